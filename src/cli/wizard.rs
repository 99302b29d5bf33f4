//! `yibao`: the wizard, as far in as was chosen beforehand.

use std::error::Error;
use std::sync::Arc;

use super::choose::Choices;
use super::exit::Exit;
use super::failure::Failure;
use super::settings::Settings;
use crate::app::{Preset, Start};
use crate::domain::Content;
use crate::tui::{self, Outcome, Surroundings, TuiError};

pub(super) fn run(content: &Arc<Content>, choices: &Choices, settings: &Settings) -> Result<Exit, Failure> {
    let lang = settings.lang;
    let preset = Preset {
        place: choices.city(content, lang)?,
        task: choices.task(content, lang)?,
        channel: choices.channel(content, lang)?,
    };
    Surroundings::read().can_show().map_err(Failure::Terminal)?;
    let start = Start { content: Arc::clone(content), preset, lang, as_of: settings.as_of };
    match tui::run(start, settings.look) {
        Ok(Outcome::Left) => Ok(Exit::Done),
        Ok(Outcome::Aborted) => Ok(Exit::Aborted),
        Ok(Outcome::Signalled(number)) => Ok(Exit::Signal(u8::try_from(number).unwrap_or(u8::MAX))),
        Err(error) => Err(stopped(&error)),
    }
}

fn stopped(error: &TuiError) -> Failure {
    let cause = match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    };
    match error {
        TuiError::NoTerminal(_) => Failure::TerminalLost { cause },
        TuiError::NoResources(_) => Failure::Stopped { cause },
    }
}
