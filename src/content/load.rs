//! From files to `Content`: what is read at once, what is read later, and in which order things are checked.

use std::sync::LazyLock;

use super::calendar::{RawCalendar, calendar};
use super::findings::{Findings, Spot};
use super::folder::Folder;
use super::ids::Ids;
use super::items::Unread;
use super::labels::Labels;
use super::lists::{Known, Sources, Texts, channels, dropped, tasks};
use super::notes::notes;
use super::paths::PathCheck;
use super::places::{Codes, Places, counties};
use super::plain;
use super::policies::{PolicyCheck, RawPolicy, report_overlaps};
use super::raw::{
    RawChannels, RawCounties, RawLabels, RawNotes, RawPaths, RawPlaces, RawSources, RawStrings, RawTasks,
};
use super::strings::strings;
use super::tree::RawFile;
use crate::domain::{self, Channel, Counties, Dropped, Lang, Menu, NonEmpty, PlaceCode, Policy, Shelf, Strings, Task};

/// Where raw files come from: the quick way or the slow one.
pub(super) trait Reader {
    /// The raw form of a file, unless there is none to be had; why not has been said then.
    fn raw<T: RawFile>(&mut self, name: &str, findings: &mut Findings) -> Option<T>;

    /// The text of a file; empty when there is none.
    fn text(&self, name: &str) -> &str;
}

/// Tasks and channels, and what paths and notes may refer to.
pub(super) struct Lists {
    pub(super) tasks: Option<NonEmpty<Task>>,
    pub(super) channels: Option<NonEmpty<Channel>>,
    pub(super) known: Known,
}

impl Lists {
    /// The lists a person chooses from, unless one of them is empty.
    pub(super) fn menu(self) -> Option<(Menu, Known)> {
        Some((Menu { tasks: self.tasks?, channels: self.channels? }, self.known))
    }
}

/// Reads the places: all that the first frame needs, besides the words.
pub(super) fn read_places(reader: &mut impl Reader, findings: &mut Findings) -> Places {
    let raw: RawPlaces = reader.raw("places.yaml", findings).unwrap_or_default();
    Places::check(&raw, findings, &Spot::top("places.yaml"))
}

/// Reads tasks and channels.
pub(super) fn read_lists(reader: &mut impl Reader, codes: Codes, findings: &mut Findings) -> Lists {
    let raw: RawTasks = reader.raw("tasks.yaml", findings).unwrap_or_default();
    let (tasks, task_ids) = tasks(&raw, findings, &Spot::top("tasks.yaml"));
    let raw: RawChannels = reader.raw("channels.yaml", findings).unwrap_or_default();
    let (channels, channel_ids) = channels(&raw, findings, &Spot::top("channels.yaml"));
    Lists { tasks, channels, known: Known { tasks: task_ids, channels: channel_ids, codes } }
}

/// Reads the words of a language.
pub(super) fn read_strings(reader: &mut impl Reader, lang: Lang, findings: &mut Findings) -> Option<Strings> {
    let name = strings_file(lang);
    let raw: RawStrings = reader.raw(name, findings)?;
    strings(raw, lang, findings, &Spot::top(name))
}

/// Reads the counties.
pub(super) fn read_counties(reader: &mut impl Reader, codes: &Codes, findings: &mut Findings) -> Counties {
    let raw: RawCounties = reader.raw("counties.yaml", findings).unwrap_or_default();
    counties(raw, codes, findings, &Spot::top("counties.yaml"))
}

/// The documents that everything cites.
pub(super) struct Documents {
    pub(super) sources: Sources,
    dropped: Vec<Dropped>,
    /// Files that may cite one and could not be read.
    unread: Vec<String>,
}

impl Documents {
    /// The embedded sources, each read when something cites it.
    pub(super) fn when_cited(known: &Known) -> Self {
        static TEXTS: LazyLock<Texts> =
            LazyLock::new(|| plain::items(Folder::embedded_file("sources.yaml"), "sources").collect());
        let sources = Sources::when_cited(&TEXTS, &known.codes);
        Self { sources, dropped: Vec::new(), unread: Vec::new() }
    }

    /// What the guide names of them.
    pub(super) fn list(self) -> domain::Documents {
        domain::Documents { sources: self.sources.list(), dropped: self.dropped }
    }
}

/// Reads the sources, and the rows that were left out.
pub(super) fn read_sources(reader: &mut impl Reader, known: &Known, findings: &mut Findings) -> Documents {
    let top = Spot::top("sources.yaml");
    let raw: RawSources = reader.raw("sources.yaml", findings).unwrap_or_default();
    let sources = Sources::check(&raw, &known.codes, findings, &top);
    Documents { sources, dropped: dropped(&raw.dropped.items, findings, &top), unread: Vec::new() }
}

/// Reads the files of rules.
pub(super) fn read_policies(
    reader: &mut impl Reader,
    files: &[String],
    known: &Known,
    documents: &mut Documents,
    findings: &mut Findings,
) -> Vec<Policy> {
    let mut policies = Vec::with_capacity(files.len());
    for file in files {
        match reader.raw::<RawPolicy>(file, findings) {
            Some(raw) => {
                let sources = &mut documents.sources;
                policies.push(PolicyCheck { known, sources, findings }.check(&raw, file));
            }
            None => documents.unread.push(file.clone()),
        }
    }
    report_overlaps(&policies, findings);
    policies
}

/// Reads paths, notes and hotlines, which refer to each other.
pub(super) fn read_guide(
    reader: &mut impl Reader,
    files: &[String],
    known: &Known,
    documents: &mut Documents,
    findings: &mut Findings,
) -> Shelf {
    let labels_top = Spot::top("labels.yaml");
    let raw_labels: RawLabels = reader.raw("labels.yaml", findings).unwrap_or_default();
    let mut labels = Labels::check(&raw_labels, findings, &labels_top);

    let mut paths = Vec::new();
    let mut check = PathCheck {
        known,
        sources: &mut documents.sources,
        labels: &mut labels,
        ids: Ids::new(Unread::Nothing),
        whole: true,
    };
    for file in files {
        match reader.raw::<RawPaths>(file, findings) {
            Some(raw) => paths.extend(check.check(&raw, findings, &Spot::top(file))),
            None => check.whole = false,
        }
    }
    let mut whole = check.whole && !files.is_empty();
    let raw: RawNotes = reader.raw("notes.yaml", findings).unwrap_or_default();
    let (notes, hotlines) = notes(&raw, known, &mut documents.sources, findings, &Spot::top("notes.yaml"));
    whole &= raw.notes.whole() && raw.hotlines.whole();
    drop(raw);
    let raw: RawCalendar = reader.raw("calendar.yaml", findings).unwrap_or_default();
    let calendar = calendar(&raw, known, &mut documents.sources, findings, &Spot::top("calendar.yaml"));
    whole &= raw.calendar.whole();
    // What could not be read may still use a thing: then the plain text of the files decides.
    let mentioned = |word: &str| {
        let doubted = files.iter().map(String::as_str).chain(["notes.yaml", "calendar.yaml"]).filter(|_| !whole);
        doubted.chain(documents.unread.iter().map(String::as_str)).any(|file| reader.text(file).contains(word))
    };
    documents.sources.report_unused(findings, &Spot::top("sources.yaml"), mentioned);
    labels.report_unused(findings, &labels_top, mentioned);
    Shelf { paths, notes, hotlines, calendar }
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
    fn raw<T: RawFile>(&mut self, name: &str, findings: &mut Findings) -> Option<T> {
        quick(self.0.text(name)?, name, findings)
    }

    fn text(&self, name: &str) -> &str {
        self.0.text(name).unwrap_or_default()
    }
}

/// The quick way over the embedded files.
pub(super) struct Embedded;

impl Reader for Embedded {
    fn raw<T: RawFile>(&mut self, name: &str, findings: &mut Findings) -> Option<T> {
        let text = Folder::embedded_file(name);
        T::of_checked(text).or_else(|| quick(text, name, findings))
    }

    fn text(&self, name: &str) -> &str {
        Folder::embedded_file(name)
    }
}

/// The quick way over the embedded files, for what one province has of its own; without one, for what holds everywhere.
pub(super) struct EmbeddedPart(pub(super) Option<PlaceCode>);

impl EmbeddedPart {
    /// Whether an item belongs here, told by one of its lines.
    fn wants(&self, key: &str, text: &str) -> Option<bool> {
        let mut codes =
            matches!(key, "scope" | "place").then(|| text.split(|letter: char| !letter.is_ascii_alphanumeric()))?;
        Some(codes.any(|code| match self.0 {
            None => code == "national",
            Some(province) => code.parse().is_ok_and(|code: PlaceCode| code.province() == province),
        }))
    }
}

impl Reader for EmbeddedPart {
    fn raw<T: RawFile>(&mut self, name: &str, findings: &mut Findings) -> Option<T> {
        let text = Folder::embedded_file(name);
        if name == "labels.yaml" {
            // A gloss holds everywhere; it is no item of any place.
            return Embedded.raw(name, findings);
        }
        plain::read_part(text, &|key, text| self.wants(key, text)).or_else(|| quick(text, name, findings))
    }

    fn text(&self, name: &str) -> &str {
        Folder::embedded_file(name)
    }
}

fn quick<T: RawFile>(text: &str, name: &str, findings: &mut Findings) -> Option<T> {
    match super::yaml::read(text) {
        Ok(raw) => Some(raw),
        Err(broken) => {
            broken.report(name, text, findings);
            None
        }
    }
}
