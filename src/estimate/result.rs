//! The result: two bills, where their rules come from, and what has to be said beside them.

use thiserror::Error;

use super::bill::{Bill, bill};
use super::choices::choices;
use super::claim::{Answer, Claim, Visit};
use super::parameters::{BLOCKS, Parameter, alternative, setting};
use super::search::{extremes, has_result};
use crate::domain::{Aside, Cited, Date, Fen, Layer, Level, Replaced, Rules, RulesFrom, Standing, YearUse};

/// An estimate. Every combination the cited rules allow lies between the two bills.
#[derive(Debug, Clone)]
pub struct Estimate<'a> {
    /// The least favourable bill.
    pub low: Bill<'a>,
    /// The most favourable bill.
    pub high: Bill<'a>,
    /// Where the rate comes from: the label of the whole result.
    pub from: RulesFrom,
    /// What has to be said.
    pub notes: Vec<Note<'a>>,
    /// Blocks of further layers that do not hold.
    pub unused: Vec<Replaced<'a>>,
}

/// Something that has to be said beside a result.
#[derive(Debug, Clone)]
pub enum Note<'a> {
    /// The place has no rate of its own.
    Fallback(Layer),
    /// A rule is old, or its file has ended.
    Stale {
        /// The rule.
        cited: &'a Cited,
        /// The last day of its file, if that is over.
        ended: Option<Date>,
    },
    /// Out of scope and class B were not given.
    SplitUnknown,
    /// What was used this year was not given.
    YearUnknown(Vec<YearUse>),
    /// Critical illness insurance is not counted: no rule gives its threshold and its rates.
    CriticalNotCounted,
    /// No rule gives a rate at these levels; the result spans the others.
    NoRateAt(Vec<&'a Level>),
    /// The same source says something else, too.
    Context(&'a Aside),
    /// Worth asking about, not computed with.
    Ask(&'a Aside),
}

impl Note<'_> {
    /// The code used in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Fallback(_) => "W-FALLBACK",
            Self::Stale { .. } => "W-STALE",
            Self::SplitUnknown => "W-SPLIT-UNKNOWN",
            Self::YearUnknown(_) => "W-YTD",
            Self::CriticalNotCounted => "W-CRITICAL",
            Self::NoRateAt(_) => "W-NO-RATE",
            Self::Context(_) => "W-CONTEXT",
            Self::Ask(_) => "W-ASK",
        }
    }
}

/// No layer has a rate for the case.
#[derive(Debug, Clone, Error)]
#[error("no rule gives a rate for this case")]
pub struct NoRule<'a> {
    /// The levels of the place that have one.
    pub has: Vec<&'a Level>,
    /// With this other answer about the referral there is one.
    pub referral: Option<bool>,
}

/// Estimates a bill under the rules of its place.
///
/// # Errors
/// No layer has a rate for the case.
pub fn estimate<'a>(rules: &Rules<'a>, claim: &Claim) -> Result<Estimate<'a>, NoRule<'a>> {
    let all = choices(rules, claim);
    let found = extremes(rules, claim, &all).and_then(|ends| {
        let low = bill(rules, claim, ends.low.1)?;
        let high = bill(rules, claim, ends.high.1)?;
        Some((low, high, rules.rate?.from))
    });
    let Some((low, high, from)) = found else { return Err(no_rule(rules, claim)) };
    let notes = notes(rules, claim, &[&low, &high], from);
    Ok(Estimate { low, high, from, notes, unused: rules.replaced.clone() })
}

/// The ends of a result alone, without bills: what comes back at least and at most. Nothing where no rule gives a rate.
#[must_use]
pub fn ends(rules: &Rules<'_>, claim: &Claim) -> Option<(Fen, Fen)> {
    let found = extremes(rules, claim, &choices(rules, claim))?;
    Some((Fen::nearest(found.low.0.half_up()), Fen::nearest(found.high.0.half_up())))
}

/// What else than the claim says would have a rate.
fn no_rule<'a>(rules: &Rules<'a>, claim: &Claim) -> NoRule<'a> {
    let other = match claim.referral {
        Answer::Known(referred) => Some(!referred),
        Answer::Unsure => None,
    };
    let has_rate = |referred: &bool| {
        let claim = Claim { referral: Answer::Known(*referred), ..claim.clone() };
        has_result(rules, &claim)
    };
    NoRule { has: levels_with_rate(rules, claim), referral: other.filter(has_rate) }
}

/// The levels of the place for which the case has a rate.
fn levels_with_rate<'a>(rules: &Rules<'a>, claim: &Claim) -> Vec<&'a Level> {
    let Some(first) = choices(rules, claim).first().copied() else { return Vec::new() };
    let has = |level: &&Level| {
        let choice = super::parameters::Choice { level: Some(level), ..first };
        setting(rules, claim, &choice, &[0; BLOCKS]).is_ok()
    };
    rules.levels.iter().filter(has).collect()
}

fn notes<'a>(rules: &Rules<'a>, claim: &Claim, bills: &[&Bill<'a>; 2], from: RulesFrom) -> Vec<Note<'a>> {
    let mut notes = Vec::new();
    match from {
        RulesFrom::Layer(layer @ (Layer::Province | Layer::National)) => notes.push(Note::Fallback(layer)),
        RulesFrom::Layer(Layer::City) | RulesFrom::Typed => {}
    }
    if !claim.cost.split_known() {
        notes.push(Note::SplitUnknown);
    }
    let missing = year_unknown(rules, claim);
    if !missing.is_empty() {
        notes.push(Note::YearUnknown(missing));
    }
    notes.extend(stale(rules, bills));
    let unsure = claim.level == Answer::Unsure && rules.level_matters();
    let known = if unsure { levels_with_rate(rules, claim) } else { Vec::new() };
    let missing: Vec<&Level> =
        rules.levels.iter().filter(|level| unsure && !known.iter().any(|other| other.id == level.id)).collect();
    if !missing.is_empty() {
        notes.push(Note::NoRateAt(missing));
    }
    if rules.critical.is_none() && matches!(claim.visit, Visit::Inpatient(_) | Visit::Special) {
        notes.push(Note::CriticalNotCounted);
    }
    for (_, section) in &rules.sections {
        notes.extend(section.context.iter().map(Note::Context));
        notes.extend(section.ask.iter().map(Note::Ask));
    }
    notes
}

/// What counts over the year and was not given.
fn year_unknown(rules: &Rules<'_>, claim: &Claim) -> Vec<YearUse> {
    let given = |used: YearUse| match used {
        YearUse::Deductible => claim.year.deductible,
        YearUse::Payment => claim.year.paid,
        YearUse::Cost => claim.year.cost,
    };
    YearUse::ALL.into_iter().filter(|used| rules.goes_on(*used) && given(*used).is_none()).collect()
}

/// The old rules among those the bills depend on, each source once.
fn stale<'a>(rules: &Rules<'a>, bills: &[&Bill<'a>; 2]) -> Vec<Note<'a>> {
    let mut seen: Vec<&Cited> = Vec::new();
    let mut notes = Vec::new();
    for parameter in Parameter::ALL {
        if !bills.iter().any(|bill| bill.active.contains(&parameter)) {
            continue;
        }
        for (cited, ended) in cited(rules, parameter) {
            let ended = ended.filter(|last| *last < rules.as_of);
            let known = seen.iter().any(|other| other.source.id == cited.source.id && other.dated() == cited.dated());
            if (ended.is_some() || cited.stale(rules.as_of)) && !known {
                seen.push(cited);
                notes.push(Note::Stale { cited, ended });
            }
        }
    }
    notes
}

/// Who says what a block says, and when its file ends.
pub(super) fn cited<'a>(rules: &Rules<'a>, parameter: Parameter) -> Vec<(&'a Cited, Option<Date>)> {
    fn of<T>(standing: Option<Standing<'_, T>>) -> Vec<(&Cited, Option<Date>)> {
        let Some(held) = standing else { return Vec::new() };
        let ended = held.policy.and_then(|policy| policy.valid.to);
        (0..u8::try_from(held.block.alternatives.len()).unwrap_or(u8::MAX))
            .filter_map(|at| Some((alternative(standing, at)?.cited.as_ref()?, ended)))
            .collect()
    }
    match parameter {
        Parameter::Deductible => of(rules.deductible),
        Parameter::LaterAdmissions => of(rules.later_admissions),
        Parameter::Rate => of(rules.rate),
        Parameter::Status => of(rules.status),
        Parameter::OffSite => of(rules.off_site),
        Parameter::Referral => of(rules.referral),
        Parameter::Cap => of(rules.cap),
        Parameter::AboveCap => of(rules.above_cap),
        Parameter::Critical => of(rules.critical),
    }
}
