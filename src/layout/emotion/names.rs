//! Names of the curves. Each stands at the end of its own: right of its last face where the journey ends there, else
//! beside a point of hers that can be seen, and nearer to it than to anybody else's.
//!
//! Limitations: with more than three curves a name is left out rather than far from its curve.

use std::sync::Arc;

use super::{
    Axis, Band,
    seat::{self, DOT},
};
use crate::{
    analysis::mean_emotion,
    layout::{
        geometry::{Point, Rect},
        link::{Taken, Weight},
        plan::{CurveLine, CurvePoint, Placed, Seat},
        text::Runs,
    },
    model::{Id, Touchpoint},
    wording::canvas,
};

/// A name beside a curve that is wider is broken into rows, in document units.
const MOST_OF_NAME: f32 = 110.0;
/// So many curves have their names at any price.
const FEW: usize = 3;
/// From a face to the name beside it.
const GAP: f32 = 5.0;
/// Between two names.
const BETWEEN: f32 = 0.5;
/// Points that are no further apart are one to the eye: the names of both stand there.
const ONE: f32 = 6.0;
/// What it costs to stand nearer to somebody else's point: more than any line that is covered.
const NEARER_TO_ANOTHER: u16 = 60;

/// A curve that goes on to the end of the journey, and where its name is to stand.
struct End {
    curve: usize,
    is_main: bool,
    at: Point,
    /// From the point to what is to the right of its face.
    reach: f32,
    has_face: bool,
    runs: Arc<Runs>,
    middle: f32,
}

impl End {
    fn half(&self) -> f32 {
        self.runs.height / 2.0
    }
}

impl Band<'_> {
    /// Room for a name to the right of the last face.
    pub(super) fn name_room(&self) -> f32 {
        let names = self.personas().into_iter().filter_map(|id| self.request.map.personas.get(id));
        let words = names.map(|persona| persona.name.as_str()).chain(self.has_mean().then_some(canvas::AVERAGE));
        let widest = words.map(|name| self.name(name).width).fold(0.0, f32::max);
        widest.min(MOST_OF_NAME) + self.measure.point + 12.0
    }

    /// How far the names of those who feel something at this touchpoint reach to the right of it, if it is the last.
    pub fn reach_of_names(&self, last: Id<Touchpoint>) -> f32 {
        let map = &self.request.map;
        let personas = self.personas();
        let felt = personas.iter().filter(|persona| map.emotion(last, **persona).is_some());
        let names = felt.filter_map(|persona| map.personas.get(*persona)).map(|persona| persona.name.as_str());
        let mean = mean_emotion(map, last, &personas).filter(|_| self.has_mean()).map(|_| canvas::AVERAGE);
        let widths = names.chain(mean).map(|name| self.name(name).width);
        widths.reduce(f32::max).map_or(0.0, |widest| widest + self.measure.point + 2.0 * GAP)
    }

    fn name(&self, name: &str) -> Arc<Runs> {
        // Set without a width it begins where it is put, also where it is read from right to left.
        let whole = self.set.set(name, self.measure.name_text, None);
        if whole.width <= MOST_OF_NAME { whole } else { self.set.set(name, self.measure.name_text, Some(MOST_OF_NAME)) }
    }

    fn name_of(&self, curve: &CurveLine) -> Option<Arc<Runs>> {
        let Some(persona) = curve.persona else { return Some(self.name(canvas::AVERAGE)) };
        self.request.map.personas.get(persona).map(|persona| self.name(&persona.name))
    }

    /// Names every curve, where it can be told whose it is.
    pub(super) fn place_names(&self, curves: &mut [CurveLine], taken: &mut Taken, axis: Axis) {
        let is_few = curves.len() <= FEW;
        self.place_ends(curves, taken, is_few);
        let points: Vec<(usize, Point)> = (0..)
            .zip(curves.iter())
            .flat_map(|(nth, curve)| curve.points.iter().map(move |point| (nth, seat::place(point))))
            .collect();
        let faces: Vec<Point> = main_points(curves);
        for (nth, curve) in curves.iter_mut().enumerate().rev().filter(|(_, curve)| curve.name.is_none()) {
            let Some(runs) = self.name_of(curve) else { continue };
            let others = || points.iter().filter(|(owner, _)| *owner != nth).map(|(_, at)| *at);
            let hits = |placed: &Placed, at: Point| {
                let is_hers = !is_few || is_nearest(placed.rect(), at, others());
                self.name_hits(placed, taken, axis.zero) + if is_hers { 0 } else { NEARER_TO_ANOTHER }
            };
            let gap = if curve.is_main {
                axis.radius + 4.0
            } else if curve.has_faces {
                curve.radius + 3.0
            } else {
                DOT + 1.0
            };
            let end = curve.points.last().map(|point| point.at);
            let at_any_price =
                || end.and_then(|end| self.around(&runs, end, gap, 8).min_by_key(|placed| hits(placed, end)));
            let placed = if curve.is_main {
                at_any_price()
            } else {
                let is_seen = |point: &&CurvePoint| match point.seat {
                    Seat::Here => faces.iter().all(|face| is_beyond(axis.radius + 2.0, *face, point.at)),
                    Seat::Aside(_) => true,
                    Seat::Ring(_) => false,
                };
                let seen = curve.points.iter().rev().filter(is_seen).map(seat::place);
                let steps = if curve.has_faces { 3 } else { 1 };
                let places = (0_u16..).zip(seen).flat_map(|(rank, at)| {
                    let cost = move |placed: &Placed| hits(placed, at);
                    self.around(&runs, at, gap, steps).map(move |placed| (rank, cost(&placed), placed))
                });
                let free = nearest_free(places);
                if is_few { free.or_else(at_any_price) } else { free }
            };
            if let Some(placed) = &placed {
                taken.add(placed.rect(), Weight::Solid);
            }
            curve.name = placed;
        }
    }

    /// The names of the curves that go on to the end: right of their last faces, in the order of these, none on
    /// another.
    fn place_ends(&self, curves: &mut [CurveLine], taken: &mut Taken, is_few: bool) {
        let lasts = || curves.iter().filter_map(|curve| curve.points.last());
        let end = lasts().map(|point| point.at.x).fold(f32::NEG_INFINITY, f32::max);
        let of = |(nth, curve): (usize, &CurveLine)| {
            let last = curve.points.last().filter(|last| last.at.x + 0.5 > end)?;
            let runs = self.name_of(curve)?;
            let reach = seat::seen(curve, last).right() - last.at.x;
            let (is_main, has_face) = (curve.is_main, curve.has_faces);
            Some(End { curve: nth, is_main, at: last.at, reach, has_face, runs, middle: last.at.y })
        };
        let mut ends: Vec<End> = curves.iter().enumerate().filter_map(of).collect();
        ends.sort_by(|a, b| a.at.y.round().total_cmp(&b.at.y.round()).then(b.is_main.cmp(&a.is_main)));
        part(&mut ends, self.rect.grown(-2.0));
        let furthest = ends.iter().map(|end| end.reach).fold(0.0, f32::max);
        for end in ends {
            let is_near = (end.middle - end.at.y).abs() <= end.runs.height;
            let beside = |reach: f32| {
                let at = Point::new(end.at.x + reach + GAP, end.middle - end.half());
                Placed::new(Arc::clone(&end.runs), at)
            };
            let is_free = |placed: &Placed| {
                let [_, dots, letters] = taken.covered(placed.rect());
                dots + letters == 0 && self.rect.grown(-1.0).holds(placed.rect())
            };
            // Names beside faces are in line with each other; one beside a dot is as near as may be.
            let nearest = if end.has_face { furthest } else { end.reach };
            let placed = [nearest, furthest].map(|reach| beside(reach.max(0.0))).into_iter().find(is_free);
            let Some(placed) = placed.filter(|_| is_few || is_near) else { continue };
            taken.add(placed.rect(), Weight::Solid);
            if let Some(curve) = curves.get_mut(end.curve) {
                curve.name = Some(placed);
            }
        }
    }

    /// How much a name would cover here: letters, dots and the band's edge count most.
    fn name_hits(&self, placed: &Placed, taken: &Taken, zero: f32) -> u16 {
        let rect = placed.rect().grown(1.0);
        let [lines, dots, letters] = taken.covered(rect);
        let zero_line = if rect.y < zero && rect.bottom() > zero { 6 } else { 0 };
        100 * (dots + letters + u16::from(!self.rect.grown(-2.0).holds(rect))).min(100) + (lines + zero_line).min(39)
    }

    /// Places for a name around a point, the nearest first, in so many steps away from it.
    fn around<'b>(
        &'b self,
        runs: &'b Arc<Runs>,
        point: Point,
        gap: f32,
        steps: u8,
    ) -> impl Iterator<Item = Placed> + 'b {
        let (w, h) = (runs.width, runs.height);
        let furthest = self.rect.right() - 6.0 - w;
        let lowest = self.rect.bottom() - 2.0 - h;
        (0..steps).flat_map(move |away| {
            let step = f32::from(away) * h * 0.75;
            let sides = [
                Point::new(point.x + gap, point.y - h / 2.0 - step),
                Point::new(point.x + gap, point.y - h / 2.0 + step),
                Point::new(point.x - w / 2.0, point.y + gap + step),
                Point::new(point.x - w / 2.0, point.y - gap - h - step),
                Point::new(point.x - w - gap, point.y - gap - h - step),
                Point::new(point.x - w - gap, point.y + gap + step),
            ];
            sides.into_iter().map(move |at| {
                let x = at.x.min(furthest).max(self.rect.x);
                Placed::new(Arc::clone(runs), Point::new(x, at.y.min(lowest).max(self.rect.y + 2.0)))
            })
        })
    }
}

/// Moves names apart, as little as may be: the main one stays where its face is, if there is room for all.
fn part(ends: &mut [End], room: Rect) {
    let first = ends.iter().position(|end| end.is_main).unwrap_or_default();
    let (above, below) = ends.split_at_mut(first);
    let top = below.first().map_or(f32::INFINITY, |main| main.middle - main.half() - BETWEEN);
    push_up(above, top);
    push_down(below, f32::NEG_INFINITY);
    push_down(ends, room.y);
    push_up(ends, room.bottom());
}

fn push_down(ends: &mut [End], mut top: f32) {
    for end in ends {
        end.middle = end.middle.max(top + end.half());
        top = end.middle + end.half() + BETWEEN;
    }
}

fn push_up(ends: &mut [End], mut bottom: f32) {
    for end in ends.iter_mut().rev() {
        end.middle = end.middle.min(bottom - end.half());
        bottom = end.middle - end.half() - BETWEEN;
    }
}

/// Is this name clearly nearer to its own point than to any of the others, but those that are one with it?
fn is_nearest(name: Rect, own: Point, mut others: impl Iterator<Item = Point>) -> bool {
    let least = away(name, own) + 2.0;
    others.all(|other| away(name, other) > least || !is_beyond(ONE, own, other))
}

/// From a box to a point.
fn away(rect: Rect, point: Point) -> f32 {
    let x = (rect.x - point.x).max(point.x - rect.right()).max(0.0);
    let y = (rect.y - point.y).max(point.y - rect.bottom()).max(0.0);
    (x * x + y * y).sqrt()
}

/// The place that costs least, the first of several, if nothing that must be seen is covered there: the end of her
/// curve says most, unless the name would cover something there. Places come with their rank and what they cost
/// beside it; what is further away cannot cost less than its distance.
fn nearest_free(places: impl Iterator<Item = (u16, u16, Placed)>) -> Option<Placed> {
    let mut best: Option<(u16, Placed)> = None;
    for (rank, cost, placed) in places {
        let far = rank.saturating_mul(2).min(40);
        if best.as_ref().is_some_and(|(cost, _)| *cost <= far) {
            break;
        }
        if cost < 100 && best.as_ref().is_none_or(|(least, _)| cost + far < *least) {
            best = Some((cost + far, placed));
        }
    }
    best.map(|(_, placed)| placed)
}

fn main_points(curves: &[CurveLine]) -> Vec<Point> {
    curves.iter().filter(|curve| curve.is_main).flat_map(|curve| &curve.points).map(|point| point.at).collect()
}

fn is_beyond(radius: f32, a: Point, b: Point) -> bool {
    let to = a - b;
    to.x * to.x + to.y * to.y > radius * radius
}
