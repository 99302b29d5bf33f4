//! The golden cases on the screen: typed and chosen with keys alone, they give the numbers of `yibao estimate`.

use serde_yaml::Value;
use yibao::app::interview::question::{Choice, Question};
use yibao::app::{PageKind, Size};
use yibao::domain::{Care, Fen, Scheme, Status};
use yibao::estimate::Answer;

use crate::estimate_cli;
use crate::estimator::{answer, desk, go, interview};
use crate::golden::{as_of, cases, seed_content, words};
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
        let told = estimate_cli::answered(&estimate_cli::asked("estimate", &case));
        let script = answered(&case);
        let page = interview(&script);
        let day = script.model().as_of();
        assert_eq!(day, as_of(&case), "{name}");
        let inquiry = page.inquiry(&content, day).unwrap_or_else(|| panic!("{name}:\n{}", script.screen(NORMAL)));
        let on_screen = inquiry.answer(&content.policies, page.place(&content)).unwrap();
        let shown = script.screen(NORMAL);
        for (end, bill) in [("low", &on_screen.estimate.low), ("high", &on_screen.estimate.high)] {
            assert_eq!(told[end]["fund"], bill.fund.to_string(), "{name}: {end}");
            assert_eq!(told[end]["person"], bill.person.to_string(), "{name}: {end}");
            let one_sided = bill.marks.iter().any(|mark| mark == yibao::estimate::Mark::Logical);
            assert!(one_sided || shown.contains(&bill.fund.grouped()), "{name}: {end}\n{shown}");
        }
        let expected =
            |end: &str| words(&case["expect"][end], "fund").map(|fund| Fen::from_people(&fund).unwrap().to_string());
        assert_eq!(expected("low").unwrap(), on_screen.estimate.low.fund.to_string(), "{name}");
        assert_eq!(expected("high").unwrap(), on_screen.estimate.high.fund.to_string(), "{name}");
        lines_agree(&name, &told, &script.screen(TALL));
        assert!(matches!(inquiry.draft.site, Answer::Known(_)));
        tried += 1;
    }
    assert_eq!(tried, 30);
}

/// A screen on which the whole bill is in view.
const TALL: Size = Size { width: 140, height: 90 };

/// Every line of the command line's bills that has a row stands on the screen by its name, with both figures where both
/// bills have it.
#[track_caller]
fn lines_agree(name: &str, told: &serde_json::Value, shown: &str) {
    let rows: Vec<&str> = shown.lines().filter_map(|line| line.split_once('│').map(|(_, right)| right)).collect();
    let mut from = 0;
    for line in told["low"]["lines"].as_array().unwrap() {
        let (Some(called), Some(low)) = (line["name"].as_str(), figure(line)) else { continue };
        // What a cap leaves alone is said in words.
        if line["item"] == "basic" && told["low"]["capped"] == false && told["high"]["capped"] == false {
            continue;
        }
        let same = |other: &&serde_json::Value| other["item"] == line["item"] && other["band"] == line["band"];
        let high = told["high"]["lines"].as_array().unwrap().iter().find(same).and_then(figure);
        // A long name is cut on the screen.
        let called: String = called.chars().take(8).collect();
        let is_row =
            |row: &&str| [Some(&called), Some(&low), high.as_ref()].iter().flatten().all(|part| row.contains(&***part));
        let at = rows[from..].iter().position(is_row);
        from += 1 + at.unwrap_or_else(|| panic!("{name}: no {called} {low} {high:?} on\n{shown}"));
    }
}

/// A line's figure as the screen writes it.
fn figure(line: &serde_json::Value) -> Option<String> {
    let amount = line["amount"].as_str().map(|amount| Fen::from_people(amount).unwrap().grouped());
    amount.or_else(|| line["share"].as_str().map(str::to_owned))
}
