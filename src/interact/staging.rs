//! Stages under the hand: how wide one becomes when its edge is dragged, and where it goes when its heading is.
//!
//! Limitations: a stage comes into a phase that has no stage yet with the keys only.

use crate::model::{Id, JourneyMap, Order, Phase, Stage};

use super::placing::Facts;

/// Where a stage would be put.
#[derive(Debug, Clone, PartialEq)]
pub struct StagePlace {
    /// Its phase there.
    pub phase: Phase,
    /// Its place in the phase.
    pub order: Order,
    /// Where its left side would begin now, in document units.
    pub line: f32,
}

/// The stage put before or after the one that stands at `x`, in whose phase it comes; none over its own column.
#[must_use]
pub fn stage_place(map: &JourneyMap, facts: &Facts, stage: Id<Stage>, x: f32) -> Option<StagePlace> {
    let column = facts.column_at(x).filter(|column| column.stage != stage)?;
    let phase = map.stages.get(column.stage)?.phase;
    let is_before = x < f32::midpoint(column.left, column.right);
    let line = if is_before { column.left } else { column.right };
    let order = beside(map, stage, column.stage, is_before)?;
    Some(StagePlace { phase, order, line })
}

/// The stage one place further; over the end of a phase it goes into the next one. None at the very end.
#[must_use]
pub fn stepped(map: &JourneyMap, stage: Id<Stage>, is_left: bool) -> Option<(Phase, Order)> {
    let phase = map.stages.get(stage)?.phase;
    let stages: Vec<_> = map.stages_in_order().into_iter().map(|(id, record)| (id, record.phase)).collect();
    let place = stages.iter().position(|(id, _)| *id == stage)?;
    let neighbour = if is_left { place.checked_sub(1) } else { Some(place + 1) }.and_then(|place| stages.get(place));
    let mut phases = Phase::ALL.into_iter();
    let next = if is_left { phases.rfind(|other| *other < phase) } else { phases.find(|other| *other > phase) };
    match neighbour {
        Some((other, theirs)) if *theirs == phase => Some((phase, beside(map, stage, *other, is_left)?)),
        // A phase without stages lies between, or right ahead.
        Some((other, theirs)) if next == Some(*theirs) => Some((*theirs, beside(map, stage, *other, !is_left)?)),
        _ => Some((next?, Order::after(None))),
    }
}

/// A place right before or after another stage, in its phase.
fn beside(map: &JourneyMap, stage: Id<Stage>, other: Id<Stage>, is_before: bool) -> Option<Order> {
    let phase = map.stages.get(other)?.phase;
    let row: Vec<_> =
        map.stages_in_order().into_iter().filter(|(id, record)| record.phase == phase && *id != stage).collect();
    let place = row.iter().position(|(id, _)| *id == other)?;
    let order = |place: Option<usize>| place.and_then(|place| row.get(place)).map(|(_, record)| &record.order);
    let (low, high) = if is_before { (place.checked_sub(1), Some(place)) } else { (Some(place), Some(place + 1)) };
    Some(Order::between(order(low), order(high)))
}

/// The width that a stage must ask for, so that its right edge comes to stand `by` further right, whole units.
///
/// Stages without a width of their own share what is left of the canvas: those to the left of the edge give way too,
/// and move it. Once they are as narrow as they can be, they stay.
#[must_use]
pub fn width(map: &JourneyMap, facts: &Facts, stage: Id<Stage>, by: f32) -> Option<u32> {
    let place = facts.columns.iter().position(|column| column.stage == stage)?;
    let (now, least) = facts.columns.get(place)?.breadth;
    let is_free = |id: Id<Stage>| id != stage && map.stages.get(id).is_some_and(|stage| stage.width.is_none());
    let free = facts.columns.iter().enumerate().filter(|(_, column)| is_free(column.stage));
    let (mut all, mut left, mut slack) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (other, column) in free {
        all += 1.0;
        left += if other < place { 1.0 } else { 0.0 };
        slack += (column.breadth.0 - least).max(0.0);
    }
    // Of every unit that the stage becomes wider, its edge moves by this much.
    let share = if all > left { 1.0 - left / all } else { 1.0 };
    let wider = match by {
        by if slack < 1.0 => by,
        by if by <= slack * share => by / share,
        by => slack + (by - slack * share),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
    let width = (now + wider).round().clamp(least.ceil(), 4_000.0) as u32;
    Some(width)
}
