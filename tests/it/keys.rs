//! The key table: what each key means, and what the footer and the help page say about it.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use yibao::app::{Msg, PageKind};
use yibao::domain::{Lang, Phrase, Strings};
use yibao::tui::keys::{self, Front, Meaning, Now};
use yibao::tui::{Look, wrap};

const PAGES: [PageKind; 14] = [
    PageKind::Board,
    PageKind::Hits,
    PageKind::Tasks,
    PageKind::Channels,
    PageKind::Path,
    PageKind::Stuck,
    PageKind::Advice,
    PageKind::Done,
    PageKind::Estimate,
    PageKind::Estimated,
    PageKind::Credit,
    PageKind::Help,
    PageKind::Leaving,
    PageKind::TooSmall,
];

fn strings(lang: Lang) -> Strings {
    let yaml = match lang {
        Lang::Zh => include_str!("../../content/strings/zh.yaml"),
        Lang::En => include_str!("../../content/strings/en.yaml"),
    };
    let pairs: BTreeMap<String, String> = serde_yaml::from_str(yaml).unwrap();
    Strings::new(lang, pairs.iter().map(|(key, text)| (key.as_str(), text.clone().into()))).unwrap()
}

fn press(code: KeyCode, page: PageKind) -> Option<Msg> {
    press_with(code, KeyModifiers::NONE, page)
}

fn press_with(code: KeyCode, modifiers: KeyModifiers, page: PageKind) -> Option<Msg> {
    match keys::meaning(KeyEvent::new(code, modifiers), page) {
        Some(Meaning::Say(msg)) => Some(msg),
        Some(Meaning::Suspend) | None => None,
    }
}

#[track_caller]
fn footer_is(lang: Lang, now: Now, columns: usize, expected: &str) {
    let line = keys::line(now, &strings(lang), Look::default(), columns).to_string();
    assert_eq!(line, expected);
    assert!(wrap::width(expected) <= columns);
}

#[test]
fn the_board_shows_its_keys() {
    let now = Now { pages: 4, ..Now::on(PageKind::Board) };
    footer_is(Lang::Zh, now, 80, " ↑↓←→ 移动  Enter 选定  打字 查找  PgDn 下一页  Esc 离开  F1 帮助  F6 English");
    footer_is(Lang::Zh, now, 40, " ↑↓←→ 移动   Enter 选定   打字 查找");
    footer_is(Lang::En, now, 80, " ↑↓←→ move  Enter choose  Letters search  PgDn more  Esc leave  F1 help  F6 中文");
    footer_is(Lang::En, now, 40, " ↑↓←→ move  Enter choose  Letters search");
}

#[test]
fn a_board_on_one_screen_has_no_next_page() {
    footer_is(
        Lang::Zh,
        Now::on(PageKind::Board),
        80,
        " ↑↓←→ 移动   Enter 选定   打字 查找   Esc 离开   F1 帮助   F6 English",
    );
}

#[test]
fn a_list_names_the_numbers_it_has() {
    let hits = Now { rows: 9, ..Now::on(PageKind::Hits) };
    footer_is(Lang::Zh, hits, 80, " 1-9 直接选   ↑↓ 移动   Enter 选定   Esc 清空   F1 帮助");
    let tasks = Now { rows: 8, ..Now::on(PageKind::Tasks) };
    footer_is(Lang::Zh, tasks, 80, " 1-8 直接选   ↑↓ 移动   Enter 选定   Esc 返回   F3 算报销   F1 帮助");
    footer_is(Lang::Zh, tasks, 40, " 1-8 选  Enter 选定  Esc 返回  F1 帮助");
    let channels = Now { rows: 6, ..Now::on(PageKind::Channels) };
    footer_is(Lang::Zh, channels, 80, " 1-6 直接选   ↑↓ 移动   Enter 选定   Esc 返回   F3 算报销   F1 帮助");
    footer_is(Lang::Zh, Now::on(PageKind::Channels), 80, " 1 直接选   Enter 选定   Esc 返回   F3 算报销   F1 帮助");
}

#[test]
fn the_path_keeps_next_stuck_and_back_on_a_narrow_screen() {
    let now = Now { ways: 3, step: 6, ..Now::on(PageKind::Path) };
    footer_is(Lang::Zh, now, 80, " Enter 下一步   ↑ 上一步   ←→ 换走法   Tab 手机上没有这一项   Esc 返回   F1 帮助");
    footer_is(Lang::Zh, now, 40, " Enter 下一步  ←→ 换  Tab 没有  Esc 返回");
    footer_is(Lang::Zh, Now { away: true, ..now }, 40, " Enter 下一步  ←→ 换  Tab 不行  Esc 返回");
    footer_is(Lang::Zh, now, 60, " Enter 下一步  ↑ 上一步  ←→ 换  Tab 没有  Esc 返回  F1 帮助");
    footer_is(
        Lang::Zh,
        Now { step: 6, ..Now::on(PageKind::Path) },
        80,
        " Enter 下一步   ↑ 上一步   Tab 手机上没有这一项   Esc 返回   F1 帮助",
    );
}

#[test]
fn the_path_names_what_its_keys_do_at_this_step() {
    let first = Now::on(PageKind::Path);
    footer_is(Lang::Zh, first, 80, " Enter 下一步   Tab 手机上没有这一项   Esc 返回   F1 帮助");
    let last = Now { step: 7, steps: 7, ..first };
    footer_is(Lang::Zh, last, 80, " Enter 办完了   ↑ 上一步   Tab 手机上没有这一项   Esc 返回   F1 帮助");
    let call = Now { away: true, ..first };
    footer_is(Lang::Zh, call, 80, " Enter 下一步   Tab 这一步做不了   Esc 返回   F1 帮助");
    footer_is(Lang::En, Now { ways: 3, step: 6, ..first }, 40, " Enter next  ←→ way  Tab stuck  Esc back");
}

#[test]
fn large_print_names_the_next_page_of_a_list_and_the_last_page_leads_back() {
    let tasks = Now { rows: 6, pages: 3, ..Now::on(PageKind::Tasks) };
    footer_is(Lang::Zh, tasks, 40, " 1-6 选  Enter 选定  PgDn 下页  Esc 返回");
    footer_is(Lang::En, tasks, 40, " 1-6 pick  Enter ok  PgDn more  Esc back");
    let last = Now { rows: 2, shown: 2, ..tasks };
    footer_is(Lang::Zh, last, 40, " 1-2 选  Enter 选定  Esc 返回  F1 帮助");
    footer_is(Lang::Zh, last, 80, " 1-2 直接选  ↑↓ 移动  Enter 选定  PgUp 上一页  Esc 返回  F3 算报销  F1 帮助");
}

#[test]
fn a_list_without_rows_offers_nothing_to_choose() {
    footer_is(Lang::Zh, Now { rows: 0, ..Now::on(PageKind::Hits) }, 80, " Esc 清空   F1 帮助");
}

#[test]
fn the_way_back_is_named_by_where_it_leads() {
    let stuck = Now { rows: 6, step: 6, ..Now::on(PageKind::Stuck) };
    footer_is(Lang::Zh, stuck, 80, " 1-6 直接选   ↑↓ 移动   Enter 选定   Esc 回到第 6 步   F1 帮助");
    let done = Now { rows: 5, ..Now::on(PageKind::Done) };
    footer_is(Lang::Zh, done, 80, " 1-5 直接选   ↑↓ 移动   Enter 选定   Esc 回到步骤   F8 换一位   F1 帮助");
    let leaving = Now { rows: 2, ..Now::on(PageKind::Leaving) };
    footer_is(Lang::Zh, leaving, 80, " 1-2 直接选   ↑↓ 移动   Enter 选定   Esc 留下");
}

#[test]
fn every_footer_fits_every_width_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let strings = strings(lang);
        for page in PAGES {
            for front in [Front::Choosing, Front::Typing, Front::Mistyped, Front::Folding] {
                let now = Now { rows: 9, ways: 5, pages: 5, step: 12, front, result: true, ..Now::on(page) };
                for columns in 0..=120 {
                    let text = keys::line(now, &strings, Look::default(), columns).to_string();
                    assert!(wrap::width(&text) <= columns, "{page:?} {columns}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_the_footer_names_is_a_key_that_works() {
    let strings = strings(Lang::En);
    let named = |name: &str| match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "PgDn" => KeyCode::PageDown,
        "F1" => KeyCode::F(1),
        "F3" => KeyCode::F(3),
        "F6" => KeyCode::F(6),
        "F8" => KeyCode::F(8),
        "Backspace" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Letters" => KeyCode::Char('w'),
        "1-9" | "0-9" | "←→ 1-9" => KeyCode::Char('9'),
        "↑" | "↑↓" | "↑↓←→" => KeyCode::Up,
        "←→" => KeyCode::Right,
        _ => panic!("no key {name}"),
    };
    let fronts = [Front::Choosing, Front::Typing, Front::Mistyped, Front::Folding];
    for (page, front) in PAGES.into_iter().flat_map(|page| fronts.map(|front| (page, front))) {
        let now = Now { rows: 9, ways: 5, pages: 5, step: 12, front, result: true, ..Now::on(page) };
        for entry in keys::entries(now, &strings, Look::default(), 400).0 {
            assert_ne!(press(named(&entry.keys), page), None, "{page:?} {}", entry.keys);
        }
    }
}

#[test]
fn letters_search_on_the_board_and_mean_nothing_in_a_list() {
    assert_eq!(press(KeyCode::Char('w'), PageKind::Board), Some(Msg::Type('w')));
    assert_eq!(press(KeyCode::Char('ｗ'), PageKind::Hits), Some(Msg::Type('ｗ')));
    assert_eq!(press(KeyCode::Char('无'), PageKind::Board), Some(Msg::Type('无')));
    assert_eq!(press(KeyCode::Char(' '), PageKind::Hits), Some(Msg::Type(' ')));
    assert_eq!(press_with(KeyCode::Char('W'), KeyModifiers::SHIFT, PageKind::Board), Some(Msg::Type('W')));
    for page in [PageKind::Tasks, PageKind::Channels, PageKind::Path, PageKind::Stuck, PageKind::Done] {
        assert_eq!(press(KeyCode::Char('w'), page), None);
    }
}

#[test]
fn digits_choose_in_a_list_also_full_width_ones() {
    assert_eq!(press(KeyCode::Char('3'), PageKind::Tasks), Some(Msg::Digit(3)));
    assert_eq!(press(KeyCode::Char('３'), PageKind::Channels), Some(Msg::Digit(3)));
    assert_eq!(press(KeyCode::Char('９'), PageKind::Hits), Some(Msg::Digit(9)));
    assert_eq!(press(KeyCode::Char('3'), PageKind::Board), Some(Msg::Type('3')));
}

#[test]
fn zero_is_back_in_a_list_and_a_digit_among_hits() {
    assert_eq!(press(KeyCode::Char('0'), PageKind::Tasks), Some(Msg::Back));
    assert_eq!(press(KeyCode::Char('０'), PageKind::Stuck), Some(Msg::Back));
    assert_eq!(press(KeyCode::Char('0'), PageKind::Hits), Some(Msg::Digit(0)));
}

#[test]
fn a_step_is_walked_with_enter_space_or_an_arrow() {
    assert_eq!(press(KeyCode::Enter, PageKind::Path), Some(Msg::Choose));
    assert_eq!(press(KeyCode::Char(' '), PageKind::Path), Some(Msg::Choose));
    assert_eq!(press(KeyCode::Down, PageKind::Path), Some(Msg::Down));
    assert_eq!(press(KeyCode::Up, PageKind::Path), Some(Msg::Up));
    assert_eq!(press_with(KeyCode::BackTab, KeyModifiers::SHIFT, PageKind::Path), Some(Msg::Up));
    assert_eq!(press(KeyCode::Tab, PageKind::Path), Some(Msg::Stuck));
    assert_eq!(press(KeyCode::Tab, PageKind::Tasks), None);
}

#[test]
fn the_question_mark_does_what_f1_does() {
    for page in [PageKind::Board, PageKind::Hits, PageKind::Path, PageKind::Help] {
        for code in [KeyCode::F(1), KeyCode::Char('?'), KeyCode::Char('？')] {
            assert_eq!(press(code, page), Some(Msg::Help), "{page:?} {code:?}");
        }
    }
}

#[test]
fn leaving_and_the_language_work_on_every_page() {
    for page in PAGES {
        assert_eq!(press(KeyCode::F(10), page), Some(Msg::Leave));
        assert_eq!(press_with(KeyCode::Char('q'), KeyModifiers::CONTROL, page), Some(Msg::Leave));
        assert_eq!(press_with(KeyCode::Char('c'), KeyModifiers::CONTROL, page), Some(Msg::Interrupt));
        assert_eq!(press(KeyCode::F(6), page), Some(Msg::SwitchLanguage));
        let suspend = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
        assert_eq!(keys::meaning(suspend, page), Some(Meaning::Suspend));
    }
}

#[test]
fn nothing_else_works_while_the_window_is_too_small() {
    for code in [KeyCode::Enter, KeyCode::Esc, KeyCode::Char('1'), KeyCode::F(1), KeyCode::F(8)] {
        assert_eq!(press(code, PageKind::TooSmall), None);
    }
}

#[test]
fn keys_of_a_later_time_mean_nothing() {
    for page in PAGES {
        for code in [KeyCode::F(2), KeyCode::F(4), KeyCode::F(9), KeyCode::F(11), KeyCode::Insert] {
            assert_eq!(press(code, page), None, "{page:?} {code:?}");
        }
    }
}

#[test]
fn a_released_key_and_a_key_with_alt_mean_nothing() {
    let released = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(keys::meaning(released, PageKind::Tasks), None);
    let repeated = KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, KeyEventKind::Repeat);
    assert_eq!(keys::meaning(repeated, PageKind::Tasks), Some(Meaning::Say(Msg::Down)));
    assert_eq!(press_with(KeyCode::Char('w'), KeyModifiers::ALT, PageKind::Board), None);
    assert_eq!(press_with(KeyCode::Char('w'), KeyModifiers::CONTROL, PageKind::Board), None);
}

#[test]
fn backspace_comes_in_two_spellings() {
    assert_eq!(press(KeyCode::Backspace, PageKind::Hits), Some(Msg::Erase));
    assert_eq!(press_with(KeyCode::Char('h'), KeyModifiers::CONTROL, PageKind::Hits), Some(Msg::Erase));
}

#[test]
fn pasted_text_loses_what_is_no_text() {
    let paste = |text: &str, page| keys::pasted(text, page);
    assert_eq!(paste("无锡\r\n", PageKind::Board), Some(Msg::Paste("无锡".to_owned())));
    assert_eq!(paste("\u{1b}[31mwx\u{202e}\u{200b}", PageKind::Hits), Some(Msg::Paste("[31mwx".to_owned())));
    assert_eq!(paste("\n\t", PageKind::Board), None);
    assert_eq!(paste("无锡", PageKind::Tasks), None);
    assert_eq!(paste(&"锡".repeat(1_000_000), PageKind::Board), Some(Msg::Paste("锡".repeat(64))));
}

#[test]
fn every_action_has_a_key_that_an_input_method_lets_through() {
    let swallowed = |key: &str| key.chars().count() == 1 && key.chars().all(|c| c.is_alphanumeric() || c == '?');
    for line in keys::written(&strings(Lang::En), Look::default()) {
        if [Phrase::KeySearch, Phrase::KeyDigit].contains(&line.does) {
            continue; // typing is what these are for
        }
        let sure: Vec<&String> = line.keys.iter().filter(|key| !swallowed(key) && *key != "Space").collect();
        assert!(!sure.is_empty(), "{line:?}");
        assert!(line.does == Phrase::KeyHelp || sure.iter().any(|key| !["F1", "F10", "F11"].contains(&key.as_str())));
    }
}

#[test]
fn the_written_table_names_each_action_once_for_each_set_of_keys() {
    let lines = keys::written(&strings(Lang::Zh), Look::default());
    let line = |does| lines.iter().find(|line| line.does == does).unwrap();
    assert_eq!(line(Phrase::KeyHelp).keys, ["F1", "?"]);
    assert_eq!(line(Phrase::KeyNextStep).keys, ["Enter", "空格", "↓"]);
    assert_eq!(line(Phrase::KeyNextStep).pages(), [Phrase::KeyOnPath]);
    assert_eq!(line(Phrase::KeyStepBack).keys, ["↑", "Shift+Tab"]);
    let leaving: Vec<_> =
        lines.iter().filter(|line| line.does == Phrase::KeyLeave).map(|line| &line.keys[..]).collect();
    assert_eq!(leaving, [&["Esc"][..], &["Ctrl+Q", "F10"]]);
    assert_eq!(line(Phrase::KeyLanguage).pages(), [Phrase::KeyOnEvery]);
    assert_eq!(line(Phrase::KeyNextVisitor).pages(), [Phrase::KeyOnEvery]);
    let doubled = lines.iter().filter(|line| line.does == Phrase::KeyNextVisitor).count();
    assert_eq!(doubled, 1);
}

#[test]
fn in_ascii_the_arrows_have_names() {
    let look = Look { ascii: true, ..Look::default() };
    let footer = |lang, now| keys::line(now, &strings(lang), look, 100).to_string();
    let path = Now { ways: 3, ..Now::on(PageKind::Path) };
    assert!(footer(Lang::Zh, Now::on(PageKind::Board)).starts_with(" 上下左右 移动"));
    assert!(footer(Lang::En, Now::on(PageKind::Board)).starts_with(" Up/Down/Left/Right move"));
    assert!(footer(Lang::Zh, path).contains("左右 换走法"), "{}", footer(Lang::Zh, path));
    assert!(footer(Lang::En, path).contains("Left/Right other way"), "{}", footer(Lang::En, path));
    for line in keys::written(&strings(Lang::En), look) {
        assert!(line.keys.iter().all(|key| key.is_ascii()), "{:?}", line.keys);
    }
}

#[test]
fn each_arrow_is_said_to_turn_the_tabs_the_way_it_does() {
    let lines = keys::written(&strings(Lang::Zh), Look::default());
    let keys_for = |does| {
        let lines = lines.iter().filter(move |line| line.does == does && line.on.contains(&PageKind::Estimated));
        lines.flat_map(|line| line.keys.clone()).collect::<Vec<_>>()
    };
    assert!(keys_for(Phrase::KeyTabNext).contains(&"→".to_owned()));
    assert_eq!(keys_for(Phrase::KeyTabBefore), ["←", "Shift+Tab"]);
}
