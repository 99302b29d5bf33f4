//! A list with a cursor, whose rows take several lines: which lines are shown, and where the keys lead without skipping any.
//! What belongs to the chosen row may take more lines than that of the others.

use super::pages::Pages;
use crate::app::Spot;

/// The rows of a list by the lines they take.
pub(super) struct Rows<'h> {
    /// How many lines each row takes while another one is chosen.
    apart: Vec<usize>,
    /// How many lines a row takes while it is chosen.
    chosen: Box<dyn Fn(usize) -> usize + 'h>,
    /// How many lines have room.
    tall: usize,
}

impl<'h> Rows<'h> {
    pub(super) fn new(apart: Vec<usize>, tall: usize, chosen: impl Fn(usize) -> usize + 'h) -> Self {
        Self { apart, chosen: Box::new(chosen), tall: tall.max(1) }
    }

    /// The last row.
    fn end(&self) -> usize {
        self.apart.len().saturating_sub(1)
    }

    /// The line a row begins with while it is chosen, or one after it is.
    fn begins(&self, row: usize) -> usize {
        self.apart.iter().take(row).sum()
    }

    /// How many lines there are while `row` is chosen.
    pub(super) fn lines(&self, row: usize) -> usize {
        self.begins(row) + (self.chosen)(row) + self.apart.iter().skip(row + 1).sum::<usize>()
    }

    /// The first and the last line that can be on top while `row` is chosen: all of it is in view, or as much as has room.
    fn tops(&self, row: usize) -> (usize, usize) {
        let (begins, takes) = (self.begins(row), (self.chosen)(row));
        if takes > self.tall {
            (begins, begins + takes - self.tall)
        } else {
            ((begins + takes).saturating_sub(self.tall), begins)
        }
    }

    /// The row chosen, with line `from` on top as far as that shows it; the last page is a full one.
    pub(super) fn at(&self, row: usize, from: usize) -> Spot {
        let row = row.min(self.end());
        let (first, last) = self.tops(row);
        let full = self.lines(row).saturating_sub(self.tall);
        Spot { row, from: from.clamp(first, last).min(full), within: 0 }
    }

    /// True if lines are left below what is shown.
    pub(super) fn goes_on(&self, at: Spot) -> bool {
        at.from + self.tall < self.lines(at.row)
    }

    /// One line back: in a row that is longer than the page, else the row before.
    fn up(&self, at: Spot) -> Spot {
        if at.from > self.begins(at.row) {
            return self.at(at.row, at.from - 1);
        }
        let row = at.row.saturating_sub(1);
        self.at(row, at.from.min(self.begins(row)))
    }

    /// One line on: in a row that is longer than the page, else the next row.
    fn down(&self, at: Spot) -> Spot {
        let longer = (self.chosen)(at.row) > self.tall && at.from < self.tops(at.row).1;
        if longer { self.at(at.row, at.from + 1) } else { self.at(at.row + 1, at.from) }
    }

    /// The end: the last row, and from there the last line.
    fn last(&self, at: Spot) -> Spot {
        let from = if at.row == self.end() { usize::MAX } else { self.begins(self.end()) };
        self.at(self.end(), from)
    }

    /// A page on, with what had no room on top.
    fn on(&self, at: Spot) -> Spot {
        if !self.goes_on(at) {
            return at;
        }
        let below = at.from + self.tall;
        let mut ends = self.begins(at.row) + (self.chosen)(at.row);
        if ends > below {
            return self.at(at.row, below);
        }
        for row in at.row + 1..=self.end() {
            ends += self.apart[row];
            if ends > below {
                return self.at(row, self.begins(row));
            }
        }
        at
    }

    /// The row on top, and how many of its lines are above.
    fn top(&self, at: Spot) -> (usize, usize) {
        let mut begins = 0;
        for row in 0..at.row {
            if begins + self.apart[row] > at.from {
                return (row, at.from - begins);
            }
            begins += self.apart[row];
        }
        (at.row, at.from.saturating_sub(begins))
    }

    /// What one sees by turning pages from the first row on.
    fn turns(&self) -> Vec<Spot> {
        let mut turns = vec![self.at(0, 0)];
        while let Some(last) = turns.last().copied().filter(|last| self.goes_on(*last)) {
            turns.push(self.on(last));
        }
        turns
    }

    /// Which of the pages is shown, from 0.
    fn number(&self, at: Spot, turns: &[Spot]) -> usize {
        let last = turns.len() - 1;
        if !self.goes_on(at) {
            return last;
        }
        let top = self.top(at);
        turns.iter().take_while(|turn| self.top(**turn) <= top).count().clamp(1, last.max(1)) - 1
    }

    /// A page back, down to what is on top now, and never beyond the page before.
    fn back(&self, at: Spot, turns: &[Spot]) -> Spot {
        let begins = self.begins(at.row);
        let before = self.number(at, turns).checked_sub(1).map_or(turns[0], |number| turns[number]);
        if at.from > begins {
            let least = if before.row == at.row { before.from } else { begins };
            return self.at(at.row, at.from.saturating_sub(self.tall).max(least));
        }
        let (top, above) = self.top(at);
        let between = |row: usize| self.apart.iter().take(top).skip(row + 1).sum::<usize>();
        let reaches = |row: &usize| (self.chosen)(*row) + between(*row) + above <= self.tall;
        let row = (before.row..top)
            .find(reaches)
            .unwrap_or_else(|| top.saturating_sub(usize::from(above == 0)).max(before.row));
        self.at(row, self.begins(row))
    }

    /// Where one is, and where the keys lead from there.
    pub(super) fn pages(&self, at: Spot) -> Pages {
        let turns = self.turns();
        let number = self.number(at, &turns);
        // What the reason of the chosen row pushed away belongs to the page that is left.
        let next = turns.get(number + 1).copied().filter(|_| !self.is_cut(at)).unwrap_or(at);
        let on = [self.on(at), next].into_iter().max_by_key(|spot| self.top(*spot)).unwrap_or(at);
        Pages {
            at,
            moved: (self.up(at), self.down(at)),
            turned: (self.back(at, &turns), if self.goes_on(at) { on } else { at }),
            end: self.last(at),
            count: (number + 1, turns.len()),
        }
    }

    /// The same while the chosen row is opened: only its own pages are turned.
    pub(super) fn pages_of_opened(&self, at: Spot) -> Pages {
        let (begins, takes) = (self.begins(at.row), (self.chosen)(at.row));
        let count = if takes > self.tall { Pages::counted(takes, self.tall, at.from - begins) } else { (1, 1) };
        let turned = if takes > self.tall {
            let back = begins + Pages::before(takes, self.tall, at.from - begins);
            (self.at(at.row, back), self.at(at.row, at.from + self.tall))
        } else {
            (at, at)
        };
        Pages { at, moved: (self.up(at), self.down(at)), turned, end: self.last(at), count }
    }

    /// True if the chosen row goes on below what is shown.
    fn is_cut(&self, at: Spot) -> bool {
        self.begins(at.row) + (self.chosen)(at.row) > at.from + self.tall
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of these lines; the chosen one takes `more` of them.
    fn rows(apart: &[usize], tall: usize, more: usize) -> Rows<'_> {
        Rows::new(apart.to_vec(), tall, move |row| apart[row] + more)
    }

    /// Lists short and long, with rows that take several lines, and an end that takes more than a page.
    fn lists() -> Vec<(Vec<usize>, usize)> {
        let uneven = |count: usize| (0..count).map(|at| 1 + at % 3).collect::<Vec<usize>>();
        let mut long_end = uneven(9);
        long_end.push(23);
        vec![(vec![1; 4], 9), (vec![1; 40], 9), (uneven(20), 17), (uneven(31), 8), (long_end, 9)]
    }

    #[test]
    fn turning_the_pages_counts_each_and_skips_no_line() {
        for (apart, tall) in lists() {
            let rows = rows(&apart, tall, 0);
            let mut at = rows.at(0, 0);
            let (_, pages) = rows.pages(at).count;
            for number in 1..pages {
                let shown = rows.pages(at);
                assert_eq!(shown.count, (number, pages));
                let next = shown.turned.1;
                assert!(next.from > at.from && next.from <= at.from + tall, "{apart:?}: {at:?} {next:?}");
                at = next;
            }
            assert_eq!(rows.pages(at).count, (pages, pages));
            assert_eq!(rows.pages(at).turned.1, at, "it ends there");
        }
    }

    #[test]
    fn turning_back_counts_each_page_and_skips_no_line() {
        for (apart, tall) in lists() {
            let rows = rows(&apart, tall, 0);
            let mut at = *rows.turns().last().unwrap();
            let (_, pages) = rows.pages(at).count;
            for number in (2..=pages).rev() {
                let shown = rows.pages(at);
                assert_eq!(shown.count, (number, pages));
                let before = shown.turned.0;
                assert!(before.from < at.from && before.from + tall >= at.from, "{apart:?}: {at:?} {before:?}");
                at = before;
            }
            assert_eq!((at.from, rows.pages(at).count), (0, (1, pages)));
        }
    }

    #[test]
    fn a_page_is_turned_from_every_row_the_arrows_lead_to() {
        for more in [0, 3] {
            for (apart, tall) in lists() {
                let rows = rows(&apart, tall, more);
                let mut at = rows.at(0, 0);
                for _ in 0..apart.iter().sum() {
                    let shown = rows.pages(at);
                    let next = rows.pages(shown.turned.1);
                    let at_end = shown.count.0 == shown.count.1;
                    assert!(at_end || next.count.0 > shown.count.0, "{apart:?} {more}: {at:?}");
                    assert!(more > 0 || next.at.from <= at.from + tall, "{apart:?}: {at:?} {next:?}");
                    at = shown.moved.1;
                }
            }
        }
    }

    #[test]
    fn the_arrows_reach_every_line_and_come_back() {
        for (apart, tall) in lists() {
            let rows = rows(&apart, tall, 0);
            let (mut at, mut seen) = (rows.at(0, 0), tall);
            loop {
                let next = rows.pages(at).moved.1;
                if next == at {
                    break;
                }
                assert!(next.from <= seen, "{apart:?}: {at:?} {next:?}");
                seen = seen.max(next.from + tall);
                at = next;
            }
            assert!(!rows.goes_on(at) && at.row + 1 == apart.len());
            while at.from > 0 || at.row > 0 {
                let before = rows.pages(at).moved.0;
                assert!(before.row + 1 == at.row || before.from < at.from, "{at:?} {before:?}");
                at = before;
            }
        }
    }

    #[test]
    fn an_opened_row_that_is_longer_than_the_page_is_turned_to_its_end_and_back() {
        let apart = vec![1; 12];
        let rows = rows(&apart, 9, 20);
        let mut at = rows.at(5, 0);
        assert_eq!(rows.pages_of_opened(at).count, (1, 3));
        for number in [2, 3, 3] {
            at = rows.pages_of_opened(at).turned.1;
            assert_eq!((at.row, rows.pages_of_opened(at).count), (5, (number, 3)));
        }
        assert_eq!(at.from + 9, 5 + 21, "its last line is the last one shown");
        assert_eq!(rows.pages_of_opened(at).moved.1.row, 6);
        for _ in 0..3 {
            at = rows.pages_of_opened(at).turned.0;
        }
        assert_eq!((at.row, at.from), (5, 5));
    }
}
