//! The menus: one behind the other at the left, what the chosen one holds at the right, each entry with its key.
//!
//! Knows names, keys and what can be done now; does nothing itself.

use egui::{Color32, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    control,
    tokens::{self, Palette, mix, radius, size},
};
use crate::interact::{Intent, Menu};

/// An entry of a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its key.
    pub key: String,
    /// Is it switched on? None = it is nothing that is on or off.
    pub is_on: Option<bool>,
    /// What it asks for; none = nothing as things stand.
    pub asks: Option<Intent>,
}

/// The menus, open.
#[derive(Debug, Clone, PartialEq)]
pub struct Menus {
    /// Each menu with what it holds.
    pub menus: Vec<(Menu, Vec<Entry>)>,
    /// Which one is open.
    pub menu: usize,
    /// The entry that the arrows are at; none = the name of the menu.
    pub at: Option<usize>,
}

impl Menus {
    fn entries(&self) -> &[Entry] {
        self.menus.get(self.menu).map_or(&[], |(_, entries)| entries.as_slice())
    }

    fn turn(&mut self, by: usize) {
        let count = self.menus.len().max(1);
        self.menu = (self.menu + by) % count;
        self.at = None;
    }

    /// The next entry that can be chosen, round in a circle.
    fn step(&mut self, is_backwards: bool) {
        let entries = self.entries();
        let able: Vec<usize> =
            entries.iter().enumerate().filter(|(_, entry)| entry.asks.is_some()).map(|(place, _)| place).collect();
        let next = match (self.at, is_backwards) {
            (None, false) => able.first(),
            (None, true) => able.last(),
            (Some(at), false) => able.iter().find(|place| **place > at).or(able.first()),
            (Some(at), true) => able.iter().rev().find(|place| **place < at).or(able.last()),
        };
        self.at = next.copied().or(self.at);
    }
}

const ROW: f32 = 30.0;

/// Shows the menus; what was asked for once something was.
pub fn menu_ui(ui: &mut Ui, menus: &mut Menus, palette: &Palette) -> Option<Intent> {
    let mut asked = keys(ui, menus);
    let high = (ROW * 14.0).min(ui.ctx().content_rect().height() - 90.0).max(6.0 * ROW);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(104.0);
            let names: Vec<Menu> = menus.menus.iter().map(|(menu, _)| *menu).collect();
            for (place, menu) in names.into_iter().enumerate() {
                let response = name_ui(ui, menu.name(), place == menus.menu, palette);
                if response.clicked() || (response.hovered() && response.ctx.input(|input| input.pointer.is_moving())) {
                    menus.menu = place;
                    menus.at = menus.at.filter(|_| place == menus.menu && !response.hovered());
                }
            }
        });
        ui.add_space(6.0);
        let (line, _) = ui.allocate_exact_size(vec2(1.0, high), Sense::hover());
        ui.painter().vline(line.center().x, line.y_range(), Stroke::new(1.0, palette.hairline));
        ui.add_space(6.0);
        ui.vertical(|ui| {
            ui.set_width(330.0);
            control::tall(high).show(ui, |ui| {
                for (place, entry) in menus.entries().iter().enumerate() {
                    if entry_ui(ui, entry, menus.at == Some(place), palette).clicked() {
                        asked = entry.asks.clone();
                    }
                }
            });
        });
    });
    asked
}

fn keys(ui: &Ui, menus: &mut Menus) -> Option<Intent> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let count = menus.menus.len().max(1);
    match menus.at {
        None => {
            if pressed(Key::ArrowDown) {
                menus.turn(1);
            }
            if pressed(Key::ArrowUp) {
                menus.turn(count - 1);
            }
            if pressed(Key::ArrowRight) || pressed(Key::Enter) {
                menus.step(false);
            }
        }
        Some(_) => {
            if pressed(Key::ArrowDown) {
                menus.step(false);
            }
            if pressed(Key::ArrowUp) {
                menus.step(true);
            }
            if pressed(Key::ArrowLeft) {
                menus.at = None;
            }
            if pressed(Key::ArrowRight) {
                menus.turn(1);
                menus.step(false);
            }
            if pressed(Key::Enter) || pressed(Key::Space) {
                return menus.entries().get(menus.at?)?.asks.clone();
            }
        }
    }
    None
}

fn face(ui: &Ui, rect: Rect, is_at: bool, response: &Response, palette: &Palette) {
    let fill = match (is_at, response.hovered()) {
        (true, _) => palette.tint,
        (false, true) => mix(palette.panel, palette.ink, 0.05),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, radius::BAND, fill);
}

fn name_ui(ui: &mut Ui, name: &str, is_open: bool, palette: &Palette) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, is_open, format!("{name} menu")));
    face(ui, rect, is_open, &response, palette);
    let ink = if is_open { palette.accent_text } else { palette.ink };
    let at = pos2(rect.left() + 12.0, rect.center().y);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, name, tokens::semibold(size::BODY), ink);
    response
}

fn entry_ui(ui: &mut Ui, entry: &Entry, is_at: bool, palette: &Palette) -> Response {
    let is_enabled = entry.asks.is_some();
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    response.widget_info(|| WidgetInfo {
        selected: entry.is_on.or(Some(is_at)),
        ..WidgetInfo::labeled(Role::MenuItem, is_enabled, &entry.name)
    });
    if is_enabled {
        face(ui, rect, is_at, &response, palette);
    }
    if is_at {
        ui.scroll_to_rect(rect, None);
    }
    let faint = palette.faint;
    let ink = if is_enabled { palette.ink } else { faint };
    if entry.is_on == Some(true) {
        let at = |x: f32, y: f32| rect.left_center() + vec2(x, y);
        ui.painter().line(vec![at(9.0, 0.5), at(12.0, 3.5), at(18.0, -3.5)], Stroke::new(1.5, palette.accent_text));
    }
    let at = pos2(rect.left() + 26.0, rect.center().y);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, &entry.name, tokens::regular(size::BODY), ink);
    let at = pos2(rect.right() - 12.0, rect.center().y);
    let key = if is_enabled { palette.muted } else { faint };
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, &entry.key, tokens::regular(size::SMALL), key);
    response
}

/// The button that opens the menus: three lines.
pub fn menu_button(ui: &mut Ui, palette: &Palette) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Menu"));
    if response.hovered() || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, radius::CONTROL, mix(palette.panel, palette.ink, 0.06));
    }
    for y in [-5.0, 0.0, 5.0] {
        let x = rect.center().x - 7.5..=rect.center().x + 7.5;
        ui.painter().hline(x, rect.center().y + y, Stroke::new(1.5, palette.ink));
    }
    control::focus_ring(ui.painter(), rect, radius::CONTROL, &response, palette);
    response.on_hover_text("Menu (F10)")
}
