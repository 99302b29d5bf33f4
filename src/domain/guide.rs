//! What is read together after the first frame: menu paths, notes, hotlines, sources.

use std::sync::Arc;

use super::{Action, ChannelId, MenuPath, Provenance, Scope, Season, Source, TaskId, Text};

/// The pages where a note can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Under the list of tasks.
    Tasks,
    /// Under the list of channels.
    Channels,
    /// Before step 1: what to have ready.
    Ready,
    /// Under the steps, while walking them.
    Path,
    /// On the page for "not on my phone".
    Stuck,
    /// After the last step: what to do before leaving.
    Done,
    /// On the page for "it did not work".
    Failed,
    /// On the help page.
    Help,
}

impl Shown {
    /// Every page, in the order in which a person comes to them.
    pub const ALL: &[Self] =
        &[Self::Tasks, Self::Channels, Self::Ready, Self::Path, Self::Stuck, Self::Done, Self::Failed, Self::Help];

    /// The word used in content files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Channels => "channels",
            Self::Ready => "ready",
            Self::Path => "path",
            Self::Stuck => "stuck",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Help => "help",
        }
    }
}

/// A sentence that stands where the person needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id in `notes.yaml`.
    pub id: Box<str>,
    /// The sentence.
    pub text: Text,
    /// The pages it stands on.
    pub shown: Vec<Shown>,
    /// The tasks it is about; empty means every task.
    pub tasks: Vec<TaskId>,
    /// The channels it is about; empty means every channel.
    pub channels: Vec<ChannelId>,
    /// On `Shown::Path`: the actions at which it stands; empty means every step.
    pub steps: Vec<Action>,
    /// Where it holds.
    pub scope: Scope,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The rows of the seed checklist it carries.
    pub seed_rows: Vec<Box<str>>,
}

/// A number to call, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotline {
    /// The digits to dial.
    pub number: Box<str>,
    /// What it answers, in few words.
    pub purpose: Text,
    /// The tasks it helps with; empty means every task.
    pub tasks: Vec<TaskId>,
    /// Where it holds.
    pub scope: Scope,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A row of the seed checklist that no path or note carries, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The row.
    pub row: Box<str>,
    /// Why it is left out.
    pub reason: Box<str>,
}

/// Everything about how things are done; its parts refer to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// All menu paths, in the order of the files.
    pub paths: Vec<MenuPath>,
    /// All notes, most important first.
    pub notes: Vec<Note>,
    /// All hotlines.
    pub hotlines: Vec<Hotline>,
    /// What people pay and when, in the order of the file.
    pub calendar: Vec<Season>,
    /// All sources.
    pub sources: Vec<Arc<Source>>,
    /// Rows of the seed checklist left out by name.
    pub dropped: Vec<Dropped>,
}
