//! The estimator: questions answered one by one in any order, with the result beside them at every key.
//!
//! Answers are kept by question; which questions apply follows from them and from the place's own rules. What no longer
//! applies is dropped and named. The page owns the wizard it was opened from.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

pub(crate) mod answers;
pub mod question;

use answers::{Answers, Dropped, Facts, Sheet};
use question::{Choice, Question};

use super::Msg;
use super::wizard::{Setting, Wizard};
use crate::domain::{Chosen, Content, Date, Place};
use crate::estimate::Inquiry;

/// What is shown beside or instead of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The questions with the result.
    Answers,
    /// 说明: the bill line by line.
    Trace,
    /// 对比: the same bill elsewhere.
    Compare,
    /// 怎样更准: what is worth finding out.
    FindOut,
    /// 曲线: what comes back as the bill grows.
    Chart,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [Self::Answers, Self::Trace, Self::Compare, Self::FindOut, Self::Chart];
}

/// How far one has read in a tab. How long a tab is depends on how it is drawn, so the views say where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// The row under the cursor; 0 where none can be chosen.
    pub(crate) row: usize,
    /// The first line shown.
    pub(crate) from: usize,
    /// The first line shown of an opened row that has the page to itself.
    pub(crate) within: usize,
}

/// What is kept of the page when one goes back to the wizard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Kept {
    answers: Answers,
    open: bool,
}

/// The estimator page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    behind: Box<Wizard>,
    pub(crate) answers: Answers,
    /// The question that is being answered.
    pub(crate) at: Question,
    /// 更准一点 is open.
    pub(crate) open: bool,
    pub(crate) tab: Tab,
    /// How far one has read in the tab.
    pub(crate) spot: Spot,
    /// The row under the cursor is opened.
    pub(crate) opened: bool,
    /// What the last key made inapplicable.
    pub(crate) dropped: Vec<Dropped>,
}

/// What became of a message.
pub(super) enum Asked {
    /// Nothing changed.
    Still,
    /// Something changed.
    Moved,
    /// Back to the wizard.
    Left,
}

impl Interview {
    /// The wizard it was opened from.
    pub(crate) fn behind(&self) -> &Wizard {
        &self.behind
    }

    /// Opens the page over the wizard; what was answered before counts where it still applies.
    pub(super) fn open(behind: Wizard, kept: Kept, set: &Setting<'_>) -> Self {
        let mut page = Self {
            behind: Box::new(behind),
            answers: kept.answers,
            at: Question::Total,
            open: kept.open,
            tab: Tab::Answers,
            spot: Spot::default(),
            opened: false,
            dropped: Vec::new(),
        };
        let facts = page.facts(set.content, set.as_of);
        page.dropped = page.answers.settle(facts);
        page.answers.select(Question::Total);
        page
    }

    /// Back to the page it was opened from, and what to keep.
    pub(super) fn leave(self) -> (Wizard, Kept) {
        (*self.behind, Kept { answers: self.answers, open: self.open })
    }

    /// The place, if one has been chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<&Chosen> {
        self.behind.chosen()
    }

    /// The place among `content`, if one has been chosen.
    #[must_use]
    pub fn place<'c>(&self, content: &'c Content) -> Option<&'c Place> {
        self.chosen().map(|chosen| content.place(chosen.place))
    }

    /// The question that is being answered.
    #[must_use]
    pub fn asking(&self) -> Question {
        self.at
    }

    /// The tab that is shown.
    #[must_use]
    pub fn tab(&self) -> Tab {
        self.tab
    }

    pub(crate) fn facts<'a>(&self, content: &'a Content, as_of: Date) -> Facts<'a> {
        facts(&self.behind, content, as_of)
    }

    /// The questions on the page, in order.
    pub(crate) fn listed(&self, sheet: &Sheet<'_>) -> Vec<Question> {
        sheet.applying.iter().copied().filter(|question| self.open || !question.is_folded()).collect()
    }

    /// Every question that applies to the answers, folded ones too.
    #[must_use]
    pub fn applying(&self, content: &Content, as_of: Date) -> Vec<Question> {
        self.answers.sheet(self.facts(content, as_of)).applying
    }

    /// What can be chosen for a question that applies.
    #[must_use]
    pub fn options(&self, question: Question, content: &Content, as_of: Date) -> Vec<Choice> {
        self.answers.sheet(self.facts(content, as_of)).options(question)
    }

    /// The answers as an inquiry, or nothing while they make none.
    #[must_use]
    pub fn inquiry(&self, content: &Content, as_of: Date) -> Option<Inquiry> {
        let sheet = self.answers.sheet(self.facts(content, as_of));
        self.answers.inquiry(&sheet, as_of).ok()
    }

    /// True if the keys of the questions work: always, except on a page or tab of its own.
    pub(crate) fn asks(&self, roomy: bool) -> bool {
        self.tab == Tab::Answers || (roomy && self.tab != Tab::Trace)
    }

    pub(super) fn update(&mut self, msg: &Msg, set: &Setting<'_>) -> Asked {
        match msg {
            Msg::Back if self.opened => self.opened = false,
            Msg::Back if self.tab != Tab::Answers => self.show(Tab::Answers),
            Msg::Back | Msg::Estimate => return Asked::Left,
            Msg::NextTab => return self.turn(1, set),
            Msg::PreviousTab => return self.turn(Tab::ALL.len() - 1, set),
            Msg::ReadTo(spot) => return self.read_to(*spot),
            _ if self.asks(set.size.roomy()) => return self.answered(msg, set),
            _ => return self.read(msg, set),
        }
        Asked::Moved
    }

    fn show(&mut self, tab: Tab) {
        self.tab = tab;
        self.spot = Spot::default();
        self.opened = false;
    }

    /// Another tab, `by` further on. Without a result there is nothing to show there.
    fn turn(&mut self, by: usize, set: &Setting<'_>) -> Asked {
        if self.tab == Tab::Answers && !self.has_result(set) {
            return Asked::Still;
        }
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        self.show(Tab::ALL[(at + by) % Tab::ALL.len()]);
        Asked::Moved
    }

    /// True if the answers make a result.
    fn has_result(&self, set: &Setting<'_>) -> bool {
        let facts = self.facts(set.content, set.as_of);
        self.inquiry(set.content, set.as_of).is_some_and(|inquiry| inquiry.has_answer(facts.book, facts.place))
    }

    /// A key on a tab: opening a line or closing it, or another tab.
    fn read(&mut self, msg: &Msg, set: &Setting<'_>) -> Asked {
        match msg {
            Msg::Choose if self.tab == Tab::Trace => {
                self.opened = !self.opened;
                self.spot.within = 0;
                Asked::Moved
            }
            Msg::Left => self.turn(Tab::ALL.len() - 1, set),
            Msg::Right => self.turn(1, set),
            _ => Asked::Still,
        }
    }

    /// Moves in a tab; a row that is opened stays so at the next one.
    fn read_to(&mut self, spot: Spot) -> Asked {
        if spot == self.spot {
            return Asked::Still;
        }
        self.spot = spot;
        Asked::Moved
    }

    /// A key on the questions.
    fn answered(&mut self, msg: &Msg, set: &Setting<'_>) -> Asked {
        let facts = self.facts(set.content, set.as_of);
        match msg {
            Msg::Choose if self.at == Question::More => {
                self.open = !self.open;
                self.dropped.clear();
                Asked::Moved
            }
            Msg::Up | Msg::Down | Msg::Choose | Msg::First | Msg::Last => self.go(msg, facts),
            _ => {
                let changed = if self.at.is_typed() {
                    self.answers.edit(self.at, msg)
                } else {
                    let sheet = self.answers.sheet(facts);
                    self.choose(msg, &sheet)
                };
                if !changed {
                    return Asked::Still;
                }
                self.dropped = self.answers.settle(facts);
                self.spot = Spot::default();
                Asked::Moved
            }
        }
    }

    /// Another question.
    fn go(&mut self, msg: &Msg, facts: Facts<'_>) -> Asked {
        let listed = self.listed(&self.answers.sheet(facts));
        let here = listed.iter().position(|question| *question == self.at).unwrap_or(0);
        let to = match msg {
            Msg::Up => here.saturating_sub(1),
            Msg::First => 0,
            Msg::Last => listed.len(),
            _ => here + 1,
        };
        let to = listed[to.min(listed.len() - 1)];
        if to == self.at {
            return Asked::Still;
        }
        self.at = to;
        self.answers.select(to);
        self.dropped.clear();
        Asked::Moved
    }

    /// A key on a question of choice: an arrow takes the next answer, a digit the one of that number, Backspace the
    /// default. True if something changed.
    fn choose(&mut self, msg: &Msg, sheet: &Sheet<'_>) -> bool {
        let options = sheet.options(self.at);
        let value = self.answers.value(self.at, sheet);
        let here = options.iter().position(|option| *option == value).unwrap_or(0);
        let to = match msg {
            Msg::Left if here > 0 => here - 1,
            Msg::Right => here + 1,
            Msg::Digit(number) => usize::from(*number).wrapping_sub(1),
            Msg::Erase | Msg::Clear => return self.answers.forget(self.at),
            _ => return false,
        };
        options.get(to).is_some_and(|option| self.answers.choose(self.at, option.clone()))
    }
}

fn facts<'a>(wizard: &Wizard, content: &'a Content, as_of: Date) -> Facts<'a> {
    let place = wizard.chosen().map(|chosen| content.place(chosen.place));
    Facts { book: &content.policies, place, as_of }
}
