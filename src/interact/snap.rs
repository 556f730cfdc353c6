//! Snapping: what a dragged card would rather be aligned with, and the guides that say so.
//!
//! Along each axis a box is drawn to the edges and the middles of the boxes that stand still, and to places where the
//! gaps to its neighbours in line are equal. The nearest wins; of two equally near ones, the one to the left or above.
//! One look at each box that stands still is all it takes.
//!
//! Limitations: gaps are compared with the two nearest neighbours on each side, not with all gaps of a row.

use std::collections::BTreeMap;

use crate::{
    layout::geometry::{Point, Rect},
    model::{Id, Touchpoint},
};

/// What a dragged card can be aligned with, as it is seen now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// The cards in view.
    pub cards: Vec<(Id<Touchpoint>, Rect)>,
    /// From how far a card is drawn to its place, in document units; 0 = not at all.
    pub reach: f32,
}

/// A line that says why a card stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Guide {
    /// Edges or middles are in line.
    Line(Point, Point),
    /// One of several equal gaps.
    Gap(Point, Point),
}

/// How far from exact still counts as in line: cards stand on whole units, what is laid out need not.
const EXACT: f32 = 0.75;

/// By how much a box should move further to stand in line with something within `reach`.
#[must_use]
pub fn pull(card: Rect, still: &[Rect], reach: f32) -> Point {
    if reach <= 0.0 {
        return Point::default();
    }
    Point::new(Axis::Across.pull(card, still, reach), Axis::Down.pull(card, still, reach))
}

/// What the box is in line with, first across, then down.
#[must_use]
pub fn guides(card: Rect, still: &[Rect]) -> Vec<Guide> {
    let mut guides = Axis::Across.guides(card, still);
    guides.extend(Axis::Down.guides(card, still));
    guides
}

/// A stretch along an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    start: f32,
    end: f32,
}

impl Span {
    fn middle(self) -> f32 {
        f32::midpoint(self.start, self.end)
    }

    fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Across,
    Down,
}

/// The neighbours of a box in its line: the nearest two before it and the nearest two after it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Neighbours {
    before: Option<Rect>,
    before_that: Option<Rect>,
    after: Option<Rect>,
    after_that: Option<Rect>,
}

impl Axis {
    fn along(self, rect: Rect) -> Span {
        match self {
            Axis::Across => Span { start: rect.x, end: rect.right() },
            Axis::Down => Span { start: rect.y, end: rect.bottom() },
        }
    }

    fn beside(self, rect: Rect) -> Span {
        match self {
            Axis::Across => Axis::Down.along(rect),
            Axis::Down => Axis::Across.along(rect),
        }
    }

    fn point(self, along: f32, beside: f32) -> Point {
        match self {
            Axis::Across => Point::new(along, beside),
            Axis::Down => Point::new(beside, along),
        }
    }

    fn pull(self, card: Rect, still: &[Rect], reach: f32) -> f32 {
        let mut best: Option<f32> = None;
        let mut consider = |by: f32| {
            let is_better = best.is_none_or(|best| (by.abs(), by) < (best.abs(), best));
            if by.abs() <= reach && is_better {
                best = Some(by);
            }
        };
        let own = self.along(card);
        for other in still {
            let other = self.along(*other);
            consider(other.middle() - own.middle());
            for (edge, line) in [(own.start, other.start), (own.end, other.end)] {
                consider(line - edge);
            }
            for (edge, line) in [(own.start, other.end), (own.end, other.start)] {
                consider(line - edge);
            }
        }
        self.even(own, self.neighbours(card, still, reach)).into_iter().for_each(consider);
        best.unwrap_or_default()
    }

    /// How far the box stands from where its gaps would be equal.
    fn even(self, own: Span, near: Neighbours) -> Vec<f32> {
        let span = |rect: Option<Rect>| rect.map(|rect| self.along(rect));
        let (before, after) = (span(near.before), span(near.after));
        let between = before.zip(after).map(|(before, after)| f32::midpoint(before.end, after.start) - own.middle());
        let onwards = before.zip(span(near.before_that)).map(|(b, a)| b.end + (b.start - a.end) - own.start);
        let backwards = after.zip(span(near.after_that)).map(|(a, b)| a.start - (b.start - a.end) - own.end);
        [between, onwards, backwards].into_iter().flatten().collect()
    }

    fn neighbours(self, card: Rect, still: &[Rect], slack: f32) -> Neighbours {
        let own = self.along(card);
        let line = || still.iter().copied().filter(|other| self.beside(*other).overlaps(self.beside(card)));
        let last = |before: f32| {
            line()
                .filter(|other| self.along(*other).end <= before)
                .max_by(|a, b| self.along(*a).end.total_cmp(&self.along(*b).end))
        };
        let first = |after: f32| {
            line()
                .filter(|other| self.along(*other).start >= after)
                .min_by(|a, b| self.along(*a).start.total_cmp(&self.along(*b).start))
        };
        let (before, after) = (last(own.start + slack), first(own.end - slack));
        Neighbours {
            before,
            before_that: before.and_then(|before| last(self.along(before).start)),
            after,
            after_that: after.and_then(|after| first(self.along(after).end)),
        }
    }

    fn guides(self, card: Rect, still: &[Rect]) -> Vec<Guide> {
        let own = self.along(card);
        let edges = [own.start, own.end].into_iter().filter_map(|line| {
            self.line(card, line, still, |other| is_near(other.start, line) || is_near(other.end, line))
        });
        let mut guides: Vec<Guide> = edges.collect();
        if guides.is_empty() {
            let line = own.middle();
            guides.extend(self.line(card, line, still, |other| is_near(other.middle(), line)));
        }
        guides.extend(self.gaps(card, still));
        guides
    }

    /// A line through the box and everything that it is in line with.
    fn line(self, card: Rect, at: f32, still: &[Rect], is_in_line: impl Fn(Span) -> bool) -> Option<Guide> {
        let met = still.iter().filter(|other| is_in_line(self.along(**other))).map(|other| self.beside(*other));
        let whole = met.reduce(joined)?;
        let whole = joined(whole, self.beside(card));
        Some(Guide::Line(self.point(at, whole.start), self.point(at, whole.end)))
    }

    fn gaps(self, card: Rect, still: &[Rect]) -> Vec<Guide> {
        let own = self.along(card);
        let near = self.neighbours(card, still, EXACT);
        let gap = |a: Rect, b: Rect| {
            let (first, second) = (self.beside(a), self.beside(b));
            let at = f32::midpoint(first.start.max(second.start), first.end.min(second.end));
            Guide::Gap(self.point(self.along(a).end, at), self.point(self.along(b).start, at))
        };
        let room = |a: Rect, b: Rect| self.along(b).start - self.along(a).end;
        let mut found = BTreeMap::new();
        let mut even = |a: (Rect, Rect), b: (Rect, Rect)| {
            if is_near(room(a.0, a.1), room(b.0, b.1)) && room(a.0, a.1) > EXACT {
                for (from, to) in [a, b] {
                    found.insert((self.along(from).end.to_bits(), self.along(to).start.to_bits()), gap(from, to));
                }
            }
        };
        if let (Some(before), Some(after)) = (near.before, near.after)
            && own.start < own.end
        {
            even((before, card), (card, after));
        }
        if let (Some(before), Some(that)) = (near.before, near.before_that) {
            even((that, before), (before, card));
        }
        if let (Some(after), Some(that)) = (near.after, near.after_that) {
            even((card, after), (after, that));
        }
        found.into_values().collect()
    }
}

fn joined(a: Span, b: Span) -> Span {
    Span { start: a.start.min(b.start), end: a.end.max(b.end) }
}

fn is_near(a: f32, b: f32) -> bool {
    (a - b).abs() <= EXACT
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: (f32, f32) = (100.0, 40.0);

    fn at(x: f32, y: f32) -> Rect {
        Rect::new(x, y, CARD.0, CARD.1)
    }

    fn pulled(card: Rect, still: &[Rect]) -> Rect {
        card.moved(pull(card, still, 6.0))
    }

    #[test]
    fn a_card_is_drawn_to_edges_and_middles() {
        let other = Rect::new(0.0, 0.0, 200.0, 60.0);
        assert_eq!(pulled(at(4.0, 200.0), &[other]).x, 0.0, "left edges");
        assert_eq!(pulled(at(97.0, 200.0), &[other]).x, 100.0, "right edges");
        assert_eq!(pulled(at(53.0, 200.0), &[other]).x, 50.0, "middles");
        assert_eq!(pulled(at(500.0, 12.0), &[other]).y, 10.0, "middles, down");
        assert_eq!(pulled(at(205.0, 300.0), &[other]).x, 200.0, "left to right edge");
        assert_eq!(pulled(at(30.0, 300.0), &[other]), at(30.0, 300.0), "too far from all");
    }

    #[test]
    fn the_nearest_wins_and_of_two_alike_the_one_to_the_left() {
        let card = at(50.0, 300.0);
        assert_eq!(pulled(card, &[at(45.0, 0.0), at(52.0, 100.0)]).x, 52.0);
        for still in [[at(47.0, 0.0), at(53.0, 100.0)], [at(53.0, 100.0), at(47.0, 0.0)]] {
            assert_eq!(pulled(card, &still).x, 47.0);
        }
    }

    #[test]
    fn gaps_in_a_row_become_equal() {
        let (first, second) = (at(0.0, 0.0), at(130.0, 0.0));
        assert_eq!(pulled(at(264.0, 8.0), &[first, second]), at(260.0, 8.0), "the same gap again");
        let far = Rect::new(500.0, 10.0, 80.0, 40.0);
        assert_eq!(pulled(at(246.0, 80.0), &[first, far]).y, 80.0, "not in their row");
        let between = pulled(at(252.0, 20.0), &[first, far]);
        assert_eq!(between.x, 250.0, "in the middle of the two");
    }

    #[test]
    fn nothing_is_drawn_where_the_reach_is_nothing() {
        assert_eq!(pull(at(1.0, 1.0), &[at(0.0, 0.0)], 0.0), Point::default());
    }

    #[test]
    fn guides_reach_from_the_card_to_what_it_is_in_line_with() {
        let found = guides(at(0.0, 300.0), &[at(0.0, 0.0), at(40.0, 100.0)]);
        let left = Guide::Line(Point::new(0.0, 0.0), Point::new(0.0, 340.0));
        let right = Guide::Line(Point::new(100.0, 0.0), Point::new(100.0, 340.0));
        assert_eq!(found, [left, right]);
        assert_eq!(guides(at(13.0, 307.0), &[at(0.0, 0.0)]), []);
    }

    #[test]
    fn equal_gaps_are_shown_each() {
        let found = guides(at(260.0, 10.0), &[at(0.0, 3.0), at(130.0, 20.0)]);
        let gaps: Vec<_> = found.iter().filter(|guide| matches!(guide, Guide::Gap(..))).collect();
        assert_eq!(gaps.len(), 2);
    }

    #[test]
    fn what_was_drawn_to_its_place_stays_there() {
        let still = [at(0.0, 0.0), at(130.0, 11.0), at(300.0, 90.0)];
        for step in 0..60_u8 {
            let card = pulled(at(f32::from(step) * 7.3, f32::from(step) * 3.1), &still);
            let again = pull(card, &still, 0.4);
            assert!(again.x.abs() < 0.01 && again.y.abs() < 0.01, "{card:?}: {again:?}");
        }
    }
}
