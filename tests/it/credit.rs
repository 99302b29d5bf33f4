//! The account credit on the screen and on the command line: the same limits, the same words, and what need not be told.

use yibao::app::Size;
use yibao::estimate::OLDEST_AGE;

use crate::cli::{refused, yibao};
use crate::script::{NORMAL, SMALL, Script, home};

/// The page of the credit of a place, where the last task opens it.
fn credit(place: &str) -> Script {
    home().press(place).press("enter end enter")
}

/// The row of a question.
fn row(script: &Script, size: Size, label: &str) -> String {
    let shown = script.screen(size);
    shown.lines().find(|line| line.contains(label)).unwrap_or_default().to_owned()
}

#[test]
fn an_answer_that_changes_nothing_says_so() {
    for (place, age, average) in [
        ("厦门", "这里不按年龄分，不用填", "这里给固定的数，不用填"),
        ("北京", "", "这里给固定的数，不用填"),
        ("无锡", "这里不按年龄分，不用填", ""),
        ("深圳", "这里不按年龄分，不用填", ""),
    ] {
        let script = credit(place);
        for (label, said) in [("年龄", age), ("当地平均养老金", average)] {
            let row = row(&script, NORMAL, label);
            assert_eq!(row.contains("不用填"), !said.is_empty(), "{place}: {row}");
            assert!(row.contains(said), "{place}: {row}");
        }
    }
}

#[test]
fn the_command_says_so_too() {
    let (age, average) = ("这样算不看年龄，填的年龄没有用上。", "这里给固定的数，填的平均养老金没有用上。");
    for (line, unused) in [
        ("--city 厦门 --age 70 --average 3000", [true, true]),
        ("--city 北京 --age 70 --average 3000", [false, true]),
        ("--city 北京 --age 70 --average 3000 --rate 3%", [true, false]),
        ("--city 无锡 --average 3000", [false, false]),
    ] {
        let told = yibao(&format!("credit {line}")).out;
        assert_eq!([age, average].map(|said| told.contains(said)), unused, "{line}: {told}");
    }
}

#[test]
fn what_changes_nothing_really_changes_nothing() {
    let amount =
        |script: Script| script.screen(NORMAL).lines().find(|line| line.contains("每月划入 ")).map(str::to_owned);
    let empty = amount(credit("厦门").press("home"));
    assert!(empty.is_some());
    assert_eq!(amount(credit("厦门").press("home down 80 down 4000")), empty);
    let empty = amount(credit("北京").press("home"));
    assert_eq!(amount(credit("北京").press("home down down 4000")), empty);
    assert_ne!(amount(credit("北京").press("home down 80")), empty);
}

#[test]
fn a_share_that_somebody_types_needs_the_average_and_no_age() {
    let script = credit("北京").press("end 3");
    assert!(!row(&script, NORMAL, "当地平均养老金").contains("不用填"), "{}", script.screen(NORMAL));
    assert!(row(&script, NORMAL, "年龄").contains("不用填"), "{}", script.screen(NORMAL));
}

#[test]
fn large_print_says_it_in_the_hint() {
    let script = home().sized(SMALL).press("厦门 enter end enter home down down");
    assert!(script.screen(SMALL).contains("这里给固定的数，不用填"), "{}", script.screen(SMALL));
}

#[test]
fn the_share_is_called_by_its_name() {
    let told = yibao("credit --average 3700 --rate 3%").out;
    assert!(told.contains("划入比例按您填的算。") && !told.contains("报销比例"), "{told}");
    refused(
        "credit --average 3700 --rate 150%",
        2,
        "「划入比例」看不懂：150%。",
        "划入比例请写成 3% 或 3，不能超过 100%；也可以写范围，例如 2%..3%。",
    );
    credit("无锡").press("home down down 3700 down 3").shows("划入比例按您填的算。").hides("报销比例");
}

#[test]
fn the_screen_and_the_command_agree_on_the_oldest_and_on_every_form_of_a_share() {
    assert_eq!(OLDEST_AGE, 120);
    assert_eq!(yibao("credit --city 北京 --age 120").exit, Some(0));
    assert_eq!(yibao("credit --city 北京 --age 70岁").exit, Some(0));
    refused("credit --city 北京 --age 121", 2, "年龄看不懂：121。", "年龄请写 0 至 120 的整数，例如 70。");
    credit("北京").press("home down 120").hides("看不懂");
    credit("北京").press("home down 121").shows("年龄看不懂：121。").shows("年龄请写 0 至 120 的整数，例如 70。");
    for share in ["3", "3%", "2%..3%", "2..3", "2..", "..3%", "３％", "2至3"] {
        assert_eq!(yibao(&format!("credit --average 3700 --rate {share}")).exit, Some(0), "{share}");
        credit("无锡").press("home down down 3700 down").press(share).hides("看不懂");
    }
}
