//! The two plain lists: what to do, and with which channel.

use crate::domain::{ChannelId, Chosen, TaskId};

use super::Msg;
use super::list::{Pick, pick, turn};
use super::place::PickPlace;
use super::trouble::Trouble;
use super::walk::Walk;
use super::wizard::{Gone, Recall, Setting, Turn, Walked, Wizard};

/// Choosing what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickTask {
    behind: Box<PickPlace>,
    pub(crate) chosen: Chosen,
    pub(crate) rows: Vec<TaskId>,
    pub(crate) cursor: usize,
    recall: Recall,
}

impl PickTask {
    /// The task page for `chosen`; the task recalled from before is preselected.
    pub(super) fn open(behind: PickPlace, chosen: Chosen, set: &Setting<'_>) -> (Wizard, Turn) {
        let recall = behind.recall;
        let place = set.place(&chosen);
        let rows: Vec<TaskId> = set.content.task_ids().filter(|task| set.content.can_do(place, *task)).collect();
        let known = recall.task.and_then(|task| rows.iter().position(|row| *row == task));
        let turn = match recall.task {
            Some(task) if known.is_none() => Turn::Saying(Gone::Task(task)),
            _ => Turn::Moved,
        };
        let page = Self { behind: Box::new(behind), chosen, rows, cursor: known.unwrap_or(0), recall };
        (Wizard::Task(page), turn)
    }

    /// The same page with the cursor on `task`, where it is listed.
    pub(super) fn on_task(mut self, task: TaskId) -> Self {
        self.cursor = self.rows.iter().position(|row| *row == task).unwrap_or(self.cursor);
        self
    }

    pub(super) fn back(self) -> Wizard {
        Wizard::Place(self.behind.revisited(self.recall))
    }

    pub(super) fn update(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        if *msg == Msg::Back {
            return (self.back(), Turn::Moved);
        }
        match pick(msg, self.cursor, self.rows.len(), set.size.list_rows()) {
            Pick::To(row) => {
                self.cursor = row;
                (Wizard::Task(self), Turn::Moved)
            }
            Pick::Take(row) => {
                self.cursor = row;
                let task = self.rows[row];
                self.recall.task = Some(task);
                match set.content.task(task).calculator() {
                    Some(calculator) => (Wizard::Task(self), Turn::Open(calculator)),
                    None => PickChannel::open(self, task, set),
                }
            }
            Pick::Nothing => (Wizard::Task(self), Turn::Still),
        }
    }
}

/// Choosing the app, the counter or the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickChannel {
    behind: Box<PickTask>,
    pub(crate) task: TaskId,
    pub(crate) rows: Vec<ChannelId>,
    pub(crate) cursor: usize,
    /// Which of the screens that hold only notes is shown; 0 is none of them.
    pub(crate) reading: usize,
    pub(super) recall: Recall,
    /// Where one got stuck with another channel, to go back to.
    stuck: Option<Box<Trouble>>,
}

impl PickChannel {
    /// The channel page for `task`. A single channel is not asked about.
    pub(super) fn open(behind: PickTask, task: TaskId, set: &Setting<'_>) -> (Wizard, Turn) {
        let recall = behind.recall;
        let place = set.place(&behind.chosen);
        let used = |channel: &ChannelId| set.guide().is_offered_in(place, task, *channel);
        let rows: Vec<ChannelId> = set.content.channel_ids().filter(used).collect();
        if rows.is_empty() {
            return (Wizard::Task(behind), Turn::Saying(Gone::Task(task)));
        }
        let known = recall.walked.and_then(|walked| rows.iter().position(|row| *row == walked.channel));
        let turn = match recall.walked {
            // What was chosen for something else was never chosen here.
            Some(Walked { task: of, channel, .. }) if known.is_none() && of.is_none_or(|of| of == task) => {
                Turn::Saying(Gone::Channel(channel))
            }
            _ => Turn::Moved,
        };
        let (behind, cursor) = (Box::new(behind.on_task(task)), known.unwrap_or(0));
        let page = Self { behind, task, rows, cursor, reading: 0, recall, stuck: None };
        match page.rows.as_slice() {
            [only] => Walk::open(page.clone(), *only, set),
            _ => (Wizard::Channel(page), turn),
        }
    }

    pub(crate) fn chosen(&self) -> &Chosen {
        &self.behind.chosen
    }

    /// The task page behind, for going on to `task` after a walk.
    pub(super) fn into_tasks(self, task: TaskId, walked: Walked) -> PickTask {
        let mut tasks = *self.behind;
        tasks.recall = Recall { task: Some(task), walked: Some(walked) };
        tasks.on_task(task)
    }

    /// Coming back from a path: this page, or the one before when there was nothing to choose here.
    pub(super) fn revisited(mut self, recall: Recall) -> Wizard {
        self.recall = recall;
        if self.rows.len() == 1 { self.back() } else { Wizard::Channel(self) }
    }

    /// The same page for somebody who got stuck with a channel: the next one is selected, and back leads to where that was.
    pub(super) fn after(mut self, channel: ChannelId, recall: Recall, stuck: Trouble) -> Self {
        let next = self.rows.iter().position(|row| *row == channel).map_or(0, |at| at + 1);
        self.cursor = next % self.rows.len();
        self.recall = recall;
        self.stuck = Some(Box::new(stuck));
        self
    }

    fn back(self) -> Wizard {
        if let Some(stuck) = self.stuck {
            return stuck.back();
        }
        let mut tasks = *self.behind;
        tasks.recall = Recall { task: Some(self.task), ..self.recall };
        Wizard::Task(tasks)
    }

    pub(super) fn update(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        let page = set.size.list_rows();
        if let Some(reading) = turn(msg, self.reading, self.rows.len().div_ceil(page)) {
            let turn = if reading == self.reading { Turn::Still } else { Turn::Moved };
            return (Wizard::Channel(Self { reading, ..self }), turn);
        }
        if *msg == Msg::Back {
            return (self.back(), Turn::Moved);
        }
        match pick(msg, self.cursor, self.rows.len(), page) {
            Pick::To(row) => {
                self.cursor = row;
                (Wizard::Channel(self), Turn::Moved)
            }
            Pick::Take(row) => {
                self.cursor = row;
                self.stuck = None;
                let channel = self.rows[row];
                Walk::open(self, channel, set)
            }
            Pick::Nothing => (Wizard::Channel(self), Turn::Still),
        }
    }
}
