//! The English glosses of menu labels, which Latin words a label may hold, and which labels only describe something.

use std::collections::HashMap;

use super::findings::{Findings, Spot};
use super::items::Unread;
use super::problems::Problem;
use super::raw::{RawLabels, RawText};
use crate::domain::Text;

/// What `labels.yaml` says.
#[derive(Debug, Default)]
pub(super) struct Labels<'r> {
    glosses: HashMap<&'r str, Gloss<'r>>,
    latin: Vec<&'r str>,
    described: Vec<(usize, &'r str)>,
    unread: Unread,
}

#[derive(Debug)]
struct Gloss<'r> {
    english: &'r str,
    item: usize,
    /// The label with its gloss, once something uses it: copies of a text share their letters.
    text: Option<Text>,
}

impl<'r> Labels<'r> {
    pub(super) fn check(raw: &'r RawLabels, findings: &mut Findings, top: &Spot<'_>) -> Self {
        let list = top.key("labels");
        let mut labels = Self { unread: raw.labels.unread.clone(), ..Self::default() };
        labels.latin = raw.latin.items.iter().map(|(_, word)| &**word).collect();
        labels.described = raw.described.items.iter().map(|(at, label)| (*at, &**label)).collect();
        for (at, line) in &raw.labels.items {
            let spot = list.item(*at);
            // Labels are too short for a search that is fast on long texts.
            let mark = line.as_bytes().windows(3).position(|three| three == b" = ");
            let parts = mark.and_then(|mark| Some((line.get(..mark)?, line.get(mark + 3..)?)));
            let Some((label, english)) = parts else {
                let advice = Some("write `社保 = Social insurance`".to_owned());
                findings.advise(&spot, Problem::BadGloss, advice);
                labels.unread.add(line);
                continue;
            };
            let (label, english) = (label.trim(), english.trim());
            findings.words(&spot.word(line, label), label);
            findings.words(&spot.word(line, english), english);
            let gloss = Gloss { english, item: *at, text: None };
            if labels.glosses.insert(label, gloss).is_some() {
                let problem = Problem::DuplicateId { what: "label".to_owned(), id: label.to_owned() };
                findings.add(&spot.word(line, label), problem);
            }
        }
        labels
    }

    /// A label as the phone shows it, with its gloss.
    pub(super) fn label(&mut self, findings: &mut Findings, spot: &Spot<'_>, label: &str) -> Text {
        findings.words(spot, label);
        self.look_for_latin(findings, spot, label);
        let label = label.trim();
        if let Some(gloss) = self.glosses.get_mut(label) {
            return gloss.text.get_or_insert_with(|| Text::new(label, Some(gloss.english))).clone();
        }
        if !self.unread.may_hold(label) && label.chars().any(is_chinese) {
            let advice = Some(format!("add `{label} = …` to labels.yaml"));
            findings.advise(spot, Problem::MissingGloss { label: label.to_owned() }, advice);
        }
        Text::new(label, None)
    }

    /// True for a label that is no name, but says what to look for.
    pub(super) fn describes(&self, label: Option<&Text>) -> bool {
        label.is_some_and(|label| self.described.iter().any(|(_, described)| *described == label.zh()))
    }

    /// A label of the long form, which may bring its own gloss.
    pub(super) fn raw_label(&mut self, findings: &mut Findings, spot: &Spot<'_>, raw: &RawText) -> Text {
        if raw.en.is_none() {
            let zh = spot.key("zh");
            return self.label(findings, if raw.split { &zh } else { spot }, &raw.zh);
        }
        self.look_for_latin(findings, &spot.key("zh"), &raw.zh);
        findings.text(spot, raw)
    }

    fn look_for_latin(&self, findings: &mut Findings, spot: &Spot<'_>, label: &str) {
        if !findings.thorough() {
            return;
        }
        for word in label.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
            if !self.latin.contains(&word) {
                let advice = "put English into the gloss or a note; if the phone shows the word, list it under `latin` in labels.yaml";
                let problem = Problem::LatinInLabel { word: word.to_owned() };
                findings.advise(&spot.word(label, word), problem, Some(advice.to_owned()));
            }
        }
    }

    /// Glosses nobody uses are worth a warning, unless their label is `mentioned` somewhere; and so are descriptions that are
    /// no labels.
    pub(super) fn report_unused(&self, findings: &mut Findings, top: &Spot<'_>, mentioned: impl Fn(&str) -> bool) {
        let list = top.key("labels");
        if !findings.thorough() {
            return;
        }
        for (label, gloss) in self.glosses.iter().filter(|(label, gloss)| gloss.text.is_none() && !mentioned(label)) {
            findings.add(&list.item(gloss.item), Problem::UnusedGloss { label: (*label).to_owned() });
        }
        let list = top.key("described");
        for (at, label) in self.described.iter().filter(|(_, label)| !self.glosses.contains_key(label)) {
            findings.add(&list.item(*at), Problem::UnusedGloss { label: (*label).to_owned() });
        }
    }
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}
