//! The sentences of steps, ages and sources.

use yibao::domain::{Action, ChannelId, Chosen, Lang, Step, TaskId, Trust};
use yibao::report::wording::Wording;

use crate::report_content::{beijing, changzhou, content, source, step, text, wuxi, wuxi_through_jiangyin};

#[track_caller]
fn says(step: &Step, zh: &str, en: &str) {
    let content = content(Lang::Zh);
    assert_eq!(Wording::new(&content, Lang::Zh).step(step, &wuxi()), zh);
    assert_eq!(Wording::new(&content, Lang::En).step(step, &wuxi()), en);
}

#[test]
fn a_label_is_quoted_and_its_english_meaning_stands_behind_it() {
    says(&step(Action::Tap, Some(("社保", "Social insurance"))), "点「社保」", "Tap 「社保」 (Social insurance)");
    says(&step(Action::Confirm, Some(("确认", "OK"))), "没有错就点「确认」", "If all is right, tap 「确认」 (OK)");
    says(&step(Action::Confirm, None), "确认", "Confirm");
}

#[test]
fn labels_of_which_either_may_be_there_are_joined_by_or() {
    let either = Step {
        alternatives: vec![text("城乡居民医疗保险缴费", "Resident payment"), text("居民医保", "Resident")],
        ..step(Action::Tap, Some(("社保缴费", "Social payment")))
    };
    says(
        &either,
        "点「社保缴费」或「城乡居民医疗保险缴费」或「居民医保」",
        "Tap 「社保缴费」 (Social payment) or 「城乡居民医疗保险缴费」 (Resident payment) or 「居民医保」 (Resident)",
    );
}

#[test]
fn fields_are_named_one_after_the_other() {
    let fields = || vec![text("身份证号", "ID number"), text("姓名", "name")];
    says(
        &Step { fields: fields(), ..step(Action::Input, None) },
        "填 身份证号、姓名",
        "Fill in 身份证号 (ID number), 姓名 (name)",
    );
    says(
        &Step { fields: fields(), ..step(Action::Review, Some(("缴费信息", "payment details"))) },
        "核对 缴费信息：身份证号、姓名",
        "Check 缴费信息 (payment details): 身份证号 (ID number), 姓名 (name)",
    );
}

#[test]
fn an_action_that_speaks_for_itself_keeps_a_given_label_in_brackets() {
    says(&step(Action::Pay, None), "付款", "Pay");
    says(&step(Action::Pay, Some(("立即缴费", "Pay now"))), "付款（「立即缴费」）", "Pay (「立即缴费」 (Pay now))");
}

#[test]
fn words_that_are_only_read_are_not_said_twice_in_english() {
    says(&step(Action::Remark, Some(("几分钟就好", "It takes minutes"))), "几分钟就好", "It takes minutes");
    says(&step(Action::Call, Some(("12366", "12366"))), "打 12366", "Call 12366");
}

#[test]
fn what_is_waited_for_is_named_as_the_labels_of_other_steps_are() {
    says(&step(Action::Wait, Some(("审核", "check by the office"))), "等 审核", "Wait for 审核 (check by the office)");
}

#[track_caller]
fn locates(chosen: &Chosen, zh: &str, en: &str) {
    let content = content(Lang::Zh);
    let step = step(Action::Locate, None);
    assert_eq!(Wording::new(&content, Lang::Zh).step(&step, chosen), zh);
    assert_eq!(Wording::new(&content, Lang::En).step(&step, chosen), en);
}

#[test]
fn the_city_to_set_is_the_insured_place_and_before_it_the_county_it_was_reached_through() {
    locates(&wuxi(), "看定位的城市，不是无锡就改成无锡", "The city must be 无锡 (Wuxi); change it if it is not");
    locates(
        &wuxi_through_jiangyin(),
        "城市选 江阴；没有江阴就选 无锡",
        "For the city choose 江阴 (Jiangyin); if it is not there, 无锡 (Wuxi)",
    );
}

#[test]
fn the_full_place_keeps_the_county_it_was_reached_through() {
    let content = content(Lang::Zh);
    assert_eq!(Wording::new(&content, Lang::Zh).full_place(&wuxi_through_jiangyin()), "江苏省 无锡市（江阴）");
    assert_eq!(Wording::new(&content, Lang::Zh).full_place(&beijing()), "北京市");
    assert_eq!(Wording::new(&content, Lang::En).full_place(&wuxi()), "Jiangsu Wuxi 无锡");
}

#[track_caller]
fn aged(date: &str, as_of: &str, zh: &str, en: &str) {
    let content = content(Lang::Zh);
    let source = source("s", (!date.is_empty()).then_some(date), Trust::ThirdParty, None);
    let as_of = as_of.parse().unwrap();
    assert_eq!(Wording::new(&content, Lang::Zh).age(&source, as_of), zh);
    assert_eq!(Wording::new(&content, Lang::En).age(&source, as_of), en);
}

#[test]
fn a_source_that_names_its_day_is_as_old_as_the_days_say() {
    aged("2026-11-01", "2026-11-22", "2026-11-01 的资料", "from 2026-11-01");
    aged("2026-10-20", "2026-11-22", "2026-10-20 的资料（1 个月了）", "from 2026-10-20 (a month old)");
    aged("2026-08-22", "2026-11-22", "2026-08-22 的资料（3 个月了）", "from 2026-08-22 (3 months old)");
    aged("2025-12-27", "2026-11-22", "2025-12-27 的资料（快 1 年了）", "from 2025-12-27 (almost a year old)");
    aged("2025-11-22", "2026-11-22", "2025-11-22 的资料（快 1 年了）", "from 2025-11-22 (almost a year old)");
    aged("2025-11-21", "2026-11-22", "2025-11-21 的资料（1 年多了）", "from 2025-11-21 (over a year old)");
    aged("2024-12-27", "2026-11-22", "2024-12-27 的资料（快 2 年了）", "from 2024-12-27 (almost 2 years old)");
}

#[test]
fn a_source_of_a_later_day_has_no_age() {
    aged("2026-12-24", "2026-11-22", "2026-12-24 的资料", "from 2026-12-24");
}

#[test]
fn a_source_that_names_only_its_month_is_about_a_year_old_while_nobody_can_know() {
    aged("2026-09", "2026-11-22", "2026-09 的资料（2 个月了）", "from 2026-09 (2 months old)");
    aged("2025-11", "2026-11-22", "2025-11 的资料（大约 1 年了）", "from 2025-11 (about a year old)");
    aged("2025-08", "2026-11-22", "2025-08 的资料（1 年多了）", "from 2025-08 (over a year old)");
}

#[test]
fn a_source_that_names_only_its_year_is_of_that_year() {
    aged("2026", "2026-11-22", "2026 年的资料（今年的）", "from 2026 (this year's)");
    aged("2025", "2026-11-22", "2025 年的资料（去年的）", "from 2025 (last year's)");
    aged("2022", "2026-11-22", "2022 年的资料（4 年前的）", "from 2022 (4 years ago)");
}

#[test]
fn a_source_without_a_date_says_when_it_was_read() {
    aged("", "2026-11-22", "没写日期的资料（2026-11 读到）", "undated source (read 2026-11)");
}

#[track_caller]
fn comes_from(chosen: &Chosen, channel: u8, zh: &str, en: &str) {
    let content = content(Lang::Zh);
    let place = content.place(chosen.place);
    let offers = content.guide.offers_in(place, TaskId(0), ChannelId(channel));
    let as_of = "2026-11-22".parse().unwrap();
    assert_eq!(Wording::new(&content, Lang::Zh).provenance(&offers[0], chosen, as_of), zh);
    assert_eq!(Wording::new(&content, Lang::En).provenance(&offers[0], chosen, as_of), en);
}

#[test]
fn a_path_says_its_layer_its_kind_of_source_and_its_age() {
    comes_from(
        &beijing(),
        0,
        "全国通用走法，网络文章，2025-11-22 的资料（快 1 年了），北京可能略有不同",
        "National, web article, from 2025-11-22 (almost a year old), Beijing may differ a little",
    );
}

#[test]
fn a_national_path_may_differ_even_where_it_was_printed() {
    comes_from(
        &wuxi(),
        0,
        "全国通用走法，网络文章，2025-11-22 的资料（快 1 年了），无锡可能略有不同",
        "National, web article, from 2025-11-22 (almost a year old), Wuxi may differ a little",
    );
}

#[test]
fn a_path_of_the_province_says_in_which_city_it_was_seen() {
    comes_from(
        &wuxi(),
        1,
        "本省通用走法，转载的官方文字，2025-12 的资料（快 1 年了），资料来自常州，无锡可能略有不同",
        "Province, official words, reposted, from 2025-12 (almost a year old), published in Changzhou, Wuxi may differ a little",
    );
    comes_from(
        &changzhou(),
        1,
        "本省通用走法，转载的官方文字，2025-12 的资料（快 1 年了），资料来自常州，手机上可能略有不同",
        "Province, official words, reposted, from 2025-12 (almost a year old), published in Changzhou, the phone may differ a little",
    );
}
