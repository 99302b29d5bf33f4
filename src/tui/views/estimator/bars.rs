//! A bill as a bar: its parts side by side, told apart by pattern.

use crate::domain::{Fen, Phrase};
use crate::estimate::Bill;
use crate::tui::Role;

/// A part of a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The pattern it is drawn in.
    pub(super) pattern: &'static str,
    pub(super) name: Phrase,
    pub(super) role: Role,
    pub(super) amount: Fen,
}

/// The parts of a bill, what comes back first. They add up to the total. What critical illness insurance takes off is
/// taken off the person's share by rate and of what lies above the cap, then off the rest in the order of the bar.
pub(super) fn parts(bill: &Bill<'_>) -> [Part; 8] {
    let parts = bill.parts;
    let mut credit = parts.critical;
    let mut left = |amount: Fen| {
        let rest = amount.less(credit);
        credit = credit.less(amount);
        rest
    };
    // What is left after it is neither of the two any more.
    let helped = parts.critical > Fen::ZERO;
    let together = if helped { parts.coinsurance.plus(parts.above_cap) } else { parts.coinsurance };
    let coinsurance = left(together);
    let above_cap = if helped { Fen::ZERO } else { parts.above_cap };
    let by_rate = if helped { Phrase::PartAfterCritical } else { Phrase::PartCoinsurance };
    let deductible = left(parts.deductible);
    let first_payment = left(parts.first_payment);
    let class_b = left(parts.class_b);
    let out_of_scope = left(parts.out_of_scope);
    let part = |pattern, name, role, amount| Part { pattern, name, role, amount };
    [
        part("█", Phrase::PartFund, Role::Done, bill.fund.less(parts.critical)),
        part("=", Phrase::PartCritical, Role::Done, parts.critical),
        part("▓", by_rate, Role::Plain, coinsurance),
        part("x", Phrase::PartAboveCap, Role::Plain, above_cap),
        part("▒", Phrase::PartDeductible, Role::Plain, deductible),
        part(":", Phrase::PartFirstPayment, Role::Plain, first_payment),
        part("░", Phrase::PartClassB, Role::Plain, class_b),
        part("-", Phrase::PartOutOfScope, Role::Plain, out_of_scope),
    ]
}

/// How many of `width` cells each part gets: all of them together, none for nothing, at least one for something.
pub(super) fn cells(amounts: &[Fen], width: u16) -> Vec<u16> {
    let total: i64 = amounts.iter().map(|amount| amount.fen()).sum();
    if total == 0 {
        return vec![0; amounts.len()];
    }
    let exact = |amount: &Fen| i128::from(amount.fen()) * i128::from(width);
    let mut cells: Vec<u16> = amounts
        .iter()
        .map(|amount| match (amount.fen(), exact(amount) / i128::from(total)) {
            (0, _) => 0,
            (_, whole) => u16::try_from(whole).unwrap_or(width).max(1),
        })
        .collect();
    loop {
        let used: u16 = cells.iter().sum();
        // What is furthest from its due changes by one cell.
        let off = |at: &usize| exact(&amounts[*at]) - i128::from(cells[*at]) * i128::from(total);
        let parts = 0..amounts.len();
        let next = match used.cmp(&width) {
            std::cmp::Ordering::Equal => return cells,
            std::cmp::Ordering::Less => parts.filter(|at| amounts[*at].fen() > 0).max_by_key(off),
            std::cmp::Ordering::Greater => parts.filter(|at| cells[*at] > 1).min_by_key(off),
        };
        match next {
            Some(at) if used < width => cells[at] += 1,
            Some(at) => cells[at] -= 1,
            None => return cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(yuan: &[i64], width: u16) -> Vec<u16> {
        let amounts: Vec<Fen> = yuan.iter().map(|yuan| Fen::new(yuan * 100).unwrap()).collect();
        cells(&amounts, width)
    }

    #[test]
    fn the_cells_of_a_bar_add_up_and_nothing_that_is_there_is_lost() {
        assert_eq!(shares(&[11_550, 4_950, 1_500, 1_000, 1_000], 70), [40, 17, 5, 4, 4]);
        assert_eq!(shares(&[20_000, 0, 0], 70), [70, 0, 0]);
        assert_eq!(shares(&[100_000, 1, 0, 1], 20), [18, 1, 0, 1]);
        assert_eq!(shares(&[0, 0], 20), [0, 0]);
        assert_eq!(shares(&[1, 1, 1], 10).iter().sum::<u16>(), 10);
    }
}
