//! Cards that are typed and not there yet: dashed, where they will land.

use std::sync::Arc;

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::{CanvasView, Screen};
use crate::{
    layout::CardBox,
    scene::{Colour, Item},
    ui::{
        paint::{self, Manner, Store},
        tokens::{self, mix, radius, size},
    },
};

pub(super) fn ghosts(painter: &Painter, view: &CanvasView<'_>, screen: Screen, manner: Manner, store: &mut Store) {
    for (place, card) in view.ghosts.iter().filter_map(|id| view.layout.card(*id)).enumerate() {
        ghost(painter, view, screen, manner, store, card, place == 0);
    }
}

fn ghost(
    painter: &Painter,
    view: &CanvasView<'_>,
    screen: Screen,
    manner: Manner,
    store: &mut Store,
    card: &CardBox,
    is_first: bool,
) {
    let zoom = screen.camera.zoom();
    let rect = screen.rect_of(card.rect);
    if !rect.intersects(painter.clip_rect()) {
        return;
    }
    let palette = view.palette;
    let corner = (f32::from(radius::CARD) * zoom).min(40.0);
    painter.rect_filled(rect.expand(1.5), corner, mix(palette.panel, palette.accent, 0.05));
    let edge = Stroke::new(1.5, palette.accent);
    painter.extend(Shape::dashed_line(&outline(rect, corner), edge, 5.0, 4.0));
    if zoom < 0.25 {
        return;
    }
    let (centre, radius) = card.number_disc;
    let centre = rect.min + vec2(centre.x, centre.y) * zoom;
    painter.circle_filled(centre, radius * zoom, palette.accent);
    let number = tokens::semibold((size::TINY * zoom).clamp(4.0, 60.0));
    painter.text(centre, Align2::CENTER_CENTER, card.number.to_string(), number, palette.on_accent);
    let [r, g, b, a] = palette.accent_text.to_srgba_unmultiplied();
    let title = &card.title;
    let item = Item::Text { runs: Arc::clone(&title.runs), at: title.at, colour: Colour { r, g, b, a } };
    let at = Manner { view: manner.view.moved(card.rect.corner()), ..manner };
    paint::paint_items(painter, &[item], at, store);
    plus(painter, pos2(rect.left() + title.at.x * zoom / 2.0, rect.top() + (title.at.y + 9.0) * zoom), zoom, edge);
    if is_first && card.rect.h - title.at.y - title.runs.height > 16.0 {
        let place = pos2(rect.left() + title.at.x * zoom, rect.bottom() - 9.0 * zoom);
        let font = tokens::regular((size::TINY * zoom).clamp(4.0, 60.0));
        painter.text(place, Align2::LEFT_BOTTOM, "Enter adds it here", font, palette.accent_text);
    }
}

/// A plus in a dashed ring, in place of a face.
fn plus(painter: &Painter, centre: Pos2, zoom: f32, stroke: Stroke) {
    let radius = 9.0 * zoom;
    let ring = Rect::from_center_size(centre, vec2(2.0 * radius, 2.0 * radius));
    painter.extend(Shape::dashed_line(&outline(ring, radius), stroke, 3.0, 2.5));
    let arm = radius * 0.45;
    painter.line_segment([centre - vec2(arm, 0.0), centre + vec2(arm, 0.0)], stroke);
    painter.line_segment([centre - vec2(0.0, arm), centre + vec2(0.0, arm)], stroke);
}

/// The outline of a box with round corners, closed, clockwise from its upper left.
fn outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let corners = [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom()];
    let quarter = std::f32::consts::FRAC_PI_2;
    let mut points = Vec::new();
    let mut start = -2.0 * quarter;
    for corner in corners {
        for step in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let angle = start + quarter * step;
            points.push(corner + vec2(angle.cos(), angle.sin()) * radius);
        }
        start += quarter;
    }
    points.extend(points.first().copied());
    points
}
