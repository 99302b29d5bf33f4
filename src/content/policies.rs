//! `policies/<place>.yaml`: rules of reimbursement, from nested tables to checked blocks.
//!
//! The files are free in what they nest, so their raw form is a plain tree; every key of it is checked here. A table
//! splits by the dimension its keys belong to, whichever comes first.

mod amounts;
mod blocks;
mod credit;
mod lists;
mod overlap;
mod rates;
mod raw;
mod table;

use super::findings::{Findings, Spot};
use super::lists::{Known, Sources};
use super::problems::Problem;
use crate::domain::{Aside, Care, Date, Policy, Scheme, SchemeRules, Scope, Section, Valid};

use blocks::Meta;
use raw::RawNode;

pub(super) use overlap::report_overlaps;
pub(super) use raw::RawPolicy;

/// What checking a file needs.
pub(super) struct PolicyCheck<'c> {
    pub(super) known: &'c Known,
    pub(super) sources: &'c mut Sources,
    pub(super) findings: &'c mut Findings,
}

/// The keys of one section: what a place calls its levels, groups and sites.
#[derive(Debug, Clone, Default)]
struct Names {
    levels: Vec<String>,
    groups: Vec<String>,
    sites: Vec<String>,
}

const LISTS: [&str; 3] = ["levels", "groups", "sites"];
const BLOCKS: [&str; 9] =
    ["deductible", "later_admissions", "rate", "status", "off_site", "referral", "cap", "above_cap", "critical"];

impl PolicyCheck<'_> {
    /// Checks one file.
    pub(super) fn check(&mut self, raw: &RawPolicy, file: &str) -> Policy {
        let top = Spot::top(file);
        let mut keys = vec!["place", "valid", "employee", "resident", "allow"];
        keys.extend(LISTS);
        keys.extend(Meta::KEYS);
        self.only(&top, &raw.pairs, &keys);
        let scope = if let Some(code) = raw.get("place").and_then(RawNode::text) {
            self.known.codes.scope(self.findings, &top.key("place"), code)
        } else {
            self.findings.add(&top, Problem::MissingField { field: "place".to_owned() });
            Scope::National
        };
        self.allows(&top, raw);
        let valid = self.valid(&top, raw.get("valid"));
        let meta = self.meta(&top, &raw.pairs, &Meta::default());
        let mut lists = Section::default();
        let names = self.lists(&top, &raw.pairs, &Names::default(), &mut lists);
        let mut scheme = |scheme: Scheme| {
            let Some(node) = raw.get(scheme.code()) else { return SchemeRules::default() };
            self.scheme(&top.key(scheme.code()), node, &meta, &names, &lists)
        };
        let employee = scheme(Scheme::Employee);
        let resident = scheme(Scheme::Resident);
        let file = file.rsplit('/').next().unwrap_or(file).into();
        Policy { file, scope, valid, employee, resident }
    }

    fn allows(&mut self, top: &Spot<'_>, raw: &RawPolicy) {
        let spot = top.key("allow");
        let Some(list) = raw.get("allow").and_then(|node| self.items(&spot, node)) else { return };
        for (at, item) in list.iter().enumerate() {
            let item_spot = spot.item(at);
            let text = |key: &str| item.get(key).and_then(RawNode::text).unwrap_or_default();
            self.findings.words(&item_spot.key("reason"), text("reason"));
            self.findings.allow(top, &item_spot.key("code"), text("code"));
        }
    }

    fn valid(&mut self, top: &Spot<'_>, node: Option<&RawNode>) -> Valid {
        let Some(node) = node else { return Valid::default() };
        let spot = top.key("valid");
        let Some(pairs) = self.map(&spot, node) else { return Valid::default() };
        self.only(&spot, pairs, &["from", "to"]);
        let mut date = |key: &str| -> Option<Date> {
            let text = node.get(key)?.text().unwrap_or_default();
            let date = text.parse().ok();
            if date.is_none() {
                let advice = "write a day: 2025-07-01".to_owned();
                self.findings.advise(&spot.key(key), Problem::BadDate { text: text.to_owned() }, Some(advice));
            }
            date
        };
        let valid = Valid { from: date("from"), to: date("to") };
        if let (Some(from), Some(to)) = (valid.from, valid.to)
            && to < from
        {
            self.findings.add(&spot, Problem::BadPolicy { why: "it ends before it begins".to_owned() });
        }
        valid
    }

    fn scheme(&mut self, spot: &Spot<'_>, node: &RawNode, meta: &Meta, names: &Names, lists: &Section) -> SchemeRules {
        let mut rules = SchemeRules::default();
        let Some(pairs) = self.map(spot, node) else { return rules };
        let cares = Care::ALL.map(Care::code);
        let mut keys = vec!["account", "context", "ask"];
        keys.extend(cares);
        keys.extend(LISTS);
        keys.extend(BLOCKS);
        keys.extend(Meta::KEYS);
        self.only(spot, pairs, &keys);
        let meta = self.meta(spot, pairs, meta);
        let inherited = Section {
            levels: lists.levels.clone(),
            groups: lists.groups.clone(),
            sites: lists.sites.clone(),
            ..Section::default()
        };
        let (general, names) = self.section(spot, pairs, &meta, names, inherited);
        rules.general = general;
        for care in Care::ALL {
            let Some(node) = node.get(care.code()) else { continue };
            let spot = spot.key(care.code());
            let Some(pairs) = self.map(&spot, node) else { continue };
            let mut keys = vec!["like", "context", "ask"];
            keys.extend(LISTS);
            keys.extend(BLOCKS);
            keys.extend(Meta::KEYS);
            self.only(&spot, pairs, &keys);
            let meta = self.meta(&spot, pairs, &meta);
            let (section, _) = self.section(&spot, pairs, &meta, &names, Section::default());
            *rules.care_mut(care) = section;
        }
        rules.account = node.get("account").and_then(|node| self.account(&spot.key("account"), node, &meta));
        rules
    }

    /// One section: its lists, its blocks, what is told beside them.
    fn section(
        &mut self,
        spot: &Spot<'_>,
        pairs: &[(String, RawNode)],
        meta: &Meta,
        names: &Names,
        mut section: Section,
    ) -> (Section, Names) {
        let names = self.lists(spot, pairs, names, &mut section);
        let get = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, node)| node);
        section.like = get("like").and_then(|node| self.like(&spot.key("like"), node));
        let deductible = get("deductible");
        section.deductible = deductible.and_then(|node| self.deductible(&spot.key("deductible"), node, meta, &names));
        let later = get("later_admissions");
        section.later_admissions =
            later.and_then(|node| self.later_admissions(&spot.key("later_admissions"), node, meta, &names));
        section.rate = get("rate").and_then(|node| self.rate(&spot.key("rate"), node, meta, &names));
        section.status = get("status").and_then(|node| self.adjust(&spot.key("status"), node, meta, &names));
        section.off_site = get("off_site").and_then(|node| self.adjust(&spot.key("off_site"), node, meta, &names));
        section.referral = get("referral").and_then(|node| self.adjust(&spot.key("referral"), node, meta, &names));
        section.cap = get("cap").and_then(|node| self.cap(&spot.key("cap"), node, meta, &names));
        section.above_cap =
            get("above_cap").and_then(|node| self.above_cap(&spot.key("above_cap"), node, meta, &names));
        section.critical = get("critical").and_then(|node| self.critical(&spot.key("critical"), node, meta, &names));
        section.context = get("context").map_or_else(Vec::new, |node| self.asides(&spot.key("context"), node, meta));
        section.ask = get("ask").map_or_else(Vec::new, |node| self.asides(&spot.key("ask"), node, meta));
        (section, names)
    }

    fn like(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Care> {
        let text = node.text().unwrap_or_default();
        let unknown = |word| Problem::UnknownWord { what: "kind of care".to_owned(), word };
        super::ids::word_of(self.findings, spot, text, &Care::ALL, Care::code, unknown)
    }

    /// Things told but not computed with.
    fn asides(&mut self, spot: &Spot<'_>, node: &RawNode, meta: &Meta) -> Vec<Aside> {
        let Some(items) = self.items(spot, node) else { return Vec::new() };
        let mut asides = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let spot = spot.item(at);
            let Some(pairs) = self.map(&spot, item) else { continue };
            let mut keys = vec!["zh", "en"];
            keys.extend(Meta::KEYS);
            self.only(&spot, pairs, &keys);
            let text = self.label(&spot, item);
            let meta = self.meta(&spot, pairs, meta);
            if let (Some(text), Some(cited)) = (text, self.cited_even_lead(&spot, &meta)) {
                asides.push(Aside { text, cited });
            }
        }
        asides
    }
}
