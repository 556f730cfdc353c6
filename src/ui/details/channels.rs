//! Where a touchpoint happens: its channels as chips, a line for a new one, and whether it crosses from online to
//! offline.

use egui::{Role, Ui, WidgetInfo};

use super::{
    DetailsView,
    form::{Form, chips, with},
    lists::free_id,
};
use crate::{
    edit::{Command, Word},
    interact::Intent,
    model::{Channel, Id, JourneyMap, Order, Place, Touchpoint},
    ui::control::{self, Button, Look},
};

/// Shows the channels.
pub(super) fn channels_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    touchpoint: &Touchpoint,
    out: &mut Vec<Intent>,
) {
    chips(ui, |ui| {
        for (channel, record) in view.map.channels_in_order() {
            let is_on = touchpoint.channels.contains(&channel);
            if control::chip(ui, &record.name, is_on, None, view.palette).clicked() {
                let mut channels = touchpoint.channels.clone();
                if is_on {
                    channels.retain(|other| *other != channel);
                } else {
                    channels.push(channel);
                }
                out.push(Intent::edit(Command::SetChannels { touchpoint: id, channels }));
            }
        }
    });
    let new = new_channel_ui(ui, view, id.raw());
    if let Some((name, place)) = new {
        out.push(Intent::edit(add_channel(view.map, id, touchpoint, &name, place)));
    }
    if touchpoint.is_omni_channel() || touchpoint.crosses_online_offline {
        let form = Form::of(view, id, Word::Touchpoint);
        let crosses = [((), "Crosses online and offline")];
        let change = |(), is_on| with(id, touchpoint, |record| record.crosses_online_offline = is_on);
        form.several(ui, "", &crosses, |()| touchpoint.crosses_online_offline, change, out);
    }
}

/// Adds a channel at this place and puts the touchpoint into it; one that is there under this name is taken as it is.
#[must_use]
pub fn add_channel(map: &JourneyMap, id: Id<Touchpoint>, touchpoint: &Touchpoint, name: &str, place: Place) -> Command {
    let mut channels = touchpoint.channels.clone();
    let (channel, new) = channel_named(map, name, place);
    if !channels.contains(&channel) {
        channels.push(channel);
    }
    let set = Command::SetChannels { touchpoint: id, channels };
    new.map_or(set.clone(), |new| Command::All(vec![new, set]))
}

/// The channel of this name, and what makes it where there is none yet.
pub(super) fn channel_named(map: &JourneyMap, name: &str, place: Place) -> (Id<Channel>, Option<Command>) {
    let known = map.channels.iter().find(|(_, record)| record.name.to_lowercase() == name.to_lowercase());
    if let Some((channel, _)) = known {
        return (channel, None);
    }
    let id = free_id(&map.channels, name);
    let last = map.channels_in_order().last().map(|(_, record)| record.order.clone());
    let record = Channel { name: name.to_owned(), order: Order::after(last.as_ref()), place, icon: None };
    (id, Some(Command::add(id, record)))
}

/// Width of the buttons that say where a channel is.
const PLACE: f32 = 72.0;

/// A line for the name of a channel, with the question whether it is online or offline.
pub(super) fn new_channel_ui(ui: &mut Ui, view: &DetailsView<'_>, key: u64) -> Option<(String, Place)> {
    let key = egui::Id::unique(("new channel", key));
    let mut name = ui.data(|data| data.get_temp::<String>(key)).unwrap_or_default();
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let buttons = 2.0 * (PLACE + ui.spacing().item_spacing.x);
        let edit = control::line_edit(&mut name)
            .id(key.with("text"))
            .hint_text("another channel")
            .desired_width((ui.available_width() - buttons).max(80.0));
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo { label: Some("New channel".into()), ..WidgetInfo::new(Role::TextInput) });
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_full = !name.trim().is_empty();
        let is_known = view.map.channels.values().any(|record| record.name.eq_ignore_ascii_case(name.trim()));
        let choices =
            [("Online", "Add online channel", Place::Online), ("Offline", "Add offline channel", Place::Offline)];
        chosen = (is_entered && is_known).then_some(Place::Online);
        for (text, spoken, place) in choices {
            let add = Button {
                is_enabled: is_full,
                name: spoken,
                width: PLACE,
                height: control::LINE,
                ..Button::new(Look::Plain, text)
            };
            let response = add.show(ui, view.palette);
            if response.clicked() {
                chosen = Some(place);
            }
            // Enter in the field goes on to the question; the keyboard is there from the next frame on.
            if is_entered && is_full && !is_known && place == Place::Online {
                response.request_focus();
            }
        }
    });
    let written = name.trim().to_owned();
    let new = chosen.filter(|_| !written.is_empty()).map(|place| (written, place));
    if new.is_some() {
        name.clear();
        ui.memory_mut(|memory| memory.request_focus(key.with("text")));
    }
    ui.data_mut(|data| data.insert_temp(key, name));
    new
}
