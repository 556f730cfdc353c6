//! Mermaid's `journey` diagram: sections, tasks with a score from 1 to 5, and who does them.
//!
//! Section → stage (its phase is a guess, and noted), task → touchpoint, actor → persona, score →
//! emotion (1 → -2 … 5 → +2); tasks follow each other as links. `title` (else `accTitle`, else the
//! title of the front matter) → the map's title, `accDescr` → its scenario.
//!
//! A rating that comes in like this has no evidence: nobody said what it rests on, so the map says
//! nothing about it either.
//!
//! Limitations: an actor who is not named at a task is left unrated there, not marked as absent,
//! because Mermaid tells the two apart as little.

mod build;
pub(super) mod phase;
mod source;
mod statement;

use super::{Imported, error::ImportError};

/// Which journeys of a Markdown text are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blocks {
    /// The first.
    #[default]
    First,
    /// All, one after the other into one map, without links between them.
    All,
}

/// Reads a `journey`: Mermaid's own text, or Markdown with fenced blocks of it.
///
/// # Errors
/// [`ImportError`], with the line in the whole text.
pub fn mermaid(text: &str, blocks: Blocks) -> Result<Imported, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let found = source::journeys(text, blocks)?;
    let mut journeys = Vec::new();
    for block in &found.blocks {
        journeys.push(statement::journey(block)?);
    }
    build::imported(&journeys, found.unread)
}
