//! What holds for random bills under every rule that ships: the sums, and which way each number moves them.

use std::cell::Cell;

use proptest::prelude::*;
use yibao::domain::{Adjust, Alternative, Block, Fen, Points, RateChange, Span, SupplementOf, Tree};
use yibao::estimate::{Draft, Figure, Item, Parameter, Working, estimate, worth};

use crate::estimate_laws::law;
use crate::shipped::{Draw, Ruled, claim, draw, pays};
use crate::shipped_change::{Blocks, Number, What, leaves};

fn fen(amount: i64) -> Fen {
    Fen::new(amount).unwrap()
}

#[test]
fn i1_i2_i3_i17_both_bills_add_up_and_every_line_comes_from_its_operands() {
    law(&draw(), |draw| {
        let Ruled { name, rules, .. } = draw.ruled();
        let claim = claim(rules, &draw.told());
        let Ok(result) = estimate(rules, &claim) else { return Err(TestCaseError::reject("no rate")) };
        for one in [&result.low, &result.high] {
            let (fund, person) = (one.fund.fen(), one.person.fen());
            let money = |item: Item| one.money(item).fen();
            prop_assert!(0 <= fund && fund <= money(Item::InScope) && money(Item::InScope) <= draw.total, "{}", name);
            prop_assert_eq!(fund + person, draw.total, "{}", name);
            let parts = one.parts;
            prop_assert_eq!((parts.out_of_scope.fen(), parts.class_b.fen()), (draw.out_of_scope, draw.class_b));
            let by_rate = [parts.coinsurance, parts.above_cap];
            let sum = [[parts.out_of_scope, parts.class_b], [parts.first_payment, parts.deductible], by_rate].concat();
            let sum = sum.iter().map(|part| part.fen()).sum::<i64>();
            prop_assert_eq!(sum - parts.critical.fen(), person, "{}", name);
            prop_assert_eq!(money(Item::InScope) - money(Item::Deductible), money(Item::Entering), "{}", name);
            prop_assert_eq!(money(Item::Basic) + money(Item::Supplement) + money(Item::Critical), fund, "{}", name);
            for line in &one.lines {
                prop_assert_eq!(line.working.figure(), line.figure, "{}", name);
            }
        }
        prop_assert!(result.low.fund <= result.high.fund && result.low.person >= result.high.person, "{}", name);
        Ok(())
    });
}

/// What comes back, or that the draw has no rate.
fn before(draw: &Draw) -> Result<((i64, i64), Draft), TestCaseError> {
    let draft = draw.told();
    let paid = pays(&draw.ruled().rules, &draft);
    Ok((paid.ok_or_else(|| TestCaseError::reject("no rate"))?, draft))
}

#[test]
fn i4_a_higher_total_never_pays_less_and_one_fen_more_pays_at_most_one_fen_more() {
    law(&(draw(), prop_oneof![Just(1), 0..5_000_000_i64]), |(draw, more)| {
        let Ruled { name, rules, .. } = draw.ruled();
        let (before, draft) = before(&draw)?;
        let total = (draw.total + more).min(Fen::MOST.fen());
        let (low, high) = pays(rules, &Draft { total: fen(total), ..draft }).unwrap();
        let (low, high) = (low - before.0, high - before.1);
        let more = total - draw.total;
        prop_assert!((0..=more).contains(&low) && (0..=more).contains(&high), "{}: {} {} of {}", name, low, high, more);
        Ok(())
    });
}

#[test]
fn i5_more_out_of_scope_or_class_b_never_pays_more() {
    law(&(draw(), 0..=1000_i64, any::<bool>()), |(draw, share, scope)| {
        let (before, draft) = before(&draw)?;
        let more = (draw.total - draw.out_of_scope - draw.class_b) * share / 1000;
        let other = if scope {
            Draft { out_of_scope: Some(fen(draw.out_of_scope + more)), ..draft }
        } else {
            Draft { class_b: Some(fen(draw.class_b + more)), ..draft }
        };
        let after = pays(&draw.ruled().rules, &other).unwrap();
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{}", draw.ruled().name);
        Ok(())
    });
}

/// What comes back when numbers of the rule are moved.
fn moved(draw: &Draw, draft: &Draft, change: impl FnOnce(&mut Blocks)) -> (i64, i64) {
    let mut blocks = Blocks::of(&draw.ruled().rules);
    change(&mut blocks);
    pays(&blocks.over(&draw.ruled().rules), draft).unwrap()
}

#[test]
fn i6_a_higher_deductible_never_pays_more() {
    law(&(draw(), 0..300_000_i64, 0..2000_u16), |(draw, money, share)| {
        let (before, draft) = before(&draw)?;
        let after = moved(&draw, &draft, |blocks| {
            blocks.each(|what, number| {
                if matches!(what, What::Start | What::Ceiling | What::Later) {
                    number.raise(money, share);
                }
            });
        });
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{}: {:?} {:?}", draw.ruled().name, before, after);
        Ok(())
    });
}

#[test]
fn i7_a_higher_rate_never_pays_less_and_a_larger_fall_elsewhere_never_more() {
    law(&(draw(), 0..3000_u16), |(draw, share)| {
        let (before, draft) = before(&draw)?;
        let raised = |wanted: &dyn Fn(What) -> bool| {
            moved(&draw, &draft, |blocks| {
                blocks.each(|what, number| {
                    if wanted(what) {
                        number.raise(0, share);
                    }
                });
            })
        };
        let name = &draw.ruled().name;
        for wanted in [What::Rate, What::Above, What::CriticalRate, What::Change(Parameter::Status)] {
            let after = raised(&|what| what == wanted);
            prop_assert!(before.0 <= after.0 && before.1 <= after.1, "{}: a higher {:?}", name, wanted);
        }
        let after = moved(&draw, &draft, |blocks| further_away(blocks, share));
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{}: a larger fall elsewhere", name);
        Ok(())
    });
}

/// A larger fall elsewhere, for places that know none too: points off, and a share of the cost paid first.
fn further_away(blocks: &mut Blocks, share: u16) {
    let nothing = || Block::one(Alternative { rule: None, cited: None, hedged: false, readings: Vec::new() });
    let mut block = blocks.off_site.take().unwrap_or_else(nothing);
    let mut all = block.alternatives.to_vec();
    for one in &mut all {
        let tree = one.rule.get_or_insert_with(|| Tree::Leaf(Adjust::default()));
        leaves(tree, &mut |adjust| {
            let fall = Span::point(Points::new(-i16::try_from(share).unwrap()).unwrap());
            let first = Span::point(yibao::domain::Rate::new(share / 10).unwrap());
            match &mut adjust.rate {
                Some(RateChange::Points(span)) => Number::Points(span).lower(share),
                Some(RateChange::Factor(span)) => Number::Factor(span).lower(share),
                None if adjust.self_pay.is_some() => {}
                none => *none = Some(RateChange::Points(fall)),
            }
            match &mut adjust.pays_first {
                Some(span) => Number::Share(span).raise(0, share / 10),
                none => *none = Some(first),
            }
        });
    }
    block.alternatives = yibao::domain::NonEmpty::new(all).unwrap();
    blocks.off_site = Some(block);
}

#[test]
fn i8_a_higher_cap_pays_more_without_a_supplement_and_with_one_exactly_if_its_rate_is_lower() {
    let (up, down) = (Cell::new(0), Cell::new(0));
    law(&(draw(), 1..20_000_000_i64), |(draw, more)| {
        let (_, draft) = before(&draw)?;
        let name = &draw.ruled().name;
        let higher = |blocks: &mut Blocks| {
            blocks.each(|what, number| {
                if what == What::Cap {
                    number.raise(more, 0);
                }
            });
        };
        let alone = moved(&draw, &draft, |blocks| blocks.above_cap = None);
        let after = moved(&draw, &draft, |blocks| {
            blocks.above_cap = None;
            higher(blocks);
        });
        prop_assert!(alone.0 <= after.0 && alone.1 <= after.1, "{}: no supplement", name);
        // At one point of the rules, the sign of the slope is the sign of each band's rate less the supplement's.
        let Ruled { rules, .. } = draw.ruled();
        let mut point = Blocks::point(rules, &mut draw.dice());
        let known =
            Draft { admission: draft.admission.as_ref().map(|_| yibao::estimate::Answer::Known(1)), ..draw.known() };
        let at_point = point.over(rules);
        let Ok(result) = estimate(&at_point, &claim(&at_point, &known)) else { return Ok(()) };
        let bill = &result.low;
        let (mut rates, mut supplement) = (Vec::new(), None);
        for line in &bill.lines {
            match (&line.working, line.figure) {
                (Working::Rate(..), Figure::Share(share)) => rates.push(share),
                (Working::Supplement { rate, most: None, .. }, _) => supplement = Some((*rate).into()),
                _ => {}
            }
        }
        let of_cost = point.above_cap.as_ref().is_none_or(|block| {
            block.alternatives.iter().filter_map(|one| one.rule.as_ref()).all(|rule| rule.of == SupplementOf::Cost)
        });
        let (before, supplement) = (bill.fund.fen(), supplement.filter(|_| of_cost));
        let (falls, rises) = match supplement {
            Some(supplement) => {
                (rates.iter().all(|rate| *rate <= supplement), rates.iter().all(|rate| supplement <= *rate))
            }
            None => (false, rules.above_cap.is_none()),
        };
        higher(&mut point);
        let after = pays(&point.over(rules), &known).unwrap().0;
        prop_assert!(!rises || before <= after, "{}: s <= r, {} {}", name, before, after);
        prop_assert!(!falls || after <= before, "{}: s >= r, {} {}", name, before, after);
        up.set(up.get() + u32::from(before < after));
        down.set(down.get() + u32::from(falls && after < before));
        Ok(())
    });
    assert!(up.get() > 100 && down.get() > 5, "{} went up, {} down", up.get(), down.get());
}

#[test]
fn i12_not_having_filed_never_pays_more() {
    use yibao::domain::SiteKind;
    let paired = Cell::new(0);
    law(&draw(), |draw| {
        let Ruled { name, rules, .. } = draw.ruled();
        let at = |kind: SiteKind| {
            let site = rules.sites.iter().find(|site| site.like == kind)?;
            Some(Draft { site: yibao::estimate::Answer::Known(site.id.clone()), ..draw.told() })
        };
        let (Some(filed), Some(unfiled)) = (at(SiteKind::Filed), at(SiteKind::Unfiled)) else {
            return Err(TestCaseError::reject("nobody is told apart by filing"));
        };
        let (Some(more), Some(less)) = (pays(rules, &filed), pays(rules, &unfiled)) else {
            return Err(TestCaseError::reject("no rate"));
        };
        prop_assert!(less.0 <= more.0 && less.1 <= more.1, "{}: {:?} filed, {:?} not", name, more, less);
        if let Ok((least, most)) = worth(rules, &claim(rules, &filed), &claim(rules, &unfiled)) {
            prop_assert!(Fen::ZERO <= least && least <= most, "{}", name);
            paired.set(paired.get() + u32::from(least > Fen::ZERO));
            prop_assert!(more.0 - less.0 <= most.fen() + 1 && least.fen() <= more.1 - less.1 + 1, "{}", name);
        }
        Ok(())
    });
    assert!(paired.get() > 1_000, "{} where filing is worth something", paired.get());
}
