//! The help page: every key with what it does, then what to know about this guide.

use ratatui::layout::Position;

use crate::domain::Phrase;
use crate::tui::{Role, keys, wrap};

use super::Scene;
use super::list::{Trail, frame, told};
use super::paper::{Paper, columns};

/// One line of the help: a key and what it does, or a sentence.
enum Line {
    Heading(String),
    Key(String, String),
    Text(String),
}

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, at: usize) -> Position {
    let tall = usize::from(paper.foot() - 4);
    let lines = lines(paper, scene);
    let pages = lines.len().div_ceil(tall).max(1);
    let page = at.min(pages - 1);
    let now = keys::Now { pages, ..scene.now(1) };
    frame(paper, scene, Trail::START, now);
    paper.text(1, 2, paper.width() - 2, scene.say(Phrase::HelpTitle), Role::Title);
    if pages > 1 {
        let numbers = [(page + 1).to_string(), pages.to_string()];
        let count = scene.fill(Phrase::HelpPage, &numbers.each_ref().map(String::as_str));
        paper.right(paper.width() - 1, 2, &count, Role::Dim);
    }
    let key_width = lines.iter().map(Line::key_columns).max().unwrap_or(0) + 2;
    let room = paper.width();
    for (y, line) in (4..).zip(lines.iter().skip(page * tall).take(tall)) {
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

impl Line {
    fn key_columns(&self) -> u16 {
        match self {
            Self::Key(keys, _) => columns(keys),
            Self::Heading(_) | Self::Text(_) => 0,
        }
    }
}

/// The keys, then the notes; each as lines that fit the page.
fn lines(paper: &Paper<'_>, scene: &Scene<'_>) -> Vec<Line> {
    let strings = scene.strings();
    let room = usize::from(paper.width() - 2);
    let mut lines = vec![Line::Heading(scene.say(Phrase::HelpKeys).to_owned())];
    for row in keys::written(strings) {
        let pages: Vec<String> = row.pages().iter().map(|page| strings.get(*page).to_owned()).collect();
        let does = match scene.wording.items(pages) {
            Some(pages) if !scene.compact() => scene.wording.aside(strings.get(row.does), &pages),
            _ => strings.get(row.does).to_owned(),
        };
        lines.push(Line::Key(row.keys.join(" "), does));
    }
    lines.push(Line::Text(String::new()));
    lines.push(Line::Heading(scene.say(Phrase::HelpAbout).to_owned()));
    let place = scene.model.wizard().chosen().map(|chosen| scene.place(chosen));
    for note in scene.guide().help_notes(place) {
        let (text, tag) = told(scene, note);
        lines.extend(wrap::wrap(&format!("{text}{tag}"), room).into_iter().map(Line::Text));
    }
    lines
}
