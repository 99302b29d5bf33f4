//! The embedded content: what the first frame shows is read at once, the rest when somebody asks for it.

use std::sync::Arc;

use super::findings::Findings;
use super::folder::Folder;
use super::load::{Embedded, read_basics, read_counties, read_guide, read_policies, read_sources, read_strings};
use crate::domain::{Content, Lang, Strings, page_of};

/// The embedded content, starting in `lang`.
#[must_use]
pub fn embedded(lang: Lang) -> Arc<Content> {
    let mut findings = Findings::of_errors();
    let basics = read_basics(&mut Embedded, &mut findings);
    let places = crate::domain::NonEmpty::new(basics.places.selectable);
    let (places, tasks, channels) =
        (sound(places, &findings), sound(basics.tasks, &findings), sound(basics.channels, &findings));
    let known = Arc::new(basics.known);
    let codes = Arc::clone(&known);
    let rules = Arc::clone(&known);
    Arc::new(Content {
        provinces: basics.places.provinces,
        places,
        outside: basics.places.outside,
        tasks,
        channels,
        strings: embedded_strings(lang),
        other_language: page_of(move || embedded_strings(lang.other())),
        counties: page_of(move || {
            let mut findings = Findings::of_errors();
            let counties = read_counties(&mut Embedded, &codes.codes, &mut findings);
            sound(Some(counties), &findings)
        }),
        guide: page_of(move || {
            let mut findings = Findings::of_errors();
            let files: Vec<String> = Folder::embedded_paths().map(str::to_owned).collect();
            let (mut sources, dropped) = read_sources(&mut Embedded, &known, &mut findings);
            let guide = read_guide(&mut Embedded, &files, &known, (&mut sources, dropped), &mut findings);
            sound(Some(guide), &findings)
        }),
        policies: page_of(move || {
            let mut findings = Findings::of_errors();
            let files: Vec<String> = Folder::embedded_policies().map(str::to_owned).collect();
            let (mut sources, _) = read_sources(&mut Embedded, &rules, &mut findings);
            let policies = read_policies(&mut Embedded, &files, &rules, &mut sources, &mut findings);
            sound(Some(policies), &findings)
        }),
    })
}

/// The embedded words of the interface: they speak while other content is not loaded, or refused.
#[must_use]
pub fn embedded_strings(lang: Lang) -> Strings {
    let mut findings = Findings::of_errors();
    let strings = read_strings(&mut Embedded, lang, &mut findings);
    sound(strings, &findings)
}

/// What was read from embedded files, which the tests and `check` have passed.
#[expect(clippy::panic, reason = "embedded content is checked before a release; there is no way on without it")]
fn sound<T>(value: Option<T>, findings: &Findings) -> T {
    match value {
        Some(value) if !findings.refuse() => value,
        Some(_) | None => panic!("embedded content: {}", findings.first_error()),
    }
}
