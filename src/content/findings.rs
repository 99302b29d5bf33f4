//! Findings as they are born: a file, a path in the document, a problem. Lines and columns come later.

use std::fmt;
use std::ops::Range;

use super::problems::{Problem, Severity};

/// One step into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move<'a> {
    Key(&'a str),
    Item(usize),
}

/// A place in a document, built on the stack while checking: it costs nothing until something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    file: &'a str,
    behind: Option<(&'a Self, Move<'a>)>,
    aim: Aim,
}

/// What of the thing at a path is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// The value.
    Value,
    /// Its key.
    Key,
    /// A word in a text: bytes of the text.
    Word(Range<usize>),
    /// Bytes of the file; the path does not count.
    Bytes(Range<usize>),
    /// The file as a whole.
    File,
}

#[derive(Debug, Clone, Copy)]
enum Aim {
    Value,
    Key,
    Word(usize, usize),
}

impl<'a> Spot<'a> {
    /// The top of a file.
    pub(super) fn top(file: &'a str) -> Self {
        Self { file, behind: None, aim: Aim::Value }
    }

    /// The value under `key`.
    pub(super) fn key<'b>(&'b self, key: &'b str) -> Spot<'b> {
        Spot { file: self.file, behind: Some((self, Move::Key(key))), aim: Aim::Value }
    }

    /// The item at a position of a list.
    pub(super) fn item(&self, at: usize) -> Spot<'_> {
        Spot { file: self.file, behind: Some((self, Move::Item(at))), aim: Aim::Value }
    }

    /// The key instead of its value.
    pub(super) fn name(mut self) -> Self {
        self.aim = Aim::Key;
        self
    }

    /// `word` inside the `text` that is meant here. It must be a part of it, not only equal to one: where it
    /// stands tells where the caret goes.
    pub(super) fn word(mut self, text: &str, word: &str) -> Self {
        let before = match self.aim {
            Aim::Word(start, _) => start,
            Aim::Value | Aim::Key => 0,
        };
        let start = (word.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        if start.saturating_add(word.len()) <= text.len() {
            self.aim = Aim::Word(before + start, before + start + word.len());
        }
        self
    }

    fn steps(&self) -> Vec<DocStep> {
        let mut steps = Vec::new();
        let mut here = self;
        while let Some((behind, into)) = here.behind {
            steps.push(match into {
                Move::Key(key) => DocStep::Key(key.into()),
                Move::Item(at) => DocStep::Item(at),
            });
            here = behind;
        }
        steps.reverse();
        steps
    }
}

/// One step of a path in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DocStep {
    Key(Box<str>),
    Item(usize),
}

/// A path in a document: `paths[3].steps[2].label`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct DocPath(pub(super) Vec<DocStep>);

impl fmt::Display for DocPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                DocStep::Key(key) if at == 0 => f.write_str(key)?,
                DocStep::Key(key) => write!(f, ".{key}")?,
                DocStep::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// Something wrong, before its line is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) problem: Problem,
    pub(super) file: Box<str>,
    pub(super) path: DocPath,
    pub(super) target: Target,
    pub(super) advice: Option<String>,
}

/// A warning that an author accepts at one item, with the reason.
#[derive(Debug)]
struct Allowed {
    file: Box<str>,
    item: DocPath,
    at: DocPath,
    code: String,
    used: bool,
}

/// Collects what is wrong. With `thorough` it also looks for what is only worth a warning.
#[derive(Debug, Default)]
pub(super) struct Findings {
    thorough: bool,
    vouched: bool,
    list: Vec<Finding>,
    allowed: Vec<Allowed>,
}

impl Findings {
    /// Looks for errors only: what loading needs.
    pub(super) fn of_errors() -> Self {
        Self::default()
    }

    /// Reads what the tests and `check` have passed: only what is needed to build the content is looked at, not again every
    /// letter of it.
    pub(super) fn of_embedded() -> Self {
        Self { vouched: true, ..Self::default() }
    }

    /// True when somebody has checked the letters already.
    pub(super) fn vouched(&self) -> bool {
        self.vouched
    }

    /// Looks for everything: what `check` needs.
    pub(super) fn of_everything() -> Self {
        Self { thorough: true, ..Self::default() }
    }

    /// True when warnings are looked for too.
    pub(super) fn thorough(&self) -> bool {
        self.thorough
    }

    /// Notes a problem.
    pub(super) fn add(&mut self, spot: &Spot<'_>, problem: Problem) {
        self.advise(spot, problem, None);
    }

    /// Notes a problem and what to write instead.
    pub(super) fn advise(&mut self, spot: &Spot<'_>, problem: Problem, advice: impl Into<Option<String>>) {
        let target = match spot.aim {
            Aim::Value => Target::Value,
            Aim::Key => Target::Key,
            Aim::Word(start, end) => Target::Word(start..end),
        };
        self.push(Finding {
            problem,
            file: spot.file.into(),
            path: DocPath(spot.steps()),
            target,
            advice: advice.into(),
        });
    }

    /// Notes a problem of a file as a whole.
    pub(super) fn file(&mut self, file: &str, problem: Problem, advice: Option<&str>) {
        let advice = advice.map(str::to_owned);
        self.push(Finding { problem, file: file.into(), path: DocPath::default(), target: Target::File, advice });
    }

    /// Notes a problem at some bytes of a file.
    pub(super) fn bytes(&mut self, file: &str, bytes: Range<usize>, problem: Problem, advice: Option<String>) {
        let target = Target::Bytes(bytes);
        self.push(Finding { problem, file: file.into(), path: DocPath::default(), target, advice });
    }

    fn push(&mut self, finding: Finding) {
        if self.thorough || finding.problem.severity() == Severity::Error {
            self.list.push(finding);
        }
    }

    /// Remembers that `code` is accepted anywhere inside `item`; it is written at `at`.
    pub(super) fn allow(&mut self, item: &Spot<'_>, at: &Spot<'_>, code: &str) {
        if self.thorough {
            self.allowed.push(Allowed {
                file: item.file.into(),
                item: DocPath(item.steps()),
                at: DocPath(at.steps()),
                code: code.to_owned(),
                used: false,
            });
        }
    }

    /// True when something was found for which content is refused.
    pub(super) fn refuse(&self) -> bool {
        self.list.iter().any(|finding| finding.problem.severity() == Severity::Error)
    }

    /// True when an error was found in `file`.
    pub(super) fn refuse_file(&self, file: &str) -> bool {
        self.list.iter().any(|finding| finding.problem.severity() == Severity::Error && &*finding.file == file)
    }

    /// The first error, in one line; empty when there is none.
    pub(super) fn first_error(&self) -> String {
        let error = self.list.iter().find(|finding| finding.problem.severity() == Severity::Error);
        error.map_or_else(String::new, |error| format!("{}: {}: {}", error.file, error.path, error.problem))
    }

    /// What was found, without what is allowed; an `allow` that allows nothing is found too.
    pub(super) fn settle(mut self) -> Vec<Finding> {
        let allowed = &mut self.allowed;
        self.list.retain(|finding| {
            let by = allowed.iter_mut().find(|allowed| {
                finding.problem.severity() == Severity::Warning
                    && allowed.code == finding.problem.code()
                    && allowed.file == finding.file
                    && finding.path.0.starts_with(&allowed.item.0)
            });
            by.map(|allowed| allowed.used = true).is_none()
        });
        for unused in self.allowed.into_iter().filter(|allowed| !allowed.used) {
            let problem = Problem::UnusedAllow { code: unused.code };
            let target = Target::Value;
            self.list.push(Finding { problem, file: unused.file, path: unused.at, target, advice: None });
        }
        self.list
    }
}
