//! The Details of a persona: who she is, her picture, what she wants and does, what she is worth.

use egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::{
    DetailsView,
    form::{Form, caption, heading, section, with},
    lists::{duplicate_persona, neighbours_ui, persona_list},
    read, remove_ui,
    rows::{Rows, rows_ui},
    scale::Scale,
    value::value_ui,
};
use crate::{
    edit::{Command, Label, Selection, Word},
    interact::Intent,
    model::{BasisPoints, Id, Persona, Subject},
    ui::{
        control::{self, Button, Look},
        portrait,
        tokens::Palette,
    },
    wording::figure,
};

/// The persona whose tab it is.
#[derive(Clone, Copy)]
struct Room<'a> {
    view: &'a DetailsView<'a>,
    form: Form<'a>,
    id: Id<Persona>,
    persona: &'a Persona,
}

impl Room<'_> {
    /// The command that changes her.
    fn with(&self, change: impl FnOnce(&mut Persona)) -> Command {
        with(self.id, self.persona, change)
    }
}

/// Shows the tab of one persona.
pub(super) fn persona_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Persona>,
    persona: &Persona,
    out: &mut Vec<Intent>,
) {
    let form = Form::of(view, id, Word::Persona);
    let room = Room { view, form, id, persona };
    heading(ui, "Persona", view.palette);
    portrait_ui(ui, room, out);
    let named = Form { label: Label::Rename(Word::Persona), ..form };
    let rename = |text| Command::Rename(Subject::Persona(id), text);
    named.line(ui, ("Name", "what they are called"), &persona.name, rename, out);
    let set = |text| room.with(|next| next.demographics = text);
    form.line(ui, ("In a few words", "age, household, situation"), &persona.demographics, set, out);
    let set = |text| room.with(|next| next.quote = text);
    form.lines(ui, ("Says", "a sentence of their own"), &persona.quote, set, out);
    let value = persona.share.map(read::of_share).unwrap_or_default();
    let words = ("Share of all customers (%)", "an equal part of the rest", "A share from 0 to 100.");
    let set = |share| room.with(|next| next.share = share);
    form.read(ui, words, &value, read::optional(read::share), set, out);
    lists_ui(ui, room, out);
    value_ui(ui, view, &form, id, persona, out);
    section(ui, view, ("Loyalty", &loyalty(persona)), out, |ui, out| loyalty_ui(ui, room, out));
    let is_child = if persona.may_be_under_13 { "may be under 13" } else { "" };
    section(ui, view, ("Protection and place", is_child), out, |ui, out| {
        let change = |(), is_on| room.with(|next| next.may_be_under_13 = is_on);
        form.several(ui, "", &[((), "May be under 13")], |()| persona.may_be_under_13, change, out);
        caption(ui, "Then personal data need a parent’s consent in many countries.", view.palette);
        neighbours_ui(ui, &persona_list(view.map), id, view.palette, out);
    });
    control::rule(ui, view.palette);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(0.0);
        if Button::new(Look::Plain, "Duplicate persona").show(ui, view.palette).clicked()
            && let Some((copy, command)) = duplicate_persona(view.map, id)
        {
            out.push(Intent::Edit(command, Label::Add(Word::Persona, 1)));
            out.push(Intent::Select(Selection::one(Subject::Persona(copy))));
        }
    });
    if view.map.personas.len() > 1 {
        remove_ui(ui, "Remove persona", vec![Subject::Persona(id)], view.palette, out);
    } else {
        caption(ui, "The only persona stays: how it feels must be somebody’s.", view.palette);
    }
}

/// Her picture or her initial, and what changes it: the colours, a file.
fn portrait_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { view, form, id, persona } = room;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(72.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Portrait of {}", persona.name)));
        disc(ui, rect, persona, view.colour(id), view.palette);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                colours_ui(ui, room, out);
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let text =
                    if persona.portrait.picture.is_some() { "Another picture…" } else { "Choose a picture…" };
                let tip = "PNG, JPEG or WebP; made small for the map file";
                if Button::new(Look::Plain, text).show(ui, view.palette).on_hover_text(tip).clicked() {
                    out.push(Intent::ChoosePicture(Subject::Persona(id)));
                }
                if persona.portrait.picture.is_some()
                    && Button::new(Look::Quiet, "Remove picture").show(ui, view.palette).clicked()
                {
                    let without = room.with(|next| next.portrait.picture = None);
                    out.push(Intent::Edit(without, form.label));
                }
            });
        });
    });
}

/// A persona as a disc: her picture, or her initial on her colour.
pub(super) fn disc(ui: &Ui, rect: Rect, persona: &Persona, colour: Color32, palette: &Palette) {
    portrait::disc(ui, rect, (&persona.name, persona.portrait.picture.as_ref()), colour, palette);
}

/// The theme's colours for personas, one of them chosen.
fn colours_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { view, form, id, .. } = room;
    for (place, colour) in (0_u8..).zip(view.palette.personas) {
        let is_on = view.colour(id) == colour;
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
        let spoken = format!("Colour {}", place + 1);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &spoken));
        ui.painter().circle_filled(rect.center(), 9.0, colour);
        if is_on || response.hovered() {
            let edge = if is_on { Stroke::new(2.0, view.palette.ink) } else { Stroke::new(1.0, view.palette.muted) };
            ui.painter().rect_stroke(rect, CornerRadius::same(12), edge, StrokeKind::Inside);
        }
        control::focus_ring(ui.painter(), rect, 12, &response, view.palette);
        if response.on_hover_text(&spoken).clicked() && !is_on {
            let change = room.with(|next| next.portrait.colour = Some(place));
            out.push(Intent::Edit(change, form.label));
        }
    }
}

fn lists_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { view, form, persona, .. } = room;
    type Part = fn(&mut Persona) -> &mut Vec<String>;
    let lists: [(Rows<'_>, &[String], Part); 5] = [
        (Rows { name: "Goals", one: "Goal", hint: "what they want to reach" }, &persona.goals, |persona| {
            &mut persona.goals
        }),
        (Rows { name: "Motivations", one: "Motivation", hint: "why they want it" }, &persona.motivations, |persona| {
            &mut persona.motivations
        }),
        (Rows { name: "Needs", one: "Need", hint: "what they cannot do without" }, &persona.needs, |persona| {
            &mut persona.needs
        }),
        (
            Rows { name: "Frustrations", one: "Frustration", hint: "what gets in their way" },
            &persona.frustrations,
            |persona| &mut persona.frustrations,
        ),
        (Rows { name: "Behaviours", one: "Behaviour", hint: "what they do" }, &persona.behaviours, |persona| {
            &mut persona.behaviours
        }),
    ];
    let [goals, rest @ ..] = lists;
    let show = |ui: &mut Ui, (rows, values, part): (Rows<'_>, &[String], Part), out: &mut Vec<Intent>| {
        let set = |values| room.with(|next| *part(next) = values);
        rows_ui(ui, &form, rows, values, set, out);
    };
    show(ui, goals, out);
    let said: usize = rest.iter().map(|(_, values, _)| values.len()).sum();
    let holds = if said == 0 { String::new() } else { said.to_string() };
    section(ui, view, ("Motivations, needs, behaviours", &holds), out, |ui, out| {
        for list in rest {
            show(ui, list, out);
        }
    });
}

fn loyalty(persona: &Persona) -> String {
    let said =
        |name: &str, share: Option<BasisPoints>| share.map(|share| format!("{name} {}", figure::score(share.value())));
    let parts = [said("attitude", persona.loyalty.attitude), said("behaviour", persona.loyalty.behaviour)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn loyalty_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, persona, .. } = room;
    let scale = |name, value: Option<BasisPoints>| Scale {
        name,
        value: value.map(i64::from),
        ends: (0, 10_000),
        step: 500,
        says: &|value| figure::score(BasisPoints::clamped(value).value()),
        unsaid: "nobody said",
        can_clear: true,
    };
    let set = |value: Option<i64>| room.with(|next| next.loyalty.attitude = value.map(BasisPoints::clamped));
    scale("In attitude: how they think of us", persona.loyalty.attitude).show(ui, &form, set, out);
    let set = |value: Option<i64>| room.with(|next| next.loyalty.behaviour = value.map(BasisPoints::clamped));
    scale("In behaviour: what they do", persona.loyalty.behaviour).show(ui, &form, set, out);
}
