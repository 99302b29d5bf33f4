//! Writing on a page: text in columns, rules, boxes, the head line and the footer. Everything is clipped to the page.

use std::borrow::Cow;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::canvas::TWO_COLUMNS;
use crate::tui::glyphs::{self, Frame};
use crate::tui::{Look, Role, wrap};

/// What a cell of one column is told of its width: so that pages are compared without a table being looked into, or so that
/// it differs from one that was left alone.
const ONE_COLUMN: CellDiffOption = CellDiffOption::ForcedWidth(NonZeroU16::MIN);

/// A page being written.
pub(super) struct Paper<'a> {
    page: &'a mut Buffer,
    look: Look,
}

impl<'a> Paper<'a> {
    pub(super) fn new(page: &'a mut Buffer, look: Look) -> Self {
        Self { page, look }
    }

    pub(super) fn width(&self) -> u16 {
        self.page.area.width
    }

    pub(super) fn height(&self) -> u16 {
        self.page.area.height
    }

    pub(super) fn look(&self) -> Look {
        self.look
    }

    /// The row of the rule above the footer: the first row that is no longer the body's.
    pub(super) fn foot(&self) -> u16 {
        self.height().saturating_sub(2)
    }

    /// Writes `text` from column `x`, cut with `…` after `room` columns; the column after it comes back.
    pub(super) fn text(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let style = self.look.style(role);
        self.styled(x, y, room, text, style)
    }

    pub(super) fn styled(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let room = room.min(self.width().saturating_sub(x));
        if y >= self.height() || room == 0 {
            return x;
        }
        if let Some(end) = self.plain(x, y, room, text, style) {
            return end;
        }
        let text = wrap::cut(text, usize::from(room));
        self.plain(x, y, room, &text, style).unwrap_or_else(|| self.by_clusters(x, y, room, &text, style))
    }

    /// Writes a text in which several characters may stand for one.
    fn by_clusters(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let (end, _) = self.page.set_stringn(x, y, text, usize::from(room), style);
        self.cells(x, y).iter_mut().take(usize::from(end - x)).for_each(|cell| cell.diff_option = CellDiffOption::None);
        end
    }

    /// Writes a text of which each character stands for itself, if there is room for all of it. Of another one the beginning
    /// may have been written; who is told so writes over it.
    fn plain(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> Option<u16> {
        // No character takes more columns than bytes, so a short text need not be measured first.
        if text.len() > usize::from(room) && wrap::plain_width(text)? > usize::from(room) {
            return None;
        }
        let mut cells = self.cells(x, y).iter_mut();
        let before = cells.len();
        let modifier = style.add_modifier.difference(style.sub_modifier);
        for letter in text.chars() {
            let wide = wrap::columns_of(letter)?;
            let Some(cell) = cells.next() else { break };
            cell.set_char(letter);
            // What is written over a dim rule is not dim.
            cell.modifier = modifier;
            cell.fg = style.fg.unwrap_or(cell.fg);
            cell.bg = style.bg.unwrap_or(cell.bg);
            cell.diff_option = if letter.is_ascii() { CellDiffOption::None } else { ONE_COLUMN };
            if wide == 2
                && let Some(second) = cells.next()
            {
                cell.diff_option = TWO_COLUMNS;
                // It is blank, but no blank that is written: where the character goes, both columns are blanked.
                second.reset();
                second.diff_option = ONE_COLUMN;
            }
        }
        u16::try_from(before - cells.len()).ok().map(|written| x + written)
    }

    /// The cells from a position on, to the end of the page.
    fn cells(&mut self, x: u16, y: u16) -> &mut [Cell] {
        let start = self.page.index_of(x, y);
        self.page.content.get_mut(start..).unwrap_or_default()
    }

    /// Writes a ready line across the whole row.
    pub(super) fn line(&mut self, y: u16, line: &Line<'_>) {
        let mut x = 0;
        for part in line {
            x = self.styled(x, y, self.width(), &part.content, part.style);
        }
    }

    /// Writes `text` so that it ends before column `end`.
    pub(super) fn right(&mut self, end: u16, y: u16, text: &str, role: Role) -> u16 {
        let wide = columns(text);
        let x = end.saturating_sub(wide);
        self.text(x, y, wide, text, role);
        x
    }

    /// Writes `text` wrapped into `room` columns and at most `rows` rows; the row after it comes back.
    pub(super) fn wrapped(&mut self, x: u16, y: u16, room: u16, rows: u16, text: &str, role: Role) -> u16 {
        let lines = wrap::wrap(text, usize::from(room));
        let shown = usize::from(rows).min(lines.len());
        let mut row = y;
        for (i, line) in lines.iter().take(shown).enumerate() {
            if i + 1 == shown && shown < lines.len() {
                let latin = line.ends_with(|c: char| c.is_ascii());
                let rest = lines.get(i..).unwrap_or_default().join(if latin { " " } else { "" });
                self.text(x, row, room, &rest, role);
            } else {
                self.text(x, row, room, line, role);
            }
            row += 1;
        }
        row
    }

    /// Writes a text and a dim tail behind it as one paragraph; the row after it comes back. What has no room is cut.
    pub(super) fn wrapped_with_tail(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        rows: u16,
        (text, tail): (&str, &str),
    ) -> u16 {
        let whole = [text, tail].concat();
        let lines = wrap::wrap(&whole, usize::from(room));
        let cut = usize::from(rows) < lines.len();
        let mut rest = whole.as_str();
        let mut row = y;
        for (at, line) in lines.iter().take(usize::from(rows)).enumerate() {
            // Breaking takes only blanks away: each line is a part of the whole.
            let from = if rest.starts_with(line.as_str()) { rest } else { rest.trim_start() };
            let before = whole.len() - from.len();
            rest = from.get(line.len()..).unwrap_or_default();
            let (head, tail) = line.split_at(text.len().saturating_sub(before).min(line.len()));
            let end = if cut && at + 1 == usize::from(rows) { glyphs::CUT } else { "" };
            let more = |text| if end.is_empty() { Cow::Borrowed(text) } else { Cow::Owned([text, end].concat()) };
            if tail.is_empty() {
                self.text(x, row, room, &more(head), Role::Plain);
            } else {
                let next = self.text(x, row, room, head, Role::Plain);
                self.text(next, row, (x + room).saturating_sub(next), &more(tail), Role::Dim);
            }
            row += 1;
        }
        row
    }

    /// A rule across the page.
    pub(super) fn rule(&mut self, y: u16) {
        self.rule_from(0, y, self.width());
    }

    /// A rule of `wide` columns from column `x`.
    pub(super) fn rule_from(&mut self, x: u16, y: u16, wide: u16) {
        self.fill(x, y, wide, glyphs::RULE, Role::Dim);
    }

    /// `wide` columns of one sign from column `x`, which takes one column; the column after them comes back.
    pub(super) fn fill(&mut self, x: u16, y: u16, wide: u16, sign: &str, role: Role) -> u16 {
        let wide = wide.min(self.width().saturating_sub(x));
        if y >= self.height() || wide == 0 {
            return x;
        }
        let style = self.look.style(role);
        let modifier = style.add_modifier.difference(style.sub_modifier);
        let mut cells = self.cells(x, y).iter_mut().take(usize::from(wide));
        if let Some(first) = cells.next() {
            first.set_symbol(sign).set_style(style).set_diff_option(ONE_COLUMN);
            first.modifier = modifier;
            cells.for_each(|cell| cell.clone_from(first));
        }
        x + wide
    }

    /// A rule with a text at its left and one at its right.
    pub(super) fn titled_rule(&mut self, y: u16, left: &str, right: &str, role: Role) {
        self.rule(y);
        let end = self.width().saturating_sub(1);
        let room = end.saturating_sub(columns(right) + 5);
        self.text(0, y, 1, " ", Role::Plain);
        if !left.is_empty() {
            self.text(2, y, room, &format!(" {left} "), role);
        }
        if !right.is_empty() {
            let x = self.right(end, y, &format!(" {right} "), Role::Plain);
            self.text(x, y, 1, " ", Role::Plain);
        }
    }

    /// A frame of `wide` columns and `tall` rows, with a title in its upper edge.
    pub(super) fn frame(&mut self, x: u16, y: u16, wide: u16, tall: u16, frame: &Frame, role: Role) {
        let across = frame.across.repeat(usize::from(wide.saturating_sub(2)));
        self.text(x, y, wide, &format!("{}{across}{}", frame.top_left, frame.top_right), role);
        for row in y + 1..(y + tall).saturating_sub(1) {
            self.text(x, row, 1, frame.down, role);
            self.text(x + wide.saturating_sub(1), row, 1, frame.down, role);
        }
        let last = (y + tall).saturating_sub(1);
        self.text(x, last, wide, &format!("{}{across}{}", frame.bottom_left, frame.bottom_right), role);
    }

    /// `text` in the middle of `room` columns.
    pub(super) fn centred(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let shift = room.saturating_sub(columns(text)) / 2;
        self.text(x + shift, y, room - shift, text, role)
    }

    /// A scroll bar of `tall` rows: which of `pages` is shown.
    pub(super) fn scroll_bar(&mut self, x: u16, y: u16, tall: u16, page: usize, pages: usize) {
        if pages < 2 {
            return;
        }
        let (tall_rows, pages) = (usize::from(tall), pages.max(1));
        let (from, to) = (page * tall_rows / pages, ((page + 1) * tall_rows).div_ceil(pages));
        for (row, y) in (y..y + tall).enumerate() {
            let mark = if (from..to).contains(&row) { glyphs::THUMB } else { glyphs::TRACK };
            self.text(x, y, 1, mark, Role::Dim);
        }
    }

    /// Puts cells of another page into row `y` from column `x` on.
    pub(super) fn paste(&mut self, x: u16, y: u16, cells: &[Cell]) {
        for (cell, known) in self.cells(x, y).iter_mut().zip(cells) {
            cell.clone_from(known);
        }
    }

    pub(super) fn at(x: u16, y: u16) -> Position {
        Position::new(x, y)
    }
}

/// How many columns `text` takes.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(wrap::width(text)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn page(text: &str) -> Buffer {
        let mut page = Buffer::empty(Rect::new(0, 0, 8, 1));
        Paper::new(&mut page, Look::default()).text(0, 0, 8, text, Role::Plain);
        page
    }

    /// Where the second page differs from the first.
    fn changed(before: &str, after: &str) -> Vec<u16> {
        page(before).diff(&page(after)).into_iter().map(|(x, _, _)| x).collect()
    }

    #[test]
    fn where_a_chinese_character_goes_both_its_columns_are_written() {
        assert_eq!(changed("无锡", ""), [0, 1, 2, 3]);
        assert_eq!(changed("无锡", "a锡"), [0, 1, 3]);
        assert_eq!(changed("无锡", "──锡"), [0, 1]);
        assert_eq!(changed("", "无锡"), [0, 2]);
        assert_eq!(changed("无锡", "无锡"), [0; 0]);
    }

    #[test]
    fn a_text_in_which_characters_join_is_written_whole() {
        let whole = page("无e\u{301}锡");
        assert_eq!(whole.content.iter().map(Cell::symbol).collect::<String>(), "无 e\u{301}锡    ");
    }
}
