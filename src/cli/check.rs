//! `journey-canvas check`: are the maps sound?

use std::fmt::Write;

use serde_json::{Value, json};

use super::{
    args::{Check, CheckFormat},
    console::{Console, shown},
    exit::{Exit, Stop},
};
use crate::{
    model::{Fault, JourneyMap, check},
    wording,
};

/// One file and what was found in it.
struct Checked {
    path: String,
    /// The map with its faults, or why it cannot be read.
    found: Result<(JourneyMap, Vec<Fault>), String>,
}

pub(super) fn run(asked: &Check, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut all = Vec::new();
    for file in &asked.files {
        let path = shown(file);
        let found = console.map(file).map_err(|error| wording::load_error(&error, &path));
        if let (Err(sentence), false) = (&found, asked.format == CheckFormat::Json) {
            console.say(sentence);
        }
        all.push(Checked { path, found: found.map(|map| (check(&map), map)).map(|(faults, map)| (map, faults)) });
    }
    let answer = match asked.format {
        CheckFormat::Text => text(&all),
        CheckFormat::Json => format!("{:#}\n", json(&all)),
        CheckFormat::Csv => csv(&all),
    };
    console.result(answer.as_bytes())?;
    Ok(all.iter().map(Checked::exit).max().unwrap_or(Exit::Done))
}

impl Checked {
    fn exit(&self) -> Exit {
        match &self.found {
            Ok((_, faults)) if faults.is_empty() => Exit::Done,
            Ok(_) => Exit::No,
            Err(_) => Exit::Wrong,
        }
    }
}

fn text(all: &[Checked]) -> String {
    let mut lines = String::new();
    for Checked { path, found } in all {
        let Ok((map, faults)) = found else { continue };
        let _infallible = writeln!(lines, "{}", wording::command::checked(map, faults.len(), path));
        for fault in faults {
            let _infallible = writeln!(lines, "  {}", wording::fault(fault, map));
        }
    }
    lines
}

fn json(all: &[Checked]) -> Value {
    let files: Vec<Value> = all
        .iter()
        .map(|Checked { path, found }| match found {
            Ok((map, faults)) => json!({
                "file": path,
                "error": null,
                "map": map.about.title,
                "personas": map.personas.len(),
                "stages": map.stages.len(),
                "touchpoints": map.touchpoints.len(),
                "links": map.links.len(),
                "faults": faults.iter().map(|fault| json!({
                    "kind": wording::fault_kind(fault),
                    "sentence": wording::fault(fault, map),
                    "subjects": wording::fault_subjects(fault),
                })).collect::<Vec<_>>(),
            }),
            Err(sentence) => json!({ "file": path, "error": sentence }),
        })
        .collect();
    json!({ "schema": 1, "files": files })
}

fn csv(all: &[Checked]) -> String {
    let mut lines = "file,kind,sentence,subjects\n".to_owned();
    for Checked { path, found } in all {
        let Ok((map, faults)) = found else { continue };
        for fault in faults {
            let cells = [
                cell(path),
                cell(wording::fault_kind(fault)),
                cell(&wording::fault(fault, map)),
                cell(&wording::fault_subjects(fault).join(" ")),
            ];
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
