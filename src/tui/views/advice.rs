//! One way on, spelled out: the labels to look for, the numbers in big digits, what to take to the counter.

use ratatui::layout::Position;

use crate::app::trouble::{Advice, Trouble, WayOn};
use crate::domain::{Action, Hotline, Phrase, Shown};
use crate::tui::keys::Now;
use crate::tui::{Role, digits, glyphs};

use super::Scene;
use super::list::{frame, lines_of, notes};
use super::paper::{Paper, columns};
use super::trouble::{head, trail};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> Position {
    let trouble = &*page.behind;
    let walk = trouble.walk();
    let rows = page.ways(scene.guide(), scene.place(trouble.chosen())).len();
    frame(paper, scene, trail(trouble), Now { step: walk.step + 1, rows, ..scene.now() });
    head(paper, scene, trouble);
    let gap = u16::from(!scene.compact());
    let room = paper.width() - 2;
    let top = 3 + gap;
    match page.kind {
        WayOn::Call => {
            let numbers = walk.numbers(scene.content());
            let lead = if numbers.len() > 1 { Phrase::AdviceCalls } else { Phrase::AdviceCall };
            let y = paper.wrapped(1, top, room, 2, scene.say(lead), Role::Title);
            let y = before_calling(paper, scene, trouble, (y, &numbers)) + gap;
            call(paper, scene, &numbers, y);
        }
        WayOn::Counter(_) => {
            let y = paper.wrapped(1, top, room, 3, scene.say(Phrase::AdviceCounter), Role::Title) + gap;
            let mark = format!("  {}  ", glyphs::DONE);
            let y = bring(paper, y, &mark, scene.say(Phrase::AdviceCounterBring));
            let place = scene.place(trouble.chosen());
            let for_this =
                |shown| scene.guide().notes_for(shown, place, Some(trouble.task()), Some(walk.channel), None);
            // What a task asks for wherever it is done; only paying takes a phone with it.
            let pays = scene.content().task(trouble.task()).premium;
            let ready = for_this(Shown::Ready).filter(|note| !pays && note.channels.is_empty());
            let ready = scene.wording.items(ready.map(|note| note.text.in_lang(scene.lang()).to_owned()));
            let y = ready.map_or(y, |things| bring(paper, y, &mark, &things)) + gap;
            // Nobody calls from here.
            let told = for_this(Shown::Failed).filter(|note| !note.steps.contains(&Action::Call));
            notes(paper, scene, (y, paper.foot()), told, ("", Role::Plain));
        }
        WayOn::Labels | WayOn::Search(_) | WayOn::OtherWay(_) | WayOn::OtherChannel => {
            let searches = walk.path(scene.guide()).steps[walk.step].action == Action::Search;
            let lead = if searches { Phrase::AdviceWords } else { Phrase::AdviceLabels };
            let y = paper.wrapped(1, top, room, 2, scene.say(lead), Role::Title) + gap;
            labels(paper, scene, page, y);
        }
    }
    Paper::at(1, top)
}

fn bring(paper: &mut Paper<'_>, y: u16, mark: &str, things: &str) -> u16 {
    let x = paper.text(1, y, columns(mark), mark, Role::Done);
    paper.wrapped(x, y, paper.width() - x - 1, 2, things, Role::Plain)
}

/// Where a call ends up depends on where it is made. A note that names another number is not about these.
fn before_calling(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    trouble: &Trouble,
    (y, numbers): (u16, &[&Hotline]),
) -> u16 {
    let place = scene.place(trouble.chosen());
    let about = |text: &str| {
        let names_one = text.contains(|letter: char| letter.is_ascii_digit());
        !names_one || numbers.iter().any(|line| text.contains(&*line.number))
    };
    let note = scene.guide().note_on_calling(place).filter(|note| about(note.text.zh()));
    let Some(note) = note else { return y };
    paper.wrapped(1, y, paper.width() - 2, 2, note.text.in_lang(scene.lang()), Role::Plain)
}

/// The numbers, each with what it is for: in big digits as many as leave room for the others, which stand in a line each.
fn call(paper: &mut Paper<'_>, scene: &Scene<'_>, numbers: &[&Hotline], top: u16) {
    let gap = u16::from(!scene.compact());
    let rows = |big: usize| {
        // Nothing has to stand apart from the end of the page.
        let gaps = if big == numbers.len() { big.saturating_sub(1) } else { big };
        3 * big + usize::from(gap) * gaps + (numbers.len() - big)
    };
    let free = usize::from(paper.foot().saturating_sub(top));
    let big = (0..=numbers.len()).rev().find(|big| rows(*big) <= free).unwrap_or(0);
    let mut y = top;
    for (at, line) in numbers.iter().enumerate() {
        if at < big {
            in_big_digits(paper, scene, line, y);
            y += 3 + gap;
        } else {
            let told = format!("{}  {}", line.number, line.purpose.in_lang(scene.lang()));
            let tag = scene.wording.tag(&line.provenance, scene.as_of());
            let told = if scene.compact() { told } else { scene.wording.aside(&told, &tag) };
            paper.text(3, y, paper.width() - 4, &told, Role::Plain);
            y += 1;
        }
    }
}

fn in_big_digits(paper: &mut Paper<'_>, scene: &Scene<'_>, line: &Hotline, y: u16) {
    let purpose = line.purpose.in_lang(scene.lang());
    let big = digits::tall(&line.number, paper.look().ascii);
    let mut x = 3;
    for (row, strokes) in (y..).zip(&big) {
        x = paper.text(3, row, paper.width() - 4, strokes, Role::Accent);
    }
    let room = paper.width().saturating_sub(x + 4);
    if scene.compact() {
        let first = y + u16::from(lines_of(purpose, room) < 3);
        paper.wrapped(x + 3, first, room, 3, purpose, Role::Plain);
    } else {
        paper.text(x + 3, y + 1, room, &format!("{}  {purpose}", line.number), Role::Plain);
        paper.text(x + 3, y + 2, room, &scene.wording.tag(&line.provenance, scene.as_of()), Role::Dim);
    }
}

/// Each label in a box of its own, and beside it the way that goes on behind it, with the number that opens it.
fn labels(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice, top: u16) {
    let trouble = &*page.behind;
    let walk = trouble.walk();
    let others = walk.other_labels(scene.guide(), scene.place(trouble.chosen()));
    let names: Vec<String> = others.iter().map(|other| scene.wording.glossed(other.label)).collect();
    let widest = names.iter().map(|name| columns(name)).max().unwrap_or(0);
    let left = if scene.compact() { 1 } else { 3 };
    let wide = (widest + 6).min(paper.width() - 4);
    let tall = if u16::try_from(names.len()).unwrap_or(u16::MAX) * 3 + top > paper.foot() { 1 } else { 3 };
    let mut y = top;
    let mut numbers = 1..;
    for (other, name) in others.iter().zip(&names) {
        if y + tall > paper.foot() {
            break;
        }
        if tall == 3 {
            paper.frame(left, y, wide, 3, &glyphs::HEAVY, Role::Accent);
        }
        paper.centred(left + 1, y + tall / 2, wide - 2, name, Role::Press);
        if let Some((way, _)) = other.way {
            let title = scene.guide().path(walk.ways[way]).title.in_lang(scene.lang());
            let told = scene.fill(Phrase::StuckWayNamed, &[&(way + 1).to_string(), title]);
            let number = numbers.next().unwrap_or(0).to_string();
            let x = paper.text(left + wide + 2, y + tall / 2, columns(&number), &number, Role::Title) + 2;
            paper.text(x, y + tall / 2, paper.width().saturating_sub(x + 1), &told, Role::Dim);
        }
        y += tall;
    }
}
