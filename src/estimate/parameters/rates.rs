//! Rates, and what status, distance and referral change.

use super::{Alternatives, Amount, NoRate, Parameter, Said, Told, amount, said, told};
use crate::domain::{Adjust, AmountChange, BandsFrom, Case, CountsFor, Pay, Rate, RateChange, Rules, Standing, Tree};
use crate::estimate::marks::{Mark, Marks};
use crate::estimate::scene::{AmountStep, BANDS, DIALS, Dial, Ends, RateMove, RateStep, Table};

pub(super) struct Rates {
    pub(super) table: Table,
    pub(super) count: CountsFor,
}

/// The rates of the case.
pub(super) fn rates(
    rules: &Rules<'_>,
    case: &Case<'_>,
    which: &Alternatives,
    marks: &mut [Ends<Marks>; DIALS],
) -> Result<Rates, NoRate> {
    let (rule, doubt) = match said(rules.rate, which[Parameter::Rate as usize]) {
        Said::Nothing | Said::None(_) => return Err(NoRate),
        Said::Rule(rule, doubt) => (rule, doubt),
    };
    let pay = rule.pay.find(case).ok_or(NoRate)?;
    let table = table(pay, rule.bands_from, case, doubt, &mut marks[Dial::Rate as usize])?;
    Ok(Rates { table, count: rule.bands_count })
}

/// Bands with both ends of every rate.
pub(super) fn table(
    pay: &Pay,
    from: BandsFrom,
    case: &Case<'_>,
    doubt: Marks,
    marks: &mut Ends<Marks>,
) -> Result<Table, NoRate> {
    let mut table = Table { len: 0, edges: [i64::MAX; BANDS], rates: [[0; 2]; BANDS], from };
    let mut add = |edge: Option<i64>, rate: Option<&crate::domain::Value<Rate>>| {
        let rate = match amount(rate) {
            Amount::Known(span) => told(span, doubt, Rate::NONE, Rate::ALL),
            Amount::None => Told::sure(Rate::NONE, doubt),
            Amount::NotTold => return Err(NoRate),
        };
        if table.len < BANDS {
            table.edges[table.len] = edge.unwrap_or(i64::MAX);
            table.rates[table.len] = rate.ends.map(Rate::hundredths);
            table.len += 1;
        }
        *marks = [marks[0].and(rate.marks[0]), marks[1].and(rate.marks[1])];
        Ok(())
    };
    match pay {
        Pay::Flat(rate) => add(None, Some(rate))?,
        Pay::Bands(bands) => {
            for band in bands.iter() {
                add(band.to.map(crate::domain::Fen::fen), band.rate.find(case))?;
            }
        }
    }
    Ok(table)
}

/// What status, distance and referral do.
pub(super) struct Adjustments {
    pub(super) pays_first: Ends<u16>,
    pub(super) status_deductible: Ends<AmountStep>,
    pub(super) off_site_deductible: Ends<AmountStep>,
    pub(super) referral_deductible: Ends<AmountStep>,
    pub(super) status_rate: RateMove,
    pub(super) off_site_rate: RateMove,
    pub(super) referral_rate: RateMove,
}

pub(super) fn adjustments(
    rules: &Rules<'_>,
    case: &Case<'_>,
    which: &Alternatives,
    marks: &mut [Ends<Marks>; DIALS],
) -> Adjustments {
    let mut one = |standing: Option<Standing<'_, Tree<Adjust>>>, block: Parameter, rate: Dial, deductible: Dial| {
        let Said::Rule(tree, doubt) = said(standing, which[block as usize]) else {
            return (RateMove::NONE, [AmountStep::Keep; 2], [0; 2]);
        };
        let Some(adjust) = tree.find(case) else { return (RateMove::NONE, [AmountStep::Keep; 2], [0; 2]) };
        let step = rate_step(adjust, doubt);
        let amount = amount_step(adjust, doubt);
        let first = adjust.pays_first.map(|span| told(span, doubt, Rate::NONE, Rate::ALL).swapped());
        marks[rate as usize] = step.marks;
        marks[deductible as usize] = amount.marks;
        if let Some(first) = &first {
            marks[Dial::PaysFirst as usize] = first.marks;
        }
        let limits = (adjust.at_least.unwrap_or(Rate::NONE), adjust.at_most.unwrap_or(Rate::ALL));
        let moves = RateMove { step: step.ends, at_least: limits.0.hundredths(), at_most: limits.1.hundredths() };
        (moves, amount.ends, first.map_or([0; 2], |first| first.ends.map(Rate::hundredths)))
    };
    let (status_rate, status_deductible, _) =
        one(rules.status, Parameter::Status, Dial::StatusRate, Dial::StatusDeductible);
    let (off_site_rate, off_site_deductible, pays_first) =
        one(rules.off_site, Parameter::OffSite, Dial::OffSiteRate, Dial::OffSiteDeductible);
    let (referral_rate, referral_deductible, _) =
        one(rules.referral, Parameter::Referral, Dial::ReferralRate, Dial::ReferralDeductible);
    Adjustments {
        pays_first,
        status_deductible,
        off_site_deductible,
        referral_deductible,
        status_rate,
        off_site_rate,
        referral_rate,
    }
}

/// The change of the rate; a change that leaves everything as it is carries no doubt.
fn rate_step(adjust: &Adjust, doubt: Marks) -> Told<RateStep> {
    use crate::domain::{Factor, Points};
    let floor = |about: bool| doubt.with_if(about, Mark::About);
    match (adjust.rate, adjust.self_pay) {
        (Some(RateChange::Points(span)), _) => Told {
            ends: [span.low(), span.high()].map(|end| RateStep::Points(end.map_or(0, Points::hundredths))),
            marks: [floor(span.is_about()); 2],
        },
        (Some(RateChange::Factor(span)), _) => Told {
            ends: [span.low(), span.high()].map(|end| RateStep::Times(end.map_or(100, Factor::hundredths))),
            marks: [floor(span.is_about()); 2],
        },
        (None, Some(span)) => Told {
            ends: [span.high(), span.low()].map(|end| RateStep::SelfPay(end.map_or(100, Factor::hundredths))),
            marks: [floor(span.is_about()); 2],
        },
        (None, None) => Told::sure(RateStep::Keep, Marks::NONE),
    }
}

/// The change of the deductible.
fn amount_step(adjust: &Adjust, doubt: Marks) -> Told<AmountStep> {
    use crate::domain::{Factor, Fen, Shift};
    let floor = adjust.deductible_floor.unwrap_or_default().fen();
    let Some(change) = adjust.deductible else { return Told::sure(AmountStep::Keep, Marks::NONE) };
    let ends = match change {
        AmountChange::By(span) => {
            [span.high(), span.low()].map(|end| AmountStep::Plus(end.map_or(0, Shift::fen), floor))
        }
        AmountChange::Factor(span) => {
            [span.high(), span.low()].map(|end| AmountStep::Times(end.map_or(100, Factor::hundredths)))
        }
        AmountChange::To(span) => [span.high(), span.low()].map(|end| AmountStep::Set(end.map_or(0, Fen::fen))),
    };
    Told { ends, marks: [doubt.with_if(change.is_about(), Mark::About); 2] }
}
