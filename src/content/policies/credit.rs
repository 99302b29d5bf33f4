//! What is credited to an account.

use super::PolicyCheck;
use super::blocks::Meta;
use super::raw::RawNode;
use crate::content::findings::Spot;
use crate::content::problems::Problem;
use crate::domain::{Ages, Block, Credit, CreditBand, CreditBy, Span, Value};

impl PolicyCheck<'_> {
    pub(super) fn account(&mut self, spot: &Spot<'_>, node: &RawNode, meta: &Meta) -> Option<Block<Credit>> {
        self.block(spot, node, meta, |check, spot, node| {
            let pairs = check.map(spot, node)?;
            check.only(spot, pairs, &["monthly", "yearly", "share_of_average"]);
            let (by, key) = match (node.get("monthly"), node.get("yearly")) {
                (Some(_), Some(_)) => {
                    let why = "write the amount by month or by year, not both".to_owned();
                    check.findings.add(&spot.key("yearly").name(), Problem::BadPolicy { why });
                    return None;
                }
                (None, Some(_)) => (CreditBy::Year, "yearly"),
                (Some(_) | None, None) => (CreditBy::Month, "monthly"),
            };
            let amounts = match node.get(key) {
                Some(amounts) => check.amounts(&spot.key(key), amounts)?,
                None => Vec::new(),
            };
            let share = match node.get("share_of_average") {
                Some(share) => Some(check.value(&spot.key("share_of_average"), share, Span::read)?),
                None => None,
            };
            if amounts.is_empty() && share.is_none() {
                check.findings.add(spot, Problem::EmptyValue);
                return None;
            }
            Some(Credit { amounts, by, share })
        })
    }

    fn amounts(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Vec<CreditBand>> {
        let everybody = Ages { from: None, until: None };
        let Some(items) = node.list() else {
            let amount = self.value(spot, node, Value::read)?;
            return Some(vec![CreditBand { ages: everybody, amount }]);
        };
        let mut bands = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let spot = spot.item(at);
            let pairs = self.map(&spot, item)?;
            self.only(&spot, pairs, &["from", "until", "amount"]);
            let ages = Ages { from: self.age(&spot, item, "from"), until: self.age(&spot, item, "until") };
            let amount = self.needed(&spot, item, "amount")?;
            bands.push(CreditBand { ages, amount: self.value(&spot.key("amount"), amount, Value::read)? });
        }
        let holds = |age: u8| bands.iter().filter(|band| band.ages.holds(age)).count();
        if let Some(age) = (0..=150).find(|age| holds(*age) != 1) {
            let why = format!("{} bands are for the age of {age}; every age needs one", holds(age));
            self.findings.add(spot, Problem::BadBands { why });
        }
        Some(bands)
    }
}
