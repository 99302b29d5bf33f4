//! 说明: the bill line by line; a line opens to its sentence, its rules and what they replaced.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::super::paper::{Paper, columns};
use super::pages::{self, Pages};
use super::{Desk, widest};
use crate::domain::{Cited, Phrase, Replaced};
use crate::estimate::{Answered, Inquiry, Item, Parameter};
use crate::report::estimate::{Row, RuleName};
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
        let end = rows.len().saturating_sub(1);
        let compact = self.scene.compact();
        if compact && self.page.opened > 0 {
            let at = self.page.row.min(end);
            let turned = (at.saturating_sub(1), (at + 1).min(end));
            let pages = Pages { at, last: end, end, turned, count: (1, 1) };
            return (self.opened_alone(paper, area, &rows[at], answered), pages);
        }
        let columns = Columns::of(&rows, area);
        let both = [Phrase::ColumnLow, Phrase::ColumnHigh].map(|phrase| self.scene.say(phrase));
        let heads: &[&str] = if is_single(&rows) { &[self.scene.say(Phrase::AskYuan)] } else { &both };
        if compact {
            paper.right(area.right(), area.y, &heads.join(" / "), Role::Dim);
        } else {
            for (end, head) in columns.ends.iter().zip(heads) {
                paper.right(*end, area.y, head, Role::Dim);
            }
        }
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let tall = usize::from(body.height);
        let beside = if compact { 0 } else { columns.room };
        let told = self.told(&rows, answered, asked, (area, beside));
        if self.page.asks(self.scene.model.size.roomy()) {
            let shown = self.shown(&told, None);
            let pages = Pages::of(shown.len(), tall, self.page.row);
            self.lines(paper, body, shown.iter().skip(pages.at), (&columns, None));
            pages::more_below(paper, body, pages);
            return (Paper::at(body.x, body.y), pages);
        }
        // Beyond the last line one reads on to the end of what is said below it.
        let at_end = self.shown(&told, Some(end));
        let rest = at_end.len().saturating_sub(tall + first(&at_end, end, tall));
        let at = self.page.row.min(end + rest);
        let chosen = at.min(end);
        let shown = if chosen == end { at_end } else { self.shown(&told, Some(chosen)) };
        let from = first(&shown, chosen, tall) + (at - chosen);
        let focus = self.lines(paper, body, shown.iter().skip(from), (&columns, Some(chosen)));
        let half = (tall / 2).max(1);
        let on = if at < end {
            // As far as nothing is skipped. What is said below the line in front goes, so the lines after it move up.
            let gone = said_below(&shown, chosen).saturating_sub(said_below(&self.shown(&told, None), chosen));
            let begins = |row: usize| first(&self.shown(&told, Some(row)), row, tall);
            let most = (at + half).min(end);
            (at + 1..=most).rev().find(|row| begins(*row) + gone <= from + tall).unwrap_or(at + 1)
        } else {
            (at + tall.saturating_sub(1).max(1)).min(end + rest)
        };
        let back = if at > end { at.saturating_sub(tall).max(end) } else { at.saturating_sub(half) };
        let count = Pages::counted(shown.len(), tall, from);
        let last = end + rest;
        let pages = Pages { at, last, end: if at < end { end } else { last }, turned: (back, on), count };
        pages::more_below(paper, body, pages);
        (focus, pages)
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
    fn opened_alone(&self, paper: &mut Paper<'_>, area: Rect, row: &Row, answered: &Answered<'_>) -> Position {
        let wide = usize::from(area.width);
        let all = self.details(row, answered);
        let lines: Vec<String> = all.iter().flat_map(|(text, _)| wrap::wrap(text, wide)).collect();
        let tall = usize::from(area.height.saturating_sub(1)).max(1);
        let pages = lines.len().div_ceil(tall).max(1);
        let page = (self.page.opened - 1) % pages;
        paper.text(area.x, area.y, area.width, &row.name, Role::Accent);
        if pages > 1 {
            paper.right(area.right(), area.y, &format!("{}/{pages}", page + 1), Role::Dim);
        }
        for (y, line) in (area.y + 1..area.bottom()).zip(lines.iter().skip(page * tall)) {
            paper.text(area.x, y, area.width, line, Role::Plain);
        }
        Paper::at(area.x, area.y)
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

    /// The rows with what belongs to them, and at the end what is said beside the bill. A reason that has no room beside
    /// the figures stands below; in large print only that of the chosen line does.
    fn shown<'r>(&self, told: &'r Told<'r>, chosen_row: Option<usize>) -> Vec<Shown<'r>> {
        let compact = self.scene.compact();
        let width = usize::from(told.area.width.saturating_sub(LEAD));
        let mut shown = Vec::new();
        for (at, (row, reason)) in told.rows.iter().zip(&told.reasons).enumerate() {
            let chosen = chosen_row == Some(at);
            shown.push(Shown::Line(at, row, reason.is_empty()));
            if compact && beside_name(row, told.area.width).is_none() {
                shown.push(Shown::Figures(figures(row)));
            }
            if chosen && self.page.opened > 0 {
                for (text, role) in self.details(row, told.answered) {
                    shown.extend(wrap::wrap(&text, width).into_iter().map(|line| Shown::Detail(line.into(), role)));
                }
            } else if chosen || !compact {
                shown.extend(reason.iter().map(|line| Shown::Detail(line.into(), Role::Dim)));
            }
        }
        // It belongs to the last line.
        shown.extend(told.notes.iter().map(|line| Shown::Detail(line.into(), Role::Dim)));
        shown
    }

    /// The sentence, the rules, how they were read, and what they replaced.
    fn details(&self, row: &Row, answered: &Answered<'_>) -> Vec<(String, Role)> {
        let mut said: Vec<(String, Role)> =
            self.said.opened(row).into_iter().map(|sentence| (sentence, Role::Plain)).collect();
        let bills = [&answered.estimate.low, &answered.estimate.high];
        let of = |item: Item| bills.into_iter().filter_map(move |bill| bill.line(item));
        let mut readings = Vec::new();
        let mut titles: Vec<String> = Vec::new();
        let mut parameters: Vec<Parameter> = Vec::new();
        for basis in of(row.item).flat_map(|line| &line.basis) {
            parameters.push(basis.parameter);
            readings.extend(basis.readings.iter().copied());
            titles.extend(basis.cited.map(|cited| self.source(cited)));
        }
        titles.dedup();
        said.extend(titles.into_iter().map(|title| (title, Role::Dim)));
        readings.sort_unstable();
        readings.dedup();
        said.extend(
            readings
                .into_iter()
                .map(|reading| (self.scene.fill(Phrase::TraceReading, &[self.said.reading(reading)]), Role::Dim)),
        );
        let replaced = |gone: &&Replaced<'_>| parameters.iter().any(|parameter| parameter.key() == gone.key);
        said.extend(answered.estimate.unused.iter().filter(replaced).map(|gone| (self.replaced(gone), Role::Dim)));
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

/// True if both bills are the same in every line.
fn is_single(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.low == row.high)
}

/// Which of the rows is the line `chosen` of the bill.
fn position(shown: &[Shown<'_>], chosen: usize) -> usize {
    let is_line = |row: &Shown<'_>| matches!(row, Shown::Line(at, ..) if *at == chosen);
    shown.iter().position(is_line).unwrap_or(0)
}

/// How many rows below a line belong to it.
fn said_below(shown: &[Shown<'_>], chosen: usize) -> usize {
    let below = shown.iter().skip(position(shown, chosen) + 1);
    below.take_while(|row| matches!(row, Shown::Detail(..) | Shown::Figures(_))).count()
}

/// The first row to show, so that the chosen line is in view with all that belongs to it.
fn first(shown: &[Shown<'_>], chosen: usize, tall: usize) -> usize {
    let current = position(shown, chosen);
    (current + said_below(shown, chosen) + 1).saturating_sub(tall).min(current)
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
