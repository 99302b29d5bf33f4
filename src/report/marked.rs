//! Pieces of Markdown: lists, tables, and text whose marks are taken literally.

/// Items as a list; nothing for no items.
pub(super) fn list<S: AsRef<str>>(items: impl Iterator<Item = S>) -> Option<String> {
    let items: Vec<String> = items.map(|item| format!("- {}", escaped(item.as_ref()))).collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

/// Rows as a table.
pub(super) fn table(heading: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = vec!["---"; heading.len()].join(" | ");
    let mut lines = vec![line(heading), format!("| {rule} |")];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// `text` with the marks of Markdown taken literally.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}
