//! What people pay and when: from `calendar.yaml` to the domain.

mod raw;

use super::findings::{Findings, Spot};
use super::ids::Ids;
use super::items::Unread;
use super::lists::{Known, Sources, date_of, trust_of};
use super::problems::Problem;
use super::raw::OneOrMany;
use crate::domain::{Fee, Fen, NonEmpty, PartialDate, Phase, Scope, Season, Window};
pub(super) use raw::RawCalendar;
use raw::{RawFee, RawPhase, RawSeason};

/// Checks `calendar.yaml`.
pub(super) fn calendar(
    raw: &RawCalendar,
    known: &Known,
    sources: &mut Sources,
    findings: &mut Findings,
    top: &Spot<'_>,
) -> Vec<Season> {
    let list = top.key("calendar");
    let mut check = Check { known, sources, ids: Ids::new(Unread::Nothing) };
    raw.calendar.items.iter().filter_map(|(at, raw)| check.season(raw, findings, &list.item(*at))).collect()
}

struct Check<'a> {
    known: &'a Known,
    sources: &'a mut Sources,
    ids: Ids,
}

impl Check<'_> {
    fn season(&mut self, raw: &RawSeason, findings: &mut Findings, spot: &Spot<'_>) -> Option<Season> {
        let id = self.ids.define(findings, &spot.key("id"), "entry", &raw.id);
        let scopes = self.places(&raw.place, findings, &spot.key("place"));
        let area = findings.text_or_none(&spot.key("area"), raw.area.as_ref());
        let who = findings.text_or_none(&spot.key("who"), raw.who.as_ref());
        let cover_year = year_of(findings, &spot.key("cover_year"), &raw.cover_year);
        let file_year = year_of(findings, &spot.key("file_year"), &raw.file_year);
        let year = cover_year.unwrap_or_default();
        let fees = raw.fee.as_deref().map(|raw| fees(raw, findings, &spot.key("fee"))).unwrap_or_default();
        let window = raw.window.as_ref().map(|raw| {
            let at = spot.key("window");
            let ends = [raw.from.as_deref(), raw.to.as_deref()];
            if ends == [None, None] {
                findings.add(&at, Problem::EmptyList { what: "day".to_owned() });
            }
            days_between(ends, year, findings, &at)
        });
        let phases =
            raw.phases.as_deref().map(|raw| phases(raw, year, findings, &spot.key("phases"))).unwrap_or_default();
        let days = findings.text_or_none(&spot.key("days"), raw.days.as_ref());
        let late = findings.text_or_none(&spot.key("late"), raw.late.as_ref());
        let waiting = findings.text_or_none(&spot.key("waiting"), raw.waiting.as_ref());
        let newborn = findings.text_or_none(&spot.key("newborn"), raw.newborn.as_ref());
        let lists = [raw.fee.is_some(), raw.window.is_some(), raw.phases.is_some()];
        let says = lists.contains(&true) || [&days, &late, &waiting, &newborn].iter().any(|text| text.is_some());
        if !says {
            let advice = "write `fee`, `window` or another field that says something".to_owned();
            findings.advise(spot, Problem::EmptyEntry, Some(advice));
        }
        let trust = raw.trust.as_ref().map(|trust| trust_of(findings, &spot.key("trust"), trust));
        let provenance = self.sources.cite(findings, &spot.key("source"), &raw.source, trust);
        findings.allows(spot, &raw.allow);
        Some(Season {
            id,
            scopes: scopes?,
            area,
            who,
            cover_year: cover_year?,
            file_year: file_year?,
            fees,
            window,
            phases,
            days,
            late,
            waiting,
            newborn,
            provenance: NonEmpty::new(provenance)?,
            seed_rows: raw.seed_rows.iter().map(|row| row.as_str().into()).collect(),
        })
    }

    fn places(&self, raw: &OneOrMany, findings: &mut Findings, spot: &Spot<'_>) -> Option<NonEmpty<Scope>> {
        if raw.ids.is_empty() {
            findings.add(spot, Problem::EmptyList { what: "place".to_owned() });
        }
        let scopes = raw.ids.iter().enumerate().map(|(at, code)| {
            let item = spot.item(at);
            self.known.codes.scope(findings, if raw.list { &item } else { spot }, code)
        });
        NonEmpty::new(scopes.collect())
    }
}

fn fees(raw: &[RawFee], findings: &mut Findings, list: &Spot<'_>) -> Vec<Fee> {
    if raw.is_empty() {
        findings.add(list, Problem::EmptyList { what: "fee".to_owned() });
    }
    let fees = raw.iter().enumerate().filter_map(|(at, raw)| {
        let spot = list.item(at);
        let group = findings.text(&spot.key("group"), &raw.group);
        let amount = amount_of(findings, &spot.key("amount"), &raw.amount);
        Some(Fee { group, amount: amount?, aided: raw.aided })
    });
    fees.collect()
}

fn phases(raw: &[RawPhase], year: i16, findings: &mut Findings, list: &Spot<'_>) -> Vec<Phase> {
    if raw.is_empty() {
        findings.add(list, Problem::EmptyList { what: "phase".to_owned() });
    }
    let phases = raw.iter().enumerate().map(|(at, raw)| {
        let spot = list.item(at);
        let wait_months = raw.wait_months.as_ref().and_then(|text| {
            let months = text.parse().ok();
            if months.is_none() {
                findings.add(&spot.key("wait_months"), Problem::BadMonths { text: text.clone() });
            }
            months
        });
        Phase {
            window: days_between([raw.from.as_deref(), raw.to.as_deref()], year, findings, &spot),
            benefit: findings.text(&spot.key("benefit"), &raw.benefit),
            wait_months,
            amount: raw.amount.as_ref().and_then(|text| amount_of(findings, &spot.key("amount"), text)),
            late: raw.late,
        }
    });
    phases.collect()
}

/// A window of the cover year `year`, which people pay for in that year or in the one before. Zero is no year.
fn days_between(ends: [Option<&str>; 2], year: i16, findings: &mut Findings, spot: &Spot<'_>) -> Window {
    let [from, to] = [("from", ends[0]), ("to", ends[1])].map(|(key, text)| {
        let day = date_of(findings, &spot.key(key), text?)?;
        if year != 0 && !(year - 1..=year).contains(&day.year()) {
            let problem = Problem::OtherYear { date: day.to_string(), year: year.to_string() };
            let advice = "people pay for a year in that year and in the one before".to_owned();
            findings.advise(&spot.key(key), problem, Some(advice));
        }
        Some(day)
    });
    if let (Some(first), Some(last)) = (from, to)
        && first.earliest() > last.latest()
    {
        let problem = Problem::ReversedWindow { from: first.to_string(), to: last.to_string() };
        findings.add(&spot.key("to"), problem);
    }
    Window { from, to }
}

fn amount_of(findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Option<Fen> {
    // Grouped or scaled amounts are for people to type; a file has one way to write one.
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let amount = if plain { Fen::from_people(text).ok() } else { None };
    if amount.is_none() {
        let advice = "write yuan in digits: \"400\"".to_owned();
        findings.advise(spot, Problem::BadAmount { text: text.to_owned() }, Some(advice));
    }
    amount
}

fn year_of(findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Option<i16> {
    let year = text.parse().ok().filter(|_| text.len() == 4).map(PartialDate::year);
    if year.is_none() {
        findings.advise(spot, Problem::BadDate { text: text.to_owned() }, Some("write a year: 2026".to_owned()));
    }
    year
}
