//! What holds at single points of the rules that ship: they lie inside the result, give one bill, and are printed in full.

use std::cell::Cell;

use proptest::prelude::*;
use yibao::domain::{
    Adjust, BandsFrom, Block, Case, CountsFor, Deductible, Later, Limits, Pay, Rules, Start, Status, SupplementOf,
    Tree, Typed, Value,
};
use yibao::estimate::{Answer, Bill, Draft, Figure, Item, Parameter, Share, TypedWords, YearToDate, estimate};

use crate::estimate_laws::law;
use crate::shipped::{Dice, Draw, Ruled, claim, draw, pays};
use crate::shipped_change::{Blocks, What};
use crate::shipped_printed::printed;
use crate::world::fen;

/// A known case of a draw, told as an earlier stay where nobody says what becomes of a later one.
fn known(draw: &Draw, rules: &Rules<'_>) -> Draft {
    let known = draw.known();
    let later = |block: &Block<Tree<Later>>| block.alternatives.iter().all(|one| one.rule.is_some());
    let tied = |block: &Block<Deductible>| {
        let mut rules = block.alternatives.iter().filter_map(|one| one.rule.as_ref());
        rules.any(|rule| rule.later.is_some())
    };
    let whole = |tree: &Tree<Later>| matches!(tree, Tree::Leaf(_));
    let told = rules.later_admissions.is_some_and(|held| {
        later(held.block) && held.block.alternatives.iter().filter_map(|one| one.rule.as_ref()).all(whole)
    }) && !rules.deductible.is_some_and(|held| tied(held.block));
    if told { known } else { Draft { admission: known.admission.map(|_| Answer::Known(1)), ..known } }
}

#[test]
fn i9_every_point_inside_the_box_lies_between_the_ends() {
    let inside = Cell::new(0);
    law(&draw(), |draw| {
        let Ruled { name, rules, .. } = draw.ruled();
        let (point, known) = (Blocks::point(rules, &mut draw.dice()), draw.known());
        let Some(at) = pays(&point.over(rules), &known) else { return Err(TestCaseError::reject("no rate")) };
        let (low, high) = pays(rules, &Draft { age: None, ..draw.told() }).unwrap();
        prop_assert!(low <= at.0 && at.1 <= high, "{}: {} <= {:?} <= {}", name, low, at, high);
        inside.set(inside.get() + u32::from(low < at.0 && at.1 < high));
        Ok(())
    });
    assert!(inside.get() > 500, "{} points away from both ends", inside.get());
}

#[test]
fn i10_the_printed_scenario_gives_the_printed_bill() {
    let reprinted = Cell::new(0);
    law(&draw(), |draw| {
        let Ruled { name, rules, .. } = draw.ruled();
        let Ok(result) = estimate(rules, &claim(rules, &draw.told())) else {
            return Err(TestCaseError::reject("no rate"));
        };
        for one in [&result.low, &result.high] {
            let Some((blocks, year)) = printed(rules, one) else { continue };
            let case = at_case(one, Draft { year, ..draw.known() });
            let fund = one.fund.fen();
            prop_assert_eq!(pays(&blocks.over(rules), &case), Some((fund, fund)), "{}", name);
            reprinted.set(reprinted.get() + 1);
        }
        Ok(())
    });
    assert!(reprinted.get() > 15_000, "{} bills", reprinted.get());
}

/// The case a bill was worked out for; its number of the stay has gone into the deductible.
fn at_case(bill: &Bill<'_>, draft: Draft) -> Draft {
    Draft {
        site: Answer::Known(bill.case.site.id.clone()),
        admission: draft.admission.map(|_| Answer::Known(1)),
        ..draft
    }
}

#[test]
fn i11_a_point_gives_one_bill() {
    law(&draw(), |draw| {
        let Ruled { name, rules, .. } = draw.ruled();
        let point = Blocks::point(rules, &mut draw.dice());
        let rules = point.over(rules);
        let Ok(result) = estimate(&rules, &claim(&rules, &known(&draw, &rules))) else {
            return Err(TestCaseError::reject("no rate"));
        };
        // An open end that no source gives stays open: a cap nobody tells.
        prop_assert_eq!(result.low.fund, result.high.fund, "{}", name);
        let figures = |bill: &Bill<'_>| bill.lines.iter().map(|line| (line.item, line.figure)).collect::<Vec<_>>();
        prop_assert_eq!(figures(&result.low), figures(&result.high), "{}", name);
        Ok(())
    });
}

#[test]
fn i11_knowing_one_number_or_one_answer_more_never_widens_the_result() {
    const WHAT: [What; 8] = [
        What::Start,
        What::Later,
        What::Rate,
        What::Change(Parameter::OffSite),
        What::Cap,
        What::Above,
        What::Threshold,
        What::CriticalRate,
    ];
    let narrower = Cell::new(0);
    law(&(draw(), 0..WHAT.len() + 2), |(draw, which)| {
        let Ruled { name, rules, .. } = draw.ruled();
        let (told, known) = (Draft { age: None, ..draw.told() }, draw.known());
        let Some((low, high)) = pays(rules, &told) else { return Err(TestCaseError::reject("no rate")) };
        let mut blocks = Blocks::of(rules);
        let mut dice = draw.dice();
        let draft = match WHAT.get(which) {
            Some(what) => {
                // Rates of bands move together.
                let at = dice.roll();
                blocks.narrow(&mut Dice::Always(at), |other| other == *what);
                told
            }
            None if which == WHAT.len() => {
                blocks.choose(&mut dice);
                told
            }
            None => Draft { group: known.group, level: known.level, ..told },
        };
        let Some((least, most)) = pays(&blocks.over(rules), &draft) else { return Ok(()) };
        prop_assert!(low <= least && most <= high, "{}: {:?} in {:?}", name, (least, most), (low, high));
        narrower.set(narrower.get() + u32::from((low, high) != (least, most)));
        Ok(())
    });
    assert!(narrower.get() > 300, "{} results narrower", narrower.get());
}

/// The keys under which the tables are searched for a known case.
fn case<'c>(rules: &'c Rules<'_>, draft: &'c Draft) -> Case<'c> {
    let known = |answer: &'c Answer<Box<str>>| match answer {
        Answer::Known(id) => Some(&**id),
        Answer::Unsure => None,
    };
    let level = draft.level.as_ref().and_then(known).and_then(|id| rules.level(id)).unwrap();
    let community = (level.like == yibao::domain::Class::Community).then_some("primary");
    let site = known(&draft.site).and_then(|id| rules.site(id)).unwrap();
    Case {
        person: [known(&draft.group), draft.status.map(Status::code)],
        level: [Some(&*level.id), Some(level.like.code()), community],
        site: [Some(&*site.id), Some(site.like.code())],
        referral: Some(if draft.referral == Answer::Known(true) { "referred" } else { "unreferred" }),
    }
}

/// Somewhere in a range that both ends are given of.
fn somewhere(value: Option<&Value<yibao::domain::Fen>>, dice: &mut Dice) -> Option<String> {
    let Value::Known(span) = value? else { return None };
    let (low, high) = (span.low()?.fen(), span.high()?.fen());
    Some(fen(low + (high - low) * dice.roll() / 1000).to_string())
}

fn share(value: Option<&Value<yibao::domain::Rate>>, dice: &mut Dice) -> Option<String> {
    let Value::Known(span) = value? else { return None };
    let (low, high) = (i64::from(span.low()?.hundredths()), i64::from(span.high()?.hundredths()));
    let share = u16::try_from(low + (high - low) * dice.roll() / 1000).unwrap();
    Some(yibao::domain::Rate::new(share).unwrap().to_string())
}

/// What a person could type that lies inside what the rules say of this case: one rule or several.
fn typed(rules: &Rules<'_>, draft: &Draft, dice: &mut Dice) -> TypedWords {
    fn one<T: Clone>(block: &Block<T>, dice: &mut Dice) -> Option<T> {
        block.alternatives[dice.of(block.alternatives.len())].rule.clone()
    }
    let case = case(rules, draft);
    let status = rules.status.map(|held| &held.block.alternatives);
    let changes = |what: fn(&Adjust) -> bool| {
        let mut all = status.into_iter().flat_map(|all| all.iter()).filter_map(|one| one.rule.as_ref()?.find(&case));
        all.any(what)
    };
    let mut words = TypedWords::default();
    // From a typed deductible what was used this year is taken; the place's may begin anew each time, and have a ceiling.
    if let Some(rule) = rules.deductible.and_then(|held| one(held.block, dice))
        && (rule.counts == CountsFor::Year || draft.year.deductible == Some(fen(0)))
        && !rule.whole_above
        && rule.year_ceiling.is_none()
        && !changes(|adjust| adjust.deductible.is_some())
        && let Some(Start::Amount(value)) = rule.amount.find(&case)
    {
        words.deductible = somewhere(Some(value), dice);
    }
    if let Some(rule) = rules.rate.and_then(|held| one(held.block, dice))
        && !changes(|adjust| Adjust { deductible: None, deductible_floor: None, ..adjust.clone() } != Adjust::default())
        && let Some(Pay::Flat(value)) = rule.pay.find(&case)
    {
        words.rate = share(Some(value), dice);
    }
    if let Some(rule) = rules.cap.and_then(|held| one(held.block, dice))
        && (rule.counts == CountsFor::Year || draft.year.paid == Some(fen(0)))
        && rule.limits == Limits::Payment
    {
        words.cap = somewhere(rule.amount.find(&case), dice);
    }
    if let Some(rule) = rules.above_cap.and_then(|held| one(held.block, dice))
        && (rule.most.is_none() && rule.of == SupplementOf::Cost)
    {
        words.above_cap = share(rule.rate.find(&case), dice);
    }
    words
}

#[test]
fn i11_what_is_typed_inside_a_range_gives_a_part_of_the_result() {
    let tried = Cell::new([0; 4]);
    law(&(draw(), 1..16_u8), |(draw, which)| {
        let Ruled { name, rules, .. } = draw.ruled();
        let draft = Draft { admission: draw.known().admission.map(|_| Answer::Known(1)), ..draw.known() };
        let Some((low, high)) = pays(rules, &draft) else { return Err(TestCaseError::reject("no rate")) };
        let all = typed(rules, &draft, &mut draw.dice());
        let wanted = |bit: u8, word: Option<String>| word.filter(|_| which >> bit & 1 == 1);
        let words = TypedWords {
            deductible: wanted(0, all.deductible),
            rate: wanted(1, all.rate),
            cap: wanted(2, all.cap),
            above_cap: wanted(3, all.above_cap),
            ..TypedWords::default()
        };
        let given =
            [&words.deductible, &words.rate, &words.cap, &words.above_cap].map(|word| u32::from(word.is_some()));
        if given == [0; 4] {
            return Err(TestCaseError::reject("nothing can be typed"));
        }
        let typed: Typed = words.rules().unwrap();
        let (least, most) = pays(&rules.clone().with(&typed), &draft).unwrap();
        prop_assert!(low <= least && most <= high, "{}: {:?} {:?} in {:?}", name, words, (least, most), (low, high));
        let mut count = tried.get();
        count.iter_mut().zip(given).for_each(|(sum, one)| *sum += one);
        tried.set(count);
        Ok(())
    });
    assert!(tried.get().iter().all(|count| *count > 500), "{:?} typed of each kind", tried.get());
}

/// The rules at one point, all of them counting for the year and nothing beginning anew with a stay.
fn of_a_year(rules: &Rules<'_>, dice: &mut Dice) -> Blocks {
    let mut blocks = Blocks::point(rules, dice);
    (blocks.later_admissions, blocks.critical) = (None, None);
    blocks.each_rule(|deductible, rate, cap, above| {
        if let Some(rule) = deductible {
            (rule.counts, rule.year_ceiling, rule.later, rule.whole_above) = (CountsFor::Year, None, None, false);
        }
        if let Some(rule) = rate {
            rule.bands_count = CountsFor::Year;
        }
        if let Some(rule) = cap {
            rule.counts = CountsFor::Year;
        }
        if let Some(rule) = above {
            (rule.most, rule.of) = (None, SupplementOf::Cost);
        }
    });
    blocks
}

#[test]
fn i16_two_bills_of_a_year_pay_what_one_bill_of_both_pays() {
    let (split, capped) = (Cell::new(0), Cell::new(0));
    law(&(draw(), 0..=1000_i64), |(draw, share)| {
        let Ruled { name, rules, .. } = draw.ruled();
        let blocks = of_a_year(rules, &mut draw.dice());
        let rules = blocks.over(rules);
        let known = draw.known();
        let nothing = Draft {
            admission: known.admission.as_ref().map(|_| Answer::Known(1)),
            year: YearToDate::default(),
            out_of_scope: None,
            class_b: None,
            ..known
        };
        // A deductible that is a share of the bill is none of the year.
        let shared = rules.deductible.is_some_and(|held| {
            let mut rules = held.block.alternatives.iter().filter_map(|one| one.rule.as_ref());
            rules.any(|rule| rule.amount.leaves().iter().any(|start| matches!(start, Start::ShareOfTotal { .. })))
        });
        let Ok(whole) = estimate(&rules, &claim(&rules, &nothing)) else {
            return Err(TestCaseError::reject("no rate"));
        };
        if shared {
            return Err(TestCaseError::reject("a share of the bill"));
        }
        let (whole, first) = (whole.low, draw.total * share / 1000);
        let one = Draft { total: fen(first), ..nothing.clone() };
        let one = estimate(&rules, &claim(&rules, &one)).unwrap().low;
        let from_zero = rules.rate.is_some_and(|held| {
            held.block.alternatives.iter().filter_map(|one| one.rule.as_ref()).any(|rule| {
                let banded = rule.pay.leaves().iter().any(|pay| matches!(pay, Pay::Bands(_)));
                banded && rule.bands_from == BandsFrom::Zero
            })
        });
        let counted = if from_zero { Item::InScope } else { Item::Entering };
        let year = YearToDate {
            deductible: Some(one.money(Item::Deductible)),
            paid: Some(one.money(Item::Basic)),
            cost: Some(one.money(counted)),
            carried: None,
        };
        let rest = Draft { total: fen(draw.total - first), year, ..nothing };
        let (rest, _) = pays(&rules, &rest).unwrap();
        let two = one.fund.fen() + rest;
        // What the fund paid is carried in whole fen; above the cap a fen of it weighs s / r. What is paid first is rounded.
        let least = whole.lines.iter().filter_map(|line| match (line.item, line.figure) {
            (Item::Rate(_), Figure::Share(share)) if share.parts() > 0 => Some(share.parts()),
            _ => None,
        });
        let all = Share::from(yibao::domain::Rate::ALL).parts();
        let weight = if whole.capped { 2 + all / least.min().unwrap_or(all) } else { 1 };
        let weight = weight + i64::from(whole.line(Item::FirstPayment).is_some());
        prop_assert!((two - whole.fund.fen()).abs() <= weight, "{}: {} and {}", name, two, whole.fund);
        split.set(split.get() + u32::from(one.fund.fen() > 0 && rest > 0));
        capped.set(capped.get() + u32::from(whole.capped));
        Ok(())
    });
    assert!(split.get() > 2_000 && capped.get() > 500, "{} split, {} capped", split.get(), capped.get());
}
