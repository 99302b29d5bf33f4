//! What is typed on one line: a search or an amount of the estimator, a cursor in it, and whether all of it is selected.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use super::Msg;

/// The longest query that is kept, in characters; longer than any name or reading.
const LIMIT: usize = 40;

/// The text of a field that is typed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Query {
    letters: Vec<char>,
    cursor: usize,
    selected: bool,
}

impl Query {
    pub(crate) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// True when a code is being typed and not a name.
    pub(crate) fn is_code(&self) -> bool {
        let digit = |letter: &char| matches!(letter, '0'..='9' | '０'..='９');
        !self.is_empty() && self.letters.iter().all(digit)
    }

    /// The part before the cursor.
    pub(crate) fn before_cursor(&self) -> String {
        self.letters[..self.cursor].iter().collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    pub(crate) fn is_selected(&self) -> bool {
        self.selected && !self.letters.is_empty()
    }

    /// A digit belongs to the query when a code is being typed; elsewhere it chooses.
    pub(crate) fn takes_digits(&self) -> bool {
        self.letters.first().is_none_or(char::is_ascii_digit)
    }

    /// Selects the whole text, so that the next letter replaces it.
    pub(super) fn select(&mut self) {
        self.selected = true;
        self.cursor = self.letters.len();
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    fn insert(&mut self, letter: char) -> bool {
        if letter.is_whitespace() && (self.cursor == 0 || self.is_selected()) {
            // Nothing is called like that; an input method's first blank is not meant for us.
            return false;
        }
        if self.is_selected() {
            self.clear();
        }
        self.selected = false;
        let fits = !letter.is_control() && self.letters.len() < LIMIT;
        if fits {
            self.letters.insert(self.cursor, letter);
            self.cursor += 1;
        }
        fits
    }

    /// Edits the text; true when something changed.
    pub(super) fn edit(&mut self, msg: &Msg) -> bool {
        let before = self.clone();
        match msg {
            Msg::Type(letter) => {
                self.insert(*letter);
            }
            Msg::Digit(number) => {
                self.insert(char::from(b'0' + number.min(&9)));
            }
            Msg::Paste(text) => {
                for letter in text.trim().chars() {
                    self.insert(letter);
                }
            }
            Msg::Erase => {
                self.selected = false;
                if self.cursor > 0 {
                    self.cursor -= 1;
                    self.letters.remove(self.cursor);
                }
            }
            Msg::Clear => self.clear(),
            Msg::Left => {
                self.selected = false;
                self.cursor = self.cursor.saturating_sub(1);
            }
            Msg::Right => {
                self.selected = false;
                self.cursor = (self.cursor + 1).min(self.letters.len());
            }
            _ => {}
        }
        *self != before
    }
}
