//! The curves themselves: a persona's own, the mean of all, and points along them.

use std::sync::Arc;

use super::{Axis, Station};
use crate::{
    analysis::{curve, mean_emotion},
    layout::{
        geometry::{Path, Point, Step},
        measure::Measure,
        plan::{CurveLine, CurvePoint, Seat},
    },
    model::{Emotion, Id, JourneyMap, Persona, Touchpoint},
};

impl Axis {
    fn height(self, emotion: Emotion) -> f64 {
        f64::from(self.zero) - emotion.value() * f64::from(self.reach)
    }
}

/// Has somebody else rated what the active persona has not, although she comes there?
pub(super) fn is_gap(
    map: &JourneyMap,
    active: Id<Persona>,
    personas: &[Id<Persona>],
    touchpoint: Id<Touchpoint>,
) -> bool {
    comes_to(map, touchpoint, active)
        && map.emotion(touchpoint, active).is_none()
        && personas.iter().any(|other| map.emotion(touchpoint, *other).is_some())
}

fn comes_to(map: &JourneyMap, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> bool {
    !map.experiences.get(touchpoint, persona).is_some_and(|experience| experience.is_absent)
}

/// A persona's own curve: passes over what she does not come to, broken where nobody said how it feels to her.
pub(in crate::layout) fn own(
    map: &JourneyMap,
    persona: Id<Persona>,
    is_main: bool,
    stations: &[Station],
    axis: Axis,
) -> CurveLine {
    let visited = stations.iter().filter(|station| comes_to(map, station.id, persona));
    let line: Vec<_> = visited.map(|station| (*station, map.emotion(station.id, persona))).collect();
    drawn(Some(persona), is_main, &line, axis)
}

/// The mean of these personas, through everything that one of them has rated.
pub(super) fn mean(map: &JourneyMap, personas: &[Id<Persona>], stations: &[Station], axis: Axis) -> CurveLine {
    let line: Vec<_> = stations
        .iter()
        .filter_map(|station| {
            let mean = mean_emotion(map, station.id, personas)?;
            #[expect(clippy::cast_possible_truncation, reason = "a mean lies between -1 and 1")]
            let hundredths = (mean * 100.0).round() as i64;
            Some((*station, Some(Emotion::clamped(hundredths))))
        })
        .collect();
    drawn(None, true, &line, axis)
}

fn drawn(persona: Option<Id<Persona>>, is_main: bool, line: &[(Station, Option<Emotion>)], axis: Axis) -> CurveLine {
    let knots: Vec<(f64, Option<f64>)> = line
        .iter()
        .map(|(station, emotion)| (f64::from(station.x), emotion.map(|emotion| axis.height(emotion))))
        .collect();
    let parts = curve::runs(&knots).iter().filter(|run| run.len() > 1).map(|run| Arc::new(path(run))).collect();
    let points = line.iter().filter_map(|(station, emotion)| {
        let emotion = (*emotion)?;
        let at = Point::new(station.x, single(axis.height(emotion)));
        Some(CurvePoint { touchpoint: station.id, emotion, at, seat: Seat::Here, number: None })
    });
    CurveLine { persona, is_main, parts, points: points.collect(), radius: axis.radius, has_faces: is_main, name: None }
}

/// Faces shrink where touchpoints stand close together.
pub(super) fn point_radius(stations: &[Station], measure: &Measure) -> f32 {
    let steps = stations.iter().zip(stations.iter().skip(1)).map(|(a, b)| b.x - a.x);
    let least = steps.fold(f32::INFINITY, f32::min);
    measure.point.min(least * 0.46).max(3.0)
}

fn path(run: &[curve::Knot]) -> Path {
    let point = |x: f64, y: f64| Point::new(single(x), single(y));
    let first = run.first().map(|knot| Step::Move(point(knot.x, knot.y)));
    let rest = curve::segments(run).map(|segment| {
        let [(x1, y1), (x2, y2)] = segment.controls();
        Step::Cubic(point(x1, y1), point(x2, y2), point(segment.to.x, segment.to.y))
    });
    Path { steps: first.into_iter().chain(rest).collect() }
}

/// Points along a curve, close enough together that no letter slips between them.
pub(in crate::layout) fn samples(curve: &CurveLine) -> Vec<Point> {
    let mut points = Vec::new();
    for part in &curve.parts {
        let mut at = Point::default();
        for step in &part.steps {
            match *step {
                Step::Move(to) | Step::Line(to) => at = to,
                Step::Cubic(first, second, to) => {
                    points.extend((0..24_u8).map(|nth| bezier(at, first, second, to, f32::from(nth) / 24.0)));
                    at = to;
                }
                Step::Close => {}
            }
        }
    }
    points
}

fn bezier(from: Point, first: Point, second: Point, to: Point, t: f32) -> Point {
    let u = 1.0 - t;
    from * (u * u * u) + first * (3.0 * u * u * t) + second * (3.0 * u * t * t) + to * (t * t * t)
}

/// A figure of the curve as it is drawn.
#[expect(clippy::cast_possible_truncation, reason = "document units need no more than single precision")]
fn single(value: f64) -> f32 {
    value as f32
}
