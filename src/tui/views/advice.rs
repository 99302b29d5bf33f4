//! One way on, spelled out: the labels to look for, the numbers in big digits, what to take to the counter.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::Size;
use crate::app::trouble::{Advice, Trouble, WayOn};
use crate::domain::{Action, Hotline, Note, Phrase, Shown};
use crate::tui::keys::Now;
use crate::tui::{Look, Role, digits, glyphs};

use super::Scene;
use super::list::{frame, lines_of};
use super::paper::{Paper, columns};
use super::reading::{self, Paragraph, Screens, rows_below};
use super::trouble::{head, trail};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> Position {
    match page.kind {
        WayOn::Counter(_) => counter(paper, scene, page),
        WayOn::Call => numbers(paper, scene, page),
        WayOn::Labels | WayOn::Search(_) | WayOn::OtherWay(_) | WayOn::OtherChannel => words(paper, scene, page),
    }
}

/// What stands around a page of one screen; its first row comes back.
fn around(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> u16 {
    let trouble = &*page.behind;
    let rows = page.ways(scene.guide(), scene.place(trouble.chosen())).len();
    frame(paper, scene, trail(trouble), Now { step: trouble.walk().step + 1, rows, ..scene.now() });
    head(paper, scene, trouble);
    3 + u16::from(!scene.compact())
}

/// The numbers to call.
fn numbers(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> Position {
    let top = around(paper, scene, page);
    let numbers = page.behind.walk().numbers(scene.content());
    let lead = if numbers.len() > 1 { Phrase::AdviceCalls } else { Phrase::AdviceCall };
    let y = paper.wrapped(1, top, paper.width() - 2, 2, scene.say(lead), Role::Title);
    let y = before_calling(paper, scene, &page.behind, (y, &numbers)) + u16::from(!scene.compact());
    call(paper, scene, &numbers, y);
    Paper::at(1, top)
}

/// Other words to look for.
fn words(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> Position {
    let top = around(paper, scene, page);
    let walk = page.behind.walk();
    let searches = walk.path(scene.guide()).steps[walk.step].action == Action::Search;
    let lead = if searches { Phrase::AdviceWords } else { Phrase::AdviceLabels };
    let y = paper.wrapped(1, top, paper.width() - 2, 2, scene.say(lead), Role::Title);
    labels(paper, scene, page, y + u16::from(!scene.compact()));
    Paper::at(1, top)
}

/// What to take to the counter, and below it, over as many screens as it takes, what else is told of the task.
fn counter(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> Position {
    let trouble = &*page.behind;
    let notes = told_at_counter(scene, page);
    let (screens, dealt) = deal(scene, page, &notes);
    let below = if screens.shown == 0 { card(paper, scene, page) } else { TOP };
    let step = trouble.walk().step + 1;
    let now = Now { step, rows: 0, pages: screens.all, shown: screens.shown, ..scene.now() };
    frame(paper, scene, trail(trouble), now);
    head(paper, scene, trouble);
    let here = dealt.get(screens.shown).cloned().unwrap_or_default();
    reading::write(paper, scene, (below, paper.foot()), (&notes, &here), "");
    Paper::at(1, 3 + u16::from(!scene.compact()))
}

/// The row below which there is room on a screen without the card.
const TOP: u16 = 3;

/// What to take along; the row comes back below which there is room.
fn card(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Advice) -> u16 {
    let gap = u16::from(!scene.compact());
    let trouble = &*page.behind;
    let room = paper.width() - 2;
    let y = paper.wrapped(1, 3 + gap, room, 3, scene.say(Phrase::AdviceCounter), Role::Title) + gap;
    let mark = format!("  {}  ", glyphs::DONE);
    let y = bring(paper, y, &mark, scene.say(Phrase::AdviceCounterBring));
    // What a task asks for wherever it is done; only paying takes a phone with it.
    let pays = scene.content().task(trouble.task()).premium;
    let ready = for_this(scene, page, Shown::Ready).filter(|note| !pays && note.channels.is_empty());
    let ready = scene.wording.items(ready.map(|note| note.text.in_lang(scene.lang()).to_owned()));
    let y = ready.map_or(y, |things| bring(paper, y, &mark, &things));
    y.saturating_sub(gap)
}

fn for_this<'a>(scene: &Scene<'a>, page: &Advice, shown: Shown) -> impl Iterator<Item = &'a Note> {
    let trouble = &*page.behind;
    let (place, channel) = (scene.place(trouble.chosen()), trouble.walk().channel);
    scene.guide().notes_for(shown, place, Some(trouble.task()), Some(channel), None)
}

fn told_at_counter<'a>(scene: &Scene<'a>, page: &Advice) -> Vec<Paragraph<'a>> {
    // Nobody calls from here.
    let told = for_this(scene, page, Shown::Failed).filter(|note| !note.steps.contains(&Action::Call));
    told.map(|note| Paragraph::note(scene, note)).collect()
}

/// Which screens the card has, and which one is shown; nothing where the page is no card.
pub(super) fn screens(scene: &Scene<'_>, page: &Advice) -> Option<Screens> {
    if !matches!(page.kind, WayOn::Counter(_)) {
        return None;
    }
    Some(deal(scene, page, &told_at_counter(scene, page)).0)
}

/// The screens, and which notes stand on each: on the first what fits there whole below the card, the others on the screens
/// behind. How much room the card leaves is found out on a page that nobody sees.
fn deal(scene: &Scene<'_>, page: &Advice, notes: &[Paragraph<'_>]) -> (Screens, Vec<Range<usize>>) {
    let Size { width, height } = scene.model.size;
    let mut scratch = Buffer::empty(Rect::new(0, 0, width, height));
    let below = card(&mut Paper::new(&mut scratch, Look::default()), scene, page);
    let rows = |below: u16| rows_below(scene, below, height.saturating_sub(2)).1;
    let dealt = reading::deal(notes, width - 2, &[rows(below)], rows(TOP));
    let screens = Screens { all: dealt.len(), lists: 1, shown: page.reading.min(dealt.len().saturating_sub(1)) };
    (screens, dealt)
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
