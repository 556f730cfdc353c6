//! A table of touchpoints, one row each, to commands.
//!
//! Rows follow each other as links unless there is a column that names what comes next. A row with a cell that cannot
//! be read is left out as a whole and said; the others come in.
//!
//! Limitations: without a name, an emotion counts for every persona; a channel is online unless its name says
//! otherwise, and that is said. On a map that is there, only a column of what comes next makes links.

mod build;
mod column;
mod record;

pub use column::Role as TableRole;

use super::{
    Imported,
    error::ImportError,
    note::{Note, Noted},
    table,
};
use crate::model::JourneyMap;

const ROW_LIMIT: usize = 100_000;

/// What the table's reader is told beside the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableOptions {
    /// Which column has which role: (`emotion:Maya`, `Score of Maya`).
    pub columns: Vec<(String, String)>,
    /// What a map of its own is called.
    pub title: String,
}

/// Reads a table of touchpoints: into a map of its own, or onto one that is there.
///
/// # Errors
/// A table that is empty, has no column of titles, or is too long; a column that was asked for and is not there.
pub fn touchpoints(bytes: &[u8], options: &TableOptions, onto: Option<&JourneyMap>) -> Result<Imported, ImportError> {
    let (form, mut rows) = table::rows(bytes)?;
    let header = rows.remove(0);
    if rows.len() > ROW_LIMIT {
        return Err(ImportError::TooMany { count: rows.len(), limit: ROW_LIMIT });
    }
    let (columns, unread) = column::columns(&header, &rows, &options.columns)?;
    let mut notes = vec![Note { line: header.line, what: Noted::TableRead(form) }];
    if !unread.is_empty() {
        notes.push(Note { line: header.line, what: Noted::ColumnsUnread { names: unread } });
    }
    let mut read = Vec::new();
    for row in &rows {
        match record::read(row, &columns) {
            Ok(one) => read.push(one),
            Err(what) => notes.push(Note { line: row.line, what: Noted::RowRefused(what) }),
        }
    }
    Ok(build::imported(read, columns, options, onto, notes))
}
