//! Links as connectors, where they are straight or have square corners.

use super::ink;
use crate::{
    layout::geometry::{Path, Point, Rect, Step},
    scene::{Item, Piece, Stroke},
};

/// A straight connector from one point to another, with an arrow head of its own.
pub(super) struct Connector {
    pub from: Point,
    pub to: Point,
    pub stroke: Stroke,
    /// Length of the head in widths of the line.
    pub head: f32,
}

/// A link's line and head as one connector; none where it is bent.
pub(super) fn connector(piece: &Piece) -> Option<Connector> {
    let [
        Item::Shape { path: line, at, scale, fill: None, stroke: Some(stroke) },
        Item::Shape { path: head, fill: Some(_), .. },
    ] = piece.items.get(..2)?
    else {
        return None;
    };
    let [Step::Move(from), Step::Line(foot)] = line.steps.as_slice() else { return None };
    let place = |point: Point| piece.origin + *at + point * *scale;
    let (from, foot) = (place(*from), place(*foot));
    let tip = tip(head, foot, piece.origin + *at, *scale)?;
    let length = distance(foot, tip);
    Some(Connector { from, to: tip, stroke: *stroke, head: length / stroke.width.max(0.1) })
}

/// The point of an arrow head that is farthest from its foot.
fn tip(head: &Path, foot: Point, at: Point, scale: f32) -> Option<Point> {
    ink::points(head).map(|point| at + point * scale).max_by(|a, b| distance(*a, foot).total_cmp(&distance(*b, foot)))
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

impl Connector {
    /// The box between both ends, and whether it is mirrored.
    pub(super) fn rect(&self) -> (Rect, &'static str) {
        let rect = Rect::new(
            self.from.x.min(self.to.x),
            self.from.y.min(self.to.y),
            (self.from.x - self.to.x).abs(),
            (self.from.y - self.to.y).abs(),
        );
        let flips = match (self.to.x < self.from.x, self.to.y < self.from.y) {
            (false, false) => "",
            (true, false) => " flipH=\"1\"",
            (false, true) => " flipV=\"1\"",
            (true, true) => " flipH=\"1\" flipV=\"1\"",
        };
        (rect, flips)
    }

    /// The head as readers draw it: 2, 3 or 5 widths.
    pub(super) fn end(&self) -> String {
        let size = if self.head > 4.0 {
            "lg"
        } else if self.head > 2.5 {
            "med"
        } else {
            "sm"
        };
        format!("<a:tailEnd type=\"triangle\" w=\"{size}\" len=\"{size}\"/>")
    }
}
