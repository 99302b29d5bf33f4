//! Changes: what status, distance or a missing referral does to a rate or to a deductible.

use std::fmt;

use crate::domain::interval::{Quantity, Shift, Span, ValueError};
use crate::domain::{Factor, Fen, Points};

/// What is done to a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateChange {
    /// Points up or down.
    Points(Span<Points>),
    /// The rate times a factor.
    Factor(Span<Factor>),
}

impl RateChange {
    /// Reads `+10点`, `-10点..-20点`, `×0.8`.
    ///
    /// # Errors
    /// Any other form.
    pub fn read(text: &str) -> Result<Self, ValueError> {
        if text.contains('点') {
            Span::read_closed(text).map(Self::Points)
        } else {
            Span::read_closed(text).map(Self::Factor)
        }
    }

    /// True if the source says "about".
    #[must_use]
    pub fn is_about(self) -> bool {
        match self {
            Self::Points(span) => span.is_about(),
            Self::Factor(span) => span.is_about(),
        }
    }
}

impl fmt::Display for RateChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points(span) => span.fmt(f),
            Self::Factor(span) => span.fmt(f),
        }
    }
}

/// What is done to an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountChange {
    /// Money more or less.
    By(Span<Shift>),
    /// The amount times a factor.
    Factor(Span<Factor>),
    /// Another amount instead.
    To(Span<Fen>),
}

impl AmountChange {
    /// Reads `-100元`, `×2`, `1500元` (instead).
    ///
    /// # Errors
    /// Any other form.
    pub fn read(text: &str) -> Result<Self, ValueError> {
        let body = text.trim().trim_start_matches('~');
        if body.starts_with(['×', 'x', 'X']) {
            Span::read_closed(text).map(Self::Factor)
        } else if body.starts_with(['-', '+', '−']) {
            Span::read_closed(text).map(Self::By)
        } else if body.ends_with('元') || body == "0" {
            Span::read_closed(text).map(Self::To)
        } else {
            Err(ValueError::Form(text.trim().chars().take(20).collect(), Shift::WHAT))
        }
    }

    /// True if the source says "about".
    #[must_use]
    pub fn is_about(self) -> bool {
        match self {
            Self::By(span) => span.is_about(),
            Self::Factor(span) => span.is_about(),
            Self::To(span) => span.is_about(),
        }
    }
}

impl fmt::Display for AmountChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::By(span) => span.fmt(f),
            Self::Factor(span) => span.fmt(f),
            Self::To(span) => {
                f.write_str(&span.to_string().split("..").map(|end| format!("{end}元")).collect::<Vec<_>>().join(".."))
            }
        }
    }
}
