//! 说明: the bill line by line; a line opens to its sentence, its rules and what they replaced.

use ratatui::layout::{Position, Rect};

use super::super::paper::{Paper, columns};
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
    Detail(String, Role),
}

/// Where the columns stand.
struct Columns {
    /// Columns for the names.
    names: u16,
    /// Where the figures of the least and of the most favourable bill end.
    ends: [u16; 2],
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
        let ends = [first, first + money + 2];
        let why = ends[1] + 2;
        Self { names, ends, why, room: area.right().saturating_sub(why) }
    }
}

/// How much is said of each line.
#[derive(Clone, Copy)]
struct Telling {
    /// Columns for what stands below a line.
    width: usize,
    /// Columns for a reason beside the figures.
    beside: u16,
    /// A line can be chosen.
    selects: bool,
    /// How many rows there are for reasons that have no room beside their line, besides that of the chosen line.
    spare: usize,
}

impl Desk<'_> {
    pub(super) fn trace(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        answered: &Answered<'_>,
        asked: &Inquiry,
    ) -> Position {
        let rows = self.said.rows(&answered.estimate, &asked.draft);
        let compact = self.scene.compact();
        if compact
            && self.page.opened > 0
            && let Some(row) = rows.get(self.page.row)
        {
            return self.opened_alone(paper, area, row, answered);
        }
        let columns = Columns::of(&rows, area);
        let heads = [Phrase::ColumnLow, Phrase::ColumnHigh].map(|phrase| self.scene.say(phrase));
        if compact {
            paper.right(area.right(), area.y, &heads.join(" / "), Role::Dim);
        } else {
            for (end, head) in columns.ends.into_iter().zip(heads) {
                paper.right(end, area.y, head, Role::Dim);
            }
        }
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let selects = !self.page.asks(self.scene.model.size.roomy());
        let telling = Telling {
            width: usize::from(area.width.saturating_sub(LEAD)),
            beside: if compact { 0 } else { columns.room },
            selects,
            spare: if compact { 0 } else { usize::from(body.height).saturating_sub(rows.len()) },
        };
        let mut shown = self.shown(&rows, answered, area.width, telling);
        // What has to be said beside the bill belongs to its last line.
        for (_, text) in self.said.notes(answered, asked) {
            let hanging = wrap::wrap_hanging(&text, usize::from(area.width.saturating_sub(LEAD)), "! ", "  ");
            shown.extend(hanging.into_iter().map(|line| Shown::Detail(line, Role::Dim)));
        }
        let first = if selects { self.first(&shown, usize::from(body.height)) } else { 0 };
        let focus = self.lines(paper, body, shown.iter().skip(first), &columns);
        if shown.len() > first + usize::from(body.height) {
            paper.text(area.right(), body.bottom().saturating_sub(1), 1, glyphs::DOWN, Role::Dim);
        }
        focus
    }

    fn lines<'r>(
        &self,
        paper: &mut Paper<'_>,
        body: Rect,
        shown: impl Iterator<Item = &'r Shown<'r>>,
        columns: &Columns,
    ) -> Position {
        let selects = !self.page.asks(self.scene.model.size.roomy());
        let mut focus = Paper::at(body.x, body.y);
        for (y, row) in (body.y..body.bottom()).zip(shown) {
            match row {
                Shown::Line(at, row, beside) => {
                    let chosen = selects && *at == self.page.row;
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
                    for (end, figure) in columns.ends.into_iter().zip([&row.low, &row.high]) {
                        paper.right(end, y, figure, Role::Plain);
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

    /// The rows with what belongs to them. A reason that has no room beside the figures stands below.
    fn shown<'r>(&self, rows: &'r [Row], answered: &Answered<'_>, width: u16, telling: Telling) -> Vec<Shown<'r>> {
        let mut shown = Vec::new();
        let below = self.below(rows, telling);
        for (at, row) in rows.iter().enumerate() {
            let chosen = telling.selects && self.page.row == at;
            shown.push(Shown::Line(at, row, columns(&row.why) <= telling.beside));
            if self.scene.compact() && beside_name(row, width).is_none() {
                shown.push(Shown::Figures(figures(row)));
            }
            if chosen && self.page.opened > 0 {
                for (text, role) in self.details(row, answered) {
                    shown.extend(wrap::wrap(&text, telling.width).into_iter().map(|line| Shown::Detail(line, role)));
                }
            } else if below[at] {
                let below = wrap::wrap(&row.why, telling.width);
                shown.extend(below.into_iter().map(|line| Shown::Detail(line, Role::Dim)));
            }
        }
        shown
    }

    /// Which reasons stand below their lines: that of the chosen one, and as many as there is room for, from the sums
    /// upwards. No reason is cut; the others are read by opening their lines.
    fn below(&self, rows: &[Row], telling: Telling) -> Vec<bool> {
        let mut spare = telling.spare;
        let mut below = vec![false; rows.len()];
        for (at, row) in rows.iter().enumerate().rev() {
            if columns(&row.why) <= telling.beside {
                continue;
            }
            let tall = wrap::wrap(&row.why, telling.width).len();
            let chosen = telling.selects && self.page.row == at;
            below[at] = chosen || tall <= spare;
            if below[at] {
                spare = spare.saturating_sub(tall);
            }
        }
        below
    }

    /// The first row to show, so that the chosen line is in view with all that belongs to it.
    fn first(&self, shown: &[Shown<'_>], tall: usize) -> usize {
        let is_line = |row: &Shown<'_>| matches!(row, Shown::Line(at, ..) if *at == self.page.row);
        let current = shown.iter().position(is_line).unwrap_or(0);
        let below = shown
            .iter()
            .skip(current + 1)
            .take_while(|row| matches!(row, Shown::Detail(..) | Shown::Figures(_)))
            .count();
        (current + below + 1).saturating_sub(tall).min(current)
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

/// The figures of both bills, once where they are the same: 16,500.00 / 17,700.00.
fn figures(row: &Row) -> String {
    if row.low == row.high { row.low.clone() } else { format!("{} / {}", row.low, row.high) }
}

/// The figures of a line of large print, if they have room beside its name.
fn beside_name(row: &Row, width: u16) -> Option<String> {
    let figures = figures(row);
    (LEAD + columns(&row.name) + 1 + columns(&figures) <= width).then_some(figures)
}
