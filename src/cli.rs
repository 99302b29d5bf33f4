//! The command line: from words to what is run, and from what came of it to a number for the shell.
//!
//! Only this layer reads arguments, our own variables and today's date, and only it prints. What the terminal says about
//! itself (`TERM`, the locale) is read by `tui`, which also draws on standard output.

mod answers;
mod args;
mod check;
mod choose;
mod coverage;
mod credit;
mod estimate;
mod exit;
mod failure;
mod help;
mod options;
mod path;
mod places;
mod print;
mod settings;
mod wizard;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use crate::content::{self, Severity};
use crate::domain::{Content, Lang, Strings};
use args::{Command, Line};
use choose::Choices;
use failure::{Failure, PolicyMistake, of_clap, said};
use settings::Settings;

pub use exit::Exit;
pub use help::grammar;
pub use options::variables;

/// Runs the command the program was started with.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let exit = answer(&words).unwrap_or_else(|told| {
        if wants_json(&words) {
            // A reader that is gone gets the number all the same.
            let _ = print::out(&told.json);
        }
        print::complain(&told.text);
        told.exit
    });
    exit.into()
}

/// True where a command was asked for JSON, as far as the words can be read: its mistakes can be had as JSON, too.
fn wants_json(words: &[OsString]) -> bool {
    let words: Vec<_> = words.iter().skip(1).map(|word| word.to_string_lossy()).collect();
    words.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
        || words.iter().any(|word| word == "--format=json")
}

/// A failure put into words.
struct Told {
    exit: Exit,
    text: String,
    json: String,
}

impl Told {
    fn new(failure: &Failure, strings: &Strings) -> Self {
        let [what, what_to_do] = failure.sentences(strings);
        let text = format!("{}{what}\n{what_to_do}\n", failure.details());
        Self { exit: failure.exit(), text, json: failure.json(strings) }
    }
}

/// Until the content is read, the embedded strings speak; then its own do.
fn answer(words: &[OsString]) -> Result<Exit, Told> {
    let (line, settings) = match understood(words) {
        Ok(understood) => understood,
        Err((failure, lang)) => return Err(Told::new(&failure, &content::embedded_strings(lang))),
    };
    let lang = settings.lang;
    let early = |failure: Failure| Told::new(&failure, &content::embedded_strings(lang));
    if line.shared.version {
        return print::out(&format!("yibao {}\n", env!("CARGO_PKG_VERSION"))).map_err(early);
    }
    if line.shared.help {
        let page = help::page(&content::embedded_strings(lang), line.command.as_ref().map(Command::name));
        return print::out(&page).map_err(early);
    }
    if let Some(Command::Check { dir }) = &line.command {
        return check::run(dir.as_deref(), &settings).map_err(early);
    }
    let needs_rules = matches!(&line.command, Some(Command::Estimate(_) | Command::Credit(_)));
    let content = load(&settings, needs_rules).map_err(early)?;
    ran(line, &content, &settings).map_err(|failure| Told::new(&failure, content.strings(lang)))
}

/// The words cut apart, and the settings read from them. On failure also the language to say it in.
fn understood(words: &[OsString]) -> Result<(Line, Settings), (Failure, Lang)> {
    let lang = settings::likely_language(words);
    let line = Line::read(words).map_err(|error| (of_clap(&error, typed_command(words)), lang))?;
    let settings = Settings::read(&line.shared).map_err(|failure| (failure, lang))?;
    let unused = match &line.command {
        Some(Command::Places { .. } | Command::Coverage { .. } | Command::Check { .. }) => line.choice.first(),
        Some(Command::Estimate(_) | Command::Credit(_)) => line.choice.first_but_city(),
        Some(Command::Path { .. }) | None => None,
    };
    if let (Some(Command::Check { dir: Some(dir) }), Some(_)) = (&line.command, &line.shared.content) {
        let other = said(&dir.to_string_lossy());
        return Err((Failure::Both { option: "--content", other }, settings.lang));
    }
    match (&line.command, unused) {
        (Some(command), Some(option)) => Err((Failure::Unused { command: command.name(), option }, settings.lang)),
        _ => Ok((line, settings)),
    }
}

/// `yibao`, or `yibao path` when that is how the line goes on.
fn typed_command(words: &[OsString]) -> String {
    let known = |word: &&OsString| Command::NAMES.iter().any(|name| *word == name);
    match words.iter().skip(1).find(known) {
        Some(name) => format!("yibao {}", name.to_string_lossy()),
        None => "yibao".to_owned(),
    }
}

/// The content. Where rules are needed, a mistake in them is what is told first.
fn load(settings: &Settings, needs_rules: bool) -> Result<Arc<Content>, Failure> {
    let Some(dir) = &settings.content else { return Ok(content::embedded(settings.lang)) };
    content::from_dir(dir, settings.lang).map_err(|refusal| {
        let report = refusal.report();
        let errors = report.findings().iter().filter(|found| found.severity() == Severity::Error);
        let policy = errors.filter(|_| needs_rules).find(|found| found.file().starts_with("policies/"));
        Failure::Content {
            findings: report.render(),
            errors: report.errors(),
            command: format!("yibao check {}", dir.display()),
            policy: policy.map(|found| {
                Box::new(PolicyMistake {
                    file: found.file().to_owned(),
                    line: found.line(),
                    why: found.message().to_owned(),
                })
            }),
        }
    })
}

fn ran(line: Line, content: &Arc<Content>, settings: &Settings) -> Result<Exit, Failure> {
    match line.command {
        None => wizard::run(content, &Choices::read(line.choice), settings),
        Some(Command::Path { choice, format }) => {
            path::run(content, &Choices::read(choice.or(line.choice)), format.as_deref(), settings)
        }
        Some(Command::Places { query, format }) => places::run(content, query.as_deref(), format.as_deref(), settings),
        Some(Command::Coverage { format }) => coverage::run(content, format.as_deref(), settings),
        Some(Command::Estimate(words)) => {
            let choices = Choices::of_city(words.city.clone().or(line.choice.city));
            estimate::run(content, &choices, *words, settings)
        }
        Some(Command::Credit(words)) => {
            let choices = Choices::of_city(words.city.clone().or(line.choice.city));
            credit::run(content, &choices, words, settings)
        }
        // Answered before any content is read.
        Some(Command::Check { dir }) => check::run(dir.as_deref(), settings),
    }
}
