//! `yibao` (医保): an offline guide in the terminal to resident medical insurance in China. It tells how and until when to
//! pay, and estimates what a bill gets back and what is credited to an account.
//!
//! Data flows one way: `content` reads YAML into checked `domain` values; `estimate` works out bills and credit from a
//! claim and the rules among them; `app` turns messages into states without touching a terminal; `report` puts facts and
//! estimates into words, as text, Markdown and JSON; `tui` draws states with these words and turns keys into messages;
//! `cli` decides what to run.
//!
//! Nouns: a *place* is where a person is insured; a *task* is what they want to get done; a *channel* is
//! the app or counter they use; a *menu path* (走法) is one way through a channel, made of *steps*; a
//! *layer* says whether a path is the place's own, its province's or national; *provenance* is the source
//! behind a fact, its date and its *trust*; a *season* is one year's window to pay in; a *rule* is what a place says about
//! reimbursement, and a *claim* is the bill it is asked about.

pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod estimate;
pub mod report;
pub mod tui;
