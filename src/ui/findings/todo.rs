//! What the analysis still lacks, touchpoint by touchpoint: a click goes there.

use egui::{CornerRadius, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{MARK, long::listed_ui, section_ui};
use crate::{
    interact::Intent,
    model::{Id, Touchpoint},
    ui::{
        control,
        tokens::{self, Palette, radius, size},
    },
};

/// A heading, and a line for each touchpoint; nothing where there is none. `says` is what is the matter, for those who
/// cannot see the heading.
pub(super) fn todo_ui(
    ui: &mut Ui,
    (title, says): (&str, &str),
    touchpoints: &[(Id<Touchpoint>, String)],
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    if touchpoints.is_empty() {
        return;
    }
    section_ui(ui, title, touchpoints.len(), palette);
    listed_ui(ui, title, touchpoints, palette, |ui, (id, name)| {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {says}")));
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::BAND), palette.well);
        }
        let middle = pos2(rect.left() + 20.0, rect.center().y);
        ui.painter().circle_stroke(middle, 7.0, Stroke::new(1.5, palette.muted));
        let (font, room) = (tokens::semibold(size::BODY), rect.width() - MARK - 4.0);
        let galley = control::one_line(ui, name, font, palette.ink, room, &response);
        ui.painter().galley(pos2(rect.left() + MARK, rect.center().y - galley.size().y / 2.0), galley, palette.ink);
        control::focus_ring(ui.painter(), rect, radius::BAND, &response, palette);
        if response.clicked() {
            out.push(Intent::ShowTouchpoint(*id));
        }
    });
}
