//! Bands at one corner: what they pay, and where a payment is reached.

use super::{BANDS, ONE};
use crate::estimate::exact::Exact;

/// Bands as this corner has them: edges on the part above the deductible, rates in 10^-10.
#[derive(Debug, Clone, Copy)]
pub(in crate::estimate) struct Steps {
    pub(in crate::estimate) len: usize,
    pub(in crate::estimate) edges: [i64; BANDS],
    pub(in crate::estimate) rates: [i64; BANDS],
}

impl Steps {
    /// What is paid for the first `x` fen, in 10^-10 fen.
    pub(in crate::estimate) fn paid(&self, x: i64) -> i128 {
        let (mut paid, mut start) = (0, 0);
        for band in 0..self.len {
            let end = if band + 1 == self.len { x } else { self.edges[band].min(x) };
            if end > start {
                paid += i128::from(end - start) * i128::from(self.rates[band]);
                start = end;
            }
        }
        paid
    }

    /// The cost at which `payment` (10^-10 fen, reached before `x`) is reached.
    pub(super) fn reached(&self, payment: i128, x: i64) -> Exact {
        let (mut paid, mut start) = (0, 0);
        for band in 0..self.len {
            let end = if band + 1 == self.len { x } else { self.edges[band].min(x) };
            if end <= start {
                continue;
            }
            let rate = i128::from(self.rates[band]);
            let next = paid + i128::from(end - start) * rate;
            if payment <= next && rate > 0 {
                return Exact::of(i128::from(start) * rate + payment - paid, rate);
            }
            (paid, start) = (next, end);
        }
        Exact::whole(i128::from(x))
    }

    /// What is paid up to a broken cost.
    pub(super) fn paid_up_to(&self, cost: Exact) -> Option<Exact> {
        let (num, den) = cost.parts();
        if num < 0 {
            return None;
        }
        let (mut paid, mut start) = (0, 0);
        for band in 0..self.len {
            let edge = i128::from(self.edges[band]) * den;
            let end = if band + 1 == self.len { num } else { edge.min(num) };
            if end > start {
                paid += (end - start) * i128::from(self.rates[band]);
                start = end;
            }
        }
        Some(Exact::of(paid, den * i128::from(ONE)))
    }
}
