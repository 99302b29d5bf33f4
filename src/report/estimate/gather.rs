//! An estimate with everything that belongs to it, gathered once and written as text, Markdown or JSON.

use super::compared::FindSaid;
use super::notes;
use super::rows::bases;
use super::{Compared, EstimateWording, Field, Findings, Headline, Row};
use crate::domain::{Chosen, Cited, Content, Lang, Layer, Phrase, Reading, RulesFrom};
use crate::estimate::{
    Answer, Answered, Basis, Comparison, Inquiry, Insured, Note, Otherwise, Parameter, Visit, Worth, compare, find_out,
    otherwise,
};

/// What somebody wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where they are insured; nothing means the whole country.
    pub chosen: Option<Chosen>,
    /// The answers, what was typed of the rules, and the day.
    pub inquiry: Inquiry,
    /// The answers that were not given and are taken as usual.
    pub defaults: Vec<Field>,
}

/// The answer: the two bills, how they come about, what else there would be, and what to ask.
pub struct EstimateReport<'a> {
    pub(super) words: EstimateWording<'a>,
    pub(super) content: &'a Content,
    pub(super) asked: &'a Asked,
    pub(super) answered: Answered<'a>,
    pub(super) comparison: Comparison<'a>,
    pub(super) worth: Vec<Worth>,
    pub(super) otherwise: Vec<Otherwise>,
    warnings: Vec<String>,
}

impl<'a> EstimateReport<'a> {
    /// Everything that belongs to the answer `asked` has got, to be told in `lang`. `warnings` are said first: what the
    /// question itself makes worth knowing.
    #[must_use]
    pub fn gather(
        content: &'a Content,
        lang: Lang,
        asked: &'a Asked,
        answered: Answered<'a>,
        warnings: Vec<String>,
    ) -> Self {
        let (rules, claim) = (&answered.rules, &answered.claim);
        Self {
            words: EstimateWording::new(content, lang, asked.chosen.as_ref()),
            content,
            asked,
            comparison: compare(rules, claim),
            worth: find_out(rules, claim),
            otherwise: otherwise(rules, claim),
            answered,
            warnings,
        }
    }

    pub(super) fn get(&self, phrase: Phrase) -> &'a str {
        self.words.wording.strings().get(phrase)
    }

    pub(super) fn fill(&self, phrase: Phrase, values: &[&str]) -> String {
        self.words.wording.strings().fill(phrase, values)
    }

    /// 【城市参考】江苏省 无锡市 › 算能报多少: the label stands first.
    pub(super) fn title(&self) -> String {
        let place = match &self.asked.chosen {
            Some(chosen) => self.words.wording.full_place(chosen),
            None => self.get(Phrase::WholeCountry).to_owned(),
        };
        let label = self.words.layer_label(self.answered.estimate.from);
        format!("{label} {place} › {}", self.get(Phrase::EstimateTitle))
    }

    /// What the label means, and what comes from elsewhere.
    pub(super) fn label_means(&self) -> Vec<String> {
        let mut said = vec![self.words.layer_means(self.answered.estimate.from)];
        for layer in [Layer::City, Layer::Province, Layer::National] {
            let from = RulesFrom::Layer(layer);
            let rules = self.rules_from(from);
            if from != self.answered.estimate.from
                && let Some(rules) = self.words.wording.items(rules)
            {
                said.push(self.fill(Phrase::LayerMixed, &[&rules, self.words.layer_label(from)]));
            }
        }
        said
    }

    /// The rules of one layer that the lines rest on, in the order of the bill.
    fn rules_from(&self, from: RulesFrom) -> Vec<String> {
        let held =
            |parameter: &Parameter| self.bases().any(|basis| basis.parameter == *parameter && basis.from == from);
        Parameter::ALL.into_iter().filter(held).map(|parameter| self.words.rule(parameter).to_owned()).collect()
    }

    pub(super) fn bases(&self) -> impl Iterator<Item = &Basis<'a>> {
        let lines = self.answered.estimate.low.lines.iter().chain(&self.answered.estimate.high.lines);
        lines.flat_map(|line| bases(line))
    }

    /// The answers as one line: 职工 退休 · 住院 第 2 次 · 三级 · 外地没备案 · 总费用 20,000 元.
    pub(super) fn case(&self) -> String {
        self.case_parts(|_| true).join(" · ")
    }

    /// The answers that were taken as usual.
    pub(super) fn defaults(&self) -> Option<String> {
        let taken = self.case_parts(|field| self.asked.defaults.contains(&field));
        let taken = self.words.wording.items(taken)?;
        Some(self.fill(Phrase::EstimateDefaults, &[&taken]))
    }

    fn case_parts(&self, wanted: impl Fn(Field) -> bool) -> Vec<String> {
        let (words, draft) = (&self.words, &self.asked.inquiry.draft);
        let case = &self.answered.estimate.low.case;
        let answer = |field: Field, known: Option<String>| known.unwrap_or_else(|| words.unsure(field));
        let mut parts = vec![(Field::Scheme, words.scheme(draft.scheme).to_owned())];
        parts.extend(draft.status.map(|status| (Field::Status, words.status(status).to_owned())));
        if let Some(group) = case.group {
            let (Insured::Employee(_, told) | Insured::Resident(told)) = &self.answered.claim.insured;
            let known = matches!(told, Answer::Known(_));
            parts.push((Field::Group, answer(Field::Group, known.then(|| words.group(group).to_owned()))));
        }
        parts.extend(draft.age.map(|age| (Field::Age, self.fill(Phrase::EstimateAge, &[&age.to_string()]))));
        parts.push((Field::Care, words.care(draft.care).to_owned()));
        if let Visit::Inpatient(number) = &self.answered.claim.visit
            && (self.answered.rules.admission_matters() || matches!(number, Answer::Known(2..)))
        {
            let known = match number {
                Answer::Known(number) => Some(words.admission(*number)),
                Answer::Unsure => None,
            };
            parts.push((Field::Admission, answer(Field::Admission, known)));
        }
        if let Some(level) = case.level {
            let known = matches!(self.answered.claim.level, Answer::Known(_));
            parts.push((Field::Level, answer(Field::Level, known.then(|| words.level(level).to_owned()))));
        }
        let known = matches!(self.answered.claim.site, Answer::Known(_));
        parts.push((Field::Site, answer(Field::Site, known.then(|| words.site(case.site).to_owned()))));
        if let Some(referred) = case.referred {
            let known = matches!(self.answered.claim.referral, Answer::Known(_));
            parts.push((Field::Referral, answer(Field::Referral, known.then(|| words.referral(referred).to_owned()))));
        }
        let total = self.fill(Phrase::EstimateTotal, &[&self.answered.claim.cost.total().grouped()]);
        parts.push((Field::Total, total));
        parts.into_iter().filter(|(field, _)| wanted(*field)).map(|(_, said)| said).collect()
    }

    pub(super) fn headline(&self) -> Headline {
        self.words.headline(&self.answered)
    }

    pub(super) fn rows(&self) -> Vec<Row> {
        self.words.rows(&self.answered.estimate, &self.asked.inquiry.draft)
    }

    pub(super) fn rules_of(&self, row: &Row) -> Vec<String> {
        self.words.rules_of(row.item, &self.answered.estimate)
    }

    pub(super) fn compared(&self) -> Compared {
        self.words.compared(&self.comparison, &self.answered)
    }

    pub(super) fn findings(&self) -> Findings {
        self.words.findings(&self.answered.estimate, &self.worth, &self.otherwise)
    }

    pub(super) fn find_said(&self) -> FindSaid {
        self.words.find_said(self.findings())
    }

    /// Every warning with its code; what the question itself made worth knowing has none.
    pub(super) fn warnings(&self) -> Vec<(Option<&'static str>, String)> {
        let own = self.warnings.iter().map(|warning| (None, warning.clone()));
        let notes = self.words.notes(&self.answered, &self.asked.inquiry);
        own.chain(notes.into_iter().map(|(note, said)| (Some(note.code()), said))).collect()
    }

    /// How the sources that the lines name were read, each reading once.
    pub(super) fn readings(&self) -> Vec<Reading> {
        let mut all: Vec<Reading> = self.bases().flat_map(|basis| basis.readings).copied().collect();
        all.push(Reading::InScopeOnly);
        all.push(Reading::HalfUp);
        if self.answered.estimate.notes.iter().any(|note| matches!(note, Note::CriticalNotCounted)) {
            all.push(Reading::CriticalNotCounted);
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Each reading as one line.
    pub(super) fn readings_said(&self) -> Vec<String> {
        let said =
            |reading: Reading| self.fill(Phrase::EstimateReading, &[reading.code(), self.words.reading(reading)]);
        self.readings().into_iter().map(said).collect()
    }

    /// The rules that lost, one line each.
    pub(super) fn unused(&self) -> Vec<String> {
        self.answered.estimate.unused.iter().map(|lost| self.words.replaced(lost)).collect()
    }

    /// Every source that something rests on or is quoted from, once.
    pub(super) fn sources(&self) -> Vec<&'a Cited> {
        let told = notes::told(&self.answered.estimate);
        let quoted = told.filter_map(|note| match note {
            Note::Context(aside) | Note::Ask(aside) => Some(&aside.cited),
            Note::Stale { cited, .. } => Some(*cited),
            Note::Fallback(_)
            | Note::SplitUnknown
            | Note::YearUnknown(_)
            | Note::NotUsed(_)
            | Note::CriticalNotCounted
            | Note::NoRate(_) => None,
        });
        let mut found: Vec<&Cited> = Vec::new();
        let lost = self.answered.estimate.unused.iter().filter_map(|lost| lost.cited);
        for cited in self.bases().filter_map(|basis| basis.cited).chain(quoted).chain(lost) {
            if !found.iter().any(|known| known.source.id == cited.source.id) {
                found.push(cited);
            }
        }
        found
    }

    /// Each source as one line.
    pub(super) fn sources_said(&self) -> Vec<String> {
        self.sources().into_iter().map(|cited| self.words.source(cited, self.asked.inquiry.as_of)).collect()
    }
}
