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
