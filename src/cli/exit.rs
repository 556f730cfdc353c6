//! How a command ends.

use std::process::ExitCode;

/// Why a command did not get to its end: what to say, and how to exit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) exit: Exit,
    /// What goes to standard error, a sentence a line; empty = nothing.
    pub(super) sentences: Vec<String>,
}

impl Stop {
    /// The command or the input is wrong.
    pub(super) fn wrong(sentence: String) -> Self {
        Self { exit: Exit::Wrong, sentences: vec![sentence] }
    }

    /// The output could not be written.
    pub(super) fn not_written(sentence: String) -> Self {
        Self { exit: Exit::NotWritten, sentences: vec![sentence] }
    }
}

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, and the answer is no: there are faults.
    No,
    /// The command or the input is wrong; nothing was written.
    Wrong,
    /// The output could not be written.
    NotWritten,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::No => 1,
            Exit::Wrong => 2,
            Exit::NotWritten => 3,
        })
    }
}
