//! Reports, refusals and labels as sentences; no other floor holds text for users.

mod label;

pub use label::label;
