//! The files of a content folder as text: the embedded ones, or those of a directory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use super::findings::Findings;
use super::problems::Problem;

/// Every file that was in `content/` when the program was built, one after the other.
static EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/embedded.yaml"));

/// The names of the embedded files, in alphabetical order, and where each begins and ends.
#[expect(clippy::unreadable_literal, reason = "they are written by the build for the program, not for people")]
static SPANS: &[(&str, usize, usize)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A content file may not be larger: it is read into memory before anything is known about it.
const LARGEST: u64 = 1_000_000;

/// The files that must be there, besides those of `paths/`.
pub(super) const FILES: [&str; 10] = [
    "places.yaml",
    "counties.yaml",
    "tasks.yaml",
    "channels.yaml",
    "sources.yaml",
    "labels.yaml",
    "notes.yaml",
    "calendar.yaml",
    "strings/zh.yaml",
    "strings/en.yaml",
];

/// Texts by file name, `/` between folders.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Nothing stands for a file that is there and could not be read; that has been said.
    files: BTreeMap<String, Option<Cow<'static, str>>>,
}

impl Folder {
    /// One embedded file; empty when there is none of that name.
    pub(super) fn embedded_file(name: &str) -> &'static str {
        let span = SPANS.iter().find(|(file, ..)| *file == name);
        span.and_then(|(_, start, end)| EMBEDDED.get(*start..*end)).unwrap_or_default()
    }

    /// The names of all embedded files.
    #[cfg(test)]
    pub(super) fn embedded_names() -> impl Iterator<Item = &'static str> {
        SPANS.iter().map(|(name, ..)| *name)
    }

    /// The names of the embedded path files.
    pub(super) fn embedded_paths() -> impl Iterator<Item = &'static str> {
        SPANS.iter().map(|(name, ..)| *name).filter(|name| name.starts_with("paths/"))
    }

    /// The names of the embedded files of rules.
    pub(super) fn embedded_policies() -> impl Iterator<Item = &'static str> {
        SPANS.iter().map(|(name, ..)| *name).filter(|name| name.starts_with("policies/"))
    }

    /// The embedded files.
    pub(super) fn embedded(findings: &mut Findings) -> Self {
        let texts = SPANS.iter().map(|(name, ..)| (*name).to_owned()).map(|name| (Self::embedded_file(&name), name));
        let files = texts.map(|(text, name)| (name, Some(Cow::Borrowed(text)))).collect();
        let folder = Self { files };
        folder.look_for_gaps(findings);
        folder
    }

    /// The files of a directory; what cannot be read is a finding.
    pub(super) fn read(root: &Path, findings: &mut Findings) -> Self {
        let mut folder = Self::default();
        match folder.list(root, "", findings) {
            Ok(()) => folder.look_for_gaps(findings),
            Err(error) => {
                let problem = Problem::NoFolder { why: reason(&error) };
                findings.file(&root.display().to_string(), problem, Some("name a folder laid out like `content/`"));
            }
        }
        folder
    }

    fn list(&mut self, folder: &Path, prefix: &str, findings: &mut Findings) -> io::Result<()> {
        let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let (path, name) = (entry.path(), format!("{prefix}{name}"));
            match fs::metadata(&path) {
                Ok(about) if about.is_dir() && (prefix.is_empty() || prefix == "paths/") => {
                    if let Err(error) = self.list(&path, &format!("{name}/"), findings) {
                        findings.file(&format!("{name}/"), Problem::Unreadable { why: reason(&error) }, None);
                    }
                }
                Ok(about) if about.is_dir() || !is_read(&name) => findings.file(&name, Problem::UnknownFile, None),
                Ok(about) => {
                    let text = text_of(&path, &about, &name, findings);
                    self.files.insert(name, text.map(Cow::Owned));
                }
                Err(error) => {
                    findings.file(&name, Problem::Unreadable { why: reason(&error) }, None);
                    self.files.insert(name, None);
                }
            }
        }
        Ok(())
    }

    fn look_for_gaps(&self, findings: &mut Findings) {
        for name in FILES {
            if !self.files.contains_key(name) {
                findings.file(
                    name,
                    Problem::MissingFile,
                    Some("a content folder replaces the built-in one as a whole"),
                );
            }
        }
        if self.path_files().next().is_none() {
            findings.file("paths/", Problem::MissingFile, Some("write at least one `paths/<channel>.yaml`"));
        }
        for name in self.files.keys().filter(|name| !is_read(name)) {
            findings.file(name, Problem::UnknownFile, None);
        }
    }

    /// The text of a file, if it is there and could be read.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name)?.as_deref()
    }

    /// True when there is no file to look at.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The names of the path files, in alphabetical order.
    pub(super) fn path_files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|name| name.starts_with("paths/"))
    }

    /// The names of the files of rules, in alphabetical order.
    pub(super) fn policy_files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|name| name.starts_with("policies/"))
    }
}

fn is_read(name: &str) -> bool {
    let yaml = Path::new(name).extension().is_some_and(|kind| kind == "yaml");
    FILES.contains(&name) || ((name.starts_with("paths/") || name.starts_with("policies/")) && yaml)
}

/// The text of a file without its byte order mark, which `yaml_serde` takes for a document of its own.
fn text_of(path: &Path, about: &fs::Metadata, name: &str, findings: &mut Findings) -> Option<String> {
    let mut refuse = |problem, advice| {
        findings.file(name, problem, advice);
        None
    };
    if !about.is_file() {
        return refuse(Problem::Unreadable { why: "it is no regular file".to_owned() }, None);
    }
    if about.len() > LARGEST {
        let problem = Problem::TooLarge { size: about.len().to_string() };
        return refuse(problem, Some("leave out what is not content; 1 MB is the most"));
    }
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(_) => refuse(Problem::BadEncoding, Some("save it as UTF-8")),
        },
        Err(error) => refuse(Problem::Unreadable { why: reason(&error) }, None),
    }
}

/// What went wrong, in the same words on every system.
fn reason(error: &io::Error) -> String {
    let known = [
        (io::ErrorKind::NotFound, "there is nothing of that name"),
        (io::ErrorKind::PermissionDenied, "you may not read it"),
        (io::ErrorKind::NotADirectory, "it is not a folder"),
    ];
    let words = known.iter().find(|(kind, _)| *kind == error.kind());
    words.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}
