//! 怎样更准: what is worth finding out, and how else the sources can be read.

use ratatui::layout::Rect;

use super::super::paper::Paper;
use super::pages::{self, Line, Pages, at_margin};
use super::words::capital;
use super::{Desk, widest};
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answered, find_out, otherwise};
use crate::report::estimate::oldest;
use crate::tui::{Role, wrap};

impl Desk<'_> {
    pub(super) fn find_out(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> Pages {
        let worths = find_out(&answered.rules, &answered.claim);
        let others = otherwise(&answered.rules, &answered.claim);
        let said = self.said.findings(&answered.estimate, &worths, &others);
        paper.text(area.x, area.y, area.width, self.scene.say(Phrase::FindTitle), Role::Title);
        let wrapped = |text: &str, role: Role| -> Vec<(String, Role)> {
            wrap::wrap(text, usize::from(area.width)).into_iter().map(|line| (line, role)).collect()
        };
        let mut cap = said.cap.as_deref().map(|cap| wrapped(cap, Role::Warn)).unwrap_or_default();
        if !cap.is_empty() {
            cap.extend(wrapped(self.scene.say(Phrase::FindCapScreen), Role::Plain));
        }
        let rows = if said.rows.is_empty() { Vec::new() } else { columns_of(self, &said.rows, area.width) };
        let mut asked = if said.first.is_empty() { Vec::new() } else { wrapped(&said.first, Role::Accent) };
        asked.extend(said.deductible.iter().flat_map(|deductible| wrapped(deductible, Role::Plain)));
        for aside in [&said.from_elsewhere, &said.useless].into_iter().flatten() {
            asked.extend(wrapped(aside, Role::Dim));
        }
        let others = said.otherwise.iter().flat_map(|sentence| wrapped(sentence, Role::Plain)).collect();
        let mut lines: Vec<Line> = Vec::new();
        // A blank line stands between two parts that are there, and nowhere else.
        for part in [cap, rows, asked, others].into_iter().filter(|part: &Vec<_>| !part.is_empty()) {
            if !lines.is_empty() {
                lines.push(Line::new());
            }
            lines.extend(part.into_iter().map(|(text, role)| at_margin(text, role)));
        }
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        pages::draw(paper, below, &lines, self.page.spot.from)
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
        if let Some(date) = cited.as_of.or(cited.source.date) {
            let dated = if date.month().is_some() { Phrase::AgeDated } else { Phrase::AgeDatedYear };
            forms.push(self.scene.fill(dated, &[&date.to_string()]));
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

/// Large print: each question with what it saves beside it, or below it where the question is long.
fn narrow(desk: &Desk<'_>, rows: &[[String; 3]], width: u16) -> Vec<(String, Role)> {
    let saved = desk.scene.say(Phrase::FindSaved);
    let wide = usize::from(width);
    let lines = |[question, _, amount]: &[String; 3]| {
        let end = format!("{saved} {amount}");
        let room = wide.saturating_sub(wrap::width(&end) + 1);
        let mut lines = wrap::wrap(question, wide);
        let last = lines.pop().unwrap_or_default();
        if wrap::width(&last) <= room {
            lines.push(format!("{} {end}", wrap::pad(&last, room)));
        } else {
            lines.extend([last, wrap::pad_left(&end, wide)]);
        }
        lines.into_iter().map(|line| (line, Role::Plain))
    };
    rows.iter().flat_map(lines).collect()
}
