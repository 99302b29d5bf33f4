//! The facts of the guide in words and in files: sentences of steps, ages and sources; paths and places as text,
//! Markdown and JSON. Everything here returns strings; nothing prints.

pub mod wording;
