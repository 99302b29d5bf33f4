//! The one module that names a YAML crate.
//!
//! The quick way, `read`, decides what a file means: `yaml_serde` into raw types. The slow way, `tree`, says where
//! things stand: `serde-saphyr` into nodes that know their bytes.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};

use super::findings::Findings;
use super::problems::Problem;
use super::tree::{Kind, Like, Node};

/// Deeper nesting than any content file has.
const DEEPEST: usize = 32;

/// Why a text is no YAML, or not of the wanted shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) cause: Cause,
    /// Where it was noticed: a byte of the text.
    pub(super) byte: Option<usize>,
}

/// What a parser stopped at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// A mistake, in the parser's words.
    Mistake(String),
    /// Too many levels.
    Depth,
    /// More nodes than the file can honestly hold.
    Repetition,
}

impl Broken {
    /// Notes what is wrong with the file: one finding, whatever else is in it.
    pub(super) fn report(self, file: &str, text: &str, findings: &mut Findings) {
        let problem = match self.cause {
            Cause::Depth => Problem::TooDeep,
            Cause::Repetition => Problem::AliasBomb,
            Cause::Mistake(why) => {
                if let Some(colon) = full_width_colon(text, self.byte.unwrap_or(text.len())) {
                    let problem = Problem::FullWidth { found: "：".to_owned() };
                    let advice = Some("write `: `, a half-width colon and a blank".to_owned());
                    return findings.bytes(file, colon..colon + '：'.len_utf8(), problem, advice);
                }
                Problem::BadYaml { why }
            }
        };
        match self.byte {
            Some(byte) if text.get(..byte).is_some_and(|before| before.ends_with('\t')) => {
                let advice = Some("indent with blanks, not with tabs".to_owned());
                findings.bytes(file, byte - 1..byte, problem, advice);
            }
            Some(byte) => {
                let end = text.get(byte..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                findings.bytes(file, byte..byte + end, problem, None);
            }
            None => findings.file(file, problem, None),
        }
    }
}

/// A `：` that ends a key on the line of `byte` or one before: the likeliest reason why nothing fits below it.
fn full_width_colon(text: &str, byte: usize) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if start > byte {
            break;
        }
        let key = line.find(|letter: char| !(letter.is_ascii_alphanumeric() || " -_.".contains(letter)));
        if let Some(at) = key.filter(|at| line.get(*at..).is_some_and(|rest| rest.starts_with('：'))) {
            return Some(start + at);
        }
        start += line.len();
    }
    None
}

/// Reads a file in one go; the first thing wrong ends it.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Broken> {
    if let Some(raw) = super::plain::read(text) {
        return Ok(raw);
    }
    serde_yaml::from_str(text).map_err(|error| {
        let byte = error.location().map(|place| place.index());
        let why = error.to_string();
        let cause = if why.starts_with("recursion limit") {
            Cause::Depth
        } else if why.starts_with("repetition limit") {
            Cause::Repetition
        } else {
            Cause::Mistake(without_position(&why))
        };
        Broken { cause, byte }
    })
}

/// Reads a text as nodes.
pub(super) fn tree(text: &str) -> Result<Node, Broken> {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
        budget: serde_saphyr::budget! { max_depth: DEEPEST },
    };
    match serde_saphyr::from_str_with_options::<Spanned<Shape>>(text, options) {
        Ok(shape) => Ok(node(text, shape)),
        Err(error) => {
            let byte = error.location().map(|place| byte_of(text, place.line(), place.column()));
            let why = error.to_string();
            let cause = if why.contains("recursion limit") || why.contains("Depth {") {
                Cause::Depth
            } else if why.contains("budget") || why.contains("alias") {
                Cause::Repetition
            } else {
                Cause::Mistake(without_position(&why))
            };
            Err(Broken { cause, byte })
        }
    }
}

/// Drops ` at line 3 column 7`: the report says it better.
fn without_position(why: &str) -> String {
    why.split(" at line ").next().unwrap_or_default().trim_end_matches(',').to_owned()
}

fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let before: usize =
        text.split_inclusive('\n').zip(1..).take_while(|(_, at)| *at < line).map(|(line, _)| line.len()).sum();
    let rest = text.get(before..).unwrap_or_default();
    let inside: usize =
        rest.chars().zip(1..).take_while(|(_, at)| *at < column).map(|(letter, _)| letter.len_utf8()).sum();
    before + inside
}

/// A value as the parser saw it.
enum Shape {
    Text(String),
    /// A plain scalar that is not taken for text; its text is in the file.
    Bare,
    List(Vec<Spanned<Self>>),
    Map(Vec<(Spanned<Self>, Spanned<Self>)>),
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Seen)
    }
}

struct Seen;

impl<'de> Visitor<'de> for Seen {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Shape, E> {
        Ok(Shape::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Bare)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Shape, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Shape::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Shape::Map(pairs))
    }
}

fn node(text: &str, shape: Spanned<Shape>) -> Node {
    let bytes = bytes_of(text, &shape.referenced);
    let kind = match shape.value {
        Shape::Text(text) => Kind::Text { text, like: Like::Word },
        Shape::Bare => {
            let written = text.get(bytes_of(text, &shape.defined)).unwrap_or_default();
            Kind::Text { text: written.to_owned(), like: like(written) }
        }
        Shape::List(items) => Kind::List(items.into_iter().map(|item| node(text, item)).collect()),
        Shape::Map(pairs) => {
            Kind::Map(pairs.into_iter().map(|(key, value)| (node(text, key), node(text, value))).collect())
        }
    };
    Node { bytes, kind }
}

fn bytes_of(text: &str, place: &serde_saphyr::Location) -> Range<usize> {
    let number = |number: Option<u64>| number.and_then(|number| usize::try_from(number).ok());
    let start = number(place.span().byte_offset()).unwrap_or_else(|| byte_of(text, place.line(), place.column()));
    let end = start.saturating_add(number(place.span().byte_len()).unwrap_or_default());
    start.min(text.len())..end.min(text.len())
}

/// What the deciding parser takes a plain scalar for.
pub(super) fn like(written: &str) -> Like {
    match serde_yaml::from_str(written) {
        Ok(serde_yaml::Value::Null) => Like::Nothing,
        Ok(serde_yaml::Value::Bool(value)) => Like::Bool(value),
        Ok(serde_yaml::Value::Number(_)) => Like::Number,
        Ok(_) | Err(_) => Like::Word,
    }
}
