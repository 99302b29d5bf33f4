//! Which level pays more, in words. 一定 is said only where two ranges do not touch.

use super::EstimateWording;
use crate::domain::Phrase;
use crate::estimate::Comparison;

impl EstimateWording<'_> {
    /// Which level pays more at a place, where that is certain. Levels that pay the same stand together.
    pub(super) fn levels_compared(&self, table: &Comparison<'_>, site: usize, rows: &[Vec<usize>]) -> Vec<String> {
        let has_rate = |row: usize| table.rows[row][site].is_some();
        if rows.iter().filter(|row| has_rate(row[0])).count() < 2 {
            return Vec::new();
        }
        let same = same_pay(table, site);
        if same.len() == 1 {
            return vec![self.get(Phrase::CompareSame).to_owned()];
        }
        let more = |one: usize, other: usize| table.certainly_more(same[one][0], same[other][0], site);
        let never_less =
            |one: usize, other: usize| one != other && table.never_less(same[one][0], same[other][0], site);
        let names = |all: &[usize]| {
            let rows = all.iter().flat_map(|at| &same[*at]);
            self.beside(rows.map(|row| self.level_of(table, *row))).unwrap_or_default()
        };
        if let Some(order) = in_order(same.len(), more) {
            let order = self.items(order.into_iter().map(|at| names(&[at])));
            return vec![self.fill(Phrase::CompareOrder, &[&order])];
        }
        let say = |phrase: Phrase, above: Vec<(Vec<usize>, Vec<usize>)>| {
            let said = move |(ones, others): (Vec<usize>, Vec<usize>)| (phrase, names(&ones), names(&others));
            above.into_iter().map(said).collect::<Vec<_>>()
        };
        let certain = say(Phrase::CompareMore, above(same.len(), more));
        let at_least =
            say(Phrase::CompareNeverLess, above(same.len(), |one, other| never_less(one, other) && !more(one, other)));
        let said: Vec<String> = certain
            .into_iter()
            .chain(at_least)
            .map(|(phrase, ones, others)| self.fill(phrase, &[&ones, &others]))
            .collect();
        if said.is_empty() { vec![self.get(Phrase::CompareOverlap).to_owned()] } else { said }
    }
}

/// The levels with a rate at a place, those that pay the same there together.
fn same_pay(table: &Comparison<'_>, site: usize) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for row in (0..table.rows.len()).filter(|row| table.rows[*row][site].is_some()) {
        match found.iter_mut().find(|group| table.rows[group[0]][site] == table.rows[row][site]) {
            Some(group) => group.push(row),
            None => found.push(vec![row]),
        }
    }
    found
}

/// What is above what; those above the same others together.
fn above(count: usize, is_above: impl Fn(usize, usize) -> bool) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut found: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for one in 0..count {
        let below: Vec<usize> = (0..count).filter(|other| is_above(one, *other)).collect();
        match found.iter_mut().find(|(_, others)| *others == below) {
            Some((ones, _)) => ones.push(one),
            None if below.is_empty() => {}
            None => found.push((vec![one], below)),
        }
    }
    found
}

/// From the one that certainly pays most to the one that certainly pays least, where that is known of all and there are
/// more than two.
fn in_order(count: usize, more: impl Fn(usize, usize) -> bool) -> Option<Vec<usize>> {
    let below = |one: usize| (0..count).filter(|other| more(one, *other)).count();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|one| std::cmp::Reverse(below(*one)));
    (count > 2 && order.windows(2).all(|pair| more(pair[0], pair[1]))).then_some(order)
}
