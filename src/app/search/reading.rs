//! Matching Latin letters against a reading: whole, by initials, by prefix, or syllables and initials mixed.

use super::Rank;

/// A reading, syllable by syllable, with the optional reading of 市 or 县 at its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    form: &'a str,
    suffix: Option<&'static str>,
}

impl<'a> Reading<'a> {
    /// `form` has its syllables separated by spaces, with `v` for ü.
    pub(super) fn new(form: &'a str, suffix: Option<&'static str>) -> Self {
        Self { form, suffix }
    }

    /// How well `query` fits, and how many characters of the short name it touches.
    pub(super) fn rank(self, query: &str) -> Option<(Rank, usize)> {
        let first = self.form.bytes().next()?;
        if !query.starts_with(char::from(first)) {
            return None;
        }
        let syllables: Vec<&str> = self.form.split(' ').chain(self.suffix).collect();
        let named = syllables.len() - usize::from(self.suffix.is_some());
        let steps = walk(&syllables, query)?;
        let touched = steps.len().min(named);
        let whole = |at: usize| steps[at] == Touch::Whole;
        // A syllable of one letter is whole and an initial at once: the E of 鄂尔多斯.
        let initial = |at: usize| steps[at] == Touch::Initial || syllables[at].len() == 1;
        let all_but_last_whole = (0..steps.len() - 1).all(whole);
        let rank = if steps.len() >= named && (0..named).all(whole) {
            Rank::Exact
        } else if steps.len() >= named && (0..steps.len()).all(initial) {
            Rank::Initials
        } else if all_but_last_whole {
            Rank::Prefix
        } else {
            Rank::Mixed
        };
        Some((rank, touched))
    }
}

/// How much of a syllable a query used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touch {
    Whole,
    Part,
    Initial,
}

/// Uses up `query` along the syllables, as much of each as possible; every syllable on the way gives at least its initial.
fn walk(syllables: &[&str], query: &str) -> Option<Vec<Touch>> {
    if query.is_empty() {
        return Some(Vec::new());
    }
    let (first, rest) = syllables.split_first()?;
    for (taken, used) in prefixes(first, query) {
        let Some(left) = query.get(used..) else { continue };
        if let Some(tail) = walk(rest, left) {
            let touch = match taken {
                _ if taken == first.len() => Touch::Whole,
                1 => Touch::Initial,
                _ => Touch::Part,
            };
            return Some(std::iter::once(touch).chain(tail).collect());
        }
    }
    None
}

/// Every prefix of `syllable` that `query` begins with, longest first: letters of the syllable, letters of the query.
/// ü is written `v` in the reading; people type `v`, `u` or `yu`.
fn prefixes(syllable: &str, query: &str) -> Vec<(usize, usize)> {
    let typed = query.as_bytes();
    let mut used = 0;
    let mut found = Vec::with_capacity(syllable.len());
    for (at, letter) in syllable.bytes().enumerate() {
        let step = match typed.get(used) {
            Some(b'u') if letter == b'v' => 1,
            Some(b'y') if letter == b'v' && typed.get(used + 1) == Some(&b'u') => 2,
            Some(other) if *other == letter => 1,
            _ => break,
        };
        used += step;
        found.push((at + 1, used));
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(form: &str, query: &str) -> Option<Rank> {
        Reading::new(form, Some("shi")).rank(query).map(|(rank, _)| rank)
    }

    #[test]
    fn a_reading_is_found_whole_by_initials_by_prefix_and_mixed() {
        assert_eq!(rank("wu xi", "wuxi"), Some(Rank::Exact));
        assert_eq!(rank("wu xi", "wuxishi"), Some(Rank::Exact));
        assert_eq!(rank("wu xi", "wx"), Some(Rank::Initials));
        assert_eq!(rank("wu xi", "wxs"), Some(Rank::Initials));
        assert_eq!(rank("wu xi", "wux"), Some(Rank::Prefix));
        assert_eq!(rank("wu xi", "wxi"), Some(Rank::Mixed));
        assert_eq!(rank("wu xi", "xi"), None);
        assert_eq!(rank("wu xi", "wuxia"), None);
    }

    #[test]
    fn u_umlaut_is_typed_in_three_ways() {
        for query in ["lvliang", "luliang", "lyuliang"] {
            assert_eq!(rank("lv liang", query), Some(Rank::Exact), "{query}");
        }
    }

    #[test]
    fn a_short_syllable_leaves_its_letters_to_the_next_one() {
        assert_eq!(rank("xi an", "xian"), Some(Rank::Exact));
        assert_eq!(rank("e er duo si", "eeds"), Some(Rank::Initials));
    }
}
