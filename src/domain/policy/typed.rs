//! Rule values the person knows and types: they win over every file.

use super::{AboveCap, Adjust, Block, Cap, Critical, Deductible, Later, RateRule, Tree};

/// The rules a person gave; each one replaces the block of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// 起付线.
    pub deductible: Option<Block<Deductible>>,
    /// Later admissions.
    pub later_admissions: Option<Block<Tree<Later>>>,
    /// 报销比例; status and group change nothing about it.
    pub rate: Option<Block<RateRule>>,
    /// What being treated elsewhere changes.
    pub off_site: Option<Block<Tree<Adjust>>>,
    /// 封顶线.
    pub cap: Option<Block<Cap>>,
    /// What is paid above the cap.
    pub above_cap: Option<Block<AboveCap>>,
    /// 大病保险.
    pub critical: Option<Block<Critical>>,
}
