//! The wizard as a state machine: a message turns one model into the next.
//!
//! No clock, no terminal, no files: the day is given at the start, the size comes in with messages, orders go out as
//! effects.

pub(crate) mod credit;
pub(crate) mod done;
pub mod interview;
pub(crate) mod layout;
mod list;
mod model;
pub mod named;
pub(crate) mod pick;
pub(crate) mod place;
pub(crate) mod query;
pub mod search;
pub(crate) mod trouble;
pub(crate) mod walk;
pub(crate) mod wizard;

use std::sync::Arc;

pub use interview::Spot;
pub use model::{Model, Overlay, Screen};

use crate::domain::{ChannelId, Chosen, Content, Date, Lang, TaskId};

/// What the person wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A character for the search field.
    Type(char),
    /// Text pasted into the search field.
    Paste(String),
    /// Remove the character before the cursor.
    Erase,
    /// Remove everything that is typed in the field.
    Clear,
    /// One up, or one step back on a path.
    Up,
    /// One down, or the next step on a path.
    Down,
    /// One left: a cell, a character, the way before.
    Left,
    /// One right: a cell, a character, the next way.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Take what is selected; the next step on a path.
    Choose,
    /// Take the row with this number, 1 to 9.
    Digit(u8),
    /// Back to where one came from.
    Back,
    /// "This is not on my phone."
    Stuck,
    /// Open the estimator over this page, or go back from it.
    Estimate,
    /// The next tab of the estimator.
    NextTab,
    /// The tab before.
    PreviousTab,
    /// Open or close the help page.
    Help,
    /// Show this page of the help, or this screen of a list and the notes behind it, from 0; only who draws them knows how
    /// many there are.
    TurnTo(usize),
    /// Read on here in a tab of the estimator; only who draws it knows what is shown where.
    ReadTo(Spot),
    /// Switch the language.
    SwitchLanguage,
    /// A fresh start for the next visitor.
    NextVisitor,
    /// Ask whether to leave; said twice it leaves.
    Leave,
    /// Ctrl+C: ask whether to leave; said twice it aborts.
    Interrupt,
    /// The terminal has a new size.
    Resized(Size),
}

/// What the loop must do after a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Something on the screen changed.
    Draw,
    /// End the program.
    Quit(Ending),
}

/// How a person ended the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Left in the ordinary way.
    Left,
    /// Aborted with Ctrl+C.
    Aborted,
}

/// The size of the terminal in columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The pages, as the key table, the footer and the views tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// The board of the country; nothing typed yet.
    Board,
    /// The hits of a search.
    Hits,
    /// What to do.
    Tasks,
    /// With which app.
    Channels,
    /// The steps.
    Path,
    /// "Not on my phone", or "it did not work".
    Stuck,
    /// One way out, spelled out.
    Advice,
    /// After the last step.
    Done,
    /// The questions of the estimator with the result.
    Estimate,
    /// A tab of the estimator that has the keys to itself.
    Estimated,
    /// The account credit.
    Credit,
    /// Keys and notes.
    Help,
    /// "Leave?"
    Leaving,
    /// The terminal is smaller than 40×15.
    TooSmall,
}

/// What a start from the command line has already chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preset {
    /// The place.
    pub place: Option<Chosen>,
    /// The task.
    pub task: Option<TaskId>,
    /// The channel.
    pub channel: Option<ChannelId>,
}

/// Everything a fresh start needs.
#[derive(Clone)]
pub struct Start {
    /// The content.
    pub content: Arc<Content>,
    /// What is chosen already.
    pub preset: Preset,
    /// The language of the first page.
    pub lang: Lang,
    /// The day the answers are for.
    pub as_of: Date,
}
