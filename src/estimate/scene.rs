//! One case with every number filled in: each number has two ends, and a corner picks one of the two for each.
//!
//! The hot loop of the engine. Nothing here allocates, looks anything up or knows a source. Money is whole fen, a rate
//! a whole number of 10^-10, a deductible on the way a whole number of 10^-14 fen: every step the rules know is exact.

mod nudge;
mod steps;
mod work;

use crate::domain::{BandsFrom, Limits, SupplementOf};

pub(super) use work::Outcome;

/// One of a rate.
pub(super) const ONE: i64 = 10_000_000_000;
/// One fen of a deductible on the way.
pub(super) const FINE: i128 = 100_000_000_000_000;
/// The most bands one table has.
pub(super) const BANDS: usize = 8;

/// The numbers that can be uncertain, each with a bit in a corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Dial {
    Deductible,
    Ceiling,
    Later,
    StatusDeductible,
    OffSiteDeductible,
    ReferralDeductible,
    PaysFirst,
    Rate,
    StatusRate,
    OffSiteRate,
    ReferralRate,
    Cap,
    AboveCap,
    AboveCapMost,
    CriticalThreshold,
    CriticalRate,
    CriticalMost,
}

pub(super) const DIALS: usize = 17;

impl Dial {
    pub(super) const ALL: [Self; DIALS] = [
        Self::Deductible,
        Self::Ceiling,
        Self::Later,
        Self::StatusDeductible,
        Self::OffSiteDeductible,
        Self::ReferralDeductible,
        Self::PaysFirst,
        Self::Rate,
        Self::StatusRate,
        Self::OffSiteRate,
        Self::ReferralRate,
        Self::Cap,
        Self::AboveCap,
        Self::AboveCapMost,
        Self::CriticalThreshold,
        Self::CriticalRate,
        Self::CriticalMost,
    ];
}

/// For each dial 0 (the end that looks worse for the person) or 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Corner(pub(super) u32);

impl Corner {
    pub(super) fn end(self, dial: Dial) -> usize {
        usize::from(self.0 >> (dial as u32) & 1 == 1)
    }

    pub(super) fn with(self, dial: Dial, end: usize) -> Self {
        let bit = 1 << (dial as u32);
        Self(if end == 1 { self.0 | bit } else { self.0 & !bit })
    }
}

/// Two ends of a number.
pub(super) type Ends<T> = [T; 2];

/// A change of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AmountStep {
    Keep,
    /// Hundredths.
    Times(u16),
    /// Hundredths of a percent.
    Share(u16),
    /// Fen more or less, never below the floor.
    Plus(i64, i64),
    /// Fen instead.
    Set(i64),
}

impl AmountStep {
    fn on(self, fine: i128) -> i128 {
        match self {
            Self::Keep => fine,
            Self::Times(factor) => fine * i128::from(factor) / 100,
            Self::Share(share) => fine * i128::from(share) / 10_000,
            Self::Plus(fen, floor) => (fine + i128::from(fen) * FINE).max(i128::from(floor) * FINE),
            Self::Set(fen) => i128::from(fen) * FINE,
        }
    }
}

/// A change of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RateStep {
    Keep,
    /// Hundredths of a point.
    Points(i16),
    /// Hundredths.
    Times(u16),
    /// Hundredths of the share the person pays.
    SelfPay(u16),
}

/// A change of a rate and the limits it keeps, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RateMove {
    pub(super) step: Ends<RateStep>,
    pub(super) at_least: u16,
    pub(super) at_most: u16,
}

impl RateMove {
    pub(super) const NONE: Self = Self { step: [RateStep::Keep; 2], at_least: 0, at_most: 10_000 };

    pub(super) fn on(&self, rate: i64, end: usize) -> i64 {
        let moved = match self.step[end] {
            RateStep::Keep => rate,
            RateStep::Points(points) => rate + i64::from(points) * (ONE / 10_000),
            RateStep::Times(factor) => scaled(rate, factor),
            RateStep::SelfPay(factor) => ONE - scaled(ONE - rate, factor),
        };
        let limit = |hundredths: u16| i64::from(hundredths) * (ONE / 10_000);
        moved.max(limit(self.at_least)).min(limit(self.at_most)).clamp(0, ONE)
    }
}

/// `rate` times `factor` hundredths: a rate has at most four decimals before the first factor and two more after each.
fn scaled(rate: i64, factor: u16) -> i64 {
    let exact = i128::from(rate) * i128::from(factor) / 100;
    i64::try_from(exact).unwrap_or(i64::MAX)
}

/// Bands: where they end (the last one does not) and what is paid in them, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) len: usize,
    pub(super) edges: [i64; BANDS],
    pub(super) rates: [Ends<u16>; BANDS],
    pub(super) from: BandsFrom,
}

/// What is paid above the cap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above {
    pub(super) rate: Ends<u16>,
    pub(super) most: Ends<Option<i64>>,
    pub(super) of: SupplementOf,
}

/// Critical illness insurance.
#[derive(Debug, Clone, Copy)]
pub(super) struct CriticalScene {
    pub(super) threshold: Ends<i64>,
    pub(super) table: Table,
    pub(super) most: Ends<Option<i64>>,
    /// Fen that count beside what is left of the in-scope cost; what is paid first is added when `with_first` is set.
    pub(super) beside: i64,
    pub(super) with_first: bool,
    /// Fen that already counted this year.
    pub(super) carried: i64,
}

/// One case, ready to be worked out at any corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene {
    /// Total less out of scope less class B.
    pub(super) cost: i64,
    pub(super) pays_first: Ends<u16>,
    /// In 10^-14 fen.
    pub(super) deductible: Ends<i128>,
    pub(super) later: Ends<AmountStep>,
    pub(super) status_deductible: Ends<AmountStep>,
    pub(super) off_site_deductible: Ends<AmountStep>,
    pub(super) referral_deductible: Ends<AmountStep>,
    pub(super) ceiling: Ends<Option<i64>>,
    pub(super) used_deductible: i64,
    pub(super) deductible_yearly: bool,
    pub(super) whole_above: bool,
    pub(super) table: Table,
    /// Where the bands of this bill begin, if they go on over the year.
    pub(super) bands_offset: i64,
    pub(super) status_rate: RateMove,
    pub(super) off_site_rate: RateMove,
    pub(super) referral_rate: RateMove,
    pub(super) cap: Ends<Option<i64>>,
    pub(super) limits: Limits,
    /// What already counts towards the cap.
    pub(super) cap_used: i64,
    pub(super) above: Above,
    pub(super) critical: Option<CriticalScene>,
}

/// Where the cap stands: at an end, or at a value between its ends where the payment bends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum CapAt {
    End,
    Edge(u8),
    Kink,
}

impl Scene {
    /// True if the two ends of a number differ.
    pub(super) fn varies(&self, dial: Dial) -> bool {
        fn differ<T: PartialEq>(ends: &Ends<T>) -> bool {
            ends[0] != ends[1]
        }
        let critical = |ends: fn(&CriticalScene) -> bool| self.critical.as_ref().is_some_and(ends);
        match dial {
            Dial::Deductible => differ(&self.deductible),
            Dial::Ceiling => differ(&self.ceiling),
            Dial::Later => differ(&self.later),
            Dial::StatusDeductible => differ(&self.status_deductible),
            Dial::OffSiteDeductible => differ(&self.off_site_deductible),
            Dial::ReferralDeductible => differ(&self.referral_deductible),
            Dial::PaysFirst => differ(&self.pays_first),
            Dial::Rate => self.table.varies(),
            Dial::StatusRate => differ(&self.status_rate.step),
            Dial::OffSiteRate => differ(&self.off_site_rate.step),
            Dial::ReferralRate => differ(&self.referral_rate.step),
            Dial::Cap => differ(&self.cap),
            Dial::AboveCap => differ(&self.above.rate),
            Dial::AboveCapMost => differ(&self.above.most),
            Dial::CriticalThreshold => critical(|scene| differ(&scene.threshold)),
            Dial::CriticalRate => critical(|scene| scene.table.varies()),
            Dial::CriticalMost => critical(|scene| differ(&scene.most)),
        }
    }
}

impl Table {
    fn varies(&self) -> bool {
        self.rates[..self.len].iter().any(|ends| ends[0] != ends[1])
    }
}

impl Scene {
    /// True if two cases draw an uncertain number from the same statement, or if what changes it is the very difference
    /// between them (status, distance, referral, the number of the stay).
    pub(super) fn shares(&self, other: &Self, dial: Dial) -> bool {
        match dial {
            Dial::Deductible => self.deductible == other.deductible,
            Dial::Ceiling => self.ceiling == other.ceiling,
            Dial::Rate => self.table == other.table,
            Dial::Cap => self.cap == other.cap,
            Dial::AboveCap => self.above.rate == other.above.rate,
            Dial::AboveCapMost => self.above.most == other.above.most,
            Dial::CriticalThreshold | Dial::CriticalRate | Dial::CriticalMost => {
                self.critical.is_some() == other.critical.is_some()
            }
            Dial::Later
            | Dial::StatusDeductible
            | Dial::OffSiteDeductible
            | Dial::ReferralDeductible
            | Dial::PaysFirst
            | Dial::StatusRate
            | Dial::OffSiteRate
            | Dial::ReferralRate => true,
        }
    }
}
