//! Exact fractions of a fen. The engine keeps denominators small enough that nothing here can overflow:
//! at most 10^18, with amounts of at most 10^10 fen.

use std::cmp::Ordering;
use std::fmt;

/// A fraction of fen, or of anything else, with a positive denominator.
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    num: i128,
    den: i128,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// A whole number.
    #[must_use]
    pub fn whole(number: i128) -> Self {
        Self { num: number, den: 1 }
    }

    /// `num / den`; `den` is positive.
    #[must_use]
    pub fn of(num: i128, den: i128) -> Self {
        debug_assert!(den > 0, "a denominator is positive");
        Self { num, den }
    }

    /// Numerator and denominator, not reduced.
    #[must_use]
    pub fn parts(self) -> (i128, i128) {
        (self.num, self.den)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if other.num == 0 {
            self
        } else if self.num == 0 {
            other
        } else if self.den == other.den {
            Self { num: self.num + other.num, den: self.den }
        } else if self.den % other.den == 0 {
            Self { num: self.num + other.num * (self.den / other.den), den: self.den }
        } else if other.den % self.den == 0 {
            Self { num: self.num * (other.den / self.den) + other.num, den: other.den }
        } else {
            Self { num: self.num * other.den + other.num * self.den, den: self.den * other.den }
        }
    }

    /// What is left.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { num: -other.num, den: other.den })
    }

    /// `num / den` of it.
    #[must_use]
    pub fn times(self, num: i128, den: i128) -> Self {
        Self { num: self.num * num, den: self.den * den }
    }

    /// Never below zero.
    #[must_use]
    pub fn not_negative(self) -> Self {
        if self.num < 0 { Self::ZERO } else { self }
    }

    /// The whole number nearest to it, halves up.
    #[must_use]
    pub fn half_up(self) -> i128 {
        if self.num == 0 || self.den == 1 {
            return self.num;
        }
        (2 * self.num + self.den).div_euclid(2 * self.den)
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    /// By whole part, then by what is left over, so that cross products stay small.
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        let whole = self.num.div_euclid(self.den).cmp(&other.num.div_euclid(other.den));
        whole.then_with(|| {
            let (left, right) = (self.num.rem_euclid(self.den), other.num.rem_euclid(other.den));
            match (left.checked_mul(other.den), right.checked_mul(self.den)) {
                (Some(left), Some(right)) => left.cmp(&right),
                // Of two fractions below one the larger has the smaller inverse.
                _ if left == 0 || right == 0 => left.cmp(&right),
                _ => Self::of(other.den, right).cmp(&Self::of(self.den, left)),
            }
        })
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_up() {
        assert_eq!(Exact::of(1, 2).half_up(), 1);
        assert_eq!(Exact::of(149, 100).half_up(), 1);
        assert_eq!(Exact::of(-1, 2).half_up(), 0);
        assert_eq!(Exact::of(1_074_567 * 85, 100).half_up(), 913_382);
    }

    #[test]
    fn fractions_compare_and_add_without_being_reduced() {
        assert_eq!(Exact::of(1, 3), Exact::of(2, 6));
        assert!(Exact::of(1, 3) < Exact::of(34, 100));
        assert_eq!(Exact::of(1, 3).plus(Exact::of(1, 6)), Exact::of(1, 2));
        assert_eq!(Exact::of(1, 3).minus(Exact::of(1, 2)).not_negative(), Exact::ZERO);
        let huge = 1_000_000_000_000_000_000_000_000_000_000;
        assert!(Exact::of(huge / 3, huge - 1) < Exact::of(huge / 3 + 1, huge));
        assert_eq!(Exact::of(huge / 2, huge), Exact::of(huge / 4, huge / 2));
        let large = 1_000_000_000_000_000_000;
        assert!(Exact::of(10_000_000_000 * large - 1, large) < Exact::whole(10_000_000_000));
    }
}
