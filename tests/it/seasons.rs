//! When and how much: what is said of a cover year on a day, on the pages and in the reports.

use serde_json::Value;
use yibao::app::Preset;
use yibao::domain::{Chosen, Content, Date, Lang, Place, Seasons, WindowState, year_collected};
use yibao::report::ways::{Question, Ways};
use yibao::report::wording::{Tone, Wording};

use crate::content_folders::{Folder, channel_named};
use crate::script::{SMALL, content, on_day};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn chosen(content: &Content, city: &str) -> Chosen {
    let place = content.place_ids().find(|at| &*content.place(*at).short == city).unwrap();
    Chosen { place, via: None }
}

fn through(content: &Content, county: &str) -> Chosen {
    let via = content.counties.iter().find(|known| known.name() == county).unwrap();
    Chosen { place: via.place, via: Some(std::sync::Arc::new(via.clone())) }
}

fn place<'a>(content: &'a Content, city: &str) -> &'a Place {
    content.place(chosen(content, city).place)
}

fn seasons<'a>(content: &'a Content, city: &str, on: &str) -> Seasons<'a> {
    content.guide.seasons(place(content, city), day(on))
}

/// Everything that is said, in Chinese.
fn told(content: &Content, chosen: &Chosen, on: &str) -> Vec<(Tone, String)> {
    let seasons = content.guide.seasons(content.place(chosen.place), day(on));
    Wording::new(content, Lang::Zh).season(&seasons, chosen, day(on))
}

fn lines(content: &Content, city: &str, on: &str) -> Vec<String> {
    told(content, &chosen(content, city), on).into_iter().map(|(_, line)| line).collect()
}

#[track_caller]
fn says(on: &str, expected: [(&str, &str); 6]) {
    let content = content();
    for (city, sentence) in expected {
        let seasons = seasons(&content, city, on);
        assert_eq!(Wording::new(&content, Lang::Zh).season_state(&seasons), sentence, "{city} on {on}");
    }
}

#[test]
fn in_november_people_pay_for_the_next_year() {
    says(
        "2025-11-25",
        [
            ("上海", "2026 年度：正在缴，缴到 2025-12-25，还有 30 天。"),
            ("无锡", "2026 年度：缴到 2025-12-31，还有 36 天；哪天开始的没有查到。"),
            ("南昌", "2026 年度：正在缴，缴到 2026-02-28，还有 95 天。"),
            ("包头", "2026 年度：正在缴，缴到 2025-12-31，还有 36 天。"),
            ("北京", "2026 年度：还没有开始，2025-11-30 至 2026-02-28 缴。"),
            ("兰州", "2026 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。"),
        ],
    );
}

#[test]
fn in_january_some_windows_are_over_and_others_go_on() {
    says(
        "2026-01-10",
        [
            ("上海", "2026 年度：集中缴费到 2025-12-25 结束了。断缴的人要等 3 个月或更久。"),
            ("无锡", "2026 年度：集中缴费到 2025-12-31 结束了。过了再缴，从到账那月起等 2 个月。"),
            ("南昌", "2026 年度：正在缴，缴到 2026-02-28，还有 49 天。"),
            ("包头", "2026 年度：集中缴费到 2025-12-31 结束了。还能不能缴，打 12366 问。"),
            ("北京", "2026 年度：正在缴，缴到 2026-02-28，还有 49 天。"),
            ("兰州", "2026 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。"),
        ],
    );
}

#[test]
fn in_march_the_windows_are_over_and_what_paying_late_means_is_said() {
    says(
        "2026-03-05",
        [
            ("上海", "2026 年度：集中缴费到 2025-12-25 结束了。断缴的人要等 3 个月或更久。"),
            ("无锡", "2026 年度：集中缴费到 2025-12-31 结束了。过了再缴，从到账那月起等 2 个月。"),
            ("南昌", "2026 年度：集中缴费到 2026-02-28 结束了。过了再缴，要等 3 个月才能报。"),
            ("包头", "2026 年度：集中缴费到 2025-12-31 结束了。还能不能缴，打 12366 问。"),
            ("北京", "2026 年度：集中缴费到 2026-02-28 结束了。过了再缴，要等 3 个月才能报。"),
            ("兰州", "2026 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。"),
        ],
    );
}

#[test]
fn a_year_later_nothing_is_known_of_the_year_being_collected_and_that_is_said_first() {
    let unknown = "2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。";
    says("2026-11-22", ["上海", "无锡", "南昌", "包头", "北京", "兰州"].map(|city| (city, unknown)));
}

#[test]
fn what_is_known_of_the_year_before_stands_below_as_history() {
    let content = content();
    assert_eq!(
        lines(&content, "无锡", "2026-11-22"),
        [
            "2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。",
            "上一年度（2026）缴到 2025-12-31：学生少儿 380，大学生 290，老年居民 570，其他居民 810 元。",
            "转载的官方文字，2025-12-01 的资料（快 1 年了），不是 2027 年度的通知。",
        ]
    );
    assert_eq!(
        lines(&content, "北京", "2026-11-22"),
        [
            "2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。",
            "上一年度（2026）2025-11-30 至 2026-02-28 缴：老年人 460，学生儿童 435，劳动年龄居民 795 元。",
            "转载的官方文字，2025 年的资料（去年的），不是 2027 年度的通知。",
        ]
    );
    assert_eq!(
        lines(&content, "兰州", "2026-11-22"),
        [
            "2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。",
            "上一年度（2026）：全国最低标准 400 元。",
            "全国通用，转载的官方文字，2025-09-25 的资料（1 年多了），不是 2027 年度的通知。",
        ]
    );
}

#[test]
fn no_source_is_named_for_dates_that_are_not_told() {
    let told = lines(&content(), "南宁", "2026-11-29");
    assert!(told.iter().any(|line| line.starts_with("上一年度（2026）")), "{told:?}");
    assert!(!told.iter().any(|line| line.starts_with("时间：")), "{told:?}");
}

#[test]
fn what_is_known_of_some_people_last_year_is_history_too() {
    let told = lines(&content(), "大连", "2026-11-29");
    assert!(told.iter().any(|line| line.starts_with("上一年度（2026）未成年居民：")), "{told:?}");
    assert!(told.iter().all(|line| !line.contains("2026 年度：")), "{told:?}");
}

#[test]
fn while_a_window_is_open_fees_benefits_days_and_source_are_told() {
    let content = content();
    assert_eq!(
        lines(&content, "南昌", "2026-01-10"),
        [
            "2026 年度：正在缴，缴到 2026-02-28，还有 49 天。",
            "一人一年：居民 400，在赣大学生 200，2024 年起出生的新生儿，三年内 0 元。政府资助的人：定额资助对象 80 元。",
            "现在缴：缴费次日起能报。",
            "本省通用，转载的官方文字，2026 年的资料（今年的）。",
            "新生儿：三年免缴，但每年都要确认一次。",
        ]
    );
    assert_eq!(
        lines(&content, "北京", "2025-11-25").get(3).map(String::as_str),
        Some("税务渠道每月 5 至 20 日；银行批量扣款在 15 日。")
    );
}

#[test]
fn dates_and_amounts_from_different_documents_name_both() {
    let content = content();
    assert_eq!(
        lines(&content, "南宁", "2026-03-05").get(2..4).unwrap(),
        [
            "时间：本省通用，网络文章，2025-10-29 的资料（4 个月了）。",
            "金额：全国通用，转载的官方文字，2025-09-25 的资料（5 个月了）。",
        ]
    );
}

#[test]
fn history_is_never_told_as_if_it_were_over_or_overdue() {
    let content = content();
    for at in content.place_ids() {
        let place = &content.place(at).name;
        for (tone, line) in told(&content, &Chosen { place: at, via: None }, "2026-11-22") {
            for word in ["已过", "逾期", "结束", "正在缴", "还有"] {
                assert!(!line.contains(word), "{place}: {line}");
            }
            assert!(tone != Tone::Past || line.contains("2026"), "{place}: {line}");
        }
    }
}

#[test]
fn what_is_said_of_a_county_never_decides_for_the_whole_city() {
    let content = content();
    let lvliang = seasons(&content, "吕梁", "2025-11-25");
    assert_eq!(lvliang.state, WindowState::Unknown);
    let said = told(&content, &through(&content, "兴县"), "2025-11-25");
    let part = "兴县，2026 年度：2025-10-17 至 2026-02-25 缴，居民 400 元（官方，2025-11-03）。";
    assert!(said.iter().any(|(_, line)| line == part), "{said:?}");
}

#[test]
fn the_year_being_collected_changes_on_the_first_of_september() {
    assert_eq!(year_collected(day("2026-08-31")), 2026);
    assert_eq!(year_collected(day("2026-09-01")), 2027);
}

/// 无锡 of the minimal folder: open from October to the end of 2025, and a county with a window of its own.
#[track_caller]
fn minimal_state(folder: &Folder, on: &str, expected: WindowState) {
    let content = folder.load().unwrap();
    assert_eq!(seasons(&content, "无锡", on).state, expected, "{on}");
}

#[test]
fn a_window_is_not_yet_open_then_open_to_its_last_day_then_closed_and_then_history() {
    let folder = Folder::minimal("window-states");
    let to = "2025-12-31".parse().unwrap();
    minimal_state(&folder, "2025-09-30", WindowState::NotYet { from: "2025-10".parse().unwrap() });
    minimal_state(&folder, "2025-10-01", WindowState::Open { days_left: Some(91) });
    minimal_state(&folder, "2025-12-31", WindowState::Open { days_left: Some(0) });
    minimal_state(&folder, "2026-01-01", WindowState::Closed { since: to });
    minimal_state(&folder, "2026-08-31", WindowState::Closed { since: to });
    minimal_state(&folder, "2026-09-01", WindowState::Unknown);
    minimal_state(&folder, "2025-08-31", WindowState::Unknown);
}

#[test]
fn the_last_day_and_an_unknown_end_have_sentences_of_their_own() {
    let said = |folder: &Folder, on: &str| {
        let mut content = folder.load().unwrap();
        // The folder has placeholders for words; what is said is the embedded content's.
        std::sync::Arc::get_mut(&mut content).unwrap().strings = yibao::content::embedded_strings(Lang::Zh);
        Wording::new(&content, Lang::Zh).season_state(&seasons(&content, "无锡", on))
    };
    let folder = Folder::minimal("last-day");
    assert_eq!(said(&folder, "2025-12-31"), "2026 年度：今天（2025-12-31）是最后一天，要缴就现在缴。");
    let folder = folder.edit("calendar.yaml", "window: {from: 2025-10, to: 2025-12-31}", "window: {from: 2025-10-08}");
    assert_eq!(said(&folder, "2025-09-15"), "2026 年度：还没有开始，2025-10-08 起缴。");
    assert_eq!(said(&folder, "2025-11-15"), "2026 年度：2025-10-08 开始缴，缴到哪天没有查到，早缴早放心。");
}

#[test]
fn where_no_window_is_named_a_late_part_that_has_begun_tells_that_it_is_over() {
    let folder =
        Folder::minimal("late-part").edit("calendar.yaml", "    window: {from: 2025-10, to: 2025-12-31}\n", "");
    minimal_state(&folder, "2025-12-31", WindowState::Unknown);
    minimal_state(&folder, "2026-02-01", WindowState::Closed { since: "2025-12-31".parse().unwrap() });
}

#[test]
fn of_several_entries_the_best_trusted_gives_each_field() {
    let other = "  - id: more\n    place: 320200\n    cover_year: 2026\n    file_year: 2025\n    trust: official\n    \
                 window: {to: 2026-01-15}\n    source: notice\n";
    let folder = Folder::minimal("better-trusted");
    let text = folder.read("calendar.yaml");
    let content = folder.write("calendar.yaml", text + other).load().unwrap();
    let now = seasons(&content, "无锡", "2026-01-10").now;
    assert_eq!(now.window().map(|told| &*told.provenance.source.id), Some("notice"));
    assert_eq!(now.fees().map(|told| &*told.provenance.source.id), Some("shebao-wuxi"));
    assert_eq!(now.fees().map(|told| told.what[0].amount.to_string()), Some("380.00".to_owned()));
}

#[test]
fn the_task_the_channel_and_the_path_page_say_it_also_in_large_print() {
    let content = content();
    let preset = || Preset { place: Some(chosen(&content, "上海")), ..Preset::default() };
    let open = |on| on_day(content.clone(), preset(), day(on));
    open("2025-11-25").shows("─ 上海居民医保 ─").shows("2026 年度：正在缴，缴到 2025-12-25，还有 30 天。");
    open("2025-11-25").press("enter").shows("2026 年度：正在缴，缴到 2025-12-25，还有 30 天。");
    open("2025-11-25").press("enter enter").shows("! 2026 年度：正在缴，缴到 2025-12-25，还有 30 天。");
    open("2025-11-25").press("enter").shows("还有 30 天。（网络文章，2025-11）");
    let closed = open("2026-03-05").press("enter enter");
    let first = closed.screen(crate::script::NORMAL).lines().find(|line| line.starts_with(" ! ")).map(str::to_owned);
    assert!(first.unwrap().contains("集中缴费到 2025-12-25 结束了。断缴的人要等"), "the wrong time comes first");
    open("2026-11-22")
        .press("enter enter")
        .shows("! 2027 年度的时间和金额没有查到，以手机显示为准；不确定先打 12366。");
    for keys in ["", "enter"] {
        let page = open("2025-11-25").press(keys).screen(SMALL);
        assert!(page.contains("2026 年度：正在缴，缴到 2025-12-25"), "{page}");
    }
    open("2025-11-25").press("2 enter").hides("2026 年度：");
}

#[test]
fn json_tells_state_window_fees_source_and_last_year() {
    let content = content();
    let question = |on: &str| Question {
        chosen: chosen(&content, "上海"),
        task: content.task_by_id("pay").unwrap(),
        channel: channel_named(&content, "wechat"),
        as_of: day(on),
    };
    let season = |on: &str| {
        let question = question(on);
        let json = Ways::gather(&content, Lang::Zh, &question, Vec::new()).json();
        serde_json::from_str::<Value>(&json).unwrap()["season"].clone()
    };
    let open = season("2025-11-25");
    assert_eq!(open["cover_year"], 2026);
    assert_eq!((&open["state"], &open["days_left"]), (&"open".into(), &30.into()));
    assert_eq!((&open["from"], &open["to"]), (&"2025-11-07".into(), &"2025-12-25".into()));
    assert_eq!(open["fees"][2], serde_json::json!({"group": "19 至 59 岁", "amount": "1040.00", "aided": false}));
    assert_eq!(
        (&open["source"]["id"], &open["trust"], &open["stale"], &open["layer"]),
        (&"maigoo-652372".into(), &"third_party".into(), &false.into(), &"city".into())
    );
    assert_eq!(open["last_year"]["cover_year"], 2025);
    assert_eq!(season("2026-01-10")["state"], "closed");
    assert_eq!(season("2025-11-01")["state"], "not_yet");
    let unknown = season("2026-11-25");
    assert_eq!((&unknown["state"], &unknown["fees"]), (&"unknown".into(), &serde_json::json!([])));
    assert_eq!((&unknown["last_year"]["to"], &unknown["last_year"]["stale"]), (&"2025-12-25".into(), &true.into()));
    let record = Question { task: content.task_by_id("query_record").unwrap(), ..question("2025-11-25") };
    let json = Ways::gather(&content, Lang::Zh, &record, Vec::new()).json();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["season"], Value::Null);
}
