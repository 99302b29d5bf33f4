//! The keys: one table says what each does and where. Matching, the footer, the help page and the README read it.

mod footer;
mod table;

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{Msg, PageKind};
use crate::domain::{Phrase, Strings};
use crate::tui::Look;

pub use footer::{Entry, Front, Now, entries, line};

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A message for the model.
    Say(Msg),
    /// Stop the program until the shell brings it back.
    Suspend,
}

/// A key, or a set of keys that mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    /// One key, with or without Shift.
    Plain(KeyCode),
    /// A letter held with Ctrl.
    Ctrl(char),
    /// The number 0.
    Zero,
    /// The numbers of a list, 1 to 9.
    Number,
    /// The same with 0: what a digit means depends on the words typed before.
    NumberOrZero,
    /// Every digit, where a number is typed.
    Digits,
    /// Anything that can stand in a name.
    Text,
}

/// What a row of the table sends.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wish {
    Say(Msg),
    Number,
    Text,
    Suspend,
}

/// Keys that send one and the same message; the first names them in the footer.
type Stroke = (&'static [Key], Wish);

/// One line of the table.
struct Row {
    on: &'static [PageKind],
    strokes: &'static [Stroke],
    does: Phrase,
    hint: Option<Hint>,
}

/// How a row stands in the footer.
struct Hint {
    /// How many strokes are named.
    named: usize,
    label: Phrase,
    /// A shorter label for a narrow screen.
    short: Option<Phrase>,
    /// What is least important is dropped first.
    weight: u8,
    when: When,
}

/// When a row does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    /// There is something to choose.
    AnyRow,
    SeveralRows,
    SeveralWays,
    /// A later screen of the list or the text is left.
    MorePages,
    /// The last of several screens is shown.
    LastPage,
    /// A row is opened.
    Opened,
    /// A later screen of an opened row is left.
    MoreOfOpened,
    /// The last of its several screens is shown.
    EndOfOpened,
    /// A step lies behind.
    LaterStep,
    BeforeLast,
    LastStep,
    /// The step is a label that may be missing on the phone.
    OnPhone,
    /// It is something else, which may not work.
    Away,
    /// The question in front is answered by typing.
    Typing,
    /// It is answered by choosing.
    Choosing,
    /// The line in front opens and closes the rest.
    Folding,
    /// What is typed in front cannot be read.
    Wrong,
    /// There is a result.
    Result,
}

/// What the key means on the page; `None` where it means nothing.
#[must_use]
pub fn meaning(event: KeyEvent, page: PageKind) -> Option<Meaning> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let event = usual(event);
    let wish = table::ROWS
        .iter()
        .filter(|row| row.on.contains(&page))
        .flat_map(|row| row.strokes)
        .find_map(|(keys, wish)| keys.iter().any(|key| key.takes(event)).then_some(wish))?;
    let typed = event.code.as_char();
    Some(match wish {
        Wish::Say(msg) => Meaning::Say(msg.clone()),
        Wish::Number => Meaning::Say(Msg::Digit(digit(typed?)?)),
        Wish::Text => Meaning::Say(Msg::Type(typed?)),
        Wish::Suspend => Meaning::Suspend,
    })
}

/// What pasted text means on the page: something to search for, or nothing.
#[must_use]
pub fn pasted(text: &str, page: PageKind) -> Option<Msg> {
    /// No name is longer; whoever pastes a whole document gets its start.
    const LONGEST: usize = 64;
    let takes_text = table::ROWS
        .iter()
        .any(|row| row.on.contains(&page) && row.strokes.iter().any(|(keys, _)| keys.contains(&Key::Text)));
    let text: String = text.chars().filter(|c| is_text(*c)).take(LONGEST).collect();
    (takes_text && !text.is_empty()).then_some(Msg::Paste(text))
}

/// One spelling for keys that terminals and input methods send in several.
fn usual(event: KeyEvent) -> KeyEvent {
    let ctrl = event.modifiers == KeyModifiers::CONTROL;
    let code = match event.code.as_char() {
        Some('h') if ctrl => KeyCode::Backspace,
        Some('j' | 'm') if ctrl => KeyCode::Enter,
        Some('？') => KeyCode::Char('?'),
        Some(_) | None => return event,
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

impl Key {
    fn is_arrow(self) -> bool {
        matches!(self, Self::Plain(KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right))
    }

    fn takes(self, event: KeyEvent) -> bool {
        let bare = event.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        let typed = event.code.as_char().filter(|_| bare);
        match self {
            Self::Plain(code) => bare && event.code == code,
            Self::Ctrl(letter) => event.modifiers == KeyModifiers::CONTROL && event.code.as_char() == Some(letter),
            Self::Zero => typed.and_then(digit) == Some(0),
            Self::Number => typed.and_then(digit).is_some_and(|digit| digit > 0),
            Self::NumberOrZero | Self::Digits => typed.and_then(digit).is_some(),
            Self::Text => typed.is_some_and(is_text),
        }
    }

    /// What is printed on the key; `last` is the highest number that chooses something. In `ascii` the arrows have names:
    /// their twins would be read as other keys.
    fn name(self, strings: &Strings, last: usize, ascii: bool) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Plain(KeyCode::Up) if ascii => strings.get(Phrase::KeyNameUp),
            Self::Plain(KeyCode::Down) if ascii => strings.get(Phrase::KeyNameDown),
            Self::Plain(KeyCode::Left) if ascii => strings.get(Phrase::KeyNameLeft),
            Self::Plain(KeyCode::Right) if ascii => strings.get(Phrase::KeyNameRight),
            Self::Plain(KeyCode::Up) => "↑",
            Self::Plain(KeyCode::Down) => "↓",
            Self::Plain(KeyCode::Left) => "←",
            Self::Plain(KeyCode::Right) => "→",
            Self::Plain(KeyCode::PageUp) => "PgUp",
            Self::Plain(KeyCode::PageDown) => "PgDn",
            Self::Plain(KeyCode::BackTab) => "Shift+Tab",
            Self::Plain(KeyCode::Char(' ')) => strings.get(Phrase::KeyNameSpace),
            Self::Plain(code) => return Cow::Owned(code.to_string()),
            Self::Ctrl(letter) => return Cow::Owned(format!("Ctrl+{}", letter.to_ascii_uppercase())),
            Self::Zero => "0",
            Self::Number | Self::NumberOrZero if last == 1 => "1",
            Self::Number | Self::NumberOrZero => return Cow::Owned(format!("1-{last}")),
            Self::Digits => strings.get(Phrase::KeyNameDigits),
            Self::Text => strings.get(Phrase::KeyNameText),
        })
    }
}

/// What is printed on a key.
#[must_use]
pub fn name(code: KeyCode, strings: &Strings, look: Look) -> Cow<'_, str> {
    Key::Plain(code).name(strings, 9, look.ascii)
}

/// The value of a digit, also of a full-width one.
fn digit(c: char) -> Option<u8> {
    let offset = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    u8::try_from(offset).ok()
}

/// Whether a character can stand in a name: nothing that moves the cursor, hides or turns the text around, and no
/// question mark, which asks for help.
fn is_text(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !invisible && !matches!(c, '?' | '？')
}

/// A line of the key table for people to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The keys, each by its name.
    pub keys: Vec<String>,
    /// What they do.
    pub does: Phrase,
    /// Where they do it.
    pub on: Vec<PageKind>,
}

impl Written {
    /// The pages by name; one name where it is every page.
    #[must_use]
    pub fn pages(&self) -> Vec<Phrase> {
        if table::EVERY_BUT_TOO_SMALL.iter().all(|page| self.on.contains(page)) {
            vec![Phrase::KeyOnEvery]
        } else {
            self.on.iter().map(|page| page_name(*page)).collect()
        }
    }
}

/// The whole table, rows that differ only by their pages made one.
#[must_use]
pub fn written(strings: &Strings, look: Look) -> Vec<Written> {
    let mut lines: Vec<Written> = Vec::new();
    for row in table::ROWS {
        let keys: Vec<String> = row
            .strokes
            .iter()
            .flat_map(|(keys, _)| *keys)
            .map(|key| key.name(strings, 9, look.ascii).into_owned())
            .collect();
        match lines.iter_mut().find(|line| line.keys == keys && line.does == row.does) {
            // A page stands in two rows where its footer names the same keys in different states.
            Some(line) => {
                let more: Vec<PageKind> = row.on.iter().copied().filter(|page| !line.on.contains(page)).collect();
                line.on.extend(more);
            }
            None => lines.push(Written { keys, does: row.does, on: row.on.to_vec() }),
        }
    }
    lines
}

/// What a page is called in the key table.
#[must_use]
pub fn page_name(page: PageKind) -> Phrase {
    match page {
        PageKind::Board => Phrase::KeyOnBoard,
        PageKind::Hits => Phrase::KeyOnHits,
        PageKind::Tasks => Phrase::KeyOnTasks,
        PageKind::Channels => Phrase::KeyOnChannels,
        PageKind::Path => Phrase::KeyOnPath,
        PageKind::Stuck => Phrase::KeyOnStuck,
        PageKind::Advice => Phrase::KeyOnAdvice,
        PageKind::Done => Phrase::KeyOnDone,
        PageKind::Estimate => Phrase::KeyOnEstimate,
        PageKind::Estimated => Phrase::KeyOnEstimated,
        PageKind::Credit => Phrase::KeyOnCredit,
        PageKind::Help => Phrase::KeyOnHelp,
        PageKind::Leaving => Phrase::KeyOnLeaving,
        PageKind::TooSmall => Phrase::KeyOnTooSmall,
    }
}
