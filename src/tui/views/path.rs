//! The path page: the drawn phone beside the numbered steps, what to have ready, cautions, and where it all comes from.

use ratatui::layout::{Position, Rect};

use crate::app::walk::{Walk, tapped_before};
use crate::domain::{Action, Note, Offer, Phrase, Shown, Step, Text, Trust, WindowState};
use crate::tui::keys::Now;
use crate::tui::{Role, glyphs, wrap};

use super::Scene;
use super::list::{Stage, Trail, frame, told};
use super::paper::{Paper, columns};
use super::phone;

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk) -> Position {
    let trail =
        Trail { stage: Stage::Path, chosen: Some(walk.chosen()), task: Some(walk.task()), channel: Some(walk.channel) };
    let now = Now { ways: walk.ways.len(), step: walk.step + 1, ..scene.now(1) };
    frame(paper, scene, trail, now);
    let place = scene.place(walk.chosen());
    let Some(offer) = scene.guide().offer(place, walk.way()) else { return Paper::at(0, 0) };
    let steps = offer.path.steps_in(&scene.content().channel(walk.channel).name);
    if scene.compact() { small(paper, scene, walk, &offer, &steps) } else { wide(paper, scene, walk, &offer, &steps) }
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
    let roomy = paper.width() >= 110;
    let phone_width = if roomy { 30 } else { 20 };
    let tall = (rule - 3).min(if roomy { 24 } else { 14 });
    let area = Rect { x: 1, y: 3, width: phone_width, height: tall };
    let channel = scene.content().channel(walk.channel);
    let app = channel.name.in_lang(scene.lang());
    phone::draw(paper, scene, area, steps, walk.step, (walk.chosen(), app), channel.kind);
    let x = area.right() + 2;
    listed(paper, scene, walk, steps, Rect { x, y: 3, width: paper.width() - x - 1, height: rule - 3 })
}

fn way_title(scene: &Scene<'_>, walk: &Walk, offer: &Offer<'_>) -> String {
    let name = offer.path.title.in_lang(scene.lang());
    let title = if walk.ways.len() > 1 {
        let numbers = [(walk.at + 1).to_string(), walk.ways.len().to_string()];
        scene.fill(Phrase::PathWay, &[&numbers[0], &numbers[1], name])
    } else {
        scene.fill(Phrase::PathOnlyWay, &[name])
    };
    if offer.path.superseded { scene.wording.aside(&title, scene.say(Phrase::PathOld)) } else { title }
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
fn cautions(scene: &Scene<'_>, walk: &Walk, action: Action) -> Vec<String> {
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

/// The numbered steps, the current one in view; where it stands comes back.
fn listed(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk, steps: &[Step], area: Rect) -> Position {
    let room = usize::from(area.width.saturating_sub(6));
    let mut lines: Vec<(Option<usize>, String, Role)> = Vec::new();
    if let Some(ready) = ready(scene, walk) {
        lines.push((None, ready, Role::Plain));
    }
    let mut told_generic = false;
    for (at, step) in steps.iter().enumerate() {
        if step.generic && !told_generic {
            told_generic = true;
            lines.push((None, scene.say(Phrase::PathGeneric).to_owned(), Role::Dim));
        }
        let role = match at.cmp(&walk.step) {
            std::cmp::Ordering::Less => Role::Dim,
            std::cmp::Ordering::Equal => Role::Accent,
            std::cmp::Ordering::Greater => Role::Plain,
        };
        let sentence = scene.wording.step(step, walk.chosen());
        let note = step.note.as_ref().map_or("", |note| note.in_lang(scene.lang()));
        let one_line = wrap::width(&sentence) + wrap::width(note) + 4 <= room;
        for (i, line) in wrap::wrap(&sentence, room).into_iter().enumerate() {
            lines.push(((i == 0).then_some(at), line, role));
        }
        if !note.is_empty() {
            match lines.last_mut() {
                Some((_, line, _)) if one_line => {
                    line.push_str("    ");
                    line.push_str(note);
                }
                _ => lines.extend(wrap::wrap(note, room).into_iter().map(|line| (None, line, Role::Dim))),
            }
        }
    }
    let tall = usize::from(area.height);
    let current = lines.iter().position(|(at, ..)| *at == Some(walk.step)).unwrap_or(0);
    let most = lines.len().saturating_sub(tall);
    let first = if lines.len() <= tall { 0 } else { current.saturating_sub(tall / 2).min(most) };
    let mut focus = Paper::at(area.x, area.y);
    for (y, (at, text, role)) in (area.y..area.bottom()).zip(lines.iter().skip(first)) {
        if let Some(at) = at {
            let mark = match at.cmp(&walk.step) {
                std::cmp::Ordering::Less => (glyphs::DONE, Role::Done),
                std::cmp::Ordering::Equal => (glyphs::HERE, Role::Accent),
                std::cmp::Ordering::Greater => (" ", Role::Plain),
            };
            if *at == walk.step {
                focus = Paper::at(area.x, y);
            }
            paper.text(area.x, y, 1, mark.0, mark.1);
            let number = wrap::pad_left(&(at + 1).to_string(), 2);
            paper.text(area.x + 2, y, 2, &number, Role::Plain);
        }
        paper.text(area.x + 6, y, area.width - 6, text, *role);
    }
    focus
}

/// What to have ready before step 1.
fn ready(scene: &Scene<'_>, walk: &Walk) -> Option<String> {
    let place = scene.place(walk.chosen());
    let note = scene.guide().notes_for(Shown::Ready, place, Some(walk.task()), Some(walk.channel), None).next()?;
    Some(scene.fill(Phrase::PathReady, &[note.text.in_lang(scene.lang())]))
}

/// Large print: the step done, the label to press in a box, the next step, one caution.
fn small(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk, offer: &Offer<'_>, steps: &[Step]) -> Position {
    let step = &steps[walk.step];
    let room = paper.width() - 2;
    let foot = paper.foot();
    let numbers = format!("{}/{}", walk.step + 1, steps.len());
    paper.right(paper.width() - 1, 0, &numbers, Role::Accent);
    if walk.step > 0 {
        let done = scene.wording.step(&steps[walk.step - 1], walk.chosen());
        let x = paper.text(1, 2, 2, &format!("{} ", glyphs::DONE), Role::Done);
        paper.text(x, 2, room - 2, &done, Role::Dim);
    }
    paper.text(1, 3, 1, glyphs::HERE, Role::Accent);
    let y = current(paper, scene, walk, step, 3);
    let y = match (&step.note, tapped_before(steps, walk.step)) {
        (Some(note), _) => paper.wrapped(3, y, room - 3, 2, note.in_lang(scene.lang()), Role::Dim),
        (None, Some(page)) if step.action == Action::Tap => {
            paper.wrapped(3, y, room - 3, 1, &scene.fill(Phrase::PathOnPage, &[page]), Role::Dim)
        }
        (None, _) => y,
    };
    if y < foot {
        let next = match steps.get(walk.step + 1) {
            Some(next) => scene.fill(Phrase::PathThen, &[&scene.wording.step(next, walk.chosen())]),
            None => scene.say(Phrase::PathLast).to_owned(),
        };
        paper.text(3, y, room - 3, &next, Role::Plain);
    }
    let mut y = (y + 1).min(foot - 1);
    let provenance = scene.wording.provenance(offer, walk.chosen(), scene.as_of());
    let rows_of = |text: &str, room: u16| u16::try_from(wrap::wrap(text, usize::from(room)).len()).unwrap_or(1);
    let rows = rows_of(&provenance, room);
    for (at, caution) in cautions(scene, walk, step.action).iter().take(2).enumerate() {
        // One caution is enough; a second one only where it takes nothing from the rest.
        if at > 0 && y + rows_of(caution, room - 2) + rows > foot {
            break;
        }
        paper.text(1, y, 2, "! ", Role::Warn);
        y = paper.wrapped(3, y, room - 2, foot - y, caution, Role::Plain);
    }
    if y < foot {
        let (line, rows) = (provenance, rows.min(foot - y));
        paper.wrapped(1, foot - rows, room, rows, &line, Role::Dim);
    }
    Paper::at(1, 3)
}

/// The current step of large print; the first free row comes back.
fn current(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk, step: &Step, y: u16) -> u16 {
    let room = paper.width() - 4;
    let labels: Vec<&Text> = step.label.iter().chain(&step.alternatives).collect();
    let pressed = matches!(step.action, Action::Tap | Action::Select | Action::Confirm | Action::Search | Action::Open);
    if !pressed || labels.is_empty() || labels.len() > 2 {
        return paper.wrapped(3, y, room, 5, &scene.wording.step(step, walk.chosen()), Role::Press);
    }
    paper.text(3, y, room, scene.wording.action(step.action), Role::Accent);
    let mut y = y + 1;
    for label in labels {
        let name = scene.wording.glossed(label);
        let tall = if columns(&name) > room - 2 { 1 } else { 3 };
        if tall == 3 {
            paper.frame(3, y, room, 3, &glyphs::HEAVY, Role::Press);
        }
        paper.centred(4, y + tall / 2, room - 2, &name, Role::Press);
        y += tall;
    }
    y
}
