//! What an earlier run could not save, offered in front of everything: a row a map, with its picture.
//!
//! Knows what it is told and asks; keeps only which "Discard" was pressed once.

use std::path::PathBuf;

use egui::{Align, Align2, Area, Context, Frame, Key, Layout, Margin, Modal, Order, Sense, Ui, vec2};

use super::{
    control::{self, Button, Look},
    paint::Store,
    tokens::{self, Palette, radius, size},
    welcome::picture_ui,
};
use crate::{interact::Intent, scene::Scene};

/// A map that was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// By what it is asked for.
    pub slot: PathBuf,
    /// What it is called.
    pub title: String,
    /// Its file, or that it has none.
    pub place: String,
    /// How long ago it was kept: "3 minutes ago".
    pub ago: String,
}

/// Shows the offers, if there are any.
pub fn offers_ui(
    ctx: &Context,
    offers: &[(OfferView, &Scene)],
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    if offers.is_empty() {
        return;
    }
    let id = egui::Id::unique("offers");
    let frame = Frame::new()
        .fill(palette.panel)
        .corner_radius(radius::CARD)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(24));
    let area = Area::new(id).anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).order(Order::Foreground);
    Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        ui.set_width(600.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        ui.spacing_mut().item_spacing.y = 8.0;
        control::paragraph(ui, "Unsaved changes were kept", tokens::semibold(size::TITLE), palette.ink);
        let says = "The program ended before these maps were saved. Open one to go on where you were.";
        control::paragraph(ui, says, tokens::regular(size::BODY), palette.muted);
        ui.add_space(4.0);
        let height = ui.ctx().content_rect().height() - 260.0;
        control::tall(height.max(120.0)).show(ui, |ui| {
            for (offer, scene) in offers {
                offer_ui(ui, offer, scene, palette, store, out);
            }
        });
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let later = Button { width: 92.0, height: 34.0, ..Button::new(Look::Quiet, "Later") };
            if later.show(ui, palette).clicked() {
                out.push(Intent::Later);
            }
        });
    });
    if ctx.input(|input| input.key_pressed(Key::Escape)) {
        out.push(Intent::Later);
    }
}

fn offer_ui(
    ui: &mut Ui,
    offer: &OfferView,
    scene: &Scene,
    palette: &Palette,
    store: &mut Store,
    out: &mut Vec<Intent>,
) {
    control::rule(ui, palette);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let (picture, _) = ui.allocate_exact_size(vec2(136.0, 80.0), Sense::hover());
        picture_ui(ui, picture, Some(scene), palette, store);
        let words = vec2((ui.available_width() - 190.0).max(80.0), 80.0);
        ui.allocate_ui_with_layout(words, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.set_width(words.x);
            ui.add_space(6.0);
            control::paragraph(ui, &offer.title, tokens::semibold(size::BODY), palette.ink);
            control::paragraph(ui, &offer.place, tokens::regular(size::SMALL), palette.muted);
            control::paragraph(ui, &offer.ago, tokens::regular(size::SMALL), palette.muted);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons_ui(ui, offer, palette, out));
    });
}

/// Discarding is for good, so it takes a second click.
fn buttons_ui(ui: &mut Ui, offer: &OfferView, palette: &Palette, out: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.x = 6.0;
    let name = format!("Open {}", offer.title);
    if (Button { name: &name, height: 34.0, ..Button::new(Look::Primary, "Open") }).show(ui, palette).clicked() {
        out.push(Intent::Recover(offer.slot.clone()));
    }
    let id = egui::Id::unique(("discard", &offer.slot));
    let is_sure = ui.memory(|memory| memory.data.get_temp::<bool>(id).unwrap_or_default());
    let text = if is_sure { "Discard for good" } else { "Discard…" };
    let name = format!("{text} {}", offer.title);
    if (Button { name: &name, height: 34.0, ..Button::new(Look::Quiet, text) }).show(ui, palette).clicked() {
        if is_sure {
            out.push(Intent::DiscardKept(offer.slot.clone()));
        }
        ui.memory_mut(|memory| memory.data.insert_temp(id, !is_sure));
    }
}
