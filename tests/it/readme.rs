//! The README says what the program does: its commands are run, its tables and its picture are compared.

use std::process::Stdio;
use std::sync::Mutex;

use yibao::cli::{Exit, grammar, variables};
use yibao::content::embedded_strings;
use yibao::domain::{Lang, Strings};
use yibao::report::table::markdown;
use yibao::tui::Look;
use yibao::tui::keys::{Written, written};

use crate::cli::{command, ran};
use crate::harness::Program;
use crate::script::{NORMAL, home};

/// The day all commands are run on, so that no answer depends on today.
const DAY: &str = "2026-11-22";

fn readme() -> String {
    file("README.md")
}

fn file(name: &str) -> String {
    std::fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The lines of the blocks marked `sh`, without what a `#` explains.
fn commands() -> Vec<String> {
    let text = readme();
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let lines = blocks.flat_map(|(block, _)| block.lines());
    let commands = lines.map(|line| line.split('#').next().unwrap_or_default().trim().to_owned());
    commands.filter(|command| !command.is_empty()).collect()
}

/// A line that starts the wizard.
struct Start<'a> {
    variables: Vec<(&'a str, &'a str)>,
    /// What is typed after `yibao`.
    words: Vec<&'a str>,
}

fn starts_wizard(line: &str) -> Option<Start<'_>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "yibao")?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let other = ["path", "places", "coverage", "check", "estimate", "credit", "--help", "--version"];
    let variables = before.iter().filter_map(|word| word.split_once('=')).collect();
    (!after.iter().any(|word| other.contains(word))).then(|| Start { variables, words: after.to_vec() })
}

#[test]
fn every_command_of_the_readme_works() {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_yibao")).parent().unwrap().to_owned();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut tried = 0;
    for line in commands().iter().filter(|line| !line.starts_with("cargo ") && starts_wizard(line).is_none()) {
        // The environment of `command` without its binary: the line names it itself.
        let mut shell = command(&[]);
        let mut run = std::process::Command::new("sh");
        run.args(["-c", line]).stdin(Stdio::null()).current_dir(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in shell.env("YIBAO_AS_OF", DAY).env("PATH", &path).get_envs() {
            match value {
                Some(value) => run.env(name, value),
                None => run.env_remove(name),
            };
        }
        let ran = ran(run);
        assert_eq!((ran.exit, &*ran.err), (Some(0), ""), "{line}");
        assert!(!ran.out.is_empty(), "{line}");
        tried += 1;
    }
    assert!(tried >= 8, "{tried}");
}

#[test]
fn every_way_of_the_readme_into_the_wizard_works() {
    let mut tried = 0;
    for line in &commands() {
        let Some(Start { variables, words }) = starts_wizard(line) else { continue };
        let mut program = Program::wizard().args(&words).env("YIBAO_AS_OF", DAY);
        for (name, value) in variables {
            program = program.env(name, value);
        }
        let mut pty = program.start();
        pty.wait_for("F1");
        pty.type_keys("<C-q><C-q>");
        assert_eq!(pty.wait_exit(), 0, "{line}");
        tried += 1;
    }
    assert!(tried >= 3, "{tried}");
}

#[test]
fn the_cargo_commands_of_the_readme_are_run_by_the_ci_script() {
    let script = file(".ci/run");
    let cargo: Vec<String> = commands().into_iter().filter(|line| line.starts_with("cargo ")).collect();
    assert!(cargo.len() >= 2, "{cargo:?}");
    for line in cargo {
        assert!(script.contains(&line), "{line}");
    }
}

#[test]
fn every_line_of_a_command_block_is_a_command_of_ours() {
    for line in commands() {
        let ours = line.starts_with("cargo ") || line.split_whitespace().any(|word| word == "yibao");
        assert!(ours, "{line}");
    }
}

/// Writing the README is for one test at a time.
static WRITING: Mutex<()> = Mutex::new(());

/// Compares what stands between `<!-- mark -->` and `<!-- end -->`. With `UPDATE_README` set it is written instead.
#[track_caller]
fn holds(mark: &str, expected: &str) {
    let _alone = WRITING.lock();
    let text = readme();
    let begin = format!("<!-- {mark} -->\n");
    let (before, rest) = text.split_once(&begin).expect(mark);
    let (found, after) = rest.split_once("<!-- end -->").expect(mark);
    let expected = format!("\n{}\n\n", expected.trim_end());
    if std::env::var_os("UPDATE_README").is_some() {
        let written = format!("{before}{begin}{expected}<!-- end -->{after}");
        std::fs::write(format!("{}/README.md", env!("CARGO_MANIFEST_DIR")), written).unwrap();
    } else {
        assert_eq!(found, expected, "UPDATE_README=1 cargo test --test it readme writes it anew");
    }
}

fn keys(strings: &Strings) -> Vec<[String; 3]> {
    let row = |line: &Written| {
        let pages: Vec<&str> = line.pages().into_iter().map(|page| strings.get(page)).collect();
        [line.keys.join(" "), strings.get(line.does).to_owned(), pages.join(" / ")]
    };
    written(strings, Look::default()).iter().map(row).collect()
}

#[test]
fn the_tables_of_keys_are_those_of_the_program() {
    let table = |heading, lang| markdown(heading, &keys(&embedded_strings(lang)));
    holds("keys zh", &table(["按键", "作用", "在哪一页"], Lang::Zh));
    holds("keys en", &table(["Key", "What it does", "On which page"], Lang::En));
}

#[test]
fn the_tables_of_exit_codes_are_those_of_the_program() {
    let table = |heading, lang| {
        let strings = embedded_strings(lang);
        markdown(heading, &Exit::ALL.map(|exit| [exit.written(), strings.get(exit.phrase()).to_owned()]))
    };
    holds("exit zh", &table(["退出码", "意思"], Lang::Zh));
    holds("exit en", &table(["Exit code", "Meaning"], Lang::En));
}

#[test]
fn the_tables_of_variables_are_those_of_the_program() {
    let rows: Vec<[String; 2]> =
        variables().iter().map(|(flag, name)| [flag, name].map(|word| format!("`{word}`"))).collect();
    holds("variables zh", &markdown(["选项", "变量"], &rows));
    holds("variables en", &markdown(["Option", "Variable"], &rows));
}

#[test]
fn the_tables_of_rules_are_those_of_the_help_page() {
    let table = |heading, lang| {
        let code = |(example, means): (String, String)| [format!("`{example}`"), means];
        markdown(heading, &grammar(&embedded_strings(lang)).into_iter().map(code).collect::<Vec<_>>())
    };
    holds("rules zh", &table(["写法", "意思"], Lang::Zh));
    holds("rules en", &table(["Written", "Meaning"], Lang::En));
}

#[test]
fn the_picture_is_what_the_program_shows() {
    let page = home().press("wx enter enter enter right enter enter enter enter enter").screen(NORMAL);
    let page: Vec<&str> = page.lines().map(str::trim_end).collect();
    holds("picture", &format!("```text\n{}\n```", page.join("\n")));
}
