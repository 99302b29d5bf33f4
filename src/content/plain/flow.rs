//! What can stand behind a key or a dash on one line: a text, `{key: text, …}`, `[text, …]`.

use std::borrow::Cow;

use super::value::Plain;
use super::{has_doubles, is_key};

/// More brackets inside one another than any line has.
const DEEPEST: usize = 6;

/// A whole value that ends with its line.
pub(super) fn value(written: &str) -> Option<Plain<'_>> {
    if written.starts_with(['{', '[']) {
        let mut rest = Rest(written);
        let value = rest.value(DEEPEST)?;
        return rest.0.is_empty().then_some(value);
    }
    if quote_of(written).is_some() {
        return quoted(written).map(Plain::quoted);
    }
    let two = |pair: &[u8]| matches!(pair, b": " | b" #");
    let told = written.as_bytes().windows(2).any(two) || written.ends_with([':', ' ']);
    (begins_a_text(written) && !told).then_some(Plain::bare(written))
}

/// A text in quotes that ends with its line.
pub(super) fn quoted(written: &str) -> Option<Cow<'_, str>> {
    let mut rest = Rest(written);
    let text = rest.quoted(quote_of(written)?)?;
    rest.0.is_empty().then_some(text)
}

fn quote_of(written: &str) -> Option<char> {
    written.chars().next().filter(|first| matches!(first, '"' | '\''))
}

/// True when the first character means nothing to YAML; a minus, when a digit follows.
fn begins_a_text(written: &str) -> bool {
    let mut letters = written.chars();
    letters.next().is_some_and(|first| match first {
        '「' | '（' | '《' | '~' | '.' | '+' | '×' => true,
        '-' => letters.next().is_some_and(|second| second.is_ascii_digit()),
        _ => first.is_alphanumeric(),
    }) && !is_nothing(written)
}

/// Words that are read as an absent value.
fn is_nothing(written: &str) -> bool {
    written == "~" || written.eq_ignore_ascii_case("null")
}

/// What is left of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, mark: &str) -> bool {
        match self.0.strip_prefix(mark) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self, depth: usize) -> Option<Plain<'a>> {
        let depth = depth.checked_sub(1)?;
        if self.take("{") {
            return self.map(depth);
        }
        if self.take("[") {
            return self.list(depth);
        }
        if let Some(quote) = quote_of(self.0) {
            return self.quoted(quote).map(Plain::quoted);
        }
        let end = self.0.find([',', '}', ']', '{', '['])?;
        let (text, rest) = self.0.split_at(end);
        self.0 = rest;
        let told = text.contains(": ") || text.contains(" #") || text.ends_with([':', ' ']);
        (begins_a_text(text) && !told).then_some(Plain::bare(text))
    }

    fn map(&mut self, depth: usize) -> Option<Plain<'a>> {
        let mut pairs = Vec::new();
        loop {
            let (key, rest) = self.0.split_once(": ")?;
            if !is_key(key) {
                return None;
            }
            self.0 = rest;
            pairs.push((key, self.value(depth)?));
            if self.take("}") {
                return (!has_doubles(&pairs)).then_some(Plain::Map(pairs));
            }
            if !self.take(", ") {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Plain<'a>> {
        let mut items = Vec::new();
        loop {
            items.push(self.value(depth)?);
            if self.take("]") {
                return Some(Plain::List(items));
            }
            if !self.take(", ") {
                return None;
            }
        }
    }

    /// A quoted text. Escapes other than a doubled single quote are left to the parser.
    fn quoted(&mut self, quote: char) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix(quote)?;
        if quote == '"' {
            let (text, rest) = inner.split_once('"')?;
            self.0 = rest;
            return (!text.contains('\\')).then_some(Cow::Borrowed(text));
        }
        let mut from = 0;
        loop {
            let end = from + inner.get(from..)?.find('\'')?;
            let after = inner.get(end + 1..)?;
            if after.starts_with('\'') {
                from = end + 2;
                continue;
            }
            self.0 = after;
            let text = inner.get(..end)?;
            return Some(if text.contains("''") { text.replace("''", "'").into() } else { text.into() });
        }
    }
}
