//! The wizard by key scripts: the rules of going on, going back, and never getting stuck.

use yibao::app::{Ending, PageKind, Preset};
use yibao::domain::{Chosen, Lang};

use crate::content_folders::channel_named;
use crate::script::{LARGE, NORMAL, SMALL, content, home, on, start};

/// Keys to the way through the city services of 微信 in 无锡. The province's mini-program stands before it.
pub(crate) const CITY_SERVICE: &str = "wx enter enter enter right";

#[test]
fn two_letters_and_three_keys_reach_the_alipay_path_of_wuxi() {
    home()
        .press("wx enter enter down enter")
        .on_page(PageKind::Path)
        .shows("打开「支付宝」")
        .shows("江苏税务社保缴纳")
        .shows("市民中心")
        .shows("社保")
        .shows("→ 别的走法：市民中心 · ")
        .press("right")
        .shows("走法 2/9：市民中心")
        .shows("社保");
}

#[test]
fn going_back_three_times_selects_the_old_filter_and_the_next_letter_replaces_it() {
    home()
        .press("wx enter enter down enter esc esc esc")
        .on_page(PageKind::Hits)
        .shows("wx")
        .press("ts")
        .shows("唐山市")
        .shows("天水市")
        .shows("河北省")
        .shows("甘肃省")
        .hides("无锡");
}

#[test]
fn going_back_keeps_the_cursor_on_what_was_chosen_at_every_step() {
    home()
        .press("wx enter down enter down down enter")
        .on_page(PageKind::Path)
        .press("esc")
        .shows_selected("医保公众号")
        .press("esc")
        .shows_selected("查缴费记录")
        .press("esc")
        .shows_selected("无锡市");
}

#[test]
fn coming_forward_again_takes_up_the_way_and_the_step_where_they_were_left() {
    let before = home().press("wx enter enter enter right enter enter enter");
    let there = before.screen(NORMAL);
    let again = before.press("esc esc esc enter enter enter");
    assert_eq!(again.screen(NORMAL), there);
}

#[test]
fn arrows_edit_the_old_filter_and_escape_clears_it() {
    home().press("wx enter esc left bksp").shows("x").on_page(PageKind::Hits).press("esc").on_page(PageKind::Board);
    home()
        .press("wx enter esc bksp")
        .on_page(PageKind::Hits)
        .press("esc")
        .on_page(PageKind::Board)
        .press("esc")
        .on_page(PageKind::Leaving);
}

#[test]
fn what_no_longer_exists_is_named_in_one_sentence() {
    home()
        .press("hefei enter enter")
        .press("end enter")
        .on_page(PageKind::Path)
        .press("esc esc esc wuxi enter enter")
        .on_page(PageKind::Channels);
}

#[test]
fn zero_goes_back_on_numbered_lists_and_digits_choose_at_once() {
    home()
        .press("wx 1")
        .on_page(PageKind::Tasks)
        .press("1")
        .on_page(PageKind::Channels)
        .press("2")
        .on_page(PageKind::Path);
    home().press("wx 1 1 0").on_page(PageKind::Tasks);
    home().press("wx １ １ ２").on_page(PageKind::Path).shows("支付宝");
}

#[test]
fn a_step_forward_and_back_never_leaves_the_path() {
    home()
        .press("wx enter enter enter")
        .shows("第 1 步")
        .press("enter space down")
        .shows("第 4 步")
        .press("up backtab")
        .shows("第 2 步")
        .press("home up up")
        .shows("第 1 步")
        .on_page(PageKind::Path);
}

#[test]
fn another_way_keeps_the_step_as_far_as_the_labels_agree() {
    let walk = home().press("wx enter enter enter enter enter enter").shows("第 4 步").press("right");
    walk.on_page(PageKind::Path).shows("走法 2/").press("left").shows("走法 1/");
}

#[test]
fn tab_opens_the_ways_on_and_escape_returns_to_the_same_step() {
    let at = home().press(&format!("{CITY_SERVICE} enter enter enter enter enter"));
    let before = at.screen(NORMAL);
    let back = at.press("tab").on_page(PageKind::Stuck).shows("手机上没有「社保」").shows("12393").press("esc");
    assert_eq!(back.screen(NORMAL), before);
}

#[test]
fn every_way_on_from_tab_leads_somewhere_and_back() {
    for row in 1..=5 {
        let stuck = home().press(&format!("{CITY_SERVICE} enter enter enter enter enter tab")).on_page(PageKind::Stuck);
        let moved = stuck.press(&row.to_string());
        assert!(moved.page() != PageKind::Stuck, "row {row}");
        let home_again = moved.press("esc esc esc esc esc esc esc");
        assert!(matches!(home_again.page(), PageKind::Leaving | PageKind::Board | PageKind::Hits), "row {row}");
    }
}

#[test]
fn after_the_last_step_the_closing_page_offers_another_family_member() {
    let done =
        home().press("wx enter enter enter end enter").on_page(PageKind::Done).shows("付完了").shows("再给一位家人缴");
    done.press("1").on_page(PageKind::Path).shows("第 1 步").shows("微信");
}

#[test]
fn the_closing_page_leads_to_the_payment_record_and_to_what_to_do_when_it_failed() {
    home().press("wx enter enter enter end enter 2").on_page(PageKind::Channels).shows("查缴费记录");
    home().press("wx enter enter enter end enter 3").on_page(PageKind::Stuck).press("esc").on_page(PageKind::Done);
}

#[test]
fn f8_starts_over_from_the_presets_with_nothing_left_of_the_last_visitor() {
    home().press("wx enter enter enter f8").on_page(PageKind::Board).hides("无锡市");
    let content = content();
    let wuxi = content.place_ids().find(|at| &*content.place(*at).short == "无锡").unwrap();
    let preset = Preset { place: Some(Chosen { place: wuxi, via: None }), ..Preset::default() };
    start(preset).on_page(PageKind::Tasks).press("enter enter f6 f8").on_page(PageKind::Tasks).shows("无锡");
}

#[test]
fn presets_start_further_in_and_back_leads_through_every_page() {
    let content = content();
    let wuxi = content.place_ids().find(|at| &*content.place(*at).short == "无锡").unwrap();
    let preset = Preset {
        place: Some(Chosen { place: wuxi, via: None }),
        task: content.task_by_id("pay"),
        channel: channel_named(&content, "wechat"),
    };
    on(content, preset)
        .on_page(PageKind::Path)
        .press("esc")
        .on_page(PageKind::Channels)
        .shows_selected("微信")
        .press("esc")
        .on_page(PageKind::Tasks)
        .press("esc")
        .on_page(PageKind::Board);
}

#[test]
fn leaving_is_asked_once_and_can_be_taken_back() {
    assert_eq!(home().press("esc").on_page(PageKind::Leaving).press("esc").on_page(PageKind::Board).ended(), None);
    assert_eq!(home().press("ctrl-c").on_page(PageKind::Leaving).press("ctrl-c").ended(), Some(Ending::Aborted));
    assert_eq!(home().press("f10 enter").ended(), Some(Ending::Left));
    assert_eq!(home().press("ctrl-q ctrl-q").ended(), Some(Ending::Left));
    assert_eq!(home().press("esc down enter").on_page(PageKind::Board).ended(), None);
}

#[test]
fn help_opens_from_every_page_and_returns_to_it() {
    for keys in ["", "wx", "wx enter", "wx enter enter", "wx enter enter enter", "wx enter enter enter tab"] {
        let page = home().press(keys);
        let before = page.page();
        page.press("f1")
            .on_page(PageKind::Help)
            .press("esc")
            .on_page(before)
            .press("?")
            .on_page(PageKind::Help)
            .press("？")
            .on_page(before);
    }
}

#[test]
fn the_language_changes_on_every_page_and_back_and_menu_labels_stay_chinese() {
    let walk = home().press(CITY_SERVICE).press("f6");
    walk.shows("Tap").shows("「我」").press("f6").shows("点「我」");
}

#[test]
fn keys_without_a_meaning_ask_for_no_frame() {
    let page = home().press("wx enter enter enter");
    let drawn = page.drawn();
    assert_eq!(page.press("f1 f1").drawn(), drawn + 2);
    assert_eq!(home().press("up left").drawn(), 0);
    assert_eq!(home().press("tab backtab").drawn(), 0);
}

#[test]
fn a_county_leads_to_its_place_and_keeps_its_name() {
    home()
        .press("江阴 enter")
        .on_page(PageKind::Tasks)
        .shows("无锡市（江阴）")
        .press("enter enter right")
        .shows("城市选 江阴；没有江阴就选 无锡");
}

#[test]
fn people_from_outside_the_mainland_are_told_so() {
    home().press("香港").shows("不在内地医保范围内");
}

#[test]
fn a_search_without_hits_says_what_to_try() {
    home().press("zzzz").shows("没有找到「zzzz」").shows("试试");
}

#[test]
fn a_terminal_too_small_says_so_and_keeps_the_state() {
    let tiny = yibao::app::Size { width: 30, height: 8 };
    let walk = home().press("wx enter enter enter enter");
    let before = walk.screen(NORMAL);
    let small = walk.sized(tiny).on_page(PageKind::TooSmall);
    assert_eq!(small.sized(NORMAL).screen(NORMAL), before);
}

#[test]
fn large_print_shows_the_step_in_a_box_the_next_step_and_the_count() {
    let screen = home().press(&format!("{CITY_SERVICE} enter enter enter enter enter")).screen(SMALL);
    assert!(
        screen.contains("6/10") && screen.contains('┏') && screen.contains("社保") && screen.contains("然后"),
        "{screen}"
    );
}

#[test]
fn the_ways_behind_the_arrow_are_named_as_they_are_there_the_next_one_first() {
    for language in ["", "f6"] {
        let walk = home().press("wx enter enter down enter").press(language);
        let there = walk.screen(NORMAL).lines().nth(3).unwrap().to_owned();
        let (small, large) = (walk.screen(SMALL), walk.screen(LARGE));
        let next = walk.press("right").screen(NORMAL);
        let title = next.lines().nth(2).unwrap();
        let named = there.split(['：', ':', '·']).nth(1).unwrap().trim();
        assert!(title.contains(named), "{there}\n{title}");
        for page in [small, large] {
            assert!(page.contains(&format!("→ {named}")) || page.contains(&format!("{named} · ")), "{page}");
        }
    }
}

#[test]
fn to_look_at_a_list_of_channels_is_not_to_choose_one() {
    home()
        .press("wx enter 1 1 esc esc 7")
        .on_page(PageKind::Channels)
        .shows("查在哪里参的保")
        .hides("没有「微信」")
        .press("esc 1")
        .on_page(PageKind::Channels)
        .shows_selected("微信");
}

#[test]
fn a_way_of_another_task_is_not_said_to_be_gone() {
    home().press("wx enter 1 1 right esc esc 2 1").on_page(PageKind::Path).hides("换成第一种");
}

#[test]
fn a_channel_that_another_city_does_not_have_is_named_for_this_task() {
    home()
        .press("wx enter 1 5 esc esc esc 北京 enter enter")
        .on_page(PageKind::Channels)
        .shows("! 这件事在北京没有「税务小程序」的走法");
}

#[test]
fn a_list_names_only_the_numbers_and_pages_it_has() {
    home().press("wx enter").shows("1-9 直接选").shows("PgDn 下一页").shows("1/2");
    home().press("wx enter pgdn").shows("1-6 直接选").hides("PgDn").shows("PgUp 上一页").shows("2/2");
    home().press("zzzz").hides("直接选").hides("选定").shows("Esc 清空");
}

#[test]
fn digits_in_the_search_field_are_said_to_be_an_area_code() {
    home().press("11").shows("17 个，按地区代码找的");
    home().press("10").shows("0 个，按地区代码找的").shows("没有找到「10」");
    home().press("wx").hides("地区代码");
}

#[test]
fn every_number_to_call_stands_on_the_page_at_every_size() {
    for size in [NORMAL, SMALL] {
        let page = home().sized(size).press("chongqing enter 1 1 enter enter tab 3").screen(size);
        for number in ["023-68601313", "12345"] {
            assert!(page.contains(number), "{number} is not on\n{page}");
        }
    }
}

#[test]
fn labels_of_other_ways_are_told_with_the_way_they_belong_to() {
    let script = home().press("lasa enter 1 1 enter enter enter tab 1");
    script.shows("同一页上也可以试试").shows("走法 ").hides("意思一样");
    // The number beside a label opens its way, at the step that shows the label; a number without a label does nothing.
    let labels = || home().press("wx enter enter enter right enter enter enter enter enter enter tab 1");
    labels().shows("2  走法 10：老版本的城市服务").shows("1-2 直接选");
    labels().press("3").on_page(PageKind::Advice);
    let old = labels().press("2").on_page(PageKind::Path).shows("走法 10/");
    old.shows("税务社保缴费").press("esc").on_page(PageKind::Channels);
    home().press("wx enter 1 1 enter tab 1").shows("也可以换个词搜").hides("同一页");
}

#[test]
fn the_counter_opens_its_own_way_where_there_is_one() {
    let stuck = || home().press("wx enter 2 1 enter tab");
    let rows = stuck().shows("去窗口").shows("带上 身份证、医保卡");
    let counter = rows.press("5").on_page(PageKind::Path).shows("查缴费记录 › 去窗口").shows("第 1 步");
    counter.press("esc").on_page(PageKind::Channels).press("esc").on_page(PageKind::Path).shows("查缴费记录 › 微信");
    // Where there is none, it is said what to take along.
    home().press("wx enter 1 1 enter tab").shows("带身份证和社保卡");
}

#[test]
fn only_a_label_is_said_to_have_other_words() {
    let words = "各地、各版本的字不一样";
    home().press("wx enter 1 1 end tab").shows("付款").hides(words);
    home().press("lasa enter 1 1 enter enter enter tab").shows("城市服务").shows(words);
}

#[test]
fn a_row_of_the_channels_names_the_app_that_its_first_way_opens_in() {
    home().press("chongqing enter 1").shows("在支付宝里打开").shows("在微信里关注").hides("在微信或支付宝里打开");
    home().press("wx enter 1").shows("在微信或支付宝里打开");
}

#[test]
fn what_only_describes_an_app_is_no_name_and_no_button() {
    let script = home().press("wx enter 1 9").shows("打开当地医保局的 APP").hides("「当地医保局的 APP」");
    script.hides("点这里");
}

#[test]
fn leaving_a_page_of_notes_goes_where_the_footer_says() {
    let script = home().sized(SMALL).press("jiangyin enter 1 1 enter tab pgdn");
    let page = script.screen(SMALL);
    assert!(page.contains("PgUp") && page.contains("Esc 回到第 2 步"), "{page}");
    script.press("esc").on_page(PageKind::Path);
}

#[test]
fn the_footer_of_a_step_names_what_the_keys_do_there() {
    home().press("wx enter 1 1").shows("Enter 下一步").hides("上一步");
    home().press("wx enter 1 1 enter").shows("↑ 上一步");
    home().press("wx enter 1 1 end").shows("Enter 办完了").hides("下一步");
    home().press("wx enter 2 end enter").shows("打 12393").shows("Tab 这一步做不了").hides("手机上没有这一项");
}

#[test]
fn who_stands_at_the_counter_is_not_sent_there_and_who_calls_gets_another_number() {
    let content = content();
    let chosen = || {
        let place = content.place_ids().find(|at| &*content.place(*at).short == "无锡").unwrap();
        Some(Chosen { place, via: None })
    };
    let preset = |channel| Preset {
        place: chosen(),
        task: content.task_by_id("query_record"),
        channel: channel_named(&content, channel),
    };
    start(preset("counter")).on_page(PageKind::Path).press("tab").shows("打电话").hides("去窗口            带");
    // Another number is no other word for the one to call.
    start(preset("hotline")).press("tab").hides("换个字找");
    start(preset("hotline"))
        .on_page(PageKind::Path)
        .press("tab")
        .shows("12333")
        .hides("12393（")
        .shows("去窗口            带上 身份证、医保卡");
}

#[test]
fn before_calling_it_is_said_where_a_call_ends_up() {
    home().press("wx enter enter enter tab end up enter").shows("先拨参保地的区号");
}

#[test]
fn an_old_way_is_marked_once() {
    home().press("wx enter enter enter left").shows("老版本").hides("（老版本）（老版本）");
}

/// What stands on a page, however its lines are broken.
pub(crate) fn run_together(page: &str) -> String {
    page.chars().filter(|letter| !letter.is_whitespace() && !"▸█│".contains(*letter)).collect()
}

#[test]
fn what_a_row_has_no_room_for_is_told_below_the_list_when_it_is_selected() {
    let content = content();
    let wuxi = content.places.iter().find(|place| &*place.short == "无锡").unwrap();
    for lang in [Lang::Zh, Lang::En] {
        for (at, task) in content.task_ids().filter(|task| content.can_do(wuxi, *task)).enumerate() {
            let task = content.task(task);
            let down = "down ".repeat(at);
            let page =
                home().sized(SMALL).press("wx enter").press(if lang == Lang::En { "f6" } else { "" }).press(&down);
            for size in [NORMAL, SMALL] {
                let screen = page.screen(size);
                let hint = task.hint.as_ref().map_or("", |hint| hint.in_lang(lang));
                assert!(run_together(&screen).contains(&run_together(hint)), "{hint} is not on\n{screen}");
            }
        }
    }
}

#[test]
fn the_notes_under_the_channels_go_on_where_the_list_does() {
    let first = home().press("wx enter enter");
    let second = home().press("wx enter enter pgdn");
    for size in [NORMAL, LARGE] {
        assert!(first.screen(size).contains("短信是骗人的"), "{}", first.screen(size));
    }
    let said = |page: &str| -> Vec<String> {
        let below =
            page.lines().skip_while(|line| !line.contains("请先看")).skip(1).take_while(|line| !line.contains("──"));
        below.map(str::to_owned).filter(|line| !line.is_empty() && !line.contains("标「全国通用」")).collect()
    };
    let (one, two) = (said(&first.screen(NORMAL)), said(&second.screen(NORMAL)));
    assert!(one.iter().all(|line| !two.contains(line)), "{one:?}\n{two:?}");
    assert!(first.screen(NORMAL).contains("PgDn 还有"), "{}", first.screen(NORMAL));
    let (all, left) = (said(&second.screen(NORMAL)).len() + one.len(), said(&first.screen(LARGE)).len());
    assert!(all >= left, "{all} of {left}");
}

#[test]
fn large_print_always_names_the_way_back_and_the_next_page_of_a_list() {
    let pages = ["wx", "wx enter", "wx enter enter", "wx enter enter enter", "wx enter enter enter end enter"];
    let more = ["wx enter 2 end enter", "wx enter enter enter tab", "wx enter enter enter tab end enter", "f1", "zzzz"];
    for keys in pages.into_iter().chain(more) {
        for language in ["", "f6"] {
            let screen = home().sized(SMALL).press(keys).press(language).screen(SMALL);
            assert!(screen.lines().last().unwrap().contains("Esc"), "{keys}:\n{screen}");
        }
    }
    for keys in ["wx enter", "wx enter enter"] {
        for language in ["", "f6"] {
            let screen = home().sized(SMALL).press(keys).press(language).screen(SMALL);
            assert!(screen.lines().last().unwrap().contains("PgDn"), "{screen}");
        }
    }
    assert!(home().screen(SMALL).contains("F6 English"));
}

#[test]
fn large_print_shows_the_number_to_ask_whole() {
    for (keys, ask) in [("", "不知道参保地？打 12393"), ("f6", "Not sure? Call 12393")] {
        let screen = home().press(keys).screen(SMALL);
        assert!(screen.contains(ask) && screen.contains("1/"), "{screen}");
    }
}

#[test]
fn large_print_boxes_a_search_word_that_takes_two_lines() {
    let screen = home().press("wx enter enter enter enter f6").screen(SMALL);
    assert!(screen.contains('┏') && screen.contains("江苏税务社保缴纳") && screen.contains("payment)"), "{screen}");
}

#[test]
fn the_help_begins_with_the_keys_of_the_page_it_was_asked_for_on() {
    for size in [NORMAL, SMALL, LARGE] {
        let help = home().sized(size).press("wx enter enter enter f1").screen(size);
        assert!(help.contains("这一页（照着点）的按键") && help.contains("下一步"), "{help}");
        let help = home().sized(size).press("wx f1").screen(size);
        assert!(help.contains("这一页（查找结果）的按键") && help.contains("移动光标"), "{help}");
    }
}

#[test]
fn nothing_is_cut_on_any_page_of_the_help() {
    for size in [NORMAL, SMALL, LARGE] {
        for keys in ["f1", "f1 f6", "wx enter enter enter f1", "wx enter enter enter f6 f1"] {
            let mut script = home().sized(size).press(keys);
            for _ in 0..40 {
                let screen = script.screen(size);
                assert!(!screen.contains('…'), "{screen}");
                script = script.press("pgdn");
            }
        }
    }
}

#[test]
fn a_key_that_turns_no_page_of_the_help_draws_nothing() {
    let help = home().press("f1 end");
    assert_eq!(help.drawn() + 1, home().press("f1 end").press("pgdn pgdn pgup").drawn());
    help.shows("PgUp 上一页")
        .hides("PgDn")
        .hides("F1 帮助")
        .press("home")
        .shows("第 1 页")
        .press("esc")
        .on_page(PageKind::Board);
}

#[test]
fn every_page_of_the_help_can_be_reached() {
    for (size, most) in [(NORMAL, 10), (SMALL, 20)] {
        for keys in ["f1", "f1 f6"] {
            let mut script = home().sized(size).press(keys);
            let mut seen = vec![script.screen(size)];
            for _ in 0..most {
                script = script.press("pgdn");
                seen.push(script.screen(size));
            }
            let count = |page: &str| page.lines().nth(2).unwrap().trim_end().to_owned();
            let last = count(seen.last().unwrap());
            let numbers: Vec<String> =
                last.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::to_owned).collect();
            assert_eq!(numbers[0], numbers[1], "the last page is reached: {last}");
        }
    }
}
