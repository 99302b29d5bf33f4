//! What holds for every piece of text, whatever it is about: it says something, hides nothing, keeps its width.

use unicode_width::UnicodeWidthChar;

use super::findings::{Findings, Spot};
use super::links::address_in;
use super::problems::{Problem, Severity};
use super::raw::{RawAllow, RawText};
use crate::domain::Text;

/// Characters of ambiguous width that are wanted all the same: the interface is drawn with them in mind.
const GLYPHS: &str = "✓▸›↑↓←→·…—";

impl Findings {
    /// A text for people, in both languages.
    pub(super) fn text(&mut self, spot: &Spot<'_>, raw: &RawText) -> Text {
        if raw.split {
            self.words(&spot.key("zh"), &raw.zh);
        } else {
            self.words(spot, &raw.zh);
        }
        match &raw.en {
            Some(en) => self.words(&spot.key("en"), en),
            None if raw.zh.trim().is_empty() => {}
            None => self.add(spot, Problem::MissingLanguage),
        }
        Text::new(raw.zh.trim(), raw.en.as_deref().map(str::trim))
    }

    /// A text that may be left out.
    pub(super) fn text_or_none(&mut self, spot: &Spot<'_>, raw: Option<&RawText>) -> Option<Text> {
        raw.map(|raw| self.text(spot, raw))
    }

    /// A piece of text in one language.
    pub(super) fn words(&mut self, spot: &Spot<'_>, text: &str) {
        if self.vouched() {
            return;
        }
        let said = text.trim();
        if said.is_empty() {
            return self.add(spot, Problem::EmptyValue);
        }
        if let Some(address) = address_in(said) {
            let advice = Some("leave the address out, or write it as the `link` of a source".to_owned());
            self.advise(&spot.word(text, address), Problem::ForbiddenLink { link: address.to_owned() }, advice);
        }
        // Plain printable ASCII, the most frequent case at start-up, needs no closer look.
        if said.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
            return;
        }
        if said.starts_with('“') && said.ends_with('”') {
            let problem = Problem::FullWidth { found: "“".to_owned() };
            self.advise(spot, problem, Some("leave the quotes out, or write them as `\"`".to_owned()));
        }
        for (at, letter) in said.char_indices() {
            let aim = || spot.word(text, said.get(at..at + letter.len_utf8()).unwrap_or_default());
            if is_invisible(letter) {
                self.add(&aim(), Problem::ControlCharacter { character: format!("U+{:04X}", u32::from(letter)) });
            } else if self.thorough() && is_ambiguous(letter) {
                let advice = quote_instead(letter).map(str::to_owned);
                self.advise(&aim(), Problem::AmbiguousWidth { character: letter.to_string() }, advice);
            }
        }
    }

    /// The warnings an item accepts.
    pub(super) fn allows(&mut self, item: &Spot<'_>, raw: &[RawAllow]) {
        let list = item.key("allow");
        for (at, allow) in raw.iter().enumerate() {
            let spot = list.item(at);
            self.words(&spot.key("reason"), &allow.reason);
            let known = |(code, severity): &&(&str, Severity)| *severity == Severity::Warning && *code == allow.code;
            if Problem::CODES.iter().any(|code| known(&code)) {
                self.allow(item, &spot.key("code"), &allow.code);
            } else {
                let warnings = Problem::CODES.iter().filter(|(_, severity)| *severity == Severity::Warning);
                let advice = super::nearest::did_you_mean(&allow.code, warnings.map(|(code, _)| *code));
                self.advise(&spot.key("code"), Problem::UnknownAllow { code: allow.code.clone() }, advice);
            }
        }
    }
}

/// Control characters, and those that change the order or the look of others without being seen.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_ambiguous(letter: char) -> bool {
    letter.width() != letter.width_cjk() && !GLYPHS.contains(letter) && !matches!(letter, '\u{2500}'..='\u{259f}')
}

fn quote_instead(letter: char) -> Option<&'static str> {
    match letter {
        '“' => Some("write 「"),
        '”' => Some("write 」"),
        '‘' => Some("write 『"),
        '’' => Some("write ' in English, 』 in Chinese"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glyphs_of_the_interface_may_stand_in_any_text() {
        for letter in "✓▸›↑↓←→·…—「」『』，。：？！│─█中a".chars() {
            assert!(!is_ambiguous(letter), "{letter}");
        }
        for letter in "“”‘’①×°".chars() {
            assert!(is_ambiguous(letter), "{letter}");
        }
    }

    #[test]
    fn characters_that_cannot_be_seen_are_told_from_those_that_can() {
        for letter in ['\u{1b}', '\t', '\n', '\u{7f}', '\u{9b}', '\u{200b}', '\u{202e}', '\u{feff}'] {
            assert!(is_invisible(letter), "{letter:?}");
        }
        assert!(!is_invisible('　') && !is_invisible('好'));
    }
}
