//! A bill read back: the rules that its lines print, and nothing else of the rules it came from.

use yibao::domain::{
    AboveCap, Adjust, Alternative, Band, BandsFrom, Block, Cap, CountsFor, Critical, Deductible, Fen, Limits, NonEmpty,
    Pay, Rate, RateChange, RateRule, Rules, Span, Start, SupplementOf, Tree, Value,
};
use yibao::estimate::{Bill, Item, Parameter, RateOp, Working, YearToDate};

use crate::shipped_change::Blocks;
use crate::world::is_broken;

fn block<T>(rule: T) -> Block<T> {
    Block::one(Alternative { rule: Some(rule), cited: None, hedged: false, readings: Vec::new() })
}

fn point(amount: Fen) -> Tree<Value<Fen>> {
    Tree::Leaf(Value::point(amount))
}

fn paid(rate: Rate) -> Tree<Value<Rate>> {
    Tree::Leaf(Value::point(rate))
}

/// What can change a rate.
const ADJUSTING: [Parameter; 3] = [Parameter::Status, Parameter::OffSite, Parameter::Referral];

/// What a bill prints, as rules of their own with what was used of the year. Nothing where a bill does not print all: a cap
/// between its ends may stand at a part of a fen, a cap reached in a band that pays nothing stands nowhere in it, and a
/// share of what is not paid depends on bands that a cap on the cost keeps off the bill.
pub(crate) fn printed(rules: &Rules<'_>, bill: &Bill<'_>) -> Option<(Blocks, YearToDate)> {
    let nothing_paid =
        bill.lines.iter().any(|line| matches!(&line.working, Working::Paid { share, .. } if share.parts() == 0));
    if bill.capped && nothing_paid {
        return None;
    }
    let of = rules.above_cap.and_then(|held| Some(held.block.alternatives.first().rule.as_ref()?.of));
    let mut blocks = Blocks::default();
    let mut year = YearToDate::default();
    let mut written: Vec<(Rate, u8)> = Vec::new();
    let mut bands: Vec<(u8, Fen)> = Vec::new();
    let mut adjusts = [Adjust::default(), Adjust::default(), Adjust::default()];
    for line in &bill.lines {
        match &line.working {
            Working::Deductible(..) => {
                // As far as the cost reaches: more would change nothing.
                let amount = Tree::Leaf(Start::Amount(Value::point(bill.money(Item::Deductible))));
                let counts = CountsFor::EachTime;
                let rule = Deductible { amount, counts, year_ceiling: None, whole_above: false, later: None };
                blocks.deductible = Some(block(rule));
            }
            Working::FirstPayment(rate, _) => adjusts[1].pays_first = Some(Span::point(*rate)),
            Working::Rate(rate, moves) => {
                let Item::Rate(band) = line.item else { panic!("a rate is about a band") };
                written.push((*rate, band));
                for step in moves {
                    let adjust = &mut adjusts[ADJUSTING.iter().position(|by| *by == step.by).unwrap()];
                    match step.does {
                        RateOp::Points(points) => adjust.rate = Some(RateChange::Points(Span::point(points))),
                        RateOp::Times(factor) => adjust.rate = Some(RateChange::Factor(Span::point(factor))),
                        RateOp::SelfPay(factor) => adjust.self_pay = Some(Span::point(factor)),
                        RateOp::AtLeast(rate) => adjust.at_least = Some(rate),
                        RateOp::AtMost(rate) => adjust.at_most = Some(rate),
                    }
                }
            }
            Working::Paid { of, .. } => {
                let Item::Band(band) = line.item else { panic!("a part is about a band") };
                bands.push((band, *of));
            }
            Working::Covered(_, cap, used, below) => {
                if of == Some(SupplementOf::Unpaid) {
                    return None;
                }
                year.cost = Some(used.plus(*below));
                blocks.cap = Some(block(Cap { amount: point(*cap), limits: Limits::Cost, counts: CountsFor::Year }));
            }
            Working::Capped { left, cap, used, .. } => {
                if left.is_some_and(is_broken) {
                    return None;
                }
                year.paid = Some(*used);
                let rule = |cap: Fen| Cap { amount: point(cap), limits: Limits::Payment, counts: CountsFor::Year };
                blocks.cap = cap.map(|cap| block(rule(cap)));
            }
            Working::Supplement { rate, most, .. } => {
                let of = of.unwrap_or(SupplementOf::Cost);
                blocks.above_cap = Some(block(AboveCap { rate: paid(*rate), most: most.map(point), of }));
            }
            Working::Critical { carried, threshold, bands, from, most, .. } => {
                year.carried = Some(*carried);
                let bands = bands.iter().map(|band| Band { to: band.to, rate: paid(band.rate) });
                blocks.critical = Some(block(Critical {
                    threshold: point(*threshold),
                    pay: Tree::Leaf(Pay::Bands(NonEmpty::new(bands.collect()).unwrap())),
                    bands_from: *from,
                    with_class_b: false,
                    with_first_payment: false,
                    with_out_of_scope: false,
                    most: most.map(point),
                }));
            }
            Working::Given(_) | Working::Less(..) | Working::Sum(_) => {}
        }
    }
    let mut edge = Fen::ZERO;
    let last = bands.len() - 1;
    let printed = bands.iter().enumerate().map(|(at, (band, of))| {
        edge = edge.plus(*of);
        let (rate, _) = written.iter().find(|(_, known)| known == band).unwrap();
        Band { to: (at < last).then_some(edge), rate: paid(*rate) }
    });
    blocks.rate = Some(block(RateRule {
        pay: Tree::Leaf(Pay::Bands(NonEmpty::new(printed.collect()).unwrap())),
        bands_from: BandsFrom::Deductible,
        bands_count: CountsFor::EachTime,
    }));
    let [status, off_site, referral] = adjusts.map(|adjust| Some(block(Tree::Leaf(adjust))));
    (blocks.status, blocks.off_site, blocks.referral) = (status, off_site, referral);
    Some((blocks, year))
}
