//! What every block shares: who says it, how surely, how it was read, and what else it might mean.

use super::PolicyCheck;
use super::raw::RawNode;
use crate::content::findings::Spot;
use crate::content::nearest::did_you_mean;
use crate::content::problems::Problem;
use crate::content::raw::OneOrMany;
use crate::domain::{Alternative, Block, Cited, NonEmpty, PartialDate, Reading, Trust, ValueError, Variant};

/// What the nearest one above says about sources.
#[derive(Debug, Clone, Default)]
pub(super) struct Meta {
    source: Option<Cited>,
    as_of: Option<PartialDate>,
    trust: Option<Trust>,
    lines: Vec<u16>,
}

impl Meta {
    pub(super) const KEYS: [&'static str; 4] = ["source", "as_of", "trust", "lines"];
}

/// Keys of a block beside what it says.
const BESIDE: [&str; 7] = ["source", "as_of", "trust", "lines", "hedged", "readings", "also"];

impl PolicyCheck<'_> {
    /// The fields of a mapping; that it is none is noted.
    pub(super) fn map<'n>(&mut self, spot: &Spot<'_>, node: &'n RawNode) -> Option<&'n [(String, RawNode)]> {
        let pairs = node.pairs();
        if pairs.is_none() {
            let wanted = "fields such as `rate: …`".to_owned();
            self.findings.add(spot, Problem::WrongType { found: node.kind(), wanted });
        }
        pairs
    }

    /// The value of a key that has to stand there; that it is left out is noted.
    pub(super) fn needed<'n>(&mut self, spot: &Spot<'_>, node: &'n RawNode, key: &str) -> Option<&'n RawNode> {
        let value = node.get(key);
        if value.is_none() {
            self.findings.add(spot, Problem::MissingField { field: key.to_owned() });
        }
        value
    }

    /// The items of a list; that it is none is noted.
    pub(super) fn items<'n>(&mut self, spot: &Spot<'_>, node: &'n RawNode) -> Option<&'n [RawNode]> {
        let items = node.list();
        if items.is_none() {
            self.findings.add(spot, Problem::WrongType { found: node.kind(), wanted: "a list".to_owned() });
        }
        items
    }

    /// Notes every key that is not among `known`, and every one that stands twice.
    pub(super) fn only(&mut self, spot: &Spot<'_>, pairs: &[(String, RawNode)], known: &[&str]) {
        for (at, (key, _)) in pairs.iter().enumerate() {
            if pairs.iter().take(at).any(|(other, _)| other == key) {
                self.findings.add(&spot.key(key).name(), Problem::DuplicateKey { key: key.clone() });
            }
            if !known.contains(&key.as_str()) {
                let advice = did_you_mean(key, known.iter().copied());
                let advice = advice.or_else(|| Some(format!("the fields are {}", known.join(", "))));
                self.findings.advise(&spot.key(key).name(), Problem::UnknownField { field: key.clone() }, advice);
            }
        }
    }

    /// What is said about sources here, or above.
    pub(super) fn meta(&mut self, spot: &Spot<'_>, pairs: &[(String, RawNode)], above: &Meta) -> Meta {
        let mut meta = above.clone();
        let get = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, node)| node);
        if let Some(node) = get("trust") {
            let text = node.text().unwrap_or_default();
            meta.trust = Some(crate::content::lists::trust_of(self.findings, &spot.key("trust"), text));
        }
        if let Some(node) = get("as_of") {
            let text = node.text().unwrap_or_default();
            meta.as_of = text.parse().ok();
            if meta.as_of.is_none() {
                let advice = "write a year, a month or a day: 2025, 2025-11, 2025-11-22".to_owned();
                self.findings.advise(&spot.key("as_of"), Problem::BadDate { text: text.to_owned() }, Some(advice));
            }
        }
        if let Some(node) = get("lines") {
            let texts: Vec<&str> = match node {
                RawNode::List(items) => items.iter().map(|item| item.text().unwrap_or_default()).collect(),
                RawNode::Text(text) => vec![text.as_str()],
                RawNode::Map(_) => vec![""],
            };
            meta.lines = texts.iter().filter_map(|text| text.parse().ok()).collect();
            if meta.lines.len() < texts.len() {
                let wanted = "line numbers such as `[195, 197]`".to_owned();
                self.findings.add(&spot.key("lines"), Problem::WrongType { found: node.kind(), wanted });
            }
        }
        if let Some(node) = get("source") {
            let raw = match node {
                RawNode::Text(id) => OneOrMany { ids: vec![id.clone()], list: false },
                RawNode::List(items) => OneOrMany {
                    ids: items.iter().map(|item| item.text().unwrap_or_default().to_owned()).collect(),
                    list: true,
                },
                RawNode::Map(_) => OneOrMany::default(),
            };
            let cited = self.sources.cite(self.findings, &spot.key("source"), &raw, None);
            // A new source: what was said about the old one's date and lines no longer holds.
            meta.as_of = get("as_of").and(meta.as_of);
            meta.trust = get("trust").and(meta.trust);
            meta.lines = if get("lines").is_some() { meta.lines } else { Vec::new() };
            meta.source = cited.into_iter().next().map(|provenance| Cited {
                source: provenance.source,
                trust: provenance.trust,
                as_of: None,
                lines: Vec::new(),
            });
        }
        meta
    }

    /// Who says it; that nobody does is noted.
    pub(super) fn cited_even_lead(&mut self, spot: &Spot<'_>, meta: &Meta) -> Option<Cited> {
        let Some(cited) = &meta.source else {
            self.findings.add(spot, Problem::MissingField { field: "source".to_owned() });
            return None;
        };
        let trust = meta.trust.unwrap_or(cited.trust);
        Some(Cited { source: cited.source.clone(), trust, as_of: meta.as_of, lines: meta.lines.clone() })
    }

    /// Who says it. A lead is no rule.
    fn cited(&mut self, spot: &Spot<'_>, meta: &Meta) -> Option<Cited> {
        let cited = self.cited_even_lead(spot, meta)?;
        if cited.trust == Trust::Lead {
            let advice = "write it under `ask:`; a lead is told, never computed with".to_owned();
            self.findings.advise(spot, Problem::LeadRule, Some(advice));
        }
        Some(cited)
    }

    /// A block: one way it is said, or `any_of` several, with what else it might mean.
    pub(super) fn block<T>(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        mut read: impl FnMut(&mut Self, &Spot<'_>, &RawNode) -> Option<T>,
    ) -> Option<Block<T>> {
        let Some(pairs) = node.pairs().filter(|pairs| pairs.iter().any(|(key, _)| key == "any_of")) else {
            let (alternative, variants) = self.alternative(spot, node, meta, &mut read)?;
            return Some(Block { alternatives: NonEmpty::of(alternative), variants });
        };
        self.only(spot, pairs, &["any_of", "also", "source", "as_of", "trust", "lines"]);
        let meta = self.meta(spot, pairs, meta);
        let list_spot = spot.key("any_of");
        let list = node.get("any_of").and_then(RawNode::list).unwrap_or_default();
        if list.len() < 2 {
            let why = "`any_of` needs two ways or more".to_owned();
            self.findings.add(&list_spot, Problem::BadPolicy { why });
        }
        let mut alternatives = Vec::with_capacity(list.len());
        let mut variants = Vec::new();
        for (at, item) in list.iter().enumerate() {
            if let Some((alternative, more)) = self.alternative(&list_spot.item(at), item, &meta, &mut read) {
                alternatives.push(alternative);
                variants.extend(more);
            }
        }
        variants.extend(self.variants(spot, pairs, &meta, &mut read));
        Some(Block { alternatives: NonEmpty::new(alternatives)?, variants })
    }

    /// One way a block is said. `none` says that there is none.
    fn alternative<T>(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        meta: &Meta,
        read: &mut impl FnMut(&mut Self, &Spot<'_>, &RawNode) -> Option<T>,
    ) -> Option<(Alternative<T>, Vec<Variant<T>>)> {
        let Some(pairs) = node.pairs() else {
            let cited = self.cited(spot, meta);
            let rule = if node.text() == Some("none") { None } else { Some(read(self, spot, node)?) };
            let alternative = Alternative { rule, cited: Some(cited?), hedged: false, readings: Vec::new() };
            return Some((alternative, Vec::new()));
        };
        let meta = self.meta(spot, pairs, meta);
        let cited = self.cited(spot, &meta);
        let hedged = node.get("hedged").is_some_and(|node| self.truth(&spot.key("hedged"), node));
        let readings = self.readings(spot, node.get("readings"));
        let variants = self.variants(spot, pairs, &meta, read);
        let body: Vec<(String, RawNode)> =
            pairs.iter().filter(|(key, _)| !BESIDE.contains(&key.as_str())).cloned().collect();
        let nothing = matches!(body.as_slice(), [(key, value)] if key == "rule" && value.text() == Some("none"));
        let rule = if nothing {
            None
        } else {
            let body = match body.as_slice() {
                [(key, value)] if key == "rule" => value.clone(),
                _ => RawNode::Map(body),
            };
            Some(read(self, spot, &body)?)
        };
        Some((Alternative { rule, cited: Some(cited?), hedged, readings }, variants))
    }

    fn variants<T>(
        &mut self,
        spot: &Spot<'_>,
        pairs: &[(String, RawNode)],
        meta: &Meta,
        read: &mut impl FnMut(&mut Self, &Spot<'_>, &RawNode) -> Option<T>,
    ) -> Vec<Variant<T>> {
        let Some((_, node)) = pairs.iter().find(|(key, _)| key == "also") else { return Vec::new() };
        let list_spot = spot.key("also");
        let Some(list) = self.items(&list_spot, node) else { return Vec::new() };
        let mut variants = Vec::with_capacity(list.len());
        for (at, item) in list.iter().enumerate() {
            let spot = list_spot.item(at);
            let reading = item.get("reading");
            let reading = reading.and_then(|node| self.reading(&spot.key("reading"), node.text().unwrap_or_default()));
            let body = match item {
                RawNode::Map(pairs) => {
                    RawNode::Map(pairs.iter().filter(|(key, _)| key != "reading").cloned().collect())
                }
                RawNode::Text(_) | RawNode::List(_) => item.clone(),
            };
            if let Some((instead, _)) = self.alternative(&spot, &body, meta, read) {
                variants.push(Variant { reading, instead });
            }
        }
        variants
    }

    fn readings(&mut self, spot: &Spot<'_>, node: Option<&RawNode>) -> Vec<Reading> {
        let Some(node) = node else { return Vec::new() };
        let spot = spot.key("readings");
        let Some(items) = self.items(&spot, node) else { return Vec::new() };
        items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| self.reading(&spot.item(at), item.text().unwrap_or_default()))
            .collect()
    }

    fn reading(&mut self, spot: &Spot<'_>, text: &str) -> Option<Reading> {
        let unknown = |word| Problem::UnknownWord { what: "reading".to_owned(), word };
        crate::content::ids::word_of(self.findings, spot, text, Reading::ALL, Reading::code, unknown)
    }

    pub(super) fn truth(&mut self, spot: &Spot<'_>, node: &RawNode) -> bool {
        match node.text() {
            Some("true") => true,
            Some("false") => false,
            _ => {
                let wanted = "`true` or `false`".to_owned();
                self.findings.add(spot, Problem::WrongType { found: node.kind(), wanted });
                false
            }
        }
    }

    /// Reads a value; what is wrong with it is noted.
    pub(super) fn value<T>(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        read: fn(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        let Some(text) = node.text() else {
            self.findings.add(spot, Problem::WrongType { found: node.kind(), wanted: "a value".to_owned() });
            return None;
        };
        match read(text) {
            Ok(value) => Some(value),
            Err(ValueError::Empty) if text.trim().is_empty() => {
                self.findings.add(spot, Problem::EmptyValue);
                None
            }
            Err(why) => {
                self.findings.add(spot, Problem::BadValue { why: why.to_string() });
                None
            }
        }
    }
}
