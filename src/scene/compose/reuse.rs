//! What the next scene takes over from the last one: the pieces of cards, links and points of curves whose places and
//! words are the same. A card that only moves keeps its pieces; they stand elsewhere.
//!
//! The law: with it and without it a scene is the same.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    hash::Hash,
    sync::Arc,
};

use super::Studio;
use crate::{
    layout::{CardBox, CurvePoint, LeaveStub, LinkKind, LinkPath, geometry::Point},
    model::{Channel, Id, JourneyMap, Persona, Settings, Subject, Table, Touchpoint},
    scene::{Colour, Piece, Theme},
};

/// What was drawn for the last scene.
#[derive(Debug, Default)]
pub struct Drawn {
    common: RefCell<Option<Common>>,
    cards: Kept<Id<Touchpoint>, CardAsked>,
    links: Kept<LinkKey, LinkPath>,
    stubs: Kept<Id<Touchpoint>, LeaveStub>,
    points: Kept<Subject, PointAsked>,
    made: Cell<u64>,
}

/// What every piece depends on.
#[derive(Debug, PartialEq)]
struct Common {
    theme: Theme,
    settings: Settings,
    channels: Table<Channel>,
    personas: Vec<(Id<Persona>, Colour)>,
    is_sheet: bool,
}

type LinkKey = (LinkKind, Id<Touchpoint>, Id<Touchpoint>);

/// A card, and what its findings say: is it a moment of truth without figures?
#[derive(Debug, PartialEq)]
pub(super) struct CardAsked {
    card: CardBox,
    is_candidate: Option<bool>,
}

#[derive(Debug, PartialEq)]
pub(super) struct PointAsked {
    point: CurvePoint,
    radius: f32,
    is_main: bool,
}

/// Pieces with what they were made of, and where they stood.
#[derive(Debug)]
struct Kept<K, A>(RefCell<HashMap<K, Pieces<A>>>);

type Pieces<A> = (A, Point, Vec<Piece>);

impl<K, A> Default for Kept<K, A> {
    fn default() -> Self {
        Self(RefCell::new(HashMap::new()))
    }
}

impl Drawn {
    /// How many pieces were made so far.
    #[must_use]
    pub fn made(&self) -> u64 {
        self.made.get()
    }

    /// A scene of this kind begins: where everything would look otherwise, nothing is taken over.
    pub(super) fn begin(&self, map: &JourneyMap, studio: &Studio<'_>, is_sheet: bool) {
        // What is gone from the map is let go of now and then.
        let is_crowded = self.cards.0.borrow().len() > 2 * map.touchpoints.len() + 64;
        let common = Common {
            theme: studio.theme.clone(),
            settings: map.settings.clone(),
            channels: map.channels.clone(),
            personas: studio.personas.iter().map(|(id, colour)| (*id, *colour)).collect(),
            is_sheet,
        };
        let is_same = self.common.borrow().as_ref() == Some(&common);
        if !is_same || is_crowded {
            self.common.replace(Some(common));
            self.cards.0.borrow_mut().clear();
            self.links.0.borrow_mut().clear();
            self.stubs.0.borrow_mut().clear();
            self.points.0.borrow_mut().clear();
        }
    }

    /// Counts pieces that nothing is known of.
    pub(super) fn count(&self, pieces: usize) {
        self.made.set(self.made.get() + u64::try_from(pieces).unwrap_or_default());
    }

    pub(super) fn card(&self, studio: &Studio<'_>, card: &CardBox, make: impl FnOnce() -> Vec<Piece>) -> Vec<Piece> {
        let is_candidate = studio.findings.get(&card.id).map(|entry| entry.moment.is_candidate());
        let at = card.rect.corner();
        let is_same = |asked: &CardAsked| asked.is_candidate == is_candidate && asked.card.is_alike(card);
        self.kept(&self.cards, card.id, at, is_same, || CardAsked { card: card.clone(), is_candidate }, make)
    }

    pub(super) fn link(&self, link: &LinkPath, make: impl FnOnce() -> Vec<Piece>) -> Vec<Piece> {
        let is_same = |asked: &LinkPath| {
            let is_same_way = Arc::ptr_eq(&asked.line, &link.line) && Arc::ptr_eq(&asked.head, &link.head);
            (is_same_way || (asked.line == link.line && asked.head == link.head))
                && asked.width.to_bits() == link.width.to_bits()
                && asked.label == link.label
        };
        let key = (link.kind, link.from, link.to);
        self.kept(&self.links, key, Point::default(), is_same, || link.clone(), make)
    }

    pub(super) fn stub(&self, stub: &LeaveStub, make: impl FnOnce() -> Vec<Piece>) -> Vec<Piece> {
        self.kept(&self.stubs, stub.from, Point::default(), |asked| asked == stub, || stub.clone(), make)
    }

    pub(super) fn point(
        &self,
        subject: Subject,
        (point, radius, is_main): (&CurvePoint, f32, bool),
        make: impl FnOnce() -> Vec<Piece>,
    ) -> Vec<Piece> {
        let asked = || PointAsked { point: point.clone(), radius, is_main };
        let is_same = |asked: &PointAsked| {
            asked.is_main == is_main && asked.radius.to_bits() == radius.to_bits() && asked.point == *point
        };
        self.kept(&self.points, subject, point.at, is_same, asked, make)
    }

    fn kept<K: Hash + Eq, A>(
        &self,
        kept: &Kept<K, A>,
        key: K,
        at: Point,
        is_same: impl FnOnce(&A) -> bool,
        asked: impl FnOnce() -> A,
        make: impl FnOnce() -> Vec<Piece>,
    ) -> Vec<Piece> {
        let mut kept = kept.0.borrow_mut();
        if let Some((_, stood, pieces)) = kept.get(&key).filter(|(asked, _, _)| is_same(asked)) {
            let is_there = *stood == at;
            let there = |piece: &Piece| if is_there { piece.clone() } else { Piece { origin: at, ..piece.clone() } };
            return pieces.iter().map(there).collect();
        }
        let pieces = make();
        self.count(pieces.len());
        kept.insert(key, (asked(), at, pieces.clone()));
        pieces
    }
}
