//! A line of the bill opened: its sentence, its rules with their sources and readings, and what they replaced.

use super::Desk;
use crate::domain::{Cited, Phrase, Replaced};
use crate::estimate::{Answered, Basis};
use crate::report::estimate::{Row, RuleName, bases};
use crate::tui::Role;

impl Desk<'_> {
    /// The sentence, the rules, how they were read, and what they replaced. Only what made the line in one of the two bills
    /// is named, and once.
    pub(super) fn details(&self, row: &Row, answered: &Answered<'_>) -> Vec<(String, Role)> {
        let bills = [&answered.estimate.low, &answered.estimate.high];
        let lines = bills.into_iter().filter_map(|bill| bill.line(row.item));
        let rules: Vec<&Basis<'_>> = lines.flat_map(bases).collect();
        let mut readings: Vec<_> = rules.iter().flat_map(|basis| basis.readings).copied().collect();
        readings.sort_unstable();
        let read = |reading| self.scene.fill(Phrase::TraceReading, &[self.said.reading(reading)]);
        let replaced = |gone: &&Replaced<'_>| rules.iter().any(|basis| basis.parameter.key() == gone.key);
        let told = (rules.iter().filter_map(|basis| basis.cited).map(|cited| self.source(cited)))
            .chain(readings.into_iter().map(read))
            .chain(answered.estimate.unused.iter().filter(replaced).map(|gone| self.replaced(gone)));
        let mut said: Vec<(String, Role)> =
            self.said.opened(row, &answered.estimate).into_iter().map(|sentence| (sentence, Role::Plain)).collect();
        for text in told {
            if !said.iter().any(|(known, _)| *known == text) {
                said.push((text, Role::Dim));
            }
        }
        said
    }

    /// 来源：title, publisher, and how old.
    fn source(&self, cited: &Cited) -> String {
        let lang = self.scene.lang();
        let named = [cited.source.title.in_lang(lang), cited.source.publisher.in_lang(lang)];
        let age = self.said.wording().age(&cited.source, self.scene.as_of());
        self.scene.fill(Phrase::JoinClauses, &[&self.scene.fill(Phrase::ReportSource, &named), &age])
    }

    fn replaced(&self, gone: &Replaced<'_>) -> String {
        let cited = gone.cited.map(|cited| self.said.cited(cited)).unwrap_or_default();
        let place = self.scene.wording.aside(&self.said.layer_name(gone.layer), &cited);
        self.scene.fill(Phrase::TraceReplaced, &[self.said.rule(RuleName::with_key(gone.key)), &place])
    }
}
