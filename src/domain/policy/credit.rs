//! 个人账户划入: what is credited to a retired employee's account each month.

use crate::domain::Fen;
use crate::domain::Rate;
use crate::domain::interval::{Span, Value};

/// The ages a band is for: from `from` on, up to and including `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// The first age; nothing for "from the beginning".
    pub from: Option<u8>,
    /// The last age; nothing for "and older".
    pub until: Option<u8>,
}

impl Ages {
    /// True if it holds at `age`.
    #[must_use]
    pub fn holds(self, age: u8) -> bool {
        self.from.is_none_or(|from| age >= from) && self.until.is_none_or(|until| age <= until)
    }

    /// True if it holds at every age.
    #[must_use]
    pub fn is_everybody(self) -> bool {
        self.from.is_none() && self.until.is_none()
    }
}

/// An amount for an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditBand {
    /// The ages.
    pub ages: Ages,
    /// The amount, a month or a year.
    pub amount: Value<Fen>,
}

/// How often the written amount is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CreditBy {
    /// Every month.
    Month,
    /// Once a year, written as a yearly amount.
    Year,
}

/// How the credit is worked out. Both ways may be told: then the share counts where the average pension is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Amounts by age, in the order of ages; empty where only a share is told.
    pub amounts: Vec<CreditBand>,
    /// What the amounts are for.
    pub by: CreditBy,
    /// A share of the average pension of the region.
    pub share: Option<Span<Rate>>,
}
