//! Tasks the program does itself instead of leading a person through an app.

use super::{Content, Place, Task, TaskId};

/// What the program works out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calculator {
    /// 算能报多少: what comes back of a bill.
    Estimate,
    /// 每月返多少钱: what is credited to a retired employee's account.
    Credit,
}

impl Task {
    /// The calculator behind the task, if it is one. Its ids are part of the command line, so they never change.
    #[must_use]
    pub fn calculator(&self) -> Option<Calculator> {
        match &*self.id {
            "estimate" => Some(Calculator::Estimate),
            "credit" => Some(Calculator::Credit),
            _ => None,
        }
    }
}

impl Content {
    /// True if the task can be done in `place`: there is a path, or the program does it itself.
    #[must_use]
    pub fn can_do(&self, place: &Place, task: TaskId) -> bool {
        self.task(task).calculator().is_some() || self.guide.has_task(place, task)
    }

    /// The task behind which a calculator stands.
    #[must_use]
    pub fn task_of(&self, calculator: Calculator) -> Option<TaskId> {
        self.task_ids().find(|id| self.task(*id).calculator() == Some(calculator))
    }
}
