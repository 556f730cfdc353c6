//! Text to map and back.

use std::{cell::Cell, fmt};

use ron::{Options, error::SpannedError, extensions::Extensions, ser::PrettyConfig};
use serde::{Deserialize, Serialize, de};

use super::{
    error::{LoadError, Position, Problem},
    limit, literal,
};
use crate::model::JourneyMap;

/// What the header of every map file says.
pub const FORMAT: &str = "journey-canvas";

/// The version that is written. With a new one, this one's structs are frozen beside it, and
/// `tests/files` keeps a file of each.
pub const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<M> {
    format: String,
    version: u64,
    map: M,
}

/// Reads a map from the bytes of a file: UTF-8, with or without byte-order mark.
///
/// # Errors
/// As [`read`], and where the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<JourneyMap, LoadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok());
            let text = sound.unwrap_or_default();
            Err(LoadError::NotText(Position::of_byte(text, text.len())))
        }
    }
}

/// Reads a map. It may have faults: ask [`crate::model::check`].
///
/// # Errors
/// [`LoadError`] with line and column; a newer version is named before anything else is looked at.
pub fn read(text: &str) -> Result<JourneyMap, LoadError> {
    limit::check_size(u64::try_from(text.len()).unwrap_or(u64::MAX))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // A checkout on Windows may hold CRLF; a carriage return that belongs to a text is written `\r`.
    let unified;
    let text = if text.contains('\r') {
        unified = text.replace("\r\n", "\n");
        &unified
    } else {
        text
    };
    refuse_conflict_markers(text)?;
    check_header(text)?;
    limit::check_texts(text)?;
    let file: File<JourneyMap> = options().from_str(text).map_err(|error| malformed(&error))?;
    limit::check_counts(&file.map)?;
    Ok(file.map)
}

/// Writes a map: always the same text for the same map, ending with a line break.
///
/// The one thing that could fail is a nesting beyond the reader's limit, which no record has; the
/// text would break off there, and [`save`](super::save) reads back what it wrote.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    let mut text = String::new();
    let file = File { format: FORMAT.to_owned(), version: VERSION, map };
    let style = PrettyConfig::new().new_line("\n");
    if options().to_writer_pretty(&mut text, &file, style).is_ok() {
        text.push('\n');
    }
    literal::readable(&text)
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(limit::NESTING_LIMIT)
}

fn refuse_conflict_markers(text: &str) -> Result<(), LoadError> {
    const MARKERS: [&str; 3] = ["<<<<<<< ", "||||||| ", ">>>>>>> "];
    let is_marker = |line: &str| MARKERS.iter().any(|marker| line.starts_with(marker));
    match text.lines().position(is_marker) {
        Some(before) => Err(LoadError::ConflictMarker { line: before + 1 }),
        None => Ok(()),
    }
}

fn malformed(error: &SpannedError) -> LoadError {
    let at = Position { line: error.span.start.line, column: error.span.start.col };
    LoadError::Malformed { at, problem: problem(&error.code) }
}

fn problem(error: &ron::Error) -> Problem {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match error {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            Problem::UnknownField { field: found.clone(), known: owned(expected) }
        }
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            Problem::UnknownWord { word: found.clone(), known: owned(expected) }
        }
        ron::Error::MissingStructField { field, .. } => Problem::MissingField((*field).to_owned()),
        ron::Error::DuplicateStructField { field, .. } => Problem::RepeatedField((*field).to_owned()),
        ron::Error::IntegerOutOfBounds => Problem::NumberOutOfRange,
        ron::Error::ExceededRecursionLimit => Problem::TooDeep,
        ron::Error::Eof | ron::Error::ExpectedStringEnd | ron::Error::UnclosedBlockComment => Problem::CutOff,
        other => Problem::Other(other.to_string()),
    }
}

/// What the top of a file says, as far as it was found.
#[derive(Default)]
struct Header {
    format: Cell<Option<String>>,
    version: Cell<Option<u64>>,
}

/// Reads format and version and nothing else: whatever a newer version holds must not be judged by
/// the rules of this one.
fn check_header(text: &str) -> Result<(), LoadError> {
    let header = Header::default();
    // Ends with an error as soon as both are known: the rest of the file is not walked twice.
    let outcome: Result<(), SpannedError> = options().from_str_seed(text, &header);
    let (Some(format), Some(version)) = (header.format.take(), header.version.take()) else {
        return Err(match outcome {
            Err(error) if looks_like_ours(text) || error.code == ron::Error::ExceededRecursionLimit => {
                malformed(&error)
            }
            _ => LoadError::NotAMap,
        });
    };
    if format != FORMAT {
        return Err(LoadError::WrongFormat { found: format });
    }
    match version {
        VERSION => Ok(()),
        0 => Err(LoadError::NoSuchVersion { found: 0 }),
        found => Err(LoadError::Newer { found }),
    }
}

fn looks_like_ours(text: &str) -> bool {
    text.get(..text.len().min(1_000)).unwrap_or(text).contains(FORMAT)
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Format,
    Version,
    #[serde(other)]
    Other,
}

impl<'de> de::DeserializeSeed<'de> for &Header {
    type Value = ();
    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("File", &["format", "version", "map"], self)
    }
}

impl<'de> de::Visitor<'de> for &Header {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the header of a map file")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let (mut has_format, mut has_version) = (false, false);
        while let Some(field) = fields.next_key::<Field>()? {
            match field {
                Field::Format => {
                    self.format.set(Some(fields.next_value()?));
                    has_format = true;
                }
                Field::Version => {
                    self.version.set(Some(fields.next_value()?));
                    has_version = true;
                }
                Field::Other => drop(fields.next_value::<de::IgnoredAny>()?),
            }
            if has_format && has_version {
                return Err(de::Error::custom("the header is known"));
            }
        }
        Ok(())
    }
}
