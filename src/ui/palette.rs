//! The command palette: every action by name, and the way to every touchpoint, stage and persona.
//!
//! Knows what is offered and what is typed; owns neither the map nor what was used lately.

use egui::{
    Color32, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{
    control,
    direction::is_leftward,
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    interact::{
        Action, Intent,
        palette::{Match, Offer, OfferKind, matches},
    },
    scene::icon::Icon,
    wording,
};

/// What the palette offers, what is typed, and where the arrows are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// Everything it offers.
    pub offers: Vec<Offer>,
    /// What is typed.
    pub typed: String,
    /// The place in the list that Enter takes.
    pub at: usize,
}

/// What was chosen: the action, if it was one, and what it asks for.
pub type Chosen = (Option<Action>, Intent);

/// Rows that are seen at once.
const ROWS: usize = 10;
const ROW: f32 = 34.0;
/// Rows at all: typing on finds the rest.
const AT_MOST: usize = 200;

/// Shows the palette; what was chosen once something was.
pub fn palette_ui(ui: &mut Ui, choice: &mut Choice, palette: &Palette) -> Option<Chosen> {
    ui.set_width(580.0_f32.min(ui.ctx().content_rect().width() - 48.0));
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut found = matches(&choice.typed, &choice.offers);
    found.truncate(AT_MOST);
    choice.at = choice.at.min(found.len().saturating_sub(1));
    let before = choice.at;
    let is_entered = keys(ui, choice, found.len());
    // The row that Enter takes stays in view.
    let is_moved = before != choice.at;
    field_ui(ui, choice, palette);
    ui.add_space(8.0);
    control::rule(ui, palette);
    ui.add_space(6.0);
    if found.is_empty() {
        ui.add_space(8.0);
        let says = format!("Nothing is called “{}”.", choice.typed.trim());
        control::paragraph(ui, &says, tokens::regular(size::BODY), palette.muted);
        ui.add_space(8.0);
    }
    #[expect(clippy::cast_precision_loss, reason = "ten rows")]
    let high = (ROWS as f32 * ROW).min(ui.ctx().content_rect().height() - 200.0).max(2.0 * ROW);
    let mut taken = is_entered.then_some(choice.at);
    control::tall(high).show(ui, |ui| {
        for (place, one) in found.iter().enumerate() {
            let Some(offer) = choice.offers.get(one.place) else { continue };
            let response = row_ui(ui, offer, one, (place == choice.at, is_moved), palette);
            if response.clicked() {
                taken = Some(place);
            }
        }
    });
    let offer = found.get(taken?).and_then(|one| choice.offers.get(one.place))?;
    let action = match offer.kind {
        OfferKind::Action(action) => Some(action),
        _ => None,
    };
    Some((action, offer.asks.clone()?))
}

fn field_id() -> egui::Id {
    egui::Id::unique("palette field")
}

/// The arrows move, Enter takes.
fn keys(ui: &Ui, choice: &mut Choice, count: usize) -> bool {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = count.saturating_sub(1);
    if pressed(Key::ArrowDown) {
        choice.at = if choice.at >= last { 0 } else { choice.at + 1 };
    }
    if pressed(Key::ArrowUp) {
        choice.at = choice.at.checked_sub(1).unwrap_or(last);
    }
    if pressed(Key::PageDown) {
        choice.at = (choice.at + ROWS).min(last);
    }
    if pressed(Key::PageUp) {
        choice.at = choice.at.saturating_sub(ROWS);
    }
    pressed(Key::Enter)
}

fn field_ui(ui: &mut Ui, choice: &mut Choice, palette: &Palette) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 30.0), Sense::hover());
        let place = Rect::from_center_size(rect.center(), egui::Vec2::splat(17.0));
        control::icon(ui.painter(), place, Icon::Search, palette.muted);
        let filter = EventFilter { tab: true, vertical_arrows: true, horizontal_arrows: true, escape: false };
        let edit = TextEdit::singleline(&mut choice.typed)
            .id(field_id())
            .font(tokens::regular(size::TITLE))
            .hint_text("Any action, touchpoint, stage or persona")
            .event_filter(filter)
            .frame(egui::Frame::new())
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(0.0, 30.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Command");
        if response.changed() {
            choice.at = 0;
        }
        if !response.has_focus() {
            response.request_focus();
        }
    });
}

fn row_ui(ui: &mut Ui, offer: &Offer, one: &Match, (is_at, is_moved): (bool, bool), palette: &Palette) -> Response {
    let is_enabled = offer.asks.is_some();
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    response.widget_info(|| WidgetInfo {
        selected: Some(is_at),
        ..WidgetInfo::labeled(Role::ListBoxOption, is_enabled, &offer.name)
    });
    if is_at && is_moved {
        ui.scroll_to_rect(rect, None);
    }
    let fill = match (is_at, response.hovered()) {
        (true, _) => palette.tint,
        (false, true) => mix(palette.panel, palette.ink, 0.04),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, radius::BAND, fill);
    let faint = palette.faint;
    let ink = if is_enabled { palette.ink } else { faint };
    let icon = match offer.kind {
        OfferKind::Action(_) => None,
        OfferKind::Touchpoint => Some(Icon::SquarePlus),
        OfferKind::Stage => Some(Icon::Columns),
        OfferKind::Persona => Some(Icon::Users),
    };
    let mut left = rect.left() + 10.0;
    if let Some(icon) = icon {
        let place = Rect::from_center_size(pos2(left + 8.0, rect.center().y), egui::Vec2::splat(15.0));
        control::icon(ui.painter(), place, icon, palette.muted);
        left += 26.0;
    }
    let is_key = matches!(offer.kind, OfferKind::Action(_)) && !offer.says.is_empty() && is_enabled;
    let said = if is_enabled { offer.says.clone() } else { wording::window::NOT_NOW.to_owned() };
    let says = ui.painter().layout_no_wrap(said, tokens::regular(size::SMALL), palette.muted);
    let mut job = name_job(offer, one, ink, if is_enabled { palette.accent_text } else { faint });
    let room = (rect.right() - 10.0 - says.size().x - 16.0 - left).max(60.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let name = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, ink);
    let at = pos2(rect.right() - 10.0 - says.size().x, rect.center().y - says.size().y / 2.0);
    if is_key {
        let cap = Rect::from_min_size(at, says.size()).expand2(vec2(6.0, 3.0)).translate(vec2(-6.0, 0.0));
        let edge = Stroke::new(1.0, palette.hairline);
        ui.painter().rect(cap, 5, palette.panel, edge, egui::StrokeKind::Inside);
        ui.painter().galley(at - vec2(6.0, 0.0), says, palette.muted);
    } else {
        ui.painter().galley(at, says, if is_enabled { palette.muted } else { faint });
    }
    response
}

/// The name with the typed letters in front of the others.
fn name_job(offer: &Offer, one: &Match, ink: Color32, typed: Color32) -> LayoutJob {
    let plain = TextFormat::simple(tokens::regular(size::BODY), ink);
    let bold = TextFormat::simple(tokens::semibold(size::BODY), typed);
    // In two looks the parts of a name from right to left would stand in the order from left to right.
    if offer.name.chars().any(is_leftward) {
        return LayoutJob::single_section(offer.name.clone(), plain);
    }
    let mut job = LayoutJob::default();
    for (at, letter) in offer.name.char_indices() {
        let is_typed = one.letters.iter().any(|range| range.contains(&at));
        job.append(&letter.to_string(), 0.0, if is_typed { bold.clone() } else { plain.clone() });
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In how many pieces a name is set of which its first two letters were typed.
    fn pieces(name: &str) -> usize {
        let offer = |name: &str| Offer {
            kind: OfferKind::Touchpoint,
            name: name.to_owned(),
            says: String::new(),
            asks: None,
            used: None,
        };
        let typed: String = name.chars().take(2).collect();
        let offers = [offer(name)];
        let one = &matches(&typed, &offers)[0];
        let sections = name_job(&offers[0], one, Color32::BLACK, Color32::WHITE).sections;
        sections.chunk_by(|one, next| one.format == next.format).count()
    }

    #[test]
    fn a_name_from_right_to_left_is_set_in_one_piece_so_that_its_words_keep_their_order() {
        assert_eq!(pieces("Instagram ad"), 2);
        assert_eq!(pieces("هي تسأل صديقتها"), 1);
    }
}
