//! Which numbers an end of the result really depends on, and so which doubts it carries.
//!
//! A number is active if its other end, or the smallest step away from where it stands, changes the bill. So a cap that is
//! far away never clutters a small bill.

use super::marks::{Mark, Marks};
use super::parameters::{Parameter, Setting};
use super::scene::{CapAt, Corner, Dial, Outcome};

/// What an end of the result rests on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doubt {
    pub(super) marks: Marks,
    active: u16,
}

impl Doubt {
    pub(super) fn is_active(self, parameter: Parameter) -> bool {
        self.active >> parameter as u16 & 1 == 1
    }
}

/// What one corner rests on.
pub(super) fn doubt(setting: &Setting, at: Corner, cap_at: CapAt, outcome: &Outcome) -> Doubt {
    let mut found = Doubt { marks: Marks::NONE, active: 0 };
    for parameter in Parameter::ALL {
        for dial in parameter.dials() {
            if depends(setting, *dial, at, cap_at, outcome) {
                found.active |= 1 << parameter as u16;
                found.marks = found.marks.and(setting.marks[*dial as usize][at.end(*dial)]);
            }
        }
    }
    found
}

fn depends(setting: &Setting, dial: Dial, at: Corner, cap_at: CapAt, outcome: &Outcome) -> bool {
    let marks = setting.marks[dial as usize][at.end(dial)];
    let pays = outcome.by_rate > super::exact::Exact::ZERO;
    // A cap or a deductible nobody tells: there is no other end to try, and the result rests on there being none.
    if marks.has(Mark::Conditional) || (dial == Dial::Cap && marks.has(Mark::Assumed)) {
        return pays;
    }
    if cap_at != CapAt::End && dial == Dial::Cap {
        return true;
    }
    let total = |scene: &super::scene::Scene, corner: Corner| {
        scene.work_out(corner, cap_at).or_else(|| scene.work_out(corner, CapAt::End)).map(|outcome| outcome.total)
    };
    let other = at.with(dial, 1 - at.end(dial));
    if setting.scene.varies(dial) && total(&setting.scene, other) != Some(outcome.total) {
        return true;
    }
    [true, false]
        .into_iter()
        .any(|up| setting.scene.nudged(dial, at, up).is_some_and(|scene| total(&scene, at) != Some(outcome.total)))
}
