//! The place page: the board of the country, and the hits of a search.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use crate::domain::{Chosen, PlaceIx};

use super::Msg;
use super::layout::Board;
use super::list::{Pick, pick};
use super::pick::PickTask;
use super::query::Query;
use super::search::{Found, Hit, Rank, Target, find};
use super::wizard::{Recall, Setting, Turn, Wizard};

/// Choosing where one is insured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickPlace {
    pub(crate) query: Query,
    pub(crate) found: Found,
    /// The selected hit.
    pub(crate) hit: usize,
    /// The selected cell of the board.
    pub(crate) cell: PlaceIx,
    pub(super) recall: Recall,
}

impl PickPlace {
    pub(super) fn fresh() -> Self {
        Self { query: Query::default(), found: Found::default(), hit: 0, cell: PlaceIx(0), recall: Recall::default() }
    }

    /// The page as it stands behind a place that was chosen beforehand.
    pub(super) fn with_cell(cell: PlaceIx) -> Self {
        Self { cell, ..Self::fresh() }
    }

    pub(super) fn with_recall(self, recall: Recall) -> Self {
        Self { recall, ..self }
    }

    /// The page as one comes back to it: the old query is selected, the next letter replaces it.
    pub(super) fn revisited(mut self, recall: Recall) -> Self {
        self.query.select();
        self.recall = recall;
        self
    }

    /// The place the query has named in full, if it has; what only begins so may still become another.
    pub(crate) fn named(&self) -> Option<PlaceIx> {
        let hit = self.found.hits.get(self.hit).filter(|hit| matches!(hit.rank, Rank::Exact | Rank::Initials));
        hit.map(|hit| hit.chosen().place)
    }

    /// True while the board is shown and not a list of hits.
    pub(crate) fn shows_board(&self) -> bool {
        self.query.is_empty()
    }

    pub(super) fn update(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        match msg {
            Msg::Back if self.query.is_empty() => (Wizard::Place(self), Turn::AskToLeave),
            Msg::Back => {
                self.query.clear();
                (self.searched(set), Turn::Moved)
            }
            Msg::Digit(_) if self.query.takes_digits() => self.edited(msg, set),
            Msg::Type(_) | Msg::Paste(_) | Msg::Erase => self.edited(msg, set),
            Msg::Left | Msg::Right if !self.query.is_empty() => self.edited(msg, set),
            Msg::Choose if self.shows_board() => {
                let chosen = Chosen { place: self.cell, via: None };
                PickTask::open(self, chosen, set)
            }
            _ if self.shows_board() => self.move_on_board(msg, set),
            _ => self.move_in_hits(msg, set),
        }
    }

    fn edited(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        let before = self.query.text();
        if !self.query.edit(msg) {
            return (Wizard::Place(self), Turn::Still);
        }
        if self.query.text() == before { (Wizard::Place(self), Turn::Moved) } else { (self.searched(set), Turn::Moved) }
    }

    fn searched(mut self, set: &Setting<'_>) -> Wizard {
        self.found = if self.query.is_empty() { Found::default() } else { find(set.content, &self.query.text()) };
        self.hit = 0;
        Wizard::Place(self)
    }

    fn move_in_hits(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        match pick(msg, self.hit, self.found.hits.len(), set.size.hit_rows()) {
            Pick::To(row) => {
                self.hit = row;
                (Wizard::Place(self), Turn::Moved)
            }
            Pick::Take(row) => {
                self.hit = row;
                match self.found.hits.get(row).map(Hit::chosen) {
                    Some(chosen) => {
                        self.cell = chosen.place;
                        PickTask::open(self, chosen, set)
                    }
                    None => (Wizard::Place(self), Turn::Still),
                }
            }
            Pick::Nothing => (Wizard::Place(self), Turn::Still),
        }
    }

    fn move_on_board(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        let board = Board::new(set.content, set.size, set.lang);
        let (row, column) = board.position(self.cell);
        let last = board.len() - 1;
        let page = set.size.board_rows();
        let row_to = match msg {
            Msg::Up => row.saturating_sub(1),
            Msg::Down => (row + 1).min(last),
            Msg::PageUp => row.saturating_sub(page),
            Msg::PageDown => (row + page).min(last),
            Msg::First => 0,
            Msg::Last => last,
            Msg::Left if column == 0 => row.saturating_sub(1),
            Msg::Right if column + 1 == board.cells(row).len() => (row + 1).min(last),
            _ => row,
        };
        let cells = board.cells(row_to);
        let column_to = match msg {
            Msg::First => 0,
            Msg::Last => cells.len() - 1,
            Msg::Left if column > 0 => column - 1,
            Msg::Left if row_to < row => cells.len() - 1,
            Msg::Right if row_to > row => 0,
            Msg::Right if column + 1 < cells.len() => column + 1,
            _ => column.min(cells.len() - 1),
        };
        let to = cells[column_to];
        let turn = if to == self.cell { Turn::Still } else { Turn::Moved };
        self.cell = to;
        (Wizard::Place(self), turn)
    }
}

impl Hit {
    /// What is chosen by taking this hit.
    pub(crate) fn chosen(&self) -> Chosen {
        match &self.target {
            Target::Place(place) => Chosen { place: *place, via: None },
            Target::County(county) => Chosen { place: county.place, via: Some(county.clone()) },
        }
    }
}
