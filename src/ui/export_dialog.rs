//! What is exported, and how: every choice is seen in the preview at once.
//!
//! Limitations: of several pages the preview shows one at a time.

use egui::{Align2, Area, Context, Frame, Key, Layout, Margin, Modal, Order, Rect, Sense, Ui, vec2};

use super::{
    control::{self, Button, Look},
    paint::{Manner, Store, View, paint_scene},
    tokens::{self, Palette, radius, size},
};
use crate::{
    export::Format,
    layout::Lens,
    scene::{Page, PageSize, Parts},
};

/// What was chosen; remembered until the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportChoice {
    /// The kind of file.
    pub format: Format,
    /// Which view.
    pub lens: Lens,
    /// What it is made for.
    pub page: PageSize,
    /// A page for every stage?
    pub has_stages: bool,
    /// Everything that is presented, not the map alone?
    pub is_deck: bool,
    /// With marks and findings?
    pub has_analysis: bool,
    /// What stands around the map.
    pub parts: Parts,
    /// Pixels for a unit of a PNG.
    pub scale: u8,
    /// Without ground?
    pub is_transparent: bool,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self {
            format: Format::Png,
            lens: Lens::default(),
            page: PageSize::Fit,
            has_stages: false,
            is_deck: false,
            has_analysis: true,
            parts: Parts::ALL,
            scale: 2,
            is_transparent: false,
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportReply {
    /// A file.
    File,
    /// The picture on the clipboard.
    Copy,
    /// Never mind.
    Cancel,
}

/// What the dialog shows.
pub struct ExportView<'a> {
    /// The pages as they will be; none while there are too many touchpoints to draw them at once.
    pub pages: &'a [Page],
    /// Which of them is shown.
    pub shown: &'a mut usize,
}

const WIDTH: f32 = 860.0;
const PREVIEW: egui::Vec2 = vec2(470.0, 330.0);

/// Shows the dialog; what was asked for, once it is.
pub fn export_dialog_ui(
    ctx: &Context,
    choice: &mut ExportChoice,
    view: ExportView<'_>,
    store: &mut Store,
    palette: &Palette,
) -> Option<ExportReply> {
    let frame = Frame::new()
        .fill(palette.panel)
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(24));
    let id = egui::Id::unique("export dialog");
    let area = Area::new(id).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).order(Order::Foreground);
    let shown = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 90.0));
        ui.spacing_mut().item_spacing.y = 6.0;
        control::paragraph(ui, "Export", tokens::semibold(size::TITLE), palette.ink);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(340.0);
                choices_ui(ui, choice, palette);
            });
            ui.add_space(16.0);
            ui.vertical(|ui| preview_ui(ui, choice, view, store, palette));
        });
        ui.add_space(6.0);
        buttons_ui(ui, choice, palette)
    });
    let is_left = ctx.input(|input| input.key_pressed(Key::Escape));
    shown.inner.or(is_left.then_some(ExportReply::Cancel))
}

fn choices_ui(ui: &mut Ui, choice: &mut ExportChoice, palette: &Palette) {
    let formats = Format::ALL.map(|format| (format_name(format), format));
    row_ui(ui, "File", &formats, &mut choice.format, palette);
    if choice.format.is_drawn() || choice.format == Format::Markdown {
        row_ui(ui, "View", &Lens::ALL.map(|lens| (lens.label(), lens)), &mut choice.lens, palette);
        let pages: Vec<(&str, PageSize)> = PageSize::NAMED
            .into_iter()
            .filter(|(_, size)| choice.format != Format::Pptx || *size != PageSize::Fit)
            .map(|(name, size)| (page_name(name), size))
            .collect();
        if choice.format == Format::Pptx && choice.page == PageSize::Fit {
            choice.page = PageSize::Slide16x9;
        }
        row_ui(ui, "Page", &pages, &mut choice.page, palette);
        if choice.format != Format::Markdown {
            pages_ui(ui, choice, palette);
        }
        parts_ui(ui, choice, palette);
    }
    if matches!(choice.format, Format::Png | Format::Markdown) {
        let scales = [("1×", 1), ("2×", 2), ("3×", 3), ("4×", 4)];
        row_ui(ui, "Pixels for a unit", &scales, &mut choice.scale, palette);
    }
}

fn pages_ui(ui: &mut Ui, choice: &mut ExportChoice, palette: &Palette) {
    label_ui(ui, "Pages", palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if choice.format != Format::Pptx {
            toggle_ui(ui, "All that is presented", &mut choice.is_deck, palette);
        }
        toggle_ui(ui, "One for every stage", &mut choice.has_stages, palette);
    });
}

fn parts_ui(ui: &mut Ui, choice: &mut ExportChoice, palette: &Palette) {
    label_ui(ui, "With", palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let parts = &mut choice.parts;
        let all = [
            ("Title", &mut parts.has_title),
            ("Personas", &mut parts.has_personas),
            ("Findings", &mut parts.has_findings),
            ("Legend", &mut parts.has_legend),
            ("Evidence", &mut parts.has_evidence),
            ("Analysis", &mut choice.has_analysis),
        ];
        for (name, is_on) in all {
            toggle_ui(ui, name, is_on, palette);
        }
        let mut has_ground = !choice.is_transparent;
        toggle_ui(ui, "Ground", &mut has_ground, palette);
        choice.is_transparent = !has_ground;
    });
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Png => "PNG",
        Format::Svg => "SVG",
        Format::Pdf => "PDF",
        Format::Pptx => "PowerPoint",
        Format::Xlsx => "Excel",
        Format::Csv => "CSV",
        Format::Markdown => "Markdown",
        Format::Mermaid => "Mermaid",
    }
}

fn page_name(name: &'static str) -> &'static str {
    match name {
        "fit" => "As large as the map",
        "a4" => "A4",
        "a3" => "A3",
        "a0" => "A0",
        other => other,
    }
}

fn label_ui(ui: &mut Ui, name: &str, palette: &Palette) {
    ui.add_space(2.0);
    control::line(ui, name, tokens::regular(size::SMALL), palette.muted);
}

fn row_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, all: &[(&str, T)], chosen: &mut T, palette: &Palette) {
    label_ui(ui, name, palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (text, value) in all {
            if control::chip(ui, text, chosen == value, None, palette).clicked() {
                *chosen = *value;
            }
        }
    });
}

fn toggle_ui(ui: &mut Ui, text: &str, is_on: &mut bool, palette: &Palette) {
    if control::chip(ui, text, *is_on, None, palette).clicked() {
        *is_on = !*is_on;
    }
}

fn preview_ui(ui: &mut Ui, choice: &ExportChoice, view: ExportView<'_>, store: &mut Store, palette: &Palette) {
    let size = vec2(PREVIEW.x.min(ui.available_width()), PREVIEW.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, radius::CONTROL, palette.ground);
    let words = match choice.format {
        Format::Xlsx => Some("A workbook: touchpoints, experiences, links, findings, opportunities."),
        Format::Csv => Some("Five tables: touchpoints, experiences, links, findings, opportunities."),
        Format::Mermaid => Some("A journey that Mermaid reads. What it cannot hold is told afterwards."),
        _ if view.pages.is_empty() => Some("This map is too large to be shown here as it will be."),
        _ => None,
    };
    if let Some(words) = words {
        let galley = ui.painter().layout(words.to_owned(), tokens::regular(size::BODY), palette.muted, size.x - 60.0);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, palette.muted);
        return;
    }
    *view.shown = (*view.shown).min(view.pages.len() - 1);
    if let Some(page) = view.pages.get(*view.shown) {
        page_ui(ui, page, rect.shrink(10.0), store);
    }
    if view.pages.len() > 1 {
        ui.horizontal(|ui| {
            let back = Button { is_enabled: *view.shown > 0, ..Button::new(Look::Plain, "Back") };
            if back.show(ui, palette).clicked() {
                *view.shown -= 1;
            }
            let on = Button { is_enabled: *view.shown + 1 < view.pages.len(), ..Button::new(Look::Plain, "Next page") };
            if on.show(ui, palette).clicked() {
                *view.shown += 1;
            }
            let place = format!("Page {} of {}", *view.shown + 1, view.pages.len());
            control::line(ui, &place, tokens::regular(size::SMALL), palette.muted);
        });
    }
}

/// A page, as large as fits into a box, cut off at its own edges.
pub fn page_ui(ui: &Ui, page: &Page, within: Rect, store: &mut Store) {
    let content = crate::layout::geometry::Rect::new(0.0, 0.0, page.size.0, page.size.1);
    let view = View::fitting(content, within, f32::INFINITY);
    let rect = view.rect_to_screen(content);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if let Some(ground) = page.scene.ground {
        painter.rect_filled(rect, 0.0, super::paint::colour(ground));
    }
    paint_scene(&painter, &page.scene, Manner { view, is_zooming: false }, store, |_| true);
}

fn buttons_ui(ui: &mut Ui, choice: &ExportChoice, palette: &Palette) -> Option<ExportReply> {
    let mut chosen = None;
    let row = vec2(ui.available_width(), 34.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(egui::Align::Center), |ui| {
        let export = Button { width: 100.0, height: 34.0, ..Button::new(Look::Primary, "Export…") };
        if export.show(ui, palette).clicked() {
            chosen = Some(ExportReply::File);
        }
        let cancel = Button { width: 92.0, height: 34.0, ..Button::new(Look::Quiet, "Cancel") };
        if cancel.show(ui, palette).clicked() {
            chosen = Some(ExportReply::Cancel);
        }
        let copy =
            Button { height: 34.0, is_enabled: choice.format.is_drawn(), ..Button::new(Look::Plain, "Copy picture") };
        if copy.show(ui, palette).clicked() {
            chosen = Some(ExportReply::Copy);
        }
    });
    let is_entered = ui.input(|input| input.key_pressed(Key::Enter)) && ui.memory(|memory| memory.focused().is_none());
    chosen.or(is_entered.then_some(ExportReply::File))
}
