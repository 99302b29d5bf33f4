//! The golden cases on the screen: typed and chosen with keys alone, they give the numbers of `yibao estimate`.

use serde_yaml::Value;
use yibao::app::interview::question::{Choice, Question};
use yibao::app::{PageKind, Screen};
use yibao::domain::{Care, Lang, Scheme, Status};
use yibao::estimate::Answer;
use yibao::report::estimate::{Asked, EstimateReport, EstimateWording};

use crate::estimator::{answer, desk, go, interview};
use crate::golden::{as_of, cases, draft, seed_content, typed, words};
use crate::script::{NORMAL, Script};

/// The answers of a case, given with keys.
#[track_caller]
fn answered(case: &Value) -> Script {
    let claim = &case["claim"];
    let script = match words(claim, "city") {
        Some(city) => desk().press(&city).press("enter f3"),
        None => desk().press("f3"),
    };
    let mut script = script.on_page(PageKind::Estimate).press(&words(claim, "total").unwrap());
    for (key, question) in CHOICES {
        if let Some(word) = words(claim, key) {
            let chosen = choice(&script, *question, &word);
            script = answer(script, *question, &chosen);
        }
    }
    for (key, question) in TYPED {
        if let Some(word) = words(claim, key) {
            script = go(script, *question).press(&word);
        }
    }
    script
}

const CHOICES: &[(&str, Question)] = &[
    ("scheme", Question::Scheme),
    ("status", Question::Status),
    ("care", Question::Care),
    ("level", Question::Level),
    ("admission", Question::Admission),
    ("site", Question::Site),
];

const TYPED: &[(&str, Question)] = &[
    ("out-of-scope", Question::OutOfScope),
    ("class-b", Question::ClassB),
    ("used-deductible", Question::UsedDeductible),
    ("paid-this-year", Question::Paid),
    ("deductible", Question::Deductible),
    ("rate", Question::Rate),
    ("cap", Question::Cap),
    ("above-cap", Question::AboveCap),
];

#[expect(clippy::wildcard_enum_match_arm, reason = "every other question is answered by a name of the place")]
fn choice(script: &Script, question: Question, word: &str) -> Choice {
    let named = |code: &str| code == word;
    match question {
        Question::Scheme => Choice::Scheme(Scheme::ALL.into_iter().find(|one| named(one.code())).unwrap()),
        Question::Status => Choice::Status(Status::ALL.into_iter().find(|one| named(one.code())).unwrap()),
        Question::Care => Choice::Care(Care::ALL.into_iter().find(|one| named(one.code())).unwrap()),
        Question::Admission => Choice::Admission(word.parse().unwrap()),
        _ => {
            let all = interview(script).options(question, script.model().content(), script.model().as_of());
            all.into_iter().find(|option| *option == Choice::Named(word.into())).expect(word)
        }
    }
}

#[test]
fn the_golden_cases_typed_on_the_screen_give_the_numbers_of_the_command_line() {
    let content = seed_content();
    let mut tried = 0;
    for case in cases("reimbursement.yaml") {
        let name = words(&case, "name").unwrap();
        let script = answered(&case);
        let page = interview(&script);
        let (place, day) = (page.place(&content), script.model().as_of());
        assert_eq!(day, as_of(&case), "{name}");
        let inquiry = page.inquiry(&content, day).unwrap_or_else(|| panic!("{name}:\n{}", script.screen(NORMAL)));
        let on_screen = inquiry.answer(&content.policies, place).unwrap();
        // The way of `yibao estimate`.
        let claim = &case["claim"];
        let typed = typed(claim).rules().unwrap();
        let draft = draft(claim);
        let rules = content.policies.rules(place, draft.scheme, draft.care, day).with(&typed);
        let asked = Asked { chosen: chosen(&script), draft, defaults: Vec::new(), as_of: day };
        let report = EstimateReport::gather(&content, Lang::Zh, &asked, &rules, Vec::new()).unwrap();
        let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
        let shown = script.screen(NORMAL);
        for (end, bill) in [("low", &on_screen.estimate.low), ("high", &on_screen.estimate.high)] {
            assert_eq!(json[end]["fund"], bill.fund.to_string(), "{name}: {end}");
            assert_eq!(json[end]["person"], bill.person.to_string(), "{name}: {end}");
            let one_sided = bill.marks.iter().any(|mark| mark == yibao::estimate::Mark::Logical);
            assert!(one_sided || shown.contains(&bill.fund.grouped()), "{name}: {end}\n{shown}");
        }
        let expected =
            |end: &str| words(&case["expect"][end], "fund").map(|fund| format!("{:.2}", fund.parse::<f64>().unwrap()));
        assert_eq!(expected("low").unwrap(), on_screen.estimate.low.fund.to_string(), "{name}");
        assert_eq!(expected("high").unwrap(), on_screen.estimate.high.fund.to_string(), "{name}");
        let rows = json["low"]["lines"].as_array().unwrap().len();
        let words = EstimateWording::new(&content, Lang::Zh, asked.chosen.as_ref());
        assert!(rows >= on_screen.items().len(), "{name}");
        assert_eq!(
            words.rows(&on_screen.estimate, &inquiry.draft).len(),
            on_screen.items().len(),
            "{name}: every line can be selected"
        );
        assert!(matches!(inquiry.draft.site, Answer::Known(_)));
        tried += 1;
    }
    assert_eq!(tried, 30);
}

fn chosen(script: &Script) -> Option<yibao::domain::Chosen> {
    match script.model().screen() {
        Screen::Estimator(page) => page.chosen().cloned(),
        Screen::Wizard(_) | Screen::Credit(_) => None,
    }
}
