//! Reports, refusals and labels as sentences; no other floor holds text for users.

pub mod canvas;
mod label;
pub mod page;

pub use label::label;
