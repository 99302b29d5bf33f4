//! A short cut for files in a plain form: blocks of keys and lists, one-line texts, one-line `{…}` and `[…]`.
//!
//! All shipped files are written so. Splitting their lines takes a tenth of the time of a YAML parser and no
//! list of events in memory. The short cut takes a file only when every line of it has a form that YAML reads in one way; at the
//! first line that is anything else it gives up, and the parser decides. Tests hold the two against each other.

mod flow;
mod value;

use std::borrow::Cow;

use serde::de::Deserialize;

use value::Plain;

/// Deeper nesting than any content file has; the parser says what is wrong with more.
const DEEPEST: usize = 16;

/// Says of a key of an item and its text whether the item is wanted, if that can be told from it.
pub(super) type Wanted<'w> = &'w dyn Fn(&str, &str) -> Option<bool>;

/// Reads `text` if all of it is plain and fits `T`.
pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    T::deserialize(split(text)?).ok()
}

/// Reads a text that has been checked to be plain, without the items of its lists that are not wanted: they are stepped
/// over.
pub(super) fn read_part<T: Deserialize<'static>>(text: &'static str, wanted: Wanted<'_>) -> Option<T> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    // Where the item at hand begins, until a line of it tells that it is wanted.
    let (mut doubted, mut skipping) = (None, false);
    for line in text.split('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let begins = indent == 2 && content.starts_with("- ");
        if begins || indent == 0 {
            skipping = false;
            doubted = begins.then_some(lines.len());
        }
        if skipping || content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(start) = doubted.filter(|_| begins || indent == 4) {
            let pair = content.strip_prefix("- ").unwrap_or(content).split_once(": ");
            let told = pair.and_then(|(key, text)| wanted(key, text));
            if told.is_some() {
                doubted = None;
            }
            if told == Some(false) {
                lines.truncate(start);
                skipping = true;
                continue;
            }
        }
        lines.push(Line { indent, content });
    }
    T::deserialize(Block { lines: &mut lines, at: 0, is_part: true }.all()?).ok()
}

/// The lines below the top-level `key`, with where they begin.
fn below<'a>(text: &'a str, key: &str) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
    let mut heads = text.match_indices(key).map(|(at, _)| (at, at + key.len())).filter(|(at, end)| {
        let first = *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
        first && text.get(*end..).is_some_and(|rest| rest.starts_with(":\n"))
    });
    let start = heads.next().map_or(text.len(), |(_, end)| end + 2);
    let mut at = start;
    let lines = text.get(start..).unwrap_or_default().split('\n').map(move |line| {
        at += line.len() + 1;
        (at - line.len() - 1, line)
    });
    lines.take_while(|(_, line)| !line.as_bytes().first().is_some_and(u8::is_ascii_lowercase))
}

/// The items of the list at the top-level `key`, each with the text of its own first key.
pub(super) fn items<'a>(text: &'a str, key: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    let mut starts = below(text, key).filter(|(_, line)| line.starts_with("  - ")).map(|(at, line)| (at, Some(line)));
    let mut next = starts.next();
    std::iter::from_fn(move || {
        let (start, line) = next?;
        next = starts.next();
        let item = if let Some((end, _)) = next {
            text.get(start..end)?
        } else {
            // After the last one comes another key, or the end.
            let rest = text.get(start..)?;
            let mut keys = rest.match_indices('\n').map(|(at, _)| at + 1);
            let end = keys.find(|at| rest.as_bytes().get(*at).is_some_and(u8::is_ascii_lowercase));
            rest.get(..end.unwrap_or(rest.len()))?
        };
        Some((line?.split_once(": ")?.1, item))
    })
}

/// The one-line items of the list at the top-level `key` of a text that has been checked to be plain.
pub(super) fn checked_lines(text: &'static str, key: &str) -> impl Iterator<Item = Cow<'static, str>> + use<> {
    below(text, key).filter_map(|(_, line)| line.strip_prefix("  - ")).map(|item| match flow::quoted(item) {
        Some(text) => text,
        None => Cow::Borrowed(item),
    })
}

/// The keys and texts of a text that has been checked to be plain and to have nothing else.
pub(super) fn checked_pairs(text: &'static str) -> impl Iterator<Item = (&'static str, Cow<'static, str>)> + use<> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| {
        let colon = line.bytes().position(|byte| byte == b':')?;
        let (key, written) = (line.get(..colon)?, line.get(colon + 2..)?);
        Some((key, flow::quoted(written).unwrap_or(Cow::Borrowed(written))))
    })
}

/// Reads one item as `items` gives it.
pub(super) fn read_item<'a, T: Deserialize<'a>>(item: &'a str) -> Option<T> {
    let mut lines = lines_of(item)?;
    let indent = lines.first()?.indent;
    let mut block = Block { lines: &mut lines, at: 0, is_part: false };
    let Plain::List(mut items) = block.list(indent, DEEPEST)? else { return None };
    let item = items.pop().filter(|_| items.is_empty() && block.at == block.lines.len())?;
    T::deserialize(item).ok()
}

/// The whole file as a tree, or nothing when a line of it is not plain.
fn split(text: &str) -> Option<Plain<'_>> {
    let mut lines = lines_of(text)?;
    Block { lines: &mut lines, at: 0, is_part: false }.all()
}

/// The lines that say something, unless there are characters in them that YAML does not take as they are.
fn lines_of(text: &str) -> Option<Vec<Line<'_>>> {
    if is_odd(text) {
        return None;
    }
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(text.len() / 24);
    for line in text.lines() {
        let content = line.trim_start_matches(' ');
        if !content.is_empty() && !content.starts_with('#') {
            lines.push(Line { indent: line.len() - content.len(), content: without_comment(content) });
        }
    }
    Some(lines)
}

/// A line without the comment at its end. In a line with quotes it may be part of a text: it stays, and the parser decides.
fn without_comment(content: &str) -> &str {
    match content.split_once(" #") {
        Some((told, _)) if !told.contains(['"', '\'']) => told.trim_end_matches(' '),
        Some(_) | None => content,
    }
}

/// A line without its indent. An item of a list is read as its dash, then as a line of its own.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    indent: usize,
    content: &'a str,
}

/// Reads block after block.
struct Block<'t, 'a> {
    lines: &'t mut [Line<'a>],
    at: usize,
    /// True when items were stepped over: a list of which none is left is empty, not absent.
    is_part: bool,
}

impl<'a> Block<'_, 'a> {
    /// All lines.
    fn all(&mut self) -> Option<Plain<'a>> {
        let tree = self.map(0, DEEPEST)?;
        (self.at == self.lines.len()).then_some(tree)
    }

    fn here(&self) -> Option<Line<'a>> {
        self.lines.get(self.at).copied()
    }

    /// The keys at `indent`.
    fn map(&mut self, indent: usize, depth: usize) -> Option<Plain<'a>> {
        let mut pairs: Vec<(&'a str, Plain<'a>)> = Vec::new();
        while let Some(line) = self.here().filter(|line| line.indent == indent) {
            if dash(line.content).is_some() {
                return None;
            }
            let (key, rest) = line.content.split_once(':')?;
            if !is_key(key) {
                return None;
            }
            self.at += 1;
            let value = match rest.strip_prefix(' ') {
                Some(written) => flow::value(written)?,
                None if rest.is_empty() => self.below(indent, depth)?,
                None => return None,
            };
            pairs.push((key, value));
        }
        let deeper = self.here().is_some_and(|line| line.indent > indent);
        if pairs.is_empty() || deeper || has_doubles(&pairs) { None } else { Some(Plain::Map(pairs)) }
    }

    /// What stands below a key at `indent`.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Plain<'a>> {
        let depth = depth.checked_sub(1)?;
        let Some(line) = self.here().filter(|line| line.indent > indent) else {
            return (self.is_part && indent == 0).then(|| Plain::List(Vec::new()));
        };
        if dash(line.content).is_some() { self.list(line.indent, depth) } else { self.map(line.indent, depth) }
    }

    /// The items at `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Option<Plain<'a>> {
        let depth = depth.checked_sub(1)?;
        let mut items = Vec::new();
        while let Some(line) = self.here().filter(|line| line.indent == indent) {
            let content = dash(line.content)?;
            let is_map = content
                .split_once(':')
                .is_some_and(|(key, rest)| is_key(key) && (rest.is_empty() || rest.starts_with(' ')));
            if is_map {
                // The first key of the item stands two columns further in, as the others do.
                self.lines[self.at] = Line { indent: indent + 2, content };
                items.push(self.map(indent + 2, depth)?);
            } else {
                self.at += 1;
                items.push(flow::value(content)?);
            }
        }
        let deeper = self.here().is_some_and(|line| line.indent > indent);
        if deeper { None } else { Some(Plain::List(items)) }
    }
}

/// What follows the dash of an item.
fn dash(content: &str) -> Option<&str> {
    content.strip_prefix("- ").filter(|rest| !rest.starts_with([' ', '#']))
}

fn is_key(key: &str) -> bool {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.-".contains(&b);
    key.bytes().next().is_some_and(|b| b.is_ascii_lowercase()) && key.bytes().all(inner)
}

fn has_doubles(pairs: &[(&str, Plain<'_>)]) -> bool {
    if pairs.len() < 12 {
        return pairs.iter().enumerate().any(|(at, (key, _))| pairs.iter().skip(at + 1).any(|(other, _)| other == key));
    }
    let mut keys: Vec<&str> = pairs.iter().map(|(key, _)| *key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|two| two[0] == two[1])
}

/// True when the text has a character that a YAML parser refuses, folds or counts as a line end: controls, U+0080 to
/// U+009F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF. They are told by their bytes, because whole files are looked through.
fn is_odd(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(0);
    let third = |at: usize| bytes.get(at + 2).copied().unwrap_or(0);
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' => false,
        0..=0x1f | 0x7f => true,
        0xc2 => next(at) < 0xa0,
        0xe2 => next(at) == 0x80 && matches!(third(at), 0xa8 | 0xa9),
        0xef => (next(at) == 0xbb && third(at) == 0xbf) || (next(at) == 0xbf && third(at) >= 0xbe),
        _ => false,
    })
}

#[cfg(test)]
mod tests;
