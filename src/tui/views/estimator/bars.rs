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
    /// The name where there is little room.
    pub(super) short: Phrase,
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
    let by_rate = if helped {
        (Phrase::PartAfterCritical, Phrase::PartCoinsuranceShort)
    } else {
        (Phrase::PartCoinsurance, Phrase::PartCoinsuranceShort)
    };
    let deductible = left(parts.deductible);
    let first_payment = left(parts.first_payment);
    let class_b = left(parts.class_b);
    let out_of_scope = left(parts.out_of_scope);
    let part = |pattern, (name, short), role, amount| Part { pattern, name, short, role, amount };
    [
        part("█", (Phrase::PartFund, Phrase::PartFundShort), Role::Done, bill.fund.less(parts.critical)),
        part("=", (Phrase::PartCritical, Phrase::PartCriticalShort), Role::Done, parts.critical),
        part("▓", by_rate, Role::Plain, coinsurance),
        part("x", (Phrase::PartAboveCap, Phrase::PartAboveCapShort), Role::Plain, above_cap),
        part("▒", (Phrase::PartDeductible, Phrase::PartDeductibleShort), Role::Plain, deductible),
        part(":", (Phrase::PartFirstPayment, Phrase::PartFirstPaymentShort), Role::Plain, first_payment),
        part("░", (Phrase::PartClassB, Phrase::PartClassBShort), Role::Plain, class_b),
        part("-", (Phrase::PartOutOfScope, Phrase::PartOutOfScopeShort), Role::Plain, out_of_scope),
    ]
}

/// What bars below one another are measured by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The amount that fills the whole width.
    pub(super) most: Fen,
    /// Columns.
    pub(super) wide: u16,
}

/// How many cells are sure, and how many more are possible: at least one, where the ends differ.
pub(super) fn range(low: Fen, high: Fen, scale: Scale) -> (u16, u16) {
    let most = i128::from(scale.most.fen()).max(1);
    let cells = |amount: Fen| -> u16 {
        let wide = (i128::from(amount.fen()) * i128::from(scale.wide) * 2 + most) / (2 * most);
        u16::try_from(wide).unwrap_or(scale.wide).min(scale.wide)
    };
    let (sure, whole) = (cells(low), cells(high));
    if high <= low {
        (sure, 0)
    } else if whole > sure {
        (sure, whole - sure)
    } else {
        (sure.min(scale.wide.saturating_sub(1)), 1)
    }
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
    fn what_is_only_possible_is_never_lost_in_a_bar() {
        let fen = |yuan: i64| Fen::new(yuan * 100).unwrap();
        let scale = Scale { most: fen(18_573), wide: 10 };
        assert_eq!(range(fen(9_000), fen(9_000), scale), (5, 0));
        assert_eq!(range(fen(9_000), fen(18_573), scale), (5, 5));
        assert_eq!(range(fen(17_595), fen(18_573), scale), (9, 1));
        assert_eq!(range(fen(18_500), fen(18_573), scale), (9, 1));
        assert_eq!(range(Fen::ZERO, fen(1), scale), (0, 1));
        assert_eq!(range(Fen::ZERO, Fen::ZERO, Scale { most: Fen::ZERO, wide: 10 }), (0, 0));
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
