//! What is already taken by cards, marks, lines and labels: boxes in a coarse grid, so that asking is quick
//! on large maps too.

use std::collections::BTreeMap;

use crate::layout::geometry::{Point, Rect};

/// How bad it is to cover something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::layout) enum Weight {
    /// Another link's line: better not.
    Line,
    /// An arrow head, a number, a mark, a frame: only where there is no other place.
    Mark,
    /// A card, a label, letters: never.
    Solid,
}

/// Boxes that are taken.
#[derive(Debug, Clone, Default)]
pub(in crate::layout) struct Taken {
    boxes: Vec<(Rect, Weight)>,
    cells: BTreeMap<(i32, i32), Vec<usize>>,
}

const CELL: f32 = 96.0;

impl Taken {
    pub fn add(&mut self, rect: Rect, weight: Weight) {
        let place = self.boxes.len();
        self.boxes.push((rect, weight));
        for cell in cells(rect) {
            self.cells.entry(cell).or_default().push(place);
        }
    }

    /// The boxes along a way.
    pub fn add_line(&mut self, corners: &[Point], weight: Weight) {
        for (a, b) in corners.iter().zip(corners.iter().skip(1)) {
            self.add(Self::part(*a, *b), weight);
        }
    }

    /// The box around a straight part of a way.
    pub fn part(a: Point, b: Point) -> Rect {
        Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs()).grown(1.5)
    }

    /// How many boxes of each weight a box would cover: lines, marks, solid ones.
    pub fn covered(&self, rect: Rect) -> [u16; 3] {
        let mut places: Vec<usize> = cells(rect).filter_map(|cell| self.cells.get(&cell)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let mut counts = [0_u16; 3];
        for (_, weight) in
            places.iter().filter_map(|place| self.boxes.get(*place)).filter(|(other, _)| other.overlaps(rect))
        {
            let [lines, marks, solid] = &mut counts;
            let count = match weight {
                Weight::Line => lines,
                Weight::Mark => marks,
                Weight::Solid => solid,
            };
            *count = count.saturating_add(1);
        }
        counts
    }

    /// Beneath everything.
    pub fn bottom(&self) -> f32 {
        self.boxes.iter().map(|(rect, _)| rect.bottom()).fold(0.0, f32::max)
    }
}

fn cells(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let (left, right) = (cell(rect.x), cell(rect.right()));
    let (upper, lower) = (cell(rect.y), cell(rect.bottom()));
    (left..=right).flat_map(move |x| (upper..=lower).map(move |y| (x, y)))
}

#[expect(clippy::cast_possible_truncation, reason = "floored and saturating; only a bucket")]
fn cell(at: f32) -> i32 {
    (at / CELL).floor() as i32
}
