//! Working out one corner, from the cost to what comes back.

use super::steps::Steps;
use super::{BANDS, CapAt, Corner, CriticalScene, Dial, FINE, ONE, Scene};
use crate::domain::{BandsFrom, Limits, SupplementOf};
use crate::estimate::exact::Exact;

/// What one corner gives.
#[derive(Debug, Clone, Copy)]
pub(in crate::estimate) struct Outcome {
    pub(in crate::estimate) first_payment: i64,
    pub(in crate::estimate) in_scope: i64,
    pub(in crate::estimate) deductible: i64,
    pub(in crate::estimate) entering: i64,
    /// The part of it that a cap on the cost lets in.
    pub(in crate::estimate) covered: i64,
    /// What the rates give before a cap on the payment.
    pub(in crate::estimate) by_rate: Exact,
    pub(in crate::estimate) basic: Exact,
    /// True if a cap cut something off.
    pub(in crate::estimate) capped: bool,
    /// The cost above the cap.
    pub(in crate::estimate) above: Exact,
    pub(in crate::estimate) supplement: Exact,
    pub(in crate::estimate) critical_base: Exact,
    pub(in crate::estimate) critical: Exact,
    pub(in crate::estimate) total: Exact,
}

impl Scene {
    /// The deductible of this corner in whole fen, before a cost it cannot exceed.
    fn resolved_deductible(&self, at: Corner) -> i64 {
        let mut fine = self.deductible[at.end(Dial::Deductible)];
        fine = self.later[at.end(Dial::Later)].on(fine);
        fine = self.status_deductible[at.end(Dial::StatusDeductible)].on(fine);
        fine = self.off_site_deductible[at.end(Dial::OffSiteDeductible)].on(fine);
        fine = self.referral_deductible[at.end(Dial::ReferralDeductible)].on(fine);
        let fen = Exact::of(fine, FINE).half_up().clamp(0, 10_000_000_000);
        let mut fen = i64::try_from(fen).unwrap_or(10_000_000_000);
        if let Some(ceiling) = self.ceiling[at.end(Dial::Ceiling)] {
            fen = fen.min((ceiling - self.used_deductible).max(0));
        }
        if self.deductible_yearly { (fen - self.used_deductible).max(0) } else { fen }
    }

    /// The bands of this corner.
    pub(in crate::estimate) fn steps(&self, at: Corner, deductible: i64) -> Steps {
        let mut steps = Steps { len: self.table.len, edges: [0; BANDS], rates: [0; BANDS] };
        let shift = self.bands_offset
            + match self.table.from {
                BandsFrom::Zero => deductible,
                BandsFrom::Deductible => 0,
            };
        for band in 0..self.table.len {
            steps.edges[band] = (self.table.edges[band] - shift).max(0);
            steps.rates[band] = self.rate(band, at);
        }
        steps
    }

    /// The rate of one band, after status, distance and referral.
    pub(in crate::estimate) fn rate(&self, band: usize, at: Corner) -> i64 {
        let written = i64::from(self.table.rates[band][at.end(Dial::Rate)]) * (ONE / 10_000);
        let rate = self.status_rate.on(written, at.end(Dial::StatusRate));
        let rate = self.off_site_rate.on(rate, at.end(Dial::OffSiteRate));
        self.referral_rate.on(rate, at.end(Dial::ReferralRate))
    }

    /// Works out one corner; nothing where the payment does not bend at `cap_at` between the ends of the cap.
    pub(in crate::estimate) fn work_out(&self, at: Corner, cap_at: CapAt) -> Option<Outcome> {
        let share = i128::from(self.pays_first[at.end(Dial::PaysFirst)]);
        let first = Exact::of(i128::from(self.cost) * share, 10_000).half_up();
        let first_payment = i64::try_from(first).unwrap_or(self.cost);
        let in_scope = self.cost - first_payment;
        let mut deductible = self.resolved_deductible(at);
        if self.whole_above {
            deductible = if in_scope > deductible { 0 } else { in_scope };
        }
        let entering = (in_scope - deductible).max(0);
        let steps = self.steps(at, deductible);
        let cap = match cap_at {
            CapAt::End => self.cap_left(at.end(Dial::Cap), deductible),
            CapAt::Edge(_) | CapAt::Kink => Some(self.bend(at, cap_at, &steps, entering, deductible)?),
        };
        let paid = steps.paid(entering);
        let by_rate = Exact::of(paid, i128::from(ONE));
        let mut out = Outcome {
            first_payment,
            in_scope,
            deductible,
            entering,
            covered: entering,
            by_rate,
            basic: by_rate,
            capped: false,
            above: Exact::ZERO,
            supplement: Exact::ZERO,
            critical_base: Exact::ZERO,
            critical: Exact::ZERO,
            total: Exact::ZERO,
        };
        match (cap, self.limits) {
            (Some(cap), Limits::Cost) if cap < Exact::whole(i128::from(entering)) => {
                out.covered = i64::try_from(cap.half_up()).unwrap_or(entering);
                out.capped = true;
                out.above = Exact::whole(i128::from(entering - out.covered));
                out.by_rate = Exact::of(steps.paid(out.covered), i128::from(ONE));
                out.basic = out.by_rate;
                self.add_supplement(&mut out, at, paid);
            }
            // Just below a bend the cap is reached, even where nothing more is paid above it.
            (Some(cap), Limits::Payment) if cap < by_rate || (cap_at != CapAt::End && cap == by_rate) => {
                out.basic = cap;
                out.capped = true;
                out.above = self.left_over(at, cap_at, &steps, cap, entering);
                self.add_supplement(&mut out, at, paid);
            }
            (Some(_) | None, Limits::Cost | Limits::Payment) => {}
        }
        out.total = out.basic.plus(out.supplement);
        self.add_critical(&mut out, at);
        Some(out)
    }

    /// The in-scope cost left over once the fund has paid `cap`.
    fn left_over(&self, at: Corner, cap_at: CapAt, steps: &Steps, cap: Exact, entering: i64) -> Exact {
        if cap_at == CapAt::Kink
            && let Some(most) = self.above.most[at.end(Dial::AboveCapMost)]
        {
            return Exact::of(i128::from(most) * 10_000, i128::from(self.above.rate[at.end(Dial::AboveCap)].max(1)));
        }
        if let CapAt::Edge(band) = cap_at {
            return Exact::whole(i128::from((entering - steps.edges[usize::from(band)]).max(0)));
        }
        let (num, den) = cap.parts();
        let payment = num * (i128::from(ONE) / den);
        Exact::whole(i128::from(entering)).minus(steps.reached(payment, entering)).not_negative()
    }

    fn add_supplement(&self, out: &mut Outcome, at: Corner, paid_without_cap: i128) {
        let rate = i128::from(self.above.rate[at.end(Dial::AboveCap)]);
        let base = match self.above.of {
            SupplementOf::Cost => out.above,
            SupplementOf::Unpaid => Exact::of(paid_without_cap, i128::from(ONE)).minus(out.basic).not_negative(),
        };
        out.supplement = base.times(rate, 10_000);
        if let Some(most) = self.above.most[at.end(Dial::AboveCapMost)] {
            out.supplement = out.supplement.min(Exact::whole(i128::from(most)));
        }
    }

    fn add_critical(&self, out: &mut Outcome, at: Corner) {
        let Some(critical) = &self.critical else { return };
        let beside = critical.beside + if critical.with_first { out.first_payment } else { 0 };
        out.critical_base = Exact::whole(i128::from(out.in_scope + beside)).minus(out.total).not_negative();
        out.critical = critical.pays(out.critical_base, at);
        out.total = out.total.plus(out.critical);
    }

    /// What is left of the cap at one of its ends, or nothing where there is none. A cap on the cost is measured where the
    /// bands are: on the cost itself if they are, else on the part above the deductible.
    pub(in crate::estimate) fn cap_left(&self, end: usize, deductible: i64) -> Option<Exact> {
        let below = self.cap_used + self.cap_shift(deductible);
        self.cap[end].map(|cap| Exact::whole(i128::from((cap - below).max(0))))
    }

    /// What of a cap on the cost lies below the deductible.
    pub(in crate::estimate) fn cap_shift(&self, deductible: i64) -> i64 {
        let on_cost = self.limits == Limits::Cost && self.table.len > 1 && self.table.from == BandsFrom::Zero;
        if on_cost { deductible } else { 0 }
    }

    /// A value of the cap between its ends at which the payment bends, if there is one.
    fn bend(&self, at: Corner, cap_at: CapAt, steps: &Steps, entering: i64, deductible: i64) -> Option<Exact> {
        let one = i128::from(ONE);
        let bend = match (cap_at, self.limits) {
            (CapAt::End, _) | (CapAt::Kink, Limits::Cost) => return None,
            (CapAt::Edge(band), Limits::Payment) => Exact::of(steps.paid(steps.edges[usize::from(band)]), one),
            (CapAt::Edge(band), Limits::Cost) => Exact::whole(i128::from(steps.edges[usize::from(band)])),
            (CapAt::Kink, Limits::Payment) => {
                let most = self.above.most[at.end(Dial::AboveCapMost)]?;
                let share = i128::from(self.above.rate[at.end(Dial::AboveCap)]);
                if share == 0 {
                    return None;
                }
                steps.paid_up_to(Exact::of(i128::from(entering) * share - i128::from(most) * 10_000, share))?
            }
        };
        let (one_end, other) = (self.cap_left(0, deductible)?, self.cap_left(1, deductible));
        let inside = bend >= one_end && other.is_none_or(|other| bend <= other);
        inside.then_some(bend)
    }

    /// The bends of the cap worth trying at a corner, beside its ends.
    pub(in crate::estimate) fn bends(&self) -> impl Iterator<Item = CapAt> + use<> {
        let uncertain = self.cap[0] != self.cap[1];
        let edges = if uncertain { self.table.len.saturating_sub(1) } else { 0 };
        // A share of what is unpaid falls more slowly than the cap rises: only a share of the cost can bend.
        let kink = uncertain && self.above.of == SupplementOf::Cost && self.above.most[0].is_some();
        (0..edges).filter_map(|band| u8::try_from(band).ok().map(CapAt::Edge)).chain(kink.then_some(CapAt::Kink))
    }
}

impl CriticalScene {
    /// What it pays on `base`, after what already counted this year.
    fn pays(&self, base: Exact, at: Corner) -> Exact {
        let threshold = self.threshold[at.end(Dial::CriticalThreshold)];
        let mut start = Exact::whole(i128::from((threshold - self.carried).max(0)));
        let mut paid = Exact::ZERO;
        for band in 0..self.table.len {
            let from_zero = match self.table.from {
                BandsFrom::Zero => self.table.edges[band],
                BandsFrom::Deductible => self.table.edges[band].saturating_add(threshold),
            };
            let edge = Exact::whole(i128::from((from_zero - self.carried).max(0)));
            let end = if band + 1 == self.table.len { base } else { edge.min(base) };
            if end > start {
                let rate = i128::from(self.table.rates[band][at.end(Dial::CriticalRate)]);
                paid = paid.plus(end.minus(start).times(rate, 10_000));
                start = end;
            }
        }
        match self.most[at.end(Dial::CriticalMost)] {
            Some(most) => paid.min(Exact::whole(i128::from(most))),
            None => paid,
        }
    }
}
