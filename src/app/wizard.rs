//! The steps of the wizard. Each owns the step it came from, so going back is never refused and loses nothing.

use crate::domain::{Calculator, ChannelId, Chosen, Content, Date, Guide, Lang, PathIx, Place, TaskId};

use super::done::Done;
use super::pick::{PickChannel, PickTask};
use super::place::PickPlace;
use super::trouble::{Advice, Trouble};
use super::walk::Walk;
use super::{Msg, PageKind, Preset, Size};

/// Where the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wizard {
    /// Choosing the place.
    Place(PickPlace),
    /// Choosing what to do.
    Task(PickTask),
    /// Choosing the channel.
    Channel(PickChannel),
    /// Walking a path.
    Path(Walk),
    /// Not on the phone, or it did not work.
    Trouble(Trouble),
    /// One way out, spelled out.
    Advice(Advice),
    /// After the last step.
    Done(Done),
}

/// What was chosen later, kept when going back. It only places a cursor or a step when a list is built anew. To look at a
/// list is not to choose: a row that was never taken is not in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Recall {
    pub(super) task: Option<TaskId>,
    pub(super) walked: Option<Walked>,
}

/// The channel that was chosen last, and how far one came in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walked {
    /// What it was chosen for; `None` when the command line named a channel alone.
    pub(super) task: Option<TaskId>,
    pub(super) channel: ChannelId,
    pub(super) way: Option<PathIx>,
    pub(super) step: usize,
}

/// What an update may look at.
pub(super) struct Setting<'a> {
    pub(super) content: &'a Content,
    pub(super) size: Size,
    pub(super) lang: Lang,
    pub(super) as_of: Date,
}

impl Setting<'_> {
    pub(super) fn guide(&self) -> &Guide {
        &self.content.guide
    }

    pub(super) fn place(&self, chosen: &Chosen) -> &Place {
        self.content.place(chosen.place)
    }
}

/// A sentence that tells what an earlier choice has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gone {
    /// The task chosen before has no content in this place.
    Task(TaskId),
    /// The channel chosen before has no path here.
    Channel(ChannelId),
    /// The way chosen before does not reach this place.
    Way(PathIx),
}

/// What came of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing changed.
    Still,
    /// Something changed.
    Moved,
    /// Something changed, and a sentence tells what.
    Saying(Gone),
    /// The first page was left backwards.
    AskToLeave,
    /// The next visitor.
    StartOver,
    /// A calculator over this page.
    Open(Calculator),
}

impl Wizard {
    /// The first page, or a later one when the command line has chosen already.
    pub(super) fn start(preset: &Preset, set: &Setting<'_>) -> (Self, Turn) {
        let walked = |channel| Walked { task: preset.task, channel, way: None, step: 0 };
        let recall = Recall { task: preset.task, walked: preset.channel.map(walked) };
        let Some(chosen) = preset.place.clone() else {
            return (Self::Place(PickPlace::fresh().with_recall(recall)), Turn::Moved);
        };
        let page = PickPlace::with_cell(chosen.place).with_recall(recall);
        let (wizard, turn) = PickTask::open(page, chosen, set);
        let (Self::Task(page), Some(task), Turn::Moved) = (&wizard, preset.task, turn) else {
            return (wizard, turn);
        };
        if let Some(calculator) = set.content.task(task).calculator() {
            return (wizard, Turn::Open(calculator));
        }
        let (wizard, turn) = PickChannel::open(page.clone(), task, set);
        match (&wizard, preset.channel, turn) {
            (Self::Channel(page), Some(channel), Turn::Moved) => Walk::open(page.clone(), channel, set),
            _ => (wizard, turn),
        }
    }

    pub(super) fn update(self, msg: &Msg, set: &Setting<'_>) -> (Self, Turn) {
        match self {
            Self::Place(page) => page.update(msg, set),
            Self::Task(page) => page.update(msg, set),
            Self::Channel(page) => page.update(msg, set),
            Self::Path(page) => page.update(msg, set),
            Self::Trouble(page) => page.update(msg, set),
            Self::Advice(page) => page.update(msg, set),
            Self::Done(page) => page.update(msg, set),
        }
    }

    /// Back from the notes behind a list to the list.
    pub(super) fn close_notes(&mut self) {
        match self {
            Self::Channel(page) => page.reading = 0,
            Self::Trouble(page) => page.reading = 0,
            Self::Place(_) | Self::Task(_) | Self::Path(_) | Self::Advice(_) | Self::Done(_) => {}
        }
    }

    /// The place that has been chosen, past the first page.
    pub(crate) fn chosen(&self) -> Option<&Chosen> {
        match self {
            Self::Place(_) => None,
            Self::Task(page) => Some(&page.chosen),
            Self::Channel(page) => Some(page.chosen()),
            Self::Path(page) => Some(page.chosen()),
            Self::Trouble(page) => Some(page.chosen()),
            Self::Advice(page) => Some(page.behind.chosen()),
            Self::Done(page) => Some(page.walk().chosen()),
        }
    }

    pub(super) fn page(&self) -> PageKind {
        match self {
            Self::Place(page) if page.shows_board() => PageKind::Board,
            Self::Place(_) => PageKind::Hits,
            Self::Task(_) => PageKind::Tasks,
            Self::Channel(_) => PageKind::Channels,
            Self::Path(_) => PageKind::Path,
            Self::Trouble(_) => PageKind::Stuck,
            Self::Advice(_) => PageKind::Advice,
            Self::Done(_) => PageKind::Done,
        }
    }
}
