//! What is worth finding out: how much narrower the result gets when one thing becomes known.

use super::choices::choices;
use super::claim::Claim;
use super::exact::Exact;
use super::parameters::{Alternatives, Choice, Parameter, Setting};
use super::scene::{Corner, Dial};
use super::search::{Hold, alternatives, corners, settings};
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

/// One possibility under one combination of alternatives.
struct Case {
    choice: usize,
    alternatives: Alternatives,
    setting: Setting,
}

/// Everything uncertain about a result, most worth knowing first.
#[must_use]
pub fn find_out(rules: &Rules<'_>, claim: &Claim) -> Vec<Worth> {
    let choices = choices(rules, claim);
    // Every question looks at some of these; building them takes longer than looking.
    let mut all: Vec<Case> = Vec::with_capacity(choices.len());
    settings(rules, claim, &choices, |choice, alternatives, setting| {
        all.push(Case { choice, alternatives: *alternatives, setting });
    });
    let Some(now) = width(&all, None) else { return Vec::new() };
    let counts = alternatives(rules);
    let mut found: Vec<Worth> = Parameter::ALL
        .into_iter()
        .filter_map(|parameter| {
            let count = counts[parameter as usize];
            Some((Question::Rule(parameter), known_rule(&all, parameter, count)?))
        })
        .chain(answers(&all, &choices))
        .map(|(question, width)| Worth { question, width, saved: now.less(width) })
        .collect();
    found.sort_by(|one, other| other.saved.cmp(&one.saved).then(one.question.cmp(&other.question)));
    found
}

/// How far the ends lie apart, or nothing where no case has a rate. A held block keeps its alternative and its ends.
fn width<'c>(cases: impl IntoIterator<Item = &'c Case>, hold: Option<Hold>) -> Option<Fen> {
    let mut ends: Option<(Exact, Exact)> = None;
    for case in cases {
        if hold.is_some_and(|hold| case.alternatives[hold.parameter as usize] != hold.alternative) {
            continue;
        }
        corners(&case.setting, hold, |_, _, outcome| {
            let (low, high) = ends.unwrap_or((outcome.total, outcome.total));
            ends = Some((low.min(outcome.total), high.max(outcome.total)));
        });
    }
    let (low, high) = ends?;
    let rounded = |end: Exact| Fen::nearest(end.half_up());
    Some(rounded(high).less(rounded(low)))
}

/// The widest result that is left when a block is known, or nothing where it is certain.
fn known_rule(all: &[Case], parameter: Parameter, alternatives: u8) -> Option<Fen> {
    let varies = |dial: &Dial| all.iter().any(|case| case.setting.scene.varies(*dial));
    let varying: Vec<Dial> = parameter.dials().iter().copied().filter(varies).collect();
    if alternatives == 1 && varying.is_empty() {
        return None;
    }
    let mut widest = None;
    for alternative in 0..alternatives {
        for number in 0..1_u32 << varying.len() {
            let mut corner = Corner::default();
            for (bit, dial) in varying.iter().enumerate() {
                corner = corner.with(*dial, usize::from(number >> bit & 1 == 1));
            }
            let hold = Hold { parameter, alternative, corner };
            widest = widest.max(width(all, Some(hold)));
        }
    }
    widest
}

/// The widest result that is left when an answer is known, for each answer the person is unsure of.
fn answers(all: &[Case], choices: &[Choice<'_>]) -> Vec<(Question, Fen)> {
    // Whether two possibilities have the same answer.
    type Same = fn(&Choice<'_>, &Choice<'_>) -> bool;
    let questions: [(Question, Same); 5] = [
        (Question::Group, |one, other| one.group.map(|group| &group.id) == other.group.map(|group| &group.id)),
        (Question::Level, |one, other| one.level.map(|level| &level.id) == other.level.map(|level| &level.id)),
        (Question::Site, |one, other| one.site.id == other.site.id),
        (Question::Referral, |one, other| one.referred == other.referred),
        (Question::Admission, |one, other| one.admission == other.admission),
    ];
    let mut found = Vec::new();
    for (question, same) in questions {
        let is_new = |at: usize| !choices[..at].iter().any(|before| same(before, &choices[at]));
        let known: Vec<&Choice<'_>> = (0..choices.len()).filter(|at| is_new(*at)).map(|at| &choices[at]).collect();
        if known.len() < 2 {
            continue;
        }
        let left = |answer: &&Choice<'_>| width(all.iter().filter(|case| same(answer, &choices[case.choice])), None);
        if let Some(widest) = known.iter().filter_map(left).max() {
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
