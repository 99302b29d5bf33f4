//! How the program ends, as the shell sees it. The numbers are named here and nowhere else.

use std::process::ExitCode;

use crate::domain::Phrase;

/// The ways the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// What was asked for was done.
    Done,
    /// Nothing was found, or nothing could be written.
    Failed,
    /// The command or one of its values is wrong.
    Usage,
    /// The wizard cannot be shown on this terminal.
    Terminal,
    /// The content has errors.
    Content,
    /// No rule to estimate with.
    NoRule,
    /// Left with Ctrl+C.
    Aborted,
    /// Ended by the signal with this number.
    Signal(u8),
}

impl Exit {
    /// Every way, in the order of the numbers. The signal stands for all signals.
    pub const ALL: [Self; 8] = [
        Self::Done,
        Self::Failed,
        Self::Usage,
        Self::Terminal,
        Self::Content,
        Self::NoRule,
        Self::Aborted,
        Self::Signal(0),
    ];

    /// The number the shell gets.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Terminal => 3,
            Self::Content => 4,
            Self::NoRule => 5,
            Self::Aborted => 130,
            Self::Signal(number) => 128_u8.saturating_add(number),
        }
    }

    /// How lists of exit codes write the number.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Signal(0) => "128+n".to_owned(),
            Self::Signal(_)
            | Self::Done
            | Self::Failed
            | Self::Usage
            | Self::Terminal
            | Self::Content
            | Self::NoRule
            | Self::Aborted => self.code().to_string(),
        }
    }

    /// What it means.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        match self {
            Self::Done => Phrase::ExitDone,
            Self::Failed => Phrase::ExitFailed,
            Self::Usage => Phrase::ExitUsage,
            Self::Terminal => Phrase::ExitTerminal,
            Self::Content => Phrase::ExitContent,
            Self::NoRule => Phrase::ExitNoRule,
            Self::Aborted => Phrase::ExitAborted,
            Self::Signal(_) => Phrase::ExitSignal,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
