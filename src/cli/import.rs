//! `journey-canvas import`: somebody else's text becomes a map.

use std::path::Path;

use super::{
    args::Import,
    console::{Console, shown},
    exit::{Exit, Stop},
};
use crate::{
    import::{Blocks, mermaid},
    persist::{LoadError, Position},
    wording,
};

const MERMAID: &str = "mermaid";

pub(super) fn run(asked: &Import, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let path = shown(&asked.file);
    match asked.kind.as_deref() {
        None => guess(&asked.file, console)?,
        Some(MERMAID) => {}
        Some(other) => return Err(Stop::wrong(wording::command::not_made("import", other, &[MERMAID]))),
    }
    let refuse = |error: LoadError| Stop::wrong(wording::load_error(&error, &path));
    let bytes = console.bytes(&asked.file).map_err(refuse)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let sound = sound.unwrap_or_default();
        refuse(LoadError::NotText(Position::of_byte(sound, sound.len())))
    })?;
    let blocks = if asked.all { Blocks::All } else { Blocks::First };
    let imported = mermaid(text, blocks).map_err(|error| Stop::wrong(wording::import_error(&error, &path)))?;
    let map = imported.map().map_err(|refusal| Stop::wrong(wording::refusal(&refusal, &Default::default())))?;
    for note in &imported.notes {
        console.say(&wording::import_note(note));
    }
    match &asked.output {
        Some(output) if !asked.dry_run => {
            console.write_map(output, &map)?;
            console.say(&wording::command::imported(&map));
        }
        _ => console.result(format!("{}\n", wording::command::imported(&map)).as_bytes())?,
    }
    Ok(Exit::Done)
}

/// What the text may be by the ending of its name, and says so.
fn guess(file: &Path, console: &mut Console<'_>) -> Result<(), Stop> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "tsv" | "xlsx" | "xls" | "xes" | "gz" | "cjml" | "xml" | "json" => {
            Err(Stop::wrong(wording::command::not_made("import", &ending, &[MERMAID])))
        }
        "ron" => Err(Stop::wrong(wording::command::is_a_map(&shown(file)))),
        _ => {
            console.say(&wording::command::guessed(MERMAID));
            Ok(())
        }
    }
}
