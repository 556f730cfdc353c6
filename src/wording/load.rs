//! Why a file cannot be read or written: what is wrong, the way out, and the path last.

use std::io::ErrorKind;

use super::nearest::nearest;
use crate::persist::{
    FILE_LIMIT, LINK_LIMIT, Limited, LoadError, NESTING_LIMIT, PICTURE_LIMIT, Problem, SaveError, TEXT_LIMIT,
    TOUCHPOINT_LIMIT,
};

/// Why a map file is refused.
#[must_use]
pub fn load_error(error: &LoadError, path: &str) -> String {
    format!("{}: {path}", load_sentence(error))
}

fn load_sentence(error: &LoadError) -> String {
    match error {
        LoadError::Unreadable(kind) => unreadable(*kind),
        LoadError::FileTooLarge { bytes } => {
            let (has, limit) = (bytes.div_ceil(1 << 20), FILE_LIMIT >> 20);
            format!("The file has {has} MiB, and {limit} MiB is the most that is read; pictures of persona and touchpoint need not be larger than 256 px")
        }
        LoadError::NotText(at) => {
            format!("Line {}, column {}: this is not UTF-8 text. Save it as UTF-8, or choose a map file", at.line, at.column)
        }
        LoadError::ConflictMarker { line } => {
            format!("Line {line}: git left a merge conflict here. Decide which side holds, delete the lines with <<<<<<<, ======= and >>>>>>>, and open it again")
        }
        LoadError::NotAMap => "This is not a Journey Canvas map. A map file begins with ( format: \"journey-canvas\", version: 1, …; a Mermaid journey comes in through `import`".to_owned(),
        LoadError::WrongFormat { found } => {
            format!("This file says that it is “{}”, not “journey-canvas”. Choose a map file", short(found))
        }
        LoadError::Newer { found } => {
            format!("A newer Journey Canvas wrote this file (version {found}). It was left untouched; update the program to open it")
        }
        LoadError::NoSuchVersion { found } => {
            format!("There is no version {found} of the map file. The header should say version: 1")
        }
        LoadError::Malformed { at, problem } => {
            format!("Line {}, column {}: {}", at.line, at.column, problem_clause(problem))
        }
        LoadError::TextTooLong { at, bytes } => {
            let (has, limit) = (bytes.div_ceil(1 << 10), TEXT_LIMIT >> 10);
            format!("Line {}, column {}: this text has {has} KiB, and {limit} KiB is the most. Shorten it, or keep it in a document of its own", at.line, at.column)
        }
        LoadError::PictureTooLong { at, bytes } => {
            let (has, limit) = (bytes.div_ceil(1 << 10), PICTURE_LIMIT >> 10);
            format!("Line {}, column {}: this picture has {has} KiB, and {limit} KiB is the most. Take it out here and choose it again in the program, which makes it small enough", at.line, at.column)
        }
        LoadError::TooMany { what, count } => too_many(*what, *count),
        LoadError::Unsound(faults) if faults.len() == 1 => {
            "One thing in this map contradicts itself. `check` names it; mend it first".to_owned()
        }
        LoadError::Unsound(faults) => {
            format!("{} things in this map contradict each other. `check` lists them; mend them first", faults.len())
        }
    }
}

fn unreadable(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::NotFound => "There is no such file. Look at the name and the folder".to_owned(),
        ErrorKind::PermissionDenied => "This file may not be read. Ask its owner for the right to read it".to_owned(),
        ErrorKind::IsADirectory => "This is a folder. Name a file in it".to_owned(),
        other => format!("The file cannot be read ({other}). Look whether its drive is there"),
    }
}

fn too_many(what: Limited, count: usize) -> String {
    let (name, limit) = match what {
        Limited::Touchpoints => ("touchpoints", TOUCHPOINT_LIMIT),
        Limited::Links => ("links", LINK_LIMIT),
    };
    format!("The map has {count} {name}, and {limit} is the most. Split it into several maps")
}

fn problem_clause(problem: &Problem) -> String {
    match problem {
        Problem::UnknownField { field, known } => {
            format!("there is no field “{}” here. {}", short(field), choices(field, known))
        }
        Problem::UnknownWord { word, known } => {
            format!("“{}” is not a choice here. {}", short(word), choices(word, known))
        }
        Problem::MissingField(field) => {
            format!("the record that ends here lacks its “{field}”. Add the line {field}: …")
        }
        Problem::RepeatedField(field) => format!("“{field}” stands twice in this record. Delete one of the two lines"),
        Problem::NumberOutOfRange => "this number is out of range. Write one that fits the field".to_owned(),
        Problem::TooDeep => format!(
            "brackets stand within brackets more than {NESTING_LIMIT} deep. No map needs that; choose a map file"
        ),
        Problem::CutOff => {
            "the text breaks off here: a bracket or a quote is never closed. Close it, or take the last saved copy"
                .to_owned()
        }
        Problem::Other(words) => format!("{}. Mend the line, or take the last saved copy", lower_first(words)),
    }
}

/// "Perhaps “title” is meant", or all that there is where nothing is close.
fn choices(word: &str, known: &[String]) -> String {
    match nearest(word, known.iter().map(String::as_str)) {
        Some(meant) => format!("Perhaps “{meant}” is meant"),
        None => format!("There is {}", known.join(", ")),
    }
}

/// Why a file could not be written. What stood there before still stands there.
#[must_use]
pub fn save_error(error: &SaveError, path: &str) -> String {
    format!("{}: {path}", save_sentence(error))
}

fn save_sentence(error: &SaveError) -> String {
    match error {
        SaveError::Folder(ErrorKind::NotFound) => "The folder is not there. Make it, or choose another".to_owned(),
        SaveError::Folder(ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            "Nothing may be written in this folder. Choose another, or ask for the right to write".to_owned()
        }
        SaveError::IsAFolder => "This is a folder. Name a file in it".to_owned(),
        SaveError::ReadOnly => "This file is marked read-only. Choose another name, or take the mark away".to_owned(),
        SaveError::ChangedMeanwhile => {
            "Somebody else has changed this file since you opened it; it was left as it is. Overwrite it, save under another name, or load their version".to_owned()
        }
        SaveError::Folder(ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
        | SaveError::Write(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            "The disk is full; what was there is unchanged. Make room, or choose another place".to_owned()
        }
        SaveError::Folder(kind) => format!("Nothing can be written in this folder ({kind}). Choose another"),
        SaveError::Write(kind) => {
            format!("Writing broke off ({kind}); what was there is unchanged. Choose another place")
        }
        SaveError::ReadBack => {
            "The disk gave back other bytes than were written; what was there is unchanged. Choose another place"
                .to_owned()
        }
        SaveError::Unfit(error) => {
            format!("The map would not open again, so it was not saved. {}", load_sentence(error))
        }
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Long texts of a file are not poured into a sentence.
pub(super) fn short(text: &str) -> String {
    const LETTERS: usize = 60;
    let mut shown: String = text.chars().filter(|letter| !letter.is_control()).take(LETTERS).collect();
    if text.chars().count() > LETTERS {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persist::read;

    fn said(text: &str) -> String {
        load_error(&read(text).unwrap_err(), "shop.ron")
    }

    #[test]
    fn a_sentence_names_the_place_the_way_out_and_the_path_last() {
        assert_eq!(
            said(
                "(\n  format: \"journey-canvas\",\n  version: 1,\n  map: (\n    about: ( titel: \"x\" ), personas: {} ) )"
            ),
            "Line 5, column 14: there is no field “titel” here. Perhaps “title” is meant: shop.ron"
        );
        assert!(
            said("( format: \"journey-canvas\", version: 7 )")
                .starts_with("A newer Journey Canvas wrote this file (version 7).")
        );
    }

    #[test]
    fn a_word_without_a_neighbour_is_answered_with_the_choices() {
        let problem = Problem::UnknownWord { word: "Borrowed".into(), known: vec!["Paid".into(), "Owned".into()] };
        assert_eq!(problem_clause(&problem), "“Borrowed” is not a choice here. There is Paid, Owned");
    }
}
