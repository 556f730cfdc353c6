//! Cards in the hand: everything else stands as if they had been laid out in their columns already. So a drag moves
//! nothing but them and what hangs on them, and a card that is let go over its column falls into a place that is free.
//!
//! The laws: it is a function of the request; and but for those cards, their links and those who leave there, it is the
//! layout in which they stand in their columns.
//!
//! Limitations: of the Map lens only. Links of a card in the hand may run across other cards; they are led well when it
//! is let go.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    column::real_of,
    geometry::Point,
    leaving, link, map_lens,
    measure::Measure,
    plan::{Layout, LinkPath},
    request::Request,
    reuse::Reuse,
    text::Typesetter,
};
use crate::model::{Id, Touchpoint};

pub(super) fn layout(request: &Request, set: &dyn Typesetter, reuse: &Reuse) -> Layout {
    let rest = reuse.rest(resting(request), |resting| Arc::new(map_lens::layout(resting, set, reuse)));
    let measure = Measure::of(request.density);
    let mut layout = rest.as_ref().clone();
    for id in &request.in_hand {
        carry(&mut layout, request, *id);
    }
    let is_held = |id: &Id<Touchpoint>| request.in_hand.contains(id);
    layout.links = rest.links.iter().map(|link| followed(link, &rest, &layout, &request.in_hand)).collect();
    let follows = |link: &LinkPath| is_held(&link.from) != is_held(&link.to);
    link::lead_aside(&mut layout.links, &layout.cards, follows);
    for stub in layout.leaving.iter_mut().filter(|stub| is_held(&stub.from)) {
        let card = layout.places.get(&stub.from).and_then(|place| layout.cards.get(*place));
        if let Some(card) = card {
            *stub = leaving::stub(card, Arc::clone(&stub.text.runs));
        }
    }
    let held = request.in_hand.iter().filter_map(|id| layout.card(*id));
    let lowest = held.map(|card| card.rect.bottom() + measure.bottom).fold(0.0, f32::max);
    layout.content_height = layout.content_height.max(lowest);
    layout.reaching(request.height.map_or(0.0, real_of))
}

/// The same request with those cards back in their columns.
fn resting(request: &Request) -> Request {
    let mut resting = Request { in_hand: BTreeSet::new(), ..request.clone() };
    for id in &request.in_hand {
        if resting.map.touchpoints.get(*id).is_some_and(|touchpoint| touchpoint.offset.is_some()) {
            resting.map.touchpoints.update(*id, |touchpoint| touchpoint.offset = None);
        }
    }
    resting
}

/// Puts a card where the hand holds it.
fn carry(layout: &mut Layout, request: &Request, id: Id<Touchpoint>) {
    let held = request.map.touchpoints.get(id).and_then(|touchpoint| Some((touchpoint.stage, touchpoint.offset?)));
    let corner = held.and_then(|(stage, offset)| Some((layout.stage_corner(stage)?, offset)));
    let card = layout.places.get(&id).and_then(|place| layout.cards.get_mut(*place));
    if let (Some((corner, offset)), Some(card)) = (corner, card) {
        #[expect(clippy::cast_precision_loss, reason = "offsets of a canvas lie far below 2^24")]
        let by = Point::new(offset.x as f32, offset.y as f32);
        card.rect = card.rect.at(corner + by);
    }
}

fn followed(path: &LinkPath, rest: &Layout, now: &Layout, in_hand: &BTreeSet<Id<Touchpoint>>) -> LinkPath {
    if !in_hand.contains(&path.from) && !in_hand.contains(&path.to) {
        return path.clone();
    }
    let end = |id| Some(link::Held { rest: rest.card(id)?, now: now.card(id)? });
    match (end(path.from), end(path.to)) {
        (Some(from), Some(to)) => link::follow(path, &from, &to),
        _ => path.clone(),
    }
}
