//! What the command line says beside results.

use std::{collections::BTreeSet, io::ErrorKind};

use super::{figure::list, nearest::nearest};
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

/// A picture whose name does not say what it is.
#[must_use]
pub fn no_ending(path: &str, works: &[&str]) -> String {
    format!(
        "The ending of the name says which picture to make; this one has none. What works: {}: {path}",
        works.join(", ")
    )
}

/// An option that has no meaning for this kind of picture.
#[must_use]
pub fn only_for(options: &str, kind: &str) -> String {
    format!("What {options} asks for is there for {kind} only. Leave it out, or export a {kind}.")
}

/// Rows cannot be hidden where there are none.
#[must_use]
pub fn no_rows(lens: &str, works: &[&str]) -> String {
    format!("The lens {lens} has no rows to hide. Leave --hide out, or choose a lens that has: {}.", works.join(", "))
}

/// What makes letters on a slide larger, on the command line.
pub const LARGER_BY_OPTION: &str =
    "--slices makes a page for every stage, and --page fit a picture as large as the map needs.";
/// And in the dialog.
pub const LARGER_BY_CHOICE: &str =
    "“One for every stage” makes a page for each, and “As large as the map” a picture as large as it needs.";

/// Letters of `points` on a slide, where `least` is the least to be read; `what` they are: text, or the title of a card;
/// `way_out` is one of the two above.
#[must_use]
pub fn small_text(what: &str, points: f32, least: f32, way_out: &str) -> String {
    // Never rounded up to what would be enough.
    let points = (points * 10.0).floor() / 10.0;
    format!(
        "The smallest {what} on the slide has {points:.1} points, and below {least:.0} it cannot be read from the back of a room. \
         {way_out}"
    )
}

/// What cards leave out to stay legible; none where they leave out nothing. `way_out` is one of the two above.
#[must_use]
pub fn left_out(channels: bool, creators: bool, way_out: &str) -> Option<String> {
    let what = match (channels, creators) {
        (true, true) => "channels and creators",
        (true, false) => "channels",
        (false, true) => "creators",
        (false, false) => return None,
    };
    Some(format!("Cards leave out {what} so that their titles can be large. {way_out}").trim_end().to_owned())
}

/// A picture with more pixels than can be made.
#[must_use]
pub fn picture_too_large(asked: (u64, u64), most: (u32, u32), path: &str) -> String {
    let ((width, height), (most_width, most_height)) = (asked, most);
    format!(
        "A picture of {width} × {height} pixels cannot be made. The largest that works is {most_width} × {most_height}: \
         write --width {most_width}, or export svg: {path}"
    )
}

/// A page larger than readers of PDF show, in points.
#[must_use]
pub fn page_too_large(asked: (f32, f32), most: f32, path: &str) -> String {
    let metres = |points: f32| points / 72.0 * 0.0254;
    format!(
        "A page of {:.2} × {:.2} m cannot be made: no side of a PDF may be longer than {:.2} m. Choose --page a0, or \
         --slices for a page a stage: {path}",
        metres(asked.0),
        metres(asked.1),
        metres(most)
    )
}

/// "A Mermaid journey cannot hold 15 links, 2 thoughts and 1 opportunity; the map keeps them."; none where it holds
/// everything. Counts come with the word for one.
#[must_use]
pub fn mermaid_losses(counts: &[(usize, &str)]) -> Option<String> {
    let plural = |word: &str| match word.split_once(' ') {
        Some((first, rest)) => format!("{} {rest}", several(first)),
        None => several(word),
    };
    let said = |(count, word): &(usize, &str)| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {}", plural(word))),
    };
    let parts: Vec<String> = counts.iter().filter_map(said).collect();
    (!parts.is_empty()).then(|| format!("A Mermaid journey cannot hold {}; the map keeps them.", list(&parts)))
}

fn several(word: &str) -> String {
    match word {
        "opportunity" => "opportunities".to_owned(),
        word => format!("{word}s"),
    }
}

/// Characters that no font here has.
#[must_use]
pub fn no_font(missing: &BTreeSet<char>) -> String {
    const SHOWN: usize = 12;
    let shown: String =
        missing.iter().take(SHOWN).map(|letter| format!(" {letter} (U+{:04X})", u32::from(*letter))).collect();
    let more = missing.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "No font on this machine has{shown}{more}; a � stands for each. Install a font that has them, such as Noto."
    )
}

/// A picture without a single pixel.
#[must_use]
pub fn picture_too_small(path: &str) -> String {
    format!("Of this size the picture would have no pixels. Choose a larger --scale, --dpi or --width: {path}")
}

/// A picture that failed for a reason inside the program.
#[must_use]
pub fn picture_failed(reason: &str, path: &str) -> String {
    format!("The picture could not be made ({reason}). Another ending may work, such as png or svg: {path}")
}

/// Options that have no meaning for a journey in Mermaid.
#[must_use]
pub fn only_for_tables() -> String {
    "What --map and --column ask for is there for tables only. Leave them out, or say --as touchpoints.".to_owned()
}
