//! The path page: the drawn phone beside the numbered steps, what to have ready, cautions, and where it all comes from.

use std::cmp::Ordering;

use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};

use crate::app::walk::Walk;
use crate::domain::{Action, ChannelId, Note, Offer, Phrase, Shown, Step, Trust, WindowState};
use crate::tui::keys::{self, Now};
use crate::tui::{Look, Role, glyphs, wrap};

use super::Scene;
use super::list::{Stage, Trail, frame, told};
use super::paper::Paper;
use super::{large_print, phone};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk) -> Position {
    let trail =
        Trail { stage: Stage::Path, chosen: Some(walk.chosen()), task: Some(walk.task()), channel: Some(walk.channel) };
    let path = walk.path(scene.guide());
    let step = &path.steps[walk.step];
    let now = Now {
        ways: walk.ways.len(),
        step: walk.step + 1,
        steps: path.steps.len(),
        away: !may_be_missing(scene, walk.channel, step),
        ..scene.now()
    };
    frame(paper, scene, trail, now);
    let place = scene.place(walk.chosen());
    let Some(offer) = scene.guide().offer(place, walk.way()) else { return Paper::at(0, 0) };
    let steps = offer.path.steps_in(&scene.content().channel(walk.channel).name);
    if scene.compact() {
        large_print::draw(paper, scene, walk, &offer, &steps)
    } else {
        wide(paper, scene, walk, &offer, &steps)
    }
}

/// True for a step that is not done on the phone in the hand: a call, a counter, a machine.
fn is_away(scene: &Scene<'_>, channel: ChannelId, step: &Step) -> bool {
    let elsewhere = step.action.is_elsewhere() || step.action == Action::Insert;
    elsewhere || !scene.content().channel(channel).kind.on_own_screen()
}

/// True for a label that may not be on this very phone. What is written, compared or paid may fail, but is not looked for.
pub(super) fn may_be_missing(scene: &Scene<'_>, channel: ChannelId, step: &Step) -> bool {
    step.action == Action::Tap && step.label.is_some() && !is_away(scene, channel, step)
}

/// The ways behind → by the titles they have there, the next one first, as many as fit.
pub(super) fn other_ways(scene: &Scene<'_>, walk: &Walk, look: Look, room: usize) -> Option<String> {
    let key = keys::name(KeyCode::Right, scene.strings(), look);
    let line = |ways: &[&str]| {
        let ways = ways.join(&format!(" {} ", glyphs::DOT));
        let told = if scene.compact() { ways } else { scene.fill(Phrase::PathOtherWays, &[&ways]) };
        format!("{key} {told}")
    };
    let more = format!(" {}", glyphs::CUT);
    let fits = |line: &str| wrap::width(line) + wrap::width(&more) <= room;
    let mut told: Vec<&str> = Vec::new();
    for way in walk.other_ways() {
        told.push(scene.guide().path(way).title.in_lang(scene.lang()));
        if told.len() > 1 && !fits(&line(&told)) {
            told.pop();
            break;
        }
    }
    let left = told.len() + 1 < walk.ways.len();
    let line = (!told.is_empty()).then(|| line(&told))?;
    Some(if left { format!("{line}{more}") } else { line })
}

/// Phone and steps side by side.
fn wide(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk, offer: &Offer<'_>, steps: &[Step]) -> Position {
    let title = way_title(scene, walk, offer);
    let numbers = [(walk.step + 1).to_string(), steps.len().to_string()];
    let count = scene.fill(Phrase::PathStepOf, &numbers.each_ref().map(String::as_str));
    paper.titled_rule(2, &title, &count, Role::Plain);
    let foot = paper.foot();
    let below = lines_below(paper, scene, walk, offer);
    let rule = foot.saturating_sub(u16::try_from(below.len()).unwrap_or(3) + 1);
    for (y, (text, role)) in (rule + 1..).zip(&below) {
        let x = if *role == Role::Warn { paper.text(1, y, 2, "! ", Role::Warn) } else { 1 };
        let said = if *role == Role::Warn { Role::Plain } else { *role };
        paper.text(x, y, paper.width().saturating_sub(x + 1), text, said);
    }
    paper.rule(rule);
    let room = paper.width() - 2;
    let top = match other_ways(scene, walk, paper.look(), usize::from(room)) {
        Some(ways) => {
            paper.text(1, 3, room, &ways, Role::Plain);
            4
        }
        None => 3,
    };
    let roomy = paper.width() >= 110;
    let phone_width = if roomy { 30 } else { 20 };
    let tall = (rule - top).min(if roomy { 24 } else { 14 });
    let area = Rect { x: 1, y: top, width: phone_width, height: tall };
    let channel = scene.content().channel(walk.channel);
    let app = channel.name.in_lang(scene.lang());
    phone::draw(paper, scene, area, steps, walk.step, (walk.chosen(), app), channel.kind);
    let x = area.right() + 2;
    listed(paper, scene, walk, steps, Rect { x, y: top, width: paper.width() - x - 1, height: rule - top })
}

fn way_title(scene: &Scene<'_>, walk: &Walk, offer: &Offer<'_>) -> String {
    let name = offer.path.title.in_lang(scene.lang());
    let title = if walk.ways.len() > 1 {
        let numbers = [(walk.at + 1).to_string(), walk.ways.len().to_string()];
        scene.fill(Phrase::PathWay, &[&numbers[0], &numbers[1], name])
    } else {
        scene.fill(Phrase::PathOnlyWay, &[name])
    };
    let old = scene.say(Phrase::PathOld);
    let marked = offer.path.superseded && !name.contains(old);
    if marked { scene.wording.aside(&title, old) } else { title }
}

/// Cautions for this step, what became of an earlier choice, and the provenance line.
fn lines_below(paper: &Paper<'_>, scene: &Scene<'_>, walk: &Walk, offer: &Offer<'_>) -> Vec<(String, Role)> {
    let most = if paper.height() >= 36 { 6 } else { 2 };
    let gone = scene.gone().map(|text| (text, Role::Warn));
    let step = &offer.path.steps[walk.step];
    let room = usize::from(paper.width() - 4);
    let told = cautions(scene, walk, step.action).into_iter().map(|text| (text, Role::Warn));
    let mut lines = Vec::new();
    for (text, role) in gone.into_iter().chain(told).take(most) {
        let mut rows = wrap::wrap(&text, room).into_iter();
        lines.extend(rows.next().map(|row| (row, role)));
        lines.extend(rows.map(|row| (format!("  {row}"), Role::Plain)));
    }
    let stale = offer.provenance.stale(scene.as_of());
    let role = if stale { Role::Plain } else { Role::Dim };
    let provenance = scene.wording.provenance(offer, walk.chosen(), scene.as_of());
    lines.extend(wrap::wrap(&provenance, room).into_iter().take(2).map(|line| (line, role)));
    lines
}

/// The cautions of a step: that it is the wrong time, the first one about this very action, how long one can pay, the
/// others.
pub(super) fn cautions(scene: &Scene<'_>, walk: &Walk, action: Action) -> Vec<String> {
    let place = scene.place(walk.chosen());
    let all = || scene.guide().notes_for(Shown::Path, place, Some(walk.task()), Some(walk.channel), Some(action));
    let room = usize::from(scene.model.size.width) - 4;
    // Where a caution comes from stands behind it where the line has room for it, and always behind a mere lead.
    let said = |note: &Note| {
        let (text, tag) = told(scene, note);
        let fits = wrap::width(text) + wrap::width(&tag) <= room;
        let tag = if fits || note.provenance.trust == Trust::Lead { tag.as_str() } else { "" };
        format!("{text}{tag}")
    };
    let mut own = all().filter(|note| !note.steps.is_empty()).map(said);
    let pays = scene.content().task(walk.task()).premium;
    let seasons = pays.then(|| scene.seasons(walk.chosen()));
    let season = seasons.as_ref().map(|seasons| scene.wording.season_caution(seasons, scene.as_of()));
    // Paying at the wrong time comes before everything else.
    let wrong_time = seasons.is_some_and(|seasons| match seasons.state {
        WindowState::NotYet { .. } | WindowState::Closed { .. } => true,
        WindowState::Open { .. } | WindowState::Unknown => false,
    });
    let (urgent, season) = if wrong_time { (season, None) } else { (None, season) };
    let first = own.next();
    urgent
        .into_iter()
        .chain(first)
        .chain(season)
        .chain(own)
        .chain(all().filter(|note| note.steps.is_empty()).map(said))
        .collect()
}

/// A line of the list of steps.
struct Line {
    /// The step whose number stands before it.
    step: Option<usize>,
    /// It goes on with the line above.
    goes_on: bool,
    text: String,
    role: Role,
}

/// The numbered steps, the current one in view, no other one in part; where it stands comes back.
fn listed(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk, steps: &[Step], area: Rect) -> Position {
    let lines = lines_of_steps(scene, walk, steps, usize::from(area.width.saturating_sub(6)));
    let tall = usize::from(area.height);
    let current = lines.iter().position(|line| line.step == Some(walk.step)).unwrap_or(0);
    let most = lines.len().saturating_sub(tall);
    let from = if lines.len() <= tall { 0 } else { current.saturating_sub(tall / 2).min(most) };
    let begins = |at: &usize| lines.get(*at).is_none_or(|line| !line.goes_on);
    let first = (from..=current).find(begins).unwrap_or(from);
    let end = (current + 1..=first + tall).rev().find(begins).unwrap_or(first + tall);
    let mut focus = Paper::at(area.x, area.y);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().take(end).skip(first)) {
        if let Some(at) = line.step {
            let mark = match at.cmp(&walk.step) {
                Ordering::Less => (glyphs::DONE, Role::Done),
                Ordering::Equal => (glyphs::HERE, Role::Accent),
                Ordering::Greater => (" ", Role::Plain),
            };
            if at == walk.step {
                focus = Paper::at(area.x, y);
            }
            paper.text(area.x, y, 1, mark.0, mark.1);
            let number = wrap::pad_left(&(at + 1).to_string(), 2);
            paper.text(area.x + 2, y, 2, &number, Role::Plain);
        }
        paper.text(area.x + 6, y, area.width - 6, &line.text, line.role);
    }
    if first > 0 {
        paper.text(area.right(), area.y, 1, glyphs::UP, Role::Dim);
    }
    if end < lines.len() {
        paper.text(area.right(), area.bottom().saturating_sub(1), 1, glyphs::DOWN, Role::Dim);
    }
    focus
}

/// What to have ready, then the steps, each with its note.
fn lines_of_steps(scene: &Scene<'_>, walk: &Walk, steps: &[Step], room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if let Some(ready) = ready(scene, walk) {
        let told = wrap::wrap_hanging(&ready, room, "", "  ").into_iter().enumerate();
        lines.extend(told.map(|(at, text)| Line { step: None, goes_on: at > 0, text, role: Role::Plain }));
    }
    let mut told_generic = false;
    for (at, step) in steps.iter().enumerate() {
        if step.generic && !told_generic {
            told_generic = true;
            let text = scene.say(Phrase::PathGeneric).to_owned();
            lines.push(Line { step: None, goes_on: false, text, role: Role::Dim });
        }
        let role = match at.cmp(&walk.step) {
            Ordering::Less => Role::Dim,
            Ordering::Equal => Role::Accent,
            Ordering::Greater => Role::Plain,
        };
        let sentence = scene.wording.step(step, walk.chosen());
        let note = step.note.as_ref().map_or("", |note| note.in_lang(scene.lang()));
        let one_line = wrap::width(&sentence) + wrap::width(note) + 4 <= room;
        for (i, text) in wrap::wrap(&sentence, room).into_iter().enumerate() {
            lines.push(Line { step: (i == 0).then_some(at), goes_on: i > 0, text, role });
        }
        if !note.is_empty() {
            match lines.last_mut() {
                Some(Line { text, .. }) if one_line => {
                    text.push_str("    ");
                    text.push_str(note);
                }
                _ => lines.extend(wrap::wrap(note, room).into_iter().map(|text| Line {
                    step: None,
                    goes_on: true,
                    text,
                    role: Role::Dim,
                })),
            }
        }
    }
    lines
}

/// What to have ready before step 1.
pub(super) fn ready(scene: &Scene<'_>, walk: &Walk) -> Option<String> {
    let place = scene.place(walk.chosen());
    let note = scene.guide().notes_for(Shown::Ready, place, Some(walk.task()), Some(walk.channel), None).next()?;
    Some(scene.fill(Phrase::PathReady, &[note.text.in_lang(scene.lang())]))
}
