//! What the rows of a bill say under every rule that ships: the figures of the lines, and what is assumed.

use std::cell::Cell;

use proptest::prelude::*;
use yibao::domain::{Lang, Phrase};
use yibao::estimate::{Answered, Bill, Estimate, Figure, First, Item, Mark, Parameter, Working, estimate};
use yibao::report::estimate::{EstimateWording, Row};

use crate::estimate_laws::law;
use crate::shipped::{Ruled, claim, content, draw};

/// The figure of an item in one bill, as a row shows it.
fn figure(bill: &Bill<'_>, item: Item) -> Option<String> {
    Some(match bill.line(item)?.figure {
        Figure::Money(amount) => amount.grouped(),
        Figure::Share(share) => share.to_string(),
    })
}

/// True if every row shows the figures of its lines; what a cap leaves alone is said in words.
fn shows_its_lines(rows: &[Row], result: &Estimate<'_>) -> bool {
    let in_words = |row: &Row| row.item == Item::Basic && !result.low.capped && !result.high.capped;
    rows.iter().all(|row| {
        if in_words(row) {
            return [&row.low, &row.high].iter().all(|said| said.chars().all(|c| !c.is_ascii_digit()));
        }
        let nothing = if matches!(row.item, Item::Rate(_) | Item::Covered) { "" } else { "0.00" };
        let of = |bill| figure(bill, row.item).unwrap_or_else(|| nothing.to_owned());
        of(&result.low) == row.low && of(&result.high) == row.high
    })
}

/// True if `said` has every part of a phrase that is not filled in.
fn says(said: &str, phrase: Phrase) -> bool {
    let words = content().strings.get(phrase);
    words.split(['{', '}']).step_by(2).all(|part| said.contains(part))
}

/// Everything that is said beside and above a result.
fn all_said(rows: &[Row], remarks: &[String]) -> String {
    let of_rows = rows.iter().flat_map(|row| [&row.low, &row.high, &row.why]);
    of_rows.chain(remarks).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// What a bill assumes, and the phrase that says so.
fn assumed(bill: &Bill<'_>, result: &Estimate<'_>) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for line in &bill.lines {
        if let Working::Deductible(First::NotTold, _) = line.working {
            phrases.push(Phrase::WhyNotTold);
        }
        if let Working::Capped { cap: None, .. } = line.working
            && !bill.is_told(Parameter::Cap)
        {
            let capped = result.low.capped || result.high.capped;
            phrases.push(if capped { Phrase::WhyCapUnknown } else { Phrase::CapNotTold });
            if bill.marks.has(Mark::Assumed) && bill.active.contains(&Parameter::Cap) {
                phrases.push(Phrase::HeadCapAssumed);
            }
        }
        if let Working::Supplement { .. } = line.working
            && bill.capped
            && !bill.is_told(Parameter::AboveCap)
        {
            phrases.push(Phrase::WhyAboveNotTold);
        }
    }
    if !bill.is_told(Parameter::LaterAdmissions) {
        phrases.push(Phrase::WhyLaterNotTold);
    }
    phrases
}

#[test]
fn i17_i18_the_rows_show_the_figures_of_their_lines_and_what_is_assumed_is_said() {
    let words = EstimateWording::new(content(), Lang::Zh, None);
    let (assuming, stays) = (Cell::new(0), Cell::new(0));
    law(&draw(), |draw| {
        let Ruled { name, rules, .. } = draw.ruled();
        let told = draw.told();
        let claim = claim(rules, &told);
        let Ok(result) = estimate(rules, &claim) else { return Err(TestCaseError::reject("no rate")) };
        let answered = Answered { rules: rules.clone(), claim, estimate: result };
        let result = &answered.estimate;
        let rows = words.rows(result, &told);
        prop_assert!(rows.len() > 8 && shows_its_lines(&rows, result), "{}: {:?}", name, rows);
        let headline = words.headline(&answered);
        let remarks: Vec<String> = headline.cap.into_iter().map(|cap| cap.said).chain(headline.remarks).collect();
        let said = all_said(&rows, &remarks);
        let mut headed = false;
        for bill in [&result.low, &result.high] {
            let phrases = assumed(bill, result);
            let states_a_cap =
                |working: &Working| matches!(working, Working::Covered(..) | Working::Capped { cap: Some(_), .. });
            let capless = !bill.lines.iter().any(|line| states_a_cap(&line.working));
            headed |= capless && bill.marks.has(Mark::Assumed);
            for phrase in &phrases {
                prop_assert!(says(&said, *phrase), "{}: {:?} in\n{}", name, phrase, said);
            }
            prop_assert!(!bill.marks.has(Mark::Assumed) || !phrases.is_empty(), "{}: {:?}", name, bill.active);
            assuming.set(assuming.get() + u32::from(!phrases.is_empty()));
            stays.set(stays.get() + u32::from(!bill.is_told(Parameter::LaterAdmissions)));
        }
        prop_assert!(headed || !says(&said, Phrase::HeadCapAssumed), "{}: its cap is known\n{}", name, said);
        Ok(())
    });
    assert!(assuming.get() > 2_000 && stays.get() > 20, "{} bills, {} later stays", assuming.get(), stays.get());
}
