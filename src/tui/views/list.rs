//! What the pages share: the head line with its stages, the footer, numbered rows, and notes.

use std::borrow::Cow;

use ratatui::layout::Position;

use crate::app::Screen;
use crate::app::wizard::Wizard;
use crate::domain::{Calculator, ChannelId, Chosen, Note, Phrase, TaskId, Trust};
use crate::tui::glyphs;
use crate::tui::keys::{self, Now};
use crate::tui::{Role, wrap};

use super::paper::{Paper, columns};
use super::{Scene, trouble};

/// How far the person has come, for the stage bar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Place,
    Task,
    Channel,
    Path,
    /// Past the last step.
    Finished,
}

/// What has been chosen so far, for the head line.
#[derive(Clone, Copy)]
pub(super) struct Trail<'a> {
    pub(super) stage: Stage,
    pub(super) chosen: Option<&'a Chosen>,
    pub(super) task: Option<TaskId>,
    pub(super) channel: Option<ChannelId>,
}

impl Trail<'_> {
    /// Nothing chosen yet.
    pub(super) const START: Trail<'static> = Trail { stage: Stage::Place, chosen: None, task: None, channel: None };
}

/// How far one has come on the page below an overlay.
pub(super) fn trail_below<'a>(scene: &Scene<'a>) -> Trail<'a> {
    let wizard = scene.model.wizard();
    let task = |calculator| scene.content().task_of(calculator);
    let (stage, task, channel) = match (scene.model.screen(), wizard) {
        (Screen::Estimator(_), _) => (Stage::Task, task(Calculator::Estimate), None),
        (Screen::Credit(_), _) => (Stage::Task, task(Calculator::Credit), None),
        (Screen::Wizard(_), Wizard::Place(_)) => (Stage::Place, None, None),
        (Screen::Wizard(_), Wizard::Task(_)) => (Stage::Task, None, None),
        (Screen::Wizard(_), Wizard::Channel(page)) => (Stage::Channel, Some(page.task), None),
        (Screen::Wizard(_), Wizard::Path(walk)) => (Stage::Path, Some(walk.task()), Some(walk.channel)),
        (Screen::Wizard(_), Wizard::Trouble(page)) => return trouble::trail(page),
        (Screen::Wizard(_), Wizard::Advice(page)) => return trouble::trail(&page.behind),
        (Screen::Wizard(_), Wizard::Done(page)) => {
            (Stage::Finished, Some(page.walk().task()), Some(page.walk().channel))
        }
    };
    Trail { stage, chosen: wizard.chosen(), task, channel }
}

/// The head line, the rule below it, and the footer with the keys that work on this page.
pub(super) fn frame(paper: &mut Paper<'_>, scene: &Scene<'_>, trail: Trail<'_>, now: Now) {
    let bar = stage_bar(scene, trail);
    let wide: u16 = bar.iter().map(|(text, _)| columns(text)).sum();
    let mut x = paper.width().saturating_sub(wide + 1);
    let room = x.saturating_sub(2);
    for (text, role) in &bar {
        x = paper.text(x, 0, wide, text, *role);
    }
    let crumb = crumbs(scene, trail, room);
    paper.text(1, 0, room, &crumb, Role::Plain);
    paper.rule(1);
    paper.rule(paper.foot());
    let line = keys::line(now, scene.strings(), paper.look(), usize::from(paper.width()));
    paper.line(paper.foot() + 1, &line);
}

/// The stages with the mark of each: chosen, current, to come. Large print shows the current one only.
fn stage_bar<'a>(scene: &Scene<'a>, trail: Trail<'_>) -> Vec<(Cow<'a, str>, Role)> {
    if scene.compact() && trail.stage == Stage::Path {
        // The path page counts its steps here.
        return vec![("      ".into(), Role::Plain)];
    }
    let chosen = trail.chosen.map(|chosen| scene.place(chosen).short_in(scene.lang()));
    let task = trail.task.map(|task| scene.content().task(task).short.in_lang(scene.lang()));
    let channel = trail.channel.map(|channel| scene.content().channel(channel).name.in_lang(scene.lang()));
    let stages = [
        (Stage::Place, Phrase::StagePlace, chosen.as_deref()),
        (Stage::Task, Phrase::StageTask, task),
        (Stage::Channel, Phrase::StageChannel, channel),
        (Stage::Path, Phrase::StagePath, None),
    ];
    let mut bar: Vec<(Cow<'_, str>, Role)> = Vec::with_capacity(2 * stages.len());
    for (stage, phrase, answer) in stages {
        let name = answer.map_or(Cow::Borrowed(scene.say(phrase)), |text| wrap::cut(text, 12));
        let current = stage == trail.stage;
        if scene.compact() && !current {
            continue;
        }
        if !bar.is_empty() {
            bar.push(("  ".into(), Role::Plain));
        }
        let done = (stage as u8) < (trail.stage as u8);
        bar.push(match (current, done) {
            (true, _) => ([glyphs::HERE, " ", scene.say(phrase)].concat().into(), Role::Accent),
            (false, true) => ([glyphs::DONE, " ", &name].concat().into(), Role::Done),
            (false, false) => (["  ", scene.say(phrase)].concat().into(), Role::Dim),
        });
    }
    bar
}

/// Where a calculator stands: the place, if one was chosen, and what is worked out.
pub(super) fn crumb(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    chosen: Option<&Chosen>,
    calculator: Calculator,
    room: u16,
) {
    let task = scene.content().task_of(calculator);
    let text = match (chosen, task) {
        (None, Some(task)) => scene.content().task(task).name.in_lang(scene.lang()).to_owned(),
        (_, task) => crumbs(scene, Trail { stage: Stage::Task, chosen, task, channel: None }, room),
    };
    paper.text(1, 0, room, &text, Role::Plain);
}

/// Where one is, in the longest form that fits.
fn crumbs(scene: &Scene<'_>, trail: Trail<'_>, room: u16) -> String {
    let Some(chosen) = trail.chosen else { return scene.say(Phrase::AppTitle).to_owned() };
    let lang = scene.lang();
    let task = trail.task.map(|task| scene.content().task(task));
    let channel = trail.channel.map(|channel| scene.content().channel(channel).name.in_lang(lang));
    let join = |place: &str, task: Option<&str>| {
        let mut crumbs = place.to_owned();
        for part in task.into_iter().chain(channel) {
            crumbs.extend([" ", glyphs::INTO, " ", part]);
        }
        crumbs
    };
    let (name, short) = (task.map(|task| task.name.in_lang(lang)), task.map(|task| task.short.in_lang(lang)));
    if !scene.compact() || task.is_none() {
        let place = scene.wording.full_place(chosen);
        for task in [name, short] {
            let crumbs = join(&place, task);
            if columns(&crumbs) <= room {
                return crumbs;
            }
        }
    }
    let county = chosen.via.as_ref().map(|county| scene.wording.county(county));
    join(&county.unwrap_or_else(|| scene.wording.place(chosen)), short)
}

/// The title of a page: a question, bold, alone on its line; behind it which screen of a long list is shown.
pub(super) fn title(paper: &mut Paper<'_>, scene: &Scene<'_>, text: &str, now: Now) {
    let mut room = paper.width() - 2;
    if now.pages > 1 {
        let end = paper.width() - 1;
        let x = paper.right(end, 2, &format!("{}/{}", now.shown + 1, now.pages), Role::Dim);
        room = x.saturating_sub(3);
    }
    paper.text(1, 2, room, &wrap::sentences(text, usize::from(room)), Role::Title);
    say_gone(paper, scene);
}

/// Below the title: what an earlier choice has become.
fn say_gone(paper: &mut Paper<'_>, scene: &Scene<'_>) {
    if let Some(sentence) = scene.gone() {
        let room = paper.width() - 3;
        let x = paper.text(1, 3, 2, "! ", Role::Warn);
        paper.text(x, 3, room, &sentence, Role::Plain);
    }
}

/// The first row of a list below a title.
pub(super) fn list_top(scene: &Scene<'_>) -> u16 {
    if scene.compact() && scene.gone().is_none() { 3 } else { 4 }
}

/// One row of a numbered list.
pub(super) struct Row<'t> {
    pub(super) name: &'t str,
    pub(super) rest: &'t str,
    pub(super) right: &'t str,
    /// Where `rest` is too long for its row, it is written out below the list as long as the cursor is on it.
    pub(super) unfolds: bool,
}

impl Row<'_> {
    /// The columns for `rest` in a row that ends before column `end`.
    fn room(&self, end: u16, name_width: u16) -> u16 {
        let right = if self.right.is_empty() { end } else { end.saturating_sub(columns(self.right) + 1) };
        right.saturating_sub(6 + name_width)
    }
}

/// A page of a numbered list from row `y`; names are padded to `name_width`. The position of the cursor's row comes back,
/// and the first free row.
pub(super) fn rows(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    y: u16,
    all: &[Row<'_>],
    cursor: usize,
    name_width: u16,
) -> (Position, u16) {
    let page = scene.model.size.list_rows();
    let first = cursor / page * page;
    let mut focus = Paper::at(1, y);
    let mut row = y;
    let end = paper.width() - 1 - u16::from(all.len() > page) * 2;
    let (mut any_cut, mut unfolding) = (false, None);
    for (i, item) in all.iter().enumerate().skip(first).take(page) {
        let here = i == cursor;
        if here {
            focus = Paper::at(1, row);
            paper.text(1, row, 1, glyphs::HERE, Role::Accent);
        }
        paper.text(3, row, 1, number(i - first), Role::Plain);
        let right = if item.right.is_empty() { end } else { paper.right(end, row, item.right, Role::Dim) - 1 };
        let name_room = name_width.min(right.saturating_sub(6));
        paper.text(6, row, name_room, item.name, if here { Role::Accent } else { Role::Plain });
        let room = item.room(end, name_width);
        // Large print has no room for the start of a sentence.
        let is_cut = columns(item.rest) > room;
        if !is_cut || !scene.compact() {
            paper.text(6 + name_width, row, room, item.rest, Role::Dim);
        }
        if is_cut && item.unfolds {
            any_cut = true;
            unfolding = unfolding.or(here.then_some((number(i - first), item)));
        }
        row += 1;
    }
    if all.len() > page {
        paper.scroll_bar(paper.width() - 1, y, row - y, cursor / page, all.len().div_ceil(page));
    }
    (focus, unfolded(paper, scene, row, unfolding, any_cut))
}

/// The key that chooses a row of a screen, counted from 0.
fn number(row: usize) -> &'static str {
    "123456789".get(row..=row).unwrap_or_default()
}

/// The explanation of the row under the cursor, where its row had no room for it, headed with the number of the row: it
/// stands below the last one. Where most rows need one line for it, that line is kept free for the others, so that nothing
/// jumps as the cursor moves. What follows keeps a row free by itself, except in large print.
fn unfolded(paper: &mut Paper<'_>, scene: &Scene<'_>, y: u16, chosen: Option<(&str, &Row<'_>)>, any_cut: bool) -> u16 {
    let gap = u16::from(!scene.compact());
    match chosen {
        Some((number, item)) if y + gap < paper.foot() => {
            let x = paper.text(3, y + gap, 1, number, Role::Plain) + 1;
            let rows = paper.foot().saturating_sub(y + gap);
            paper.wrapped(x, y + gap, paper.width() - x - 1, rows, item.rest, Role::Dim) - gap
        }
        Some(_) | None if any_cut && !scene.compact() => y + 1,
        Some(_) | None => y,
    }
}

/// Width of the widest name, within bounds, plus a gap.
pub(super) fn name_width<'t>(names: impl IntoIterator<Item = &'t str>, least: u16, most: u16) -> u16 {
    names.into_iter().map(columns).max().unwrap_or(0).clamp(least, most) + 2
}

/// How many rows a text takes.
pub(super) fn lines_of(text: &str, room: u16) -> u16 {
    u16::try_from(wrap::rows(text, "", usize::from(room))).unwrap_or(u16::MAX)
}

/// Notes one below the other, as many as fit between two rows; the row after them comes back. The last one may be cut.
pub(super) fn notes<'n>(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    (mut row, end): (u16, u16),
    notes: impl Iterator<Item = &'n Note>,
    mark: (&str, Role),
) -> u16 {
    let indent = 1 + columns(mark.0);
    for note in notes {
        if row >= end {
            break;
        }
        let room = paper.width().saturating_sub(indent + 1);
        let (text, tag) = told(scene, note);
        let next = paper.wrapped_with_tail(indent, row, room, end - row, (text, &tag));
        paper.text(1, row, columns(mark.0), mark.0, mark.1);
        row = next;
    }
    row
}

/// The sentence of a note, and behind it where it comes from. Large print has room for that only where it is needed most.
pub(super) fn told<'n>(scene: &Scene<'_>, note: &'n Note) -> (&'n str, String) {
    let text = note.text.in_lang(scene.lang());
    if scene.compact() && note.provenance.trust != Trust::Lead {
        return (text, String::new());
    }
    (text, scene.wording.aside("", &scene.wording.tag(&note.provenance, scene.as_of())))
}
