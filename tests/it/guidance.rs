//! What the wizard tells on the way: it is true, it is whole, and it names what the next key does.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use yibao::app::{PageKind, Preset, Size};
use yibao::domain::{Action, Charge, Chosen, Content, Lang, Layer, Phrase, PlaceIx, Shown, TaskId, Text};
use yibao::report::wording::Wording;
use yibao::tui::views::Painter;
use yibao::tui::{Look, Theme};

use crate::content_folders::{Folder, channel_named};
use crate::script::{LARGE, NORMAL, SMALL, Script, content, home, start};
use crate::wizard::{CITY_SERVICE, run_together};

/// A place by its short name.
fn place(content: &Content, name: &str) -> PlaceIx {
    content.place_ids().find(|at| &*content.place(*at).short == name).unwrap()
}

fn preset(place: PlaceIx, task: Option<TaskId>) -> Preset {
    Preset { place: Some(Chosen { place, via: None }), task, ..Preset::default() }
}

#[test]
fn blanks_before_a_name_are_not_typed() {
    assert_eq!(home().press("space").on_page(PageKind::Board).drawn(), 0);
    home().press("space wx").on_page(PageKind::Hits).shows("无锡市");
    home().press("wx enter esc space").on_page(PageKind::Hits).shows("无锡市");
}

#[test]
fn who_goes_back_once_too_often_stays_and_who_asks_to_leave_leaves() {
    assert_eq!(home().shows("Esc 离开").press("esc enter").on_page(PageKind::Board).ended(), None);
    for keys in ["f10", "ctrl-q", "ctrl-c", "esc"] {
        let asked = home().press("wx enter enter").press(keys);
        if keys != "esc" {
            asked.shows("按 F10 或 Ctrl+C 马上离开").hides("再按一次");
        }
    }
}

#[test]
fn help_and_the_question_to_leave_keep_where_one_is() {
    for key in ["f1", "f10"] {
        home().press("wx enter enter").press(key).shows("江苏省 无锡市 › 缴居民医保费").shows("▸ 渠道");
        home().press("wx enter enter enter").press(key).shows("✓ 微信").shows("▸ 照着点");
        home().press("wx enter f3").press(key).shows("无锡").shows("算能报多少");
    }
}

#[test]
fn another_channel_is_the_next_one_and_back_leads_to_the_step_it_was_missed_at() {
    let at = home().press(&format!("{CITY_SERVICE} enter enter enter enter enter"));
    let before = at.screen(NORMAL);
    let channels = at.press("tab 4").on_page(PageKind::Channels).shows_selected("支付宝");
    assert_eq!(channels.press("esc").screen(NORMAL), before);
    let other = home().press("wx enter enter 1 tab 2").on_page(PageKind::Channels).press("enter");
    other
        .on_page(PageKind::Path)
        .shows("支付宝")
        .press("esc")
        .on_page(PageKind::Channels)
        .press("esc")
        .on_page(PageKind::Tasks);
}

#[test]
fn the_footer_says_of_tab_what_its_page_is_headed_with() {
    let content = content();
    for city in ["无锡", "上海", "北京"] {
        let mut script = start(preset(place(&content, city), content.task_by_id("pay"))).press("enter");
        for _ in 0..12 {
            let footer = script.screen(NORMAL).lines().last().unwrap().to_owned();
            let page = script.press("tab").on_page(PageKind::Stuck);
            let head = page.screen(NORMAL).lines().nth(2).unwrap().to_owned();
            let same = footer.contains("手机上没有这一项") == head.contains("手机上没有");
            assert!(same && (footer.contains("这一步做不了") == head.contains("这一步做不了")), "{footer}\n{head}");
            script = page.press("esc");
            if footer.contains("办完了") {
                break;
            }
            script = script.press("enter");
        }
    }
}

#[test]
fn what_is_debited_later_is_not_said_to_be_paid() {
    let content = content();
    let mut debited = 0;
    for city in ["喀什", "上海", "郑州"] {
        let channel = channel_named(&content, "bank_debit");
        let chosen = Preset { channel, ..preset(place(&content, city), content.task_by_id("pay")) };
        let walk = start(chosen).on_page(PageKind::Path);
        let done = walk.press("end enter").on_page(PageKind::Done);
        done.shows("钱还没有扣").shows("留够").shows("缴费记录").hides("付完了").hides("缴费成功");
        debited += 1;
    }
    assert_eq!(debited, 3);
    home().press("wx enter enter enter end enter").shows("付完了").shows("缴费成功").hides("两件事");
}

#[test]
fn every_step_reads_as_a_sentence_in_english() {
    let content = content();
    let chosen = Chosen { place: place(&content, "北京"), via: None };
    let wording = Wording::new(&content, Lang::En);
    for path in content.guide.paths() {
        for step in path.steps.iter() {
            let said = wording.step(step, &chosen);
            assert!(!said.starts_with(char::is_lowercase), "{}: {said}", path.id);
            assert!(
                step.action != Action::Wait || said.starts_with("Wait for ") && said.contains('('),
                "{}: {said}",
                path.id
            );
        }
    }
}

#[test]
fn what_is_debited_is_asked_for_in_words_that_make_sense_with_every_label() {
    let content = content();
    let chosen = Chosen { place: place(&content, "北京"), via: None };
    let wording = Wording::new(&content, Lang::Zh);
    let steps = content.guide.paths().flat_map(|path| path.steps.iter());
    let said: Vec<String> =
        steps.filter(|step| step.action == Action::Deposit).map(|step| wording.step(step, &chosen)).collect();
    assert!(said.contains(&"钱要够：个人账户余额足额".to_owned()), "{said:?}");
    assert!(said.contains(&"钱要够：账户余额足额".to_owned()), "{said:?}");
    assert!(said.iter().all(|said| said.starts_with("钱要够：")), "{said:?}");
}

#[test]
fn looking_up_the_record_on_a_computer_ends_at_the_record() {
    let content = content();
    let path = content.guide.paths().find(|path| &*path.id == "cn-nhsa-web-record").unwrap();
    let last = path.steps.last().unwrap();
    assert_eq!((last.action, last.label.as_ref().map(Text::zh)), (Action::Tap, Some("缴费记录")));
}

#[test]
fn another_way_is_named_first_by_the_one_that_opens() {
    let stuck = home().press("shenyang enter 1 1 right down down down tab").on_page(PageKind::Stuck);
    let screen = stuck.screen(NORMAL);
    let row = screen.lines().find(|line| line.contains("换一种走法")).unwrap();
    let named = row.find("走法 3").unwrap();
    assert!(row.find("走法 1").is_none_or(|first| named < first), "{screen}");
    stuck.press("3").on_page(PageKind::Path).shows("走法 3/");
}

#[test]
fn both_languages_say_what_the_folded_questions_are_and_where_to_go_without_a_phone() {
    let content = content();
    let said = |lang, phrase| content.strings(lang).get(phrase).to_owned();
    assert!(said(Lang::Zh, Phrase::HintMore).contains("起付线和比例"));
    assert!(said(Lang::En, Phrase::HintMore).contains("deductible and rate"));
    let title = said(Lang::En, Phrase::ChannelTitleTab);
    assert!(title.contains("another") && title.contains("no phone") && title.contains("counter"), "{title}");
}

#[test]
fn large_print_keeps_of_a_source_at_least_its_kind_and_its_date() {
    let content = content();
    let mut pages = 0;
    for city in ["广州", "无锡", "杭州", "北京", "成都", "沈阳", "拉萨", "济南"] {
        for lang in ["", "f6"] {
            for channel in 1..=4 {
                let at = preset(place(&content, city), content.task_by_id("pay"));
                let mut script = start(at).on_page(PageKind::Channels).press(lang).press(&channel.to_string());
                for _ in 0..30 {
                    if script.page() != PageKind::Path {
                        break;
                    }
                    let screen = script.screen(SMALL);
                    let foot = run_together(&screen);
                    let dated = [
                        "年了",
                        "多了",
                        "月了",
                        "天的",
                        "没写日期",
                        "old",
                        "undated",
                        "year",
                        "的资料",
                        "年前",
                        "今年",
                        "去年",
                    ];
                    assert!(dated.iter().any(|age| foot.contains(&run_together(age))), "{screen}");
                    pages += 1;
                    script = script.sized(SMALL).press("enter");
                }
            }
        }
    }
    assert!(pages > 300, "{pages}");
}

#[test]
fn whoever_lives_outside_is_told_the_whole_of_it_in_large_print_too() {
    for lang in ["", "f6"] {
        let page = home().sized(SMALL).press(lang).press("xianggang");
        let (large, normal) = (page.screen(SMALL), page.screen(NORMAL));
        let said = normal.lines().skip_while(|line| !line.starts_with(" ! ")).take_while(|line| !line.is_empty());
        let said = run_together(&said.collect::<Vec<_>>().join("\n"));
        assert!(run_together(&large).contains(&said), "{said}\n{large}");
    }
}

#[test]
fn what_nationwide_means_is_said_of_the_ways_so_marked_and_is_never_cut() {
    home()
        .press("dalian enter enter")
        .shows("大连公布的入口")
        .shows("标「全国通用」的走法不是大连的资料")
        .hides("没有大连");
    let content = content();
    for at in content.place_ids() {
        for (lang, end) in [("", "略有不同"), ("f6", "may differ")] {
            let page = start(preset(at, content.task_by_id("pay"))).on_page(PageKind::Channels).press(lang);
            for size in [NORMAL, LARGE] {
                let screen = page.screen(size);
                let legend =
                    screen.lines().find(|line| line.contains("标「全国通用」") || line.contains("marked National"));
                assert!(legend.is_some_and(|line| line.ends_with(end)), "{screen}");
            }
        }
    }
}

/// Whether some note on `shown` for that task in that city says `words`.
fn says(city: &str, shown: Shown, task: &str, words: &str) -> bool {
    let content = content();
    let place = content.place(place(&content, city));
    let channel = (shown == Shown::Path || shown == Shown::Ready).then(|| channel_named(&content, "alipay").unwrap());
    let mut notes = content.guide.notes_for(shown, place, content.task_by_id(task), channel, None);
    notes.any(|note| note.text.zh().contains(words))
}

#[test]
fn nobody_who_looks_up_the_insured_place_is_told_to_know_it_first() {
    assert!(says("杭州", Shown::Path, "pay", "支付宝里的城市要设成参保地"));
    assert!(!says("杭州", Shown::Path, "query_place", "要设成参保地"));
    assert!(says("杭州", Shown::Ready, "query_spending", "看清是哪个参保地"));
    assert!(says("杭州", Shown::Ready, "query_place", "收验证码的手机"));
    assert!(!says("杭州", Shown::Ready, "query_place", "看清是哪个参保地"));
    assert!(says("杭州", Shown::Channels, "query_place", "「国家医保服务平台」APP 的「缴费记录」页"));
}

#[test]
fn what_is_read_before_choosing_is_about_the_task() {
    for (task, told) in [("pay", true), ("family_aid", true), ("query_balance", false), ("ecode", false)] {
        assert_eq!(says("成都", Shown::Tasks, task, "一年缴一次"), told, "{task}");
    }
    assert!(says("成都", Shown::Tasks, "query_place", "个人参保信息"));
}

#[test]
fn that_alipay_may_do_it_too_is_said_only_where_no_way_in_alipay_is_known() {
    for (city, told) in [("南京", true), ("杭州", false), ("贵阳", false), ("石家庄", false)] {
        assert_eq!(says(city, Shown::Channels, "family_aid", "有文章说支付宝也能"), told, "{city}");
    }
}

#[test]
fn whoever_is_not_at_ease_with_a_phone_is_sent_to_rows_that_there_are() {
    let content = content();
    for task in ["pay", "query_record", "query_balance"] {
        let (banks, machines) = (says("大连", Shown::Channels, task, "银行 APP"), "去窗口、用自助机也行");
        let has = |channel: &str| {
            let (place, channel) = (content.place(place(&content, "大连")), channel_named(&content, channel).unwrap());
            !content.guide.offers_in(place, content.task_by_id(task).unwrap(), channel).is_empty()
        };
        assert_eq!(banks, has("bank"), "{task}");
        // Where there are rows for them, the title of the page leads there.
        let rows = has("counter") && has("terminal");
        assert_eq!(says("大连", Shown::Channels, task, machines), !rows, "{task}");
        assert_eq!(rows, task != "pay", "{task}");
    }
}

#[test]
fn the_counter_is_told_what_the_task_asks_for_and_nothing_about_calling() {
    let content = content();
    let at = |city, task| start(preset(place(&content, city), content.task_by_id(task))).press("1 tab end enter");
    let refund = at("重庆", "refund").on_page(PageKind::Advice);
    refund.shows("身份证、银行卡、缴费凭证、退费原因的证明").hides("区号");
    at("西安", "enroll").shows("身份证或户口簿、居住证");
    at("无锡", "pay").hides("收验证码的手机");
}

#[test]
fn a_way_that_gives_back_what_was_paid_before_says_so() {
    let content = content();
    let wuhan = || Preset {
        channel: channel_named(&content, "wechat"),
        ..preset(place(&content, "武汉"), content.task_by_id("family_aid"))
    };
    let done = |script: Script| script.press("end enter").on_page(PageKind::Done);
    done(start(wuhan())).shows("钱退到您的银行卡").hides("钱还没有缴进去").hides("看到「缴费成功」");
    done(start(wuhan()).press("right")).shows("看到「缴费成功」").hides("退到您的银行卡");
    let refunds = "scope: 320200\n    refunds: true";
    let folder = Folder::minimal("refunds").edit("paths/counter.yaml", "scope: 320200", refunds);
    let content = folder.load().unwrap();
    let mut charges: Vec<_> = content.guide.paths().map(|path| (&*path.id, path.charge())).collect();
    charges.sort_by_key(|(id, _)| *id);
    let [at_once, refunded] = [Charge::AtOnce, Charge::Refunded];
    assert_eq!(charges, [("counter-pay", refunded), ("wechat-city-service", at_once), ("wechat-record", at_once)]);
}

#[test]
fn whoever_is_done_without_a_next_task_is_led_to_the_others_of_the_same_place() {
    let content = content();
    let done = |task| {
        let opened = start(preset(place(&content, "重庆"), content.task_by_id(task)));
        opened.press("1").on_page(PageKind::Path).press("end enter").on_page(PageKind::Done)
    };
    done("refund").shows("▸ 1  办别的事").shows("还是重庆").press("enter").on_page(PageKind::Tasks).shows("重庆");
    done("pay").shows("看怎么查缴费记录").hides("办别的事");
}

#[test]
fn a_way_that_only_fills_a_wallet_ends_with_what_is_left_to_do() {
    let wallet = || home().press("hangzhou enter 5 5").on_page(PageKind::Path);
    let unpaid = |script: Script| {
        let done = script.press("end enter").on_page(PageKind::Done);
        done.shows("医保费还没有缴")
            .hides("办完了")
            .hides("缴费成功")
            .hides("缴成了")
            .hides("缴费记录")
            .hides("再给一位")
    };
    let opened = unpaid(wallet()).shows("医保钱包转账").hides("早上 6 点");
    opened.press("enter").on_page(PageKind::Channels);
    unpaid(wallet().press("right")).shows("早上 6 点").shows("再去缴费");
}

#[test]
fn a_way_pays_nothing_only_where_the_task_is_to_pay_and_no_step_takes_money() {
    let content = content();
    let unpaid = content.guide.paths().filter(|path| path.unpaid.is_some());
    let told: Vec<&str> = unpaid
        .map(|path| {
            let takes = [Action::Pay, Action::Deposit, Action::Wait];
            assert!(content.task(path.task).premium && path.steps.iter().all(|step| !takes.contains(&step.action)));
            &*path.id
        })
        .collect();
    assert_eq!(told, ["cn-wallet-open", "cn-wallet-transfer", "sx-wallet"]);
}

#[test]
fn every_way_with_money_to_keep_ready_is_debited_later() {
    let content = content();
    for path in content.guide.paths() {
        let has = |action| path.steps.iter().any(|step| step.action == action);
        if has(Action::Pay) {
            assert_eq!(path.charge(), Charge::AtOnce, "{}", path.id);
        } else if has(Action::Deposit) {
            assert_eq!(path.charge(), Charge::Debited, "{}", path.id);
        }
    }
}

#[test]
fn every_row_of_every_list_of_channels_has_the_scope_of_the_way_that_opens() {
    let content = content();
    for at in content.place_ids() {
        let script = start(preset(at, content.task_by_id("pay"))).on_page(PageKind::Channels).sized(LARGE);
        let screen = script.screen(LARGE);
        let layers = ["全国通用", "本省通用", "本市"];
        let rows = screen.lines().filter(|line| line.contains("种走法"));
        for (row, line) in rows.enumerate() {
            let told = layers.iter().find(|layer| line.contains(*layer)).unwrap();
            let channel =
                content.channel_ids().find(|id| line.contains(&format!("  {} ", content.channel(*id).name.zh())));
            let guide = &content.guide;
            let offers = guide.offers_in(content.place(at), content.task_by_id("pay").unwrap(), channel.unwrap());
            let expected = match offers[0].layer {
                Layer::City => "本市",
                Layer::Province => "本省通用",
                Layer::National => "全国通用",
            };
            assert_eq!(*told, expected, "{} row {row}: {line}", content.place(at).name);
        }
    }
    home().press("太原 enter enter").shows("微信            11 种走法  全国通用");
}

#[test]
fn an_own_entry_on_another_page_and_the_counter_are_named_by_their_numbers() {
    home().press("上海 enter enter").shows("第 2 页第 1 种：政务 APP").press("pgdn").hides("第 2 页第");
    home().press("wx enter enter").shows("按 Tab 找窗口");
    home().press("wx enter 2").shows("手机不方便，选 7。").press("7").on_page(PageKind::Path).shows("医保窗口");
    let small = home().sized(SMALL).press("wx enter 2 pgdn");
    assert!(small.screen(SMALL).contains("1  去窗口"), "{}", small.screen(SMALL));
}

/// Every note for the channel page, and what the person reads turning to its last screen.
fn read_through(mut script: Script, size: Size) -> (usize, String) {
    let (mut pages, mut text) = (0, String::new());
    loop {
        let screen = script.screen(size);
        pages += 1;
        text.push_str(&run_together(&screen));
        let last = screen.lines().last().unwrap().contains("PgDn");
        if !last {
            return (pages, text);
        }
        assert!(pages < 20, "{screen}");
        script = script.press("pgdn");
    }
}

#[test]
fn every_note_before_choosing_a_channel_can_be_read_to_its_last_word() {
    let content = content();
    let pay = content.task_by_id("pay");
    for at in content.place_ids().step_by(3).chain([
        place(&content, "无锡"),
        place(&content, "上海"),
        place(&content, "喀什"),
    ]) {
        for size in [NORMAL, SMALL, LARGE] {
            let (_, text) = read_through(start(preset(at, pay)).sized(size), size);
            let here = content.place(at);
            assert!(text.contains(&run_together("字样可能略有不同")), "{}", here.name);
            for note in content.guide.notes_for(Shown::Channels, here, pay, None, None) {
                let words = run_together(note.text.zh());
                assert!(text.contains(&words), "{} {size:?}: {words}", here.name);
            }
        }
    }
}

#[test]
fn every_note_on_the_page_of_ways_on_can_be_read_to_its_last_word() {
    let content = content();
    let pay = content.task_by_id("pay");
    for city in ["无锡", "北京", "太原", "喀什"] {
        for size in [NORMAL, SMALL, LARGE] {
            let script =
                start(preset(place(&content, city), pay)).sized(size).press("enter tab").on_page(PageKind::Stuck);
            let (_, text) = read_through(script, size);
            let wechat = channel_named(&content, "wechat");
            for note in content.guide.notes_for(Shown::Stuck, content.place(place(&content, city)), pay, wechat, None) {
                let words = run_together(note.text.zh());
                assert!(text.contains(&words), "{city} {size:?}: {words}");
            }
        }
    }
}

#[test]
fn behind_the_list_there_is_nothing_to_choose_and_escape_leads_back_to_it() {
    let notes = home().press("wx enter enter pgdn pgdn").shows("3/3").hides("直接选").hides("▸ 1");
    notes.press("5").on_page(PageKind::Channels).shows("2/3").press("esc").on_page(PageKind::Tasks);
    home().press("wx enter enter pgdn pgdn pgup").shows("2/3").press("pgup").shows("1/3");
    home().press("wx enter enter pgdn pgdn").sized(LARGE).sized(NORMAL).shows("2/3");
}

#[test]
fn large_print_shows_what_to_have_ready_and_the_first_caution_whole_at_every_step() {
    let content = content();
    let (guide, pay) = (&content.guide, content.task_by_id("pay"));
    let season = "2027年度的时间和金额没有查到，以手机显示为准；不确定先打12366。".to_owned();
    let mut steps = 0;
    for at in content.place_ids().step_by(15).chain(["无锡", "北京", "喀什"].map(|city| place(&content, city))) {
        let here = content.place(at);
        for channel in content.channel_ids() {
            let offers = guide.offers_in(here, pay.unwrap(), channel);
            let Some(first) = offers.first() else { continue };
            let notes =
                |shown| guide.notes_for(shown, here, pay, Some(channel), None).map(|note| run_together(note.text.zh()));
            let cautions: Vec<String> = notes(Shown::Path).chain([season.clone()]).collect();
            let mut script = start(Preset { channel: Some(channel), ..preset(at, pay) }).sized(SMALL);
            if let Some(ready) = notes(Shown::Ready).next() {
                assert!(run_together(&script.screen(SMALL)).contains(&ready), "{}", script.screen(SMALL));
            }
            for _ in 0..first.path.steps.len() {
                let screen = script.screen(SMALL);
                let told = run_together(&screen);
                let whole = |caution: &String| told.contains(&format!("!{caution}"));
                assert!(cautions.iter().any(whole), "{} {}:\n{screen}", here.name, first.path.id);
                script = script.press("down");
                steps += 1;
            }
        }
    }
    assert!(steps > 500, "{steps}");
    let switch = home().sized(SMALL).press("北京 enter enter 6 enter enter enter enter enter enter enter enter");
    let screen = switch.screen(SMALL);
    assert!(screen.matches('┏').count() == 2 && screen.contains("本人") && screen.contains("他人"), "{screen}");
}

#[test]
fn a_hint_below_a_list_begins_with_the_number_of_its_row() {
    let done = home().sized(SMALL).press("wx enter enter enter end enter");
    assert!(done.screen(SMALL).contains(" 1 还是无锡、微信"), "{}", done.screen(SMALL));
    let tasks = home().sized(SMALL).press("wx enter down");
    assert!(tasks.screen(SMALL).contains(" 2 缴上了没有"), "{}", tasks.screen(SMALL));
}

/// The style of the first cell of `text` on the page.
#[track_caller]
fn style_of(script: &Script, theme: Theme, text: &str) -> (Color, Modifier) {
    let mut page = Buffer::empty(Rect::new(0, 0, NORMAL.width, NORMAL.height));
    Painter::new(Look { theme, ascii: false }).draw_page(&mut page, script.model());
    let first = text.chars().next().unwrap().to_string();
    let cells = page.content.iter().enumerate().filter(|(_, cell)| cell.symbol() == first);
    let row =
        |at: usize| page.content[at..].iter().map(Cell::symbol).filter(|s| *s != " ").take(20).collect::<String>();
    let mut cells = cells;
    let (_, cell) = cells.find(|(at, _)| row(*at).starts_with(&text.replace(' ', ""))).unwrap();
    (cell.fg, cell.modifier)
}

#[test]
fn only_marks_and_frames_are_coloured_and_words_stay_readable_on_any_background() {
    for (theme, accent, warn) in
        [(Theme::Terminal, Color::Cyan, Color::Yellow), (Theme::Light, Color::Blue, Color::Magenta)]
    {
        let tap = home().press(&format!("{CITY_SERVICE} enter enter enter enter enter"));
        assert_eq!(style_of(&tap, theme, "┏").0, accent);
        assert_eq!(style_of(&tap, theme, "社保 ┃"), (Color::Reset, Modifier::BOLD));
        assert_eq!(style_of(&tap, theme, "! 微信").0, warn);
        assert_eq!(style_of(&tap, theme, "微信里显示").0, Color::Reset);
        let tasks = home().press("wx enter");
        assert_eq!(style_of(&tasks, theme, "上一年度").0, warn);
        assert_eq!(style_of(&tasks, theme, "（2026）缴到").0, Color::Reset);
        let outside = home().press("香港");
        assert_eq!(style_of(&outside, theme, "不在内地").0, Color::Reset);
    }
}

/// Pages of every step of a way.
fn steps_of(city: &str, channel: &str, way: usize) -> Vec<String> {
    let content = content();
    let channel = channel_named(&content, channel);
    let mut script = start(Preset { channel, ..preset(place(&content, city), content.task_by_id("pay")) });
    for _ in 1..way {
        script = script.press("right");
    }
    let mut pages = Vec::new();
    for _ in 0..20 {
        pages.push(script.screen(NORMAL));
        script = script.press("down");
    }
    pages
}

/// What stands in the drawn phone.
fn phone(page: &str) -> Vec<&str> {
    let inside = page.lines().filter_map(|line| line.strip_prefix(" │")?.split(['│', '├']).next());
    inside.map(str::trim).collect()
}

#[test]
fn descriptions_are_no_buttons_and_only_what_is_compared_has_a_question_mark() {
    let (mut described, mut saved, mut waited) = (0, 0, 0);
    for (city, channel, way) in [
        ("太原", "wechat", 1),
        ("太原", "wechat", 8),
        ("武汉", "alipay", 1),
        ("北京", "tax_web", 1),
        ("上海", "bank_debit", 1),
        ("喀什", "bank_debit", 2),
    ] {
        for page in steps_of(city, channel, way) {
            let step = page.lines().find(|line| line.contains('▸') && !line.contains("照着点")).unwrap_or_default();
            let drawn = phone(&page);
            if step.contains("选择 缴费年度") || step.contains("选择 要办的缴费业务") {
                assert!(!drawn.iter().any(|line| line.contains('┏')), "{page}");
                described += 1;
            }
            if !step.contains("核对") {
                assert!(!drawn.iter().any(|line| line.ends_with('?')), "{page}");
                saved += usize::from(step.contains("保存"));
            }
            if step.contains("钱要够") || step.contains("  等 ") {
                assert!(!drawn.iter().any(|line| line.contains("银行代扣")), "{page}");
                waited += 1;
            }
            if step.contains("登录（") {
                assert!(drawn.iter().any(|line| line.contains('┏')), "{page}");
            }
        }
    }
    assert!(described > 0 && saved > 0 && waited > 0, "{described} {saved} {waited}");
}

#[test]
fn two_labels_are_two_boxes_or_have_an_or_between_them() {
    for page in steps_of("太原", "wechat", 8).into_iter().chain(steps_of("无锡", "alipay", 1)) {
        let step = page.lines().find(|line| line.contains('▸') && !line.contains("照着点")).unwrap_or_default();
        if step.contains("点「") && step.contains("」或") {
            assert!(phone(&page).iter().any(|line| line.contains('或')), "{page}");
        }
    }
}

#[test]
fn no_box_of_the_phone_holds_a_line_of_one_character_where_the_words_are_longer() {
    for city in ["无锡", "太原", "武汉", "上海"] {
        for channel in ["wechat", "alipay", "unionpay", "bank"] {
            for page in steps_of(city, channel, 1) {
                let lines: Vec<&str> = phone(&page).into_iter().filter_map(|line| line.strip_prefix('┃')).collect();
                let short = |line: &&&str| line.trim_matches(['┃', ' ']).chars().count() == 1;
                let lone = lines.iter().filter(short).filter(|line| !line.contains('或') && !line.contains('我'));
                assert_eq!(lone.count(), 0, "{page}");
            }
        }
    }
}

#[test]
fn somebody_else_is_no_other_word_for_oneself() {
    let stuck = home().press("wx enter 1 1 enter enter tab").on_page(PageKind::Stuck);
    let stuck = stuck.shows("这一步做不了：选「本人」或「他人」").shows("换一种走法");
    stuck.hides("换个字找");
}

#[test]
fn what_is_told_at_the_counter_goes_on_where_it_has_no_room() {
    let card = home().sized(SMALL).press("wx enter 1 1 tab 4").on_page(PageKind::Advice);
    let (first, behind) = (card.screen(SMALL), card.press("pgdn"));
    let told = format!("{first}{}", behind.screen(SMALL));
    assert!(first.contains("PgDn") && first.contains("带上") && !told.contains('…'), "{told}");
    for note in ["照着身份证一个字一个字填", "先查缴费记录，别再缴一次", "待遇开始前可以申请退费", "去医保窗口最快"]
    {
        let joined: String = told.split_whitespace().collect();
        assert!(joined.contains(note), "no {note} on\n{told}");
    }
    let still = behind.press("pgdn");
    assert_eq!(still.screen(SMALL), still.press("pgup pgdn").screen(SMALL));
    let back = home().sized(SMALL).press("wx enter 1 1 tab 4 pgdn pgup");
    assert_eq!(back.screen(SMALL), first);
    back.press("esc").on_page(PageKind::Stuck);
}

#[test]
fn a_way_over_a_counter_speaks_of_no_phone() {
    let counter = crate::script::screen(
        start(Preset {
            channel: channel_named(&content(), "counter"),
            ..preset(place(&content(), "天津"), content().task_by_id("pay"))
        })
        .model(),
        NORMAL,
        Look::default(),
    );
    assert!(counter.contains("带上 缴费通知单、身份证") && counter.contains("2 年前的"), "{counter}");
    assert!(!counter.contains("备好") && !counter.contains("手机上可能略有不同"), "{counter}");
}
