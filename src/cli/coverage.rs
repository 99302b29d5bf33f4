//! `yibao coverage`: how far the content reaches, for those who write it and those who rely on it.

use super::exit::Exit;
use super::failure::Failure;
use super::options::Format;
use super::print;
use super::settings::Settings;
use crate::domain::Content;
use crate::report::coverage::Coverage;

pub(super) fn run(content: &Content, format: Option<&str>, settings: &Settings) -> Result<Exit, Failure> {
    let format = Format::chosen(format, &Format::OF_COVERAGE, "coverage")?;
    let coverage = Coverage { content, lang: settings.lang, as_of: settings.as_of };
    print::out(&match format {
        Format::Text | Format::Markdown => coverage.text(),
        Format::Json => coverage.json(),
    })
}
