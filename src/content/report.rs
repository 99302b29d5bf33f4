//! The report: every finding with its line, a caret under what is meant, and what to write instead.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::findings::{Finding, Findings, Target};
use super::folder::Folder;
use super::problems::Severity;
use super::tree::Tree;

/// Something wrong with content, where it stands, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    code: &'static str,
    severity: Severity,
    file: String,
    line: Option<Line>,
    message: String,
    advice: Option<String>,
}

/// A line of a file with the part that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    number: usize,
    column: usize,
    text: String,
    caret: Range<usize>,
}

impl Reported {
    /// The word in brackets: `unknown-task`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The file, named from the content folder on; the folder itself when that cannot be read.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1; nothing when the file as a whole is meant.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line.as_ref().map(|line| line.number)
    }

    /// The column, counted in characters from 1.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.line.as_ref().map(|line| line.column)
    }

    /// What is wrong, in one sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead, where that is known.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.advice.as_deref()
    }

    fn draw(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&self.message).id(self.code);
        let group: Group<'_> = if let Some(line) = &self.line {
            let mark = AnnotationKind::Primary.span(line.caret.clone()).label(self.advice.as_deref());
            let snippet = Snippet::source(&line.text).line_start(line.number).path(&self.file).fold(false);
            title.element(snippet.annotation(mark))
        } else {
            title
                .element(Origin::path(&self.file))
                .elements(self.advice.as_ref().map(|advice| Level::HELP.message(advice)))
        };
        renderer.render(&[group])
    }
}

/// All findings of one look at content, by file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    findings: Vec<Reported>,
}

impl Report {
    /// Turns findings into lines.
    pub(super) fn draw(findings: Findings, folder: &Folder, trees: &BTreeMap<String, Tree>) -> Self {
        let mut list: Vec<Reported> =
            findings.settle().into_iter().map(|finding| place(finding, folder, trees)).collect();
        list.sort_by(|one, other| {
            let key = |found: &Reported| (found.line(), found.column(), found.severity);
            one.file.cmp(&other.file).then_with(|| key(one).cmp(&key(other)))
        });
        list.dedup();
        Self { findings: list }
    }

    /// The findings, by file and line.
    #[must_use]
    pub fn findings(&self) -> &[Reported] {
        &self.findings
    }

    /// How many findings are errors: with one, the content is refused.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|found| found.severity == Severity::Error).count()
    }

    /// How many findings are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }

    /// How many of each: `2 errors, 1 warning`.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        format!("{}, {}", count(self.errors(), "error"), count(self.warnings(), "warning"))
    }

    /// The report as plain text, the summary last.
    #[must_use]
    pub fn render(&self) -> String {
        let renderer = Renderer::plain();
        let mut text = String::new();
        for found in &self.findings {
            let _ = writeln!(text, "{}\n", found.draw(&renderer));
        }
        let _ = writeln!(text, "{}", self.summary());
        text
    }
}

fn place(finding: Finding, folder: &Folder, trees: &BTreeMap<String, Tree>) -> Reported {
    let source = folder.text(&finding.file).unwrap_or_default();
    let bytes = match &finding.target {
        Target::Bytes(bytes) => Some(bytes.clone()),
        Target::File => None,
        Target::Value | Target::Key | Target::Word(_) => {
            trees.get(&*finding.file).and_then(|tree| tree.bytes(source, &finding.path, &finding.target))
        }
    };
    Reported {
        code: finding.problem.code(),
        severity: finding.problem.severity(),
        message: finding.problem.to_string(),
        advice: finding.advice,
        line: bytes.map(|bytes| line_of(source, &bytes)),
        file: finding.file.into(),
    }
}

/// The line of some bytes; what goes on below the line is cut off.
fn line_of(source: &str, bytes: &Range<usize>) -> Line {
    let mut at = bytes.start.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    let (before, rest) = source.split_at(at);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let (left, right) = (before.get(start..).unwrap_or_default(), rest.lines().next().unwrap_or_default());
    let wanted = bytes.end.saturating_sub(at).min(right.len());
    let width = if right.is_char_boundary(wanted) { wanted } else { right.len() };
    Line {
        number: before.matches('\n').count() + 1,
        column: left.chars().count() + 1,
        text: format!("{left}{right}"),
        caret: left.len()..left.len() + width,
    }
}
