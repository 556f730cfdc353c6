//! What is shown while cards are dragged: the stages they fall into, the places kept free for them, with the number
//! that they will have, and the guides that say what they are in line with.

use egui::{CornerRadius, Painter, Pos2, Shape, Stroke, StrokeKind, pos2, vec2};

use super::{CanvasView, Screen};
use crate::{
    interact::{Slot, snap::Guide},
    ui::{
        control,
        tokens::{self, radius, size},
    },
};

/// Half of the little bar at each end of a gap, in screen points.
const TICK: f32 = 4.0;
/// Radius of the dots at the ends of an insertion line, in screen points.
const DOT: f32 = 3.5;

/// Beneath everything but the ground: the stages that the cards fall into.
pub(super) fn stages(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let Some(landing) = view.landing else { return };
    let accent = view.palette.accent;
    for column in view.layout.columns.iter().filter(|column| landing.stages.contains(&column.id)) {
        let place = screen.rect_of(column.rect).intersect(screen.rect);
        painter.rect_filled(place, 0, accent.gamma_multiply(0.06));
        let edge = Stroke::new(1.5, accent.gamma_multiply(0.3));
        painter.rect_stroke(place.shrink(1.0), CornerRadius::same(radius::BAND), edge, StrokeKind::Inside);
    }
}

/// Beneath the dragged cards: the places kept free for them.
pub(super) fn places(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let Some(landing) = view.landing else { return };
    for slot in &landing.slots {
        free_place(painter, view, screen, slot);
        insertion(painter, view, screen, slot);
    }
}

/// A dashed card where one will stand.
fn free_place(painter: &Painter, view: &CanvasView<'_>, screen: Screen, slot: &Slot) {
    let accent = view.palette.accent;
    let place = screen.rect_of(slot.rect);
    let corner = CornerRadius::from((f32::from(radius::CARD) * screen.camera.zoom()).min(40.0));
    painter.rect_filled(place, corner, accent.gamma_multiply(0.08));
    let corners = [place.left_top(), place.right_top(), place.right_bottom(), place.left_bottom(), place.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(1.5, accent.gamma_multiply(0.7)), 5.0, 4.0));
}

/// Above everything: what the cards are in line with.
pub(super) fn guides(painter: &Painter, view: &CanvasView<'_>, screen: Screen) {
    let Some(landing) = view.landing else { return };
    for guide in &landing.guides {
        shown(painter, view, screen, *guide);
    }
}

/// A line where the card will stand, with the number that it will have.
fn insertion(painter: &Painter, view: &CanvasView<'_>, screen: Screen, slot: &Slot) {
    let accent = view.palette.accent;
    let place = screen.rect_of(slot.rect);
    let y = place.top() - (6.0 * screen.camera.zoom()).clamp(3.0, 12.0);
    let (left, right) = (pos2(place.left() + 8.0, y), pos2(place.right(), y));
    painter.line_segment([left, right], Stroke::new(2.0, accent));
    painter.circle_filled(right, DOT, accent);
    let number = slot.number.to_string();
    let font = tokens::semibold(size::TINY);
    let wide = painter.layout_no_wrap(number.clone(), font.clone(), view.palette.on_accent).size().x;
    let disc = egui::Rect::from_center_size(pos2(place.left(), y), vec2((wide + 10.0).max(20.0), 20.0));
    painter.rect_filled(disc, CornerRadius::same(10), accent);
    control::centred(painter, disc, &number, font, view.palette.on_accent);
}

fn shown(painter: &Painter, view: &CanvasView<'_>, screen: Screen, guide: Guide) {
    let stroke = Stroke::new(1.0, view.palette.guide);
    let lens = screen.view();
    match guide {
        Guide::Line(from, to) => {
            let (from, to) = (lens.to_screen(from), lens.to_screen(to));
            painter.line_segment([from, to], stroke);
            cross(painter, from, stroke);
            cross(painter, to, stroke);
        }
        Guide::Gap(from, to) => {
            let (from, to) = (lens.to_screen(from), lens.to_screen(to));
            painter.line_segment([from, to], stroke);
            let along = (to - from).normalized();
            let side = vec2(-along.y, along.x) * TICK;
            for end in [from, to] {
                painter.line_segment([end - side, end + side], stroke);
            }
        }
    }
}

fn cross(painter: &Painter, at: Pos2, stroke: Stroke) {
    for arm in [vec2(2.5, 2.5), vec2(2.5, -2.5)] {
        painter.line_segment([at - arm, at + arm], stroke);
    }
}
