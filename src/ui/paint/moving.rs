//! From one scene to the next: what is in both moves from where it stood to where it will stand, what is new fades in,
//! what is gone fades out. A moving card is the same piece at another place.
//!
//! Limitations: lines and grounds fade, they do not bend; a card whose content differs changes it at once.

use std::collections::BTreeMap;

use egui::{Painter, Pos2, Rect, Vec2};

use super::{Manner, Store, View, paint_piece};
use crate::{
    layout::geometry::Point,
    model::{Id, Subject, Touchpoint},
    scene::{Part, Piece, Scene},
};

/// A way from one scene to the next.
pub struct Moving<'a> {
    /// What was shown.
    pub from: &'a Scene,
    /// Where it lay.
    pub from_view: View,
    /// Cards that were carried, and how far from where they stood, in screen points.
    pub carried: (&'a [Id<Touchpoint>], Vec2),
    /// How much of the way is done, 0 to 1.
    pub share: f32,
}

/// What a piece is, however often there are several of one kind.
type Key = (Subject, Part, usize);

/// Paints what lies between the two scenes, without those pieces that `wants` leaves out.
pub fn paint_moving(
    painter: &Painter,
    to: &Scene,
    moving: &Moving<'_>,
    manner: Manner,
    store: &mut Store,
    wants: impl Fn(&Piece) -> bool,
) {
    let before = keyed(moving.from);
    let after = keyed(to);
    let seen = painter.clip_rect();
    let faded = |opacity: f32| {
        let mut painter = painter.clone();
        painter.set_opacity(opacity);
        painter
    };
    // The old ground lies beneath the new one until that covers it.
    let (solid, leaving, coming) = (faded(1.0), faded(1.0 - moving.share), faded(moving.share));
    let mut stands = BTreeMap::new();
    for (place, piece) in moving.from.pieces.iter().enumerate() {
        match before.by_place.get(&place).filter(|key| after.by_key.contains_key(*key)) {
            Some(key) => {
                stands.insert(*key, piece.origin);
            }
            None if wants(piece) => {
                let painter = if piece.part == Part::Ground { &solid } else { &leaving };
                paint_at(painter, piece, moving.from_view, seen, manner, store);
            }
            None => {}
        }
    }
    for (place, piece) in to.pieces.iter().enumerate().filter(|(_, piece)| wants(piece)) {
        let stood = after.by_place.get(&place).and_then(|key| stands.get(key));
        match stood {
            Some(origin) => {
                let view = between(moving, *origin, piece, manner.view);
                paint_at(&solid, piece, view, seen, Manner { is_zooming: true, ..manner }, store);
            }
            None => paint_at(&coming, piece, manner.view, seen, manner, store),
        }
    }
}

/// The view in which a piece is on its way from `origin` in the old view to its place in the new one.
fn between(moving: &Moving<'_>, origin: Point, piece: &Piece, view: View) -> View {
    let mut from = moving.from_view.to_screen(origin);
    if let Some(Subject::Touchpoint(id)) = piece.subject
        && moving.carried.0.contains(&id)
    {
        from += moving.carried.1;
    }
    let to = view.to_screen(piece.origin);
    let scale = moving.from_view.scale + (view.scale - moving.from_view.scale) * moving.share;
    let at = from + (to - from) * moving.share;
    let back = Vec2::new(piece.origin.x, piece.origin.y) * scale;
    View { corner: Pos2::new(at.x, at.y) - back, scale }
}

fn paint_at(painter: &Painter, piece: &Piece, view: View, seen: Rect, manner: Manner, store: &mut Store) {
    if view.rect_to_screen(piece.bounds.moved(piece.origin)).intersects(seen) {
        paint_piece(painter, piece, Manner { view, ..manner }, store);
    }
}

/// The pieces that can move: cards, what is marked on them, points of curves.
#[derive(Default)]
struct Keyed {
    by_place: BTreeMap<usize, Key>,
    by_key: BTreeMap<Key, usize>,
}

fn keyed(scene: &Scene) -> Keyed {
    let mut keyed = Keyed::default();
    let mut counts: BTreeMap<(Subject, Part), usize> = BTreeMap::new();
    for (place, piece) in scene.pieces.iter().enumerate() {
        let moves = matches!(piece.part, Part::Card | Part::Mark) || is_point(piece);
        let Some(subject) = piece.subject.filter(|_| moves) else { continue };
        let count = counts.entry((subject, piece.part)).or_default();
        let key = (subject, piece.part, *count);
        *count += 1;
        keyed.by_place.insert(place, key);
        keyed.by_key.insert(key, place);
    }
    keyed
}

fn is_point(piece: &Piece) -> bool {
    piece.part == Part::Curve && matches!(piece.subject, Some(Subject::Experience(_)))
}
