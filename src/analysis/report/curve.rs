//! Emotion along the journey, in figures.

use crate::model::{Id, Persona, Touchpoint};

/// Emotion along the journey.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveReport {
    /// Whose; none = the mean of all, drawn but never scored.
    pub persona: Option<Id<Persona>>,
    /// Touchpoints she visits, in journey order.
    pub points: Vec<(Id<Touchpoint>, Option<f64>)>,
    /// Its figures; none where nothing is rated.
    pub figures: Option<CurveFigures>,
}

/// Figures of a curve over its rated points, x from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurveFigures {
    /// Mean.
    pub mean: f64,
    /// Standard deviation of the population.
    pub sd: f64,
    /// Mean of |step|.
    pub mean_step: f64,
    /// Lowest.
    pub lowest: f64,
    /// Highest.
    pub highest: f64,
    /// First.
    pub start: f64,
    /// Last.
    pub end: f64,
    /// Mean of the λ-weighted peak and the end.
    pub peak_end: f64,
    /// Trapezoid area.
    pub area: f64,
    /// Mean with losses times λ.
    pub loss_averse_mean: f64,
    /// Least-squares slope.
    pub slope: f64,
}
