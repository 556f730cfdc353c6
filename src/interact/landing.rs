//! Where dragged cards would land if they were let go now: in which stages, at which places of the order, in line with
//! what. Shown on the canvas while the hand is at it; made of the same rules as the drop itself.

use std::collections::BTreeSet;

use crate::{
    edit::Placement,
    layout::{CardBox, Layout, geometry::Rect},
    model::{Id, JourneyMap, Stage, Touchpoint},
};

use super::{
    laning::Cell,
    meaning::Meaning,
    placing::{Facts, settled},
    snap::{self, Guide},
};

/// Where dragged cards would land.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Landing {
    /// The cards in the hand.
    pub dragged: BTreeSet<Id<Touchpoint>>,
    /// Their stages.
    pub stages: BTreeSet<Id<Stage>>,
    /// Where those that will be laid out will stand, in journey order.
    pub slots: Vec<Slot>,
    /// What those that stay where they are let go are in line with.
    pub guides: Vec<Guide>,
    /// The lanes and stages into which they would fall.
    pub cells: BTreeSet<Cell>,
    /// How they are carried.
    pub carried: Carried,
}

/// How cards in the hand are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Carried {
    /// At the place that they would have.
    #[default]
    Placed,
    /// At the height that says how they feel by now.
    Rated,
    /// Under the pointer, until they fall into a lane.
    Lifted,
}

/// A place in a column that is kept free for a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The place.
    pub rect: Rect,
    /// The number that the card will have.
    pub number: usize,
}

impl Landing {
    /// Where these cards are while they are dragged in a lens in which that says something else than a place.
    #[must_use]
    pub fn carried(dragged: BTreeSet<Id<Touchpoint>>, meaning: &Meaning) -> Landing {
        let carried = match meaning {
            Meaning::Place => Carried::Placed,
            Meaning::Feeling(_) => Carried::Rated,
            Meaning::Lane(_) => Carried::Lifted,
        };
        Landing { dragged, carried, ..Landing::default() }
    }

    /// Where `dragged` land: `map` and `layout` are those of the drag, `before` and `facts` those that it began with.
    #[must_use]
    pub fn of(
        map: &JourneyMap,
        layout: &Layout,
        (before, facts): (&JourneyMap, &Facts),
        dragged: BTreeSet<Id<Touchpoint>>,
        is_free: bool,
    ) -> Landing {
        if facts.is_sheet {
            // What is seen is where they land.
            let stages = dragged.iter().filter_map(|id| map.touchpoints.get(*id)).map(|card| card.stage).collect();
            return Landing { dragged, stages, ..Landing::default() };
        }
        // Copies in the hand were not there when it began.
        let is_new = dragged.iter().any(|id| !facts.cards.contains_key(id));
        let boxes = || dragged.iter().filter_map(|id| layout.card(*id)).map(|card| (card.id, card.rect));
        let facts = &if is_new { facts.clone().with_cards(boxes()) } else { facts.clone() };
        let placement = |id: &Id<Touchpoint>| {
            let card = map.touchpoints.get(*id)?;
            let (stage, order, offset) = (card.stage, card.order.clone(), card.offset);
            Some(Placement { touchpoint: *id, stage, order, offset })
        };
        let placements = settled(before, facts, dragged.iter().filter_map(placement).collect());
        let stages = placements.iter().map(|placement| placement.stage).collect();
        let card = |placement: &Placement| layout.card(placement.touchpoint);
        let slot = |card: &CardBox| Slot { rect: card.rect.at(card.home), number: card.number };
        let laid_out = placements.iter().filter(|placement| placement.offset.is_none());
        let mut slots: Vec<Slot> = laid_out.filter_map(card).map(slot).collect();
        slots.sort_by_key(|slot| slot.number);
        let whole = placements.iter().filter_map(card).map(|card| card.rect).reduce(Rect::union);
        // What will be laid out has its line already.
        let guides = match whole.filter(|_| slots.is_empty() && !is_free) {
            Some(whole) => {
                let seen = facts.seen.cards.iter().map(|(id, _)| *id).filter(|id| !dragged.contains(id));
                let still: Vec<Rect> = seen.filter_map(|id| layout.card(id)).map(|card| card.rect).collect();
                snap::guides(whole, &still)
            }
            None => Vec::new(),
        };
        Landing { dragged, stages, slots, guides, ..Landing::default() }
    }
}
