//! Values of the plain form, and how raw types are read from them.

use std::borrow::Cow;

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value of the plain form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Plain<'a> {
    Text { text: Cow<'a, str>, quoted: bool },
    List(Vec<Self>),
    Map(Vec<(&'a str, Self)>),
}

impl<'a> Plain<'a> {
    pub(super) fn bare(text: &'a str) -> Self {
        Self::Text { text: Cow::Borrowed(text), quoted: false }
    }

    pub(super) fn quoted(text: Cow<'a, str>) -> Self {
        Self::Text { text, quoted: true }
    }
}

/// True for a bare word that YAML may take for a number or a truth value where any kind of value may stand.
pub(super) fn may_be_no_text(word: &str) -> bool {
    let mut before = b'e';
    // What numbers are made of in any notation; a sign stands first or after an exponent's `e`.
    let like_a_number = word.bytes().all(|b| {
        let fits = match b {
            b'+' | b'-' => matches!(before, b'e' | b'E'),
            b'a'..=b'f' | b'A'..=b'F' | b'0'..=b'9' => true,
            _ => b"xXoO._:".contains(&b),
        };
        before = b;
        fits
    });
    let first = word.bytes().next();
    let starts = first.is_none_or(|b| b.is_ascii_digit() || b"+-.".contains(&b));
    let words = ["true", "false", "yes", "no", "on", "off", "null", "nan", "inf"];
    // Two dots together are a range of ours.
    (starts && like_a_number && !word.contains(".."))
        || word == "~"
        || words.iter().any(|no| word.trim_start_matches(['+', '-', '.']).eq_ignore_ascii_case(no))
}

/// The number that YAML takes a bare word for, where it is plain to see: zero, and digits without a leading zero.
pub(super) fn number(word: &str) -> Option<u64> {
    let leads = word == "0" || !word.starts_with('0');
    let plain = (1..=18).contains(&word.len()) && leads && word.bytes().all(|b| b.is_ascii_digit());
    if plain { word.parse().ok() } else { None }
}

fn give<'a, V: Visitor<'a>>(text: Cow<'a, str>, visitor: V) -> Result<V::Value, Error> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
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
            Self::Text { text, quoted } if quoted || !may_be_no_text(&text) => give(text, visitor),
            Self::Text { text, .. } => match (number(&text), &*text) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, "true") => visitor.visit_bool(true),
                (None, "false") => visitor.visit_bool(false),
                (None, _) => Err(Error::custom("the parser knows what this is")),
            },
            Self::List(items) => SeqDeserializer::new(items.into_iter()).deserialize_any(visitor),
            Self::Map(pairs) => MapDeserializer::new(pairs.into_iter()).deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text { text, .. } => give(text, visitor),
            Self::List(_) | Self::Map(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
