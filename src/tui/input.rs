//! The thread that reads the keyboard.
//!
//! It reads the bytes itself: crossterm's `read` neither returns nor fails on a terminal that is gone, it spins; and
//! the signal that would tell goes to the leader of the session alone, who may keep it to himself. A plain read says
//! at once that nothing will come any more.

mod decode;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::fd::AsFd as _;

use crossterm::event::{self, Event as Input};

use super::events::{Event, Events, Threads};
use decode::Decoder;

/// Sends every key and every paste as an event, and the end of all input. Nobody waits for this thread at the end.
///
/// # Errors
/// When the thread cannot be started.
pub(super) fn watch(threads: &Threads) -> io::Result<()> {
    let mut keyboard = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    threads.start("keys", move |events| {
        let mut decoder = Decoder::default();
        let mut chunk = [0; 1024];
        loop {
            match keyboard.read(&mut chunk) {
                Ok(length @ 1..) => {
                    let (bytes, _) = chunk.split_at(length);
                    let typed = decoder.feed(bytes);
                    if !typed.is_empty() && events.send(typed).is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => return watch_unwaiting(events),
                Ok(0) | Err(_) => return lost(events),
            }
        }
    })
}

fn lost(events: &Events) {
    events.send(vec![Event::InputLost]).ok(); // without a receiver the program is at its end already
}

/// Reads with crossterm from a standard input that some program before us has set not to wait.
fn watch_unwaiting(events: &Events) {
    loop {
        let event = match event::read() {
            Ok(Input::Key(key)) => Event::Pressed(key),
            Ok(Input::Paste(text)) => Event::Pasted(text),
            // The signal says when the size has changed; the rest was not asked for.
            Ok(Input::Resize(..) | Input::FocusGained | Input::FocusLost | Input::Mouse(_)) => continue,
            Err(_) => return lost(events),
        };
        if events.send(vec![event]).is_err() {
            return;
        }
    }
}
