//! The same bill at every level and every place of treatment, and what a change is worth.
//!
//! What a change is worth is worked out at common corners: both bills share the same unknown rate, deductible and cap.
//! Taking one interval from another would suggest that filing may hurt.

use thiserror::Error;

use super::choices::choices;
use super::claim::{Answer, Claim, Visit};
use super::exact::Exact;
use super::parameters::{Choice, Parameter, Setting};
use super::scene::{CapAt, Corner, Dial};
use super::search::settings;
use crate::domain::{Fen, Level, Rules, Site, SiteKind};

/// What comes back at one level and one site; nothing where no rule gives a rate.
pub type Cell = Option<(Fen, Fen)>;

/// The same bill everywhere.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The rows; empty where the level does not matter (then there is one row).
    pub levels: Vec<&'a Level>,
    /// The columns.
    pub sites: Vec<&'a Site>,
    /// One row a level, one cell a site.
    pub rows: Vec<Vec<Cell>>,
    /// What filing is worth, for each two columns that differ by it alone.
    pub filing: Vec<Filing>,
}

/// Two columns that differ by the filing alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The column of those who filed.
    pub filed: usize,
    /// The column of those who did not.
    pub unfiled: usize,
    /// What filing is worth, one entry a row.
    pub worth: Vec<Difference>,
}

/// How much more one bill pays than another, at least and at most; or why that cannot be told.
pub type Difference = Result<(Fen, Fen), Untold>;

/// Why nobody can tell how much more one bill pays than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Untold {
    /// An uncertain number differs between the two, or there is nothing to take from each other.
    #[error("the numbers of the two bills do not belong together one to one")]
    Apart,
    /// A cap may cut in.
    #[error("a cap may cut in")]
    Cap,
    /// Critical illness insurance pays back some of what the other pays less, and how much hangs on uncertain numbers.
    #[error("critical illness insurance pays a part that differs between the two bills")]
    Critical,
    /// The one may pay less than the other.
    #[error("it may be less")]
    Less,
}

/// The same bill at every level, local or elsewhere.
#[must_use]
pub fn compare<'a>(rules: &Rules<'a>, claim: &Claim) -> Comparison<'a> {
    let levels: Vec<&Level> = if rules.level_matters() { rules.levels.iter().collect() } else { Vec::new() };
    let sites: Vec<&Site> = rules.sites.iter().collect();
    let rows: Vec<Option<&Level>> =
        if levels.is_empty() { vec![None] } else { levels.iter().copied().map(Some).collect() };
    let at = |level: Option<&Level>, site: &Site| Claim {
        level: level.map_or_else(|| claim.level.clone(), |level| Answer::Known(level.id.clone())),
        site: Answer::Known(site.id.clone()),
        ..claim.clone()
    };
    let cell = |level: Option<&Level>, site: &Site| super::result::ends(rules, &at(level, site));
    let filing = |(filed, unfiled): (usize, usize)| {
        let worth = |level: Option<&Level>| worth(rules, &at(level, sites[filed]), &at(level, sites[unfiled]));
        Filing { filed, unfiled, worth: rows.iter().map(|level| worth(*level)).collect() }
    };
    Comparison {
        rows: rows.iter().map(|level| sites.iter().map(|site| cell(*level, site)).collect()).collect(),
        filing: filings(&sites).into_iter().map(filing).collect(),
        levels,
        sites,
    }
}

/// The columns that differ by the filing alone, the filed one first.
fn filings(sites: &[&Site]) -> Vec<(usize, usize)> {
    let at = |id: &str| sites.iter().position(|site| *site.id == *id);
    let filed = |(unfiled, site): (usize, &&Site)| Some((at(site.filed_as.as_deref()?)?, unfiled));
    sites.iter().enumerate().filter_map(filed).collect()
}

impl Comparison<'_> {
    /// True if more comes back at one row than at the other, whatever the unknown numbers are.
    #[must_use]
    pub fn certainly_more(&self, row: usize, other: usize, site: usize) -> bool {
        matches!((self.cell(row, site), self.cell(other, site)), (Some((low, _)), Some((_, high))) if low > high)
    }

    /// True if what comes back at one row is never less than at the other, whatever the unknown numbers are.
    #[must_use]
    pub fn never_less(&self, row: usize, other: usize, site: usize) -> bool {
        matches!((self.cell(row, site), self.cell(other, site)), (Some((low, _)), Some((_, high))) if low >= high)
    }

    fn cell(&self, row: usize, site: usize) -> Cell {
        self.rows.get(row).and_then(|cells| cells.get(site)).copied().flatten()
    }

    /// What filing is worth at a row between the two sites everybody knows, `filed` and `unfiled`.
    #[must_use]
    pub fn usual_filing(&self, row: usize) -> Cell {
        let is_usual = |filing: &&Filing| {
            *self.sites[filing.filed].id == *SiteKind::Filed.code()
                && *self.sites[filing.unfiled].id == *SiteKind::Unfiled.code()
        };
        self.filing.iter().find(is_usual)?.worth.get(row)?.ok()
    }
}

/// What the number of the stay is worth: how much more comes back at `later` than at the first stay.
#[must_use]
pub fn later_admission_worth(rules: &Rules<'_>, claim: &Claim, later: u8) -> Cell {
    let at = |number: u8| Claim { visit: Visit::Inpatient(Answer::Known(number)), ..claim.clone() };
    match claim.visit {
        Visit::Inpatient(_) => worth(rules, &at(later), &at(1)).ok(),
        Visit::Outpatient | Visit::Chronic | Visit::Special => None,
    }
}

/// How much more comes back for `one` than for `other` at every common corner.
///
/// # Errors
/// Why that cannot be told.
pub fn worth(rules: &Rules<'_>, one: &Claim, other: &Claim) -> Difference {
    let (ones, others) = (choices(rules, one), choices(rules, other));
    if ones.len() != others.len() {
        return Err(Untold::Apart);
    }
    let mut found = Found::default();
    for (mine, theirs) in ones.iter().zip(&others) {
        let (mine, theirs) = (all_settings(rules, one, *mine), all_settings(rules, other, *theirs));
        if mine.len() != theirs.len() {
            return Err(Untold::Apart);
        }
        for (one, other) in mine.iter().zip(&theirs) {
            found.look(one, other)?;
        }
    }
    found.told()
}

fn all_settings(rules: &Rules<'_>, claim: &Claim, choice: Choice<'_>) -> Vec<Setting> {
    let mut all = Vec::new();
    settings(rules, claim, &[choice], |_, _, setting| all.push(setting));
    all
}

/// What has been found so far about the difference of two bills.
#[derive(Default)]
struct Found {
    ends: Option<(Exact, Exact)>,
    /// Critical illness insurance pays, and some uncertain number moves both bills.
    critical: bool,
}

impl Found {
    /// Looks at every common corner of two cases.
    ///
    /// The difference has its ends at corners while it is a multiple of what enters; and, critical illness insurance or
    /// not, where each uncertain number moves one of the two bills only: each bill is monotone in it.
    fn look(&mut self, one: &Setting, other: &Setting) -> Result<(), Untold> {
        let (one, other) = (&one.scene, &other.scene);
        let varying: Vec<Dial> =
            Dial::ALL.into_iter().filter(|dial| one.varies(*dial) || other.varies(*dial)).collect();
        if !varying.iter().all(|dial| one.shares(other, *dial)) {
            return Err(Untold::Apart);
        }
        let moves_both = varying.iter().any(|dial| one.varies(*dial) && other.varies(*dial) && !of_cap(*dial));
        for number in 0..1_u32 << varying.len() {
            let mut corner = Corner::default();
            for (bit, dial) in varying.iter().enumerate() {
                corner = corner.with(*dial, usize::from(number >> bit & 1 == 1));
            }
            let worked = (one.work_out(corner, CapAt::End), other.work_out(corner, CapAt::End));
            let (Some(mine), Some(theirs)) = worked else { return Err(Untold::Apart) };
            if mine.capped || theirs.capped {
                return Err(Untold::Cap);
            }
            if moves_both && (mine.critical > Exact::ZERO || theirs.critical > Exact::ZERO) {
                self.critical = true;
                continue;
            }
            let more = mine.total.minus(theirs.total);
            self.ends = Some(self.ends.map_or((more, more), |(low, high)| (low.min(more), high.max(more))));
        }
        Ok(())
    }

    /// The difference, if it can be told.
    fn told(self) -> Difference {
        if self.critical {
            return Err(Untold::Critical);
        }
        match self.ends {
            None => Err(Untold::Apart),
            Some((low, _)) if low < Exact::ZERO => Err(Untold::Less),
            Some((low, high)) => Ok((Fen::nearest(low.half_up()), Fen::nearest(high.half_up()))),
        }
    }
}

/// True for a number that moves nothing while no cap cuts in.
fn of_cap(dial: Dial) -> bool {
    [Parameter::Cap, Parameter::AboveCap].iter().any(|parameter| parameter.dials().contains(&dial))
}
