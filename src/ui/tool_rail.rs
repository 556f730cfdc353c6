//! The narrow rail at the left: what one can do on the canvas, each with its key.

use egui::{Frame, Margin, Panel, Rect, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::{
    control,
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    interact::{Action, Intent},
    scene::icon::Icon,
};

/// Width of the rail.
pub const WIDTH: f32 = 52.0;

/// A tool: its picture, its key, its name, what it asks for.
pub struct Tool {
    /// Its picture.
    pub icon: Icon,
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Is it in the hand?
    pub is_on: bool,
    /// What a click asks for.
    pub asks: Intent,
}

/// The tools of the Map lens.
#[must_use]
pub fn tools(is_hand: bool) -> Vec<Tool> {
    let tool = |icon, key, name, is_on, asks| Tool { icon, key, name, is_on, asks };
    vec![
        tool(Icon::Pointer, "V", "Select", !is_hand, Intent::TakeHand(false)),
        tool(Icon::SquarePlus, "N", "New touchpoint", false, Intent::Act(Action::NewTouchpoint)),
        tool(Icon::Columns, "S", "New stage", false, Intent::Act(Action::NewStage)),
        tool(Icon::Hand, "H", "Pan", is_hand, Intent::TakeHand(true)),
        tool(Icon::Move, "⇧ 1", "Fit everything", false, Intent::Act(Action::FitAll)),
    ]
}

/// Shows the rail.
pub fn tool_rail_ui(ui: &mut Ui, tools: Vec<Tool>, palette: &Palette, out: &mut Vec<Intent>) {
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin { left: 8, right: 8, top: 14, bottom: 8 });
    Panel::left("tool rail").exact_size(WIDTH).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for tool in tools {
            tool_ui(ui, tool, palette, out);
        }
    });
}

fn tool_ui(ui: &mut Ui, tool: Tool, palette: &Palette, out: &mut Vec<Intent>) {
    let (rect, response) = ui.allocate_exact_size(vec2(36.0, 44.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, tool.is_on, tool.name));
    let (fill, ink) = match (tool.is_on, response.hovered()) {
        (true, _) => (palette.tint, palette.accent_text),
        (false, true) => (mix(palette.panel, palette.ink, 0.05), palette.ink),
        (false, false) => (palette.panel, palette.ink),
    };
    ui.painter().rect_filled(rect, radius::CONTROL, fill);
    let place = Rect::from_center_size(rect.center_top() + vec2(0.0, 15.0), Vec2::splat(18.0));
    control::icon(ui.painter(), place, tool.icon, ink);
    let caption = Rect::from_center_size(rect.center_bottom() - vec2(0.0, 9.0), vec2(36.0, 12.0));
    let tint = if tool.is_on { palette.accent_text } else { palette.muted };
    control::centred(ui.painter(), caption, tool.key, tokens::regular(size::TINY), tint);
    control::focus_ring(ui.painter(), rect, radius::CONTROL, &response, palette);
    if response.on_hover_text(format!("{} ({})", tool.name, tool.key)).clicked() {
        out.push(tool.asks);
    }
}
