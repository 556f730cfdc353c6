//! Links without a drag: a touchpoint is chosen by a click, or by a part of its title.

use egui::{
    Align2, CornerRadius, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::{CanvasView, Screen, canvas_id, pointer::handle_of};
use crate::{
    interact::{Gesture, Intent},
    layout::LinkKind,
    model::{Id, Touchpoint},
    ui::tokens::{self, radius, size},
    wording,
};

/// So many titles are offered.
const OFFERED: usize = 6;

fn target_id() -> egui::Id {
    canvas_id().with("link target")
}

/// Has the field of a link that is drawn been shown already, and got the keyboard?
#[must_use]
pub fn has_link_field(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<String>(target_id())).is_some()
}

/// The field at the card from which a link is drawn; where it stands on the screen.
pub(super) fn target_ui(
    ui: &mut Ui,
    view: &CanvasView<'_>,
    screen: Screen,
    gesture: &mut Gesture,
    out: &mut Vec<Intent>,
) -> Option<Rect> {
    let id = target_id();
    let Gesture::Aiming { from, .. } = *gesture else {
        ui.data_mut(|data| data.remove_temp::<String>(id));
        return None;
    };
    let card = screen.rect_of(view.layout.card(from)?.rect);
    let size_of = vec2(240.0, 34.0);
    let at = handle_of(card) + vec2(14.0, -17.0);
    let at =
        at.clamp(screen.rect.min + vec2(8.0, 8.0), (screen.rect.max - size_of - vec2(8.0, 230.0)).max(screen.rect.min));
    let rect = Rect::from_min_size(at, size_of);
    let known = ui.data(|data| data.get_temp::<String>(id));
    let mut text = known.clone().unwrap_or_default();
    if known.is_none() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let is_entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().add(tokens::shadow(view.palette).as_shape(rect, corner));
    ui.painter().rect(rect, corner, view.palette.panel, Stroke::new(1.5, view.palette.accent), StrokeKind::Inside);
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .font(tokens::regular(size::BODY))
        .hint_text("Link to… click a card, or type")
        .frame(egui::Frame::new())
        .desired_width(rect.width() - 20.0);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, 8.0))));
    let response = child.add(edit).accessible_name("Link to");
    let offered = found(view, from, &text);
    ui.data_mut(|data| data.insert_temp(id, text));
    let mut chosen = offered.first().map(|(id, _)| *id).filter(|_| is_entered);
    let mut bottom = rect.bottom();
    for (place, (to, title)) in offered.iter().enumerate() {
        let row = Rect::from_min_size(pos2(rect.left(), bottom + 2.0), vec2(rect.width(), 28.0));
        let entry = ui.interact(row, id.with(to.raw()), Sense::CLICK);
        entry.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Link to {title}")));
        let fill = if place == 0 || entry.hovered() { view.palette.tint } else { view.palette.panel };
        ui.painter().rect(row, corner, fill, Stroke::new(1.0, view.palette.hairline), StrokeKind::Inside);
        let painter = ui.painter().with_clip_rect(row.shrink(2.0));
        let at = row.left_center() + vec2(10.0, 0.0);
        painter.text(at, Align2::LEFT_CENTER, title, tokens::regular(size::BODY), view.palette.ink);
        if entry.clicked() {
            chosen = Some(*to);
        }
        bottom = row.bottom();
    }
    if let Some(to) = chosen {
        out.push(Intent::Link { from, to });
        *gesture = Gesture::Idle;
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        *gesture = Gesture::Idle;
        ui.memory_mut(|memory| memory.request_focus(canvas_id()));
    }
    Some(Rect::from_min_max(rect.min, pos2(rect.right(), bottom)))
}

/// Touchpoints whose titles or numbers begin so, then those that hold it, in journey order.
fn found(view: &CanvasView<'_>, from: Id<Touchpoint>, text: &str) -> Vec<(Id<Touchpoint>, String)> {
    let asked = text.trim().to_lowercase();
    if asked.is_empty() {
        return Vec::new();
    }
    let titles = view.layout.cards.iter().filter(|card| card.id != from).filter_map(|card| {
        let title = view.map.touchpoints.get(card.id)?.title.trim().to_owned();
        let shown = format!("{} {title}", card.number);
        let rank = match title.to_lowercase() {
            _ if shown.starts_with(&asked) => 0,
            title if title.starts_with(&asked) => 1,
            title if title.contains(&asked) => 2,
            _ => return None,
        };
        Some((rank, card.id, shown))
    });
    let mut titles: Vec<_> = titles.collect();
    titles.sort_by_key(|(rank, _, _)| *rank);
    titles.into_iter().take(OFFERED).map(|(_, id, shown)| (id, shown)).collect()
}

/// Links in the accessibility tree, each where its share would stand.
pub(super) fn links_ui(ui: &mut Ui, view: &CanvasView<'_>, screen: Screen, out: &mut Vec<Intent>) {
    for path in &view.layout.links {
        let LinkKind::Drawn(link) = path.kind else { continue };
        let subject = crate::model::Subject::Link(link);
        let Some(middle) = path.corners.get(path.corners.len() / 2) else { continue };
        let place = Rect::from_center_size(screen.view().to_screen(*middle), vec2(6.0, 6.0));
        if !screen.rect.intersects(place) {
            continue;
        }
        let response = ui.interact(place, canvas_id().with(("link", link.raw())), Sense::CLICK);
        let is_selected = view.selection.contains(subject);
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, is_selected, wording::window::link(view.map, link))
        });
        // A click of the pointer is the gesture's; this is one of a screen reader.
        if response.clicked() && !ui.input(|input| input.pointer.any_released()) {
            out.push(Intent::Select(crate::edit::Selection::one(subject)));
        }
        response.context_menu(|ui| super::menu::menu_ui(ui, view, out));
    }
}
