//! The search line: what is looked for, which of how many is shown, and the way round.
//!
//! Knows counts only; which touchpoints answer is found by `interact::search`.

use egui::{
    Area, EventFilter, Frame, Key, Margin, Modifiers, Order, Rect, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, radius, size},
};
use crate::{interact::Intent, scene::icon::Icon};

/// What is looked for, and what was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchLine {
    /// What is typed.
    pub typed: String,
    /// How many answer.
    pub count: usize,
    /// Which of them is shown, from 0.
    pub at: Option<usize>,
    /// The line wants the keyboard.
    pub wants_keys: bool,
}

/// The line's place in egui's memory.
#[must_use]
pub fn search_id() -> egui::Id {
    egui::Id::unique("search line")
}

/// Shows the line at the upper right of the canvas; where it stands.
pub fn search_ui(ui: &Ui, canvas: Rect, line: &mut SearchLine, palette: &Palette, out: &mut Vec<Intent>) -> Rect {
    keys(ui, out);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.hairline))
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::symmetric(10, 6));
    let area = Area::new(egui::Id::unique("search"))
        .order(Order::Foreground)
        .pivot(egui::Align2::RIGHT_TOP)
        .fixed_pos(pos2(canvas.right() - 16.0, canvas.top() + 44.0));
    let shown = area.show(ui.ctx(), |ui| frame.show(ui, |ui| line_ui(ui, line, canvas.width(), palette, out)));
    shown.response.rect
}

fn keys(ui: &Ui, out: &mut Vec<Intent>) {
    if !ui.memory(|memory| memory.has_focus(search_id())) {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp) {
        out.push(Intent::FindNext { is_backwards: true });
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
        out.push(Intent::FindNext { is_backwards: false });
    }
    if pressed(Modifiers::NONE, Key::Tab) {
        out.push(Intent::CloseFind { keeps: true });
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        out.push(Intent::CloseFind { keeps: false });
    }
}

fn line_ui(ui: &mut Ui, line: &mut SearchLine, room: f32, palette: &Palette, out: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 30.0), Sense::hover());
        let place = Rect::from_center_size(rect.center(), egui::Vec2::splat(15.0));
        control::icon(ui.painter(), place, Icon::Search, palette.muted);
        let filter = EventFilter { tab: true, vertical_arrows: true, horizontal_arrows: true, escape: true };
        let edit = TextEdit::singleline(&mut line.typed)
            .id(search_id())
            .font(tokens::regular(size::LARGE))
            .hint_text("Text, @channel, #earned, -2 …")
            .event_filter(filter)
            .frame(egui::Frame::new())
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(0.0, 30.0))
            .desired_width((room - 320.0).clamp(120.0, 280.0));
        let response = ui.add(edit).accessible_name("Find touchpoints");
        // In its first frame, when nothing is seen of it yet, it cannot get the keyboard.
        if line.wants_keys {
            response.request_focus();
            line.wants_keys = !response.has_focus();
        }
        count_ui(ui, line, palette);
        for (text, name, is_backwards) in [("‹", "Previous found", true), ("›", "Next found", false)] {
            let is_enabled = line.count > 0;
            let button = Button { name, is_enabled, width: 28.0, height: 28.0, ..Button::new(Look::Quiet, text) };
            if button.show(ui, palette).clicked() {
                out.push(Intent::FindNext { is_backwards });
            }
        }
        let close = Button { icon: Some(Icon::X), name: "Close search", height: 28.0, ..Button::new(Look::Quiet, "") };
        if close.show(ui, palette).on_hover_text("Back to where you were (Esc); Tab stays here").clicked() {
            out.push(Intent::CloseFind { keeps: false });
        }
    });
}

fn count_ui(ui: &mut Ui, line: &SearchLine, palette: &Palette) {
    let (text, tint) = match (line.typed.trim().is_empty(), line.count, line.at) {
        (true, ..) => (String::new(), palette.muted),
        (false, 0, _) => ("none".to_owned(), palette.pain_text),
        (false, count, Some(at)) => (format!("{} of {count}", at + 1), palette.muted),
        (false, count, None) => (count.to_string(), palette.muted),
    };
    let galley = ui.painter().layout_no_wrap(text.clone(), tokens::regular(size::SMALL), tint);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.max(48.0), 28.0), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Status, true, if text.is_empty() { "nothing typed" } else { &text }));
    let at = pos2(rect.right() - galley.size().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, tint);
}
