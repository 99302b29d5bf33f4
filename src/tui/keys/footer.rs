//! The footer: the keys that work now, as many as fit, the most important ones first to stay.

use std::borrow::Cow;

use ratatui::text::{Line, Span};

use super::{Hint, Key, Row, When, table};
use crate::app::PageKind;
use crate::domain::{Phrase, Strings};
use crate::tui::theme::{Look, Role};
use crate::tui::wrap;

/// How the question in front is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    /// By choosing, or there is no question.
    Choosing,
    /// By typing.
    Typing,
    /// By typing, and what is typed cannot be read.
    Mistyped,
    /// It is the line that opens and closes the rest.
    Folding,
    /// A row is opened and being read.
    Opened,
}

/// What the footer has to know of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The page.
    pub page: PageKind,
    /// How many rows have a number.
    pub rows: usize,
    /// How many ways lead through the chosen channel.
    pub ways: usize,
    /// How many screens the list or the text fills.
    pub pages: usize,
    /// Which of them is shown, from 0.
    pub shown: usize,
    /// The step one is at or comes back to, counted from 1.
    pub step: usize,
    /// How many steps the way has.
    pub steps: usize,
    /// The step is no label that may be missing on the phone: something to write, a call, a counter.
    pub away: bool,
    /// How the question in front is answered.
    pub front: Front,
    /// There is a result to look at more closely.
    pub result: bool,
}

impl Now {
    /// A page with one row, one way and one screen.
    #[must_use]
    pub fn on(page: PageKind) -> Self {
        Self {
            page,
            rows: 1,
            ways: 1,
            pages: 1,
            shown: 0,
            step: 1,
            steps: 0,
            away: false,
            front: Front::Choosing,
            result: false,
        }
    }
}

/// One entry of the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'s> {
    /// The keys as they are printed on the keyboard.
    pub keys: Cow<'s, str>,
    /// What they do.
    pub does: Cow<'s, str>,
}

/// The entries that fit into `columns`, and the blanks between them.
#[must_use]
pub fn entries(now: Now, strings: &Strings, look: Look, columns: usize) -> (Vec<Entry<'_>>, usize) {
    let mut hints: Vec<(&Row, &Hint)> = table::ROWS
        .iter()
        .filter(|row| row.on.contains(&now.page))
        .filter_map(|row| row.hint.as_ref().map(|hint| (row, hint)))
        .filter(|(_, hint)| works(hint.when, now))
        .collect();
    loop {
        for (short, gaps) in [(false, &[3, 2][..]), (true, &[2])] {
            let line: Vec<Entry<'_>> =
                hints.iter().map(|(row, hint)| entry(row, hint, now, (strings, look), short)).collect();
            let wide: usize = line.iter().map(|entry| wrap::width(&entry.keys) + 1 + wrap::width(&entry.does)).sum();
            let fits = |gap: &&usize| line.is_empty() || 1 + wide + *gap * (line.len() - 1) <= columns;
            if let Some(gap) = gaps.iter().find(fits) {
                return (line, *gap);
            }
        }
        let least = hints.iter().map(|(_, hint)| hint.weight).min();
        hints.retain(|(_, hint)| Some(hint.weight) != least);
    }
}

/// The footer as a line: the keys in plain text, their words dim.
#[must_use]
pub fn line(now: Now, strings: &Strings, look: Look, columns: usize) -> Line<'_> {
    let (entries, gap) = entries(now, strings, look, columns);
    let blanks = |wide: usize| Span::raw("   ".get(..wide).unwrap_or_default());
    let mut spans = Vec::with_capacity(entries.len() * 4);
    for (at, Entry { keys, does }) in entries.into_iter().enumerate() {
        spans.push(blanks(if at == 0 { 1 } else { gap }));
        spans.push(Span::styled(keys, look.style(Role::Plain)));
        spans.push(blanks(1));
        spans.push(Span::styled(does, look.style(Role::Dim)));
    }
    Line::from(spans)
}

fn works(when: When, now: Now) -> bool {
    match when {
        When::Always => true,
        When::AnyRow => now.rows > 0,
        When::SeveralRows => now.rows > 1,
        When::SeveralWays => now.ways > 1,
        When::MorePages => now.shown + 1 < now.pages && now.front != Front::Opened,
        When::LastPage => now.pages > 1 && now.shown + 1 >= now.pages && now.front != Front::Opened,
        When::Opened => now.front == Front::Opened,
        When::MoreOfOpened => now.front == Front::Opened && now.shown + 1 < now.pages,
        When::EndOfOpened => now.front == Front::Opened && now.pages > 1 && now.shown + 1 >= now.pages,
        When::LaterStep => now.step > 1,
        When::BeforeLast => now.step != now.steps,
        When::LastStep => now.step == now.steps,
        When::OnPhone => !now.away,
        When::Away => now.away,
        When::Typing => matches!(now.front, Front::Typing | Front::Mistyped),
        When::Choosing => now.front == Front::Choosing && now.rows > 1,
        When::Folding => now.front == Front::Folding,
        When::Wrong => now.front == Front::Mistyped,
        When::Result => now.result,
    }
}

fn entry<'s>(row: &Row, hint: &Hint, now: Now, (strings, look): (&'s Strings, Look), short: bool) -> Entry<'s> {
    // Where there is little room the arrows stand for the digits, too.
    let arrows_only = short && row.strokes.iter().take(hint.named).len() > 2;
    let named = row.strokes.iter().take(hint.named).filter_map(|(keys, _)| keys.first().copied());
    let mut keys = Cow::Borrowed("");
    let mut before: Option<Key> = None;
    for key in named.filter(|key| !arrows_only || key.is_arrow()) {
        let name = key.name(strings, now.rows.clamp(1, 9), look.ascii);
        let beside = key.is_arrow() && before.is_some_and(Key::is_arrow);
        // ↑↓ and 上下 can be told apart as they are, Up and Down cannot.
        let between = match (beside, name.is_ascii()) {
            (true, false) => "",
            (true, true) => "/",
            (false, _) => " ",
        };
        keys = if before.is_none() { name } else { Cow::Owned([&*keys, between, &*name].concat()) };
        before = Some(key);
    }
    let label = hint.short.filter(|_| short).unwrap_or(hint.label);
    Entry { keys, does: spelled(label, now, strings) }
}

/// The label with the step in it, where it has room for one.
fn spelled(label: Phrase, now: Now, strings: &Strings) -> Cow<'_, str> {
    if label.slots().is_empty() {
        Cow::Borrowed(strings.get(label))
    } else {
        Cow::Owned(strings.fill(label, &[&now.step.to_string()]))
    }
}
