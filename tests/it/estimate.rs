//! The estimator against hand-computed bills.

use yibao::domain::{Care, Fen, Reading, Rules, RulesFrom, Scheme};
use yibao::estimate::{
    Answer, Bill, Cell, Claim, Draft, TypedWords, Untold, YearToDate, compare, ends, estimate, find_out,
    later_admission_worth, otherwise,
};

use crate::golden::{as_of, case, cases, check, check_credit, draft, place, seed_content, typed, words};

#[test]
fn the_thirty_golden_cases_come_out_to_the_fen() {
    let content = seed_content();
    let all = cases("reimbursement.yaml");
    assert_eq!(all.len(), 30);
    for case in &all {
        check(&content, case);
    }
}

#[test]
fn the_credit_cases_come_out_to_the_fen() {
    let content = seed_content();
    let all = cases("credit.yaml");
    assert_eq!(all.len(), 14);
    for case in &all {
        check_credit(&content, case);
    }
}

/// Rules and claim of a golden case, handed to `look`.
fn with_case<T>(name: &str, look: impl FnOnce(&Rules<'_>, &Claim) -> T) -> T {
    let content = seed_content();
    let case = case("reimbursement.yaml", name);
    let place = words(&case["claim"], "city").map(|city| place(&content, &city));
    let draft = draft(&case["claim"]);
    let typed = typed(&case["claim"]).rules().unwrap();
    let rules = content.policies.rules(place, draft.scheme, draft.care, as_of(&case)).with(&typed);
    let claim = draft.claim(&rules).unwrap();
    look(&rules, &claim)
}

fn money((low, high): (Fen, Fen)) -> String {
    format!("{}..{}", low.grouped(), high.grouped())
}

#[test]
fn the_same_bill_is_compared_at_every_level_filed_or_not() {
    let rows = with_case("G01", |rules, claim| {
        let table = compare(rules, claim);
        assert_eq!(
            table.levels.iter().map(|level| &*level.id).collect::<Vec<_>>(),
            ["community", "primary", "secondary", "tertiary"]
        );
        assert!(!table.certainly_more(1, 3, 0), "the three levels overlap");
        let text = |cells: &Vec<Cell>| cells.iter().map(|cell| money(cell.unwrap())).collect::<Vec<_>>();
        let worth: Vec<String> = table.filing[0].worth.iter().map(|worth| money(worth.unwrap())).collect();
        (table.rows.iter().map(text).collect::<Vec<_>>(), worth)
    });
    assert_eq!(rows.0[1], ["14,760.00..16,192.00", "14,760.00..16,192.00", "11,480.00..14,432.00"]);
    assert_eq!(rows.0[2], ["14,268.00..16,720.00", "14,268.00..16,720.00", "10,988.00..14,960.00"]);
    assert_eq!(rows.0[3], ["13,940.00..15,840.00", "13,940.00..15,840.00", "10,660.00..14,080.00"]);
    assert_eq!(rows.0[0], rows.0[1], "a community clinic counts as 一级及以下");
    assert_eq!(rows.1[3], "1,640.00..3,520.00");
}

#[test]
fn a_cap_that_may_cut_in_leaves_no_paired_difference() {
    assert_eq!(with_case("G12", |rules, claim| compare(rules, claim).filing[0].worth[3]), Err(Untold::Cap));
}

#[test]
fn the_second_stay_is_worth_what_the_lower_deductible_is() {
    let worth = with_case("G01", |rules, claim| later_admission_worth(rules, claim, 2));
    assert_eq!(money(worth.unwrap()), "85.00..90.00");
}

#[test]
fn what_is_most_worth_finding_out_stands_first() {
    let found = with_case("G05", find_out);
    let rows: Vec<String> =
        found.iter().map(|row| format!("{:?} {} {}", row.question, row.width.grouped(), row.saved.grouped())).collect();
    assert_eq!(
        rows,
        [
            "Rule(OffSite) 1,491.00 1,650.00",
            "Rule(Deductible) 2,301.00 840.00",
            "Rule(Rate) 2,646.00 495.00",
            "Rule(Cap) 3,141.00 0.00",
            "Rule(AboveCap) 3,141.00 0.00",
        ]
    );
}

#[test]
fn another_reading_is_shown_where_it_changes_an_end() {
    let shown = |name: &str| {
        let all = with_case(name, otherwise);
        all.iter()
            .map(|other| {
                let reading = other.reading.map_or("-", Reading::code);
                format!("{reading} {}..{}", other.low.grouped(), other.high.grouped())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(shown("G05"), ["RD-05 11,880.00..14,814.90", "RD-06 11,550.00..16,461.00"]);
    assert_eq!(shown("G19"), ["- 800.00..2,400.00"]);
    assert_eq!(shown("G15"), ["RD-02 2,000.00..3,000.00"]);
    assert!(shown("G01").is_empty());
}

#[test]
fn the_bill_of_g05_shows_how_each_line_comes_about() {
    let (low, high) = with_case("G05", |rules, claim| {
        let result = estimate(rules, claim).unwrap();
        let lines = |bill: &Bill<'_>| {
            bill.lines
                .iter()
                .map(|line| format!("{} {:?}", line.item.code(), line.figure))
                .collect::<Vec<_>>()
                .join("\n")
        };
        (lines(&result.low), lines(&result.high))
    });
    insta::assert_snapshot!("bill_of_g05", format!("{low}\n--\n{high}"));
}

#[test]
fn an_unsure_level_spans_every_level() {
    let (one, all) = with_case("G01", |rules, claim| {
        let unsure = Claim { level: Answer::Unsure, ..claim.clone() };
        (ends(rules, claim).unwrap(), ends(rules, &unsure).unwrap())
    });
    assert_eq!(money(one), "13,940.00..15,840.00");
    assert_eq!(money(all), "13,940.00..16,720.00");
}

#[test]
fn the_naive_ends_are_not_the_ends_when_a_cap_cuts_in() {
    // All low values together and all high values together both lie inside: a higher cap pays less here.
    let (low, high) = with_case("G12", |rules, claim| ends(rules, claim).unwrap());
    assert!(low < Fen::from_people("235677.65").unwrap());
    assert!(high > Fen::from_people("242640").unwrap());
}

#[test]
fn typed_rules_win_and_work_without_any_rule_of_the_place() {
    let content = seed_content();
    let draft = Draft {
        scheme: Scheme::Resident,
        status: None,
        group: Answer::Unsure,
        age: None,
        care: Care::Inpatient,
        level: Some(Answer::Known("tertiary".into())),
        admission: None,
        site: Answer::Known("local".into()),
        referral: Answer::Unsure,
        total: Fen::from_people("22000").unwrap(),
        out_of_scope: Fen::from_people("1500").ok(),
        class_b: Fen::from_people("500").ok(),
        year: YearToDate::default(),
    };
    let words = TypedWords { deductible: Some("1200".into()), rate: Some("70%".into()), ..TypedWords::default() };
    let typed = words.rules().unwrap();
    let ningbo = place(&content, "宁波");
    let rules = content.policies.rules(Some(ningbo), draft.scheme, draft.care, "2026-11-22".parse().unwrap());
    let rules = rules.with(&typed);
    let result = estimate(&rules, &draft.claim(&rules).unwrap()).unwrap();
    assert_eq!((result.low.fund.to_string(), result.low.person.to_string()), ("13160.00".into(), "8840.00".into()));
    assert_eq!(result.low.fund, result.high.fund);
    assert_eq!(result.from, RulesFrom::Typed);
}

#[test]
fn a_shape_that_does_not_ship_is_computed_all_the_same() {
    let content = seed_content();
    for case in &cases("review.yaml") {
        check(&content, case);
    }
}
