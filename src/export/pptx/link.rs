//! Links as connectors, where every reader draws those as they are drawn here: straight ones, and those with two square
//! corners half-way. Others are shapes of their own: LibreOffice leads a connector that is glued anew, with its corners
//! half-way, whatever the file says.

use super::{UNIT, ink};
use crate::{
    layout::geometry::{Path, Point, Rect, Step},
    scene::{Item, Piece, Stroke},
};

/// So far from the middle of its way, in units, nobody sees that a link turns elsewhere.
const HALF_WAY: f32 = 1.5;
/// Heads do not become smaller than those of a line of 0.7 millimetres: its width in English metric units.
const THIN: f32 = 25_200.0;

/// A connector from one point to another, with an arrow head of its own.
pub(super) struct Connector {
    /// From its begin round its corners to the tip of its head.
    pub way: Vec<Point>,
    pub stroke: Stroke,
    /// Length of the head in widths of the line.
    pub head: f32,
}

/// A link's line and head as one connector; none where its way is one that no connector has.
pub(super) fn connector(piece: &Piece) -> Option<Connector> {
    let [
        Item::Shape { path: line, at, scale, fill: None, stroke: Some(stroke) },
        Item::Shape { path: head, fill: Some(_), .. },
    ] = piece.items.get(..2)?
    else {
        return None;
    };
    let place = |point: Point| piece.origin + *at + point * *scale;
    let mut way: Vec<Point> = corners(line)?.into_iter().map(place).collect();
    let foot = way.pop()?;
    let tip = tip(head, foot, piece.origin + *at, *scale)?;
    way.push(tip);
    let link = Connector { way, stroke: *stroke, head: distance(foot, tip) / stroke.width.max(0.1) };
    link.preset().is_some().then_some(link)
}

/// The points of a line whose corners may be rounded; none where it is bent otherwise.
fn corners(line: &Path) -> Option<Vec<Point>> {
    let [Step::Move(from), steps @ ..] = line.steps.as_slice() else { return None };
    let mut corners = vec![*from];
    let mut here = *from;
    for step in steps {
        match *step {
            Step::Line(to) => here = to,
            // A quarter of a circle about a square corner: in from one side, out to the other.
            Step::Cubic(_, _, to) => {
                let before = *corners.last()?;
                let is_level = (before.y - here.y).abs() < (before.x - here.x).abs();
                corners.push(if is_level { Point::new(to.x, here.y) } else { Point::new(here.x, to.y) });
                here = to;
            }
            Step::Move(_) | Step::Close => return None,
        }
    }
    corners.push(here);
    Some(corners)
}

/// The point of an arrow head that is farthest from its foot.
fn tip(head: &Path, foot: Point, at: Point, scale: f32) -> Option<Point> {
    ink::points(head).map(|point| at + point * scale).max_by(|a, b| distance(*a, foot).total_cmp(&distance(*b, foot)))
}

pub(super) fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

impl Connector {
    pub(super) fn from(&self) -> Point {
        self.way.first().copied().unwrap_or_default()
    }

    pub(super) fn to(&self) -> Point {
        self.way.last().copied().unwrap_or_default()
    }

    /// Length of the arrow head.
    pub(super) fn head_length(&self) -> f32 {
        self.head * self.stroke.width
    }

    /// The box between both ends, and whether it is mirrored.
    pub(super) fn rect(&self) -> (Rect, &'static str) {
        let (from, to) = (self.from(), self.to());
        let rect = Rect::new(from.x.min(to.x), from.y.min(to.y), (from.x - to.x).abs(), (from.y - to.y).abs());
        let flips = match (to.x < from.x, to.y < from.y) {
            (false, false) => "",
            (true, false) => " flipH=\"1\"",
            (false, true) => " flipV=\"1\"",
            (true, true) => " flipH=\"1\" flipV=\"1\"",
        };
        (rect, flips)
    }

    pub(super) fn is_straight(&self) -> bool {
        self.way.len() == 2
    }

    /// The kind of connector whose way this is, and where its corners are, in parts of its box; none where it is one
    /// that not every reader leads so.
    pub(super) fn preset(&self) -> Option<(&'static str, String)> {
        let (from, to) = (self.from(), self.to());
        match *self.way.as_slice() {
            [_, _] => Some(("straightConnector1", String::new())),
            [_, a, b, _] if is_level(from, a) && is_level(b, to) => {
                let half = (to.x - from.x) / 2.0;
                let is_half_way = (a.x - from.x - half).abs() <= HALF_WAY && half.abs() > HALF_WAY;
                is_half_way.then(|| {
                    let part = 50_000.0 * (a.x - from.x) / half;
                    ("bentConnector3", format!("<a:gd name=\"adj1\" fmla=\"val {part:.0}\"/>"))
                })
            }
            _ => None,
        }
    }

    /// The head as readers draw it: 2, 3 or 5 widths, of a line that is not thinner than [`THIN`].
    pub(super) fn end(&self) -> String {
        let widths = self.head_length() / self.stroke.width.max(THIN / UNIT);
        let size = if widths > 4.0 {
            "lg"
        } else if widths > 2.5 {
            "med"
        } else {
            "sm"
        };
        format!("<a:tailEnd type=\"triangle\" w=\"{size}\" len=\"{size}\"/>")
    }
}

fn is_level(a: Point, b: Point) -> bool {
    (a.y - b.y).abs() < 0.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preset(way: &[(f32, f32)]) -> Option<(&'static str, String)> {
        let way = way.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        let stroke = Stroke { colour: crate::scene::Colour { r: 0, g: 0, b: 0, a: 255 }, width: 1.0, dash: None };
        Connector { way, stroke, head: 3.0 }.preset()
    }

    #[test]
    fn a_way_that_is_straight_or_turns_half_way_is_a_connector() {
        let bent = |part: &str| Some(("bentConnector3", format!("<a:gd name=\"adj1\" fmla=\"val {part}\"/>")));
        assert_eq!(preset(&[(0.0, 0.0), (9.0, 4.0)]), Some(("straightConnector1", String::new())));
        assert_eq!(preset(&[(0.0, 0.0), (20.0, 0.0), (20.0, 50.0), (40.0, 50.0)]), bent("50000"));
        assert_eq!(preset(&[(40.0, 40.0), (21.0, 40.0), (21.0, 0.0), (0.0, 0.0)]), bent("47500"));
        for way in [
            // Beside the middle, where another link turns.
            &[(40.0, 40.0), (30.0, 40.0), (30.0, 0.0), (0.0, 0.0)][..],
            // One corner, four, back to the same side, from below.
            &[(0.0, 0.0), (9.0, 0.0), (9.0, 4.0)],
            &[(0.0, 0.0), (10.0, 0.0), (10.0, 50.0), (90.0, 50.0), (90.0, 100.0), (100.0, 100.0)],
            &[(0.0, 0.0), (30.0, 0.0), (30.0, 40.0), (0.0, 40.0)],
            &[(0.0, 0.0), (0.0, 30.0), (40.0, 30.0), (40.0, 60.0)],
        ] {
            assert_eq!(preset(way), None, "{way:?}");
        }
    }

    #[test]
    fn round_corners_are_square_ones() {
        let corner = Step::Cubic(Point::new(16.0, 0.0), Point::new(20.0, 4.0), Point::new(20.0, 8.0));
        let steps = vec![
            Step::Move(Point::default()),
            Step::Line(Point::new(12.0, 0.0)),
            corner,
            Step::Line(Point::new(20.0, 30.0)),
        ];
        let found = corners(&Path { steps }).unwrap();
        assert_eq!(found, [(0.0, 0.0), (20.0, 0.0), (20.0, 30.0)].map(|(x, y)| Point::new(x, y)));
    }
}
