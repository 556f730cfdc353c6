//! Cards in line, and with equal gaps: where each comes to stand. Stage and order stay as they are; a card that stands
//! right already is left alone.

use std::collections::BTreeSet;

use crate::{
    edit::Placement,
    layout::geometry::{Point, Rect},
    model::{Id, JourneyMap, Offset, Touchpoint},
};

use super::placing::{Facts, whole};

/// What is brought in line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alignment {
    /// Left edges.
    Left,
    /// Middles, one beneath the other.
    Centre,
    /// Right edges.
    Right,
    /// Upper edges.
    Top,
    /// Middles, one beside the other.
    Middle,
    /// Lower edges.
    Bottom,
}

/// Along which way gaps become equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spread {
    /// From left to right.
    Across,
    /// From above.
    Down,
}

/// These cards in line with the box around all of them.
#[must_use]
pub fn aligned(
    map: &JourneyMap,
    facts: &Facts,
    cards: &BTreeSet<Id<Touchpoint>>,
    alignment: Alignment,
) -> Vec<Placement> {
    let Some(around) = facts.around(cards) else { return Vec::new() };
    let corner = |card: Rect| match alignment {
        Alignment::Left => Point::new(around.x, card.y),
        Alignment::Centre => Point::new(around.centre().x - card.w / 2.0, card.y),
        Alignment::Right => Point::new(around.right() - card.w, card.y),
        Alignment::Top => Point::new(card.x, around.y),
        Alignment::Middle => Point::new(card.x, around.centre().y - card.h / 2.0),
        Alignment::Bottom => Point::new(card.x, around.bottom() - card.h),
    };
    let moved = cards.iter().filter_map(|id| facts.cards.get(id).map(|card| (*id, corner(*card))));
    moved.filter_map(|(id, corner)| placed(map, facts, id, corner)).collect()
}

/// These cards with equal gaps between the first and the last of them, which stay.
#[must_use]
pub fn distributed(
    map: &JourneyMap,
    facts: &Facts,
    cards: &BTreeSet<Id<Touchpoint>>,
    spread: Spread,
) -> Vec<Placement> {
    let start = |card: &Rect| if spread == Spread::Across { card.x } else { card.y };
    let size = |card: &Rect| if spread == Spread::Across { card.w } else { card.h };
    let mut row: Vec<(Id<Touchpoint>, Rect)> =
        cards.iter().filter_map(|id| facts.cards.get(id).map(|card| (*id, *card))).collect();
    row.sort_by(|(a_id, a), (b_id, b)| {
        (start(a) + size(a) / 2.0).total_cmp(&(start(b) + size(b) / 2.0)).then(a_id.cmp(b_id))
    });
    let (Some((_, first)), Some((_, last)), true) = (row.first(), row.last(), row.len() > 2) else { return Vec::new() };
    let filled: f32 = row.iter().map(|(_, card)| size(card)).sum();
    let mut gaps = 0.0;
    row.iter().skip(1).for_each(|_| gaps += 1.0);
    let gap = (start(last) + size(last) - start(first) - filled) / gaps;
    let mut at = start(first);
    let corners = row.iter().map(|(id, card)| {
        let corner = if spread == Spread::Across { Point::new(at, card.y) } else { Point::new(card.x, at) };
        at += size(card) + gap;
        (*id, corner)
    });
    let corners: Vec<_> = corners.collect();
    corners.into_iter().filter_map(|(id, corner)| placed(map, facts, id, corner)).collect()
}

/// A card with its corner here, if it does not stand here already.
fn placed(map: &JourneyMap, facts: &Facts, id: Id<Touchpoint>, corner: Point) -> Option<Placement> {
    let (card, rect) = (map.touchpoints.get(id)?, facts.cards.get(&id)?);
    let from = facts.column(card.stage)?.corner;
    let by = corner - rect.corner();
    let is_there = by.x.abs() < 0.5 && by.y.abs() < 0.5;
    let at = corner - from;
    let offset = Some(Offset { x: whole(at.x), y: whole(at.y) });
    (!is_there).then(|| Placement { touchpoint: id, stage: card.stage, order: card.order.clone(), offset })
}
