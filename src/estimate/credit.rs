//! 个人账户划入: what is credited each month to a retired employee's account.

use thiserror::Error;

use super::exact::Exact;
use super::marks::{Mark, Marks};
use crate::domain::{
    Cited, Credit, CreditBy, Date, Fen, Place, PolicyBook, Rate, Replaced, RulesFrom, Scheme, Span, Status, Value,
};

/// Whom the account belongs to, and what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditClaim {
    /// Which insurance.
    pub scheme: Scheme,
    /// Working or retired; an employee who is not working is retired.
    pub status: Status,
    /// The age, where it is known.
    pub age: Option<u8>,
    /// The average pension of the region, where it is known. Not the person's own.
    pub average: Option<Fen>,
    /// The share, where the person knows it.
    pub share: Option<Span<Rate>>,
}

/// Which answers change what is credited in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditNeeds {
    /// The age.
    pub age: bool,
    /// The average pension of the region.
    pub average: bool,
}

impl CreditNeeds {
    /// What the rule of `place` asks for. A share that somebody knows, and a place without a rule, take the average pension
    /// alone.
    #[must_use]
    pub fn of(book: &PolicyBook, place: Option<&Place>, share_typed: bool, as_of: Date) -> Self {
        let (held, _) = book.credit(place, as_of);
        let Some(held) = held.filter(|_| !share_typed) else { return Self { age: false, average: true } };
        let rules = || held.block.alternatives.iter().filter_map(|one| one.rule.as_ref());
        let by_age = |rule: &Credit| rule.amounts.iter().any(|band| !band.ages.is_everybody());
        Self { age: rules().any(by_age), average: rules().any(|rule| rule.share.is_some()) }
    }
}

/// Why there is no credit to work out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoCredit {
    /// Residents have no account.
    #[error("residents have no personal account")]
    Resident,
    /// Only retired employees are credited a fixed amount.
    #[error("only retired employees are credited a fixed amount")]
    Working,
    /// The share is known and the average pension is not.
    #[error("the average pension of the region is needed")]
    AverageNeeded,
    /// No layer says anything.
    #[error("no rule says what is credited")]
    NoRule,
}

impl NoCredit {
    /// The error code of the command line and of JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Resident => "E-CREDIT-RESIDENT",
            Self::Working => "E-CREDIT-WORKING",
            Self::AverageNeeded => "E-AVERAGE-REQUIRED",
            Self::NoRule => "E-NO-RULE",
        }
    }
}

/// How one end of a credit is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditWorking {
    /// An amount a month.
    Monthly(Fen),
    /// An amount a year, a twelfth each month.
    Yearly(Fen),
    /// A share of the average pension.
    Share(Rate, Fen),
}

impl CreditWorking {
    /// The amount a month, half up to the fen.
    #[must_use]
    pub fn monthly(self) -> Fen {
        Fen::nearest(match self {
            Self::Monthly(fen) => i128::from(fen.fen()),
            Self::Yearly(fen) => Exact::of(i128::from(fen.fen()), 12).half_up(),
            Self::Share(rate, average) => {
                Exact::of(i128::from(average.fen()) * i128::from(rate.hundredths()), 10_000).half_up()
            }
        })
    }
}

/// What is credited a month.
#[derive(Debug, Clone)]
pub struct CreditEstimate<'a> {
    /// The lower end.
    pub low: CreditWorking,
    /// The upper end.
    pub high: CreditWorking,
    /// The doubts.
    pub marks: Marks,
    /// Where the rule comes from.
    pub from: RulesFrom,
    /// Who says so.
    pub cited: Option<&'a Cited>,
    /// The average pension at which the amount and the share of the same source agree, where both are told.
    pub agrees_at: Option<Fen>,
    /// What does not hold.
    pub unused: Vec<Replaced<'a>>,
}

/// Works out what is credited each month in `place`.
///
/// # Errors
/// Nobody is credited, something is needed, or nothing is known.
pub fn credit<'a>(
    book: &'a PolicyBook,
    place: Option<&Place>,
    claim: &CreditClaim,
    as_of: Date,
) -> Result<CreditEstimate<'a>, NoCredit> {
    match (claim.scheme, claim.status) {
        (Scheme::Resident, _) => return Err(NoCredit::Resident),
        (Scheme::Employee, Status::Working) => return Err(NoCredit::Working),
        (Scheme::Employee, Status::Retired) => {}
    }
    let (held, mut unused) = book.credit(place, as_of);
    if let Some(share) = claim.share {
        let average = claim.average.ok_or(NoCredit::AverageNeeded)?;
        let (low, high) = shares(share, average);
        let marks = Marks::NONE.with(Mark::Typed).with_if(share.is_about(), Mark::About);
        unused.splice(0..0, held.and_then(|held| held.replaced("account")));
        return Ok(CreditEstimate { low, high, marks, from: RulesFrom::Typed, cited: None, agrees_at: None, unused });
    }
    let held = held.ok_or(NoCredit::NoRule)?;
    let mut ends: Option<(CreditWorking, CreditWorking)> = None;
    let mut marks = Marks::NONE;
    let mut needed = NoCredit::NoRule;
    for alternative in held.block.alternatives.iter() {
        let Some(rule) = &alternative.rule else { continue };
        match by_rule(rule, claim) {
            Ok((low, high, about)) => {
                marks = marks.with_if(about, Mark::About).with_if(alternative.hedged, Mark::Hedge);
                let widen = |(least, most): (CreditWorking, CreditWorking)| {
                    let least = if low.monthly() < least.monthly() { low } else { least };
                    (least, if high.monthly() > most.monthly() { high } else { most })
                };
                ends = Some(ends.map_or((low, high), widen));
            }
            Err(why) => needed = why,
        }
    }
    let (low, high) = ends.ok_or(needed)?;
    let first = held.block.alternatives.first();
    let cited = first.cited.as_ref();
    let agrees_at = first.rule.as_ref().and_then(agreement);
    Ok(CreditEstimate { low, high, marks, from: held.from, cited, agrees_at, unused })
}

fn shares(share: Span<Rate>, average: Fen) -> (CreditWorking, CreditWorking) {
    let end = |rate: Option<Rate>, other: Rate| CreditWorking::Share(rate.unwrap_or(other), average);
    (end(share.low(), Rate::NONE), end(share.high(), Rate::ALL))
}

/// The ends of one rule, and whether it says "about".
fn by_rule(rule: &Credit, claim: &CreditClaim) -> Result<(CreditWorking, CreditWorking, bool), NoCredit> {
    if let (Some(share), Some(average)) = (rule.share, claim.average) {
        let (low, high) = shares(share, average);
        return Ok((low, high, share.is_about()));
    }
    let working = |fen: Fen| match rule.by {
        CreditBy::Month => CreditWorking::Monthly(fen),
        CreditBy::Year => CreditWorking::Yearly(fen),
    };
    let mut found: Option<(Fen, Fen, bool)> = None;
    for band in rule.amounts.iter().filter(|band| claim.age.is_none_or(|age| band.ages.holds(age))) {
        let Value::Known(span) = band.amount else { continue };
        let low = span.low().unwrap_or_default();
        let high = span.high().unwrap_or(low);
        found = Some(found.map_or((low, high, span.is_about()), |(least, most, about)| {
            (least.min(low), most.max(high), about || span.is_about())
        }));
    }
    match found {
        Some((low, high, about)) => Ok((working(low), working(high), about)),
        None if rule.share.is_some() => Err(NoCredit::AverageNeeded),
        None => Err(NoCredit::NoRule),
    }
}

/// The average pension at which a flat amount and a share of the same rule agree.
fn agreement(rule: &Credit) -> Option<Fen> {
    let rate = rule.share.and_then(|share| if share.low() == share.high() { share.low() } else { None })?;
    let [band] = rule.amounts.as_slice() else { return None };
    let Value::Known(span) = band.amount else { return None };
    let amount = span.low().filter(|low| Some(*low) == span.high())?;
    if rate == Rate::NONE {
        return None;
    }
    let average = Exact::of(i128::from(amount.fen()) * 10_000, i128::from(rate.hundredths()));
    Some(Fen::nearest(average.half_up()))
}
