//! Journey Canvas: customer journey maps that say where the moments of truth are.
//!
//! The floors, from bottom to top; each knows only those beneath it:

/// WHAT the map says: the Markov chain, scores, robustness, findings as values.
pub mod analysis;
/// The only mutable heart: the window, `apply`, the worker.
#[cfg(feature = "gui")]
pub mod app;
/// The command line, one file per subcommand.
pub mod cli;
/// HOW it changes: commands, patches, history, the document.
pub mod edit;
/// Pages to bytes.
pub mod export;
/// The map as a graph: the only floor that knows petgraph.
pub mod graph;
/// Other people's text to commands and diagnostics.
pub mod import;
/// The hand and the eye, without egui: gestures, intents, the camera.
pub mod interact;
/// WHERE things are: cards, curves, links, and text broken into rows.
pub mod layout;
/// WHAT a map is: records, ids, units, soundness.
pub mod model;
/// The disk: the file format and the atomic save.
pub mod persist;
/// WHAT is drawn: a finished display list, and the pages made of it.
pub mod scene;
/// Functions that draw and own nothing.
#[cfg(feature = "gui")]
pub mod ui;
/// Reports, refusals and labels as sentences; no other floor holds text for users.
pub mod wording;
