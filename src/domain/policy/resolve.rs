//! Which rule holds: for each block the nearest layer's, on the day asked, with what it replaced.

use std::collections::BTreeMap;

use super::{
    AboveCap, Adjust, Block, Cap, Care, Cited, Class, Credit, Critical, Deductible, Group, Later, Level, Policy,
    RateRule, Scheme, Section, Site, SiteKind, Tree, Typed,
};
use crate::domain::{Date, Layer, Page, Place, PlaceCode, Scope, page_of};

/// Every file of rules, and the lists everybody knows. A bill needs the rules of one province and those that hold
/// everywhere, so each province's are read when a place of it is asked about.
#[derive(Debug)]
pub struct PolicyBook {
    national: Vec<Policy>,
    provinces: Vec<(PlaceCode, Page<Vec<Policy>>)>,
    levels: Vec<Level>,
    sites: Vec<Site>,
}

/// Which layer a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RulesFrom {
    /// A file.
    Layer(Layer),
    /// The person.
    Typed,
}

impl RulesFrom {
    /// The word used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Layer(layer) => layer.code(),
            Self::Typed => "typed",
        }
    }
}

/// A block that does not hold because a nearer one does.
#[derive(Debug, Clone, Copy)]
pub struct Replaced<'a> {
    /// Its key in the file.
    pub key: &'static str,
    /// Its layer.
    pub layer: Layer,
    /// Its file.
    pub file: &'a str,
    /// Who says so.
    pub cited: Option<&'a Cited>,
}

/// A block that holds.
#[derive(Debug)]
pub struct Standing<'a, T> {
    /// The block.
    pub block: &'a Block<T>,
    /// Where it comes from.
    pub from: RulesFrom,
    /// Its file; nothing for what was typed.
    pub policy: Option<&'a Policy>,
}

impl<'a, T> Standing<'a, T> {
    /// The same as one that does not hold, because the person gave another; `key` is its key in the file. Nothing where it
    /// was typed itself.
    #[must_use]
    pub fn replaced(self, key: &'static str) -> Option<Replaced<'a>> {
        let RulesFrom::Layer(layer) = self.from else { return None };
        Some(lost(key, layer, self.policy?, self.block))
    }
}

impl<T> Clone for Standing<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Standing<'_, T> {}

/// The rules of one place, scheme and care on one day.
#[derive(Debug, Clone)]
pub struct Rules<'a> {
    /// The scheme.
    pub scheme: Scheme,
    /// The care.
    pub care: Care,
    /// The day.
    pub as_of: Date,
    /// The levels one can choose.
    pub levels: &'a [Level],
    /// The groups one can choose; empty where nobody is told apart.
    pub groups: &'a [Group],
    /// The sites one can choose.
    pub sites: &'a [Site],
    /// 起付线.
    pub deductible: Option<Standing<'a, Deductible>>,
    /// Later admissions.
    pub later_admissions: Option<Standing<'a, Tree<Later>>>,
    /// 报销比例.
    pub rate: Option<Standing<'a, RateRule>>,
    /// The care that the rate is written for, where it is another one: this one is like it, and nothing nearer is said.
    pub rate_of: Option<Care>,
    /// Status, group, age.
    pub status: Option<Standing<'a, Tree<Adjust>>>,
    /// Elsewhere.
    pub off_site: Option<Standing<'a, Tree<Adjust>>>,
    /// Without a referral.
    pub referral: Option<Standing<'a, Tree<Adjust>>>,
    /// 封顶线.
    pub cap: Option<Standing<'a, Cap>>,
    /// Above the cap.
    pub above_cap: Option<Standing<'a, AboveCap>>,
    /// 大病保险.
    pub critical: Option<Standing<'a, Critical>>,
    /// Blocks that do not hold.
    pub replaced: Vec<Replaced<'a>>,
    /// What is told beside the result, and what is only worth asking about: the sections that speak about this care.
    pub sections: Vec<(Layer, &'a Section)>,
}

/// One file's sections for a care, the closest first.
struct Reach<'a> {
    layer: Layer,
    policy: &'a Policy,
    sections: [Option<&'a Section>; 3],
}

impl PolicyBook {
    /// A book of what holds everywhere and of one page for each province.
    pub fn new(national: Vec<Policy>, provinces: impl IntoIterator<Item = (PlaceCode, Page<Vec<Policy>>)>) -> Self {
        let levels = Class::ALL.map(Level::standard).to_vec();
        let sites = SiteKind::ALL.map(Site::standard).to_vec();
        Self { national, provinces: provinces.into_iter().collect(), levels, sites }
    }

    /// A book of what was read as a whole.
    #[must_use]
    pub fn sorted_out(policies: Vec<Policy>) -> Self {
        let mut areas: BTreeMap<Option<PlaceCode>, Vec<Policy>> = BTreeMap::new();
        for policy in policies {
            areas.entry(policy.scope.province()).or_default().push(policy);
        }
        let national = areas.remove(&None).unwrap_or_default();
        let provinces = areas.into_iter().filter_map(|(area, policies)| Some((area?, page_of(move || policies))));
        Self::new(national, provinces)
    }

    /// Every file, those that hold everywhere first. Reads them all.
    pub fn policies(&self) -> impl Iterator<Item = &Policy> + Clone {
        self.national.iter().chain(self.provinces.iter().flat_map(|(_, page)| &**page))
    }

    /// The files that may say something about `place`; without a place, those that hold everywhere.
    fn files_for(&self, place: Option<&Place>) -> impl Iterator<Item = &Policy> {
        let province = place.map(|place| place.province.code);
        let own = self.provinces.iter().find(|(code, _)| Some(*code) == province);
        own.into_iter().flat_map(|(_, page)| &**page).chain(&self.national)
    }

    /// Reads the rules for `place`, unless they have been read.
    pub fn read_ahead(&self, place: &Place) {
        let _ = self.files_for(Some(place)).next();
    }

    /// The files that reach `place` (or only the national ones without a place) and hold on `as_of` or held before it,
    /// nearest layer first, then newest first.
    fn reaching<'a>(&'a self, place: Option<&Place>, as_of: Date) -> Vec<(Layer, &'a Policy)> {
        let mut files: Vec<(Layer, &Policy)> = self
            .files_for(place)
            .filter(|policy| policy.valid.from.is_none_or(|from| from <= as_of))
            .filter_map(|policy| {
                let layer = match place {
                    Some(place) => policy.scope.reaches(place)?,
                    None if policy.scope == Scope::National => Layer::National,
                    None => return None,
                };
                Some((layer, policy))
            })
            .collect();
        files.sort_by(|(one, first), (other, second)| one.cmp(other).then(second.valid.from.cmp(&first.valid.from)));
        files
    }

    /// The rules of `place` for one scheme and care on `as_of`; without a place the national ones.
    #[must_use]
    pub fn rules(&self, place: Option<&Place>, scheme: Scheme, care: Care, as_of: Date) -> Rules<'_> {
        let files = self.reaching(place, as_of);
        let like = files.iter().find_map(|(_, policy)| policy.scheme(scheme).care(care).like);
        let reach: Vec<Reach<'_>> = files
            .into_iter()
            .map(|(layer, policy)| {
                let rules = policy.scheme(scheme);
                let sections = [Some(rules.care(care)), like.map(|like| rules.care(like)), Some(&rules.general)];
                Reach { layer, policy, sections }
            })
            .collect();
        let has_rate = |section: Option<&Section>| section.is_some_and(|section| section.rate.is_some());
        let rated = reach.iter().map(|reach| reach.sections.map(has_rate)).find(|has| has.contains(&true));
        let mut replaced = Vec::new();
        let mut lists = reach.iter().flat_map(|reach| reach.sections.into_iter().flatten());
        let levels = lists.clone().find_map(|section| section.levels.as_deref()).unwrap_or(&self.levels);
        let groups = lists.clone().find_map(|section| section.groups.as_deref()).unwrap_or(&[]);
        let sites = lists.find_map(|section| section.sites.as_deref()).unwrap_or(&self.sites);
        let mut rules = Rules {
            scheme,
            care,
            as_of,
            levels,
            groups,
            sites,
            deductible: nearest(&reach, "deductible", |section| section.deductible.as_ref(), &mut replaced),
            later_admissions: nearest(
                &reach,
                "later_admissions",
                |section| section.later_admissions.as_ref(),
                &mut replaced,
            ),
            rate: nearest(&reach, "rate", |section| section.rate.as_ref(), &mut replaced),
            rate_of: like.filter(|_| matches!(rated, Some([false, true, _]))),
            status: nearest(&reach, "status", |section| section.status.as_ref(), &mut replaced),
            off_site: nearest(&reach, "off_site", |section| section.off_site.as_ref(), &mut replaced),
            referral: nearest(&reach, "referral", |section| section.referral.as_ref(), &mut replaced),
            cap: nearest(&reach, "cap", |section| section.cap.as_ref(), &mut replaced),
            above_cap: nearest(&reach, "above_cap", |section| section.above_cap.as_ref(), &mut replaced),
            critical: nearest(&reach, "critical", |section| section.critical.as_ref(), &mut replaced),
            replaced: Vec::new(),
            sections: reach
                .iter()
                .flat_map(|reach| reach.sections.into_iter().flatten().map(|section| (reach.layer, section)))
                .filter(|(_, section)| !section.context.is_empty() || !section.ask.is_empty())
                .collect(),
        };
        rules.replaced = replaced;
        rules
    }

    /// The account credit of `place` on `as_of`, and what it replaced.
    #[must_use]
    pub fn credit(&self, place: Option<&Place>, as_of: Date) -> (Option<Standing<'_, Credit>>, Vec<Replaced<'_>>) {
        let mut found = None;
        let mut replaced = Vec::new();
        for (layer, policy) in self.reaching(place, as_of) {
            let Some(block) = policy.employee.account.as_ref() else { continue };
            if found.is_none() {
                found = Some(Standing { block, from: RulesFrom::Layer(layer), policy: Some(policy) });
            } else {
                replaced.push(lost("account", layer, policy, block));
            }
        }
        (found, replaced)
    }
}

fn lost<'a, T>(key: &'static str, layer: Layer, policy: &'a Policy, block: &'a Block<T>) -> Replaced<'a> {
    Replaced { key, layer, file: &policy.file, cited: block.alternatives.first().cited.as_ref() }
}

fn nearest<'a, T>(
    reach: &[Reach<'a>],
    key: &'static str,
    pick: impl Fn(&'a Section) -> Option<&'a Block<T>>,
    replaced: &mut Vec<Replaced<'a>>,
) -> Option<Standing<'a, T>> {
    let mut found: Option<Standing<'a, T>> = None;
    for file in reach {
        let Some(block) = file.sections.into_iter().flatten().find_map(&pick) else { continue };
        if found.is_none() {
            found = Some(Standing { block, from: RulesFrom::Layer(file.layer), policy: Some(file.policy) });
        } else {
            replaced.push(lost(key, file.layer, file.policy, block));
        }
    }
    found
}

fn over<'a, T>(
    held: &mut Option<Standing<'a, T>>,
    key: &'static str,
    typed: Option<&'a Block<T>>,
    replaced: &mut Vec<Replaced<'a>>,
) {
    let Some(block) = typed else { return };
    if let Some(Standing { block, from: RulesFrom::Layer(layer), policy: Some(policy) }) = *held {
        replaced.push(lost(key, layer, policy, block));
    }
    *held = Some(Standing { block, from: RulesFrom::Typed, policy: None });
}

impl<'a> Rules<'a> {
    /// The same rules with what the person typed in their place. A typed deductible is the one of this admission, and a
    /// typed rate the one of this status, unless more was typed.
    #[must_use]
    pub fn with(mut self, typed: &'a Typed) -> Self {
        let mut replaced = std::mem::take(&mut self.replaced);
        if typed.rate.is_some() && typed.deductible.is_some() {
            drop_held(&mut self.status, "status", &mut replaced);
        }
        if typed.deductible.is_some() {
            drop_held(&mut self.later_admissions, "later_admissions", &mut replaced);
        }
        over(&mut self.deductible, "deductible", typed.deductible.as_ref(), &mut replaced);
        over(&mut self.later_admissions, "later_admissions", typed.later_admissions.as_ref(), &mut replaced);
        over(&mut self.rate, "rate", typed.rate.as_ref(), &mut replaced);
        self.rate_of = self.rate_of.filter(|_| typed.rate.is_none());
        over(&mut self.off_site, "off_site", typed.off_site.as_ref(), &mut replaced);
        over(&mut self.cap, "cap", typed.cap.as_ref(), &mut replaced);
        over(&mut self.above_cap, "above_cap", typed.above_cap.as_ref(), &mut replaced);
        over(&mut self.critical, "critical", typed.critical.as_ref(), &mut replaced);
        self.replaced = replaced;
        self
    }
}

fn drop_held<'a, T>(held: &mut Option<Standing<'a, T>>, key: &'static str, replaced: &mut Vec<Replaced<'a>>) {
    if let Some(Standing { block, from: RulesFrom::Layer(layer), policy: Some(policy) }) = held.take() {
        replaced.push(lost(key, layer, policy, block));
    }
}
