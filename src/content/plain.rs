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
    if is_odd(text) {
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

/// True when the text has a character that a YAML parser refuses, folds or counts as a line end: controls, U+0080 to
/// U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF. They are told by their bytes, because whole files are looked through.
fn is_odd(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(0);
    let third = |at: usize| bytes.get(at + 2).copied().unwrap_or(0);
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' => false,
        0..=0x1f | 0x7f => true,
        0xc2 => next(at) < 0xa0,
        0xe2 => next(at) == 0x80 && matches!(third(at), 0xa8 | 0xa9),
        0xef => (next(at) == 0xbb && third(at) == 0xbf) || (next(at) == 0xbf && third(at) >= 0xbe),
        _ => false,
    })
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
    let two = |pair: &[u8]| matches!(pair, b": " | b" #");
    let told = written.as_bytes().windows(2).any(two) || written.ends_with([':', ' ']);
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

    #[test]
    fn odd_characters_are_told_by_their_bytes() {
        for odd in "\0\t\r\u{b}\u{1f}\u{7f}\u{80}\u{85}\u{9f}\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".chars() {
            assert!(is_odd(&format!("甲{odd}乙")), "{odd:?}");
        }
        for even in "\n a~\u{a0}é…、。「ｗ｜：\u{fffd}\u{2027}\u{202a}医保".chars() {
            assert!(!is_odd(&format!("甲{even}乙")), "{even:?}");
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
