//! The lenses side by side in the middle of the top bar; one button with a list where they have no room.

use egui::{
    Align, Color32, CornerRadius, Layout, Painter, Rect, Response, Role, Sense, Shape, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    interact::{Action, Intent},
    layout::Lens,
};

/// To the left and right of a name.
const PAD: f32 = 13.0;
const HEIGHT: f32 = 30.0;
const GAP: f32 = 2.0;
/// The title keeps at least this.
const TITLE: f32 = 150.0;
/// From the switch to what stands beside it.
const MARGIN: f32 = 16.0;

fn width_of(ui: &Ui, lens: Lens) -> f32 {
    let galley =
        ui.painter().layout_no_wrap(lens.label().to_owned(), tokens::semibold(size::BODY), Color32::PLACEHOLDER);
    galley.size().x.ceil() + 2.0 * PAD
}

fn whole_width(ui: &Ui) -> f32 {
    let gaps = GAP * f32::from(u8::try_from(Lens::ALL.len().saturating_sub(1)).unwrap_or(u8::MAX));
    Lens::ALL.into_iter().map(|lens| width_of(ui, lens)).sum::<f32>() + gaps
}

/// Where the switch stands within what is free: in the middle of the window if it can.
pub(super) fn place(ui: &Ui, free: Rect) -> Rect {
    let whole = whole_width(ui);
    let is_whole = free.width() >= TITLE + whole + 2.0 * MARGIN;
    let width = if is_whole { whole } else { 112.0_f32.min(free.width()) };
    let middle = ui.ctx().content_rect().center().x - width / 2.0;
    let most = (free.right() - MARGIN - width).max(free.left());
    let left = if is_whole { middle.clamp((free.left() + TITLE + MARGIN).min(most), most) } else { most };
    Rect::from_min_size(pos2(left, free.center().y - HEIGHT / 2.0), vec2(width, HEIGHT))
}

/// Shows it.
pub(super) fn lens_switch_ui(ui: &mut Ui, rect: Rect, chosen: Lens, palette: &Palette, out: &mut Vec<Intent>) {
    let is_whole = rect.width() + 0.5 >= whole_width(ui);
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        if !is_whole {
            return list_ui(ui, rect.width(), chosen, palette, out);
        }
        for lens in Lens::ALL {
            if name_ui(ui, lens, lens == chosen, palette).clicked() {
                out.push(Intent::Act(Action::See(lens)));
            }
        }
    });
}

fn name_ui(ui: &mut Ui, lens: Lens, is_chosen: bool, palette: &Palette) -> Response {
    let font = if is_chosen { tokens::semibold(size::BODY) } else { tokens::regular(size::BODY) };
    let galley = ui.painter().layout_no_wrap(lens.label().to_owned(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(width_of(ui, lens), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, lens.label()));
    let (fill, ink) = match (is_chosen, response.hovered()) {
        (true, _) => (palette.tint, palette.accent_text),
        (false, true) => (mix(palette.panel, palette.ink, 0.05), palette.ink),
        (false, false) => (palette.panel, palette.muted),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, ink);
    control::focus_ring(ui.painter(), rect, radius::CONTROL, &response, palette);
    response
}

/// A small arrow that points down, at the right of a button that opens a list.
fn arrow(painter: &Painter, button: Rect, palette: &Palette) {
    let tip = button.right_center() + vec2(-12.0, 2.0);
    let sides = vec![tip + vec2(-4.0, -4.0), tip + vec2(4.0, -4.0), tip];
    painter.add(Shape::convex_polygon(sides, palette.accent_text, Stroke::NONE));
}

fn list_ui(ui: &mut Ui, width: f32, chosen: Lens, palette: &Palette, out: &mut Vec<Intent>) {
    let name = format!("Lens: {}", chosen.label());
    let button = Button { name: &name, width, ..Button::new(Look::Tinted, chosen.label()) }.show(ui, palette);
    arrow(ui.painter(), button.rect, palette);
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(width);
        for lens in Lens::ALL {
            if ui.selectable_label(lens == chosen, lens.label()).clicked() {
                out.push(Intent::Act(Action::See(lens)));
                ui.close();
            }
        }
    });
}
