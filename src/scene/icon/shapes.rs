//! Our own pictures: faces, star, cherries, arrow heads.

use super::strokes::{ellipse, outline};
use crate::layout::geometry::{Path, Point, Step};

/// A face with a ring, two eyes and a mouth, to be stroked: level -2 (open frown) to +2 (open laugh).
pub(super) fn face(level: i8) -> Path {
    let mut steps = Vec::new();
    let centre = Point::new(12.0, 12.0);
    ellipse(centre, 10.6, 10.6, &mut steps);
    // Each eye is two short lines across each other, which round caps make a dot.
    let _ = outline("M8 9.7h.6M8.3 9.4v.6M15.4 9.7h.6M15.7 9.4v.6", &mut steps);
    let mouth = match level {
        ..=-2 => "M7.6 17.4C7.6 14.2 9.4 12.7 12 12.7s4.4 1.5 4.4 4.7z",
        -1 => "M8 16.9c1.2-1.6 2.5-2.3 4-2.3s2.8.7 4 2.3",
        0 => "M8 15.2h8",
        1 => "M8 14.5c1.2 1.6 2.5 2.3 4 2.3s2.8-.7 4-2.3",
        2.. => "M7.2 13.4h9.6c0 3-1.9 4.9-4.8 4.9s-4.8-1.9-4.8-4.9z",
    };
    let _ = outline(mouth, &mut steps);
    Path { steps }
}

/// A star with five points, to be filled, or stroked where it is only a candidate.
pub(super) fn star() -> Path {
    let centre = Point::new(12.0, 12.9);
    let (outer, inner) = (11.0, 4.9);
    let mut steps = Vec::new();
    for corner in 0..10_u8 {
        let radius = if corner % 2 == 0 { outer } else { inner };
        let angle = f32::from(corner) * std::f32::consts::PI / 5.0;
        let at = centre + Point::new(libm::sinf(angle), -libm::cosf(angle)) * radius;
        steps.push(if corner == 0 { Step::Move(at) } else { Step::Line(at) });
    }
    steps.push(Step::Close);
    Path { steps }
}

/// Two cherries on stalks, with a leaf, to be filled: all its parts turn the same way, so that none cuts another.
pub(super) fn cherries() -> Path {
    let p = Point::new;
    let mut steps = Vec::new();
    ellipse(p(6.8, 17.3), 4.3, 4.3, &mut steps);
    ellipse(p(16.6, 18.2), 4.3, 4.3, &mut steps);
    ribbon([p(6.9, 14.0), p(7.2, 9.3), p(9.3, 5.3), p(13.4, 2.6)], 1.7, &mut steps);
    ribbon([p(16.4, 14.6), p(15.9, 10.6), p(14.6, 6.6), p(13.2, 2.4)], 1.7, &mut steps);
    let leaf = "M13.3 2.2C15.6.9 19.6 1.3 22 5.2 18.4 6.9 15 5.6 13.3 2.2z";
    let _ = outline(leaf, &mut steps);
    Path { steps }
}

/// A cubic line made a shape of this width: there on one side and back on the other.
fn ribbon([start, first, second, end]: [Point; 4], width: f32, steps: &mut Vec<Step>) {
    let begin = across(first - start) * (width / 2.0);
    let middle = across(second - first) * (width / 2.0);
    let last = across(end - second) * (width / 2.0);
    steps.extend([
        Step::Move(start - begin),
        Step::Cubic(first - middle, second - middle, end - last),
        Step::Line(end + last),
        Step::Cubic(second + middle, first + middle, start + begin),
        Step::Close,
    ]);
}

/// The unit vector to the right of a direction (y down).
fn across(direction: Point) -> Point {
    let length = direction.x.hypot(direction.y).max(1e-6);
    Point::new(-direction.y / length, direction.x / length)
}

/// An arrow head to be filled, its tip at `tip`, pointing along `direction` (any length but zero),
/// `length` long and three quarters as wide.
#[must_use]
pub fn arrow_head(tip: Point, direction: Point, length: f32) -> Path {
    let side = across(direction);
    let ahead = Point::new(side.y, -side.x);
    let foot = tip - ahead * length;
    let half = side * (length * 0.375);
    Path { steps: vec![Step::Move(tip), Step::Line(foot + half), Step::Line(foot - half), Step::Close] }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twice the area of each part, positive when it turns clockwise (curves taken as their corners).
    fn areas(path: &Path) -> Vec<f32> {
        let mut areas = Vec::new();
        let (mut corners, mut close): (Vec<Point>, _) = (Vec::new(), false);
        for step in &path.steps {
            match *step {
                Step::Move(p) => corners = vec![p],
                Step::Line(p) => corners.push(p),
                Step::Cubic(a, b, c) => corners.extend([a, b, c]),
                Step::Close => close = true,
            }
            if std::mem::take(&mut close) {
                let next = corners.iter().cycle().skip(1);
                areas.push(corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum());
            }
        }
        areas
    }

    #[test]
    fn the_parts_of_the_cherries_turn_the_same_way() {
        let areas = areas(&cherries());
        assert_eq!(areas.len(), 5);
        assert!(areas.iter().all(|area| *area > 0.0), "{areas:?}");
    }

    #[test]
    fn an_arrow_head_points_where_it_is_told() {
        let head = arrow_head(Point::new(10.0, 10.0), Point::new(0.0, 3.0), 8.0);
        assert_eq!(head.steps[0], Step::Move(Point::new(10.0, 10.0)));
        for step in &head.steps[1..3] {
            assert!(matches!(step, Step::Line(p) if (p.y - 2.0).abs() < 1e-5 && (p.x - 10.0).abs() == 3.0));
        }
    }

    #[test]
    fn every_feeling_has_its_own_face() {
        for level in -2..2 {
            assert_ne!(face(level), face(level + 1));
        }
    }
}
