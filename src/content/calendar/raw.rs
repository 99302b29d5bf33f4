//! What `calendar.yaml` says, before anything about it is known to be true.

use serde::{Deserialize, Deserializer};

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
    #[serde(deserialize_with = "codes")]
    pub(super) place: OneOrMany,
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

/// `national`, the code of a place, or a list of codes.
fn codes<'de, D: Deserializer<'de>>(from: D) -> Result<OneOrMany, D::Error> {
    OneOrMany::read(from, "`national`, a place code or a list of place codes")
}
