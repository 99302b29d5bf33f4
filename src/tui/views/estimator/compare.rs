//! 对比: the same bill at each level, at home and elsewhere, with bars beside the numbers.

use ratatui::layout::Rect;

use super::super::paper::{Paper, columns};
use super::bars::{self, Scale};
use super::pages::{self, Line, Pages, at_margin};
use super::{Desk, widest};
use crate::domain::{Fen, Phrase};
use crate::estimate::{Answer, Answered, compare};
use crate::report::estimate::Compared;
use crate::tui::{Role, glyphs, wrap};

/// A bar shorter than this tells nothing.
const SHORTEST: u16 = 6;
/// Names that leave less than this for the bars stand in a line of their own.
const BESIDE: u16 = 8;

/// One amount of the table: the names of its row and column, whether they are those of the answers.
struct Cell<'t> {
    level: &'t str,
    site: &'t str,
    amount: &'t str,
    ends: Option<(Fen, Fen)>,
    yours: bool,
}

/// Where the columns of the table stand.
struct Columns {
    /// Columns for the levels and for the places; nothing where they stand in a line of their own.
    names: Option<(u16, u16)>,
    /// The amounts end before this column.
    amounts: u16,
    /// Columns for the bars; nothing where there is no room.
    bars: Option<u16>,
}

impl Desk<'_> {
    pub(super) fn compare(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> Pages {
        let table = compare(&answered.rules, &answered.claim);
        let said = self.said.compared(&table, answered);
        let mut cells = self.cells(answered, &said);
        let columns = Columns::of(&cells, area.width);
        let top = self.compare_head(paper, area, &cells, &columns);
        let body = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        let whole = |cells: &[Cell<'_>], each: bool| {
            let mut lines = table_lines(cells, &columns, area.width, each);
            if usize::from(body.height) > lines.len() + said.remarks.len() {
                lines.push(Line::new());
            }
            for sentence in &said.remarks {
                let wrapped = wrap::wrap(sentence, usize::from(area.width));
                lines.extend(wrapped.into_iter().map(|line| at_margin(line, Role::Plain)));
            }
            lines
        };
        let mut lines = whole(&cells, false);
        if lines.len() > usize::from(body.height) {
            // What does not fit on one page begins with the row of the answers, and each row names its level.
            cells.sort_by_key(|cell| !cell.yours);
            lines = whole(&cells, true);
        }
        pages::draw(paper, body, &lines, self.page.spot.from)
    }

    /// The title, what the bars mean, and the unit: in one row, or in two where there is room. How many rows comes back.
    fn compare_head(&self, paper: &mut Paper<'_>, area: Rect, cells: &[Cell<'_>], columns_at: &Columns) -> u16 {
        let title = self.scene.say(Phrase::CompareTitle);
        let drawn = |cell: &&Cell<'_>| columns_at.bars.is_some() && cell.ends.is_some();
        let open = cells.iter().filter(drawn).any(|cell| cell.ends.is_some_and(|(low, high)| high > low));
        let mut said = vec![self.scene.say(Phrase::CompareUnit)];
        if open {
            said.splice(0..0, [Phrase::CompareSure, Phrase::ComparePossible].map(|phrase| self.scene.say(phrase)));
        }
        let legend = said.join("  ");
        let beside = columns(title) + 2 + columns(&legend) <= area.width;
        if beside {
            paper.right(area.right(), area.y, &legend, Role::Dim);
        } else {
            let below = u16::from(!self.scene.compact());
            paper.text(area.x, area.y + below, area.width, &legend, Role::Dim);
        }
        if beside || !self.scene.compact() {
            paper.text(area.x, area.y, area.width, title, Role::Title);
        }
        if beside || self.scene.compact() { 1 } else { 2 }
    }

    fn cells<'t>(&self, answered: &Answered<'_>, said: &'t Compared) -> Vec<Cell<'t>> {
        let (level, site) = self.here(answered);
        let is_yours = |row: &str, column: &str| is_among(row, level.as_deref()) && is_among(column, site.as_deref());
        let of_row = said.rows.iter().flat_map(|row| {
            let amounts = row.cells.iter().zip(&row.ends);
            said.columns.iter().zip(amounts).map(|(column, (amount, ends))| (&*row.name, &**column, &**amount, *ends))
        });
        of_row
            .map(|(level, site, amount, ends)| Cell { level, site, amount, ends, yours: is_yours(level, site) })
            .collect()
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

impl Columns {
    /// Names, amounts and bars side by side if there is room; else the names stand above the amounts.
    fn of(cells: &[Cell<'_>], width: u16) -> Self {
        let levels = widest(cells.iter().map(|cell| cell.level));
        let sites = widest(cells.iter().map(|cell| cell.site));
        let money = widest(cells.iter().map(|cell| cell.amount));
        let beside = 2 + levels + 2 + sites + 2 + money;
        let names = (width >= 60 && beside + 2 + BESIDE <= width).then_some((levels, sites));
        let amounts = match names {
            Some(_) => beside,
            None => (4 + money).min(width),
        };
        let bars = width.checked_sub(amounts + 2).filter(|bars| *bars >= SHORTEST);
        Self { names, amounts, bars }
    }
}

/// The lines of the table: one column for the amounts, one for the bars, one scale for all of them. The level stands on
/// `each` row, or on the first of several.
fn table_lines(cells: &[Cell<'_>], columns_at: &Columns, width: u16, each: bool) -> Vec<Line> {
    let most = cells.iter().filter_map(|cell| cell.ends).map(|(_, high)| high).max().unwrap_or(Fen::ZERO);
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<&str> = None;
    for cell in cells {
        let role = if cell.yours { Role::Accent } else { Role::Plain };
        let mut head: Line = Vec::new();
        if cell.yours {
            head.push((0, glyphs::HERE.to_owned(), Role::Accent));
        }
        let mut numbers: Line =
            vec![(columns_at.amounts.saturating_sub(columns(cell.amount)), cell.amount.to_owned(), role)];
        if let (Some(wide), Some((low, high))) = (columns_at.bars, cell.ends) {
            let (sure, possible) = bars::range(low, high, Scale { most, wide });
            let bar = ["█".repeat(usize::from(sure)), "░".repeat(usize::from(possible))].concat();
            numbers.push((columns_at.amounts + 2, bar, Role::Done));
        }
        let Some((levels, _)) = columns_at.names else {
            let names = wrap::wrap(&format!("{}  {}", cell.level, cell.site), usize::from(width.saturating_sub(2)));
            for name in names {
                let mut line = std::mem::take(&mut head);
                line.push((2, name, role));
                lines.push(line);
            }
            lines.push(numbers);
            continue;
        };
        if last != Some(cell.level) || each {
            head.push((2, cell.level.to_owned(), Role::Title));
        }
        last = Some(cell.level);
        head.push((4 + levels, cell.site.to_owned(), role));
        head.append(&mut numbers);
        lines.push(head);
    }
    lines
}

/// True if one of the names that stand together is the one wanted; where levels do not matter, every row is.
fn is_among(names: &str, wanted: Option<&str>) -> bool {
    wanted.is_some_and(|wanted| names.split(" / ").any(|name| name == wanted))
}
