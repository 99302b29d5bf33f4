//! The command line: from words to what is run, and from what came of it to a number for the shell.
//!
//! Only this layer reads arguments, variables and today's date, and only this layer writes to the standard streams.

mod args;
mod check;
mod choose;
mod coverage;
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

use clap::Parser;

use crate::content;
use crate::domain::{Content, Lang, Strings};
use args::{Command, Line};
use choose::Choices;
use failure::{Failure, of_clap};
use settings::Settings;

pub use exit::Exit;

/// Runs the command the program was started with.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let exit = answer(&words).unwrap_or_else(|told| {
        print::complain(&told.text);
        told.exit
    });
    exit.into()
}

/// A failure put into words.
struct Told {
    exit: Exit,
    text: String,
}

impl Told {
    fn new(failure: &Failure, strings: &Strings) -> Self {
        let [what, what_to_do] = failure.sentences(strings);
        Self { exit: failure.exit(), text: format!("{}{what}\n{what_to_do}\n", failure.details()) }
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
    let content = load(&settings).map_err(early)?;
    ran(line, &content, &settings).map_err(|failure| Told::new(&failure, content.strings(lang)))
}

/// The words cut apart, and the settings read from them. On failure also the language to say it in.
fn understood(words: &[OsString]) -> Result<(Line, Settings), (Failure, Lang)> {
    let lang = settings::likely_language(words);
    let line = Line::try_parse_from(words).map_err(|error| (of_clap(&error, typed_command(words)), lang))?;
    let settings = Settings::read(&line.shared).map_err(|failure| (failure, lang))?;
    match (&line.command, line.choice.first()) {
        (Some(command @ (Command::Places { .. } | Command::Coverage { .. } | Command::Check { .. })), Some(option)) => {
            Err((Failure::Unused { command: command.name(), option }, settings.lang))
        }
        _ => Ok((line, settings)),
    }
}

/// `yibao`, or `yibao path` when that is how the line goes on.
fn typed_command(words: &[OsString]) -> String {
    let known = |word: &&OsString| ["path", "places", "coverage", "check"].iter().any(|name| *word == name);
    match words.iter().skip(1).find(known) {
        Some(name) => format!("yibao {}", name.to_string_lossy()),
        None => "yibao".to_owned(),
    }
}

fn load(settings: &Settings) -> Result<Arc<Content>, Failure> {
    let Some(dir) = &settings.content else { return Ok(content::embedded(settings.lang)) };
    content::from_dir(dir, settings.lang).map_err(|refusal| Failure::Content {
        findings: refusal.report().render(),
        errors: refusal.report().errors(),
        command: format!("yibao check {}", dir.display()),
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
        // Answered before any content is read.
        Some(Command::Check { dir }) => check::run(dir.as_deref(), settings),
    }
}
