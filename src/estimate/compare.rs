//! The same bill at every level and every place of treatment, and what a change is worth.
//!
//! What a change is worth is worked out at common corners: both bills share the same unknown rate, deductible and cap.
//! Taking one interval from another would suggest that filing may hurt.

use super::choices::choices;
use super::claim::{Answer, Claim, Visit};
use super::exact::Exact;
use super::parameters::{Choice, Setting};
use super::scene::{CapAt, Corner, DIALS, Dial};
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
    /// What filing is worth, one entry a row; nothing where a cap may cut in or the rules share too little.
    pub filing: Vec<Cell>,
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
    let kind = |kind: SiteKind| sites.iter().find(|site| site.like == kind).copied();
    let filing = |level: Option<&Level>| {
        let (filed, unfiled) = (kind(SiteKind::Filed)?, kind(SiteKind::Unfiled)?);
        worth(rules, &at(level, filed), &at(level, unfiled))
    };
    Comparison {
        rows: rows.iter().map(|level| sites.iter().map(|site| cell(*level, site)).collect()).collect(),
        filing: rows.iter().map(|level| filing(*level)).collect(),
        levels,
        sites,
    }
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
}

/// What the number of the stay is worth: how much more comes back at `later` than at the first stay.
#[must_use]
pub fn later_admission_worth(rules: &Rules<'_>, claim: &Claim, later: u8) -> Cell {
    let at = |number: u8| Claim { visit: Visit::Inpatient(Answer::Known(number)), ..claim.clone() };
    match claim.visit {
        Visit::Inpatient(_) => worth(rules, &at(later), &at(1)),
        Visit::Outpatient | Visit::Chronic | Visit::Special => None,
    }
}

/// How much more comes back for `one` than for `other` at every common corner. Nothing where a cap may cut in, or where an
/// uncertain number differs between the two.
#[must_use]
pub fn worth(rules: &Rules<'_>, one: &Claim, other: &Claim) -> Cell {
    let (ones, others) = (choices(rules, one), choices(rules, other));
    if ones.len() != others.len() {
        return None;
    }
    let mut found: Option<(Exact, Exact)> = None;
    let mut comparable = true;
    for (mine, theirs) in ones.iter().zip(&others) {
        let second = all_settings(rules, other, *theirs);
        let mut at = 0;
        settings(rules, one, std::slice::from_ref(mine), |_, _, setting| {
            match second.get(at) {
                Some(other) => comparable &= differences(&setting, other, &mut found),
                None => comparable = false,
            }
            at += 1;
        });
    }
    let (low, high) = found.filter(|_| comparable)?;
    (low >= Exact::ZERO).then(|| (Fen::nearest(low.half_up()), Fen::nearest(high.half_up())))
}

fn all_settings(rules: &Rules<'_>, claim: &Claim, choice: Choice<'_>) -> Vec<Setting> {
    let mut all = Vec::new();
    settings(rules, claim, &[choice], |_, _, setting| all.push(setting));
    all
}

/// Widens `found` by the differences at every common corner; false where they cannot be compared.
fn differences(one: &Setting, other: &Setting, found: &mut Option<(Exact, Exact)>) -> bool {
    let mut varying = Vec::with_capacity(DIALS);
    for dial in Dial::ALL {
        if one.scene.varies(dial) || other.scene.varies(dial) {
            if !one.scene.shares(&other.scene, dial) {
                return false;
            }
            varying.push(dial);
        }
    }
    for number in 0..1_u32 << varying.len() {
        let mut corner = Corner::default();
        for (bit, dial) in varying.iter().enumerate() {
            corner = corner.with(*dial, usize::from(number >> bit & 1 == 1));
        }
        let worked = (one.scene.work_out(corner, CapAt::End), other.scene.work_out(corner, CapAt::End));
        let (Some(mine), Some(theirs)) = worked else { return false };
        if mine.capped || theirs.capped || mine.critical > Exact::ZERO || theirs.critical > Exact::ZERO {
            return false;
        }
        let more = mine.total.minus(theirs.total);
        *found = Some(found.map_or((more, more), |(low, high)| (low.min(more), high.max(more))));
    }
    true
}
