//! Puts the files of `content/` into one text for the binary to embed, with a list of where each begins and ends. It checks
//! nothing: the tests and `yibao check` do. And it puts the C library into the binary where that can be done.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
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
    fs::write(out.join("embedded.rs"), code)?;
    take_the_c_library_in(&out.join("c_library"))
}

/// Links the program statically on Linux with glibc, if its archives are installed as `libc6-dev` installs them; else the
/// usual way. Then the file also runs on counters' machines with an older glibc, and finding libraries takes no part of the
/// time to the first page: a quarter of it, and a megabyte of memory.
///
/// `+crt-static`, the compiler's own switch, can be set only for everything at once, and no procedural macro can be built
/// with it. So the linker finds, under each name that it will be asked for, the archives before the shared library.
fn take_the_c_library_in(folder: &Path) -> io::Result<()> {
    const ARCHIVES: [&str; 8] = ["c", "m", "util", "rt", "pthread", "dl", "gcc", "gcc_eh"];
    const NAMES: [&str; 7] = ["gcc_s", "util", "rt", "pthread", "m", "dl", "c"];
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let features = env::var("CARGO_CFG_TARGET_FEATURE").unwrap_or_default();
    if !(is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu"))
        || env::var_os("TARGET") != env::var_os("HOST")
        || features.split(',').any(|feature| feature == "crt-static")
    {
        return Ok(());
    }
    let Some(found) = ARCHIVES.iter().map(|name| archive(name)).collect::<Option<Vec<String>>>() else { return Ok(()) };
    fs::create_dir_all(folder)?;
    for name in NAMES {
        fs::write(folder.join(format!("lib{name}.a")), format!("GROUP ( {} )\n", found.join(" ")))?;
    }
    println!("cargo::rustc-link-arg-bins=-static-pie");
    println!("cargo::rustc-link-arg-bins=-L{}", folder.display());
    if reads_packed_relocations() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

/// Whether the C library at hand reads the list of addresses to adjust at the start in its short form, as glibc does since
/// 2.36: 2 kB to read instead of 110.
fn reads_packed_relocations() -> bool {
    let said = Command::new("cc").args(["-E", "-dM", "-xc", "-include", "features.h", "/dev/null"]).output();
    let macros = said.map(|said| String::from_utf8_lossy(&said.stdout).into_owned()).unwrap_or_default();
    let number = |name: &str| -> Option<u32> {
        macros.lines().find_map(|line| line.strip_prefix("#define ")?.strip_prefix(name)?.trim().parse().ok())
    };
    number("__GLIBC__ ").zip(number("__GLIBC_MINOR__ ")).is_some_and(|version| version >= (2, 36))
}

/// Where the C compiler finds an archive. Names it does not know come back as they are.
fn archive(name: &str) -> Option<String> {
    let file = format!("lib{name}.a");
    let said = Command::new("cc").arg(format!("-print-file-name={file}")).output().ok()?;
    let path = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    Path::new(&path).is_absolute().then_some(path)
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
