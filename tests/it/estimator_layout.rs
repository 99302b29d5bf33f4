//! How the estimator's answer side is laid out: everything on it can be read, bars share one scale, digits do not lie.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use yibao::app::{Msg, Size};
use yibao::domain::{Fen, Lang};
use yibao::estimate::{Answered, Inquiry, compare};
use yibao::report::estimate::EstimateWording;
use yibao::tui::views::Painter;
use yibao::tui::{Look, digits, wrap};

use crate::estimator::interview;
use crate::script::{LARGE, NORMAL, SMALL, Script, home};

const SIZES: [Size; 3] = [NORMAL, SMALL, LARGE];

/// Bills of several places: few rows and many, short names and long ones, a cap, several caps.
const BILLS: &[&str] = &[
    "wx enter f3 20000",
    "wx enter f3 800000 down 2",
    "bj enter f3 800000",
    "洛阳 enter f3 20000",
    "洛阳 enter f3 20000 down down down 3",
    "巴中 enter f3 800000 down 2",
    "qd enter f3 20000",
];

fn at(keys: &str, size: Size, lang: Lang) -> Script {
    let script = home().sized(size).press(keys);
    if lang == Lang::En { script.press("f6") } else { script }
}

/// Every case of a bill, a size and a language.
fn cases() -> impl Iterator<Item = (&'static str, Size, Lang)> {
    let of_size = |keys: &'static str| SIZES.into_iter().map(move |size| (keys, size));
    BILLS
        .iter()
        .flat_map(move |keys| of_size(keys))
        .flat_map(|(keys, size)| [Lang::Zh, Lang::En].map(move |lang| (keys, size, lang)))
}

/// What the answers of the page come to, if they come to anything.
fn with_answer<T>(script: &Script, tell: impl Fn(&Inquiry, &Answered<'_>, &EstimateWording<'_>) -> T) -> Option<T> {
    let (page, model) = (interview(script), script.model());
    let content = model.content();
    let inquiry = page.inquiry(content, model.as_of())?;
    let answered = inquiry.answer(&content.policies, page.place(content)).ok()?;
    let said = EstimateWording::new(content, model.lang(), page.chosen()).by_title();
    Some(tell(&inquiry, &answered, &said))
}

/// Every screen that a key leads to, until it leads nowhere.
fn screens(mut script: Script, size: Size, key: &str) -> Vec<String> {
    let mut seen = vec![script.screen(size)];
    for _ in 0..120 {
        script = script.press(key);
        let shown = script.screen(size);
        if seen.last() == Some(&shown) {
            return seen;
        }
        seen.push(shown);
    }
    panic!("no end of\n{}", script.screen(size));
}

/// Columns of the answer side.
fn room(size: Size, lang: Lang) -> usize {
    match (size.width, lang) {
        (120, Lang::Zh) => 63,
        (120, Lang::En) => 55,
        (width, _) => usize::from(width) - 2,
    }
}

#[track_caller]
fn all_stand_on(lines: &[String], shown: &[String]) {
    for line in lines {
        let line = line.trim();
        assert!(shown.iter().any(|page| page.contains(line)), "「{line}」 on none of\n{}", shown.join("\n\n"));
    }
}

#[test]
fn everything_that_is_compared_can_be_read_by_turning_the_pages() {
    for (keys, size, lang) in cases() {
        let script = at(keys, size, lang).press("tab tab");
        let said = with_answer(&script, |_, answered, said| {
            let said = said.compared(&compare(&answered.rules, &answered.claim), answered);
            let amounts = said.rows.iter().flat_map(|row| row.cells.clone());
            let remarks = said.remarks.iter().flat_map(|remark| wrap::wrap(remark, room(size, lang)));
            amounts.chain(remarks).collect::<Vec<String>>()
        });
        all_stand_on(&said.unwrap(), &screens(script, size, "pgdn"));
    }
}

#[test]
fn the_first_page_of_the_comparison_holds_the_row_of_the_answers() {
    for (keys, size, lang) in cases() {
        let shown = at(keys, size, lang).press("tab tab").screen(size);
        let compared = shown.lines().skip_while(|line| !line.contains("─[")).collect::<Vec<_>>();
        let yours = |page: &str| page.lines().skip_while(|line| !line.contains("─[")).any(|line| line.contains("▸ "));
        let all = screens(at(keys, size, lang).press("tab tab"), size, "pgdn");
        assert_eq!(yours(&shown), all.iter().any(|page| yours(page)), "{shown}");
        assert!(!compared.iter().any(|line| line.contains('…')), "{shown}");
    }
}

#[test]
fn the_whole_bill_can_be_read_to_its_last_word() {
    for (keys, size, lang) in cases() {
        let script = at(keys, size, lang);
        let said = with_answer(&script, |asked, answered, said| {
            let notes = said.notes(answered, asked);
            let names = said.rows(&answered.estimate, &asked.draft).into_iter().map(|row| row.low);
            let notes =
                notes.into_iter().flat_map(|(_, note)| wrap::wrap_hanging(&note, room(size, lang) - 6, "! ", "  "));
            names.chain(notes).collect::<Vec<String>>()
        });
        let said = said.unwrap();
        for key in ["down", "pgdn"] {
            all_stand_on(&said, &screens(at(keys, size, lang).press("tab"), size, key));
        }
        if size == LARGE {
            all_stand_on(&said, &screens(script, size, "pgdn"));
        }
    }
}

#[test]
fn what_goes_on_says_so_and_names_the_key() {
    for (keys, size, lang) in cases() {
        for tabs in ["tab tab", "tab tab tab"] {
            let script = at(keys, size, lang).press(tabs);
            let pages = screens(at(keys, size, lang).press(tabs), size, "pgdn").len();
            let shown = script.screen(size);
            let tabs = shown.lines().find(|line| line.contains("─[") || line.contains(" ─ ")).unwrap_or_default();
            assert_eq!(shown.lines().any(|line| line.ends_with(&format!(" 1/{pages}"))), pages > 1, "{tabs}\n{shown}");
            let footer = shown.lines().last().unwrap_or_default();
            assert_eq!(footer.contains("PgDn"), pages > 1, "{shown}");
        }
    }
}

/// The amounts of a line and the cells of its bar: where it begins, how many are full, how many light.
fn bar_of(line: &str) -> Option<(Vec<f64>, usize, usize, usize)> {
    let line = line.rsplit(['│', '┤']).next()?;
    let (before, bar) = line.split_at(line.find(['█', '░'])?);
    if !before.ends_with("  ") {
        return None;
    }
    let amounts: Vec<f64> = before
        .split_whitespace()
        .filter(|word| word.contains('.'))
        .filter_map(|word| word.replace(',', "").parse().ok())
        .collect();
    let full = bar.chars().filter(|cell| *cell == '█').count();
    let light = bar.chars().filter(|cell| *cell == '░').count();
    (!amounts.is_empty()).then(|| (amounts, wrap::width(before), full, light))
}

#[test]
fn the_bars_of_a_table_begin_in_one_column_and_are_as_long_as_their_amounts() {
    for (keys, size, lang) in cases() {
        let shown = screens(at(keys, size, lang).press("tab tab"), size, "pgdn");
        let lines = shown.iter().flat_map(|page| page.lines().skip_while(|line| !line.contains("─[")));
        let bars: Vec<_> = lines.filter_map(bar_of).collect();
        assert!(!bars.is_empty(), "{keys} {size:?}\n{}", shown[0]);
        for (amounts, start, full, light) in &bars {
            assert_eq!(*start, bars[0].1, "{}", shown[0]);
            assert_eq!(*light > 0, amounts.len() == 2, "{}", shown[0]);
            for (others, _, other_full, other_light) in &bars {
                let (least, all) = (amounts[0], *amounts.last().unwrap());
                let other = *others.last().unwrap();
                let cells = |full: &usize, light: &usize| f64::from(u32::try_from(full + light).unwrap());
                let off = (cells(full, light) * other - cells(other_full, other_light) * all).abs();
                assert!(off <= all + other, "{}", shown[0]);
                let off = (cells(full, &0) * other - cells(other_full, other_light) * least).abs();
                assert!(off <= (all + other) * 1.5, "{}", shown[0]);
            }
        }
    }
}

#[test]
fn the_big_digits_are_never_more_than_what_comes_back() {
    for keys in [
        "wx enter f3 20000",
        "wx enter f3 20001 down 2",
        "bj enter f3 19999",
        "qd enter f3 21111.99",
        "wx enter f3 4321",
    ] {
        for (size, lang) in [(NORMAL, Lang::Zh), (LARGE, Lang::En), (LARGE, Lang::Zh)] {
            let script = at(keys, size, lang);
            let ends = with_answer(&script, |_, answered, _| (answered.estimate.low.fund, answered.estimate.high.fund));
            let (low, high) = ends.unwrap();
            let yuan = |fen: Fen| Fen::new(fen.fen() / 100 * 100).unwrap().grouped().replace(".00", "");
            let exact = |fen: Fen| if fen.fen() % 100 == 0 { yuan(fen) } else { fen.grouped() };
            let shown = script.screen(size);
            let drawn = |text: &str| digits::tall(text, false).iter().all(|row| shown.contains(row.trim_end()));
            let both = format!("{} - {}", yuan(low), yuan(high));
            assert!(drawn(&both) || drawn(&exact(low)), "{both}\n{shown}");
        }
    }
}

#[test]
fn what_is_certain_has_one_column_and_a_curve_without_a_legend() {
    for size in SIZES {
        let script = home().sized(size).press("bj enter f3 20000 down 2");
        let shown = script.press("tab").screen(size);
        assert!(!shown.contains("最少报") && !shown.contains("最多报"), "{shown}");
        let shown = home().sized(size).press("bj enter f3 20000 down 2 tab tab tab tab").screen(size);
        assert!(!shown.contains('░'), "{shown}");
    }
}

#[test]
fn the_bars_of_large_print_are_labelled_and_every_part_is_named() {
    for keys in ["wx enter f3 800000", "wx enter f3 800000 down 2", "洛阳 enter f3 20000", "bj enter f3 800000 down 2"]
    {
        for lang in [Lang::Zh, Lang::En] {
            let shown = at(keys, SMALL, lang).screen(SMALL);
            let rows: Vec<&str> = shown.lines().collect();
            let bars: Vec<&&str> = rows.iter().filter(|row| row.contains("███")).collect();
            let legend = rows.iter().find(|row| row.contains("█ ") && !row.contains("███")).copied();
            let legend = legend.or_else(|| rows.iter().find(|row| row.contains("█") && !row.contains("██")).copied());
            let legend = legend.unwrap_or_else(|| panic!("no legend on\n{shown}"));
            for mark in ['▓', '▒', 'x', '░'] {
                if bars.iter().any(|bar| bar.chars().skip(5).any(|cell| cell == mark)) {
                    assert!(legend.contains(mark), "{mark} on\n{shown}");
                }
            }
            let words = ["少", "多", "min", "max"];
            assert!(bars.len() == 1 || bars.iter().all(|bar| words.iter().any(|word| bar.contains(word))), "{shown}");
        }
    }
}

#[test]
fn another_answer_does_not_move_the_questions_below_it() {
    let mut script = home().press("成都 enter f3 20000 down 2 down down");
    let row = |script: &Script| script.screen(NORMAL).lines().position(|line| line.contains("就医"));
    let before = row(&script);
    for choice in 1..=8 {
        script = script.press(&choice.to_string());
        assert_eq!(row(&script), before, "{}", script.screen(NORMAL));
    }
    script.press("1").shows("[不到 50 岁]").shows("›").press("8").shows("‹");
}

#[test]
fn no_blank_line_stands_on_top_of_what_is_worth_finding_out() {
    for (keys, size, lang) in cases() {
        let shown = at(keys, size, lang).press("tab tab tab").screen(size);
        let tab: Vec<&str> = shown.lines().skip_while(|line| !line.contains("─[")).skip(2).collect();
        if size != LARGE {
            assert!(!tab.first().unwrap().is_empty(), "{shown}");
        }
    }
}

#[test]
fn the_tab_that_is_shown_is_bold_and_not_dim() {
    let script = home().press("wx enter f3 20000 tab");
    let mut page = Buffer::empty(Rect::new(0, 0, NORMAL.width, NORMAL.height));
    let (model, _) = script.model().clone().update(Msg::Resized(NORMAL));
    Painter::new(Look::default()).draw_page(&mut page, &model);
    let marked = page.content.iter().find(|cell| cell.symbol() == "[").unwrap();
    assert_eq!(marked.modifier, Modifier::BOLD);
}

#[test]
fn each_amount_of_the_account_names_the_ages_it_is_for() {
    let script = home().press("北京 enter pgdn 5");
    script.shows("69 岁及以下：资料写的是每月 97.00 元").shows("70 岁及以上：资料写的是每月 107.00 元");
}

#[test]
fn the_edge_of_the_curve_is_not_beyond_it() {
    let shown = home().press("bj enter f3 20000 down 2 tab tab tab tab").screen(NORMAL);
    assert!(!shown.contains("40,000.00 元（在图的右边）"), "{shown}");
}
