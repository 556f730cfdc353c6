//! What is under a point.

use super::{Item, Part, Piece, Scene, compose::brush};
use crate::{
    layout::{
        Placed,
        geometry::{Path, Point, Step},
    },
    model::Subject,
};

/// How near to a line is near enough, in document units.
const REACH: f32 = 5.0;

/// The topmost record under a point of the document, lines within 5 units.
#[must_use]
pub fn hit(scene: &Scene, point: Point) -> Option<Subject> {
    hit_within(scene, point, REACH)
}

/// The topmost record under a point of the document, lines within `reach` document units.
#[must_use]
pub fn hit_within(scene: &Scene, point: Point, reach: f32) -> Option<Subject> {
    scene.pieces.iter().rev().filter(|piece| is_hit(piece, point, reach)).find_map(|piece| piece.subject)
}

fn is_hit(piece: &Piece, point: Point, reach: f32) -> bool {
    let local = point - piece.origin;
    if piece.subject.is_none() || !piece.bounds.grown(reach).contains(local) {
        return false;
    }
    piece.items.iter().any(|item| covers(item, local, if piece.part == Part::Mark { 0.0 } else { reach }))
}

fn covers(item: &Item, point: Point, reach: f32) -> bool {
    match item {
        Item::Shadow { .. } => false,
        Item::Box { rect, fill: Some(_), .. } | Item::Picture { rect, .. } => rect.contains(point),
        Item::Box { rect, stroke, .. } => {
            let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0) + reach;
            rect.grown(half).contains(point) && !rect.grown(-half).contains(point)
        }
        Item::Shape { fill: Some(_), .. } => brush::extent(item).contains(point),
        Item::Shape { path, at, scale, stroke, .. } => {
            let half = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
            let placed = |step: Point| *at + step * *scale;
            distance(path, placed, point) <= half + reach
        }
        Item::Text { runs, at, .. } => Placed::new(std::sync::Arc::clone(runs), *at).rect().contains(point),
    }
}

/// From a point to the nearest place on a path.
fn distance(path: &Path, placed: impl Fn(Point) -> Point, point: Point) -> f32 {
    let mut nearest = f32::INFINITY;
    let (mut begin, mut at) = (Point::default(), Point::default());
    for step in &path.steps {
        match *step {
            Step::Move(to) => {
                at = placed(to);
                begin = at;
            }
            Step::Line(to) => {
                nearest = nearest.min(from_line(at, placed(to), point));
                at = placed(to);
            }
            Step::Cubic(first, second, to) => {
                let corners = [at, placed(first), placed(second), placed(to)];
                let mut before = at;
                for nth in 1..=16_u8 {
                    let next = on_cubic(corners, f32::from(nth) / 16.0);
                    nearest = nearest.min(from_line(before, next, point));
                    before = next;
                }
                at = placed(to);
            }
            Step::Close => {
                nearest = nearest.min(from_line(at, begin, point));
                at = begin;
            }
        }
    }
    nearest
}

fn on_cubic([a, b, c, d]: [Point; 4], t: f32) -> Point {
    let u = 1.0 - t;
    a * (u * u * u) + b * (3.0 * u * u * t) + c * (3.0 * u * t * t) + d * (t * t * t)
}

fn from_line(a: Point, b: Point, point: Point) -> f32 {
    let (along, to) = (b - a, point - a);
    let square = along.x * along.x + along.y * along.y;
    let share = if square > 0.0 { ((to.x * along.x + to.y * along.y) / square).clamp(0.0, 1.0) } else { 0.0 };
    let nearest = a + along * share;
    (point.x - nearest.x).hypot(point.y - nearest.y)
}
