//! A file of rules before anything about it is known to be true: a tree of texts, lists and keys.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value of a file.
#[derive(Debug, Clone)]
pub(in super::super) enum RawNode {
    Text(String),
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

/// A file: its keys and values as they stand, doubles included.
#[derive(Debug, Default)]
pub(in super::super) struct RawPolicy {
    pub(in super::super) pairs: Vec<(String, RawNode)>,
}

impl RawPolicy {
    pub(super) fn get(&self, key: &str) -> Option<&RawNode> {
        self.pairs.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }
}

impl RawNode {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            Self::Text(_) | Self::Map(_) => None,
        }
    }

    pub(super) fn pairs(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Map(pairs) => Some(pairs),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The value under a key of a mapping.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.pairs()?.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// What it is, for a sentence.
    pub(super) fn kind(&self) -> String {
        match self {
            Self::Text(text) if text.is_empty() => "nothing",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "fields",
        }
        .to_owned()
    }
}

struct Seen;

impl<'de> Visitor<'de> for Seen {
    type Value = RawNode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, a list or fields; write an amount with decimals as `1200.50元`")
    }

    fn visit_str<E>(self, text: &str) -> Result<RawNode, E> {
        Ok(RawNode::Text(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<RawNode, E> {
        Ok(RawNode::Text(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<RawNode, E> {
        Ok(RawNode::Text(number.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<RawNode, E> {
        Ok(RawNode::Text(String::new()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<RawNode, E> {
        Ok(RawNode::Text(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawNode, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(RawNode::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawNode, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(RawNode::Map(pairs))
    }
}

impl<'de> Deserialize<'de> for RawNode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Seen)
    }
}

impl<'de> Deserialize<'de> for RawPolicy {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match RawNode::deserialize(from)? {
            RawNode::Map(pairs) => Ok(Self { pairs }),
            RawNode::Text(_) | RawNode::List(_) => Err(D::Error::custom("a file of rules begins with `place: …`")),
        }
    }
}
