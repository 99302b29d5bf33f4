//! Reads one node into a raw type, and says what is wrong with its shape in our own words.

use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::super::nearest::did_you_mean;
use super::super::problems::Problem;
use super::{Kind, Like, Node};

/// A shape that does not fit.
#[derive(Debug)]
pub(in super::super) struct Misfit(Box<Wrong>);

#[derive(Debug)]
struct Wrong {
    problem: Problem,
    advice: Option<String>,
    /// Where; nothing until a node on the way out says so.
    bytes: Option<Range<usize>>,
}

type Told = (Problem, Option<String>, Range<usize>);

impl Misfit {
    fn new(problem: Problem, advice: Option<String>) -> Self {
        Self(Box::new(Wrong { problem, advice, bytes: None }))
    }

    /// What is wrong, and where: at `bytes` unless it is known better.
    pub(super) fn told_at(self, bytes: Range<usize>) -> Told {
        (self.0.problem, self.0.advice, self.0.bytes.unwrap_or(bytes))
    }

    fn at(mut self, node: &Node) -> Self {
        self.0.bytes.get_or_insert_with(|| node.caret());
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.problem.fmt(f)
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let problem = Problem::WrongType { found: message.to_string(), wanted: "something else".to_owned() };
        Self::new(problem, None)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "serde's kinds of values; ours are the five that are named")]
    fn invalid_type(unexpected: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let found = match unexpected {
            Unexpected::Bool(_) => "`true` or `false`",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
            Unexpected::Unit => "nothing",
            Unexpected::Seq => "a list",
            Unexpected::Map => "fields",
            _ => "a text",
        };
        let quotes = matches!(unexpected, Unexpected::Bool(_) | Unexpected::Unsigned(_) | Unexpected::Float(_));
        let advice = quotes.then(|| "put it in quotes to make it a text".to_owned());
        Self::new(Problem::WrongType { found: found.to_owned(), wanted: plainly(wanted) }, advice)
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let (problem, advice) = unknown(field, known);
        Self::new(problem, advice)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Problem::MissingField { field: field.to_owned() }, None)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(Problem::DuplicateKey { key: field.to_owned() }, None)
    }
}

/// What was wanted, without the words of the programming language.
fn plainly(wanted: &dyn Expected) -> String {
    let wanted = wanted.to_string();
    match wanted.as_str() {
        "a string" => "a text".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        other if other.starts_with("struct ") => "fields such as `id: …`".to_owned(),
        _ => wanted,
    }
}

fn unknown(field: &str, known: &[&'static str]) -> (Problem, Option<String>) {
    if let Some(wide) = field.chars().find(|letter| is_full_width(*letter)) {
        let advice = half_width(wide).map(|half| format!("write `{half}`"));
        return (Problem::FullWidth { found: wide.to_string() }, advice);
    }
    let advice = did_you_mean(field, known.iter().copied());
    let advice = if field.contains(' ') {
        Some("a colon before a blank makes this a field; put the whole line in quotes".to_owned())
    } else {
        advice.or_else(|| Some(format!("the fields are {}", known.join(", "))))
    };
    (Problem::UnknownField { field: field.to_owned() }, advice)
}

/// Punctuation of Chinese keyboards that looks like YAML's own.
pub(in super::super) fn half_width(wide: char) -> Option<&'static str> {
    match wide {
        '：' => Some(": "),
        '，' | '、' => Some(","),
        '“' | '”' => Some("\""),
        '－' => Some("- "),
        '｜' => Some("|"),
        _ => None,
    }
}

fn is_full_width(letter: char) -> bool {
    half_width(letter).is_some()
}

/// Reads a node as a value.
#[derive(Clone, Copy)]
pub(super) struct NodeReader<'a> {
    node: &'a Node,
    source: &'a str,
}

impl<'a> NodeReader<'a> {
    pub(super) fn new(node: &'a Node, source: &'a str) -> Self {
        Self { node, source }
    }

    /// What is wrong with a node that should have been a mapping.
    pub(super) fn no_mapping(self) -> Told {
        let colon = self.node.text().and_then(|text| text.find('：'));
        if let Some(start) = colon {
            let word = self.node.word(self.source, &(start..start + '：'.len_utf8()));
            let problem = Problem::FullWidth { found: "：".to_owned() };
            let advice = Some("write `: `, a half-width colon and a blank".to_owned());
            return (problem, advice, word.unwrap_or_else(|| self.node.caret()));
        }
        let found = match &self.node.kind {
            Kind::Text { .. } => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "fields",
        };
        let wanted = "fields such as `id: …`".to_owned();
        (Problem::WrongType { found: found.to_owned(), wanted }, None, self.node.caret())
    }

    /// What is wrong with a key that no field has.
    pub(super) fn no_such_field(self, known: &[&'static str]) -> Told {
        let field = self.node.text().unwrap_or_default();
        let (problem, advice) = unknown(field, known);
        let wide = field.find(is_full_width).zip(field.chars().find(|letter| is_full_width(*letter)));
        let word = wide.and_then(|(at, letter)| self.node.word(self.source, &(at..at + letter.len_utf8())));
        (problem, advice, word.unwrap_or_else(|| self.node.caret()))
    }

    fn to(self, node: &'a Node) -> Self {
        Self { node, source: self.source }
    }

    fn wrong(self, wanted: &dyn Expected) -> Misfit {
        let unexpected = match &self.node.kind {
            Kind::Text { like: Like::Nothing, .. } => Unexpected::Unit,
            Kind::Text { like: Like::Bool(value), .. } => Unexpected::Bool(*value),
            Kind::Text { text, .. } => Unexpected::Str(text),
            Kind::List(_) => Unexpected::Seq,
            Kind::Map(_) => Unexpected::Map,
        };
        Misfit::invalid_type(unexpected, wanted)
    }

    fn is_empty(self) -> bool {
        self.node.text().is_some_and(str::is_empty) && self.node.bytes.is_empty()
    }
}

impl<'de> Deserializer<'de> for NodeReader<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let read: Result<V::Value, Misfit> = match &self.node.kind {
            Kind::Text { like: Like::Nothing, .. } => visitor.visit_unit(),
            Kind::Text { like: Like::Bool(value), .. } => visitor.visit_bool(*value),
            Kind::Text { text, like: Like::Number } => match text.parse() {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_f64(0.0),
            },
            Kind::Text { text, like: Like::Word } => visitor.visit_str(text),
            Kind::List(_) => return self.deserialize_seq(visitor),
            Kind::Map(_) => return self.deserialize_map(visitor),
        };
        read.map_err(|error| error.at(self.node))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Text { like: Like::Bool(value), .. } => visitor.visit_bool(*value),
            Kind::Text { .. } | Kind::List(_) | Kind::Map(_) => Err(self.wrong(&visitor)),
        }
        .map_err(|error| error.at(self.node))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Text { text, .. } => visitor.visit_str(text),
            Kind::List(_) | Kind::Map(_) => Err(self.wrong(&visitor)),
        }
        .map_err(|error| error.at(self.node))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Text { like: Like::Nothing, .. } => visitor.visit_none(),
            Kind::Text { .. } | Kind::List(_) | Kind::Map(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::List(items) => visitor.visit_seq(Rest { reader: self, items: items.iter() }),
            Kind::Text { .. } if self.is_empty() => visitor.visit_seq(Rest { reader: self, items: [].iter() }),
            Kind::Text { .. } | Kind::Map(_) => Err(self.wrong(&visitor)),
        }
        .map_err(|error| error.at(self.node))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.kind {
            Kind::Map(pairs) => visitor.visit_map(Pairs { reader: self, left: pairs.iter(), value: None }),
            Kind::Text { .. } | Kind::List(_) => {
                let (problem, advice, bytes) = self.no_mapping();
                Err(Misfit(Box::new(Wrong { problem, advice, bytes: Some(bytes) })))
            }
        }
        .map_err(|error| error.at(self.node))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct enum ignored_any
    }
}

struct Rest<'a> {
    reader: NodeReader<'a>,
    items: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Rest<'_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.items.next().map(|item| seed.deserialize(self.reader.to(item))).transpose()
    }
}

struct Pairs<'a> {
    reader: NodeReader<'a>,
    left: std::slice::Iter<'a, (Node, Node)>,
    value: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(self.reader.to(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        let value = self.value.take().unwrap_or(self.reader.node);
        seed.deserialize(self.reader.to(value))
    }
}
