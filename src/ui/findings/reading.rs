//! How the Emotion lens is to be read: its signs, each with what it means.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::{
    scene::icon::Icon,
    ui::{
        control,
        tokens::{self, Palette, radius, size},
    },
    wording::lens::{HOW_TO_READ, Sign},
};

/// From row to row.
const ROW: f32 = 24.0;

/// Shows the signs in a card.
pub(super) fn reading_ui(ui: &mut Ui, lines: &[(Sign, String)], palette: &Palette) {
    let count = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0 + count * ROW), Sense::hover());
    let edge = Stroke::new(1.0, palette.hairline);
    ui.painter().rect(rect, CornerRadius::same(radius::CARD), palette.well, edge, StrokeKind::Inside);
    let heading = pos2(rect.left() + 16.0, rect.top() + 20.0);
    let font = tokens::semibold(size::SMALL);
    ui.painter().text(heading, egui::Align2::LEFT_CENTER, HOW_TO_READ, font, palette.ink);
    for (place, (sign, text)) in (0_u16..).zip(lines) {
        let top = rect.top() + 36.0 + f32::from(place) * ROW;
        let row = Rect::from_min_size(pos2(rect.left() + 16.0, top), vec2(rect.width() - 32.0, ROW));
        let response = ui.interact(row, egui::Id::unique(("how to read", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        sign_ui(ui, Rect::from_center_size(row.left_center() + vec2(9.0, 0.0), Vec2::splat(17.0)), *sign, palette);
        let font = tokens::regular(size::SMALL);
        let galley = control::one_line(ui, text, font, palette.muted, row.width() - 28.0, &response);
        ui.painter().galley(pos2(row.left() + 28.0, row.center().y - galley.size().y / 2.0), galley, palette.muted);
    }
}

fn sign_ui(ui: &Ui, place: Rect, sign: Sign, palette: &Palette) {
    let painter = ui.painter();
    let middle = place.center();
    match sign {
        Sign::Face => control::icon(painter, place, Icon::face(1), palette.love),
        Sign::Ring => {
            painter.circle_stroke(middle, place.width() / 2.0, Stroke::new(1.5, palette.persona(1)));
            control::icon(painter, place.shrink(3.0), Icon::face(0), palette.neutral);
        }
        Sign::Arrow => {
            let stroke = Stroke::new(1.5, palette.ink);
            painter.vline(middle.x, place.top() + 2.0..=place.bottom() - 2.0, stroke);
            for (tip, way) in [(place.top() + 1.0, 1.0), (place.bottom() - 1.0, -1.0)] {
                let ends = [vec2(-3.5, 4.0 * way), vec2(0.0, 0.0), vec2(3.5, 4.0 * way)];
                painter.line(ends.map(|end| pos2(middle.x, tip) + end).to_vec(), stroke);
            }
        }
        Sign::Bars => {
            let half = vec2(12.0, 6.5);
            let love = Rect::from_center_size(middle - vec2(0.0, 4.5), half);
            let pain = Rect::from_center_size(middle + vec2(0.0, 4.5), half);
            painter.rect_filled(love, CornerRadius::same(2), palette.love);
            painter.rect_filled(pain, CornerRadius::same(2), palette.pain);
        }
    }
}
