//! 说明: the bill line by line; a line opens to its sentence, its rules and what they replaced.

use ratatui::layout::{Position, Rect};

use super::super::paper::Paper;
use super::{Desk, widest};
use crate::domain::{Phrase, Replaced};
use crate::estimate::{Answered, Bill, Figure, Item, Line, Parameter};
use crate::report::estimate::RuleName;
use crate::tui::{Role, glyphs, wrap};

/// A row of the tab.
enum Row {
    /// A line of the bill: its position, mark, name, both figures, and why.
    Line(usize, &'static str, String, [String; 2], String),
    /// Below an opened line.
    Detail(String, Role),
}

impl Desk<'_> {
    pub(super) fn trace(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> Position {
        let rows = self.trace_rows(answered, area.width);
        let names = widest(rows.iter().filter_map(|row| match row {
            Row::Line(_, _, name, ..) => Some(&**name),
            Row::Detail(..) => None,
        }));
        let names = names.min(area.width / 3);
        let money = 13.min(area.width.saturating_sub(names + 6) / 2);
        let ends = [area.x + 4 + names + money, area.x + 4 + names + 2 * money + 1];
        for (end, phrase) in ends.into_iter().zip([Phrase::ColumnLow, Phrase::ColumnHigh]) {
            paper.right(end, area.y, self.scene.say(phrase), Role::Dim);
        }
        let selects = !self.page.asks(self.scene.model.size.roomy());
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let tall = usize::from(body.height);
        let here = |row: &Row| matches!(row, Row::Line(at, ..) if *at == self.page.row && selects);
        let current = rows.iter().position(here).unwrap_or(0);
        // An opened line is shown with all that belongs to it.
        let details = rows.iter().skip(current + 1).take_while(|row| matches!(row, Row::Detail(..))).count();
        let wanted = if self.page.opened { current + details } else { current + 1 };
        let most = rows.len().saturating_sub(tall);
        let first = if selects { (wanted + 1).saturating_sub(tall).min(current).min(most) } else { 0 };
        let mut focus = Paper::at(area.x, area.y);
        for (y, row) in (body.y..body.bottom()).zip(rows.iter().skip(first)) {
            match row {
                Row::Line(_, mark, name, figures, why) => {
                    let chosen = here(row);
                    if chosen {
                        paper.text(area.x, y, 1, glyphs::HERE, Role::Accent);
                        focus = Paper::at(area.x, y);
                    }
                    paper.text(area.x + 2, y, 1, mark, Role::Plain);
                    let role = if chosen { Role::Accent } else { Role::Plain };
                    paper.text(area.x + 4, y, names, name, role);
                    for (end, figure) in ends.into_iter().zip(figures) {
                        paper.right(end, y, figure, Role::Plain);
                    }
                    let x = ends[1] + 2;
                    paper.text(x, y, area.right().saturating_sub(x), why, Role::Dim);
                }
                Row::Detail(text, role) => {
                    paper.text(area.x + 6, y, area.width.saturating_sub(7), text, *role);
                }
            }
        }
        focus
    }

    fn trace_rows(&self, answered: &Answered<'_>, width: u16) -> Vec<Row> {
        let (low, high) = (&answered.estimate.low, &answered.estimate.high);
        let mut rows = Vec::new();
        for (at, item) in answered.items().into_iter().enumerate() {
            let figures = [low, high].map(|bill| bill.line(item).map(written).unwrap_or_default());
            rows.push(Row::Line(at, mark(item), self.item(item, low), figures, self.why(item, answered)));
            if self.page.opened && self.page.row == at {
                let details = self.details(item, answered);
                let room = usize::from(width.saturating_sub(8));
                for (text, role) in details {
                    rows.extend(wrap::wrap(&text, room).into_iter().map(|line| Row::Detail(line, role)));
                }
            }
        }
        rows
    }

    fn item(&self, item: Item, bill: &Bill<'_>) -> String {
        let several = bill.lines.iter().any(|line| matches!(line.item, Item::Rate(1..)));
        let say = |phrase| self.scene.say(phrase).to_owned();
        match item {
            Item::Total => say(Phrase::ItemTotal),
            Item::OutOfScope => say(Phrase::ItemOutOfScope),
            Item::ClassB => say(Phrase::ItemClassB),
            Item::FirstPayment => say(Phrase::ItemFirstPayment),
            Item::InScope => say(Phrase::ItemInScope),
            Item::Deductible if bill.case.admission > 1 => {
                let nth = self.said.admission(bill.case.admission);
                self.scene.fill(Phrase::ItemDeductibleNth, &[&nth])
            }
            Item::Deductible => say(Phrase::ItemDeductible),
            Item::Entering => say(Phrase::ItemEntering),
            Item::Covered => say(Phrase::ItemCovered),
            Item::Rate(band) if several => self.scene.fill(Phrase::ItemRateOfBand, &[&(band + 1).to_string()]),
            Item::Rate(_) => say(Phrase::ItemRate),
            Item::Band(band) if several => self.scene.fill(Phrase::ItemBand, &[&(band + 1).to_string()]),
            Item::Band(_) | Item::ByRate => say(Phrase::ItemByRate),
            Item::Basic => say(Phrase::ItemBasic),
            Item::Supplement => say(Phrase::ItemSupplement),
            Item::Critical => say(Phrase::ItemCritical),
            Item::Fund => say(Phrase::ItemFund),
            Item::Person => say(Phrase::ItemPerson),
        }
    }

    /// Why, in few words: who says so.
    fn why(&self, item: Item, answered: &Answered<'_>) -> String {
        match item {
            Item::Total => self.scene.say(Phrase::WhyGiven).to_owned(),
            Item::OutOfScope | Item::ClassB if !answered.claim.cost.split_known() => {
                self.scene.say(Phrase::WhyNotGiven).to_owned()
            }
            Item::OutOfScope | Item::ClassB => self.scene.say(Phrase::WhyGiven).to_owned(),
            _ => {
                let line = answered.estimate.low.line(item).or_else(|| answered.estimate.high.line(item));
                let from = line.and_then(|line| line.basis.first()).map(|basis| basis.from);
                from.map_or_else(String::new, |from| self.said.layer_label(from).to_owned())
            }
        }
    }

    /// The sentence, the rules, how they were read, and what they replaced.
    fn details(&self, item: Item, answered: &Answered<'_>) -> Vec<(String, Role)> {
        let mut said = vec![(self.scene.say(means(item)).to_owned(), Role::Plain)];
        let bills = [&answered.estimate.low, &answered.estimate.high];
        let lines: Vec<&Line<'_>> = bills.iter().filter_map(|bill| bill.line(item)).collect();
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut readings = Vec::new();
        for basis in lines.iter().flat_map(|line| &line.basis) {
            let sentence = self.said.basis(basis);
            if !said.iter().any(|(known, _)| *known == sentence) {
                said.push((sentence, Role::Plain));
            }
            parameters.push(basis.parameter);
            readings.extend(basis.readings.iter().copied());
        }
        readings.sort_unstable();
        readings.dedup();
        said.extend(readings.into_iter().map(|reading| (self.said.reading(reading).to_owned(), Role::Dim)));
        let replaced = |gone: &&Replaced<'_>| parameters.iter().any(|parameter| parameter.key() == gone.key);
        for gone in answered.estimate.unused.iter().filter(replaced) {
            said.push((self.replaced(gone), Role::Dim));
        }
        said
    }

    fn replaced(&self, gone: &Replaced<'_>) -> String {
        let cited = gone.cited.map(|cited| self.said.cited(cited)).unwrap_or_default();
        let place = self.scene.wording.aside(&self.said.layer_name(gone.layer), &cited);
        self.scene.fill(Phrase::TraceReplaced, &[self.said.rule(RuleName::with_key(gone.key)), &place])
    }
}

fn written(line: &Line<'_>) -> String {
    match line.figure {
        Figure::Money(fen) => fen.grouped(),
        Figure::Share(share) => share.to_string(),
    }
}

/// What a line does to the ones before it.
fn mark(item: Item) -> &'static str {
    match item {
        Item::OutOfScope | Item::ClassB | Item::FirstPayment | Item::Deductible => "-",
        Item::InScope | Item::Entering | Item::Covered | Item::Band(_) | Item::ByRate | Item::Fund | Item::Person => "=",
        Item::Rate(_) => "x",
        Item::Supplement | Item::Critical => "+",
        Item::Total | Item::Basic => " ",
    }
}

fn means(item: Item) -> Phrase {
    match item {
        Item::Total => Phrase::MeansTotal,
        Item::OutOfScope => Phrase::MeansOutOfScope,
        Item::ClassB => Phrase::MeansClassB,
        Item::FirstPayment => Phrase::MeansFirstPayment,
        Item::InScope => Phrase::MeansInScope,
        Item::Deductible => Phrase::MeansDeductible,
        Item::Entering => Phrase::MeansEntering,
        Item::Covered => Phrase::MeansCovered,
        Item::Rate(_) => Phrase::MeansRate,
        Item::Band(_) => Phrase::MeansBand,
        Item::ByRate => Phrase::MeansByRate,
        Item::Basic => Phrase::MeansBasic,
        Item::Supplement => Phrase::MeansSupplement,
        Item::Critical => Phrase::MeansCritical,
        Item::Fund => Phrase::MeansFund,
        Item::Person => Phrase::MeansPerson,
    }
}
