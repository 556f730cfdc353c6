//! Journey Canvas: customer journey maps that say where the moments of truth are.
//!
//! The floors, from bottom to top; each knows only those beneath it:
//!
//! - [`model`]: WHAT a map is: records, ids, units, soundness.
//! - [`edit`]: HOW it changes: commands, patches, history, the document.
//! - [`graph`]: the map as a graph; the only floor that knows petgraph.
//! - [`analysis`]: WHAT the map says: the Markov chain, scores, robustness, findings as values.
//! - [`wording`]: reports, refusals and labels as sentences; no other floor holds text for users.
//! - [`layout`]: WHERE things are: cards, curves, links, and text broken into rows.
//! - [`scene`]: WHAT is drawn: a finished display list, and the pages made of it.
//! - [`export`]: pages to bytes.
//! - [`import`]: other people's text to commands and diagnostics.
//! - [`persist`]: the disk: the file format and the atomic save.
//! - [`cli`]: the command line, one file per subcommand.
//! - [`interact`]: the hand and the eye, without egui: gestures, intents, the camera.
//! - `ui` (feature `gui`): functions that draw and own nothing.
//! - `app` (feature `gui`): the only mutable heart: the window, `apply`, the workers.

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod edit;
pub mod export;
pub mod graph;
pub mod import;
pub mod interact;
pub mod layout;
pub mod model;
pub mod persist;
pub mod scene;
#[cfg(feature = "gui")]
pub mod ui;
pub mod wording;
