//! Compact lines: fields separated by `|`, lists inside a field by `,`.

use std::borrow::Cow;
use std::ops::Range;

use super::findings::{Findings, Spot};
use super::problems::Problem;
use super::raw::RawLine;

/// The fields of one line, without the blanks around them. Empty fields at the end may be left out.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The whole line, in which carets are placed.
    pub(super) text: &'a str,
    fields: [&'a str; MOST],
}

/// More fields than any line has.
const MOST: usize = 8;

impl<'a> Line<'a> {
    /// Splits a line that must have `least` to `most` fields.
    pub(super) fn split(
        findings: &mut Findings,
        spot: &Spot<'_>,
        text: &'a str,
        least: usize,
        most: usize,
    ) -> Option<Self> {
        let mut fields = [""; MOST];
        let (mut count, mut start) = (0, 0);
        // Bars are found byte by byte: fields are too short for a search that is fast on long texts.
        for (at, byte) in text.bytes().chain([b'|']).enumerate() {
            if byte == b'|' {
                if let (Some(place), Some(field)) = (fields.get_mut(count), text.get(start..at)) {
                    *place = trimmed(field);
                }
                count += 1;
                start = at + 1;
            }
        }
        if text.trim().is_empty() {
            findings.add(spot, Problem::EmptyValue);
            return None;
        }
        let bar = || text.find('｜').and_then(|at| text.get(at..at + '｜'.len_utf8()));
        if let Some(bar) = (!(least..=most).contains(&count)).then(bar).flatten() {
            let problem = Problem::FullWidth { found: bar.to_owned() };
            findings.advise(&spot.word(text, bar), problem, Some("write `|`".to_owned()));
            return None;
        }
        if !(least..=most).contains(&count) {
            let problem =
                Problem::BadLine { fields: count.to_string(), least: least.to_string(), most: most.to_string() };
            findings.advise(spot, problem, Some("separate the fields by ` | `".to_owned()));
            return None;
        }
        let line = Self { text, fields };
        line.fields.iter().take(least).for_each(|field| {
            // An empty field has no width of its own to stand under: the caret takes the line.
            if field.is_empty() {
                findings.add(spot, Problem::EmptyValue);
            }
        });
        Some(line)
    }

    /// The field at a position; empty when the line is shorter.
    pub(super) fn field(&self, at: usize) -> &'a str {
        self.fields.get(at).copied().unwrap_or_default()
    }

    /// The field at a position, kept: of a text that is embedded nothing is copied.
    pub(super) fn kept(&self, raw: &RawLine, at: usize) -> Cow<'static, str> {
        match raw {
            Cow::Borrowed(line) => Cow::Borrowed(line.get(self.span(at)).unwrap_or_default()),
            Cow::Owned(_) => Cow::Owned(self.field(at).to_owned()),
        }
    }

    /// Where the field at a position stands in the line.
    pub(super) fn span(&self, at: usize) -> Range<usize> {
        let field = self.field(at);
        let start = (field.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if field.is_empty() { 0..0 } else { start..start + field.len() }
    }

    /// Checks the parts of a field that holds a list.
    pub(super) fn check_list(&self, findings: &mut Findings, spot: &Spot<'_>, at: usize) {
        let field = self.field(at);
        if findings.vouched() || field.is_empty() {
            return;
        }
        for wide in ['，', '、'] {
            if let Some(found) = field.find(wide).and_then(|at| field.get(at..at + wide.len_utf8())) {
                let problem = Problem::FullWidth { found: found.to_owned() };
                findings.advise(&spot.word(self.text, found), problem, Some("write `,`".to_owned()));
            }
        }
        for part in field.split(',').map(str::trim) {
            if part.is_empty() {
                findings.add(&spot.word(self.text, field), Problem::EmptyValue);
            } else {
                findings.words(&spot.word(self.text, part), part);
            }
        }
    }

    /// The parts of a field that holds a list, kept.
    pub(super) fn list(&self, raw: &RawLine, at: usize) -> Vec<Cow<'static, str>> {
        let field = self.field(at);
        if field.is_empty() {
            return Vec::new();
        }
        match self.kept(raw, at) {
            Cow::Borrowed(field) => field.split(',').map(|part| Cow::Borrowed(part.trim())).collect(),
            Cow::Owned(field) => field.split(',').map(|part| Cow::Owned(part.trim().to_owned())).collect(),
        }
    }
}

/// `str::trim` for texts that have one blank at each end, as nearly all fields do.
fn trimmed(field: &str) -> &str {
    let field = field.strip_prefix(' ').unwrap_or(field);
    let field = field.strip_suffix(' ').unwrap_or(field);
    let blank = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
    if blank(field.chars().next()) || blank(field.chars().next_back()) { field.trim() } else { field }
}
