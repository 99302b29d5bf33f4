//! Where a fact comes from, how old it is, and how far it can be trusted.

use std::sync::Arc;

use super::{Date, PartialDate, PlaceCode, Text};

/// What kind of source stands behind a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trust {
    /// Published by an authority itself.
    Official,
    /// An authority's words, carried by somebody else.
    Reposted,
    /// Somebody else's words: a news page, a web article.
    ThirdParty,
    /// Thin or old: worth asking about, no more.
    Lead,
}

impl Trust {
    /// The word used in content files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Reposted => "reposted",
            Self::ThirdParty => "third_party",
            Self::Lead => "lead",
        }
    }

    /// Every kind, best first.
    pub const ALL: [Self; 4] = [Self::Official, Self::Reposted, Self::ThirdParty, Self::Lead];
}

/// A document facts were taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id in `sources.yaml`.
    pub id: Box<str>,
    /// What it is called.
    pub title: Text,
    /// Who put it out.
    pub publisher: Text,
    /// The date it carries, if it carries one.
    pub date: Option<PartialDate>,
    /// When it was read.
    pub read: PartialDate,
    /// What kind of source it is.
    pub trust: Trust,
    /// The place whose name it is printed under, if any.
    pub seen_in: Option<PlaceCode>,
    /// Its address, only where it may be shown.
    pub link: Option<Box<str>>,
}

impl Source {
    /// The first day it can be of: its own date, or the day it was read when it names none.
    #[must_use]
    pub fn earliest(&self) -> Date {
        self.date.unwrap_or(self.read).earliest()
    }
}

/// Where one fact comes from. The date is the source's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The document.
    pub source: Arc<Source>,
    /// How far this fact of it can be trusted.
    pub trust: Trust,
}

impl Provenance {
    /// True when the fact is older than a year on `as_of` (or may be: a source that names only a year counts from its first day).
    #[must_use]
    pub fn stale(&self, as_of: Date) -> bool {
        self.source.earliest().more_than_a_year_before(as_of)
    }
}
