//! Plain text measured in columns: wrapped at a width, padded to a width.

use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// How wide a line of a text report may be.
pub const WIDTH: usize = 80;

/// Breaks `text` into lines of at most [`WIDTH`] columns. The first begins with `lead`, the others stand under its end.
#[must_use]
pub fn wrapped(lead: &str, text: &str) -> String {
    let under = " ".repeat(lead.width());
    let options = Options::new(WIDTH)
        .initial_indent(lead)
        .subsequent_indent(&under)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

/// `text` with spaces behind it up to `columns`.
#[must_use]
pub fn filled(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(gap))
}

/// `text` with spaces before it up to `columns`.
#[must_use]
pub fn pushed(text: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(text.width());
    format!("{}{text}", " ".repeat(gap))
}

/// The widest of `texts`, in columns.
#[must_use]
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_line_never_begins_with_a_comma_and_stands_under_its_lead() {
        let text = "看清城市、姓名和金额再付，".repeat(5);
        let lines = wrapped(" ! ", &text);
        assert_eq!(lines.lines().count(), 2);
        for line in lines.lines() {
            assert!(line.width() <= WIDTH, "{line}");
            assert!(!line.trim_start().starts_with('，'), "{line}");
        }
        assert!(lines.lines().nth(1).is_some_and(|line| line.starts_with("   ")));
    }

    #[test]
    fn chinese_is_filled_up_by_the_columns_it_takes() {
        assert_eq!(filled("无锡", 6), "无锡  ");
        assert_eq!(filled("无锡市", 6), "无锡市");
        assert_eq!(pushed("无锡", 6), "  无锡");
    }
}
