//! Shares of money: rates, the points they rise or fall by, and factors. All are whole numbers.

use std::fmt;

/// A share between 0 % and 100 %, in hundredths of a percent (85 % = 8500).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(u16);

impl Rate {
    /// 0 %.
    pub const NONE: Self = Self(0);
    /// 100 %.
    pub const ALL: Self = Self(10_000);

    /// The rate of `hundredths` of a percent, or nothing above 100 %.
    #[must_use]
    pub fn new(hundredths: u16) -> Option<Self> {
        (hundredths <= Self::ALL.0).then_some(Self(hundredths))
    }

    /// Hundredths of a percent.
    #[must_use]
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Rate {
    /// `85%`, `92.5%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", decimal(i64::from(self.0)))
    }
}

/// Percentage points a rate rises or falls by, in hundredths (−10 points = −1000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i16);

impl Points {
    /// `hundredths` of a point, or nothing beyond ±100 points.
    #[must_use]
    pub fn new(hundredths: i16) -> Option<Self> {
        (-10_000..=10_000).contains(&hundredths).then_some(Self(hundredths))
    }

    /// Hundredths of a point, below zero when the rate falls.
    #[must_use]
    pub fn hundredths(self) -> i16 {
        self.0
    }
}

impl fmt::Display for Points {
    /// `+10点`, `-10点`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        write!(f, "{sign}{}点", decimal(i64::from(self.0).abs()))
    }
}

/// What something is multiplied by, in hundredths (×0.8 = 80); at most ×100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor(u16);

impl Factor {
    /// Leaves everything as it is.
    pub const ONE: Self = Self(100);

    /// The factor of `hundredths`, or nothing above ×100.
    #[must_use]
    pub fn new(hundredths: u16) -> Option<Self> {
        (hundredths <= 10_000).then_some(Self(hundredths))
    }

    /// Hundredths.
    #[must_use]
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Factor {
    /// `×0.8`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "×{}", decimal(i64::from(self.0)))
    }
}

/// A number of hundredths with as many decimals as it needs: `92.5`, `0.8`, `85`.
pub(super) fn decimal(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match (part, part % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", part / 10),
        _ => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_print_with_as_many_decimals_as_they_need() {
        assert_eq!(Rate::new(8500).unwrap().to_string(), "85%");
        assert_eq!(Rate::new(9250).unwrap().to_string(), "92.5%");
        assert_eq!(Rate::new(5).unwrap().to_string(), "0.05%");
        assert_eq!(Points::new(-1000).unwrap().to_string(), "-10点");
        assert_eq!(Points::new(250).unwrap().to_string(), "+2.5点");
        assert_eq!(Factor::new(80).unwrap().to_string(), "×0.8");
    }

    #[test]
    fn a_rate_above_all_is_no_rate() {
        assert_eq!(Rate::new(10_001), None);
        assert_eq!(Points::new(10_001), None);
    }
}
