//! When and how much, as JSON. Fields are added, never renamed.

use serde::Serialize;

use super::Ways;
use super::json::Document;
use crate::domain::{Cover, Fee, Layer, Phase, Provenance, Season as Entry, Text, Told, Window, WindowState};

/// The cover year being collected, and the one before.
#[derive(Serialize)]
pub(super) struct Season<'a> {
    cover_year: i16,
    /// `open`, `not_yet`, `closed` or `unknown`: of this cover year only.
    state: &'static str,
    days_left: Option<i32>,
    /// The state as the wizard says it.
    text: String,
    #[serde(flatten)]
    known: Known<'a>,
    /// History: the cover year before, where anything is known of it.
    last_year: Option<LastYear<'a>>,
}

#[derive(Serialize)]
struct LastYear<'a> {
    cover_year: i16,
    #[serde(flatten)]
    known: Known<'a>,
}

/// What is known of a cover year. `source` is that of the window or of its parts, else that of the fees.
#[derive(Serialize)]
struct Known<'a> {
    from: Option<String>,
    to: Option<String>,
    fees: Vec<Price<'a>>,
    phases: Vec<Part<'a>>,
    days: Option<&'a str>,
    late: Option<&'a str>,
    waiting: Option<&'a str>,
    newborn: Option<&'a str>,
    layer: Option<&'static str>,
    source: Option<Document<'a>>,
    trust: Option<&'static str>,
    stale: Option<bool>,
    /// Where the fees come from, also when it is the same document.
    fees_from: Option<Origin<'a>>,
    /// What is known of parts of the place or of some people only.
    parts: Vec<Partial<'a>>,
}

#[derive(Serialize)]
struct Origin<'a> {
    layer: &'static str,
    source: Document<'a>,
    trust: &'static str,
    stale: bool,
}

#[derive(Serialize)]
struct Price<'a> {
    group: &'a str,
    amount: String,
    aided: bool,
}

#[derive(Serialize)]
struct Part<'a> {
    from: Option<String>,
    to: Option<String>,
    benefit: &'a str,
    wait_months: Option<u8>,
    amount: Option<String>,
    late: bool,
}

#[derive(Serialize)]
struct Partial<'a> {
    area: Option<&'a str>,
    who: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    fees: Vec<Price<'a>>,
    #[serde(flatten)]
    from_source: Origin<'a>,
}

impl<'a> Ways<'a> {
    pub(super) fn season_as_json(&self) -> Option<Season<'a>> {
        let seasons = self.seasons()?;
        let days_left = match seasons.state {
            WindowState::Open { days_left } => days_left,
            WindowState::NotYet { .. } | WindowState::Closed { .. } | WindowState::Unknown => None,
        };
        let last = &seasons.last;
        Some(Season {
            cover_year: seasons.now.year,
            state: seasons.state.code(),
            days_left,
            text: self.wording.season_state(&seasons),
            known: self.known(&seasons.now),
            last_year: (!last.is_empty()).then(|| LastYear { cover_year: last.year, known: self.known(last) }),
        })
    }

    fn known(&self, cover: &Cover<'a>) -> Known<'a> {
        let lang = self.wording.lang();
        let (window, fees) = (cover.window(), cover.fees());
        let said = |told: Option<Told<'a, Text>>| told.map(|told| told.what.in_lang(lang));
        let days = window.map_or([None, None], |told| days(*told.what));
        let decided = cover.decided_by().map(|(layer, from)| self.origin(layer, from));
        let fees_from = fees.map(|told| self.origin(told.layer, told.provenance));
        let origin = decided.or_else(|| fees.map(|told| self.origin(told.layer, told.provenance)));
        let (layer, trust, stale) = match &origin {
            Some(origin) => (Some(origin.layer), Some(origin.trust), Some(origin.stale)),
            None => (None, None, None),
        };
        let [from, to] = days;
        Known {
            from,
            to,
            fees: fees.map(|told| self.amounts(told.what)).unwrap_or_default(),
            phases: cover.phases().map(|told| self.phases(told.what)).unwrap_or_default(),
            days: said(cover.days()),
            late: said(cover.late()),
            waiting: said(cover.waiting()),
            newborn: said(cover.newborn()),
            layer,
            source: origin.map(|origin| origin.source),
            trust,
            stale,
            fees_from,
            parts: cover.partial.iter().map(|(layer, entry)| self.partial(*layer, entry)).collect(),
        }
    }

    fn origin(&self, layer: Layer, from: &'a Provenance) -> Origin<'a> {
        Origin {
            layer: layer.code(),
            source: Document::of(&from.source, self.wording.lang()),
            trust: from.trust.code(),
            stale: from.stale(self.question.as_of),
        }
    }

    fn amounts(&self, fees: &'a [Fee]) -> Vec<Price<'a>> {
        let lang = self.wording.lang();
        let amount =
            |fee: &'a Fee| Price { group: fee.group.in_lang(lang), amount: fee.amount.to_string(), aided: fee.aided };
        fees.iter().map(amount).collect()
    }

    fn phases(&self, phases: &'a [Phase]) -> Vec<Part<'a>> {
        let lang = self.wording.lang();
        let part = |phase: &'a Phase| {
            let [from, to] = days(phase.window);
            Part {
                from,
                to,
                benefit: phase.benefit.in_lang(lang),
                wait_months: phase.wait_months,
                amount: phase.amount.map(|amount| amount.to_string()),
                late: phase.late,
            }
        };
        phases.iter().map(part).collect()
    }

    fn partial(&self, layer: Layer, entry: &'a Entry) -> Partial<'a> {
        let lang = self.wording.lang();
        let [from, to] = entry.window.map_or([None, None], days);
        Partial {
            area: entry.area.as_ref().map(|area| area.in_lang(lang)),
            who: entry.who.as_ref().map(|who| who.in_lang(lang)),
            from,
            to,
            fees: self.amounts(&entry.fees),
            from_source: self.origin(layer, entry.provenance.first()),
        }
    }
}

fn days(window: Window) -> [Option<String>; 2] {
    [window.from, window.to].map(|day| day.map(|day| day.to_string()))
}
