//! Functions that draw and own nothing.
pub mod paint;
