//! The map from far away: cards are blocks in the colour of how they feel, with their mark; what could not be read any
//! more (numbers, shares, who leaves) is left out, and links are lines.

use std::collections::BTreeSet;

use egui::{CornerRadius, Painter, Rect, Vec2, vec2};

use super::{CanvasView, Screen, overview::feeling};
use crate::{
    layout::{CardBox, geometry::Point},
    model::{Id, Subject, Touchpoint},
    scene::{Item, Part, Piece},
    ui::{
        paint::{self, Manner, Store, View},
        tokens::radius,
    },
};

/// Below this zoom the map is seen from far away.
pub(super) const FAR: f32 = 0.25;
/// Marks stay as large as this, in screen points, where they would become too small to be told apart.
const LEAST_MARK: f32 = 5.5;
/// A block has at least these sides, in screen points.
const LEAST_BLOCK: f32 = 2.0;

/// Are cards blocks now? Columns of a sheet have no cards.
pub(super) fn is_far(view: &CanvasView<'_>, screen: Screen) -> bool {
    screen.camera.zoom() < FAR && !view.layout.lens.is_sheet()
}

/// Is it seen from far away as it is seen from near?
pub(super) fn is_seen(piece: &Piece) -> bool {
    match (piece.part, piece.subject) {
        (Part::Card | Part::Mark | Part::Label, _) => false,
        (Part::Curve, Some(Subject::Touchpoint(_) | Subject::Experience(_))) => false,
        (Part::Link, subject) => subject.is_some(),
        _ => true,
    }
}

/// The blocks and their marks; those in the hand above the others, moved by so many screen points.
pub(super) fn blocks(painter: &Painter, view: &CanvasView<'_>, screen: Screen, lifted: Vec2, store: &mut Store) {
    let nobody = BTreeSet::new();
    let in_hand: &BTreeSet<Id<Touchpoint>> = view.landing.map_or(&nobody, |landing| &landing.dragged);
    let is_ghost = |card: &CardBox| view.ghosts.contains(&card.id);
    let cards = || view.layout.cards.iter().filter(|card| !is_ghost(card));
    for card in cards().filter(|card| !in_hand.contains(&card.id)) {
        block(painter, view, screen, card, Vec2::ZERO);
    }
    for card in cards().filter(|card| in_hand.contains(&card.id)) {
        block(painter, view, screen, card, lifted);
    }
    let is_lifted = |piece: &Piece| matches!(piece.subject, Some(Subject::Touchpoint(id)) if in_hand.contains(&id));
    for piece in &view.scene.pieces {
        let lifted = if is_lifted(piece) { lifted } else { Vec2::ZERO };
        marks(painter, view, (screen, lifted), piece, store);
    }
}

fn block(painter: &Painter, view: &CanvasView<'_>, screen: Screen, card: &CardBox, lifted: Vec2) {
    let zoom = screen.camera.zoom();
    let place = screen.rect_of(card.rect).translate(lifted);
    let place = Rect::from_min_size(place.min, place.size().max(Vec2::splat(LEAST_BLOCK)));
    if !place.expand(2.0 * LEAST_MARK).intersects(painter.clip_rect()) {
        return;
    }
    let corner = CornerRadius::from(f32::from(radius::CARD) * zoom);
    painter.rect_filled(place, corner, feeling(view, card.emotion));
}

/// The star and the cherries of a card as the scene has them, no smaller than can be told apart, at the card's corner.
fn marks(painter: &Painter, view: &CanvasView<'_>, (screen, lifted): (Screen, Vec2), piece: &Piece, store: &mut Store) {
    let Some(Subject::Touchpoint(id)) = piece.subject.filter(|_| piece.part == Part::Mark) else { return };
    // A frame is a box and nothing else.
    let is_frame = piece.items.iter().all(|item| matches!(item, Item::Box { fill: None, .. }));
    let is_of = |card: &&CardBox| !is_frame && piece.origin == card.rect.corner();
    let Some(card) = view.layout.card(id).filter(is_of) else { return };
    let Some((_, radius)) = card.star.or(card.cherries) else { return };
    let scale = screen.camera.zoom().max(LEAST_MARK / radius.max(1.0));
    let corner = Point::new(card.rect.right(), card.rect.y);
    let there = screen.view().to_screen(corner) + lifted;
    let enlarged = View { corner: there - vec2(corner.x, corner.y) * scale, scale };
    paint::paint_piece(painter, piece, Manner { view: enlarged, is_zooming: false }, store);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::sample::map,
        layout::{Request, layout, typeset::Parley},
        scene::{Theme, compose},
    };

    #[test]
    fn what_could_not_be_read_is_not_seen_from_far_away_and_links_are() {
        let map = map("Buy: Cart Pay | Use: Box | Cart>Pay Pay>Box");
        let laid = layout(&Request::of(&map), &Parley::bundled());
        let scene = compose(&map, &laid, &Theme::paper(), None);
        let parts = |part: Part| {
            let all: Vec<bool> = scene.pieces.iter().filter(|piece| piece.part == part).map(is_seen).collect();
            (all.len(), all.iter().filter(|is_seen| **is_seen).count())
        };
        assert_eq!(parts(Part::Card), (3, 0));
        assert_eq!(parts(Part::Link), (2, 2));
        let (headings, seen) = parts(Part::Heading);
        assert!(headings >= 2 && seen == headings);
    }
}
