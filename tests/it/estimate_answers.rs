//! Answers that do not go together under the rules that ship: what is refused, what is advised, what is left out.

use crate::estimate_cli::{answered, on_the_day};

/// A line that is refused under the rules that ship: its number and its two sentences.
#[track_caller]
fn refused_as_shipped(line: &str, exit: i32, sentences: [&str; 2]) {
    let ran = on_the_day(line);
    assert_eq!(ran.err, format!("{}\n{}\n", sentences[0], sentences[1]), "{line}");
    assert_eq!(ran.exit, Some(exit), "{line}");
}

#[test]
fn where_only_those_referred_have_a_rate_it_is_said_so_and_no_other_hospital_is_advised() {
    let line = "estimate --city 无锡 --care chronic --level tertiary --total 300 --referral";
    refused_as_shipped(
        &format!("{line} no"),
        5,
        [
            "没有找到无锡「居民 慢病用药 三级 没转诊」的比例，只有「有转诊」的。",
            "可以自己填比例（--rate 70%）；不知道就问当地医保。其实是「有转诊」的，写 --referral yes。",
        ],
    );
    let referred = answered(&on_the_day(&format!("{line} yes --format json")));
    assert_eq!(referred["low"]["fund"], "150.00");
}

#[test]
fn an_age_and_a_group_that_cannot_both_be_true_are_refused() {
    refused_as_shipped(
        "estimate --city 深圳 --age 30 --group senior --level tertiary --total 20000",
        2,
        ["「60 岁以上」里没有 30 岁的人。", "请核对年龄；年龄没写错，人群可以写：younger（不到 60 岁），也可以不写。"],
    );
    let answer = |age| {
        let line = "estimate --city 深圳 --group senior --level tertiary --total 20000 --format json --age";
        answered(&on_the_day(&format!("{line} {age}")))
    };
    assert_eq!(answer(60)["low"]["fund"], "18430.00");
}

#[test]
fn a_group_nobody_of_the_age_belongs_to_is_not_among_what_may_be() {
    let line = |age| format!("estimate --city 南京 --level tertiary --total 20000 --age {age}");
    let said = |age| on_the_day(&line(age)).out;
    assert!(said(30).contains("成年居民") && !said(30).contains("80 岁以上"), "{}", said(30));
    assert!(said(85).contains("80 岁以上") && !said(85).contains("成年居民"), "{}", said(85));
}
