//! From corners to a line with round corners and an arrow head.

use std::sync::Arc;

use super::{
    lane::Lanes,
    passage::Runs,
    port::Ports,
    wire::{End, FRAME, Form, Side, Wire},
};
use crate::{
    layout::{
        geometry::{Path, Point, Step},
        plan::LinkPath,
    },
    model::Flow,
};

/// Length and half the width of an arrow head.
const HEAD: (f32, f32) = (8.0, 4.5);
const RADIUS: f32 = 8.0;

/// The corners of a wire's way, from card to card, without those that turn nothing.
pub(super) fn corners(place: usize, wire: &Wire, ports: &Ports, runs: &Runs, lanes: &Lanes) -> Vec<Point> {
    if let Form::Upright(x) = wire.form {
        return upright(wire, x);
    }
    let begin = Point::new(edge(&wire.start, leave_gap(wire.start.is_framed)), ports.of((place, true)));
    let end = Point::new(edge(&wire.finish, tip_gap(wire.finish.is_framed)), ports.of((place, false)));
    let heights = runs.of(place);
    let mut corners = vec![begin];
    for (nth, (from, to)) in heights.iter().zip(heights.iter().skip(1)).enumerate() {
        if let Some(x) = lanes.x(place, nth) {
            corners.extend([Point::new(x, *from), Point::new(x, *to)]);
        }
    }
    corners.push(end);
    straightened(corners)
}

fn upright(wire: &Wire, x: f32) -> Vec<Point> {
    let (a, b) = (wire.start.rect, wire.finish.rect);
    let (leave, tip) = (leave_gap(wire.start.is_framed), tip_gap(wire.finish.is_framed));
    if a.y < b.y {
        vec![Point::new(x, a.bottom() + leave), Point::new(x, b.y - tip)]
    } else {
        vec![Point::new(x, a.y - leave), Point::new(x, b.bottom() + tip)]
    }
}

pub(super) fn leave_gap(is_framed: bool) -> f32 {
    if is_framed { FRAME - 0.5 } else { 0.0 }
}

pub(super) fn tip_gap(is_framed: bool) -> f32 {
    if is_framed { FRAME + 1.0 } else { 2.0 }
}

fn edge(end: &End, gap: f32) -> f32 {
    match end.side {
        Side::Left => end.rect.x - gap,
        Side::Right => end.rect.right() + gap,
    }
}

/// Without doubled corners and corners on a straight line.
pub(super) fn straightened(corners: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for corner in corners {
        let is_same = |a: Point, b: Point| (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01;
        if kept.last().is_some_and(|last| is_same(*last, corner)) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let upright = (before.x - last.x).abs() < 0.01 && (last.x - corner.x).abs() < 0.01;
            let level = (before.y - last.y).abs() < 0.01 && (last.y - corner.y).abs() < 0.01;
            if upright || level {
                kept.pop();
            }
        }
        kept.push(corner);
    }
    kept
}

/// The finished way.
pub(super) fn path(wire: &Wire, corners: Vec<Point>) -> LinkPath {
    let (line, head) = arrow(&corners);
    LinkPath {
        kind: wire.kind,
        from: wire.start.card,
        to: wire.finish.card,
        line: Arc::new(line),
        head: Arc::new(head),
        width: width(wire.flow),
        corners,
        label: None,
    }
}

/// More flow, a wider line.
fn width(flow: Option<Flow>) -> f32 {
    match flow {
        Some(Flow::Share(share)) => 1.25 + 1.25 * f32::from(share.points()) / 10_000.0,
        _ => 1.75,
    }
}

/// A line along corners, and an arrow head at its end.
pub(in crate::layout) fn arrow(corners: &[Point]) -> (Path, Path) {
    let (Some(tip), Some(before)) = (corners.last(), corners.iter().rev().nth(1)) else {
        return (Path::default(), Path::default());
    };
    let length = distance(*before, *tip);
    let reach = HEAD.0.min(length);
    let along = towards(*tip, *before, reach);
    let foot = *tip + along;
    let across = Point::new(-along.y, along.x) * (HEAD.1 / reach.max(0.1));
    let head = [Step::Move(*tip), Step::Line(foot + across), Step::Line(foot - across), Step::Close];
    let mut way: Vec<Point> = corners.to_vec();
    if let Some(last) = way.last_mut() {
        // The line ends inside the head, so that no gap shows between the two.
        *last = *tip + towards(*tip, *before, (reach - 1.0).max(0.0));
    }
    (rounded(&way), Path { steps: head.to_vec() })
}

fn rounded(corners: &[Point]) -> Path {
    let mut steps: Vec<Step> = corners.first().map(|first| Step::Move(*first)).into_iter().collect();
    for three in corners.windows(3) {
        if let [before, corner, after] = three {
            let radius = RADIUS.min(distance(*before, *corner) / 2.0).min(distance(*corner, *after) / 2.0);
            let enter = *corner + towards(*corner, *before, radius);
            let leave = *corner + towards(*corner, *after, radius);
            // 0.5523: a quarter of a circle as a cubic.
            let bend = |from: Point| from + (*corner - from) * 0.5523;
            steps.extend([Step::Line(enter), Step::Cubic(bend(enter), bend(leave), leave)]);
        }
    }
    steps.extend(corners.last().map(|last| Step::Line(*last)));
    Path { steps }
}

fn distance(a: Point, b: Point) -> f32 {
    (b.x - a.x).hypot(b.y - a.y)
}

/// The vector of this length from `from` in the direction of `to`.
fn towards(from: Point, to: Point, length: f32) -> Point {
    let whole = distance(from, to);
    if whole < 0.001 { Point::default() } else { (to - from) * (length / whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_that_turn_nothing_are_left_out() {
        let way = [(0.0, 0.0), (10.0, 0.0), (10.0, 0.0), (20.0, 0.0), (20.0, 30.0)];
        let kept = straightened(way.map(|(x, y)| Point::new(x, y)).to_vec());
        assert_eq!(kept, [(0.0, 0.0), (20.0, 0.0), (20.0, 30.0)].map(|(x, y)| Point::new(x, y)));
    }

    #[test]
    fn an_arrow_head_points_where_the_line_goes() {
        let (line, head) = arrow(&[Point::new(0.0, 0.0), Point::new(40.0, 0.0)]);
        assert_eq!(head.steps.first(), Some(&Step::Move(Point::new(40.0, 0.0))));
        assert_eq!(line.steps.last(), Some(&Step::Line(Point::new(33.0, 0.0))));
    }
}
