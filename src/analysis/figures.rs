//! The emotion curve in figures.

use crate::model::{Id, JourneyMap, Persona, Touchpoint};

use super::{
    feeling::{comes_to, count, feelings, mean, segment_shares},
    report::{CurveFigures, CurveReport},
};

/// A curve for each persona over the touchpoints that she visits, then their mean (of the persona in focus, where one
/// is).
pub(super) fn curves(map: &JourneyMap, focus: Option<Id<Persona>>) -> Vec<CurveReport> {
    let loss_aversion = f64::from(map.settings.loss_aversion) / 100.0;
    let shares = segment_shares(map);
    let places: Vec<Id<Touchpoint>> = map.touchpoints_in_order().iter().map(|(id, _)| *id).collect();
    let report = |persona, points: Vec<(Id<Touchpoint>, Option<f64>)>| {
        let heights: Vec<Option<f64>> = points.iter().map(|(_, emotion)| *emotion).collect();
        CurveReport { persona, figures: figures(&heights, loss_aversion), points }
    };
    let own = shares.iter().map(|(persona, _)| {
        let visited = places.iter().filter(|place| comes_to(map, **place, *persona));
        let points = visited.map(|place| (*place, map.emotion(*place, *persona).map(|emotion| emotion.value())));
        report(Some(*persona), points.collect())
    });
    let in_focus = |persona: &Id<Persona>| focus.is_none_or(|focus| focus == *persona);
    let is_visited =
        |place: &Id<Touchpoint>| shares.iter().any(|(persona, _)| in_focus(persona) && comes_to(map, *place, *persona));
    let visited = places.iter().filter(|place| is_visited(place));
    let means = visited.map(|place| (*place, mean(&feelings(map, *place, &shares, focus), |feeling| feeling.emotion)));
    own.chain([report(None, means.collect())]).collect()
}

/// Figures of a curve whose points stand evenly from x = 0 to x = 1; none where nothing is rated. Steps and area are
/// those of the line as drawn: where a feeling is missing there is no line.
#[must_use]
pub fn figures(heights: &[Option<f64>], loss_aversion: f64) -> Option<CurveFigures> {
    let last = count(heights.len().saturating_sub(1)).max(1.0);
    let points: Vec<(f64, f64)> =
        heights.iter().enumerate().filter_map(|(place, height)| Some((count(place) / last, (*height)?))).collect();
    let (first, end) = (points.first()?.1, points.last()?.1);
    let n = count(points.len());
    let mean = points.iter().map(|(_, y)| y).sum::<f64>() / n;
    let variance = points.iter().map(|(_, y)| (y - mean) * (y - mean)).sum::<f64>() / n;
    let pairs: Vec<(f64, f64)> =
        heights.windows(2).filter_map(|pair| Some(((*pair.first()?)?, (*pair.last()?)?))).collect();
    let steps: f64 = pairs.iter().map(|(from, to)| (to - from).abs()).sum();
    let area: f64 = pairs.iter().map(|(from, to)| f64::midpoint(*from, *to) / last).sum();
    let felt = |y: f64| if y < 0.0 { loss_aversion * y } else { y };
    let peak =
        points.iter().map(|(_, y)| *y).fold(first, |peak, y| if felt(y).abs() > felt(peak).abs() { y } else { peak });
    Some(CurveFigures {
        mean,
        sd: variance.sqrt(),
        mean_step: if pairs.is_empty() { 0.0 } else { steps / count(pairs.len()) },
        lowest: points.iter().map(|(_, y)| *y).fold(first, f64::min),
        highest: points.iter().map(|(_, y)| *y).fold(first, f64::max),
        start: first,
        end,
        peak_end: f64::midpoint(peak, end),
        area,
        loss_averse_mean: points.iter().map(|(_, y)| felt(*y)).sum::<f64>() / n,
        slope: slope(&points),
    })
}

/// Least squares; 0 for a single point.
fn slope(points: &[(f64, f64)]) -> f64 {
    let n = count(points.len());
    let centre = points.iter().map(|(x, _)| x).sum::<f64>() / n;
    let mean = points.iter().map(|(_, y)| y).sum::<f64>() / n;
    let spread: f64 = points.iter().map(|(x, _)| (x - centre) * (x - centre)).sum();
    let along: f64 = points.iter().map(|(x, y)| (x - centre) * (y - mean)).sum();
    if spread > 0.0 { along / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_definition() {
        let heights = [0.2, 0.2, 0.8, -0.8, -0.6, 1.0].map(Some);
        let found = figures(&heights, 2.25).expect("all rated");
        let pairs = [
            (found.mean, 0.133_333),
            (found.sd, 0.659_966),
            (found.mean_step, 0.8),
            (found.area, 0.04),
            (found.loss_averse_mean, -0.158_333),
            (found.slope, 0.0),
            (found.peak_end, 0.10),
            (found.lowest, -0.8),
            (found.highest, 1.0),
            (found.start, 0.2),
            (found.end, 1.0),
        ];
        assert!(pairs.iter().all(|(found, expected)| (found - expected).abs() < 1e-6), "{pairs:?}");
    }

    #[test]
    fn a_single_rating_has_figures_and_none_has_none() {
        assert_eq!(figures(&[None, None], 2.25), None);
        assert_eq!(
            figures(&[None, Some(-0.5)], 2.25).map(|found| (found.mean, found.sd, found.slope)),
            Some((-0.5, 0.0, 0.0))
        );
    }
}
