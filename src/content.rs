//! Content in: YAML files become checked domain values, or a full list of findings.
//!
//! Two ways lead through one set of checks. The quick way reads files into raw types and stops for nothing but an
//! error; the program starts on it. The slow way, for `check` and after an error, knows where everything stands and
//! reports all findings at once. What `check` passes, the program loads.

mod calendar;
mod check;
mod embedded;
mod findings;
mod folder;
mod ids;
mod items;
mod labels;
mod lines;
mod links;
mod lists;
mod load;
mod nearest;
mod notes;
mod paths;
mod pinyin;
mod places;
mod plain;
mod policies;
mod problems;
mod raw;
mod report;
mod stale;
mod strings;
mod tree;
mod words;
mod yaml;

pub use check::{Refusal, check_dir, check_embedded, from_dir};
pub use embedded::{embedded, embedded_strings};
pub use problems::{Severity, codes};
pub use report::{Report, Reported};
pub use stale::{Fact, Stale, history, stale};
