//! What can go wrong between the command line and the answer, and the two sentences each of them gets: what is wrong,
//! and what to do.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use thiserror::Error;

use super::exit::Exit;
use crate::domain::{Lang, Phrase, Strings};
use crate::report::estimate::{Wrong, complaint_json};
use crate::tui::Refusal;

/// A reason not to answer. Its words come from the strings files; the English ones here are for developers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum Failure {
    #[error("no option {word}")]
    Option { word: String, near: Option<String>, command: String },
    #[error("no command {word}")]
    Command { word: String, near: Option<String> },
    #[error("surplus word {word}")]
    Surplus { word: String },
    #[error("{option} without a value")]
    NoValue { option: String, command: String },
    #[error("{option} given twice")]
    Twice { option: String },
    #[error("{option} and {other}")]
    Both { option: &'static str, other: String },
    #[error("{option} without {needs}")]
    Alone { option: &'static str, needs: &'static str },
    #[error("arguments that are not UTF-8")]
    Unreadable { command: String },
    #[error("wrong usage")]
    Usage { command: String },
    #[error("{command} takes no {option}")]
    Unused { command: &'static str, option: &'static str },
    #[error("{option} is none of {choices}")]
    Choice { option: &'static str, word: String, choices: String },
    #[error("{option} is no date")]
    Date { option: &'static str, word: String },
    #[error("no city given")]
    NoCity { command: &'static str },
    #[error("no city {word}")]
    City { word: String, near: Option<String> },
    #[error("several cities {word}")]
    Cities { word: String, names: String },
    #[error("{name} is outside")]
    Outside { name: String },
    #[error("{name} was searched for and is outside")]
    OutsideFound { name: String },
    #[error("no task {word}")]
    Task { word: String, choices: String },
    #[error("no channel {word}")]
    Channel { word: String, choices: String },
    #[error("no way in {place}")]
    NoWay { place: String, task: String, channel: Option<String>, choices: Option<String> },
    #[error("nothing found for {query}")]
    NothingFound { query: String },
    #[error("content refused")]
    Content { findings: String, errors: usize, command: String, policy: Option<Box<PolicyMistake>> },
    #[error("{}", .wrong.code)]
    Wrong { wrong: Box<Wrong>, exit: Exit },
    #[error("cannot write: {cause}")]
    Output { cause: String },
    #[error("the terminal cannot show the wizard")]
    Terminal(Refusal),
    #[error("the terminal cannot be used: {cause}")]
    TerminalLost { cause: String },
    #[error("the wizard has stopped: {cause}")]
    Stopped { cause: String },
}

/// The first mistake in a file of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PolicyMistake {
    pub(super) file: String,
    pub(super) line: Option<usize>,
    pub(super) why: String,
}

impl Failure {
    /// The number to end with.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Option { .. }
            | Self::Command { .. }
            | Self::Surplus { .. }
            | Self::NoValue { .. }
            | Self::Twice { .. }
            | Self::Both { .. }
            | Self::Alone { .. }
            | Self::Unreadable { .. }
            | Self::Usage { .. }
            | Self::Unused { .. }
            | Self::Choice { .. }
            | Self::Date { .. }
            | Self::NoCity { .. }
            | Self::City { .. }
            | Self::Cities { .. }
            | Self::Outside { .. }
            | Self::Task { .. }
            | Self::Channel { .. } => Exit::Usage,
            Self::NoWay { .. }
            | Self::NothingFound { .. }
            | Self::OutsideFound { .. }
            | Self::Output { .. }
            | Self::Stopped { .. } => Exit::Failed,
            Self::Content { .. } => Exit::Content,
            Self::Wrong { exit, .. } => *exit,
            Self::Terminal(_) | Self::TerminalLost { .. } => Exit::Terminal,
        }
    }

    /// What stands above the sentences: the findings of refused content.
    pub(super) fn details(&self) -> &str {
        if let Self::Content { findings, .. } = self { findings } else { "" }
    }

    /// The failure as JSON, for programs that asked for it.
    pub(super) fn json(&self, strings: &Strings) -> String {
        let [what, advice] = self.sentences(strings);
        let between = match strings.lang() {
            Lang::Zh => "",
            Lang::En => " ",
        };
        complaint_json(self.code(), self.field(), &format!("{what}{between}{advice}"), &advice, self.exit().code())
    }

    /// The code of the mistake.
    fn code(&self) -> &'static str {
        match self {
            Self::Option { .. } => "E-OPTION",
            Self::Command { .. } => "E-COMMAND",
            Self::Surplus { .. } => "E-SURPLUS",
            Self::NoValue { .. } => "E-NO-VALUE",
            Self::Twice { .. } => "E-TWICE",
            Self::Both { .. } => "E-BOTH",
            Self::Alone { .. } => "E-ALONE",
            Self::Unreadable { .. } => "E-ENCODING",
            Self::Usage { .. } => "E-USAGE",
            Self::Unused { .. } => "E-UNUSED",
            Self::Choice { .. } => "E-CHOICE",
            Self::Date { .. } => "E-DATE",
            Self::NoCity { .. } => "E-CITY-REQUIRED",
            Self::City { .. } => "E-CITY",
            Self::Cities { .. } => "E-CITY-AMBIGUOUS",
            Self::Outside { .. } | Self::OutsideFound { .. } => "E-OUTSIDE",
            Self::Task { .. } => "E-TASK",
            Self::Channel { .. } => "E-CHANNEL",
            Self::NoWay { .. } => "E-NO-WAY",
            Self::NothingFound { .. } => "E-NOTHING-FOUND",
            Self::Content { policy: Some(_), .. } => "E-POLICY",
            Self::Content { policy: None, .. } => "E-CONTENT",
            Self::Wrong { wrong, .. } => wrong.code,
            Self::Output { .. } => "E-OUTPUT",
            Self::Terminal(_) | Self::TerminalLost { .. } => "E-TERMINAL",
            Self::Stopped { .. } => "E-STOPPED",
        }
    }

    /// The answer it is about, as the option that gives it is called.
    fn field(&self) -> Option<&str> {
        match self {
            Self::Wrong { wrong, .. } => wrong.field.map(crate::report::estimate::Field::key),
            Self::Choice { option, .. }
            | Self::Date { option, .. }
            | Self::Both { option, .. }
            | Self::Alone { option, .. } => option.strip_prefix("--"),
            Self::Option { word, .. } => word.strip_prefix("--"),
            Self::NoValue { option, .. } | Self::Twice { option } => option.strip_prefix("--"),
            Self::NoCity { .. } | Self::City { .. } | Self::Cities { .. } | Self::Outside { .. } => Some("city"),
            Self::Task { .. } => Some("task"),
            Self::Channel { .. } => Some("channel"),
            Self::Command { .. }
            | Self::Surplus { .. }
            | Self::Unreadable { .. }
            | Self::Usage { .. }
            | Self::Unused { .. }
            | Self::NoWay { .. }
            | Self::NothingFound { .. }
            | Self::OutsideFound { .. }
            | Self::Content { .. }
            | Self::Output { .. }
            | Self::Terminal(_)
            | Self::TerminalLost { .. }
            | Self::Stopped { .. } => None,
        }
    }

    /// What is wrong, and what to do.
    pub(super) fn sentences(&self, strings: &Strings) -> [String; 2] {
        [self.what(strings), self.what_to_do(strings)]
    }

    fn what(&self, strings: &Strings) -> String {
        match self {
            Self::Option { word, .. } => strings.fill(Phrase::WrongOption, &[word]),
            Self::Command { word, .. } => strings.fill(Phrase::WrongCommand, &[word]),
            Self::Surplus { word } => strings.fill(Phrase::WrongSurplus, &[word]),
            Self::NoValue { option, .. } => strings.fill(Phrase::WrongNoValue, &[option]),
            Self::Twice { option } => strings.fill(Phrase::WrongTwice, &[option]),
            Self::Both { option, other } => strings.fill(Phrase::WrongBoth, &[option, other]),
            Self::Alone { option, needs } => strings.fill(Phrase::WrongAlone, &[option, needs]),
            Self::Unreadable { .. } => strings.get(Phrase::WrongUnreadable).to_owned(),
            Self::Usage { .. } => strings.get(Phrase::WrongUsage).to_owned(),
            Self::Unused { command, option } => strings.fill(Phrase::WrongUnused, &[command, option]),
            Self::Choice { option, word, .. } => strings.fill(Phrase::WrongChoice, &[option, word]),
            Self::Date { option, word } => strings.fill(Phrase::WrongDate, &[option, word]),
            Self::NoCity { .. } => strings.get(Phrase::WrongNoCity).to_owned(),
            Self::City { word, .. } => strings.fill(Phrase::WrongCity, &[word]),
            Self::Cities { word, .. } => strings.fill(Phrase::WrongCities, &[word]),
            Self::Outside { name } | Self::OutsideFound { name } => strings.fill(Phrase::PlaceOutside, &[name]),
            Self::Task { word, .. } => strings.fill(Phrase::WrongTask, &[word]),
            Self::Channel { word, .. } => strings.fill(Phrase::WrongChannel, &[word]),
            Self::NoWay { place, task, channel: None, .. } => strings.fill(Phrase::WrongNoWay, &[place, task]),
            Self::NoWay { place, task, channel: Some(channel), .. } => {
                strings.fill(Phrase::WrongNoWayIn, &[place, channel, task])
            }
            Self::NothingFound { query } => strings.fill(Phrase::PlaceNothing, &[query]),
            Self::Content { policy: Some(mistake), .. } => {
                let PolicyMistake { file, line, why } = &**mistake;
                match line {
                    Some(line) => strings.fill(Phrase::WrongPolicy, &[file, &line.to_string(), why]),
                    None => strings.fill(Phrase::WrongPolicyFile, &[file, why]),
                }
            }
            Self::Content { errors, policy: None, .. } => strings.fill(Phrase::WrongContent, &[&errors.to_string()]),
            Self::Wrong { wrong, .. } => wrong.what.clone(),
            Self::Output { cause } => strings.fill(Phrase::WrongOutput, &[cause]),
            Self::Terminal(Refusal::NoTerminal) => strings.get(Phrase::RefuseNoTerminal).to_owned(),
            Self::Terminal(Refusal::Term { term }) => strings.fill(Phrase::RefuseTerm, &[term]),
            Self::Terminal(Refusal::Charset { variable, value }) => {
                strings.fill(Phrase::RefuseCharset, &[variable, value])
            }
            Self::TerminalLost { cause } => strings.fill(Phrase::WrongTerminal, &[cause]),
            Self::Stopped { cause } => strings.fill(Phrase::WrongStopped, &[cause]),
        }
    }

    fn what_to_do(&self, strings: &Strings) -> String {
        let near = |words: &str| strings.fill(Phrase::TryNear, &[words]);
        let help = |command: &str| strings.fill(Phrase::TryHelp, &[command]);
        let choices = |choices: &str| strings.fill(Phrase::TryChoices, &[choices]);
        match self {
            Self::Option { near: Some(words), .. }
            | Self::Command { near: Some(words), .. }
            | Self::City { near: Some(words), .. } => near(words),
            Self::Option { command, .. }
            | Self::NoValue { command, .. }
            | Self::Unreadable { command }
            | Self::Usage { command } => help(command),
            Self::Command { .. } => help("yibao"),
            Self::Surplus { word } => strings.fill(Phrase::TryLeaveOut, &[word]),
            Self::Twice { .. } | Self::Both { .. } => strings.get(Phrase::TryOnce).to_owned(),
            Self::Unused { option, .. } | Self::Alone { option, .. } => strings.fill(Phrase::TryLeaveOut, &[option]),
            Self::Choice { choices: all, .. }
            | Self::Task { choices: all, .. }
            | Self::Channel { choices: all, .. }
            | Self::NoWay { choices: Some(all), .. } => choices(all),
            Self::Date { .. } => strings.get(Phrase::TryDate).to_owned(),
            Self::NoCity { command } => strings.fill(Phrase::TryCity, &[command]),
            Self::City { near: None, .. } => strings.get(Phrase::TryName).to_owned(),
            Self::Cities { names, .. } => strings.fill(Phrase::TryFullName, &[names]),
            Self::Outside { .. } | Self::OutsideFound { .. } => strings.get(Phrase::TryOutside).to_owned(),
            Self::NoWay { choices: None, .. } => help("yibao path"),
            Self::NothingFound { .. } => strings.get(Phrase::PlaceNothingTry).to_owned(),
            Self::Content { command, policy: Some(_), .. } => strings.fill(Phrase::TryPolicy, &[command]),
            Self::Content { command, policy: None, .. } => strings.fill(Phrase::TryCheck, &[command]),
            Self::Wrong { wrong, .. } => wrong.advice.clone(),
            Self::Output { .. } => strings.get(Phrase::TrySpace).to_owned(),
            Self::Terminal(Refusal::NoTerminal) => strings.get(Phrase::RefuseNoTerminalTry).to_owned(),
            Self::Terminal(Refusal::Term { .. }) => strings.get(Phrase::RefuseTermTry).to_owned(),
            Self::Terminal(Refusal::Charset { .. }) => strings.get(Phrase::RefuseCharsetTry).to_owned(),
            Self::TerminalLost { .. } | Self::Stopped { .. } => strings.get(Phrase::TryAgain).to_owned(),
        }
    }
}

/// A word as a complaint repeats it: without control characters, which a terminal would obey, and not endless.
pub(super) fn said(word: &str) -> String {
    const LONGEST: usize = 40;
    let mut letters = word.chars().filter(|letter| !letter.is_control());
    let said: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() { said + "…" } else { said }
}

/// What `clap` could not cut apart. `command` is what was typed before the trouble: `yibao path`.
pub(super) fn of_clap(error: &clap::Error, command: String) -> Failure {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(said(text)),
        Some(ContextValue::Strings(texts)) => texts.first().map(|text| said(text)),
        _ => None,
    };
    // `--city <CITY>`: the value's name is clap's business.
    let option = || context(ContextKind::InvalidArg).map(|arg| arg.split(' ').next().unwrap_or_default().to_owned());
    let kind = error.kind();
    if kind == ErrorKind::UnknownArgument {
        let word = option().unwrap_or_default();
        if word.starts_with('-') {
            return Failure::Option { word, near: context(ContextKind::SuggestedArg), command };
        }
        return Failure::Surplus { word };
    }
    if kind == ErrorKind::InvalidSubcommand {
        let word = context(ContextKind::InvalidSubcommand).unwrap_or_default();
        return Failure::Command { word, near: context(ContextKind::SuggestedSubcommand) };
    }
    if kind == ErrorKind::InvalidUtf8 {
        return Failure::Unreadable { command };
    }
    match option() {
        Some(option) if kind == ErrorKind::ArgumentConflict => Failure::Twice { option },
        Some(option) if kind == ErrorKind::InvalidValue => Failure::NoValue { option, command },
        _ => Failure::Usage { command },
    }
}
