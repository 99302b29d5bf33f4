//! 怎样更准: what is worth finding out, and how else the sources can be read.

use ratatui::layout::{Position, Rect};

use super::super::paper::{Paper, columns};
use super::{Desk, widest};
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answered, Otherwise, Question, Worth, find_out, otherwise};
use crate::report::estimate::Field;
use crate::tui::Role;

impl Desk<'_> {
    pub(super) fn find_out(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> Position {
        let worths = find_out(&answered.rules, &answered.claim);
        let others = otherwise(&answered.rules, &answered.claim);
        let useful = worths.iter().any(|worth| worth.saved > Fen::ZERO);
        let lead = if useful { Phrase::FindOutLead } else { Phrase::FindOutNothing };
        paper.text(area.x, area.y, area.width, self.scene.say(lead), Role::Title);
        let mut y = area.y + 1;
        let names: Vec<&str> = worths.iter().map(|worth| self.asked(worth.question)).collect();
        let wide = widest(names.iter().copied()).min(area.width / 2);
        let left: Vec<String> = worths
            .iter()
            .map(|worth| self.scene.fill(Phrase::FindOutWidth, &[&worth.width.grouped()]))
            .collect();
        let left_wide = widest(left.iter().map(String::as_str));
        let skip = self.page.row.min((worths.len() + others.len()).saturating_sub(usize::from(area.height / 2)));
        for ((worth, name), left) in worths.iter().zip(&names).zip(&left).skip(skip) {
            if y >= area.bottom() || !useful {
                break;
            }
            self.worth(paper, Rect { y, height: 1, ..area }, worth, (name, wide), (left, left_wide));
            y += 1;
        }
        if let Some(best) = worths.first().filter(|worth| worth.saved > Fen::ZERO) {
            let sentence = self.scene.fill(Phrase::FindOutBest, &[self.asked(best.question)]);
            y += 1;
            if y < area.bottom() {
                y = paper.wrapped(area.x, y, area.width, area.bottom() - y, &sentence, Role::Plain);
            }
        }
        self.others(paper, Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area }, &others);
        Paper::at(area.x, area.y)
    }

    fn worth(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        worth: &Worth,
        (name, wide): (&str, u16),
        (left, left_wide): (&str, u16),
    ) {
        let y = area.y;
        let needed = worth.saved > Fen::ZERO;
        let role = if needed { Role::Plain } else { Role::Dim };
        paper.text(area.x + 1, y, wide, name, role);
        let x = area.x + wide + 3;
        if !needed {
            paper.text(x, y, area.right().saturating_sub(x), self.scene.say(Phrase::FindOutNotNeeded), Role::Dim);
            return;
        }
        let saved = self.scene.fill(Phrase::FindOutSaved, &[&worth.saved.grouped()]);
        let room = area.right().saturating_sub(x);
        if columns(&saved) + left_wide + 3 > room {
            paper.text(x, y, room, &saved, role);
            return;
        }
        paper.right(x + left_wide, y, left, role);
        paper.text(x + left_wide + 3, y, room, &saved, role);
    }

    /// Other readings and variants that would change an end.
    fn others(&self, paper: &mut Paper<'_>, area: Rect, others: &[Otherwise]) {
        if others.is_empty() || area.height < 2 {
            return;
        }
        paper.text(area.x, area.y, area.width, self.scene.say(Phrase::FindOutOtherwise), Role::Title);
        let mut y = area.y + 1;
        for other in others {
            if y >= area.bottom() {
                break;
            }
            let what = match other.reading {
                Some(reading) => self.said.reading(reading).to_owned(),
                None => self.scene.fill(Phrase::FindOutVariant, &[self.said.rule(other.parameter)]),
            };
            let values = [&*what, &other.low.grouped(), &other.high.grouped()];
            let sentence = self.scene.fill(Phrase::FindOutOther, &values);
            y = paper.wrapped(area.x + 1, y, area.width - 1, area.bottom() - y, &sentence, Role::Plain);
        }
    }

    /// What a thing one can find out is called.
    fn asked(&self, question: Question) -> &str {
        match question {
            Question::Rule(parameter) => self.said.rule(parameter),
            Question::Group => self.said.field(Field::Group),
            Question::Level => self.said.field(Field::Level),
            Question::Site => self.said.field(Field::Site),
            Question::Referral => self.said.field(Field::Referral),
            Question::Admission => self.said.field(Field::Admission),
        }
    }

    /// What makes most of the difference between the ends.
    pub(super) fn worth_asking(&self, answered: &Answered<'_>) -> Option<String> {
        let worths = find_out(&answered.rules, &answered.claim);
        let best = worths.first().filter(|worth| worth.saved > Fen::ZERO)?;
        Some(self.asked(best.question).to_owned())
    }

    /// Kind and age of what the rate comes from.
    pub(super) fn sources(&self, answered: &Answered<'_>) -> String {
        let bill = &answered.estimate.low;
        let rate = bill.lines.iter().filter(|line| matches!(line.item, crate::estimate::Item::Rate(_)));
        let Some(cited) = rate.flat_map(|line| &line.basis).find_map(|basis| basis.cited) else {
            return String::new();
        };
        let age = self.said.wording().age(&cited.source, self.scene.as_of());
        let text = self.scene.fill(Phrase::JoinClauses, &[self.scene.wording.trust(cited.trust), &age]);
        let stop = if self.scene.lang() == crate::domain::Lang::En { "." } else { "。" };
        format!("{text}{stop}")
    }
}
