//! What is read on the tabs of the estimator: numbered lines, whole amounts, titles instead of ids.

use yibao::domain::Lang;

use crate::script::{LARGE, NORMAL, SMALL, Script, home};

/// A retired employee of 无锡, second stay, tertiary, elsewhere and not filed.
fn retired() -> Script {
    home().press("wx enter f3 20000 down 2 down 2 down down down 2 down 3")
}

fn spoken(script: Script, lang: Lang) -> Script {
    if lang == Lang::En { script.press("f6") } else { script }
}

#[test]
fn the_lines_of_the_bill_carry_the_numbers_their_formulas_name() {
    for size in [NORMAL, SMALL, LARGE] {
        let shown = retired().sized(size).press("tab").screen(size);
        let named = |number: &str, name: &str| {
            shown.lines().any(|line| {
                line.split_once(name).is_some_and(|(before, _)| before.split_whitespace().any(|word| word == number))
            })
        };
        assert!(named("4", "能算进医保的"), "{shown}");
        assert!(named("5", "起付线"), "{shown}");
    }
}

#[test]
fn both_columns_are_whole_at_every_size_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [NORMAL, SMALL, LARGE] {
            for (script, person) in [
                (retired(), ["6,315.00", "3,382.50"]),
                (home().press("wx enter f3 800000 down right"), ["99,678.53", "57,159.35"]),
            ] {
                let shown = spoken(script, lang).sized(size).press("tab end").screen(size);
                for amount in person {
                    assert!(shown.contains(amount), "{amount} on\n{shown}");
                }
                let cut = |line: &str| {
                    line.split_whitespace().any(|word| {
                        word.ends_with('…')
                            && word.starts_with(|c: char| c.is_ascii_digit())
                            && word.contains([',', '.'])
                    })
                };
                assert!(!shown.lines().any(cut), "{shown}");
            }
        }
    }
}

#[test]
fn a_person_reads_titles_and_never_ids_or_codes() {
    let places = ["wx", "bj", "qd", "sz"];
    for lang in [Lang::Zh, Lang::En] {
        for place in places {
            for size in [NORMAL, SMALL, LARGE] {
                let mut script = spoken(home(), lang).sized(size).press(place).press("enter f3 800000 down right tab");
                let mut seen = script.screen(size);
                for _ in 0..18 {
                    script = script.press("enter");
                    seen.push_str(&script.screen(size));
                    script = script.press("esc down");
                }
                for _ in 0..3 {
                    script = script.press("tab");
                    seen.push_str(&script.screen(size));
                }
                let code = seen.lines().find(|line| {
                    line.contains("RD-")
                        || line.contains("employee-20")
                        || line.contains("shebao-")
                        || line.contains("resident-20")
                });
                assert_eq!(code, None, "{place}");
            }
        }
    }
}

#[test]
fn one_row_at_a_time_carries_the_mark() {
    for (keys, at) in [("tab", "医疗总费用"), ("", "在哪里看")] {
        let shown = retired().sized(LARGE).press(keys).screen(LARGE);
        let marked: Vec<&str> = shown.lines().filter(|line| line.contains('▸')).collect();
        assert_eq!(marked.len(), 1, "{shown}");
        assert!(marked[0].contains(at), "{shown}");
    }
}
