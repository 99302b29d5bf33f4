//! The ways as plain text, at most 80 columns wide: to read in a terminal, to print, to send.

use super::super::columns::wrapped;
use super::{Group, Ways};
use crate::domain::Phrase;

impl<'a> Ways<'a> {
    /// The answer as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let strings = self.wording.strings();
        let mut lines = vec![self.title()];
        lines.extend(self.warnings.iter().map(|warning| wrapped("! ", warning)));
        lines.extend(self.season().iter().map(|line| wrapped("", line)));
        lines.extend(self.own_entry().map(|line| wrapped("", &line)));
        lines.extend(self.read_first().map(|note| wrapped("! ", &self.tagged(note))));
        for group in &self.groups {
            if self.question.channel.is_none() {
                lines.push(String::new());
                lines.push(format!("── {} ──", self.channel_name(group.channel)));
            }
            lines.extend(self.ready(group.channel).map(|ready| wrapped("", &ready)));
            for at in 0..group.offers.len() {
                lines.push(String::new());
                self.write_way(group, at, &mut lines);
            }
        }
        let shared = self.shared_cautions();
        if !shared.is_empty() {
            lines.extend([String::new(), strings.get(Phrase::ReportEveryWay).to_owned()]);
            lines.extend(shared.into_iter().map(|caution| wrapped("  ! ", &self.tagged(caution))));
        }
        lines.push(String::new());
        let (said, before_leaving) = self.finished();
        lines.push(wrapped("", said));
        lines.extend(before_leaving.iter().map(|line| wrapped("  · ", line)));
        lines.push(String::new());
        lines.extend(self.national_means().map(|means| wrapped("", &means)));
        if let Some(numbers) = self.hotlines() {
            lines.push(wrapped("", &strings.fill(Phrase::ReportCall, &[&numbers])));
        }
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }

    fn write_way(&self, group: &Group<'a>, at: usize, lines: &mut Vec<String>) {
        let strings = self.wording.strings();
        let offer = &group.offers[at];
        lines.push(wrapped("", &self.heading(group, at)));
        lines.push(wrapped("    ", &self.wording.provenance(offer, &self.question.chosen, self.question.as_of)));
        lines.push(wrapped("    ", &self.source(offer)));
        let mut spelled_out = true;
        for (n, step) in (1..).zip(offer.path.steps_in(&self.content.channel(group.channel).name).iter()) {
            if spelled_out && step.generic {
                spelled_out = false;
                lines.push(wrapped("    ", strings.get(Phrase::PathGeneric)));
            }
            lines.push(wrapped(&format!("{n:>4}  "), &self.step(step)));
        }
        lines.extend(self.under_steps(group, at).iter().map(|remark| wrapped("  ! ", remark)));
    }
}
