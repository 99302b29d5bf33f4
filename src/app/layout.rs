//! How many rows and columns a page has. The model needs it to move and to number; the views draw by the same figures.

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

/// One row of the board: places of one province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BoardRow {
    /// Index of the province in `Content::provinces` on its first row; `None` on the rows that continue it.
    pub(crate) head: Option<BoardHead>,
    /// The places.
    pub(crate) cells: Vec<PlaceIx>,
}

/// What a group of the board is headed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardHead {
    /// 直辖市.
    Municipalities,
    /// A province, by its position in `Content::provinces`.
    Province(usize),
}

/// The board: municipalities first, then province by province.
pub(crate) fn board(content: &Content, size: Size, lang: Lang) -> Vec<BoardRow> {
    let room = size.width.saturating_sub(board_label_width(size, lang) + 1);
    let columns = usize::from(room / board_cell_width(lang)).max(1);
    let mut municipalities = Vec::new();
    let mut by_province: Vec<Vec<PlaceIx>> = vec![Vec::new(); content.provinces.len()];
    for (at, place) in content.place_ids().zip(content.places.iter()) {
        if place.is_municipality() {
            municipalities.push(at);
        } else if let Ok(home) = content.provinces.binary_search_by_key(&place.province.code, |province| province.code)
        {
            by_province[home].push(at);
        }
    }
    let mut rows = Vec::new();
    let mut add = |head: BoardHead, cells: &[PlaceIx]| {
        for (i, chunk) in cells.chunks(columns).enumerate() {
            rows.push(BoardRow { head: (i == 0).then_some(head), cells: chunk.to_vec() });
        }
    };
    add(BoardHead::Municipalities, &municipalities);
    for (home, cells) in by_province.iter().enumerate() {
        add(BoardHead::Province(home), cells);
    }
    rows
}

/// Row and column of a place on the board.
pub(crate) fn board_position(board: &[BoardRow], place: PlaceIx) -> (usize, usize) {
    board
        .iter()
        .enumerate()
        .find_map(|(row, cells)| Some((row, cells.cells.iter().position(|cell| *cell == place)?)))
        .unwrap_or_default()
}
