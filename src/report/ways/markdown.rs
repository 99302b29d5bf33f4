//! The ways as Markdown.

use super::super::marked::{escaped, list};
use super::{Group, Ways};
use crate::domain::Phrase;

impl<'a> Ways<'a> {
    /// The answer as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let strings = self.wording.strings();
        let mut blocks = vec![format!("# {}", escaped(&self.title()))];
        blocks.extend(list(self.warnings.iter().cloned()));
        blocks.extend(self.season().iter().chain(&self.own_entry()).map(|line| escaped(line)));
        blocks.extend(list(self.read_first().map(|note| self.tagged(note))));
        for group in &self.groups {
            blocks.push(format!("## {}", escaped(self.channel_name(group.channel))));
            blocks.extend(self.ready(group.channel).map(|ready| escaped(&ready)));
            for at in 0..group.offers.len() {
                self.write_way_as_markdown(group, at, &mut blocks);
            }
        }
        if let Some(shared) = list(self.shared_cautions().into_iter().map(|note| self.tagged(note))) {
            blocks.extend([escaped(strings.get(Phrase::ReportEveryWay)), shared]);
        }
        let (said, before_leaving) = self.finished();
        blocks.push(escaped(said));
        blocks.extend(list(before_leaving.into_iter()));
        blocks.extend(self.national_means().map(|means| escaped(&means)));
        blocks.extend(self.hotlines().map(|numbers| escaped(&strings.fill(Phrase::ReportCall, &[&numbers]))));
        let mut text = blocks.join("\n\n");
        text.push('\n');
        text
    }

    fn write_way_as_markdown(&self, group: &Group<'a>, at: usize, blocks: &mut Vec<String>) {
        let strings = self.wording.strings();
        let offer = &group.offers[at];
        blocks.push(format!("### {}", escaped(&self.heading(group, at))));
        let provenance = self.wording.provenance(offer, &self.question.chosen, self.question.as_of);
        blocks.push(format!("{}  \n{}", escaped(&provenance), escaped(&self.source(offer))));
        let steps: Vec<String> = (1..)
            .zip(offer.path.steps_in(&self.content.channel(group.channel).name).iter())
            .map(|(n, step)| {
                let sentence = escaped(&self.step(step));
                // Markdown would end the list at a line of its own, so the mark of a generic step stands behind it.
                if step.generic { format!("{n}. {sentence} \\*") } else { format!("{n}. {sentence}") }
            })
            .collect();
        blocks.push(steps.join("\n"));
        if offer.path.steps.iter().any(|step| step.generic) {
            blocks.push(format!("\\* {}", escaped(strings.get(Phrase::ReportGenericStep))));
        }
        blocks.extend(list(self.under_steps(group, at).into_iter()));
    }
}
