//! The deductible and the rate of a bill, with every change that was made to them.

use super::Writer;
use crate::domain::{Factor, Fen, Points, Rate, Shift};
use crate::estimate::line::{Item, Line};
use crate::estimate::marks::Mark;
use crate::estimate::parameters::Parameter;
use crate::estimate::scene::{AmountStep, Dial, FINE, RateMove, RateStep};
use crate::estimate::working::{AmountMove, AmountOp, First, RateOf, RateOp, Working};

impl<'a> Writer<'_, 'a> {
    /// The deductible as far as the cost reaches.
    pub(super) fn deductible(&self) -> Line<'a> {
        let scene = &self.setting.scene;
        let corner = self.pick.corner;
        let end = corner.end(Dial::Deductible);
        let marks = self.setting.marks[Dial::Deductible as usize][end];
        let fen = |amount: i64| Fen::nearest(i128::from(amount));
        let first = if marks.has(Mark::Conditional) {
            First::NotTold
        } else {
            First::Amount(Fen::nearest(crate::estimate::Exact::of(scene.deductible[end], FINE).half_up()))
        };
        let first = self.share_of_total().unwrap_or(first);
        let mut moves = Vec::new();
        let mut basis = self.bases(&[Parameter::Deductible]);
        let changes = [
            (Parameter::LaterAdmissions, scene.later[corner.end(Dial::Later)]),
            (Parameter::Status, scene.status_deductible[corner.end(Dial::StatusDeductible)]),
            (Parameter::OffSite, scene.off_site_deductible[corner.end(Dial::OffSiteDeductible)]),
            (Parameter::Referral, scene.referral_deductible[corner.end(Dial::ReferralDeductible)]),
        ];
        for (by, step) in changes {
            if let Some(does) = amount_op(step) {
                moves.push(AmountMove { by, does });
                basis.extend(self.bases(&[by]));
            }
        }
        let used = fen(scene.used_deductible);
        let cost = fen(self.outcome.in_scope);
        let ceiling = scene.ceiling[corner.end(Dial::Ceiling)].map(|ceiling| AmountOp::CeilingLeft(fen(ceiling), used));
        let less_used = scene.deductible_yearly.then_some(AmountOp::LessUsed(used));
        let last = if scene.whole_above { AmountOp::NothingAbove(cost) } else { AmountOp::AtMostCost(cost) };
        for does in [ceiling, less_used, Some(last)].into_iter().flatten() {
            let before = Working::Deductible(first, moves.clone()).figure();
            moves.push(AmountMove { by: Parameter::Deductible, does });
            if Working::Deductible(first, moves.clone()).figure() == before {
                moves.pop();
            }
        }
        Line::new(Item::Deductible, Working::Deductible(first, moves), basis)
    }

    /// The deductible's first amount as a share of the bill, where the rule is one.
    fn share_of_total(&self) -> Option<First> {
        use crate::domain::Start;
        use crate::estimate::parameters::{alternative, status};
        let at = self.pick.alternatives[Parameter::Deductible as usize];
        let rule = alternative(self.rules.deductible, at)?.rule.as_ref()?;
        let choices = crate::estimate::choices::choices(self.rules, self.claim);
        let case = choices.get(self.pick.choice)?.case(status(self.claim));
        let Start::ShareOfTotal { share, at_least, at_most } = rule.amount.find(&case)? else { return None };
        let end = self.pick.corner.end(Dial::Deductible);
        let rate = if end == 0 { share.high().unwrap_or(Rate::ALL) } else { share.low().unwrap_or(Rate::NONE) };
        Some(First::ShareOfTotal(rate, self.claim.cost.total(), *at_least, *at_most))
    }

    /// The rate of one band and what changed it.
    pub(super) fn rate_working(&self, band: usize) -> Working {
        let scene = &self.setting.scene;
        let corner = self.pick.corner;
        let written = Rate::new(scene.table.rates[band][corner.end(Dial::Rate)]).unwrap_or_default();
        let mut moves = Vec::new();
        let changes = [
            (Parameter::Status, &scene.status_rate, corner.end(Dial::StatusRate)),
            (Parameter::OffSite, &scene.off_site_rate, corner.end(Dial::OffSiteRate)),
            (Parameter::Referral, &scene.referral_rate, corner.end(Dial::ReferralRate)),
        ];
        for (by, change, end) in changes {
            for does in rate_ops(change, end).into_iter().flatten() {
                let before = Working::Rate(written, moves.clone()).figure();
                moves.push(RateOf { by, does });
                let limits = matches!(does, RateOp::AtLeast(_) | RateOp::AtMost(_));
                if limits && Working::Rate(written, moves.clone()).figure() == before {
                    moves.pop();
                }
            }
        }
        Working::Rate(written, moves)
    }
}

fn amount_op(step: AmountStep) -> Option<AmountOp> {
    Some(match step {
        AmountStep::Keep => return None,
        AmountStep::Times(factor) => AmountOp::Times(Factor::new(factor)?),
        AmountStep::Share(share) => AmountOp::Share(Rate::new(share)?),
        AmountStep::Plus(fen, floor) => AmountOp::By(Shift::new(fen)?, Fen::new(floor)?),
        AmountStep::Set(fen) => AmountOp::Instead(Fen::new(fen)?),
    })
}

fn rate_ops(change: &RateMove, end: usize) -> [Option<RateOp>; 3] {
    let step = match change.step[end] {
        RateStep::Keep => None,
        RateStep::Points(points) => Points::new(points).map(RateOp::Points),
        RateStep::Times(factor) => Factor::new(factor).map(RateOp::Times),
        RateStep::SelfPay(factor) => Factor::new(factor).map(RateOp::SelfPay),
    };
    [
        step,
        Rate::new(change.at_least).filter(|rate| *rate > Rate::NONE).map(RateOp::AtLeast),
        Rate::new(change.at_most).filter(|rate| *rate < Rate::ALL).map(RateOp::AtMost),
    ]
}
