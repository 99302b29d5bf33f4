//! What holds for every bill under every rule: properties over random rules and bills.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use yibao::domain::{Care, Fen, PolicyBook, Quantity, Rate, Scheme, Scope, Span, SupplementOf, Value};
use yibao::estimate::{Figure, Item, Parameter, RateOp, Share, TypedWords, Working, ends, estimate};

use crate::world::{Bill, Change, World, bill, fen, file_of, is_broken, rules, world};

const CASES: u32 = 10_000;

/// Runs a law on random inputs. What a law rejects does not count.
pub(crate) fn law<S: Strategy>(inputs: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases: CASES, failure_persistence: None, max_global_rejects: CASES, ..Config::default() };
    if let Err(error) = TestRunner::new(config).run(inputs, test) {
        panic!("{error}");
    }
}

fn pays(world: &World, bill: &Bill, site: &str) -> (i64, i64) {
    let book = world.book();
    let (low, high) = ends(&rules(&book), &bill.claim(site)).unwrap();
    (low.fen(), high.fen())
}

fn site() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("local"), Just("unfiled")]
}

#[test]
fn i1_i2_i3_i17_both_bills_add_up_and_every_line_comes_from_its_operands() {
    law(&(world(), bill(), site()), |(world, bill, site)| {
        let book = world.book();
        let result = estimate(&rules(&book), &bill.claim(site)).unwrap();
        for one in [&result.low, &result.high] {
            let (fund, person) = (one.fund.fen(), one.person.fen());
            let in_scope = bill.total - bill.out_of_scope - bill.class_b;
            let critical = world.critical.as_ref().is_some_and(|critical| critical.4);
            prop_assert!(0 <= fund && (fund <= in_scope || critical) && fund <= bill.total);
            prop_assert_eq!(fund + person, bill.total);
            let parts = one.parts;
            let by_rate = [parts.coinsurance, parts.above_cap];
            let sum = [[parts.out_of_scope, parts.class_b], [parts.first_payment, parts.deductible], by_rate].concat();
            prop_assert_eq!(sum.iter().map(|part| part.fen()).sum::<i64>() - parts.critical.fen(), person);
            let money = |item: Item| one.money(item).fen();
            prop_assert_eq!(money(Item::InScope) - money(Item::Deductible), money(Item::Entering));
            prop_assert_eq!(money(Item::Basic) + money(Item::Supplement) + money(Item::Critical), fund);
            for line in &one.lines {
                prop_assert_eq!(line.working.figure(), line.figure);
                if let Figure::Money(amount) = line.figure {
                    prop_assert!(amount.fen() >= 0);
                }
            }
        }
        prop_assert!(result.low.fund <= result.high.fund && result.low.person >= result.high.person);
        prop_assert_eq!((result.low.fund, result.high.fund), ends(&rules(&book), &bill.claim(site)).unwrap());
        Ok(())
    });
}

#[test]
fn i4_a_higher_total_never_pays_less_and_one_fen_more_pays_at_most_one_fen_more() {
    law(&(world(), bill(), site(), prop_oneof![Just(1), 0..500_000_i64]), |(world, bill, site, more)| {
        let before = pays(&world, &bill, site);
        let after = pays(&world, &Bill { total: bill.total + more, ..bill }, site);
        prop_assert!(before.0 <= after.0 && before.1 <= after.1);
        prop_assert!(after.0 - before.0 <= more && after.1 - before.1 <= more);
        Ok(())
    });
}

#[test]
fn i5_more_out_of_scope_or_class_b_never_pays_more() {
    law(&(world(), bill(), site(), 0..=1000_i64, any::<bool>()), |(mut world, bill, site, share, scope)| {
        // Where class B counts for critical illness and what is paid first does not, more class B can count more.
        if world.critical.as_ref().is_some_and(|critical| critical.4) {
            world.pays_first = (0, 0);
        }
        let more = (bill.total - bill.out_of_scope - bill.class_b) * share / 1000;
        let other = if scope {
            Bill { out_of_scope: bill.out_of_scope + more, ..bill }
        } else {
            Bill { class_b: bill.class_b + more, ..bill }
        };
        let (before, after) = (pays(&world, &bill, site), pays(&world, &other, site));
        prop_assert!(after.0 <= before.0 && after.1 <= before.1);
        Ok(())
    });
}

#[test]
fn i6_i7_each_number_moves_the_result_its_own_way() {
    law(&(world(), bill(), 0..200_000_i64, 0..2000_u16), |(world, bill, money, share)| {
        let before = pays(&world, &bill, "unfiled");
        let mut deductible = world.clone();
        deductible.deductible = (world.deductible.0 + money, world.deductible.1 + money);
        let after = pays(&deductible, &bill, "unfiled");
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "a higher deductible");
        let mut rate = world.clone();
        for band in &mut rate.bands {
            *band = (band.0, (band.1 + share).min(10_000), (band.2 + share).min(10_000));
        }
        let after = pays(&rate, &bill, "unfiled");
        prop_assert!(before.0 <= after.0 && before.1 <= after.1, "a higher rate");
        let mut above = world.clone();
        above.above = ((world.above.0 + share).min(10_000), (world.above.1 + share).min(10_000));
        let after = pays(&above, &bill, "unfiled");
        prop_assert!(before.0 <= after.0 && before.1 <= after.1, "a higher supplement");
        let mut first = world.clone();
        first.pays_first = ((world.pays_first.0 + share).min(10_000), (world.pays_first.1 + share).min(10_000));
        let after = pays(&first, &bill, "unfiled");
        prop_assert!(after.0 <= before.0 && after.1 <= before.1, "a higher first payment");
        if let Change::Points(low, high) = world.off_site {
            let fall = i16::try_from(share).unwrap();
            let mut off_site = world.clone();
            off_site.off_site = Change::Points(low - fall, high - fall);
            let after = pays(&off_site, &bill, "unfiled");
            prop_assert!(after.0 <= before.0 && after.1 <= before.1, "a larger fall elsewhere");
        }
        Ok(())
    });
}

#[test]
fn i8_a_higher_cap_pays_more_without_a_supplement_and_with_one_exactly_if_its_rate_is_lower() {
    law(&(world(), bill(), 1..1_000_000_i64), |(mut world, bill, more)| {
        let Some((low, high)) = world.cap else { return Ok(()) };
        let higher = |world: &World| {
            let mut world = world.clone();
            world.cap = Some((low + more, high.map(|high| high + more)));
            world
        };
        let mut alone = world.clone();
        alone.above = (0, 0);
        let (before, after) = (pays(&alone, &bill, "local"), pays(&higher(&alone), &bill, "local"));
        prop_assert!(before.0 <= after.0 && before.1 <= after.1, "no supplement");
        // One rate, one cap, one supplement: the sign of the slope is the sign of r - s.
        world.bands.truncate(1);
        world.bands[0].2 = world.bands[0].1;
        world.above.1 = world.above.0;
        world.status = Change::None;
        world.most = None;
        world.of = SupplementOf::Cost;
        world.cap = Some((low, Some(low)));
        let mut point = world.clone();
        point.cap = Some((low + more, Some(low + more)));
        let (before, after) = (pays(&world, &bill, "local"), pays(&point, &bill, "local"));
        if world.above.0 <= world.bands[0].1 {
            prop_assert!(before.0 <= after.0 && before.1 <= after.1, "s <= r");
        } else {
            prop_assert!(before.0 >= after.0 && before.1 >= after.1, "s > r");
        }
        Ok(())
    });
}

#[test]
fn i9_every_point_inside_the_box_lies_between_the_ends() {
    let inputs = (world(), bill(), site(), prop::array::uniform9(0..=1000_i64));
    law(&inputs, |(world, bill, site, at)| {
        let elsewhere = site == "unfiled";
        let (low, high) = pays(&world, &bill, site);
        let inside = world.pays(&world.point(&at, elsewhere), &bill, elsewhere).half_up();
        prop_assert!(low <= inside && inside <= high, "{low} <= {inside} <= {high}");
        Ok(())
    });
}

#[test]
fn i10_i11_a_point_gives_one_bill_and_it_is_the_one_worked_out_by_hand() {
    let inputs = (world(), bill(), site(), prop::array::uniform9(0..=1000_i64));
    law(&inputs, |(world, bill, site, at)| {
        let elsewhere = site == "unfiled";
        let point = world.point(&at, elsewhere);
        let narrow = narrowed(&world, &at);
        let bill = if world.later.is_none() { Bill { admission: 1, ..bill } } else { bill };
        let (low, high) = pays(&narrow, &bill, site);
        prop_assert_eq!(low, high);
        prop_assert_eq!(low, world.pays(&point, &bill, elsewhere).half_up());
        let wide = pays(&world, &bill, site);
        prop_assert!(wide.0 <= low && high <= wide.1, "a point is inside the box");
        Ok(())
    });
}

/// The world at one point of its box.
fn narrowed(world: &World, at: &[i64; 9]) -> World {
    let point = world.point(at, true);
    let mut narrow = world.clone();
    narrow.deductible = (point.deductible, point.deductible);
    narrow.later = world.later.map(|_| (point.later, point.later));
    for (band, rate) in narrow.bands.iter_mut().zip(&point.rates) {
        *band = (band.0, *rate, *rate);
    }
    let change = |change: Change, by: i64| match change {
        Change::None => Change::None,
        Change::Points(..) => Change::Points(i16::try_from(by).unwrap(), i16::try_from(by).unwrap()),
        Change::Factor(..) => Change::Factor(u16::try_from(by).unwrap(), u16::try_from(by).unwrap()),
        Change::SelfPay(..) => Change::SelfPay(u16::try_from(by).unwrap(), u16::try_from(by).unwrap()),
    };
    narrow.status = change(world.status, point.status);
    narrow.off_site = change(world.off_site, point.off_site);
    narrow.pays_first = (point.pays_first, point.pays_first);
    narrow.cap = world.cap.map(|_| (point.cap.unwrap(), point.cap));
    narrow.above = (point.above, point.above);
    if let Some(critical) = &mut narrow.critical {
        (critical.0, critical.1) = (point.threshold, point.threshold);
    }
    narrow
}

#[test]
fn i10_the_printed_scenario_gives_the_printed_bill() {
    law(&(world(), bill(), site()), |(mut world, bill, site)| {
        // A share of what is not paid depends on bands that a cap on the cost keeps off the bill.
        world.of = SupplementOf::Cost;
        let book = world.book();
        let result = estimate(&rules(&book), &bill.claim(site)).unwrap();
        for one in [&result.low, &result.high] {
            // Where nothing is paid in a band, a cap is reached just below it and never in it.
            if one.lines.iter().any(|line| line.figure == Figure::Share(Share::from(Rate::NONE))) {
                continue;
            }
            let (printed, broken) = printed(&world, one);
            // A cap between its ends may stand at a part of a fen, which no rule can be written with.
            if !broken {
                let fund = one.fund.fen();
                prop_assert_eq!(pays(&printed, &Bill { admission: 1, ..bill }, site), (fund, fund));
            }
        }
        Ok(())
    });
}

/// A world of the numbers a bill prints; true if its cap stands at a part of a fen.
fn printed(world: &World, bill: &yibao::estimate::Bill<'_>) -> (World, bool) {
    let mut printed = world.clone();
    (printed.later, printed.cap, printed.pays_first) = (None, None, (0, 0));
    (printed.yearly, printed.ceiling) = (false, None);
    let mut broken = false;
    for line in &bill.lines {
        match &line.working {
            Working::Deductible(..) => {
                // As far as the cost reaches: more would change nothing.
                let amount = bill.money(Item::Deductible).fen();
                printed.deductible = (amount, amount);
            }
            Working::FirstPayment(rate, _) => printed.pays_first = (rate.hundredths(), rate.hundredths()),
            Working::Rate(written, moves) => {
                let Item::Rate(band) = line.item else { panic!("a rate is about a band") };
                let band = &mut printed.bands[usize::from(band)];
                *band = (band.0, written.hundredths(), written.hundredths());
                for step in moves {
                    let change = match step.does {
                        RateOp::Points(points) => Change::Points(points.hundredths(), points.hundredths()),
                        RateOp::Times(factor) => Change::Factor(factor.hundredths(), factor.hundredths()),
                        RateOp::SelfPay(factor) => Change::SelfPay(factor.hundredths(), factor.hundredths()),
                        RateOp::AtLeast(_) | RateOp::AtMost(_) => panic!("no limits here"),
                    };
                    if step.by == Parameter::Status {
                        printed.status = change;
                    } else {
                        printed.off_site = change;
                    }
                }
            }
            Working::Covered(_, cap, ..) => printed.cap = Some((cap.fen(), Some(cap.fen()))),
            Working::Capped { left, cap, .. } => {
                printed.cap = cap.map(|cap| (cap.fen(), Some(cap.fen())));
                broken = left.is_some_and(is_broken);
            }
            Working::Supplement { rate, .. } => printed.above = (rate.hundredths(), rate.hundredths()),
            Working::Critical { threshold, .. } => {
                if let Some(critical) = &mut printed.critical {
                    (critical.0, critical.1) = (threshold.fen(), threshold.fen());
                }
            }
            Working::Given(_) | Working::Less(..) | Working::Paid { .. } | Working::Sum(_) => {}
        }
    }
    // Bands that the bill does not reach print nothing, and change nothing.
    for band in &mut printed.bands {
        band.2 = band.1;
    }
    (printed, broken)
}

#[test]
fn i11_a_typed_value_inside_a_range_gives_a_part_of_the_result() {
    law(&(world(), bill(), 0..=1000_i64, 0..3_u8), |(world, bill, at, which)| {
        let bill = Bill { admission: 1, ..bill };
        let (low, high) = pays(&world, &bill, "local");
        let mut words = TypedWords::default();
        let inside = |(low, high): (i64, i64)| low + (high - low) * at / 1000;
        match which {
            // A typed deductible is the one of this stay; the place's may count for the year.
            0 if world.ceiling.is_none() && (world.yearly || bill.used == 0) => {
                words.deductible = Some(fen(inside(world.deductible)).to_string());
            }
            1 => match world.cap {
                Some((low, Some(high))) if world.limits == yibao::domain::Limits::Payment => {
                    words.cap = Some(fen(inside((low, high))).to_string());
                }
                _ => return Ok(()),
            },
            2 if world.most.is_none() && world.of == SupplementOf::Cost => {
                let rate = inside((i64::from(world.above.0), i64::from(world.above.1)));
                words.above_cap = Some(Rate::new(u16::try_from(rate).unwrap()).unwrap().to_string());
            }
            _ => return Ok(()),
        }
        let typed = words.rules().unwrap();
        let book = world.book();
        let (least, most) = ends(&rules(&book).with(&typed), &bill.claim("local")).unwrap();
        prop_assert!(low <= least.fen() && most.fen() <= high);
        Ok(())
    });
}

#[test]
fn i12_not_having_filed_never_pays_more() {
    law(&(world(), bill()), |(world, bill)| {
        let (filed, unfiled) = (pays(&world, &bill, "filed"), pays(&world, &bill, "unfiled"));
        prop_assert!(unfiled.0 <= filed.0 && unfiled.1 <= filed.1);
        let book = world.book();
        let rules = rules(&book);
        let paired = yibao::estimate::worth(&rules, &bill.claim("filed"), &bill.claim("unfiled"));
        if world.cap.is_none() && world.critical.is_none() {
            let (least, most) = paired.expect("nothing cuts in");
            prop_assert!(least <= most);
            prop_assert!(filed.0 - unfiled.0 <= most.fen() + 1 && least.fen() <= filed.1 - unfiled.1 + 1);
        }
        Ok(())
    });
}

#[test]
fn i15_what_a_value_prints_reads_back_as_the_same_value() {
    let money = (0..=10_000_000_000_i64).prop_map(fen);
    let spans = (money.clone(), money, 0..6_u8);
    law(&spans, |(one, other, form)| round_trip(&value(one, other, form)));
    let rates = (0..=10_000_u16).prop_map(|rate| Rate::new(rate).unwrap());
    law(&(rates.clone(), rates, 0..6_u8), |(one, other, form)| round_trip(&value(one, other, form)));
    let points = (0..=10_000_i16).prop_map(|points| yibao::domain::Points::new(points).unwrap());
    law(&(points.clone(), points, 0..2_u8), |(one, other, form)| round_trip(&value(one, other, form)));
    let falls = (-10_000..=0_i16).prop_map(|points| yibao::domain::Points::new(points).unwrap());
    law(&(falls.clone(), falls, 0..2_u8), |(one, other, form)| round_trip(&value(one, other, form)));
}

fn value<T: Quantity>(one: T, other: T, form: u8) -> Value<T> {
    match form {
        0 => Value::point(one),
        1 => Value::Known(Span::between(one, other)),
        2 => Value::Known(Span::at_least(one)),
        3 => Value::Known(Span::at_most(one).about()),
        4 => Value::None,
        _ => Value::Unknown,
    }
}

fn round_trip<T: Quantity>(value: &Value<T>) -> Result<(), TestCaseError> {
    let text = value.to_string();
    prop_assert_eq!(Value::read(&text), Ok(*value), "{}", text);
    Ok(())
}

#[test]
fn i19_no_bill_and_no_amount_in_range_breaks_anything() {
    let extreme = prop_oneof![Just(0), Just(1), Just(9_999_999_999), Just(10_000_000_000_i64), 0..10_000_000_000_i64];
    let inputs = (world(), bill(), extreme.clone(), extreme.clone(), extreme, site());
    law(&inputs, |(mut world, bill, total, deductible, cap, site)| {
        world.deductible = (0, deductible);
        world.cap = world.cap.map(|_| (cap, Some(cap)));
        let most = u16::try_from(total % 10_001).unwrap();
        world.bands[0].1 = world.bands[0].1.min(most);
        let bill = Bill { total, out_of_scope: 0, class_b: 0, paid: cap / 2, ..bill };
        let book = world.book();
        let result = estimate(&rules(&book), &bill.claim(site)).unwrap();
        prop_assert!(result.low.fund <= result.high.fund && result.high.fund <= Fen::MOST);
        Ok(())
    });
}

/// The blocks of a section, one by one, so that they can be spread over layers.
fn spread(section: &yibao::domain::Section, layers: [u8; 8]) -> [yibao::domain::Section; 3] {
    let mut all: [yibao::domain::Section; 3] = std::array::from_fn(|_| yibao::domain::Section::default());
    let at = |block: usize| usize::from(layers[block] % 3);
    all[at(0)].deductible.clone_from(&section.deductible);
    all[at(1)].later_admissions.clone_from(&section.later_admissions);
    all[at(2)].rate.clone_from(&section.rate);
    all[at(3)].status.clone_from(&section.status);
    all[at(4)].off_site.clone_from(&section.off_site);
    all[at(5)].cap.clone_from(&section.cap);
    all[at(6)].above_cap.clone_from(&section.above_cap);
    all[at(7)].critical.clone_from(&section.critical);
    all
}

/// What comes back in 无锡 when a section is spread over its city, its province and the country.
fn pays_in_wuxi(sections: [yibao::domain::Section; 3], bill: &Bill, site: &str) -> (Fen, Fen) {
    let content = crate::golden::seed_content();
    let wuxi = crate::golden::place(&content, "无锡");
    let scopes = [Scope::City(wuxi.code), Scope::Province(wuxi.province.code), Scope::National];
    let files = sections.into_iter().zip(scopes).map(|(section, scope)| file_of(section, scope));
    let book = PolicyBook::sorted_out(files.collect());
    let day = "2026-11-22".parse().unwrap();
    let rules = book.rules(Some(wuxi), Scheme::Resident, Care::Inpatient, day);
    ends(&rules, &bill.claim(site)).unwrap()
}

#[test]
fn i13_moving_a_block_to_another_layer_changes_no_amount() {
    let layers = prop::array::uniform8(0..3_u8);
    law(&(world(), bill(), site(), layers), |(world, bill, site, layers)| {
        let (low, high) = pays_in_wuxi(spread(&world.section(), layers), &bill, site);
        prop_assert_eq!((low.fen(), high.fen()), pays(&world, &bill, site));
        Ok(())
    });
}

#[test]
fn i14_a_city_that_says_nothing_or_repeats_its_province_is_its_province() {
    law(&(world(), bill(), site()), |(world, bill, site)| {
        let section = world.section();
        let none = yibao::domain::Section::default;
        let province = pays_in_wuxi([none(), section.clone(), none()], &bill, site);
        let repeated = pays_in_wuxi([section.clone(), section, none()], &bill, site);
        prop_assert_eq!(province, repeated);
        prop_assert_eq!((province.0.fen(), province.1.fen()), pays(&world, &bill, site));
        Ok(())
    });
}

#[test]
fn i14_a_nearer_block_replaces_the_whole_block_behind_it() {
    law(&(world(), world(), bill(), site()), |(near, far, bill, site)| {
        // Every block of the nearer layer stands; what only the other one says (later stays, a cap) may fill a gap.
        let (near, far) = (near.section(), far.section());
        let mut filled = near.clone();
        filled.later_admissions = filled.later_admissions.or_else(|| far.later_admissions.clone());
        filled.cap = filled.cap.or_else(|| far.cap.clone());
        filled.critical = filled.critical.or_else(|| far.critical.clone());
        let none = yibao::domain::Section::default();
        let both = pays_in_wuxi([near, far, none.clone()], &bill, site);
        prop_assert_eq!(both, pays_in_wuxi([filled, none.clone(), none], &bill, site));
        Ok(())
    });
}

#[test]
fn i16_two_bills_of_a_year_pay_what_one_bill_of_both_pays() {
    let inputs = (world(), bill(), 0..=1000_i64, prop::array::uniform9(0..=1000_i64));
    law(&inputs, |(world, bill, share, at)| {
        let mut world = narrowed(&world, &at);
        world.bands.truncate(1);
        (world.yearly, world.ceiling, world.later, world.critical, world.most) = (true, None, None, None, None);
        (world.limits, world.of) = (yibao::domain::Limits::Payment, SupplementOf::Cost);
        let whole = Bill { out_of_scope: 0, class_b: 0, used: 0, paid: 0, admission: 1, ..bill };
        let first = Bill { total: whole.total * share / 1000, ..whole };
        let book = world.book();
        let before = estimate(&rules(&book), &first.claim("local")).unwrap().low;
        let second = Bill {
            total: whole.total - first.total,
            used: before.money(Item::Deductible).fen(),
            paid: before.money(Item::Basic).fen(),
            ..whole
        };
        let two = before.fund.fen() + pays(&world, &second, "local").0;
        let one = pays(&world, &whole, "local").0;
        // The rounded payment of the first bill is what counts towards the cap; above it a fen can weigh s / r.
        let rate = i64::from(world.bands[0].1.max(1));
        let reached = world.cap.is_some();
        let weight = if reached { 1 + (i64::from(world.above.0) + rate - 1) / rate } else { 1 };
        prop_assert!((two - one).abs() <= weight, "{two} and {one}");
        Ok(())
    });
}

#[test]
fn i19_no_words_break_what_reads_rules_and_amounts() {
    let word = "[0-9万元%点.,:=~+×x一\\-]{0,12}|(to|over|cap|cost|first|least|with|from):[0-9a-z%.,=-]{0,12}|none|unknown|\\PC{0,8}";
    law(&prop::collection::vec(word, 1..=3), |parts| {
        let words = Some(parts.join(","));
        let typed = TypedWords { deductible: words.clone(), later_admissions: words.clone(), ..TypedWords::default() };
        let _ = typed.rules();
        for which in 0..6 {
            let mut typed = TypedWords { rate: Some("70%".to_owned()), ..TypedWords::default() };
            let field = match which {
                0 => &mut typed.rate,
                1 => &mut typed.bands,
                2 => &mut typed.cap,
                3 => &mut typed.above_cap,
                4 => &mut typed.off_site,
                _ => &mut typed.critical,
            };
            field.clone_from(&words);
            // Whatever is understood can also be worked out.
            if let Ok(rules_typed) = typed.rules() {
                let book = PolicyBook::sorted_out(Vec::new());
                let bill = Bill { total: 3_000_000, out_of_scope: 0, class_b: 0, used: 0, paid: 0, admission: 1 };
                let _ = ends(&rules(&book).with(&rules_typed), &bill.claim("unfiled"));
            }
        }
        let text = parts.concat();
        let _ = (Fen::from_people(&text), Value::<Fen>::read(&text), Value::<Rate>::read(&text));
        Ok(())
    });
}
