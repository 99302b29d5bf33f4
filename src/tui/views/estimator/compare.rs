//! 对比: the same bill at each level, at home and elsewhere, with bars beside the numbers.

use ratatui::layout::{Position, Rect};

use super::super::paper::Paper;
use super::{Desk, widest};
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answer, Answered, Comparison, compare};
use crate::tui::{Role, glyphs};

impl Desk<'_> {
    pub(super) fn compare(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> Position {
        let table = compare(&answered.rules, &answered.claim);
        let total = answered.claim.cost.total();
        let lead = self.scene.fill(Phrase::CompareLead, &[&crate::report::estimate::short(total)]);
        paper.text(area.x, area.y, area.width, &lead, Role::Title);
        let words = self.honest_words(&table);
        let words_rows = u16::try_from(words.len()).unwrap_or(u16::MAX).min(area.height / 3);
        let top = area.y + 1;
        let tall = usize::from(area.height.saturating_sub(2 + words_rows));
        let rows = table.rows.len() * table.sites.len();
        let first = self.page.row.min(rows.saturating_sub(tall));
        let levels: Vec<String> = (0..table.rows.len()).map(|row| self.level_name(&table, row)).collect();
        let sites: Vec<&str> = table.sites.iter().map(|site| self.said.site(site)).collect();
        let level_wide = widest(levels.iter().map(String::as_str)).min(area.width / 5);
        let site_wide = widest(sites.iter().copied()).min(area.width / 4);
        let mut y = top;
        for at in (0..rows).skip(first).take(tall) {
            let (row, site) = (at / sites.len(), at % sites.len());
            let yours = is_yours(answered, &table, row, site);
            let x = area.x;
            if yours {
                paper.text(x, y, 1, glyphs::HERE, Role::Accent);
            }
            let role = if yours { Role::Accent } else { Role::Plain };
            if site == 0 || at == first {
                paper.text(x + 2, y, level_wide, &levels[row], Role::Title);
            }
            let x = x + 3 + level_wide;
            paper.text(x, y, site_wide, sites[site], role);
            let x = x + site_wide + 1;
            let (text, ends) = self.cell(&table, row, site);
            let money = 26.min(area.right().saturating_sub(x));
            paper.right(x + money, y, &text, role);
            let x = x + money + 2;
            let room = area.right().saturating_sub(x);
            if let Some((low, high)) = ends
                && room >= 8
            {
                range_bar(paper, Rect { x, y, width: room, height: 1 }, low, high, total);
            }
            y += 1;
        }
        y += u16::from(area.bottom().saturating_sub(y) > words_rows);
        for sentence in &words {
            if y >= area.bottom() {
                break;
            }
            y = paper.wrapped(area.x, y, area.width, area.bottom() - y, sentence, Role::Plain);
        }
        Paper::at(area.x, top)
    }

    fn level_name(&self, table: &Comparison<'_>, row: usize) -> String {
        match table.levels.get(row) {
            Some(level) => self.said.level(level).to_owned(),
            None => self.scene.say(Phrase::CompareEvery).to_owned(),
        }
    }

    /// The numbers of one cell; the ends for its bar.
    fn cell(&self, table: &Comparison<'_>, row: usize, site: usize) -> (String, Option<(Fen, Fen)>) {
        match table.rows[row][site] {
            Some((low, high)) => (self.said.range(low, high), Some((low, high))),
            None => (self.scene.say(Phrase::CompareNoRule).to_owned(), None),
        }
    }

    /// Only a strict separation allows 一定; what filing is worth is worked out at common corners.
    fn honest_words(&self, table: &Comparison<'_>) -> Vec<String> {
        let mut said = Vec::new();
        if table.levels.len() > 1 {
            let mut certain = Vec::new();
            for row in 0..table.levels.len() {
                for other in 0..table.levels.len() {
                    let equal = table.rows[row].first() == table.rows[other].first();
                    if row != other && !equal && table.certainly_more(row, other, 0) {
                        let names = [self.level_name(table, row), self.level_name(table, other)];
                        certain.push(self.scene.fill(Phrase::CompareCertain, &[&names[0], &names[1]]));
                    }
                }
            }
            if certain.is_empty() {
                said.push(self.scene.say(Phrase::CompareOverlap).to_owned());
            } else {
                said.extend(certain.into_iter().take(2));
            }
        }
        let worths: Vec<(usize, Fen, Fen)> = table
            .filing
            .iter()
            .enumerate()
            .filter_map(|(row, worth)| worth.map(|(low, high)| (row, low, high)))
            .collect();
        if table.sites.len() > 1 && worths.is_empty() {
            said.push(self.scene.say(Phrase::CompareFilingUnsure).to_owned());
        }
        for (row, low, high) in worths {
            let name = if table.levels.is_empty() { String::new() } else { self.level_name(table, row) };
            said.push(self.scene.fill(Phrase::CompareFiling, &[&name, &self.said.range(low, high)]));
        }
        said
    }
}

/// True for the cell of the answers.
fn is_yours(answered: &Answered<'_>, table: &Comparison<'_>, row: usize, site: usize) -> bool {
    let here = |answer: &Answer<Box<str>>, id: Option<&str>| match (answer, id) {
        (Answer::Known(known), Some(id)) => **known == *id,
        (_, None) => true,
        (Answer::Unsure, Some(_)) => false,
    };
    here(&answered.claim.level, table.levels.get(row).map(|level| &*level.id))
        && here(&answered.claim.site, table.sites.get(site).map(|site| &*site.id))
}

/// A range on the scale of the whole bill: certain in full blocks, possible in light ones.
pub(super) fn range_bar(paper: &mut Paper<'_>, area: Rect, low: Fen, high: Fen, total: Fen) {
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
