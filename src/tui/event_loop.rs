//! The loop: waits for events, lets the model answer them, draws once when all have been answered.
//!
//! It has no clock. In the pause after the first key what comes next is read; from then on, while nobody does anything,
//! nothing runs.

use std::io;
use std::iter;
use std::mem;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::raise;

use super::events::{Event, Threads};
use super::keys::{self, Meaning};
use super::session::{Session, give_back};
use super::views::Painter;
use super::{Look, Outcome, TuiError, input, signals};
use crate::app::{Effect, Ending, Model, Msg, Start};
use crate::domain::{Place, PlaceCode};

/// Shows the wizard until the person leaves or the terminal goes.
///
/// # Errors
/// When the terminal cannot be taken, or the system has no more threads.
pub fn run(start: Start, look: Look) -> Result<Outcome, TuiError> {
    let (threads, events) = Threads::new();
    let signals = signals::catch().map_err(TuiError::NoResources)?;
    // The system takes the memory back at once; freeing it piece by piece would keep the person waiting.
    mem::forget(start.content.clone());
    let mut session = Session::enter().map_err(TuiError::NoTerminal)?;
    let mut model = Model::new(start, session.size());
    let mut painter = Painter::new(look);
    if draw(&mut session, &mut painter, &model).is_err() {
        return Ok(Outcome::TERMINAL_GONE);
    }
    // The first page is there; only now is there time for anything else.
    signals::watch(signals, &threads).map_err(TuiError::NoResources)?;
    input::watch(&threads).map_err(TuiError::NoResources)?;
    let mut ahead = ReadAhead::default();
    loop {
        let first = match ahead.wait(&events, &model) {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => {
                ahead.read(&model);
                continue;
            }
            // Without a thread left to speak, there is no terminal to listen to.
            Err(RecvTimeoutError::Disconnected) => return Ok(Outcome::TERMINAL_GONE),
        };
        ahead.started = true;
        let mut due = Due::Nothing;
        for event in iter::once(first).chain(events.try_iter()).flatten() {
            model = match answer(event, model, &painter, &mut due) {
                Ok(model) => model,
                Err(end) => return end,
            };
        }
        model = match serve(due, model, &mut session, &mut painter) {
            Ok(model) => model,
            Err(_gone) => return Ok(Outcome::TERMINAL_GONE),
        };
    }
}

/// What is read in the pauses between keys: once the pages most people need, then the province of the place a query names,
/// and the rules for the place that was chosen. Before the first key nothing is: somebody has to be there.
///
/// A thread of its own would do it sooner, at the price of a heap of its own, in which nobody could use again what reading
/// needs only while it reads; and on one processor it would stand in the way of the first keys.
#[derive(Debug, Default)]
struct ReadAhead {
    started: bool,
    pages: bool,
    named: Option<PlaceCode>,
    chosen: Option<PlaceCode>,
}

impl ReadAhead {
    /// A pause in which a person presses no key, and after which nobody notices that one waits a few milliseconds.
    const PAUSE: Duration = Duration::from_millis(10);

    /// Waits for events; where there is something to read, only for a pause.
    fn wait(&self, events: &Receiver<Vec<Event>>, model: &Model) -> Result<Vec<Event>, RecvTimeoutError> {
        let read = |place: Option<&Place>, before| place.is_none_or(|place| Some(place.code) == before);
        let done = self.pages && read(model.named_place(), self.named) && read(model.chosen_place(), self.chosen);
        if done || !self.started {
            events.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            events.recv_timeout(Self::PAUSE)
        }
    }

    fn read(&mut self, model: &Model) {
        let content = model.content();
        content.read_pages();
        self.pages = true;
        if let Some(place) = model.named_place() {
            content.guide.read_ahead(place);
            self.named = Some(place.code);
        }
        if let Some(place) = model.chosen_place() {
            content.policies.read_ahead(place);
            self.chosen = Some(place.code);
        }
    }
}

/// What some events leave to be done on the terminal; what stands lower includes what stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Nothing,
    Frame,
    /// Ask for the size.
    Measure,
    /// Take the terminal again.
    Retake,
    /// Give it back and stop until the shell brings the program on.
    Stop,
}

/// What an event makes of the model; an error is the end.
fn answer(event: Event, model: Model, painter: &Painter, due: &mut Due) -> Result<Model, Result<Outcome, TuiError>> {
    let msg = match event {
        Event::Pressed(key) => match keys::meaning(key, model.page()) {
            Some(Meaning::Say(msg)) => Some(msg),
            Some(Meaning::Suspend) => {
                *due = Due::Stop;
                None
            }
            None => None,
        },
        Event::Pasted(text) => keys::pasted(&text, model.page()),
        Event::Resized => {
            *due = Due::Measure.max(*due);
            None
        }
        Event::Continued => {
            *due = Due::Retake.max(*due);
            None
        }
        Event::Killed(signal) => return Err(Ok(Outcome::Signalled(signal))),
        Event::InputLost => return Err(Ok(Outcome::TERMINAL_GONE)),
    };
    let Some(msg) = msg else { return Ok(model) };
    let msg = painter.spelled_out(&model, msg);
    match model.update(msg) {
        (_, Some(Effect::Quit(Ending::Left))) => Err(Ok(Outcome::Left)),
        (_, Some(Effect::Quit(Ending::Aborted))) => Err(Ok(Outcome::Aborted)),
        (model, Some(Effect::Draw)) => {
            *due = Due::Frame.max(*due);
            Ok(model)
        }
        (model, None) => Ok(model),
    }
}

/// Does what is due; one frame at most.
fn serve(due: Due, mut model: Model, session: &mut Session, painter: &mut Painter) -> io::Result<Model> {
    if due >= Due::Stop {
        give_back();
        raise(SIGTSTP)?; // comes back at once where no shell controls the job
    }
    if due >= Due::Retake {
        session.retake()?;
    } else if due >= Due::Measure {
        session.remeasure()?;
    }
    if due >= Due::Measure {
        (model, _) = model.update(Msg::Resized(session.size()));
    }
    if due >= Due::Frame {
        draw(session, painter, &model)?;
    }
    Ok(model)
}

fn draw(session: &mut Session, painter: &mut Painter, model: &Model) -> io::Result<()> {
    let page = session.draw(|frame| painter.draw(frame, model))?;
    painter.remember(page);
    Ok(())
}
