//! The command line, one file per subcommand.
//!
//! Results go to standard output, everything else to standard error; a file is replaced as a whole
//! or not at all. What users read comes from `wording`, but for the help that clap makes of `args`.
//!
//! Limitations: no progress is shown; `diff`, `merge` and `completions` are not there yet, and say so.

mod analyze;
mod args;
mod check;
mod console;
mod exit;
mod export;
mod import;
mod new;
mod rehearse;

use std::{ffi::OsString, path::PathBuf};

use clap::{Parser, error::ErrorKind};

use args::{Arguments, Command};
pub use console::Console;
pub use exit::Exit;
use exit::Stop;

use crate::wording;

/// What came of the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A window is asked for, perhaps with this map.
    Window(Option<PathBuf>),
    /// A command has run.
    Ended(Exit),
}

/// Does what the arguments say; the first is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Outcome {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Outcome::Ended(not_understood(&error, console)),
    };
    let Some(command) = arguments.command else { return Outcome::Window(arguments.file) };
    let ended = match &command {
        Command::New(asked) => new::run(asked, console),
        Command::Check(asked) => check::run(asked, console),
        Command::Import(asked) => import::run(asked, console),
        Command::Analyze(asked) => analyze::run(asked, console),
        Command::Export(asked) => export::run(asked, console),
        Command::Rehearse(asked) => rehearse::run(asked, console),
        Command::Diff(_) => Err(not_there("diff")),
        Command::Merge(_) => Err(not_there("merge")),
        Command::Completions(_) => Err(not_there("completions")),
    };
    Outcome::Ended(ended.unwrap_or_else(|stop| {
        for sentence in &stop.sentences {
            console.say(sentence);
        }
        stop.exit
    }))
}

fn not_there(command: &str) -> Stop {
    Stop::wrong(wording::command::no_command(command, &["new", "check", "analyze", "export", "import"]))
}

/// Help and version are results; anything else that clap says is a wrong command.
fn not_understood(error: &clap::Error, console: &mut Console<'_>) -> Exit {
    let words = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.result(words.as_bytes()).map_or_else(|stop| stop.exit, |()| Exit::Done)
        }
        _ => {
            console.say(words.trim_end());
            Exit::Wrong
        }
    }
}
