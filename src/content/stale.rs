//! Facts that have grown old: a list for authors, not a mistake.

use crate::domain::{Date, Guide, PartialDate, Season, year_collected};

/// What kind of fact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A menu path.
    Path,
    /// A note.
    Note,
    /// A hotline.
    Hotline,
    /// An entry of the calendar.
    Season,
}

/// A fact that is older than a year, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// What kind of fact it is.
    pub fact: Fact,
    /// Its id; of a hotline the number.
    pub id: String,
    /// The source its age is counted by: the one the guide names with it.
    pub source: String,
    /// The date of that source, where it names one.
    pub date: Option<PartialDate>,
    /// When that source was read.
    pub read: PartialDate,
}

/// The paths, notes, hotlines and entries of the calendar whose source is older than a year on `as_of`; a path with several sources is as
/// young as the newest.
#[must_use]
pub fn stale(guide: &Guide, as_of: Date) -> Vec<Stale> {
    let paths = guide.paths().map(|path| (Fact::Path, &*path.id, path.provenance.first()));
    let notes = guide.shelves().flat_map(|shelf| &shelf.notes);
    let notes = notes.map(|note| (Fact::Note, &*note.id, &note.provenance));
    let lines = guide.shelves().flat_map(|shelf| &shelf.hotlines);
    let lines = lines.map(|line| (Fact::Hotline, &*line.number, &line.provenance));
    let seasons = guide.calendar().map(|entry| (Fact::Season, &*entry.id, entry.provenance.first()));
    paths
        .chain(notes)
        .chain(lines)
        .chain(seasons)
        .filter(|(.., provenance)| provenance.stale(as_of))
        .map(|(fact, id, provenance)| {
            let source = &provenance.source;
            Stale { fact, id: id.to_owned(), source: source.id.to_string(), date: source.date, read: source.read }
        })
        .collect()
}

/// The entries of the calendar whose cover year is no longer collected on `as_of`: they are shown as history only.
pub fn history(guide: &Guide, as_of: Date) -> impl Iterator<Item = &Season> {
    let year = year_collected(as_of);
    guide.calendar().filter(move |entry| entry.cover_year < year)
}
