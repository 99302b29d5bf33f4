//! The integration tests, in one binary.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod keys;
mod report_content;
mod report_wording;
