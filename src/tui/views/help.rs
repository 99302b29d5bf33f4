//! The help page: the keys of the page it was asked for on, the keys of the others, then what to know about this guide.

use ratatui::layout::Position;

use crate::app::{Msg, PageKind};
use crate::domain::Phrase;
use crate::tui::keys::{self, Now, Written};
use crate::tui::{Look, Role, wrap};

use super::Scene;
use super::list::{frame, told, trail_below};
use super::paper::{Paper, columns};

/// One line of the help.
enum Line {
    Heading(String),
    /// A key and what it does; the key only on the first line of what it does.
    Key(String, String),
    Text(String),
}

/// Where a message leads from page `at`, if it turns the page.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other message means what it says")]
pub(super) fn turned(scene: &Scene<'_>, at: usize, msg: &Msg, look: Look) -> Option<usize> {
    let last = || pages(scene, look) - 1;
    Some(match msg {
        Msg::PageDown | Msg::Down => (at + 1).min(last()),
        Msg::PageUp | Msg::Up => at.min(last()).saturating_sub(1),
        Msg::First => 0,
        Msg::Last => last(),
        _ => return None,
    })
}

/// How many pages the help fills.
fn pages(scene: &Scene<'_>, look: Look) -> usize {
    let written = keys::written(scene.strings(), look);
    lines(scene, &written, key_width(&written)).len().div_ceil(tall(scene)).max(1)
}

/// The rows of one page.
fn tall(scene: &Scene<'_>) -> usize {
    usize::from(scene.model.size.height).saturating_sub(6).max(1)
}

fn key_width(written: &[Written]) -> u16 {
    written.iter().map(|line| columns(&line.keys.join(" "))).max().unwrap_or(0) + 2
}

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, at: usize) -> Position {
    let written = keys::written(scene.strings(), paper.look());
    let key_width = key_width(&written);
    let lines = lines(scene, &written, key_width);
    let tall = tall(scene);
    let pages = lines.len().div_ceil(tall).max(1);
    let shown = at.min(pages - 1);
    frame(paper, scene, trail_below(scene), Now { pages, shown, ..scene.now() });
    paper.text(1, 2, paper.width() - 2, scene.say(Phrase::HelpTitle), Role::Title);
    if pages > 1 {
        let numbers = [(shown + 1).to_string(), pages.to_string()];
        let count = scene.fill(Phrase::HelpPage, &numbers.each_ref().map(String::as_str));
        paper.right(paper.width() - 1, 2, &count, Role::Dim);
    }
    let room = paper.width();
    for (y, line) in (4..).zip(lines.iter().skip(shown * tall).take(tall)) {
        match line {
            Line::Heading(text) => {
                paper.text(1, y, room - 2, text, Role::Title);
            }
            Line::Key(keys, does) => {
                paper.text(1, y, key_width, keys, Role::Accent);
                paper.text(1 + key_width, y, room.saturating_sub(key_width + 2), does, Role::Plain);
            }
            Line::Text(text) => {
                paper.text(1, y, room - 2, text, Role::Plain);
            }
        }
    }
    Paper::at(1, 4)
}

/// Everything the help says, as lines that fit the page.
fn lines(scene: &Scene<'_>, written: &[Written], key_width: u16) -> Vec<Line> {
    let strings = scene.strings();
    let room = usize::from(scene.model.size.width) - 2;
    let mut lines = Vec::new();
    let heading = |lines: &mut Vec<Line>, text: &str| {
        if !lines.is_empty() && !scene.compact() {
            lines.push(Line::Text(String::new()));
        }
        lines.extend(wrap::wrap(text, room).into_iter().map(Line::Heading));
    };
    let key = |lines: &mut Vec<Line>, line: &Written| {
        let mut keys = line.keys.join(" ");
        for does in wrap::wrap(strings.get(line.does), room.saturating_sub(usize::from(key_width))) {
            lines.push(Line::Key(std::mem::take(&mut keys), does));
        }
    };
    let here = scene.model.page_below();
    heading(&mut lines, &scene.fill(Phrase::HelpKeysHere, &[strings.get(keys::page_name(here))]));
    for line in written.iter().filter(|line| line.on.contains(&here)) {
        key(&mut lines, line);
    }
    heading(&mut lines, scene.say(Phrase::HelpKeys));
    for pages in page_sets(written, here) {
        let names = pages.iter().map(|page| strings.get(keys::page_name(*page)).to_owned());
        heading(&mut lines, &scene.wording.items(names).unwrap_or_default());
        for line in written.iter().filter(|line| line.on == pages) {
            key(&mut lines, line);
        }
    }
    heading(&mut lines, scene.say(Phrase::HelpAbout));
    let place = scene.model.wizard().chosen().map(|chosen| scene.place(chosen));
    for note in scene.guide().help_notes(place) {
        let (text, tag) = told(scene, note);
        lines.extend(wrap::wrap(&format!("{text}{tag}"), room).into_iter().map(Line::Text));
    }
    lines
}

/// The sets of pages that share keys, without those that `here` belongs to: its keys have been told.
fn page_sets(written: &[Written], here: PageKind) -> Vec<&[PageKind]> {
    let mut sets: Vec<&[PageKind]> = Vec::new();
    for line in written.iter().filter(|line| !line.on.contains(&here)) {
        if !sets.contains(&line.on.as_slice()) {
            sets.push(&line.on);
        }
    }
    sets
}
