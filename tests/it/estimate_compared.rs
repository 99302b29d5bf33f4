//! What is said about the same bill elsewhere: what filing is worth, which level pays more, and why something cannot be told.

use crate::cli::Ran;
use crate::estimate_cli::on_the_day;

/// What a run says, without blanks: lines end in the middle of sentences.
fn said(ran: &Ran) -> String {
    assert_eq!((ran.exit, &*ran.err), (Some(0), ""));
    ran.out.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[track_caller]
fn says(line: &str, sentences: &[&str]) {
    let said = said(&on_the_day(&format!("estimate {line}")));
    for sentence in sentences {
        let sentence: String = sentence.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert!(said.contains(&sentence), "{sentence}\n{said}");
    }
}

#[track_caller]
fn never_says(line: &str, words: &str) {
    let said = said(&on_the_day(&format!("estimate {line}")));
    assert!(!said.contains(words), "{words}\n{said}");
}

#[test]
fn only_a_level_that_pays_more_whatever_the_numbers_are_is_said_to_pay_more() {
    let line = "--city 无锡 --level tertiary --care special --total 3000";
    says(line, &["社区不会比二级 / 三级报得少。"]);
    never_says(line, "一定比");
    says(&format!("{line} --referral no"), &["社区一定比二级 / 三级报得多。"]);
    let english = said(&on_the_day(&format!("estimate {line} --lang en")));
    assert!(english.contains("communityneverpayslessthansecondary/tertiary."), "{english}");
}

#[test]
fn levels_that_pay_the_same_stand_together_in_the_order_of_levels() {
    let line = "--city 石家庄 --scheme employee --status working --level primary --total 20000";
    says(line, &["从多到少一定是：县区一级 / 一级、县区二级、二级、市属三级、省属三级。"]);
    never_says(line, "一定比");
}
