//! The lists a place may have of its own: hospital levels, groups of people, where one is treated.

use super::Status;
use crate::domain::Text;

/// The four levels everybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 社区、乡镇.
    Community,
    /// 一级.
    Primary,
    /// 二级.
    Secondary,
    /// 三级.
    Tertiary,
}

impl Class {
    /// Every level, the lowest first.
    pub const ALL: [Self; 4] = [Self::Community, Self::Primary, Self::Secondary, Self::Tertiary];

    /// The word of content files and of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}

/// A hospital level of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its id: `tertiary`, `provincial`.
    pub id: Box<str>,
    /// Which of the four everybody knows it counts as.
    pub like: Class,
    /// What the place calls it; nothing for the four themselves.
    pub label: Option<Text>,
}

impl Level {
    /// One of the four.
    #[must_use]
    pub fn standard(class: Class) -> Self {
        Self { id: class.code().into(), like: class, label: None }
    }
}

/// A group of people a place tells apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its id: `student`.
    pub id: Box<str>,
    /// Employees only: the status it belongs to, if only one.
    pub of: Option<Status>,
    /// The age it begins at.
    pub from_age: Option<u8>,
    /// The age it ends before.
    pub below_age: Option<u8>,
    /// What it is called.
    pub label: Text,
}

impl Group {
    /// True if somebody of this age can belong to it.
    #[must_use]
    pub fn takes(&self, age: u8) -> bool {
        self.from_age.is_none_or(|from| age >= from) && self.below_age.is_none_or(|below| age < below)
    }
}

/// The three cases everybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteKind {
    /// In the insured place.
    Local,
    /// Elsewhere, and filed.
    Filed,
    /// Elsewhere, not filed.
    Unfiled,
}

impl SiteKind {
    /// Every case.
    pub const ALL: [Self; 3] = [Self::Local, Self::Filed, Self::Unfiled];

    /// The word of content files and of the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Filed => "filed",
            Self::Unfiled => "unfiled",
        }
    }
}

/// Where one is treated, as a place tells it apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its id: `local`, `in_province`.
    pub id: Box<str>,
    /// Which of the three everybody knows it counts as.
    pub like: SiteKind,
    /// Unfiled ones only: the id of the site it would have been, had it been filed.
    pub filed_as: Option<Box<str>>,
    /// What it is called; nothing for the three themselves.
    pub label: Option<Text>,
}

impl Site {
    /// One of the three.
    #[must_use]
    pub fn standard(kind: SiteKind) -> Self {
        let filed_as = (kind == SiteKind::Unfiled).then(|| SiteKind::Filed.code().into());
        Self { id: kind.code().into(), like: kind, filed_as, label: None }
    }
}
