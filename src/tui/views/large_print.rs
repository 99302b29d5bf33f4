//! The path page in large print: the step done, the label to press in a box, the next step, what to have ready, one caution,
//! and where it comes from. What has no room gives way from the end.

use ratatui::layout::Position;

use crate::app::walk::{Walk, tapped_before};
use crate::domain::{Action, Offer, Phrase, Step, Text};
use crate::tui::{Role, glyphs, wrap};

use super::Scene;
use super::list::lines_of;
use super::paper::Paper;
use super::path::{cautions, other_ways, ready};
use super::phone;

pub(super) fn draw(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    walk: &Walk,
    offer: &Offer<'_>,
    steps: &[Step],
) -> Position {
    let step = &steps[walk.step];
    let room = paper.width() - 2;
    let foot = paper.foot();
    let numbers = format!("{}/{}", walk.step + 1, steps.len());
    paper.right(paper.width() - 1, 0, &numbers, Role::Accent);
    if walk.step > 0 {
        let done = scene.wording.step(&steps[walk.step - 1], walk.chosen());
        let x = paper.text(1, 2, 2, &format!("{} ", glyphs::DONE), Role::Done);
        paper.text(x, 2, room - 2, &done, Role::Dim);
    } else if let Some(ways) = other_ways(scene, walk, paper.look(), usize::from(room)) {
        paper.text(1, 2, room, &ways, Role::Dim);
    }
    paper.text(1, 3, 1, glyphs::HERE, Role::Accent);
    let cautions = cautions(scene, walk, step.action);
    let ready = (walk.step == 0).then(|| ready(scene, walk)).flatten();
    // Of where it comes from at least this stays: what kind of text says so, and how old it is.
    let least = super::estimator::capital(&scene.wording.tag(offer.provenance, scene.as_of()));
    // What has to be read before the step is done: it is never cut.
    let must = cautions.first().map_or(0, |caution| lines_of(caution, room - 2))
        + ready.as_ref().map_or(0, |ready| lines_of(ready, room - 2));
    let mut y = current(paper, scene, walk, step, 3, foot.saturating_sub(must + 1));
    let kept = lines_of(&least, room);
    let free = |y: u16| foot.saturating_sub(y + must + kept);
    y = match (&step.note, tapped_before(steps, walk.step)) {
        (Some(note), _) if free(y) > 0 => {
            // It goes before the next step, which one key shows.
            paper.wrapped(3, y, room - 3, free(y), note.in_lang(scene.lang()), Role::Dim)
        }
        (None, Some(page)) if step.action == Action::Tap && free(y) > 1 => {
            paper.wrapped(3, y, room - 3, 1, &scene.fill(Phrase::PathOnPage, &[page]), Role::Dim)
        }
        (Some(_) | None, _) => y,
    };
    let provenance = scene.wording.provenance(offer, walk.chosen(), scene.as_of());
    let rows = lines_of(&provenance, room);
    let next = match steps.get(walk.step + 1) {
        Some(next) => scene.fill(Phrase::PathThen, &[&scene.wording.step(next, walk.chosen())]),
        None => scene.say(Phrase::PathLast).to_owned(),
    };
    // The next step is read to its end where what has to be read and the source leave room for it.
    let rest = free(y).saturating_sub(rows.saturating_sub(kept)).max(free(y).min(1));
    if rest > 0 {
        y = paper.wrapped(3, y, room - 3, rest, &next, Role::Plain);
    }
    if let Some(ready) = ready {
        y = paper.wrapped(3, y, room - 2, foot.saturating_sub(y), &ready, Role::Plain);
    }
    for (at, caution) in cautions.iter().take(2).enumerate() {
        // One caution is enough; a second one only where it takes nothing from the rest.
        if y >= foot || at > 0 && y + lines_of(caution, room - 2) + rows > foot {
            break;
        }
        paper.text(1, y, 2, "! ", Role::Warn);
        y = paper.wrapped(3, y, room - 2, foot.saturating_sub(y), caution, Role::Plain);
    }
    let left = foot.saturating_sub(y);
    let origin = scene.wording.way_origin(offer, scene.as_of());
    let fits = |told: &&String| lines_of(told, room) <= left;
    let told = [&provenance, &origin].into_iter().find(fits).unwrap_or(&least);
    let rows = lines_of(told, room).min(left);
    paper.wrapped(1, foot - rows, room, rows, told, Role::Dim);
    Paper::at(1, 3)
}

/// The current step, above row `end`; the first free row comes back.
fn current(paper: &mut Paper<'_>, scene: &Scene<'_>, walk: &Walk, step: &Step, y: u16, end: u16) -> u16 {
    let room = paper.width() - 4;
    let labels: Vec<&Text> = step.label.iter().chain(&step.alternatives).collect();
    let pressed = phone::is_pressed(step) || matches!(step.action, Action::Search | Action::Open);
    let inner = usize::from(room - 2);
    let glossed = |label: &&Text| wrap::wrap(&scene.wording.glossed(label), inner);
    let shown = |label: &&Text| wrap::wrap(label.zh(), inner);
    let tall = |boxes: &[Vec<String>]| y + 1 + boxes.iter().map(|lines| rows_of(lines) + 2).sum::<u16>();
    // Long boxes would leave no row for what follows; what stands on the phone stays.
    let boxes: Option<Vec<Vec<String>>> = [labels.iter().map(glossed).collect(), labels.iter().map(shown).collect()]
        .into_iter()
        .find(|boxes: &Vec<_>| tall(boxes) <= end);
    let boxes = boxes.filter(|boxes| pressed && !boxes.is_empty());
    let Some(boxes) = boxes else {
        return paper.wrapped(3, y, room, 5, &scene.wording.step(step, walk.chosen()), Role::Press);
    };
    paper.text(3, y, room, scene.wording.action(step.action), Role::Accent);
    let mut y = y + 1;
    for lines in boxes {
        let tall = rows_of(&lines) + 2;
        paper.frame(3, y, room, tall, &glyphs::HEAVY, Role::Accent);
        for (row, line) in (y + 1..).zip(&lines) {
            paper.centred(4, row, room - 2, line, Role::Press);
        }
        y += tall;
    }
    y
}

fn rows_of(lines: &[String]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}
