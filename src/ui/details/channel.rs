//! The Details of a channel: its name, online or offline, its icon, what happens in it, and merging it into another.

use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{
    DetailsView,
    form::{Form, caption, heading, pick, section, with},
    lists::{channel_list, duplicate_channel, neighbours_ui, row_ui},
    remove_ui, words,
};
use crate::{
    edit::{Command, Label, Selection, Word},
    interact::Intent,
    model::{Channel, Id, Subject},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::mix,
    },
};

/// Shows the tab of one channel.
pub(super) fn channel_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Channel>,
    channel: &Channel,
    out: &mut Vec<Intent>,
) {
    let form = Form::of(view, id, Word::Channel);
    heading(ui, "Channel", view.palette);
    let named = Form { label: Label::Rename(Word::Channel), ..form };
    let rename = |text| Command::Rename(Subject::Channel(id), text);
    named.line(ui, ("Name", "what it is called"), &channel.name, rename, out);
    let set = |place| with(id, channel, |next| next.place = place);
    form.always(ui, "Where it is", words::PLACES, channel.place, set, out);
    form.caption(ui, "Icon");
    icons_ui(ui, view, &form, id, channel, out);
    touchpoints_ui(ui, view, id, out);
    section(ui, view, ("Place among the channels", ""), out, |ui, out| {
        neighbours_ui(ui, &channel_list(view.map), id, view.palette, out);
    });
    merge_ui(ui, view, id, out);
    control::rule(ui, view.palette);
    ui.add_space(4.0);
    if Button::new(Look::Plain, "Duplicate channel").show(ui, view.palette).clicked()
        && let Some((copy, command)) = duplicate_channel(view.map, id)
    {
        out.push(Intent::edit(command));
        out.push(Intent::Select(Selection::one(Subject::Channel(copy))));
    }
    remove_ui(ui, "Remove channel", vec![Subject::Channel(id)], view.palette, out);
}

/// The icons that stand for channels, and the one guessed from the name.
fn icons_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    form: &Form<'_>,
    id: Id<Channel>,
    channel: &Channel,
    out: &mut Vec<Intent>,
) {
    let palette = view.palette;
    let shown = Icon::for_channel(&channel.name, channel.icon.as_deref());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for icon in Icon::ALL.iter().copied().filter(|icon| is_for_channels(*icon)) {
            let is_on = icon == shown;
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(30.0), Sense::click());
            let spoken = format!("Icon: {}", icon.name().replace('-', " "));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &spoken));
            if is_on || response.hovered() {
                let fill = if is_on { palette.tint } else { mix(palette.panel, palette.ink, 0.05) };
                ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
            }
            if is_on {
                let edge = Stroke::new(1.5, palette.accent);
                ui.painter().rect_stroke(rect, CornerRadius::same(6), edge, StrokeKind::Inside);
            }
            control::icon(ui.painter(), rect.shrink(6.0), icon, if is_on { palette.accent_text } else { palette.ink });
            control::focus_ring(ui.painter(), rect, 6, &response, palette);
            if response.on_hover_text(&spoken).clicked() && !is_on {
                let change = with(id, channel, |next| next.icon = Some(icon.name().to_owned()));
                out.push(Intent::Edit(change, form.label));
            }
        }
    });
    if channel.icon.is_some() && Button::new(Look::Quiet, "Guess from the name").show(ui, palette).clicked() {
        let change = with(id, channel, |next| next.icon = None);
        out.push(Intent::Edit(change, form.label));
    }
}

/// Tools and marks do not stand for channels.
fn is_for_channels(icon: Icon) -> bool {
    let mut before_tools = Icon::ALL.iter().take_while(|other| **other != Icon::Pointer);
    before_tools.any(|other| *other == icon)
}

/// The touchpoints in the channel, each a button that goes there.
fn touchpoints_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Channel>, out: &mut Vec<Intent>) {
    let here = view.map.touchpoints_in_order();
    let here: Vec<_> = here.into_iter().filter(|(_, touchpoint)| touchpoint.channels.contains(&id)).collect();
    let holds = here.len().to_string();
    section(ui, view, ("Touchpoints", &holds), out, |ui, out| {
        for (touchpoint, record) in &here {
            let stage = view.map.stages.get(record.stage).map_or("", |stage| stage.name.as_str());
            let spoken = format!("Go to {}", record.title);
            if row_ui(ui, (&record.title, stage, &spoken), None, view.palette).clicked() {
                out.push(Intent::ShowTouchpoint(*touchpoint));
            }
        }
        if here.is_empty() {
            caption(ui, "No touchpoint happens here.", view.palette);
        }
    });
}

/// What was written twice becomes one: the touchpoints of this channel go over to another.
fn merge_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Channel>, out: &mut Vec<Intent>) {
    let others = view.map.channels_in_order().into_iter().filter(|(other, _)| *other != id);
    let others: Vec<_> = others.map(|(other, channel)| (other, channel.name.clone())).collect();
    if others.is_empty() {
        return;
    }
    let key = ("Merge into another channel", id.raw());
    if let Some(into) = pick(ui, key, "which one", &others, None, view.palette) {
        out.push(Intent::edit(Command::MergeChannels { from: id, into }));
        out.push(Intent::Select(Selection::one(Subject::Channel(into))));
    }
}
