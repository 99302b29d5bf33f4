//! The ends of the result: every corner of every possibility, worked out.
//!
//! The payment is monotone in each number, in a direction that is the same everywhere, except in the cap: there the
//! slope is 1 less the supplement's rate over the rate of the band in which the cap is reached. So the ends lie at
//! corners, and at the values of the cap where the payment bends.

use super::choices::choices;
use super::claim::Claim;
use super::exact::Exact;
use super::parameters::{Alternatives, BLOCKS, Choice, Parameter, Setting, has_rate, setting};
use super::scene::{CapAt, Corner, DIALS, Dial, Outcome};
use crate::domain::{Rules, Standing};

/// One corner of one possibility.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pick {
    pub(super) choice: usize,
    pub(super) alternatives: Alternatives,
    pub(super) corner: Corner,
    pub(super) cap_at: CapAt,
}

/// The lowest and the highest corner.
#[derive(Debug, Clone)]
pub(super) struct Extremes {
    pub(super) low: (Exact, Pick),
    pub(super) high: (Exact, Pick),
    /// For each possibility whether some rule gives it a rate.
    pub(super) rated: Vec<bool>,
}

/// A block held at one alternative and one end of each of its numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub(super) parameter: Parameter,
    pub(super) alternative: u8,
    pub(super) corner: Corner,
}

/// How many alternatives each block has.
pub(super) fn alternatives(rules: &Rules<'_>) -> Alternatives {
    fn count<T>(standing: Option<Standing<'_, T>>) -> u8 {
        standing.map_or(1, |standing| u8::try_from(standing.block.alternatives.len()).unwrap_or(u8::MAX))
    }
    [
        count(rules.deductible),
        count(rules.later_admissions),
        count(rules.rate),
        count(rules.status),
        count(rules.off_site),
        count(rules.referral),
        count(rules.cap),
        count(rules.above_cap),
        count(rules.critical),
    ]
}

/// The next combination of alternatives, or nothing after the last one.
fn next(which: &mut Alternatives, counts: &Alternatives) -> bool {
    for block in 0..BLOCKS {
        which[block] += 1;
        if which[block] < counts[block] {
            return true;
        }
        which[block] = 0;
    }
    false
}

/// Calls `look` with every setting of every possibility.
pub(super) fn settings(
    rules: &Rules<'_>,
    claim: &Claim,
    choices: &[Choice<'_>],
    mut look: impl FnMut(usize, &Alternatives, Setting),
) {
    let counts = alternatives(rules);
    for (at, choice) in choices.iter().enumerate() {
        let mut which = [0; BLOCKS];
        loop {
            if let Ok(setting) = setting(rules, claim, choice, &which) {
                look(at, &which, setting);
            }
            if !next(&mut which, &counts) {
                break;
            }
        }
    }
}

/// True if some possibility has a rate: whether there is a result at all.
#[must_use]
pub fn has_result(rules: &Rules<'_>, claim: &Claim) -> bool {
    let counts = alternatives(rules);
    choices(rules, claim).iter().any(|choice| {
        let mut which = [0; BLOCKS];
        loop {
            if has_rate(rules, claim, choice, &which) {
                return true;
            }
            if !next(&mut which, &counts) {
                return false;
            }
        }
    })
}

/// True if the bill reaches the cap in some possibility, be it one of the ends or not.
#[must_use]
pub fn may_be_capped(rules: &Rules<'_>, claim: &Claim) -> bool {
    let mut capped = false;
    settings(rules, claim, &choices(rules, claim), |_, _, setting| {
        corners(&setting, None, |_, _, outcome| capped |= outcome.capped);
    });
    capped
}

/// Calls `look` with every corner of a setting. A held block keeps its ends.
pub(super) fn corners(setting: &Setting, hold: Option<Hold>, mut look: impl FnMut(Corner, CapAt, &Outcome)) {
    let scene = &setting.scene;
    let mut varying = [Dial::Deductible; DIALS];
    let mut count = 0;
    let kept = hold.map_or(&[] as &[Dial], |hold| hold.parameter.dials());
    for dial in Dial::ALL {
        if scene.varies(dial) && !kept.contains(&dial) {
            varying[count] = dial;
            count += 1;
        }
    }
    let base = hold.map_or(Corner::default(), |hold| hold.corner);
    let bends = !kept.contains(&Dial::Cap);
    for number in 0..1_u32 << count {
        let mut corner = base;
        for (bit, dial) in varying[..count].iter().enumerate() {
            corner = corner.with(*dial, usize::from(number >> bit & 1 == 1));
        }
        if let Some(outcome) = scene.work_out(corner, CapAt::End) {
            look(corner, CapAt::End, &outcome);
        }
        if bends && corner.end(Dial::Cap) == 0 {
            for cap_at in scene.bends() {
                if let Some(outcome) = scene.work_out(corner, cap_at) {
                    look(corner, cap_at, &outcome);
                }
            }
        }
    }
}

/// The ends of the result, or nothing where no possibility has a rate.
pub(super) fn extremes(rules: &Rules<'_>, claim: &Claim, choices: &[Choice<'_>]) -> Option<Extremes> {
    let mut found: Option<Extremes> = None;
    settings(rules, claim, choices, |choice, alternatives, setting| {
        corners(&setting, None, |corner, cap_at, outcome| {
            let pick = Pick { choice, alternatives: *alternatives, corner, cap_at };
            let end = (outcome.total, pick);
            let ends = found.get_or_insert_with(|| Extremes { low: end, high: end, rated: vec![false; choices.len()] });
            ends.take(outcome.total, pick);
        });
    });
    found
}

impl Extremes {
    /// Among equal corners the low end keeps the first one and the high end takes the last one of the same setting, so
    /// that numbers that do not matter stand at their own low and high ends.
    fn take(&mut self, total: Exact, pick: Pick) {
        self.rated[pick.choice] = true;
        if total < self.low.0 {
            self.low = (total, pick);
        }
        let same = pick.choice == self.high.1.choice && pick.alternatives == self.high.1.alternatives;
        if total > self.high.0 || (same && pick.cap_at == CapAt::End && total == self.high.0) {
            self.high = (total, pick);
        }
    }
}
