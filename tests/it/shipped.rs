//! Cases drawn from the rules that ship: whose, where, for what, how much, and what of it nobody told.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::Index;
use yibao::domain::{Care, Content, Date, Fen, Place, Rules, Scheme, Scope, Status};
use yibao::estimate::{Answer, Claim, Draft, YearToDate, ends};

use crate::golden::shipped_content;

/// Who is insured.
pub(crate) const WHO: [(Scheme, Option<Status>); 3] =
    [(Scheme::Employee, Some(Status::Working)), (Scheme::Employee, Some(Status::Retired)), (Scheme::Resident, None)];

/// The rules of one place, person and care.
pub(crate) struct Ruled {
    pub(crate) name: String,
    pub(crate) place: Option<&'static Place>,
    pub(crate) status: Option<Status>,
    pub(crate) rules: Rules<'static>,
}

/// The content that ships, for as long as the tests run.
pub(crate) fn content() -> &'static Content {
    static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(shipped_content);
    &CONTENT
}

pub(crate) fn day() -> Date {
    "2026-11-22".parse().unwrap()
}

/// Places with rules of their own, one place of each province without, and the whole country.
fn places() -> impl Iterator<Item = Option<&'static Place>> {
    let content = content();
    let own = |place: &&Place| {
        let code = Scope::City(place.code);
        content.policies.policies().any(|policy| policy.scope == code)
    };
    let first = content
        .provinces
        .iter()
        .filter_map(move |province| content.places.iter().find(|at| at.province.code == province.code && !own(at)));
    content.places.iter().filter(own).chain(first).map(Some).chain([None])
}

/// Every set of rules that ships and gives a rate: all files, also those that held before the day of the tests.
pub(crate) fn pool() -> &'static [Ruled] {
    static POOL: LazyLock<Vec<Ruled>> = LazyLock::new(|| {
        let book = &content().policies;
        let mut pool = Vec::new();
        for place in places() {
            let reaches = |scope: Scope| place.map_or(scope == Scope::National, |place| scope.reaches(place).is_some());
            let files = book.policies().filter(|policy| reaches(policy.scope));
            let mut days: Vec<Date> = files.filter_map(|policy| policy.valid.to).chain([day()]).collect();
            days.sort_unstable();
            days.dedup();
            for (as_of, (scheme, status), care) in days
                .iter()
                .flat_map(|as_of| WHO.into_iter().flat_map(move |who| Care::ALL.map(|care| (*as_of, who, care))))
            {
                let rules = book.rules(place, scheme, care, as_of);
                let name = place.map_or("全国", |place| &place.short);
                let name = format!("{name} {scheme:?} {status:?} {care:?} {as_of}");
                pool.extend(rules.rate.is_some().then_some(Ruled { name, place, status, rules }));
            }
        }
        pool
    });
    &POOL
}

/// One draw from the pool, and a bill.
#[derive(Debug, Clone)]
pub(crate) struct Draw {
    at: Index,
    level: Index,
    group: Index,
    site: Index,
    referred: bool,
    admission: u8,
    /// Which of group, level, site, referral and admission are not known.
    unsure: [bool; 5],
    age: Option<u8>,
    pub(crate) total: i64,
    pub(crate) out_of_scope: i64,
    pub(crate) class_b: i64,
    pub(crate) used: i64,
    pub(crate) paid: i64,
    pub(crate) cost: i64,
    pub(crate) carried: i64,
    seed: u64,
}

prop_compose! {
    /// A draw. Bills are of the size of deductibles, of caps, of a few fen and of anything allowed.
    pub(crate) fn draw()(
        at in any::<Index>(),
        (level, group, site) in any::<(Index, Index, Index)>(),
        referred in any::<bool>(),
        admission in 1..=4_u8,
        unsure in prop::array::uniform5(prop::bool::weighted(0.2)),
        age in prop::option::weighted(0.3, 0..100_u8),
        total in prop_oneof![
            5 => 0..60_000_000_i64, 3 => 0..1_500_000_i64, 1 => 0..200_i64, 1 => 0..=10_000_000_000_i64,
        ],
        (a, b, split) in (0..=1000_i64, 0..=1000_i64, any::<bool>()),
        (used, paid, cost, carried) in (used(200_000), used(20_000_000), used(20_000_000), used(2_000_000)),
        seed in any::<u64>(),
    ) -> Draw {
        let part = |of: i64| if split { total * of / 3000 } else { 0 };
        let (out_of_scope, class_b) = (part(a), part(b));
        Draw {
            at, level, group, site, referred, admission, unsure, age,
            total, out_of_scope, class_b, used, paid, cost, carried, seed,
        }
    }
}

fn used(most: i64) -> impl Strategy<Value = i64> {
    prop_oneof![2 => Just(0), 1 => 0..most]
}

impl Draw {
    pub(crate) fn ruled(&self) -> &'static Ruled {
        self.at.get(pool())
    }

    /// Where its rules stand in the pool.
    pub(crate) fn position(&self) -> usize {
        self.at.index(pool().len())
    }

    /// A bill of 30000 at home, nothing about it known but the level.
    pub(crate) fn plain(rules: &Rules<'_>, status: Option<Status>, level: &str) -> Draft {
        Draft {
            scheme: rules.scheme,
            status,
            group: Answer::Unsure,
            age: None,
            care: rules.care,
            level: Some(Answer::Known(level.into())),
            admission: None,
            site: Answer::Known("local".into()),
            referral: Answer::Unsure,
            total: Fen::from_people("30000").unwrap(),
            out_of_scope: None,
            class_b: None,
            year: YearToDate::default(),
        }
    }

    /// The answers, everything known.
    pub(crate) fn known(&self) -> Draft {
        let Ruled { status, rules, .. } = self.ruled();
        let groups: Vec<&str> = rules.groups_of(*status).map(|group| &*group.id).collect();
        let group = if groups.is_empty() { Answer::Unsure } else { Answer::Known((*self.group.get(&groups)).into()) };
        Draft {
            scheme: rules.scheme,
            status: *status,
            group,
            age: None,
            care: rules.care,
            level: Some(Answer::Known(self.level.get(rules.levels).id.clone())),
            admission: (rules.care == Care::Inpatient).then_some(Answer::Known(self.admission)),
            site: Answer::Known(self.site.get(rules.sites).id.clone()),
            referral: Answer::Known(self.referred),
            total: Fen::new(self.total).unwrap(),
            out_of_scope: Fen::new(self.out_of_scope),
            class_b: Fen::new(self.class_b),
            year: YearToDate {
                deductible: Fen::new(self.used),
                paid: Fen::new(self.paid),
                cost: Fen::new(self.cost),
                carried: Fen::new(self.carried),
            },
        }
    }

    /// The same answers, some of them not known.
    pub(crate) fn told(&self) -> Draft {
        let known = self.known();
        let [group, level, site, referral, admission] = self.unsure;
        let (age, group) = if group { (self.age, Answer::Unsure) } else { (None, known.group) };
        Draft {
            group,
            age,
            level: if level { Some(Answer::Unsure) } else { known.level },
            site: if site { Answer::Unsure } else { known.site },
            referral: if referral { Answer::Unsure } else { known.referral },
            admission: known.admission.map(|number| if admission { Answer::Unsure } else { number }),
            ..known
        }
    }

    /// Where numbers between two ends stand, one after the other.
    pub(crate) fn dice(&self) -> Dice {
        Dice::Rolling(self.seed)
    }
}

/// Numbers that come out the same for the same draw.
pub(crate) enum Dice {
    /// One after the other.
    Rolling(u64),
    /// Always the same one.
    Always(i64),
}

impl Dice {
    /// A number of 0 … 1000; the ends come often.
    pub(crate) fn roll(&mut self) -> i64 {
        match self {
            Self::Always(at) => *at,
            Self::Rolling(state) => {
                *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let rolled = i64::try_from(*state >> 33).unwrap() % 1300;
                (rolled - 150).clamp(0, 1000)
            }
        }
    }

    /// One of `count`.
    pub(crate) fn of(&mut self, count: usize) -> usize {
        usize::try_from(self.roll()).unwrap() * 7 % count
    }
}

pub(crate) fn claim(rules: &Rules<'_>, draft: &Draft) -> Claim {
    draft.claim(rules).unwrap()
}

/// What comes back at least and at most; nothing where there is no rate.
pub(crate) fn pays(rules: &Rules<'_>, draft: &Draft) -> Option<(i64, i64)> {
    let (low, high) = ends(rules, &claim(rules, draft))?;
    Some((low.fen(), high.fen()))
}

#[test]
fn every_block_of_every_shipped_file_is_drawn_from() {
    let drawn = |care: Option<Care>, scheme: Scheme, holds: &dyn Fn(&Rules<'_>) -> bool| {
        let about = |rules: &Rules<'_>| rules.scheme == scheme && care.is_none_or(|care| rules.care == care);
        pool().iter().any(|ruled| about(&ruled.rules) && holds(&ruled.rules))
    };
    let mut blocks = 0;
    for policy in content().policies.policies() {
        for scheme in Scheme::ALL {
            for care in Care::ALL.map(Some).into_iter().chain([None]) {
                let rules = policy.scheme(scheme);
                let section = care.map_or(&rules.general, |care| rules.care(care));
                macro_rules! held {
                    ($($block:ident)*) => {$(
                        if let Some(block) = &section.$block {
                            let stands = |rules: &Rules<'_>| rules.$block.is_some_and(|held| std::ptr::eq(held.block, block));
                            let seen = drawn(care, scheme, &stands);
                            assert!(seen, "{} {scheme:?} {care:?} {}", policy.file, stringify!($block));
                            blocks += 1;
                        }
                    )*};
                }
                held!(deductible later_admissions rate status off_site referral cap above_cap critical);
            }
        }
    }
    assert!(blocks > 470, "{blocks} blocks");
}
