//! After the last step: once more for a family member, what comes next, or what to do when it did not work.

use crate::domain::{Calculator, Charge, TaskId};

use super::Msg;
use super::list::{Pick, pick};
use super::pick::PickChannel;
use super::trouble::Trouble;
use super::walk::Walk;
use super::wizard::{Setting, Turn, Wizard};

/// What can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// The same path again, for someone else.
    Again,
    /// The task that usually follows.
    Task(TaskId),
    /// Another task at the same place.
    Other,
    /// It did not work.
    Failed,
    /// What comes back of a bill.
    Estimate,
    /// The next visitor.
    StartOver,
}

/// The closing page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    behind: Box<Walk>,
    pub(crate) rows: Vec<Next>,
    pub(crate) cursor: usize,
}

impl Done {
    pub(super) fn open(walk: Walk, set: &Setting<'_>) -> Wizard {
        let task = set.content.task(walk.task());
        let place = set.place(walk.chosen());
        let mut rows = Vec::new();
        if walk.path(set.guide()).charge() == Charge::Nothing {
            // Neither once more nor a look at the record: what pays is another way of the same task.
            rows.push(Next::Task(walk.task()));
        } else {
            rows.extend(task.again.is_some().then_some(Next::Again));
            let then = task.then.filter(|then| set.guide().has_task(place, *then));
            rows.push(then.map_or(Next::Other, Next::Task));
        }
        rows.push(Next::Failed);
        rows.extend(set.content.task_of(Calculator::Estimate).map(|_| Next::Estimate));
        rows.push(Next::StartOver);
        Wizard::Done(Self { behind: Box::new(walk), rows, cursor: 0 })
    }

    pub(crate) fn walk(&self) -> &Walk {
        &self.behind
    }

    pub(super) fn into_walk(self) -> Walk {
        *self.behind
    }

    pub(super) fn update(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        if *msg == Msg::Back {
            return (Wizard::Path(*self.behind), Turn::Moved);
        }
        match pick(msg, self.cursor, self.rows.len(), set.size.list_rows()) {
            Pick::To(row) => {
                self.cursor = row;
                (Wizard::Done(self), Turn::Moved)
            }
            Pick::Take(row) => {
                self.cursor = row;
                match self.rows[row] {
                    Next::Again => (Wizard::Path(self.behind.on_step(0)), Turn::Moved),
                    Next::Task(task) => PickChannel::open(self.behind.into_tasks(task), task, set),
                    Next::Other => {
                        let task = self.behind.task();
                        (Wizard::Task(self.behind.into_tasks(task)), Turn::Moved)
                    }
                    Next::Failed => (Trouble::after(self, set), Turn::Moved),
                    Next::Estimate => (Wizard::Done(self), Turn::Open(Calculator::Estimate)),
                    Next::StartOver => (Wizard::Done(self), Turn::StartOver),
                }
            }
            Pick::Nothing => (Wizard::Done(self), Turn::Still),
        }
    }
}
