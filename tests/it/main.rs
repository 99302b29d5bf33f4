//! The integration tests, in one binary.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod estimate;
mod estimate_laws;
mod golden;
mod keys;
mod pages;
mod report_content;
mod report_wording;
mod script;
mod walks;
mod wizard;
mod world;
