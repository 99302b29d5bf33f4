//! Amounts: the deductible and its later admissions, the cap, what is above it, critical illness.

use super::rates::table;
use super::{Alternatives, Amount, Parameter, Said, Told, amount, is_typed, said, told};
use crate::domain::{
    Case, CountsFor, Fen, Later, LaterStep, Limits, Rate, Rules, Shift, Start, SupplementOf, Tree, Value,
};
use crate::estimate::claim::{Claim, Visit};
use crate::estimate::marks::{Mark, Marks};
use crate::estimate::scene::{Above, AmountStep, CriticalScene, DIALS, Dial, Ends, FINE};

/// The deductible before anything changes it.
pub(super) struct StartOf<'a> {
    /// In 10^-14 fen.
    pub(super) amount: Ends<i128>,
    pub(super) counts: CountsFor,
    pub(super) ceiling: Ends<Option<i64>>,
    pub(super) whole_above: bool,
    /// Later admissions as the same source ties them to it.
    pub(super) later: Option<(&'a Tree<Later>, Marks)>,
}

pub(super) fn deductible<'a>(
    rules: &Rules<'a>,
    claim: &Claim,
    case: &Case<'_>,
    which: &Alternatives,
    marks: &mut [Ends<Marks>; DIALS],
) -> StartOf<'a> {
    let nothing =
        StartOf { amount: [0; 2], counts: CountsFor::EachTime, ceiling: [None; 2], whole_above: false, later: None };
    let not_told = [Marks::NONE.with(Mark::Assumed).with(Mark::Conditional); 2];
    let (rule, doubt) = match said(rules.deductible, which[Parameter::Deductible as usize]) {
        Said::Nothing => {
            marks[Dial::Deductible as usize] = not_told;
            return nothing;
        }
        Said::None(doubt) => {
            marks[Dial::Deductible as usize] = [doubt; 2];
            return nothing;
        }
        Said::Rule(rule, doubt) => (rule, doubt),
    };
    let start = match rule.amount.find(case) {
        Some(Start::Amount(value)) => match amount(Some(value)) {
            Amount::Known(span) => {
                told(span, doubt, Fen::ZERO, Fen::MOST).swapped().map(|fen| i128::from(fen.fen()) * FINE)
            }
            Amount::None => Told::sure(0, doubt),
            Amount::NotTold => Told { ends: [0; 2], marks: not_told },
        },
        Some(Start::ShareOfTotal { share, at_least, at_most }) => {
            let of_total = |share: Rate| {
                let fine = i128::from(claim.cost.total().fen()) * i128::from(share.hundredths()) * (FINE / 10_000);
                fine.max(i128::from(at_least.fen()) * FINE).min(i128::from(at_most.fen()) * FINE)
            };
            told(*share, doubt, Rate::NONE, Rate::ALL).swapped().map(of_total)
        }
        None => Told { ends: [0; 2], marks: not_told },
    };
    marks[Dial::Deductible as usize] = start.marks;
    let ceiling = rule.year_ceiling.as_ref().and_then(|ceiling| ceiling.find(case));
    let ceiling = limit(ceiling, doubt).swapped();
    marks[Dial::Ceiling as usize] = ceiling.marks;
    StartOf {
        amount: start.ends,
        counts: rule.counts,
        ceiling: ceiling.ends,
        whole_above: rule.whole_above,
        later: rule.later.as_ref().map(|later| (later, doubt)),
    }
}

/// What the number of the admission does to the deductible.
pub(super) fn later(
    rules: &Rules<'_>,
    admission: u8,
    case: &Case<'_>,
    which: &Alternatives,
    start: &StartOf<'_>,
    marks: &mut [Ends<Marks>; DIALS],
) -> Ends<AmountStep> {
    if admission < 2 || start.counts == CountsFor::Year || start.amount == [0; 2] {
        return [AmountStep::Keep; 2];
    }
    let (found, doubt) = match start.later {
        Some((tree, doubt)) => (tree.find(case), doubt),
        None => match said(rules.later_admissions, which[Parameter::LaterAdmissions as usize]) {
            Said::Rule(tree, doubt) => (tree.find(case), doubt),
            Said::None(doubt) => {
                marks[Dial::Later as usize] = [doubt; 2];
                return [AmountStep::Keep; 2];
            }
            Said::Nothing => (None, Marks::NONE),
        },
    };
    let Some(later) = found else {
        marks[Dial::Later as usize] = [doubt.with(Mark::Assumed), doubt.with(Mark::Assumed).with(Mark::Logical)];
        return [AmountStep::Keep, AmountStep::Set(0)];
    };
    let told = later_step(later, admission, doubt);
    marks[Dial::Later as usize] = told.marks;
    told.ends
}

fn later_step(later: &Later, admission: u8, doubt: Marks) -> Told<AmountStep> {
    let further = admission - 1;
    match later {
        Later::Each { by, floor } => {
            let step =
                |end: Option<Shift>| AmountStep::Plus(end.map_or(0, Shift::fen) * i64::from(further), floor.fen());
            Told { ends: [step(by.high()), step(by.low())], marks: [doubt.with_if(by.is_about(), Mark::About); 2] }
        }
        Later::Steps(steps) => {
            let last = steps.len().saturating_sub(1);
            match steps[usize::from(further - 1).min(last)] {
                LaterStep::Share(span) => told(span, doubt, Rate::NONE, Rate::ALL)
                    .swapped()
                    .map(|share: Rate| AmountStep::Share(share.hundredths())),
                LaterStep::Amount(span) => {
                    told(span, doubt, Fen::ZERO, Fen::MOST).swapped().map(|fen: Fen| AmountStep::Set(fen.fen()))
                }
                LaterStep::By(span) => Told {
                    ends: [span.high(), span.low()].map(|end| AmountStep::Plus(end.map_or(0, Shift::fen), 0)),
                    marks: [doubt.with_if(span.is_about(), Mark::About); 2],
                },
            }
        }
    }
}

/// A limit, the lower end first; not told is none.
fn limit(value: Option<&Value<Fen>>, doubt: Marks) -> Told<Option<i64>> {
    match amount(value) {
        Amount::None => Told::sure(None, doubt),
        Amount::NotTold => Told::sure(None, Marks::NONE),
        Amount::Known(span) => {
            let doubt = doubt.with_if(span.is_about(), Mark::About);
            Told {
                ends: [Some(span.low().unwrap_or_default().fen()), span.high().map(Fen::fen)],
                marks: [
                    doubt.with_if(span.low().is_none(), Mark::Logical),
                    doubt.with_if(span.high().is_none(), Mark::Logical),
                ],
            }
        }
    }
}

pub(super) struct CapOf {
    pub(super) amount: Ends<Option<i64>>,
    pub(super) limits: Limits,
    pub(super) counts: CountsFor,
}

pub(super) fn cap(rules: &Rules<'_>, case: &Case<'_>, which: &Alternatives, marks: &mut [Ends<Marks>; DIALS]) -> CapOf {
    let none = CapOf { amount: [None; 2], limits: Limits::Payment, counts: CountsFor::Year };
    let (rule, doubt) = match said(rules.cap, which[Parameter::Cap as usize]) {
        Said::Nothing => {
            marks[Dial::Cap as usize] = [Marks::NONE.with(Mark::Assumed); 2];
            return none;
        }
        Said::None(doubt) => {
            marks[Dial::Cap as usize] = [doubt; 2];
            return none;
        }
        Said::Rule(rule, doubt) => (rule, doubt),
    };
    let value = rule.amount.find(case);
    let amount = match value {
        Some(Value::Known(_) | Value::None) => limit(value, doubt),
        Some(Value::Unknown) | None => Told::sure(None, Marks::NONE.with(Mark::Assumed)),
    };
    marks[Dial::Cap as usize] = amount.marks;
    CapOf { amount: amount.ends, limits: rule.limits, counts: rule.counts }
}

pub(super) fn above(
    rules: &Rules<'_>,
    case: &Case<'_>,
    which: &Alternatives,
    marks: &mut [Ends<Marks>; DIALS],
) -> Above {
    let nothing = Above { rate: [0; 2], most: [None; 2], of: SupplementOf::Cost };
    let (rule, doubt) = match said(rules.above_cap, which[Parameter::AboveCap as usize]) {
        Said::Nothing => {
            marks[Dial::AboveCap as usize] = [Marks::NONE.with(Mark::Assumed); 2];
            return nothing;
        }
        Said::None(doubt) => {
            marks[Dial::AboveCap as usize] = [doubt; 2];
            return nothing;
        }
        Said::Rule(rule, doubt) => (rule, doubt),
    };
    let rate = match amount(rule.rate.find(case)) {
        Amount::Known(span) => told(span, doubt, Rate::NONE, Rate::ALL),
        Amount::None => Told::sure(Rate::NONE, doubt),
        Amount::NotTold => Told::sure(Rate::NONE, Marks::NONE.with(Mark::Assumed)),
    };
    let most = limit(rule.most.as_ref().and_then(|most| most.find(case)), doubt);
    marks[Dial::AboveCap as usize] = rate.marks;
    marks[Dial::AboveCapMost as usize] = most.marks;
    Above { rate: rate.ends.map(Rate::hundredths), most: most.ends, of: rule.of }
}

/// Critical illness insurance, where a threshold and a rate are told and the care is one it pays for.
pub(super) fn critical(
    rules: &Rules<'_>,
    claim: &Claim,
    case: &Case<'_>,
    which: &Alternatives,
    marks: &mut [Ends<Marks>; DIALS],
) -> Option<CriticalScene> {
    let Said::Rule(rule, doubt) = said(rules.critical, which[Parameter::Critical as usize]) else { return None };
    let covered = matches!(claim.visit, Visit::Inpatient(_) | Visit::Special);
    if !covered && !is_typed(rules.critical) {
        return None;
    }
    let Amount::Known(span) = amount(rule.threshold.find(case)) else { return None };
    let threshold = told(span, doubt, Fen::ZERO, Fen::MOST).swapped();
    let mut rates = [Marks::NONE; 2];
    let table = table(rule.pay.find(case)?, rule.bands_from, case, doubt, &mut rates).ok()?;
    let most = limit(rule.most.as_ref().and_then(|most| most.find(case)), doubt);
    marks[Dial::CriticalThreshold as usize] = threshold.marks;
    marks[Dial::CriticalRate as usize] = rates;
    marks[Dial::CriticalMost as usize] = most.marks;
    let part = |counts: bool, fen: Fen| if counts { fen.fen() } else { 0 };
    Some(CriticalScene {
        threshold: threshold.ends.map(Fen::fen),
        table,
        most: most.ends,
        beside: part(rule.with_class_b, claim.cost.class_b()) + part(rule.with_out_of_scope, claim.cost.out_of_scope()),
        with_first: rule.with_first_payment,
        carried: claim.year.carried.unwrap_or_default().fen(),
    })
}
