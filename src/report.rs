//! The facts of the guide in words and in files: sentences of steps, ages and sources; ways, places, estimates and account
//! credit as text, Markdown and JSON; how much of the country is covered. Everything here returns strings; nothing prints.

pub mod columns;
pub mod coverage;
pub mod credit;
pub mod estimate;
mod marked;
mod named;
pub mod places;
pub mod table;
pub mod ways;
pub mod wording;

use serde::Serialize;

/// A value as indented JSON with a line end. Our values have only text keys, so writing them cannot fail.
fn json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
