//! From rules to numbers: one case, one alternative of each block, and out comes a scene with both ends of everything.

mod amounts;
mod rates;

use super::claim::{Claim, Insured};
use super::marks::{Mark, Marks};
use super::scene::{AmountStep, DIALS, Dial, Ends, RateMove, Scene};
use crate::domain::{
    Alternative, Block, Case, CountsFor, Group, Level, Limits, Quantity, Rules, RulesFrom, Site, Span, Standing,
    Status, Value,
};

/// The blocks of a bill, each a thing one can find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// 起付线.
    Deductible,
    /// Later admissions.
    LaterAdmissions,
    /// 报销比例.
    Rate,
    /// What status or group changes.
    Status,
    /// What being elsewhere changes.
    OffSite,
    /// What a missing referral changes.
    Referral,
    /// 封顶线.
    Cap,
    /// Above the cap.
    AboveCap,
    /// 大病保险.
    Critical,
}

/// How many blocks there are.
pub(super) const BLOCKS: usize = 9;

impl Parameter {
    /// Every block, in the order of the bill.
    pub const ALL: [Self; BLOCKS] = [
        Self::Deductible,
        Self::LaterAdmissions,
        Self::Rate,
        Self::Status,
        Self::OffSite,
        Self::Referral,
        Self::Cap,
        Self::AboveCap,
        Self::Critical,
    ];

    /// Its key in the files of rules, and in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Deductible => "deductible",
            Self::LaterAdmissions => "later_admissions",
            Self::Rate => "rate",
            Self::Status => "status",
            Self::OffSite => "off_site",
            Self::Referral => "referral",
            Self::Cap => "cap",
            Self::AboveCap => "above_cap",
            Self::Critical => "critical",
        }
    }

    /// The numbers that stand in the block.
    pub(super) fn dials(self) -> &'static [Dial] {
        match self {
            Self::Deductible => &[Dial::Deductible, Dial::Ceiling],
            Self::LaterAdmissions => &[Dial::Later],
            Self::Rate => &[Dial::Rate],
            Self::Status => &[Dial::StatusDeductible, Dial::StatusRate],
            Self::OffSite => &[Dial::OffSiteDeductible, Dial::PaysFirst, Dial::OffSiteRate],
            Self::Referral => &[Dial::ReferralDeductible, Dial::ReferralRate],
            Self::Cap => &[Dial::Cap],
            Self::AboveCap => &[Dial::AboveCap, Dial::AboveCapMost],
            Self::Critical => &[Dial::CriticalThreshold, Dial::CriticalRate, Dial::CriticalMost],
        }
    }
}

/// Which alternative of each block.
pub(super) type Alternatives = [u8; BLOCKS];

/// One possibility of what the person may be unsure of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice<'r> {
    pub(super) group: Option<&'r Group>,
    pub(super) level: Option<&'r Level>,
    pub(super) site: &'r Site,
    pub(super) referred: Option<bool>,
    pub(super) admission: u8,
}

impl<'r> Choice<'r> {
    /// The keys under which tables are searched.
    pub(super) fn case(&self, status: Option<Status>) -> Case<'r> {
        let level = self.level.map(|level| [Some(&*level.id), Some(level.like.code()), community(level)]);
        Case {
            person: [self.group.map(|group| &*group.id), status.map(Status::code)],
            level: level.unwrap_or_default(),
            site: [Some(&*self.site.id), Some(self.site.like.code())],
            referral: self.referred.map(|referred| if referred { "referred" } else { "unreferred" }),
        }
    }
}

/// Where nothing is said about community clinics, what is said about the lowest hospitals holds (一级及以下).
fn community(level: &Level) -> Option<&'static str> {
    (level.like == crate::domain::Class::Community).then(|| crate::domain::Class::Primary.code())
}

/// A scene, and what stands behind each end of each number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) scene: Scene,
    pub(super) marks: [Ends<Marks>; DIALS],
}

/// The case has no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoRate;

/// What a block says in one alternative.
pub(super) enum Said<'a, T> {
    /// No layer has the block.
    Nothing,
    /// The source says that there is none.
    None(Marks),
    /// A rule.
    Rule(&'a T, Marks),
}

pub(super) fn said<T>(standing: Option<Standing<'_, T>>, at: u8) -> Said<'_, T> {
    let Some(alternative) = alternative(standing, at) else { return Said::Nothing };
    let marks = Marks::NONE.with_if(alternative.hedged, Mark::Hedge).with_if(alternative.cited.is_none(), Mark::Typed);
    alternative.rule.as_ref().map_or(Said::None(marks), |rule| Said::Rule(rule, marks))
}

/// One alternative of a block, or the main one where it has fewer.
pub(super) fn alternative<'a, T>(standing: Option<Standing<'a, T>>, at: u8) -> Option<&'a Alternative<T>> {
    let block: &'a Block<T> = standing?.block;
    block.alternatives.get(usize::from(at)).or_else(|| block.alternatives.first_chunk::<1>().map(|[first]| first))
}

pub(super) fn status(claim: &Claim) -> Option<Status> {
    match &claim.insured {
        Insured::Employee(status, _) => Some(*status),
        Insured::Resident(_) => None,
    }
}

/// Both ends of a number, and what stands behind each; the one that looks worse for the person first.
pub(super) struct Told<T> {
    pub(super) ends: Ends<T>,
    pub(super) marks: Ends<Marks>,
}

impl<T: Copy> Told<T> {
    pub(super) fn sure(value: T, marks: Marks) -> Self {
        Self { ends: [value; 2], marks: [marks; 2] }
    }

    pub(super) fn map<U>(self, change: impl Fn(T) -> U) -> Told<U> {
        Told { ends: self.ends.map(change), marks: self.marks }
    }

    pub(super) fn swapped(self) -> Self {
        Self { ends: [self.ends[1], self.ends[0]], marks: [self.marks[1], self.marks[0]] }
    }
}

/// Both ends of a span, lower first; an end no source gives is what is possible.
pub(super) fn told<T: Quantity>(span: Span<T>, marks: Marks, lowest: T, highest: T) -> Told<T> {
    let marks = marks.with_if(span.is_about(), Mark::About);
    let mark = |end: Option<T>| marks.with_if(end.is_none(), Mark::Logical);
    Told {
        ends: [span.low().unwrap_or(lowest), span.high().unwrap_or(highest)],
        marks: [mark(span.low()), mark(span.high())],
    }
}

/// Builds the scene of one case.
pub(super) fn setting(
    rules: &Rules<'_>,
    claim: &Claim,
    choice: &Choice<'_>,
    which: &Alternatives,
) -> Result<Setting, NoRate> {
    let case = choice.case(status(claim));
    let cost = claim.cost.total().less(claim.cost.out_of_scope()).less(claim.cost.class_b()).fen();
    let year = claim.year;
    let mut marks = [[Marks::NONE; 2]; DIALS];
    let rates = rates::rates(rules, &case, which, &mut marks)?;
    let adjusted = rates::adjustments(rules, &case, which, &mut marks);
    let start = amounts::deductible(rules, claim, &case, which, &mut marks);
    let later = amounts::later(rules, choice.admission, &case, which, &start, &mut marks);
    let cap = amounts::cap(rules, &case, which, &mut marks);
    let above = amounts::above(rules, &case, which, &mut marks);
    let critical = amounts::critical(rules, claim, &case, which, &mut marks);
    let used = |amount: Option<crate::domain::Fen>| amount.unwrap_or_default().fen();
    let scene = Scene {
        cost,
        pays_first: adjusted.pays_first,
        deductible: start.amount,
        later,
        status_deductible: typed_keeps(rules.deductible, adjusted.status_deductible),
        off_site_deductible: adjusted.off_site_deductible,
        referral_deductible: adjusted.referral_deductible,
        ceiling: start.ceiling,
        used_deductible: used(year.deductible),
        deductible_yearly: start.counts == CountsFor::Year,
        whole_above: start.whole_above,
        table: rates.table,
        bands_offset: if rates.count == CountsFor::Year { used(year.cost) } else { 0 },
        status_rate: if is_typed(rules.rate) { RateMove::NONE } else { adjusted.status_rate },
        off_site_rate: adjusted.off_site_rate,
        referral_rate: adjusted.referral_rate,
        cap: cap.amount,
        limits: cap.limits,
        cap_used: match (cap.counts, cap.limits) {
            (CountsFor::EachTime, _) => 0,
            (CountsFor::Year, Limits::Payment) => used(year.paid),
            (CountsFor::Year, Limits::Cost) => used(year.cost),
        },
        above,
        critical,
    };
    Ok(Setting { scene, marks })
}

/// True if the case has a rate: what [`setting`] would find out, without the rest of the scene.
pub(super) fn has_rate(rules: &Rules<'_>, claim: &Claim, choice: &Choice<'_>, which: &Alternatives) -> bool {
    rates::rates(rules, &choice.case(status(claim)), which, &mut [[Marks::NONE; 2]; DIALS]).is_ok()
}

/// True if the person gave the block.
pub(super) fn is_typed<T>(standing: Option<Standing<'_, T>>) -> bool {
    standing.is_some_and(|standing| standing.from == RulesFrom::Typed)
}

/// A typed deductible is the one of this status already.
fn typed_keeps<T>(standing: Option<Standing<'_, T>>, step: Ends<AmountStep>) -> Ends<AmountStep> {
    if is_typed(standing) { [AmountStep::Keep; 2] } else { step }
}

/// A known amount, or nothing where the source gives no number.
pub(super) enum Amount<T> {
    Known(Span<T>),
    None,
    NotTold,
}

pub(super) fn amount<T: Quantity>(value: Option<&Value<T>>) -> Amount<T> {
    match value {
        Some(Value::Known(span)) => Amount::Known(*span),
        Some(Value::None) => Amount::None,
        Some(Value::Unknown) | None => Amount::NotTold,
    }
}
