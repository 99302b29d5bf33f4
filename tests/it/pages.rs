//! Every page at every size in both languages, as a person sees it.

use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr as _;
use yibao::app::Size;
use yibao::domain::Lang;
use yibao::tui::{Look, Theme};

use crate::script::{LARGE, NORMAL, SMALL, Script, home, screen};

const SIZES: [Size; 3] = [NORMAL, SMALL, LARGE];

/// Keys that lead to each page from a fresh start.
const PAGES: &[(&str, &str)] = &[
    ("board", ""),
    ("hits", "wx"),
    ("no_hits", "zzzz"),
    ("tasks", "wx enter"),
    ("channels", "wx enter enter"),
    ("path_first_step", "wx enter enter enter"),
    ("path_tap", "wx enter enter enter right enter enter enter enter enter"),
    ("path_locate", "江阴 enter enter enter right enter enter enter enter"),
    ("path_last_step", "wx enter enter enter end"),
    ("path_other_way", "wx enter enter enter right"),
    ("path_bank", "wx enter enter 4"),
    ("path_call", "wx enter 2 end enter"),
    ("stuck", "wx enter enter enter right enter enter enter enter enter tab"),
    ("advice_labels", "wx enter enter enter right enter enter enter enter enter enter tab 1"),
    ("advice_call", "wx enter enter enter tab end up enter"),
    ("advice_counter", "wx enter enter enter tab end enter"),
    ("done", "wx enter enter enter end enter"),
    ("failed", "wx enter enter enter end enter 3"),
    ("help", "f1"),
    ("leaving", "esc"),
];

fn at(keys: &str, size: Size, lang: Lang) -> Script {
    let script = home().sized(size).press(keys);
    if lang == Lang::En { script.press("f6") } else { script }
}

#[test]
fn every_page_reads_well_at_every_size_in_both_languages() {
    for (name, keys) in PAGES {
        for size in SIZES {
            for lang in [Lang::Zh, Lang::En] {
                let page = at(keys, size, lang).screen(size);
                let name = format!("{name}_{}x{}_{}", size.width, size.height, lang.code());
                assert_snapshot!(name, page);
            }
        }
    }
}

#[test]
fn no_line_is_wider_than_its_screen_and_none_is_lost() {
    for (name, keys) in PAGES {
        for size in [
            NORMAL,
            SMALL,
            LARGE,
            Size { width: 60, height: 20 },
            Size { width: 59, height: 40 },
            Size { width: 200, height: 50 },
        ] {
            for lang in [Lang::Zh, Lang::En] {
                let page = at(keys, size, lang).screen(size);
                assert_eq!(page.lines().count(), usize::from(size.height), "{name}");
                let wide = page.lines().map(str::width).max().unwrap_or(0);
                assert!(wide <= usize::from(size.width), "{name} at {size:?}:\n{page}");
            }
        }
    }
}

#[test]
fn ascii_has_a_twin_for_every_mark_on_every_page() {
    for (name, keys) in PAGES {
        let page = screen(at(keys, NORMAL, Lang::Zh).model(), NORMAL, Look { theme: Theme::Mono, ascii: true });
        let strange: Vec<char> = page.chars().filter(|c| !c.is_ascii() && !is_chinese(*c)).collect();
        assert!(strange.is_empty(), "{name}: {strange:?}\n{page}");
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '“' | '”')
}
