//! "Not on my phone", "it did not work": every way on, from the easiest to the counter.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::trouble::{Stop, Trouble, WayOn};
use crate::domain::{Action, ChannelId, ChannelKind, Phrase, Shown, Text};
use crate::tui::keys::Now;
use crate::tui::{Look, Role, wrap};

use super::Scene;
use super::list::{Row, Stage, Trail, frame, name_width, rows};
use super::paper::{Paper, columns};
use super::path::may_be_missing;
use super::reading::{self, Paragraph, Screens, rows_below};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Trouble) -> Position {
    let walk = page.walk();
    let trail = trail(page);
    let lead = match &page.stop {
        Stop::Step(_) => {
            head(paper, scene, page);
            // Only a label can have other words.
            let step = &walk.path(scene.guide()).steps[walk.step];
            let short = scene.compact() || !may_be_missing(scene, walk.channel, step);
            scene.say(if short { Phrase::StuckLeadShort } else { Phrase::StuckLead })
        }
        Stop::Finished(_) => scene.say(Phrase::StuckFailedTitle),
    };
    let room = paper.width() - 2;
    paper.text(1, 3, room, &wrap::sentences(lead, usize::from(room)), Role::Title);
    let notes = notes(scene, page);
    let (focus, below) = if page.reading == 0 { listed(paper, scene, page) } else { (Paper::at(1, 3), TOP) };
    let (screens, dealt) = deal(scene, page, &notes, below);
    let list = scene.now_in(page.rows.len(), page.cursor);
    let rows = if page.reading == 0 { list.rows } else { 0 };
    let now = Now { step: walk.step + 1, pages: screens.all, shown: screens.shown, rows, ..list };
    frame(paper, scene, trail, now);
    let here = dealt.get(screens.shown).cloned().unwrap_or_default();
    let (below, end) = (if page.reading == 0 { below } else { TOP }, paper.foot());
    reading::write(paper, scene, (below, end), (&notes, &here), "");
    focus
}

/// The row below which there is room on a screen without ways on.
const TOP: u16 = 4;

/// The ways on; where the cursor stands and the first free row come back.
fn listed(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Trouble) -> (Position, u16) {
    let told: Vec<(String, String)> = page.rows.iter().map(|row| tell(scene, page, *row)).collect();
    let wide = name_width(told.iter().map(|(name, _)| name.as_str()), 16, 30);
    let list: Vec<Row<'_>> = told.iter().map(|(name, rest)| Row { name, rest, right: "", unfolds: true }).collect();
    rows(paper, scene, 4 + u16::from(!scene.compact()), &list, page.cursor, wide)
}

fn notes<'a>(scene: &Scene<'a>, page: &Trouble) -> Vec<Paragraph<'a>> {
    let shown = if matches!(page.stop, Stop::Step(_)) { Shown::Stuck } else { Shown::Failed };
    let (place, channel) = (scene.place(page.chosen()), page.walk().channel);
    let notes = scene.guide().notes_for(shown, place, Some(page.task()), Some(channel), None);
    notes.map(|note| Paragraph::note(scene, note)).collect()
}

/// Which screens there are, and which one is shown. How much room the list leaves depends on the row under the cursor, so it
/// is drawn for that on a page that nobody sees.
pub(super) fn screens(scene: &Scene<'_>, page: &Trouble) -> Screens {
    let size = scene.model.size;
    let mut scratch = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let mut paper = Paper::new(&mut scratch, Look::default());
    let below = if page.reading == 0 { listed(&mut paper, scene, page).1 } else { TOP };
    deal(scene, page, &notes(scene, page), below).0
}

/// The screens, and which notes stand on each: on the first what fits there whole below the list, which ends above row
/// `below`, and where that is not everything, all of them once more on the screens behind.
fn deal(scene: &Scene<'_>, page: &Trouble, notes: &[Paragraph<'_>], below: u16) -> (Screens, Vec<Range<usize>>) {
    let (room, foot) = (scene.model.size.width - 2, scene.model.size.height.saturating_sub(2));
    let mut dealt = reading::deal(notes, room, &[rows_below(scene, below, foot).1], u16::MAX);
    if dealt.len() > 1 || page.reading > 0 {
        dealt.truncate(1);
        dealt.extend(reading::deal(notes, room, &[], rows_below(scene, TOP, foot).1));
    }
    let shown = page.reading.min(dealt.len() - 1);
    (Screens { all: dealt.len(), lists: 1, shown }, dealt)
}

/// The rule that says what is missing and where one stopped; large print says the second where there is room.
pub(super) fn head(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Trouble) {
    let (missing, at) = (what_is_missing(scene, page), stopped_at(scene, page));
    let fits = columns(&missing) + columns(&at) + 8 <= paper.width();
    paper.titled_rule(2, &missing, if fits || !scene.compact() { &at } else { "" }, Role::Plain);
}

/// Where the person is on a page of ways on.
pub(super) fn trail(page: &Trouble) -> Trail<'_> {
    let walk = page.walk();
    let stage = if matches!(page.stop, Stop::Step(_)) { Stage::Path } else { Stage::Finished };
    Trail { stage, chosen: Some(page.chosen()), task: Some(page.task()), channel: Some(walk.channel) }
}

/// What cannot be found or done at the step one stopped at.
fn what_is_missing(scene: &Scene<'_>, page: &Trouble) -> String {
    let walk = page.walk();
    let steps = walk.path(scene.guide()).steps_in(&scene.content().channel(walk.channel).name);
    let step = &steps[walk.step];
    match &step.label {
        Some(label) if may_be_missing(scene, walk.channel, step) => scene.fill(Phrase::StuckTitle, &[label.zh()]),
        _ => scene.fill(Phrase::StuckTitleStep, &[&scene.wording.step(step, page.chosen())]),
    }
}

fn stopped_at(scene: &Scene<'_>, page: &Trouble) -> String {
    scene.fill(Phrase::StuckAt, &[&(page.walk().step + 1).to_string()])
}

/// One way on: its name, and what it is here.
fn tell(scene: &Scene<'_>, page: &Trouble, row: WayOn) -> (String, String) {
    let (lang, guide) = (scene.lang(), scene.guide());
    let walk = page.walk();
    let list = |texts: Vec<String>| scene.wording.items(texts).unwrap_or_default();
    match row {
        WayOn::Labels => {
            let labels = walk.other_labels(guide, scene.place(page.chosen()));
            (
                scene.say(Phrase::StuckLabels).to_owned(),
                labels.into_iter().map(|other| scene.wording.quoted(other.label)).collect(),
            )
        }
        WayOn::Search(path) => {
            let word = guide.path(path).steps.iter().find(|step| step.action == Action::Search);
            let word = word.and_then(|step| step.label.as_ref());
            let app = scene.content().channel(walk.channel).name.in_lang(lang);
            (
                scene.fill(Phrase::StuckSearch, &[app]),
                word.map(|text: &Text| scene.wording.quoted(text)).unwrap_or_default(),
            )
        }
        WayOn::OtherWay(next) => {
            // The one that opens stands first, and the others as one comes to them from there.
            let (before, on) = walk.ways.split_at(next);
            let ways = (next..).zip(on).chain((0..).zip(before)).filter(|(at, _)| *at != walk.at);
            let named = ways.map(|(at, way)| {
                let title = guide.path(*way).title.in_lang(lang);
                scene.fill(Phrase::StuckWayNamed, &[&(at + 1).to_string(), title])
            });
            // Their names have the mark of a list in them.
            let all = named.reduce(|one, next| scene.fill(Phrase::JoinParts, &[&one, &next]));
            (scene.say(Phrase::StuckWay).to_owned(), all.unwrap_or_default())
        }
        WayOn::OtherChannel => {
            let others = walk.channels().iter().filter(|id| **id != walk.channel);
            let others = others.map(|id| scene.content().channel(*id));
            // The counter and the numbers have rows of their own.
            let told = |kind| matches!(kind, ChannelKind::Counter | ChannelKind::Phone);
            let (own, rest): (Vec<_>, Vec<_>) = others.partition(|channel| told(channel.kind));
            let shown = if rest.is_empty() { own } else { rest };
            let names = shown.iter().map(|channel| channel.name.in_lang(lang).to_owned());
            (scene.say(Phrase::StuckChannel).to_owned(), list(names.collect()))
        }
        WayOn::Call => (scene.say(Phrase::StuckCall).to_owned(), list(numbers(scene, page))),
        WayOn::Counter(counter) => {
            let hint = counter.and_then(|channel| to_bring(scene, page, channel));
            let hint = hint.unwrap_or_else(|| scene.say(Phrase::StuckCounterHint).to_owned());
            (scene.say(Phrase::StuckCounter).to_owned(), hint)
        }
    }
}

/// What the way through the counter says to take along.
fn to_bring(scene: &Scene<'_>, page: &Trouble, counter: ChannelId) -> Option<String> {
    let offers = scene.guide().offers_in(scene.place(page.chosen()), page.task(), counter);
    let steps = &offers.first()?.path.steps;
    let bring = steps.iter().find(|step| step.action == Action::Bring)?;
    Some(scene.wording.step(bring, page.chosen()))
}

/// The numbers to call, each with what it is for.
fn numbers(scene: &Scene<'_>, page: &Trouble) -> Vec<String> {
    let lines = page.walk().numbers(scene.content());
    lines.iter().map(|line| scene.wording.aside(&line.number, line.purpose.in_lang(scene.lang()))).collect()
}
