//! What is worth finding out: how much narrower the result gets when one thing becomes known.

use super::choices::choices;
use super::claim::Claim;
use super::exact::Exact;
use super::parameters::{Choice, Parameter};
use super::scene::{Corner, Dial};
use super::search::{Hold, alternatives, extremes, settings};
use crate::domain::{Alternative, Block, Fen, NonEmpty, Reading, Rules, Standing, Variant};

/// Something one can find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What a rule says.
    Rule(Parameter),
    /// Which group one belongs to.
    Group,
    /// Which level the hospital has.
    Level,
    /// Where one was treated, and whether it was filed.
    Site,
    /// Whether there was a referral.
    Referral,
    /// The how manyth stay it is.
    Admission,
}

/// What knowing one thing would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// The thing.
    pub question: Question,
    /// How wide the result still is at most.
    pub width: Fen,
    /// How much narrower that is.
    pub saved: Fen,
}

/// Everything uncertain about a result, most worth knowing first.
#[must_use]
pub fn find_out(rules: &Rules<'_>, claim: &Claim) -> Vec<Worth> {
    let all = choices(rules, claim);
    let Some(now) = width(rules, claim, &all, None) else { return Vec::new() };
    let mut found: Vec<Worth> = Parameter::ALL
        .into_iter()
        .filter_map(|parameter| Some((Question::Rule(parameter), known_rule(rules, claim, &all, parameter)?)))
        .chain(answers(rules, claim, &all))
        .map(|(question, width)| Worth { question, width, saved: now.less(width) })
        .collect();
    found.sort_by(|one, other| other.saved.cmp(&one.saved).then(one.question.cmp(&other.question)));
    found
}

fn width(rules: &Rules<'_>, claim: &Claim, choices: &[Choice<'_>], hold: Option<Hold>) -> Option<Fen> {
    let ends = extremes(rules, claim, choices, hold)?;
    let rounded = |end: Exact| Fen::nearest(end.half_up());
    Some(rounded(ends.high.0).less(rounded(ends.low.0)))
}

/// The widest result that is left when a block is known, or nothing where it is certain.
fn known_rule(rules: &Rules<'_>, claim: &Claim, all: &[Choice<'_>], parameter: Parameter) -> Option<Fen> {
    let count = alternatives(rules)[parameter as usize];
    let mut varying: Vec<Dial> = Vec::new();
    settings(rules, claim, all, None, |_, _, setting| {
        for dial in parameter.dials() {
            if setting.scene.varies(*dial) && !varying.contains(dial) {
                varying.push(*dial);
            }
        }
    });
    if count == 1 && varying.is_empty() {
        return None;
    }
    let mut widest = None;
    for alternative in 0..count {
        for number in 0..1_u32 << varying.len() {
            let mut corner = Corner::default();
            for (bit, dial) in varying.iter().enumerate() {
                corner = corner.with(*dial, usize::from(number >> bit & 1 == 1));
            }
            let hold = Hold { parameter, alternative, corner };
            widest = widest.max(width(rules, claim, all, Some(hold)));
        }
    }
    widest
}

/// The widest result that is left when an answer is known, for each answer the person is unsure of.
fn answers(rules: &Rules<'_>, claim: &Claim, all: &[Choice<'_>]) -> Vec<(Question, Fen)> {
    type Key = fn(&Choice<'_>) -> String;
    let questions: [(Question, Key); 5] = [
        (Question::Group, |choice| choice.group.map(|group| group.id.to_string()).unwrap_or_default()),
        (Question::Level, |choice| choice.level.map(|level| level.id.to_string()).unwrap_or_default()),
        (Question::Site, |choice| choice.site.id.to_string()),
        (Question::Referral, |choice| format!("{:?}", choice.referred)),
        (Question::Admission, |choice| choice.admission.to_string()),
    ];
    let mut found = Vec::new();
    for (question, key) in questions {
        let mut keys: Vec<String> = all.iter().map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() < 2 {
            continue;
        }
        let known = |wanted: &String| {
            let only: Vec<Choice<'_>> = all.iter().filter(|choice| key(choice) == *wanted).copied().collect();
            width(rules, claim, &only, None)
        };
        if let Some(widest) = keys.iter().filter_map(known).max() {
            found.push((question, widest));
        }
    }
    found
}

/// What another way of taking a rule would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Otherwise {
    /// The block.
    pub parameter: Parameter,
    /// The reading it belongs to, if it is one.
    pub reading: Option<Reading>,
    /// What would come back at least.
    pub low: Fen,
    /// What would come back at most.
    pub high: Fen,
}

/// Every other reading and variant that would change an end of the result.
#[must_use]
pub fn otherwise(rules: &Rules<'_>, claim: &Claim) -> Vec<Otherwise> {
    let Some(now) = super::result::ends(rules, claim) else { return Vec::new() };
    let mut found = Vec::new();
    let mut look = |parameter: Parameter, reading: Option<Reading>, ends: Option<(Fen, Fen)>| {
        if let Some((low, high)) = ends.filter(|ends| *ends != now) {
            found.push(Otherwise { parameter, reading, low, high });
        }
    };
    for (reading, block) in variants(rules.deductible) {
        let rules = Rules { deductible: instead(rules.deductible, &block), ..rules.clone() };
        look(Parameter::Deductible, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.later_admissions) {
        let rules = Rules { later_admissions: instead(rules.later_admissions, &block), ..rules.clone() };
        look(Parameter::LaterAdmissions, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.rate) {
        let rules = Rules { rate: instead(rules.rate, &block), ..rules.clone() };
        look(Parameter::Rate, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.status) {
        let rules = Rules { status: instead(rules.status, &block), ..rules.clone() };
        look(Parameter::Status, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.off_site) {
        let rules = Rules { off_site: instead(rules.off_site, &block), ..rules.clone() };
        look(Parameter::OffSite, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.referral) {
        let rules = Rules { referral: instead(rules.referral, &block), ..rules.clone() };
        look(Parameter::Referral, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.cap) {
        let rules = Rules { cap: instead(rules.cap, &block), ..rules.clone() };
        look(Parameter::Cap, reading, super::result::ends(&rules, claim));
    }
    for (reading, block) in variants(rules.above_cap) {
        let rules = Rules { above_cap: instead(rules.above_cap, &block), ..rules.clone() };
        look(Parameter::AboveCap, reading, super::result::ends(&rules, claim));
    }
    found
}

/// The variants of a block as blocks of their own.
fn variants<T: Clone>(standing: Option<Standing<'_, T>>) -> Vec<(Option<Reading>, Block<T>)> {
    let variants = standing.map_or(&[] as &[Variant<T>], |held| &held.block.variants);
    variants
        .iter()
        .map(|variant| {
            let alternative: Alternative<T> = variant.instead.clone();
            (variant.reading, Block { alternatives: NonEmpty::of(alternative), variants: Vec::new() })
        })
        .collect()
}

fn instead<'b, T>(standing: Option<Standing<'b, T>>, block: &'b Block<T>) -> Option<Standing<'b, T>> {
    standing.map(|held| Standing { block, ..held })
}
