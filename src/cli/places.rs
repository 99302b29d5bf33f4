//! `yibao places`: the search of the wizard, written out.

use super::exit::Exit;
use super::failure::{Failure, said};
use super::options::Format;
use super::print;
use super::settings::Settings;
use crate::app::search::{Found, Hit, find};
use crate::domain::{Chosen, Content};
use crate::report::places::Places;

pub(super) fn run(
    content: &Content,
    query: Option<&str>,
    format: Option<&str>,
    settings: &Settings,
) -> Result<Exit, Failure> {
    let format = Format::chosen(format, &Format::OF_PLACES, "places")?;
    let rows: Vec<Chosen> = match query {
        None => content.place_ids().map(|place| Chosen { place, via: None }).collect(),
        Some(typed) => {
            let Found { hits, outside } = find(content, typed);
            match (hits.as_slice(), outside) {
                ([], Some(at)) => {
                    return Err(Failure::OutsideFound {
                        name: content.outside[at].name.in_lang(settings.lang).to_owned(),
                    });
                }
                ([], None) => return Err(Failure::NothingFound { query: said(typed) }),
                (hits, _) => hits.iter().map(Hit::chosen).collect(),
            }
        }
    };
    let places = Places { content, lang: settings.lang, query, rows: &rows };
    print::out(&match format {
        Format::Text | Format::Markdown => places.text(),
        Format::Json => places.json(),
    })
}
