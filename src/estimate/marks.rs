//! What stands behind an end of a number: how sure it is, and who says so.

/// Doubts about an end of the result, or about one number of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Marks(u8);

/// One doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// 约: the source says "about".
    About,
    /// 一般、可能: the source hedges.
    Hedge,
    /// 仅下限: no source gives this end; it is only what is possible.
    Logical,
    /// 假设: no source says it; it is assumed, and said so.
    Assumed,
    /// 若起付线为 0: the deductible is not known and taken as nothing.
    Conditional,
    /// 来自您: the person gave it.
    Typed,
}

impl Mark {
    /// Every doubt, in the order in which they are told.
    pub const ALL: [Self; 6] = [Self::About, Self::Hedge, Self::Logical, Self::Assumed, Self::Conditional, Self::Typed];

    /// The word used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Hedge => "hedge",
            Self::Logical => "logical",
            Self::Assumed => "assumed",
            Self::Conditional => "conditional",
            Self::Typed => "typed",
        }
    }
}

impl Marks {
    /// No doubt.
    pub const NONE: Self = Self(0);

    /// The same and one more.
    #[must_use]
    pub fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << mark as u8)
    }

    /// The same, and one more if `so`.
    #[must_use]
    pub fn with_if(self, so: bool, mark: Mark) -> Self {
        if so { self.with(mark) } else { self }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if the doubt is among them.
    #[must_use]
    pub fn has(self, mark: Mark) -> bool {
        self.0 >> mark as u8 & 1 == 1
    }

    /// Every doubt among them.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}
