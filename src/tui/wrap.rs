//! Text measured, cut, padded and wrapped in columns.
//!
//! Lines break by UAX #14: no `，` at the start of a line, no `「` at its end, numbers and dates whole.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::glyphs::CUT;

/// How many columns the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.width())
}

/// How many columns the text takes, if each of its characters stands for itself; nearly all texts are so, and need no table.
#[must_use]
pub fn plain_width(text: &str) -> Option<usize> {
    let mut sum = 0;
    for letter in text.chars() {
        sum += columns_of(letter)?;
    }
    Some(sum)
}

/// The columns of a character that joins with no other: ASCII, Chinese characters and their punctuation, lines, blocks and
/// marks.
#[must_use]
#[inline]
pub fn columns_of(letter: char) -> Option<usize> {
    // Nearly all letters are of these, so they are asked for first.
    match letter {
        ' '..='~' => Some(1),
        _ if is_chinese(letter) => Some(2),
        _ => columns_of_others(letter),
    }
}

fn columns_of_others(letter: char) -> Option<usize> {
    match letter {
        '─'..='▟' | '·' | '…' | '←'..='↓' | '‹' | '›' | '▸' | '✓' => Some(1),
        '、'..='】' | '！'..='～' => Some(2),
        _ => None,
    }
}

/// The text if it fits into `columns`, else its start with `…` at the end. A number is never cut: its start would be another
/// number.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    // No character takes more columns than bytes, so a short text need not be measured.
    if text.len() <= columns || width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(width(CUT)) else { return Cow::Borrowed("") };
    let mut short = before_number(text, head(text, room)).to_owned();
    short.push_str(CUT);
    Cow::Owned(short)
}

/// `start`, the beginning of `text`, without the number that it ends in the middle of.
fn before_number<'t>(text: &str, start: &'t str) -> &'t str {
    let inside = |c: char| matches!(c, ',' | '.' | '-');
    let mut rest = text.chars().skip(start.chars().count());
    let goes_on = match rest.next() {
        Some(next) if inside(next) => rest.next().is_some_and(|after| after.is_ascii_digit()),
        next => next.is_some_and(|next| next.is_ascii_digit()),
    };
    let whole = start.trim_end_matches(|c: char| c.is_ascii_digit() || inside(c));
    let number = start.strip_prefix(whole).unwrap_or_default();
    if goes_on && number.contains(|c: char| c.is_ascii_digit()) { whole } else { start }
}

/// As much of the start of the text as fits into `columns`, never half a character.
#[must_use]
pub fn head(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, letter) in text.char_indices() {
        let Some(wide) = columns_of(letter) else { return head_of_clusters(text, columns) };
        taken += wide;
        if taken > columns {
            return text.split_at(at).0;
        }
    }
    text
}

/// [`head`] for texts in which several characters may stand for one.
fn head_of_clusters(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        taken += width(cluster);
        if taken > columns {
            return text.split_at(at).0;
        }
    }
    text
}

/// The first sentences or clauses of a text, as many as fit into `columns`; where not even the first does, its start.
#[must_use]
pub fn sentences(text: &str, columns: usize) -> Cow<'_, str> {
    const PAUSES: [char; 4] = ['，', '；', ',', ';'];
    const ENDS: [char; 9] = ['。', '？', '！', '，', '；', '.', '?', ',', ';'];
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let parts = text.match_indices(ENDS).map(|(at, end)| text.split_at(at + end.len()).0.trim_end_matches(PAUSES));
    let whole = parts.take_while(|part| width(part) <= columns).fold("", |_, part| part);
    if whole.is_empty() { cut(text, columns) } else { Cow::Borrowed(whole) }
}

/// The text cut to `columns` and filled with spaces up to them.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let blanks = columns - width(&text);
    let mut field = String::with_capacity(text.len() + blanks);
    field.push_str(&text);
    field.extend(std::iter::repeat_n(' ', blanks));
    field
}

/// Like [`pad`], with the text at the right: for amounts and counts.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let mut field = " ".repeat(columns - width(&text));
    field.push_str(&text);
    field
}

/// The text in lines of at most `columns`. A text without words gives one empty line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((line, after)) = between_characters(rest, columns) {
        lines.push(line.to_owned());
        rest = after;
    }
    // Most texts fit as they are; finding where a line may break costs far more than measuring it.
    if width(rest) <= columns && !rest.contains('\n') {
        lines.push(rest.trim_end().to_owned());
    } else {
        lines.extend(wrap_hanging(rest, columns, "", ""));
    }
    lines
}

/// How many lines [`wrap`] makes of a text and a tail behind it.
#[must_use]
pub fn rows(text: &str, tail: &str, columns: usize) -> usize {
    // Counted in one go as long as every line is full to a place that `may_end_between` knows.
    let (mut rows, mut taken, mut start) = (1, 0, 0);
    let mut before = None;
    for (at, letter) in text.char_indices().chain(tail.char_indices().map(|(at, letter)| (text.len() + at, letter))) {
        let wide = columns_of(letter);
        match wide {
            Some(wide) if taken + wide <= columns => taken += wide,
            Some(wide)
                if wide <= columns && before.is_some_and(|before| may_end_between(before, letter) == Some(true)) =>
            {
                (rows, taken, start) = (rows + 1, wide, at);
            }
            Some(_) | None => {
                let whole = [text, tail].concat();
                return rows - 1 + wrap(whole.get(start..).unwrap_or_default(), columns).len();
            }
        }
        before = Some(letter);
    }
    rows
}

/// A character of the block that nearly all Chinese text is written in (class ID of UAX #14).
#[inline]
fn is_chinese(letter: char) -> bool {
    matches!(letter, '一'..='\u{9fff}')
}

/// Whether a line may end between two characters, whatever else stands around them, for those of which that can be said
/// without the tables of UAX #14: Chinese characters (class ID), letters and digits of ASCII (AL, NU), the full-width marks
/// after which one pauses (CL, NS).
fn may_end_between(before: char, letter: char) -> Option<bool> {
    let is_pause = |letter| matches!(letter, '，' | '。' | '、' | '；' | '：' | '」' | '）');
    let is_latin = |letter: char| letter.is_ascii_alphanumeric();
    if !(is_chinese(before) || is_pause(before) || is_latin(before)) {
        None
    } else if is_pause(letter) || is_latin(before) && is_latin(letter) {
        Some(false)
    } else if is_chinese(letter) || is_chinese(before) && is_latin(letter) {
        Some(true)
    } else {
        None
    }
}

/// What fits and what is left, if more than one line is needed and the first one ends where [`may_end_between`] knows it, as
/// most lines of Chinese do: then the rules are not needed.
fn between_characters(text: &str, columns: usize) -> Option<(&str, &str)> {
    let mut taken = 0;
    let end = text.char_indices().find_map(|(at, letter)| match columns_of(letter) {
        Some(wide) if taken + wide <= columns => {
            taken += wide;
            None
        }
        wide => Some(wide.map(|_| at)),
    })??;
    let (line, _) = text.split_at(end);
    let mut next = text.get(end..)?.chars().next()?;
    let mut at = end;
    for letter in line.chars().rev() {
        if may_end_between(letter, next)? {
            return Some(text.split_at(at));
        }
        at -= letter.len_utf8();
        next = letter;
    }
    None
}

/// Like [`wrap`], with `first` before the first line and `rest` before the others; they count.
#[must_use]
pub fn wrap_hanging(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(columns)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .initial_indent(first)
        .subsequent_indent(rest);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!(width("无锡 wx"), 7);
        assert_eq!(width("…"), 1);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_and_fits() {
        assert_eq!(cut("城乡居民医疗保险缴费", 20), "城乡居民医疗保险缴费");
        assert_eq!(cut("城乡居民医疗保险缴费", 19), "城乡居民医疗保险缴…");
        assert_eq!(cut("城乡居民医疗保险缴费", 18), "城乡居民医疗保险…");
        assert_eq!(cut("城乡", 1), "…");
        assert_eq!(cut("城乡", 0), "");
    }

    #[test]
    fn a_number_is_shown_whole_or_not_at_all() {
        assert_eq!(cut("不知道参保地？打 12393，或问窗口", 21), "不知道参保地？打 …");
        assert_eq!(cut("打 12393，或问窗口", 10), "打 12393…");
        assert_eq!(cut("学生 380，其他 12,000.50 元", 21), "学生 380，其他 …");
        assert_eq!(cut("到 2025-12-31 为止", 10), "到 …");
        assert_eq!(cut("20,000.00", 6), "…");
        assert_eq!(cut("第 3 步，共 10 步", 6), "第 3 …");
    }

    #[test]
    fn whole_sentences_are_taken_as_long_as_they_fit() {
        let text = "Which one is on your phone? If it is not there, take another.";
        assert_eq!(sentences(text, 61), text);
        assert_eq!(sentences(text, 60), "Which one is on your phone? If it is not there");
        assert_eq!(sentences(text, 36), "Which one is on your phone?");
        assert_eq!(sentences(text, 10), "Which one…");
    }

    #[test]
    fn half_a_character_is_never_taken() {
        assert_eq!(head("无锡", 3), "无");
        assert_eq!(head("e\u{301}e\u{301}", 1), "e\u{301}");
        assert_eq!(head("ab", 9), "ab");
    }

    #[test]
    fn padding_fills_columns_not_characters() {
        assert_eq!(pad("无锡", 6), "无锡  ");
        assert_eq!(pad("无锡", 3), "无…");
        assert_eq!(pad("无锡市", 4), "无… ");
        assert_eq!(pad_left("380", 6), "   380");
    }

    #[test]
    fn no_line_begins_with_a_comma_or_ends_with_an_opening_quote() {
        assert_eq!(wrap("手机上有一个，没有的就换", 12), ["手机上有一", "个，没有的就", "换"]);
        assert_eq!(wrap("请先打开手机「社保」", 14), ["请先打开手机", "「社保」"]);
    }

    #[test]
    fn numbers_and_dates_stay_whole() {
        assert_eq!(wrap("上一年度缴到 2025-12-31 为止", 18), ["上一年度缴到", "2025-12-31 为止"]);
        assert_eq!(wrap("其他居民缴费是 12,000.50 元", 20), ["其他居民缴费是", "12,000.50 元"]);
        assert_eq!(wrap("个人比例先减 20% 再乘", 15), ["个人比例先减", "20% 再乘"]);
    }

    #[test]
    fn the_short_cut_breaks_lines_where_the_rules_do() {
        let files = [
            include_str!("../../content/notes.yaml"),
            include_str!("../../content/strings/zh.yaml"),
            include_str!("../../content/strings/en.yaml"),
            include_str!("../../content/sources.yaml"),
        ];
        let mut cut_short = 0;
        for line in files.into_iter().flat_map(str::lines) {
            for columns in [1, 2, 7, 16, 33, 38, 39, 77, 78] {
                cut_short += usize::from(between_characters(line, columns).is_some());
                assert_eq!(wrap(line, columns), wrap_hanging(line, columns, "", ""), "{columns}: {line}");
                let (text, tail) = line.split_at(line.char_indices().nth(20).map_or(line.len(), |(at, _)| at));
                assert_eq!(rows(text, tail, columns), wrap(line, columns).len(), "{columns}: {line}");
            }
        }
        assert!(cut_short > 100, "{cut_short}");
    }

    #[test]
    fn hanging_lines_start_under_the_first_word() {
        let lines = wrap_hanging("填的是参保的人，可以是家人", 16, " ! ", "   ");
        assert_eq!(lines, [" ! 填的是参保的", "   人，可以是家", "   人"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn the_short_cut_gives_every_character_the_width_and_the_place_it_has() {
        let all: Vec<char> = ('\0'..=char::MAX).filter(|letter| columns_of(*letter).is_some()).collect();
        assert!(all.len() > 20_000, "{}", all.len());
        for letter in &all {
            let text = letter.to_string();
            assert_eq!(columns_of(*letter), Some(text.width()), "{letter:?}");
        }
        // None of them joins with another one.
        let text: String = all.iter().chain(all.iter().rev()).collect();
        assert_eq!(text.graphemes(true).count(), 2 * all.len());
        assert_eq!(plain_width("e\u{301}"), None);
        assert_eq!(plain_width("✓\u{fe0f}"), None);
    }
}
