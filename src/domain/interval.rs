//! What a source says about a number: one, a range, an open end, "about", "none" or "not told". And how that is written.
//!
//! `200` `10万` `85%` · `400..1600` · `65%..` · `..90%` · `~60%` · `none` · `unknown`. Changes have forms of their own:
//! `-100元` `+10点` `-10点..-20点` `×0.8`.

use std::fmt;

use thiserror::Error;

use super::money::shorten;
use super::rate::decimal;
use super::{Factor, Fen, Points, Rate};

/// Why a value is refused. The text is what was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ValueError {
    /// Nothing is written, or only a sign.
    #[error("there is no value; write `none` if the source says there is none, `unknown` if it gives no number")]
    Empty,
    /// Not the form that belongs here.
    #[error("`{0}` is not {1}")]
    Form(String, &'static str),
    /// A range whose ends are the wrong way round.
    #[error("`{0}` is a range the wrong way round")]
    Reversed(String),
    /// A share above 100 %.
    #[error("`{0}` is more than 100%")]
    AboveAll(String),
    /// A number beyond what is possible.
    #[error("`{0}` is out of range")]
    OutOfRange(String),
    /// More than two decimals.
    #[error("`{0}` has more than two decimals")]
    Decimals(String),
    /// A change needs a number on both sides.
    #[error("`{0}` has an open end; a change names both ends")]
    Open(String),
}

/// Something the value grammar can write.
pub trait Quantity: Copy + Ord + fmt::Debug {
    /// What it is, for a sentence: "an amount such as `200` or `10万`".
    const WHAT: &'static str;
    /// Reads one number.
    ///
    /// # Errors
    /// Another form, or out of range.
    fn read(text: &str) -> Result<Self, ValueError>;
    /// Writes one number so that `read` gives it back.
    fn write(self) -> String;
    /// True if a range may be written from `self` to `other`.
    fn precedes(self, other: Self) -> bool {
        self <= other
    }
}

/// A number the source gives: a point, a range, or a range with an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span<T> {
    low: Option<T>,
    high: Option<T>,
    about: bool,
}

impl<T: Quantity> Span<T> {
    /// Exactly `value`.
    #[must_use]
    pub fn point(value: T) -> Self {
        Self { low: Some(value), high: Some(value), about: false }
    }

    /// Between two values, whichever is smaller first.
    #[must_use]
    pub fn between(one: T, other: T) -> Self {
        Self { low: Some(one.min(other)), high: Some(one.max(other)), about: false }
    }

    /// At least `value`.
    #[must_use]
    pub fn at_least(value: T) -> Self {
        Self { low: Some(value), high: None, about: false }
    }

    /// At most `value`.
    #[must_use]
    pub fn at_most(value: T) -> Self {
        Self { low: None, high: Some(value), about: false }
    }

    /// The same, said with "about".
    #[must_use]
    pub fn about(self) -> Self {
        Self { about: true, ..self }
    }

    /// The lower end, if the source gives one.
    #[must_use]
    pub fn low(self) -> Option<T> {
        self.low
    }

    /// The upper end, if the source gives one.
    #[must_use]
    pub fn high(self) -> Option<T> {
        self.high
    }

    /// True if the source says "about".
    #[must_use]
    pub fn is_about(self) -> bool {
        self.about
    }

    /// Reads a number, a range or an open end.
    ///
    /// # Errors
    /// Anything that is not in the grammar.
    pub fn read(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        let (about, body) = text.strip_prefix('~').map_or((false, text), |body| (true, body.trim()));
        if body.is_empty() || body == ".." {
            return Err(ValueError::Empty);
        }
        let span = match body.split_once("..") {
            None => Self::point(T::read(body)?),
            Some(("", high)) => Self::at_most(T::read(high)?),
            Some((low, "")) => Self::at_least(T::read(low)?),
            Some((first, second)) => {
                let (one, other) = (T::read(first)?, T::read(second)?);
                if !one.precedes(other) {
                    return Err(ValueError::Reversed(shorten(text)));
                }
                Self::between(one, other)
            }
        };
        Ok(Self { about, ..span })
    }

    /// Reads a change: like [`Span::read`], but both ends must be given.
    ///
    /// # Errors
    /// Anything that is not in the grammar, and open ends.
    pub fn read_closed(text: &str) -> Result<Self, ValueError> {
        let span = Self::read(text)?;
        if span.low.is_none() || span.high.is_none() {
            return Err(ValueError::Open(shorten(text)));
        }
        Ok(span)
    }
}

impl<T: Quantity> fmt::Display for Span<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.about {
            f.write_str("~")?;
        }
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => f.write_str(&low.write()),
            (Some(low), Some(high)) if low.precedes(high) => write!(f, "{}..{}", low.write(), high.write()),
            (Some(low), Some(high)) => write!(f, "{}..{}", high.write(), low.write()),
            (Some(low), None) => write!(f, "{}..", low.write()),
            (None, high) => write!(f, "..{}", high.map(Quantity::write).unwrap_or_default()),
        }
    }
}

/// A number, or the statement that there is none, or that it is not told. Three different things; `0` is a fourth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value<T> {
    /// The source gives a number.
    Known(Span<T>),
    /// The source says there is none.
    None,
    /// The source says it exists and gives no number.
    Unknown,
}

impl<T: Quantity> Value<T> {
    /// Exactly `value`.
    #[must_use]
    pub fn point(value: T) -> Self {
        Self::Known(Span::point(value))
    }

    /// Reads the grammar.
    ///
    /// # Errors
    /// Anything that is not in it.
    pub fn read(text: &str) -> Result<Self, ValueError> {
        match text.trim() {
            "" | "~" | "null" => Err(ValueError::Empty),
            "none" => Ok(Self::None),
            "unknown" => Ok(Self::Unknown),
            other => Span::read(other).map(Self::Known),
        }
    }
}

impl<T: Quantity> fmt::Display for Value<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(span) => span.fmt(f),
            Self::None => f.write_str("none"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

/// Hundredths of a decimal number without a sign: `92.5` is 9250. At most eleven digits before the point: more than any
/// amount needs, and far from overflowing.
fn hundredths(text: &str, whole: &str, what: &'static str) -> Result<i64, ValueError> {
    let (units, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(units) || !digits(part) {
        return Err(ValueError::Form(shorten(whole), what));
    }
    if part.len() > 2 {
        return Err(ValueError::Decimals(shorten(whole)));
    }
    if units.len() > 11 {
        return Err(ValueError::OutOfRange(shorten(whole)));
    }
    format!("{units}{part:0<2}").parse().map_err(|_| ValueError::OutOfRange(shorten(whole)))
}

impl Quantity for Fen {
    const WHAT: &'static str = "an amount of yuan, such as `200`, `10万` or `1200.50元`";

    fn read(text: &str) -> Result<Self, ValueError> {
        let body = text.trim();
        let body = body.strip_suffix('元').unwrap_or(body);
        let (number, tens) = body.strip_suffix('万').map_or((body, 1), |number| (number, 10_000));
        let fen = hundredths(number, text, Self::WHAT)?;
        fen.checked_mul(tens).and_then(Self::new).ok_or_else(|| ValueError::OutOfRange(shorten(text)))
    }

    fn write(self) -> String {
        let fen = self.fen();
        if fen >= 1_000_000 && fen % 1_000_000 == 0 { format!("{}万", fen / 1_000_000) } else { decimal(fen) }
    }
}

impl Quantity for Rate {
    const WHAT: &'static str = "a share with its sign, such as `85%`";

    fn read(text: &str) -> Result<Self, ValueError> {
        let number = text.trim().strip_suffix('%').ok_or_else(|| ValueError::Form(shorten(text), Self::WHAT))?;
        let share = hundredths(number.trim_end(), text, Self::WHAT)?;
        u16::try_from(share).ok().and_then(Self::new).ok_or_else(|| ValueError::AboveAll(shorten(text)))
    }

    fn write(self) -> String {
        self.to_string()
    }
}

impl Quantity for Points {
    const WHAT: &'static str = "points with their sign, such as `+10点` or `-10点`";

    fn read(text: &str) -> Result<Self, ValueError> {
        let (sign, size) = signed(text.trim(), '点').ok_or_else(|| ValueError::Form(shorten(text), Self::WHAT))?;
        let points = hundredths(size, text, Self::WHAT)? * sign;
        let points = i16::try_from(points).ok().and_then(Self::new);
        points.ok_or_else(|| ValueError::OutOfRange(shorten(text)))
    }

    fn write(self) -> String {
        self.to_string()
    }

    fn precedes(self, other: Self) -> bool {
        further(i64::from(self.hundredths()), i64::from(other.hundredths()))
    }
}

impl Quantity for Factor {
    const WHAT: &'static str = "a factor, such as `×0.8`";

    fn read(text: &str) -> Result<Self, ValueError> {
        let number = text.trim().strip_prefix(['×', 'x', 'X']);
        let number = number.ok_or_else(|| ValueError::Form(shorten(text), Self::WHAT))?;
        let factor = hundredths(number, text, Self::WHAT)?;
        u16::try_from(factor).ok().and_then(Self::new).ok_or_else(|| ValueError::OutOfRange(shorten(text)))
    }

    fn write(self) -> String {
        self.to_string()
    }
}

/// An amount something rises or falls by, in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shift(i64);

impl Shift {
    /// `fen` more, or less when below zero; nothing beyond 1 亿 元.
    #[must_use]
    pub fn new(fen: i64) -> Option<Self> {
        (fen.unsigned_abs() <= Fen::MOST.fen().unsigned_abs()).then_some(Self(fen))
    }

    /// The fen it adds, below zero when it takes away.
    #[must_use]
    pub fn fen(self) -> i64 {
        self.0
    }
}

impl Quantity for Shift {
    const WHAT: &'static str = "an amount with its sign, such as `-100元`";

    fn read(text: &str) -> Result<Self, ValueError> {
        let (sign, size) = signed(text.trim(), '元').ok_or_else(|| ValueError::Form(shorten(text), Self::WHAT))?;
        Ok(Self(Fen::read(size)?.fen() * sign))
    }

    fn write(self) -> String {
        let sign = if self.0 < 0 { '-' } else { '+' };
        format!("{sign}{}元", decimal(self.0.abs()))
    }

    fn precedes(self, other: Self) -> bool {
        further(self.0, other.0)
    }
}

/// Sign and size of `-100元`; a sign is needed.
fn signed(text: &str, unit: char) -> Option<(i64, &str)> {
    let size = text.strip_suffix(unit)?;
    match size.strip_prefix('+') {
        Some(size) => Some((1, size)),
        None => size.strip_prefix(['-', '−']).map(|size| (-1, size)),
    }
}

/// True if `second` lies at least as far from zero as `first`, on the same side.
fn further(first: i64, second: i64) -> bool {
    first.abs() <= second.abs() && (first == 0 || first.signum() == second.signum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same<T: Quantity>(text: &str) {
        assert_eq!(Value::<T>::read(text).unwrap().to_string(), text);
    }

    #[test]
    fn every_form_of_the_grammar_is_written_as_it_was_read() {
        ["200", "10万", "400..1600", "~1300", "2000..", "..9万", "0", "none", "unknown", "1200.5"]
            .into_iter()
            .for_each(same::<Fen>);
        ["85%", "85%..90%", "65%..", "..90%", "~60%", "0.05%", "~70%..75%"].into_iter().for_each(same::<Rate>);
        ["+10点", "-10点..-20点", "~+5点", "+2.5点..+5点"].into_iter().for_each(same::<Points>);
        ["×0.8", "×0.8..×0.9", "×2"].into_iter().for_each(same::<Factor>);
        ["-100元", "-100元..-240元"].into_iter().for_each(same::<Shift>);
    }

    #[test]
    fn what_is_not_in_the_grammar_is_refused() {
        for text in ["", "~", "null", "..", "~.."] {
            assert_eq!(Value::<Fen>::read(text), Err(ValueError::Empty), "{text}");
        }
        assert_eq!(Value::<Rate>::read("5%..3%"), Err(ValueError::Reversed("5%..3%".into())));
        assert_eq!(Span::<Points>::read("-20点..-10点"), Err(ValueError::Reversed("-20点..-10点".into())));
        assert_eq!(Span::<Points>::read("-5点..+5点"), Err(ValueError::Reversed("-5点..+5点".into())));
        assert_eq!(Value::<Rate>::read("101%"), Err(ValueError::AboveAll("101%".into())));
        assert!(matches!(Value::<Rate>::read("85"), Err(ValueError::Form(..))));
        assert_eq!(Value::<Rate>::read("85.125%"), Err(ValueError::Decimals("85.125%".into())));
        assert!(matches!(Value::<Fen>::read("-5"), Err(ValueError::Form(..))));
        assert_eq!(Value::<Fen>::read("2亿万"), Err(ValueError::Form("2亿万".into(), Fen::WHAT)));
        assert_eq!(Value::<Fen>::read("10001万"), Err(ValueError::OutOfRange("10001万".into())));
        assert_eq!(Span::<Factor>::read_closed("×0.8.."), Err(ValueError::Open("×0.8..".into())));
    }
}
