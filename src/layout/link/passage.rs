//! Links that cross columns: in each column they run through a gap between cards, above the first or below the last.

use std::collections::BTreeMap;

use super::{
    port::Ports,
    wire::{FRAME, Field, Form, Wire},
};

/// Heights at which each sideways wire crosses the ways: one more than it has ways.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Runs(BTreeMap<usize, Vec<f32>>);

impl Runs {
    pub fn of(&self, wire: usize) -> &[f32] {
        self.0.get(&wire).map_or(&[], Vec::as_slice)
    }
}

/// Two lines in a gap are at least so far apart.
const APART: f32 = 8.0;

pub(super) fn runs(wires: &[Wire], ports: &Ports, field: &Field<'_>) -> Runs {
    let gaps = Gaps::of(field);
    let mut used: BTreeMap<usize, Vec<f32>> = BTreeMap::new();
    let mut runs = BTreeMap::new();
    for (place, wire) in wires.iter().enumerate().filter(|(_, wire)| wire.form == Form::Sideways) {
        let begin = ports.of((place, true));
        let end = ports.of((place, false));
        let mut heights = vec![begin];
        let mut at = begin;
        for column in crossed(wire) {
            let used = used.entry(column).or_default();
            at = gaps.nearest(column, at, end, used);
            used.push(at);
            heights.push(at);
        }
        heights.push(end);
        runs.insert(place, heights);
    }
    Runs(runs)
}

/// The columns between its ends, in its direction.
fn crossed(wire: &Wire) -> Vec<usize> {
    let (from, to) = (wire.start.column, wire.finish.column);
    if from < to { (from + 1..to).collect() } else { (to + 1..from).rev().collect() }
}

/// Free heights of each column.
struct Gaps {
    free: BTreeMap<usize, Vec<(f32, f32)>>,
    whole: (f32, f32),
}

impl Gaps {
    fn of(field: &Field<'_>) -> Self {
        let mut cards: BTreeMap<usize, Vec<(f32, f32)>> = BTreeMap::new();
        for card in field.cards {
            let above = if card.star.is_some() || card.cherries.is_some() { 19.0 } else { FRAME + 3.0 };
            let stub =
                if field.leaving.of(card.id).is_some() { field.measure.label_text.size() * 1.35 + 8.0 } else { 0.0 };
            let span = (card.rect.y - above, card.rect.bottom() + FRAME + 3.0 + stub);
            cards.entry(field.columns.get(&card.id).copied().unwrap_or_default()).or_default().push(span);
        }
        let top = field.top + 5.0;
        let free = cards.into_iter().map(|(column, mut spans)| {
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut free = Vec::new();
            let mut at = top;
            for (upper, lower) in spans {
                if upper >= at {
                    free.push((at, upper));
                }
                at = at.max(lower);
            }
            free.push((at, f32::MAX));
            (column, free)
        });
        Self { free: free.collect(), whole: (top, f32::MAX) }
    }

    /// The free height that makes the way from `at` to `goal` least longer.
    fn nearest(&self, column: usize, at: f32, goal: f32, used: &[f32]) -> f32 {
        let whole = [self.whole];
        let free = self.free.get(&column).map_or(&whole[..], Vec::as_slice);
        let beside = used.iter().flat_map(|used| [used - APART, used + APART]);
        let ends = free.iter().flat_map(|(upper, lower)| [*upper, *lower]).filter(|end| *end < f32::MAX);
        let middles = free.iter().filter(|gap| gap.1 < f32::MAX).map(|(upper, lower)| f32::midpoint(*upper, *lower));
        let wishes = [at, goal].into_iter().chain(beside).chain(ends).chain(middles);
        let is_free = |y: &f32| {
            free.iter().any(|(upper, lower)| y >= upper && y <= lower)
                && used.iter().all(|used| (used - y).abs() >= APART - 0.01)
        };
        // In the middle of a gap a line keeps clear of arrow heads and marks.
        let cramped = |y: f32| {
            let gap = free.iter().find(|(upper, lower)| y >= *upper && y <= *lower);
            gap.map_or(0.0, |(upper, lower)| (10.0 - (y - upper).min(lower - y)).max(0.0))
        };
        let cost = |y: f32| (y - at).abs() + (y - goal).abs() + 2.0 * cramped(y);
        wishes
            .filter(is_free)
            .min_by(|a, b| {
                let by_cost = cost(*a).total_cmp(&cost(*b));
                by_cost.then((a - at).abs().total_cmp(&(b - at).abs())).then(a.total_cmp(b))
            })
            .unwrap_or(at)
    }
}
