//! The options every command takes, read from the line or from the variables that stand in for them.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::args::Shared;
use super::failure::{Failure, said};
use super::options::{KNOWN, choices};
use crate::domain::{Date, Lang};
use crate::tui::{Look, Theme};

/// How the program is to speak and look, which content it is to use, and which day it is.
pub(super) struct Settings {
    pub(super) lang: Lang,
    pub(super) as_of: Date,
    /// True when somebody said which day it is, false when it is simply today.
    pub(super) day_was_given: bool,
    pub(super) look: Look,
    pub(super) content: Option<PathBuf>,
}

/// A word, and the option or variable it was given by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) word: String,
    pub(super) by: &'static str,
}

/// What was given for the option `id`: on the line, else by its variable.
pub(super) fn given(id: &str, on_line: Option<String>) -> Option<Given> {
    let known = KNOWN.iter().find(|known| known.id == id)?;
    if let Some(word) = on_line {
        return Some(Given { word, by: known.flag });
    }
    let variable = known.variable?;
    let word = set(variable)?.to_string_lossy().into_owned();
    Some(Given { word, by: variable })
}

/// What a variable is set to. An empty variable is no variable.
fn set(variable: &str) -> Option<OsString> {
    env::var_os(variable).filter(|word| !word.is_empty())
}

/// The directory that was given, byte for byte: the name of a directory need not be UTF-8.
fn directory(on_line: Option<&PathBuf>) -> Option<PathBuf> {
    let variable = || KNOWN.iter().find(|known| known.id == "content")?.variable;
    on_line.cloned().or_else(|| set(variable()?).map(PathBuf::from))
}

impl Settings {
    /// Reads what is on the line, then the variables.
    pub(super) fn read(shared: &Shared) -> Result<Self, Failure> {
        let lang = match given("lang", shared.lang.clone()) {
            Some(given) => language(&given.word).ok_or_else(|| not_a_choice("lang", &given))?,
            None => Lang::Zh,
        };
        let day = match given("as_of", shared.as_of.clone()) {
            Some(Given { word, by }) => {
                Some(word.parse().map_err(|_| Failure::Date { option: by, word: said(&word) })?)
            }
            None => None,
        };
        let asked = match given("theme", shared.theme.clone()) {
            Some(given) => Some(given.word.parse::<Theme>().map_err(|_| not_a_choice("theme", &given))?),
            None => None,
        };
        let theme = Theme::choose(asked, env::var_os("NO_COLOR").as_deref(), env::var_os("COLORFGBG").as_deref());
        let ascii = shared.ascii || given("ascii", None).is_some_and(|given| given.word != "0");
        let content = directory(shared.content.as_ref());
        let (day_was_given, as_of) = (day.is_some(), day.unwrap_or_else(|| day_in_beijing(Timestamp::now())));
        Ok(Self { lang, as_of, day_was_given, look: Look { theme, ascii }, content })
    }
}

fn not_a_choice(id: &str, given: &Given) -> Failure {
    Failure::Choice { option: given.by, word: said(&given.word), choices: choices(id, "").join(" / ") }
}

fn language(word: &str) -> Option<Lang> {
    [Lang::Zh, Lang::En].into_iter().find(|lang| lang.code() == word)
}

/// The language to complain in when the line cannot be read: what stands behind `--lang`, else the variable, else Chinese.
pub(super) fn likely_language(words: &[OsString]) -> Lang {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let behind = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].clone().into_owned());
    let joined = || words.iter().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    given("lang", behind.or_else(joined)).and_then(|given| language(&given.word)).unwrap_or(Lang::Zh)
}

/// The day it is in Beijing, whatever the zone of the machine.
fn day_in_beijing(now: Timestamp) -> Date {
    let day = now.to_zoned(TimeZone::fixed(Offset::constant(8))).date();
    Date::from(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn day_at(moment: &str) -> String {
        day_in_beijing(moment.parse().unwrap()).to_string()
    }

    #[test]
    fn the_day_changes_when_it_changes_in_beijing() {
        assert_eq!(day_at("2026-11-21T15:59:59Z"), "2026-11-21");
        assert_eq!(day_at("2026-11-21T16:00:00Z"), "2026-11-22");
        assert_eq!(day_at("2026-12-31T23:00:00Z"), "2027-01-01");
    }
}
