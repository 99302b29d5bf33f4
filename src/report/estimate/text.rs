//! An estimate as plain text: the answer first, then the bills line beside line, then everything one may ask about them.

use super::{Compared, ComparedRow, EstimateReport, Row};
use crate::domain::Phrase;
use crate::report::columns::{WIDTH, filled, pushed, widest, wrapped};
use unicode_width::UnicodeWidthStr;

impl EstimateReport<'_> {
    /// The answer as plain text, at most 80 columns wide.
    #[must_use]
    pub fn text(&self) -> String {
        let headline = self.headline();
        let mut lines = vec![self.title()];
        lines.extend(self.label_means().iter().map(|said| wrapped("", said)));
        lines.push(wrapped("", &self.case()));
        lines.extend(self.defaults().map(|taken| wrapped("", &taken)));
        lines.extend([String::new(), wrapped("", &headline.fund)]);
        lines.extend(headline.cap.map(|cap| wrapped("! ", &cap.said)));
        lines.push(wrapped("", &headline.person));
        lines.extend(headline.remarks.iter().map(|remark| wrapped("  · ", remark)));
        lines.push(wrapped("", &headline.rests_on));
        lines.extend(self.warnings().iter().map(|(_, said)| wrapped("! ", said)));
        lines.push(String::new());
        lines.extend(self.bills());
        self.section(&mut lines, Phrase::EstimateReadings, &self.readings_said());
        lines.extend([String::new(), heading(self.get(Phrase::CompareTitle))]);
        lines.extend(self.compared_lines());
        lines.extend([String::new(), heading(self.get(Phrase::FindTitle))]);
        lines.extend(self.finding_lines());
        self.section(&mut lines, Phrase::EstimateUnused, &self.unused());
        self.section(&mut lines, Phrase::EstimateSources, &self.sources_said());
        lines.extend([String::new(), self.fill(Phrase::EstimateAsOf, &[&self.asked.inquiry.as_of.to_string()])]);
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }

    fn section(&self, lines: &mut Vec<String>, title: Phrase, items: &[String]) {
        if !items.is_empty() {
            lines.extend([String::new(), heading(self.get(title))]);
            lines.extend(items.iter().map(|item| wrapped("  ", item)));
        }
    }

    /// The rows: a short reason stands beside the figures, a long one below, the rules below that.
    fn bills(&self) -> Vec<String> {
        let rows = self.rows();
        let (least, most) = (self.get(Phrase::ColumnLow), self.get(Phrase::ColumnHigh));
        let name = widest(rows.iter().map(|row| &*row.name));
        let figure = widest(rows.iter().flat_map(|row| [&*row.low, &*row.high]).chain([least, most])) + 2;
        let lead = 5 + name;
        let mut lines = vec![format!("{}{}{}", " ".repeat(lead), pushed(least, figure), pushed(most, figure))];
        for row in &rows {
            if row.number.is_none() && lines.iter().all(|line| !line.starts_with('─')) {
                lines.push("─".repeat(lead + 2 * figure));
            }
            lines.push(figures(row, name, figure));
            let beside = lead + 2 * figure + 2;
            if !row.why.is_empty() && beside + row.why.width() <= WIDTH {
                if let Some(last) = lines.last_mut() {
                    *last = format!("{}{}", filled(last, beside), row.why);
                }
            } else if !row.why.is_empty() {
                lines.push(wrapped("       ", &row.why));
            }
            lines.extend(self.rules_of(row).iter().map(|rule| wrapped("       ", &format!("[{rule}]"))));
        }
        lines
    }

    fn compared_lines(&self) -> Vec<String> {
        let compared = self.compared();
        let mut lines = if compared.is_single() { Vec::new() } else { compared_table(&compared) };
        lines.extend(compared.remarks.iter().map(|remark| wrapped("  ", remark)));
        lines
    }

    fn finding_lines(&self) -> Vec<String> {
        let said = self.find_said();
        let mut lines: Vec<String> = said.above.iter().map(|said| wrapped("  ", said)).collect();
        if !said.rows.is_empty() {
            let (width, saved) = (self.get(Phrase::FindWidth), self.get(Phrase::FindSaved));
            let name = widest(said.rows.iter().map(|[question, ..]| &**question)) + 2;
            let left = widest(said.rows.iter().map(|[_, left, _]| &**left).chain([width])) + 2;
            let less = widest(said.rows.iter().map(|[.., less]| &**less).chain([saved])) + 2;
            let line = |one: &str, two: &str, three: &str| {
                format!("  {}{}{}", filled(one, name), pushed(two, left), pushed(three, less))
            };
            lines.push(line("", width, saved));
            lines.extend(said.rows.iter().map(|[question, left, less]| line(question, left, less)));
        }
        lines.extend(said.below.iter().map(|said| wrapped("  ", said)));
        lines
    }
}

/// Levels and places as a table; one below the other where that would be too wide.
fn compared_table(compared: &Compared) -> Vec<String> {
    let name = widest(compared.rows.iter().map(|row| &*row.name)) + 2;
    let column = |at: usize| {
        let cells = compared.rows.iter().map(|row| &*row.cells[at]);
        widest(cells.chain([&*compared.columns[at]])) + 3
    };
    let widths: Vec<usize> = (0..compared.columns.len()).map(column).collect();
    if 2 + name + widths.iter().sum::<usize>() > WIDTH {
        let name = widest(compared.columns.iter().map(String::as_str)) + 2;
        let under = |row: &ComparedRow| {
            let cells = compared.columns.iter().zip(&row.cells);
            let cells: Vec<String> = cells.map(|(column, cell)| beside("    ", column, name, cell)).collect();
            format!("{}\n{}", wrapped("  ", &row.name), cells.join("\n"))
        };
        return compared.rows.iter().map(under).collect();
    }
    let line = |first: &str, cells: &[String]| {
        let cells: String = cells.iter().zip(&widths).map(|(cell, width)| pushed(cell, *width)).collect();
        format!("  {}{cells}", filled(first, name))
    };
    let heading = line("", &compared.columns);
    std::iter::once(heading).chain(compared.rows.iter().map(|row| line(&row.name, &row.cells))).collect()
}

/// A name and what belongs to it on one line, or below each other where that would be too wide.
fn beside(lead: &str, name: &str, columns: usize, said: &str) -> String {
    let line = format!("{lead}{}{said}", filled(name, columns));
    if line.width() <= WIDTH { line } else { format!("{}\n{lead}  {said}", wrapped(lead, name)) }
}

fn heading(title: &str) -> String {
    format!("── {title} ──")
}

fn figures(row: &Row, name: usize, figure: usize) -> String {
    let number = row.number.map(|number| number.to_string()).unwrap_or_default();
    let name = filled(&row.name, name);
    format!("{} {} {name}{}{}", pushed(&number, 2), row.sign, pushed(&row.low, figure), pushed(&row.high, figure))
}
