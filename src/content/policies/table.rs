//! Tables: a value, or branches whose keys belong to one dimension.

use super::raw::RawNode;
use super::{Names, PolicyCheck};
use crate::content::findings::Spot;
use crate::content::nearest::did_you_mean;
use crate::content::problems::Problem;
use crate::domain::{Class, Dimension, SiteKind, Status, Tree};

/// The key for every case that is not named.
const OTHER: &str = "other";

impl Names {
    /// The dimension a key belongs to.
    pub(super) fn dimension(&self, key: &str) -> Option<Dimension> {
        let among = |list: &[String]| list.iter().any(|known| known == key);
        if Status::ALL.iter().any(|status| status.code() == key) || among(&self.groups) {
            Some(Dimension::Person)
        } else if Class::ALL.iter().any(|class| class.code() == key) || among(&self.levels) {
            Some(Dimension::Level)
        } else if SiteKind::ALL.iter().any(|kind| kind.code() == key) || among(&self.sites) {
            Some(Dimension::Site)
        } else if ["referred", "unreferred"].contains(&key) {
            Some(Dimension::Referral)
        } else {
            None
        }
    }

    fn every(&self) -> Vec<&str> {
        let own = [&self.levels, &self.groups, &self.sites].into_iter().flatten().map(String::as_str);
        let mut all: Vec<&str> = own.collect();
        all.extend(Status::ALL.map(Status::code));
        all.extend(Class::ALL.map(Class::code));
        all.extend(SiteKind::ALL.map(SiteKind::code));
        all.extend(["referred", "unreferred", OTHER]);
        all
    }
}

impl PolicyCheck<'_> {
    /// Reads a table; `leaf` reads what stands at its ends, and says of a mapping whether it is one.
    pub(super) fn table<T>(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        names: &Names,
        leaf: &mut dyn FnMut(&mut Self, &Spot<'_>, &RawNode) -> Option<T>,
        is_leaf: &dyn Fn(&RawNode) -> bool,
    ) -> Option<Tree<T>> {
        let Some(pairs) = node.pairs().filter(|_| !is_leaf(node)) else {
            return leaf(self, spot, node).map(Tree::Leaf);
        };
        if pairs.is_empty() {
            self.findings.add(spot, Problem::EmptyValue);
            return None;
        }
        let mut by: Option<Dimension> = None;
        let mut branches: Vec<(Box<str>, Tree<T>)> = Vec::with_capacity(pairs.len());
        let mut other = None;
        let mut sound = true;
        for (key, value) in pairs {
            let key_spot = spot.key(key);
            if branches.iter().any(|(known, _)| **known == **key) {
                self.findings.add(&key_spot.name(), Problem::DuplicateKey { key: key.clone() });
            }
            let dimension = names.dimension(key);
            match (dimension, by) {
                (None, _) if key == OTHER => {}
                (None, _) => {
                    let advice = did_you_mean(key, names.every());
                    let advice =
                        advice.or_else(|| Some("name it under `levels`, `groups` or `sites` first".to_owned()));
                    self.findings.advise(&key_spot.name(), Problem::UnknownKey { key: key.clone() }, advice);
                    sound = false;
                }
                (Some(dimension), Some(by)) if dimension != by => {
                    self.findings.add(&key_spot.name(), Problem::MixedKeys { key: key.clone() });
                    sound = false;
                }
                (Some(dimension), _) => by = Some(dimension),
            }
            match self.table(&key_spot, value, names, leaf, is_leaf) {
                Some(tree) if key == OTHER => other = Some(Box::new(tree)),
                Some(tree) => branches.push((key.as_str().into(), tree)),
                None => sound = false,
            }
        }
        match by {
            Some(by) if sound => Some(Tree::Split { by, branches, other }),
            None if sound => {
                let why = "`other` needs a case that is named beside it".to_owned();
                self.findings.add(spot, Problem::BadPolicy { why });
                None
            }
            Some(_) | None => None,
        }
    }
}
