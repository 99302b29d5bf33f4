//! The questions of the estimator: which of them apply, what can be answered, and what counts until somebody answers.

use crate::domain::{Care, Class, Dimension, Rules, Scheme, SiteKind, Status, YearUse};
use crate::estimate::last_admission;

/// A question, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// 总费用.
    Total,
    /// 险种.
    Scheme,
    /// 身份, of an employee.
    Status,
    /// 人群, where the place tells people apart.
    Group,
    /// 就医.
    Care,
    /// 医院级别.
    Level,
    /// 第几次住院.
    Admission,
    /// 转诊.
    Referral,
    /// 在哪里看.
    Site,
    /// 更准一点: the line that folds what follows.
    More,
    /// 全自费.
    OutOfScope,
    /// 乙类先自付.
    ClassB,
    /// 今年已用起付线.
    UsedDeductible,
    /// 今年已报.
    Paid,
    /// 今年已算进医保的费用, where a rule counts it over the year.
    CostThisYear,
    /// 今年已自己付的, where critical illness insurance counts it.
    Carried,
    /// The local deductible, as the person knows it.
    Deductible,
    /// The local rate.
    Rate,
    /// The local cap.
    Cap,
    /// The local rate above the cap.
    AboveCap,
}

/// An answer to a question of choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// 险种.
    Scheme(Scheme),
    /// 身份.
    Status(Status),
    /// 就医.
    Care(Care),
    /// A group, a level or a site of the place, by its id.
    Named(Box<str>),
    /// The how manyth stay.
    Admission(u8),
    /// With a referral or without.
    Referral(bool),
    /// 不知道.
    Unsure,
}

/// At most so many stays are offered one by one, so that a digit reaches each.
const STAYS: u8 = 5;

impl Question {
    /// Every question.
    pub const ALL: [Self; 20] = [
        Self::Total,
        Self::Scheme,
        Self::Status,
        Self::Group,
        Self::Care,
        Self::Level,
        Self::Admission,
        Self::Referral,
        Self::Site,
        Self::More,
        Self::OutOfScope,
        Self::ClassB,
        Self::UsedDeductible,
        Self::Paid,
        Self::CostThisYear,
        Self::Carried,
        Self::Deductible,
        Self::Rate,
        Self::Cap,
        Self::AboveCap,
    ];

    /// True for what stands folded under 更准一点.
    #[must_use]
    pub fn is_folded(self) -> bool {
        self > Self::More
    }

    /// True if it is answered by typing.
    #[must_use]
    pub fn is_typed(self) -> bool {
        self == Self::Total || self.is_folded()
    }

    /// True if the answer is a rule of the place, not a part of the bill.
    #[must_use]
    pub fn is_rule(self) -> bool {
        self >= Self::Deductible
    }

    /// True if the question matters under `rules` for somebody of this status.
    pub(super) fn applies(self, rules: &Rules<'_>, status: Option<Status>) -> bool {
        match self {
            Self::Total
            | Self::Scheme
            | Self::Care
            | Self::More
            | Self::OutOfScope
            | Self::ClassB
            | Self::Deductible
            | Self::Rate
            | Self::Cap
            | Self::AboveCap => true,
            Self::Status => rules.scheme == Scheme::Employee,
            Self::Group => rules.depends_on(Dimension::Person) && rules.groups_of(status).next().is_some(),
            Self::Level => rules.level_matters(),
            Self::Admission => rules.care == Care::Inpatient && rules.admission_matters(),
            Self::Referral => rules.depends_on(Dimension::Referral),
            Self::Site => rules.depends_on(Dimension::Site),
            Self::UsedDeductible => rules.goes_on(YearUse::Deductible),
            Self::Paid => rules.goes_on(YearUse::Payment),
            Self::CostThisYear => rules.goes_on(YearUse::Cost),
            Self::Carried => rules.critical.is_some(),
        }
    }

    /// What can be chosen; empty where the answer is typed.
    #[must_use]
    pub fn options(self, rules: &Rules<'_>, status: Option<Status>) -> Vec<Choice> {
        let named = |ids: Vec<&str>| {
            let all = ids.into_iter().map(|id| Choice::Named(id.into()));
            all.chain([Choice::Unsure]).collect()
        };
        match self {
            Self::Scheme => Scheme::ALL.map(Choice::Scheme).to_vec(),
            Self::Status => Status::ALL.map(Choice::Status).to_vec(),
            Self::Care => Care::ALL.map(Choice::Care).to_vec(),
            Self::Group => named(rules.groups_of(status).map(|group| &*group.id).collect()),
            Self::Level => named(rules.levels.iter().map(|level| &*level.id).collect()),
            Self::Site => named(rules.sites.iter().map(|site| &*site.id).collect()),
            Self::Admission => {
                let last = last_admission(rules).clamp(2, STAYS);
                (1..=last).map(Choice::Admission).chain([Choice::Unsure]).collect()
            }
            Self::Referral => vec![Choice::Referral(true), Choice::Referral(false), Choice::Unsure],
            Self::Total
            | Self::More
            | Self::OutOfScope
            | Self::ClassB
            | Self::UsedDeductible
            | Self::Paid
            | Self::CostThisYear
            | Self::Carried
            | Self::Deductible
            | Self::Rate
            | Self::Cap
            | Self::AboveCap => Vec::new(),
        }
    }

    /// What counts while nobody has answered: a resident's first stay in a tertiary hospital at home.
    pub(super) fn default(self, rules: &Rules<'_>) -> Choice {
        match self {
            Self::Scheme => Choice::Scheme(Scheme::Resident),
            Self::Status => Choice::Status(Status::Working),
            Self::Care => Choice::Care(Care::Inpatient),
            Self::Level => match rules.level(Class::Tertiary.code()) {
                Some(level) => Choice::Named(level.id.clone()),
                None => Choice::Unsure,
            },
            Self::Site => {
                let local = rules.sites.iter().find(|site| site.like == SiteKind::Local);
                local.map_or(Choice::Unsure, |site| Choice::Named(site.id.clone()))
            }
            Self::Admission => Choice::Admission(1),
            Self::Group
            | Self::Referral
            | Self::Total
            | Self::More
            | Self::OutOfScope
            | Self::ClassB
            | Self::UsedDeductible
            | Self::Paid
            | Self::CostThisYear
            | Self::Carried
            | Self::Deductible
            | Self::Rate
            | Self::Cap
            | Self::AboveCap => Choice::Unsure,
        }
    }
}
