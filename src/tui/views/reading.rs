//! What is to be read beside a list: paragraphs that stand whole where they fit, and go on over as many screens as they need.

use std::borrow::Cow;
use std::ops::Range;

use crossterm::event::KeyCode;

use crate::domain::{Note, Phrase};
use crate::tui::{Role, keys, wrap};

use super::Scene;
use super::list::{list_top, told};
use super::paper::Paper;

/// A sentence, and in a weaker tone where it comes from.
pub(super) struct Paragraph<'n> {
    text: Cow<'n, str>,
    tag: String,
}

impl<'n> Paragraph<'n> {
    /// What the page says by itself.
    pub(super) fn said(text: String) -> Self {
        Self { text: Cow::Owned(text), tag: String::new() }
    }

    /// A note of the content.
    pub(super) fn note(scene: &Scene<'_>, note: &'n Note) -> Self {
        let (text, tag) = told(scene, note);
        Self { text: Cow::Borrowed(text), tag }
    }

    fn rows(&self, room: u16) -> u16 {
        u16::try_from(wrap::rows(&self.text, &self.tag, usize::from(room))).unwrap_or(u16::MAX)
    }
}

/// Which of the screens is shown, and what the keys that turn them have to know.
#[derive(Clone, Copy)]
pub(super) struct Screens {
    /// How many there are.
    pub(super) all: usize,
    /// How many of them, the first ones, hold a part of the list.
    pub(super) lists: usize,
    /// Which is shown, from 0.
    pub(super) shown: usize,
}

/// The rows for paragraphs below row `below`, above row `end`: the first, and how many. They are headed with a rule,
/// except in large print.
pub(super) fn rows_below(scene: &Scene<'_>, below: u16, end: u16) -> (u16, u16) {
    let first = if scene.compact() { below } else { below + 2 };
    let least = u16::from(!scene.compact()) * 2;
    let rows = end.saturating_sub(first);
    (first, if rows < least { 0 } else { rows })
}

/// The row below which a screen without a list has its paragraphs.
pub(super) fn without_list(scene: &Scene<'_>) -> u16 {
    list_top(scene) - u16::from(!scene.compact())
}

/// Deals the paragraphs out, in their order: first to the screens that hold a list, which have this many rows for them, then
/// to as many screens of `rest` rows as it takes. Only one that is longer than a whole screen is cut.
pub(super) fn deal(paragraphs: &[Paragraph<'_>], room: u16, lists: &[u16], rest: u16) -> Vec<Range<usize>> {
    let mut rows = paragraphs.iter().map(|paragraph| paragraph.rows(room)).peekable();
    let (mut screens, mut next) = (Vec::with_capacity(lists.len() + 1), 0);
    while screens.len() < lists.len() || rows.peek().is_some() {
        let from = next;
        let mut free = lists.get(screens.len()).copied().unwrap_or(rest);
        if screens.len() >= lists.len() {
            free = free.max(rows.peek().copied().unwrap_or_default());
        }
        while let Some(taken) = rows.next_if(|rows| *rows <= free) {
            free -= taken;
            next += 1;
        }
        screens.push(from..next);
    }
    screens
}

/// Writes those of the paragraphs that are dealt to one screen below row `below`, above row `end`. Except in large print, a
/// rule says how many stand on the screens after it, and what they are `headed` with.
pub(super) fn write(
    paper: &mut Paper<'_>,
    scene: &Scene<'_>,
    (below, end): (u16, u16),
    (all, dealt): (&[Paragraph<'_>], &Range<usize>),
    headed: &str,
) {
    let (paragraphs, left) = (all.get(dealt.clone()).unwrap_or_default(), all.len() - dealt.end);
    let (mut row, _) = rows_below(scene, below, end);
    let room = paper.width() - 2;
    let any = if headed.is_empty() { left > 0 } else { left > 0 || !paragraphs.is_empty() };
    if !scene.compact() && row < end && any {
        let next = keys::name(KeyCode::PageDown, scene.strings(), paper.look());
        let left = (left > 0).then(|| scene.fill(Phrase::ChannelMoreNotes, &[&next, &left.to_string()]));
        paper.titled_rule(below + 1, headed, left.as_deref().unwrap_or_default(), Role::Plain);
    }
    for Paragraph { text, tag } in paragraphs {
        let free = end.saturating_sub(row);
        row = paper.wrapped_with_tail(1, row, room, free, (text, tag));
    }
}
