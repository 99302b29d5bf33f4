//! What a result says of itself: nothing beside a number may contradict it, and nothing is asked for that cannot be given.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use yibao::app::interview::question::Question;

use crate::estimator::go;
use crate::script::{NORMAL, Script, home};

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
    let said = "超过封顶线 250,000 元：超出的 466,016.67 元基本医保按不报算，大病保险再报 358,717.20 元。";
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
