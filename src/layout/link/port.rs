//! Where on the sides of cards links begin and end: sorted by where they go, so that they cross little;
//! a link along a row has the same height at both ends.

use std::collections::BTreeMap;

use super::{
    super::{geometry::Rect, real},
    wire::{Field, Form, Side, Wire},
};
use crate::{
    layout::request::Density,
    model::{Id, Touchpoint},
};

/// One end of one wire: the wire's place, and whether it is its start.
pub(super) type EndKey = (usize, bool);

/// Heights of all ends of the sideways wires.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Ports(BTreeMap<EndKey, f32>);

impl Ports {
    pub fn of(&self, key: EndKey) -> f32 {
        self.0.get(&key).copied().unwrap_or_default()
    }
}

/// The ends on one side of a card, from top to bottom.
type Sides = BTreeMap<(Id<Touchpoint>, Side), (Rect, Vec<EndKey>)>;

pub(super) fn ports(wires: &[Wire], field: &Field<'_>) -> Ports {
    let sides = sorted_sides(wires);
    let slots = slots(wires, &sides);
    let mut heights = BTreeMap::new();
    for (rect, ends) in sides.values() {
        let highest = ends.iter().filter_map(|end| slots.get(end)).max().copied().unwrap_or_default();
        let (first, step) = spacing(rect.h, highest, field.request.density);
        for end in ends {
            let slot = slots.get(end).copied().unwrap_or_default();
            heights.insert(*end, rect.y + first + step * real(slot));
        }
    }
    Ports(heights)
}

fn sorted_sides(wires: &[Wire]) -> Sides {
    let mut sides: BTreeMap<_, (Rect, Vec<(f32, EndKey)>)> = BTreeMap::new();
    for (place, wire) in wires.iter().enumerate().filter(|(_, wire)| wire.form == Form::Sideways) {
        for (end, other, is_start) in [(wire.start, wire.finish, true), (wire.finish, wire.start, false)] {
            let entry = sides.entry((end.card, end.side)).or_insert((end.rect, Vec::new()));
            entry.1.push((other.rect.centre().y, (place, is_start)));
        }
    }
    let sorted = sides.into_iter().map(|(side, (rect, mut ends))| {
        ends.sort_by(|(a, a_key), (b, b_key)| a.total_cmp(b).then(a_key.cmp(b_key)));
        (side, (rect, ends.into_iter().map(|(_, key)| key).collect()))
    });
    sorted.collect()
}

/// Links along a row take the first slot that is free on both sides; the others fill in around them.
fn slots(wires: &[Wire], sides: &Sides) -> BTreeMap<EndKey, usize> {
    let mut slots: BTreeMap<EndKey, usize> = BTreeMap::new();
    for (place, wire) in wires.iter().enumerate() {
        if wire.form != Form::Sideways || !wire.is_level() {
            continue;
        }
        let ends = [
            ((wire.start.card, wire.start.side), (place, true)),
            ((wire.finish.card, wire.finish.side), (place, false)),
        ];
        let lowest = ends.iter().filter_map(|(side, key)| Some(lowest_slot(&sides.get(side)?.1, *key, &slots)));
        let slot = lowest.max().unwrap_or_default();
        slots.extend(ends.map(|(_, key)| (key, slot)));
    }
    for (_, ends) in sides.values() {
        fill(ends, &mut slots);
    }
    slots
}

/// The first slot that leaves room for the ends before this one.
fn lowest_slot(ends: &[EndKey], key: EndKey, slots: &BTreeMap<EndKey, usize>) -> usize {
    let mut lowest = 0;
    for end in ends {
        if *end == key {
            break;
        }
        lowest = slots.get(end).copied().unwrap_or(lowest) + 1;
    }
    lowest
}

fn fill(ends: &[EndKey], slots: &mut BTreeMap<EndKey, usize>) {
    // From the bottom: those above a fixed slot stand directly above it.
    let mut below: Option<usize> = None;
    for end in ends.iter().rev() {
        match (slots.get(end), below) {
            (Some(slot), _) => below = Some(*slot),
            (None, Some(slot)) => {
                let above = slot.saturating_sub(1);
                slots.insert(*end, above);
                below = Some(above);
            }
            (None, None) => {}
        }
    }
    let mut next = 0;
    for end in ends {
        let slot = *slots.entry(*end).or_insert(next);
        next = slot + 1;
    }
}

/// The first slot's distance from the upper edge, and that from slot to slot.
fn spacing(height: f32, highest: usize, density: Density) -> (f32, f32) {
    let (first, step) = match density {
        Density::Roomy => (37.0_f32.min(height * 0.42), 14.0_f32),
        Density::Compact => (17.0_f32.min(height * 0.42), 11.0),
    };
    let room = (height - 10.0 - first).max(1.0);
    (first, if highest == 0 { step } else { step.min(room / real(highest)) })
}
