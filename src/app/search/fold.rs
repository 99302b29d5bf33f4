//! Bringing what was typed into one shape: full-width letters, spaces and apostrophes between syllables, ü, a last 市 or 县.

/// A folded query; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    text: String,
    /// The text without its last 市, 县, 区, 旗, 州, 盟 or 省, when something is left.
    stem: Option<String>,
    // Both are asked for thousands of rows at every key.
    is_latin: bool,
    is_number: bool,
}

const RANKS: [char; 7] = ['市', '县', '区', '旗', '州', '盟', '省'];

impl Query {
    /// Folds `typed`; nothing is left of a query of spaces.
    pub(super) fn fold(typed: &str) -> Option<Self> {
        let mut text = String::with_capacity(typed.len());
        for letter in typed.chars() {
            match letter {
                '\u{ff01}'..='\u{ff5e}' => {
                    text.extend(narrow(letter).filter(|c| !is_gap(*c)).map(|c| c.to_ascii_lowercase()));
                }
                'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => text.push('v'),
                _ if is_gap(letter) || letter.is_control() => {}
                _ => text.extend(letter.to_lowercase()),
            }
        }
        if text.is_empty() {
            return None;
        }
        let stem = text.strip_suffix(RANKS).filter(|stem| !stem.is_empty()).map(str::to_owned);
        let is_latin = text.bytes().all(|b| b.is_ascii_lowercase());
        let is_number = text.bytes().all(|b| b.is_ascii_digit());
        Some(Self { text, stem, is_latin, is_number })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The stem, as far as it may stand for `name`: 无锡县 for 无锡市, but what ends in 省 only for a province.
    pub(super) fn stem_of(&self, name: &str) -> Option<&str> {
        let is_province = |name: &str| name.ends_with('省') || name.ends_with("自治区");
        let fits = !self.text.ends_with('省') || is_province(name);
        self.stem.as_deref().filter(|_| fits)
    }

    pub(super) fn is_latin(&self) -> bool {
        self.is_latin
    }

    /// The letter it begins with, if it is Latin: nine of ten rows are told by it.
    pub(super) fn first_letter(&self) -> Option<u8> {
        self.text.bytes().next().filter(|_| self.is_latin)
    }

    pub(super) fn is_number(&self) -> bool {
        self.is_number
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\'' | '’' | '‘' | '·' | '-' | '`')
}

/// The half-width twin of a full-width form (U+FF01 to U+FF5E lie 0xFEE0 above ASCII).
fn narrow(letter: char) -> impl Iterator<Item = char> {
    char::from_u32(u32::from(letter) - 0xfee0).into_iter()
}

/// The reading of the last character of a full name, when the short name leaves it out: `wuxishi` is 无锡市.
pub(super) fn last_name_part(name: &str, short: &str) -> Option<&'static str> {
    if name.len() <= short.len() {
        return None;
    }
    match name.chars().next_back()? {
        '市' => Some("shi"),
        '县' => Some("xian"),
        '区' => Some("qu"),
        '旗' => Some("qi"),
        '州' => Some("zhou"),
        '盟' => Some("meng"),
        '省' => Some("sheng"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(typed: &str) -> String {
        Query::fold(typed).map(|query| query.text).unwrap_or_default()
    }

    #[test]
    fn full_width_letters_capitals_and_marks_between_syllables_fold_away() {
        assert_eq!(folded("ｗｘ"), "wx");
        assert_eq!(folded("Wu'Xi "), "wuxi");
        assert_eq!(folded("ＷＵ　ＸＩ"), "wuxi");
        assert_eq!(folded("３２０２００"), "320200");
        assert_eq!(folded("lüliang"), "lvliang");
    }

    #[test]
    fn a_query_of_spaces_is_no_query() {
        assert_eq!(Query::fold(" 　"), None);
    }

    #[test]
    fn a_single_rank_character_has_no_stem() {
        assert_eq!(Query::fold("市").unwrap().stem_of("市中区"), None);
        assert_eq!(Query::fold("江阴县").unwrap().stem_of("江阴市"), Some("江阴"));
        assert_eq!(Query::fold("河北省").unwrap().stem_of("河北区"), None);
        assert_eq!(Query::fold("河北省").unwrap().stem_of("河北省"), Some("河北"));
    }
}
