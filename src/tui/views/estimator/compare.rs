//! 对比: the same bill at each level, at home and elsewhere, with bars beside the numbers.

use ratatui::layout::{Position, Rect};

use super::super::paper::Paper;
use super::{Desk, widest};
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answer, Answered, compare};
use crate::report::estimate::Compared;
use crate::tui::{Role, glyphs};

impl Desk<'_> {
    pub(super) fn compare(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> (Position, bool) {
        let table = compare(&answered.rules, &answered.claim);
        let said = self.said.compared(&table, answered);
        paper.text(area.x, area.y, area.width, self.scene.say(Phrase::CompareTitle), Role::Title);
        let rows = said.rows.len() * said.columns.len();
        let each = if narrow(area) { 2 } else { 1 };
        let room = usize::from(area.height.saturating_sub(1));
        // The table first: what is said below it can be long.
        let tall = rows.min(room.saturating_sub(said.remarks.len().min(2)) / each);
        let first = self.page.row.min(rows.saturating_sub(tall));
        let y = self.cells(paper, Rect { y: area.y + 1, ..area }, answered, &said, (first, tall));
        let mut y = y + u16::from(usize::from(area.bottom().saturating_sub(y)) > said.remarks.len());
        for sentence in &said.remarks {
            if y >= area.bottom() {
                break;
            }
            y = paper.wrapped(area.x, y, area.width, area.bottom() - y, sentence, Role::Plain);
        }
        (Paper::at(area.x, area.y), rows > tall)
    }

    /// One line a level and place: name, range, bar. The row after them comes back.
    fn cells(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        answered: &Answered<'_>,
        said: &Compared,
        (first, tall): (usize, usize),
    ) -> u16 {
        let total = answered.claim.cost.total();
        let (level, site) = self.here(answered);
        let levels = widest(said.rows.iter().map(|row| &*row.name)).min(area.width / if narrow(area) { 2 } else { 4 });
        let sites = widest(said.columns.iter().map(|name| &**name)).min(area.width / 4);
        let money = widest(said.rows.iter().flat_map(|row| row.cells.iter().map(|cell| &**cell)));
        let mut y = area.y;
        for at in (first..said.rows.len() * said.columns.len()).take(tall) {
            let (row, column) = (&said.rows[at / said.columns.len()], at % said.columns.len());
            let yours = is_among(&row.name, level.as_deref()) && is_among(&said.columns[column], site.as_deref());
            let role = if yours { Role::Accent } else { Role::Plain };
            if yours {
                paper.text(area.x, y, 1, glyphs::HERE, Role::Accent);
            }
            if narrow(area) {
                let x = paper.text(area.x + 2, y, levels, &row.name, role) + 1;
                paper.text(x, y, area.right().saturating_sub(x), &said.columns[column], role);
                let x = paper.text(area.x + 4, y + 1, area.width - 4, &row.cells[column], Role::Plain) + 2;
                if let Some((low, high)) = row.ends[column] {
                    let wide = area.right().saturating_sub(x);
                    range_bar(paper, Rect { x, y: y + 1, width: wide, height: 1 }, low, high, total);
                }
                y += 2;
                continue;
            }
            if column == 0 || at == first {
                paper.text(area.x + 2, y, levels, &row.name, Role::Title);
            }
            let x = area.x + 4 + levels;
            paper.text(x, y, sites, &said.columns[column], role);
            let end = x + sites + 2 + money;
            paper.right(end.min(area.right()), y, &row.cells[column], role);
            let wide = area.right().saturating_sub(end + 2);
            if let Some((low, high)) = row.ends[column]
                && wide >= 6
            {
                range_bar(paper, Rect { x: end + 2, y, width: wide, height: 1 }, low, high, total);
            }
            y += 1;
        }
        y
    }

    /// The level and the place of the answers, by name.
    fn here(&self, answered: &Answered<'_>) -> (Option<String>, Option<String>) {
        let rules = &answered.rules;
        let level = match &answered.claim.level {
            Answer::Known(id) => rules.level(id).map(|level| self.said.level(level).to_owned()),
            Answer::Unsure => None,
        };
        let site = match &answered.claim.site {
            Answer::Known(id) => rules.site(id).map(|site| self.said.site(site).to_owned()),
            Answer::Unsure => None,
        };
        (level, site)
    }
}

/// Large print: each cell takes two rows.
fn narrow(area: Rect) -> bool {
    area.width < 60
}

/// True if one of the names that stand together is the one wanted; where levels do not matter, every row is.
fn is_among(names: &str, wanted: Option<&str>) -> bool {
    wanted.is_some_and(|wanted| names.split(" / ").any(|name| name == wanted))
}

/// A range on the scale of the whole bill: certain in full blocks, possible in light ones.
fn range_bar(paper: &mut Paper<'_>, area: Rect, low: Fen, high: Fen, total: Fen) {
    let cells = |amount: Fen| -> u16 {
        if total == Fen::ZERO {
            return 0;
        }
        let wide = (i128::from(amount.fen()) * i128::from(area.width) * 2 + i128::from(total.fen()))
            / (2 * i128::from(total.fen()));
        u16::try_from(wide).unwrap_or(area.width).min(area.width)
    };
    let (sure, possible) = (cells(low), cells(high));
    let x = paper.text(area.x, area.y, sure, &"█".repeat(usize::from(sure)), Role::Done);
    let more = possible.saturating_sub(sure);
    paper.text(x, area.y, more, &"░".repeat(usize::from(more)), Role::Done);
}
