//! The Details tab: what is selected – one touchpoint and how it feels to the active persona, several at once, a
//! link, a stage, a persona –, or the map itself.
//!
//! Knows the records of the map, and asks; changes nothing.
//!
//! Limitations: of several touchpoints only feeling, creator and effort are changed together; the folded rest of a
//! touchpoint (metrics, procedure, consent …) is not edited here yet.

use egui::{Color32, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::{
    control::{self, Button, Look},
    field::Field,
    link_details::link_ui,
    map_details::{map_ui, persona_ui, stage_ui},
    tokens::{self, Palette, mix, radius, size},
};
use crate::{
    edit::{Command, Label, Selection, Word},
    interact::Intent,
    model::{
        Channel, Creator, Effort, EffortSize, Emotion, Experience, Face, Id, JourneyMap, Order, Persona, Place,
        Subject, Touchpoint,
    },
    scene::icon::Icon,
    wording,
};

/// What the tab shows.
#[derive(Clone, Copy)]
pub struct DetailsView<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// What is selected.
    pub selection: &'a Selection,
    /// Whose feelings are shown.
    pub persona: Id<Persona>,
    /// The number on the selected card.
    pub number: Option<usize>,
    /// The colours.
    pub palette: &'a Palette,
}

/// Shows the tab.
pub fn details_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let map = view.map;
    match view.selection.only() {
        Some(Subject::Touchpoint(id)) if let Some(touchpoint) = map.touchpoints.get(id) => {
            touchpoint_ui(ui, view, id, touchpoint, out);
        }
        Some(Subject::Link(id)) if let Some(link) = map.links.get(id) => link_ui(ui, view, id, link, out),
        Some(Subject::Stage(id)) if let Some(stage) = map.stages.get(id) => stage_ui(ui, view, id, stage, out),
        Some(Subject::Persona(id)) if let Some(persona) = map.personas.get(id) => {
            persona_ui(ui, view, id, persona, out)
        }
        None if !view.selection.is_empty() => several_ui(ui, view, out),
        _ => map_ui(ui, view, out),
    }
}

/// What all of these have in common, if they do.
fn common<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values.all(|value| value.as_ref() == Some(&first)).then_some(first)
}

fn several_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let touchpoints: Vec<_> = view.selection.touchpoints().collect();
    ui.add_space(4.0);
    let text = wording::window::selected(view.selection);
    control::paragraph(ui, &text, tokens::semibold(size::LARGE), view.palette.ink);
    if !touchpoints.is_empty() {
        touchpoints_ui(ui, view, &touchpoints, out);
    }
    let text = format!("Remove all {}", view.selection.len());
    remove_ui(ui, &text, view.selection.iter().collect(), view.palette, out);
}

/// What can be said of several touchpoints at once; what they share is shown as chosen.
fn touchpoints_ui(ui: &mut Ui, view: &DetailsView<'_>, touchpoints: &[Id<Touchpoint>], out: &mut Vec<Intent>) {
    let records = || touchpoints.iter().filter_map(|id| view.map.touchpoints.get(*id));
    if let Some(persona) = view.map.personas.get(view.persona) {
        caption(ui, &format!("How all of them feel for {}", persona.name), view.palette);
        let now = common(touchpoints.iter().map(|id| view.map.emotion(*id, view.persona).map(Emotion::face)));
        faces_ui(ui, now, view.palette, |face| {
            let emotion = face.map(Emotion::from);
            let rated = |id: &_| Command::SetEmotion { touchpoint: *id, persona: view.persona, emotion };
            out.push(Intent::edit(Command::All(touchpoints.iter().map(rated).collect())));
        });
    }
    caption(ui, "Creator", view.palette);
    let change = |creator| Command::SetCreator { touchpoints: touchpoints.to_vec(), creator };
    creator_ui(ui, common(records().map(|record| record.creator)), view.palette, change, out);
    caption(ui, "Effort to improve", view.palette);
    let now = common(records().map(|record| record.effort.map(Effort::nearest_size)));
    let change = |effort| Command::SetEffort { touchpoints: touchpoints.to_vec(), effort };
    effort_ui(ui, now, view.palette, change, out);
}

/// The last line of the tab: what takes away what is selected.
pub(super) fn remove_ui(ui: &mut Ui, text: &str, subjects: Vec<Subject>, palette: &Palette, out: &mut Vec<Intent>) {
    ui.add_space(8.0);
    if Button::new(Look::Plain, text).show(ui, palette).on_hover_text("Delete; undo brings it back").clicked() {
        out.push(Intent::edit(Command::Remove(subjects)));
    }
}

fn touchpoint_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    touchpoint: &Touchpoint,
    out: &mut Vec<Intent>,
) {
    let palette = view.palette;
    head_ui(ui, view, touchpoint);
    let title = Field {
        name: "Title",
        key: id.raw(),
        value: &touchpoint.title,
        hint: "what happens, in the customer's words",
        rows: 1,
        label: Label::Rename(Word::Touchpoint),
    };
    title.show(ui, palette, |text| Command::Rename(Subject::Touchpoint(id), text), out);
    let action = Field {
        name: "What the customer does",
        key: id.raw(),
        value: &touchpoint.action,
        hint: "looks, asks, compares …",
        rows: 2,
        label: Label::Change(Word::Touchpoint),
    };
    action.show(ui, palette, |action| Command::set(id, Touchpoint { action, ..touchpoint.clone() }), out);
    experience_ui(ui, view, id, out);
    caption(ui, "Creator", palette);
    let change = |creator| Command::SetCreator { touchpoints: vec![id], creator };
    creator_ui(ui, touchpoint.creator, palette, change, out);
    caption(ui, "Channels", palette);
    channels_ui(ui, view, id, touchpoint, out);
    caption(ui, "Effort to improve", palette);
    let change = |effort| Command::SetEffort { touchpoints: vec![id], effort };
    effort_ui(ui, touchpoint.effort.map(Effort::nearest_size), palette, change, out);
    let responsible = Field {
        name: "Responsible",
        key: id.raw(),
        value: &touchpoint.responsible,
        hint: "who answers for it",
        rows: 1,
        label: Label::Change(Word::Touchpoint),
    };
    let set = |responsible| Command::set(id, Touchpoint { responsible, ..touchpoint.clone() });
    responsible.show(ui, palette, set, out);
    let notes = Field {
        name: "Notes",
        key: id.raw(),
        value: &touchpoint.notes,
        hint: "",
        rows: 2,
        label: Label::Change(Word::Touchpoint),
    };
    notes.show(ui, palette, |notes| Command::set(id, Touchpoint { notes, ..touchpoint.clone() }), out);
    remove_ui(ui, "Remove touchpoint", vec![Subject::Touchpoint(id)], palette, out);
}

fn head_ui(ui: &mut Ui, view: &DetailsView<'_>, touchpoint: &Touchpoint) {
    let stage = view.map.stages.get(touchpoint.stage).map_or("", |stage| stage.name.as_str());
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        if let Some(number) = view.number {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 10.0, view.palette.ink);
            let font = tokens::semibold(size::TINY);
            control::centred(ui.painter(), rect, &number.to_string(), font, view.palette.panel);
        }
        control::line(ui, stage, tokens::semibold(size::LARGE), view.palette.ink);
    });
}

/// A line above a control.
pub(super) fn caption(ui: &mut Ui, text: &str, palette: &Palette) {
    ui.add_space(4.0);
    control::paragraph(ui, text, tokens::regular(size::SMALL), palette.muted);
}

fn experience_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Touchpoint>, out: &mut Vec<Intent>) {
    let Some(persona) = view.map.personas.get(view.persona) else { return };
    let experience = view.map.experiences.get(id, view.persona);
    caption(ui, &format!("How it feels for {}", persona.name), view.palette);
    let now = experience.filter(|experience| !experience.is_absent).and_then(|experience| experience.emotion);
    faces_ui(ui, now.map(Emotion::face), view.palette, |face| {
        let emotion = face.map(Emotion::from);
        out.push(Intent::edit(Command::SetEmotion { touchpoint: id, persona: view.persona, emotion }));
    });
    let empty = Experience::default();
    let experience = experience.unwrap_or(&empty);
    let name = format!("What {} thinks", persona.name);
    let thought = Field {
        name: &name,
        key: id.raw(),
        value: &experience.thought,
        hint: "in the customer's own words",
        rows: 2,
        label: Label::Change(Word::Experience),
    };
    let key = (id, view.persona);
    thought.show(ui, view.palette, |thought| Command::set(key, Experience { thought, ..experience.clone() }), out);
}

/// The five faces as buttons; `choose` hears the face, or none when the chosen one is clicked again.
pub fn faces_ui(ui: &mut Ui, now: Option<Face>, palette: &Palette, mut choose: impl FnMut(Option<Face>)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for face in Face::ALL {
            let is_on = now == Some(face);
            let response = face_button(ui, face, is_on, palette);
            let tip = format!("{} of 5 (key {})", face.level() + 3, face.level() + 3);
            if response.on_hover_text(tip).clicked() {
                choose(if is_on { None } else { Some(face) });
            }
        }
    });
}

/// What a face is called.
#[must_use]
pub fn face_name(face: Face) -> &'static str {
    match face {
        Face::VeryBad => "Very bad",
        Face::Bad => "Bad",
        Face::Neutral => "Neutral",
        Face::Good => "Good",
        Face::VeryGood => "Very good",
    }
}

fn face_tones(face: Face, palette: &Palette) -> Color32 {
    match face.level() {
        ..=-1 => palette.pain,
        0 => palette.neutral,
        1.. => palette.love,
    }
}

fn face_button(ui: &mut Ui, face: Face, is_on: bool, palette: &Palette) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(46.0, 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, face_name(face)));
    let tone = face_tones(face, palette);
    let fill = match (is_on, response.hovered()) {
        (true, _) => mix(palette.panel, tone, 0.16),
        (false, true) => mix(palette.panel, palette.ink, 0.05),
        (false, false) => palette.panel,
    };
    let edge = if is_on { Stroke::new(1.5, tone) } else { Stroke::new(1.0, palette.hairline) };
    ui.painter().rect(rect, radius::CONTROL, fill, edge, egui::StrokeKind::Inside);
    let place = Rect::from_center_size(rect.center(), Vec2::splat(24.0));
    control::icon(
        ui.painter(),
        place,
        Icon::face(face.level()),
        if is_on { tone } else { mix(palette.panel, palette.ink, 0.62) },
    );
    control::focus_ring(ui.painter(), rect, radius::CONTROL, &response, palette);
    response
}

/// What a creator is called.
#[must_use]
pub fn creator_name(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "Paid",
        Creator::Owned => "Owned",
        Creator::Earned => "Earned",
    }
}

fn creator_ui(
    ui: &mut Ui,
    now: Option<Creator>,
    palette: &Palette,
    change: impl Fn(Option<Creator>) -> Command,
    out: &mut Vec<Intent>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for creator in [Creator::Paid, Creator::Owned, Creator::Earned] {
            let is_on = now == Some(creator);
            let tones = palette.creator(creator);
            if control::chip(ui, creator_name(creator), is_on, Some(tones), palette).clicked() {
                out.push(Intent::edit(change(if is_on { None } else { Some(creator) })));
            }
        }
    });
}

fn effort_ui(
    ui: &mut Ui,
    now: Option<EffortSize>,
    palette: &Palette,
    change: impl Fn(Option<Effort>) -> Command,
    out: &mut Vec<Intent>,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for size in EffortSize::ALL {
            let is_on = now == Some(size);
            if control::chip(ui, effort_name(size), is_on, None, palette).clicked() {
                out.push(Intent::edit(change(if is_on { None } else { Some(Effort::Size(size)) })));
            }
        }
    });
}

/// What an effort is called.
#[must_use]
pub fn effort_name(size: EffortSize) -> &'static str {
    match size {
        EffortSize::XS => "XS",
        EffortSize::S => "S",
        EffortSize::M => "M",
        EffortSize::L => "L",
        EffortSize::XL => "XL",
    }
}

fn channels_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    touchpoint: &Touchpoint,
    out: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
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
    new_channel_ui(ui, view, id, touchpoint, out);
}

/// Adds a channel at this place and puts the touchpoint into it; one that is there under this name is taken as it is.
#[must_use]
pub fn add_channel(map: &JourneyMap, id: Id<Touchpoint>, touchpoint: &Touchpoint, name: &str, place: Place) -> Command {
    let mut channels = touchpoint.channels.clone();
    let known = map.channels.iter().find(|(_, record)| record.name.eq_ignore_ascii_case(name));
    if let Some((channel, _)) = known {
        if !channels.contains(&channel) {
            channels.push(channel);
        }
        return Command::SetChannels { touchpoint: id, channels };
    }
    let new = (0..).map(|occurrence| Id::from_words(name, occurrence)).find(|new| !map.channels.contains(*new));
    let new = new.unwrap_or_else(|| Id::from_words(name, 0));
    let last = map.channels_in_order().last().map(|(_, record)| record.order.clone());
    let record = Channel { name: name.to_owned(), order: Order::after(last.as_ref()), place, icon: None };
    channels.push(new);
    Command::All(vec![Command::add(new, record), Command::SetChannels { touchpoint: id, channels }])
}

fn new_channel_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    touchpoint: &Touchpoint,
    out: &mut Vec<Intent>,
) {
    let key = egui::Id::unique(("new channel", id.raw()));
    let mut name = ui.data(|data| data.get_temp::<String>(key)).unwrap_or_default();
    let mut is_entered = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let edit = egui::TextEdit::singleline(&mut name)
            .id(key.with("text"))
            .hint_text("another channel")
            .margin(egui::Margin::symmetric(10, 6))
            .min_size(vec2(0.0, 30.0))
            .desired_width((ui.available_width() - 164.0).max(80.0));
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo { label: Some("New channel".into()), ..WidgetInfo::new(Role::TextInput) });
        is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_full = !name.trim().is_empty();
        let is_known = view.map.channels.values().any(|record| record.name.eq_ignore_ascii_case(name.trim()));
        let choices =
            [("Online", "Add online channel", Place::Online), ("Offline", "Add offline channel", Place::Offline)];
        let mut chosen = (is_entered && is_known).then_some(Place::Online);
        for (text, spoken, place) in choices {
            let add = Button { is_enabled: is_full, name: spoken, width: 72.0, ..Button::new(Look::Plain, text) };
            let response = add.show(ui, view.palette);
            if response.clicked() {
                chosen = Some(place);
            }
            // Enter in the field goes on to the question; the keyboard is there from the next frame on.
            if is_entered && is_full && !is_known && place == Place::Online {
                response.request_focus();
            }
        }
        if let Some(place) = chosen.filter(|_| is_full) {
            out.push(Intent::edit(add_channel(view.map, id, touchpoint, name.trim(), place)));
            name.clear();
            ui.memory_mut(|memory| memory.request_focus(key.with("text")));
        }
    });
    ui.data_mut(|data| data.insert_temp(key, name));
}
