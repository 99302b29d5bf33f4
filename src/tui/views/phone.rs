//! The drawn phone: the screen a person should see at this step, and nothing a source does not say.
//!
//! Each action has its own drawing. What is not done on a phone (a counter, a machine, a call) is drawn as a card.

use ratatui::layout::Rect;

use crate::app::walk::tapped_before;
use crate::domain::{Action, ChannelKind, Chosen, Phrase, Step, Text};
use crate::tui::glyphs;
use crate::tui::{Role, digits, wrap};

use super::Scene;
use super::paper::{Paper, columns};

/// What a step looks like.
enum Drawing<'t> {
    /// Labels to press, one box each.
    Press(Vec<&'t Text>),
    /// A search bar with the word to type.
    Search(Vec<&'t Text>),
    /// Fields to fill in.
    Fields(Vec<&'t Text>),
    /// Things to compare or to tick off.
    Compare(Vec<&'t Text>),
    /// A viewfinder.
    Scan,
    /// The city switch.
    City,
    /// An app or account by its name.
    Icon(Vec<&'t Text>),
    /// A number in big digits.
    Dial(Vec<&'t Text>),
    /// A card with words: to carry, to say, to wait for, to read.
    Card(Vec<&'t Text>),
}

fn drawing(step: &Step) -> Drawing<'_> {
    let labels: Vec<&Text> = step.label.iter().chain(&step.alternatives).collect();
    let fields: Vec<&Text> = if step.fields.is_empty() { labels.clone() } else { step.fields.iter().collect() };
    match step.action {
        Action::Search => Drawing::Search(labels),
        Action::Review => Drawing::Compare(fields),
        Action::Scan => Drawing::Scan,
        Action::Locate => Drawing::City,
        Action::Open | Action::Install | Action::Follow if step.described => Drawing::Card(labels),
        Action::Open | Action::Install | Action::Follow => Drawing::Icon(labels),
        Action::Call => Drawing::Dial(labels),
        Action::Tap
        | Action::Switch
        | Action::Confirm
        | Action::Jump
        | Action::Select
        | Action::Register
        | Action::Login
            if is_pressed(step) =>
        {
            Drawing::Press(labels)
        }
        Action::Input | Action::EnterPassword | Action::Register | Action::Login => Drawing::Fields(fields),
        Action::Tap
        | Action::Switch
        | Action::Confirm
        | Action::Jump
        | Action::Select
        | Action::Press
        | Action::Check
        | Action::Upload
        | Action::Save
        | Action::View
        | Action::Verify
        | Action::Authorize
        | Action::Sign
        | Action::Pay
        | Action::Wait
        | Action::Go
        | Action::Bring
        | Action::Insert
        | Action::Ask
        | Action::Deposit
        | Action::Remark => Drawing::Card(fields),
    }
}

/// True when the labels of a step are buttons. What is to be chosen is a description (缴费年度), unless the choices are named;
/// the name of an entrance to sign in at is one, what is to be written there is not.
pub(super) fn is_pressed(step: &Step) -> bool {
    match step.action {
        Action::Tap | Action::Switch | Action::Confirm | Action::Jump => step.label.is_some(),
        Action::Select => !step.alternatives.is_empty(),
        Action::Register | Action::Login => step.label.is_some() && step.fields.is_empty(),
        Action::Open
        | Action::Install
        | Action::Verify
        | Action::Authorize
        | Action::Follow
        | Action::Search
        | Action::Scan
        | Action::Locate
        | Action::Input
        | Action::Check
        | Action::Upload
        | Action::Sign
        | Action::Review
        | Action::Pay
        | Action::EnterPassword
        | Action::Save
        | Action::View
        | Action::Wait
        | Action::Call
        | Action::Press
        | Action::Go
        | Action::Bring
        | Action::Insert
        | Action::Ask
        | Action::Deposit
        | Action::Remark => false,
    }
}

/// Draws the phone for step `at` of `steps` into `area`.
pub(super) fn draw(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    area: Rect,
    steps: &[Step],
    at: usize,
    (chosen, app): (&Chosen, &str),
    kind: ChannelKind,
) {
    let step = &steps[at];
    let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
    paper.frame(area.x, area.y, area.width, area.height, &glyphs::ROUND, Role::Dim);
    let on_screen = matches!(kind, ChannelKind::App | ChannelKind::Web | ChannelKind::Code | ChannelKind::Terminal);
    let (mut top, mut end) = (area.y + 1, area.bottom() - 1);
    if on_screen && !step.action.is_elsewhere() {
        if let Some(title) = tapped_before(steps, at) {
            paper.text(inner.x + 1, top, 1, glyphs::OUT_OF, Role::Plain);
            for line in evenly(title, usize::from(inner.width - 3)) {
                paper.text(inner.x + 3, top, inner.width - 3, &line, Role::Plain);
                top += 1;
            }
            divider(paper, area, top);
            top += 1;
        }
        divider(paper, area, end - 2);
        paper.centred(inner.x, end - 1, inner.width, app, Role::Dim);
        end -= 2;
    }
    let body = Rect { y: top, height: end.saturating_sub(top), ..inner };
    picture(paper, scene, body, step, chosen);
}

fn divider(paper: &mut Paper<'_>, area: Rect, y: u16) {
    let across = glyphs::RULE.repeat(usize::from(area.width - 2));
    let line = format!("{}{across}{}", glyphs::ROUND.left_joint, glyphs::ROUND.right_joint);
    paper.text(area.x, y, area.width, &line, Role::Dim);
}

fn picture(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, step: &Step, chosen: &Chosen) {
    match drawing(step) {
        Drawing::Press(labels) if !labels.is_empty() => press(paper, scene, body, &labels),
        Drawing::Search(labels) => search(paper, scene, body, &labels),
        Drawing::Fields(fields) if !fields.is_empty() => listed(paper, scene, body, step, &fields, "____"),
        Drawing::Compare(things) if !things.is_empty() => listed(paper, scene, body, step, &things, "?"),
        Drawing::Scan => viewfinder(paper, scene, body, step),
        Drawing::City => city(paper, scene, body, chosen),
        Drawing::Icon(names) if !names.is_empty() => icon(paper, scene, body, &names),
        Drawing::Dial(numbers) if !numbers.is_empty() => dial(paper, scene, body, &numbers),
        Drawing::Card(things) if !things.is_empty() => listed(paper, scene, body, step, &things, ""),
        Drawing::Press(_)
        | Drawing::Fields(_)
        | Drawing::Compare(_)
        | Drawing::Icon(_)
        | Drawing::Dial(_)
        | Drawing::Card(_) => sentence(paper, scene, body, step, chosen),
    }
}

/// The labels in heavy boxes, 或 between them, and an arrow to the first.
pub(super) fn press(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, labels: &[&Text]) {
    let room = body.width - 4;
    let cut: Vec<Vec<String>> = labels.iter().map(|label| evenly(label.zh(), usize::from(room - 2))).collect();
    let tall: u16 = cut.iter().map(|lines| lines_of(lines) + 2).sum();
    let words = u16::try_from(labels.len() - 1).unwrap_or(0);
    if tall + words > body.height {
        return one_box(paper, scene, body, labels);
    }
    let arrow = if tall + words + 2 <= body.height && labels.len() == 1 { 2 } else { 0 };
    let mut y = body.y + body.height.saturating_sub(tall + words + arrow) / 2;
    for (i, lines) in cut.iter().enumerate() {
        if i > 0 && y < body.bottom() {
            paper.centred(body.x, y, body.width, scene.say(Phrase::PathOr), Role::Plain);
            y += 1;
        }
        let height = lines_of(lines) + 2;
        if y + height > body.bottom() {
            break;
        }
        paper.frame(body.x + 1, y, body.width - 2, height, &glyphs::HEAVY, Role::Accent);
        for (row, line) in (y + 1..).zip(lines) {
            paper.centred(body.x + 2, row, room, line, Role::Press);
        }
        y += height;
    }
    if arrow > 0 {
        paper.centred(body.x, y, body.width, glyphs::UP, Role::Accent);
        paper.centred(body.x, y + 1, body.width, scene.say(Phrase::PathTapHere), Role::Plain);
    }
}

/// All labels in one box, 或 between them: for more of them than there is room for. Where there is none for that either, 或
/// stands before each, and what has no room left is not begun.
fn one_box(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, labels: &[&Text]) {
    let room = usize::from(body.height.saturating_sub(2));
    let wide = usize::from(body.width - 4);
    let or = scene.say(Phrase::PathOr);
    let apart = |(at, label): (usize, &&Text)| {
        let between = (at > 0).then(|| or.to_owned());
        between.into_iter().chain(evenly(label.zh(), wide)).collect()
    };
    let beside = |(at, label): (usize, &&Text)| {
        if at == 0 { evenly(label.zh(), wide) } else { evenly(&format!("{or} {}", label.zh()), wide) }
    };
    let mut parts: Vec<Vec<String>> = labels.iter().enumerate().map(apart).collect();
    if parts.iter().map(Vec::len).sum::<usize>() > room {
        parts = labels.iter().enumerate().map(beside).collect();
    }
    let mut free = room;
    let fitting = parts.into_iter().take_while(|part| {
        let fits = part.len() <= free;
        free = free.saturating_sub(part.len());
        fits
    });
    let lines: Vec<String> = fitting.flatten().collect();
    let tall = lines_of(&lines) + 2;
    let y = body.y + body.height.saturating_sub(tall) / 2;
    paper.frame(body.x + 1, y, body.width - 2, tall, &glyphs::HEAVY, Role::Accent);
    for (row, line) in (y + 1..).zip(&lines) {
        let role = if line == or { Role::Plain } else { Role::Press };
        paper.centred(body.x + 2, row, body.width - 4, line, role);
    }
}

/// The text in as many lines as it takes, none of them a single character if that can be helped: a word that is torn apart
/// like that is not recognised on the phone.
fn evenly(text: &str, columns: usize) -> Vec<String> {
    let lines = wrap::wrap(text, columns);
    let torn = |lines: &[String]| lines.len() > 1 && lines.iter().any(|line| wrap::width(line) <= 2);
    if !torn(&lines) {
        return lines;
    }
    let narrower = (columns / 2..columns).rev().map(|columns| wrap::wrap(text, columns));
    let better = narrower.take_while(|other| other.len() == lines.len()).find(|other| !torn(other));
    better.unwrap_or(lines)
}

fn lines_of(lines: &[String]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(1)
}

fn search(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, labels: &[&Text]) {
    let mut y = body.y + 1;
    for (i, label) in labels.iter().enumerate() {
        let lines = evenly(label.zh(), usize::from(body.width - 5));
        let tall = lines_of(&lines) + 2;
        if y + tall > body.bottom() {
            break;
        }
        if i > 0 {
            paper.centred(body.x, y - 1, body.width, scene.say(Phrase::PathOr), Role::Plain);
        }
        paper.frame(body.x + 1, y, body.width - 2, tall, &glyphs::HEAVY, Role::Accent);
        for (row, line) in (y + 1..).zip(&lines) {
            paper.text(body.x + 3, row, body.width - 5, line, Role::Press);
        }
        y += tall + 1;
    }
}

/// Names one below the other; `mark` stands for what is to be written or compared, never for a value.
fn listed(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, step: &Step, things: &[&Text], mark: &str) {
    let mut y = body.y + u16::from(body.height > 6);
    paper.text(body.x + 1, y, body.width - 2, scene.wording.action(step.action), Role::Title);
    y += 1 + u16::from(body.height > 6);
    for thing in things {
        if y >= body.bottom() {
            break;
        }
        let room = body.width.saturating_sub(columns(mark) + 3);
        for line in evenly(thing.zh(), usize::from(room)) {
            if y < body.bottom() {
                paper.text(body.x + 1, y, room, &line, Role::Accent);
                y += 1;
            }
        }
        if !mark.is_empty() {
            paper.right(body.right() - 1, y - 1, mark, Role::Dim);
        }
    }
}

fn viewfinder(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, step: &Step) {
    let wide = body.width.min(14);
    let x = body.x + (body.width - wide) / 2;
    let tall = body.height.min(7);
    paper.frame(x, body.y, wide, tall, &glyphs::HEAVY, Role::Accent);
    paper.text(x + 3, body.y, wide - 6, &" ".repeat(usize::from(wide - 6)), Role::Plain);
    paper.text(x + 3, body.y + tall - 1, wide - 6, &" ".repeat(usize::from(wide - 6)), Role::Plain);
    paper.centred(x, body.y + tall / 2, wide, scene.wording.action(step.action), Role::Press);
    if body.height > tall {
        let label = step.label.as_ref().map_or("", Text::zh);
        paper.centred(body.x, body.y + tall, body.width, label, Role::Plain);
    }
}

fn city(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, chosen: &Chosen) {
    let place = scene.place(chosen);
    let names: Vec<&str> = chosen.via.iter().map(|county| county.short()).chain([&*place.short]).collect();
    let tall = if names.len() > 1 { 7 } else { 3 };
    let mut y = body.y + body.height.saturating_sub(tall) / 2;
    for (i, name) in names.into_iter().enumerate() {
        if i > 0 {
            paper.centred(body.x, y, body.width, scene.say(Phrase::PathOr), Role::Plain);
            y += 1;
        }
        if y + 3 > body.bottom() {
            break;
        }
        paper.frame(body.x + 1, y, body.width - 2, 3, &glyphs::HEAVY, Role::Accent);
        paper.centred(body.x + 2, y + 1, body.width - 4, name, Role::Press);
        y += 3;
    }
}

fn icon(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, names: &[&Text]) {
    press(paper, scene, body, names);
}

fn dial(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, numbers: &[&Text]) {
    let mut y = body.y + 1;
    for number in numbers {
        let is_number = number.zh().bytes().all(|b| b.is_ascii_digit());
        let big = digits::tall(number.zh(), paper.look().ascii);
        if is_number && columns(&big[0]) <= body.width && y + 3 <= body.bottom() {
            for line in &big {
                paper.centred(body.x, y, body.width, line, Role::Press);
                y += 1;
            }
        } else if y < body.bottom() {
            paper.centred(body.x, y, body.width, number.zh(), Role::Press);
            y += 1;
        }
        if y < body.bottom() && numbers.len() > 1 {
            y += 1;
        }
    }
    if y < body.bottom() {
        paper.centred(body.x, y, body.width, scene.wording.action(Action::Call), Role::Plain);
    }
}

fn sentence(paper: &mut Paper<'_>, scene: &Scene<'_>, body: Rect, step: &Step, chosen: &Chosen) {
    let text = scene.wording.step(step, chosen);
    let room = body.width - 2;
    let tall = u16::try_from(wrap::wrap(&text, usize::from(room)).len()).unwrap_or(1);
    let y = body.y + body.height.saturating_sub(tall) / 2;
    for (row, line) in (y..body.bottom()).zip(wrap::wrap(&text, usize::from(room))) {
        paper.centred(body.x + 1, row, room, &line, Role::Press);
    }
}
