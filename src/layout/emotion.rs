//! The emotion band: a curve for each persona, exactly above the columns of its touchpoints.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    geometry::{Path, Point, Rect, Step},
    link::{Taken, Weight},
    measure::Measure,
    plan::{CurveLine, CurvePoint, EmotionBand, Placed},
    real,
    request::{Density, Request},
    text::Typesetter,
};
use crate::{
    analysis::curve,
    model::{Emotion, Id, Persona, Touchpoint},
    wording::canvas,
};

/// A touchpoint of the band: which, its number, and how far to the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Station {
    pub id: Id<Touchpoint>,
    pub number: usize,
    pub x: f32,
}

/// Everything that the band needs.
pub(super) struct Band<'a> {
    pub request: &'a Request,
    pub measure: Measure,
    pub set: &'a dyn Typesetter,
    pub rect: Rect,
}

impl Band<'_> {
    /// The band over columns (left, right edge), each with its touchpoints (number, id) in order.
    pub fn place(&self, columns: &[(f32, f32)], touchpoints: &[Vec<(usize, Id<Touchpoint>)>]) -> EmotionBand {
        let measure = &self.measure;
        let text = |words, style| self.set.set(words, style, None);
        let left = self.rect.x + 10.0;
        let title = Placed::new(text(canvas::HOW_IT_FEELS, measure.label_text), Point::new(left, self.rect.y + 7.0));
        let love_top = title.at.y + title.runs.height + 2.0;
        let love = Placed::new(text(canvas::LOVE, measure.name_text), Point::new(left, love_top));
        let pain = text(canvas::PAIN, measure.name_text);
        let pain_top = self.rect.bottom() - 7.0 - pain.height;
        let pain = Placed::new(pain, Point::new(left, pain_top));
        let axis = [&title, &love, &pain].map(|placed| placed.rect().right()).into_iter().fold(left, f32::max);
        let stations = self.stations(columns, touchpoints, axis + 10.0);
        let radius = point_radius(&stations, measure);
        // Beyond +1 and -1 there is room for a face, and on the canvas for its number too.
        let number = if self.request.density == Density::Compact { 4.0 } else { 16.0 };
        let margin = radius + number;
        let zero = self.rect.centre().y;
        let reach = (self.rect.h / 2.0 - margin).max(10.0);
        let mut taken = Taken::default();
        for placed in [&title, &love, &pain] {
            taken.add(placed.rect(), Weight::Solid);
        }
        let mut curves: Vec<CurveLine> = self
            .personas()
            .into_iter()
            .map(|persona| self.curve(persona, &stations, zero, reach, radius))
            .filter(|curve| !curve.points.is_empty())
            .collect();
        self.place_numbers(&mut curves, &stations, &mut taken, radius);
        self.place_names(&mut curves, &mut taken, radius, zero);
        EmotionBand { rect: self.rect, zero, reach, title, love, pain, curves }
    }

    /// Shown personas, the active one last.
    fn personas(&self) -> Vec<Id<Persona>> {
        let active = self.request.active_persona();
        let mut personas = self.request.shown_personas();
        personas.sort_by_key(|persona| Some(*persona) == active);
        personas
    }

    /// Touchpoints of a column stand evenly over it; the first column begins beside the words of the axis,
    /// the last one ends where the longest name still fits.
    fn stations(
        &self,
        columns: &[(f32, f32)],
        touchpoints: &[Vec<(usize, Id<Touchpoint>)>],
        begin: f32,
    ) -> Vec<Station> {
        let last = touchpoints.iter().rposition(|column| !column.is_empty());
        let mut stations = Vec::new();
        for (place, ((left, right), column)) in columns.iter().zip(touchpoints).enumerate() {
            let count = real(column.len());
            let left = left.max(begin).min(right - 20.0);
            let mut right = right.min(self.rect.right());
            if Some(place) == last && count > 0.0 {
                let room = self.name_room();
                let end = self.rect.right() - room;
                let at = left + (right - left) * (count - 0.5) / count;
                if at > end {
                    right = (left + (end - left) * count / (count - 0.5)).max(left + (right - left) * 0.5);
                }
            }
            let step = (right - left) / count.max(1.0);
            stations.extend(column.iter().enumerate().map(|(nth, (number, id))| Station {
                id: *id,
                number: *number,
                x: left + step * (real(nth) + 0.5),
            }));
        }
        stations
    }

    /// Room for a name to the right of the last face.
    fn name_room(&self) -> f32 {
        let names = self.personas().into_iter().filter_map(|id| self.request.map.personas.get(id));
        let widest = names.map(|persona| self.name(&persona.name).width).fold(0.0, f32::max);
        widest.min(110.0) + self.measure.point + 12.0
    }

    fn name(&self, name: &str) -> Arc<super::text::Runs> {
        self.set.set(name, self.measure.name_text, Some(110.0))
    }

    fn curve(&self, persona: Id<Persona>, stations: &[Station], zero: f32, reach: f32, radius: f32) -> CurveLine {
        let map = &self.request.map;
        let visits = |station: &&Station| {
            !map.experiences.get(station.id, persona).is_some_and(|experience| experience.is_absent)
        };
        let visited: Vec<(&Station, Option<Emotion>)> =
            stations.iter().filter(visits).map(|station| (station, map.emotion(station.id, persona))).collect();
        let height = |emotion: Emotion| f64::from(zero) - emotion.value() * f64::from(reach);
        let line: Vec<(f64, Option<f64>)> =
            visited.iter().map(|(station, emotion)| (f64::from(station.x), emotion.map(height))).collect();
        let parts = curve::runs(&line).iter().filter(|run| run.len() > 1).map(|run| Arc::new(path(run))).collect();
        let points = visited.iter().filter_map(|(station, emotion)| {
            let emotion = (*emotion)?;
            let at = Point::new(station.x, single(height(emotion)));
            Some(CurvePoint { touchpoint: station.id, emotion, at, number: None })
        });
        let is_active = Some(persona) == self.request.active_persona();
        CurveLine { persona, is_active, parts, points: points.collect(), radius, name: None }
    }

    /// Numbers stand above good points and below bad ones, on the other side where something is in the way.
    fn place_numbers(&self, curves: &mut [CurveLine], stations: &[Station], taken: &mut Taken, radius: f32) {
        let numbers: BTreeMap<Id<Touchpoint>, usize> =
            stations.iter().map(|station| (station.id, station.number)).collect();
        for sample in curves.iter().filter(|curve| !curve.is_active).flat_map(samples) {
            taken.add(Rect::around(sample, 0.1, 0.1), Weight::Line);
        }
        let Some(active) = curves.iter_mut().find(|curve| curve.is_active) else { return };
        for point in &active.points {
            taken.add(Rect::around(point.at, 2.0 * radius, 2.0 * radius), Weight::Solid);
        }
        for point in &mut active.points {
            let Some(number) = numbers.get(&point.touchpoint) else { continue };
            let runs = self.set.set(&number.to_string(), self.measure.label_text, None);
            let away = radius + runs.height / 2.0 + 1.0;
            let above = Placed::centred(Arc::clone(&runs), point.at - Point::new(0.0, away));
            let below = Placed::centred(runs, point.at + Point::new(0.0, away));
            let (first, second) = if point.emotion.hundredths() >= 0 { (above, below) } else { (below, above) };
            let hits = |placed: &Placed| {
                let rect = placed.rect();
                let [lines, _, letters] = taken.covered(rect);
                // A row is higher than its figures.
                let figures = Rect::new(rect.x, rect.y + 3.0, rect.w, (rect.h - 6.0).max(1.0));
                10 * (letters + u16::from(!self.rect.holds(figures))) + lines.min(9)
            };
            let chosen = if hits(&second) < hits(&first) { second } else { first };
            taken.add(chosen.rect(), Weight::Solid);
            point.number = Some(chosen);
        }
    }

    /// A curve's end carries its persona's name, where it is free: right of the end, else below or above it.
    fn place_names(&self, curves: &mut [CurveLine], taken: &mut Taken, radius: f32, zero: f32) {
        for sample in curves.iter().filter(|curve| curve.is_active).flat_map(samples) {
            taken.add(Rect::around(sample, 0.1, 0.1), Weight::Line);
        }
        for place in (0..curves.len()).rev() {
            let Some(curve) = curves.get_mut(place) else { continue };
            let Some(end) = curve.points.last().map(|point| point.at) else { continue };
            let Some(persona) = self.request.map.personas.get(curve.persona) else { continue };
            let runs = self.name(&persona.name);
            let gap = radius + 4.0;
            let hits = |placed: &Placed| {
                let rect = placed.rect().grown(1.0);
                let [lines, _, letters] = taken.covered(rect);
                let zero_line = if rect.y < zero && rect.bottom() > zero { 6 } else { 0 };
                100 * (letters + u16::from(!self.rect.grown(-2.0).holds(rect))) + (lines + zero_line).min(90)
            };
            let best = self.name_places(&runs, end, gap).min_by_key(hits);
            if let Some(placed) = best {
                taken.add(placed.rect(), Weight::Solid);
                curve.name = Some(placed);
            }
        }
    }

    /// Places for a name around the end of its curve, the nearest first.
    fn name_places<'b>(
        &'b self,
        runs: &'b Arc<super::text::Runs>,
        end: Point,
        gap: f32,
    ) -> impl Iterator<Item = Placed> + 'b {
        let (w, h) = (runs.width, runs.height);
        let furthest = self.rect.right() - 6.0 - w;
        let lowest = self.rect.bottom() - 2.0 - h;
        (0..8_u8).flat_map(move |away| {
            let step = f32::from(away) * h * 0.75;
            let sides = [
                Point::new(end.x + gap, end.y - h / 2.0 - step),
                Point::new(end.x + gap, end.y - h / 2.0 + step),
                Point::new(end.x - w / 2.0, end.y + gap + step),
                Point::new(end.x - w / 2.0, end.y - gap - h - step),
                Point::new(end.x - w - gap, end.y - gap - h - step),
                Point::new(end.x - w - gap, end.y + gap + step),
            ];
            sides.into_iter().map(move |at| {
                let x = at.x.min(furthest).max(self.rect.x);
                Placed::new(Arc::clone(runs), Point::new(x, at.y.min(lowest).max(self.rect.y + 2.0)))
            })
        })
    }
}

/// Faces shrink where touchpoints stand close together.
fn point_radius(stations: &[Station], measure: &Measure) -> f32 {
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
fn samples(curve: &CurveLine) -> Vec<Point> {
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
