//! The pages of the estimator at every size in both languages, and the thirty seconds at a counter.

use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr as _;
use yibao::app::{PageKind, Preset, Size};
use yibao::domain::Lang;
use yibao::tui::{Look, Theme};

use crate::golden::seed_content;
use crate::script::{LARGE, NORMAL, SMALL, Script, home, on, screen};

const SIZES: [Size; 3] = [NORMAL, SMALL, LARGE];

/// Golden case G05: retired, tertiary, second stay, elsewhere and not filed.
const G05: &str = "wx enter f3 20000 down 2 down 2 down down down 2 down 3 down enter down 1000 down 1000";

/// What comes after those keys, and the name of the page.
const PAGES: &[(&str, &str, &str)] = &[
    ("start", "wx enter f3", ""),
    ("resident", "wx enter f3 20000", ""),
    ("no_place", "f3 8000 down 2 down down 2", ""),
    ("retired", G05, ""),
    ("total_in_front", G05, "home"),
    ("trace", G05, "tab"),
    ("trace_opened", G05, "tab down down down down enter"),
    ("compare", G05, "tab tab"),
    ("find_out", G05, "tab tab tab"),
    ("chart", G05, "tab tab tab tab"),
    ("chart_above_the_cap", "wx enter f3 300000 down 2", "tab tab tab tab"),
    ("wrong", "wx enter f3 12,34.567", ""),
    ("no_rule", "wx enter f3 600 down down 3 down 4", ""),
    ("dropped", "wx enter f3 20000 down 2 down 2 up 1", ""),
    ("typed", "wx enter f3 20000 end enter end up up 88", ""),
    ("credit", "bj enter end enter 70", ""),
    ("credit_needs", "wx enter end enter", ""),
    ("credit_share", "wx enter end enter 3700", ""),
];

fn at(page: &(&str, &str, &str), size: Size, lang: Lang) -> Script {
    let script = on(seed_content(), Preset::default()).sized(size).press(page.1).press(page.2);
    if lang == Lang::En { script.press("f6") } else { script }
}

#[test]
fn every_page_of_the_estimator_reads_well_at_every_size_in_both_languages() {
    for page in PAGES {
        for size in SIZES {
            for lang in [Lang::Zh, Lang::En] {
                let name = format!("{}_{}x{}_{}", page.0, size.width, size.height, lang.code());
                assert_snapshot!(name, at(page, size, lang).screen(size));
            }
        }
    }
}

#[test]
fn no_line_of_the_estimator_is_wider_than_its_screen_and_none_is_lost() {
    let sizes = [NORMAL, SMALL, LARGE, Size { width: 60, height: 20 }, Size { width: 59, height: 40 }];
    for page in PAGES {
        for size in sizes.into_iter().chain([Size { width: 200, height: 50 }, Size { width: 110, height: 30 }]) {
            for lang in [Lang::Zh, Lang::En] {
                let shown = at(page, size, lang).screen(size);
                assert_eq!(shown.lines().count(), usize::from(size.height), "{}", page.0);
                let wide = shown.lines().map(str::width).max().unwrap_or(0);
                assert!(wide <= usize::from(size.width), "{} at {size:?}:\n{shown}", page.0);
            }
        }
    }
}

#[test]
fn ascii_has_a_twin_for_every_mark_of_the_estimator() {
    for page in PAGES {
        for size in SIZES {
            let script = at(page, size, Lang::Zh);
            let shown = screen(script.model(), size, Look { theme: Theme::Mono, ascii: true });
            let strange: Vec<char> = shown.chars().filter(|c| !c.is_ascii() && !is_chinese(*c)).collect();
            assert!(strange.is_empty(), "{}: {strange:?}\n{shown}", page.0);
        }
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
}

/// The whole country → two letters → the phone → "not on my phone" → a bill, a level → the board again.
#[test]
fn the_first_thirty_seconds_at_a_counter() {
    for size in [NORMAL, LARGE] {
        let shot = |script: &Script, name: &str| {
            let name = format!("thirty_seconds_{name}_{}x{}", size.width, size.height);
            assert_snapshot!(name, script.screen(size));
        };
        let script = home().sized(size);
        shot(&script, "1_board");
        let script = script.press("wx").on_page(PageKind::Hits).press("enter enter 1").on_page(PageKind::Path);
        let script = script.press("space space space");
        shot(&script, "2_path");
        let script = script.press("tab").on_page(PageKind::Stuck);
        shot(&script, "3_not_on_my_phone");
        let stuck = script.screen(size);
        let script = script.press("f3").on_page(PageKind::Estimate).press("20000");
        shot(&script, "4_estimate");
        let before = script.screen(size);
        let script = script.press("down down down down right");
        assert_ne!(script.screen(size), before, "the level moves the bars");
        assert_eq!(home().sized(size).press("wx enter enter 1 space space space tab f3 esc").screen(size), stuck);
        let script = script.press("f8").on_page(PageKind::Board);
        shot(&script, "5_board_again");
        assert_eq!(script.screen(size), home().sized(size).screen(size), "nothing is left of the visitor");
    }
}
