//! The terminal: its session, the event loop, the keys, the colours and the pages.
//!
//! Draws a [`crate::app::Model`] and turns keys into its messages. Nothing here decides what happens next; nothing
//! here reads a file.

pub mod digits;
pub mod glyphs;
pub mod keys;
pub mod theme;
pub mod views;
pub mod wrap;

pub use theme::{Look, Role, Theme, UnknownTheme};
