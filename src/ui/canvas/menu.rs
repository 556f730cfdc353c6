//! The menu of the canvas: what can be done with what is beneath the pointer, each with its key.

use egui::{Button, Ui};

use super::CanvasView;
use crate::interact::{Intent, short_list};

pub(super) fn menu_ui(ui: &mut Ui, view: &CanvasView<'_>, out: &mut Vec<Intent>) {
    ui.set_min_width(210.0);
    for (place, group) in short_list(view.selection).iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        for action in *group {
            let key = action.shortcut().map(|key| key.shown(cfg!(target_os = "macos"))).unwrap_or_default();
            let is_possible = action.intent(&view.situation).is_some();
            let entry = Button::new(action.name()).shortcut_text(key).frame(false);
            if ui.add_enabled(is_possible, entry).clicked() {
                out.push(Intent::Act(*action));
                ui.close();
            }
        }
    }
}
