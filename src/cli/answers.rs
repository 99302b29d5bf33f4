//! Words of the command line as answers of the estimator: amounts, ids, numbers, rules. What cannot be read is said in the
//! estimator's own sentences.

use super::exit::Exit;
use super::failure::{Failure, said};
use super::options::{KNOWN, UNSURE, choices};
use crate::domain::{Fen, Rate, Span};
use crate::estimate::{Answer, typed_age, typed_share};
use crate::report::estimate::{EstimateWording, Field, Wrong};

/// Reads answers, complaining in one language.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    pub(super) words: EstimateWording<'a>,
}

/// A mistake as a failure: where no rule is to be had the number says so.
pub(super) fn failed(wrong: Wrong) -> Failure {
    let exit = match wrong.code {
        "E-NO-RULE" | "E-CREDIT-RESIDENT" | "E-CREDIT-WORKING" => Exit::NoRule,
        _ => Exit::Usage,
    };
    Failure::Wrong { wrong: Box::new(wrong), exit }
}

/// A word without what a terminal would obey.
pub(super) fn plain(word: Option<String>) -> Option<String> {
    word.map(|word| word.chars().filter(|letter| !letter.is_control()).collect())
}

/// One of a closed list, if it was given. `id` is the option's in `options.rs`.
pub(super) fn among<T: Copy>(
    id: &'static str,
    word: Option<String>,
    all: &[T],
    code: impl Fn(T) -> &'static str,
) -> Result<Option<T>, Failure> {
    let Some(word) = word else { return Ok(None) };
    let flag = KNOWN.iter().find(|known| known.id == id).map_or("", |known| known.flag);
    all.iter().copied().find(|one| code(*one) == word).map(Some).ok_or_else(|| Failure::Choice {
        option: flag,
        word: said(&word),
        choices: choices(id, "").join(" / "),
    })
}

/// An id, or that it is not known, if it was given.
pub(super) fn id(word: Option<String>) -> Option<Answer<Box<str>>> {
    plain(word).map(|word| if word == UNSURE { Answer::Unsure } else { Answer::Known(said(&word).into()) })
}

impl Answers<'_> {
    /// An amount, if it was given.
    pub(super) fn amount(&self, field: Field, word: Option<String>) -> Result<Option<Fen>, Failure> {
        let Some(word) = plain(word) else { return Ok(None) };
        Fen::from_people(&word).map(Some).map_err(|error| failed(self.words.wrong_amount(field, &error)))
    }

    /// The number of a stay, if it was given.
    pub(super) fn admission(&self, word: Option<String>) -> Result<Option<Answer<u8>>, Failure> {
        match plain(word) {
            None => Ok(None),
            Some(word) if word == UNSURE => Ok(Some(Answer::Unsure)),
            Some(word) => match word.parse() {
                Ok(number) => Ok(Some(Answer::Known(number))),
                Err(_) => Err(failed(self.words.wrong_admission(&said(&word)))),
            },
        }
    }

    /// An age, if it was given.
    pub(super) fn age(&self, word: Option<String>) -> Result<Option<u8>, Failure> {
        let Some(word) = plain(word) else { return Ok(None) };
        typed_age(&word).map(Some).ok_or_else(|| failed(self.words.wrong_age(&said(&word))))
    }

    /// A share or a range of shares, with or without its sign, if it was given.
    pub(super) fn share(&self, word: Option<String>) -> Result<Option<Span<Rate>>, Failure> {
        let Some(word) = plain(word) else { return Ok(None) };
        typed_share(&word).map(Some).map_err(|error| failed(self.words.wrong_share(&error, &said(&word))))
    }
}
