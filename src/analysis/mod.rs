//! WHAT the map says.

pub mod curve;
pub mod report;

pub use report::*;
