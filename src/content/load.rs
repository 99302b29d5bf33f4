//! From files to `Content`: what is read at once, what is read later, and in which order things are checked.

use super::findings::{Findings, Spot};
use super::folder::Folder;
use super::ids::Ids;
use super::labels::Labels;
use super::lists::{Known, Sources, channels, dropped, tasks};
use super::notes::notes;
use super::paths::PathCheck;
use super::places::{Codes, Places, counties};
use super::policies::{PolicyCheck, RawPolicy, report_overlaps};
use super::raw::{
    RawChannels, RawCounties, RawLabels, RawNotes, RawPaths, RawPlaces, RawSources, RawStrings, RawTasks,
};
use super::strings::strings;
use super::tree::FromTree;
use crate::domain::{Channel, Counties, Dropped, Guide, Lang, NonEmpty, PolicyBook, Strings, Task};

/// Where raw files come from: the quick way or the slow one.
pub(super) trait Reader {
    /// The raw form of a file, unless there is none to be had; why not has been said then.
    fn raw<T: FromTree>(&mut self, name: &str, findings: &mut Findings) -> Option<T>;
}

/// What the first frame needs, besides the words.
pub(super) struct Basics {
    pub(super) places: Places,
    pub(super) tasks: Option<NonEmpty<Task>>,
    pub(super) channels: Option<NonEmpty<Channel>>,
    pub(super) known: Known,
}

/// Reads places, tasks and channels.
pub(super) fn read_basics(reader: &mut impl Reader, findings: &mut Findings) -> Basics {
    let raw: RawPlaces = reader.raw("places.yaml", findings).unwrap_or_default();
    let places = Places::check(&raw, findings, &Spot::top("places.yaml"));
    let raw: RawTasks = reader.raw("tasks.yaml", findings).unwrap_or_default();
    let (tasks, task_ids) = tasks(&raw, findings, &Spot::top("tasks.yaml"));
    let raw: RawChannels = reader.raw("channels.yaml", findings).unwrap_or_default();
    let (channels, channel_ids) = channels(&raw, findings, &Spot::top("channels.yaml"));
    let known = Known { tasks: task_ids, channels: channel_ids, codes: places.codes() };
    Basics { places, tasks, channels, known }
}

/// Reads the words of a language.
pub(super) fn read_strings(reader: &mut impl Reader, lang: Lang, findings: &mut Findings) -> Option<Strings> {
    let name = strings_file(lang);
    let raw: RawStrings = reader.raw(name, findings)?;
    strings(&raw, lang, findings, &Spot::top(name))
}

/// Reads the counties.
pub(super) fn read_counties(reader: &mut impl Reader, codes: &Codes, findings: &mut Findings) -> Counties {
    let raw: RawCounties = reader.raw("counties.yaml", findings).unwrap_or_default();
    counties(&raw, codes, findings, &Spot::top("counties.yaml"))
}

/// Reads the sources, and the rows that were left out.
pub(super) fn read_sources(
    reader: &mut impl Reader,
    known: &Known,
    findings: &mut Findings,
) -> (Sources, Vec<Dropped>) {
    let top = Spot::top("sources.yaml");
    let raw: RawSources = reader.raw("sources.yaml", findings).unwrap_or_default();
    let sources = Sources::check(&raw, &known.codes, findings, &top);
    let dropped = dropped(&raw.dropped.items, findings, &top);
    (sources, dropped)
}

/// Reads the files of rules.
pub(super) fn read_policies(
    reader: &mut impl Reader,
    files: &[String],
    known: &Known,
    sources: &mut Sources,
    findings: &mut Findings,
) -> PolicyBook {
    let mut policies = Vec::with_capacity(files.len());
    for file in files {
        if let Some(raw) = reader.raw::<RawPolicy>(file, findings) {
            policies.push(PolicyCheck { known, sources, findings }.check(&raw, file));
        }
    }
    report_overlaps(&policies, findings);
    PolicyBook::new(policies)
}

/// Reads paths, notes and hotlines, which refer to each other.
pub(super) fn read_guide(
    reader: &mut impl Reader,
    files: &[String],
    known: &Known,
    (sources, dropped): (&mut Sources, Vec<Dropped>),
    findings: &mut Findings,
) -> Guide {
    let labels_top = Spot::top("labels.yaml");
    let raw: RawLabels = reader.raw("labels.yaml", findings).unwrap_or_default();
    let mut labels = Labels::check(&raw, findings, &labels_top);

    let mut paths = Vec::new();
    let mut check = PathCheck { known, sources, labels: &mut labels, ids: Ids::new(true) };
    for file in files {
        if let Some(raw) = reader.raw::<RawPaths>(file, findings) {
            paths.extend(check.check(&raw, findings, &Spot::top(file)));
        }
    }
    let raw: RawNotes = reader.raw("notes.yaml", findings).unwrap_or_default();
    let (notes, hotlines) = notes(&raw, known, sources, findings, &Spot::top("notes.yaml"));
    labels.report_unused(findings, &labels_top);
    Guide { paths, notes, hotlines, sources: sources.list(), dropped }
}

/// The file that holds the words of a language.
pub(super) fn strings_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "strings/zh.yaml",
        Lang::En => "strings/en.yaml",
    }
}

/// The quick way over a folder.
pub(super) struct Quick<'a>(pub(super) &'a Folder);

impl Reader for Quick<'_> {
    fn raw<T: FromTree>(&mut self, name: &str, findings: &mut Findings) -> Option<T> {
        quick(self.0.text(name)?, name, findings)
    }
}

/// The quick way over the embedded files.
pub(super) struct Embedded;

impl Reader for Embedded {
    fn raw<T: FromTree>(&mut self, name: &str, findings: &mut Findings) -> Option<T> {
        quick(Folder::embedded_file(name), name, findings)
    }
}

fn quick<T: FromTree>(text: &str, name: &str, findings: &mut Findings) -> Option<T> {
    match super::yaml::read(text) {
        Ok(raw) => Some(raw),
        Err(broken) => {
            broken.report(name, text, findings);
            None
        }
    }
}
