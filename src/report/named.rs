//! Places and sources as the JSON reports name them.

use serde::Serialize;

use crate::domain::{Chosen, Cited, Content, Date, Lang};

/// Where somebody is insured.
#[derive(Serialize)]
pub(super) struct InPlace<'a> {
    code: String,
    name: &'a str,
    province: &'a str,
    county: Option<&'a str>,
}

/// A chosen place.
pub(super) fn in_place<'a>(content: &'a Content, chosen: &'a Chosen) -> InPlace<'a> {
    let place = content.place(chosen.place);
    InPlace {
        code: place.code.to_string(),
        name: &place.name,
        province: place.province.name.zh(),
        county: chosen.via.as_ref().map(|county| county.name()),
    }
}

/// The source of a rule.
#[derive(Serialize)]
pub(super) struct SourceOfRule<'a> {
    id: &'a str,
    title: &'a str,
    publisher: &'a str,
    date: Option<String>,
    read: String,
    as_of: Option<String>,
    trust: &'static str,
    stale: bool,
    link: Option<&'a str>,
}

/// What a rule cites, on the day `as_of`.
pub(super) fn source_of_rule(cited: &Cited, as_of: Date, lang: Lang) -> SourceOfRule<'_> {
    let source = &cited.source;
    SourceOfRule {
        id: &source.id,
        title: source.title.in_lang(lang),
        publisher: source.publisher.in_lang(lang),
        date: source.date.map(|date| date.to_string()),
        read: source.read.to_string(),
        as_of: cited.as_of.map(|date| date.to_string()),
        trust: cited.trust.code(),
        stale: cited.stale(as_of),
        link: source.link.as_deref(),
    }
}
