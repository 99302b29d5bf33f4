//! Estimates in words over everything that ships: no place, scheme or care leaves a line too wide, a gap in a sentence, or
//! columns that do not add up.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;
use yibao::domain::{Care, Chosen, Content, Fen, Lang, PolicyBook, Scheme, Scope, Status, Typed};
use yibao::estimate::{Answer, Draft, Inquiry, Item, Unanswered, YearToDate};
use yibao::report::estimate::{Asked, EstimateReport, EstimateWording, Field};

use crate::golden::shipped_content;
use crate::world::{bill, world};

const DAY: &str = "2026-11-22";

/// The places that have rules of their own, and one that has none.
fn places(content: &Content) -> Vec<Option<Chosen>> {
    let own = |at: &yibao::domain::PlaceIx| {
        let place = content.place(*at);
        content.policies.policies().any(|policy| match policy.scope {
            Scope::City(code) => code == place.code,
            Scope::Province(code) => code == place.province.code && place.is_municipality(),
            Scope::National => false,
        })
    };
    let with = content.place_ids().filter(own).map(|place| Some(Chosen { place, via: None }));
    with.chain([None]).collect()
}

fn draft(scheme: Scheme, care: Care, total: &str) -> Draft {
    Draft {
        scheme,
        status: (scheme == Scheme::Employee).then_some(Status::Retired),
        group: Answer::Unsure,
        age: None,
        care,
        level: Some(Answer::Unsure),
        admission: (care == Care::Inpatient).then_some(Answer::Unsure),
        site: Answer::Unsure,
        referral: Answer::Unsure,
        total: Fen::from_people(total).unwrap(),
        out_of_scope: Fen::from_people("10").ok(),
        class_b: None,
        year: YearToDate::default(),
    }
}

fn inquiry(draft: Draft) -> Inquiry {
    Inquiry { draft, typed: Typed::default(), as_of: DAY.parse().unwrap() }
}

#[track_caller]
fn is_sound(content: &Content, asked: &Asked, lang: Lang) -> bool {
    is_sound_under(content, asked, &content.policies, lang)
}

#[track_caller]
fn is_sound_under(content: &Content, asked: &Asked, book: &PolicyBook, lang: Lang) -> bool {
    let place = asked.chosen.as_ref().map(|chosen| content.place(chosen.place));
    let name = place.map_or("全国", |place| &place.short);
    let draft = &asked.inquiry.draft;
    let answered = match asked.inquiry.answer(book, place) {
        Ok(answered) => answered,
        Err(Unanswered::NoRule(_)) => return false,
        Err(Unanswered::Claim(error)) => panic!("{name} {:?} {:?}: {error}", draft.scheme, draft.care),
    };
    let report = EstimateReport::gather(content, lang, asked, answered, Vec::new());
    let (text, markdown) = (report.text(), report.markdown());
    for line in text.lines() {
        assert!(line.width() <= 80, "{name}: {line}");
        assert!(!line.contains("（）") && !line.contains("「」") && !line.contains('{'), "{name}: {line}");
    }
    assert!(markdown.contains("| 1 |"), "{name}");
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    for end in ["low", "high"] {
        let cents = |value: &serde_json::Value| value.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        let bill = &json[end];
        assert_eq!(cents(&bill["fund"]) + cents(&bill["person"]), cents(&json["claim"]["total"]), "{name}: {end}");
        let parts = &bill["parts"];
        let sum: i64 = ["out_of_scope", "class_b", "first_payment", "deductible", "coinsurance", "above_cap"]
            .into_iter()
            .map(|part| cents(&parts[part]))
            .sum();
        assert_eq!(sum - cents(&parts["critical"]), cents(&bill["person"]), "{name}: {end}");
    }
    true
}

/// Every place, scheme and care with `total`, told in `lang`.
fn everywhere(total: &str, lang: Lang) {
    let content = shipped_content();
    let mut answered = 0;
    for chosen in places(&content) {
        for scheme in Scheme::ALL {
            for care in Care::ALL {
                let chosen = chosen.clone();
                let inquiry = inquiry(draft(scheme, care, total));
                let asked = Asked { chosen, inquiry, defaults: vec![Field::Care] };
                answered += usize::from(is_sound(&content, &asked, lang));
            }
        }
    }
    assert!(answered > 300, "{answered}");
}

#[test]
fn every_shipped_rule_is_told_in_lines_that_fit_and_add_up() {
    everywhere("800000", Lang::Zh);
}

#[test]
fn every_shipped_rule_is_told_in_english_too() {
    everywhere("3000", Lang::En);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn random_rules_and_bills_are_told_in_lines_that_fit_and_add_up(world in world(), bill in bill(), unsure in any::<bool>()) {
        let content = shipped_content();
        let book = world.book();
        let fen = |fen: i64| Fen::new(fen);
        let draft = Draft {
            level: None,
            admission: Some(Answer::Known(bill.admission)),
            site: if unsure { Answer::Unsure } else { Answer::Known("unfiled".into()) },
            total: fen(bill.total).unwrap(),
            out_of_scope: fen(bill.out_of_scope),
            class_b: fen(bill.class_b),
            year: YearToDate { deductible: fen(bill.used), paid: fen(bill.paid), cost: fen(bill.paid), carried: None },
            ..draft(Scheme::Resident, Care::Inpatient, "0")
        };
        let asked = Asked { chosen: None, inquiry: inquiry(draft), defaults: Vec::new() };
        let lang = if unsure { Lang::En } else { Lang::Zh };
        prop_assert!(is_sound_under(&content, &asked, &book, lang));
    }
}

#[test]
fn every_line_of_a_bill_has_a_meaning_that_begins_with_its_name() {
    let content = shipped_content();
    let words = EstimateWording::new(&content, Lang::Zh, None);
    for item in
        [Item::Total, Item::OutOfScope, Item::ClassB, Item::Deductible, Item::Entering, Item::Fund, Item::Person]
    {
        assert!(words.means(item).starts_with(words.item(item)), "{}", words.means(item));
    }
}
