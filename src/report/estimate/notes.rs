//! What has to be said beside a result.

use super::EstimateWording;
use crate::domain::{Date, Layer, Phrase, RulesFrom};
use crate::estimate::{Draft, Note};

impl EstimateWording<'_> {
    /// A warning as one sentence or two.
    #[must_use]
    pub fn note(&self, note: &Note<'_>, draft: &Draft, as_of: Date) -> String {
        let lang = self.wording.lang();
        match note {
            Note::Fallback(layer) => self.fallback(*layer, draft),
            Note::Stale { cited, ended: Some(last) } => {
                self.fill(Phrase::NoteEnded, &[cited.source.title.in_lang(lang), &last.to_string()])
            }
            Note::Stale { cited, ended: None } => {
                let dated = cited.dated();
                let days = dated.earliest().days_until(as_of).to_string();
                self.fill(Phrase::NoteStale, &[cited.source.title.in_lang(lang), &dated.to_string(), &days])
            }
            Note::SplitUnknown => self.get(Phrase::NoteSplit).to_owned(),
            Note::YearUnknown => self.get(Phrase::NoteYear).to_owned(),
            Note::CriticalNotCounted => self.get(Phrase::NoteCritical).to_owned(),
            Note::NoRateAt(levels) => {
                let names = self.items(levels.iter().map(|level| self.level(level).to_owned()));
                self.fill(Phrase::NoteNoRate, &[&names])
            }
            Note::Context(aside) => {
                self.fill(Phrase::NoteContext, &[aside.text.in_lang(lang), &self.cited(&aside.cited)])
            }
            Note::Ask(aside) => self.fill(Phrase::NoteAsk, &[aside.text.in_lang(lang), &self.cited(&aside.cited)]),
        }
    }

    /// Which rules stand in for the place's own.
    fn fallback(&self, layer: Layer, draft: &Draft) -> String {
        if self.chosen.is_none() {
            return self.layer_means(RulesFrom::Layer(layer));
        }
        let label = self.layer_label(RulesFrom::Layer(layer));
        self.fill(Phrase::NoteFallback, &[&self.place(), &self.case(draft, None), label])
    }
}
