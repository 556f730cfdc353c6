//! Paths as straight lines on the screen, and fills as triangles.
//!
//! Knows curves and polygons; nothing of egui's widgets. Lines stay within a quarter of a pixel of
//! the curve at the present scale.
//!
//! Limitations: each closed part of a path is filled by itself, so a hole is not cut out; the
//! scene draws none. A part that crosses itself is filled as far as ears can be cut.

use egui::{Pos2, Vec2};

use super::View;
use crate::layout::geometry::{Path, Point, Step};

/// One part of a path: its corners, and whether it ends where it began.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Corners in screen points; the first is not repeated at the end.
    pub points: Vec<Pos2>,
    /// Closed or open.
    pub is_closed: bool,
}

/// How far a line may lie from its curve, in screen points.
const TOLERANCE: f32 = 0.2;
const MOST_STEPS: f32 = 96.0;

/// The parts of `path`, enlarged by `scale` about its origin, which stands at `at` (document units).
#[must_use]
pub fn parts(path: &Path, at: Point, scale: f32, view: View) -> Vec<Part> {
    let place = |point: Point| view.to_screen(at + point * scale);
    let mut parts = Vec::new();
    let mut points: Vec<Pos2> = Vec::new();
    for step in &path.steps {
        match *step {
            Step::Move(to) => {
                finish(&mut points, false, &mut parts);
                points.push(place(to));
            }
            Step::Line(to) => points.push(place(to)),
            Step::Cubic(first, second, to) => {
                let from = points.last().copied().unwrap_or_else(|| place(to));
                flatten([from, place(first), place(second), place(to)], &mut points);
            }
            Step::Close => {
                let begin = points.first().copied();
                finish(&mut points, true, &mut parts);
                points.extend(begin);
            }
        }
    }
    finish(&mut points, false, &mut parts);
    parts
}

fn finish(points: &mut Vec<Pos2>, is_closed: bool, parts: &mut Vec<Part>) {
    let mut points = std::mem::take(points);
    points.dedup_by(|a, b| a.distance_sq(*b) < 1e-6);
    if is_closed && points.len() > 1 && points.first().zip(points.last()).is_some_and(|(a, b)| a.distance_sq(*b) < 1e-6)
    {
        points.pop();
    }
    if points.len() >= 2 {
        parts.push(Part { points, is_closed });
    }
}

/// Adds the cubic's points after its first (steps after Wang: second differences bound the error).
fn flatten([a, b, c, d]: [Pos2; 4], points: &mut Vec<Pos2>) {
    let bend = second_difference(a, b, c).length().max(second_difference(b, c, d).length());
    let steps = (0.75 * bend / TOLERANCE).sqrt().ceil().clamp(1.0, MOST_STEPS);
    let mut step = 1.0;
    while step <= steps {
        let t = step / steps;
        let s = 1.0 - t;
        let weighted = a.to_vec2() * (s * s * s)
            + b.to_vec2() * (3.0 * s * s * t)
            + c.to_vec2() * (3.0 * s * t * t)
            + d.to_vec2() * (t * t * t);
        points.push(weighted.to_pos2());
        step += 1.0;
    }
}

fn second_difference(a: Pos2, b: Pos2, c: Pos2) -> Vec2 {
    a.to_vec2() - 2.0 * b.to_vec2() + c.to_vec2()
}

fn turn(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    let (first, second) = (b - a, c - b);
    first.x * second.y - first.y * second.x
}

fn ring(points: &[Pos2]) -> impl Iterator<Item = (Pos2, Pos2, Pos2)> + '_ {
    let next = points.iter().cycle().skip(1);
    let after = points.iter().cycle().skip(2);
    points.iter().zip(next).zip(after).map(|((a, b), c)| (*a, *b, *c))
}

/// Does the polygon turn one way only, and once around?
#[must_use]
pub fn is_convex(points: &[Pos2]) -> bool {
    let (mut left, mut right, mut around) = (false, false, 0.0_f32);
    for (a, b, c) in ring(points) {
        let bend = turn(a, b, c);
        left |= bend > 1e-4;
        right |= bend < -1e-4;
        let (first, second) = (b - a, c - b);
        around += bend.atan2(first.dot(second)).abs();
    }
    !(left && right) && around < std::f32::consts::TAU + 0.1
}

/// Twice the area, positive where the corners go round clockwise on the screen.
#[must_use]
pub fn doubled_area(points: &[Pos2]) -> f32 {
    ring(points).map(|(a, b, _)| a.x * b.y - b.x * a.y).sum()
}

/// The polygon cut into triangles by clipping ears (Meisters 1975).
#[must_use]
pub fn triangles(points: &[Pos2]) -> Vec<[Pos2; 3]> {
    let mut left: Vec<Pos2> = points.to_vec();
    if doubled_area(&left) < 0.0 {
        left.reverse();
    }
    let mut cut = Vec::with_capacity(left.len());
    while left.len() > 3 {
        let Some(tip) = ring(&left).position(|(a, b, c)| is_ear(&left, a, b, c)) else { break };
        let tip = (tip + 1) % left.len();
        if let Some(triangle) = corner_at(&left, tip) {
            cut.push(triangle);
        }
        left.remove(tip);
    }
    if let [a, b, c] = left.as_slice() {
        cut.push([*a, *b, *c]);
    }
    cut
}

fn corner_at(points: &[Pos2], tip: usize) -> Option<[Pos2; 3]> {
    let count = points.len();
    Some([*points.get((tip + count - 1) % count)?, *points.get(tip)?, *points.get((tip + 1) % count)?])
}

fn is_ear(points: &[Pos2], a: Pos2, b: Pos2, c: Pos2) -> bool {
    let inside = |p: Pos2| turn(a, b, p) > 0.0 && turn(b, c, p) > 0.0 && turn(c, a, p) > 0.0;
    turn(a, b, c) >= 0.0 && !points.iter().any(|p| inside(*p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn star() -> Vec<Pos2> {
        (0..10_u8)
            .map(|n| {
                let (angle, radius) = (f32::from(n) * 0.628_318, if n % 2 == 0 { 10.0 } else { 4.0 });
                pos2(radius * angle.sin(), -radius * angle.cos())
            })
            .collect()
    }

    fn area(triangles: &[[Pos2; 3]]) -> f32 {
        triangles.iter().map(|triangle| doubled_area(triangle).abs()).sum()
    }

    #[test]
    fn the_triangles_of_a_star_fill_it_exactly() {
        let star = star();
        assert!(!is_convex(&star));
        let filled = triangles(&star);
        assert_eq!(filled.len(), 8);
        assert!((area(&filled) - doubled_area(&star).abs()).abs() < 1e-3);
    }

    #[test]
    fn a_star_drawn_the_other_way_round_is_filled_alike() {
        let mut star = star();
        star.reverse();
        assert!((area(&triangles(&star)) - doubled_area(&star).abs()).abs() < 1e-3);
    }

    #[test]
    fn a_square_is_convex_and_closed_without_a_double_corner() {
        let path = Path {
            steps: vec![
                Step::Move(Point::new(0.0, 0.0)),
                Step::Line(Point::new(10.0, 0.0)),
                Step::Line(Point::new(10.0, 10.0)),
                Step::Line(Point::new(0.0, 10.0)),
                Step::Line(Point::new(0.0, 0.0)),
                Step::Close,
            ],
        };
        let drawn = parts(&path, Point::default(), 1.0, View::IDENTITY);
        assert_eq!(drawn.len(), 1);
        assert!(drawn[0].is_closed && drawn[0].points.len() == 4 && is_convex(&drawn[0].points));
    }

    #[test]
    fn a_curve_ends_exactly_where_it_should() {
        let path = Path {
            steps: vec![
                Step::Move(Point::new(0.0, 0.0)),
                Step::Cubic(Point::new(0.0, 50.0), Point::new(100.0, 50.0), Point::new(100.0, 0.0)),
            ],
        };
        let drawn = parts(&path, Point::default(), 1.0, View::IDENTITY);
        assert!(drawn[0].points.last().unwrap().distance(pos2(100.0, 0.0)) < 1e-3);
    }
}
