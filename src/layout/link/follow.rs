//! The way of a link while a card at its end is in the hand: plain, from side to side or straight down, as the two
//! cards stand to each other now.

use std::sync::Arc;

use super::shape::{arrow, leave_gap, straightened, tip_gap};
use crate::layout::{
    geometry::{Point, Rect},
    plan::{CardBox, LinkLabel, LinkPath, Placed},
};

/// A card where it stands while nothing is in the hand, and where it is now.
pub(in crate::layout) struct Held<'a> {
    pub rest: &'a CardBox,
    pub now: &'a CardBox,
}

/// Room that a way between two cards needs beside them.
const ROOM: f32 = 22.0;
/// Room that a way from beneath one card to above another needs between them.
const BETWEEN: f32 = 30.0;
/// From a card to the upright part of a way around it.
const AROUND: f32 = 20.0;
/// From the corner of a card to a way that leaves it upward or downward.
const CORNER: f32 = 16.0;
/// A straight arrow down needs so much of both cards above each other, and so much between them.
const ABOVE: (f32, f32) = (60.0, 12.0);

/// The link, led to where its cards are now.
pub(in crate::layout) fn follow(path: &LinkPath, from: &Held<'_>, to: &Held<'_>) -> LinkPath {
    let together = from.by();
    if together == to.by() {
        let corners: Vec<Point> = path.corners.iter().map(|corner| *corner + together).collect();
        let label = path.label.as_ref().map(|label| moved(label, together));
        return led(path, corners, label);
    }
    let corners = corners(path, from, to);
    let middle = along(&corners, 0.5);
    let label = path.label.as_ref().map(|label| moved(label, middle - label.rect.centre()));
    led(path, corners, label)
}

fn led(path: &LinkPath, corners: Vec<Point>, label: Option<LinkLabel>) -> LinkPath {
    let (line, head) = arrow(&corners);
    LinkPath { line: Arc::new(line), head: Arc::new(head), corners, label, ..path.clone() }
}

pub(super) fn moved(label: &LinkLabel, by: Point) -> LinkLabel {
    let text = Placed::new(Arc::clone(&label.text.runs), label.text.at + by);
    LinkLabel { rect: label.rect.moved(by), text }
}

impl Held<'_> {
    /// How far it has been carried.
    fn by(&self) -> Point {
        self.now.rect.corner() - self.rest.rect.corner()
    }

    /// The height at which the link meets its side: where it did before, or the middle.
    fn port(&self, met: Option<&Point>) -> f32 {
        let within = met.map(|met| met.y - self.rest.rect.y).filter(|y| *y > 4.0 && *y < self.rest.rect.h - 4.0);
        self.now.rect.y + within.unwrap_or(self.rest.rect.h / 2.0)
    }
}

fn corners(path: &LinkPath, from: &Held<'_>, to: &Held<'_>) -> Vec<Point> {
    let (a, b) = (from.now.rect, to.now.rect);
    let (leave, tip) = (leave_gap(from.now.is_framed), tip_gap(to.now.is_framed));
    let (begin, end) = (from.port(path.corners.first()), to.port(path.corners.last()));
    let through = |start: f32, x: f32, finish: f32| {
        straightened([(start, begin), (x, begin), (x, end), (finish, end)].map(|(x, y)| Point::new(x, y)).to_vec())
    };
    if b.x - a.right() >= ROOM {
        through(a.right() + leave, f32::midpoint(a.right(), b.x), b.x - tip)
    } else if a.x - b.right() >= ROOM {
        through(a.x - leave, f32::midpoint(b.right(), a.x), b.right() + tip)
    } else if let Some(x) = straight_down(a, b) {
        let (start, finish) = if a.y < b.y { (a.bottom() + leave, b.y - tip) } else { (a.y - leave, b.bottom() + tip) };
        vec![Point::new(x, start), Point::new(x, finish)]
    } else if b.y - a.bottom() >= BETWEEN || a.y - b.bottom() >= BETWEEN {
        let (start, between, finish) = if a.y < b.y {
            (a.bottom() + leave, f32::midpoint(a.bottom(), b.y), b.y - tip)
        } else {
            (a.y - leave, f32::midpoint(b.bottom(), a.y), b.bottom() + tip)
        };
        let (from, to) = (a.centre().x, b.centre().x);
        [(from, start), (from, between), (to, between), (to, finish)].map(|(x, y)| Point::new(x, y)).to_vec()
    } else if let Some((from, finish)) = elbow(a, b, end, tip) {
        let start = if end < a.y { a.y - leave } else { a.bottom() + leave };
        [(from, start), (from, end), (finish, end)].map(|(x, y)| Point::new(x, y)).to_vec()
    } else {
        through(a.x - leave, a.x.min(b.x) - AROUND, b.x - tip)
    }
}

/// Where a way stands that leaves the first card upward or downward, from its middle or as far from it as it must, and
/// where it then meets the side of the second at this height; none where that side does not stand out so far.
fn elbow(a: Rect, b: Rect, end: f32, tip: f32) -> Option<(f32, f32)> {
    let middle = a.centre().x;
    let is_clear = end < a.y - ABOVE.1 || end > a.bottom() + ABOVE.1;
    let (to_left_side, to_right_side) = (middle.min(b.x - ROOM), middle.max(b.right() + ROOM));
    let way = if to_left_side >= a.x + CORNER {
        Some((to_left_side, b.x - tip))
    } else {
        (to_right_side <= a.right() - CORNER).then(|| (to_right_side, b.right() + tip))
    };
    way.filter(|_| is_clear)
}

/// Where a straight arrow between the two would stand.
fn straight_down(a: Rect, b: Rect) -> Option<f32> {
    let (left, right) = (a.x.max(b.x), a.right().min(b.right()));
    let between = (b.y - a.bottom()).max(a.y - b.bottom());
    (right - left >= ABOVE.0 && between >= ABOVE.1).then_some(f32::midpoint(left, right))
}

/// The place after so much of a way, along it; 0.5 is its middle.
pub(super) fn along(corners: &[Point], part: f32) -> Point {
    let length = |(a, b): (&Point, &Point)| (b.x - a.x).hypot(b.y - a.y);
    let parts = || corners.iter().zip(corners.iter().skip(1));
    let mut left = parts().map(length).sum::<f32>() * part;
    for (a, b) in parts() {
        let long = length((a, b));
        if left <= long {
            return if long > 0.0 { *a + (*b - *a) * (left / long) } else { *a };
        }
        left -= long;
    }
    corners.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_lies_on_the_way() {
        let way = [(0.0, 0.0), (10.0, 0.0), (10.0, 30.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(along(&way, 0.5), Point::new(10.0, 10.0));
        assert_eq!(along(&way, 0.0), Point::new(0.0, 0.0));
        assert_eq!(along(&[], 0.5), Point::default());
    }

    #[test]
    fn an_elbow_where_the_second_card_stands_out_beside_and_above_or_beneath() {
        let at = |x: f32, y: f32| Rect::new(x, y, 200.0, 80.0);
        assert_eq!(elbow(at(0.0, 60.0), at(180.0, 0.0), 40.0, 2.0), Some((100.0, 178.0)));
        assert_eq!(elbow(at(180.0, 60.0), at(0.0, 0.0), 40.0, 2.0), Some((280.0, 202.0)));
        assert_eq!(elbow(at(0.0, 60.0), at(180.0, 40.0), 80.0, 2.0), None, "beside it");
        assert_eq!(elbow(at(0.0, 60.0), at(100.0, 0.0), 40.0, 2.0), Some((78.0, 98.0)), "nearer to its corner");
        assert_eq!(elbow(at(0.0, 60.0), at(20.0, 0.0), 40.0, 2.0), None, "above it");
    }

    #[test]
    fn straight_down_only_where_both_stand_above_each_other() {
        let at = |x: f32, y: f32| Rect::new(x, y, 200.0, 80.0);
        assert_eq!(straight_down(at(0.0, 0.0), at(100.0, 100.0)), Some(150.0));
        assert_eq!(straight_down(at(0.0, 0.0), at(150.0, 100.0)), None, "too little of them");
        assert_eq!(straight_down(at(0.0, 0.0), at(0.0, 85.0)), None, "too little between them");
    }
}
