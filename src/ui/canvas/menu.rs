//! The menu of the canvas: what can be done with what is beneath the pointer, each with its key.

use egui::{Button, Response, Ui};

use super::{CanvasView, Screen, canvas_id};
use crate::{
    interact::{Action, Intent, short_list},
    layout::geometry::Point,
};

/// The menu of the ground and of headings: what comes new comes to where it was opened.
pub(super) fn ground_menu_ui(response: &Response, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) {
    let id = canvas_id().with("menu at");
    if response.secondary_clicked()
        && let Some(place) = response.interact_pointer_pos()
    {
        response.ctx.data_mut(|data| data.insert_temp(id, screen.document(place)));
    }
    let at = response.ctx.data(|data| data.get_temp::<Point>(id));
    response.context_menu(|ui| {
        let mut chosen = Vec::new();
        menu_ui(ui, view, &mut chosen);
        out.extend(chosen.into_iter().map(|intent| match intent {
            Intent::Act(Action::NewTouchpoint) => Intent::Capture { at, from: None },
            Intent::Act(Action::Paste) => Intent::AskPaste(at),
            other => other,
        }));
    });
}

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
