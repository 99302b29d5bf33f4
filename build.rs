//! Puts the files of `content/` into one text for the binary to embed, with a list of where each begins and ends. It checks
//! nothing: the tests and `yibao check` do.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("content");
    let mut names = Vec::new();
    list(&root, "", &mut names)?;
    // What every run reads stands together, so that the rest of the text is not even brought into memory.
    names.sort_by_key(|name| (is_seldom_read(name), name.clone()));

    let (mut text, mut spans) = (String::new(), Vec::new());
    for name in names {
        let start = text.len();
        text.push_str(&fs::read_to_string(root.join(&name))?);
        spans.push((name, start, text.len()));
    }
    spans.sort();
    let mut code = String::from("&[\n");
    for (name, start, end) in spans {
        let _ = writeln!(code, "    ({name:?}, {start}, {end}),");
    }
    code.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.yaml"), text)?;
    fs::write(out.join("embedded.rs"), code)
}

/// True for rules, for what only one province needs, and for the language fewer people start in.
fn is_seldom_read(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("policies/") || file.starts_with(|first: char| first.is_ascii_digit()) || name == "strings/en.yaml"
}

/// Collects the files under `folder`, named relative to `content/`; a changed folder runs this script again.
fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else if entry.path().extension().is_some_and(|kind| kind == "yaml") {
            names.push(name);
        }
    }
    Ok(())
}
