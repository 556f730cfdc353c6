//! The nearest card in a direction.

use crate::{
    layout::geometry::Rect,
    model::{Id, Touchpoint},
};

use super::{action::Way, placing::Facts};

/// How much a step to the side weighs against one ahead.
const ASIDE: f32 = 2.0;

/// The nearest card that way from another, by their middles; one straight ahead comes before one to the side.
#[must_use]
pub fn nearest(facts: &Facts, from: Id<Touchpoint>, way: Way) -> Option<Id<Touchpoint>> {
    let here = facts.cards.get(&from)?;
    let others = facts.cards.iter().filter(|(id, _)| **id != from);
    let far = others.filter_map(|(id, card)| Some((*id, distance(*here, *card, way)?)));
    far.min_by(|(a_id, a), (b_id, b)| a.total_cmp(b).then(a_id.cmp(b_id))).map(|(id, _)| id)
}

fn distance(here: Rect, there: Rect, way: Way) -> Option<f32> {
    let by = there.centre() - here.centre();
    let (ahead, aside) = match way {
        Way::Left => (-by.x, by.y),
        Way::Right => (by.x, by.y),
        Way::Up => (-by.y, by.x),
        Way::Down => (by.y, by.x),
    };
    // Cards of one column stand neither left nor right of one another.
    let least = if matches!(way, Way::Left | Way::Right) { here.w.min(there.w) / 2.0 } else { 1.0 };
    (ahead >= least).then(|| ahead + ASIDE * aside.abs())
}
