//! How a line is worked out: the operation and the operands really used. The figure comes from them, so a line cannot
//! say one thing and show another.

use std::fmt;

use super::exact::Exact;
use super::line::Figure;
use super::parameters::Parameter;
use super::scene::ONE;
use crate::domain::{BandsFrom, Factor, Fen, Points, Rate, Shift};

/// A share that rules have changed: exact to 10^-10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(i64);

impl Share {
    pub(super) fn of(parts: i64) -> Self {
        Self(parts)
    }

    /// The share of an amount, exactly.
    #[must_use]
    pub fn of_amount(self, amount: Fen) -> Exact {
        Exact::of(i128::from(amount.fen()) * i128::from(self.0), i128::from(ONE))
    }

    /// Parts of 10^10.
    #[must_use]
    pub fn parts(self) -> i64 {
        self.0
    }
}

impl From<Rate> for Share {
    fn from(rate: Rate) -> Self {
        Self(i64::from(rate.hundredths()) * (ONE / 10_000))
    }
}

impl fmt::Display for Share {
    /// `70%`, `88.8%`, with as many decimals as it needs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = ONE / 100;
        let (whole, part) = (self.0 / percent, self.0 % percent);
        if part == 0 {
            return write!(f, "{whole}%");
        }
        let digits = format!("{part:08}");
        write!(f, "{whole}.{}%", digits.trim_end_matches('0'))
    }
}

/// What a deductible begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// An amount.
    Amount(Fen),
    /// A share of the whole bill within limits: the share, the bill, the limits.
    ShareOfTotal(Rate, Fen, Fen, Fen),
    /// Nobody tells it; taken as nothing.
    NotTold,
}

/// One change of an amount, and the block it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountMove {
    /// Where it comes from.
    pub by: Parameter,
    /// What it does.
    pub does: AmountOp,
}

/// What is done to a deductible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountOp {
    /// Times a factor.
    Times(Factor),
    /// A share of it.
    Share(Rate),
    /// More or less, never below the second amount.
    By(Shift, Fen),
    /// Another amount instead.
    Instead(Fen),
    /// At most what is left of a yearly ceiling: the ceiling, and what was used.
    CeilingLeft(Fen, Fen),
    /// Less what was already carried this year.
    LessUsed(Fen),
    /// Nothing once the cost is above it, else the whole cost.
    NothingAbove(Fen),
    /// No more than the cost.
    AtMostCost(Fen),
}

/// One change of a rate, and the block it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateOf {
    /// Where it comes from.
    pub by: Parameter,
    /// What it does.
    pub does: RateOp,
}

/// What is done to a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateOp {
    /// Points up or down, within 0 and 100 %.
    Points(Points),
    /// Times a factor.
    Times(Factor),
    /// The share the person pays, times a factor.
    SelfPay(Factor),
    /// Not below.
    AtLeast(Rate),
    /// Not above.
    AtMost(Rate),
}

impl RateOp {
    fn on(self, share: Share) -> Share {
        let times = |parts: i64, factor: Factor| {
            i64::try_from(i128::from(parts) * i128::from(factor.hundredths()) / 100).unwrap_or(ONE)
        };
        let parts = match self {
            Self::Points(points) => share.0 + i64::from(points.hundredths()) * (ONE / 10_000),
            Self::Times(factor) => times(share.0, factor),
            Self::SelfPay(factor) => ONE - times(ONE - share.0, factor),
            Self::AtLeast(rate) => share.0.max(Share::from(rate).0),
            Self::AtMost(rate) => share.0.min(Share::from(rate).0),
        };
        Share(parts.clamp(0, ONE))
    }
}

/// A band of critical illness insurance as it was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CriticalBand {
    /// What is paid in it.
    pub rate: Rate,
    /// Where it ends on the cost carried; the last one does not.
    pub to: Option<Fen>,
}

/// The operation a line comes from, with its operands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Working {
    /// The person gave it.
    Given(Fen),
    /// An amount less others, never below zero.
    Less(Fen, Vec<Fen>),
    /// A share of an amount, rounded to the fen.
    FirstPayment(Rate, Fen),
    /// A deductible and what changed it.
    Deductible(First, Vec<AmountMove>),
    /// The cost that a cap on the cost lets in: the cost, the cap, what of the cap is used already, and what of it lies
    /// below the deductible.
    Covered(Fen, Fen, Fen, Fen),
    /// A rate and what changed it.
    Rate(Rate, Vec<RateOf>),
    /// A share of an amount after what came before: rounded so that the lines add up.
    Paid {
        /// The share.
        share: Share,
        /// Of what.
        of: Fen,
        /// What the lines before it give exactly.
        before: Exact,
    },
    /// The sum of amounts.
    Sum(Vec<Fen>),
    /// What is paid, at most what is left of the cap. The cap is nothing where there is none or nobody tells it.
    Capped {
        /// What the rates give exactly.
        by_rate: Exact,
        /// What is left of the cap.
        left: Option<Exact>,
        /// The cap.
        cap: Option<Fen>,
        /// What already counts towards it.
        used: Fen,
    },
    /// A share of what is above the cap.
    Supplement {
        /// The share.
        rate: Rate,
        /// Of what, exactly.
        of: Exact,
        /// The most it pays.
        most: Option<Fen>,
        /// What the lines before it give exactly.
        before: Exact,
    },
    /// Critical illness insurance.
    Critical {
        /// What the person carried, exactly.
        base: Exact,
        /// What already counted this year.
        carried: Fen,
        /// What has to be carried first.
        threshold: Fen,
        /// Its bands.
        bands: Vec<CriticalBand>,
        /// Where they are measured from.
        from: BandsFrom,
        /// The most it pays.
        most: Option<Fen>,
        /// What the lines before it give exactly.
        before: Exact,
    },
}

fn whole(fen: Fen) -> Exact {
    Exact::whole(i128::from(fen.fen()))
}

/// What `exact` adds to what came before, rounded so that the sums are.
fn after(before: Exact, exact: Exact) -> Fen {
    Fen::nearest(before.plus(exact).half_up() - before.half_up())
}

impl Working {
    /// The figure, worked out anew from the operands.
    #[must_use]
    pub fn figure(&self) -> Figure {
        Figure::Money(match self {
            Self::Given(fen) => *fen,
            Self::Less(from, taken) => taken.iter().fold(*from, |left, part| left.less(*part)),
            Self::FirstPayment(rate, of) => Fen::nearest(Share::from(*rate).of_amount(*of).half_up()),
            Self::Deductible(first, moves) => deductible(*first, moves),
            Self::Covered(cost, cap, used, below) => cost.at_most(cap.less(used.plus(*below))),
            Self::Rate(written, moves) => {
                return Figure::Share(moves.iter().fold(Share::from(*written), |share, rate| rate.does.on(share)));
            }
            Self::Paid { share, of, before } => after(*before, share.of_amount(*of)),
            Self::Sum(parts) => parts.iter().fold(Fen::ZERO, |sum, part| sum.plus(*part)),
            Self::Capped { by_rate, left, .. } => {
                Fen::nearest(left.map_or(*by_rate, |left| left.min(*by_rate)).half_up())
            }
            Self::Supplement { rate, of, most, before } => {
                let share = of.times(i128::from(rate.hundredths()), 10_000);
                after(*before, most.map_or(share, |most| share.min(whole(most))))
            }
            Self::Critical { .. } => self.critical(),
        })
    }

    fn critical(&self) -> Fen {
        let Self::Critical { base, carried, threshold, bands, from, most, before } = self else { return Fen::ZERO };
        let mut paid = Exact::ZERO;
        let mut start = whole(threshold.less(*carried));
        for band in bands {
            let end = band.to.map_or(*base, |to| {
                let from_zero = match from {
                    BandsFrom::Zero => to.fen(),
                    BandsFrom::Deductible => to.fen() + threshold.fen(),
                };
                Exact::whole(i128::from((from_zero - carried.fen()).max(0))).min(*base)
            });
            if end > start {
                paid = paid.plus(end.minus(start).times(i128::from(band.rate.hundredths()), 10_000));
                start = end;
            }
        }
        after(*before, most.map_or(paid, |most| paid.min(whole(most))))
    }
}

fn deductible(first: First, moves: &[AmountMove]) -> Fen {
    let mut exact = match first {
        First::Amount(fen) => whole(fen),
        First::ShareOfTotal(rate, total, at_least, at_most) => {
            Share::from(rate).of_amount(total).max(whole(at_least)).min(whole(at_most))
        }
        First::NotTold => Exact::ZERO,
    };
    for step in moves {
        let fen = |exact: Exact| Fen::nearest(exact.half_up());
        exact = match step.does {
            AmountOp::Times(factor) => exact.times(i128::from(factor.hundredths()), 100),
            AmountOp::Share(rate) => exact.times(i128::from(rate.hundredths()), 10_000),
            AmountOp::By(shift, floor) => exact.plus(Exact::whole(i128::from(shift.fen()))).max(whole(floor)),
            AmountOp::Instead(fen) => whole(fen),
            AmountOp::CeilingLeft(ceiling, used) => whole(fen(exact).at_most(ceiling.less(used))),
            AmountOp::LessUsed(used) => whole(fen(exact).less(used)),
            AmountOp::NothingAbove(cost) => whole(if cost > fen(exact) { Fen::ZERO } else { cost }),
            AmountOp::AtMostCost(cost) => whole(fen(exact).at_most(cost)),
        };
    }
    Fen::nearest(exact.half_up())
}
