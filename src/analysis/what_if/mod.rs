//! What if: what would change our mind, what a line of the plan would bring, and what another map would say.

mod compare;
mod doubt;
mod exit;
mod opportunity;

pub use compare::{Compared, Comparison, compare, what_if};
pub use doubt::{Change, WhatIf, what_would_change};
pub use exit::{Exit, WayOut, shared_out, ways_out};

pub(super) use opportunity::opportunities;
