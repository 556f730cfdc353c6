//! What the command line says beside results.

use std::io::ErrorKind;

use super::nearest::nearest;
use crate::model::JourneyMap;

/// What standard input is called where a path would stand.
pub const STANDARD_INPUT: &str = "standard input";

/// "There is no template “retail”. Perhaps “retailer” is meant; there are blank, retailer".
#[must_use]
pub fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let meant = nearest(name, known.iter().copied());
    let perhaps = meant.map(|meant| format!("Perhaps “{meant}” is meant; ")).unwrap_or_default();
    let there = if known.len() == 1 { "there is" } else { "there are" };
    let there = if perhaps.is_empty() { there.replacen('t', "T", 1) } else { there.to_owned() };
    format!("There is no {what} “{name}”. {perhaps}{there} {}.", known.join(", "))
}

/// A kind that this version cannot export or import, and those that it can.
#[must_use]
pub fn not_made(command: &str, kind: &str, works: &[&str]) -> String {
    format!("This version cannot {command} {kind}. What works: {}.", works.join(", "))
}

/// A value of an option that is not there, and those that are.
#[must_use]
pub fn no_such_value(option: &str, value: &str, works: &[&str]) -> String {
    format!("This version has no {option} {value}. What works: {}.", works.join(", "))
}

/// A command that is not there, and those that are.
#[must_use]
pub fn no_command(command: &str, works: &[&str]) -> String {
    format!("This version has no `{command}` yet. What works: {}.", works.join(", "))
}

/// A file that need not be imported.
#[must_use]
pub fn is_a_map(path: &str) -> String {
    format!("This looks like a map already, so there is nothing to import. Open or export it as it is: {path}")
}

/// What a text without `--as` is taken for.
#[must_use]
pub fn guessed(kind: &str) -> String {
    format!("Read as {kind}; --as says otherwise.")
}

/// What came in.
#[must_use]
pub fn imported(map: &JourneyMap) -> String {
    format!("Imported {}.", size(map))
}

/// A map that was checked.
#[must_use]
pub fn checked(map: &JourneyMap, faults: usize, path: &str) -> String {
    match faults {
        0 => format!("Sound, with {}: {path}", size(map)),
        1 => format!("One fault: {path}"),
        faults => format!("{faults} faults: {path}"),
    }
}

fn size(map: &JourneyMap) -> String {
    let counted = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    format!(
        "{}, {}, {} and {}",
        counted(map.personas.len(), "persona"),
        counted(map.stages.len(), "stage"),
        counted(map.touchpoints.len(), "touchpoint"),
        counted(map.links.len(), "link")
    )
}

/// Standard output does not take the result.
#[must_use]
pub fn output_refused(kind: ErrorKind) -> String {
    format!("The result could not be written to standard output ({kind}). Look where it is sent to.")
}

/// This build has no window.
#[must_use]
pub fn no_window() -> String {
    "This build has no window. `journey-canvas export MAP -o PICTURE.png` makes a picture; --help names the rest."
        .to_owned()
}
