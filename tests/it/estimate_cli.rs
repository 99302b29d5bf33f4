//! `yibao estimate` and `yibao credit` on the real binary: the golden cases, bills worked out by hand from typed rules, and
//! every mistake with its code, its sentence and its number.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use crate::cli::{Ran, command, ran};
use crate::golden::cases;

/// The day all bills are worked out on.
const DAY: &str = "2026-11-22";

/// The shipped content with the seeds' ranges as its only rules, on disk.
pub(crate) static GOLDEN: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("golden-content");
    let _ = fs::remove_dir_all(&root);
    copy(Path::new("content"), &root);
    fs::remove_dir_all(root.join("policies")).unwrap();
    copy(Path::new("tests/golden/content/policies"), &root.join("policies"));
    root
});

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

/// Runs a line on the day of the bills.
pub(crate) fn on_the_day(line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut command = command(&words);
    command.env("YIBAO_AS_OF", DAY);
    ran(command)
}

/// Runs a line over the seeds' ranges.
pub(crate) fn over_the_seeds(line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut command = command(&words);
    command.env("YIBAO_AS_OF", DAY).env("YIBAO_CONTENT", &*GOLDEN);
    ran(command)
}

#[track_caller]
pub(crate) fn answered(ran: &Ran) -> Value {
    assert_eq!((ran.exit, &*ran.err), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What the fund pays at least and at most, and what the person pays.
fn bills(answer: &Value) -> [String; 4] {
    [("low", "fund"), ("high", "fund"), ("low", "person"), ("high", "person")]
        .map(|(end, what)| text(&answer[end][what]).to_owned())
}

/// A case of the golden files as the options that ask for it.
fn options(claim: &serde_yaml::Value) -> Vec<String> {
    let pairs = claim.as_mapping().unwrap().iter();
    pairs
        .flat_map(|(key, _)| {
            let key = key.as_str().unwrap();
            [format!("--{key}"), crate::golden::words(claim, key).unwrap()]
        })
        .collect()
}

#[track_caller]
pub(crate) fn asked(command_name: &str, case: &serde_yaml::Value) -> Ran {
    let options = options(&case["claim"]);
    let mut words = vec![command_name];
    words.extend(options.iter().map(String::as_str));
    words.extend(["--format", "json"]);
    let mut command = command(&words);
    command.env("YIBAO_AS_OF", DAY).env("YIBAO_CONTENT", &*GOLDEN);
    ran(command)
}

fn two_decimals(value: &serde_yaml::Value, key: &str) -> Option<String> {
    let text = crate::golden::words(value, key)?;
    Some(yibao::domain::Fen::from_people(&text).unwrap().to_string())
}

#[test]
fn every_golden_case_comes_out_of_the_command_line() {
    let all = cases("reimbursement.yaml");
    for case in &all {
        let name = crate::golden::words(case, "name").unwrap();
        let answer = answered(&asked("estimate", case));
        for end in ["low", "high"] {
            let fund = two_decimals(&case["expect"][end], "fund").unwrap();
            assert_eq!(text(&answer[end]["fund"]), fund, "{name}: {end}");
            let total = text(&answer["claim"]["total"]);
            let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
            let both = cents(text(&answer[end]["fund"])) + cents(text(&answer[end]["person"]));
            assert_eq!(both, cents(total), "{name}: {end} adds up");
        }
    }
    assert_eq!(all.len(), 30);
}

#[test]
fn every_credit_case_comes_out_of_the_command_line() {
    for case in &cases("credit.yaml") {
        let name = crate::golden::words(case, "name").unwrap();
        let ran = asked("credit", case);
        if let Some(code) = crate::golden::words(&case["expect"], "error") {
            let told: Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!((ran.exit, text(&told["code"])), (Some(5), &*code), "{name}");
            continue;
        }
        let answer = answered(&ran);
        assert_eq!(text(&answer["schema"]), "yibao.credit/1");
        for end in ["low", "high"] {
            let monthly = two_decimals(&case["expect"], end).unwrap();
            assert_eq!(text(&answer[end]["monthly"]), monthly, "{name}: {end}");
        }
    }
}

/// The bill of typed rules: both columns are the same.
#[track_caller]
fn pays(options: &str, fund: &str, person: &str) {
    let answer = answered(&on_the_day(&format!("estimate {options} --format json")));
    assert_eq!(bills(&answer), [fund, fund, person, person], "{options}");
    assert_eq!(text(&answer["from"]), "typed");
}

#[test]
fn typed_rules_work_where_nothing_is_shipped() {
    // 22000 - 1500 - 500 = 20000; (20000 - 1200) * 70%
    let line = "--city 宁波 --scheme resident --care inpatient --level tertiary --total 22000 --out-of-scope 1500 \
                --class-b 500 --deductible 1200 --rate 70%";
    pays(line, "13160.00", "8840.00");
    // The same, written as people write it.
    let line = "--city 宁波 --level tertiary --total 2.2万 --out-of-scope １５００ --class-b 500元 --deductible 1,200 --rate 70";
    pays(line, "13160.00", "8840.00");
}

/// A resident in a tertiary hospital, with nothing from any file.
const PLAIN: &str = "--level tertiary --cap none --critical none --off-site none";

#[test]
fn typed_bands_are_measured_from_zero_or_from_the_deductible() {
    // 1000..10000 at 91% = 8190; 20000 at 94% = 18800.
    let bands = "--total 30000 --deductible 1000 --bands to:10000=91%,94%";
    pays(&format!("{PLAIN} {bands}"), "26990.00", "3010.00");
    // The first 10000 above 1000 at 91% = 9100; 19000 at 94% = 17860.
    pays(&format!("{PLAIN} {bands} --bands-count-from deductible"), "26960.00", "3040.00");
    // 500..3000 at 80% = 2000; 3000..10000 at 85% = 5950; 5000 at 90% = 4500.
    let three = "--total 15000 --deductible 500 --bands to:3000=80%,to:1万=85%,90%";
    pays(&format!("{PLAIN} {three}"), "12450.00", "2550.00");
}

#[test]
fn typed_critical_illness_pays_in_bands_above_what_was_carried() {
    // (200000-1000)*60% = 119400; carried 80600; 50000 above 10000 at 60% = 30000; 20600 at 70% = 14420.
    let bill = "--level tertiary --cap none --off-site none --total 200000 --deductible 1000 --rate 60%";
    let over = "over:10000,to:50000=60%,70%";
    pays(&format!("{bill} --critical {over}"), "163820.00", "36180.00");
    // Edges from zero: 40000 at 60% = 24000; 30600 at 70% = 21420.
    pays(&format!("{bill} --critical {over},from:zero"), "164820.00", "35180.00");
    // At most 40000.
    pays(&format!("{bill} --critical {over},cap:4万"), "159400.00", "40600.00");
    // 5000 of class B: (195000-1000)*60% = 116400; carried 78600; 30000 + 18600*70% = 43020.
    pays(&format!("{bill} --class-b 5000 --critical {over}"), "159420.00", "40580.00");
    // The same with class B counted: carried 83600; 30000 + 23600*70% = 46520.
    pays(&format!("{bill} --class-b 5000 --critical {over},with:class-b"), "162920.00", "37080.00");
    // 8000 carried earlier: 2000 are left of the threshold; 50000 at 60%, 28600 at 70%.
    pays(&format!("{bill} --critical {over} --carried-this-year 8000"), "169420.00", "30580.00");
}

#[test]
fn typed_later_admissions_lower_the_deductible() {
    let bill = format!("{PLAIN} --total 11200 --deductible 1200 --rate 80%");
    pays(&format!("{bill} --later-admissions 50%,0"), "8000.00", "3200.00");
    pays(&format!("{bill} --later-admissions 50%,0 --admission 2"), "8480.00", "2720.00");
    pays(&format!("{bill} --later-admissions 50%,0 --admission 3"), "8960.00", "2240.00");
    pays(&format!("{bill} --later-admissions 50%,0 --admission 5"), "8960.00", "2240.00");
    pays(&format!("{bill} --later-admissions -100元 --admission 2"), "8080.00", "3120.00");
    pays(&format!("{bill} --later-admissions 300元 --admission 2"), "8720.00", "2480.00");
    // Typed alone, the deductible is the one of this stay.
    pays(&format!("{bill} --admission 2"), "8000.00", "3200.00");
}

#[test]
fn a_stay_whose_number_is_not_known_spans_every_stay() {
    let line =
        format!("{PLAIN} --total 11200 --deductible 1200 --rate 80% --later-admissions 50%,0 --admission unsure");
    let answer = answered(&on_the_day(&format!("estimate {line} --format json")));
    assert_eq!(bills(&answer), ["8000.00", "8960.00", "3200.00", "2240.00"]);
    assert_eq!(text(&answer["find_out"]["questions"][0]["about"]), "admission");
}

#[test]
fn typed_rules_for_care_elsewhere_change_the_rate_or_are_paid_first() {
    let bill = "--level tertiary --cap none --critical none --site unfiled --total 20000 --deductible 1000 --rate 70%";
    // 20000*10% first; (18000-1000)*70%
    pays(&format!("{bill} --off-site first:10%"), "11900.00", "8100.00");
    // 19000*(70-10)%
    pays(&format!("{bill} --off-site -10点"), "11400.00", "8600.00");
    // 19000*70%*0.8
    pays(&format!("{bill} --off-site x0.8"), "10640.00", "9360.00");
    // 70-50 would be 20%, never below 40%
    pays(&format!("{bill} --off-site -50点,least:40%"), "7600.00", "12400.00");
    pays(&format!("{bill} --off-site none"), "13300.00", "6700.00");
    // What is said of care elsewhere is nothing to a bill from here.
    let here = bill.replace("unfiled", "unsure");
    let answer = answered(&on_the_day(&format!("estimate {here} --off-site x0.8 --format json")));
    assert_eq!(bills(&answer), ["10640.00", "13300.00", "9360.00", "6700.00"]);
    for site in ["--site local", ""] {
        let alone = on_the_day(&format!("estimate {} {site} --off-site x0.8", bill.replace("--site unfiled", "")));
        assert_eq!(alone.exit, Some(2));
        assert_eq!(alone.err, "--off-site 要和 --site filed / unfiled 一起写。\n去掉「--off-site」再试。\n");
    }
}

#[test]
fn typed_caps_limit_the_payment_or_the_cost_and_count_what_was_paid() {
    let bill = "--level tertiary --critical none --off-site none --total 300000 --deductible 1000 --rate 80%";
    // 299000*80% = 239200, at most 200000
    pays(&format!("{bill} --cap 20万"), "200000.00", "100000.00");
    // 200000 is reached at 250000 of cost; 49000*90%
    pays(&format!("{bill} --cap 20万 --above-cap 90%"), "244100.00", "55900.00");
    pays(&format!("{bill} --cap 20万 --above-cap 90%,cap:4万"), "240000.00", "60000.00");
    // 240000*80%
    pays(&format!("{bill} --cap cost:24万"), "192000.00", "108000.00");
    pays(&format!("{bill} --cap 20万 --paid-this-year 19万"), "10000.00", "290000.00");
    // 400 of 1000 already carried: 299400*80%
    pays(&format!("{bill} --cap none --used-deductible 400"), "239520.00", "60480.00");
}

#[test]
fn typed_ranges_give_two_bills() {
    let line = format!("{PLAIN} --total 20000 --deductible 400..1600 --rate 85%..90%");
    let answer = answered(&on_the_day(&format!("estimate {line} --format json")));
    // (20000-1600)*85%; (20000-400)*90%
    assert_eq!(bills(&answer), ["15640.00", "17640.00", "4360.00", "2360.00"]);
    let line = format!("{PLAIN} --total 20000 --deductible 0 --rate 65%..");
    let answer = answered(&on_the_day(&format!("estimate {line} --format json")));
    assert_eq!(text(&answer["headline"]), "预计报销至少 13,000.00 元");
    let line = format!("{PLAIN} --total 20000 --deductible 0 --rate ~60%");
    let answer = answered(&on_the_day(&format!("estimate {line} --format json")));
    assert_eq!(text(&answer["headline"]), "预计报销约 12,000.00 元");
}

#[test]
fn every_example_of_the_help_page_is_understood() {
    for lang in [yibao::domain::Lang::Zh, yibao::domain::Lang::En] {
        let strings = yibao::content::embedded_strings(lang);
        for (example, _) in yibao::cli::grammar(&strings) {
            let rate = if example.contains("--rate") || example.contains("--bands") { "" } else { "--rate 70%" };
            let line = format!("estimate --level tertiary --site unfiled --total 20000 {rate} {example}");
            let ran = on_the_day(&line);
            assert_eq!((ran.exit, &*ran.err), (Some(0), ""), "{line}");
        }
    }
}

#[test]
fn what_is_paid_above_a_cap_and_is_not_known_is_said_to_be_unknown_and_the_cap_to_be_reached() {
    let ran = on_the_day(
        "estimate --city 银川 --scheme employee --status working --level primary --total 68475.51 --out-of-scope 0",
    );
    assert!(ran.out.contains("没有查到封顶线以上怎么报，按不报算"), "{}", ran.out);
    assert!(!ran.out.contains("超过封顶线的部分不报"), "{}", ran.out);
    assert!(!ran.out.contains("没有查到封顶线，假设"), "{}", ran.out);
    assert!(ran.out.contains("最值得打 12393 问银川医保局：封顶线以上到底报几成。"), "{}", ran.out);
}

#[test]
fn a_later_stay_nobody_tells_about_is_said_where_only_one_of_the_bills_rests_on_it() {
    let ran = on_the_day("estimate --city 南昌 --level unsure --admission 2 --total 2000 --out-of-scope 0");
    let said: String = ran.out.split_whitespace().collect();
    assert!(said.contains("没有查到第2次怎么算，最少报按首次算，最多报按0算（假设）"), "{}", ran.out);
}

#[test]
fn an_answer_that_no_rule_looks_at_is_not_taken_in_silence() {
    let ask = |rest: &str| on_the_day(&format!("estimate --city 无锡 --level tertiary --total 20000 {rest}")).out;
    let told = |rest: &str, said: &str| {
        let out = ask(rest);
        assert!(out.split_whitespace().collect::<String>().contains(said), "{out}");
    };
    told("--age 30", "填的「年龄」没有用上：查到的规定不看。");
    told("--scheme employee --status working --referral yes --age 30", "填的「年龄」、「转诊」没有用上：");
    told("--carried-this-year 500", "填的「今年已自己付」没有用上：");
    assert!(!ask("--referral yes").contains("没有用上"), "residents of Wuxi get less without a referral");
    assert!(!ask("--carried-this-year 0").contains("没有用上"), "nothing is lost");
}
