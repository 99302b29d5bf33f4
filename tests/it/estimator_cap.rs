//! A bill above the cap, and a cap that nobody tells: the number never stands alone, and what is above is a part of its own.

use yibao::app::Preset;

use crate::golden::seed_content;
use crate::script::{LARGE, NORMAL, SMALL, Script, home, on};

/// Residents of 无锡 with a bill four times the cap.
fn residents() -> Script {
    home().press("wx enter f3 800000")
}

/// Employees of 北京, whose basic fund pays nothing above the cap.
fn beijing() -> Script {
    home().press("bj enter f3 800000 down right")
}

/// Employees of 青岛, whose cap nobody tells.
fn qingdao() -> Script {
    home().press("qd enter f3 800000 down right")
}

/// The line right under the amount that comes back.
#[track_caller]
fn under_the_number(script: &Script) -> String {
    let shown = script.screen(NORMAL);
    let rows: Vec<&str> = shown.lines().collect();
    let number = rows.iter().position(|row| row.contains("报销")).unwrap();
    rows[number + 4].to_owned()
}

#[test]
fn a_bill_above_the_cap_says_so_right_under_the_number() {
    assert!(under_the_number(&residents()).starts_with(" ! 超过封顶线 200,000 至 250,000 元："));
    assert_eq!(under_the_number(&beijing()), " ! 超过封顶线 500,000 元：超出的 300,000 元不报。");
    let wuxi = home().press("wx enter f3 800000 down right");
    let line = under_the_number(&wuxi);
    assert!(line.starts_with(" ! 超过封顶线 500,000 元；超出的费用大额补助又报 "), "{line}");
    for script in [residents(), beijing(), wuxi] {
        for size in [NORMAL, SMALL, LARGE] {
            assert!(!script.screen(size).contains("假设没有超过"), "{}", script.screen(size));
        }
    }
}

#[test]
fn what_is_above_the_cap_is_a_part_of_its_own_and_not_a_share_by_rate() {
    let script = beijing().shows("x 超过封顶线");
    script.press("tab end").shows("起付线 1,300 + 按比例自己付 68,305 + 超过封顶线 300,000");
}

#[test]
fn a_bill_that_only_may_reach_the_cap_says_that_it_may() {
    let script = on(seed_content(), Preset::default()).press("wx enter f3 300000 down 2");
    script.shows("! 可能超过封顶线 100,000 元；超出的费用大额补助报一部分。");
}

#[test]
fn a_cap_that_nobody_tells_is_said_and_is_no_guarantee() {
    assert!(under_the_number(&qingdao()).contains("没有查到封顶线，假设没有超过；超过了会报得少，这个数不保底"));
    assert!(qingdao().screen(SMALL).contains("! 没查到封顶线，超过了会报得少"), "{}", qingdao().screen(SMALL));
    let script = qingdao().press("tab end").shows("没查到封顶线，不知道用不用得上").hides("没有超过封顶线");
    let script = script.press("tab tab");
    script
        .shows("先打 12393 问封顶线：没有查到青岛的，这张账单可能超过它。")
        .shows("就在「更准一点」的「封顶线」里填，例如 20万")
        .hides("这张账单用不到：封顶线以上");
}

#[test]
fn a_cap_that_is_typed_takes_the_place_of_the_unknown_one() {
    let script = qingdao().press("end enter end up 20万").hides("没有查到封顶线");
    script.shows("! 超过封顶线 200,000 元");
}

#[test]
fn the_command_line_says_the_same_of_the_cap() {
    let ran = crate::estimate_cli::on_the_day(
        "estimate --city 青岛 --scheme employee --status working --level tertiary --total 800000",
    );
    assert!(ran.out.contains("! 没有查到封顶线，假设没有超过；超过了会报得少，这个数不保底。"), "{}", ran.out);
    assert!(ran.out.contains("知道是多少，就加上 --cap 20万 再算。"), "{}", ran.out);
}

#[test]
fn the_words_about_the_cap_fit_into_large_print_in_both_languages() {
    for script in [residents(), beijing(), qingdao(), home().press("wx enter f3 800000 down right")] {
        let shown = script.screen(SMALL);
        let line = shown.lines().find(|line| line.contains("封顶线") && line.starts_with(" ! ")).unwrap();
        assert!(!line.contains('…'), "{line}");
        let shown = script.press("f6").screen(SMALL);
        let line = shown.lines().find(|line| line.starts_with(" ! ") && line.to_lowercase().contains("cap")).unwrap();
        assert!(!line.contains('…'), "{line}");
    }
}
