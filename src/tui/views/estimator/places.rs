//! Where the parts of the estimator page stand.

use ratatui::layout::Rect;

/// The parts of the page: the questions, the result, and where the numbers come from.
pub(super) struct Places {
    pub(super) left: Rect,
    pub(super) right: Rect,
    pub(super) foot: Rect,
}

impl Places {
    /// Side by side, with two rows below for the sources.
    pub(super) fn wide(body: Rect) -> Self {
        let left = Rect { width: if body.width >= 150 { 64 } else { 54 }, height: body.height - 3, ..body };
        let right = Rect {
            x: left.right() + 2,
            width: body.width - left.width - 3,
            ..left
        };
        let foot = Rect { y: left.bottom() + 1, height: 2, ..body };
        Self { left, right, foot }
    }

    /// One above the other. The questions get the rows they need, the rest what is left; the sources give up a row first.
    pub(super) fn normal(body: Rect, questions: usize, result: u16) -> Self {
        let asked = u16::try_from(questions).unwrap_or(u16::MAX);
        let wanted = asked.saturating_add(1 + result);
        let foot_rows = if wanted.saturating_add(2) <= body.height { 2 } else { 1 };
        let room = body.height - foot_rows;
        let rows = asked.min(room.saturating_sub(1 + result).max(8));
        let left = Rect { height: rows, ..body };
        let right = Rect { y: left.bottom() + 1, height: room.saturating_sub(rows + 1), ..body };
        let foot = Rect { y: body.bottom() - foot_rows, height: foot_rows, ..body };
        Self { left, right, foot }
    }

    /// Large print: five rows for the result, one for the sources.
    pub(super) fn small(body: Rect, questions: usize) -> Self {
        let asked = u16::try_from(questions).unwrap_or(u16::MAX);
        let rows = asked.min(body.height.saturating_sub(7));
        let left = Rect { height: rows, ..body };
        let right = Rect { y: left.bottom() + 1, height: body.height - rows - 2, ..body };
        let foot = Rect { y: body.bottom() - 1, height: 1, ..body };
        Self { left, right, foot }
    }
}
