//! A block: one thing one layer says, with the source of each way it is said.

use std::sync::Arc;

use super::Reading;
use crate::domain::{Date, NonEmpty, PartialDate, Source, Trust};

/// Where in which source something stands, and how old it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The document.
    pub source: Arc<Source>,
    /// How far this fact of it can be trusted.
    pub trust: Trust,
    /// The year or day the rule is of, where the source says so; otherwise the source's own date counts.
    pub as_of: Option<PartialDate>,
    /// The lines of the source.
    pub lines: Vec<u16>,
}

impl Cited {
    /// The day the age of the rule is counted from.
    #[must_use]
    pub fn dated(&self) -> PartialDate {
        self.as_of.or(self.source.date).unwrap_or(self.source.read)
    }

    /// True when the rule is older than a year on `as_of`, or may be.
    #[must_use]
    pub fn stale(&self, as_of: Date) -> bool {
        self.dated().earliest().more_than_a_year_before(as_of)
    }
}

/// One way one source says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative<T> {
    /// What it says; nothing where it says that there is none.
    pub rule: Option<T>,
    /// Who says so; nothing for what the person typed.
    pub cited: Option<Cited>,
    /// The source says "usually", "may".
    pub hedged: bool,
    /// How the source was read.
    pub readings: Vec<Reading>,
}

/// Another way to take it, recomputed only to show what it would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant<T> {
    /// The reading it belongs to, if it is one.
    pub reading: Option<Reading>,
    /// What would hold instead.
    pub instead: Alternative<T>,
}

/// One thing one layer says. Sources that disagree stand side by side; a result spans all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<T> {
    /// The ways it is said.
    pub alternatives: NonEmpty<Alternative<T>>,
    /// Other ways to take it.
    pub variants: Vec<Variant<T>>,
}

impl<T> Block<T> {
    /// A block said in one way.
    #[must_use]
    pub fn one(alternative: Alternative<T>) -> Self {
        Self { alternatives: NonEmpty::of(alternative), variants: Vec::new() }
    }

    /// What a person typed: no source, no doubt.
    #[must_use]
    pub fn typed(rule: Option<T>) -> Self {
        Self::one(Alternative { rule, cited: None, hedged: false, readings: Vec::new() })
    }
}
