//! Holds the source to its layers: which module may import which, which outside crate is named where,
//! and how long a file may be.
//!
//! The source is read as words, not compiled, so an import hidden by `#[cfg]` counts too.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "layers/words.rs"]
mod words;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use words::{Word, words_of};

/// The longest a source file may be.
const MOST_LINES: usize = 400;

/// One layer: what it may import of this crate, which outside crates it may name, which paths it must not name.
struct Layer {
    name: &'static str,
    imports: &'static [&'static str],
    crates: &'static [&'static str],
    never: &'static [&'static str],
}

const CLOCKS: [&str; 4] = ["SystemTime::now", "Timestamp::now", "Zoned::now", "Date::today"];

const LAYERS: [Layer; 7] = [
    Layer {
        name: "domain",
        imports: &[],
        crates: &["thiserror", "jiff", "itoa"],
        never: &["std::fs", "std::env", "std::io", "std::process", "Instant::now"],
    },
    Layer {
        name: "estimate",
        imports: &["domain"],
        crates: &["thiserror"],
        never: &["std::fs", "std::env", "std::io", "std::process", "Instant::now"],
    },
    Layer {
        name: "content",
        imports: &["domain"],
        crates: &["serde", "serde_yaml", "serde_saphyr", "thiserror", "annotate_snippets", "unicode_width", "schemars"],
        never: &["std::env", "std::process", "Instant::now"],
    },
    Layer {
        name: "app",
        imports: &["domain", "estimate"],
        crates: &[],
        never: &["std::fs", "std::env", "std::io", "std::process", "Instant::now"],
    },
    Layer {
        name: "report",
        imports: &["domain", "estimate"],
        crates: &["serde", "serde_json", "textwrap", "unicode_width", "fast_qr"],
        never: &["std::fs", "std::env", "std::io", "std::process", "Instant::now"],
    },
    Layer {
        name: "tui",
        imports: &["domain", "estimate", "app", "report"],
        crates: &[
            "thiserror",
            "ratatui",
            "self_cell",
            "crossterm",
            "itoa",
            "signal_hook",
            "unicode_width",
            "unicode_segmentation",
            "textwrap",
        ],
        // The terminal itself (`/dev/tty`) is opened as a `File`; nothing else is.
        never: &["File::create", "OpenOptions", "fs::read", "fs::read_to_string", "fs::write"],
    },
    Layer {
        name: "cli",
        imports: &["domain", "estimate", "content", "app", "report", "tui"],
        crates: &["clap", "clap_complete", "clap_mangen", "thiserror", "jiff"],
        never: &[],
    },
];

/// `lib.rs` and `main.rs`: mod lines and one call.
const ROOT: Layer = Layer {
    name: "the root",
    imports: &["domain", "estimate", "content", "app", "report", "tui", "cli"],
    crates: &["yibao"],
    never: &["std::fs", "std::env"],
};

fn layer_named(name: &str) -> Option<&'static Layer> {
    LAYERS.iter().find(|layer| layer.name == name)
}

/// Everything in `source` that its layer forbids. `module` is the path of the file's module, empty for the root;
/// `outside` are the crates the package depends on.
fn offences(module: &[String], source: &str, outside: &[String]) -> Vec<String> {
    let layer = match module.first() {
        None => &ROOT,
        Some(name) => match layer_named(name) {
            Some(layer) => layer,
            None => return vec![format!("`{name}` is no layer; the table of tests/layers.rs names them all")],
        },
    };
    let words = words_of(source);
    let mut found = Vec::new();
    for reached in imports(module.len(), &words) {
        let own = module.first().is_some_and(|own| *own == reached.name);
        if !own && !layer.imports.contains(&&*reached.name) {
            found.push(format!("line {}: {} imports `{}`", reached.line, layer.name, reached.name));
        }
    }
    for (at, word) in words.iter().enumerate() {
        let name = &*word.text;
        if outside.iter().any(|krate| krate == name) && names_a_crate(&words, at) && !layer.crates.contains(&name) {
            found.push(format!("line {}: {} names the crate `{name}`", word.line, layer.name));
        }
    }
    let clocks: &[&str] = if layer.name == "cli" { &[] } else { &CLOCKS };
    for path in layer.never.iter().chain(clocks) {
        if let Some(child) = path.strip_prefix("std::") {
            let groups = words.iter().enumerate().filter(|(_, word)| word.text == "std");
            let grouped = groups.flat_map(|(at, _)| group_after(&words, at + 1)).filter(|taken| taken.name == child);
            found.extend(grouped.map(|taken| format!("line {}: {} must not use `{path}`", taken.line, layer.name)));
        }
        let parts: Vec<&str> = path.split("::").flat_map(|part| [part, "::"]).collect();
        let parts = &parts[..parts.len() - 1];
        for (at, word) in words.iter().enumerate() {
            let here = words[at..].iter().map(|word| &*word.text);
            if here.take(parts.len()).eq(parts.iter().copied()) {
                found.push(format!("line {}: {} must not use `{path}`", word.line, layer.name));
            }
        }
    }
    found
}

/// A name reached at the root of the crate.
struct Reached {
    name: String,
    line: usize,
}

impl Reached {
    fn at(word: &Word) -> Self {
        Self { name: word.text.clone(), line: word.line }
    }
}

/// What a file takes from the root of the crate: by `crate::…`, or by climbing out of its layer with `super::…`.
fn imports(depth: usize, words: &[Word]) -> Vec<Reached> {
    let mut found = Vec::new();
    let mut blocks: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match &*words[at].text {
            "{" => {
                let named = at >= 2 && words[at - 2].text == "mod";
                blocks.push(named);
            }
            "}" => {
                blocks.pop();
            }
            "crate" if !(at > 0 && words[at - 1].text == "(") => {
                found.extend(names_after(words, at + 1));
            }
            "super" if !(at > 0 && words[at - 1].text == "(") => {
                let inside = depth + blocks.iter().filter(|named| **named).count();
                let mut climbed = 1;
                while words.get(at + 1).is_some_and(|word| word.text == "::")
                    && words.get(at + 2).is_some_and(|word| word.text == "super")
                {
                    climbed += 1;
                    at += 2;
                }
                if climbed >= inside {
                    found.extend(names_after(words, at + 1));
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The names that follow `::` at `at`: one, or all of a `{…}` group; a `*` or an alias of the root counts as itself.
fn names_after(words: &[Word], at: usize) -> Vec<Reached> {
    let line = words.get(at.saturating_sub(1)).map_or(0, |word| word.line);
    if words.get(at).is_none_or(|word| word.text != "::") {
        return vec![Reached { name: "the whole crate".to_owned(), line }];
    }
    let Some(first) = words.get(at + 1) else { return Vec::new() };
    if first.text == "{" { group_after(words, at) } else { vec![Reached::at(first)] }
}

/// The names of a `::{…}` group that begins at `at`; nothing when there is no group.
fn group_after(words: &[Word], at: usize) -> Vec<Reached> {
    if !(words.get(at).is_some_and(|word| word.text == "::") && words.get(at + 1).is_some_and(|word| word.text == "{"))
    {
        return Vec::new();
    }
    let mut names = Vec::new();
    let mut open = 1;
    let mut expect_name = true;
    for word in &words[at + 2..] {
        match &*word.text {
            "{" => open += 1,
            "}" => open -= 1,
            "," if open == 1 => expect_name = true,
            _ if open == 1 && expect_name => {
                names.push(Reached::at(word));
                expect_name = false;
            }
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    names
}

/// True when the word at `at` begins a path or is what a `use` names, so that it can only be a crate.
fn names_a_crate(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &*words[before].text);
    let after = words.get(at + 1).map(|word| &*word.text);
    let rooted = before == Some("::")
        && at
            .checked_sub(2)
            .is_none_or(|two| words[two].text == "use" || !(words[two].is_name() || words[two].text == ">"));
    match before {
        Some("::") if !rooted => false,
        Some("use" | "crate") => true,
        Some(".") => false,
        _ => after == Some("::"),
    }
}

/// The module a file is: `src/tui/session.rs` is `tui`, `session`; the two roots are nothing.
fn module_of(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(root().join("src")).expect("a source file lies in src");
    let mut parts: Vec<String> =
        inside.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.len() == 1 && (parts[0] == "lib" || parts[0] == "main") {
        parts.clear();
    }
    parts
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn source_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The names under `[dependencies]`, as Rust writes them. What only tests depend on cannot slip into a layer.
fn outside_crates() -> Vec<String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml can be read");
    let section = manifest.split("\n[").find(|part| part.starts_with("dependencies]")).expect("there are dependencies");
    let names = section.lines().skip(1).filter_map(|line| line.split_once('='));
    let mut names: Vec<String> = names.map(|(name, _)| name.trim().replace('-', "_")).collect();
    names.push("yibao".to_owned());
    names
}

#[test]
fn every_source_file_keeps_to_its_layer() {
    let outside = outside_crates();
    let mut report = String::new();
    for file in source_files() {
        let source = std::fs::read_to_string(&file).expect("a source file can be read");
        for offence in offences(&module_of(&file), &source, &outside) {
            let _ = writeln!(report, "{}: {offence}", file.display());
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn no_source_file_is_longer_than_400_lines() {
    for file in source_files() {
        let lines = std::fs::read_to_string(&file).expect("a source file can be read").lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", file.display());
    }
}

#[test]
fn the_roots_hold_nothing_but_mod_lines_and_one_call() {
    for (file, most) in [("src/lib.rs", 30), ("src/main.rs", 12)] {
        let lines = std::fs::read_to_string(root().join(file)).expect("a root can be read").lines().count();
        assert!(lines <= most, "{file} has {lines} lines");
    }
}

#[track_caller]
fn found_in(module: &str, source: &str) -> Vec<String> {
    let module: Vec<String> = module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    offences(&module, source, &outside_crates())
}

#[test]
fn an_import_of_a_layer_above_is_caught() {
    assert_eq!(found_in("app::search", "use crate::tui::look;"), ["line 1: app imports `tui`"]);
    assert_eq!(found_in("domain", "fn f() -> crate::content::Finding"), ["line 1: domain imports `content`"]);
    assert_eq!(found_in("report", "use crate::{domain::{Lang, Text},\n app};"), ["line 2: report imports `app`"]);
}

#[test]
fn climbing_out_of_a_layer_is_caught() {
    assert_eq!(found_in("app::wizard", "use super::super::content::embedded;"), ["line 1: app imports `content`"]);
    assert_eq!(found_in("app", "use super::tui;"), ["line 1: app imports `tui`"]);
    assert_eq!(found_in("app", "mod inner { use super::super::cli::run; }"), ["line 1: app imports `cli`"]);
    assert_eq!(found_in("domain::place", "use super::Lang; mod tests { use super::*; }"), Vec::<String>::new());
}

#[test]
fn taking_the_whole_crate_is_caught() {
    assert_eq!(found_in("app", "use crate as everything;"), ["line 1: app imports `the whole crate`"]);
    assert_eq!(found_in("app", "use crate::*;"), ["line 1: app imports `*`"]);
}

#[test]
fn an_outside_crate_that_the_layer_may_not_name_is_caught() {
    assert_eq!(found_in("app", "use ratatui::Frame;"), ["line 1: app names the crate `ratatui`"]);
    assert_eq!(found_in("domain", "let x = serde_yaml::from_str(y);"), ["line 1: domain names the crate `serde_yaml`"]);
    assert_eq!(found_in("content", "use ::clap::Parser;"), ["line 1: content names the crate `clap`"]);
    assert_eq!(found_in("report", "#[derive(clap::Parser)]"), ["line 1: report names the crate `clap`"]);
    assert_eq!(found_in("content", "use serde_yaml as yaml;"), Vec::<String>::new());
}

#[test]
fn clocks_and_files_are_caught_where_they_are_forbidden() {
    assert_eq!(found_in("app", "let now = std::time::Instant::now();"), ["line 1: app must not use `Instant::now`"]);
    assert_eq!(found_in("tui", "std::fs::read(path)"), ["line 1: tui must not use `fs::read`"]);
    assert_eq!(found_in("app", "use std::{fmt, fs};"), ["line 1: app must not use `std::fs`"]);
    assert_eq!(found_in("domain", "jiff::Timestamp::now()"), ["line 1: domain must not use `Timestamp::now`"]);
    assert_eq!(found_in("cli", "jiff::Timestamp::now()"), Vec::<String>::new());
}

#[test]
fn comments_strings_and_visibility_are_no_imports() {
    let source = "//! `crate::tui` draws\n/* crate::cli /* nested */ */\npub(crate) fn f() { g(\"crate::tui\", '\"', r#\"ratatui::x\"#); }";
    assert_eq!(found_in("app", source), Vec::<String>::new());
}

#[test]
fn a_module_that_is_no_layer_is_caught() {
    assert_eq!(found_in("util", ""), ["`util` is no layer; the table of tests/layers.rs names them all"]);
}
