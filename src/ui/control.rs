//! The controls of the window, each painted to the tokens: buttons, chips, tabs, faces.
//!
//! Knows shapes, sizes and states; nothing of the map. Every control has a role and a name in the
//! accessibility tree, shows where the keyboard is, and answers to the pointer at once.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use unicode_segmentation::UnicodeSegmentation;

use super::{
    paint::{self, View},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    layout::geometry::Point,
    scene::{
        Colour,
        icon::{GRID, Icon},
    },
};

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do.
    Primary,
    /// One of several.
    Plain,
    /// Only its letters until the pointer comes.
    Quiet,
    /// Switched on, or inviting.
    Tinted,
}

/// What a button says and how.
#[derive(Debug, Clone, Copy)]
pub struct Button<'a> {
    /// Its look.
    pub look: Look,
    /// Drawn before the text.
    pub icon: Option<Icon>,
    /// Its text; empty = the icon alone.
    pub text: &'a str,
    /// Its key, small beside its text; empty = none, or told elsewhere.
    pub key: &'a str,
    /// Its name for those who cannot see it.
    pub name: &'a str,
    /// Is it on? None = it does something and is not on or off.
    pub is_on: Option<bool>,
    /// Can it be used now?
    pub is_enabled: bool,
    /// Smallest width, in points.
    pub width: f32,
    /// Height, in points.
    pub height: f32,
}

impl<'a> Button<'a> {
    /// A plain button with this text.
    #[must_use]
    pub fn new(look: Look, text: &'a str) -> Self {
        Self { look, icon: None, text, key: "", name: text, is_on: None, is_enabled: true, width: 0.0, height: 30.0 }
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, palette: &Palette) -> Response {
        let font = tokens::semibold(size::BODY);
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), font, Color32::PLACEHOLDER);
        let icon_width = if self.icon.is_some() { 16.0 } else { 0.0 };
        let gap = if self.icon.is_some() && !self.text.is_empty() { 6.0 } else { 0.0 };
        let key = ui.painter().layout_no_wrap(self.key.to_owned(), tokens::regular(size::TINY), Color32::PLACEHOLDER);
        let key_gap = if self.key.is_empty() { 0.0 } else { 8.0 };
        let content = icon_width + gap + galley.size().x + key_gap + key.size().x;
        let padding = if self.text.is_empty() { 7.0 } else { 13.0 };
        let wanted = vec2((content + 2.0 * padding).max(self.width), self.height);
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(wanted, sense);
        response.widget_info(|| WidgetInfo {
            selected: self.is_on,
            ..WidgetInfo::labeled(Role::Button, self.is_enabled, self.name)
        });
        let ink = paint_face(ui.painter(), rect, self.look, self.is_enabled, &response, palette);
        let mut left = rect.center().x - content / 2.0;
        if let Some(drawn) = self.icon {
            icon(
                ui.painter(),
                Rect::from_center_size(pos2(left + 8.0, rect.center().y), Vec2::splat(16.0)),
                drawn,
                ink,
            );
            left += icon_width + gap;
        }
        let (top, right) = (rect.center().y - galley.size().y / 2.0, left + galley.size().x + key_gap);
        ui.painter().galley(pos2(left, top), galley, ink);
        let quiet = if self.look == Look::Primary { ink } else { palette.muted };
        ui.painter().galley(pos2(right, rect.center().y - key.size().y / 2.0), key, quiet);
        focus_ring(ui.painter(), rect, radius::CONTROL, &response, palette);
        response
    }
}

fn paint_face(
    painter: &Painter,
    rect: Rect,
    look: Look,
    is_enabled: bool,
    response: &Response,
    palette: &Palette,
) -> Color32 {
    let is_hot = is_enabled && (response.hovered() || response.is_pointer_button_down_on());
    let (fill, edge, ink) = match look {
        Look::Primary if !is_enabled => (mix(palette.panel, palette.accent, 0.14), Color32::TRANSPARENT, palette.faint),
        Look::Primary => (palette.accent, Color32::TRANSPARENT, palette.on_accent),
        Look::Plain => (palette.panel, palette.hairline, palette.ink),
        Look::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT, palette.muted),
        Look::Tinted => (palette.tint, Color32::TRANSPARENT, palette.accent_text),
    };
    let fill = match (look, is_hot) {
        (_, false) => fill,
        (Look::Primary, true) => palette.accent_hover,
        (Look::Quiet | Look::Plain, true) => palette.hover,
        (Look::Tinted, true) => mix(palette.tint, palette.accent, 0.12),
    };
    let fill = if response.is_pointer_button_down_on() { mix(fill, palette.ink, 0.06) } else { fill };
    let corner = CornerRadius::same(radius::CONTROL);
    painter.rect(rect, corner, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if is_enabled { ink } else { palette.faint }
}

/// The accent ring that shows where the keyboard is.
pub fn focus_ring(painter: &Painter, rect: Rect, corner: u8, response: &Response, palette: &Palette) {
    if response.has_focus() {
        let corner = CornerRadius::same(corner.saturating_add(2));
        painter.rect_stroke(rect.expand(2.0), corner, Stroke::new(2.0, palette.accent), StrokeKind::Middle);
    }
}

/// An icon, fitted into `rect`.
pub fn icon(painter: &Painter, rect: Rect, icon: Icon, tint: Color32) {
    if !painter.clip_rect().intersects(rect) {
        // Scrolled out of sight: a long list would draw hundreds.
        return;
    }
    let [r, g, b, a] = tint.to_srgba_unmultiplied();
    let view = View { corner: rect.min, scale: rect.width() / GRID };
    paint::paint_lone(painter, &icon.item(Point::default(), GRID, Colour { r, g, b, a }), view);
}

/// A tab: its text, a line beneath when it is chosen.
pub fn tab(ui: &mut Ui, text: &str, is_chosen: bool, palette: &Palette) -> Response {
    let font = if is_chosen { tokens::semibold(size::BODY) } else { tokens::regular(size::BODY) };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + ui.spacing().button_padding.x * 5.0 / 3.0, 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, text));
    let ink = match (is_chosen, response.hovered()) {
        (true, _) => palette.accent_text,
        (false, true) => palette.ink,
        (false, false) => palette.muted,
    };
    let text_size = galley.size();
    ui.painter().galley(rect.center() - text_size / 2.0, galley, ink);
    if is_chosen {
        let line =
            Rect::from_min_max(pos2(rect.left() + 6.0, rect.bottom() - 2.0), pos2(rect.right() - 6.0, rect.bottom()));
        ui.painter().rect_filled(line, 1, palette.accent);
    }
    focus_ring(ui.painter(), rect.shrink2(vec2(2.0, 6.0)), radius::BAND, &response, palette);
    response
}

/// A chip that is on or off.
pub fn chip(ui: &mut Ui, text: &str, is_on: bool, tones: Option<(Color32, Color32)>, palette: &Palette) -> Response {
    named_chip(ui, text, text, is_on, tones, palette)
}

/// The same under another name for those who cannot see it.
pub fn named_chip(
    ui: &mut Ui,
    text: &str,
    name: &str,
    is_on: bool,
    tones: Option<(Color32, Color32)>,
    palette: &Palette,
) -> Response {
    let font = if is_on { tokens::semibold(size::SMALL) } else { tokens::regular(size::SMALL) };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 22.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
    let (fill, ink) = match (is_on, tones) {
        (true, Some(tones)) => tones,
        (true, None) => (palette.tint, palette.accent_text),
        (false, _) => (palette.panel, palette.ink),
    };
    let fill = if response.hovered() && !is_on { mix(palette.panel, palette.ink, 0.05) } else { fill };
    let edge = if is_on { mix(fill, ink, 0.35) } else { palette.hairline };
    ui.painter().rect(rect, CornerRadius::same(13), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let text_size = galley.size();
    ui.painter().galley(rect.center() - text_size / 2.0, galley, ink);
    focus_ring(ui.painter(), rect, 13, &response, palette);
    response
}

/// A key cap.
pub fn key_cap(ui: &mut Ui, text: &str, palette: &Palette) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(size::TINY), palette.ink);
    let (rect, _) = ui.allocate_exact_size(vec2((galley.size().x + 14.0).max(24.0), 22.0), Sense::hover());
    ui.painter().rect(
        rect,
        CornerRadius::same(5),
        palette.panel,
        Stroke::new(1.0, palette.hairline),
        StrokeKind::Inside,
    );
    let text_size = galley.size();
    ui.painter().galley(rect.center() - text_size / 2.0, galley, palette.ink);
}

/// Height of a line that is written on.
pub const LINE: f32 = 32.0;

/// A line that is written on, its letters in the middle of its height.
pub fn line_edit(text: &mut String) -> TextEdit<'_> {
    let edit = TextEdit::singleline(text).margin(egui::Margin::symmetric(10, 6));
    edit.min_size(vec2(0.0, LINE)).align(Align2::LEFT_CENTER)
}

/// Shows a list that opens as a field is shown: as high, its words beginning where those of a field do.
pub fn as_field<R>(ui: &mut Ui, show: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = LINE;
        ui.spacing_mut().button_padding.x = 10.0;
        show(ui)
    });
    shown.inner
}

/// Text on one line, cut with … where it would not fit.
pub fn line(ui: &mut Ui, text: &str, font: FontId, tint: Color32) -> Response {
    let text = egui::RichText::new(text).font(font).color(tint);
    ui.add(egui::Label::new(text).truncate())
}

/// As much of a text as fits into so many points on one line, with … where some is left out.
#[must_use]
pub fn shortened(ui: &Ui, text: &str, font: &FontId, most: f32) -> String {
    fitted(ui.painter(), text, font, most)
}

/// The same where there is only a painter.
#[must_use]
pub fn fitted(painter: &Painter, text: &str, font: &FontId, most: f32) -> String {
    let width = |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x;
    if width(text) <= most {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    let cut = |end: usize| format!("{}…", text.get(..end).unwrap_or_default().trim_end());
    let fitting = ends.partition_point(|end| width(&cut(*end)) <= most);
    cut(fitting.checked_sub(1).and_then(|place| ends.get(place)).copied().unwrap_or_default())
}

/// A sentence as it is laid out: a figure and its per cent sign stay on one line.
#[must_use]
pub fn unbroken(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

/// Text that wraps.
pub fn paragraph(ui: &mut Ui, text: &str, font: FontId, tint: Color32) -> Response {
    let label = egui::Label::new(egui::RichText::new(unbroken(text)).font(font).color(tint)).wrap();
    if ui.layout().horizontal_justify() {
        // In columns, which would stretch its lines to both sides.
        return ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| ui.add(label)).inner;
    }
    ui.add(label)
}

/// A text laid out in this width, to be painted, as a paragraph is.
#[must_use]
pub fn laid_out(ui: &Ui, text: &str, font: FontId, tint: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout(unbroken(text), font, tint, width)
}

/// A text on one line, to be painted: cut with … where it would not fit, and then told whole where the pointer is.
pub fn one_line(ui: &Ui, text: &str, font: FontId, tint: Color32, most: f32, response: &Response) -> Arc<Galley> {
    let shown = shortened(ui, text, &font, most);
    if shown != text {
        response.clone().on_hover_text(text);
    }
    ui.painter().layout_no_wrap(shown, font, tint)
}

/// A line above a control: nearer to it than to what stands above.
pub fn caption(ui: &mut Ui, text: &str, palette: &Palette) -> Response {
    ui.add_space(4.0);
    let response = paragraph(ui, text, tokens::regular(size::SMALL), palette.muted);
    ui.add_space(-3.0);
    response
}

/// A row of this height whose parts come from the right.
pub fn from_right<R>(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let row = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), add).inner
}

/// A heading in a panel, with how many stand beneath it.
pub fn counted(ui: &mut Ui, title: &str, count: usize, palette: &Palette) {
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new(title).font(tokens::semibold(size::LARGE)).color(palette.ink));
        ui.label(egui::RichText::new(count.to_string()).font(tokens::regular(size::BODY)).color(palette.muted));
    });
}

/// A thin line across.
pub fn rule(ui: &mut Ui, palette: &Palette) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, palette.hairline));
}

/// Text in the middle of a box.
pub fn centred(painter: &Painter, rect: Rect, text: &str, font: FontId, tint: Color32) {
    painter.text(rect.center(), Align2::CENTER_CENTER, text, font, tint);
}

/// A part of something that floats, which scrolls once it is higher than `most` points. What floats remembers its last
/// height; this grows again all the same when there is more to show.
pub fn tall(most: f32) -> ScrollArea {
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true])
}

/// How many of several have something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// All of them.
    All,
    /// Some do, some do not.
    Some,
    /// None of them.
    None,
}

/// A chip of something that several may have: whole where all have it, with a half-filled dot where some do.
pub fn spread_chip(ui: &mut Ui, text: &str, spread: Spread, palette: &Palette) -> Response {
    if spread != Spread::Some {
        return chip(ui, text, spread == Spread::All, None, palette);
    }
    let font = tokens::regular(size::SMALL);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, palette.accent_text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 36.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}, mixed")));
    let fill = mix(palette.panel, palette.tint, if response.hovered() { 1.0 } else { 0.5 });
    let edge = Stroke::new(1.0, mix(palette.panel, palette.accent, 0.4));
    ui.painter().rect(rect, CornerRadius::same(13), fill, edge, StrokeKind::Inside);
    let dot = pos2(rect.left() + 16.0, rect.center().y);
    ui.painter().circle_stroke(dot, 4.5, Stroke::new(1.25, palette.accent_text));
    let dash = [dot - vec2(2.5, 0.0), dot + vec2(2.5, 0.0)];
    ui.painter().line_segment(dash, Stroke::new(1.5, palette.accent_text));
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + 25.0, top), galley, palette.accent_text);
    focus_ring(ui.painter(), rect, 13, &response, palette);
    response.on_hover_text("Some of them; a click gives it to all")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_to_its_room_and_no_further() {
        let _window = egui_kittest::Harness::new_ui(|ui| {
            let font = FontId::proportional(12.0);
            let width =
                |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x;
            let text = "Wohnzimmereinrichtungsberatung";
            assert_eq!(shortened(ui, text, &font, 1_000.0), text);
            let cut = shortened(ui, text, &font, 90.0);
            assert!(cut.ends_with('…') && width(&cut) <= 90.0 && width(&cut) > 70.0, "{cut}");
            assert_eq!(shortened(ui, text, &font, 0.0), "…");
        });
    }
}
