//! What can go wrong between the disk and a map: facts, no sentences.

use std::{fmt, io::ErrorKind};

use super::limit::Limited;
use crate::model::Fault;

/// A place in a text, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl Position {
    /// The place of the byte `offset` in `text`; past the end = the end.
    #[must_use]
    pub fn of_byte(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
        let column = 1 + before.chars().rev().take_while(|letter| *letter != '\n').count();
        Self { line, column }
    }
}

/// A text that is not a map, or a file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The file system said no.
    #[error("cannot be read: {0}")]
    Unreadable(ErrorKind),
    /// More bytes than a map may have.
    #[error("{bytes} bytes are more than the limit")]
    FileTooLarge {
        /// How many there are.
        bytes: u64,
    },
    /// Neither UTF-8 nor anything that begins like it.
    #[error("{0}: not UTF-8")]
    NotText(Position),
    /// Left over from a merge.
    #[error("line {line}: git conflict marker")]
    ConflictMarker {
        /// Where the first one stands.
        line: usize,
    },
    /// There is no `( format: …, version: … )` to be found.
    #[error("no header of a map file")]
    NotAMap,
    /// The header names another format.
    #[error("format `{found}`")]
    WrongFormat {
        /// What it says.
        found: String,
    },
    /// Written by a later version of this program; nothing else of it was read.
    #[error("version {found} is newer than this program knows")]
    Newer {
        /// What it says.
        found: u64,
    },
    /// A version that never was.
    #[error("version {found} does not exist")]
    NoSuchVersion {
        /// What it says.
        found: u64,
    },
    /// The text breaks off, or says something that a map does not.
    #[error("{at}: {problem}")]
    Malformed {
        /// Where.
        at: Position,
        /// What.
        problem: Problem,
    },
    /// One text is too long.
    #[error("{at}: a text of {bytes} bytes")]
    TextTooLong {
        /// Where it begins.
        at: Position,
        /// How long it is.
        bytes: usize,
    },
    /// A picture with more than [`PICTURE_LIMIT`](super::PICTURE_LIMIT) bytes of base 64.
    #[error("{at}: a picture of {bytes} bytes")]
    PictureTooLong {
        /// Where it begins.
        at: Position,
        /// How long it is.
        bytes: usize,
    },
    /// Too many records of one kind.
    #[error("{count} {what:?}")]
    TooMany {
        /// Of which.
        what: Limited,
        /// How many.
        count: usize,
    },
    /// It can be read, and something in it contradicts itself. Only [`open`](super::open) says so.
    #[error("{} faults", .0.len())]
    Unsound(Vec<Fault>),
}

/// What is wrong at a place of a map file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A field that the record does not have.
    #[error("unknown field `{field}`")]
    UnknownField {
        /// What was read.
        field: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A word that is none of the choices.
    #[error("unknown value `{word}`")]
    UnknownWord {
        /// What was read.
        word: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A field that the record must have.
    #[error("field `{0}` is missing")]
    MissingField(String),
    /// A field that stands twice in a record.
    #[error("field `{0}` stands twice")]
    RepeatedField(String),
    /// A number that is too large or too small for anything.
    #[error("number out of range")]
    NumberOutOfRange,
    /// Brackets within brackets, too deep.
    #[error("nested too deeply")]
    TooDeep,
    /// The text ends in the middle.
    #[error("unexpected end")]
    CutOff,
    /// Anything else, in the words of the reader.
    #[error("{0}")]
    Other(String),
}

/// A file that could not be written. What stood there before still stands there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The folder is missing, or nothing may be written in it.
    #[error("folder: {0}")]
    Folder(ErrorKind),
    /// The target is a folder.
    #[error("the target is a folder")]
    IsAFolder,
    /// The target is marked read-only.
    #[error("the target is read-only")]
    ReadOnly,
    /// Somebody else has written the file since it was opened or saved here.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Writing broke off: disk full, drive gone.
    #[error("writing: {0}")]
    Write(ErrorKind),
    /// What was written does not come back as it was.
    #[error("read back other bytes than were written")]
    ReadBack,
    /// The map cannot be told in a file: it is beyond a limit.
    #[error("the map would not be read again: {0}")]
    Unfit(#[from] LoadError),
}
