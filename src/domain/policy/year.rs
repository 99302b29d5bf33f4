//! What of a bill goes on from the earlier ones of the year.

use super::{CountsFor, Limits, Rules};
use crate::domain::Value;

/// Something that bills use up over the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearUse {
    /// The deductible.
    Deductible,
    /// What the fund may pay.
    Payment,
    /// The cost that counts: where a cap limits it, or bands begin where the last bill ended.
    Cost,
}

impl YearUse {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Deductible, Self::Payment, Self::Cost];
}

impl Rules<'_> {
    /// True if earlier bills of the year matter in this way.
    #[must_use]
    pub fn goes_on(&self, used: YearUse) -> bool {
        match used {
            YearUse::Deductible => self.deductible.is_some_and(|held| {
                let mut rules = held.block.alternatives.iter().filter_map(|one| one.rule.as_ref());
                rules.any(|rule| rule.counts == CountsFor::Year || rule.year_ceiling.is_some())
            }),
            YearUse::Payment => self.cap_goes_on(Limits::Payment),
            YearUse::Cost => self.cap_goes_on(Limits::Cost) || self.bands_go_on(),
        }
    }

    /// True if a known cap of this kind counts over the year.
    fn cap_goes_on(&self, limits: Limits) -> bool {
        self.cap.is_some_and(|held| {
            let mut rules = held.block.alternatives.iter().filter_map(|one| one.rule.as_ref());
            rules.any(|rule| {
                let known = rule.amount.any(&|value| matches!(value, Value::Known(_)));
                rule.counts == CountsFor::Year && rule.limits == limits && known
            })
        })
    }

    /// True if bands begin where the last bill of the year ended.
    fn bands_go_on(&self) -> bool {
        self.rate.is_some_and(|held| {
            let mut rules = held.block.alternatives.iter().filter_map(|one| one.rule.as_ref());
            rules.any(|rule| rule.bands_count == CountsFor::Year)
        })
    }
}
