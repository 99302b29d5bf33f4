//! The one way from answers to an estimate: the screen and the command line both go through here, so they cannot
//! differ.

use super::claim::{Answer, Claim, ClaimError, Draft, Visit};
use super::compare::later_admission_worth;
use super::marks::Mark;
use super::result::{Estimate, NoRule, ends, estimate};
use super::search::has_result;
use super::typed::TypedWords;
use crate::domain::{Date, Fen, Place, PolicyBook, Rules, RulesFrom, Standing, Typed};

/// Everything a person has answered about one bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// Who, what for, where and how much.
    pub draft: Draft,
    /// The rules the person knows.
    pub typed: Typed,
    /// The day the rules are asked for.
    pub as_of: Date,
}

/// An estimate with the claim and the rules it comes from.
#[derive(Debug, Clone)]
pub struct Answered<'a> {
    /// The rules that hold.
    pub rules: Rules<'a>,
    /// The claim as it was understood.
    pub claim: Claim,
    /// The two bills.
    pub estimate: Estimate<'a>,
}

/// Why there is no estimate.
#[derive(Debug, Clone)]
pub enum Unanswered<'a> {
    /// The answers make no claim.
    Claim(ClaimError),
    /// No layer has a rate for the case.
    NoRule(NoRule<'a>),
}

impl Inquiry {
    /// The rules of `place` for these answers, what was typed in its place; without a place the national ones.
    #[must_use]
    pub fn rules<'a>(&'a self, book: &'a PolicyBook, place: Option<&Place>) -> Rules<'a> {
        book.rules(place, self.draft.scheme, self.draft.care, self.as_of).with(&self.typed)
    }

    /// Estimates.
    ///
    /// # Errors
    /// The answers make no claim, or no rule gives a rate.
    pub fn answer<'a>(&'a self, book: &'a PolicyBook, place: Option<&Place>) -> Result<Answered<'a>, Unanswered<'a>> {
        let rules = self.rules(book, place);
        let claim = self.draft.claim(&rules).map_err(Unanswered::Claim)?;
        match estimate(&rules, &claim) {
            Ok(estimate) => Ok(Answered { rules, claim, estimate }),
            Err(no_rule) => Err(Unanswered::NoRule(no_rule)),
        }
    }

    /// True if there is an answer: what [`Self::answer`] would find out, without working it out.
    #[must_use]
    pub fn has_answer(&self, book: &PolicyBook, place: Option<&Place>) -> bool {
        let rules = self.rules(book, place);
        self.draft.claim(&rules).is_ok_and(|claim| has_result(&rules, &claim))
    }
}

impl Answered<'_> {
    /// What this stay's not being the first of the year is worth, with its number; nothing where it is the first, or where
    /// that cannot be told.
    #[must_use]
    pub fn later_stay(&self) -> Option<(u8, (Fen, Fen))> {
        let Visit::Inpatient(Answer::Known(number)) = self.claim.visit else { return None };
        let worth = (number > 1).then(|| later_admission_worth(&self.rules, &self.claim, number)).flatten()?;
        Some((number, worth))
    }

    /// What 100 yuan of deductible would take off each end; nothing where the deductible is known.
    #[must_use]
    pub fn per_hundred(&self) -> Option<(Fen, Fen)> {
        if !self.estimate.low.marks.has(Mark::Conditional) {
            return None;
        }
        let words = TypedWords { deductible: Some("100".to_owned()), ..TypedWords::default() };
        let Typed { deductible, .. } = words.rules().ok()?;
        let typed = |block| Standing { block, from: RulesFrom::Typed, policy: None };
        let rules = Rules { deductible: deductible.as_ref().map(typed), ..self.rules.clone() };
        let (low, high) = ends(&rules, &self.claim)?;
        Some((self.estimate.low.fund.less(low), self.estimate.high.fund.less(high)))
    }
}
