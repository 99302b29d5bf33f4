//! One complete bill: the lines of one corner, which add up exactly, and what they rest on.

mod steps;

use super::claim::Claim;
use super::doubt::{Doubt, doubt};
use super::exact::Exact;
use super::line::{Basis, Figure, Item, Line};
use super::marks::{Mark, Marks};
use super::parameters::{Choice, Parameter, Setting, alternative, setting};
use super::scene::{CapAt, Dial, Outcome};
use super::search::Pick;
use super::working::{CriticalBand, Share, Working};
use crate::domain::{Fen, Group, Level, Limits, Rate, Reading, Rules, Site, Standing};

/// Lines of a bill whose rate has two bands, with everything that can be paid beside.
const USUAL_LINES: usize = 18;

/// The case a bill was worked out for: what the person said, or one possibility of what they were unsure of.
#[derive(Debug, Clone, Copy)]
pub struct Assumed<'a> {
    /// The group, where the place tells people apart.
    pub group: Option<&'a Group>,
    /// The level, where it matters.
    pub level: Option<&'a Level>,
    /// Where.
    pub site: &'a Site,
    /// With a referral, where it matters.
    pub referred: Option<bool>,
    /// The how manyth admission.
    pub admission: u8,
}

/// What the person pays, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// 范围外自费.
    pub out_of_scope: Fen,
    /// 乙类先行自付.
    pub class_b: Fen,
    /// 异地先自付.
    pub first_payment: Fen,
    /// 起付线, as far as the cost reaches.
    pub deductible: Fen,
    /// What the rates leave of the cost up to the cap.
    pub coinsurance: Fen,
    /// What lies above the cap and nobody pays.
    pub above_cap: Fen,
    /// What critical illness insurance takes off all of these.
    pub critical: Fen,
}

/// One of the two bills of a result.
#[derive(Debug, Clone)]
pub struct Bill<'a> {
    /// The lines, in order.
    pub lines: Vec<Line<'a>>,
    /// What comes back.
    pub fund: Fen,
    /// What the person pays; with the fund it is the total.
    pub person: Fen,
    /// What the person pays, part by part.
    pub parts: Parts,
    /// The doubts this bill carries.
    pub marks: Marks,
    /// The blocks it depends on.
    pub active: Vec<Parameter>,
    /// The blocks of which no source gives a number as this bill has it: it is assumed, or only what is possible.
    pub untold: Vec<Parameter>,
    /// How their sources were read.
    pub readings: Vec<Reading>,
    /// The case.
    pub case: Assumed<'a>,
    /// The cap cut something off.
    pub capped: bool,
}

impl Bill<'_> {
    /// The line about `item`, if the bill has it.
    #[must_use]
    pub fn line(&self, item: Item) -> Option<&Line<'_>> {
        self.lines.iter().find(|line| line.item == item)
    }

    /// The cap that the bill was held against; nothing where there is none or nobody tells it.
    #[must_use]
    pub fn cap(&self) -> Option<Fen> {
        self.lines.iter().find_map(|line| match line.working {
            Working::Covered(_, cap, ..) => Some(cap),
            Working::Capped { cap, .. } => cap,
            Working::Given(_)
            | Working::Less(..)
            | Working::FirstPayment(..)
            | Working::Deductible(..)
            | Working::Rate(..)
            | Working::Paid { .. }
            | Working::Sum(_)
            | Working::Supplement { .. }
            | Working::Critical { .. } => None,
        })
    }

    /// True if a cap that nobody tells would have been a number of the bill. What is assumed may also be what is paid above
    /// a cap that is known.
    #[must_use]
    pub fn assumes_no_cap(&self) -> bool {
        self.marks.has(Mark::Assumed) && self.active.contains(&Parameter::Cap) && self.cap().is_none()
    }

    /// True if a source gives the numbers of a block as this bill has them.
    #[must_use]
    pub fn is_told(&self, parameter: Parameter) -> bool {
        !self.untold.contains(&parameter)
    }

    /// The money of a line, 0 where the bill does not have it.
    #[must_use]
    pub fn money(&self, item: Item) -> Fen {
        self.line(item).and_then(|line| line.figure.money()).unwrap_or_default()
    }
}

/// Everything a line needs to be written.
pub(super) struct Writer<'r, 'a> {
    pub(super) rules: &'r Rules<'a>,
    pub(super) claim: &'r Claim,
    pub(super) pick: Pick,
    pub(super) setting: Setting,
    pub(super) outcome: Outcome,
}

/// The bill of one corner of `choices`, or nothing where its case has no rate (the search never picks such a corner).
pub(super) fn bill<'a>(rules: &Rules<'a>, claim: &Claim, choices: &[Choice<'_>], pick: Pick) -> Option<Bill<'a>> {
    let choice = choices.get(pick.choice)?;
    let setting = setting(rules, claim, choice, &pick.alternatives).ok()?;
    let outcome = setting.scene.work_out(pick.corner, pick.cap_at)?;
    let doubt = doubt(&setting, pick.corner, pick.cap_at, &outcome);
    let case = assumed(rules, choice);
    let writer = Writer { rules, claim, pick, setting, outcome };
    Some(writer.bill(case, doubt))
}

/// The same case with what the rules themselves own, so that the bill outlives the search.
fn assumed<'a>(rules: &Rules<'a>, choice: &Choice<'_>) -> Assumed<'a> {
    let site = rules.sites.iter().find(|site| site.id == choice.site.id).unwrap_or(&rules.sites[0]);
    Assumed {
        group: choice.group.and_then(|known| rules.groups.iter().find(|group| group.id == known.id)),
        level: choice.level.and_then(|known| rules.levels.iter().find(|level| level.id == known.id)),
        site,
        referred: choice.referred,
        admission: choice.admission,
    }
}

impl<'a> Writer<'_, 'a> {
    fn bill(&self, case: Assumed<'a>, doubt: Doubt) -> Bill<'a> {
        let (lines, by_rate) = self.cost_and_rate();
        let mut lines = lines;
        let basic = self.basic(&mut lines, by_rate);
        let supplement = self.supplement(&mut lines);
        let critical = self.critical(&mut lines);
        lines.push(Line::new(Item::Fund, Working::Sum(vec![basic, supplement, critical]), Vec::new()));
        let total = self.claim.cost.total();
        let fund = money(&lines, Item::Fund);
        lines.push(Line::new(Item::Person, Working::Less(total, vec![fund]), Vec::new()));
        let person = money(&lines, Item::Person);
        let left = money(&lines, Item::Entering).less(basic).less(supplement);
        let above_cap = Fen::nearest(self.outcome.above.half_up()).less(supplement).at_most(left);
        let parts = Parts {
            out_of_scope: self.claim.cost.out_of_scope(),
            class_b: self.claim.cost.class_b(),
            first_payment: money(&lines, Item::FirstPayment),
            deductible: money(&lines, Item::Deductible),
            coinsurance: left.less(above_cap),
            above_cap,
            critical,
        };
        let active: Vec<Parameter> =
            Parameter::ALL.into_iter().filter(|parameter| doubt.is_active(*parameter)).collect();
        let untold = Parameter::ALL.into_iter().filter(|parameter| self.is_untold(*parameter)).collect();
        let mut readings: Vec<Reading> = active
            .iter()
            .filter_map(|parameter| self.basis(*parameter))
            .flat_map(|basis| basis.readings)
            .copied()
            .collect();
        readings.sort_unstable();
        readings.dedup();
        let marks = doubt.marks;
        Bill { lines, fund, person, parts, marks, active, untold, readings, case, capped: self.outcome.capped }
    }

    /// The lines from the total to what the bands give, and that sum.
    fn cost_and_rate(&self) -> (Vec<Line<'a>>, Fen) {
        let cost = self.claim.cost;
        let out = &self.outcome;
        let fen = |amount: i64| Fen::nearest(i128::from(amount));
        let mut lines = Vec::with_capacity(USUAL_LINES);
        lines.push(Line::new(Item::Total, Working::Given(cost.total()), Vec::new()));
        lines.push(Line::new(Item::OutOfScope, Working::Given(cost.out_of_scope()), Vec::new()));
        lines.push(Line::new(Item::ClassB, Working::Given(cost.class_b()), Vec::new()));
        let mut taken = vec![cost.out_of_scope(), cost.class_b()];
        let share = self.setting.scene.pays_first[self.pick.corner.end(Dial::PaysFirst)];
        if let Some(rate) = Rate::new(share).filter(|rate| *rate > Rate::NONE) {
            let working = Working::FirstPayment(rate, fen(self.setting.scene.cost));
            lines.push(Line::new(Item::FirstPayment, working, self.bases(&[Parameter::OffSite])));
            taken.push(fen(out.first_payment));
        }
        lines.push(Line::new(Item::InScope, Working::Less(cost.total(), taken), Vec::new()));
        lines.push(self.deductible());
        let deductible = money(&lines, Item::Deductible);
        let entering = Working::Less(money(&lines, Item::InScope), vec![deductible]);
        lines.push(Line::new(Item::Entering, entering, Vec::new()));
        let by_cost = self.setting.scene.limits == Limits::Cost;
        if by_cost && let Some(cap) = self.setting.scene.cap[self.pick.corner.end(Dial::Cap)] {
            let cap = self.cap_value(cap);
            let below = self.setting.scene.cap_shift(out.deductible);
            let working = Working::Covered(fen(out.entering), cap, fen(self.setting.scene.cap_used), fen(below));
            lines.push(Line::new(Item::Covered, working, self.bases(&[Parameter::Cap])));
        }
        let by_rate = self.bands(&mut lines);
        (lines, by_rate)
    }

    /// Where the cap stands: at an end, or between the ends where the payment bends.
    fn cap_value(&self, end: i64) -> Fen {
        match (self.pick.cap_at, self.setting.scene.limits) {
            (CapAt::Edge(_) | CapAt::Kink, Limits::Cost) => {
                let below = self.setting.scene.cap_used + self.setting.scene.cap_shift(self.outcome.deductible);
                Fen::nearest(i128::from(self.outcome.covered + below))
            }
            (CapAt::Edge(_) | CapAt::Kink, Limits::Payment) => {
                Fen::nearest(self.outcome.basic.half_up() + i128::from(self.setting.scene.cap_used))
            }
            (CapAt::End, _) => Fen::nearest(i128::from(end)),
        }
    }

    /// A rate and what it gives, band by band.
    fn bands(&self, lines: &mut Vec<Line<'a>>) -> Fen {
        let scene = &self.setting.scene;
        let steps = scene.steps(self.pick.corner, self.outcome.deductible);
        let basis = self.bases(&[Parameter::Rate, Parameter::Status, Parameter::OffSite, Parameter::Referral]);
        let mut before = Exact::ZERO;
        let mut start = 0;
        let mut parts = Vec::new();
        for band in 0..steps.len {
            let last = band + 1 == steps.len;
            let end = if last { self.outcome.covered } else { steps.edges[band].min(self.outcome.covered) };
            let of = (end - start).max(0);
            if of == 0 && !(last && parts.is_empty()) {
                continue;
            }
            let number = u8::try_from(band).unwrap_or(u8::MAX);
            let share = Share::of(steps.rates[band]);
            lines.push(Line::new(Item::Rate(number), self.rate_working(band), basis.clone()));
            let of = Fen::nearest(i128::from(of));
            let line = Line::new(Item::Band(number), Working::Paid { share, of, before }, Vec::new());
            before = before.plus(share.of_amount(of));
            parts.push(line.figure.money().unwrap_or_default());
            lines.push(line);
            start = end.max(start);
        }
        lines.push(Line::new(Item::ByRate, Working::Sum(parts), Vec::new()));
        money(lines, Item::ByRate)
    }

    /// The cap on the payment, or the sum of the bands where there is none.
    fn basic(&self, lines: &mut Vec<Line<'a>>, by_rate: Fen) -> Fen {
        let scene = &self.setting.scene;
        if scene.limits == Limits::Cost {
            lines.push(Line::new(Item::Basic, Working::Sum(vec![by_rate]), Vec::new()));
            return by_rate;
        }
        let end = self.pick.corner.end(Dial::Cap);
        let left = match self.pick.cap_at {
            CapAt::End => scene.cap_left(end, self.outcome.deductible),
            CapAt::Edge(_) | CapAt::Kink => Some(self.outcome.basic),
        };
        let working = Working::Capped {
            by_rate: self.outcome.by_rate,
            left,
            cap: scene.cap[end].map(|cap| self.cap_value(cap)),
            used: Fen::nearest(i128::from(scene.cap_used)),
        };
        lines.push(Line::new(Item::Basic, working, self.bases(&[Parameter::Cap])));
        money(lines, Item::Basic)
    }

    fn supplement(&self, lines: &mut Vec<Line<'a>>) -> Fen {
        let scene = &self.setting.scene;
        let rate = Rate::new(scene.above.rate[self.pick.corner.end(Dial::AboveCap)]).unwrap_or_default();
        let most = scene.above.most[self.pick.corner.end(Dial::AboveCapMost)];
        let of = match scene.above.of {
            crate::domain::SupplementOf::Cost => self.outcome.above,
            crate::domain::SupplementOf::Unpaid => self.unpaid(),
        };
        if !self.outcome.capped && rate == Rate::NONE {
            return Fen::ZERO;
        }
        let of = if self.outcome.capped { of } else { Exact::ZERO };
        let most = most.map(|most| Fen::nearest(i128::from(most)));
        let working = Working::Supplement { rate, of, most, before: self.outcome.basic };
        lines.push(Line::new(Item::Supplement, working, self.bases(&[Parameter::AboveCap])));
        money(lines, Item::Supplement)
    }

    /// What the fund would have paid beyond the cap.
    fn unpaid(&self) -> Exact {
        let steps = self.setting.scene.steps(self.pick.corner, self.outcome.deductible);
        let all = Exact::of(steps.paid(self.outcome.entering), i128::from(super::scene::ONE));
        all.minus(self.outcome.basic).not_negative()
    }

    fn critical(&self, lines: &mut Vec<Line<'a>>) -> Fen {
        let Some(critical) = &self.setting.scene.critical else { return Fen::ZERO };
        let corner = self.pick.corner;
        let fen = |amount: i64| Fen::nearest(i128::from(amount));
        let bands = (0..critical.table.len)
            .map(|band| CriticalBand {
                rate: Rate::new(critical.table.rates[band][corner.end(Dial::CriticalRate)]).unwrap_or_default(),
                to: (band + 1 < critical.table.len).then(|| fen(critical.table.edges[band])),
            })
            .collect();
        let working = Working::Critical {
            base: self.outcome.critical_base,
            carried: fen(critical.carried),
            threshold: fen(critical.threshold[corner.end(Dial::CriticalThreshold)]),
            bands,
            from: critical.table.from,
            most: critical.most[corner.end(Dial::CriticalMost)].map(fen),
            before: self.outcome.basic.plus(self.outcome.supplement),
        };
        lines.push(Line::new(Item::Critical, working, self.bases(&[Parameter::Critical])));
        money(lines, Item::Critical)
    }

    fn is_untold(&self, parameter: Parameter) -> bool {
        parameter.dials().iter().any(|dial| {
            let marks = self.setting.marks[*dial as usize][self.pick.corner.end(*dial)];
            marks.has(Mark::Assumed) || marks.has(Mark::Logical)
        })
    }

    /// The blocks among `parameters` that hold here.
    fn bases(&self, parameters: &[Parameter]) -> Vec<Basis<'a>> {
        parameters.iter().filter_map(|parameter| self.basis(*parameter)).collect()
    }

    fn basis(&self, parameter: Parameter) -> Option<Basis<'a>> {
        let at = self.pick.alternatives[parameter as usize];
        let rules = self.rules;
        match parameter {
            Parameter::Deductible => rests(rules.deductible, parameter, at),
            Parameter::LaterAdmissions => rests(rules.later_admissions, parameter, at),
            Parameter::Rate => rests(rules.rate, parameter, at),
            Parameter::Status => rests(rules.status, parameter, at),
            Parameter::OffSite => rests(rules.off_site, parameter, at),
            Parameter::Referral => rests(rules.referral, parameter, at),
            Parameter::Cap => rests(rules.cap, parameter, at),
            Parameter::AboveCap => rests(rules.above_cap, parameter, at),
            Parameter::Critical => rests(rules.critical, parameter, at),
        }
    }
}

fn rests<T>(standing: Option<Standing<'_, T>>, parameter: Parameter, at: u8) -> Option<Basis<'_>> {
    let held = standing?;
    let said = alternative(standing, at)?;
    Some(Basis {
        parameter,
        from: held.from,
        file: held.policy.map(|policy| &*policy.file),
        cited: said.cited.as_ref(),
        hedged: said.hedged,
        readings: &said.readings,
    })
}

fn money(lines: &[Line<'_>], item: Item) -> Fen {
    lines
        .iter()
        .find(|line| line.item == item)
        .and_then(|line| match line.figure {
            Figure::Money(fen) => Some(fen),
            Figure::Share(_) => None,
        })
        .unwrap_or_default()
}
