//! Amounts: the deductible, later admissions, the cap and what is above it.

use super::blocks::Meta;
use super::raw::RawNode;
use super::{Names, PolicyCheck};
use crate::content::findings::Spot;
use crate::content::ids::word_of;
use crate::content::problems::Problem;
use crate::domain::{
    AboveCap, Block, Cap, CountsFor, Deductible, Fen, Later, LaterStep, Limits, NonEmpty, Quantity, Span, Start,
    SupplementOf, Tree, Value,
};

const SHARE_OF_TOTAL: [&str; 3] = ["share_of_total", "at_least", "at_most"];

fn has(node: &RawNode, keys: &[&str]) -> bool {
    node.pairs().is_some_and(|pairs| pairs.iter().any(|(key, _)| keys.contains(&key.as_str())))
}

fn never(_: &RawNode) -> bool {
    false
}

impl PolicyCheck<'_> {
    pub(super) fn deductible(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        names: &Names,
    ) -> Option<Block<Deductible>> {
        const FULL: [&str; 5] = ["amount", "counts", "year_ceiling", "whole_above", "later_admissions"];
        self.block(spot, node, meta, |check, spot, node| {
            if !has(node, &FULL) {
                let amount = check.starts(spot, node, names)?;
                let counts = CountsFor::EachTime;
                return Some(Deductible { amount, counts, year_ceiling: None, whole_above: false, later: None });
            }
            check.only(spot, node.pairs().unwrap_or_default(), &FULL);
            let amount = check.needed(spot, node, "amount")?;
            let ceiling = node.get("year_ceiling");
            let later = node.get("later_admissions");
            Some(Deductible {
                amount: check.starts(&spot.key("amount"), amount, names)?,
                counts: check.counts(&spot.key("counts"), node.get("counts"), CountsFor::EachTime),
                year_ceiling: ceiling.and_then(|node| check.money(&spot.key("year_ceiling"), node, names)),
                whole_above: node.get("whole_above").is_some_and(|node| check.truth(&spot.key("whole_above"), node)),
                later: later.and_then(|node| check.later(&spot.key("later_admissions"), node, names)),
            })
        })
    }

    fn starts(&mut self, spot: &Spot<'_>, node: &RawNode, names: &Names) -> Option<Tree<Start>> {
        let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| {
            let Some(pairs) = node.pairs() else {
                return check.value(spot, node, Value::read).map(Start::Amount);
            };
            check.only(spot, pairs, &SHARE_OF_TOTAL);
            let share = check.needed(spot, node, "share_of_total")?;
            let share = check.value(&spot.key("share_of_total"), share, Span::read)?;
            let mut limit = |key: &str, otherwise: Fen| match node.get(key) {
                Some(node) => check.value(&spot.key(key), node, Fen::read),
                None => Some(otherwise),
            };
            let (at_least, at_most) = (limit("at_least", Fen::ZERO)?, limit("at_most", Fen::MOST)?);
            Some(Start::ShareOfTotal { share, at_least, at_most })
        };
        self.table(spot, node, names, &mut leaf, &|node| has(node, &SHARE_OF_TOTAL))
    }

    pub(super) fn counts(&mut self, spot: &Spot<'_>, node: Option<&RawNode>, otherwise: CountsFor) -> CountsFor {
        const ALL: [(CountsFor, &str); 2] = [(CountsFor::EachTime, "each_time"), (CountsFor::Year, "year")];
        let Some(node) = node else { return otherwise };
        let unknown = |word| Problem::UnknownWord { what: "time to count over".to_owned(), word };
        let text = node.text().unwrap_or_default();
        word_of(self.findings, spot, text, &ALL, |(_, word)| word, unknown).map_or(otherwise, |(counts, _)| counts)
    }

    /// A table of amounts.
    pub(super) fn money(&mut self, spot: &Spot<'_>, node: &RawNode, names: &Names) -> Option<Tree<Value<Fen>>> {
        let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| check.value(spot, node, Value::read);
        self.table(spot, node, names, &mut leaf, &never)
    }

    pub(super) fn later_admissions(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        names: &Names,
    ) -> Option<Block<Tree<Later>>> {
        self.block(spot, node, meta, |check, spot, node| check.later(spot, node, names))
    }

    fn later(&mut self, spot: &Spot<'_>, node: &RawNode, names: &Names) -> Option<Tree<Later>> {
        let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| match node {
            RawNode::List(items) => {
                let steps = items.iter().enumerate();
                let steps: Option<Vec<LaterStep>> =
                    steps.map(|(at, item)| check.later_step(&spot.item(at), item)).collect();
                let steps = NonEmpty::new(steps?);
                if steps.is_none() {
                    check.findings.add(spot, Problem::EmptyList { what: "later admission".to_owned() });
                }
                steps.map(Later::Steps)
            }
            RawNode::Text(_) => check.later_step(spot, node).map(|step| Later::Steps(NonEmpty::of(step))),
            RawNode::Map(pairs) => {
                check.only(spot, pairs, &["each", "floor"]);
                let by = check.needed(spot, node, "each")?;
                let by = check.value(&spot.key("each"), by, Span::read_closed)?;
                let floor = match node.get("floor") {
                    Some(node) => check.value(&spot.key("floor"), node, Fen::read)?,
                    None => Fen::ZERO,
                };
                Some(Later::Each { by, floor })
            }
        };
        self.table(spot, node, names, &mut leaf, &|node| has(node, &["each", "floor"]))
    }

    /// `50%`, `100元`, `0`, `-100元`.
    fn later_step(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<LaterStep> {
        let text = node.text().unwrap_or_default().trim();
        let body = text.trim_start_matches('~');
        if body.starts_with(['-', '+', '−']) {
            self.value(spot, node, Span::read_closed).map(LaterStep::By)
        } else if body.ends_with('%') {
            self.value(spot, node, Span::read).map(LaterStep::Share)
        } else if body.ends_with('元') || body == "0" {
            self.value(spot, node, Span::read).map(LaterStep::Amount)
        } else {
            let why = format!("`{text}` is no later admission; write `50%`, `100元`, `0` or `-100元`");
            self.findings.add(spot, Problem::BadValue { why });
            None
        }
    }

    pub(super) fn cap(&mut self, spot: &Spot<'_>, node: &RawNode, meta: &Meta, names: &Names) -> Option<Block<Cap>> {
        const FULL: [&str; 3] = ["amount", "limits", "counts"];
        const LIMITS: [(Limits, &str); 2] = [(Limits::Payment, "payment"), (Limits::Cost, "cost")];
        self.block(spot, node, meta, |check, spot, node| {
            if !has(node, &FULL) {
                let amount = check.money(spot, node, names)?;
                return Some(Cap { amount, limits: Limits::Payment, counts: CountsFor::Year });
            }
            check.only(spot, node.pairs().unwrap_or_default(), &FULL);
            let limits = node.get("limits").and_then(|node| {
                let unknown = |word| Problem::UnknownWord { what: "thing to limit".to_owned(), word };
                let text = node.text().unwrap_or_default();
                word_of(check.findings, &spot.key("limits"), text, &LIMITS, |(_, word)| word, unknown)
            });
            let amount = check.needed(spot, node, "amount")?;
            Some(Cap {
                amount: check.money(&spot.key("amount"), amount, names)?,
                limits: limits.map_or(Limits::Payment, |(limits, _)| limits),
                counts: check.counts(&spot.key("counts"), node.get("counts"), CountsFor::Year),
            })
        })
    }

    pub(super) fn above_cap(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        names: &Names,
    ) -> Option<Block<AboveCap>> {
        const FULL: [&str; 3] = ["rate", "cap", "of"];
        const OF: [(SupplementOf, &str); 2] = [(SupplementOf::Cost, "cost"), (SupplementOf::Unpaid, "unpaid")];
        self.block(spot, node, meta, |check, spot, node| {
            if !has(node, &FULL) {
                let rate = check.shares(spot, node, names)?;
                return Some(AboveCap { rate, most: None, of: SupplementOf::Cost });
            }
            check.only(spot, node.pairs().unwrap_or_default(), &FULL);
            let of = node.get("of").and_then(|node| {
                let unknown = |word| Problem::UnknownWord { what: "thing to pay a share of".to_owned(), word };
                let text = node.text().unwrap_or_default();
                word_of(check.findings, &spot.key("of"), text, &OF, |(_, word)| word, unknown)
            });
            let rate = check.needed(spot, node, "rate")?;
            Some(AboveCap {
                rate: check.shares(&spot.key("rate"), rate, names)?,
                most: node.get("cap").and_then(|node| check.money(&spot.key("cap"), node, names)),
                of: of.map_or(SupplementOf::Cost, |(of, _)| of),
            })
        })
    }
}
