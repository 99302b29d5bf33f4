//! A tab that is longer than its place: what of it is shown, and where the keys lead.

use ratatui::layout::Rect;

use super::super::paper::Paper;
use crate::app::Msg;
use crate::tui::{Role, glyphs};

/// A line of a tab: its pieces, each with the column it begins in.
pub(super) type Line = Vec<(u16, String, Role)>;

/// A line of one piece at the margin.
pub(super) fn at_margin(text: String, role: Role) -> Line {
    vec![(0, text, role)]
}

/// Which part of a tab is shown. Positions count the lines under the cursor, or the first lines shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pages {
    /// The position that is shown.
    pub(super) at: usize,
    /// The last one.
    pub(super) last: usize,
    /// Where the end is: the last line, and beyond it only from there.
    pub(super) end: usize,
    /// Those one page back and one page on.
    pub(super) turned: (usize, usize),
    /// The page that is shown, from 1, and how many there are.
    pub(super) count: (usize, usize),
}

impl Pages {
    /// Everything is shown.
    pub(super) const ONE: Self = Self { at: 0, last: 0, end: 0, turned: (0, 0), count: (1, 1) };

    /// Of `lines` lines, `tall` of which have room, those from line `wanted` on; the last page is a full one.
    pub(super) fn of(lines: usize, tall: usize, wanted: usize) -> Self {
        let tall = tall.max(1);
        let last = lines.saturating_sub(tall);
        let at = wanted.min(last);
        let turned = (at.saturating_sub(tall), (at + tall).min(last));
        Self { at, last, end: last, turned, count: Self::counted(lines, tall, at) }
    }

    /// The page that begins with line `first`, and how many there are.
    pub(super) fn counted(lines: usize, tall: usize, first: usize) -> (usize, usize) {
        let pages = lines.div_ceil(tall.max(1)).max(1);
        let at_end = first + tall >= lines;
        (if at_end { pages } else { (first / tall.max(1) + 1).min(pages - 1) }, pages)
    }

    /// True if something is below what is shown.
    pub(super) fn goes_on(self) -> bool {
        self.count.0 < self.count.1
    }

    /// Where a message leads. Where questions are asked beside the tab, only whole pages are turned.
    pub(super) fn to(self, msg: &Msg, asks: bool) -> Option<usize> {
        let (back, on) = self.turned;
        #[expect(clippy::wildcard_enum_match_arm, reason = "every other message means what it says")]
        Some(match msg {
            Msg::PageUp => back,
            Msg::PageDown => on,
            Msg::Up if !asks => self.at.saturating_sub(1),
            Msg::Down if !asks => (self.at + 1).min(self.last),
            Msg::First if !asks => 0,
            Msg::Last if !asks => self.end,
            _ => return None,
        })
    }
}

/// As many of the lines as have room, from line `wanted` on.
pub(super) fn draw(paper: &mut Paper<'_>, area: Rect, lines: &[Line], wanted: usize) -> Pages {
    let pages = Pages::of(lines.len(), usize::from(area.height), wanted);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(pages.at)) {
        for (x, text, role) in line {
            paper.text(area.x + x, y, area.width.saturating_sub(*x), text, *role);
        }
    }
    more_below(paper, area, pages);
    pages
}

/// The mark of what is below, beside the last row.
pub(super) fn more_below(paper: &mut Paper<'_>, area: Rect, pages: Pages) {
    if pages.goes_on() {
        paper.text(area.right(), area.bottom().saturating_sub(1), 1, glyphs::DOWN, Role::Dim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_the_pages_shows_every_line_and_stops_at_the_last() {
        for (lines, tall) in [(0, 5), (5, 5), (6, 5), (23, 5), (4, 1)] {
            let mut seen = 0;
            let mut pages = Pages::of(lines, tall, 0);
            while pages.goes_on() {
                assert!(pages.at <= seen, "nothing is skipped");
                seen = pages.at + tall;
                let next = pages.to(&Msg::PageDown, true).unwrap();
                assert!(next > pages.at);
                pages = Pages::of(lines, tall, next);
            }
            assert!(pages.at <= seen && pages.at + tall >= lines);
            assert_eq!(pages.at, pages.last);
            assert_eq!(Pages::of(lines, tall, usize::MAX).at, pages.last);
        }
    }

    #[test]
    fn the_arrows_are_left_to_the_questions_where_they_are_asked() {
        let pages = Pages::of(20, 5, 3);
        assert_eq!(pages.to(&Msg::Down, true), None);
        assert_eq!(pages.to(&Msg::Down, false), Some(4));
        assert_eq!(pages.to(&Msg::PageUp, true), Some(0));
    }
}
