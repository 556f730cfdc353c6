//! Reports, refusals and labels as sentences; no other floor holds text for users.

pub mod canvas;
mod label;

pub use label::label;
