//! The ways as JSON, `yibao.path/1`: a contract with other programs. Fields are added, never renamed.

use serde::Serialize;

use super::super::named::{InPlace, in_place};
use super::season::Season;
use super::{Group, Ways};
use crate::domain::{Content, Hotline, Lang, Layer, Offer, PlaceCode, Scope, Shown, Source, Step, Text};

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    lang: &'static str,
    place: InPlace<'a>,
    task: &'a str,
    as_of: String,
    paths: Vec<Way<'a>>,
    hotlines: Vec<Line<'a>>,
    season: Option<Season<'a>>,
    notes: Vec<Remark<'a>>,
    warnings: Vec<&'a str>,
}

#[derive(Serialize)]
struct Way<'a> {
    id: &'a str,
    title: &'a str,
    channel: &'a str,
    opens_in: Vec<&'a str>,
    layer: &'static str,
    seen_in: Vec<SeenIn<'a>>,
    ready: Vec<&'a str>,
    steps: Vec<OneStep<'a>>,
    source: Document<'a>,
    trust: &'static str,
    stale: bool,
    /// What is left to do where nothing is paid by its steps.
    unpaid: Option<&'a str>,
    superseded: bool,
    cautions: Vec<&'a str>,
}

#[derive(Serialize)]
struct SeenIn<'a> {
    code: String,
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct OneStep<'a> {
    action: &'static str,
    label: Option<&'a str>,
    alternatives: Vec<&'a str>,
    fields: Vec<&'a str>,
    note: Option<&'a str>,
    generic: bool,
    /// The whole sentence, as the wizard says it.
    text: String,
}

#[derive(Serialize)]
pub(super) struct Document<'a> {
    id: &'a str,
    title: &'a str,
    date: Option<String>,
    read: String,
    link: Option<&'a str>,
}

impl<'a> Document<'a> {
    pub(super) fn of(source: &'a Source, lang: Lang) -> Self {
        Self {
            id: &source.id,
            title: source.title.in_lang(lang),
            date: source.date.map(|date| date.to_string()),
            read: source.read.to_string(),
            link: source.link.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    number: &'a str,
    purpose: &'a str,
    layer: &'static str,
    source: Document<'a>,
    trust: &'static str,
    stale: bool,
}

/// A note that belongs to the answer, with where it comes from; its text also stands where it is to be read.
#[derive(Serialize)]
struct Remark<'a> {
    id: &'a str,
    text: &'a str,
    shown: Vec<&'static str>,
    layer: &'static str,
    source: Document<'a>,
    trust: &'static str,
    stale: bool,
}

impl Ways<'_> {
    /// The answer as JSON. Labels and fields are Chinese, as the phone shows them; sentences are in the chosen language.
    #[must_use]
    pub fn json(&self) -> String {
        let lang = self.wording.lang();
        let place = self.place();
        let lines = self.content.guide.hotlines_for(place, self.question.task);
        super::super::json(&Answer {
            schema: "yibao.path/1",
            lang: lang.code(),
            place: in_place(self.content, &self.question.chosen),
            task: &self.content.task(self.question.task).id,
            as_of: self.question.as_of.to_string(),
            paths: self
                .groups
                .iter()
                .flat_map(|group| group.offers.iter().map(|offer| self.way(group, offer)))
                .collect(),
            hotlines: lines.iter().map(|line| self.line(line)).collect(),
            season: self.season_as_json(),
            notes: self.remarks(),
            warnings: self
                .warnings
                .iter()
                .map(String::as_str)
                .chain(self.read_first().map(|note| note.text.in_lang(lang)))
                .collect(),
        })
    }

    fn line<'b>(&self, line: &'b Hotline) -> Line<'b> {
        let lang = self.wording.lang();
        Line {
            number: &line.number,
            purpose: line.purpose.in_lang(lang),
            layer: self.layer(line.scope),
            source: Document::of(&line.provenance.source, lang),
            trust: line.provenance.trust.code(),
            stale: line.provenance.stale(self.question.as_of),
        }
    }

    /// Every note of this place and task, once.
    fn remarks(&self) -> Vec<Remark<'_>> {
        let lang = self.wording.lang();
        let mut seen: Vec<&str> = Vec::new();
        let mut remarks = Vec::new();
        for shown in Shown::ALL {
            let channels = self.groups.iter().map(|group| Some(group.channel)).chain([None]);
            for note in channels.flat_map(|channel| self.notes_as_such(*shown, channel)) {
                if seen.contains(&&*note.id) {
                    continue;
                }
                seen.push(&note.id);
                remarks.push(Remark {
                    id: &note.id,
                    text: note.text.in_lang(lang),
                    shown: note.shown.iter().map(Shown::code).collect(),
                    layer: self.layer(note.scope),
                    source: Document::of(&note.provenance.source, lang),
                    trust: note.provenance.trust.code(),
                    stale: note.provenance.stale(self.question.as_of),
                });
            }
        }
        remarks
    }

    fn layer(&self, scope: Scope) -> &'static str {
        scope.reaches(self.place()).unwrap_or(Layer::National).code()
    }

    fn way<'b>(&'b self, group: &Group<'b>, offer: &Offer<'b>) -> Way<'b> {
        let lang = self.wording.lang();
        let path = offer.path;
        let source = &offer.provenance.source;
        let id = |channel| &*self.content.channel(channel).id;
        Way {
            id: &path.id,
            title: path.title.in_lang(lang),
            channel: id(path.channel),
            opens_in: path.opens_in.iter().copied().map(id).collect(),
            layer: offer.layer.code(),
            seen_in: path.seen_in.iter().map(|code| seen_in(self.content, *code)).collect(),
            ready: self.notes(Shown::Ready, Some(group.channel)).collect(),
            steps: path.steps.iter().map(|step| self.one_step(step)).collect(),
            source: Document::of(source, lang),
            trust: offer.provenance.trust.code(),
            stale: offer.provenance.stale(self.question.as_of),
            unpaid: path.unpaid.as_ref().map(|left| left.in_lang(lang)),
            superseded: path.superseded,
            cautions: self.cautions(path, group.channel).map(|note| note.text.in_lang(lang)).collect(),
        }
    }

    fn one_step<'b>(&self, step: &'b Step) -> OneStep<'b> {
        OneStep {
            action: step.action.code(),
            label: step.label.as_ref().map(Text::zh),
            alternatives: step.alternatives.iter().map(Text::zh).collect(),
            fields: step.fields.iter().map(Text::zh).collect(),
            note: step.note.as_ref().map(|note| note.in_lang(self.wording.lang())),
            generic: step.generic,
            text: self.wording.step(step, &self.question.chosen),
        }
    }
}

fn seen_in(content: &Content, code: PlaceCode) -> SeenIn<'_> {
    let place = content.places.iter().find(|place| place.code == code);
    SeenIn { code: code.to_string(), name: place.map(|place| &*place.name) }
}
