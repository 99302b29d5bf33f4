//! What filing before going elsewhere is worth, in words.

use super::EstimateWording;
use crate::domain::{Fen, Phrase, SiteKind};
use crate::estimate::{Comparison, Difference, Filing, Untold};

impl EstimateWording<'_> {
    /// What filing is worth, rows where it is worth the same in one sentence; nothing where it makes no difference, or
    /// where the place does not tell filed from unfiled.
    pub(super) fn filing(&self, table: &Comparison<'_>, rows: &[Vec<usize>], names: &[String]) -> Vec<String> {
        let several = several_ways(table);
        let mut said = Vec::new();
        for filing in &table.filing {
            let sites = [filing.filed, filing.unfiled].map(|at| self.site(table.sites[at]));
            let worth = worth_telling(table, filing, rows);
            for (worth, at) in &worth {
                let level = self.beside(at.iter().map(|row| names[*row].clone()));
                let level = level.filter(|_| at.len() < rows.len());
                said.push(self.filing_worth(*worth, several.then_some(sites), level.as_deref()));
            }
        }
        said
    }

    /// What filing is worth: between two sites where the place has several ways of going elsewhere, and at some levels
    /// where it is not worth the same at all.
    fn filing_worth(&self, worth: Difference, sites: Option<[&str; 2]>, level: Option<&str>) -> String {
        let why = match worth {
            Ok((low, high)) => {
                let amount = self.range(low, high);
                return match (sites, level) {
                    (None, None) => self.fill(Phrase::CompareFiling, &[&amount]),
                    (None, Some(level)) => self.fill(Phrase::CompareFilingAt, &[level, &amount]),
                    (Some([filed, unfiled]), None) => self.fill(Phrase::ComparePair, &[filed, unfiled, &amount]),
                    (Some([filed, unfiled]), Some(level)) => {
                        self.fill(Phrase::ComparePairAt, &[level, filed, unfiled, &amount])
                    }
                };
            }
            Err(Untold::Cap) => Phrase::CompareWhyCap,
            Err(Untold::Critical) => Phrase::CompareWhyCritical,
            Err(Untold::Apart) => Phrase::CompareWhyApart,
            Err(Untold::Less) => Phrase::CompareWhyLess,
        };
        let why = self.get(why);
        let what = match sites {
            Some(sites) => self.fill(Phrase::ComparePairWorth, &sites),
            None => self.get(Phrase::CompareFilingWorth).to_owned(),
        };
        match level {
            Some(level) => self.fill(Phrase::CompareUntoldAt, &[level, &what, why]),
            None => self.fill(Phrase::CompareUntold, &[&what, why]),
        }
    }
}

/// True if a place has more than one way of having filed, or of not having filed: each is then named.
fn several_ways(table: &Comparison<'_>) -> bool {
    let ways = |kind: SiteKind| table.sites.iter().filter(|site| site.like == kind).count();
    ways(SiteKind::Filed) > 1 || ways(SiteKind::Unfiled) > 1
}

/// What is worth a sentence, with the rows of which it is so: not where both bills pay the same, or one has no rate.
fn worth_telling(table: &Comparison<'_>, filing: &Filing, rows: &[Vec<usize>]) -> Vec<(Difference, Vec<usize>)> {
    let mut found: Vec<(Difference, Vec<usize>)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = &table.rows[row[0]];
        let (filed, unfiled, worth) = (cells[filing.filed], cells[filing.unfiled], filing.worth[row[0]]);
        let nothing = matches!(worth, Ok((_, Fen::ZERO))) || filed == unfiled;
        if nothing || filed.is_none() || unfiled.is_none() {
            continue;
        }
        match found.iter_mut().find(|(other, _)| *other == worth) {
            Some((_, rows)) => rows.push(at),
            None => found.push((worth, vec![at])),
        }
    }
    found
}
