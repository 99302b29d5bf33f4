//! The estimator by key scripts: what is asked, what is dropped, what is shown, and the way back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yibao::app::interview::question::{Choice, Question};
use yibao::app::interview::{Interview, Tab};
use yibao::app::{Effect, Model, Msg, PageKind, Preset, Screen, Size, Start};
use yibao::domain::{Care, Chosen, Lang, Scheme, Status};
use yibao::estimate::Note;
use yibao::tui::views::Painter;
use yibao::tui::{Look, Theme};

use crate::golden::seed_content;
use crate::script::{LARGE, NORMAL, SMALL, Script, as_of, content, home, on, screen};

/// A fresh start on the seeds' own rules.
pub(crate) fn desk() -> Script {
    on(seed_content(), Preset::default())
}

/// The estimator of 无锡 on the seeds' own rules, with a bill of 20000.
fn wuxi() -> Script {
    desk().press("wx enter f3 20000").on_page(PageKind::Estimate)
}

/// The estimator that is open.
#[track_caller]
pub(crate) fn interview(script: &Script) -> &Interview {
    match script.model().screen() {
        Screen::Estimator(page) => page,
        Screen::Wizard(_) | Screen::Credit(_) => panic!("no estimator:\n{}", script.screen(NORMAL)),
    }
}

fn asked(script: &Script) -> Vec<Question> {
    interview(script).applying(script.model().content(), script.model().as_of())
}

/// Moves to a question and answers it with one digit.
#[track_caller]
pub(crate) fn answer(script: Script, question: Question, choice: &Choice) -> Script {
    let script = go(script, question);
    let page = interview(&script);
    let options = page.options(question, script.model().content(), script.model().as_of());
    let at = options.iter().position(|option| option == choice).unwrap_or_else(|| panic!("{choice:?} of {options:?}"));
    script.press(&(at + 1).to_string())
}

#[track_caller]
pub(crate) fn go(script: Script, question: Question) -> Script {
    let mut script = script.press("home");
    if question.is_folded() && !screen(script.model(), LARGE, Look::default()).contains("Enter 收起") {
        script = go(script, Question::More).press("enter home");
    }
    for _ in 0..Question::ALL.len() {
        if interview(&script).asking() == question {
            return script;
        }
        script = script.press("down");
    }
    panic!("{question:?} is not asked:\n{}", script.screen(LARGE))
}

#[test]
fn from_a_fresh_start_the_task_and_the_total_are_enough_for_a_result() {
    let script = desk().press("wx enter 3").on_page(PageKind::Estimate).shows("先打总费用的数字");
    script.press("20000").shows("若起付线为 0，全国一般至少报销 13,000.00 元，有的城市更低").shows("【全国通用参考】");
    let shipped = home().press("wx enter 3 20000").on_page(PageKind::Estimate);
    assert!(!shipped.screen(NORMAL).contains("还算不出来"), "{}", shipped.screen(NORMAL));
}

#[test]
fn the_level_changes_the_result_with_one_key() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee));
    let script = go(script, Question::Level).shows("预计报销 15,640.00 至 17,640.00 元");
    let script = script.press("left").shows("[二级]").shows("预计报销 16,008.00 至 18,620.00 元");
    script.press("left").shows("[一级]").shows("预计报销 16,560.00 至 18,032.00 元");
}

#[test]
fn an_amount_that_cannot_be_meant_keeps_its_text_and_says_how_to_write_it() {
    let at = |keys: &str| desk().press("wx enter f3").press(keys);
    at("12,34.567")
        .shows("[ 12,34.567 ")
        .shows("「总费用」看不懂：12,34.567。")
        .shows("例如 12345.67、1.2万、12,000.5");
    at("-5").shows("[ -5 ").shows("「总费用」不能是负数（-5）。").shows("请写 0 或正数");
    at("12.345").shows("最多两位小数");
    at("2000000000").shows("超过 1 亿元").shows("是不是多写了零");
    let script = go(at("2000"), Question::OutOfScope).press("8000");
    script
        .shows("[ 8000 ")
        .shows("全自费 8,000 + 乙类先自付 0 = 8,000，超过总费用 2,000。")
        .shows("请核对结算单")
        .press("bksp")
        .shows("若起付线为 0，全国一般至少报销 780.00 元，有的城市更低");
    let script = go(at("2000"), Question::Rate).press("185");
    script.shows("不能超过 100%");
}

#[test]
fn a_number_that_is_still_being_typed_is_no_mistake() {
    for keys in ["12", "12.", "12.5", "１２０００", "1.2万", "12，000。5", "380元"] {
        desk().press("wx enter f3").press(keys).hides("看不懂");
    }
}

#[test]
fn what_is_asked_follows_from_the_answers() {
    let resident = wuxi();
    assert!(!asked(&resident).contains(&Question::Status));
    assert!(!asked(&resident).contains(&Question::Admission), "no rule of residents tells stays apart");
    let employee = answer(resident, Question::Scheme, &Choice::Scheme(Scheme::Employee));
    assert!(asked(&employee).contains(&Question::Status));
    assert!(asked(&employee).contains(&Question::Admission));
    assert!(!asked(&employee).contains(&Question::UsedDeductible));
    let outpatient = answer(employee, Question::Care, &Choice::Care(Care::Outpatient));
    assert!(!asked(&outpatient).contains(&Question::Admission));
    assert!(asked(&outpatient).contains(&Question::UsedDeductible), "it counts for the year");
}

#[test]
fn the_residents_of_wuxi_are_asked_for_their_group_and_a_referral() {
    let script = home().press("wx enter f3 20000");
    let asked = asked(&script);
    assert!(asked.contains(&Question::Referral), "{asked:?}");
    script.shows("转诊").shows("[不知道]");
}

#[test]
fn an_answer_that_no_longer_applies_is_dropped_and_named() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee));
    let script = answer(script, Question::Status, &Choice::Status(Status::Retired));
    let script = answer(script, Question::Admission, &Choice::Admission(2));
    let script = answer(script, Question::Care, &Choice::Care(Care::Outpatient));
    let script = script.shows("用不上了，已去掉：第几次住院「第 2 次");
    let script = answer(script, Question::Scheme, &Choice::Scheme(Scheme::Resident));
    let script = script.shows("用不上了，已去掉：身份「退休」");
    script.press("down").hides("用不上了");
}

#[test]
fn what_nobody_answered_is_marked_and_counts() {
    let script = wuxi();
    let defaults = |script: &Script| script.screen(NORMAL).matches("默认").count();
    assert_eq!(defaults(&script), 4);
    let script = answer(script, Question::Level, &Choice::Named("secondary".into()));
    assert_eq!(defaults(&script), 3);
    assert_eq!(defaults(&script.press("bksp").shows("[三级]")), 4);
}

#[test]
fn where_only_other_levels_have_a_rate_the_lowest_of_them_counts_until_one_is_chosen() {
    let script = answer(wuxi(), Question::Care, &Choice::Care(Care::Chronic)).shows("[社区]");
    let script = script.shows("按全国一般说法 10,000.00 元起");
    let script = answer(script, Question::Level, &Choice::Named("tertiary".into()));
    script.shows("还算不出来").shows("没有找到").shows("在「更准一点」里填").shows("也可以先看看社区、");
}

#[test]
fn a_bill_below_the_deductible_says_why_nothing_comes_back() {
    let script = home().press("wx enter f3 300").shows("预计报销 0.00 元").shows("没有超过起付线，所以不报");
    script.shows("依据网络文章估算").hides("依据您填的规定");
}

#[test]
fn not_knowing_spans_every_possibility() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee));
    let script = answer(script, Question::Level, &Choice::Unsure);
    script.shows("预计报销 15,640.00 至 18,620.00 元");
}

#[test]
fn what_the_person_knows_of_the_rules_wins() {
    let script = go(wuxi(), Question::Deductible).press("900");
    let script = go(script, Question::Rate).press("88");
    let script = go(script, Question::Cap).press("20万");
    script.shows("【手动输入】").shows("预计报销 16,808.00 元").shows("█▀▀");
}

#[test]
fn the_way_back_leads_to_the_exact_page_and_what_was_answered_is_kept() {
    for keys in ["", "wx", "wx enter", "wx enter enter", "wx enter enter enter enter", "wx enter enter enter tab"] {
        let before = desk().press(keys);
        let there = before.screen(NORMAL);
        let kind = before.page();
        let back = before.press("f3").on_page(PageKind::Estimate).press("20000 down right f3");
        assert_eq!((back.screen(NORMAL), back.page()), (there.clone(), kind), "F3 from {keys}");
        let again = back.press("f3").on_page(PageKind::Estimate).shows("20000").shows("[职工]");
        assert_eq!(again.press("esc").screen(NORMAL), there, "Esc to {keys}");
    }
}

#[test]
fn the_next_visitor_finds_nothing_of_the_last_one() {
    let script = desk().press("wx enter f3 31415").shows("31415").press("f8").on_page(PageKind::Board);
    script.press("wx enter f3").shows("先打总费用的数字").hides("31415");
}

#[test]
fn the_tabs_open_only_with_a_result_and_escape_closes_them_one_by_one() {
    desk().press("wx enter f3 tab").on_page(PageKind::Estimate).shows("先打总费用");
    let script = wuxi().press("tab").on_page(PageKind::Estimated).shows("[说明]").shows("没填，按 0 算");
    let script = script.press("tab").shows("[对比]").press("tab").shows("[怎样更准]").press("tab").shows("[曲线]");
    script
        .press("tab")
        .on_page(PageKind::Estimate)
        .press("backtab")
        .shows("[曲线]")
        .press("esc")
        .on_page(PageKind::Estimate);
    assert_eq!(Tab::ALL.len(), 5);
}

#[test]
fn a_line_of_the_bill_opens_to_its_reason_its_rule_its_source_and_what_it_replaced() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee));
    let script = answer(script, Question::Admission, &Choice::Admission(2));
    let script = script.press("tab down down down down").shows_selected("起付线").press("enter");
    script
        .shows("为什么是 1,500.00 / 300.00？")
        .shows("首次 1,600 / 400；第 2 次，减 100")
        .shows("无锡 起付线")
        .shows("读法：再次住院的起付线，先在首次的上面减")
        .shows("来源：")
        .shows("没有采用：全国")
        .press("esc")
        .hides("为什么是")
        .on_page(PageKind::Estimated);
}

#[test]
fn the_compare_tab_says_what_filing_is_worth_and_nothing_it_cannot_know() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee));
    let script = go(script, Question::OutOfScope).press("1000 down 1000 tab tab").shows("13,940.00 至 15,840.00");
    script
        .shows("10,660.00 至 14,080.00")
        .shows("区间重叠")
        .shows("先备案再去外地，大约值 1,640.00 至 3,520.00 元")
        .shows_selected("三级")
        .press("tab")
        .shows("能缩小")
        .shows("最值得打 12393 问无锡医保局");
}

#[test]
fn the_curve_has_its_break_points_and_the_bill() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee)).press("tab tab tab tab");
    let script = script.shows("您这张 20,000").shows("起付线：总费用超过 400.00 至 1,600.00 元才开始报");
    let script = script.shows("封顶线：总费用 111,511.11 元起").shows("（在图的右边）");
    let ascii = screen(script.model(), NORMAL, Look { ascii: true, theme: Theme::Mono });
    assert!(ascii.contains("####") && ascii.contains("....") && ascii.contains("+---"), "{ascii}");
}

#[test]
fn bars_tell_their_parts_by_pattern_alone() {
    let script = answer(wuxi(), Question::Scheme, &Choice::Scheme(Scheme::Employee));
    let script = go(script, Question::OutOfScope).press("1000 down 1000");
    let bars = |look: Look| {
        let page = screen(script.model(), NORMAL, look);
        page.lines()
            .filter(|line| line.starts_with(" 最少 ") && !line.contains('元'))
            .map(str::to_owned)
            .collect::<String>()
    };
    let mono = bars(Look { ascii: false, theme: Theme::Mono });
    for pattern in ['█', '▓', '▒', '░', '-'] {
        assert!(mono.contains(pattern), "{pattern}: {mono}");
    }
    let ascii = bars(Look { ascii: true, theme: Theme::Mono });
    for pattern in ['#', '%', '+', '.', '-'] {
        assert!(ascii.contains(pattern), "{pattern}: {ascii}");
    }
}

#[test]
fn keys_that_change_nothing_ask_for_no_frame() {
    let script = wuxi();
    let drawn = script.drawn();
    assert_eq!(script.press("up home pgup").drawn(), drawn);
    let script = go(wuxi(), Question::Scheme);
    let drawn = script.drawn();
    assert_eq!(script.press("left x 7").drawn(), drawn);
}

#[test]
fn digits_of_other_widths_pick_and_type() {
    desk().press("wx enter f3 ２００００").shows("至少报销 13,000.00 元").press("down ２").shows("[职工]");
}

#[test]
fn the_credit_page_tells_what_is_credited_a_month() {
    let script = desk().press("bj enter end enter").on_page(PageKind::Credit).shows("每月返多少钱");
    let script = script.press("70").shows("每月划入 107.00 至 110.00 元").shows("【城市参考】");
    let script = script.press("bksp bksp 69").shows("每月划入 97.00 至 100.00 元");
    script
        .press("up 3")
        .shows("居民医保没有个人账户")
        .press("2")
        .shows("在职的按工资划")
        .press("esc")
        .on_page(PageKind::Tasks);
}

#[test]
fn the_credit_page_starts_with_the_average_pension_where_that_is_all_it_takes() {
    let script = desk().press("wx enter end enter").on_page(PageKind::Credit).shows("还不知道平均养老金");
    let script =
        script.press("3700").shows("每月划入 74.00 至 111.00 元").shows("平均养老金 3,700.00 元 x 3% = 111.00 元");
    let script = script.press("down 3").shows("每月划入 111.00 元").shows("【手动输入】");
    script.press("x").shows("「划入比例」看不懂：3x。").press("f3").on_page(PageKind::Tasks);
}

#[test]
fn a_start_with_the_task_opens_the_page_at_once() {
    let content = seed_content();
    let wuxi = content.place_ids().find(|at| &*content.place(*at).short == "无锡").unwrap();
    let preset = |task: &str| Preset {
        place: Some(Chosen { place: wuxi, via: None }),
        task: content.task_by_id(task),
        channel: None,
    };
    on(content.clone(), preset("estimate")).on_page(PageKind::Estimate).press("esc").on_page(PageKind::Tasks);
    on(content.clone(), preset("credit")).on_page(PageKind::Credit).press("f8").on_page(PageKind::Credit);
}

#[test]
fn the_closing_page_offers_the_estimator() {
    let done = desk().press("wx enter enter enter end enter").on_page(PageKind::Done).shows("算能报多少");
    done.press("4").on_page(PageKind::Estimate).press("esc").on_page(PageKind::Done);
}

/// Keys and answers at random: the question in front always applies, and a result stands on a full claim.
#[test]
fn a_random_walk_only_asks_what_applies_and_reaches_no_result_without_a_claim() {
    let contents = [seed_content(), content()];
    let mut results = 0;
    let mut dice = crate::walks::Dice(0x5eed);
    for walk in 0..60 {
        let content = contents[walk % 2].clone();
        let place = content.place_ids().nth(dice.roll(content.places.len())).unwrap();
        let preset = Preset { place: Some(Chosen { place, via: None }), ..Preset::default() };
        let start = Start { content: content.clone(), preset, lang: Lang::Zh, as_of: as_of() };
        let mut model = Model::new(start, NORMAL).update(Msg::Estimate).0;
        for _ in 0..120 {
            let (next, effect) = model.update(random_message(&mut dice));
            model = next;
            assert!(!matches!(effect, Some(Effect::Quit(_))));
            let Screen::Estimator(page) = model.screen() else {
                model = model.update(Msg::Estimate).0;
                continue;
            };
            let applying = page.applying(&content, as_of());
            assert!(applying.contains(&page.asking()), "{:?} is asked, {applying:?} apply", page.asking());
            let place = page.place(&content);
            if let Some(inquiry) = page.inquiry(&content, as_of())
                && let Ok(answered) = inquiry.answer(&content.policies, place)
            {
                results += 1;
                assert!(answered.claim.cost.total() >= answered.estimate.high.fund);
                assert_eq!(inquiry.draft.claim(&answered.rules).unwrap(), answered.claim);
                let idle = answered.estimate.notes.iter().any(|note| matches!(note, Note::NotUsed(_)));
                assert!(!idle, "something is asked that no rule looks at: {:?}", answered.estimate.notes);
            }
        }
    }
    assert!(results > 500, "{results}");
}

/// Keys and answers at random: what is remembered of the pages before never shows.
#[test]
fn a_page_is_the_same_whatever_was_drawn_before_it() {
    let content = content();
    let mut dice = crate::walks::Dice(0xd1ce);
    for walk in 0..18 {
        let look = Look { ascii: walk % 4 == 0, ..Look::default() };
        let mut painter = Painter::new(look);
        let place = content.place_ids().nth(dice.roll(content.places.len())).unwrap();
        let preset = Preset { place: Some(Chosen { place, via: None }), ..Preset::default() };
        let lang = [Lang::Zh, Lang::En][walk % 2];
        let start = Start { content: content.clone(), preset, lang, as_of: as_of() };
        let mut size = [NORMAL, SMALL, LARGE][walk % 3];
        let mut model = Model::new(start, size);
        for msg in [Msg::Estimate, Msg::Digit(9), Msg::Digit(9), Msg::Digit(9), Msg::Digit(9), Msg::Digit(9)] {
            model = model.update(msg).0;
        }
        for _ in 0..60 {
            let [mut one, mut alone] = [(); 2].map(|()| Buffer::empty(Rect::new(0, 0, size.width, size.height)));
            let focus = painter.draw_page(&mut one, &model);
            assert_eq!(focus, Painter::new(look).draw_page(&mut alone, &model));
            assert_eq!(one, alone);
            for msg in [Msg::PageDown, Msg::PageUp, Msg::Down, Msg::Last] {
                let spelled = Painter::new(look).spelled_out(&model, msg.clone());
                assert_eq!(painter.spelled_out(&model, msg), spelled);
            }
            let msg = if dice.roll(8) == 0 { Msg::PageDown } else { random_message(&mut dice) };
            if let Msg::Resized(to) = &msg {
                size = *to;
            }
            let spelled = painter.spelled_out(&model, msg);
            model = model.update(spelled).0;
            if !matches!(model.screen(), Screen::Estimator(_)) {
                model = model.update(Msg::Estimate).0;
            }
            if dice.roll(20) == 0 {
                model = model.update(Msg::SwitchLanguage).0;
            }
        }
    }
}

fn random_message(dice: &mut crate::walks::Dice) -> Msg {
    match dice.roll(16) {
        0..=2 => Msg::Down,
        3 => Msg::Up,
        4 | 5 => Msg::Right,
        6 => Msg::Left,
        7..=9 => Msg::Digit(u8::try_from(dice.roll(10)).unwrap()),
        10 => Msg::Choose,
        11 => Msg::NextTab,
        12 => Msg::Type(['.', ',', '万', '%', '-', 'x', '无'][dice.roll(7)]),
        13 => Msg::Erase,
        14 => [Msg::Back, Msg::Estimate, Msg::First, Msg::Last][dice.roll(4)].clone(),
        _ => {
            let sizes = [NORMAL, SMALL, LARGE, Size { width: 200, height: 50 }];
            Msg::Resized(sizes[dice.roll(sizes.len())])
        }
    }
}
