//! Notes and hotlines.

use super::findings::{Findings, Spot};
use super::ids::{Ids, word_of};
use super::items::Unread;
use super::lists::{Known, Sources, trust_of};
use super::paths::action_of;
use super::problems::Problem;
use super::raw::{RawHotline, RawNote, RawNotes};
use crate::domain::{Hotline, Note, Shown, ShownOn};

/// Checks `notes.yaml`.
pub(super) fn notes(
    raw: &RawNotes,
    known: &Known,
    sources: &mut Sources,
    findings: &mut Findings,
    top: &Spot<'_>,
) -> (Vec<Note>, Vec<Hotline>) {
    let mut ids = Ids::new(Unread::Nothing);
    let list = top.key("notes");
    let notes = raw.notes.items.iter();
    let notes = notes.filter_map(|(at, raw)| {
        let spot = list.item(*at);
        let id = ids.define(findings, &spot.key("id"), "note", &raw.id);
        note(id, raw, known, sources, findings, &spot)
    });
    let notes = notes.collect();
    let list = top.key("hotlines");
    let hotlines = raw.hotlines.items.iter();
    let hotlines = hotlines.filter_map(|(at, raw)| hotline(raw, known, sources, findings, &list.item(*at)));
    (notes, hotlines.collect())
}

fn note(
    id: Box<str>,
    raw: &RawNote,
    known: &Known,
    sources: &mut Sources,
    findings: &mut Findings,
    spot: &Spot<'_>,
) -> Option<Note> {
    let text = findings.text(&spot.key("text"), &raw.text);
    let shown = shown_on(&raw.shown, findings, &spot.key("shown"));
    let tasks = known.tasks(findings, &spot.key("tasks"), &raw.tasks);
    let channels = known.channels(findings, &spot.key("channels"), &raw.channels);
    let list = spot.key("steps");
    let steps = raw.steps.iter().enumerate();
    let steps = steps.filter_map(|(at, word)| action_of(findings, &list.item(at), word)).collect();
    if !raw.steps.is_empty() && !shown.contains(Shown::Path) && !shown.contains(Shown::Done) {
        let problem = Problem::OnlyWith { field: "steps".to_owned(), needed: "shown: [path] or [done]".to_owned() };
        findings.add(&list.name(), problem);
    }
    let unless = raw.unless.as_ref().map(|id| known.channel(findings, &spot.key("unless"), id));
    let scope = known.codes.scope(findings, &spot.key("scope"), &raw.scope);
    let except = known.codes.except(scope, &raw.except, findings, &spot.key("except"));
    let trust = raw.trust.as_ref().map(|trust| trust_of(findings, &spot.key("trust"), trust));
    let provenance = sources.cite(findings, &spot.key("source"), &raw.source, trust);
    findings.allows(spot, &raw.allow);
    // A note names one source: the one its author wrote first.
    let provenance = provenance.into_iter().next()?;
    let seed_rows = raw.seed_rows.iter().map(|row| row.as_str().into()).collect();
    Some(Note { id, text, shown, tasks, channels, steps, unless, scope, except, provenance, seed_rows })
}

fn hotline(
    raw: &RawHotline,
    known: &Known,
    sources: &mut Sources,
    findings: &mut Findings,
    spot: &Spot<'_>,
) -> Option<Hotline> {
    findings.words(&spot.key("number"), &raw.number);
    let purpose = findings.text(&spot.key("purpose"), &raw.purpose);
    let tasks = known.tasks(findings, &spot.key("tasks"), &raw.tasks);
    let scope = known.codes.scope(findings, &spot.key("scope"), &raw.scope);
    let trust = raw.trust.as_ref().map(|trust| trust_of(findings, &spot.key("trust"), trust));
    let provenance = sources.cite(findings, &spot.key("source"), &raw.source, trust);
    findings.allows(spot, &raw.allow);
    let provenance = provenance.into_iter().next()?;
    Some(Hotline { number: raw.number.trim().into(), purpose, tasks, scope, provenance })
}

fn shown_on(raw: &[String], findings: &mut Findings, list: &Spot<'_>) -> ShownOn {
    if raw.is_empty() {
        findings.add(list, Problem::EmptyList { what: "page to show it on".to_owned() });
    }
    let unknown = |word| Problem::UnknownWord { what: "page".to_owned(), word };
    let pages = raw.iter().enumerate();
    pages.filter_map(|(at, word)| word_of(findings, &list.item(at), word, Shown::ALL, Shown::code, unknown)).collect()
}
