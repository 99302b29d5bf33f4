//! The terminal: its session, the event loop, the keys, the colours and the pages.
//!
//! Draws a [`crate::app::Model`] and turns keys into its messages. Nothing here decides what happens next; nothing
//! here reads a file.

mod canvas;
pub mod digits;
mod event_loop;
mod events;
pub mod glyphs;
mod input;
pub mod keys;
pub mod session;
mod signals;
pub mod surroundings;
pub mod theme;
pub mod views;
pub mod wrap;

use std::io;

use thiserror::Error;

pub use event_loop::run;
pub use surroundings::{Refusal, Surroundings};
pub use theme::{Look, Role, Theme, UnknownTheme};

/// How the wizard came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person left.
    Left,
    /// The person aborted with Ctrl+C.
    Aborted,
    /// A signal asked for the end; the terminal is given back.
    Signalled(i32),
}

impl Outcome {
    /// The terminal went away; the system says so with SIGHUP.
    const TERMINAL_GONE: Self = Self::Signalled(signal_hook::consts::SIGHUP);
}

/// Why the wizard could not be shown, or not any longer.
#[derive(Debug, Error)]
pub enum TuiError {
    /// The terminal cannot be taken.
    #[error("the terminal cannot be used")]
    NoTerminal(#[source] io::Error),
    /// No thread can be started, or no signal caught.
    #[error("the system does not give what the wizard needs")]
    NoResources(#[source] io::Error),
}
