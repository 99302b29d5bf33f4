//! Where a person is insured: provinces, the places one can choose, and the counties that lead to them.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

use super::{Lang, Text};

/// A six-digit division code (GB/T 2260).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(u32);

/// A code that is not six digits.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no place code; it has six digits, such as 320200")]
pub struct PlaceCodeError(String);

impl PlaceCode {
    /// The code of the province (the first two digits).
    #[must_use]
    pub fn province(self) -> Self {
        Self(self.0 / 10_000 * 10_000)
    }

    /// True when the code is written with `digits` at its start.
    #[must_use]
    pub fn starts_with(self, digits: &str) -> bool {
        let behind = 6_u32.checked_sub(u32::try_from(digits.len()).unwrap_or(u32::MAX));
        behind.is_some_and(|behind| digits.parse() == Ok(self.0 / 10_u32.pow(behind)))
    }
}

impl FromStr for PlaceCode {
    type Err = PlaceCodeError;

    fn from_str(text: &str) -> Result<Self, PlaceCodeError> {
        let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse() {
            Ok(number) if digits && number >= 110_000 => Ok(Self(number)),
            _ => Err(PlaceCodeError(text.chars().take(20).collect())),
        }
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// How a name is read and what else it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// Reading of the short name, one syllable a character, separated by spaces; ü is written `v`.
    pub pinyin: Cow<'static, str>,
    /// Other names in Chinese.
    pub aliases: Vec<Cow<'static, str>>,
    /// Readings people also type, written like `pinyin`.
    pub also: Vec<Cow<'static, str>>,
}

impl Readings {
    /// False when no reading begins with `letter`.
    #[must_use]
    pub fn may_begin_with(&self, letter: u8) -> bool {
        self.pinyin.as_bytes().first() == Some(&letter) || !self.also.is_empty()
    }

    /// The reading as a Latin name (`Wuxi`, `Xi'an`, `Lyuliang`).
    #[must_use]
    pub fn latin(&self) -> String {
        latin_of(&self.pinyin)
    }
}

/// The first letters of the syllables of a reading (`wx`).
#[must_use]
pub fn initials_of(pinyin: &str) -> String {
    pinyin.split(' ').filter_map(|syllable| syllable.chars().next()).collect()
}

/// A reading as a Latin name (`Wuxi`, `Xi'an`, `Lyuliang`).
fn latin_of(pinyin: &str) -> String {
    let mut name = String::new();
    for syllable in pinyin.split(' ') {
        if !name.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            name.push('\'');
        }
        name.push_str(&syllable.replace('v', "yu"));
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// A provincial-level division of the mainland.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Its code.
    pub code: PlaceCode,
    /// Full official name, with its English name.
    pub name: Text,
    /// Name without its rank.
    pub short: Cow<'static, str>,
    /// How it is read and called.
    pub readings: Readings,
}

impl Province {
    /// The short name as `lang` writes it: a Latin name has no rank to leave out.
    #[must_use]
    pub fn short_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.short,
            Lang::En => self.name.in_lang(lang),
        }
    }
}

/// A place one can be insured in: a city, a municipality, a prefecture, or a county directly under a province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its code.
    pub code: PlaceCode,
    /// Full official name (无锡市).
    pub name: Cow<'static, str>,
    /// Name without its rank (无锡).
    pub short: Cow<'static, str>,
    /// The customary Latin name where it is not the plain reading (Hohhot).
    pub latin: Option<Cow<'static, str>>,
    /// The province it lies in; a municipality lies in itself.
    pub province: Arc<Province>,
    /// How it is read and called.
    pub readings: Readings,
}

impl Place {
    /// True for 北京, 天津, 上海, 重庆.
    #[must_use]
    pub fn is_municipality(&self) -> bool {
        self.code == self.province.code
    }

    /// The short name as `lang` writes it.
    #[must_use]
    pub fn short_in(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.short.to_string(),
            Lang::En => self.latin.as_deref().map_or_else(|| self.readings.latin(), str::to_owned),
        }
    }

    /// The full name as `lang` writes it.
    #[must_use]
    pub fn name_in(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.name.to_string(),
            Lang::En => format!("{} {}", self.short_in(lang), self.short),
        }
    }

    /// Province and full name, the way a head line shows them; a municipality is named once.
    #[must_use]
    pub fn full_name(&self, lang: Lang) -> String {
        if self.is_municipality() {
            self.name_in(lang)
        } else {
            format!("{} {}", self.province.name.in_lang(lang), self.name_in(lang))
        }
    }
}

/// A county-level division; it is searched for, and its place is what gets chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Its code.
    pub code: PlaceCode,
    /// Position of the place it belongs to.
    pub place: PlaceIx,
    /// The line that says all this; an embedded one is not copied, for there are 2,814 of them.
    line: Cow<'static, str>,
    /// Where in the line name, short name, reading, other names and other readings stand.
    parts: [(u8, u8); 5],
}

impl County {
    /// A county with where in `line` its full name, short name, reading, and what else it is called and read as stand; the
    /// last two are separated by commas. Nothing when the line has more than 255 bytes up to there.
    #[must_use]
    pub fn new(code: PlaceCode, place: PlaceIx, line: Cow<'static, str>, spans: [Range<usize>; 5]) -> Option<Self> {
        let mut parts = [(0, 0); 5];
        for (part, span) in parts.iter_mut().zip(spans) {
            *part = (u8::try_from(span.start).ok()?, u8::try_from(span.end).ok()?);
        }
        Some(Self { code, place, line, parts })
    }

    fn part(&self, at: usize) -> &str {
        let part = self.parts.get(at).map(|(start, end)| usize::from(*start)..usize::from(*end));
        part.and_then(|part| self.line.get(part)).unwrap_or_default()
    }

    /// Full official name (江阴市).
    #[must_use]
    pub fn name(&self) -> &str {
        self.part(0)
    }

    /// Name without its rank (江阴).
    #[must_use]
    pub fn short(&self) -> &str {
        self.part(1)
    }

    /// The reading of the short name, as in `Readings::pinyin`.
    #[must_use]
    pub fn pinyin(&self) -> &str {
        self.part(2)
    }

    /// Other names in Chinese.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        parts(self.part(3))
    }

    /// Readings people also type.
    pub fn also(&self) -> impl Iterator<Item = &str> {
        parts(self.part(4))
    }

    /// False when no reading begins with `letter`; nothing of the line is taken apart for it.
    #[must_use]
    pub fn may_begin_with(&self, letter: u8) -> bool {
        let [_, _, (pinyin, _), _, also] = self.parts;
        self.line.as_bytes().get(usize::from(pinyin)) == Some(&letter) || also.0 < also.1
    }

    /// The short name as a Latin name (Jiangyin).
    #[must_use]
    pub fn latin(&self) -> String {
        latin_of(self.pinyin())
    }
}

fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// Somewhere mainland insurance does not reach (港澳台): found by the search only to say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// Full name, with its English name.
    pub name: Text,
    /// Name without its rank.
    pub short: Cow<'static, str>,
    /// How it is read and called.
    pub readings: Readings,
}

/// Position of a place in `Content::places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u16);

/// A place as the person chose it: directly, or through a county whose name stays on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The place whose content is shown.
    pub place: PlaceIx,
    /// The county it was reached through, if it was.
    pub via: Option<Arc<County>>,
}
