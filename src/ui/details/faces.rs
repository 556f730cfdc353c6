//! The five faces as buttons.

use egui::{Color32, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::words::face_name;
use crate::{
    model::Face,
    scene::icon::Icon,
    ui::{
        control,
        tokens::{Palette, mix, radius},
    },
};

/// The five faces as buttons; `choose` hears the face, or none when the chosen one is clicked again.
pub fn faces_ui(ui: &mut Ui, now: Option<Face>, palette: &Palette, mut choose: impl FnMut(Option<Face>)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for face in Face::ALL {
            let is_on = now == Some(face);
            let response = face_button(ui, face, is_on, palette);
            let tip = format!("{} of 5 (key {})", face.level() + 3, face.level() + 3);
            if response.on_hover_text(tip).clicked() {
                choose(if is_on { None } else { Some(face) });
            }
        }
    });
}

/// The colour of a face.
pub(super) fn face_tone(face: Face, palette: &Palette) -> Color32 {
    match face.level() {
        ..=-1 => palette.pain,
        0 => palette.neutral,
        1.. => palette.love,
    }
}

fn face_button(ui: &mut Ui, face: Face, is_on: bool, palette: &Palette) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(46.0, 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, face_name(face)));
    let tone = face_tone(face, palette);
    let fill = match (is_on, response.hovered()) {
        (true, _) => mix(palette.panel, tone, 0.16),
        (false, true) => mix(palette.panel, palette.ink, 0.05),
        (false, false) => palette.panel,
    };
    let edge = if is_on { Stroke::new(1.5, tone) } else { Stroke::new(1.0, palette.hairline) };
    ui.painter().rect(rect, radius::CONTROL, fill, edge, egui::StrokeKind::Inside);
    let place = Rect::from_center_size(rect.center(), Vec2::splat(24.0));
    let tint = if is_on { tone } else { mix(palette.panel, palette.ink, 0.62) };
    control::icon(ui.painter(), place, Icon::face(face.level()), tint);
    control::focus_ring(ui.painter(), rect, radius::CONTROL, &response, palette);
    response
}
