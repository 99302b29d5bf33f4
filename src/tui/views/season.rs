//! When and how much people pay here, as a block under a list.

use crate::domain::{Chosen, Phrase, Seasons};
use crate::report::wording::Tone;
use crate::tui::{Role, wrap};

use super::Scene;
use super::paper::Paper;

impl<'a> Scene<'a> {
    /// What is known of fees and windows where somebody is insured.
    pub(super) fn seasons(&self, chosen: &Chosen) -> Seasons<'a> {
        self.guide().seasons(self.place(chosen), self.as_of())
    }

    /// 上一年度: what stands before the year in a sentence about the cover year before.
    fn last_year(&self) -> &'a str {
        let said = self.say(Phrase::SeasonLast);
        said.split('{').next().unwrap_or_default().trim_end_matches(['（', '(', ' '])
    }
}

/// The block under row `below`, as far as there is room above the footer; the row after it comes back.
pub(super) fn block(paper: &mut Paper<'_>, scene: &Scene<'_>, chosen: &Chosen, below: u16) -> u16 {
    let foot = paper.foot();
    let lines = scene.wording.season(&scene.seasons(chosen), chosen, scene.as_of());
    let mut row = below;
    if !scene.compact() {
        if below + 2 >= foot {
            return below;
        }
        let title = scene.fill(Phrase::SeasonTitle, &[&scene.wording.place(chosen)]);
        paper.titled_rule(below + 1, &title, "", Role::Plain);
        row = below + 2;
    }
    let room = paper.width() - 2;
    for (tone, line) in &lines {
        let wrapped = wrap::wrap(line, usize::from(room));
        // A list of amounts without its end would be another list, and what follows it says nothing without it.
        if usize::from(foot.saturating_sub(row)) < wrapped.len() {
            return foot;
        }
        let role = if *tone == Tone::Source { Role::Dim } else { Role::Plain };
        for (at, line) in wrapped.iter().enumerate() {
            let history = if *tone == Tone::Past && at == 0 { scene.last_year() } else { "" };
            let (head, rest) = line.split_at(if line.starts_with(history) { history.len() } else { 0 });
            let x = paper.text(1, row, room, head, Role::Warn);
            paper.text(x, row, room, rest, role);
            row += 1;
        }
    }
    row
}
