//! What is read on the tabs of the estimator: numbered lines, whole amounts, titles instead of ids.

use yibao::app::interview::question::Question;
use yibao::domain::Lang;
use yibao::estimate::TypedWords;

use crate::estimator::{go, interview};
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

/// The footer.
fn footer(script: &Script, size: yibao::app::Size) -> String {
    script.screen(size).lines().last().unwrap_or_default().to_owned()
}

#[test]
fn the_footer_names_only_keys_that_do_something_and_the_way_back() {
    let at = |keys: &str, size| footer(&retired().sized(size).press(keys), size);
    assert_eq!(at("", SMALL), " ↑↓ 换题  ←→ 改答案  Tab 细看  Esc 返回");
    assert_eq!(at("tab", SMALL), " ↑↓ 选行  Enter 细看  Tab 换页  Esc 返回");
    assert!(!at("tab tab tab tab", SMALL).contains("↑↓"), "{}", at("tab tab tab tab", SMALL));
    assert!(at("", NORMAL).contains("←→ 1-4 改答案"), "{}", at("", NORMAL));
    assert!(at("up up", NORMAL).contains("←→ 1-5 改答案"), "{}", at("up up", NORMAL));
    let english = footer(&spoken(retired().sized(SMALL), Lang::En), SMALL);
    assert!(english.contains("Esc back") && english.contains("←→"), "{english}");
    for keys in ["tab tab", "tab tab tab"] {
        let script = retired().sized(SMALL).press(keys);
        let moves = script.screen(SMALL) != retired().sized(SMALL).press(keys).press("down").screen(SMALL);
        assert_eq!(footer(&script, SMALL).contains("↑↓"), moves, "{}", script.screen(SMALL));
    }
}

#[test]
fn what_the_command_takes_as_a_rule_can_be_typed() {
    let typed = |question: Question, word: &str| {
        let script = go(home().press("wx enter f3 20000 down 2"), question).press(word).hides("看不懂");
        let (page, model) = (interview(&script), script.model());
        page.inquiry(model.content(), model.as_of()).map(|inquiry| inquiry.typed)
    };
    let rules = |words: TypedWords| Some(words.rules().unwrap());
    for word in ["85", "85%", "65%..", "65..", "..90%", "85%..90%", "~60%", "65％。。"] {
        let rate = TypedWords { rate: Some(word.into()), ..TypedWords::default() };
        assert_eq!(typed(Question::Rate, word), rules(rate), "{word}");
        let above = TypedWords { above_cap: Some(word.into()), ..TypedWords::default() };
        assert_eq!(typed(Question::AboveCap, word), rules(above), "{word}");
    }
    for word in ["1200", "1.2万", "400..", "..1600", "400..1600", "~1300", "none"] {
        let deductible = TypedWords { deductible: Some(word.into()), ..TypedWords::default() };
        assert_eq!(typed(Question::Deductible, word), rules(deductible), "{word}");
        let cap = TypedWords { cap: Some(word.into()), ..TypedWords::default() };
        assert_eq!(typed(Question::Cap, word), rules(cap), "{word}");
    }
    let begun = TypedWords { rate: Some("65".into()), ..TypedWords::default() };
    assert_eq!(typed(Question::Rate, "65."), rules(begun), "more is to come");
}

#[test]
fn a_field_that_cannot_be_read_names_the_keys_that_empty_it() {
    let script = home().press("wx enter f3 12,34.567").shows("Backspace 删一个字").shows("Del 清空");
    let script = script.press("del").hides("看不懂").shows("先打总费用的数字");
    script.press("20000").shows("预计报销");
}

#[test]
fn digits_above_an_empty_total_are_told_where_it_is() {
    home().press("wx enter f3 down").shows("总费用还没填：按 ↑ 到第一行").press("up").shows("先打总费用的数字");
}

#[test]
fn whose_numbers_these_are_and_that_they_are_not_official_is_never_cut() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [NORMAL, SMALL, LARGE] {
            for keys in
                ["wx enter f3 20000", "wx enter f3 20000 down right", "qd enter f3 20000", "tj enter f3 20000 down 2"]
            {
                for more in ["", "end enter", "end enter down down down"] {
                    let shown = spoken(home(), lang).sized(size).press(keys).press(more).screen(size);
                    let rows: Vec<&str> = shown.lines().collect();
                    let rule = rows.len() - 2;
                    let foot = rows[rule - 5..rule].join("\n");
                    assert!(!foot.contains('…'), "{shown}");
                    let words = ["官方", "以当地", "以结算", "official", "decides", "binding"];
                    assert!(words.iter().any(|word| foot.contains(word)), "{shown}");
                }
            }
        }
    }
}

#[test]
fn hints_are_whole_at_every_size_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [NORMAL, SMALL, LARGE] {
            let mut script = spoken(home(), lang).sized(size).press("wx enter f3 20000 down 2 end enter home");
            for _ in 0..20 {
                let shown = script.screen(size);
                let cut: Vec<&str> = shown.lines().filter(|line| line.ends_with('…')).collect();
                assert!(cut.is_empty(), "{cut:?} on\n{shown}");
                script = script.press("down");
            }
        }
    }
}

#[test]
fn every_answer_can_be_seen_where_there_is_room() {
    for (size, lang) in [(LARGE, Lang::Zh), (LARGE, Lang::En), (NORMAL, Lang::En), (NORMAL, Lang::Zh)] {
        for keys in ["wx enter f3 20000", "wx enter f3 20000 down 2"] {
            let shown = spoken(home(), lang).sized(size).press(keys).screen(size);
            assert!(!shown.contains(" …") && !shown.contains("…["), "{shown}");
        }
    }
}

#[test]
fn every_field_that_cannot_be_read_is_marked_and_a_negative_rate_is_called_negative() {
    let script = home().press("wx enter f3 20000 down 2 end enter end up up").press("-3");
    script.shows("「报销比例」不能是负数（-3）").shows("请写 0 或正数");
}

#[test]
fn the_curve_tells_the_cap_before_anything_else() {
    for size in [NORMAL, SMALL, LARGE] {
        let beyond = [
            ("bj enter f3 800000 down right", "再往上按不报算"),
            ("wx enter f3 800000 down right", "再往上换成大额补助报"),
            ("bj enter f3 800000", "再往上只有大病保险报"),
        ];
        for (keys, said) in beyond {
            let shown = home().sized(size).press(keys).press("tab tab tab tab").screen(size);
            let cap = shown.find("封顶线：总费用").unwrap_or_else(|| panic!("{shown}"));
            assert!(shown.find("换比例").is_none_or(|band| cap < band), "{shown}");
            let whole: String = shown.lines().map(str::trim).collect();
            assert!(whole.contains(said), "{shown}");
        }
    }
    let shown = spoken(home().press("wx enter f3 20000 down right tab tab tab tab"), Lang::En).screen(NORMAL);
    assert!(!shown.contains("on(right"), "{shown}");
}

#[test]
fn what_the_person_paid_this_year_is_asked_where_critical_illness_insurance_counts_it() {
    let asks = |place: &str| {
        let script = home().sized(LARGE).press(place).press("enter f3 500000 end enter");
        (
            script.screen(LARGE).contains("今年已自己付"),
            script.press("tab end").screen(LARGE).contains("大病保险没有算"),
        )
    };
    let mut asked = 0;
    for place in ["wx", "cq", "sh", "cd", "hz", "nb", "wh", "gz", "xa", "lz", "zz", "ly", "km", "gy", "jn"] {
        let (asks, left_out) = asks(place);
        assert!(!(asks && left_out), "{place}: it is asked although it is not counted");
        asked += usize::from(asks);
    }
    assert!(asked > 0);
}

#[test]
fn the_credit_page_is_whole_in_large_print() {
    for lang in [Lang::Zh, Lang::En] {
        for keys in ["wx enter pgdn end enter 3700", "bj enter pgdn end enter 70", "tj enter pgdn end enter 3700"] {
            for size in [NORMAL, SMALL, LARGE] {
                let script = spoken(home(), lang).press(keys).sized(size);
                let shown = script.screen(size);
                assert!(!shown.contains('…'), "{keys}\n{shown}");
                assert!(shown.contains(" ] 元") || shown.contains(" ] yuan"), "{shown}");
                let brief = ["不是官方", "结算", "not official", "not binding"];
                assert!(brief.iter().any(|word| shown.contains(word)), "{shown}");
            }
        }
    }
}

#[test]
fn the_credit_page_says_nothing_twice() {
    let script = home().press("wx enter pgdn end enter");
    let hint = "当地人均养老金，不是您自己的";
    assert_eq!(script.screen(NORMAL).matches(hint).count(), 1, "{}", script.screen(NORMAL));
    let shown = script.press("3700").screen(NORMAL);
    assert_eq!(shown.matches("每月划入 ").count(), 1, "{shown}");
    assert!(shown.contains("这里不按年龄分，不用填"), "{shown}");
}

#[test]
fn no_reason_is_cut_beside_its_line() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [NORMAL, SMALL, LARGE] {
            for keys in ["bj enter f3 800000 down right", "wx enter f3 800000", "qd enter f3 800000 down right"] {
                for more in ["tab", "tab end", "tab down down down"] {
                    let shown = spoken(home(), lang).sized(size).press(keys).press(more).screen(size);
                    assert!(!shown.contains('…'), "{shown}");
                }
            }
        }
    }
}

#[test]
fn the_bar_keeps_its_legend_and_what_is_worth_asking_stays() {
    for lang in [Lang::Zh, Lang::En] {
        for keys in ["wx enter f3 800000", "bj enter f3 800000 down right", "wx enter f3 800000 down right"] {
            let shown = spoken(home(), lang).press(keys).screen(NORMAL);
            assert!(shown.contains("x 超过封顶线") || shown.contains("x above the cap"), "{shown}");
        }
        let shown = spoken(retired(), lang).screen(NORMAL);
        assert!(shown.contains("12393"), "{shown}");
    }
}
