//! Where several personas feel nearly the same, their faces would hide each other: then those of the others are seen
//! beside the one in front, or as a ring around it.

use std::collections::BTreeMap;

use crate::{
    layout::{
        geometry::{Point, Rect},
        plan::{CurveLine, CurvePoint, Seat},
    },
    model::{Id, Touchpoint},
};

/// Radius of what is kept free around the dot of a persona who is not in front.
pub(super) const DOT: f32 = 4.0;
/// Two faces whose middles are so many times their radii apart can both be read, though they overlap.
const READABLE: f32 = 0.74;
/// Faces that are set apart keep this distance, times their radii.
const APART: f32 = 0.9;
/// Feelings that are nearer than this part of a face's radius are the same to the eye.
const SAME: f32 = 0.25;
/// From a face to the ring around it.
const RING: f32 = 3.0;

/// A face that has its place: where, and how large.
type Seated = (Point, f32);

/// Seats the faces of all curves, those of the main one first: it stays where its points are.
pub(super) fn seat(curves: &mut [CurveLine]) {
    let points = || curves.iter().flat_map(|curve| &curve.points).map(|point| point.at.x);
    let end = points().fold(f32::NEG_INFINITY, f32::max);
    let mut all: BTreeMap<Id<Touchpoint>, Vec<Seated>> = BTreeMap::new();
    for curve in curves.iter_mut().rev().filter(|curve| curve.has_faces) {
        let (radius, is_main) = (curve.radius, curve.is_main);
        for point in &mut curve.points {
            let seated = all.entry(point.touchpoint).or_default();
            if !is_main {
                // Names stand to the right of the last faces.
                point.seat = free(point.at, radius, seated, point.at.x + 0.5 > end);
            }
            let radius = if let Seat::Ring(ring) = point.seat { ring } else { radius };
            seated.push((place(point), radius));
        }
    }
}

fn free(at: Point, radius: f32, seated: &[Seated], is_last: bool) -> Seat {
    let is_clear = |at: Point| seated.iter().all(|(other, own)| far(at, *other) >= READABLE * (own + radius));
    if is_clear(at) {
        return Seat::Here;
    }
    // A second ring around the same face would not be told from the first.
    if let [(other, own)] = seated
        && far(at, *other) <= SAME * own
    {
        return Seat::Ring(own + RING);
    }
    let sides = if is_last { [-1.0, 1.0] } else { [1.0, -1.0] };
    let beside = |(other, own): &Seated| {
        let (apart, height) = (APART * (own + radius), other.y - at.y);
        (apart * apart - height * height).max(0.0).sqrt()
    };
    let places = seated.iter().flat_map(|one| sides.map(|side| side * beside(one)));
    let clear = places.filter(|by| is_clear(at + Point::new(*by, 0.0)));
    clear.min_by(|a, b| a.abs().total_cmp(&b.abs())).map_or(Seat::Here, Seat::Aside)
}

fn far(a: Point, b: Point) -> f32 {
    let to = a - b;
    (to.x * to.x + to.y * to.y).sqrt()
}

/// Where the face of a point is seen.
pub(super) fn place(point: &CurvePoint) -> Point {
    match point.seat {
        Seat::Here | Seat::Ring(_) => point.at,
        Seat::Aside(by) => point.at + Point::new(by, 0.0),
    }
}

/// The box of what is seen of a point.
pub(super) fn seen(curve: &CurveLine, point: &CurvePoint) -> Rect {
    let side = if curve.has_faces { 2.0 * curve.radius } else { DOT };
    let side = if let Seat::Ring(ring) = point.seat { 2.0 * ring } else { side };
    Rect::around(place(point), side, side)
}
