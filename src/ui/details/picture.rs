//! A picture inside a record: shown, chosen through a file dialog, taken away.

use egui::{Sense, Ui, vec2};

use super::form::Form;
use crate::{
    edit::Command,
    interact::Intent,
    model::{Picture, Subject},
    ui::{
        control::{Button, Look},
        portrait::texture,
    },
};

/// Shows the picture of a record with its buttons; `without` takes it away.
pub(super) fn picture_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    (name, subject): (&str, Subject),
    picture: Option<&Picture>,
    without: Command,
    out: &mut Vec<Intent>,
) {
    form.caption(ui, name);
    if let Some(picture) = picture {
        shown_ui(ui, form, picture, if subject == Subject::About { 64.0 } else { 160.0 });
    }
    ui.horizontal(|ui| {
        let text = if picture.is_some() { "Another picture…" } else { "Choose a picture…" };
        let button = Button::new(Look::Plain, text);
        if button.show(ui, form.palette).on_hover_text("PNG, JPEG or WebP; made small for the map file").clicked() {
            out.push(Intent::ChoosePicture(subject));
        }
        if picture.is_some() && Button::new(Look::Quiet, "Remove picture").show(ui, form.palette).clicked() {
            out.push(Intent::Edit(without, form.label));
        }
    });
}

/// A picture at most so high; a line says so where it is broken.
fn shown_ui(ui: &mut Ui, form: &Form<'_>, picture: &Picture, most: f32) {
    let Some(texture) = texture(ui, picture) else {
        form.caption(ui, "The picture in the map file cannot be read.");
        return;
    };
    let size = texture.size_vec2();
    let scale = (most / size.y).min(ui.available_width() / size.x).min(1.0);
    let (rect, _) = ui.allocate_exact_size(size * scale, Sense::hover());
    let whole = egui::Rect::from_min_max(egui::Pos2::ZERO, vec2(1.0, 1.0).to_pos2());
    ui.painter().image(texture.id(), rect, whole, egui::Color32::WHITE);
}
