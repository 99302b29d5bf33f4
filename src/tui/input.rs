//! The thread that reads the keyboard.

use std::io;
use std::sync::mpsc::Sender;

use crossterm::event::{self, Event as Input};

use super::events::{Event, Threads};

/// Sends every key and every paste as an event.
///
/// Nobody waits for this thread at the end: crossterm's `read` does not return from a terminal that is gone.
///
/// # Errors
/// When the thread cannot be started.
pub(super) fn watch(threads: &Threads) -> io::Result<()> {
    threads.start("keys", |events: &Sender<Event>| {
        loop {
            let event = match event::read() {
                Ok(Input::Key(key)) => Event::Pressed(key),
                Ok(Input::Paste(text)) => Event::Pasted(text),
                // The signal says when the size has changed; the rest was not asked for.
                Ok(Input::Resize(..) | Input::FocusGained | Input::FocusLost | Input::Mouse(_)) => continue,
                Err(_) => Event::InputLost,
            };
            let last = event == Event::InputLost;
            if events.send(event).is_err() || last {
                break;
            }
        }
    })
}
