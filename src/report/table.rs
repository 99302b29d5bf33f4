//! Tables in Markdown whose lines stand under each other also in the plain text: the keys and the exit codes of the README.

use super::columns::{filled, widest};

/// `heading` and `rows` as a Markdown table.
#[must_use]
pub fn markdown<const N: usize>(heading: [&str; N], rows: &[[String; N]]) -> String {
    let heading = heading.map(str::to_owned);
    let all = || std::iter::once(&heading).chain(rows);
    let widths: [usize; N] = std::array::from_fn(|at| widest(all().map(|row| &*row[at])));
    let line = |row: &[String; N]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| filled(cell, width)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule: [String; N] = widths.map(|width| "-".repeat(width));
    let mut table = line(&heading);
    table.push_str(&line(&rule));
    table.extend(rows.iter().map(line));
    table
}
