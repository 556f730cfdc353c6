//! What is already taken by cards, marks, lines and labels: boxes in a coarse grid, so that asking is quick
//! on large maps too.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

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
    /// The boxes in each cell that they touch: together, so that asking reads little memory.
    cells: HashMap<Cell, Vec<(Rect, Weight)>, BuildHasherDefault<Spread>>,
    bottom: f32,
}

type Cell = (i32, i32);

const CELL: f32 = 48.0;

impl Taken {
    pub fn add(&mut self, rect: Rect, weight: Weight) {
        self.bottom = self.bottom.max(rect.bottom());
        for cell in cells(rect) {
            self.cells.entry(cell).or_default().push((rect, weight));
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
        let mut counts = [0_u16; 3];
        for cell in cells(rect) {
            let here = self.cells.get(&cell).map_or(&[][..], Vec::as_slice);
            // What lies in several cells counts in the one where the common part begins.
            let begins_here = |other: Rect| at(other.x.max(rect.x), other.y.max(rect.y)) == cell;
            for (_, weight) in here.iter().filter(|(other, _)| other.overlaps(rect) && begins_here(*other)) {
                let [lines, marks, solid] = &mut counts;
                let count = match weight {
                    Weight::Line => lines,
                    Weight::Mark => marks,
                    Weight::Solid => solid,
                };
                *count = count.saturating_add(1);
            }
        }
        counts
    }

    /// Beneath everything.
    pub fn bottom(&self) -> f32 {
        self.bottom
    }
}

fn cells(rect: Rect) -> impl Iterator<Item = Cell> {
    let ((left, upper), (right, lower)) = (at(rect.x, rect.y), at(rect.right(), rect.bottom()));
    (left..=right).flat_map(move |x| (upper..=lower).map(move |y| (x, y)))
}

#[expect(clippy::cast_possible_truncation, reason = "floored and saturating; only a bucket")]
fn at(x: f32, y: f32) -> Cell {
    ((x / CELL).floor() as i32, (y / CELL).floor() as i32)
}

/// Spreads cells over a table: they are small numbers and nobody else's, so that it can be simple (after Knuth's
/// multiplicative hashing).
#[derive(Debug, Clone, Copy, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_i32(&mut self, number: i32) {
        self.write_u32(number.cast_unsigned());
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_in_many_cells_is_covered_once() {
        let mut taken = Taken::default();
        taken.add(Rect::new(-300.0, -300.0, 900.0, 900.0), Weight::Solid);
        taken.add(Rect::new(47.9, 47.9, 0.2, 0.2), Weight::Mark);
        assert_eq!(taken.covered(Rect::new(-10.0, -10.0, 500.0, 500.0)), [0, 1, 1]);
        assert_eq!(taken.covered(Rect::new(48.0, 48.0, 1.0, 1.0)), [0, 1, 1]);
        assert_eq!(taken.covered(Rect::new(48.2, 48.0, 1.0, 1.0)), [0, 0, 1]);
        assert_eq!(taken.covered(Rect::new(601.0, 0.0, 9.0, 9.0)), [0, 0, 0]);
    }

    #[test]
    fn what_is_covered_is_what_comparing_each_with_each_says() {
        let mut taken = Taken::default();
        let boxes: Vec<Rect> = (0..300_u16)
            .map(|nth| {
                let n = f32::from(nth);
                Rect::new(n * 37.7 % 700.0 - 90.0, n * 91.3 % 500.0 - 60.0, n * 13.0 % 160.0, n * 7.0 % 90.0)
            })
            .collect();
        boxes.iter().for_each(|rect| taken.add(*rect, Weight::Line));
        for asked in &boxes {
            let each = boxes.iter().filter(|other| other.overlaps(*asked)).count();
            assert_eq!(usize::from(taken.covered(*asked)[0]), each);
        }
    }
}
