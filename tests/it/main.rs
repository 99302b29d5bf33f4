//! The integration tests, in one binary.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cli;
mod content_findings;
mod content_folders;
mod content_loading;
mod content_shipped;
mod country;
mod estimate;
mod estimate_cli;
mod estimate_cli_words;
mod estimate_laws;
mod estimate_shipped;
mod estimator;
mod estimator_golden;
mod estimator_pages;
mod golden;
mod harness;
mod keys;
mod named;
mod pages;
mod pty;
mod readme;
mod report_content;
mod report_estimate;
mod report_places;
mod report_ways;
mod report_wording;
mod script;
mod seasons;
mod walks;
mod wizard;
mod world;
