//! Content that is not embedded, and `check`: everything is read, and all that is wrong is said at once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use thiserror::Error;

use super::findings::Findings;
use super::folder::Folder;
use super::load::{
    Quick, Reader, read_counties, read_guide, read_lists, read_places, read_policies, read_sources, read_strings,
};
use super::report::Report;
use super::tree::{RawFile, Tree};
use super::yaml;
use crate::domain::{Content, Guide, Lang, NonEmpty, PlaceCode, PolicyBook, page_of};

/// Content that cannot be used, and why.
#[derive(Debug, Error)]
#[error("the content is refused: {}", report.summary())]
pub struct Refusal {
    report: Report,
}

impl Refusal {
    /// All findings.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// Reads and checks the content of a directory as a whole; no page is left for later.
///
/// # Errors
/// Everything for which the content is refused, in the words of `check_dir`.
pub fn from_dir(root: &Path, lang: Lang) -> Result<Arc<Content>, Refusal> {
    let mut findings = Findings::of_errors();
    let folder = Folder::read(root, &mut findings);
    if !findings.refuse()
        && let Some(content) = read_all(&mut Quick(&folder), &folder, lang, &mut findings)
    {
        return Ok(Arc::new(content));
    }
    let mut report = check_dir(root);
    if report.errors() == 0 {
        // The files changed between the two readings: what the first one met is still the answer.
        report = Report::draw(findings, &folder, &BTreeMap::new());
    }
    Err(Refusal { report })
}

/// Checks the content of a directory.
#[must_use]
pub fn check_dir(root: &Path) -> Report {
    let mut findings = Findings::of_everything();
    let folder = Folder::read(root, &mut findings);
    check(&folder, findings)
}

/// Checks the embedded content.
#[must_use]
pub fn check_embedded() -> Report {
    let mut findings = Findings::of_everything();
    let folder = Folder::embedded(&mut findings);
    check(&folder, findings)
}

fn check(folder: &Folder, mut findings: Findings) -> Report {
    let mut slow = Slow { folder, trees: BTreeMap::new() };
    if !folder.is_empty() {
        read_all(&mut slow, folder, Lang::Zh, &mut findings);
    }
    Report::draw(findings, folder, &slow.trees)
}

/// Reads everything; nothing when there is an error.
fn read_all(reader: &mut impl Reader, folder: &Folder, lang: Lang, findings: &mut Findings) -> Option<Content> {
    let places = read_places(reader, findings);
    let lists = read_lists(reader, places.codes(), findings);
    let strings = read_strings(reader, lang, findings);
    let other_language = read_strings(reader, lang.other(), findings);
    let counties = read_counties(reader, &lists.known.codes, findings);
    let files: Vec<String> = folder.path_files().map(str::to_owned).collect();
    let mut documents = read_sources(reader, &lists.known, findings);
    let policy_files: Vec<String> = folder.policy_files().map(str::to_owned).collect();
    let policies = read_policies(reader, &policy_files, &lists.known, &mut documents, findings);
    let shelf = read_guide(reader, &files, &lists.known, &mut documents, findings);
    if findings.refuse() {
        return None;
    }
    let (strings, other_language) = (strings?, other_language?);
    let menu = Arc::new(lists.menu()?.0);
    let codes: Vec<PlaceCode> = places.provinces.iter().map(|province| province.code).collect();
    let guide = Guide::sorted_out(shelf, &codes, documents.list());
    Some(Content {
        provinces: places.provinces,
        places: NonEmpty::new(places.selectable)?,
        outside: places.outside,
        menu: page_of(move || menu),
        strings,
        other_language: page_of(move || other_language),
        counties: page_of(move || counties),
        guide: page_of(move || guide),
        policies: page_of(move || PolicyBook::sorted_out(policies)),
    })
}

/// The slow way over a folder: it keeps the trees, for the report.
struct Slow<'a> {
    folder: &'a Folder,
    trees: BTreeMap<String, Tree>,
}

impl Reader for Slow<'_> {
    fn raw<T: RawFile>(&mut self, name: &str, findings: &mut Findings) -> Option<T> {
        let text = self.folder.text(name)?;
        let root = match yaml::tree(text) {
            Ok(root) => root,
            Err(broken) => {
                broken.report(name, text, findings);
                return None;
            }
        };
        let tree = Tree::new(root, name, findings);
        let raw = tree.read(name, text, findings);
        self.trees.insert(name.to_owned(), tree);
        // The deciding parser has the last word: what it refuses must not pass.
        if !findings.refuse_file(name)
            && let Err(broken) = yaml::read::<T>(text)
        {
            broken.report(name, text, findings);
        }
        raw
    }

    fn text(&self, name: &str) -> &str {
        self.folder.text(name).unwrap_or_default()
    }
}
