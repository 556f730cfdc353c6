//! The rows of a sheet: which are shown, chosen from a list above their labels; and the labels stay in view when the
//! sheet is panned.

use egui::{Align2, Area, CornerRadius, Order, Painter, PopupCloseBehavior, Rect, Ui, pos2, vec2};

use super::{
    control::{Button, Look},
    paint::View,
    tokens::{self, Palette, radius, size},
};
use crate::{
    interact::Intent,
    layout::{Layout, RowKind},
};

/// What the list shows of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowChoice {
    /// Which row.
    pub row: RowKind,
    /// Is it shown?
    pub is_shown: bool,
    /// Has it nothing to tell on this map?
    pub is_empty: bool,
}

/// The button and its list: above the labels of the rows while the corner of the sheet is in view, else out of the
/// way of the headings, at the foot of the canvas.
pub fn rows_ui(
    ui: &Ui,
    canvas: Rect,
    is_corner_seen: bool,
    rows: &[RowChoice],
    palette: &Palette,
    out: &mut Vec<Intent>,
) {
    if rows.is_empty() {
        return;
    }
    let at = if is_corner_seen { canvas.min + vec2(10.0, 8.0) } else { canvas.left_bottom() + vec2(10.0, -36.0) };
    let area = Area::new(egui::Id::unique("rows")).order(Order::Middle).fixed_pos(at);
    area.show(ui.ctx(), |ui| {
        let shown = rows.iter().filter(|row| row.is_shown).count();
        let text = if shown == rows.len() { "Rows".to_owned() } else { format!("Rows {shown}/{}", rows.len()) };
        let button = Button { name: "Rows", height: 26.0, ..Button::new(Look::Plain, &text) }.show(ui, palette);
        let button = button.on_hover_text("Which rows are shown");
        egui::Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_min_width(170.0);
            for choice in rows {
                let mut is_shown = choice.is_shown;
                let label = match choice.is_empty {
                    true => format!("{} (empty)", choice.row.label()),
                    false => choice.row.label().to_owned(),
                };
                if ui.checkbox(&mut is_shown, label).changed() {
                    out.push(Intent::ToggleRow(choice.row));
                }
            }
        });
    });
}

/// The labels of the rows at the left side of the canvas, as soon as they would leave it.
pub fn pinned_labels(painter: &Painter, layout: &Layout, canvas: Rect, view: View, palette: &Palette) {
    for row in &layout.rows {
        let place = view.rect_to_screen(row.label.rect());
        if place.left() >= canvas.left() || place.height() < 6.0 {
            continue;
        }
        let font = tokens::semibold((size::SMALL * view.scale).clamp(9.0, size::BODY));
        let galley = painter.layout_no_wrap(row.kind.label().to_owned(), font, palette.ink);
        let at = pos2(canvas.left() + 12.0, place.center().y);
        let text = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        if text.top() > canvas.top() + 40.0 && text.bottom() < canvas.bottom() {
            let pill = text.expand2(vec2(7.0, 3.0));
            painter.rect_filled(pill, CornerRadius::same(radius::BAND), palette.panel.gamma_multiply(0.92));
            painter.galley(text.min, galley, palette.ink);
        }
    }
}
