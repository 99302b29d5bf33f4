//! The thread that waits for signals.
//!
//! SIGHUP is watched even where it came in ignored: a terminal that is gone says so in no other way. SIGTSTP is left
//! to the system: its default stops the whole job, and does nothing where no shell could bring the program back.

use std::io;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::events::{Event, Events, Threads};

/// The signals from now on; none that comes before somebody listens is lost.
///
/// # Errors
/// When they cannot be caught.
pub(super) fn catch() -> io::Result<Signals> {
    Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT, SIGWINCH])
}

/// Sends every signal as an event.
///
/// # Errors
/// When the thread cannot be started.
pub(super) fn watch(mut signals: Signals, threads: &Threads) -> io::Result<()> {
    threads.start("signals", move |events: &Events| {
        for signal in signals.forever() {
            let event = match signal {
                SIGCONT => Event::Continued,
                SIGWINCH => Event::Resized,
                fatal => Event::Killed(fatal),
            };
            if events.send(vec![event]).is_err() {
                break;
            }
        }
    })
}
