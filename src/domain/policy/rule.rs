//! What the blocks of a file can say, in the order in which a bill is worked out.

use super::{AmountChange, RateChange, Tree};
use crate::domain::interval::{Shift, Span, Value};
use crate::domain::{Factor, Fen, NonEmpty, Rate};

/// Over which time a deductible or a cap counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountsFor {
    /// Each admission or visit anew.
    EachTime,
    /// The whole year: what was used before is taken off.
    Year,
}

/// A deductible before anything changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// An amount, none, or not told.
    Amount(Value<Fen>),
    /// A share of the whole bill, within limits.
    ShareOfTotal {
        /// The share.
        share: Span<Rate>,
        /// Never less than this.
        at_least: Fen,
        /// Never more than this.
        at_most: Fen,
    },
}

/// 起付线.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deductible {
    /// The amount of the first time.
    pub amount: Tree<Start>,
    /// Over which time it counts.
    pub counts: CountsFor,
    /// The most that is taken in a year.
    pub year_ceiling: Option<Tree<Value<Fen>>>,
    /// Once above it, the whole bill is paid for, not only the part above.
    pub whole_above: bool,
    /// Later admissions, where the same source ties them to this amount.
    pub later: Option<Tree<Later>>,
}

/// The deductible of the second admission, the third and so on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Later {
    /// One step an admission from the second on; the last one repeats.
    Steps(NonEmpty<LaterStep>),
    /// The same change once more with every admission, never below `floor`.
    Each {
        /// The change.
        by: Span<Shift>,
        /// The lowest it gets.
        floor: Fen,
    },
}

/// What becomes of the first deductible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaterStep {
    /// A share of it.
    Share(Span<Rate>),
    /// An amount of its own.
    Amount(Span<Fen>),
    /// More or less than it.
    By(Span<Shift>),
}

/// Where the edges of bands are measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BandsFrom {
    /// On the in-scope cost itself.
    Zero,
    /// On the part above the deductible.
    Deductible,
}

/// How much of a cost is paid: one rate, or a rate for each band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pay {
    /// One rate.
    Flat(Value<Rate>),
    /// A rate for each band, the lowest first; the last one is open.
    Bands(NonEmpty<Band>),
}

/// One band of cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Where it ends; the last one does not.
    pub to: Option<Fen>,
    /// What is paid in it.
    pub rate: Tree<Value<Rate>>,
}

/// 报销比例.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRule {
    /// The rate of each case.
    pub pay: Tree<Pay>,
    /// Where bands are measured from.
    pub bands_from: BandsFrom,
    /// Whether bands go on over the year or begin anew each time.
    pub bands_count: CountsFor,
}

/// What a case changes. What is not named stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adjust {
    /// The rate.
    pub rate: Option<RateChange>,
    /// The share the person pays, times a factor.
    pub self_pay: Option<Span<Factor>>,
    /// The deductible.
    pub deductible: Option<AmountChange>,
    /// The deductible never gets below this.
    pub deductible_floor: Option<Fen>,
    /// The person pays this share of the cost before anything else.
    pub pays_first: Option<Span<Rate>>,
    /// The rate never gets below this.
    pub at_least: Option<Rate>,
    /// The rate never gets above this.
    pub at_most: Option<Rate>,
}

/// What a cap limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limits {
    /// What the fund pays.
    Payment,
    /// The cost that enters.
    Cost,
}

/// 封顶线.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// The amount.
    pub amount: Tree<Value<Fen>>,
    /// What it limits.
    pub limits: Limits,
    /// Over which time it counts.
    pub counts: CountsFor,
}

/// What the supplementary fund pays a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SupplementOf {
    /// The cost left over once the cap is reached.
    Cost,
    /// What the fund would have paid beyond the cap.
    Unpaid,
}

/// 大额补助: what is paid above the cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboveCap {
    /// The share.
    pub rate: Tree<Value<Rate>>,
    /// The most it pays.
    pub most: Option<Tree<Value<Fen>>>,
    /// A share of what.
    pub of: SupplementOf,
}

/// 大病保险.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Critical {
    /// What the person carries before it pays.
    pub threshold: Tree<Value<Fen>>,
    /// What it pays.
    pub pay: Tree<Pay>,
    /// Where its bands are measured from.
    pub bands_from: BandsFrom,
    /// Counts the class-B first share too.
    pub with_class_b: bool,
    /// Counts what is paid first elsewhere too.
    pub with_first_payment: bool,
    /// Counts what is out of scope too.
    pub with_out_of_scope: bool,
    /// The most it pays.
    pub most: Option<Tree<Value<Fen>>>,
}
