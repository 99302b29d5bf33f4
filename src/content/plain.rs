//! A short cut for files in the plainest form: top-level keys with one-line texts or lists of one-line texts.
//!
//! Places, counties, labels and strings are written so, and they are most of what is read at start. Splitting their
//! lines costs a twentieth of a YAML parser. The short cut takes a file only when every line of it has a form that YAML
//! reads in one way; at the first line that is anything else it gives up, and the parser decides.

use serde::de::value::{BorrowedStrDeserializer, Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value of the plain form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Plain<'a> {
    Text(&'a str),
    List(Vec<&'a str>),
}

/// Reads `text` if all of it is plain and fits `T`.
pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let pairs = split(text)?;
    T::deserialize(MapDeserializer::<_, Error>::new(pairs.into_iter())).ok()
}

fn split(text: &str) -> Option<Vec<(&str, Plain<'_>)>> {
    if text.chars().any(is_odd) {
        return None;
    }
    let mut pairs: Vec<(&str, Plain<'_>)> = Vec::new();
    for line in text.lines() {
        if line.is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if let Some(item) = line.strip_prefix("  - ") {
            match pairs.last_mut() {
                Some((_, Plain::List(items))) => items.push(scalar(item)?),
                Some((_, Plain::Text(_))) | None => return None,
            }
            continue;
        }
        let (key, rest) = line.split_once(':')?;
        if key.is_empty() || !key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.".contains(&b)) {
            return None;
        }
        let value = match rest.strip_prefix(' ') {
            Some(text) => Plain::Text(scalar(text)?),
            None if rest.is_empty() => Plain::List(Vec::new()),
            None => return None,
        };
        pairs.push((key, value));
    }
    let empty_list = |(_, value): &(&str, Plain<'_>)| *value == Plain::List(Vec::new());
    if pairs.is_empty() || pairs.iter().any(empty_list) || has_doubles(&pairs) {
        return None;
    }
    Some(pairs)
}

/// Characters that a YAML parser refuses, folds or counts as a line end.
fn is_odd(c: char) -> bool {
    matches!(c, '\0'..='\t' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The text of a one-line scalar, plain or quoted, when nothing in it means anything to YAML.
fn scalar(written: &str) -> Option<&str> {
    for quote in ['"', '\''] {
        if let Some(inner) = written.strip_prefix(quote) {
            return inner.strip_suffix(quote).filter(|text| !text.contains([quote, '\\']));
        }
    }
    let first = written.chars().next()?;
    let safe = first.is_alphanumeric() || matches!(first, '「' | '（' | '《');
    let told = written.contains(": ") || written.contains(" #") || written.ends_with([':', ' ']);
    let nothing = written.eq_ignore_ascii_case("null");
    (safe && !told && !nothing).then_some(written)
}

fn has_doubles(pairs: &[(&str, Plain<'_>)]) -> bool {
    let mut keys: Vec<&str> = pairs.iter().map(|(key, _)| *key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|two| two[0] == two[1])
}

impl<'de> IntoDeserializer<'de, Error> for Plain<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Plain<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::List(items) => {
                let items = items.into_iter().map(BorrowedStrDeserializer::<Error>::new);
                SeqDeserializer::new(items.map(Borrowed)).deserialize_any(visitor)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// An item of a list.
struct Borrowed<'a>(BorrowedStrDeserializer<'a, Error>);

impl<'a> IntoDeserializer<'a, Error> for Borrowed<'a> {
    type Deserializer = BorrowedStrDeserializer<'a, Error>;

    fn into_deserializer(self) -> Self::Deserializer {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::*;

    type Texts = BTreeMap<String, String>;
    type Lists = BTreeMap<String, Vec<String>>;

    /// What the short cut and the parser make of a text; nothing where they refuse it.
    fn both<T: DeserializeOwned>(text: &str) -> [Option<T>; 2] {
        [read(text), serde_yaml::from_str(text).ok()]
    }

    #[test]
    fn the_plain_files_take_the_short_cut_and_mean_the_same() {
        for file in ["places.yaml", "counties.yaml", "labels.yaml", "strings/zh.yaml", "strings/en.yaml"] {
            let text = crate::content::folder::Folder::embedded_file(file);
            let ([texts, texts_in_yaml], [lists, lists_in_yaml]) = (both::<Texts>(text), both::<Lists>(text));
            assert!(texts.is_some() || lists.is_some(), "{file}");
            assert_eq!((texts, lists), (texts_in_yaml, lists_in_yaml), "{file}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "a: [1]",
            "a: {b: c}",
            "a: |\n  b",
            "a: b\n  c",
            "a: \"\\n\"",
            "a: b # c",
            "- a",
            "a:\n- b",
            "a: ~",
            "a: null",
            "a: b\na: c",
        ] {
            assert_eq!(read::<Texts>(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn what_the_short_cut_reads_yaml_reads_the_same(
            lines in proptest::collection::vec("(  - |  |# |)[a-z]{0,2}(:|: |)['\"「a-z0-9甲｜|:#&*!>%@~{}\\[\\], \\-\\\\?.+_年\u{85}\u{a0}]{0,6}", 1..6),
        ) {
            let text = lines.join("\n");
            if let [Some(quick), yaml] = both::<Texts>(&text) {
                prop_assert_eq!(Some(quick), yaml, "{}", text);
            }
            if let [Some(quick), yaml] = both::<Lists>(&text) {
                prop_assert_eq!(Some(quick), yaml, "{}", text);
            }
        }
    }
}
