//! What the files say, before anything about it is known to be true. A `Raw…` may be wrong; its domain twin cannot.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::items::Items;

/// A field that may be left out, but not left empty.
pub(super) fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// A text: Chinese only, or `{zh: …, en: …}`.
#[derive(Debug, Default)]
pub(super) struct RawText {
    pub(super) zh: String,
    pub(super) en: Option<String>,
    /// True when it is written as a mapping.
    pub(super) split: bool,
}

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Split {
            zh: String,
            #[serde(default, deserialize_with = "given")]
            en: Option<String>,
        }
        let either: Either<Split> = Either::read(from, "a text, or `{zh: …, en: …}`")?;
        Ok(match either {
            Either::Word(zh) => Self { zh, en: None, split: false },
            Either::Full(Split { zh, en }) => Self { zh, en, split: true },
        })
    }
}

/// One id or a list of them. The codes of places look like numbers to YAML.
#[derive(Debug, Default)]
pub(super) struct OneOrMany {
    pub(super) ids: Vec<String>,
    /// True when it is written as a list.
    pub(super) list: bool,
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::read(from, "an id or a list of ids")
    }
}

impl OneOrMany {
    /// Reads what is called `wanted` where it is something else.
    pub(super) fn read<'de, D: Deserializer<'de>>(from: D, wanted: &'static str) -> Result<Self, D::Error> {
        struct Seen(&'static str);
        impl<'de> Visitor<'de> for Seen {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
            fn visit_str<E>(self, id: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany { ids: vec![id.to_owned()], list: false })
            }
            fn visit_u64<E>(self, code: u64) -> Result<OneOrMany, E> {
                Ok(OneOrMany { ids: vec![code.to_string()], list: false })
            }
            fn visit_unit<E>(self) -> Result<OneOrMany, E> {
                Ok(OneOrMany { ids: vec![String::new()], list: false })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = seq.next_element()? {
                    ids.push(id);
                }
                Ok(OneOrMany { ids, list: true })
            }
        }
        from.deserialize_any(Seen(wanted))
    }
}

/// A step: one line, or its fields one by one.
#[derive(Debug)]
pub(super) enum RawStep {
    Line(String),
    Full(Box<RawFullStep>),
}

impl<'de> Deserialize<'de> for RawStep {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match Either::read(from, "a step: a line such as `tap 服务`, or `{action: tap, label: 服务}`")? {
            Either::Word(line) => Self::Line(line),
            Either::Full(full) => Self::Full(full),
        })
    }
}

/// A scalar or a mapping.
enum Either<T> {
    Word(String),
    Full(T),
}

impl<'de, T: Deserialize<'de>> Either<T> {
    fn read<D: Deserializer<'de>>(from: D, wanted: &'static str) -> Result<Self, D::Error> {
        struct Seen<T>(&'static str, PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Seen<T> {
            type Value = Either<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
            fn visit_str<E>(self, word: &str) -> Result<Either<T>, E> {
                Ok(Either::Word(word.to_owned()))
            }
            fn visit_unit<E: Error>(self) -> Result<Either<T>, E> {
                Ok(Either::Word(String::new()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Either<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Either::Full)
            }
        }
        from.deserialize_any(Seen(wanted, PhantomData))
    }
}

/// A warning accepted at an item, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAllow {
    pub(super) code: String,
    pub(super) reason: String,
}

/// A line of fields, which are split when it is checked. Embedded ones are not copied.
pub(super) type RawLine = Cow<'static, str>;

/// `places.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlaces {
    pub(super) provinces: Items<RawLine>,
    pub(super) places: Items<RawLine>,
    pub(super) outside: Items<RawLine>,
}

/// `counties.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCounties {
    pub(super) counties: Items<RawLine>,
}

/// `tasks.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTasks {
    pub(super) tasks: Items<RawTask>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTask {
    pub(super) id: String,
    pub(super) name: RawText,
    pub(super) short: RawText,
    #[serde(default, deserialize_with = "given")]
    pub(super) hint: Option<RawText>,
    pub(super) finished: RawText,
    #[serde(default, deserialize_with = "given")]
    pub(super) again: Option<RawText>,
    #[serde(default, deserialize_with = "given")]
    pub(super) then: Option<String>,
    #[serde(default)]
    pub(super) premium: bool,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
}

/// `channels.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChannels {
    pub(super) channels: Items<RawChannel>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChannel {
    pub(super) id: String,
    pub(super) name: RawText,
    pub(super) kind: String,
    #[serde(default, deserialize_with = "given")]
    pub(super) hint: Option<RawText>,
    #[serde(default)]
    pub(super) on_card: bool,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
}

/// `sources.yaml`: documents, the hosts a link may lead to, and rows left out by name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSources {
    pub(super) sources: Items<RawSource>,
    /// The hosts a link may lead to.
    #[serde(default)]
    pub(super) link_hosts: Items<String>,
    #[serde(default)]
    pub(super) dropped: Items<RawDropped>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    pub(super) id: String,
    pub(super) title: RawText,
    pub(super) publisher: RawText,
    #[serde(default, deserialize_with = "given")]
    pub(super) date: Option<String>,
    pub(super) read: String,
    pub(super) trust: String,
    #[serde(default, deserialize_with = "given")]
    pub(super) seen_in: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) link: Option<String>,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDropped {
    pub(super) row: String,
    pub(super) reason: String,
}

/// `labels.yaml`: lines such as `社保 = Social insurance`, the Latin words a phone really shows, and the
/// labels that are no names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLabels {
    pub(super) labels: Items<RawLine>,
    #[serde(default)]
    pub(super) latin: Items<RawLine>,
    #[serde(default)]
    pub(super) described: Items<RawLine>,
}

/// `paths/<channel>.yaml`, `paths/<folder>/<name>.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPaths {
    #[serde(default, deserialize_with = "given")]
    pub(super) channel: Option<String>,
    pub(super) paths: Items<RawPath>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPath {
    pub(super) id: String,
    /// Only where the file names no channel for all of its paths, or this one has another.
    #[serde(default, deserialize_with = "given")]
    pub(super) channel: Option<String>,
    pub(super) task: String,
    pub(super) title: RawText,
    pub(super) scope: String,
    #[serde(default)]
    pub(super) except: Vec<String>,
    #[serde(default)]
    pub(super) opens_in: Vec<String>,
    #[serde(default)]
    pub(super) seen_in: Vec<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) unpaid: Option<RawText>,
    #[serde(default)]
    pub(super) refunds: bool,
    #[serde(default)]
    pub(super) superseded: bool,
    #[serde(default, deserialize_with = "given")]
    pub(super) trust: Option<String>,
    pub(super) source: OneOrMany,
    #[serde(default)]
    pub(super) seed_rows: Vec<String>,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
    pub(super) steps: Vec<RawStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFullStep {
    pub(super) action: String,
    #[serde(default, deserialize_with = "given")]
    pub(super) label: Option<RawText>,
    #[serde(default)]
    pub(super) alternatives: Vec<RawText>,
    #[serde(default)]
    pub(super) fields: Vec<RawText>,
    #[serde(default)]
    pub(super) generic: bool,
    #[serde(default, deserialize_with = "given")]
    pub(super) note: Option<RawText>,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
}

/// `notes.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNotes {
    pub(super) notes: Items<RawNote>,
    #[serde(default = "Items::not_written")]
    pub(super) hotlines: Items<RawHotline>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNote {
    pub(super) id: String,
    pub(super) text: RawText,
    pub(super) shown: Vec<String>,
    #[serde(default)]
    pub(super) tasks: Vec<String>,
    #[serde(default)]
    pub(super) channels: Vec<String>,
    #[serde(default)]
    pub(super) steps: Vec<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) unless: Option<String>,
    pub(super) scope: String,
    #[serde(default)]
    pub(super) except: Vec<String>,
    pub(super) source: OneOrMany,
    #[serde(default, deserialize_with = "given")]
    pub(super) trust: Option<String>,
    #[serde(default)]
    pub(super) seed_rows: Vec<String>,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHotline {
    pub(super) number: String,
    pub(super) purpose: RawText,
    #[serde(default)]
    pub(super) tasks: Vec<String>,
    pub(super) scope: String,
    pub(super) source: OneOrMany,
    #[serde(default, deserialize_with = "given")]
    pub(super) trust: Option<String>,
    #[serde(default)]
    pub(super) allow: Vec<RawAllow>,
}

/// `strings/<lang>.yaml`: keys and texts as they stand, doubles included.
#[derive(Debug, Default)]
pub(super) struct RawStrings(pub(super) Vec<(Cow<'static, str>, Cow<'static, str>)>);

impl<'de> Deserialize<'de> for RawStrings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = RawStrings;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of `key: text`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawStrings, A::Error> {
                let mut pairs = Vec::with_capacity(256);
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(RawStrings(pairs))
            }
        }
        from.deserialize_map(Seen)
    }
}
