//! The keys of the wizard as a Markdown table, for the README.

use super::columns::{filled, widest};

/// One row: the keys, and what they do in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// How the keys are written: `↑ ↓`, `Enter`.
    pub keys: String,
    /// What they do, in Chinese.
    pub zh: String,
    /// What they do, in English.
    pub en: String,
}

/// The rows under the heading `keys`, `zh`, `en`.
#[must_use]
pub fn markdown(heading: &KeyRow, rows: &[KeyRow]) -> String {
    let all = || std::iter::once(heading).chain(rows);
    let keys = widest(all().map(|row| &*row.keys));
    let zh = widest(all().map(|row| &*row.zh));
    let line = |row: &KeyRow| format!("| {} | {} | {} |\n", filled(&row.keys, keys), filled(&row.zh, zh), row.en);
    let mut table = line(heading);
    table.push_str("| --- | --- | --- |\n");
    table.extend(rows.iter().map(line));
    table
}
