//! `yibao credit`: what is credited to an account each month, written out.

use super::answers::{Answers, among, failed};
use super::args::CreditWords;
use super::choose::Choices;
use super::exit::Exit;
use super::failure::Failure;
use super::options::Format;
use super::print;
use super::settings::Settings;
use crate::domain::{Content, Scheme, Status};
use crate::estimate::CreditClaim;
use crate::report::credit::{CreditAsked, CreditReport};
use crate::report::estimate::{EstimateWording, Field};

pub(super) fn run(
    content: &Content,
    choices: &Choices,
    words: CreditWords,
    settings: &Settings,
) -> Result<Exit, Failure> {
    let format = Format::chosen(words.format.as_deref(), &Format::OF_PATH, "credit")?;
    let lang = settings.lang;
    let chosen = choices.city(content, lang)?;
    let warnings = chosen.iter().filter_map(|chosen| choices.namesakes(content, lang, chosen)).collect();
    let wording = EstimateWording::new(content, lang, chosen.as_ref());
    let answers = Answers { words: wording };
    let claim = CreditClaim {
        scheme: among("credit_scheme", words.scheme, &Scheme::ALL, Scheme::code)?.unwrap_or(Scheme::Employee),
        status: among("credit_status", words.status, &Status::ALL, Status::code)?.unwrap_or(Status::Retired),
        age: answers.age(words.age)?,
        average: answers.amount(Field::Average, words.average)?,
        share: answers.share(words.share)?,
    };
    let asked = CreditAsked { chosen: chosen.clone(), claim, as_of: settings.as_of };
    let report = CreditReport::gather(content, lang, &asked, warnings).map_err(failed)?;
    print::out(&match format {
        Format::Text => report.text(),
        Format::Markdown => report.markdown(),
        Format::Json => report.json(),
    })
}
