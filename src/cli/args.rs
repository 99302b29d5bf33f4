//! What may stand on the command line, and nothing about what it means: `clap` cuts the words apart, values stay text.
//!
//! `clap` says nothing to anybody: help pages and complaints are our own sentences.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The words as `clap` reads them best: a value that begins with a minus sign and a digit is no option, so it is tied to
/// the option before it (`--off-site -10点` becomes `--off-site=-10点`).
fn tied(words: &[OsString]) -> Vec<OsString> {
    let is_option = |word: &OsStr| {
        let word = word.to_string_lossy();
        word.len() > 2 && word.starts_with("--") && !word.contains('=')
    };
    let is_negative = |word: &OsStr| {
        let word = word.to_string_lossy();
        let mut letters = word.chars();
        letters.next() == Some('-') && letters.next().is_some_and(|digit| digit.is_numeric() || digit == '.')
    };
    let mut tied: Vec<OsString> = Vec::with_capacity(words.len());
    for word in words {
        match tied.last_mut() {
            Some(option) if is_option(option) && is_negative(word) => {
                option.push("=");
                option.push(word);
            }
            Some(_) | None => tied.push(word.clone()),
        }
    }
    tied
}

#[derive(Debug, Default, Parser)]
#[command(name = "yibao", disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(super) struct Line {
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Line {
    /// Reads the words, the first of which is the program.
    ///
    /// # Errors
    /// What `clap` cannot make sense of.
    pub(super) fn read(words: &[OsString]) -> Result<Self, clap::Error> {
        // Most people say nothing; then the grammar of six commands need not be built.
        if words.len() <= 1 { Ok(Self::default()) } else { Self::try_parse_from(tied(words)) }
    }
}

/// What is chosen beforehand.
#[derive(Debug, Default, Args)]
pub(super) struct Choice {
    #[arg(long)]
    pub(super) city: Option<String>,
    #[arg(long)]
    pub(super) task: Option<String>,
    #[arg(long)]
    pub(super) channel: Option<String>,
}

/// What every command takes.
#[derive(Debug, Default, Args)]
pub(super) struct Shared {
    #[arg(long, global = true)]
    pub(super) content: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(super) lang: Option<String>,
    #[arg(long, global = true)]
    pub(super) as_of: Option<String>,
    #[arg(long, global = true)]
    pub(super) theme: Option<String>,
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    #[arg(long, short, global = true)]
    pub(super) help: bool,
    #[arg(long, short = 'V', global = true)]
    pub(super) version: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Path {
        #[command(flatten)]
        choice: Choice,
        #[arg(long)]
        format: Option<String>,
    },
    Places {
        query: Option<String>,
        #[arg(long)]
        format: Option<String>,
    },
    Coverage {
        #[arg(long)]
        format: Option<String>,
    },
    Check {
        dir: Option<PathBuf>,
    },
    Estimate(Box<EstimateWords>),
    Credit(CreditWords),
}

/// What `yibao estimate` takes. An amount or a rule may begin with a minus sign.
#[derive(Debug, Args)]
pub(super) struct EstimateWords {
    #[arg(id = "insured_city", long = "city")]
    pub(super) city: Option<String>,
    #[arg(long)]
    pub(super) scheme: Option<String>,
    #[arg(long)]
    pub(super) status: Option<String>,
    #[arg(long)]
    pub(super) group: Option<String>,
    #[arg(long)]
    pub(super) age: Option<String>,
    #[arg(long)]
    pub(super) care: Option<String>,
    #[arg(long)]
    pub(super) level: Option<String>,
    #[arg(long)]
    pub(super) admission: Option<String>,
    #[arg(long)]
    pub(super) site: Option<String>,
    #[arg(long)]
    pub(super) referral: Option<String>,
    #[arg(long)]
    pub(super) total: Option<String>,
    #[arg(long)]
    pub(super) out_of_scope: Option<String>,
    #[arg(long)]
    pub(super) class_b: Option<String>,
    #[arg(long)]
    pub(super) used_deductible: Option<String>,
    #[arg(long)]
    pub(super) paid_this_year: Option<String>,
    #[arg(long)]
    pub(super) cost_this_year: Option<String>,
    #[arg(long)]
    pub(super) carried_this_year: Option<String>,
    #[arg(long)]
    pub(super) deductible: Option<String>,
    #[arg(long)]
    pub(super) later_admissions: Option<String>,
    #[arg(long)]
    pub(super) rate: Option<String>,
    #[arg(long)]
    pub(super) bands: Option<String>,
    #[arg(long)]
    pub(super) bands_count_from: Option<String>,
    #[arg(long)]
    pub(super) cap: Option<String>,
    #[arg(long)]
    pub(super) above_cap: Option<String>,
    #[arg(long)]
    pub(super) off_site: Option<String>,
    #[arg(long)]
    pub(super) critical: Option<String>,
    #[arg(long)]
    pub(super) format: Option<String>,
}

/// What `yibao credit` takes.
#[derive(Debug, Args)]
pub(super) struct CreditWords {
    #[arg(id = "insured_city", long = "city")]
    pub(super) city: Option<String>,
    #[arg(id = "credit_scheme", long = "scheme")]
    pub(super) scheme: Option<String>,
    #[arg(id = "credit_status", long = "status")]
    pub(super) status: Option<String>,
    #[arg(long)]
    pub(super) age: Option<String>,
    #[arg(long)]
    pub(super) average: Option<String>,
    #[arg(id = "share", long = "rate")]
    pub(super) share: Option<String>,
    #[arg(long)]
    pub(super) format: Option<String>,
}

impl Command {
    /// Its name, as it is typed.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Path { .. } => "path",
            Self::Places { .. } => "places",
            Self::Coverage { .. } => "coverage",
            Self::Check { .. } => "check",
            Self::Estimate(_) => "estimate",
            Self::Credit(_) => "credit",
        }
    }

    /// Every name, in the order of the help page.
    pub(super) const NAMES: [&str; 6] = ["path", "estimate", "credit", "places", "coverage", "check"];
}
