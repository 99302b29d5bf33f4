//! The `yibao` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    yibao::cli::run()
}
