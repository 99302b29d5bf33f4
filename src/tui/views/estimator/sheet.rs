//! The questions: one a row, the answer in brackets, what counts by default marked.

use ratatui::layout::{Position, Rect};

use super::super::paper::{Paper, columns};
use super::Desk;
use super::rows::{Row, Rows, in_lines, window};
use crate::app::interview::question::Question;
use crate::app::query::Query;
use crate::domain::{Fen, Phrase};
use crate::tui::{Role, glyphs, wrap};

/// Columns inside the brackets of a field.
const FIELD: u16 = 16;

impl Desk<'_> {
    /// The questions from the top of `area`, those around the cursor where not all fit.
    pub(super) fn questions(&self, paper: &mut Paper<'_>, area: Rect, rows: &Rows) -> Position {
        let tall = usize::from(area.height);
        let here = self.listed.iter().position(|question| *question == self.page.at).unwrap_or(0);
        let wraps = rows.all() <= area.height;
        let fits = self.listed.len() <= tall;
        let last = self.listed.len().saturating_sub(tall);
        let first = if fits { 0 } else { here.saturating_sub(tall.saturating_sub(2)).min(last) };
        let mut focus = Paper::at(area.x, area.y);
        let mut y = area.y;
        for row in rows.each.iter().skip(first) {
            if y >= area.bottom() {
                break;
            }
            let height = if wraps { row.lines } else { 1 };
            let at = self.question(paper, Rect { y, height, ..area }, row, rows.labels);
            focus = at.unwrap_or(focus);
            y += height;
        }
        let more = |y: u16, mark: &str, paper: &mut Paper<'_>| paper.text(area.x, y, 1, mark, Role::Dim);
        if first > 0 {
            more(area.y, glyphs::UP, paper);
        }
        if first + tall < self.listed.len() {
            more(area.bottom() - 1, glyphs::DOWN, paper);
        }
        focus
    }

    /// The questions under their headings, with the hint below.
    pub(super) fn questions_spread(&self, paper: &mut Paper<'_>, area: Rect, rows: &Rows) -> Position {
        let mut focus = Paper::at(area.x, area.y);
        let hint_rows = super::places::HINT_ROWS;
        let end = area.bottom().saturating_sub(hint_rows + 1);
        let headed = self.listed.iter().filter(|question| heading(**question).is_some()).count();
        let tall = usize::from(end - area.y);
        let spread = self.listed.len() + headed * 2 <= tall;
        let wraps = usize::from(rows.all()) + headed * 2 <= tall;
        let here = self.listed.iter().position(|question| *question == self.page.at).unwrap_or(0);
        let first = if spread {
            0
        } else {
            here.saturating_sub(tall.saturating_sub(2)).min(self.listed.len().saturating_sub(tall))
        };
        let mut y = area.y;
        for row in rows.each.iter().skip(first) {
            if let Some(phrase) = heading(row.question).filter(|_| spread) {
                y += u16::from(y > area.y);
                paper.text(area.x + 1, y, area.width - 1, self.scene.say(phrase), Role::Title);
                y += 1;
            } else if row.question == Question::More && spread {
                y += 1;
            }
            if y >= end {
                break;
            }
            let height = if wraps { row.lines } else { 1 };
            let at = self.question(paper, Rect { y, height, ..area }, row, rows.labels);
            focus = at.unwrap_or(focus);
            y += height;
        }
        let rule = area.bottom() - hint_rows - 1;
        paper.rule_from(area.x, rule, area.width);
        self.say_hint(paper, Rect { y: rule + 1, height: hint_rows, ..area });
        focus
    }

    /// One question. Where the cursor stands comes back if it is the one in front.
    fn question(&self, paper: &mut Paper<'_>, area: Rect, row: &Row, labels: u16) -> Option<Position> {
        let question = row.question;
        let here = question == self.page.at;
        let y = area.y;
        // While a tab is read, the mark of the row stands there alone.
        if here && self.page.asks(self.scene.model.size.roomy()) {
            paper.text(area.x + 1, y, 1, glyphs::HERE, Role::Accent);
        }
        let x = area.x + 3 + u16::from(question.is_folded() && !self.scene.compact()) * 2;
        let label = wrap::pad(&row.label, usize::from(labels.saturating_sub(1)));
        paper.text(x, y, labels, &label, if here { Role::Accent } else { Role::Plain });
        let x = area.x + 3 + labels + u16::from(question.is_folded() && !self.scene.compact()) * 2;
        let mut end = area.right() - 1;
        // The mark keeps its room where it does not stand: another answer must not move the others.
        if !question.is_typed() && question != Question::More && !self.scene.compact() {
            let mark = self.scene.say(Phrase::AnswerDefault);
            if self.page.answers.is_default(question) {
                paper.right(end, y, mark, Role::Dim);
            }
            end = end.saturating_sub(columns(mark) + 1);
        }
        let at = if question == Question::More {
            self.fold(paper, x, y, end)
        } else if question.is_typed() {
            self.typed(paper, x, y, end, question)
        } else {
            self.options(paper, Rect { x, width: end.saturating_sub(x), ..area }, row)
        };
        here.then_some(at)
    }

    fn fold(&self, paper: &mut Paper<'_>, x: u16, y: u16, end: u16) -> Position {
        let open = self.page.open;
        let hint = if open || self.page.answers.has_more() { Phrase::AskMoreGiven } else { Phrase::AskMoreHint };
        let key = self.scene.say(if open { Phrase::AskFold } else { Phrase::AskExpand });
        let end = paper.right(end, y, key, Role::Plain).saturating_sub(2);
        let given = if open { None } else { self.given() };
        let text = given.unwrap_or_else(|| self.scene.say(hint).to_owned());
        // In large print the key alone says enough.
        if columns(&text) <= end.saturating_sub(x) || !self.scene.compact() {
            paper.text(x, y, end.saturating_sub(x), &text, Role::Dim);
        }
        Paper::at(x, y)
    }

    /// What is written under 更准一点 while it is closed: 全自费 1,000   乙类先自付 1,000.
    fn given(&self) -> Option<String> {
        let written = self.sheet.applying.iter().filter(|question| question.is_folded());
        let said: Vec<String> = written
            .filter_map(|question| {
                let text = self.page.answers.field(*question)?.text();
                Some(format!("{} {}", self.label(*question), text))
            })
            .collect();
        (!said.is_empty()).then(|| said.join("   "))
    }

    /// A field, with its amount written out where it is not being typed.
    fn typed(&self, paper: &mut Paper<'_>, x: u16, y: u16, end: u16, question: Question) -> Position {
        let here = question == self.page.at;
        let field = self.page.answers.field(question);
        let written = field.map(Query::text).unwrap_or_default();
        let unit = match question {
            Question::Rate | Question::AboveCap => "%",
            Question::Total
            | Question::Scheme
            | Question::Status
            | Question::Group
            | Question::Care
            | Question::Level
            | Question::Admission
            | Question::Referral
            | Question::Site
            | Question::More
            | Question::OutOfScope
            | Question::ClassB
            | Question::UsedDeductible
            | Question::Paid
            | Question::CostThisYear
            | Question::Carried
            | Question::Deductible
            | Question::Cap => self.scene.say(Phrase::AskYuan),
        };
        let unit = if written.contains('%') { "" } else { unit };
        let wide = FIELD.min(end.saturating_sub(x + 5 + columns(unit)));
        let wrong = self.is_wrong(question);
        let shown = match Fen::from_people(&written) {
            Ok(fen) if !here && !question.is_rule() => fen.grouped(),
            Ok(_) | Err(_) => written.clone(),
        };
        let selected = field.is_some_and(Query::is_selected) && here;
        let role = match (wrong, selected, here) {
            (true, ..) => Role::Wrong,
            (_, true, _) => Role::Selected,
            (.., true) => Role::Accent,
            (.., false) => Role::Plain,
        };
        let inside = paper.text(x, y, 2, "[ ", Role::Plain);
        let before = field.map(|field| columns(&field.before_cursor())).unwrap_or_default();
        // A long text is shown around the cursor.
        let skipped = if here { before.saturating_sub(wide.saturating_sub(1)) } else { 0 };
        let tail: String = tail(&shown, usize::from(skipped)).to_owned();
        paper.text(inside, y, wide, &tail, role);
        let close = paper.text(inside + wide, y, 2, " ]", Role::Plain);
        let x = paper.text(close + 1, y, end.saturating_sub(close + 1), unit, Role::Plain);
        if question == Question::Total && !self.scene.compact() {
            let hint = self.scene.say(Phrase::HintTotal);
            if columns(hint) + 4 <= end.saturating_sub(x) {
                paper.text(x + 4, y, end - x - 4, hint, Role::Dim);
            }
        }
        Paper::at(inside + before.saturating_sub(skipped).min(wide), y)
    }

    /// The choices in a row, the chosen one in brackets; in as many rows as there are, else as many around it as fit.
    fn options(&self, paper: &mut Paper<'_>, area: Rect, row: &Row) -> Position {
        let (x, y, room) = (area.x, area.y, area.width);
        let Row { names, chosen, .. } = row;
        let chosen = *chosen;
        let here = row.question == self.page.at;
        if self.scene.compact() {
            return Self::turned(paper, x, y, room, (names, chosen, here));
        }
        let rows = if area.height > 1 { in_lines(names, room) } else { vec![window(names, chosen, room)] };
        if let [(first, last)] = rows[..]
            && last - first == 1
            && names.len() > 1
        {
            return Self::turned(paper, x, y, room, (names, chosen, here));
        }
        let mut focus = Paper::at(x, y);
        for (y, (first, last)) in (y..).zip(rows.iter().copied()) {
            let mut at = x;
            // Only the first row shares its end with the mark of a default.
            let mark = columns(self.scene.say(Phrase::AnswerDefault)) + 1;
            let end = area.right() + if y > area.y { mark } else { 0 };
            if first > 0 && rows.len() == 1 {
                at = paper.text(at, y, 1, glyphs::OUT_OF, Role::Accent);
            }
            for (i, name) in names.iter().enumerate().take(last).skip(first) {
                let picked = i == chosen;
                let role = match (picked, here) {
                    (true, true) => Role::Accent,
                    (true, false) => Role::Title,
                    (false, _) => Role::Plain,
                };
                let text = if picked { ["[", name, "]"] } else { [" ", name, " "] }.concat();
                if picked {
                    focus = Paper::at(at + 1, y);
                }
                at = paper.text(at, y, end.saturating_sub(at), &text, role);
            }
            if last < names.len() && rows.len() == 1 {
                paper.text(at, y, 1, glyphs::INTO, Role::Accent);
            }
        }
        focus
    }

    /// Large print: the chosen answer alone, with where there are more.
    fn turned(
        paper: &mut Paper<'_>,
        x: u16,
        y: u16,
        room: u16,
        (names, chosen, here): (&[String], usize, bool),
    ) -> Position {
        let name = names.get(chosen).map_or("", String::as_str);
        let before = if chosen > 0 { glyphs::LEFT } else { " " };
        let after = if chosen + 1 < names.len() { glyphs::RIGHT } else { " " };
        let at = paper.text(x, y, 2, &format!("{before} "), Role::Dim);
        let role = if here { Role::Accent } else { Role::Title };
        let next = paper.text(at, y, room.saturating_sub(4), name, role);
        paper.text(next + 1, y, 1, after, Role::Dim);
        Paper::at(at, y)
    }
}

/// The heading that stands before a question.
fn heading(question: Question) -> Option<Phrase> {
    match question {
        Question::Total => Some(Phrase::AskBill),
        Question::Scheme => Some(Phrase::AskWho),
        Question::Care => Some(Phrase::AskVisit),
        Question::Status
        | Question::Group
        | Question::Level
        | Question::Admission
        | Question::Referral
        | Question::Site
        | Question::More
        | Question::OutOfScope
        | Question::ClassB
        | Question::UsedDeductible
        | Question::Paid
        | Question::CostThisYear
        | Question::Carried
        | Question::Deductible
        | Question::Rate
        | Question::Cap
        | Question::AboveCap => None,
    }
}

/// The text without its first `skip` columns.
fn tail(text: &str, skip: usize) -> &str {
    text.strip_prefix(wrap::head(text, skip)).unwrap_or(text)
}
