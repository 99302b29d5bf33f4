//! Tables of a rule: a value, or branches by person, level, site or referral, nested in any order.

/// What a table branches by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Status or group.
    Person,
    /// Hospital level.
    Level,
    /// Where one is treated.
    Site,
    /// With or without a referral.
    Referral,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 4] = [Self::Person, Self::Level, Self::Site, Self::Referral];
}

/// A value, or one value for each key of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree<T> {
    /// The same for every case.
    Leaf(T),
    /// One branch a key; `other` for the keys that are not named.
    Split {
        /// The dimension of the keys.
        by: Dimension,
        /// The branches, in the order of the file.
        branches: Vec<(Box<str>, Self)>,
        /// For every key that has no branch.
        other: Option<Box<Self>>,
    },
}

/// One case to look up: for each dimension the keys that fit, the closest first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Case<'a> {
    /// Group, then status.
    pub person: [Option<&'a str>; 2],
    /// The place's level, then the one it counts as; a community clinic counts as primary where nothing else fits.
    pub level: [Option<&'a str>; 3],
    /// The place's site, then the one it counts as.
    pub site: [Option<&'a str>; 2],
    /// `referred` or `unreferred`.
    pub referral: Option<&'a str>,
}

impl Case<'_> {
    fn keys(&self, by: Dimension) -> [Option<&str>; 3] {
        match by {
            Dimension::Person => [self.person[0], self.person[1], None],
            Dimension::Level => self.level,
            Dimension::Site => [self.site[0], self.site[1], None],
            Dimension::Referral => [self.referral, None, None],
        }
    }
}

impl<T> Tree<T> {
    /// The value for a case, or nothing when the table does not name it.
    #[must_use]
    pub fn find(&self, case: &Case<'_>) -> Option<&T> {
        match self {
            Self::Leaf(value) => Some(value),
            Self::Split { by, branches, other } => {
                for wanted in case.keys(*by).into_iter().flatten() {
                    if let Some((_, branch)) = branches.iter().find(|(key, _)| **key == *wanted) {
                        return branch.find(case);
                    }
                }
                other.as_ref().and_then(|branch| branch.find(case))
            }
        }
    }

    /// True if the value can differ along a dimension.
    #[must_use]
    pub fn depends_on(&self, dimension: Dimension) -> bool {
        match self {
            Self::Leaf(_) => false,
            Self::Split { by, branches, other } => {
                *by == dimension
                    || branches.iter().any(|(_, branch)| branch.depends_on(dimension))
                    || other.as_ref().is_some_and(|branch| branch.depends_on(dimension))
            }
        }
    }

    /// Every value of the table.
    pub fn leaves(&self) -> Vec<&T> {
        match self {
            Self::Leaf(value) => vec![value],
            Self::Split { branches, other, .. } => {
                let named = branches.iter().map(|(_, branch)| branch);
                named.chain(other.as_deref()).flat_map(Self::leaves).collect()
            }
        }
    }

    /// True if some value of the table is so.
    pub fn any(&self, is: &impl Fn(&T) -> bool) -> bool {
        match self {
            Self::Leaf(value) => is(value),
            Self::Split { branches, other, .. } => {
                branches.iter().any(|(_, branch)| branch.any(is)) || other.as_ref().is_some_and(|branch| branch.any(is))
            }
        }
    }

    /// The keys the table names along a dimension, in the order of the file.
    #[must_use]
    pub fn keys(&self, dimension: Dimension) -> Vec<&str> {
        let mut keys = Vec::new();
        self.collect_keys(dimension, &mut keys);
        keys
    }

    fn collect_keys<'a>(&'a self, dimension: Dimension, keys: &mut Vec<&'a str>) {
        if let Self::Split { by, branches, other } = self {
            for (key, branch) in branches {
                if *by == dimension && !keys.contains(&&**key) {
                    keys.push(key);
                }
                branch.collect_keys(dimension, keys);
            }
            if let Some(branch) = other {
                branch.collect_keys(dimension, keys);
            }
        }
    }
}
