//! The rules that ship, moved between layers, written and read back, cited, told, and asked about everything there is.

use std::collections::HashSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use yibao::domain::{
    Alternative, Block, Care, Cited, Fen, Lang, Policy, PolicyBook, Quantity, Rate, Reading, Rules, Scheme,
    SchemeRules, Scope, Section, Span, Tree, Valid, Value,
};
use yibao::estimate::{Answer, Draft, LeftOut, NoRule, Note, YearToDate, estimate, has_result};
use yibao::report::estimate::EstimateWording;

use crate::estimate_laws::law;
use crate::shipped::{Draw, Ruled, WHO, claim, content, day, draw, pays, pool};
use crate::shipped_change::{Blocks, Number, What, turned};

/// The blocks and the lists of rules as sections of files: `layer` says in which of three each of them stands.
fn spread(rules: &Rules<'_>, mut layer: impl FnMut() -> usize) -> [Section; 3] {
    let mut all: [Section; 3] = std::array::from_fn(|_| Section::default());
    let Blocks { deductible, later_admissions, rate, status, off_site, referral, cap, above_cap, critical } =
        Blocks::of(rules);
    all[layer()].deductible = deductible.map(|block| turned(block, |rule| rule.amount = turn(&rule.amount)));
    all[layer()].later_admissions = later_admissions.map(|block| turned(block, |tree| *tree = turn(tree)));
    all[layer()].rate = rate.map(|block| turned(block, |rule| rule.pay = turn(&rule.pay)));
    all[layer()].status = status.map(|block| turned(block, |tree| *tree = turn(tree)));
    all[layer()].off_site = off_site.map(|block| turned(block, |tree| *tree = turn(tree)));
    all[layer()].referral = referral.map(|block| turned(block, |tree| *tree = turn(tree)));
    all[layer()].cap = cap.map(|block| turned(block, |rule| rule.amount = turn(&rule.amount)));
    all[layer()].above_cap = above_cap.map(|block| turned(block, |rule| rule.rate = turn(&rule.rate)));
    all[layer()].critical = critical.map(|block| turned(block, |rule| rule.threshold = turn(&rule.threshold)));
    all[layer()].levels = Some(rules.levels.to_vec());
    all[layer()].groups = Some(rules.groups.to_vec());
    all[layer()].sites = Some(rules.sites.to_vec());
    all
}

/// The same table with its keys the other way round.
fn turn<T: Clone>(tree: &Tree<T>) -> Tree<T> {
    match tree {
        Tree::Leaf(leaf) => Tree::Leaf(leaf.clone()),
        Tree::Split { by, branches, other } => Tree::Split {
            by: *by,
            branches: branches.iter().rev().map(|(key, branch)| (key.clone(), turn(branch))).collect(),
            other: other.as_ref().map(|other| Box::new(turn(other))),
        },
    }
}

fn file(scope: Scope, scheme: Scheme, rules: SchemeRules) -> Policy {
    let (employee, resident) = match scheme {
        Scheme::Employee => (rules, SchemeRules::default()),
        Scheme::Resident => (SchemeRules::default(), rules),
    };
    Policy { file: "moved.yaml".into(), scope, valid: Valid::default(), employee, resident }
}

#[test]
fn i13_turning_keys_round_and_moving_a_block_to_another_layer_changes_no_amount() {
    law(&draw(), |draw| {
        let Ruled { name, place, rules, .. } = draw.ruled();
        let Some(place) = place else { return Err(TestCaseError::reject("no layers")) };
        let told = draw.told();
        let Some(before) = pays(rules, &told) else { return Err(TestCaseError::reject("no rate")) };
        let mut dice = draw.dice();
        let sections = spread(rules, || dice.of(3));
        let scopes = [Scope::City(place.code), Scope::Province(place.province.code), Scope::National];
        let files = sections.into_iter().zip(scopes).map(|(section, scope)| {
            let mut all = SchemeRules::default();
            // What is said about every care reaches as far as what is said about this one.
            if dice.of(2) == 0 {
                all.general = section;
            } else {
                *all.care_mut(rules.care) = section;
            }
            file(scope, rules.scheme, all)
        });
        let book = PolicyBook::sorted_out(files.collect());
        let moved = book.rules(Some(place), rules.scheme, rules.care, rules.as_of);
        prop_assert_eq!(pays(&moved, &told), Some(before), "{}", name);
        Ok(())
    });
}

/// For each set of rules two books: the files that reach its place with an empty file of the city, and with one that
/// repeats what holds.
fn with_a_city_file() -> &'static [Option<[PolicyBook; 2]>] {
    static BOOKS: LazyLock<Vec<Option<[PolicyBook; 2]>>> = LazyLock::new(|| {
        let all = &content().policies;
        let books = |ruled: &Ruled| {
            let (place, rules) = (ruled.place?, &ruled.rules);
            let reaching = all.policies().filter(|policy| policy.scope.reaches(place).is_some());
            let [repeated, ..] = spread(rules, || 0);
            let mut repeating = SchemeRules::default();
            *repeating.care_mut(rules.care) = repeated;
            Some([SchemeRules::default(), repeating].map(|own| {
                let mut policy = file(Scope::City(place.code), rules.scheme, own);
                policy.valid.from = Some(rules.as_of);
                PolicyBook::sorted_out(reaching.clone().cloned().chain([policy]).collect())
            }))
        };
        pool().iter().map(books).collect()
    });
    &BOOKS
}

#[test]
fn i14_a_city_that_says_nothing_or_repeats_what_holds_changes_no_amount() {
    let books = with_a_city_file();
    law(&draw(), |draw| {
        let Ruled { name, place, rules, .. } = draw.ruled();
        let told = draw.told();
        let Some(before) = pays(rules, &told) else { return Err(TestCaseError::reject("no rate")) };
        let Some(books) = &books[draw.position()] else { return Err(TestCaseError::reject("no city")) };
        for book in books {
            let again = book.rules(*place, rules.scheme, rules.care, rules.as_of);
            prop_assert_eq!(pays(&again, &told), Some(before), "{}", name);
        }
        Ok(())
    });
}

#[track_caller]
fn reads_back<T: Quantity>(span: Span<T>, closed: bool) {
    let text = span.to_string();
    if closed {
        assert_eq!(Span::read_closed(&text), Ok(span), "{text}");
    } else {
        assert_eq!(Value::read(&text), Ok(Value::Known(span)), "{text}");
    }
}

/// Exhaustive: the property is about the numbers of the files, not about a bill.
#[test]
fn i15_every_number_that_ships_reads_back_from_what_it_prints() {
    let mut numbers = 0;
    for Ruled { rules, .. } in pool() {
        Blocks::of(rules).each(|what, number| {
            numbers += 1;
            match number {
                Number::Amount(span) => reads_back(*span, matches!(what, What::DeductibleOf(_))),
                Number::Share(span) => reads_back(*span, false),
                Number::Points(span) => reads_back(*span, true),
                Number::Factor(span) => reads_back(*span, true),
                Number::Shift(span) => reads_back(*span, true),
            }
        });
    }
    assert!(numbers > 10_000, "{numbers} numbers");
}

/// Who says what a section says, other ways to take it included, with the readings.
fn cited(section: &Section) -> (Vec<&Cited>, Vec<Reading>) {
    fn of<'s, T>(block: Option<&'s Block<T>>, cited: &mut Vec<&'s Cited>, readings: &mut Vec<Reading>) {
        let Some(block) = block else { return };
        let one = |one: &'s Alternative<T>, cited: &mut Vec<&'s Cited>, readings: &mut Vec<Reading>| {
            cited.push(one.cited.as_ref().expect("a file names who says so"));
            readings.extend(&one.readings);
        };
        block.alternatives.iter().for_each(|said| one(said, cited, readings));
        for variant in &block.variants {
            one(&variant.instead, cited, readings);
            readings.extend(variant.reading);
        }
    }
    let (mut cited, mut readings) = (Vec::new(), Vec::new());
    of(section.deductible.as_ref(), &mut cited, &mut readings);
    of(section.later_admissions.as_ref(), &mut cited, &mut readings);
    of(section.rate.as_ref(), &mut cited, &mut readings);
    of(section.status.as_ref(), &mut cited, &mut readings);
    of(section.off_site.as_ref(), &mut cited, &mut readings);
    of(section.referral.as_ref(), &mut cited, &mut readings);
    of(section.cap.as_ref(), &mut cited, &mut readings);
    of(section.above_cap.as_ref(), &mut cited, &mut readings);
    of(section.critical.as_ref(), &mut cited, &mut readings);
    cited.extend(section.context.iter().chain(&section.ask).map(|aside| &aside.cited));
    (cited, readings)
}

/// Exhaustive: the property is about the files.
#[test]
fn i18_every_source_that_is_cited_is_listed_and_every_reading_has_its_sentence() {
    let content = content();
    let listed: HashSet<&str> = content.guide.documents.sources.iter().map(|source| &*source.id).collect();
    let (mut seen, mut read) = (HashSet::new(), HashSet::new());
    for policy in content.policies.policies() {
        for rules in [&policy.employee, &policy.resident] {
            for section in Care::ALL.map(|care| rules.care(care)).into_iter().chain([&rules.general]) {
                let (cited, readings) = cited(section);
                for cited in cited {
                    assert!(listed.contains(&*cited.source.id), "{}: {}", policy.file, cited.source.id);
                    seen.insert(&*cited.source.id);
                }
                read.extend(readings);
            }
        }
    }
    for lang in [Lang::Zh, Lang::En] {
        let words = EstimateWording::new(content, lang, None);
        let sentences: HashSet<&str> = read.iter().map(|reading| words.reading(*reading)).collect();
        assert_eq!(sentences.len(), read.len(), "each reading has a sentence of its own");
        assert!(sentences.iter().all(|sentence| sentence.chars().count() > 8), "{sentences:?}");
    }
    assert!(seen.len() > 60 && read.len() > 8, "{} sources, {} readings", seen.len(), read.len());
}

#[test]
fn i19_no_bill_in_range_breaks_any_shipped_rule_even_at_its_limits() {
    let extreme = || prop_oneof![Just(0), Just(1), Just(9_999_999_999), Just(10_000_000_000), 0..10_000_000_000_i64];
    let inputs =
        (draw(), extreme(), prop::array::uniform4(extreme()), (0..4_u8, 0..=10_000_u16, 0..=10_000_000_000_i64));
    law(&inputs, |(draw, total, [used, paid, cost, carried], (kind, share, money))| {
        let Ruled { name, rules, .. } = draw.ruled();
        let mut blocks = Blocks::of(rules);
        blocks.each(|what, number| match (kind, what, number) {
            (1, What::Rate | What::Above | What::CriticalRate, Number::Share(span)) => *span = Span::point(Rate::NONE),
            (2, What::Rate | What::Above | What::CriticalRate, Number::Share(span)) => *span = Span::point(Rate::ALL),
            (3, _, number) => number.raise(money, share),
            _ => {}
        });
        let year = [used, paid, cost, carried].map(Fen::new);
        let told = Draft {
            total: Fen::new(total).unwrap(),
            out_of_scope: Fen::new(total / 3),
            class_b: Fen::new(if share % 2 == 0 { 0 } else { total / 3 }),
            year: YearToDate { deductible: year[0], paid: year[1], cost: year[2], carried: year[3] },
            ..draw.told()
        };
        let rules = blocks.over(rules);
        let Ok(result) = estimate(&rules, &claim(&rules, &told)) else { return Err(TestCaseError::reject("no rate")) };
        for one in [&result.low, &result.high] {
            prop_assert_eq!(one.fund.fen() + one.person.fen(), total, "{}", name);
            for line in &one.lines {
                prop_assert_eq!(line.working.figure(), line.figure, "{}", name);
            }
        }
        prop_assert!(result.low.fund <= result.high.fund, "{}", name);
        Ok(())
    });
}

/// Exhaustive: every place there is, not only those with rules of their own.
#[test]
fn i20_every_place_person_care_and_level_gives_an_estimate_or_says_why_not() {
    let content = content();
    let (mut estimates, mut refusals) = (0, 0);
    for place in content.places.iter().map(Some).chain([None]) {
        for (scheme, status) in WHO {
            for care in Care::ALL {
                let rules = content.policies.rules(place, scheme, care, day());
                for level in rules.levels {
                    let draft = Draw::plain(&rules, status, &level.id);
                    let name = place.map_or("全国", |place| &place.short);
                    let claim = claim(&rules, &draft);
                    let found = estimate(&rules, &claim);
                    assert_eq!(has_result(&rules, &claim), found.is_ok(), "{name}");
                    match found {
                        Ok(found) => {
                            estimates += 1;
                            assert_eq!(found.low.fund.fen() + found.low.person.fen(), draft.total.fen(), "{name}");
                        }
                        // The documented error names the levels that do have a rate.
                        Err(NoRule { has, referral, groups }) => {
                            refusals += 1;
                            assert!(!has.iter().any(|known| known.id == level.id), "{name}");
                            assert_eq!(referral, None, "{name}: nobody has answered whether there was one");
                            assert!(groups.is_empty(), "{name}: nobody has answered which");
                        }
                    }
                }
            }
        }
    }
    assert!(estimates > 10_000 && refusals > 0, "{estimates} estimates, {refusals} refusals");
    assert!(estimates > 4 * refusals, "{estimates} estimates, {refusals} refusals");
}

/// What somebody is unsure of is counted, or it is said that it was left out.
#[test]
fn i21_a_possibility_without_a_rate_is_told_and_no_other() {
    let content = content();
    let mut told = [0; 3];
    for place in content.places.iter().map(Some).chain([None]) {
        for (scheme, status) in WHO {
            for care in Care::ALL {
                let rules = content.policies.rules(place, scheme, care, day());
                for level in rules.levels {
                    let unsure = Draw::plain(&rules, status, &level.id);
                    let Ok(found) = estimate(&rules, &claim(&rules, &unsure)) else { continue };
                    let name = place.map_or("全国", |place| &place.short);
                    let case = &found.low.case;
                    let left: Vec<&LeftOut<'_>> = found
                        .notes
                        .iter()
                        .filter_map(|note| if let Note::NoRate(left) = note { Some(left) } else { None })
                        .collect();
                    for group in rules.groups_of(status).filter(|_| case.group.is_some()) {
                        let known = Draft { group: Answer::Known(group.id.clone()), ..unsure.clone() };
                        let is = left.iter().any(|left| matches!(left, LeftOut::Groups(all) if all.contains(&group)));
                        assert_eq!(is, !has_result(&rules, &claim(&rules, &known)), "{name} {}", group.id);
                        told[0] += usize::from(is);
                    }
                    for referred in [false, true].into_iter().filter(|_| case.referred.is_some()) {
                        let known = Draft { referral: Answer::Known(referred), ..unsure.clone() };
                        let is = left.contains(&&LeftOut::Referral(referred));
                        assert_eq!(is, !has_result(&rules, &claim(&rules, &known)), "{name} {referred}");
                        told[1] += usize::from(is);
                    }
                    let any = Draft { level: Some(Answer::Unsure), ..unsure.clone() };
                    let Ok(found) = estimate(&rules, &claim(&rules, &any)) else { continue };
                    let is = found
                        .notes
                        .iter()
                        .any(|note| matches!(note, Note::NoRate(LeftOut::Levels(all, None)) if all.contains(&level)));
                    assert!(!is, "{name} {}: it has a rate", level.id);
                    told[2] += usize::from(found.notes.iter().any(|note| matches!(note, Note::NoRate(_))));
                }
            }
        }
    }
    assert!(told.iter().all(|told| *told > 0), "{told:?}");
}
