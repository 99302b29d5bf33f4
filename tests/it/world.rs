//! Random rules and claims, and a second, slow way to work out one point of them.

use std::sync::LazyLock;

use proptest::prelude::*;
use yibao::domain::{
    AboveCap, Adjust, Alternative, Band, BandsFrom, Block, Cap, Care, CountsFor, Critical, Deductible, Factor, Fen,
    Later, LaterStep, Limits, NonEmpty, Pay, Points, Policy, PolicyBook, Rate, RateChange, RateRule, Rules, Scheme,
    SchemeRules, Scope, Section, Shift, Span, Start, SupplementOf, Tree, Valid, Value,
};
use yibao::estimate::{Answer, Claim, Cost, Exact, Insured, Visit, YearToDate};

/// What changes a rate in a random world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    None,
    Points(i16, i16),
    Factor(u16, u16),
    SelfPay(u16, u16),
}

/// Numbers for every dial, each with two ends. Money is in fen, rates in hundredths of a percent.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) deductible: (i64, i64),
    pub(crate) ceiling: Option<i64>,
    pub(crate) yearly: bool,
    pub(crate) later: Option<(i64, i64)>,
    pub(crate) bands: Vec<(i64, u16, u16)>,
    pub(crate) from: BandsFrom,
    pub(crate) status: Change,
    pub(crate) off_site: Change,
    pub(crate) pays_first: (u16, u16),
    pub(crate) cap: Option<(i64, Option<i64>)>,
    pub(crate) limits: Limits,
    pub(crate) above: (u16, u16),
    pub(crate) most: Option<i64>,
    pub(crate) of: SupplementOf,
    pub(crate) critical: Option<Critically>,
}

/// Critical illness insurance: the threshold's ends, the bands, where they are measured from, whether class B counts.
pub(crate) type Critically = (i64, i64, Vec<(i64, u16)>, BandsFrom, bool);

/// A bill in a random world.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bill {
    pub(crate) total: i64,
    pub(crate) out_of_scope: i64,
    pub(crate) class_b: i64,
    pub(crate) used: i64,
    pub(crate) paid: i64,
    pub(crate) admission: u8,
}

/// True if it is no whole number of fen.
pub(crate) fn is_broken(exact: Exact) -> bool {
    let (num, den) = exact.parts();
    num % den != 0
}

fn pair<T: PartialOrd + Copy>(one: T, other: T) -> (T, T) {
    if one <= other { (one, other) } else { (other, one) }
}

/// Two ends, the same in a third of the cases.
fn ends(from: i64, to: i64) -> impl Strategy<Value = (i64, i64)> {
    (from..=to, from..=to, 0..3_u8).prop_map(|(one, other, kind)| if kind == 0 { (one, one) } else { pair(one, other) })
}

fn rates(from: u16, to: u16) -> impl Strategy<Value = (u16, u16)> {
    (from..=to, from..=to, 0..3_u8).prop_map(|(one, other, kind)| if kind == 0 { (one, one) } else { pair(one, other) })
}

fn change(worse: bool) -> impl Strategy<Value = Change> {
    let points = if worse { -3000..=0_i16 } else { 0..=1500_i16 };
    prop_oneof![
        2 => Just(Change::None),
        2 => (points.clone(), points).prop_map(|(one, other)| { let (low, high) = pair(one, other); Change::Points(low, high) }),
        1 => (50..=100_u16, 50..=100_u16).prop_map(|(one, other)| { let (low, high) = pair(one, other); Change::Factor(low, high) }),
        1 => (30..=100_u16, 30..=100_u16).prop_map(move |(one, other)| {
            let (low, high) = pair(one, other);
            if worse { Change::None } else { Change::SelfPay(low, high) }
        }),
    ]
}

fn bands() -> impl Strategy<Value = Vec<(i64, u16, u16)>> {
    prop::collection::vec((1..60_000_i64, rates(0, 10_000)), 1..=4).prop_map(|parts| {
        let mut edge = 0;
        parts
            .into_iter()
            .map(|(width, (low, high))| {
                edge += width * 50;
                (edge, low, high)
            })
            .collect()
    })
}

prop_compose! {
    /// A random world. Caps and bills are of one size, so that caps cut in often.
    pub(crate) fn world()(
        deductible in ends(0, 200_000),
        ceiling in prop::option::weighted(0.2, 0..200_000_i64),
        yearly in prop::bool::weighted(0.2),
        later in prop::option::of(ends(-100_000, 0)),
        bands in bands(),
        zero in any::<bool>(),
        status in change(false),
        off_site in change(true),
        pays_first in prop_oneof![3 => Just((0, 0)), 1 => rates(0, 4000)],
        cap in prop::option::weighted(0.7, (ends(0, 4_000_000), prop::bool::weighted(0.1))),
        limits in prop_oneof![3 => Just(Limits::Payment), 1 => Just(Limits::Cost)],
        above in prop_oneof![1 => Just((0, 0)), 3 => rates(3000, 10_000)],
        most in prop::option::weighted(0.15, 0..2_000_000_i64),
        unpaid in prop::bool::weighted(0.1),
        critical in prop::option::weighted(0.3, (
            ends(0, 1_500_000),
            prop::collection::vec((1..2_000_000_i64, 0..=10_000_u16), 1..=3),
            any::<bool>(),
            any::<bool>(),
        )),
    ) -> World {
        let most = if limits == Limits::Payment { most } else { None };
        World {
            deductible, ceiling, yearly, later, bands,
            from: if zero { BandsFrom::Zero } else { BandsFrom::Deductible },
            status, off_site, pays_first,
            cap: cap.map(|((low, high), open)| (low, if open { None } else { Some(high) })),
            limits, above, most,
            of: if unpaid { SupplementOf::Unpaid } else { SupplementOf::Cost },
            critical: critical.map(|((low, high), parts, zero, with_class_b)| {
                let mut edge = 0;
                let bands = parts.into_iter().map(|(width, rate)| { edge += width; (edge, rate) }).collect();
                (low, high, bands, if zero { BandsFrom::Zero } else { BandsFrom::Deductible }, with_class_b)
            }),
        }
    }
}

prop_compose! {
    /// A random bill.
    pub(crate) fn bill()(
        total in prop_oneof![6 => 0..6_000_000_i64, 1 => 0..200_i64],
        parts in (0..=1000_i64, 0..=1000_i64),
        split in any::<bool>(),
        used in prop_oneof![3 => Just(0), 1 => 0..200_000_i64],
        paid in prop_oneof![3 => Just(0), 1 => 0..2_000_000_i64],
        admission in 1..=3_u8,
    ) -> Bill {
        let (a, b) = if split { parts } else { (0, 0) };
        let out_of_scope = total * a / 3000;
        let class_b = total * b / 3000;
        Bill { total, out_of_scope, class_b, used, paid, admission }
    }
}

pub(crate) fn fen(amount: i64) -> Fen {
    Fen::new(amount).unwrap()
}

fn rate(hundredths: u16) -> Rate {
    Rate::new(hundredths).unwrap()
}

fn rates_of((low, high): (u16, u16)) -> Value<Rate> {
    Value::Known(Span::between(rate(low), rate(high)))
}

fn one<T>(rule: T) -> Block<T> {
    Block::one(Alternative { rule: Some(rule), cited: None, hedged: false, readings: Vec::new() })
}

#[expect(clippy::unnecessary_wraps, reason = "a section holds blocks that may be missing")]
fn some<T>(rule: T) -> Option<Block<T>> {
    Some(one(rule))
}

fn adjust(change: Change) -> Adjust {
    let rate = match change {
        Change::None | Change::SelfPay(..) => None,
        Change::Points(low, high) => {
            Some(RateChange::Points(Span::between(Points::new(low).unwrap(), Points::new(high).unwrap())))
        }
        Change::Factor(low, high) => {
            Some(RateChange::Factor(Span::between(Factor::new(low).unwrap(), Factor::new(high).unwrap())))
        }
    };
    let self_pay = match change {
        Change::SelfPay(low, high) => Some(Span::between(Factor::new(low).unwrap(), Factor::new(high).unwrap())),
        Change::None | Change::Points(..) | Change::Factor(..) => None,
    };
    Adjust { rate, self_pay, ..Adjust::default() }
}

impl World {
    /// The world as the section of a file.
    pub(crate) fn section(&self) -> Section {
        let last = self.bands.len() - 1;
        let bands = self.bands.iter().enumerate().map(|(at, (edge, low, high))| Band {
            to: (at < last).then(|| fen(*edge)),
            rate: Tree::Leaf(rates_of((*low, *high))),
        });
        let later = self.later.map(|(low, high)| {
            let step = LaterStep::By(Span::between(Shift::new(low).unwrap(), Shift::new(high).unwrap()));
            Tree::Leaf(Later::Steps(NonEmpty::of(step)))
        });
        let cap = self.cap.map(|(low, high)| match high {
            Some(high) => Value::Known(Span::between(fen(low), fen(high))),
            None => Value::Known(Span::at_least(fen(low))),
        });
        let unfiled = Adjust {
            pays_first: (self.pays_first != (0, 0))
                .then(|| Span::between(rate(self.pays_first.0), rate(self.pays_first.1))),
            ..adjust(self.off_site)
        };
        let off_site = Tree::Split {
            by: yibao::domain::Dimension::Site,
            branches: vec![("unfiled".into(), Tree::Leaf(unfiled))],
            other: Some(Box::new(Tree::Leaf(Adjust::default()))),
        };
        Section {
            deductible: some(Deductible {
                amount: Tree::Leaf(Start::Amount(Value::Known(Span::between(
                    fen(self.deductible.0),
                    fen(self.deductible.1),
                )))),
                counts: if self.yearly { CountsFor::Year } else { CountsFor::EachTime },
                year_ceiling: self.ceiling.map(|ceiling| Tree::Leaf(Value::point(fen(ceiling)))),
                whole_above: false,
                later: None,
            }),
            later_admissions: later.map(one),
            rate: some(RateRule {
                pay: Tree::Leaf(Pay::Bands(NonEmpty::new(bands.collect()).unwrap())),
                bands_from: self.from,
                bands_count: CountsFor::EachTime,
            }),
            status: some(Tree::Leaf(adjust(self.status))),
            off_site: some(off_site),
            cap: cap
                .map(|amount| one(Cap { amount: Tree::Leaf(amount), limits: self.limits, counts: CountsFor::Year })),
            above_cap: some(AboveCap {
                rate: Tree::Leaf(rates_of(self.above)),
                most: self.most.map(|most| Tree::Leaf(Value::point(fen(most)))),
                of: self.of,
            }),
            critical: self.critical.as_ref().map(|(low, high, bands, from, with_class_b)| {
                let last = bands.len() - 1;
                let bands = bands.iter().enumerate().map(|(at, (edge, share))| Band {
                    to: (at < last).then(|| fen(*edge)),
                    rate: Tree::Leaf(Value::point(rate(*share))),
                });
                one(Critical {
                    threshold: Tree::Leaf(Value::Known(Span::between(fen(*low), fen(*high)))),
                    pay: Tree::Leaf(Pay::Bands(NonEmpty::new(bands.collect()).unwrap())),
                    bands_from: *from,
                    with_class_b: *with_class_b,
                    with_first_payment: false,
                    with_out_of_scope: false,
                    most: None,
                })
            }),
            ..Section::default()
        }
    }

    /// A book with these rules for in-patients, nationally.
    pub(crate) fn book(&self) -> PolicyBook {
        book_of(self.section(), Scope::National)
    }
}

/// A book of one file.
pub(crate) fn book_of(section: Section, scope: Scope) -> PolicyBook {
    PolicyBook::sorted_out(vec![file_of(section, scope)])
}

/// A file with one section for residents in hospital.
pub(crate) fn file_of(section: Section, scope: Scope) -> Policy {
    let mut resident = SchemeRules::default();
    *resident.care_mut(Care::Inpatient) = section;
    Policy { file: "world.yaml".into(), scope, valid: Valid::default(), employee: SchemeRules::default(), resident }
}

pub(crate) fn rules(book: &PolicyBook) -> Rules<'_> {
    static DAY: LazyLock<yibao::domain::Date> = LazyLock::new(|| "2026-11-22".parse().unwrap());
    book.rules(None, Scheme::Resident, Care::Inpatient, *DAY)
}

impl Bill {
    pub(crate) fn claim(&self, site: &str) -> Claim {
        Claim {
            insured: Insured::Resident(Answer::Unsure),
            visit: Visit::Inpatient(Answer::Known(self.admission)),
            level: Answer::Unsure,
            site: Answer::Known(site.into()),
            referral: Answer::Unsure,
            age: None,
            cost: Cost::new(fen(self.total), Some(fen(self.out_of_scope)), Some(fen(self.class_b))).unwrap(),
            year: YearToDate {
                deductible: Some(fen(self.used)),
                paid: Some(fen(self.paid)),
                cost: Some(fen(self.paid)),
                carried: None,
            },
        }
    }
}

/// A fraction, reduced; slow and plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frac(i128, i128);

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs().max(1) } else { gcd(b, a % b) }
}

impl Frac {
    fn new(n: i128, d: i128) -> Self {
        let by = gcd(n, d) * d.signum();
        Self(n / by, d / by)
    }

    fn int(n: i64) -> Self {
        Self(i128::from(n), 1)
    }

    fn add(self, other: Self) -> Self {
        Self::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    fn sub(self, other: Self) -> Self {
        self.add(Self(-other.0, other.1))
    }

    fn mul(self, other: Self) -> Self {
        let (a, b) = (Self::new(self.0, other.1), Self::new(other.0, self.1));
        Self(a.0 * b.0, a.1 * b.1)
    }

    fn div(self, other: Self) -> Self {
        self.mul(Self::new(other.1, other.0))
    }

    fn min(self, other: Self) -> Self {
        if self.sub(other).0 <= 0 { self } else { other }
    }

    fn max(self, other: Self) -> Self {
        if self.sub(other).0 >= 0 { self } else { other }
    }

    pub(crate) fn half_up(self) -> i64 {
        i64::try_from((2 * self.0 + self.1).div_euclid(2 * self.1)).unwrap()
    }
}

/// One value for every dial.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub(crate) deductible: i64,
    pub(crate) later: i64,
    pub(crate) rates: Vec<u16>,
    pub(crate) status: i64,
    pub(crate) off_site: i64,
    pub(crate) pays_first: u16,
    pub(crate) cap: Option<i64>,
    pub(crate) above: u16,
    pub(crate) threshold: i64,
}

/// Somewhere between two ends: `at` of 1000.
fn between(low: i64, high: i64, at: i64) -> i64 {
    low + (high - low) * at / 1000
}

impl World {
    /// A point inside the box: one number of 0 … 1000 for every dial.
    pub(crate) fn point(&self, at: &[i64; 9], elsewhere: bool) -> Point {
        let change = |change: Change, at: i64| match change {
            Change::None => 0,
            Change::Points(low, high) => between(i64::from(low), i64::from(high), at),
            Change::Factor(low, high) | Change::SelfPay(low, high) => between(i64::from(low), i64::from(high), at),
        };
        let small = |low: u16, high: u16, at: i64| u16::try_from(between(i64::from(low), i64::from(high), at)).unwrap();
        Point {
            deductible: between(self.deductible.0, self.deductible.1, at[0]),
            later: self.later.map_or(0, |(low, high)| between(low, high, at[1])),
            rates: self.bands.iter().map(|(_, low, high)| small(*low, *high, at[2])).collect(),
            status: change(self.status, at[3]),
            off_site: if elsewhere { change(self.off_site, at[4]) } else { 0 },
            pays_first: if elsewhere { small(self.pays_first.0, self.pays_first.1, at[5]) } else { 0 },
            cap: self.cap.map(|(low, high)| between(low, high.unwrap_or(low + 5_000_000), at[6])),
            above: small(self.above.0, self.above.1, at[7]),
            threshold: self.critical.as_ref().map_or(0, |(low, high, ..)| between(*low, *high, at[8])),
        }
    }

    /// What comes back at a point, worked out step by step as the specification words it.
    #[expect(clippy::too_many_lines, reason = "one bill from top to bottom, to be read beside the specification")]
    pub(crate) fn pays(&self, point: &Point, bill: &Bill, elsewhere: bool) -> Frac {
        let hundred = |parts: i64, of: i64| Frac::new(i128::from(parts), i128::from(of));
        let cost = bill.total - bill.out_of_scope - bill.class_b;
        let first = Frac::int(cost).mul(hundred(i64::from(point.pays_first), 10_000)).half_up();
        let in_scope = cost - first;
        let mut deductible = point.deductible;
        // An unknown rule for later stays is between nothing and the first deductible; the point takes the first.
        if bill.admission >= 2 && !self.yearly {
            deductible = (deductible + point.later).max(0);
        }
        if let Some(ceiling) = self.ceiling {
            deductible = deductible.min((ceiling - bill.used).max(0));
        }
        if self.yearly {
            deductible = (deductible - bill.used).max(0);
        }
        let entering = (in_scope - deductible).max(0);
        let rate_of = |written: u16| {
            let changed = |rate: Frac, change: Change, by: i64| match change {
                Change::None => rate,
                Change::Points(..) => rate.add(hundred(by, 10_000)).max(Frac::int(0)).min(Frac::int(1)),
                Change::Factor(..) => rate.mul(hundred(by, 100)),
                Change::SelfPay(..) => Frac::int(1).sub(Frac::int(1).sub(rate).mul(hundred(by, 100))),
            };
            let rate = changed(hundred(i64::from(written), 10_000), self.status, point.status);
            if elsewhere { changed(rate, self.off_site, point.off_site) } else { rate }
        };
        let edges: Vec<i64> = self
            .bands
            .iter()
            .map(|(edge, ..)| match self.from {
                BandsFrom::Zero => (edge - deductible).max(0),
                BandsFrom::Deductible => *edge,
            })
            .collect();
        let paid = |x: Frac| {
            let mut sum = Frac::int(0);
            let mut start = Frac::int(0);
            for (at, written) in point.rates.iter().enumerate() {
                let end = if at + 1 == edges.len() { x } else { Frac::int(edges[at]).min(x) };
                if end.sub(start).0 > 0 {
                    sum = sum.add(end.sub(start).mul(rate_of(*written)));
                    start = end;
                }
            }
            sum
        };
        let x = Frac::int(entering);
        let all = paid(x);
        let on_cost = self.limits == Limits::Cost && edges.len() > 1 && self.from == BandsFrom::Zero;
        let below = bill.paid + if on_cost { deductible } else { 0 };
        let left = point.cap.map(|cap| Frac::int((cap - below).max(0)));
        let share = hundred(i64::from(point.above), 10_000);
        let capped = |base: Frac| {
            let supplement = base.mul(share);
            self.most.map_or(supplement, |most| supplement.min(Frac::int(most)))
        };
        let mut fund = match (left, self.limits) {
            (Some(left), Limits::Cost) if x.sub(left).0 > 0 => {
                let basic = paid(left);
                basic.add(capped(match self.of {
                    SupplementOf::Cost => x.sub(left),
                    SupplementOf::Unpaid => all.sub(basic),
                }))
            }
            (Some(left), Limits::Payment) if all.sub(left).0 > 0 => {
                let base = match self.of {
                    SupplementOf::Unpaid => all.sub(left),
                    SupplementOf::Cost => {
                        let mut start = Frac::int(0);
                        let mut sum = Frac::int(0);
                        let mut reached = x;
                        for (at, written) in point.rates.iter().enumerate() {
                            let end = if at + 1 == edges.len() { x } else { Frac::int(edges[at]).min(x) };
                            let rate = rate_of(*written);
                            if end.sub(start).0 <= 0 {
                                continue;
                            }
                            let next = sum.add(end.sub(start).mul(rate));
                            if next.sub(left).0 >= 0 && rate.0 > 0 {
                                reached = start.add(left.sub(sum).div(rate));
                                break;
                            }
                            (sum, start) = (next, end);
                        }
                        x.sub(reached)
                    }
                };
                left.add(capped(base))
            }
            _ => all,
        };
        if let Some((_, _, bands, from, with_class_b)) = &self.critical {
            let beside = if *with_class_b { bill.class_b } else { 0 };
            let base = Frac::int(in_scope + beside).sub(fund).max(Frac::int(0));
            let mut start = Frac::int(point.threshold);
            for (at, (edge, share)) in bands.iter().enumerate() {
                let edge = match from {
                    BandsFrom::Zero => *edge,
                    BandsFrom::Deductible => edge + point.threshold,
                };
                let end = if at + 1 == bands.len() { base } else { Frac::int(edge).min(base) };
                if end.sub(start).0 > 0 {
                    fund = fund.add(end.sub(start).mul(hundred(i64::from(*share), 10_000)));
                    start = end;
                }
            }
        }
        fund
    }
}
