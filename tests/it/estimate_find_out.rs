//! What is worth finding out is said by every form of an estimate: text, Markdown and JSON.

use serde_json::Value;
use yibao::content::embedded_strings;
use yibao::domain::{Lang, Phrase};

use crate::cli::yibao;

/// The part below the heading, up to the next one or the line that ends the report.
#[track_caller]
fn part<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("{heading}\n")).expect(heading);
    ["\n\n──", "\n\n##"].into_iter().fold(rest, |part, next| part.split(next).next().unwrap())
}

/// Without what wrapping, tables and Markdown put between the letters.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !"\\|-".contains(*letter)).collect()
}

/// What is left when every sentence is taken out, each of which has to be there.
#[track_caller]
fn without(part: &str, sentences: &[String]) -> String {
    sentences.iter().fold(letters(part), |left, sentence| {
        assert!(left.contains(&letters(sentence)), "{sentence}\nis not in\n{part}");
        left.replacen(&letters(sentence), "", 1)
    })
}

#[test]
fn what_is_worth_finding_out_is_said_alike_as_text_as_markdown_and_as_json() {
    let mut uncapped = 0;
    for city in ["常州", "成都", "大连", "杭州"] {
        for lang in [Lang::Zh, Lang::En] {
            let title = embedded_strings(lang).get(Phrase::FindTitle).to_owned();
            let written = |format: &str| {
                yibao(&format!(
                    "estimate --city {city} --level unsure --total 900000 --as-of 2026-11-29 --lang {} --format {format}",
                    lang.code()
                ))
                .out
            };
            let (text, markdown) = (written("text"), written("markdown"));
            let json: Value = serde_json::from_str(&written("json")).unwrap();
            let found = &json["find_out"];
            let said: Vec<String> = serde_json::from_value(found["said"].clone()).unwrap();
            let option = embedded_strings(lang).get(Phrase::FindCapOption).to_owned();
            uncapped += usize::from(said.contains(&option));
            // Beside the sentences stands only the table, whose figures JSON has as fields.
            let table = without(part(&text, &format!("── {title} ──")), &said);
            assert_eq!(without(part(&markdown, &format!("## {title}")), &said), table, "{city}");
            let questions = found["questions"].as_array().unwrap();
            let useful: Vec<&Value> = questions.iter().filter(|question| question["saved"] != "0.00").collect();
            assert_eq!(table.is_empty(), useful.is_empty(), "{city}: {table}");
            for question in useful {
                assert!(table.contains(&letters(question["text"].as_str().unwrap())), "{city}: {question}");
            }
        }
    }
    assert!(uncapped > 0, "somewhere nobody tells the cap");
}
