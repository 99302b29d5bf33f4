//! What a result says of itself: nothing beside a number may contradict it, and nothing is asked for that cannot be given.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use yibao::app::interview::question::Question;

use crate::estimate_cli::on_the_day;
use crate::estimator::go;
use crate::script::{LARGE, NORMAL, SMALL, Script, home};

/// What a page says, without blanks: lines end in the middle of sentences.
struct Read(String);

impl Read {
    fn page(script: &Script) -> Self {
        Self(without_blanks(&script.screen(NORMAL)))
    }

    /// All that 说明 says, read to its end.
    fn explained(script: Script) -> Self {
        let mut script = script.press("tab");
        let mut read = Self::page(&script);
        for _ in 0..30 {
            script = script.press("down");
            read.0.push_str(&Self::page(&script).0);
        }
        read
    }

    fn has(&self, words: &str) -> bool {
        self.0.contains(&without_blanks(words))
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn what_critical_illness_insurance_pays_above_the_cap_is_said_and_drawn_as_it_is_worked_out() {
    let script = home().press("北京 enter f3 800000");
    let said =
        "超过封顶线 250,000 元：超出的 466,016.67 元基本医保按不报算；大病保险按自己负担的总数另报 358,717.20 元。";
    assert!(Read::page(&script).has(said));
    let script = script.shows("▓ 大病报后自己付").hides("x 超过封顶线");
    assert!(Read::explained(script).has("- 大病保险 358,717.20"));
}

#[test]
fn a_result_without_a_known_deductible_is_conditional_even_where_its_ends_are_the_same() {
    let script = home().press("wx enter f3 20000 down 2 down down 4").shows("若起付线为 0，报销 19,400.00 元");
    script.shows("若有，每 100 元少报 97.00 元").hides("预计报销");
    // Here the cap is reached with any deductible.
    let capped = home().press("wx enter f3 20000 down down down 2").shows("没查到起付线，按 0 算。");
    capped.hides("每 100 元少报 0.00 元");
}

#[test]
fn the_rate_of_another_care_is_not_passed_off_as_its_own() {
    let script = home().press("wx enter f3 3000 down 2 down down 3");
    script.shows("没有查到慢病用药自己的比例，按门诊的算，实际可能不同。");
    home().press("wx enter f3 3000 down down 3").shows("社区").hides("自己的比例");
}

#[test]
fn a_deductible_that_nobody_tells_is_worth_asking_beside_the_rest() {
    let script = home().press("tianshui enter f3 80000 tab tab tab");
    script.shows("封顶线：没有查到天水的").shows("起付线也要问：没有查到天水的，这里按 0 算。");
    home().press("chongqing enter f3 20000 tab tab tab").hides("起付线也要问");
}

#[test]
fn the_curve_tells_the_smallest_bill_that_meets_a_cap_in_any_case() {
    // 80,000 at 55 % above a deductible of 800: the cap of one group, which neither end of the result belongs to.
    home().press("chongqing enter f3 150000 tab tab tab tab").shows("封顶线：总费用 146,254.54 元起可能碰到");
}

#[test]
fn the_age_beside_national_numbers_is_that_of_the_rate_which_they_are_about() {
    home().press("tianshui enter f3 80000").shows("网络文章，没写日期的资料（2026-11 读到）").hides("2022-11-30");
}

#[test]
fn a_source_of_an_authority_is_not_called_a_web_article() {
    let script = home().press("成都 enter f3 20000").shows("官方，2020-12-29 的资料");
    script.shows("有的数字来自网络文章").hides("依据网络文章估算");
}

#[test]
fn the_age_that_is_said_is_that_of_the_oldest_number_in_the_result() {
    home().press("北京 enter f3 20000").shows("2023 年的资料");
    home().press("北京 enter f3 800000").shows("2020 年的资料").hides("2023 年的资料");
}

#[test]
fn a_rule_that_has_ended_is_told_under_the_number() {
    home().press("上海 enter f3 20000 down 2").shows("有的规定只写到 2023-06-30 为止");
    home().press("北京 enter f3 20000 down 2").hides("有的规定只写到");
}

#[test]
fn only_what_can_be_filled_in_is_missed_until_it_is() {
    let missed = |keys: &str| Read::explained(home().press(keys));
    let wuxi = missed("wx enter f3 20000 down 2");
    assert!(wuxi.has("没有填「今年已报」，按 0 算") && !wuxi.has("「今年已用起付线」"));
    assert!(missed("上海 enter f3 20000 down 2").has("「今年已用起付线」"));
    let given = go(home().press("wx enter f3 20000 down 2"), Question::Paid).press("0");
    assert!(!Read::explained(given).has("没有填「今年已报」"));
    let given = go(home().press("北京 enter f3 20000 down 2"), Question::CostThisYear).press("490000");
    assert!(!Read::explained(given).has("没有填「今年算进医保的」"));
}

#[test]
fn a_rate_that_may_be_meant_in_two_ways_is_refused() {
    let rate = |typed: &str| go(home().press("北京 enter f3 20000 down 2"), Question::Rate).press(typed);
    rate("0.85").shows("「报销比例」看不懂：0.85").shows("比例请写成 85% 或 85");
    rate("0.85%").hides("看不懂");
    let typed = rate("85").shows("【手动输入】报销比例按您填的算。");
    assert!(Read::explained(typed).has("85% 您填的"));
}

#[test]
fn a_blank_is_no_amount_and_no_mistake() {
    let script = home().press("wx enter f3").key(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::NONE));
    script.hides("看不懂").press("20000").shows("预计报销");
}

#[test]
fn what_is_the_same_at_every_level_is_so_at_one_place() {
    let script = home().press("wx enter f3 2000 down down down 3 tab tab");
    script.shows("本地 / 外地备案：各级医院报的一样");
    home().press("wx enter f3 1500 down down down 3 tab tab").shows("社区：备案值多少说不准");
}

#[test]
fn having_no_referral_does_not_move_the_hospital_one_went_to() {
    let said = home().press("wx enter f3 3000 down down down 3 down down 2");
    let said = said.shows("没有找到无锡「居民 慢病用药 三级 没转诊」的比例，只有「有转诊」的。");
    let said = said.shows("也可以先看看「有转诊」的").hides("预计报销").shows("[三级]");
    said.press("1").shows("预计报销").shows("[三级]");
}

#[test]
fn hints_fit_what_can_be_chosen() {
    home().press("洛阳 enter f3 20000 down down down").shows("这里的级别有自己的叫法").hides("三级甲等选三级");
    home().press("wx enter f3 20000 down down down down").shows("三级甲等选三级");
    go(home().press("成都 enter f3 20000 down 2"), Question::Group).shows("按年龄分");
}

#[test]
fn where_every_number_is_settled_old_sources_are_still_worth_a_question() {
    let script = home().press("wx enter f3 1500 down 2 down down 3 tab tab tab");
    script.shows("每一个数都定了；资料旧了").hides("没有要问的");
}

#[test]
fn an_upper_rate_that_no_source_gives_is_called_so_beside_the_number() {
    assert!(Read::explained(home().press("巴中 enter f3 20000")).has("最多报的比例没有出处，只能当作 100%"));
}

#[test]
fn english_sentences_suit_one_and_several() {
    let told = |line: &str| on_the_day(&format!("estimate {line} --total 30000 --lang en")).out;
    let several = told("--city 无锡 --scheme employee --status working --level tertiary");
    assert!(several.contains("Taken from the [City rules]: deductible, "), "{several}");
    let one = told("--city 无锡 --scheme resident --level tertiary --site unfiled");
    assert!(one.contains("Taken from the [National reference]: care elsewhere."), "{one}");
    assert!(one.contains("shebao-wuxi lines 213, 215"), "{one}");
    let line = told("--city 无锡 --scheme employee --status working --care chronic --level tertiary");
    assert!(line.contains(" line 2") && !line.contains("lines 209;"), "{line}");
}

#[test]
fn english_large_print_does_not_deny_what_critical_illness_insurance_pays() {
    let shown = home().sized(SMALL).press("重庆 enter f3 200000 f6").screen(SMALL);
    assert!(shown.contains("! Perhaps over the cap, less is paid"), "{shown}");
}

#[test]
fn that_no_source_gives_the_upper_end_is_whole_at_every_size_in_english() {
    for size in [NORMAL, LARGE] {
        let shown = home().sized(size).press("天水 enter f3 80000 f6").screen(size);
        assert!(shown.to_lowercase().contains("no source says how much at most"), "{shown}");
    }
}

#[test]
fn a_group_without_a_rate_is_said_beside_the_number_and_worth_asking_about() {
    let script = home().press("320500 enter f3 20000");
    let left_out = "其他居民没有查到比例，没有算在里面。";
    assert!(Read::page(&script).has(left_out), "{}", script.screen(NORMAL));
    let told = on_the_day("estimate --city 苏州 --level tertiary --total 20000").out;
    assert!(told.contains(left_out) && told.contains("最值得弄清楚：属于哪一类人群。"), "{told}");
    let told = on_the_day("estimate --city 苏州 --level tertiary --total 20000 --group adult").err;
    assert!(told.contains("没有找到苏州「居民 住院 三级 其他居民」的比例，只有学生少儿、大学生的。"), "{told}");
}

#[test]
fn a_level_that_only_lacks_a_rate_without_referral_is_not_called_left_out() {
    let told = on_the_day("estimate --city 无锡 --care chronic --level unsure --total 1400").out;
    assert!(told.contains("「没转诊」的二级、三级没有查到比例，没有算在里面。"), "{told}");
    let told = on_the_day("estimate --city 无锡 --care chronic --level tertiary --total 1400").out;
    assert!(told.contains("「没转诊」没有查到比例，没有算在里面。"), "{told}");
    assert!(!told.contains("用不到：有没有转诊"), "{told}");
}

#[test]
fn the_only_rate_of_a_bill_is_named_by_its_row_whichever_band_it_is_of() {
    let line = "--scheme employee --status working --level tertiary --total 50000 --cost-this-year 100000";
    let told = on_the_day(&format!("estimate --city 苏州 {line}")).out;
    assert!(told.contains("= 7 x 8\n"), "{told}");
}

#[test]
fn a_later_stay_that_was_given_is_among_the_answers() {
    let line = "--level tertiary --group adult --referral yes --total 10000";
    assert!(on_the_day(&format!("estimate --city 无锡 {line} --admission 2")).out.contains("第 2 次"));
    assert!(!on_the_day(&format!("estimate --city 无锡 {line}")).out.contains("第 2 次"));
}

#[test]
fn what_was_taken_out_is_never_told_by_its_id() {
    let script = home().press("贵阳 enter f3 20000 down down down right down right up up right");
    let page = Read::page(&script);
    assert!(page.has("用不上了，已去掉") && !page.has("provincial"), "{}", script.screen(NORMAL));
}

#[test]
fn articles_beside_official_words_are_not_called_articles_alone() {
    let script = home().press("f6 chengdu enter f3 30000 down right");
    let shown = script.screen(NORMAL);
    assert!(!(shown.contains("not official") && shown.contains("Official, from")), "{shown}");
}
