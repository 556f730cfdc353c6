//! The recent files of the welcome page: picture, name, folder and when; a file that is gone says so and can be taken
//! out of the list.

use std::{path::PathBuf, sync::Arc};

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    control::{self, Button, Look},
    paint::Store,
    tokens::{self, Palette, mix, radius, size},
    welcome,
};
use crate::{
    interact::Intent,
    scene::{Scene, icon::Icon},
};

/// A recent file.
#[derive(Clone)]
pub struct RecentRow {
    /// Where it is.
    pub path: PathBuf,
    /// What the map is called.
    pub title: String,
    /// Its folder and name, short.
    pub place: String,
    /// When it was open last, in words.
    pub when: String,
    /// Is it gone?
    pub is_missing: bool,
    /// Its picture; none while it is being made, or where there is none.
    pub scene: Option<Arc<Scene>>,
}

/// Height of a row.
pub const ROW: f32 = 62.0;

/// Shows the list in a card of this height.
pub fn recent_ui(
    ui: &mut Ui,
    rows: &[RecentRow],
    chosen: Option<usize>,
    height: f32,
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    welcome::card(ui, rect, false, false, palette);
    let mut top = rect.top() + 6.0;
    if rows.is_empty() {
        empty_ui(ui, rect, palette);
    }
    for (place, row) in rows.iter().enumerate() {
        let inside = Rect::from_min_size(pos2(rect.left() + 6.0, top), vec2(rect.width() - 12.0, ROW));
        row_ui(ui, inside, row, (place, chosen == Some(place)), palette, store, out);
        top += ROW;
        if place + 1 < rows.len() {
            let line = (rect.left() + 86.0)..=(rect.right() - 16.0);
            ui.painter().hline(line, top, Stroke::new(1.0, palette.hairline));
        }
    }
}

/// What stands in a list without files.
fn empty_ui(ui: &Ui, rect: Rect, palette: &Palette) {
    let says = "Maps that you open or save are listed here.";
    let centre = rect.center();
    let has_room = rect.height() > 110.0;
    if has_room {
        let sign = Rect::from_center_size(centre - vec2(0.0, 20.0), Vec2::splat(26.0));
        control::icon(ui.painter(), sign, Icon::File, mix(palette.hairline, palette.muted, 0.5));
    }
    let line = centre + vec2(0.0, if has_room { 16.0 } else { 0.0 });
    let text = ui.painter().layout(says.to_owned(), tokens::regular(size::BODY), palette.muted, rect.width() - 24.0);
    ui.painter().galley(line - text.size() / 2.0, text, palette.muted);
}

fn row_ui(
    ui: &mut Ui,
    rect: Rect,
    row: &RecentRow,
    (place, is_chosen): (usize, bool),
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    let response = ui.interact(rect, egui::Id::unique(("recent file", place)), Sense::click());
    let state = if row.is_missing { ", missing" } else { "" };
    let spoken = format!("{}, {}{state}", row.title, row.place);
    response.widget_info(|| WidgetInfo::selected(Role::Button, !row.is_missing, is_chosen, &spoken));
    let body = rect.shrink2(vec2(2.0, 3.0));
    if is_chosen || response.has_focus() {
        ui.painter().rect_filled(body, CornerRadius::same(radius::CONTROL), palette.tint);
        let edge = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(body, CornerRadius::same(radius::CONTROL), edge, StrokeKind::Inside);
    } else if response.hovered() {
        let fill = mix(palette.panel, palette.ink, 0.04);
        ui.painter().rect_filled(body, CornerRadius::same(radius::CONTROL), fill);
    }
    let picture = Rect::from_min_size(pos2(rect.left() + 12.0, rect.center().y - 21.0), vec2(56.0, 42.0));
    welcome::picture_ui(ui, picture, row.scene.as_deref(), palette, store);
    let right = if row.is_missing { rect.right() - 40.0 } else { rect.right() - 12.0 };
    let text =
        Rect::from_min_max(pos2(rect.left() + 82.0, rect.center().y - 19.0), pos2(right, rect.center().y + 20.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(text));
    child.spacing_mut().item_spacing = vec2(8.0, 1.0);
    let title_tint = if row.is_missing { palette.muted } else { palette.ink };
    control::from_right(&mut child, 20.0, |ui| {
        control::line(ui, &row.when, tokens::regular(size::SMALL), palette.muted);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            control::line(ui, &row.title, tokens::semibold(size::BODY), title_tint);
        });
    });
    let (says, tint) = if row.is_missing {
        (format!("missing: {}", row.place), palette.pain_text)
    } else {
        (row.place.clone(), palette.muted)
    };
    control::line(&mut child, &says, tokens::regular(size::SMALL), tint);
    if row.is_missing {
        let place = Rect::from_center_size(pos2(rect.right() - 22.0, rect.center().y), vec2(30.0, 30.0));
        let mut side = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let spoken = format!("Remove {} from the list", row.title);
        let cross = Button { icon: Some(Icon::X), name: &spoken, ..Button::new(Look::Quiet, "") };
        if cross.show(&mut side, palette).on_hover_text(&spoken).clicked() {
            out.push(Intent::ForgetFile(row.path.clone()));
        }
    }
    if response.on_hover_text(row.path.display().to_string()).clicked() && !row.is_missing {
        out.push(Intent::OpenFile(row.path.clone()));
    }
}
