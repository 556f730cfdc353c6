//! Impact against effort: where each touchpoint stands, and which quarter that is.
//!
//! The five sizes of effort are columns of equal width; a number stands between the middles of the sizes next to it.
//! Effort is cut between M and L, benefit at half of its axis, which reaches a little above the largest benefit.
//!
//! Limitations: a quarter is a place in the picture; what a touchpoint is called follows from its score (see `Fruit`).

use crate::model::{BasisPoints, EffortSize, Id, Touchpoint};

use super::report::Report;

/// The four quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// Much benefit, little effort.
    DoFirst,
    /// Much benefit, much effort.
    Plan,
    /// Little of both.
    FillIn,
    /// Little benefit, much effort.
    Leave,
}

/// A touchpoint on the matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MatrixPoint {
    /// Which.
    pub touchpoint: Id<Touchpoint>,
    /// From the left, 0..=1; none where nobody said what it costs.
    pub across: Option<f64>,
    /// From the bottom, 0..=1; none where no need is found, or nothing is known of it.
    pub up: Option<f64>,
}

impl MatrixPoint {
    /// Its quarter; none where it is not on the chart.
    #[must_use]
    pub fn quarter(&self) -> Option<Quarter> {
        let (is_small, is_high) = (self.across? <= CUT, self.up? >= 0.5);
        Some(match (is_high, is_small) {
            (true, true) => Quarter::DoFirst,
            (true, false) => Quarter::Plan,
            (false, true) => Quarter::FillIn,
            (false, false) => Quarter::Leave,
        })
    }
}

/// Where effort is cut: between M and L.
pub const CUT: f64 = 0.6;
/// The axis reaches so far above the largest benefit.
const HEADROOM: f64 = 1.17;
/// And never less far than this.
const SHORTEST: f64 = 0.2;

/// Every touchpoint of a report, in journey order.
#[must_use]
pub fn matrix(report: &Report) -> Vec<MatrixPoint> {
    let benefits = report.touchpoints.iter().filter_map(|entry| entry.fruit.benefit);
    let top = (benefits.fold(0.0, f64::max) * HEADROOM).clamp(SHORTEST, 1.0);
    let point = |entry: &super::report::TouchpointReport| MatrixPoint {
        touchpoint: entry.id,
        across: entry.fruit.effort.map(across_from_effort),
        up: entry.fruit.benefit.filter(|benefit| *benefit > 0.0).map(|benefit| benefit / top),
    };
    report.touchpoints.iter().map(point).collect()
}

/// Effort and its place: no effort, the middles of the five columns, all that one could imagine.
const KNOTS: [(f64, f64); 7] =
    [(0.0, 0.0), (0.10, 0.1), (0.25, 0.3), (0.50, 0.5), (0.75, 0.7), (0.90, 0.9), (1.0, 1.0)];

/// Where an effort of 0..=1 stands, from the left, 0..=1.
#[must_use]
pub fn across_from_effort(effort: f64) -> f64 {
    between(KNOTS, effort)
}

/// The effort of a place, the other way round.
#[must_use]
pub fn effort_from_across(across: f64) -> f64 {
    between(KNOTS.map(|(effort, place)| (place, effort)), across)
}

fn between(knots: [(f64, f64); 7], at: f64) -> f64 {
    let at = at.clamp(0.0, 1.0);
    let pair = knots.iter().zip(knots.iter().skip(1)).find(|(_, (high, _))| at <= *high);
    pair.map_or(1.0, |((low, from), (high, to))| from + (at - low) / (high - low) * (to - from))
}

/// The size in whose column a place lies.
#[must_use]
pub fn size_at(across: f64) -> EffortSize {
    let column = EffortSize::ALL.iter().zip([0.2, 0.4, 0.6, 0.8, 1.0]).find(|(_, end)| across < *end);
    column.map_or(EffortSize::XL, |(size, _)| *size)
}

/// The effort of a place as a number that still reads as `size`: the nearest within reach.
#[must_use]
pub fn number_at(across: f64, size: EffortSize) -> BasisPoints {
    let wanted = points(effort_from_across(across));
    let is_of_size = |number: &i64| crate::model::Effort::Number(BasisPoints::clamped(*number)).nearest_size() == size;
    let near = (0..=200).map(|step| step * 50).filter(is_of_size).min_by_key(|number| number.abs_diff(wanted));
    near.map_or(size.share(), BasisPoints::clamped)
}

#[expect(clippy::cast_possible_truncation, reason = "a share of 0..=1 in hundredths of a per cent, in steps of 0.5 %")]
fn points(share: f64) -> i64 {
    ((share * 200.0).round() as i64) * 50
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_stand_in_the_middle_of_their_columns_and_numbers_between_them() {
        let places = EffortSize::ALL.map(|size| across_from_effort(size.share().value()));
        assert_eq!(places.map(|place| (place * 10.0).round()), [1.0, 3.0, 5.0, 7.0, 9.0]);
        assert!((across_from_effort(0.4) - 0.42).abs() < 1e-9);
        for effort in [0.0, 0.05, 0.3, 0.77, 1.0] {
            assert!((effort_from_across(across_from_effort(effort)) - effort).abs() < 1e-9);
        }
    }

    #[test]
    fn a_place_lies_in_the_column_of_its_size() {
        assert_eq!(EffortSize::ALL.map(|size| size_at(across_from_effort(size.share().value()))), EffortSize::ALL);
        assert_eq!(
            [size_at(-1.0), size_at(0.599), size_at(0.6), size_at(2.0)].map(|size| format!("{size:?}")),
            ["XS", "M", "L", "XL"]
        );
    }

    #[test]
    fn a_number_that_keeps_its_size_never_leaves_it() {
        for size in EffortSize::ALL {
            for tenth in 0..=10 {
                let number = number_at(f64::from(tenth) / 10.0, size);
                assert_eq!(crate::model::Effort::Number(number).nearest_size(), size);
            }
        }
    }

    #[test]
    fn quarters_are_cut_between_m_and_l_and_at_half() {
        let at = |across, up| {
            MatrixPoint { touchpoint: Id::from_words("a", 0), across: Some(across), up: Some(up) }.quarter()
        };
        let found = [at(0.5, 0.9), at(0.7, 0.9), at(0.5, 0.1), at(0.7, 0.1)];
        assert_eq!(found, [Quarter::DoFirst, Quarter::Plan, Quarter::FillIn, Quarter::Leave].map(Some));
    }
}
