//! What a touchpoint is made of: its card, where the face is on it, and how everybody feels.

use std::collections::BTreeSet;

use super::Studio;
use crate::{
    layout::{
        card::{Cards, ChannelsAs},
        geometry::Point,
        plan::CardBox,
    },
    model::{Emotion, Id, Persona, Touchpoint},
};

/// A touchpoint, before it has a place.
pub(super) struct Body {
    pub id: Id<Touchpoint>,
    pub number: usize,
    /// Its stage, counted from the left.
    pub column: usize,
    card: CardBox,
    /// Where the middle of the face is on the card.
    pub anchor: Point,
    /// How the active persona feels.
    pub emotion: Option<Emotion>,
    /// How she felt before the card was taken up: by that its place across is found, so that nothing runs away
    /// beneath a card that is being rated.
    pub steady: Option<Emotion>,
    /// How the others feel, in their order.
    pub others: Vec<(Id<Persona>, Emotion)>,
}

impl Body {
    pub fn size(&self) -> Point {
        Point::new(self.card.rect.w, self.card.rect.h)
    }

    /// What stands out above the card: number, star, cherries.
    pub fn above(&self) -> f32 {
        let mark = self.card.star.or(self.card.cherries);
        mark.map_or(7.0, |(at, radius)| (radius - at.y + 1.0).max(17.0))
    }

    /// How far its frame stands out.
    pub fn frame(&self) -> f32 {
        if self.card.is_framed { crate::layout::link::FRAME } else { 0.0 }
    }

    /// The card with its corner here.
    pub fn card_at(&self, corner: Point) -> CardBox {
        let mut card = self.card.clone();
        card.rect = card.rect.moved(corner);
        card.home = corner;
        card
    }

    /// Has it a place in the field, her own or that of a ring?
    pub fn is_in_field(&self) -> bool {
        self.steady.is_some() || !self.others.is_empty()
    }
}

/// All touchpoints in journey order.
pub(super) fn bodies(studio: &Studio<'_>) -> Vec<Body> {
    let map = &studio.request.map;
    let cards = Cards {
        request: studio.request,
        measure: studio.measure,
        set: studio.set,
        personas: studio.active.into_iter().collect(),
        active: studio.active,
        has_faces: true,
        labelled: BTreeSet::new(),
        // Height is feeling: where there is no room, the other lenses tell where it happens and who made it.
        channels: if studio.request.is_tight { ChannelsAs::Untold } else { ChannelsAs::Icons },
        has_creator: !studio.request.is_tight,
        reuse: None,
    };
    let body = |column: usize, number: usize, id, touchpoint| {
        let felt = |persona| map.emotion(id, persona);
        let emotion = studio.active.and_then(felt);
        let steady = match (&studio.request.steady, studio.active) {
            (Some(steady), Some(active)) => {
                let settled = steady.get(id, active);
                settled.filter(|experience| !experience.is_absent).and_then(|experience| experience.emotion)
            }
            _ => emotion,
        };
        let card = cards.card(id, touchpoint, number, studio.card_width(&touchpoint.title, steady.is_none()));
        let anchor = card.face.as_ref().map_or(Point::new(studio.measure.face_middle(), 22.0), |face| face.at);
        let others = studio.others.iter().filter_map(|persona| Some((*persona, felt(*persona)?))).collect();
        Body { id, number, column, card, anchor, emotion, steady, others }
    };
    let columns = studio.ordered.touchpoints.iter().enumerate();
    columns
        .flat_map(|(column, list)| list.iter().map(move |(number, id, touchpoint)| (column, *number, *id, *touchpoint)))
        .map(|(column, number, id, touchpoint)| body(column, number, id, touchpoint))
        .collect()
}
