//! How many rows and columns a page has. The model needs it to move and to number; the views draw by the same figures.

use std::ops::Range;

use crate::domain::{Content, Lang, PlaceIx};

use super::Size;

/// Smallest size the wizard is drawn at.
pub(crate) const MIN: Size = Size { width: 40, height: 15 };
/// A page numbers at most this many rows, so that one digit reaches each.
pub(crate) const NUMBERED: usize = 9;

impl Size {
    /// True when not even large print fits.
    pub(crate) fn too_small(self) -> bool {
        self.width < MIN.width || self.height < MIN.height
    }

    /// Large print: fewer words, one column.
    pub(crate) fn compact(self) -> bool {
        self.width < 60 || self.height < 20
    }

    /// Room for two columns side by side: the questions and what comes of them.
    pub(crate) fn roomy(self) -> bool {
        self.width >= 110 && self.height >= 30
    }

    /// Rows of the board of the country.
    pub(crate) fn board_rows(self) -> usize {
        let frame = if self.compact() { 7 } else { 10 };
        usize::from(self.height).saturating_sub(frame).max(1)
    }

    /// Rows of a list of hits.
    pub(crate) fn hit_rows(self) -> usize {
        let frame = if self.compact() { 8 } else { 12 };
        usize::from(self.height).saturating_sub(frame).clamp(1, NUMBERED)
    }

    /// Rows of any other list.
    pub(crate) fn list_rows(self) -> usize {
        let frame = if self.compact() { 9 } else { 12 };
        usize::from(self.height).saturating_sub(frame).clamp(1, NUMBERED)
    }
}

/// Width of the province names on the board, margin included.
pub(crate) fn board_label_width(size: Size, lang: Lang) -> u16 {
    match lang {
        Lang::Zh => 9,
        Lang::En if size.compact() => 11,
        Lang::En => 16,
    }
}

/// Width of one cell of the board.
pub(crate) fn board_cell_width(lang: Lang) -> u16 {
    match lang {
        Lang::Zh => 10,
        Lang::En => 14,
    }
}

/// The board of the country: municipalities first, then province by province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Board {
    places: Vec<PlaceIx>,
    rows: Vec<BoardRow>,
}

/// One row of the board: places of one province.
#[derive(Debug, Clone, PartialEq, Eq)]
struct BoardRow {
    /// What it is headed with, on the first row of a group.
    head: Option<BoardHead>,
    /// Which of the places stand in it.
    cells: Range<usize>,
}

/// What a group of the board is headed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardHead {
    /// 直辖市.
    Municipalities,
    /// A province, by its position in `Content::provinces`.
    Province(usize),
}

impl Board {
    pub(crate) fn new(content: &Content, size: Size, lang: Lang) -> Self {
        let room = size.width.saturating_sub(board_label_width(size, lang) + 1);
        let columns = usize::from(room / board_cell_width(lang)).max(1);
        let group = |at: &PlaceIx| {
            let place = content.place(*at);
            if place.is_municipality() { None } else { Some(place.province.code) }
        };
        // Places stand in the order of their codes, so those of a province stand together.
        let mut places: Vec<PlaceIx> = content.place_ids().collect();
        places.sort_by_key(|at| group(at).is_some());
        let (mut rows, mut start) = (Vec::new(), 0);
        for places in places.chunk_by(|one, next| group(one) == group(next)) {
            let mut head = places.first().and_then(group).map_or(Some(BoardHead::Municipalities), |code| {
                content.provinces.iter().position(|province| province.code == code).map(BoardHead::Province)
            });
            for cells in places.chunks(columns) {
                rows.push(BoardRow { head: head.take(), cells: start..start + cells.len() });
                start += cells.len();
            }
        }
        Self { places, rows }
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows, each with what it is headed with where a group begins, and its places.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (Option<BoardHead>, &[PlaceIx])> {
        self.rows.iter().map(|row| (row.head, self.places.get(row.cells.clone()).unwrap_or_default()))
    }

    /// The places of a row; none beyond the last one.
    pub(crate) fn cells(&self, row: usize) -> &[PlaceIx] {
        self.rows().nth(row).map_or(&[], |(_, cells)| cells)
    }

    /// Row and column of a place.
    pub(crate) fn position(&self, place: PlaceIx) -> (usize, usize) {
        let at = self.places.iter().position(|cell| *cell == place).unwrap_or_default();
        let rows = self.rows.iter().enumerate().find(|(_, row)| row.cells.contains(&at));
        rows.map_or((0, 0), |(row, BoardRow { cells, .. })| (row, at - cells.start))
    }
}
