//! Links that share a way between two columns run in lanes, in an order in which they cross least.

use std::collections::BTreeMap;

use super::{
    super::real,
    passage::Runs,
    wire::{Field, Form, Side, Wire},
};

/// Where each wire's upright parts stand, by wire and nth way.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lanes {
    at: BTreeMap<(usize, usize), f32>,
    /// How wide each way should be.
    pub wished: Vec<f32>,
}

impl Lanes {
    pub fn x(&self, wire: usize, nth: usize) -> Option<f32> {
        self.at.get(&(wire, nth)).copied()
    }
}

/// From lane to lane.
const STEP: f32 = 10.0;
/// From the last lane to a card that an arrow enters, and to one that it only leaves.
const ARROW_PAD: f32 = 20.0;
const PAD: f32 = 11.0;

/// An upright part in a way: its span, and where its two ends lead.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Upright {
    wire: usize,
    nth: usize,
    ends: [(Side, f32); 2],
    enters: Option<Side>,
}

impl Upright {
    fn span(&self) -> (f32, f32) {
        let [(_, a), (_, b)] = self.ends;
        (a.min(b), a.max(b))
    }

    fn is_straight(&self) -> bool {
        let (upper, lower) = self.span();
        lower - upper < 0.5
    }

    fn is_within(&self, y: f32) -> bool {
        let (upper, lower) = self.span();
        y > upper + 0.5 && y < lower - 0.5
    }

    fn overlaps(&self, other: &Upright) -> bool {
        let ((a, b), (c, d)) = (self.span(), other.span());
        a < d + 8.0 && c < b + 8.0
    }

    fn to(&self, side: Side) -> impl Iterator<Item = f32> + '_ {
        self.ends.iter().filter(move |(leads, _)| *leads == side).map(|(_, y)| *y)
    }
}

pub(super) fn lanes(wires: &[Wire], runs: &Runs, field: &Field<'_>) -> Lanes {
    let mut ways: BTreeMap<usize, Vec<Upright>> = BTreeMap::new();
    let mut entered: BTreeMap<usize, [bool; 2]> = BTreeMap::new();
    for (place, wire) in wires.iter().enumerate().filter(|(_, wire)| wire.form == Form::Sideways) {
        for (way, upright) in uprights(place, wire, runs.of(place)) {
            let sides = entered.entry(way).or_default();
            match upright.enters {
                Some(Side::Left) => sides[0] = true,
                Some(Side::Right) => sides[1] = true,
                None => {}
            }
            if !upright.is_straight() {
                ways.entry(way).or_default().push(upright);
            }
        }
    }
    let mut lanes = Lanes::default();
    for way in 0..field.across.gutters.len() {
        let [from_right, from_left] = entered.get(&way).copied().unwrap_or_default();
        let pads = [if from_right { ARROW_PAD } else { PAD }, if from_left { ARROW_PAD } else { PAD }];
        let uprights = ordered(ways.remove(&way).unwrap_or_default());
        let tracks = tracks(&uprights);
        let count = tracks.iter().max().map_or(0, |last| last + 1);
        lanes.wished.push(wished(way, count, pads, field));
        let (left, right) = sides(way, field);
        let usable = (right - left - pads[0] - pads[1]).max(1.0);
        let step = if count > 1 { STEP.min(usable / real(count - 1)) } else { STEP };
        let wide = step * real(count.saturating_sub(1));
        let first = beside_cards(way, left + pads[0] + (usable - wide) / 2.0, wide, field);
        let at = uprights.iter().zip(tracks);
        lanes.at.extend(at.map(|(upright, track)| ((upright.wire, upright.nth), first + step * real(track))));
    }
    lanes
}

/// Where the first of the lanes stands that would stand there in the middle of their way: in an outer way, however
/// wide, no further from the cards than a share needs beside them.
fn beside_cards(way: usize, middle: f32, wide: f32, field: &Field<'_>) -> f32 {
    let ((left, right), near) = (sides(way, field), ARROW_PAD.max(field.widest_label / 2.0 + 7.0));
    if way == 0 {
        middle.max(right - near - wide)
    } else if way + 1 == field.across.gutters.len() {
        middle.min(left + near)
    } else {
        middle
    }
}

fn wished(way: usize, count: usize, pads: [f32; 2], field: &Field<'_>) -> f32 {
    let is_outer = way == 0 || way + 1 == field.across.gutters.len();
    let least = field.measure.gutter;
    match (is_outer, count) {
        (true, 0) => least / 2.0,
        (true, _) => (pads[0] + pads[1] + STEP * real(count - 1)).max(least).max(field.widest_label + 14.0),
        (false, 0) => least.max(field.widest_label + 6.0),
        (false, _) => (pads[0] + pads[1] + STEP * real(count - 1)).max(least).max(field.widest_label + 6.0),
    }
}

/// Left and right edge of a way: from cards to cards.
fn sides(way: usize, field: &Field<'_>) -> (f32, f32) {
    let cards = |column: usize| field.across.cards(column, &field.measure);
    let left = way.checked_sub(1).map_or(field.across.left, |before| {
        let (x, width) = cards(before);
        x + width
    });
    let right = if way + 1 == field.across.gutters.len() { field.across.width } else { cards(way).0 };
    (left, right)
}

fn uprights(place: usize, wire: &Wire, heights: &[f32]) -> Vec<(usize, Upright)> {
    let ways = wire.ways();
    let last = ways.len().saturating_sub(1);
    let (first_side, second_side) = match wire.start.column.cmp(&wire.finish.column) {
        std::cmp::Ordering::Less => (Side::Left, Side::Right),
        std::cmp::Ordering::Greater => (Side::Right, Side::Left),
        std::cmp::Ordering::Equal => (Side::Right, Side::Right),
    };
    let parts = ways.into_iter().zip(heights.iter().zip(heights.iter().skip(1))).enumerate();
    parts
        .map(|(nth, (way, (from, to)))| {
            let enters = (nth == last).then_some(second_side);
            (way, Upright { wire: place, nth, ends: [(first_side, *from), (second_side, *to)], enters })
        })
        .collect()
}

/// Neighbours change places as long as that saves a crossing.
fn ordered(mut uprights: Vec<Upright>) -> Vec<Upright> {
    let key = |upright: &Upright| {
        let is_loop = upright.ends.iter().all(|(side, _)| *side == Side::Right);
        let [(_, from), (_, to)] = upright.ends;
        // Upward: those who begin highest are furthest left; downward: those who begin lowest.
        (is_loop, if to < from { from } else { -from })
    };
    uprights.sort_by(|a, b| {
        let ((a_loop, a_from), (b_loop, b_from)) = (key(a), key(b));
        a_loop.cmp(&b_loop).then(a_from.total_cmp(&b_from)).then((a.wire, a.nth).cmp(&(b.wire, b.nth)))
    });
    for _ in 0..uprights.len().min(64) {
        let mut is_changed = false;
        for place in 1..uprights.len() {
            if let Some([left, right]) = uprights.get_mut(place - 1..=place)
                && crossings(right, left) < crossings(left, right)
            {
                std::mem::swap(left, right);
                is_changed = true;
            }
        }
        if !is_changed {
            break;
        }
    }
    uprights
}

/// How often two parts cross if they stand in this order; running along each other counts three times.
fn crossings(left: &Upright, right: &Upright) -> usize {
    let crossed = right.to(Side::Left).filter(|y| left.is_within(*y)).count()
        + left.to(Side::Right).filter(|y| right.is_within(*y)).count();
    let along = left
        .to(Side::Right)
        .flat_map(|from_left| right.to(Side::Left).map(move |from_right| (from_left - from_right).abs()))
        .filter(|apart| *apart < 3.0)
        .count();
    crossed + 3 * along
}

/// The lane of each part: parts that never stand side by side share one.
fn tracks(uprights: &[Upright]) -> Vec<usize> {
    let mut tracks: Vec<usize> = Vec::new();
    for upright in uprights {
        let before = uprights.iter().zip(&tracks).filter(|(other, _)| other.overlaps(upright));
        tracks.push(before.map(|(_, track)| track + 1).max().unwrap_or_default());
    }
    tracks
}
