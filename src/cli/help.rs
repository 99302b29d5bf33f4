//! The help pages, put together from what `clap` knows of the commands and from our own sentences.

use clap::CommandFactory;

use super::args::{Command, Line};
use super::exit::Exit;
use super::options::{GRAMMAR, KNOWN, Known, choices};
use crate::domain::{Phrase, Strings};
use crate::report::columns::{filled, widest, wrapped};

/// The help page of `command`, or of the program itself.
pub(super) fn page(strings: &Strings, command: Option<&str>) -> String {
    let lines = match command {
        None => of_program(strings),
        Some(name) => of_command(strings, name),
    };
    lines.join("\n") + "\n"
}

fn of_program(strings: &Strings) -> Vec<String> {
    let mut lines = vec![wrapped("", strings.get(Phrase::CliAbout)), String::new()];
    lines.push(strings.get(Phrase::CliUsage).to_owned());
    let commands = [""].into_iter().chain(Command::NAMES).map(|name| (usage(strings, name), does(name)));
    let rows: Vec<(String, String)> = commands.map(|(usage, does)| (usage, strings.get(does).to_owned())).collect();
    lines.extend(table(&rows));
    lines.extend([String::new(), strings.get(Phrase::CliOptions).to_owned()]);
    lines.extend(table(&options(strings, "")));
    lines.extend([String::new(), strings.get(Phrase::CliExitCodes).to_owned()]);
    lines.extend(table(&Exit::ALL.map(|exit| (exit.written(), strings.get(exit.phrase()).to_owned()))));
    lines.extend([String::new(), wrapped("", strings.get(Phrase::CliMore))]);
    lines
}

fn of_command(strings: &Strings, name: &str) -> Vec<String> {
    let mut lines = vec![wrapped("", strings.get(does(name))), String::new()];
    lines.push(strings.get(Phrase::CliUsage).to_owned());
    lines.push(format!("  {}", usage(strings, name)));
    lines.extend([String::new(), strings.get(Phrase::CliOptions).to_owned()]);
    lines.extend(table(&options(strings, name)));
    if name == "estimate" {
        lines.extend([String::new(), wrapped("", strings.get(Phrase::CliRules))]);
        for (example, means) in grammar(strings) {
            lines.extend([format!("  {example}"), wrapped("      ", &means)]);
        }
    }
    lines
}

/// How rules are typed: examples, and what they mean.
#[must_use]
pub fn grammar(strings: &Strings) -> Vec<(String, String)> {
    GRAMMAR.iter().map(|(example, means)| ((*example).to_owned(), strings.get(*means).to_owned())).collect()
}

fn does(command: &str) -> Phrase {
    match command {
        "path" => Phrase::CliPath,
        "estimate" => Phrase::CliEstimate,
        "credit" => Phrase::CliCredit,
        "places" => Phrase::CliPlaces,
        "coverage" => Phrase::CliCoverage,
        "check" => Phrase::CliCheck,
        _ => Phrase::CliWizard,
    }
}

fn usage(strings: &Strings, command: &str) -> String {
    let options = strings.get(Phrase::CliOptionsHere);
    match command {
        "path" => format!("yibao path --city {} {options}", strings.get(Phrase::ValueCity)),
        "estimate" => format!(
            "yibao estimate --city {} --total {} {options}",
            strings.get(Phrase::ValueCity),
            strings.get(Phrase::ValueAmount)
        ),
        "credit" => format!("yibao credit --city {} {options}", strings.get(Phrase::ValueCity)),
        "places" => format!("yibao places [{}] {options}", strings.get(Phrase::ValueQuery)),
        "coverage" => format!("yibao coverage {options}"),
        "check" => format!("yibao check [{}] {options}", strings.get(Phrase::ValueDir)),
        _ => format!("yibao {options}"),
    }
}

/// The options a command takes, each with what it does.
fn options(strings: &Strings, command: &str) -> Vec<(String, String)> {
    let program = Line::command();
    let clap = program.find_subcommand(command).unwrap_or(&program);
    let shared = program.get_arguments().filter(|arg| arg.is_global_set());
    let taken: Vec<&str> = clap.get_arguments().chain(shared).map(|arg| arg.get_id().as_str()).collect();
    KNOWN.iter().filter(|known| taken.contains(&known.id)).map(|known| row(strings, known, command)).collect()
}

fn row(strings: &Strings, known: &Known, command: &str) -> (String, String) {
    let value = known.value.map(|value| strings.get(value));
    let name = match (known.flag, value) {
        ("", value) => format!("[{}]", value.unwrap_or_default()),
        (flag, Some(value)) => format!("{flag} {value}"),
        (flag, None) => flag.to_owned(),
    };
    let choices = choices(known.id, command).join(" / ");
    let does = match known.does.slots() {
        [] => strings.get(known.does).to_owned(),
        _ => strings.fill(known.does, &[&choices]),
    };
    let does = match known.variable {
        Some(variable) => {
            let variable = strings.fill(Phrase::CliVariable, &[variable]);
            strings.fill(Phrase::JoinAside, &[&does, &variable])
        }
        None => does,
    };
    (name, does)
}

fn table(rows: &[(String, String)]) -> Vec<String> {
    let width = widest(rows.iter().map(|(name, _)| &**name)) + 2;
    rows.iter().map(|(name, does)| wrapped(&format!("  {}", filled(name, width)), does)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_that_is_taken_is_explained() {
        let program = Line::command();
        let all = program.get_subcommands().flat_map(clap::Command::get_arguments).chain(program.get_arguments());
        for arg in all {
            let known = KNOWN.iter().find(|known| known.id == arg.get_id().as_str());
            let flag = known.map(|known| known.flag.trim_start_matches("--").to_owned());
            assert_eq!(flag.as_deref(), Some(arg.get_long().unwrap_or_default()), "{}", arg.get_id());
        }
    }

    #[test]
    fn every_command_is_listed() {
        let program = Line::command();
        let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names.len(), Command::NAMES.len());
        assert!(Command::NAMES.iter().all(|name| names.contains(name)), "{names:?}");
    }
}
