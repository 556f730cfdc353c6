//! The emotion curve: a monotone cubic through the points (Fritsch & Carlson 1980), so that the line never shows a
//! feeling that nobody named.
//!
//! Limitations: x must not fall from point to point; where two points share an x, the line between them is straight.

/// A point of the curve with the slope there (y per x).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knot {
    /// Along the journey.
    pub x: f64,
    /// How it feels.
    pub y: f64,
    /// Slope of the curve here.
    pub slope: f64,
}

/// The curve between two knots.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: Knot,
    /// Where it ends.
    pub to: Knot,
}

impl Segment {
    /// The two inner control points (x, y) of the same curve as a cubic Bézier.
    #[must_use]
    pub fn controls(&self) -> [(f64, f64); 2] {
        let third = (self.to.x - self.from.x) / 3.0;
        [
            (self.from.x + third, self.from.y + self.from.slope * third),
            (self.to.x - third, self.to.y - self.to.slope * third),
        ]
    }

    /// How high the curve is at `x` (cubic Hermite); beyond the ends, the height of the end.
    #[must_use]
    pub fn value(&self, x: f64) -> f64 {
        let width = self.to.x - self.from.x;
        if width <= 0.0 || x <= self.from.x {
            return self.from.y;
        }
        let t = ((x - self.from.x) / width).min(1.0);
        let rest = 1.0 - t;
        let from = (1.0 + 2.0 * t) * rest * rest * self.from.y + t * rest * rest * width * self.from.slope;
        let to = t * t * (3.0 - 2.0 * t) * self.to.y - t * t * rest * width * self.to.slope;
        from + to
    }
}

/// The curve through `points` (x, y), broken where y is missing: a run of knots for each unbroken stretch.
/// A run of one knot is a point without a line.
#[must_use]
pub fn runs(points: &[(f64, Option<f64>)]) -> Vec<Vec<Knot>> {
    points
        .split(|(_, y)| y.is_none())
        .filter(|run| !run.is_empty())
        .map(|run| knots(&run.iter().filter_map(|(x, y)| Some((*x, (*y)?))).collect::<Vec<_>>()))
        .collect()
}

/// The segments of a run.
pub fn segments(run: &[Knot]) -> impl Iterator<Item = Segment> + '_ {
    run.iter().zip(run.iter().skip(1)).map(|(from, to)| Segment { from: *from, to: *to })
}

/// Slopes by Fritsch & Carlson (1980), "Monotone piecewise cubic interpolation": the mean of the secants on both
/// sides, none at a turn, one-sided at the ends, and pulled into the circle of radius 3.
fn knots(points: &[(f64, f64)]) -> Vec<Knot> {
    let secants: Vec<f64> = points.iter().zip(points.iter().skip(1)).map(|(from, to)| secant(*from, *to)).collect();
    let before = std::iter::once(None).chain(secants.iter().map(|secant| Some(*secant)));
    let after = secants.iter().map(|secant| Some(*secant)).chain([None]);
    let mut slopes: Vec<f64> = before.zip(after).map(|(left, right)| first_slope(left, right)).collect();
    for (place, secant) in secants.iter().enumerate() {
        if let Some([from, to]) = slopes.get_mut(place..place + 2) {
            limit(from, to, *secant);
        }
    }
    points.iter().zip(slopes).map(|((x, y), slope)| Knot { x: *x, y: *y, slope }).collect()
}

fn secant(from: (f64, f64), to: (f64, f64)) -> f64 {
    let width = to.0 - from.0;
    if width > 0.0 { (to.1 - from.1) / width } else { 0.0 }
}

fn first_slope(left: Option<f64>, right: Option<f64>) -> f64 {
    match (left, right) {
        (Some(left), Some(right)) if left * right > 0.0 => f64::midpoint(left, right),
        (Some(only), None) | (None, Some(only)) => only,
        _ => 0.0,
    }
}

/// Pulls the slopes at both ends of an interval so near to its secant that the curve cannot overshoot.
fn limit(from: &mut f64, to: &mut f64, secant: f64) {
    if secant == 0.0 {
        (*from, *to) = (0.0, 0.0);
        return;
    }
    let length = libm::hypot(*from / secant, *to / secant);
    if length > 3.0 {
        *from *= 3.0 / length;
        *to *= 3.0 / length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-9
    }

    #[test]
    fn slopes_and_values_are_those_of_the_definition() {
        let heights = [0.2, 0.2, 0.8, -0.8, -0.6, 1.0];
        let points: Vec<_> = (0_u8..).map(f64::from).zip(heights.map(Some)).collect();
        let [run] = runs(&points).try_into().expect("one unbroken run");
        let expected = [0.0, 0.0, 0.0, 0.0, 0.6, 1.6];
        assert!(run.iter().zip(expected).all(|(knot, slope)| close(knot.slope, slope)), "{run:?}");
        let at = [(0.5, 0.2), (1.5, 0.5), (2.25, 0.55), (2.5, 0.0), (3.5, -0.775), (4.5, 0.075)];
        for (x, y) in at {
            let segment = segments(&run).find(|segment| x <= segment.to.x).expect("x is on the curve");
            assert!(close(segment.value(x), y), "at {x}: {}", segment.value(x));
        }
    }

    #[test]
    fn a_missing_feeling_breaks_the_line() {
        let points = [(0.0, Some(0.5)), (1.0, Some(0.1)), (2.0, None), (3.0, Some(0.3))];
        assert_eq!(runs(&points).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert!(runs(&[(0.0, None)]).is_empty());
    }

    #[test]
    fn a_bezier_with_the_same_controls_is_the_same_curve() {
        let from = Knot { x: 1.0, y: 0.2, slope: 0.3 };
        let to = Knot { x: 3.0, y: 0.9, slope: 0.1 };
        let [(_, first), (_, second)] = Segment { from, to }.controls();
        let middle = (from.y + 3.0 * first + 3.0 * second + to.y) / 8.0;
        assert!(close(Segment { from, to }.value(2.0), middle));
    }

    proptest! {
        #[test]
        fn the_curve_stays_between_its_neighbours(
            steps in proptest::collection::vec((0.0_f64..3.0, -100_i32..=100), 1..12),
            part in 0.0_f64..=1.0,
        ) {
            let mut x = 0.0;
            let points: Vec<_> = steps.iter().map(|(step, y)| { x += step; (x, Some(f64::from(*y) / 100.0)) }).collect();
            for run in runs(&points) {
                for segment in segments(&run) {
                    let value = segment.value(segment.from.x + part * (segment.to.x - segment.from.x));
                    let (low, high) = (segment.from.y.min(segment.to.y), segment.from.y.max(segment.to.y));
                    prop_assert!(low - 1e-9 <= value && value <= high + 1e-9, "{segment:?} {value}");
                }
            }
        }
    }
}
