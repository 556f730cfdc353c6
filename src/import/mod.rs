//! Other people's text to commands: every reader gives one command that makes the records, and
//! notes with line numbers about what was guessed, changed or left out. Nothing is half applied.
//!
//! This floor knows the model and its commands, and no files and no sentences.
//!
//! Limitations: a Mermaid journey makes a map of its own; a table can also join the records of a map that is there.

mod error;
mod mermaid;
mod names;
mod note;
mod picture;
mod table;
mod touchpoints;

pub use error::{Fix, ImportError, Wrong};
pub use mermaid::{Blocks, mermaid};
pub use note::{Because, Note, Noted, RowFault};
pub use picture::{PICTURE_PIXELS, PICTURE_SIDE, PictureError, logo, picture};
pub use table::TableForm;
pub use touchpoints::{TableOptions, TableRole, touchpoints};

use crate::{
    edit::{Command, Refusal, perform},
    model::JourneyMap,
};

/// What was read, not yet done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Makes the records, in a map without any or in the one that it was read for.
    pub command: Command,
    /// What was guessed, changed or left out, by line.
    pub notes: Vec<Note>,
}

impl Imported {
    /// The map of its own: nothing but what was read.
    ///
    /// # Errors
    /// A [`Refusal`] would be a fault of the reader.
    pub fn map(&self) -> Result<JourneyMap, Refusal> {
        perform(&self.command, &JourneyMap::default())
    }

    /// The map with what was read for it.
    ///
    /// # Errors
    /// A [`Refusal`] where it was read for another map.
    pub fn onto(&self, map: &JourneyMap) -> Result<JourneyMap, Refusal> {
        perform(&self.command, map)
    }
}
