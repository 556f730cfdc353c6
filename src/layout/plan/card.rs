//! A card: what is on it, and where it stands.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use super::Placed;
use crate::{
    layout::{
        emotion_lens::Letter,
        geometry::{Point, Rect},
    },
    model::{Channel, Creator, Emotion, Id, Persona, Stage, Touchpoint},
};

/// Where the middle of a face stands, how large it is, and what it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FacePlace {
    /// Whose feeling.
    pub persona: Id<Persona>,
    /// Is she the active persona? The face of another is drawn in her colour, so that it is told whose it is.
    pub is_active: bool,
    /// How it feels; none = nobody said.
    pub emotion: Option<Emotion>,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
}

/// Paid, owned or earned, as a chip.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    /// Which.
    pub creator: Creator,
    /// The chip.
    pub rect: Rect,
    /// The word on it.
    pub word: Placed,
}

/// A card where it stands. What is on it is shared: a card that moves stays the same.
#[derive(Debug, Clone)]
pub struct CardBox {
    /// What is on it.
    pub card: Arc<Card>,
    /// Where it stands, and how large it is.
    pub rect: Rect,
    /// Where its corner would stand if it had not been moved by hand: its place in the column.
    pub home: Point,
}

impl CardBox {
    /// A card with its corner at (0, 0).
    #[must_use]
    pub fn new(card: Card, (width, height): (f32, f32)) -> Self {
        Self { card: Arc::new(card), rect: Rect::new(0.0, 0.0, width, height), home: Point::default() }
    }

    /// Are the two the same but for where they stand?
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        let is_as_large =
            self.rect.w.to_bits() == other.rect.w.to_bits() && self.rect.h.to_bits() == other.rect.h.to_bits();
        is_as_large && (Arc::ptr_eq(&self.card, &other.card) || self.card == other.card)
    }
}

impl PartialEq for CardBox {
    fn eq(&self, other: &Self) -> bool {
        self.rect == other.rect && self.home == other.home && self.is_alike(other)
    }
}

impl Deref for CardBox {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.card
    }
}

impl DerefMut for CardBox {
    /// What is on it, no longer shared.
    fn deref_mut(&mut self) -> &mut Card {
        Arc::make_mut(&mut self.card)
    }
}

/// What is on a card, counted from the card's corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Which touchpoint.
    pub id: Id<Touchpoint>,
    /// Its stage.
    pub stage: Id<Stage>,
    /// Its place in journey order, from 1.
    pub number: usize,
    /// Radius of the number's disc, and its middle.
    pub number_disc: (Point, f32),
    /// The number.
    pub number_text: Placed,
    /// The bar at the left edge.
    pub edge: Rect,
    /// How it feels to the persona whose face is large.
    pub emotion: Option<Emotion>,
    /// Does the emotion rest on assumption only?
    pub is_assumed: bool,
    /// The active persona's face; where she has not rated it, that of the first who has.
    pub face: Option<FacePlace>,
    /// The face of the one who differs most from that.
    pub other_face: Option<FacePlace>,
    /// Those who feel the same, where their own places would be on the card.
    pub letters: Vec<Letter>,
    /// "does not come here", of the active persona.
    pub absence: Option<Placed>,
    /// The middle and the radius of the mark that says that personas are far apart here.
    pub apart: Option<(Point, f32)>,
    /// The title.
    pub title: Placed,
    /// Its first channel, and the middle and the size of the icon.
    pub channel: Option<(Id<Channel>, Point, f32)>,
    /// Its other channels as icons, where they are not told by name.
    pub more_channels: Vec<(Id<Channel>, Point, f32)>,
    /// The names of its channels.
    pub channels: Option<Placed>,
    /// The note "omni-channel".
    pub omni_channel: Option<Placed>,
    /// Its creator.
    pub chip: Option<Chip>,
    /// Is it a moment of truth?
    pub is_framed: bool,
    /// The middle and the radius of the star's disc.
    pub star: Option<(Point, f32)>,
    /// The middle and the radius of the cherries' disc.
    pub cherries: Option<(Point, f32)>,
}
