//! The thread that reads the keyboard.
//!
//! It reads the bytes itself: crossterm's `read` neither returns nor fails on a terminal that is gone, it spins; and
//! the signal that would tell goes to the leader of the session alone, who may keep it to himself. A plain read says
//! at once that nothing will come any more.

mod decode;

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::fd::AsFd as _;
use std::sync::mpsc::Sender;

use super::events::{Event, Threads};
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
                    if decoder.feed(bytes).into_iter().any(|event| events.send(event).is_err()) {
                        return;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => match waiting_keyboard() {
                    Ok(other) => keyboard = other,
                    Err(_) => return lost(events),
                },
                Ok(0) | Err(_) => return lost(events),
            }
        }
    })
}

fn lost(events: &Sender<Event>) {
    events.send(Event::InputLost).ok(); // without a receiver the program is at its end already
}

/// The terminal once more, for a standard input that somebody set not to wait.
fn waiting_keyboard() -> io::Result<File> {
    File::open("/dev/tty")
}
