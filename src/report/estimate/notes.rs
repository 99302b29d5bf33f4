//! What has to be said beside a result.

use super::{EstimateWording, Field};
use crate::domain::{Cited, Date, Layer, Level, Phrase, RulesFrom, YearUse};
use crate::estimate::{Answered, Draft, Estimate, Inquiry, LeftOut, NotUsed, Note, Parameter};

impl EstimateWording<'_> {
    /// What has to be said beside a result, each with its sentence.
    #[must_use]
    pub fn notes<'r, 'a>(&self, answered: &'r Answered<'a>, asked: &Inquiry) -> Vec<(&'r Note<'a>, String)> {
        let said = |note: &Note<'_>| self.note(note, &answered.estimate, &asked.draft, asked.as_of);
        told(&answered.estimate).map(|note| (note, said(note))).collect()
    }

    /// A warning as one sentence or two.
    fn note(&self, note: &Note<'_>, result: &Estimate<'_>, draft: &Draft, as_of: Date) -> String {
        let lang = self.wording.lang();
        match note {
            Note::Fallback(layer) => self.fallback(*layer, result, draft),
            Note::Stale { cited, ended: Some(last) } => {
                self.fill(Phrase::NoteEnded, &[cited.source.title.in_lang(lang), &last.to_string()])
            }
            Note::Stale { cited, ended: None } => self.stale(cited, as_of),
            Note::SplitUnknown => self.get(Phrase::NoteSplit).to_owned(),
            Note::YearUnknown(missing) => {
                self.fill(Phrase::NoteYear, &[&self.fields(missing.iter().copied().map(of_year))])
            }
            Note::NotUsed(idle) => {
                let fields = idle.iter().map(|answer| match answer {
                    NotUsed::Age => Field::Age,
                    NotUsed::Referral => Field::Referral,
                    NotUsed::Year(used) => of_year(*used),
                    NotUsed::Carried => Field::CarriedThisYear,
                });
                self.fill(Phrase::NoteNotUsed, &[&self.fields(fields)])
            }
            Note::CriticalNotCounted => self.get(Phrase::NoteCritical).to_owned(),
            Note::NoRate(left) => self.left_out(left),
            Note::Context(aside) => {
                self.fill(Phrase::NoteContext, &[aside.text.in_lang(lang), &self.cited(&aside.cited)])
            }
            Note::Ask(aside) => self.fill(Phrase::NoteAsk, &[aside.text.in_lang(lang), &self.cited(&aside.cited)]),
        }
    }

    /// Names of answers in a sentence: 「今年已报」、「年龄」.
    fn fields(&self, fields: impl Iterator<Item = Field>) -> String {
        self.items(fields.map(|field| self.fill(Phrase::JoinNamed, &[self.field(field)])))
    }

    /// That something has no rate and is not in the result.
    pub(super) fn left_out(&self, left: &LeftOut<'_>) -> String {
        let levels = |levels: &[&Level]| self.items(levels.iter().map(|level| self.level(level).to_owned()));
        match left {
            LeftOut::Groups(groups) => {
                let names = self.items(groups.iter().map(|group| self.group(group).to_owned()));
                self.fill(Phrase::NoteNoRate, &[&names])
            }
            LeftOut::Levels(all, None) => self.fill(Phrase::NoteNoRate, &[&levels(all)]),
            LeftOut::Levels(all, Some(referred)) => {
                self.fill(Phrase::NoteNoRateReferred, &[&levels(all), self.referral(*referred)])
            }
            LeftOut::Referral(referred) => {
                let named = self.fill(Phrase::JoinNamed, &[self.referral(*referred)]);
                self.fill(Phrase::NoteNoRate, &[&named])
            }
        }
    }

    /// That a rule is old, and how old.
    #[must_use]
    pub fn stale(&self, cited: &Cited, as_of: Date) -> String {
        let dated = cited.dated();
        let days = dated.earliest().days_until(as_of).to_string();
        let title = cited.source.title.in_lang(self.wording.lang());
        // The day that a rule is told for is not the date of the source.
        let told_for = cited.as_of.is_some() && cited.as_of != cited.source.date;
        let phrase = if told_for { Phrase::NoteStaleOf } else { Phrase::NoteStale };
        self.fill(phrase, &[title, &dated.to_string(), &days])
    }

    /// Which rules stand in for the place's own, and who says them.
    fn fallback(&self, layer: Layer, result: &Estimate<'_>, draft: &Draft) -> String {
        if self.chosen.is_none() {
            return self.layer_means(RulesFrom::Layer(layer));
        }
        let mut sources: Vec<String> = Vec::new();
        for line in result.low.lines.iter().chain(&result.high.lines) {
            let rate = line.basis.iter().filter(|basis| basis.parameter == Parameter::Rate);
            for cited in rate.filter_map(|basis| basis.cited) {
                let title = self.fill(Phrase::JoinNamed, &[cited.source.title.in_lang(self.wording.lang())]);
                let named = self.wording.aside(&title, &self.dated(cited));
                if !sources.contains(&named) {
                    sources.push(named);
                }
            }
        }
        let label = self.layer_label(RulesFrom::Layer(layer));
        let values = [&*self.place(), &*self.case(draft, None), label, &*self.items(sources)];
        self.fill(Phrase::NoteFallback, &values)
    }

    /// The date of a source, or that it carries none.
    fn dated(&self, cited: &Cited) -> String {
        match cited.as_of.or(cited.source.date) {
            Some(date) => date.to_string(),
            None => self.get(Phrase::NoteUndated).to_owned(),
        }
    }
}

/// The answer that tells what was used this year.
fn of_year(used: YearUse) -> Field {
    match used {
        YearUse::Deductible => Field::UsedDeductible,
        YearUse::Payment => Field::PaidThisYear,
        YearUse::Cost => Field::CostThisYear,
    }
}

/// The notes that are told.
pub(super) fn told<'r, 'a>(result: &'r Estimate<'a>) -> impl Iterator<Item = &'r Note<'a>> {
    result.notes.iter().filter(|note| is_to_the_point(note, result))
}

/// False for what a source says elsewhere when the result does not rest on that source.
fn is_to_the_point(note: &Note<'_>, result: &Estimate<'_>) -> bool {
    let Note::Context(aside) = note else { return true };
    let lines = result.low.lines.iter().chain(&result.high.lines);
    let mut cited = lines.flat_map(|line| &line.basis).filter_map(|basis| basis.cited);
    cited.any(|cited| cited.source.id == aside.cited.source.id)
}
