//! Walking a menu path step by step, and changing to another way without losing the step.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use crate::domain::{Action, ChannelId, Chosen, Content, Guide, Hotline, MenuPath, PathIx, Place, Step, TaskId, Text};

use super::Msg;
use super::done::Done;
use super::pick::{PickChannel, PickTask};
use super::trouble::Trouble;
use super::wizard::{Gone, Recall, Setting, Turn, Walked, Wizard};

/// On a path, at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    behind: Box<PickChannel>,
    pub(crate) channel: ChannelId,
    /// All ways through this channel, best first; never empty.
    pub(crate) ways: Vec<PathIx>,
    /// Which of them is walked.
    pub(crate) at: usize,
    /// The step in front of the person, from 0.
    pub(crate) step: usize,
}

/// A label to look for instead of a step's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OtherLabel<'a> {
    /// The label.
    pub(crate) label: &'a Text,
    /// The position in `Walk::ways` of the way that goes on behind it, and its step that shows it; without them it is another
    /// word for the same thing.
    pub(crate) way: Option<(usize, usize)>,
}

impl Walk {
    /// Enters `channel`; the way and the step recalled from before are taken up again where they still exist.
    pub(super) fn open(behind: PickChannel, channel: ChannelId, set: &Setting<'_>) -> (Wizard, Turn) {
        let recall = behind.recall;
        let offers = set.guide().offers_in(set.place(behind.chosen()), behind.task, channel);
        let ways: Vec<PathIx> = offers.iter().map(|offer| offer.at).collect();
        if ways.is_empty() {
            return (Wizard::Channel(behind), Turn::Saying(Gone::Channel(channel)));
        }
        let walked = recall.walked.filter(|walked| walked.channel == channel && walked.task == Some(behind.task));
        let hint = walked.and_then(|walked| walked.way);
        let known = hint.and_then(|way| ways.iter().position(|at| *at == way));
        let turn = match hint {
            Some(way) if known.is_none() => Turn::Saying(Gone::Way(way)),
            _ => Turn::Moved,
        };
        let at = known.unwrap_or(0);
        let last = set.guide().path(ways[at]).steps.len() - 1;
        let step = known.and(walked).map_or(0, |walked| walked.step.min(last));
        (Wizard::Path(Self { behind: Box::new(behind), channel, ways, at, step }), turn)
    }

    pub(crate) fn chosen(&self) -> &Chosen {
        self.behind.chosen()
    }

    pub(crate) fn task(&self) -> TaskId {
        self.behind.task
    }

    pub(crate) fn way(&self) -> PathIx {
        self.ways[self.at]
    }

    pub(crate) fn path<'a>(&self, guide: &'a Guide) -> &'a MenuPath {
        guide.path(self.way())
    }

    /// The channels the person could choose from.
    pub(crate) fn channels(&self) -> &[ChannelId] {
        &self.behind.rows
    }

    /// The other ways, as → brings them.
    pub(crate) fn other_ways(&self) -> impl Iterator<Item = PathIx> {
        let count = self.ways.len();
        (1..count).map(move |on| self.ways[(self.at + on) % count])
    }

    /// The numbers to call when one is stuck: not the one that this way calls anyway.
    pub(crate) fn numbers<'a>(&self, content: &'a Content) -> Vec<&'a Hotline> {
        let steps = &self.path(&content.guide).steps;
        let called = |number: &str| {
            let labels = |step: &'_ Step| step.label.iter().chain(&step.alternatives).any(|label| label.zh() == number);
            steps.iter().any(|step| step.action == Action::Call && labels(step))
        };
        let mut lines = content.guide.hotlines_for(content.place(self.chosen().place), self.task());
        lines.retain(|line| !called(&line.number));
        lines
    }

    /// Labels that stand in the place of this step's label elsewhere: the step's own alternatives, then what other ways
    /// through the same channel tap after the same label before.
    pub(crate) fn other_labels<'a>(&self, guide: &'a Guide, place: &Place) -> Vec<OtherLabel<'a>> {
        let steps = &self.path(guide).steps;
        let step = &steps[self.step];
        if matches!(step.action, Action::Open | Action::Call) {
            // Other apps and other numbers, not other words for this one.
            return Vec::new();
        }
        // Whether one pays for oneself or for somebody else is no other word.
        let (words, other_side): (&[Text], &[Text]) = match step.action {
            Action::Switch => (&[], &step.alternatives),
            _ => (&step.alternatives, &[]),
        };
        let mut found: Vec<OtherLabel<'_>> = words.iter().map(|label| OtherLabel { label, way: None }).collect();
        let Some(label) = &step.label else { return found };
        let before = tapped_before(steps, self.step);
        let siblings = self.ways.iter().enumerate().filter(|(at, _)| *at != self.at);
        for (way, path) in siblings.map(|(way, at)| (way, guide.path(*at))) {
            if path.reaches(place).is_none() {
                continue;
            }
            for (at, other) in path.steps.iter().enumerate() {
                let same_spot =
                    other.action == step.action && before.is_some() && tapped_before(&path.steps, at) == before;
                if same_spot {
                    let labels = other.label.iter().chain(&other.alternatives);
                    found.extend(labels.map(|label| OtherLabel { label, way: Some((way, at)) }));
                }
            }
        }
        let mut seen: Vec<&str> = std::iter::once(label).chain(other_side).map(Text::zh).collect();
        found.retain(|other| {
            let new = !seen.contains(&other.label.zh());
            seen.push(other.label.zh());
            new
        });
        found
    }

    /// The same walk on another of its ways. The step stays as far as the labels agree.
    pub(super) fn on_way(mut self, at: usize, guide: &Guide) -> Self {
        let old = &self.path(guide).steps;
        let new = &guide.path(self.ways[at]).steps;
        let agree = old.iter().zip(new.iter()).take_while(|(a, b)| same_step(a, b)).count();
        self.step = self.step.min(agree).min(new.len() - 1);
        self.at = at;
        self
    }

    pub(super) fn on_step(self, step: usize) -> Self {
        Self { step, ..self }
    }

    /// The task page, for going on to `task`.
    pub(super) fn into_tasks(self, task: TaskId) -> PickTask {
        let walked = self.walked();
        self.behind.into_tasks(task, walked)
    }

    fn walked(&self) -> Walked {
        Walked { task: Some(self.task()), channel: self.channel, way: Some(self.way()), step: self.step }
    }

    /// Out of the path, to where the channel was chosen; way and step are remembered.
    pub(super) fn back(self) -> Wizard {
        let recall = self.recall();
        self.behind.revisited(recall)
    }

    /// To where another channel is chosen; from there back to where one got `stuck` on this one.
    pub(super) fn to_channels(&self, stuck: Trouble) -> PickChannel {
        self.behind.as_ref().clone().after(self.channel, self.recall(), stuck)
    }

    fn recall(&self) -> Recall {
        Recall { task: Some(self.task()), walked: Some(self.walked()) }
    }

    pub(super) fn update(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        let last = self.path(set.guide()).steps.len() - 1;
        let count = self.ways.len();
        match msg {
            Msg::Back => (self.back(), Turn::Moved),
            Msg::Stuck => (Trouble::at_step(self, set), Turn::Moved),
            Msg::Choose if self.step == last => (Done::open(self, set), Turn::Moved),
            Msg::Choose | Msg::Down if self.step < last => {
                self.step += 1;
                (Wizard::Path(self), Turn::Moved)
            }
            Msg::Up if self.step > 0 => {
                self.step -= 1;
                (Wizard::Path(self), Turn::Moved)
            }
            Msg::First | Msg::PageUp if self.step > 0 => (Wizard::Path(self.on_step(0)), Turn::Moved),
            Msg::Last | Msg::PageDown if self.step < last => (Wizard::Path(self.on_step(last)), Turn::Moved),
            Msg::Left if count > 1 => {
                let at = (self.at + count - 1) % count;
                (Wizard::Path(self.on_way(at, set.guide())), Turn::Moved)
            }
            Msg::Right if count > 1 => {
                let at = (self.at + 1) % count;
                (Wizard::Path(self.on_way(at, set.guide())), Turn::Moved)
            }
            _ => (Wizard::Path(self), Turn::Still),
        }
    }
}

/// The label tapped last before a step: what the phone shows in its title bar.
pub(crate) fn tapped_before(steps: &[Step], at: usize) -> Option<&str> {
    steps[..at].iter().rev().find_map(|step| step.label.as_ref().filter(|_| step.action.opens_a_page())).map(Text::zh)
}

fn same_step(left: &Step, right: &Step) -> bool {
    left.action == right.action && left.label == right.label && left.fields == right.fields
}
