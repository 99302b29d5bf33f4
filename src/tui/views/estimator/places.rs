//! Where the parts of the estimator page stand.

use ratatui::layout::Rect;

use crate::domain::Lang;

/// Rows for the hint below the questions where there is room.
pub(super) const HINT_ROWS: u16 = 4;

/// The parts of the page: the questions, the result, and where the numbers come from.
pub(super) struct Places {
    pub(super) left: Rect,
    pub(super) right: Rect,
    pub(super) foot: Rect,
}

impl Places {
    /// Side by side, with two rows below for the sources.
    pub(super) fn wide(body: Rect, lang: Lang) -> Self {
        let asked = match (lang, body.width) {
            (_, 150..) => 70,
            (Lang::Zh, _) => 54,
            (Lang::En, _) => 62,
        };
        let left = Rect { width: asked, height: body.height - 4, ..body };
        let right = Rect { x: left.right() + 2, width: body.width - left.width - 3, ..left };
        let foot = Rect { y: left.bottom() + 1, height: 3, ..body };
        Self { left, right, foot }
    }

    /// One above the other. The questions get the rows they need, but leave `result` rows for the result and two for the
    /// sources, which take up to `sources` where there is room; the hint takes a second row of `hints` only from what is
    /// left.
    pub(super) fn normal(body: Rect, questions: usize, hints: u16, result: u16, sources: u16) -> Self {
        let asked = u16::try_from(questions).unwrap_or(u16::MAX);
        let spare = body.height.saturating_sub(asked.saturating_add(1 + result));
        // Sources that have no room for every word are told in short, in two rows.
        let below = if sources <= spare { sources.max(2) } else { 2 };
        let room = body.height - below;
        let rows = asked.min(room.saturating_sub(1 + result));
        let hint = hints.clamp(1, (room - rows).saturating_sub(result).max(1));
        let left = Rect { height: rows, ..body };
        let right = Rect { y: left.bottom() + hint, height: room.saturating_sub(rows + hint), ..body };
        let foot = Rect { y: body.bottom() - below, height: below, ..body };
        Self { left, right, foot }
    }

    /// Large print: `result` rows for the result, one for the sources, as many as it takes for the hint, and the rest for
    /// the questions, two at least.
    pub(super) fn small(body: Rect, questions: usize, hints: u16, result: u16) -> Self {
        let asked = u16::try_from(questions).unwrap_or(u16::MAX);
        let hint = hints.clamp(1, 3);
        let room = body.height.saturating_sub(1 + hint);
        let rows = asked.min(room.saturating_sub(result).max(2));
        let left = Rect { height: rows, ..body };
        let right = Rect { y: left.bottom() + hint, height: body.height - rows - hint - 1, ..body };
        let foot = Rect { y: body.bottom() - 1, height: 1, ..body };
        Self { left, right, foot }
    }
}
