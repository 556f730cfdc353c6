//! Arguments, then the command line or the window, then the exit code.

use std::{io, path::PathBuf, process::ExitCode};

use journey_canvas::cli::{self, Console, Outcome};

fn main() -> ExitCode {
    let (mut input, mut out, mut err) = (io::stdin(), io::stdout(), io::stderr());
    let mut console = Console { input: &mut input, out: &mut out, err: &mut err };
    match cli::run(std::env::args_os(), &mut console) {
        Outcome::Ended(exit) => exit.into(),
        Outcome::Window(map) => window(map),
    }
}

#[cfg(feature = "gui")]
fn window(map: Option<PathBuf>) -> ExitCode {
    journey_canvas::app::run(map)
}

#[cfg(not(feature = "gui"))]
fn window(_map: Option<PathBuf>) -> ExitCode {
    eprintln!("{}", journey_canvas::wording::command::no_window());
    cli::Exit::Wrong.into()
}
