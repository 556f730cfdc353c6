//! The card of preferences: theme, size of the interface, motion. They belong to this computer, never to a map.

use egui::{Align2, Area, Context, Frame, Key, Layout, Margin, Modal, Order, Ui, vec2};

use super::{
    control::{self, Button, Look},
    tokens::{self, Palette, radius, size},
};
use crate::{
    interact::{Intent, Preference, Preferences, SIZES},
    scene::Theme,
};

/// Shows the card.
pub fn preferences_ui(ctx: &Context, now: &Preferences, palette: &Palette, out: &mut Vec<Intent>) {
    let frame = Frame::new()
        .fill(palette.panel)
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(24));
    let id = egui::Id::unique("preferences");
    let area = Area::new(id).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).order(Order::Foreground);
    let room = ctx.content_rect().size() - vec2(64.0, 80.0);
    let shown = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        ui.set_width(room.x.min(460.0));
        control::tall((room.y - 60.0).max(100.0)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            card_ui(ui, now, palette, out);
        });
        close_ui(ui, palette, out);
    });
    if shown.should_close() || ctx.input(|input| input.key_pressed(Key::Escape)) {
        out.push(Intent::ShowPreferences(false));
    }
}

fn card_ui(ui: &mut Ui, now: &Preferences, palette: &Palette, out: &mut Vec<Intent>) {
    control::paragraph(ui, "Preferences", tokens::semibold(size::TITLE), palette.ink);
    let says = "Kept on this computer, never in a map. A theme that a map brings is for its pictures.";
    control::paragraph(ui, says, tokens::regular(size::SMALL), palette.muted);
    caption(ui, "Theme of the window", palette);
    chips(ui, |ui| {
        let themes = [(None, "As the system".to_owned())];
        let named = Theme::names().map(|name| (Some(name), upper_first(name)));
        for (theme, text) in themes.into_iter().chain(named) {
            let is_on = now.theme.as_deref() == theme;
            if control::chip(ui, &text, is_on, None, palette).clicked() && !is_on {
                out.push(Intent::Prefer(Preference::Theme(theme.map(str::to_owned))));
            }
        }
    });
    caption(ui, "Size of the interface (Ctrl + and Ctrl −)", palette);
    chips(ui, |ui| {
        for size in SIZES {
            let is_on = now.size == size;
            if control::chip(ui, &format!("{size} %"), is_on, None, palette).clicked() && !is_on {
                out.push(Intent::Prefer(Preference::Size(size)));
            }
        }
    });
    caption(ui, "Motion", palette);
    chips(ui, |ui| {
        for (is_reduced, text) in [(false, "Things may move"), (true, "Reduced motion")] {
            let is_on = now.reduced_motion == is_reduced;
            if control::chip(ui, text, is_on, None, palette).clicked() && !is_on {
                out.push(Intent::Prefer(Preference::ReducedMotion(is_reduced)));
            }
        }
    });
}

fn close_ui(ui: &mut Ui, palette: &Palette, out: &mut Vec<Intent>) {
    ui.add_space(8.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 34.0), Layout::right_to_left(egui::Align::Center), |ui| {
        let close = Button { width: 92.0, height: 34.0, ..Button::new(Look::Primary, "Close") };
        if close.show(ui, palette).clicked() {
            out.push(Intent::ShowPreferences(false));
        }
    });
}

fn caption(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.add_space(6.0);
    control::paragraph(ui, text, tokens::regular(size::SMALL), palette.muted);
}

fn chips(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        add(ui);
    });
}

fn upper_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
