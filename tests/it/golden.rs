//! Reading golden cases: the command line's keys, exact amounts, no tolerance.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_yaml::Value;
use yibao::content::{embedded, from_dir};
use yibao::domain::{Care, Content, Date, Fen, Lang, Place, Scheme, Status};
use yibao::estimate::{
    Answer, Claim, CreditClaim, Draft, Estimate, Mark, NoCredit, TypedWords, YearToDate, credit, estimate,
};

/// The shipped content with the seeds' ranges as its only rules.
pub(crate) fn seed_content() -> Arc<Content> {
    static CONTENT: std::sync::LazyLock<Arc<Content>> = std::sync::LazyLock::new(|| {
        let root = std::env::temp_dir().join(format!("yibao-golden-{}", std::process::id()));
        copy(&PathBuf::from("content"), &root);
        let _ = fs::remove_dir_all(root.join("policies"));
        copy(&PathBuf::from("tests/golden/content/policies"), &root.join("policies"));
        let content = from_dir(&root, Lang::Zh);
        fs::remove_dir_all(&root).unwrap();
        match content {
            Ok(content) => content,
            Err(refusal) => panic!("{}", refusal.report().render()),
        }
    });
    Arc::clone(&CONTENT)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The content that ships.
pub(crate) fn shipped_content() -> Arc<Content> {
    static CONTENT: std::sync::LazyLock<Arc<Content>> = std::sync::LazyLock::new(|| embedded(Lang::Zh));
    Arc::clone(&CONTENT)
}

pub(crate) fn place<'c>(content: &'c Content, name: &str) -> &'c Place {
    content.places.iter().find(|place| *place.short == *name || *place.name == *name).expect(name)
}

/// The cases of a file.
pub(crate) fn cases(file: &str) -> Vec<Value> {
    let text = fs::read_to_string(Path::new("tests/golden").join(file)).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

pub(crate) fn words(value: &Value, key: &str) -> Option<String> {
    let value = value.get(key)?;
    match (value.as_str(), value.is_number()) {
        (Some(text), _) => Some(text.to_owned()),
        (None, true) => Some(serde_yaml::to_string(value).unwrap().trim().to_owned()),
        (None, false) => panic!("{key}: {value:?} is no text"),
    }
}

fn among<T: Copy>(value: &Value, key: &str, all: &[T], code: fn(T) -> &'static str) -> Option<T> {
    let text = words(value, key)?;
    Some(all.iter().copied().find(|one| code(*one) == text).unwrap_or_else(|| panic!("{key}: {text}")))
}

fn answer(text: Option<String>) -> Option<Answer<Box<str>>> {
    Some(match text?.as_str() {
        "unsure" => Answer::Unsure,
        id => Answer::Known(id.into()),
    })
}

fn fen(value: &Value, key: &str) -> Option<Fen> {
    words(value, key).map(|text| Fen::from_people(&text).unwrap())
}

pub(crate) fn as_of(case: &Value) -> Date {
    words(case, "as_of").unwrap_or_else(|| "2026-11-22".to_owned()).parse().unwrap()
}

/// The draft of a claim.
pub(crate) fn draft(claim: &Value) -> Draft {
    let admission = words(claim, "admission").map(|text| match text.as_str() {
        "unsure" => Answer::Unsure,
        number => Answer::Known(number.parse().unwrap()),
    });
    let referral = match words(claim, "referral").as_deref() {
        Some("yes") => Answer::Known(true),
        Some("no") => Answer::Known(false),
        _ => Answer::Unsure,
    };
    Draft {
        scheme: among(claim, "scheme", &Scheme::ALL, Scheme::code).unwrap(),
        status: among(claim, "status", &Status::ALL, Status::code),
        group: answer(words(claim, "group")).unwrap_or_default(),
        age: words(claim, "age").map(|age| age.parse().unwrap()),
        care: among(claim, "care", &Care::ALL, Care::code).unwrap(),
        level: answer(words(claim, "level")),
        admission,
        site: answer(words(claim, "site")).unwrap_or(Answer::Known("local".into())),
        referral,
        total: fen(claim, "total").unwrap(),
        out_of_scope: fen(claim, "out-of-scope"),
        class_b: fen(claim, "class-b"),
        year: YearToDate {
            deductible: fen(claim, "used-deductible"),
            paid: fen(claim, "paid-this-year"),
            cost: fen(claim, "cost-this-year"),
            carried: fen(claim, "carried-this-year"),
        },
    }
}

pub(crate) fn typed(claim: &Value) -> TypedWords {
    TypedWords {
        deductible: words(claim, "deductible"),
        later_admissions: words(claim, "later-admissions"),
        rate: words(claim, "rate"),
        bands: words(claim, "bands"),
        bands_count_from: None,
        cap: words(claim, "cap"),
        above_cap: words(claim, "above-cap"),
        off_site: words(claim, "off-site"),
        critical: words(claim, "critical"),
    }
}

/// Runs a reimbursement case and compares it with what it expects.
#[track_caller]
pub(crate) fn check(content: &Content, case: &Value) {
    let name = words(case, "name").unwrap();
    let claim = &case["claim"];
    let place = words(claim, "city").map(|city| place(content, &city));
    let draft = draft(claim);
    let typed = typed(claim).rules().unwrap();
    let rules = content.policies.rules(place, draft.scheme, draft.care, as_of(case)).with(&typed);
    let made: Result<Claim, _> = draft.claim(&rules);
    let expect = &case["expect"];
    if let Some(code) = words(expect, "error") {
        let found = match &made {
            Err(error) => error.code(),
            Ok(claim) => estimate(&rules, claim).map_or("E-NO-RULE", |_| "no error"),
        };
        assert_eq!(found, code, "{name}");
        return;
    }
    let result = estimate(&rules, &made.unwrap()).unwrap_or_else(|_| panic!("{name}: no rule"));
    compare(&name, expect, &result);
}

#[track_caller]
fn compare(name: &str, expect: &Value, result: &Estimate<'_>) {
    for (end, bill) in [("low", &result.low), ("high", &result.high)] {
        let money = |key: &str| words(&expect[end], key);
        if let Some(fund) = money("fund") {
            assert_eq!(two_decimals(&fund), bill.fund.to_string(), "{name}: {end} fund");
        }
        if let Some(person) = money("person") {
            assert_eq!(two_decimals(&person), bill.person.to_string(), "{name}: {end} person");
        }
    }
    if let Some(both) = words(expect, "fund") {
        assert_eq!(two_decimals(&both), result.low.fund.to_string(), "{name}: fund at least");
        assert_eq!(two_decimals(&both), result.high.fund.to_string(), "{name}: fund at most");
    }
    if let Some(both) = words(expect, "person") {
        assert_eq!(two_decimals(&both), result.low.person.to_string(), "{name}: person");
    }
    if let Some(from) = words(expect, "from") {
        assert_eq!(result.from.code(), from, "{name}: layer");
    }
    if let Some(wanted) = expect.get("flags") {
        let marks = result.low.marks.and(result.high.marks);
        let found: Vec<&str> = marks.iter().map(Mark::code).collect();
        assert_eq!(found, list(wanted), "{name}: flags");
    }
    if let Some(wanted) = expect.get("readings") {
        let mut found: Vec<&str> =
            result.low.readings.iter().chain(&result.high.readings).map(|reading| reading.code()).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, list(wanted), "{name}: readings");
    }
}

fn list(value: &Value) -> Vec<&str> {
    value.as_sequence().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

/// YAML drops the zeros of `13940.00`.
fn two_decimals(text: &str) -> String {
    Fen::from_people(text).unwrap().to_string()
}

/// Runs a case of the account credit.
#[track_caller]
pub(crate) fn check_credit(content: &Content, case: &Value) {
    let name = words(case, "name").unwrap();
    let claim = &case["claim"];
    let place = words(claim, "city").map(|city| place(content, &city));
    let share = typed_share(claim);
    let asked = CreditClaim {
        scheme: among(claim, "scheme", &Scheme::ALL, Scheme::code).unwrap_or(Scheme::Employee),
        status: among(claim, "status", &Status::ALL, Status::code).unwrap_or(Status::Retired),
        age: words(claim, "age").map(|age| age.parse().unwrap()),
        average: fen(claim, "average"),
        share,
    };
    let found = credit(&content.policies, place, &asked, as_of(case));
    let expect = &case["expect"];
    if let Some(code) = words(expect, "error") {
        assert_eq!(found.map_or_else(NoCredit::code, |_| "no error"), code, "{name}");
        return;
    }
    let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(found.low.monthly().to_string(), two_decimals(&words(expect, "low").unwrap()), "{name}: low");
    assert_eq!(found.high.monthly().to_string(), two_decimals(&words(expect, "high").unwrap()), "{name}: high");
    if let Some(from) = words(expect, "from") {
        assert_eq!(found.from.code(), from, "{name}: layer");
    }
    if let Some(wanted) = expect.get("flags") {
        assert_eq!(found.marks.iter().map(Mark::code).collect::<Vec<_>>(), list(wanted), "{name}: flags");
    }
    if let Some(agrees) = words(expect, "agrees-at") {
        assert_eq!(found.agrees_at.unwrap().to_string(), two_decimals(&agrees), "{name}: agrees at");
    }
}

fn typed_share(claim: &Value) -> Option<yibao::domain::Span<yibao::domain::Rate>> {
    words(claim, "rate").map(|text| yibao::domain::Span::read(&text).unwrap())
}

/// One golden case by the beginning of its name.
pub(crate) fn case(file: &str, name: &str) -> Value {
    cases(file).into_iter().find(|case| words(case, "name").unwrap().starts_with(name)).expect(name)
}
