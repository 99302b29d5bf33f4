//! An estimate as Markdown.

use super::EstimateReport;
use crate::domain::Phrase;
use crate::report::marked::{escaped, list, table};

impl EstimateReport<'_> {
    /// The answer as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let headline = self.headline();
        let mut blocks = vec![format!("# {}", escaped(&self.title()))];
        blocks.extend(self.label_means().iter().map(|said| escaped(said)));
        blocks.push(escaped(&self.case()));
        blocks.extend(self.defaults().map(|taken| escaped(&taken)));
        blocks.push(format!("**{}**  \n{}", escaped(&headline.fund), escaped(&headline.person)));
        let cap = headline.cap.iter().map(|cap| &*cap.said);
        blocks.extend(list(cap.chain(headline.remarks.iter().map(String::as_str))));
        blocks.push(escaped(&headline.rests_on));
        let warnings = self.warnings();
        blocks.extend(list(warnings.iter().map(|(_, said)| &**said)));
        blocks.push(format!("## {}", self.get(Phrase::EstimateBill)));
        blocks.push(self.bill_table());
        self.listed(&mut blocks, Phrase::EstimateReadings, &self.readings_said());
        self.write_compared(&mut blocks);
        self.write_findings(&mut blocks);
        self.listed(&mut blocks, Phrase::EstimateUnused, &self.unused());
        self.listed(&mut blocks, Phrase::EstimateSources, &self.sources_said());
        blocks.push(escaped(&self.fill(Phrase::EstimateAsOf, &[&self.asked.inquiry.as_of.to_string()])));
        let mut text = blocks.join("\n\n");
        text.push('\n');
        text
    }

    fn listed(&self, blocks: &mut Vec<String>, title: Phrase, items: &[String]) {
        if let Some(items) = list(items.iter().map(String::as_str)) {
            blocks.extend([format!("## {}", self.get(title)), items]);
        }
    }

    fn bill_table(&self) -> String {
        let titles = [Phrase::EstimateLine, Phrase::ColumnLow, Phrase::ColumnHigh, Phrase::EstimateWhy];
        let titles = titles.map(|title| self.get(title).to_owned());
        let mut heading = vec![String::new()];
        heading.extend(titles);
        let rows = self.rows().into_iter().map(|row| {
            let number = row.number.map(|number| number.to_string()).unwrap_or_default();
            let rules = self.rules_of(&row);
            let rules = rules.iter().map(|rule| format!("[{rule}]"));
            let why: Vec<String> = Some(row.why).filter(|why| !why.is_empty()).into_iter().chain(rules).collect();
            vec![number, format!("{} {}", row.sign, row.name).trim().to_owned(), row.low, row.high, why.join(" ")]
        });
        table(&heading, &rows.collect::<Vec<_>>())
    }

    fn write_compared(&self, blocks: &mut Vec<String>) {
        let compared = self.compared();
        blocks.push(format!("## {}", self.get(Phrase::CompareTitle)));
        let single = compared.is_single();
        let mut heading = vec![String::new()];
        heading.extend(compared.columns);
        let rows = compared.rows.into_iter().map(|row| {
            let mut cells = vec![row.name];
            cells.extend(row.cells);
            cells
        });
        if !single {
            blocks.push(table(&heading, &rows.collect::<Vec<_>>()));
        }
        blocks.extend(list(compared.remarks.iter().map(String::as_str)));
    }

    fn write_findings(&self, blocks: &mut Vec<String>) {
        let said = self.find_said();
        blocks.push(format!("## {}", self.get(Phrase::FindTitle)));
        blocks.extend(list(said.above.iter().map(String::as_str)));
        if !said.rows.is_empty() {
            let heading = ["", self.get(Phrase::FindWidth), self.get(Phrase::FindSaved)].map(str::to_owned);
            let rows: Vec<Vec<String>> = said.rows.into_iter().map(Vec::from).collect();
            blocks.push(table(&heading, &rows));
        }
        blocks.extend(list(said.below.iter().map(String::as_str)));
    }
}
