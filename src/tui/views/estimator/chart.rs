//! 曲线: what comes back as the bill grows, with the amounts at which it bends.

use ratatui::layout::{Position, Rect};

use super::super::paper::{Paper, columns};
use super::Desk;
use super::result::whole;
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answered, Bill, Claim, Cost, Estimate, Item, ends, estimate, may_be_capped};
use crate::tui::{Role, glyphs, wrap};

/// An amount of the bill from which on something else holds, as it stands in the least and in the most favourable bill.
struct Bend {
    phrase: Phrase,
    low: Option<Fen>,
    high: Option<Fen>,
}

impl Desk<'_> {
    pub(super) fn chart(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> Position {
        let bends = bends(answered);
        let total = answered.claim.cost.total();
        let reach = reach(total);
        let wide = usize::from(area.width);
        // A mark that has no room is left out whole.
        let most = usize::from(area.height / 3);
        let mut notes: Vec<String> = Vec::new();
        for bend in &bends {
            let lines = wrap::wrap(&self.bend(bend, reach), wide);
            if notes.len() + lines.len() <= most {
                notes.extend(lines);
            }
        }
        let rows = u16::try_from(notes.len()).unwrap_or(u16::MAX);
        let picture = Rect { height: area.height.saturating_sub(rows + 1), y: area.y + 1, ..area };
        let (lead, legend) = (self.scene.say(Phrase::ChartLead), self.scene.say(Phrase::ChartLegend));
        // What is certain needs no legend.
        let bills = (1..=16).map(|part| share(reach, part, 16));
        let open = bills.filter_map(|bill| ends_at(answered, bill)).any(|(low, high)| low < high);
        let beside = columns(legend) + columns(lead) + 3 <= area.width;
        if open && beside {
            paper.right(area.right(), area.y, legend, Role::Dim);
        }
        // In large print the legend stands where the title would: the tab is named right above.
        let (title, role) = if open && !beside { (legend, Role::Plain) } else { (lead, Role::Title) };
        paper.text(area.x, area.y, area.width, title, role);
        self.picture(paper, picture, answered, reach, &bends);
        for (y, text) in (picture.bottom()..area.bottom()).zip(&notes) {
            paper.text(area.x, y, area.width, text, Role::Plain);
        }
        Paper::at(area.x, area.y)
    }

    /// The curve over its axis. Each column is a bill; the eighths of a row are not needed, halves are drawn.
    fn picture(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>, reach: Fen, bends: &[Bend]) {
        let most = ends_at(answered, reach).map_or(Fen::ZERO, |(_, high)| high);
        let top_label = whole(most);
        let axis = columns(&top_label).max(4) + 1;
        let plot = Rect {
            x: area.x + axis + 1,
            y: area.y,
            width: area.width.saturating_sub(axis + 1),
            height: area.height.saturating_sub(2),
        };
        if plot.height < 3 || plot.width < 10 {
            return;
        }
        paper.right(area.x + axis, plot.y, &top_label, Role::Dim);
        paper.right(area.x + axis, plot.bottom() - 1, "0", Role::Dim);
        for y in plot.y..plot.bottom() {
            paper.text(plot.x - 1, y, 1, glyphs::LIGHT.down, Role::Dim);
        }
        let base = plot.bottom();
        paper.text(plot.x - 1, base, 1, glyphs::LIGHT.bottom_left, Role::Dim);
        let line = glyphs::RULE.repeat(usize::from(plot.width));
        paper.text(plot.x, base, plot.width, &line, Role::Dim);
        for column in 0..plot.width {
            let bill = share(reach, column + 1, plot.width);
            let Some((low, high)) = ends_at(answered, bill) else { continue };
            let (sure, possible) = (level(low, most, plot.height), level(high, most, plot.height));
            for row in 0..plot.height {
                // Twice the row in half rows, counted from the axis.
                let floor = row * 2;
                let mark = match (sure.saturating_sub(floor), possible.saturating_sub(floor)) {
                    (2.., _) => "█",
                    (1, _) => "▄",
                    (0, 1..) => "░",
                    (0, 0) => continue,
                };
                paper.text(plot.x + column, base - 1 - row, 1, mark, Role::Done);
            }
        }
        let at = |amount: Fen| -> u16 {
            let column = i128::from(amount.fen()) * i128::from(plot.width) / i128::from(reach.fen().max(1));
            plot.x + u16::try_from(column).unwrap_or(plot.width).min(plot.width - 1)
        };
        for amount in bends.iter().flat_map(|bend| [bend.low, bend.high]).flatten().filter(|amount| *amount <= reach) {
            paper.text(at(amount), base, 1, "┴", Role::Plain);
        }
        let total = answered.claim.cost.total();
        let you = self.scene.fill(Phrase::ChartYou, &[&crate::report::estimate::short(total)]);
        let here = at(total);
        paper.text(here, base, 1, glyphs::UP, Role::Accent);
        let wide = columns(&you);
        let end = crate::report::estimate::short(reach);
        let x = here.min(area.right().saturating_sub(wide + columns(&end) + 2)).max(area.x);
        let next = paper.text(x, base + 1, wide, &you, Role::Accent);
        if next + columns(&end) < area.right() {
            paper.right(area.right(), base + 1, &end, Role::Dim);
        }
        let bill = self.scene.say(Phrase::ChartBill);
        if area.x + columns(bill) + 1 < x {
            paper.text(area.x, base + 1, columns(bill), bill, Role::Dim);
        }
    }

    fn bend(&self, bend: &Bend, reach: Fen) -> String {
        let amount = match (bend.low, bend.high) {
            (Some(low), Some(high)) => self.said.range(low.min(high), low.max(high)),
            (Some(one), None) | (None, Some(one)) => one.grouped(),
            (None, None) => String::new(),
        };
        let text = self.scene.fill(bend.phrase, &[&amount]);
        let first = [bend.low, bend.high].into_iter().flatten().min();
        if first.is_some_and(|first| first > reach) {
            format!("{text}{}", self.scene.say(Phrase::ChartBeyond))
        } else {
            text
        }
    }
}

/// How far the picture goes: about twice the bill, a round number.
fn reach(total: Fen) -> Fen {
    let wanted = i128::from(total.fen().max(50_000)) * 2;
    let mut unit: i128 = 100;
    while unit * 10 < wanted {
        unit *= 10;
    }
    let round = [2, 4, 5, 8, 10].into_iter().map(|times| unit * times).find(|round| *round >= wanted);
    Fen::nearest(round.unwrap_or(wanted))
}

fn share(reach: Fen, part: u16, of: u16) -> Fen {
    Fen::nearest(i128::from(reach.fen()) * i128::from(part) / i128::from(of.max(1)))
}

/// How many half rows of `tall` rows an amount fills.
fn level(amount: Fen, most: Fen, tall: u16) -> u16 {
    if most == Fen::ZERO {
        return 0;
    }
    let halves =
        (i128::from(amount.fen()) * i128::from(tall) * 4 + i128::from(most.fen())) / (2 * i128::from(most.fen()));
    u16::try_from(halves).unwrap_or(0).min(tall * 2)
}

/// The same claim with another total; the parts of the bill stay as far as they fit.
fn with_total(answered: &Answered<'_>, total: Fen) -> Claim {
    let cost = answered.claim.cost;
    let out = cost.out_of_scope().at_most(total);
    let class_b = cost.class_b().at_most(total.less(out));
    let given = |amount: Fen| cost.split_known().then_some(amount);
    let cost = Cost::new(total, given(out), given(class_b)).unwrap_or(cost);
    Claim { cost, ..answered.claim.clone() }
}

fn ends_at(answered: &Answered<'_>, total: Fen) -> Option<(Fen, Fen)> {
    ends(&answered.rules, &with_total(answered, total))
}

/// Where the curve bends: the deductible, each band, the cap.
fn bends(answered: &Answered<'_>) -> Vec<Bend> {
    let at_end = |holds: &dyn Fn(&Estimate<'_>) -> bool| {
        let result = |claim: &Claim| estimate(&answered.rules, claim).ok();
        threshold(answered, YUAN, |claim| Some(holds(&result(claim)?)))
    };
    let both = |phrase: Phrase, holds: &dyn Fn(&Bill<'_>) -> bool| {
        let low = at_end(&|result| holds(&result.low));
        let high = at_end(&|result| holds(&result.high));
        (low.is_some() || high.is_some()).then_some(Bend { phrase, low, high })
    };
    // The cap is the most important mark: it stands first. Which cap it is may be uncertain; what is certain is where the
    // lowest one begins to cut in, be it in one of the ends or between them.
    let first = threshold(answered, FEN, |claim| Some(may_be_capped(&answered.rules, claim)));
    let cap = first.map(|first| {
        let ends = both(Phrase::ChartCap, &|bill| bill.capped);
        let last = ends.into_iter().flat_map(|cap| [cap.low, cap.high]).flatten().max();
        Bend { phrase: above(answered, last.unwrap_or(first)), low: Some(first), high: None }
    });
    let mut found: Vec<Bend> = cap.into_iter().collect();
    let starts = both(Phrase::ChartStarts, &|bill| bill.fund > Fen::ZERO);
    found.extend(starts.filter(|bend| [bend.low, bend.high].into_iter().flatten().any(|amount| amount.fen() > 100)));
    for band in 1..=8 {
        let bend = both(Phrase::ChartBand, &|bill| bill.line(Item::Band(band)).is_some());
        let Some(bend) = bend else { break };
        found.push(bend);
    }
    found
}

/// Who pays beyond the cap that a bill of `met` reaches, as far as a bill twice as large tells.
fn above(answered: &Answered<'_>, met: Fen) -> Phrase {
    let larger = with_total(answered, met.plus(met));
    let pays = |item: Item| {
        let result = estimate(&answered.rules, &larger).ok();
        result.is_some_and(|result| [&result.low, &result.high].iter().any(|bill| bill.money(item) > Fen::ZERO))
    };
    if pays(Item::Supplement) {
        Phrase::ChartCapTopped
    } else if pays(Item::Critical) {
        Phrase::ChartCapCritical
    } else {
        Phrase::ChartCap
    }
}

/// How exactly a bill is looked for. To the fen, what comes back would still be rounded to nothing just above a deductible.
const YUAN: i64 = 100;
const FEN: i64 = 1;

/// The bill, in whole `unit`s of fen, beyond which `holds`, found by halving; nothing if it does for none.
fn threshold(answered: &Answered<'_>, unit: i64, holds: impl Fn(&Claim) -> Option<bool>) -> Option<Fen> {
    let amount = |units: i64| Fen::nearest(i128::from(units) * i128::from(unit));
    let at = |units: i64| holds(&with_total(answered, amount(units)));
    let (mut without, mut with) = (0, 10_000_000_000 / unit);
    if !at(with)? {
        return None;
    }
    while with - without > 1 {
        let middle = without + (with - without) / 2;
        if at(middle)? {
            with = middle;
        } else {
            without = middle;
        }
    }
    Some(amount(without))
}
