//! `journey-canvas check`: are the maps sound, and what do they still lack? Only a fault makes the answer no.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{
    args::{Check, CheckFormat},
    console::{Console, shown},
    exit::{Exit, Stop},
};
use crate::{
    analysis::{Lint, lint},
    model::{Fault, JourneyMap, check},
    wording::{self, finding},
};

/// One file and what was found in it.
struct Checked {
    path: String,
    /// What was found, or why it cannot be read.
    found: Result<Found, String>,
}

/// A map and what is wrong with it.
struct Found {
    map: JourneyMap,
    faults: Vec<Fault>,
    /// Asked of a sound map only.
    lint: Vec<Lint>,
}

impl Found {
    fn of(map: JourneyMap) -> Self {
        let faults = check(&map);
        let lint = if faults.is_empty() { lint(&map) } else { Vec::new() };
        Found { map, faults, lint }
    }

    /// Severity, kind, sentence and subjects of everything that was found.
    fn told(&self) -> impl Iterator<Item = (&'static str, &'static str, String, Vec<String>)> {
        let faults = self.faults.iter().map(|fault| {
            ("fault", wording::fault_kind(fault), wording::fault(fault, &self.map), wording::fault_subjects(fault))
        });
        let lint = self.lint.iter().map(|lint| {
            ("lint", finding::lint_kind(lint), finding::lint(&self.map, lint), finding::lint_subjects(lint))
        });
        faults.chain(lint)
    }
}

pub(super) fn run(asked: &Check, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut all = Vec::new();
    for file in &asked.files {
        let path = shown(file);
        let found = console.map(file).map_err(|error| wording::load_error(&error, &path));
        if let (Err(sentence), false) = (&found, asked.format == CheckFormat::Json) {
            console.say(sentence);
        }
        all.push(Checked { path, found: found.map(Found::of) });
    }
    let answer = match asked.format {
        CheckFormat::Text => text(&all),
        CheckFormat::Json => format!("{:#}\n", json(&all)),
        CheckFormat::Csv => csv(&all),
    };
    console.answer(&answer)?;
    Ok(all.iter().map(Checked::exit).max().unwrap_or(Exit::Done))
}

impl Checked {
    fn exit(&self) -> Exit {
        match &self.found {
            Ok(found) if found.faults.is_empty() => Exit::Done,
            Ok(_) => Exit::No,
            Err(_) => Exit::Wrong,
        }
    }
}

fn text(all: &[Checked]) -> String {
    let mut lines = String::new();
    for Checked { path, found } in all {
        let Ok(found) = found else { continue };
        let _infallible = writeln!(lines, "{}", wording::command::checked(&found.map, found.faults.len(), path));
        for (_, _, sentence, _) in found.told() {
            let _infallible = writeln!(lines, "  {sentence}");
        }
    }
    lines
}

fn json(all: &[Checked]) -> Value {
    let files: Vec<Value> = all
        .iter()
        .map(|Checked { path, found }| match found {
            Ok(found) => json!({
                "file": path,
                "error": null,
                "map": found.map.about.title,
                "personas": found.map.personas.len(),
                "stages": found.map.stages.len(),
                "touchpoints": found.map.touchpoints.len(),
                "links": found.map.links.len(),
                "faults": told(found, "fault"),
                "lint": told(found, "lint"),
            }),
            Err(sentence) => json!({ "file": path, "error": sentence }),
        })
        .collect();
    json!({ "schema": 1, "files": files })
}

fn told(found: &Found, wanted: &str) -> Vec<Value> {
    found
        .told()
        .filter(|(severity, ..)| *severity == wanted)
        .map(|(_, kind, sentence, subjects)| json!({ "kind": kind, "sentence": sentence, "subjects": subjects }))
        .collect()
}

fn csv(all: &[Checked]) -> String {
    let mut lines = "file,severity,kind,sentence,subjects\n".to_owned();
    for Checked { path, found } in all {
        let Ok(found) = found else { continue };
        for (severity, kind, sentence, subjects) in found.told() {
            let cells = [cell(path), cell(severity), cell(kind), cell(&sentence), cell(&subjects.join(" "))];
            let _infallible = writeln!(lines, "{}", cells.join(","));
        }
    }
    lines
}

/// A cell that no spreadsheet takes for a formula, quoted where it must be.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(|first: char| matches!(first, '=' | '+' | '-' | '@') || first.is_control());
    let guarded = if is_formula { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-2"), "'-2");
        assert_eq!(cell("\tx"), "'\tx");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("Pay"), "Pay");
    }
}
