//! The bill and the person it is for. Claims that make no sense cannot be written.

use thiserror::Error;

use crate::domain::{Care, Fen, Rules, Scheme, Status, YearUse};

/// An answer the person may not know. The result of `Unsure` spans every possibility.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Answer<T> {
    /// Known.
    Known(T),
    /// Not known.
    #[default]
    Unsure,
}

/// Who is insured, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Insured {
    /// 职工: working or retired; the group is one of the place's own, if it has any.
    Employee(Status, Answer<Box<str>>),
    /// 居民: has no status.
    Resident(Answer<Box<str>>),
}

/// What the bill is for. Only a stay in hospital has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visit {
    /// 住院, and the how manyth of the year.
    Inpatient(Answer<u8>),
    /// 普通门诊.
    Outpatient,
    /// 慢性病用药.
    Chronic,
    /// 特殊病种.
    Special,
}

impl Visit {
    /// The kind of care.
    #[must_use]
    pub fn care(&self) -> Care {
        match self {
            Self::Inpatient(_) => Care::Inpatient,
            Self::Outpatient => Care::Outpatient,
            Self::Chronic => Care::Chronic,
            Self::Special => Care::Special,
        }
    }
}

/// The parts of the bill. What is out of scope and the class-B first share never exceed the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    total: Fen,
    out_of_scope: Fen,
    class_b: Fen,
    split_known: bool,
}

impl Cost {
    /// The parts; what is not known counts as 0.
    ///
    /// # Errors
    /// Parts that exceed the total.
    pub fn new(total: Fen, out_of_scope: Option<Fen>, class_b: Option<Fen>) -> Result<Self, ClaimError> {
        let split_known = out_of_scope.is_some() || class_b.is_some();
        let (out_of_scope, class_b) = (out_of_scope.unwrap_or_default(), class_b.unwrap_or_default());
        if out_of_scope.fen() + class_b.fen() > total.fen() {
            return Err(ClaimError::SelfAboveTotal { total, out_of_scope, class_b });
        }
        Ok(Self { total, out_of_scope, class_b, split_known })
    }

    /// The whole bill.
    #[must_use]
    pub fn total(self) -> Fen {
        self.total
    }

    /// 范围外自费.
    #[must_use]
    pub fn out_of_scope(self) -> Fen {
        self.out_of_scope
    }

    /// 乙类先行自付.
    #[must_use]
    pub fn class_b(self) -> Fen {
        self.class_b
    }

    /// True if the person gave at least one part.
    #[must_use]
    pub fn split_known(self) -> bool {
        self.split_known
    }
}

/// What was already used this year. What is not given counts as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearToDate {
    /// Deductible already carried.
    pub deductible: Option<Fen>,
    /// What the fund has already paid.
    pub paid: Option<Fen>,
    /// In-scope cost that already counted, where a cap limits the cost or bands go on over the year.
    pub cost: Option<Fen>,
    /// In-scope cost already carried by the person, as critical illness insurance counts it.
    pub carried: Option<Fen>,
}

impl YearToDate {
    /// What was used in this way, if it was given.
    #[must_use]
    pub fn of(&self, used: YearUse) -> Option<Fen> {
        match used {
            YearUse::Deductible => self.deductible,
            YearUse::Payment => self.paid,
            YearUse::Cost => self.cost,
        }
    }
}

/// A bill that can be estimated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who.
    pub insured: Insured,
    /// What for.
    pub visit: Visit,
    /// The hospital's level, by its id.
    pub level: Answer<Box<str>>,
    /// Where, by its id.
    pub site: Answer<Box<str>>,
    /// Whether there was a referral.
    pub referral: Answer<bool>,
    /// The age, which rules groups out where the group is not known.
    pub age: Option<u8>,
    /// How much.
    pub cost: Cost,
    /// What went before.
    pub year: YearToDate,
}

/// The answers as they come in, checked against the place's rules by [`Draft::claim`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which insurance.
    pub scheme: Scheme,
    /// Working or retired.
    pub status: Option<Status>,
    /// A group of the place.
    pub group: Answer<Box<str>>,
    /// The age, which may decide the group.
    pub age: Option<u8>,
    /// What for.
    pub care: Care,
    /// The hospital's level; nothing if it was not asked.
    pub level: Option<Answer<Box<str>>>,
    /// The how manyth stay of the year; nothing if it was not asked.
    pub admission: Option<Answer<u8>>,
    /// Where.
    pub site: Answer<Box<str>>,
    /// With a referral.
    pub referral: Answer<bool>,
    /// The whole bill.
    pub total: Fen,
    /// 范围外自费.
    pub out_of_scope: Option<Fen>,
    /// 乙类先行自付.
    pub class_b: Option<Fen>,
    /// What went before.
    pub year: YearToDate,
}

/// Why answers make no claim.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClaimError {
    /// More is paid by the person than there is.
    #[error("out of scope {out_of_scope} and class B {class_b} exceed the total {total}")]
    SelfAboveTotal {
        /// The whole bill.
        total: Fen,
        /// Out of scope.
        out_of_scope: Fen,
        /// Class-B first share.
        class_b: Fen,
    },
    /// Residents have no status.
    #[error("residents are neither working nor retired")]
    ResidentStatus,
    /// Employees have one.
    #[error("working or retired is needed for an employee")]
    StatusRequired,
    /// The rate depends on the level.
    #[error("the level of the hospital is needed")]
    LevelRequired,
    /// There is no such admission.
    #[error("admissions are counted from 1, and only for in-patients")]
    Admission,
    /// The place has no such level.
    #[error("no level `{0}`")]
    NoLevel(Box<str>),
    /// The place has no such group.
    #[error("no group `{0}`")]
    NoGroup(Box<str>),
    /// Nobody of this age belongs to the group, but to another one.
    #[error("nobody of age {age} belongs to the group `{group}`")]
    GroupAge {
        /// The group.
        group: Box<str>,
        /// The age.
        age: u8,
    },
    /// The place has no such site.
    #[error("no site `{0}`")]
    NoSite(Box<str>),
}

impl ClaimError {
    /// The error code of the command line and of JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SelfAboveTotal { .. } => "E-SELF-GT-TOTAL",
            Self::ResidentStatus => "E-RESIDENT-STATUS",
            Self::StatusRequired => "E-STATUS-REQUIRED",
            Self::LevelRequired => "E-LEVEL-REQUIRED",
            Self::Admission => "E-ADMISSION",
            Self::NoLevel(_) => "E-LEVEL",
            Self::NoGroup(_) => "E-GROUP",
            Self::GroupAge { .. } => "E-GROUP-AGE",
            Self::NoSite(_) => "E-SITE",
        }
    }
}

impl Draft {
    /// Checks the answers against the rules they were asked for.
    ///
    /// # Errors
    /// Whatever makes them no claim.
    pub fn claim(&self, rules: &Rules<'_>) -> Result<Claim, ClaimError> {
        let cost = Cost::new(self.total, self.out_of_scope, self.class_b)?;
        let insured = match (self.scheme, self.status) {
            (Scheme::Resident, Some(_)) => return Err(ClaimError::ResidentStatus),
            (Scheme::Resident, None) => Insured::Resident(self.group(rules)?),
            (Scheme::Employee, None) => return Err(ClaimError::StatusRequired),
            (Scheme::Employee, Some(status)) => Insured::Employee(status, self.group(rules)?),
        };
        let visit = match (self.care, &self.admission) {
            (Care::Inpatient, Some(Answer::Known(0))) => return Err(ClaimError::Admission),
            (Care::Inpatient, Some(admission)) => Visit::Inpatient(admission.clone()),
            (Care::Inpatient, None) => Visit::Inpatient(Answer::Known(1)),
            (_, Some(_)) => return Err(ClaimError::Admission),
            (Care::Outpatient, None) => Visit::Outpatient,
            (Care::Chronic, None) => Visit::Chronic,
            (Care::Special, None) => Visit::Special,
        };
        let level = match &self.level {
            None if rules.level_matters() => return Err(ClaimError::LevelRequired),
            None | Some(Answer::Unsure) => Answer::Unsure,
            Some(Answer::Known(id)) => {
                let level = rules.level(id).ok_or_else(|| ClaimError::NoLevel(id.clone()))?;
                Answer::Known(level.id.clone())
            }
        };
        if let Answer::Known(id) = &self.site
            && rules.site(id).is_none()
        {
            return Err(ClaimError::NoSite(id.clone()));
        }
        Ok(Claim {
            insured,
            visit,
            level,
            site: self.site.clone(),
            referral: self.referral.clone(),
            age: self.age,
            cost,
            year: self.year,
        })
    }

    /// The group: the one that was named, else the only one of this status and age.
    fn group(&self, rules: &Rules<'_>) -> Result<Answer<Box<str>>, ClaimError> {
        if let Answer::Known(id) = &self.group {
            let named = rules.groups_of(self.status).find(|group| group.id == *id);
            let group = named.ok_or_else(|| ClaimError::NoGroup(id.clone()))?;
            let elsewhere =
                |age: &u8| !group.takes(*age) && rules.groups_of(self.status).any(|other| other.takes(*age));
            return match self.age.filter(elsewhere) {
                Some(age) => Err(ClaimError::GroupAge { group: id.clone(), age }),
                None => Ok(self.group.clone()),
            };
        }
        let Some(age) = self.age else { return Ok(Answer::Unsure) };
        let mut fitting = rules.groups_of(self.status).filter(|group| group.takes(age));
        Ok(match (fitting.next(), fitting.next()) {
            (Some(only), None) => Answer::Known(only.id.clone()),
            _ => Answer::Unsure,
        })
    }
}
