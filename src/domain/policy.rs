//! Reimbursement rules as content: what a place, a province or the national ranges say, block by block.
//!
//! A value sits at a path of named keys; the unit of override is the block. `resolve` picks, for one place, scheme,
//! care and day, the nearest layer's block and remembers what it replaced. No number stands in this file.

mod block;
mod change;
mod choices;
mod credit;
mod list;
mod reading;
mod resolve;
mod rule;
mod tree;
mod typed;
mod year;

use super::{Date, Scope, Text};

pub use block::{Alternative, Block, Cited, Variant};
pub use change::{AmountChange, RateChange};
pub use credit::{Ages, Credit, CreditBand, CreditBy};
pub use list::{Class, Group, Level, Site, SiteKind};
pub use reading::Reading;
pub use resolve::{PolicyBook, Replaced, Rules, RulesFrom, Standing};
pub use rule::{
    AboveCap, Adjust, Band, BandsFrom, Cap, CountsFor, Critical, Deductible, Later, LaterStep, Limits, Pay, RateRule,
    Start, SupplementOf,
};
pub use tree::{Case, Dimension, Tree};
pub use typed::Typed;
pub use year::YearUse;

/// The two kinds of statutory medical insurance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// 职工医保.
    Employee,
    /// 居民医保.
    Resident,
}

impl Scheme {
    /// Both, in the order of the list.
    pub const ALL: [Self; 2] = [Self::Resident, Self::Employee];

    /// The word of content files and of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Resident => "resident",
        }
    }
}

/// Whether an insured employee still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 在职.
    Working,
    /// 退休.
    Retired,
}

impl Status {
    /// Both, in the order of the list.
    pub const ALL: [Self; 2] = [Self::Working, Self::Retired];

    /// The word of content files and of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Retired => "retired",
        }
    }
}

/// What the bill is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Care {
    /// 住院.
    Inpatient,
    /// 普通门诊.
    Outpatient,
    /// 高血压、糖尿病等门诊用药.
    Chronic,
    /// 门诊特殊病种.
    Special,
}

impl Care {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Inpatient, Self::Outpatient, Self::Chronic, Self::Special];

    /// The word of content files and of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Inpatient => "inpatient",
            Self::Outpatient => "outpatient",
            Self::Chronic => "chronic",
            Self::Special => "special",
        }
    }

    fn position(self) -> usize {
        self as usize
    }
}

/// The days on which a file's rules hold; an open end has no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Valid {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Valid {
    /// True if both hold on some day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let before =
            |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(end), Some(start)) if end < start);
        !before(self.to, other.from) && !before(other.to, self.from)
    }
}

/// A fact that is told but never computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// What it says, in our own words.
    pub text: Text,
    /// Who says so.
    pub cited: Cited,
}

/// What one part of a file says: about a scheme in general, or about one kind of care.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// What this care does not say itself it takes from that one.
    pub like: Option<Care>,
    /// The place's own list of hospital levels.
    pub levels: Option<Vec<Level>>,
    /// The place's own groups of people.
    pub groups: Option<Vec<Group>>,
    /// The place's own list of where one is treated.
    pub sites: Option<Vec<Site>>,
    /// 起付线.
    pub deductible: Option<Block<Deductible>>,
    /// The deductible of the second admission in a year and of those after it.
    pub later_admissions: Option<Block<Tree<Later>>>,
    /// 报销比例.
    pub rate: Option<Block<RateRule>>,
    /// What status, group or age changes.
    pub status: Option<Block<Tree<Adjust>>>,
    /// What being treated elsewhere changes.
    pub off_site: Option<Block<Tree<Adjust>>>,
    /// What coming without a referral changes.
    pub referral: Option<Block<Tree<Adjust>>>,
    /// 封顶线.
    pub cap: Option<Block<Cap>>,
    /// 大额补助: what is paid above the cap.
    pub above_cap: Option<Block<AboveCap>>,
    /// 大病保险.
    pub critical: Option<Block<Critical>>,
    /// Told beside the result: what the same source says elsewhere.
    pub context: Vec<Aside>,
    /// Too weak to compute with: worth asking about.
    pub ask: Vec<Aside>,
}

/// What one file says about one scheme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchemeRules {
    /// What holds for every kind of care.
    pub general: Section,
    cares: [Section; 4],
    /// 个人账户划入, what is credited to the account each month.
    pub account: Option<Block<Credit>>,
}

impl SchemeRules {
    /// What is said about one kind of care.
    #[must_use]
    pub fn care(&self, care: Care) -> &Section {
        &self.cares[care.position()]
    }

    /// The same, to be written.
    pub fn care_mut(&mut self, care: Care) -> &mut Section {
        &mut self.cares[care.position()]
    }
}

/// One file of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its name, without folder: `qingdao.yaml`.
    pub file: Box<str>,
    /// Whom it is for.
    pub scope: Scope,
    /// When it holds.
    pub valid: Valid,
    /// 职工.
    pub employee: SchemeRules,
    /// 居民.
    pub resident: SchemeRules,
}

impl Policy {
    /// What it says about one scheme.
    #[must_use]
    pub fn scheme(&self, scheme: Scheme) -> &SchemeRules {
        match scheme {
            Scheme::Employee => &self.employee,
            Scheme::Resident => &self.resident,
        }
    }
}
