//! Reading on in the explanation: turning its pages, opening a line and reading that to its end, what an opened line names.

use yibao::app::Size;
use yibao::domain::Lang;
use yibao::report::estimate::EstimateWording;
use yibao::tui::wrap;

use crate::estimator::interview;
use crate::script::{LARGE, NORMAL, SMALL, Script, home};

/// Neither large print nor much room, so that what is opened is longer than the page.
const LOW: Size = Size { width: 60, height: 20 };

fn at(keys: &str, size: Size, lang: Lang) -> Script {
    let script = home().sized(size).press(keys);
    if lang == Lang::En { script.press("f6") } else { script }
}

/// The footer.
fn footer(script: &Script, size: Size) -> String {
    script.screen(size).lines().last().unwrap_or_default().to_owned()
}

/// Every screen that a key leads to, until it leads nowhere.
fn screens(mut script: Script, size: Size, key: &str) -> Vec<String> {
    let mut seen = vec![script.screen(size)];
    loop {
        script = script.press(key);
        let shown = script.screen(size);
        if seen.last() == Some(&shown) {
            return seen;
        }
        seen.push(shown);
        assert!(seen.len() < 400, "no end of\n{shown}", shown = script.screen(size));
    }
}

/// The numbers of the lines of the bill, in the order they stand.
fn numbers(shown: &str) -> Vec<usize> {
    let body = shown.lines().skip(3).map(|line| line.trim_start_matches([' ', '▸']));
    body.filter_map(|line| line.split_once(' ')?.0.parse().ok()).collect()
}

#[test]
fn the_page_of_the_explanation_is_turned_as_its_counter_says_and_no_line_is_skipped() {
    for (keys, size) in [
        ("bj enter f3 600000 down 2 tab", NORMAL),
        ("bj enter f3 600000 down 2 tab", SMALL),
        ("bj enter f3 600000 down 2 tab down down down", NORMAL),
        ("天水 enter f3 80000 tab", SMALL),
        ("天水 enter f3 80000 tab down down", SMALL),
    ] {
        let all = screens(at(keys, size, Lang::Zh), size, "pgdn");
        let pages = all.len();
        assert!(pages > 1, "{}", all[0]);
        let mut last = 0;
        for (number, shown) in all.iter().enumerate() {
            assert!(shown.contains(&format!(" {}/{pages}", number + 1)), "{keys}, {number} of {pages}\n{shown}");
            let seen = numbers(shown);
            assert!(seen.first().is_none_or(|first| *first <= last + 1), "{last} and then\n{shown}");
            last = seen.last().copied().unwrap_or(last);
        }
        let back = screens(at(keys, size, Lang::Zh).press("end end"), size, "pgup");
        for (number, shown) in back.iter().rev().take(pages).enumerate().skip(usize::from(keys.ends_with("down"))) {
            assert!(shown.contains(&format!(" {}/{pages}", number + 1)), "{shown}");
        }
    }
}

#[test]
fn page_down_shows_the_second_page_and_page_up_the_first_again() {
    let script = home().press("bj enter f3 600000 down 2 tab").shows(" 1/2").shows("PgDn");
    let script = script.press("pgdn").shows(" 2/2").shows("自己付").shows("PgUp").hides("PgDn");
    script.press("pgup").shows(" 1/2").shows("▸ 1   医疗总费用");
}

#[test]
fn an_opened_line_is_read_to_its_last_word_by_turning_pages() {
    for (keys, lang) in
        [("天水 enter f3 80000", Lang::Zh), ("天水 enter f3 80000", Lang::En), ("wx enter f3 20000", Lang::En)]
    {
        for size in [NORMAL, SMALL, LOW, LARGE] {
            let wide = usize::from(size.width) - if size == SMALL { 2 } else { 8 };
            let wide = if size == LARGE { 48 } else { wide };
            let script = at(keys, size, lang);
            for (row, said) in opened(&script).into_iter().enumerate() {
                let down = "down ".repeat(row);
                let all = screens(at(keys, size, lang).press("tab").press(&down).press("enter"), size, "pgdn");
                let shown = all.join("\n");
                for line in said.iter().flat_map(|text| wrap::wrap(text, wide)).filter(|_| size != LARGE) {
                    assert!(shown.contains(line.trim()), "「{line}」 on none of\n{shown}");
                }
                let told =
                    all.iter().enumerate().all(|(at, page)| page.contains(&format!(" {}/{}", at + 1, all.len())));
                assert!(told || all.len() == 1, "{shown}");
            }
        }
    }
}

/// What every row opens to.
fn opened(script: &Script) -> Vec<Vec<String>> {
    let (page, model) = (interview(script), script.model());
    let content = model.content();
    let inquiry = page.inquiry(content, model.as_of()).unwrap();
    let answered = inquiry.answer(&content.policies, page.place(content)).unwrap();
    let said = EstimateWording::new(content, model.lang(), page.chosen()).by_title();
    let result = &answered.estimate;
    said.rows(result, &inquiry.draft).iter().map(|row| said.opened(row, result)).collect()
}

#[test]
fn the_arrows_read_an_opened_line_to_its_end_before_the_next_one() {
    let script = at("天水 enter f3 80000", LOW, Lang::En);
    let all = screens(at("天水 enter f3 80000", LOW, Lang::En).press("tab enter"), LOW, "down").join("\n");
    for line in opened(&script).iter().flatten().flat_map(|text| wrap::wrap(text, 52)) {
        assert!(all.contains(line.trim()), "「{line}」 on none of\n{all}");
    }
}

#[test]
fn the_footer_of_an_opened_line_names_what_turns_its_pages_and_closes_it() {
    let keys = "天水 enter f3 80000 tab down down down down down down enter";
    let script = home().sized(SMALL).press(keys);
    assert_eq!(footer(&script, SMALL), " Enter 收起   PgDn 下一页   Esc 返回");
    assert!(script.screen(SMALL).contains(" 1/2"), "{}", script.screen(SMALL));
    let script = script.press("pgdn");
    assert!(script.screen(SMALL).contains(" 2/2"), "{}", script.screen(SMALL));
    assert!(script.screen(SMALL).contains("只能当作 100%。"), "{}", script.screen(SMALL));
    assert_eq!(footer(&script, SMALL), " Enter 收起   PgUp 上一页   Esc 返回");
    let script = script.press("pgdn pgup enter");
    assert_eq!(footer(&script, SMALL), " ↑↓ 选行  Enter 细看  Tab 换页  Esc 返回");
    assert!(script.screen(SMALL).contains("▸ 7"), "{}", script.screen(SMALL));
    assert!(footer(&home().press(keys), NORMAL).contains("Enter 收起"));
}

#[test]
fn an_opened_line_names_each_of_its_own_sources_once_and_only_readings_that_were_used() {
    let beijing = home().press("bj enter f3 20000 down 2 tab down down down down down down down enter");
    let shown = beijing.shows("▸ 8 x 报销比例").hides("社保网").hides("读法").screen(NORMAL);
    assert_eq!(shown.matches("来源：").count(), 1, "{shown}");
    let chronic = home().press("wx enter f3 3000 down 2 down down 3 tab down down down down down down enter");
    let shown = chronic.shows("三级在职 60%").hides("社保网").hides("读法").screen(NORMAL);
    assert_eq!(shown.matches("来源：").count(), 1, "{shown}");
}

#[test]
fn no_opened_line_says_a_thing_twice() {
    for keys in
        ["wx enter f3 20000 down 2 down 2 down down down 2 down 3", "bj enter f3 600000 down 2", "洛阳 enter f3 20000"]
    {
        let rows = opened(&home().press(keys)).len();
        for row in 0..rows {
            let script = home().sized(LARGE).press(keys).press("tab").press(&"down ".repeat(row)).press("enter");
            let shown = script.screen(LARGE);
            let answer = |line: &str| line.split('│').next_back().unwrap_or_default().trim().to_owned();
            let sources: Vec<String> = shown.lines().map(answer).filter(|line| line.starts_with("来源：")).collect();
            let mut once = sources.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), sources.len(), "{shown}");
        }
    }
}
