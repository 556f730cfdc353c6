//! What the next layout of a map takes over from the last one: cards whose record, feelings and number are the same,
//! the emotion band, the ways of links, and the places of their shares, each as long as its own question is the same.
//!
//! The law: with it and without it a layout is the same. It holds because everything that is kept is kept with all
//! that it was made of; records are compared by pointer, and what is kept keeps them alive.
//!
//! Limitations: of the Map lens only. One card that is put elsewhere leads all links anew (while it is in the hand only
//! its own, see [`super::hand`]), and one feeling that changes draws the whole curve anew.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    sync::Arc,
};

use super::{
    card::{Cards, ChannelsAs},
    column::Across,
    geometry::Rect,
    leaving::Leaving,
    link::Field,
    measure::Measure,
    plan::{CardBox, EmotionBand, Layout, LinkPath},
    request::{Density, Lens, Request},
};
use crate::model::{Channel, Experiences, Id, Link, Persona, Table, Touchpoint};

/// What was made for the last layouts.
#[derive(Debug, Default)]
pub struct Reuse {
    cards: RefCell<KeptCards>,
    bands: RefCell<Recent<BandAsked, EmotionBand>>,
    ways: RefCell<Recent<Ways, Routed>>,
    shares: RefCell<Recent<Shares, Labelled>>,
    /// Maps without what is in the hand.
    rests: RefCell<Recent<Request, Arc<Layout>>>,
    made: Cell<u64>,
    led: Cell<u64>,
}

/// The ways of links, and how wide each way between columns should be for them.
type Routed = (Vec<LinkPath>, Vec<f32>);

/// The same with their shares, and the lowest edge of everything.
type Labelled = (Vec<LinkPath>, f32);

/// The last two answers: a layout asks twice where links wish for wider ways than there are.
#[derive(Debug)]
struct Recent<K, V>(Vec<(K, V)>);

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V: Clone> Recent<K, V> {
    fn get_or_make(&mut self, key: K, make: impl FnOnce(&K) -> V) -> V {
        if let Some((_, value)) = self.0.iter().find(|(kept, _)| *kept == key) {
            return value.clone();
        }
        let value = make(&key);
        self.0.truncate(1);
        self.0.insert(0, (key, value.clone()));
        value
    }
}

/// What all cards of a map depend on.
#[derive(Debug, Clone, PartialEq)]
struct Common {
    lens: Lens,
    density: Density,
    measure: Measure,
    personas: Vec<Id<Persona>>,
    active: Option<Id<Persona>>,
    has_faces: bool,
    channels_as: ChannelsAs,
    channels: Table<Channel>,
}

#[derive(Debug, Default)]
struct KeptCards {
    common: Option<Common>,
    touchpoints: Table<Touchpoint>,
    experiences: Experiences,
    /// Each card at its corner, in the few widths in which it was asked for.
    made: HashMap<Id<Touchpoint>, Vec<CardBox>>,
}

/// So many widths of a card are kept.
const WIDTHS: usize = 3;

impl Reuse {
    /// How many cards were made so far.
    #[must_use]
    pub fn made_cards(&self) -> u64 {
        self.made.get()
    }

    /// How many links were led so far.
    #[must_use]
    pub fn led_links(&self) -> u64 {
        self.led.get()
    }

    /// Cards of this kind are asked for from here on: those that can have changed are let go.
    pub(super) fn begin(&self, cards: &Cards<'_>) {
        let map = &cards.request.map;
        let common = Common {
            lens: cards.request.lens,
            density: cards.request.density,
            measure: cards.measure,
            personas: cards.personas.clone(),
            active: cards.active,
            has_faces: cards.has_faces,
            channels_as: cards.channels,
            channels: map.channels.clone(),
        };
        let mut kept = self.cards.borrow_mut();
        if kept.common.as_ref() != Some(&common) {
            *kept = KeptCards { common: Some(common), ..KeptCards::default() };
        } else {
            if !kept.touchpoints.is_same(&map.touchpoints) {
                let changed = differing(kept.touchpoints.iter_shared(), map.touchpoints.iter_shared());
                changed.iter().for_each(|id| drop(kept.made.remove(id)));
            }
            if !kept.experiences.is_same(&map.experiences) {
                let changed = differing(kept.experiences.iter_shared(), map.experiences.iter_shared());
                changed.iter().for_each(|(id, _)| drop(kept.made.remove(id)));
            }
        }
        kept.touchpoints = map.touchpoints.clone();
        kept.experiences = map.experiences.clone();
    }

    /// A card, made only where none is kept.
    pub(super) fn card(
        &self,
        id: Id<Touchpoint>,
        (number, width): (usize, f32),
        (is_framed, is_fruit): (bool, bool),
        make: impl FnOnce() -> CardBox,
    ) -> CardBox {
        let mut kept = self.cards.borrow_mut();
        let variants = kept.made.entry(id).or_default();
        let is_meant = |card: &&CardBox| {
            card.number == number
                && card.rect.w.to_bits() == width.to_bits()
                && (card.is_framed, card.cherries.is_some()) == (is_framed, is_fruit)
        };
        if let Some(card) = variants.iter().find(is_meant) {
            return card.clone();
        }
        let card = make();
        self.made.set(self.made.get() + 1);
        variants.truncate(WIDTHS - 1);
        variants.insert(0, card.clone());
        card
    }

    pub(super) fn band(&self, asked: BandAsked, make: impl FnOnce() -> EmotionBand) -> EmotionBand {
        self.bands.borrow_mut().get_or_make(asked, |_| make())
    }

    pub(super) fn ways(&self, asked: Ways, make: impl FnOnce() -> Routed) -> Routed {
        self.ways.borrow_mut().get_or_make(asked, |_| {
            let routed = make();
            self.led.set(self.led.get() + u64::try_from(routed.0.len()).unwrap_or_default());
            routed
        })
    }

    pub(super) fn shares(&self, asked: Shares, make: impl FnOnce() -> Labelled) -> Labelled {
        self.shares.borrow_mut().get_or_make(asked, |_| make())
    }

    /// The layout of a map while nothing of it is in the hand.
    pub(super) fn rest(&self, resting: Request, make: impl FnOnce(&Request) -> Arc<Layout>) -> Arc<Layout> {
        // Not borrowed while it is made: that asks for cards and ways in turn, though never for another rest.
        let mut rests = self.rests.take();
        let rest = rests.get_or_make(resting, make);
        self.rests.replace(rests);
        rest
    }
}

/// Everything that the emotion band is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BandAsked {
    rect: Rect,
    columns: Vec<(f32, f32)>,
    touchpoints: Vec<Vec<(usize, Id<Touchpoint>)>>,
    experiences: Experiences,
    personas: Table<Persona>,
    shown: (Vec<Id<Persona>>, Option<Id<Persona>>),
    measure: Measure,
    density: Density,
}

impl BandAsked {
    pub fn of(
        request: &Request,
        measure: Measure,
        rect: Rect,
        columns: &[(f32, f32)],
        touchpoints: &[Vec<(usize, Id<Touchpoint>)>],
    ) -> Self {
        Self {
            rect,
            columns: columns.to_vec(),
            touchpoints: touchpoints.to_vec(),
            experiences: request.map.experiences.clone(),
            personas: request.map.personas.clone(),
            shown: (request.shown_personas(), request.active_persona()),
            measure,
            density: request.density,
        }
    }
}

/// Everything that the ways of links are made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ways {
    links: Table<Link>,
    missing: Vec<(Id<Touchpoint>, Id<Touchpoint>)>,
    density: Density,
    measure: Measure,
    across: Across,
    leaving: Leaving,
    top: f32,
    widest_label: f32,
    cards: Vec<Standing>,
}

/// A card as a link sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Standing {
    id: Id<Touchpoint>,
    number: usize,
    rect: Rect,
    column: Option<usize>,
    /// Framed, with a star, with cherries.
    marks: (bool, bool, bool),
}

impl Ways {
    pub fn of(field: &Field<'_>) -> Self {
        let standing = |card: &CardBox| Standing {
            id: card.id,
            number: card.number,
            rect: card.rect,
            column: field.columns.get(&card.id).copied(),
            marks: (card.is_framed, card.star.is_some(), card.cherries.is_some()),
        };
        Self {
            links: field.request.map.links.clone(),
            missing: field.request.missing_arrows.clone(),
            density: field.request.density,
            measure: field.measure,
            across: field.across.clone(),
            leaving: field.leaving.clone(),
            top: field.top,
            widest_label: field.widest_label,
            cards: field.cards.iter().map(standing).collect(),
        }
    }
}

/// Everything that the places of shares are made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shares {
    /// The ways, and with them the cards.
    pub ways: Arc<Ways>,
    pub width: f32,
    pub headings: Vec<Rect>,
    pub band: Option<Rect>,
    pub leaving: Vec<Rect>,
}

/// The keys under which two sorted lists differ: of records that are not the very same, or in one of them only.
fn differing<'a, K: Ord + Copy, V: 'a>(
    old: impl Iterator<Item = (K, &'a Arc<V>)>,
    new: impl Iterator<Item = (K, &'a Arc<V>)>,
) -> Vec<K> {
    let (mut old, mut new) = (old.peekable(), new.peekable());
    let mut keys = Vec::new();
    loop {
        match (old.peek(), new.peek()) {
            (Some((a, was)), Some((b, is))) if a == b => {
                if !Arc::ptr_eq(was, is) {
                    keys.push(*a);
                }
                old.next();
                new.next();
            }
            (Some((a, _)), Some((b, _))) if a < b => {
                keys.push(*a);
                old.next();
            }
            (Some((a, _)), None) => {
                keys.push(*a);
                old.next();
            }
            (_, Some((b, _))) => {
                keys.push(*b);
                new.next();
            }
            (None, None) => return keys,
        }
    }
}
