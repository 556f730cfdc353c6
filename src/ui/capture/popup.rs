//! The list of what a half-typed sign could become.

use egui::{Area, Color32, Frame, Margin, Order, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Hand, Line};
use crate::{
    edit::capture::{Choice, Completion},
    model::Creator,
    scene::icon::Icon,
    ui::{
        control,
        tokens::{self, Palette, mix, radius, size},
    },
    wording::{capture as words, choice},
};

/// Width of the list, in points.
const WIDE: f32 = 320.0;

pub(super) fn popup_ui(ui: &Ui, hand: &Hand<'_>, list: &Completion, line: &mut Line, at: Pos2) {
    let palette = hand.view.palette;
    let shown = line.chosen.or(list.is_open.then_some(0));
    let left = (at.x - 24.0).min(ui.ctx().content_rect().right() - WIDE - 16.0).max(8.0);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.hairline))
        .corner_radius(radius::CONTROL)
        .shadow(tokens::shadow(palette))
        .inner_margin(Margin::same(4));
    let area = Area::new(egui::Id::unique("capture choices"))
        .order(Order::Foreground)
        .pivot(egui::Align2::LEFT_BOTTOM)
        .fixed_pos(pos2(left, at.y));
    let taken = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(WIDE);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut taken = None;
            for (place, choice) in list.choices.iter().enumerate() {
                if row_ui(ui, choice, shown == Some(place), hand, palette).clicked() {
                    taken = Some(choice.clone());
                }
            }
            taken
        })
    });
    if let Some(choice) = taken.inner.inner {
        line.take(list, &choice);
        line.wants_keys = true;
    }
}

fn row_ui(ui: &mut Ui, choice: &Choice, is_chosen: bool, hand: &Hand<'_>, palette: &Palette) -> Response {
    let (name, says) = texts(choice, hand);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let spoken = if says.is_empty() { name.clone() } else { format!("{name}, {says}") };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &spoken));
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => palette.tint,
        (false, true) => mix(palette.panel, palette.ink, 0.05),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, radius::BAND, fill);
    let ink = if is_chosen { palette.accent_text } else { palette.ink };
    let mut left = rect.left() + 10.0;
    if let Some(icon) = icon(choice, hand) {
        let place = Rect::from_center_size(pos2(left + 7.0, rect.center().y), Vec2::splat(14.0));
        control::icon(ui.painter(), place, icon, if is_chosen { ink } else { palette.muted });
        left += 24.0;
    }
    let says = ui.painter().layout_no_wrap(says, tokens::regular(size::SMALL), palette.muted);
    let room = (rect.right() - 10.0 - says.size().x - 12.0 - left).max(40.0);
    let mut job = egui::text::LayoutJob::simple_singleline(name, tokens::semibold(size::BODY), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let name = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left, rect.center().y - name.size().y / 2.0), name, ink);
    let at = pos2(rect.right() - 10.0 - says.size().x, rect.center().y - says.size().y / 2.0);
    ui.painter().galley(at, says, palette.muted);
    response
}

fn icon(choice: &Choice, hand: &Hand<'_>) -> Option<Icon> {
    let map = hand.view.context.map;
    Some(match choice {
        Choice::Channel(id, name) => {
            let channel = map.channels.get(*id);
            Icon::for_channel(name, channel.and_then(|channel| channel.icon.as_deref()))
        }
        Choice::NewChannel(name, _) => Icon::for_channel(name, None),
        Choice::Tag("love") => Icon::face(1),
        Choice::Tag("pain") => Icon::face(-1),
        Choice::Cause { is_love, .. } => Icon::face(if *is_love { 1 } else { -1 }),
        Choice::Effort(_) => Icon::Wrench,
        Choice::Title(..) => Icon::Spline,
        Choice::Stage(..) => Icon::Columns,
        Choice::Persona(..) => Icon::Users,
        Choice::Tag(_) => return None,
    })
}

/// The name of a choice, and a few words about it.
fn texts(choice: &Choice, hand: &Hand<'_>) -> (String, String) {
    let map = hand.view.context.map;
    let (name, says) = match choice {
        Choice::Channel(id, name) => {
            let place = map.channels.get(*id).map_or("", |channel| choice::place(channel.place));
            return (name.clone(), place.to_owned());
        }
        Choice::NewChannel(name, place) => {
            let key = if *place == crate::model::Place::Online { "Ctrl+1" } else { "Ctrl+2" };
            return (name.clone(), format!("new, {}   {key}", choice::place(*place)));
        }
        Choice::Tag(name) => {
            let says = match *name {
                "paid" => words::creator_means(Creator::Paid),
                "owned" => words::creator_means(Creator::Owned),
                "earned" => words::creator_means(Creator::Earned),
                "love" => "+1",
                _ => "−1",
            };
            (*name, says)
        }
        Choice::Cause { name, is_love } => (*name, if *is_love { "of love" } else { "of pain" }),
        Choice::Effort(name) => {
            let says = match *name {
                "xs" => "an hour or two",
                "s" => "days",
                "m" => "weeks",
                "l" => "a quarter",
                _ => "a programme",
            };
            return (name.to_uppercase(), says.to_owned());
        }
        Choice::Title(id, title) => {
            let stage = map.touchpoints.get(*id).and_then(|touchpoint| map.stages.get(touchpoint.stage));
            return (title.clone(), stage.map_or_else(String::new, |stage| stage.name.clone()));
        }
        Choice::Stage(_, name) => (name.as_str(), "stage"),
        Choice::Persona(_, name) => (name.as_str(), "how it feels"),
    };
    (name.to_owned(), says.to_owned())
}
