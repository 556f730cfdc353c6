//! How steady the ranks are.

use std::collections::BTreeMap;

use super::Term;
use crate::model::{Id, Touchpoint};

/// How steady the ranks are (SMAA-2: Lahdelma & Salminen 2001).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Robustness {
    /// Draws of weights (A and B).
    pub draws: usize,
    /// Draws of weights and data (C).
    pub data_draws: usize,
    /// Those that can be flagged, in journey order: the rows of what follows.
    pub subjects: Vec<Id<Touchpoint>>,
    /// Rank acceptability with any weights (A): a row for each subject, a column for each rank from 1 (beyond 300
    /// subjects, the first k).
    pub ranks_any_weights: Vec<Vec<f64>>,
    /// The same with weights around ours (B).
    pub ranks_weights: Vec<Vec<f64>>,
    /// The same with weights and data drawn (C).
    pub ranks: Vec<Vec<f64>>,
    /// The mean of all weights that make a subject the first (A); none where none do.
    pub central_weights: Vec<Option<BTreeMap<Term, f64>>>,
    /// What the score would be with one weight halved, and half again as large.
    pub tornado: Vec<Vec<Swing>>,
}

/// The score of a touchpoint under another weight of one term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// Whose weight.
    pub term: Term,
    /// With half of it.
    pub half: f64,
    /// With half of it more.
    pub more: f64,
}
