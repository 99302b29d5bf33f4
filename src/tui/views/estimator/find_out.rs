//! 怎样更准: what is worth finding out, and how else the sources can be read.

use ratatui::layout::{Position, Rect};

use super::super::paper::Paper;
use super::words::capital;
use super::{Desk, widest};
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answered, find_out, otherwise};
use crate::report::estimate::oldest;
use crate::tui::{Role, wrap};

impl Desk<'_> {
    pub(super) fn find_out(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> (Position, bool) {
        let worths = find_out(&answered.rules, &answered.claim);
        let others = otherwise(&answered.rules, &answered.claim);
        let said = self.said.findings(&answered.estimate, &worths, &others);
        paper.text(area.x, area.y, area.width, self.scene.say(Phrase::FindTitle), Role::Title);
        let mut lines: Vec<(String, Role)> = Vec::new();
        let wrapped = |text: &str| wrap::wrap(text, usize::from(area.width));
        if let Some(cap) = &said.cap {
            lines.extend(wrapped(cap).into_iter().map(|line| (line, Role::Warn)));
            lines.extend(wrapped(self.scene.say(Phrase::FindCapScreen)).into_iter().map(|line| (line, Role::Plain)));
            lines.push((String::new(), Role::Plain));
        }
        if !said.rows.is_empty() {
            lines.extend(columns_of(self, &said.rows, area.width));
            lines.push((String::new(), Role::Plain));
        }
        if !said.first.is_empty() {
            lines.extend(wrapped(&said.first).into_iter().map(|line| (line, Role::Accent)));
        }
        if let Some(how) = &said.from_elsewhere {
            lines.extend(wrapped(how).into_iter().map(|line| (line, Role::Dim)));
        }
        if let Some(useless) = &said.useless {
            lines.extend(wrapped(useless).into_iter().map(|line| (line, Role::Dim)));
        }
        if !said.otherwise.is_empty() {
            lines.push((String::new(), Role::Plain));
        }
        for sentence in &said.otherwise {
            lines.extend(wrapped(sentence).into_iter().map(|line| (line, Role::Plain)));
        }
        let tall = usize::from(area.height.saturating_sub(1));
        let first = self.page.row.min(lines.len().saturating_sub(tall));
        for (y, (text, role)) in (area.y + 1..area.bottom()).zip(lines.iter().skip(first)) {
            paper.text(area.x, y, area.width, text, *role);
        }
        (Paper::at(area.x, area.y), lines.len() > tall)
    }

    /// What makes most of the difference between the ends.
    pub(super) fn worth_asking(&self, answered: &Answered<'_>) -> Option<String> {
        let worths = find_out(&answered.rules, &answered.claim);
        let first = worths.first().filter(|worth| worth.saved > Fen::ZERO)?;
        Some(self.said.findings(&answered.estimate, std::slice::from_ref(first), &[]).first)
    }

    /// The age of the oldest source that the result depends on, in words and as a date alone.
    pub(super) fn sources(&self, answered: &Answered<'_>) -> Vec<String> {
        let Some(cited) = oldest(&answered.estimate) else { return Vec::new() };
        let age = self.said.wording().age(&cited.source, self.scene.as_of());
        let kind = self.scene.wording.trust(cited.trust);
        let mut forms = vec![self.scene.fill(Phrase::JoinClauses, &[kind, &age]), age];
        // The day a source was read is not its date.
        if cited.as_of.or(cited.source.date).is_some() {
            forms.push(self.scene.fill(Phrase::AgeDated, &[&cited.dated().to_string()]));
        }
        forms.iter().map(|text| self.scene.fill(Phrase::ResultSource, &[&capital(text)])).collect()
    }
}

/// The questions with how wide the result still is, and how much narrower.
fn columns_of(desk: &Desk<'_>, rows: &[[String; 3]], width: u16) -> Vec<(String, Role)> {
    let heads = [Phrase::FindWidth, Phrase::FindSaved].map(|phrase| desk.scene.say(phrase));
    let column = |at: usize| widest(rows.iter().map(|row| &*row[at]).chain(at.checked_sub(1).map(|at| heads[at])));
    if width < 60 {
        return narrow(desk, rows, width);
    }
    let (left, saved) = (column(1), column(2));
    let name = column(0).min(width.saturating_sub(left + saved + 6));
    let line = |one: &str, two: &str, three: &str| {
        let pad = |text: &str, wide: u16| wrap::pad_left(text, usize::from(wide));
        format!("{}   {}   {}", wrap::pad(one, usize::from(name)), pad(two, left), pad(three, saved))
    };
    let mut lines = vec![(line("", heads[0], heads[1]), Role::Dim)];
    lines.extend(rows.iter().map(|[one, two, three]| (line(one, two, three), Role::Plain)));
    lines
}

/// Large print: each question with what it saves below it.
fn narrow(desk: &Desk<'_>, rows: &[[String; 3]], width: u16) -> Vec<(String, Role)> {
    let saved = desk.scene.say(Phrase::FindSaved);
    let wide = usize::from(width);
    let line = |[question, _, amount]: &[String; 3]| {
        let end = format!("{saved} {amount}");
        let name = wrap::pad(question, wide.saturating_sub(wrap::width(&end) + 1));
        (format!("{name} {end}"), Role::Plain)
    };
    rows.iter().map(line).collect()
}
