//! Ids: unique where they are given, known where they are used.

use std::collections::HashMap;

use super::findings::{Findings, Spot};
use super::items::Unread;
use super::nearest::did_you_mean;
use super::problems::Problem;

/// The ids of one list, and their positions.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids {
    positions: HashMap<Box<str>, usize>,
    unread: Unread,
}

impl Ids {
    /// An empty list, and what could not be read of it.
    pub(super) fn new(unread: Unread) -> Self {
        Self { positions: HashMap::new(), unread }
    }

    /// Takes the id of the next item. Its position counts the items that were read.
    pub(super) fn define(&mut self, findings: &mut Findings, spot: &Spot<'_>, what: &str, id: &str) -> Box<str> {
        findings.words(spot, id);
        let next = self.positions.len();
        if self.positions.insert(id.into(), next).is_some() {
            findings.add(spot, Problem::DuplicateId { what: what.to_owned(), id: id.to_owned() });
        }
        id.into()
    }

    /// True for an id that has been given.
    pub(super) fn has(&self, id: &str) -> bool {
        self.positions.contains_key(id)
    }

    /// The position of an id.
    pub(super) fn find(
        &self,
        findings: &mut Findings,
        spot: &Spot<'_>,
        id: &str,
        unknown: fn(String) -> Problem,
    ) -> Option<usize> {
        let found = self.positions.get(id).copied();
        if found.is_none() {
            if let Some(wide) = id.find(['，', '、', '：', '“']).and_then(|at| id.get(at..)) {
                let found: String = wide.chars().take(1).collect();
                let aim = spot.word(id, wide.get(..found.len()).unwrap_or_default());
                let advice = Some("write its half-width twin".to_owned());
                findings.advise(&aim, Problem::FullWidth { found }, advice);
            } else if id.is_empty() {
                findings.add(spot, Problem::EmptyValue);
            } else if !self.unread.may_hold(id) {
                let advice = did_you_mean(id, self.positions.keys().map(|known| &**known));
                findings.advise(spot, unknown(id.to_owned()), advice);
            }
        }
        found
    }
}

/// Finds a word of a closed list by its code.
pub(super) fn word_of<T: Copy>(
    findings: &mut Findings,
    spot: &Spot<'_>,
    text: &str,
    all: &[T],
    code: fn(T) -> &'static str,
    unknown: fn(String) -> Problem,
) -> Option<T> {
    let found = all.iter().copied().find(|item| code(*item) == text);
    if found.is_none() {
        let near = did_you_mean(text, all.iter().map(|item| code(*item)));
        let advice = near.or_else(|| {
            let words: Vec<String> = all.iter().map(|item| format!("`{}`", code(*item))).collect();
            (words.len() <= 8).then(|| format!("write one of {}", words.join(", ")))
        });
        findings.advise(spot, unknown(text.to_owned()), advice);
    }
    found
}
