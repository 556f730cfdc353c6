//! What is fuzzed: every reader, and scripts of edits through layout, analysis and all exporters. A target takes any
//! bytes, says whether they were taken or refused, and panics where a law is broken.
//!
//! The same targets run as seeded tests (`tests/fuzzing.rs`) and under libFuzzer (`tests/fuzz`).
#![allow(dead_code, reason = "libFuzzer has corpora of its own")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a panic is a finding")]

mod edits;
mod readers;
#[path = "../recipes.rs"]
mod recipes;

/// What became of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They were read, and the laws held.
    Taken,
    /// They were refused with an error.
    Refused,
}

/// Something that is fuzzed.
pub struct Target {
    /// What it is called, here and in `tests/files/found`.
    pub name: &'static str,
    /// How many runs of it are a share of the whole: slow ones get fewer.
    pub weight: usize,
    /// Bytes to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words of its language.
    pub words: &'static [&'static str],
    /// Takes any bytes.
    pub run: fn(&[u8]) -> Outcome,
}

/// All of them.
pub const TARGETS: [Target; 8] = [
    Target { name: "map", weight: 20, seeds: readers::maps, words: readers::MAP_WORDS, run: readers::map },
    Target {
        name: "mermaid",
        weight: 60,
        seeds: readers::journeys,
        words: readers::JOURNEY_WORDS,
        run: readers::mermaid,
    },
    Target { name: "table", weight: 60, seeds: readers::tables, words: readers::TABLE_WORDS, run: readers::table },
    Target { name: "capture", weight: 60, seeds: readers::lines, words: readers::LINE_WORDS, run: readers::capture },
    Target { name: "paste", weight: 20, seeds: readers::clips, words: readers::MAP_WORDS, run: readers::paste },
    Target { name: "theme", weight: 60, seeds: readers::themes, words: readers::THEME_WORDS, run: readers::theme },
    Target { name: "picture", weight: 30, seeds: readers::pictures, words: &[], run: readers::picture },
    Target { name: "edits", weight: 1, seeds: edits::scripts, words: &[], run: edits::edits },
];

/// The target of this name.
pub fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|target| target.name == name).unwrap()
}

fn of(taken: bool) -> Outcome {
    if taken { Outcome::Taken } else { Outcome::Refused }
}
