//! The one way from answers to an estimate: the screen and the command line both go through here, so they cannot
//! differ.

use super::claim::{Claim, ClaimError, Draft};
use super::line::Item;
use super::result::{Estimate, NoRule, estimate};
use super::working::Working;
use crate::domain::{Date, Place, PolicyBook, Rules, Typed};

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
}

impl Answered<'_> {
    /// What the lines of the two bills are about, each once, in the order of the bill. A single band repeats what the rate
    /// gives, and a cap on the cost has said its part above the rates: both are left out.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let lines = || self.estimate.low.lines.iter().chain(&self.estimate.high.lines);
        let mut items: Vec<Item> = lines().map(|line| line.item).collect();
        items.sort_by_key(|item| place(*item));
        items.dedup();
        let bands = items.iter().filter(|item| matches!(item, Item::Band(_))).count();
        let by_cost = lines().any(|line| line.item == Item::Basic && matches!(line.working, Working::Sum(_)));
        items.retain(|item| match item {
            Item::Band(_) => bands > 1,
            Item::Basic => !by_cost,
            Item::Total
            | Item::OutOfScope
            | Item::ClassB
            | Item::FirstPayment
            | Item::InScope
            | Item::Deductible
            | Item::Entering
            | Item::Covered
            | Item::Rate(_)
            | Item::ByRate
            | Item::Supplement
            | Item::Critical
            | Item::Fund
            | Item::Person => true,
        });
        items
    }
}

/// Where a line stands: each band's rate just before what the band gives.
fn place(item: Item) -> (Item, u8, bool) {
    match item {
        Item::Rate(band) => (Item::Rate(0), band, false),
        Item::Band(band) => (Item::Rate(0), band, true),
        Item::Total
        | Item::OutOfScope
        | Item::ClassB
        | Item::FirstPayment
        | Item::InScope
        | Item::Deductible
        | Item::Entering
        | Item::Covered
        | Item::ByRate
        | Item::Basic
        | Item::Supplement
        | Item::Critical
        | Item::Fund
        | Item::Person => (item, 0, false),
    }
}
