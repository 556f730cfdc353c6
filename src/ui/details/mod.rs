//! The Details tab: what is selected – a touchpoint and how it feels to the active persona, several records at once,
//! a link, a stage, a persona, a channel, an opportunity –, or the map itself. A room for each.
//!
//! Knows the records of the map, and asks; changes nothing. Which sections are unfolded is told by whoever shows it.
//!
//! Limitations: pictures are shown as they are stored, at most 256 pixels a side.

mod channel;
mod channels;
mod evidence;
mod experience;
mod faces;
mod flow;
mod folded;
pub(super) mod form;
mod link;
mod lists;
mod many;
mod map;
mod opportunity;
mod persona;
mod picture;
mod read;
mod rows;
pub(super) mod scale;
mod settings;
mod stage;
mod touchpoint;
mod value;
mod words;

use std::collections::BTreeSet;

use egui::Ui;

pub use channels::add_channel;
pub use faces::faces_ui;
pub use flow::{NoNumber, Unit, read_flow};
pub use lists::{add_persona, duplicate_channel, duplicate_persona};
pub use many::common;
pub use map::{SETTINGS, name_id as map_name_id};
pub use words::{creator_name, effort_name, face_name};

use super::{
    control::{Button, Look},
    tokens::Palette,
};
use crate::{
    edit::{Command, Selection},
    interact::{Intent, Trying},
    model::{Id, JourneyMap, Persona, Subject, Touchpoint},
    scene::icon::Icon,
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
    /// Sections that are open, by name.
    pub unfolded: &'a BTreeSet<String>,
    /// A section that was asked for: the panel goes there.
    pub reveal: Option<&'a str>,
    /// The colours.
    pub palette: &'a Palette,
}

impl DetailsView<'_> {
    /// The colour of a persona.
    fn colour(&self, id: Id<Persona>) -> egui::Color32 {
        let chosen = self.map.personas.get(id).and_then(|persona| persona.portrait.colour).map(usize::from);
        let place = || self.map.personas_in_order().iter().position(|(other, _)| *other == id);
        self.palette.persona(chosen.or_else(place).unwrap_or_default())
    }
}

/// Shows the tab.
pub fn details_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let map = view.map;
    match view.selection.only() {
        Some(Subject::Touchpoint(id)) if let Some(touchpoint) = map.touchpoints.get(id) => {
            touchpoint::touchpoint_ui(ui, view, id, touchpoint, out);
        }
        Some(Subject::Link(id)) if let Some(link) = map.links.get(id) => link::link_ui(ui, view, id, link, out),
        Some(Subject::Stage(id)) if let Some(stage) = map.stages.get(id) => stage::stage_ui(ui, view, id, stage, out),
        Some(Subject::Persona(id)) if let Some(persona) = map.personas.get(id) => {
            persona::persona_ui(ui, view, id, persona, out);
        }
        Some(Subject::Channel(id)) if let Some(channel) = map.channels.get(id) => {
            channel::channel_ui(ui, view, id, channel, out);
        }
        Some(Subject::Opportunity(id)) if let Some(opportunity) = map.opportunities.get(id) => {
            opportunity::opportunity_ui(ui, view, id, opportunity, out);
        }
        None if !view.selection.is_empty() => many::many_ui(ui, view, out),
        _ => map::map_ui(ui, view, out),
    }
}

/// What opens the card on which another feeling, share or exit is tried out.
fn what_if_ui(ui: &mut Ui, touchpoint: Id<Touchpoint>, palette: &Palette, out: &mut Vec<Intent>) {
    ui.add_space(8.0);
    let button = Button { icon: Some(Icon::Branch), ..Button::new(Look::Plain, "What if…") };
    if button.show(ui, palette).on_hover_text("Try another feeling, share or exit").clicked() {
        out.push(Intent::WhatIf(Trying::Open(touchpoint)));
    }
}

/// The last line of the tab: what takes away what is selected.
fn remove_ui(ui: &mut Ui, text: &str, subjects: Vec<Subject>, palette: &Palette, out: &mut Vec<Intent>) {
    ui.add_space(8.0);
    if Button::new(Look::Plain, text).show(ui, palette).on_hover_text("Delete; undo brings it back").clicked() {
        out.push(Intent::edit(Command::Remove(subjects)));
    }
}
