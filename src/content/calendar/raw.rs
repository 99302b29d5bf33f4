//! What `calendar.yaml` says, before anything about it is known to be true.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::super::items::Items;
use super::super::raw::{OneOrMany, RawAllow, RawText, given};

/// `calendar.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct RawCalendar {
    pub(in super::super) calendar: Items<RawSeason>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct RawSeason {
    pub(super) id: String,
    pub(super) place: RawWhere,
    #[serde(default, deserialize_with = "given")]
    pub(super) area: Option<RawText>,
    #[serde(default, deserialize_with = "given")]
    pub(super) who: Option<RawText>,
    pub(super) cover_year: String,
    pub(super) file_year: String,
    #[serde(default, deserialize_with = "given")]
    pub(super) fee: Option<Vec<RawFee>>,
    #[serde(default, deserialize_with = "given")]
    pub(super) window: Option<RawWindow>,
    #[serde(default, deserialize_with = "given")]
    pub(super) phases: Option<Vec<RawPhase>>,
    #[serde(default, deserialize_with = "given")]
    pub(super) days: Option<RawText>,
    #[serde(default, deserialize_with = "given")]
    pub(super) late: Option<RawText>,
    #[serde(default, deserialize_with = "given")]
    pub(super) waiting: Option<RawText>,
    #[serde(default, deserialize_with = "given")]
    pub(super) newborn: Option<RawText>,
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
pub(super) struct RawFee {
    pub(super) group: RawText,
    pub(super) amount: String,
    #[serde(default)]
    pub(super) aided: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWindow {
    #[serde(default, deserialize_with = "given")]
    pub(super) from: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) to: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPhase {
    #[serde(default, deserialize_with = "given")]
    pub(super) from: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) to: Option<String>,
    pub(super) benefit: RawText,
    #[serde(default, deserialize_with = "given")]
    pub(super) wait_months: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) amount: Option<String>,
    #[serde(default)]
    pub(super) late: bool,
}

/// `national`, the code of a place, or a list of codes. Codes look like numbers to YAML.
#[derive(Debug, Default)]
pub(super) struct RawWhere {
    pub(super) codes: Vec<String>,
    /// True when it is written as a list.
    pub(super) list: bool,
}

impl<'de> Deserialize<'de> for RawWhere {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = RawWhere;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`national`, a place code or a list of place codes")
            }
            fn visit_str<E>(self, code: &str) -> Result<RawWhere, E> {
                Ok(RawWhere { codes: vec![code.to_owned()], list: false })
            }
            fn visit_u64<E>(self, code: u64) -> Result<RawWhere, E> {
                Ok(RawWhere { codes: vec![code.to_string()], list: false })
            }
            fn visit_unit<E>(self) -> Result<RawWhere, E> {
                Ok(RawWhere { codes: vec![String::new()], list: false })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawWhere, A::Error> {
                let mut codes = Vec::new();
                while let Some(code) = seq.next_element()? {
                    codes.push(code);
                }
                Ok(RawWhere { codes, list: true })
            }
        }
        from.deserialize_any(Seen)
    }
}
