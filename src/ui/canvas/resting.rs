//! The map while nothing of it is in the hand: between its ground and its cards lie what is beneath the cards but not in
//! the picture, so that no letter is covered: the links of what is selected, and patches of colour on which the cards
//! stand that were looked for and found.

use egui::{Painter, Stroke, StrokeKind};

use super::{CanvasView, Screen, far, lens};
use crate::{
    scene::{Part, Piece},
    ui::{
        paint::{self, Manner, Store},
        tokens::radius,
    },
};

/// How far a patch looks out from its card, in screen points.
const OUT: f32 = 6.0;

/// Paints the scene, and these things between.
pub(super) fn paint_resting(
    painter: &Painter,
    view: &CanvasView<'_>,
    screen: Screen,
    manner: Manner,
    store: &mut Store,
) {
    if far::is_far(view, screen) {
        let is_beneath = |piece: &Piece| far::is_seen(piece) && !lens::is_side(piece);
        paint::paint_scene(painter, view.scene, manner, store, is_beneath);
        patches(painter, view, screen);
        lens::links(painter, view, screen);
        far::blocks(painter, view, screen, egui::Vec2::ZERO, store);
        return;
    }
    let has_links = view.layout.has_quiet_links && !view.selection.is_empty();
    if view.found.is_empty() && !has_links {
        paint::paint_scene(painter, view.scene, manner, store, |piece| !lens::is_side(piece));
        return;
    }
    let is_ground = |piece: &Piece| matches!(piece.part, Part::Ground | Part::Heading);
    paint::paint_scene(painter, view.scene, manner, store, is_ground);
    patches(painter, view, screen);
    lens::links(painter, view, screen);
    paint::paint_scene(painter, view.scene, manner, store, |piece| !is_ground(piece) && !lens::is_side(piece));
    lens::shares(painter, view, screen);
}

fn patches(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let corner = (f32::from(radius::CARD) * screen.camera.zoom() + OUT).min(40.0);
    let tint = view.palette.found;
    for id in view.found {
        let (Some(card), Some(whole)) = (view.layout.card(*id), view.layout.whole(*id)) else { continue };
        let place = screen.rect_of(whole).expand(OUT);
        if !place.intersects(screen.rect) {
            continue;
        }
        if whole == card.rect {
            painter.rect_filled(place, corner, tint);
        } else {
            // A strip of a sheet is no card: what stands on it is read on the sheet's own ground.
            painter.rect_stroke(place.shrink(OUT), radius::CARD, Stroke::new(3.0, tint), StrokeKind::Inside);
        }
    }
}
