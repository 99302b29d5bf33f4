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
        let first = self.form.as_bytes().first()?;
        if query.as_bytes().first() != Some(first) {
            return None;
        }
        let syllables = self.form.split(' ').chain(self.suffix);
        let Touched { count, whole, initial } = walk(syllables, query.as_bytes())?;
        let named = self.form.split(' ').count();
        let all = |mask: u32, count: usize| mask.trailing_ones() as usize >= count;
        let rank = if count >= named && all(whole, named) {
            Rank::Exact
        } else if count >= named && all(initial, count) {
            Rank::Initials
        } else if all(whole, count - 1) {
            Rank::Prefix
        } else {
            Rank::Mixed
        };
        Some((rank, count.min(named)))
    }
}

/// What a query used of the syllables it went along; one bit a syllable.
#[derive(Debug, Clone, Copy, Default)]
struct Touched {
    count: usize,
    /// All its letters.
    whole: u32,
    /// Its first letter only. A syllable of one letter is whole and an initial at once: the E of 鄂尔多斯.
    initial: u32,
}

/// Uses up `query` along the syllables, as much of each as possible; every syllable on the way gives at least its initial.
/// This runs for thousands of rows at every key, so nothing is allocated.
fn walk<'s>(mut syllables: impl Iterator<Item = &'s str> + Clone, query: &[u8]) -> Option<Touched> {
    if query.is_empty() {
        return Some(Touched::default());
    }
    let first = syllables.next()?.as_bytes();
    let (used, longest) = prefixes(first, query);
    for taken in (1..=longest).rev() {
        let Some(left) = query.get(used[taken - 1]..) else { continue };
        if let Some(tail) = walk(syllables.clone(), left) {
            return Some(Touched {
                count: tail.count + 1,
                whole: tail.whole << 1 | u32::from(taken == first.len()),
                initial: tail.initial << 1 | u32::from(taken == 1),
            });
        }
    }
    None
}

/// Longest syllable: zhuang, chuang, shuang.
const LETTERS: usize = 6;

/// How many letters of `query` each prefix of `syllable` uses that it begins with, and the longest such prefix.
/// ü is written `v` in the reading; people type `v`, `u` or `yu`.
fn prefixes(syllable: &[u8], query: &[u8]) -> ([usize; LETTERS], usize) {
    let mut used = [0; LETTERS];
    let mut sum = 0;
    for (at, letter) in syllable.iter().enumerate().take(LETTERS) {
        let step = match query.get(sum) {
            Some(b'u') if *letter == b'v' => 1,
            Some(b'y') if *letter == b'v' && query.get(sum + 1) == Some(&b'u') => 2,
            Some(other) if other == letter => 1,
            _ => return (used, at),
        };
        sum += step;
        used[at] = sum;
    }
    (used, syllable.len().min(LETTERS))
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
