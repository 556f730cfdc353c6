//! The overview map: the whole map small, when something of it is out of view. It shows cards only.

use egui::{
    Color32, ColorImage, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui,
    WidgetInfo, pos2, vec2,
};

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
    if view.layout.cards.len() > MANY {
        let texture = dotted(ui, view, small, inside);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(texture.id(), inside, whole, Color32::WHITE);
    } else {
        for column in &view.layout.columns {
            painter.rect_filled(small.rect_to_screen(column.rect).shrink2(vec2(0.5, 0.0)), 1, view.palette.ground);
        }
        for card in &view.layout.cards {
            painter.rect_filled(small.rect_to_screen(card.rect), 1, feeling(view, card.emotion));
        }
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

/// With more cards than this they are a picture of dots, drawn once and kept: a shape for each of thousands would cost
/// more than all the rest of a frame.
const MANY: usize = 400;

/// What a kept picture shows: which scene, at which size, on which ground.
type Shown = (u64, [u32; 2], Color32);

fn dotted(ui: &Ui, view: &CanvasView<'_>, small: View, inside: Rect) -> TextureHandle {
    let id = canvas_id().with("overview dots");
    let scale = ui.ctx().pixels_per_point();
    let size = [whole(inside.width() * scale), whole(inside.height() * scale)];
    let shown: Shown = (view.stamp, size, view.palette.panel);
    if let Some((kept, texture)) = ui.data(|data| data.get_temp::<(Shown, TextureHandle)>(id))
        && kept == shown
    {
        return texture;
    }
    let [w, h] = size.map(|side| usize::try_from(side).unwrap_or(1).max(1));
    let mut image = ColorImage::filled([w, h], Color32::TRANSPARENT);
    let mut fill = |rect: Rect, gap: f32, tint: Color32| {
        let at = |place: Pos2| ((place - inside.min) * scale).to_pos2();
        let (from, to) = (at(rect.min), at(rect.max));
        let rows = span(from.y, to.y, h);
        for x in span(from.x + gap, to.x - gap, w) {
            for y in rows.clone() {
                if let Some(pixel) = image.pixels.get_mut(y * w + x) {
                    *pixel = tint;
                }
            }
        }
    };
    for column in &view.layout.columns {
        fill(small.rect_to_screen(column.rect), 0.5 * scale, view.palette.ground);
    }
    for card in &view.layout.cards {
        fill(small.rect_to_screen(card.rect), 0.0, feeling(view, card.emotion));
    }
    let texture = ui.ctx().load_texture("overview", image, TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(id, (shown, texture.clone())));
    texture
}

/// The pixels of a row or column of `most` that lie between the two: at least one.
fn span(from: f32, to: f32, most: usize) -> std::ops::Range<usize> {
    let at = |place: f32| usize::try_from(whole(place)).unwrap_or_default().min(most);
    let from = at(from).min(most.saturating_sub(1));
    from..at(to).max(from + 1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
fn whole(length: f32) -> u32 {
    length.round().clamp(0.0, 16_000.0) as u32
}

/// The colour of a card that is only a block.
pub(super) fn feeling(view: &CanvasView<'_>, emotion: Option<crate::model::Emotion>) -> Color32 {
    let palette = view.palette;
    match emotion.map(|emotion| emotion.face().level()) {
        Some(..=-1) => palette.pain,
        Some(1..) => palette.love,
        _ => mix(palette.panel, palette.neutral, 0.7),
    }
}
