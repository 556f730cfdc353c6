//! What was looked for and found: each card of it stands on a patch of colour, beneath everything that is drawn on and
//! beside the card; a strip of a sheet is framed.

use egui::{Painter, Stroke, StrokeKind};

use super::{CanvasView, Screen};
use crate::{
    scene::{Part, Piece},
    ui::{
        paint::{self, Manner, Store},
        tokens::radius,
    },
};

/// How far the patch looks out from what belongs to the card, in screen points.
const OUT: f32 = 6.0;

/// Paints the scene, with the patches between its ground and all else.
pub(super) fn paint_found(
    painter: &Painter,
    view: &CanvasView<'_>,
    screen: Screen,
    manner: Manner,
    store: &mut Store,
    is_seen: impl Fn(&Piece) -> bool,
) {
    if view.found.is_empty() {
        paint::paint_scene(painter, view.scene, manner, store, is_seen);
        return;
    }
    let is_ground = |piece: &Piece| matches!(piece.part, Part::Ground | Part::Heading);
    paint::paint_scene(painter, view.scene, manner, store, |piece| is_seen(piece) && is_ground(piece));
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
    paint::paint_scene(painter, view.scene, manner, store, |piece| is_seen(piece) && !is_ground(piece));
}
