//! The columns of a sheet in journey order, and where a long row of them is broken into tiers.

use crate::{
    layout::request::Request,
    model::{Id, Stage, Touchpoint},
};

/// One column: a touchpoint, or a stage that has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'a> {
    pub stage: (Id<Stage>, &'a Stage),
    pub touchpoint: Option<(usize, Id<Touchpoint>, &'a Touchpoint)>,
}

/// The columns of one stage in one tier: first, and beyond the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span<'a> {
    pub stage: (Id<Stage>, &'a Stage),
    pub first: usize,
    pub end: usize,
    /// Did the stage begin in the tier before?
    pub goes_on: bool,
}

/// A row of columns.
#[derive(Debug, Clone)]
pub(super) struct Tier<'a> {
    pub slots: Vec<Slot<'a>>,
    pub spans: Vec<Span<'a>>,
}

/// A tier may be so much longer than its share to end with a stage.
const SLACK: f32 = 1.25;

/// The tiers of a map.
pub(super) fn tiers(request: &Request) -> Vec<Tier<'_>> {
    let slots = slots(request);
    let count = usize::from(request.tiers.max(1)).min(slots.len().max(1));
    let breaks = breaks(&slots, count);
    let mut tiers = Vec::with_capacity(count);
    let mut first = 0;
    for end in breaks.into_iter().chain([slots.len()]) {
        let own: Vec<Slot<'_>> = slots.get(first..end).unwrap_or_default().to_vec();
        let before = first.checked_sub(1).and_then(|before| slots.get(before)).map(|slot| slot.stage.0);
        if !own.is_empty() || slots.is_empty() {
            tiers.push(Tier { spans: spans(&own, before), slots: own });
        }
        first = end;
    }
    tiers
}

fn slots(request: &Request) -> Vec<Slot<'_>> {
    let map = &request.map;
    let numbered = (request.first_number..).zip(map.touchpoints_in_order());
    let mut slots = Vec::new();
    let stages = map.stages_in_order();
    let touchpoints: Vec<(usize, Id<Touchpoint>, &Touchpoint)> =
        numbered.map(|(number, (id, touchpoint))| (number, id, touchpoint)).collect();
    for stage in stages {
        let before = slots.len();
        let own = touchpoints.iter().filter(|(_, _, touchpoint)| touchpoint.stage == stage.0);
        slots.extend(own.map(|own| Slot { stage, touchpoint: Some(*own) }));
        if slots.len() == before {
            slots.push(Slot { stage, touchpoint: None });
        }
    }
    slots
}

fn spans<'a>(slots: &[Slot<'a>], before: Option<Id<Stage>>) -> Vec<Span<'a>> {
    let mut spans: Vec<Span<'a>> = Vec::new();
    for (place, slot) in slots.iter().enumerate() {
        match spans.last_mut().filter(|span| span.stage.0 == slot.stage.0) {
            Some(span) => span.end = place + 1,
            None => {
                let goes_on = spans.is_empty() && before == Some(slot.stage.0);
                spans.push(Span { stage: slot.stage, first: place, end: place + 1, goes_on });
            }
        }
    }
    spans
}

/// Where tiers begin, but the first: between two stages if no tier grows too long by it, else evenly.
fn breaks(slots: &[Slot<'_>], count: usize) -> Vec<usize> {
    if count < 2 {
        return Vec::new();
    }
    let share = slots.len().div_ceil(count);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of columns")]
    let most = (crate::layout::real(share) * SLACK).floor() as usize;
    let calm = (share..=most).filter_map(|length| between_stages(slots, count, length)).next();
    calm.unwrap_or_else(|| (1..count).map(|tier| tier * slots.len() / count).collect())
}

/// Breaks between stages only, no tier longer than `length`; none if there is no such way.
fn between_stages(slots: &[Slot<'_>], count: usize, length: usize) -> Option<Vec<usize>> {
    let ends: Vec<usize> = (1..=slots.len())
        .filter(|end| slots.get(*end).map(|slot| slot.stage.0) != slots.get(end - 1).map(|slot| slot.stage.0))
        .collect();
    let mut breaks = Vec::new();
    let mut first = 0;
    while slots.len() - first > length {
        let end = ends.iter().rev().find(|end| **end > first && **end - first <= length)?;
        breaks.push(*end);
        first = *end;
    }
    (breaks.len() < count).then_some(breaks)
}
