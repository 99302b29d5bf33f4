//! Every mark the screen may use, each with an ASCII twin of the same width.
//!
//! Views always draw the real mark. With `--ascii` the finished page is degraded in one place, [`degrade`], so no
//! view can forget a mark.

use ratatui::buffer::Buffer;

/// Done.
pub const DONE: &str = "✓";
/// The row, stage or step one is at.
pub const HERE: &str = "▸";
/// Between the parts of a breadcrumb.
pub const INTO: &str = "›";
/// Back, in the title bar of the phone.
pub const OUT_OF: &str = "‹";
/// The key, or "up here".
pub const UP: &str = "↑";
/// The key, or "more below".
pub const DOWN: &str = "↓";
/// The key, or "more to the left".
pub const LEFT: &str = "←";
/// The key, or "more to the right".
pub const RIGHT: &str = "→";
/// Between two short things.
pub const DOT: &str = "·";
/// Something was cut.
pub const CUT: &str = "…";
/// A horizontal rule.
pub const RULE: &str = "─";
/// The track of a scroll bar.
pub const TRACK: &str = "│";
/// The thumb of a scroll bar.
pub const THUMB: &str = "█";
/// Warns; ASCII by itself.
pub const WARN: &str = "!";

/// The pieces of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Top left.
    pub top_left: &'static str,
    /// Top right.
    pub top_right: &'static str,
    /// Bottom left.
    pub bottom_left: &'static str,
    /// Bottom right.
    pub bottom_right: &'static str,
    /// Along the top and the bottom.
    pub across: &'static str,
    /// Along the sides.
    pub down: &'static str,
    /// Where a line across meets the left side.
    pub left_joint: &'static str,
    /// Where a line across meets the right side.
    pub right_joint: &'static str,
}

/// Thin and square.
pub const LIGHT: Frame = Frame {
    top_left: "┌",
    top_right: "┐",
    bottom_left: "└",
    bottom_right: "┘",
    across: "─",
    down: "│",
    left_joint: "├",
    right_joint: "┤",
};

/// Thin with round corners: the phone, the search field.
pub const ROUND: Frame = Frame { top_left: "╭", top_right: "╮", bottom_left: "╰", bottom_right: "╯", ..LIGHT };

/// Heavy: the label to press, and nothing else.
pub const HEAVY: Frame = Frame {
    top_left: "┏",
    top_right: "┓",
    bottom_left: "┗",
    bottom_right: "┛",
    across: "━",
    down: "┃",
    left_joint: "┣",
    right_joint: "┫",
};

/// Each mark that is not ASCII, and its twin.
const TWINS: &[(char, char)] = &[
    ('✓', 'v'),
    ('▸', '>'),
    ('›', '>'),
    ('‹', '<'),
    ('↑', '^'),
    ('↓', 'v'),
    ('←', '<'),
    ('→', '>'),
    ('·', '.'),
    ('…', '~'),
    ('─', '-'),
    ('│', '|'),
    ('┌', '+'),
    ('┐', '+'),
    ('└', '+'),
    ('┘', '+'),
    ('├', '+'),
    ('┤', '+'),
    ('┬', '+'),
    ('┴', '+'),
    ('┼', '+'),
    ('╭', '+'),
    ('╮', '+'),
    ('╰', '+'),
    ('╯', '+'),
    ('━', '='),
    ('┃', '#'),
    ('┏', '#'),
    ('┓', '#'),
    ('┗', '#'),
    ('┛', '#'),
    ('┣', '#'),
    ('┫', '#'),
    ('█', '#'),
    ('▓', '%'),
    ('▒', '+'),
    ('░', '.'),
    ('▀', '"'),
    ('▄', '_'),
    ('▘', '\''),
];

/// The ASCII twin of a mark; `None` for every other character.
#[must_use]
pub fn twin(mark: char) -> Option<char> {
    TWINS.iter().find(|(real, _)| *real == mark).map(|(_, ascii)| *ascii)
}

/// Replaces every mark on a finished page by its twin.
pub fn degrade(page: &mut Buffer) {
    for cell in &mut page.content {
        let mut symbol = cell.symbol().chars();
        if let (Some(mark), None) = (symbol.next(), symbol.next())
            && let Some(ascii) = twin(mark)
        {
            cell.set_char(ascii);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use unicode_width::UnicodeWidthChar as _;

    #[test]
    fn every_mark_has_a_twin_of_its_own_width() {
        let mut marks = vec![DONE, HERE, INTO, OUT_OF, UP, DOWN, LEFT, RIGHT, DOT, CUT, RULE, TRACK, THUMB];
        for frame in [LIGHT, ROUND, HEAVY] {
            marks.extend([frame.top_left, frame.top_right, frame.bottom_left, frame.bottom_right]);
            marks.extend([frame.across, frame.down, frame.left_joint, frame.right_joint]);
        }
        for mark in marks {
            let twins: Vec<char> = mark.chars().filter_map(twin).collect();
            assert_eq!((twins.len(), mark.chars().count()), (1, 1), "{mark}");
        }
        for (mark, ascii) in TWINS {
            assert_eq!(mark.width(), Some(1), "{mark}");
            assert!(ascii.is_ascii_graphic(), "{mark}");
        }
    }

    #[test]
    fn a_degraded_page_keeps_its_words_and_its_columns() {
        let mut page = Buffer::with_lines(["┏━━━━━━━━━━┓", "┃✓「社保」→┃", "┗━━━━━━━━━━┛"]);
        degrade(&mut page);
        assert_eq!(page, Buffer::with_lines(["#==========#", "#v「社保」>#", "#==========#"]));
        assert_eq!(page.area, Rect::new(0, 0, 12, 3));
    }
}
