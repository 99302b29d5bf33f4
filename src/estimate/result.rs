//! The result: two bills, where their rules come from, and what has to be said beside them.

use thiserror::Error;

use super::bill::{Bill, bill};
use super::choices::choices;
use super::claim::{Answer, Claim, Insured, Visit};
use super::parameters::{Choice, Parameter, alternative, status};
use super::search::{extremes, has_result};
use crate::domain::{
    Aside, Cited, Date, Dimension, Fen, Group, Layer, Level, Replaced, Rules, RulesFrom, Standing, YearUse,
};

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
    /// Answers that none of the rules looks at.
    NotUsed(Vec<NotUsed>),
    /// Critical illness insurance is not counted: no rule gives its threshold and its rates.
    CriticalNotCounted,
    /// No rule gives a rate for these; the result spans the others.
    NoRate(LeftOut<'a>),
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
            Self::NotUsed(_) => "W-NOT-USED",
            Self::CriticalNotCounted => "W-CRITICAL",
            Self::NoRate(_) => "W-NO-RATE",
            Self::Context(_) => "W-CONTEXT",
            Self::Ask(_) => "W-ASK",
        }
    }
}

/// An answer that changes nothing, because no rule of the case looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotUsed {
    /// The age.
    Age,
    /// With or without a referral.
    Referral,
    /// What was used up this year.
    Year(YearUse),
    /// What was carried this year, as critical illness insurance counts it.
    Carried,
}

/// Possibilities of what the person is unsure of for which no rule gives a rate.
#[derive(Debug, Clone, PartialEq)]
pub enum LeftOut<'a> {
    /// These groups.
    Groups(Vec<&'a Group>),
    /// These levels: in any case, or only with such a referral.
    Levels(Vec<&'a Level>, Option<bool>),
    /// With such a referral.
    Referral(bool),
}

/// No layer has a rate for the case.
#[derive(Debug, Clone, Error)]
#[error("no rule gives a rate for this case")]
pub struct NoRule<'a> {
    /// The levels of the place that have one.
    pub has: Vec<&'a Level>,
    /// The groups that have one, where the case is of one that has none.
    pub groups: Vec<&'a Group>,
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
        let low = bill(rules, claim, &all, ends.low.1)?;
        let high = bill(rules, claim, &all, ends.high.1)?;
        Some((low, high, rules.rate?.from, ends.rated))
    });
    let Some((low, high, from, rated)) = found else { return Err(no_rule(rules, claim)) };
    let mut said: Vec<Note<'a>> = left_out(rules, &all, &rated).into_iter().map(Note::NoRate).collect();
    said.extend(notes(rules, claim, &[&low, &high], from));
    Ok(Estimate { low, high, from, notes: said, unused: rules.replaced.clone() })
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
    let referral = other.filter(|referred| {
        let claim = Claim { referral: Answer::Known(*referred), ..claim.clone() };
        has_result(rules, &claim)
    });
    let at = |level: &&Level| {
        let claim = Claim { level: Answer::Known(level.id.clone()), ..claim.clone() };
        has_result(rules, &claim)
    };
    let of = |group: &&Group| {
        let known = Answer::Known(group.id.clone());
        let insured = match &claim.insured {
            Insured::Employee(status, _) => Insured::Employee(*status, known),
            Insured::Resident(_) => Insured::Resident(known),
        };
        has_result(rules, &Claim { insured, ..claim.clone() })
    };
    let groups = rules.groups_of(status(claim)).filter(of).collect();
    NoRule { has: rules.levels.iter().filter(at).collect(), groups, referral }
}

/// What of the possibilities has no rate, each said as widely as it holds.
fn left_out<'a>(rules: &Rules<'a>, all: &[Choice<'_>], rated: &[bool]) -> Vec<LeftOut<'a>> {
    if rated.iter().all(|rated| *rated) {
        return Vec::new();
    }
    let lacks = |is: &dyn Fn(&Choice<'_>) -> bool| {
        let mut of = all.iter().zip(rated).filter(|(choice, _)| is(choice)).peekable();
        of.peek().is_some() && of.all(|(_, rated)| !rated)
    };
    let in_group = |choice: &Choice<'_>, group: &Group| choice.group.is_some_and(|other| other.id == group.id);
    let at_level = |choice: &Choice<'_>, level: &Level| choice.level.is_some_and(|other| other.id == level.id);
    let groups: Vec<&Group> = rules.groups.iter().filter(|group| lacks(&|choice| in_group(choice, group))).collect();
    let levels: Vec<&Level> = rules.levels.iter().filter(|level| lacks(&|choice| at_level(choice, level))).collect();
    let referrals = [false, true];
    let (without, other): (Vec<bool>, Vec<bool>) =
        referrals.into_iter().partition(|referred| lacks(&|choice| choice.referred == Some(*referred)));
    let further = other.into_iter().map(|referred| {
        let lacks = |level: &&Level| lacks(&|choice| choice.referred == Some(referred) && at_level(choice, level));
        let further = rules.levels.iter().filter(|level| !levels.contains(level)).filter(lacks);
        LeftOut::Levels(further.collect(), Some(referred))
    });
    let further: Vec<LeftOut<'a>> = further.collect();
    let whole = [LeftOut::Groups(groups), LeftOut::Levels(levels, None)];
    let there = |left: &LeftOut<'_>| match left {
        LeftOut::Groups(groups) => !groups.is_empty(),
        LeftOut::Levels(levels, _) => !levels.is_empty(),
        LeftOut::Referral(_) => true,
    };
    whole.into_iter().chain(without.into_iter().map(LeftOut::Referral)).chain(further).filter(there).collect()
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
    let idle = not_used(rules, claim);
    if !idle.is_empty() {
        notes.push(Note::NotUsed(idle));
    }
    notes.extend(stale(rules, bills));
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
    let given = |used: YearUse| claim.year.of(used).is_some();
    YearUse::ALL.into_iter().filter(|used| rules.goes_on(*used) && !given(*used)).collect()
}

/// What was given and no rule looks at.
fn not_used(rules: &Rules<'_>, claim: &Claim) -> Vec<NotUsed> {
    let (Insured::Employee(_, group) | Insured::Resident(group)) = &claim.insured;
    let tells_ages =
        || rules.groups_of(status(claim)).any(|group| group.from_age.is_some() || group.below_age.is_some());
    let asks_age = *group == Answer::Unsure && rules.depends_on(Dimension::Person) && tells_ages();
    let some = |amount: Option<Fen>| amount.is_some_and(|amount| amount > Fen::ZERO);
    let mut idle = Vec::new();
    if claim.age.is_some() && !asks_age {
        idle.push(NotUsed::Age);
    }
    if claim.referral != Answer::Unsure && !rules.depends_on(Dimension::Referral) {
        idle.push(NotUsed::Referral);
    }
    let year = YearUse::ALL.into_iter().filter(|used| some(claim.year.of(*used)) && !rules.goes_on(*used));
    idle.extend(year.map(NotUsed::Year));
    if some(claim.year.carried) && rules.critical.is_none() {
        idle.push(NotUsed::Carried);
    }
    idle
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
