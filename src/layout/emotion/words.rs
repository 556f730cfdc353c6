//! Numbers and names beside the curves, where they cover nothing that must be seen.

use std::{collections::BTreeMap, sync::Arc};

use super::{Axis, Band, Station, line::samples};
use crate::{
    layout::{
        geometry::{Point, Rect},
        link::{Taken, Weight},
        plan::{CurveLine, Placed},
        real,
        text::Runs,
    },
    model::{Id, Touchpoint},
    wording::canvas,
};

/// Radius of what is kept free around the dot of a persona who is not in front.
const DOT: f32 = 4.0;

impl Band<'_> {
    /// Lines, dots and faces: what words must not cover.
    pub(super) fn occupy(curves: &[CurveLine], taken: &mut Taken) {
        for curve in curves.iter().filter(|curve| !curve.is_main) {
            for sample in samples(curve) {
                taken.add(Rect::around(sample, 0.1, 0.1), Weight::Line);
            }
            let side = if curve.has_faces { 2.0 * curve.radius } else { DOT };
            for point in &curve.points {
                taken.add(Rect::around(point.at, side, side), Weight::Mark);
            }
        }
        for curve in curves.iter().filter(|curve| curve.is_main) {
            for sample in samples(curve) {
                taken.add(Rect::around(sample, 0.1, 0.1), Weight::Line);
            }
            for point in &curve.points {
                taken.add(Rect::around(point.at, 2.0 * curve.radius, 2.0 * curve.radius), Weight::Solid);
            }
        }
    }

    /// Numbers stand above good points and below bad ones, on the other side where something is in the way.
    /// How many of them cover a dot, letters or the band's edge all the same.
    pub(super) fn place_numbers(&self, curves: &mut [CurveLine], stations: &[Station], taken: &mut Taken) -> u16 {
        let numbers: BTreeMap<Id<Touchpoint>, usize> =
            stations.iter().map(|station| (station.id, station.number)).collect();
        let Some(main) = curves.iter_mut().find(|curve| curve.is_main) else { return 0 };
        let radius = main.radius;
        let Some(last) = main.points.last().map(|point| point.touchpoint) else { return 0 };
        let is_crowded = self.is_crowded(stations);
        let mut covered = 0;
        for point in &mut main.points {
            let Some(number) = numbers.get(&point.touchpoint) else { continue };
            let runs = self.set.set(&number.to_string(), self.measure.label_text, None);
            let away = Point::new(0.0, radius + runs.height / 2.0 + 1.0);
            let aside = Point::new(radius + runs.width / 2.0 + 3.0, 0.0);
            let (first, second) = if point.emotion.hundredths() >= 0 {
                (point.at - away, point.at + away)
            } else {
                (point.at + away, point.at - away)
            };
            // Beside the point only where the line runs steeply through the other two, and not on the line; the
            // name stands to the right of the last point.
            let mut places = vec![(first, 0), (second, 0), (point.at - aside, 3)];
            if point.touchpoint != last {
                places.push((point.at + aside, 3));
            }
            let hits = |placed: &Placed| {
                let rect = placed.rect();
                let [lines, dots, letters] = taken.covered(rect);
                // A row is higher than its figures.
                let figures = Rect::new(rect.x, rect.y + 3.0, rect.w, (rect.h - 6.0).max(1.0));
                10 * (dots + letters + u16::from(!self.rect.holds(figures))) + lines.min(9)
            };
            let costs = places.into_iter().map(|(at, more)| (Placed::centred(Arc::clone(&runs), at), more));
            let costs = costs.filter(|(placed, more)| *more == 0 || taken.covered(placed.rect()) == [0; 3]);
            let Some((chosen, _)) = costs.min_by_key(|(placed, more)| hits(placed) + more) else {
                continue;
            };
            if is_crowded && hits(&chosen) > 0 {
                continue;
            }
            covered += u16::from(hits(&chosen) >= 10);
            taken.add(chosen.rect(), Weight::Solid);
            point.number = Some(chosen);
        }
        covered
    }

    /// Do points stand closer together than their numbers are wide? Then only those are written that cover nothing:
    /// all of them would be a grey veil over the curve, and each card has its own.
    fn is_crowded(&self, stations: &[Station]) -> bool {
        let (Some(first), Some(last)) = (stations.first(), stations.last()) else { return false };
        let widest = self.set.set(&last.number.to_string(), self.measure.label_text, None).width;
        let step = (last.x - first.x) / real(stations.len().saturating_sub(1).max(1));
        step < widest
    }

    /// A curve carries its persona's name beside its last point that can be seen: right of it, else below or above.
    /// The main curve's stands at its end at any price; another's is left out rather than far from her.
    pub(super) fn place_names(&self, curves: &mut [CurveLine], taken: &mut Taken, axis: Axis) {
        let faces: Vec<Point> = main_points(curves);
        for curve in curves.iter_mut().rev() {
            let Some(runs) = self.name_of(curve) else { continue };
            let placed = if curve.is_main {
                let hits = |placed: &Placed| self.name_hits(placed, taken, axis.zero);
                let end = curve.points.last().map(|point| point.at);
                end.and_then(|end| self.around(&runs, end, axis.radius + 4.0, 8).min_by_key(hits))
            } else {
                let is_seen = |at: &Point| faces.iter().all(|face| is_beyond(axis.radius + 2.0, *face, *at));
                let seen = curve.points.iter().rev().map(|point| point.at).filter(is_seen);
                let (gap, steps) = if curve.has_faces { (curve.radius + 3.0, 3) } else { (DOT + 1.0, 1) };
                let places = (0_u16..)
                    .zip(seen)
                    .flat_map(|(rank, at)| self.around(&runs, at, gap, steps).map(move |placed| (rank, placed)));
                let hits = |placed: &Placed| self.name_hits(placed, taken, axis.zero);
                nearest_free(places, hits).filter(|placed| hits(placed) < 100)
            };
            if let Some(placed) = &placed {
                taken.add(placed.rect(), Weight::Solid);
            }
            curve.name = placed;
        }
    }

    fn name_of(&self, curve: &CurveLine) -> Option<Arc<Runs>> {
        let Some(persona) = curve.persona else { return Some(self.name(canvas::AVERAGE)) };
        self.request.map.personas.get(persona).map(|persona| self.name(&persona.name))
    }

    /// How much a name would cover here: letters, dots and the band's edge count most.
    fn name_hits(&self, placed: &Placed, taken: &Taken, zero: f32) -> u16 {
        let rect = placed.rect().grown(1.0);
        let [lines, dots, letters] = taken.covered(rect);
        let zero_line = if rect.y < zero && rect.bottom() > zero { 6 } else { 0 };
        100 * (dots + letters + u16::from(!self.rect.grown(-2.0).holds(rect))) + (lines + zero_line).min(90)
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

/// The place that costs least, the first of several: the end of her curve says most, unless the name would cover
/// something there. Places come with their rank; what is further away cannot cost less than its distance.
fn nearest_free(places: impl Iterator<Item = (u16, Placed)>, hits: impl Fn(&Placed) -> u16) -> Option<Placed> {
    let mut best: Option<(u16, Placed)> = None;
    for (rank, placed) in places {
        let far = rank.saturating_mul(2).min(40);
        if best.as_ref().is_some_and(|(cost, _)| *cost <= far) {
            break;
        }
        let cost = hits(&placed).saturating_add(far);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, placed));
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
