//! HOW a map changes: a command says what, a patch says what became of it, the document is where it happens.
//!
//! This floor knows the map and nothing of screens, files or clocks. Nobody writes an inverse: a command turns the
//! old map into the next one, purely, and the patch between the two is derived by comparing them. All cascades (what
//! else goes when a record goes) stand in `cascade`, all checks in `perform`.
//!
//! Limitations: a patch holds whole records, so two people who change two fields of one record collide; adding links
//! looks at every link for a double, so adding n links to a map takes n² comparisons (a second at 20,000).

pub mod capture;
mod cascade;
mod channels;
mod clip;
mod command;
mod document;
mod duplicate;
mod heading;
mod history;
mod label;
mod patch;
mod perform;
mod phase_word;
mod record;
mod refusal;
#[cfg(test)]
pub(crate) mod sample;
mod selection;

pub use clip::{Joined, clip, join};
pub use command::{Command, FlowPlace, Placement};
pub use document::Document;
pub use duplicate::{Copies, duplicate};
pub use heading::{Heading, folded_heading};
pub use history::{History, Limit, Step};
pub use label::{Label, Word};
pub use patch::{Patch, Stale};
pub use perform::perform;
pub use phase_word::phase_word;
pub use record::Record;
pub use refusal::Refusal;
pub use selection::Selection;
