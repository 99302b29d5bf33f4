//! 说明: the bill line by line; a line opens to its sentence, its rules and what they replaced.

use ratatui::layout::{Position, Rect};

use super::super::paper::Paper;
use super::{Desk, widest};
use crate::domain::{Cited, Phrase, Replaced};
use crate::estimate::{Answered, Inquiry, Item, Parameter};
use crate::report::estimate::{Row, RuleName};
use crate::tui::{Role, glyphs, wrap};

/// A row of the tab: a line of the bill with its position, or a text that belongs to the line above.
enum Shown<'r> {
    Line(usize, &'r Row),
    Detail(String, Role),
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
        if self.scene.compact()
            && self.page.opened > 0
            && let Some(row) = rows.get(self.page.row)
        {
            return self.opened_alone(paper, area, row, answered);
        }
        let names = widest(rows.iter().map(|row| &*row.name)).min(area.width / 3) + 1;
        let money = widest(rows.iter().flat_map(|row| [&*row.low, &*row.high])).clamp(9, 15);
        let ends = [area.x + 4 + names + money + 1, area.x + 4 + names + 2 * money + 3];
        for (end, phrase) in ends.into_iter().zip([Phrase::ColumnLow, Phrase::ColumnHigh]) {
            paper.right(end, area.y, self.scene.say(phrase), Role::Dim);
        }
        let selects = !self.page.asks(self.scene.model.size.roomy());
        let why = ends[1] + 2;
        let room = area.right().saturating_sub(why);
        let mut shown = self.shown(&rows, answered, area.width, (room < 16, selects));
        // What has to be said beside the bill belongs to its last line.
        for (_, text) in self.said.notes(answered, asked) {
            let hanging = wrap::wrap_hanging(&text, usize::from(area.width.saturating_sub(5)), "! ", "  ");
            shown.extend(hanging.into_iter().map(|line| Shown::Detail(line, Role::Dim)));
        }
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let first = if selects { self.first(&shown, usize::from(body.height)) } else { 0 };
        let mut focus = Paper::at(area.x, area.y);
        for (y, row) in (body.y..body.bottom()).zip(shown.iter().skip(first)) {
            match row {
                Shown::Line(at, row) => {
                    let chosen = selects && *at == self.page.row;
                    if chosen {
                        paper.text(area.x, y, 1, glyphs::HERE, Role::Accent);
                        focus = Paper::at(area.x, y);
                    }
                    paper.text(area.x + 2, y, 1, row.sign.encode_utf8(&mut [0; 4]), Role::Plain);
                    let role = if chosen { Role::Accent } else { Role::Plain };
                    paper.text(area.x + 4, y, names, &row.name, role);
                    for (end, figure) in ends.into_iter().zip([&row.low, &row.high]) {
                        paper.right(end, y, figure, Role::Plain);
                    }
                    paper.text(why, y, room, &row.why, Role::Dim);
                }
                Shown::Detail(text, role) => {
                    paper.text(area.x + 4, y, area.width.saturating_sub(5), text, *role);
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

    /// The rows with what belongs to them. Where there is no room beside the figures, the reason stands below.
    fn shown<'r>(
        &self,
        rows: &'r [Row],
        answered: &Answered<'_>,
        width: u16,
        (narrow, selects): (bool, bool),
    ) -> Vec<Shown<'r>> {
        let room = usize::from(width.saturating_sub(6));
        let mut shown = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            shown.push(Shown::Line(at, row));
            if selects && self.page.opened > 0 && self.page.row == at {
                for (text, role) in self.details(row, answered) {
                    shown.extend(wrap::wrap(&text, room).into_iter().map(|line| Shown::Detail(line, role)));
                }
            } else if selects && narrow && self.page.row == at && !row.why.is_empty() {
                shown.extend(wrap::wrap(&row.why, room).into_iter().map(|line| Shown::Detail(line, Role::Dim)));
            }
        }
        shown
    }

    /// The first row to show, so that the chosen line is in view with all that belongs to it.
    fn first(&self, shown: &[Shown<'_>], tall: usize) -> usize {
        let is_line = |row: &Shown<'_>| matches!(row, Shown::Line(at, _) if *at == self.page.row);
        let current = shown.iter().position(is_line).unwrap_or(0);
        let below = shown.iter().skip(current + 1).take_while(|row| matches!(row, Shown::Detail(..))).count();
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
                .map(|reading| (format!("{} {}", reading.code(), self.said.reading(reading)), Role::Dim)),
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
