//! Which lines of the two bills are shown, and in which order: the one list for the screen, the text, Markdown and JSON.

use super::line::Item;
use super::result::Estimate;
use super::working::Working;

impl Estimate<'_> {
    /// What the lines of the two bills are about, each once, in the order of the bill. A single band repeats what the rate
    /// gives, and a cap on the cost has said its part above the rates: both are left out.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let lines = || self.low.lines.iter().chain(&self.high.lines);
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
