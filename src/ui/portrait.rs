//! Personas as discs: their picture cut round, or their initial on their colour.
//!
//! Limitations: a picture that is broken is none.

use egui::{Color32, CornerRadius, Rect, Stroke, Ui, epaint::RectShape, vec2};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    control,
    tokens::{self, Palette},
};
use crate::{model::Picture, scene::portrait};

/// Letters on a disc are never smaller, in points.
const LEAST: f32 = 11.0;

/// A persona of this name, with her picture if she has one.
pub fn disc(ui: &Ui, rect: Rect, (name, picture): (&str, Option<&Picture>), colour: Color32, palette: &Palette) {
    let radius = rect.width() / 2.0;
    let Some(texture) = picture.and_then(|picture| texture(ui, picture)) else {
        ui.painter().circle_filled(rect.center(), radius, colour);
        let letters = tokens::semibold((radius * 0.9).max(LEAST));
        control::centred(ui.painter(), rect, &initial(name), letters, palette.on_persona);
        return;
    };
    // The middle square of the picture, cut round.
    let size = texture.size_vec2();
    let side = size.min_elem() / 2.0;
    let part = vec2(side / size.x.max(1.0), side / size.y.max(1.0));
    let middle = Rect::from_min_max((vec2(0.5, 0.5) - part).to_pos2(), (vec2(0.5, 0.5) + part).to_pos2());
    let picture = RectShape::filled(rect, CornerRadius::same(round(radius)), Color32::WHITE);
    ui.painter().add(picture.with_texture(texture.id(), middle));
    ui.painter().circle_stroke(rect.center(), radius, Stroke::new((radius / 18.0).clamp(1.25, 2.0), colour));
}

/// What stands on a disc without a picture.
#[must_use]
pub fn initial(name: &str) -> String {
    name.graphemes(true).next().unwrap_or_default().to_uppercase()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
fn round(radius: f32) -> u8 {
    radius.round().clamp(0.0, 255.0) as u8
}

/// The picture on the graphics card, kept as long as it is shown.
pub fn texture(ui: &Ui, picture: &Picture) -> Option<egui::TextureHandle> {
    let id = egui::Id::unique(("picture", &picture.png));
    if let Some(known) = ui.data(|data| data.get_temp::<Option<egui::TextureHandle>>(id)) {
        return known;
    }
    let made = portrait(picture).and_then(|pixels| {
        let size = [usize::try_from(pixels.width).ok()?, usize::try_from(pixels.height).ok()?];
        let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
        Some(ui.ctx().load_texture("picture", image, egui::TextureOptions::LINEAR))
    });
    ui.data_mut(|data| data.insert_temp(id, made.clone()));
    made
}
