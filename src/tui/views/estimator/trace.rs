//! 说明: the bill line by line; a line opens to its sentence, its rules and what they replaced.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::super::paper::{Paper, columns};
use super::pages::{self, Pages};
use super::scroll::Rows;
use super::{Desk, widest};
use crate::app::Spot;
use crate::domain::Phrase;
use crate::estimate::{Answered, Inquiry};
use crate::report::estimate::Row;
use crate::tui::{Role, glyphs, wrap};

/// A row of the tab: a line of the bill with its position, or a text that belongs to the line above.
enum Shown<'r> {
    /// The reason stands beside it if the last value says so.
    Line(usize, &'r Row, bool),
    /// Both figures of the line above, where they have no room beside its name.
    Figures(String),
    Detail(Cow<'r, str>, Role),
}

/// Where the columns stand.
struct Columns {
    /// Columns for the names.
    names: u16,
    /// Where the figures of the least and of the most favourable bill end; one column where they are the same.
    ends: Vec<u16>,
    /// Where the reason begins, and how much room it has.
    why: u16,
    room: u16,
}

/// Columns before a name: the cursor, the number of the row, its sign.
const LEAD: u16 = 6;

impl Columns {
    fn of(rows: &[Row], area: Rect) -> Self {
        let names = widest(rows.iter().map(|row| &*row.name)).min(area.width / 3) + 1;
        let money = widest(rows.iter().flat_map(|row| [&*row.low, &*row.high])).clamp(9, 15);
        let first = area.x + LEAD + names + money + 1;
        let ends = if is_single(rows) { vec![first] } else { vec![first, first + money + 2] };
        let why = ends.last().copied().unwrap_or(first) + 2;
        Self { names, ends, why, room: area.right().saturating_sub(why) }
    }
}

/// The bill in lines, with what they are drawn by. Which of them are shown is asked several times for a frame.
struct Told<'r> {
    rows: &'r [Row],
    answered: &'r Answered<'r>,
    /// The reason of each row in lines; none where it stands beside the figures.
    reasons: Vec<Vec<String>>,
    /// What has to be said beside the bill, in lines.
    notes: Vec<String>,
    area: Rect,
}

impl Desk<'_> {
    pub(super) fn trace(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        answered: &Answered<'_>,
        asked: &Inquiry,
    ) -> (Position, Pages) {
        let rows = self.said.rows(&answered.estimate, &asked.draft);
        let compact = self.scene.compact();
        if compact && self.page.opened {
            return self.opened_alone(paper, area, &rows, answered);
        }
        let columns = Columns::of(&rows, area);
        self.heads(paper, area, &rows, &columns);
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let beside = if compact { 0 } else { columns.room };
        let told = self.told(&rows, answered, asked, (area, beside));
        let (spot, tall) = (self.page.spot, usize::from(body.height));
        if self.page.asks(self.scene.model.size.roomy()) {
            let shown = self.shown(&told, None);
            let pages = Pages::of(shown.len(), tall, spot.from);
            self.lines(paper, body, shown.iter().skip(pages.at.from), (&columns, None));
            pages::more_below(paper, body, pages.goes_on());
            return (Paper::at(body.x, body.y), pages);
        }
        let apart = (0..rows.len()).map(|at| self.block(&told, at, false).len()).collect();
        // Asked for often, and told of few others.
        let here = spot.row.min(rows.len().saturating_sub(1));
        let takes = self.block(&told, here, true).len();
        let chosen = |at: usize| if at == here { takes } else { self.block(&told, at, true).len() };
        let list = Rows::new(apart, tall, chosen);
        let at = list.at(spot.row, spot.from);
        let shown = self.shown(&told, Some(at.row));
        let focus = self.lines(paper, body, shown.iter().skip(at.from), (&columns, Some(at.row)));
        pages::more_below(paper, body, list.goes_on(at));
        (focus, if self.page.opened { list.pages_of_opened(at) } else { list.pages(at) })
    }

    /// What the columns of figures are.
    fn heads(&self, paper: &mut Paper<'_>, area: Rect, rows: &[Row], columns: &Columns) {
        let both = [Phrase::ColumnLow, Phrase::ColumnHigh].map(|phrase| self.scene.say(phrase));
        let heads: &[&str] = if is_single(rows) { &[self.scene.say(Phrase::AskYuan)] } else { &both };
        if self.scene.compact() {
            paper.right(area.right(), area.y, &heads.join(" / "), Role::Dim);
            return;
        }
        for (end, head) in columns.ends.iter().zip(heads) {
            paper.right(*end, area.y, head, Role::Dim);
        }
    }

    fn lines<'r>(
        &self,
        paper: &mut Paper<'_>,
        body: Rect,
        shown: impl Iterator<Item = &'r Shown<'r>>,
        (columns, at_row): (&Columns, Option<usize>),
    ) -> Position {
        let mut focus = Paper::at(body.x, body.y);
        for (y, row) in (body.y..body.bottom()).zip(shown) {
            match row {
                Shown::Line(at, row, beside) => {
                    let chosen = at_row == Some(*at);
                    if chosen {
                        paper.text(body.x, y, 1, glyphs::HERE, Role::Accent);
                        focus = Paper::at(body.x, y);
                    }
                    if let Some(number) = row.number {
                        paper.right(body.x + 3, y, &number.to_string(), Role::Dim);
                    }
                    paper.text(body.x + 4, y, 1, row.sign.encode_utf8(&mut [0; 4]), Role::Plain);
                    let role = if chosen { Role::Accent } else { Role::Plain };
                    if self.scene.compact() {
                        paper.text(body.x + LEAD, y, body.width.saturating_sub(LEAD), &row.name, role);
                        if let Some(figure) = beside_name(row, body.width) {
                            paper.right(body.right(), y, &figure, Role::Plain);
                        }
                        continue;
                    }
                    paper.text(body.x + LEAD, y, columns.names, &row.name, role);
                    for (end, figure) in columns.ends.iter().zip([&row.low, &row.high]) {
                        paper.right(*end, y, figure, Role::Plain);
                    }
                    if *beside {
                        paper.text(columns.why, y, columns.room, &row.why, Role::Dim);
                    }
                }
                Shown::Figures(both) => {
                    paper.right(body.right(), y, both, Role::Plain);
                }
                Shown::Detail(text, role) => {
                    paper.text(body.x + LEAD, y, body.width.saturating_sub(LEAD), text, *role);
                }
            }
        }
        focus
    }

    /// Large print: an opened line has the page to itself, as many pages as it needs.
    fn opened_alone(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        rows: &[Row],
        answered: &Answered<'_>,
    ) -> (Position, Pages) {
        let end = rows.len().saturating_sub(1);
        let spot = self.page.spot;
        let row = spot.row.min(end);
        let all = self.details(&rows[row], answered);
        let lines: Vec<String> = all.iter().flat_map(|(text, _)| wrap::wrap(text, usize::from(area.width))).collect();
        let own = Pages::of(lines.len(), usize::from(area.height.saturating_sub(1)), spot.within);
        paper.text(area.x, area.y, area.width, &rows[row].name, Role::Accent);
        for (y, line) in (area.y + 1..area.bottom()).zip(lines.iter().skip(own.at.from)) {
            paper.text(area.x, y, area.width, line, Role::Plain);
        }
        let line = |turned: Spot| Spot { row, from: spot.from, within: turned.from };
        let other = |row: usize| Spot { row: row.min(end), from: spot.from, within: 0 };
        let beside = |other: Spot| if other.row == row { line(own.at) } else { other };
        let pages = Pages {
            at: line(own.at),
            moved: (beside(other(row.saturating_sub(1))), beside(other(row + 1))),
            turned: (line(own.turned.0), line(own.turned.1)),
            end: beside(other(end)),
            count: own.count,
        };
        (Paper::at(area.x, area.y), pages)
    }

    /// Puts everything into lines once; a reason that has no more than `beside` columns stands beside the figures.
    fn told<'r>(
        &self,
        rows: &'r [Row],
        answered: &'r Answered<'r>,
        asked: &Inquiry,
        (area, beside): (Rect, u16),
    ) -> Told<'r> {
        let width = usize::from(area.width.saturating_sub(LEAD));
        let below = |row: &Row| if columns(&row.why) <= beside { Vec::new() } else { wrap::wrap(&row.why, width) };
        let reasons = rows.iter().map(below).collect();
        let mut notes = Vec::new();
        for (_, text) in self.said.notes(answered, asked) {
            let lines = wrap::wrap(&text, width.saturating_sub(2));
            let lead = std::iter::once("! ").chain(std::iter::repeat("  "));
            notes.extend(lines.iter().zip(lead).map(|(line, lead)| [lead, line].concat()));
        }
        Told { rows, answered, reasons, notes, area }
    }

    /// The rows with what belongs to them, and at the end what is said beside the bill.
    fn shown<'r>(&self, told: &'r Told<'r>, chosen: Option<usize>) -> Vec<Shown<'r>> {
        (0..told.rows.len()).flat_map(|at| self.block(told, at, chosen == Some(at))).collect()
    }

    /// A row with what belongs to it. A reason that has no room beside the figures stands below; in large print only that
    /// of the chosen line does. What is said beside the bill belongs to the last line.
    fn block<'r>(&self, told: &'r Told<'r>, at: usize, chosen: bool) -> Vec<Shown<'r>> {
        let (row, reason) = (&told.rows[at], &told.reasons[at]);
        let compact = self.scene.compact();
        let mut shown = vec![Shown::Line(at, row, reason.is_empty())];
        if compact && beside_name(row, told.area.width).is_none() {
            shown.push(Shown::Figures(figures(row)));
        }
        if chosen && self.page.opened {
            let width = usize::from(told.area.width.saturating_sub(LEAD));
            for (text, role) in self.details(row, told.answered) {
                shown.extend(wrap::wrap(&text, width).into_iter().map(|line| Shown::Detail(line.into(), role)));
            }
        } else if chosen || !compact {
            shown.extend(reason.iter().map(|line| Shown::Detail(line.into(), Role::Dim)));
        }
        if at + 1 == told.rows.len() {
            shown.extend(told.notes.iter().map(|line| Shown::Detail(line.into(), Role::Dim)));
        }
        shown
    }
}

/// True if both bills are the same in every line.
fn is_single(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.low == row.high)
}

/// The figures of both bills, once where they are the same: 16,500.00 / 17,700.00.
fn figures(row: &Row) -> String {
    if row.low == row.high { row.low.clone() } else { format!("{} / {}", row.low, row.high) }
}

/// The figures of a line of large print, if they have room beside its name.
fn beside_name(row: &Row, width: u16) -> Option<String> {
    let figures = figures(row);
    (LEAD + columns(&row.name) + 1 + columns(&figures) <= width).then_some(figures)
}
