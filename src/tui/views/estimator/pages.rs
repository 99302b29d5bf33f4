//! A tab that is longer than its place: what of it is shown, and where the keys lead.

use ratatui::layout::Rect;

use super::super::paper::Paper;
use crate::app::{Msg, Spot};
use crate::tui::{Role, glyphs};

/// A line of a tab: its pieces, each with the column it begins in.
pub(super) type Line = Vec<(u16, String, Role)>;

/// A line of one piece at the margin.
pub(super) fn at_margin(text: String, role: Role) -> Line {
    vec![(0, text, role)]
}

/// Which part of a tab is shown, and where one comes from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pages {
    /// Where one is.
    pub(super) at: Spot,
    /// One line back and one line on.
    pub(super) moved: (Spot, Spot),
    /// One page back and one page on.
    pub(super) turned: (Spot, Spot),
    /// The end.
    pub(super) end: Spot,
    /// The page that is shown, from 1, and how many there are.
    pub(super) count: (usize, usize),
}

impl Pages {
    /// Everything is shown.
    pub(super) const ONE: Self = Self::still(Spot { row: 0, from: 0, within: 0 });

    /// No key leads anywhere else.
    const fn still(at: Spot) -> Self {
        Self { at, moved: (at, at), turned: (at, at), end: at, count: (1, 1) }
    }

    /// Of `lines` lines, `tall` of which have room, those from line `wanted` on; the last page is a full one.
    pub(super) fn of(lines: usize, tall: usize, wanted: usize) -> Self {
        let tall = tall.max(1);
        let last = lines.saturating_sub(tall);
        let at = wanted.min(last);
        let line = |from: usize| Spot { from: from.min(last), ..Spot::default() };
        Self {
            at: line(at),
            moved: (line(at.saturating_sub(1)), line(at + 1)),
            turned: (line(Self::before(lines, tall, at)), line(at + tall)),
            end: line(last),
            count: Self::counted(lines, tall, at),
        }
    }

    /// The page that begins with line `first`, and how many there are.
    pub(super) fn counted(lines: usize, tall: usize, first: usize) -> (usize, usize) {
        let pages = lines.div_ceil(tall.max(1)).max(1);
        let at_end = first + tall >= lines;
        (if at_end { pages } else { (first / tall.max(1) + 1).min(pages - 1) }, pages)
    }

    /// Where the page before begins. The last one, which is a full one, begins with lines of it.
    pub(super) fn before(lines: usize, tall: usize, first: usize) -> usize {
        let (page, pages) = Self::counted(lines, tall, first);
        if page == pages { pages.saturating_sub(2) * tall } else { first.saturating_sub(tall) }
    }

    /// True if something is below what is shown.
    pub(super) fn goes_on(self) -> bool {
        self.count.0 < self.count.1
    }

    /// True if there is more than what is shown.
    pub(super) fn moves(self) -> bool {
        self.moved != (self.at, self.at)
    }

    /// Where a message leads. Where questions are asked beside the tab, only whole pages are turned.
    pub(super) fn to(self, msg: &Msg, asks: bool) -> Option<Spot> {
        let ((back, on), (up, down)) = (self.turned, self.moved);
        #[expect(clippy::wildcard_enum_match_arm, reason = "every other message means what it says")]
        Some(match msg {
            Msg::PageUp => back,
            Msg::PageDown => on,
            Msg::Up if !asks => up,
            Msg::Down if !asks => down,
            Msg::First if !asks => Spot::default(),
            Msg::Last if !asks => self.end,
            _ => return None,
        })
    }
}

/// As many of the lines as have room, from line `wanted` on.
pub(super) fn draw(paper: &mut Paper<'_>, area: Rect, lines: &[Line], wanted: usize) -> Pages {
    let pages = Pages::of(lines.len(), usize::from(area.height), wanted);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(pages.at.from)) {
        for (x, text, role) in line {
            paper.text(area.x + x, y, area.width.saturating_sub(*x), text, *role);
        }
    }
    more_below(paper, area, pages.goes_on());
    pages
}

/// The mark of what is below, beside the last row.
pub(super) fn more_below(paper: &mut Paper<'_>, area: Rect, more: bool) {
    if more {
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
                assert!(pages.at.from <= seen, "nothing is skipped");
                seen = pages.at.from + tall;
                let next = pages.to(&Msg::PageDown, true).unwrap();
                assert!(next.from > pages.at.from);
                pages = Pages::of(lines, tall, next.from);
            }
            assert!(pages.at.from <= seen && pages.at.from + tall >= lines);
            assert_eq!(pages.at, pages.end);
            assert_eq!(Pages::of(lines, tall, usize::MAX).at, pages.end);
            for number in (1..pages.count.1).rev() {
                let before = pages.to(&Msg::PageUp, true).unwrap();
                assert!(before.from + tall >= pages.at.from, "nothing is skipped");
                pages = Pages::of(lines, tall, before.from);
                assert_eq!(pages.count.0, number);
            }
        }
    }

    #[test]
    fn the_arrows_are_left_to_the_questions_where_they_are_asked() {
        let pages = Pages::of(20, 5, 3);
        let line = |msg: &Msg, asks: bool| pages.to(msg, asks).map(|spot| spot.from);
        assert_eq!(line(&Msg::Down, true), None);
        assert_eq!(line(&Msg::Down, false), Some(4));
        assert_eq!(line(&Msg::PageUp, true), Some(0));
    }
}
