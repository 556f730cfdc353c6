//! WHAT the map says: the Markov chain of the journey, moments of truth, low-hanging fruit, how steady both are, and
//! what is missing. A pure function of the map, a focus and a seed; values with their sources, no sentences.
//!
//! Limitations: the chain is of first order (it forgets where a customer came from), and "pass through" is not
//! "caused". A strongly connected component of more than 2,000 touchpoints is refused, and said.

mod analyse;
mod balance;
mod chain;
mod channel_switch;
mod checklist;
pub mod curve;
mod data_draws;
mod divergence;
mod draw;
mod feeling;
mod figures;
mod fruit;
mod fruit_draws;
mod gap;
mod kernel;
mod lift;
mod lint;
pub mod matrix;
mod meeting;
mod mix;
mod moment;
mod point;
mod prepare;
pub mod report;
mod robustness;
mod row;
mod satisfaction;
mod simulate;
mod solve;
mod strength;
mod study;
mod tally;
mod terms;
mod value;
mod watch;
mod what_if;

pub use analyse::{analyse, analyse_on, chain_success, fruits};
pub use checklist::{Checklist, Question, checklist, checklists};
pub use feeling::mean_emotion;
pub use figures::figures;
pub use fruit::control;
pub use lift::{Lift, lifts};
pub use lint::{Lint, lint};
pub use mix::{CREATORS, Mix, MixCell, MixChannel, MixStage, mix};
pub use report::*;
pub use satisfaction::{Measured, ces, csat, nps};
pub use value::{AbcClass, Pareto, abc, lifetime_value, pareto, quintiles};
pub use watch::{NoWatch, Watch};
pub use what_if::{
    Change, Compared, Comparison, Exit, WayOut, WhatIf, compare, shared_out, ways_out, what_if, what_would_change,
};
