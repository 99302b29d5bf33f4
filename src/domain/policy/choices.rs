//! What the rules of a place can be asked: which levels, groups and sites there are, and which of them matter.

use super::{
    AboveCap, Adjust, Block, Cap, Class, Critical, Deductible, Dimension, Group, Later, Level, Pay, RateRule, Rules,
    Site, Standing, Status, Tree,
};

impl<'a> Rules<'a> {
    /// The groups a person of this status can belong to.
    pub fn groups_of(&self, status: Option<Status>) -> impl Iterator<Item = &'a Group> + use<'a> {
        self.groups.iter().filter(move |group| group.of.is_none() || group.of == status)
    }
}

impl Rules<'_> {
    /// The level with this id. One of the four that everybody knows also finds the only level of the place that counts
    /// as it, and a community clinic the place's primary level where it has no community clinics of its own.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| *level.id == *id).or_else(|| {
            let class = Class::ALL.into_iter().find(|class| class.code() == id)?;
            let mut same = self.levels.iter().filter(|level| level.like == class);
            match (same.next(), same.next()) {
                (Some(only), None) => Some(only),
                (None, _) if class == Class::Community => self.level(Class::Primary.code()),
                _ => None,
            }
        })
    }

    /// The site with this id.
    #[must_use]
    pub fn site(&self, id: &str) -> Option<&Site> {
        self.sites.iter().find(|site| *site.id == *id)
    }

    /// True if the hospital's level can change the result.
    #[must_use]
    pub fn level_matters(&self) -> bool {
        self.depends_on(Dimension::Level)
    }

    /// True if any rule differs along a dimension.
    #[must_use]
    pub fn depends_on(&self, by: Dimension) -> bool {
        differs(self.deductible, by)
            || differs(self.later_admissions, by)
            || differs(self.rate, by)
            || differs(self.status, by)
            || differs(self.off_site, by)
            || differs(self.referral, by)
            || differs(self.cap, by)
            || differs(self.above_cap, by)
            || differs(self.critical, by)
    }

    /// True if the number of the admission can change the result.
    #[must_use]
    pub fn admission_matters(&self) -> bool {
        let tied = |block: &Block<Deductible>| {
            block.alternatives.iter().any(|one| one.rule.as_ref().is_some_and(|rule| rule.later.is_some()))
        };
        self.later_admissions.is_some() || self.deductible.is_some_and(|standing| tied(standing.block))
    }
}

fn differs<T: Differs>(standing: Option<Standing<'_, T>>, by: Dimension) -> bool {
    let Some(standing) = standing else { return false };
    let main = standing.block.alternatives.iter();
    main.chain(standing.block.variants.iter().map(|variant| &variant.instead))
        .filter_map(|one| one.rule.as_ref())
        .any(|rule| rule.differs(by))
}

/// A rule that may differ along a dimension.
trait Differs {
    fn differs(&self, by: Dimension) -> bool;
}

impl Differs for Tree<Later> {
    fn differs(&self, by: Dimension) -> bool {
        self.depends_on(by)
    }
}

impl Differs for Tree<Adjust> {
    fn differs(&self, by: Dimension) -> bool {
        self.depends_on(by)
    }
}

impl Differs for Deductible {
    fn differs(&self, by: Dimension) -> bool {
        self.amount.depends_on(by)
            || self.year_ceiling.as_ref().is_some_and(|ceiling| ceiling.depends_on(by))
            || self.later.as_ref().is_some_and(|later| later.depends_on(by))
    }
}

impl Differs for Tree<Pay> {
    fn differs(&self, by: Dimension) -> bool {
        self.depends_on(by)
            || self.any(&|pay| match pay {
                Pay::Flat(_) => false,
                Pay::Bands(bands) => bands.iter().any(|band| band.rate.depends_on(by)),
            })
    }
}

impl Differs for RateRule {
    fn differs(&self, by: Dimension) -> bool {
        self.pay.differs(by)
    }
}

impl Differs for Cap {
    fn differs(&self, by: Dimension) -> bool {
        self.amount.depends_on(by)
    }
}

impl Differs for AboveCap {
    fn differs(&self, by: Dimension) -> bool {
        self.rate.depends_on(by) || self.most.as_ref().is_some_and(|most| most.depends_on(by))
    }
}

impl Differs for Critical {
    fn differs(&self, by: Dimension) -> bool {
        self.threshold.depends_on(by)
            || self.pay.differs(by)
            || self.most.as_ref().is_some_and(|most| most.depends_on(by))
    }
}
