//! WHAT the map says.

pub mod report;

pub use report::*;
