//! "Not on my phone" and "it did not work": every way on from here.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use crate::domain::{Action, ChannelId, ChannelKind, Chosen, Content, Guide, PathIx, Place, TaskId};

use super::Msg;
use super::done::Done;
use super::list::{Pick, pick, turn};
use super::walk::Walk;
use super::wizard::{Setting, Turn, Wizard};

/// Where the person got stuck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// At a step of the path.
    Step(Box<Walk>),
    /// After the last step.
    Finished(Box<Done>),
}

/// A way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayOn {
    /// Look for another label.
    Labels,
    /// Search inside the app; the path that says so.
    Search(PathIx),
    /// Another way through the same channel, by its position in `Walk::ways`.
    OtherWay(usize),
    /// Another channel.
    OtherChannel,
    /// A number to call.
    Call,
    /// The counter: the way there, or what can be said without one.
    Counter(Option<ChannelId>),
}

/// The page of ways on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub(crate) stop: Stop,
    pub(crate) rows: Vec<WayOn>,
    pub(crate) cursor: usize,
    /// Which of the screens that hold only notes is shown; 0 is none of them.
    pub(crate) reading: usize,
}

impl Trouble {
    /// Stuck at a step. To call somebody else or to go to the counter is always there, so no step is a dead end.
    pub(super) fn at_step(walk: Walk, set: &Setting<'_>) -> Wizard {
        let guide = set.guide();
        let mut rows = Vec::new();
        if !walk.other_labels(guide, set.place(walk.chosen())).is_empty() {
            rows.push(WayOn::Labels);
        }
        rows.extend(search_way(&walk, guide).map(WayOn::Search));
        rows.extend(other_ways(&walk, set));
        Wizard::Trouble(Self { stop: Stop::Step(Box::new(walk)), rows, cursor: 0, reading: 0 })
    }

    /// It did not work in the end.
    pub(super) fn after(done: Done, set: &Setting<'_>) -> Wizard {
        let rows = other_ways(done.walk(), set);
        Wizard::Trouble(Self { stop: Stop::Finished(Box::new(done)), rows, cursor: 0, reading: 0 })
    }

    pub(crate) fn walk(&self) -> &Walk {
        match &self.stop {
            Stop::Step(walk) => walk,
            Stop::Finished(done) => done.walk(),
        }
    }

    pub(crate) fn chosen(&self) -> &Chosen {
        self.walk().chosen()
    }

    pub(crate) fn task(&self) -> TaskId {
        self.walk().task()
    }

    fn into_walk(self) -> Walk {
        match self.stop {
            Stop::Step(walk) => *walk,
            Stop::Finished(done) => done.into_walk(),
        }
    }

    pub(super) fn back(self) -> Wizard {
        match self.stop {
            Stop::Step(walk) => Wizard::Path(*walk),
            Stop::Finished(done) => Wizard::Done(*done),
        }
    }

    pub(super) fn update(mut self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        let page = set.size.list_rows();
        if let Some(reading) = turn(msg, self.reading, self.rows.len().div_ceil(page)) {
            let turn = if reading == self.reading { Turn::Still } else { Turn::Moved };
            return (Wizard::Trouble(Self { reading, ..self }), turn);
        }
        if *msg == Msg::Back {
            return (self.back(), Turn::Moved);
        }
        match pick(msg, self.cursor, self.rows.len(), page) {
            Pick::To(row) => {
                self.cursor = row;
                (Wizard::Trouble(self), Turn::Moved)
            }
            Pick::Take(row) => {
                self.cursor = row;
                self.take(row, set)
            }
            Pick::Nothing => (Wizard::Trouble(self), Turn::Still),
        }
    }

    fn take(self, row: usize, set: &Setting<'_>) -> (Wizard, Turn) {
        let guide = set.guide();
        let next = match self.rows[row] {
            WayOn::Search(path) => {
                let walk = self.into_walk();
                let at = walk.ways.iter().position(|way| *way == path).unwrap_or(walk.at);
                Wizard::Path(walk.on_way(at, guide))
            }
            WayOn::OtherWay(at) => Wizard::Path(self.into_walk().on_way(at, guide)),
            WayOn::OtherChannel => Wizard::Channel(self.walk().clone().to_channels(self)),
            WayOn::Counter(Some(counter)) => {
                let channels = self.walk().clone().to_channels(self);
                return Walk::open(channels, counter, set);
            }
            kind @ (WayOn::Labels | WayOn::Call | WayOn::Counter(None)) => {
                Wizard::Advice(Advice { kind, behind: Box::new(self), reading: 0 })
            }
        };
        (next, Turn::Moved)
    }
}

/// The counter where it has a way for this: it says what to take along and what to ask for.
fn counter(walk: &Walk, content: &Content) -> Option<ChannelId> {
    let is_counter = |id: &&ChannelId| content.channel(**id).kind == ChannelKind::Counter;
    walk.channels().iter().find(is_counter).copied()
}

/// The way of this channel that goes through the search box of the app, unless it is the one walked.
fn search_way(walk: &Walk, guide: &Guide) -> Option<PathIx> {
    let searches = |at: &&PathIx| guide.path(**at).steps.iter().any(|step| step.action == Action::Search);
    walk.ways.iter().find(searches).copied().filter(|at| *at != walk.way())
}

/// The ways on that leave this way; whoever stands at the counter is not sent there.
fn other_ways(walk: &Walk, set: &Setting<'_>) -> Vec<WayOn> {
    let next = (walk.at + 1) % walk.ways.len();
    let mut rows = Vec::new();
    if next != walk.at {
        rows.push(WayOn::OtherWay(next));
    }
    if walk.channels().len() > 1 {
        rows.push(WayOn::OtherChannel);
    }
    if !walk.numbers(set.content).is_empty() {
        rows.push(WayOn::Call);
    }
    if set.content.channel(walk.channel).kind != ChannelKind::Counter {
        rows.push(WayOn::Counter(counter(walk, set.content)));
    }
    rows
}

/// One way on, spelled out: labels to look for, a number, what to take to the counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    pub(crate) behind: Box<Trouble>,
    pub(crate) kind: WayOn,
    /// Which of the screens that hold only notes is shown; 0 is none of them.
    pub(crate) reading: usize,
}

impl Advice {
    /// The ways behind the labels that belong to one, by their position in `Walk::ways`, each with the step that shows the
    /// label: they have numbers on the page.
    pub(crate) fn ways(&self, guide: &Guide, place: &Place) -> Vec<(usize, usize)> {
        match self.kind {
            WayOn::Labels => {
                let labels = self.behind.walk().other_labels(guide, place);
                labels.iter().filter_map(|label| label.way).collect()
            }
            WayOn::Search(_) | WayOn::OtherWay(_) | WayOn::OtherChannel | WayOn::Call | WayOn::Counter(_) => Vec::new(),
        }
    }

    pub(super) fn update(self, msg: &Msg, set: &Setting<'_>) -> (Wizard, Turn) {
        match msg {
            Msg::Digit(number) => {
                let ways = self.ways(set.guide(), set.place(self.behind.chosen()));
                match usize::from(*number).checked_sub(1).and_then(|at| ways.get(at)) {
                    Some((way, step)) => {
                        let walk = self.behind.into_walk().on_way(*way, set.guide());
                        (Wizard::Path(walk.on_step(*step)), Turn::Moved)
                    }
                    None => (Wizard::Advice(self), Turn::Still),
                }
            }
            Msg::TurnTo(reading) if *reading != self.reading => {
                (Wizard::Advice(Self { reading: *reading, ..self }), Turn::Moved)
            }
            Msg::Back => (Wizard::Trouble(*self.behind), Turn::Moved),
            Msg::Choose => (self.behind.back(), Turn::Moved),
            _ => (Wizard::Advice(self), Turn::Still),
        }
    }
}
