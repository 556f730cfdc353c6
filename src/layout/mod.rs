//! WHERE things are.

pub mod geometry;
pub mod text;
pub mod typeset;
