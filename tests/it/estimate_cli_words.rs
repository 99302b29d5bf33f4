//! What `yibao estimate` and `yibao credit` say: the text report, warnings, and every mistake with its code and number.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::cli::{command, ran, yibao};
use crate::estimate_cli::{GOLDEN, answered, on_the_day, over_the_seeds};

const G05: &str = "--city 无锡 --scheme employee --status retired --care inpatient --level tertiary --admission 2 \
                   --site unfiled --total 20000 --out-of-scope 1000 --class-b 1000";

#[test]
fn the_second_stay_of_a_retired_man_elsewhere_is_explained_line_by_line() {
    let ran = over_the_seeds(&format!("estimate {G05}"));
    assert_eq!((ran.exit, &*ran.err), (Some(0), ""));
    insta::assert_snapshot!("estimate_g05_text", ran.out);
    for line in ran.out.lines() {
        assert!(line.width() <= 80, "{line}");
    }
}

#[test]
fn the_same_answer_is_to_be_had_in_english_and_as_markdown() {
    insta::assert_snapshot!("estimate_g05_english", over_the_seeds(&format!("estimate {G05} --lang en")).out);
    insta::assert_snapshot!("estimate_g05_markdown", over_the_seeds(&format!("estimate {G05} --format markdown")).out);
    insta::assert_snapshot!("credit_text", over_the_seeds("credit --city 北京 --age 69").out);
    insta::assert_snapshot!("credit_markdown", over_the_seeds("credit --city 深圳 --format markdown --lang en").out);
}

/// The amounts of the table of bills, line by line: name, least, most.
fn table(out: &str) -> Vec<(String, i64, i64)> {
    let cents = |text: &str| text.replace([',', '.'], "").parse::<i64>().ok();
    out.lines()
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let at = words.iter().position(|word| word.contains('.') && cents(word).is_some())?;
            let (low, high) = (cents(words[at])?, cents(words.get(at + 1)?)?);
            Some((words[..at].join(" "), low, high))
        })
        .collect()
}

#[test]
fn both_columns_of_the_text_add_up() {
    let rows = table(&over_the_seeds(&format!("estimate {G05}")).out);
    let of =
        |name: &str| rows.iter().find(|(known, ..)| known.contains(name)).map(|(_, low, high)| (*low, *high)).unwrap();
    let (total, fund, person) = (of("医疗总费用"), of("合计报销"), of("自己付"));
    let (out, class_b, deductible) = (of("全自费"), of("乙类先自付"), of("起付线"));
    let (in_scope, entering) = (of("能算进医保的"), of("参加报销的"));
    for column in [|pair: (i64, i64)| pair.0, |pair: (i64, i64)| pair.1] {
        assert_eq!(column(total) - column(out) - column(class_b), column(in_scope));
        assert_eq!(column(in_scope) - column(deductible), column(entering));
        assert_eq!(column(fund) + column(person), column(total));
    }
}

#[test]
fn json_names_the_rule_and_the_source_of_every_line_that_has_one() {
    let answer = answered(&over_the_seeds(&format!("estimate {G05} --format json")));
    assert_eq!(answer["schema"], "yibao.estimate/1");
    assert_eq!(answer["place"]["name"], "无锡市");
    assert_eq!((&answer["low"]["fund"], &answer["high"]["fund"]), (&Value::from("11550.00"), &Value::from("14691.00")));
    let line = |item: &str| {
        let lines = answer["low"]["lines"].as_array().unwrap();
        lines.iter().find(|line| line["item"] == item).unwrap().clone()
    };
    let rate = line("rate");
    assert_eq!(rate["share"], "70%");
    let rules: Vec<&str> =
        rate["basis"].as_array().unwrap().iter().map(|basis| basis["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["rate", "off_site"]);
    assert_eq!(rate["basis"][1]["from"], "national");
    assert_eq!(rate["basis"][1]["readings"][0], "RD-05");
    assert_eq!(line("deductible")["basis"][0]["lines"][0], 195);
    assert_eq!(answer["find_out"]["questions"][0]["about"], "off_site");
    assert_eq!(answer["find_out"]["questions"][0]["width"], "1491.00");
    assert_eq!(answer["compare"]["rows"][3]["filing"]["low"], "1650.00");
    let sources: Vec<&str> =
        answer["sources"].as_array().unwrap().iter().map(|source| source["id"].as_str().unwrap()).collect();
    assert_eq!(sources, ["shebao-wuxi"]);
}

/// A line that is refused: its number, code and field as JSON, and its two sentences on the other stream.
#[track_caller]
fn refused(line: &str, exit: i32, code: &str, field: Option<&str>, sentences: [&str; 2]) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut asked = command(&words);
    asked.args(["--format", "json"]).env("YIBAO_AS_OF", "2026-11-22").env("YIBAO_CONTENT", &*GOLDEN);
    let ran = ran(asked);
    assert_eq!(ran.err, format!("{}\n{}\n", sentences[0], sentences[1]), "{line}");
    assert_eq!(ran.exit, Some(exit), "{line}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["schema"], "yibao.error/1", "{line}");
    assert_eq!(told["code"], code, "{line}");
    assert_eq!(told["field"].as_str(), field, "{line}");
    assert_eq!(told["message"], sentences.concat(), "{line}");
    assert_eq!(told["exit"], exit, "{line}");
}

#[test]
fn an_amount_that_cannot_be_meant_is_refused_with_its_code() {
    let wrong = |rest: &str, code, field, sentences| {
        refused(&format!("estimate --level tertiary {rest}"), 2, code, Some(field), sentences);
    };
    wrong(
        "--total 100 --out-of-scope -50",
        "E-NEGATIVE",
        "out-of-scope",
        ["「全自费」不能是负数（-50）。", "请写 0 或正数。"],
    );
    wrong(
        "--total 1,2345",
        "E-AMOUNT-FORMAT",
        "total",
        ["「总费用」看不懂：1,2345。", "例如 12345.67、1.2万、12,000.5。"],
    );
    wrong("--total 一千", "E-AMOUNT-FORMAT", "total", ["「总费用」看不懂：一千。", "例如 12345.67、1.2万、12,000.5。"]);
    wrong(
        "--total 12.345",
        "E-AMOUNT-FORMAT",
        "total",
        ["「总费用」看不懂：12.345，最多两位小数。", "例如 12345.67 或 1.2万。"],
    );
    let too_much = ["「总费用」超过 1 亿元。", "请看看是不是多写了零。"];
    wrong("--total 100000000.01", "E-AMOUNT-LIMIT", "total", too_much);
    wrong(&format!("--total {}", "9".repeat(100_000)), "E-AMOUNT-LIMIT", "total", too_much);
    wrong(
        "--total 100 --class-b 2亿",
        "E-AMOUNT-LIMIT",
        "class-b",
        ["「乙类先自付」超过 1 亿元。", "请看看是不是多写了零。"],
    );
    wrong(
        "--total 10000 --out-of-scope 8000 --class-b 3000",
        "E-SELF-GT-TOTAL",
        "out-of-scope",
        ["全自费 8,000 + 乙类先自付 3,000 = 11,000，超过总费用 10,000。", "请核对结算单。"],
    );
    refused(
        "estimate --level tertiary",
        2,
        "E-AMOUNT-REQUIRED",
        Some("total"),
        ["没有填「总费用」。", "请加上 --total，例如 --total 20000。"],
    );
}

#[test]
fn the_smallest_and_the_largest_bill_have_an_answer() {
    let line = |total: &str| {
        format!("estimate --level tertiary --deductible 0 --rate 50% --cap none --total {total} --format json")
    };
    for (total, fund) in
        [("0", "0.00"), ("0.01", "0.01"), ("0.02", "0.01"), ("1亿", "50000000.00"), ("100000000", "50000000.00")]
    {
        let answer = answered(&on_the_day(&line(total)));
        assert_eq!(answer["low"]["fund"], fund, "{total}");
        assert_eq!(answer["high"]["fund"], fund, "{total}");
    }
    let shipped = answered(&on_the_day(
        "estimate --city 无锡 --scheme employee --status working --level tertiary --total 1亿 --format json",
    ));
    assert_eq!(shipped["claim"]["total"], "100000000.00");
}

#[test]
fn answers_that_make_no_claim_are_refused_with_their_code() {
    let wrong = |rest: &str, code, field, sentences| {
        refused(&format!("estimate --city 无锡 --total 20000 {rest}"), 2, code, Some(field), sentences);
    };
    wrong(
        "--scheme resident --status retired --level tertiary",
        "E-RESIDENT-STATUS",
        "status",
        [
            "居民医保没有「在职」「退休」之分。",
            "办过职工医保退休的，把险种改成职工（--scheme employee）；是居民就不填身份。",
        ],
    );
    wrong(
        "--scheme employee --level tertiary",
        "E-STATUS-REQUIRED",
        "status",
        ["职工医保要选在职或退休，两者比例不同。", "请选在职（--status working）或退休（--status retired）。"],
    );
    wrong(
        "--scheme employee --status working",
        "E-LEVEL-REQUIRED",
        "level",
        ["住院的比例按医院级别定。", "请选医院级别；不知道就选「不知道」（--level unsure），结果给出各级之间的范围。"],
    );
    let admission = "请写 1、2、3 这样的数；不知道就写 unsure；门诊不用填。";
    wrong(
        "--scheme employee --status working --level tertiary --admission 0",
        "E-ADMISSION",
        "admission",
        ["第几次住院从 1 开始；只有住院才填。", admission],
    );
    wrong(
        "--scheme employee --status working --level tertiary --care outpatient --admission 1",
        "E-ADMISSION",
        "admission",
        ["第几次住院从 1 开始；只有住院才填。", admission],
    );
    wrong("--level tertiary --admission 2nd", "E-ADMISSION", "admission", ["第几次住院看不懂：2nd。", admission]);
    wrong("--level tertiary --age 200", "E-AGE", "age", ["年龄看不懂：200。", "年龄请写 0 至 120 的整数，例如 70。"]);
    wrong(
        "--level 四级",
        "E-LEVEL",
        "level",
        [
            "「医院级别」里没有「四级」。",
            "可以写：community（社区）、primary（一级）、secondary（二级）、tertiary（三级）。",
        ],
    );
    wrong(
        "--level tertiary --site moon",
        "E-SITE",
        "site",
        ["「在哪里看」里没有「moon」。", "可以写：local（本地）、filed（外地备案）、unfiled（外地没备案）。"],
    );
    wrong(
        "--level tertiary --group student",
        "E-GROUP",
        "group",
        ["「人群」里没有「student」。", "这里不分人群，不用填。"],
    );
    wrong(
        "--level tertiary --scheme both",
        "E-CHOICE",
        "scheme",
        ["--scheme 不能是「both」。", "可以写：resident / employee。"],
    );
}

#[test]
fn typed_rules_that_cannot_be_read_are_refused_with_an_example() {
    let wrong = |rest: &str, code, field, sentences| {
        refused(&format!("estimate --level tertiary --total 20000 {rest}"), 2, code, Some(field), sentences);
    };
    let rate = "比例请写成 85% 或 85，不能超过 100%；也可以写范围，例如 85%..90%。";
    wrong("--rate 120%", "E-RATE-USER", "rate", ["「报销比例」看不懂：120%。", rate]);
    wrong("--rate 八成", "E-RATE-USER", "rate", ["「报销比例」看不懂：八成。", rate]);
    wrong("--rate -5%", "E-RATE-USER", "rate", ["「报销比例」看不懂：-5%。", rate]);
    wrong(
        "--rate 70% --deductible -5",
        "E-NEGATIVE",
        "deductible",
        ["「起付线」不能是负数（-5）。", "请写 0 或正数。"],
    );
    wrong(
        "--bands to:10000=91%",
        "E-RULE-FORMAT",
        "bands",
        ["「分段比例」看不懂：to:10000=91%。", "请写成这样：--bands to:10000=91%,94%。"],
    );
    wrong(
        "--rate 70% --critical 60%",
        "E-RULE-FORMAT",
        "critical",
        ["「大病保险」看不懂：60%。", "请写成这样：--critical over:10000,to:50000=60%,70%。"],
    );
    wrong(
        "--rate 70% --off-site 10",
        "E-RULE-FORMAT",
        "off-site",
        ["「外地就医」看不懂：10。", "请写成这样：--off-site -10点。"],
    );
    wrong(
        "--rate 70% --later-admissions 50%,x",
        "E-RULE-FORMAT",
        "later-admissions",
        ["「再次住院的起付线」看不懂：x。", "请写成这样：--later-admissions 50%,0。"],
    );
    wrong("--rate 70% --total 5", "E-TWICE", "total", ["--total 写了两次。", "留下一个就好。"]);
    let bands = "--bands to:10000=91%,94%";
    wrong(&format!("--rate 70% {bands}"), "E-BOTH", "bands", ["--bands 和 --rate 只能写一个。", "留下一个就好。"]);
    wrong(
        "--rate 70% --bands-count-from zero",
        "E-ALONE",
        "bands-count-from",
        ["--bands-count-from 要和 --bands 一起写。", "去掉「--bands-count-from」再试。"],
    );
    wrong("--rate", "E-NO-VALUE", "rate", ["--rate 后面少了一个值。", "写 yibao estimate --help 看怎么用。"]);
}

#[test]
fn a_case_without_a_rule_is_told_what_there_is_instead() {
    refused(
        "estimate --scheme resident --care chronic --level tertiary --total 600",
        5,
        "E-NO-RULE",
        Some("level"),
        [
            "没有找到全国「居民 慢病用药 三级」的比例，只有社区、一级的。",
            "可以自己填比例（--rate 70%），或者把级别改成社区、一级。",
        ],
    );
    refused(
        "credit --scheme resident --age 70",
        5,
        "E-CREDIT-RESIDENT",
        Some("scheme"),
        ["居民医保没有个人账户，没有每月划入的钱。", "要算看病能报多少，用 yibao estimate。"],
    );
    refused(
        "credit --status working --age 40",
        5,
        "E-CREDIT-WORKING",
        Some("status"),
        [
            "只有办了职工医保退休手续的人，才每月划入固定的钱；在职的按工资划，这里算不了。",
            "要算看病能报多少，用 yibao estimate。",
        ],
    );
    refused(
        "credit --city 南昌",
        2,
        "E-AVERAGE-REQUIRED",
        Some("average"),
        [
            "这里按当地平均养老金的比例划，还不知道平均养老金是多少。",
            "请加上 --average，例如 --average 3700：是当地平均养老金，不是您自己的养老金。",
        ],
    );
}

#[test]
fn other_mistakes_of_the_line_are_json_too() {
    refused(
        "estimate --city 无西 --total 5",
        2,
        "E-CITY",
        Some("city"),
        ["没有叫「无西」的城市或区县。", "是不是想写 无锡？"],
    );
    refused("estimate --totl 5", 2, "E-OPTION", Some("totl"), ["没有「--totl」这个选项。", "是不是想写 --total？"]);
    let plain = yibao("estimate --total 5 --level tertiary --rate 101%");
    assert_eq!((plain.exit, &*plain.out), (Some(2), ""), "without JSON nothing stands on the first stream");
    let unused = yibao("--task pay estimate --total 5");
    assert_eq!((unused.exit, &*unused.err), (Some(2), "yibao estimate 用不上 --task。\n去掉「--task」再试。\n"));
}

#[test]
fn a_broken_file_of_rules_is_named_with_its_line() {
    let root = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken-content");
    let _ = std::fs::remove_dir_all(&root);
    let copied = std::process::Command::new("cp").arg("-r").arg(&*GOLDEN).arg(&root).status().unwrap();
    assert!(copied.success());
    let file = root.join("policies/bazhong.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("rule: ~1300", "rule: 1300%")).unwrap();
    let mut asked = command(&["estimate", "--total", "5", "--rate", "5%", "--format", "json"]);
    asked.env("YIBAO_CONTENT", &root);
    let ran = ran(asked);
    assert_eq!(ran.exit, Some(4));
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["code"], "E-POLICY");
    let message = told["message"].as_str().unwrap();
    assert!(message.starts_with("您的内容里 policies/bazhong.yaml 第 6 行有误："), "{message}");
    assert!(message.contains("自带的资料照常能算"), "{message}");
}

/// The warnings of an answer: code and sentence.
fn warnings(line: &str) -> Vec<(String, String)> {
    let answer = answered(&over_the_seeds(&format!("estimate {line} --format json")));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    answer["warnings"].as_array().unwrap().iter().map(|one| (text(&one["code"]), text(&one["message"]))).collect()
}

#[test]
fn what_has_to_be_said_beside_a_result_is_said_with_its_code() {
    let told = warnings("--city 无锡 --scheme resident --level tertiary --total 20000");
    let of = |code: &str| told.iter().find(|(known, _)| known == code).map(|(_, said)| said.as_str());
    assert_eq!(
        of("W-FALLBACK"),
        Some(
            "没有无锡的「居民 住院」报销比例，改用【全国通用参考】。数字来自「通过手机缴纳居民医保费用」（没写日期）。"
        )
    );
    assert_eq!(of("W-SPLIT-UNKNOWN"), Some("没有填全自费和乙类先自付，按 0 算，实际报销可能更少。"));
    assert_eq!(
        of("W-CONTEXT"),
        Some("同一份资料另有说法：居民医保的报销比例一般在 50% 至 70% 之间（mobile-pay-guide 第 74 行）。")
    );
    assert_eq!(of("W-CRITICAL"), Some("大病保险没有算进去：没有查到它的起付线和比例。自己付得多的，请问医保窗口。"));
    let told =
        warnings("--city 无锡 --scheme employee --status working --level tertiary --total 20000 --as-of 2027-11-22");
    let of = |code: &str| told.iter().find(|(known, _)| known == code).map(|(_, said)| said.as_str());
    assert_eq!(of("W-STALE"), Some("「医保如何缴费（以无锡为例）」的资料日期 2025-11-22，距今 730 天，可能已调整。"));
    assert_eq!(of("W-YTD"), Some("没有填「今年已报」，按 0 算。"));
    let told = warnings("--scheme resident --care chronic --level unsure --total 600");
    let of = |code: &str| told.iter().find(|(known, _)| known == code).map(|(_, said)| said.as_str());
    assert_eq!(of("W-NO-RATE"), Some("二级、三级没有查到比例，没有算在里面。"));
}

#[test]
fn the_headline_says_what_its_ends_rest_on() {
    let headline = |line: &str| {
        let answer = answered(&over_the_seeds(&format!("estimate {line} --format json")));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let remarks: Vec<String> = answer["remarks"].as_array().unwrap().iter().map(text).collect();
        (text(&answer["headline"]), remarks)
    };
    let cost = "--total 20000 --out-of-scope 1000 --class-b 1000";
    let wuxi = format!("--city 无锡 --scheme employee --status working --level tertiary {cost}");
    assert_eq!(headline(&wuxi).0, "预计报销 13,940.00 至 15,840.00 元");
    assert_eq!(
        headline(&format!("{wuxi} --rate 88% --deductible 900 --cap 20万 --above-cap 92%")).0,
        "预计报销 15,048.00 元"
    );
    let about = "--city 无锡 --scheme employee --status working --care outpatient --level primary --total 5000";
    assert_eq!(headline(about).0, "预计报销约 1,800.00 元");
    let national = "--scheme resident --level tertiary --total 20000 --deductible 1000";
    assert_eq!(
        headline(national),
        (
            "按全国一般说法 12,350.00 元起，有的城市更低，请填当地比例".to_owned(),
            vec![
                "没有查到封顶线，假设没有超过；超过了会报得少，这个数不保底。".to_owned(),
                "上限没有出处。".to_owned()
            ]
        )
    );
    let conditional = "--scheme resident --level tertiary --total 20000";
    assert_eq!(
        headline(conditional),
        (
            "若起付线为 0，全国一般至少报销 13,000.00 元，有的城市更低".to_owned(),
            vec![
                "没有查到封顶线，假设没有超过；超过了会报得少，这个数不保底。".to_owned(),
                "上限没有出处。".to_owned(),
                "没查到起付线，按 0 算；若有，每 100 元少报 65.00 至 100.00 元。".to_owned()
            ]
        )
    );
}
