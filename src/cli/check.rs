//! `yibao check`: everything that is wrong with content, for those who write it.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::exit::Exit;
use super::failure::Failure;
use super::print;
use super::settings::Settings;
use crate::content::{self, Fact, Report, history, stale};
use crate::domain::Content;

/// Checks `dir`, else the directory of `--content` or its variable, else what is embedded. With `--as-of` also lists what
/// has grown old; age is no mistake, so the list never changes how the command ends.
pub(super) fn run(dir: Option<&Path>, settings: &Settings) -> Result<Exit, Failure> {
    let dir = dir.or(settings.content.as_deref());
    let report = match dir {
        Some(dir) => content::check_dir(dir),
        None => content::check_embedded(),
    };
    let mut text = report.render();
    if settings.day_was_given
        && let Some(content) = sound(dir, &report, settings)
    {
        text.push_str(&old(&content, settings));
    }
    print::out(&text)?;
    Ok(if report.errors() == 0 { Exit::Done } else { Exit::Content })
}

/// The checked content, unless it is refused.
fn sound(dir: Option<&Path>, report: &Report, settings: &Settings) -> Option<Arc<Content>> {
    match dir {
        _ if report.errors() > 0 => None,
        Some(dir) => content::from_dir(dir, settings.lang).ok(),
        None => Some(content::embedded(settings.lang)),
    }
}

fn old(content: &Content, settings: &Settings) -> String {
    let facts = stale(&content.guide, settings.as_of);
    let mut text = format!("\n{} facts from sources older than a year on {}:\n", facts.len(), settings.as_of);
    for fact in facts {
        let kind = match fact.fact {
            Fact::Path => "path",
            Fact::Note => "note",
            Fact::Hotline => "hotline",
            Fact::Season => "season",
        };
        let dated = fact.date.map_or_else(|| format!("undated, read {}", fact.read), |date| date.to_string());
        let _ = writeln!(text, "  {kind} {}: {} ({dated})", fact.id, fact.source);
    }
    let past: Vec<_> = history(&content.guide, settings.as_of).collect();
    let _ = writeln!(text, "\n{} seasons that are history on {}:", past.len(), settings.as_of);
    for season in past {
        let _ = writeln!(text, "  season {}: cover year {}", season.id, season.cover_year);
    }
    text
}
