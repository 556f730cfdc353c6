//! What is exported, and how: every choice is seen in the preview, which is made beside the window and never holds it up.
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
    interact::ExportHabit,
    layout::Lens,
    scene::{Page, PageSize, Parts},
};

/// What was chosen; remembered from one run to the next.
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

impl ExportChoice {
    /// What was chosen last time; what cannot be read is as at first.
    #[must_use]
    pub fn of(habit: &ExportHabit) -> Self {
        let first = Self::default();
        let without = |parts: Parts, name: &String| parts.without(name).unwrap_or(parts);
        Self {
            format: Format::of_ending(&habit.format).unwrap_or(first.format),
            page: PageSize::named(&habit.page).unwrap_or(first.page),
            has_stages: habit.stages,
            is_deck: habit.deck,
            parts: habit.without.iter().fold(first.parts, without),
            scale: habit.scale.clamp(1, 4),
            is_transparent: habit.transparent,
            ..first
        }
    }

    /// To be remembered. View and analysis are those of the window.
    #[must_use]
    pub fn habit(&self) -> ExportHabit {
        ExportHabit {
            format: self.format.ending().to_owned(),
            page: self.page.name(),
            stages: self.has_stages,
            deck: self.is_deck,
            without: self.parts.left_out().map(str::to_owned).collect(),
            scale: self.scale,
            transparent: self.is_transparent,
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
    /// The pages as they will be; while they are made anew, as they were.
    pub pages: &'a [Page],
    /// Are they being made?
    pub is_coming: bool,
    /// What there is to say of them.
    pub said: Option<&'a str>,
    /// Which of them is shown.
    pub shown: &'a mut usize,
    /// A size of a sheet as it is being typed.
    pub sheet: &'a mut String,
    /// Does the map bring a brand?
    pub has_brand: bool,
}

const WIDTH: f32 = 860.0;
const PREVIEW: egui::Vec2 = vec2(470.0, 420.0);

/// Shows the dialog; what was asked for, once it is.
pub fn export_dialog_ui(
    ctx: &Context,
    choice: &mut ExportChoice,
    mut view: ExportView<'_>,
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
        // In a small window the choices scroll; the buttons stay.
        control::tall((ui.ctx().content_rect().height() - 170.0).max(120.0)).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_width(340.0_f32.min(ui.available_width()));
                    choices_ui(ui, choice, &mut view, palette);
                });
                ui.add_space(16.0);
                ui.vertical(|ui| preview_ui(ui, choice, &mut view, store, palette));
            });
        });
        ui.add_space(6.0);
        buttons_ui(ui, choice, palette)
    });
    let is_left = ctx.input(|input| input.key_pressed(Key::Escape));
    shown.inner.or(is_left.then_some(ExportReply::Cancel))
}

fn choices_ui(ui: &mut Ui, choice: &mut ExportChoice, view: &mut ExportView<'_>, palette: &Palette) {
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
        sheet_ui(ui, choice, view.sheet, palette);
        if choice.format != Format::Markdown {
            pages_ui(ui, choice, palette);
        }
        parts_ui(ui, choice, view.has_brand, palette);
    }
    if matches!(choice.format, Format::Png | Format::Markdown) {
        let scales = [("1×", 1), ("2×", 2), ("3×", 3), ("4×", 4)];
        row_ui(ui, "Pixels for a unit", &scales, &mut choice.scale, palette);
    }
}

/// A sheet of any size, in millimetres.
fn sheet_ui(ui: &mut Ui, choice: &mut ExportChoice, typed: &mut String, palette: &Palette) {
    ui.horizontal(|ui| {
        let field = egui::TextEdit::singleline(typed).hint_text("900x600mm").desired_width(110.0);
        let response = ui.add(field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "A sheet of your own, in millimetres")
        });
        if response.changed()
            && let Some(size) = PageSize::named(typed)
        {
            choice.page = size;
        }
        let is_wrong = !typed.trim().is_empty() && PageSize::named(typed).is_none();
        let (words, colour) = if is_wrong {
            ("Write it as 900x600mm, 20 to 30,000.", palette.pain_text)
        } else {
            ("or a sheet of your own", palette.muted)
        };
        control::line(ui, words, tokens::regular(size::SMALL), colour);
    });
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

fn parts_ui(ui: &mut Ui, choice: &mut ExportChoice, has_brand: bool, palette: &Palette) {
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
        if has_brand {
            toggle_ui(ui, "Brand", &mut choice.parts.has_brand, palette);
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

fn preview_ui(ui: &mut Ui, choice: &ExportChoice, view: &mut ExportView<'_>, store: &mut Store, palette: &Palette) {
    let size = vec2(PREVIEW.x.min(ui.available_width()), PREVIEW.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, radius::CONTROL, palette.ground);
    let words = match choice.format {
        Format::Xlsx => Some("A workbook: touchpoints, experiences, links, findings, opportunities."),
        Format::Csv => Some("Five tables: touchpoints, experiences, links, findings, opportunities."),
        Format::Mermaid => Some("A journey that Mermaid reads. What it cannot hold is told afterwards."),
        _ if view.pages.is_empty() && view.is_coming => Some("Making the picture…"),
        _ if view.pages.is_empty() => Some("This page cannot be made."),
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
    if view.is_coming {
        let at = rect.right_top() + vec2(-12.0, 8.0);
        let font = tokens::regular(size::SMALL);
        ui.painter().text(at, Align2::RIGHT_TOP, "Making it anew…", font, palette.muted);
    }
    if let Some(said) = view.said {
        control::paragraph(ui, said, tokens::regular(size::SMALL), palette.pain_text);
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
