//! `journey-canvas import`: somebody else's text or table becomes a map, or comes into one.

use std::path::Path;

use super::{
    args::Import,
    console::{Console, shown},
    exit::{Exit, Stop},
};
use crate::{
    import::{Blocks, Imported, TableOptions, mermaid, touchpoints},
    model::JourneyMap,
    persist::{LoadError, Position},
    wording,
};

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mermaid,
    Touchpoints,
}

const KINDS: [&str; 2] = ["mermaid", "touchpoints"];

pub(super) fn run(asked: &Import, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let kind = match asked.kind.as_deref() {
        None => guess(&asked.file, console)?,
        Some("mermaid") => Kind::Mermaid,
        Some("touchpoints") => Kind::Touchpoints,
        Some(other) => return Err(Stop::wrong(wording::command::not_made("import", other, &KINDS))),
    };
    let path = shown(&asked.file);
    let onto = asked.map.as_deref().map(|map| console.sound_map(map)).transpose()?;
    let bytes = console.bytes(&asked.file).map_err(|error| Stop::wrong(wording::load_error(&error, &path)))?;
    let imported = match kind {
        Kind::Mermaid if asked.map.is_some() || !asked.column.is_empty() => {
            return Err(Stop::wrong(wording::command::only_for_tables()));
        }
        Kind::Mermaid => read_mermaid(&bytes, asked, &path)?,
        Kind::Touchpoints => read_table(&bytes, asked, onto.as_ref(), &path)?,
    };
    let before = onto.unwrap_or_default();
    let map = imported.onto(&before).map_err(|refusal| Stop::wrong(wording::refusal(&refusal, &before)))?;
    for note in &imported.notes {
        console.say(&wording::import_note(note));
    }
    match &asked.output {
        Some(output) if !asked.dry_run => {
            console.write_map(output, &map)?;
            console.say(&wording::command::imported(&map));
        }
        _ => console.answer(&format!("{}\n", wording::command::imported(&map)))?,
    }
    Ok(Exit::Done)
}

fn read_mermaid(bytes: &[u8], asked: &Import, path: &str) -> Result<Imported, Stop> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let sound = sound.unwrap_or_default();
        Stop::wrong(wording::load_error(&LoadError::NotText(Position::of_byte(sound, sound.len())), path))
    })?;
    let blocks = if asked.all { Blocks::All } else { Blocks::First };
    mermaid(text, blocks).map_err(|error| Stop::wrong(wording::import_error(&error, path)))
}

fn read_table(bytes: &[u8], asked: &Import, onto: Option<&JourneyMap>, path: &str) -> Result<Imported, Stop> {
    let title = asked.file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let title = if title == "-" { String::new() } else { title };
    let options = TableOptions { columns: asked.column.clone(), title };
    touchpoints(bytes, &options, onto).map_err(|error| Stop::wrong(wording::import_error(&error, path)))
}

/// What the text may be by the ending of its name, and says so.
fn guess(file: &Path, console: &mut Console<'_>) -> Result<Kind, Stop> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (kind, name) = match ending.as_str() {
        "csv" | "tsv" | "tab" => (Kind::Touchpoints, "touchpoints"),
        "xlsx" | "xls" | "xes" | "gz" | "cjml" | "xml" | "json" => {
            return Err(Stop::wrong(wording::command::not_made("import", &ending, &KINDS)));
        }
        "ron" => return Err(Stop::wrong(wording::command::is_a_map(&shown(file)))),
        _ => (Kind::Mermaid, "mermaid"),
    };
    console.say(&wording::command::guessed(name));
    Ok(kind)
}
