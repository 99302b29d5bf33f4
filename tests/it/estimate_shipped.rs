//! The rules that ship, against hand-computed bills.

use yibao::content::check_embedded;

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
