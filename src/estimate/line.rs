//! The lines of a bill: what each is about, what it shows, and the rules it rests on.

use super::parameters::Parameter;
use super::working::{Share, Working};
use crate::domain::{Cited, Fen, Reading, RulesFrom};

/// What a line is about, in the order of the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// 医疗总费用.
    Total,
    /// 范围外自费.
    OutOfScope,
    /// 乙类先行自付.
    ClassB,
    /// 异地先自付.
    FirstPayment,
    /// 政策范围内费用.
    InScope,
    /// 起付线.
    Deductible,
    /// 进入报销的费用.
    Entering,
    /// 封顶线按费用计时, the cost that the cap lets in.
    Covered,
    /// 报销比例 of the band with this number, counted from 0.
    Rate(u8),
    /// What the band with this number gives.
    Band(u8),
    /// What the bands give together.
    ByRate,
    /// 年度封顶: what the basic fund pays.
    Basic,
    /// 大额补助.
    Supplement,
    /// 大病保险.
    Critical,
    /// 合计报销.
    Fund,
    /// 个人负担.
    Person,
}

impl Item {
    /// The word used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::OutOfScope => "out_of_scope",
            Self::ClassB => "class_b",
            Self::FirstPayment => "first_payment",
            Self::InScope => "in_scope",
            Self::Deductible => "deductible",
            Self::Entering => "entering",
            Self::Covered => "covered",
            Self::Rate(_) => "rate",
            Self::Band(_) => "band",
            Self::ByRate => "by_rate",
            Self::Basic => "basic",
            Self::Supplement => "supplement",
            Self::Critical => "critical",
            Self::Fund => "fund",
            Self::Person => "person",
        }
    }
}

/// What a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Money.
    Money(Fen),
    /// A share.
    Share(Share),
}

impl Figure {
    /// The money, or nothing for a share.
    #[must_use]
    pub fn money(self) -> Option<Fen> {
        match self {
            Self::Money(fen) => Some(fen),
            Self::Share(_) => None,
        }
    }
}

/// The rule a line rests on.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// Which block.
    pub parameter: Parameter,
    /// From which layer.
    pub from: RulesFrom,
    /// From which file.
    pub file: Option<&'a str>,
    /// Who says so.
    pub cited: Option<&'a Cited>,
    /// The source hedges.
    pub hedged: bool,
    /// How it was read.
    pub readings: &'a [Reading],
}

/// One line of a bill.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// What it is about.
    pub item: Item,
    /// What it shows.
    pub figure: Figure,
    /// What it comes from.
    pub working: Working,
    /// The rules it rests on.
    pub basis: Vec<Basis<'a>>,
}

impl<'a> Line<'a> {
    pub(super) fn new(item: Item, working: Working, basis: Vec<Basis<'a>>) -> Self {
        Self { item, figure: working.figure(), working, basis }
    }
}
