use proptest::prelude::*;

use super::super::calendar::RawCalendar;
use super::super::policies::RawPolicy;
use super::super::raw::{
    RawChannels, RawCounties, RawLabels, RawNotes, RawPaths, RawPlaces, RawSources, RawStrings, RawTasks,
};
use super::super::tree::{Kind, Like, Node};
use super::super::{folder::Folder, yaml};
use super::value::{Plain, may_be_no_text, number};
use super::{is_odd, read, read_part, split};

/// The tree as the YAML parser sees it, with texts as they are written.
fn same(plain: &Plain<'_>, node: &Node) -> bool {
    match (plain, &node.kind) {
        (Plain::Text { text, .. }, Kind::Text { text: other, .. }) => *text == **other,
        (Plain::List(items), Kind::List(nodes)) => {
            items.len() == nodes.len() && items.iter().zip(nodes).all(|(item, node)| same(item, node))
        }
        (Plain::Map(pairs), Kind::Map(nodes)) => {
            let alike = |((key, value), (name, node)): (&(&str, Plain<'_>), &(Node, Node))| {
                same(&Plain::bare(key), name) && same(value, node)
            };
            pairs.len() == nodes.len() && pairs.iter().zip(nodes).all(alike)
        }
        (Plain::Text { .. } | Plain::List(_) | Plain::Map(_), _) => false,
    }
}

#[test]
fn the_short_cut_splits_every_shipped_file_and_means_the_same() {
    let mut files = 0;
    let mut left = Vec::new();
    for name in Folder::embedded_names() {
        let text = Folder::embedded_file(name);
        match split(text) {
            Some(plain) => assert!(same(&plain, &yaml::tree(text).unwrap()), "{name}"),
            None => left.push(name),
        }
        files += 1;
    }
    assert!(files > 10, "{files} files");
    assert_eq!(left, [""; 0], "these files are not plain");
}

/// Reads a file of the folder into its raw type; false when the short cut does not fit.
fn fits(name: &str, text: &str) -> bool {
    match name {
        "places.yaml" => read::<RawPlaces>(text).is_some(),
        "counties.yaml" => read::<RawCounties>(text).is_some(),
        "tasks.yaml" => read::<RawTasks>(text).is_some(),
        "channels.yaml" => read::<RawChannels>(text).is_some(),
        "sources.yaml" => read::<RawSources>(text).is_some(),
        "labels.yaml" => read::<RawLabels>(text).is_some(),
        "notes.yaml" => read::<RawNotes>(text).is_some(),
        "calendar.yaml" => read::<RawCalendar>(text).is_some(),
        _ if name.starts_with("strings/") => read::<RawStrings>(text).is_some(),
        _ if name.starts_with("paths/") => read::<RawPaths>(text).is_some(),
        _ if name.starts_with("policies/") => read::<RawPolicy>(text).is_some(),
        _ => false,
    }
}

#[test]
fn every_shipped_file_is_read_by_the_short_cut() {
    let names = Folder::embedded_names();
    let left: Vec<&str> = names.filter(|name| !fits(name, Folder::embedded_file(name))).collect();
    assert_eq!(left, [""; 0], "these files need the parser");
}

#[test]
fn what_is_not_plain_is_left_to_the_parser() {
    let texts = [
        "a: {b: c",
        "a: |\n  b",
        "a: b\n  c",
        "a: \"\\n\"",
        "a: 'b # c",
        "a: b 'c' # d",
        "a: -b",
        "a: -",
        "- a",
        "a:\n- b",
        "a: ~",
        "a: null",
        "a: b\na: c",
        "a: &x b",
        "a: *x",
        "a: !t b",
        "a: {b: c} d",
        "a: [b,c]",
        "a: {}",
        "a: []",
        "a:",
        "a:\n  - b\n   c: d",
        "---\na: b",
        "a: {b: c, b: d}",
        "a: b:",
        "a:\n  -  b: c",
        "? a\n: b",
        "A: b",
    ];
    for text in texts {
        assert_eq!(split(text), None, "{text}");
    }
}

#[test]
fn odd_characters_are_told_by_their_bytes() {
    for odd in "\0\t\r\u{b}\u{1f}\u{7f}\u{80}\u{85}\u{9f}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".chars() {
        assert!(is_odd(&format!("甲{odd}乙")), "{odd:?}");
    }
    for even in "\n a~\u{a0}é…、。「ｗ｜：\u{fffd}\u{2027}\u{202a}医保".chars() {
        assert!(!is_odd(&format!("甲{even}乙")), "{even:?}");
    }
}

const SCALAR: &str = "['\"「a-c0甲｜|:#&*!>%@~{}\\[\\], \\-\\\\?.+×_年]{0,5}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40_000))]

    #[test]
    fn a_word_that_counts_as_a_text_is_one_for_yaml_too(word in "[0-9a-fxob+._:~-]{1,7}|[+.-]{0,2}[a-zA-Z]{2,4}|[0-9]{1,20}|[0-9]{1,3}[a-z 年-]{1,4}") {
        let seen = yaml::like(&word);
        if let Some(number) = number(&word) {
            prop_assert_eq!(seen, Like::Number);
            prop_assert_eq!(number.to_string(), word);
        } else if !may_be_no_text(&word) && split(&format!("a: {word}")).is_some() {
            prop_assert_eq!(seen, Like::Word);
        }
    }

    #[test]
    fn what_the_short_cut_reads_yaml_reads_the_same(
        lines in proptest::collection::vec(("( {0,4}- | {0,4}|  - |    |#)([a-c]{0,2}:( |))?(\\{[a-c]: |\\[|)", SCALAR, "(\\}|\\]|, [a-c]: 1\\}|, b\\]|)"), 1..6),
    ) {
        let text = lines.iter().map(|(a, b, c)| format!("{a}{b}{c}")).collect::<Vec<_>>().join("\n");
        if let Some(plain) = split(&text) {
            match yaml::tree(&text) {
                Ok(node) => prop_assert!(same(&plain, &node), "{}\n{:?}\n{:?}", text, plain, node),
                Err(broken) => prop_assert!(false, "{}\n{:?}\n{:?}", text, plain, broken),
            }
        }
    }
}

#[test]
fn a_part_of_a_shipped_file_never_needs_the_parser() {
    for wanted in [None, Some("national"), Some("320200"), Some("000000")] {
        let wanted = |key: &str, text: &str| (key == "scope" || key == "place").then_some(Some(text) == wanted);
        assert!(read_part::<RawNotes>(Folder::embedded_file("notes.yaml"), &wanted).is_some());
        assert!(read_part::<RawCalendar>(Folder::embedded_file("calendar.yaml"), &wanted).is_some());
        for name in Folder::embedded_paths() {
            assert!(read_part::<RawPaths>(Folder::embedded_file(name), &wanted).is_some(), "{name}");
        }
    }
}
