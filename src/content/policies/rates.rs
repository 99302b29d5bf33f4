//! Rates and bands, what changes them, and critical illness insurance.

use super::blocks::Meta;
use super::raw::RawNode;
use super::{Names, PolicyCheck};
use crate::content::findings::Spot;
use crate::content::ids::word_of;
use crate::content::problems::Problem;
use crate::domain::{
    Adjust, AmountChange, Band, BandsFrom, Block, CountsFor, Critical, Fen, NonEmpty, Pay, Quantity, Rate, RateChange,
    RateRule, Span, Tree, Value,
};

/// The most bands one table may have.
const MOST_BANDS: usize = 8;

const ADJUST: [&str; 7] = ["rate", "self_pay", "deductible", "deductible_floor", "pays_first", "at_least", "at_most"];

fn is_bands(node: &RawNode) -> bool {
    node.get("bands").is_some()
}

impl PolicyCheck<'_> {
    pub(super) fn rate(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        names: &Names,
    ) -> Option<Block<RateRule>> {
        self.block(spot, node, meta, |check, spot, node| {
            let bands_from = check.bands_from(spot, node);
            let bands_count = check.counts(&spot.key("bands_count"), node.get("bands_count"), CountsFor::EachTime);
            let body = without(node, &["bands_count_from", "bands_count"]);
            let pay = check.pay(spot, &body, names)?;
            let banded = pay.any(&|pay| matches!(pay, Pay::Bands(_)));
            if banded && bands_from.is_none() {
                check.findings.add(spot, Problem::MissingField { field: "bands_count_from".to_owned() });
            }
            Some(RateRule { pay, bands_from: bands_from.unwrap_or(BandsFrom::Zero), bands_count })
        })
    }

    fn bands_from(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<BandsFrom> {
        const ALL: [(BandsFrom, &str); 2] = [(BandsFrom::Zero, "zero"), (BandsFrom::Deductible, "deductible")];
        let value = node.get("bands_count_from")?;
        let unknown = |word| Problem::UnknownWord { what: "beginning of bands".to_owned(), word };
        let text = value.text().unwrap_or_default();
        let found = word_of(self.findings, &spot.key("bands_count_from"), text, &ALL, |(_, word)| word, unknown);
        found.map(|(from, _)| from)
    }

    /// A table of rates and bands.
    fn pay(&mut self, spot: &Spot<'_>, node: &RawNode, names: &Names) -> Option<Tree<Pay>> {
        let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| match node.get("bands") {
            Some(list) => {
                check.only(spot, node.pairs().unwrap_or_default(), &["bands"]);
                check.bands(&spot.key("bands"), list, names)
            }
            None => check.value(spot, node, Value::read).map(Pay::Flat),
        };
        self.table(spot, node, names, &mut leaf, &is_bands)
    }

    fn bands(&mut self, spot: &Spot<'_>, node: &RawNode, names: &Names) -> Option<Pay> {
        let items = node.list().unwrap_or_default();
        let mut bands: Vec<Band> = Vec::with_capacity(items.len());
        let bad = |check: &mut Self, spot: &Spot<'_>, why: &str| {
            check.findings.add(spot, Problem::BadBands { why: why.to_owned() });
        };
        if items.is_empty() || items.len() > MOST_BANDS {
            bad(self, spot, "a list of bands has between 1 and 8 of them");
            return None;
        }
        for (at, item) in items.iter().enumerate() {
            let spot = spot.item(at);
            let to = match item.get("to") {
                Some(node) => Some(self.value(&spot.key("to"), node, Fen::read)?),
                None => None,
            };
            let last = at + 1 == items.len();
            match (to, last) {
                (None, false) => bad(self, &spot, "only the last band has no end"),
                (Some(_), true) => bad(self, &spot.key("to"), "the last band has no end; what limits it is the cap"),
                _ => {}
            }
            if to.is_some_and(|to| bands.last().and_then(|band| band.to).is_some_and(|before| to <= before)) {
                bad(self, &spot.key("to"), "bands stand in order, the lowest first");
            }
            let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| check.value(spot, node, Value::read);
            let rate = match item.get("rate") {
                Some(node) => {
                    self.only(&spot, item.pairs().unwrap_or_default(), &["to", "rate"]);
                    self.table(&spot.key("rate"), node, names, &mut leaf, &|_| false)?
                }
                None => self.table(&spot, &without(item, &["to"]), names, &mut leaf, &|_| false)?,
            };
            bands.push(Band { to, rate });
        }
        NonEmpty::new(bands).map(Pay::Bands)
    }

    /// A table of shares.
    pub(super) fn shares(&mut self, spot: &Spot<'_>, node: &RawNode, names: &Names) -> Option<Tree<Value<Rate>>> {
        let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| check.value(spot, node, Value::read);
        self.table(spot, node, names, &mut leaf, &|_| false)
    }

    /// A table of changes.
    pub(super) fn adjust(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        names: &Names,
    ) -> Option<Block<Tree<Adjust>>> {
        self.block(spot, node, meta, |check, spot, node| {
            let mut leaf = |check: &mut Self, spot: &Spot<'_>, node: &RawNode| check.change(spot, node);
            check.table(spot, node, names, &mut leaf, &|node| {
                node.pairs().is_some_and(|pairs| pairs.iter().any(|(key, _)| ADJUST.contains(&key.as_str())))
            })
        })
    }

    fn change(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Adjust> {
        let Some(pairs) = node.pairs() else {
            if node.text() == Some("none") {
                return Some(Adjust::default());
            }
            let rate = self.value(spot, node, RateChange::read)?;
            return Some(Adjust { rate: Some(rate), ..Adjust::default() });
        };
        self.only(spot, pairs, &ADJUST);
        let mut sound = true;
        let adjust = Adjust {
            rate: self.field(spot, node, "rate", RateChange::read, &mut sound),
            self_pay: self.field(spot, node, "self_pay", Span::read_closed, &mut sound),
            deductible: self.field(spot, node, "deductible", AmountChange::read, &mut sound),
            deductible_floor: self.field(spot, node, "deductible_floor", Fen::read, &mut sound),
            pays_first: self.field(spot, node, "pays_first", Span::read, &mut sound),
            at_least: self.field(spot, node, "at_least", Rate::read, &mut sound),
            at_most: self.field(spot, node, "at_most", Rate::read, &mut sound),
        };
        if adjust.rate.is_some() && adjust.self_pay.is_some() {
            let why = "a rate changes in one way: `rate` or `self_pay`".to_owned();
            self.findings.add(&spot.key("self_pay").name(), Problem::BadPolicy { why });
        }
        sound.then_some(adjust)
    }

    fn field<T>(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        key: &str,
        read: fn(&str) -> Result<T, crate::domain::ValueError>,
        sound: &mut bool,
    ) -> Option<T> {
        let value = node.get(key)?;
        let read = self.value(&spot.key(key), value, read);
        *sound &= read.is_some();
        read
    }

    pub(super) fn critical(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        names: &Names,
    ) -> Option<Block<Critical>> {
        const FULL: [&str; 6] = ["deductible", "rate", "bands", "bands_count_from", "includes", "cap"];
        const PARTS: [&str; 3] = ["class_b", "first_payment", "out_of_scope"];
        self.block(spot, node, meta, |check, spot, node| {
            let pairs = check.map(spot, node)?;
            check.only(spot, pairs, &FULL);
            let threshold = check.needed(spot, node, "deductible")?;
            let threshold = check.money(&spot.key("deductible"), threshold, names)?;
            let pay = match (node.get("bands"), node.get("rate")) {
                (Some(list), _) => Tree::Leaf(check.bands(&spot.key("bands"), list, names)?),
                (None, Some(rate)) => check.pay(&spot.key("rate"), rate, names)?,
                (None, None) => {
                    check.findings.add(spot, Problem::MissingField { field: "bands".to_owned() });
                    return None;
                }
            };
            let bands_from = check.bands_from(spot, node);
            if bands_from.is_none() && pay.any(&|pay| matches!(pay, Pay::Bands(_))) {
                check.findings.add(spot, Problem::MissingField { field: "bands_count_from".to_owned() });
            }
            let included = spot.key("includes");
            let list = node.get("includes").and_then(|node| check.items(&included, node)).unwrap_or_default();
            let mut parts = Vec::with_capacity(list.len());
            for (at, item) in list.iter().enumerate() {
                let unknown = |word| Problem::UnknownWord { what: "part of the bill".to_owned(), word };
                let text = item.text().unwrap_or_default();
                parts.extend(word_of(check.findings, &included.item(at), text, &PARTS, |word| word, unknown));
            }
            Some(Critical {
                threshold,
                pay,
                bands_from: bands_from.unwrap_or(BandsFrom::Deductible),
                with_class_b: parts.contains(&"class_b"),
                with_first_payment: parts.contains(&"first_payment"),
                with_out_of_scope: parts.contains(&"out_of_scope"),
                most: node.get("cap").and_then(|node| check.money(&spot.key("cap"), node, names)),
            })
        })
    }
}

/// A mapping without some of its keys.
fn without(node: &RawNode, keys: &[&str]) -> RawNode {
    match node {
        RawNode::Map(pairs) => {
            RawNode::Map(pairs.iter().filter(|(key, _)| !keys.contains(&key.as_str())).cloned().collect())
        }
        RawNode::Text(_) | RawNode::List(_) => node.clone(),
    }
}
