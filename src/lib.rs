//! `yibao` (医保): an offline guide in the terminal for paying resident medical insurance in China.
//!
//! Data flows one way: `content` reads YAML into checked `domain` values; `app` turns messages into
//! states without touching a terminal; `tui` draws states and turns keys into messages; `report` writes
//! the same facts as text, Markdown and JSON; `cli` decides what to run.
//!
//! Nouns: a *place* is where a person is insured; a *task* is what they want to get done; a *channel* is
//! the app or counter they use; a *menu path* (走法) is one way through a channel, made of *steps*; a
//! *layer* says whether a path is the place's own, its province's or national; *provenance* is the source
//! behind a fact, its date and its *trust*.

pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod estimate;
pub mod report;
pub mod tui;
