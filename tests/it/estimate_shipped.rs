//! The rules that ship, against hand-computed bills.

use proptest::prelude::*;
use yibao::content::check_embedded;
use yibao::domain::{Care, Content, Date, Fen, Place, Scheme, Scope, Status};
use yibao::estimate::{Answer, Draft, NoRule, YearToDate, ends, estimate};

use crate::estimate_laws::law;
use crate::golden::{cases, check, check_credit, shipped_content};

#[test]
fn the_shipped_rules_are_sound() {
    let report = check_embedded();
    let of_rules = |file: &str| file.contains("policies/") || file.contains("sources.yaml");
    let wrong: Vec<String> = report
        .findings()
        .iter()
        .filter(|finding| of_rules(finding.file()))
        .map(|finding| format!("{}: {}", finding.file(), finding.message()))
        .collect();
    assert_eq!(wrong, [] as [String; 0]);
}

#[test]
fn every_place_whose_rules_ship_pays_what_its_rules_say() {
    let content = shipped_content();
    let failures: Vec<String> = cases("shipped.yaml")
        .iter()
        .filter_map(|case| {
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&content, case)));
            let why = outcome.err()?;
            let text = why.downcast_ref::<String>().cloned();
            Some(text.unwrap_or_else(|| "another panic".to_owned()))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn shipped_credits_are_what_their_sources_say() {
    let content = shipped_content();
    for case in &cases("shipped_credit.yaml") {
        check_credit(&content, case);
    }
}

/// Places with rules of their own, and one place of each province.
fn places(content: &Content) -> Vec<&Place> {
    let own = |place: &&Place| {
        let code = Scope::City(place.code);
        content.policies.policies().iter().any(|policy| policy.scope == code)
    };
    let first = content
        .provinces
        .iter()
        .filter_map(|province| content.places.iter().find(|place| place.province.code == province.code && !own(place)));
    content.places.iter().filter(own).chain(first).collect()
}

fn day() -> Date {
    "2026-11-22".parse().unwrap()
}

fn draft(scheme: Scheme, status: Option<Status>, care: Care, level: Option<&str>) -> Draft {
    Draft {
        scheme,
        status,
        group: Answer::Unsure,
        age: None,
        care,
        level: level.map(|level| Answer::Known(level.into())),
        admission: None,
        site: Answer::Known("local".into()),
        referral: Answer::Unsure,
        total: Fen::from_people("30000").unwrap(),
        out_of_scope: None,
        class_b: None,
        year: YearToDate::default(),
    }
}

#[test]
fn i20_every_place_scheme_care_and_level_gives_an_estimate_or_says_why_not() {
    let content = shipped_content();
    let who = [
        (Scheme::Employee, Some(Status::Working)),
        (Scheme::Employee, Some(Status::Retired)),
        (Scheme::Resident, None),
    ];
    let (mut estimates, mut refusals) = (0, 0);
    for place in places(&content) {
        for (scheme, status) in who {
            for care in Care::ALL {
                let rules = content.policies.rules(Some(place), scheme, care, day());
                for level in rules.levels {
                    let claim = draft(scheme, status, care, Some(&level.id)).claim(&rules).unwrap();
                    match estimate(&rules, &claim) {
                        Ok(found) => {
                            estimates += 1;
                            assert_eq!(found.low.fund.fen() + found.low.person.fen(), 3_000_000, "{}", place.short);
                        }
                        // The documented error names the levels that do have a rate.
                        Err(NoRule { has }) => {
                            refusals += 1;
                            assert!(!has.iter().any(|known| known.id == level.id), "{}", place.short);
                        }
                    }
                }
            }
        }
    }
    assert!(estimates > 4 * refusals && refusals > 0, "{estimates} estimates, {refusals} refusals");
}

#[test]
fn i1_to_i4_and_i17_hold_for_random_bills_under_every_shipped_rule() {
    let content = shipped_content();
    let all = places(&content);
    let bill = (0..40_000_000_i64, 0..=1000_i64, 0..=1000_i64, 1..=4_u8, 0..=400_000_i64);
    let pick = (0..all.len(), 0..3_usize, 0..4_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    let doubt = (any::<prop::sample::Index>(), 0..3_u8, prop::option::of(0..100_u8));
    law(
        &(pick, bill, doubt),
        |((at, who, care, level, site), (total, a, b, admission, used), (group, referral, age))| {
            let (scheme, status) = [
                (Scheme::Employee, Some(Status::Working)),
                (Scheme::Employee, Some(Status::Retired)),
                (Scheme::Resident, None),
            ][who];
            let care = Care::ALL[care];
            let rules = content.policies.rules(Some(all[at]), scheme, care, day());
            let mut draft = draft(scheme, status, care, Some(&level.get(rules.levels).id));
            let groups: Vec<&str> = rules.groups_of(status).map(|group| &*group.id).collect();
            if referral > 0 && !groups.is_empty() {
                draft.group = Answer::Known((*group.get(&groups)).into());
            }
            draft.age = age;
            draft.site = Answer::Known(site.get(rules.sites).id.clone());
            draft.referral = [Answer::Unsure, Answer::Known(true), Answer::Known(false)][usize::from(referral)].clone();
            draft.admission = (care == Care::Inpatient).then_some(Answer::Known(admission));
            draft.total = Fen::new(total).unwrap();
            draft.out_of_scope = Fen::new(total * a / 3000);
            draft.class_b = Fen::new(total * b / 3000);
            draft.year.deductible = Fen::new(used);
            let claim = draft.claim(&rules).unwrap();
            let Ok(result) = estimate(&rules, &claim) else { return Ok(()) };
            for one in [&result.low, &result.high] {
                prop_assert_eq!(one.fund.fen() + one.person.fen(), total);
                for line in &one.lines {
                    prop_assert_eq!(line.working.figure(), line.figure);
                }
            }
            prop_assert!(result.low.fund <= result.high.fund);
            draft.total = Fen::new(total + 1).unwrap();
            let (low, high) = ends(&rules, &draft.claim(&rules).unwrap()).unwrap();
            prop_assert!((0..=1).contains(&(low.fen() - result.low.fund.fen())));
            prop_assert!((0..=1).contains(&(high.fen() - result.high.fund.fen())));
            Ok(())
        },
    );
}
