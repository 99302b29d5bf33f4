//! What can happen to the wizard from outside, and the threads that notice.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::KeyEvent;

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// A key was pressed, repeated or released.
    Pressed(KeyEvent),
    /// Text came in one piece.
    Pasted(String),
    /// The window has another size.
    Resized,
    /// The program goes on after it was stopped.
    Continued,
    /// A signal asks for the end.
    Killed(i32),
    /// No key will come any more.
    InputLost,
}

/// Where a thread sends the events that came together; together they are answered, with one frame.
pub(super) type Events = Sender<Vec<Event>>;

/// Starts threads that send events.
pub(super) struct Threads(Events);

impl Threads {
    /// No thread yet, and the end on which their events arrive.
    pub(super) fn new() -> (Self, Receiver<Vec<Event>>) {
        let (sender, receiver) = channel();
        (Self(sender), receiver)
    }

    /// Starts a thread.
    ///
    /// # Errors
    /// When the system has no more threads.
    pub(super) fn start(&self, name: &str, work: impl FnOnce(&Events) + Send + 'static) -> io::Result<()> {
        let events = self.0.clone();
        thread::Builder::new().name(name.to_owned()).spawn(move || work(&events))?;
        Ok(())
    }
}
