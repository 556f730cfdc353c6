//! The overview map: the whole map small, when something of it is out of view. It shows cards only.

use egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{CanvasView, Screen, canvas_id};
use crate::{
    interact::Intent,
    layout::geometry::{self, Point},
    ui::{
        paint::View,
        tokens::{self, mix, radius},
    },
};

/// Where the small picture of the whole stands; none where everything is in view anyway.
pub(super) fn minimap_rect(view: &CanvasView<'_>, screen: Screen) -> Option<Rect> {
    let is_large = screen.rect.width() > 480.0 && screen.rect.height() > 320.0;
    let is_wanted = view.ghosts.is_empty() && !view.layout.cards.is_empty() && !is_all_in_view(view, screen);
    let (w, h) = view.layout.size;
    // A small window keeps most of its room for the cards.
    let (wide, high) = ((screen.rect.width() * 0.16).clamp(112.0, 184.0), (screen.rect.height() * 0.2).min(140.0));
    let scale = (wide / w.max(1.0)).min(high / h.max(1.0));
    let frame = vec2(w, h) * scale + vec2(16.0, 16.0);
    let corner = screen.rect.right_bottom() - frame - vec2(16.0, 16.0);
    (is_large && is_wanted).then(|| Rect::from_min_size(corner, frame))
}

fn is_all_in_view(view: &CanvasView<'_>, screen: Screen) -> bool {
    let seen = screen.view().rect_to_document(screen.rect).grown(2.0);
    view.layout.cards.iter().all(|card| seen.holds(card.rect))
}

/// A small picture of the whole, shown only where something is out of view; a click goes there.
pub(super) fn minimap_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) {
    let Some(frame) = minimap_rect(view, screen) else { return };
    let corner = CornerRadius::same(radius::CONTROL);
    let painter = ui.painter().with_clip_rect(frame.expand(24.0));
    painter.add(tokens::shadow(view.palette).as_shape(frame, corner));
    let edge = Stroke::new(1.0, view.palette.hairline);
    painter.rect(frame, corner, view.palette.panel, edge, StrokeKind::Inside);
    let (w, h) = view.layout.size;
    let inside = frame.shrink(8.0);
    let small = View::fitting(geometry::Rect::new(0.0, 0.0, w, h), inside, 1.0);
    let painter = painter.with_clip_rect(inside);
    for column in &view.layout.columns {
        painter.rect_filled(small.rect_to_screen(column.rect).shrink2(vec2(0.5, 0.0)), 1, view.palette.ground);
    }
    for card in &view.layout.cards {
        painter.rect_filled(small.rect_to_screen(card.rect), 1, feeling(view, card.emotion));
    }
    let seen = small.rect_to_screen(screen.view().rect_to_document(screen.rect)).intersect(inside);
    painter.rect_stroke(seen, 2, Stroke::new(1.5, view.palette.accent), StrokeKind::Inside);
    let response = ui.interact(frame, canvas_id().with("minimap"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Overview"));
    if let Some(place) = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()) {
        let now = screen.view().to_screen(small.to_document(place));
        let by = screen.rect.center() - now;
        out.push(Intent::Pan(Point::new(by.x, by.y)));
    }
}

fn feeling(view: &CanvasView<'_>, emotion: Option<crate::model::Emotion>) -> Color32 {
    let palette = view.palette;
    match emotion.map(|emotion| emotion.face().level()) {
        Some(..=-1) => palette.pain,
        Some(1..) => palette.love,
        _ => mix(palette.panel, palette.neutral, 0.7),
    }
}
