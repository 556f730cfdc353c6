//! The Details of the map itself, of a stage and of a persona.
//!
//! Knows the records of the map, and asks; changes nothing.
//!
//! Limitations: a persona's lists (goals, needs …) and the evidence line of the map are not edited here yet.

use egui::{Ui, vec2};

use super::{
    control::{self, Button, Look},
    details::{DetailsView, caption, remove_ui},
    field::Field,
    tokens::{self, Palette, size},
};
use crate::{
    edit::{Command, Label, Selection, Word},
    interact::{Action, Intent},
    model::{About, Id, JourneyMap, Order, Persona, Phase, Stage, Subject},
    wording,
};

/// Nothing is selected: the map itself.
pub(super) fn map_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let (map, palette) = (view.map, view.palette);
    ui.add_space(4.0);
    control::line(ui, "The map", tokens::semibold(size::LARGE), palette.ink);
    let hint = "Nothing is selected. Click a card, a link or a stage; Tab goes through the touchpoints.";
    control::paragraph(ui, hint, tokens::regular(size::SMALL), palette.muted);
    let about = &map.about;
    let set = |about: About| Command::SetAbout(Box::new(about));
    let title = Field { value: &about.title, ..line("Journey", 0, "what the customer is after", Word::Map) };
    title.show(ui, palette, |text| Command::Rename(Subject::About, text), out);
    let organisation = Field { value: &about.organisation, ..line("Organisation", 0, "whose map it is", Word::Map) };
    organisation.show(ui, palette, |organisation| set(About { organisation, ..about.clone() }), out);
    let hint = "where she is, what made her start";
    let scenario = Field { value: &about.scenario, rows: 2, ..line("Scenario", 0, hint, Word::Map) };
    scenario.show(ui, palette, |scenario| set(About { scenario, ..about.clone() }), out);
    caption(ui, "Personas", palette);
    chips_ui(ui, palette, |ui| {
        for (id, persona) in map.personas_in_order() {
            if control::chip(ui, &persona.name, false, None, palette).clicked() {
                out.push(Intent::Select(Selection::one(Subject::Persona(id))));
            }
        }
        let add = Button { height: 26.0, ..Button::new(Look::Tinted, "Add persona") };
        if add.show(ui, palette).clicked() {
            let (id, command) = add_persona(map);
            out.push(Intent::edit(command));
            out.push(Intent::Select(Selection::one(Subject::Persona(id))));
        }
    });
    caption(ui, "Stages", palette);
    chips_ui(ui, palette, |ui| {
        for (id, stage) in map.stages_in_order() {
            if control::chip(ui, &stage.name, false, None, palette).clicked() {
                out.push(Intent::Select(Selection::one(Subject::Stage(id))));
            }
        }
        let add = Button { height: 26.0, ..Button::new(Look::Tinted, "Add stage") };
        if add.show(ui, palette).on_hover_text("New stage (S)").clicked() {
            out.push(Intent::Act(Action::NewStage));
        }
    });
}

fn chips_ui(ui: &mut Ui, _palette: &Palette, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        add(ui);
    });
}

/// A field of one line; its value is still to be said.
fn line<'a>(name: &'a str, key: u64, hint: &'a str, word: Word) -> Field<'a> {
    Field { name, key, value: "", hint, rows: 1, label: Label::Change(word) }
}

/// A new persona after the others, and her id.
#[must_use]
pub fn add_persona(map: &JourneyMap) -> (Id<Persona>, Command) {
    let count = map.personas.len() + 1;
    let name = format!("Persona {count}");
    let free = (0..).map(|occurrence| Id::from_words(&name, occurrence)).find(|id| !map.personas.contains(*id));
    let id = free.unwrap_or_else(|| Id::from_words(&name, 0));
    let last = map.personas_in_order().last().map(|(_, persona)| persona.order.clone());
    (id, Command::add(id, Persona::named(name, Order::after(last.as_ref()))))
}

/// A persona: who she is.
pub(super) fn persona_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Persona>,
    persona: &Persona,
    out: &mut Vec<Intent>,
) {
    let palette = view.palette;
    ui.add_space(4.0);
    control::line(ui, "Persona", tokens::semibold(size::LARGE), palette.ink);
    let hint = "what she is called";
    let name = Field {
        value: &persona.name,
        label: Label::Rename(Word::Persona),
        ..line("Name", id.raw(), hint, Word::Persona)
    };
    name.show(ui, palette, |text| Command::Rename(Subject::Persona(id), text), out);
    let hint = "age, household, situation";
    let who = Field { value: &persona.demographics, ..line("In a few words", id.raw(), hint, Word::Persona) };
    who.show(ui, palette, |demographics| Command::set(id, Persona { demographics, ..persona.clone() }), out);
    let hint = "a sentence of hers";
    let quote = Field { value: &persona.quote, rows: 2, ..line("Says", id.raw(), hint, Word::Persona) };
    quote.show(ui, palette, |quote| Command::set(id, Persona { quote, ..persona.clone() }), out);
    if view.map.personas.len() > 1 {
        remove_ui(ui, "Remove persona", vec![Subject::Persona(id)], palette, out);
    } else {
        caption(ui, "The only persona stays: how it feels must be somebody's.", palette);
    }
}

/// A stage: its name, its phase, what the customer wants there.
pub(super) fn stage_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Stage>, stage: &Stage, out: &mut Vec<Intent>) {
    let palette = view.palette;
    let count = view.map.touchpoints_of(id).len();
    ui.add_space(4.0);
    control::line(ui, "Stage", tokens::semibold(size::LARGE), palette.ink);
    let name = Field {
        value: &stage.name,
        label: Label::Rename(Word::Stage),
        ..line("Name", id.raw(), "what it is called", Word::Stage)
    };
    name.show(ui, palette, |text| Command::Rename(Subject::Stage(id), text), out);
    caption(ui, "Phase", palette);
    chips_ui(ui, palette, |ui| {
        for phase in Phase::ALL {
            let is_on = stage.phase == phase;
            if control::chip(ui, wording::canvas::phase(phase), is_on, None, palette).clicked() && !is_on {
                out.push(Intent::edit(into_phase(view.map, id, stage, phase)));
            }
        }
    });
    let hint = "what she wants to reach here";
    let goal = Field { value: &stage.customer_goal, ..line("The customer's goal", id.raw(), hint, Word::Stage) };
    goal.show(ui, palette, |customer_goal| Command::set(id, Stage { customer_goal, ..stage.clone() }), out);
    let hint = "what she asks herself here";
    let asks =
        Field { value: &stage.customer_question, ..line("The customer's question", id.raw(), hint, Word::Stage) };
    asks.show(ui, palette, |customer_question| Command::set(id, Stage { customer_question, ..stage.clone() }), out);
    ui.add_space(4.0);
    if Button::new(Look::Tinted, "New touchpoint here").show(ui, palette).on_hover_text("N").clicked() {
        out.push(Intent::Act(Action::NewTouchpoint));
    }
    let text = match count {
        0 => "Remove stage".to_owned(),
        1 => "Remove stage and its touchpoint".to_owned(),
        count => format!("Remove stage and its {count} touchpoints"),
    };
    remove_ui(ui, &text, vec![Subject::Stage(id)], palette, out);
}

/// To the end of a phase, or to its beginning where it comes from an earlier one.
fn into_phase(map: &JourneyMap, id: Id<Stage>, stage: &Stage, phase: Phase) -> Command {
    let there: Vec<Order> = map
        .stages_in_order()
        .into_iter()
        .filter(|(_, other)| other.phase == phase)
        .map(|(_, o)| o.order.clone())
        .collect();
    let order = if stage.phase < phase { Order::between(None, there.first()) } else { Order::after(there.last()) };
    Command::set(id, Stage { phase, order, ..stage.clone() })
}
