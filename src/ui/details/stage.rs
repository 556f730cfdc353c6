//! The Details of a stage: its name and phase, what the customer wants and asks there, its checklist, its width.

use egui::{Align, Layout, Ui, vec2};

use super::{
    DetailsView,
    form::{Form, heading, section, with},
    lists::{neighbours_ui, stage_list},
    read, remove_ui,
    rows::new_line_ui,
    words,
};
use crate::{
    edit::{Command, Label, Word},
    interact::{Action, Intent},
    model::{Answer, Id, JourneyMap, Order, Phase, Stage, Subject},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, size},
    },
    wording,
};

/// Shows the tab of one stage.
pub(super) fn stage_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Stage>, stage: &Stage, out: &mut Vec<Intent>) {
    let form = Form::of(view, id, Word::Stage);
    heading(ui, "Stage", view.palette);
    let named = Form { label: Label::Rename(Word::Stage), ..form };
    let rename = |text| Command::Rename(Subject::Stage(id), text);
    named.line(ui, ("Name", "what it is called"), &stage.name, rename, out);
    let phases = Phase::ALL.map(|phase| (phase, wording::canvas::phase(phase)));
    let into = |phase| into_phase(view.map, id, stage, phase);
    form.always(ui, "Phase", &phases, stage.phase, into, out);
    let set = |text| with(id, stage, |next| next.customer_goal = text);
    let words = ("The customer’s goal", "what they want to reach here");
    form.lines(ui, words, &stage.customer_goal, set, out);
    let set = |text| with(id, stage, |next| next.customer_question = text);
    let words = ("The customer’s question", "what they ask themselves here");
    form.lines(ui, words, &stage.customer_question, set, out);
    let answered = if stage.checklist.is_empty() { String::new() } else { stage.checklist.len().to_string() };
    section(ui, view, ("Checklist", &answered), out, |ui, out| checklist_ui(ui, &form, id, stage, out));
    let wide = stage.width.map(|width| format!("width {width}")).unwrap_or_default();
    section(ui, view, ("Place and width", &wide), out, |ui, out| {
        neighbours_ui(ui, &stage_list(view.map, stage.phase), id, view.palette, out);
        let value = stage.width.map(|width| width.to_string()).unwrap_or_default();
        let words = ("Width on the map", "as wide as its cards need", "A whole number from 120 to 4,000.");
        let read_width = |text: &str| read::whole::<u32>(text).filter(|width| (120..=4_000).contains(width));
        let set = |width| with(id, stage, |next| next.width = width);
        form.read(ui, words, &value, read::optional(read_width), set, out);
    });
    control::rule(ui, view.palette);
    ui.add_space(4.0);
    if Button::new(Look::Tinted, "New touchpoint here").show(ui, view.palette).on_hover_text("N").clicked() {
        out.push(Intent::Act(Action::NewTouchpoint));
    }
    let text = match view.map.touchpoints_of(id).len() {
        0 => "Remove stage".to_owned(),
        1 => "Remove stage and its touchpoint".to_owned(),
        count => format!("Remove stage and its {count} touchpoints"),
    };
    remove_ui(ui, &text, vec![Subject::Stage(id)], view.palette, out);
}

/// The questions of the checklist, each with its answer, and a line for the next.
fn checklist_ui(ui: &mut Ui, form: &Form<'_>, id: Id<Stage>, stage: &Stage, out: &mut Vec<Intent>) {
    for (question, answer) in &stage.checklist {
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            let room = (ui.available_width() - 34.0).max(40.0);
            ui.allocate_ui_with_layout(vec2(room, 26.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(room);
                control::paragraph(ui, question, tokens::regular(size::BODY), form.palette.ink);
            });
            let spoken = format!("Remove question: {question}");
            let cross = Button { icon: Some(Icon::X), name: &spoken, height: 26.0, ..Button::new(Look::Quiet, "") };
            if cross.show(ui, form.palette).on_hover_text(&spoken).clicked() {
                let without = with(id, stage, |next| next.checklist.retain(|other, _| other != question));
                out.push(Intent::Edit(without, form.label));
            }
        });
        super::form::chips(ui, |ui| {
            for (option, text) in words::ANSWERS {
                let spoken = format!("{question} {}", text.to_lowercase());
                let is_on = answer == option;
                if control::named_chip(ui, text, &spoken, is_on, None, form.palette).clicked() && !is_on {
                    let said = with(id, stage, |next| next.checklist.extend([(question.clone(), *option)]));
                    out.push(Intent::Edit(said, form.label));
                }
            }
        });
    }
    if let Some(question) = new_line_ui(ui, ("new question", form.key), "New question", "a question to answer here") {
        let asked = with(id, stage, |next| next.checklist.extend([(question, Answer::No)]));
        out.push(Intent::Edit(asked, form.label));
    }
}

/// To the end of a phase, or to its beginning where it comes from an earlier one.
fn into_phase(map: &JourneyMap, id: Id<Stage>, stage: &Stage, phase: Phase) -> Command {
    let there: Vec<Order> = map
        .stages_in_order()
        .into_iter()
        .filter(|(_, other)| other.phase == phase)
        .map(|(_, other)| other.order.clone())
        .collect();
    let order = if stage.phase < phase { Order::between(None, there.first()) } else { Order::after(there.last()) };
    with(id, stage, |next| (next.phase, next.order) = (phase, order))
}
