//! The options by name: the variable that stands in for each, and the words of the help page.

use super::failure::{Failure, said};
use crate::domain::{Lang, Phrase};
use crate::tui::Theme;

/// What is known about one option or one positional word.
pub(super) struct Known {
    /// Its name in `args.rs`.
    pub(super) id: &'static str,
    /// How a person names it: `--city`.
    pub(super) flag: &'static str,
    /// The environment variable that stands in for it.
    pub(super) variable: Option<&'static str>,
    /// What its value is called.
    pub(super) value: Option<Phrase>,
    /// What it does.
    pub(super) does: Phrase,
}

const fn known(
    id: &'static str,
    flag: &'static str,
    variable: Option<&'static str>,
    value: Option<Phrase>,
    does: Phrase,
) -> Known {
    Known { id, flag, variable, value, does }
}

/// Every option, in the order of the help page.
#[rustfmt::skip]
pub(super) const KNOWN: [Known; 13] = [
    known("query", "", None, Some(Phrase::ValueQuery), Phrase::OptionQuery),
    known("dir", "", None, Some(Phrase::ValueDir), Phrase::OptionDir),
    known("city", "--city", Some("YIBAO_CITY"), Some(Phrase::ValueCity), Phrase::OptionCity),
    known("task", "--task", Some("YIBAO_TASK"), Some(Phrase::ValueTask), Phrase::OptionTask),
    known("channel", "--channel", Some("YIBAO_CHANNEL"), Some(Phrase::ValueChannel), Phrase::OptionChannel),
    known("format", "--format", None, Some(Phrase::ValueFormat), Phrase::OptionFormat),
    known("content", "--content", Some("YIBAO_CONTENT"), Some(Phrase::ValueDir), Phrase::OptionContent),
    known("lang", "--lang", Some("YIBAO_LANG"), Some(Phrase::ValueLang), Phrase::OptionLang),
    known("as_of", "--as-of", Some("YIBAO_AS_OF"), Some(Phrase::ValueDate), Phrase::OptionAsOf),
    known("theme", "--theme", Some("YIBAO_THEME"), Some(Phrase::ValueTheme), Phrase::OptionTheme),
    known("ascii", "--ascii", Some("YIBAO_ASCII"), None, Phrase::OptionAscii),
    known("help", "--help", None, None, Phrase::OptionHelp),
    known("version", "--version", None, None, Phrase::OptionVersion),
];

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Json,
}

impl Format {
    /// What `yibao path` writes.
    pub(super) const OF_PATH: [Self; 3] = [Self::Text, Self::Markdown, Self::Json];
    /// What `yibao places` writes.
    pub(super) const OF_PLACES: [Self; 2] = [Self::Text, Self::Json];

    /// What `yibao coverage` writes.
    pub(super) const OF_COVERAGE: [Self; 2] = [Self::Text, Self::Json];

    /// The format with this name among `offered`; text when none was asked for.
    pub(super) fn chosen(name: Option<&str>, offered: &[Self], command: &str) -> Result<Self, Failure> {
        let Some(name) = name else { return Ok(Self::Text) };
        offered.iter().copied().find(|format| format.name() == name).ok_or_else(|| Failure::Choice {
            option: "--format",
            word: said(name),
            choices: choices("format", command).join(" / "),
        })
    }

    /// How it is typed.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Json => "json",
        }
    }
}

/// The values an option can have in a command, where they are a closed list.
pub(super) fn choices(id: &str, command: &str) -> Vec<&'static str> {
    match (id, command) {
        ("format", "places") => Format::OF_PLACES.map(Format::name).to_vec(),
        ("format", "coverage") => Format::OF_COVERAGE.map(Format::name).to_vec(),
        ("format", _) => Format::OF_PATH.map(Format::name).to_vec(),
        ("lang", _) => [Lang::Zh, Lang::En].map(Lang::code).to_vec(),
        ("theme", _) => Theme::ALL.map(Theme::name).to_vec(),
        _ => Vec::new(),
    }
}
