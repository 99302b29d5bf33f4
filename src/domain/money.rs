//! Money in whole fen, how people write it, and how it is printed. No floats anywhere.

use std::fmt;

use thiserror::Error;

/// An amount in fen (1 元 = 100 fen), never below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fen(i64);

/// Why an amount is refused. The text is the beginning of what was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AmountError {
    /// Below zero.
    #[error("`{0}` is negative")]
    Negative(String),
    /// Not readable as an amount.
    #[error("`{0}` is no amount of money; write 12345.67 or 1.2万")]
    Format(String),
    /// Readable, but with parts of a fen.
    #[error("`{0}` has more than two decimals")]
    Decimals(String),
    /// Above the limit of 1 亿 元.
    #[error("`{0}` is above 100,000,000 yuan")]
    TooMuch(String),
}

impl AmountError {
    /// The error code of the command line and of JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Negative(_) => "E-NEGATIVE",
            Self::Format(_) | Self::Decimals(_) => "E-AMOUNT-FORMAT",
            Self::TooMuch(_) => "E-AMOUNT-LIMIT",
        }
    }

    /// The beginning of what was written.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Negative(text) | Self::Format(text) | Self::Decimals(text) | Self::TooMuch(text) => text,
        }
    }
}

impl Fen {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount the door lets in: 1 亿 元.
    pub const MOST: Self = Self(10_000_000_000);

    /// `fen` fen, or nothing outside 0 … 1 亿 元.
    #[must_use]
    pub fn new(fen: i64) -> Option<Self> {
        (0..=Self::MOST.0).contains(&fen).then_some(Self(fen))
    }

    /// The amount nearest to `fen` inside 0 … 1 亿 元.
    #[must_use]
    pub fn nearest(fen: i128) -> Self {
        let inside = fen.clamp(0, i128::from(Self::MOST.0));
        Self(i64::try_from(inside).unwrap_or(Self::MOST.0))
    }

    /// The number of fen.
    #[must_use]
    pub fn fen(self) -> i64 {
        self.0
    }

    /// What is left after taking `other` away; never below zero.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self((self.0 - other.0).max(0))
    }

    /// Both together, at most 1 亿 元.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).min(Self::MOST.0))
    }

    /// The smaller of both.
    #[must_use]
    pub fn at_most(self, other: Self) -> Self {
        self.min(other)
    }

    /// With separators, for people: `13,940.00`.
    #[must_use]
    pub fn grouped(self) -> String {
        let mut digits = itoa::Buffer::new();
        let yuan = digits.format(self.0 / 100);
        let mut text = String::with_capacity(yuan.len() * 4 / 3 + 3);
        let (first, rest) = yuan.split_at((yuan.len() - 1) % 3 + 1);
        text.push_str(first);
        for (at, digit) in rest.chars().enumerate() {
            if at % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        text.push_str(if self.0 % 100 < 10 { ".0" } else { "." });
        text.push_str(itoa::Buffer::new().format(self.0 % 100));
        text
    }

    /// Reads what people write: `１２０００`, `12，000.5`, `1.2万`, `380。5`, with or without 元.
    ///
    /// # Errors
    /// Below zero, not an amount, parts of a fen, above 1 亿 元.
    pub fn from_people(text: &str) -> Result<Self, AmountError> {
        let shown = || shorten(text);
        let mut plain = String::with_capacity(text.len().min(64));
        for c in text.chars().map(narrow).filter(|c| !c.is_whitespace()) {
            plain.push(c);
        }
        let bare = plain.trim_start_matches(['¥', '￥']).trim_end_matches(['元', '圆', '块']);
        if let Some(rest) = bare.strip_prefix('-') {
            let number = scaled(rest).is_ok() || rest.chars().all(|c| c.is_ascii_digit()) && !rest.is_empty();
            return Err(if number { AmountError::Negative(shown()) } else { AmountError::Format(shown()) });
        }
        let fen = scaled(bare).map_err(|refused| match refused {
            Refused::Format => AmountError::Format(shown()),
            Refused::Decimals => AmountError::Decimals(shown()),
            Refused::TooMuch => AmountError::TooMuch(shown()),
        })?;
        Self::new(fen).ok_or_else(|| AmountError::TooMuch(shown()))
    }
}

impl fmt::Display for Fen {
    /// Yuan with two decimals and no separators: `13940.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// The beginning of `text`, short enough for a sentence.
pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.trim().chars().take(20).collect();
    if text.trim().chars().nth(20).is_some() {
        short.push('…');
    }
    short
}

/// Full-width signs as their narrow twins.
fn narrow(c: char) -> char {
    match c {
        '，' => ',',
        '。' | '．' => '.',
        '－' | '−' | '–' => '-',
        '０'..='９' => char::from(b'0' + u8::try_from(c as u32 - '０' as u32).unwrap_or(0)),
        '\u{3000}' => ' ',
        other => other,
    }
}

enum Refused {
    Format,
    Decimals,
    TooMuch,
}

/// Fen of `12,000.5`, `1.2万`, `1亿`.
fn scaled(text: &str) -> Result<i64, Refused> {
    let (number, zeros) = match text.strip_suffix('万') {
        Some(number) => (number, 4),
        None => text.strip_suffix('亿').map_or((text, 0), |number| (number, 8)),
    };
    let (whole, part) = match number.split_once('.') {
        Some((_, "")) => return Err(Refused::Format),
        Some((whole, part)) => (whole, part),
        None => (number, ""),
    };
    let digits = ungrouped(whole).ok_or(Refused::Format)?;
    if !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Refused::Format);
    }
    let part = part.trim_end_matches('0');
    if part.len() > zeros + 2 {
        return Err(Refused::Decimals);
    }
    let digits = digits.trim_start_matches('0');
    if digits.len() > 11 {
        return Err(Refused::TooMuch);
    }
    let padded = format!("{digits}{part:0<width$}", width = zeros + 2);
    padded.parse().map_err(|_| Refused::TooMuch)
}

/// The digits of a whole number that may be grouped by threes.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next().filter(|first| !first.is_empty())?;
    let mut digits = String::from(first);
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        grouped = true;
        digits.push_str(group);
    }
    let well_grouped = !grouped || first.len() <= 3;
    (well_grouped && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, fen: i64) {
        assert_eq!(Fen::from_people(text).map(Fen::fen), Ok(fen), "{text}");
    }

    #[test]
    fn amounts_are_read_the_way_people_write_them() {
        reads("１２０００", 1_200_000);
        reads("12，000.5", 1_200_050);
        reads("1.2万", 1_200_000);
        reads("380。5", 38_050);
        reads("380。50 元", 38_050);
        reads("¥ 12,345.67", 1_234_567);
        reads("0", 0);
        reads("0.01", 1);
        reads("1亿", 10_000_000_000);
        reads("100000000.00", 10_000_000_000);
        reads("1.23456万", 1_234_560);
        reads("000012", 1_200);
    }

    #[test]
    fn an_amount_that_cannot_be_meant_is_refused_with_its_code() {
        let code = |text: &str| Fen::from_people(text).unwrap_err().code();
        for text in ["1,2345", "一千", "12.345", "", "元", "12.", ".5", "1.2.3", "12,34.567", "--5", "1e5", "1,23", "-"]
        {
            assert_eq!(code(text), "E-AMOUNT-FORMAT", "{text}");
        }
        for text in ["-50", "−50", "－1.5万", "-0"] {
            assert_eq!(code(text), "E-NEGATIVE", "{text}");
        }
        for text in ["100000000.01", "1.1亿", &"9".repeat(100_000), "10001万"] {
            assert_eq!(code(text), "E-AMOUNT-LIMIT", "{text:.20}");
        }
        assert_eq!(Fen::from_people("12.345"), Err(AmountError::Decimals("12.345".into())));
        assert!(Fen::from_people(&"9".repeat(100_000)).unwrap_err().text().chars().count() <= 21);
    }

    #[test]
    fn money_prints_with_two_decimals() {
        let amount = Fen::new(1_394_000).unwrap();
        assert_eq!(amount.to_string(), "13940.00");
        assert_eq!(amount.grouped(), "13,940.00");
        assert_eq!(Fen::new(7).unwrap().grouped(), "0.07");
        assert_eq!(Fen::MOST.grouped(), "100,000,000.00");
        assert_eq!(Fen::new(99_900).unwrap().grouped(), "999.00");
    }

    #[test]
    fn taking_away_more_than_there_is_leaves_nothing() {
        let (small, large) = (Fen::new(30_000).unwrap(), Fen::new(40_000).unwrap());
        assert_eq!(small.less(large), Fen::ZERO);
        assert_eq!(Fen::new(-1), None);
        assert_eq!(Fen::new(10_000_000_001), None);
    }
}
