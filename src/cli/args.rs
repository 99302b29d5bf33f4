//! What may stand on the command line, and nothing about what it means: `clap` cuts the words apart, values stay text.
//!
//! `clap` says nothing to anybody: help pages and complaints are our own sentences.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "yibao", disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub(super) struct Line {
    #[command(flatten)]
    pub(super) choice: Choice,
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What is chosen beforehand.
#[derive(Debug, Args)]
pub(super) struct Choice {
    #[arg(long)]
    pub(super) city: Option<String>,
    #[arg(long)]
    pub(super) task: Option<String>,
    #[arg(long)]
    pub(super) channel: Option<String>,
}

/// What every command takes.
#[derive(Debug, Args)]
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
}

impl Command {
    /// Its name, as it is typed.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Path { .. } => "path",
            Self::Places { .. } => "places",
            Self::Coverage { .. } => "coverage",
            Self::Check { .. } => "check",
        }
    }
}
