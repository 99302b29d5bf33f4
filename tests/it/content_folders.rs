//! Content folders for the tests: the minimal one with words for every phrase, changed where a test wants.

use std::fs;
use std::path::{Path, PathBuf};

use yibao::content::{self, Refusal, Report};
use yibao::domain::{ChannelId, Content, Lang, Phrase};

/// A content folder of its own for one test.
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The minimal content, which is free of findings.
    pub(crate) fn minimal(name: &str) -> Self {
        Self::copied("tests/fixtures/minimal", name)
    }

    /// A folder of `tests/`, with words for every phrase beside it.
    pub(crate) fn copied(from: &str, name: &str) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("content").join(name);
        let _ = fs::remove_dir_all(&root);
        copy(&here.join(from), &root);
        Self { root }.write("strings/zh.yaml", words("字")).write("strings/en.yaml", words("Words"))
    }

    /// Writes something else for `old`, which must stand in the file.
    #[track_caller]
    pub(crate) fn edit(self, file: &str, old: &str, new: &str) -> Self {
        let text = self.read(file);
        assert!(text.contains(old), "{file} has no {old:?}");
        self.write(file, text.replacen(old, new, 1))
    }

    /// Writes a whole file.
    pub(crate) fn write(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Takes a file away.
    pub(crate) fn without(self, file: &str) -> Self {
        fs::remove_file(self.root.join(file)).unwrap();
        self
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).unwrap()
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn check(&self) -> Report {
        content::check_dir(&self.root)
    }

    pub(crate) fn load(&self) -> Result<std::sync::Arc<Content>, Refusal> {
        content::from_dir(&self.root, Lang::Zh)
    }

    /// The codes of all findings, in the order of the report.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.check().findings().iter().map(content::Reported::code).collect()
    }
}

/// The channel with this id.
pub(crate) fn channel_named(content: &Content, id: &str) -> Option<ChannelId> {
    content.channel_ids().find(|channel| &*content.channel(*channel).id == id)
}

/// A text for every phrase: what the words really are does not matter here. One with a placeholder stands first,
/// so that a report about it does not change with the list.
fn words(word: &str) -> String {
    let (first, rest): (Vec<&Phrase>, Vec<&Phrase>) =
        Phrase::ALL.iter().partition(|phrase| phrase.key() == "place.nothing");
    first.into_iter().chain(rest).fold(String::new(), |text, phrase| {
        let slots: String = phrase.slots().iter().flat_map(|slot| [" {", slot, "}"]).collect();
        format!("{text}{}: \"{word}{slots}\"\n", phrase.key())
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
