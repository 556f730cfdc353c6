//! How a touchpoint feels to the active persona: face and thought in the open; how strongly exactly, why, what was
//! expected, who of the team said what, and the evidence folded. The other personas stand beside as faces.

use egui::{Color32, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    DetailsView,
    evidence::evidence_ui,
    faces::{face_tone, faces_ui},
    form::{Form, section},
    rows::new_line_ui,
    scale::Scale,
    words::{self, face_name},
};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{Emotion, Experience, ExperienceKey, Face, Id, JourneyMap, Persona, Touchpoint},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, mix, size},
    },
};

/// The experience with a change.
pub(super) fn felt(key: ExperienceKey, experience: &Experience, change: impl FnOnce(&mut Experience)) -> Command {
    let mut next = experience.clone();
    change(&mut next);
    Command::set(key, next)
}

fn form<'a>(view: &DetailsView<'a>, (touchpoint, persona): ExperienceKey) -> Form<'a> {
    let key = touchpoint.raw() ^ persona.raw().rotate_left(20);
    Form { palette: view.palette, key, label: Label::Change(Word::Experience) }
}

/// What is said of it so far.
fn experience(map: &JourneyMap, key: ExperienceKey) -> Experience {
    map.experiences.get_shared(key).map(|shared| (**shared).clone()).unwrap_or_default()
}

/// The face and the thought of the active persona, and the faces of the others.
pub(super) fn open_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Touchpoint>, out: &mut Vec<Intent>) {
    let Some(persona) = view.map.personas.get(view.persona) else { return };
    let key = (id, view.persona);
    let (form, experience) = (form(view, key), experience(view.map, key));
    form.caption(ui, &format!("How it feels for {}", persona.name));
    let now = view.map.emotion(id, view.persona);
    faces_ui(ui, now.map(Emotion::face), view.palette, |face| {
        let emotion = face.map(Emotion::from);
        out.push(Intent::edit(Command::SetEmotion { touchpoint: id, persona: view.persona, emotion }));
    });
    let text = format!("{} does not come here", persona.name);
    form.several(
        ui,
        "",
        &[((), text.as_str())],
        |()| experience.is_absent,
        |(), is_absent| felt(key, &experience, |record| record.is_absent = is_absent),
        out,
    );
    others_ui(ui, view, id, out);
    let name = format!("What {} thinks", persona.name);
    let change = |text| felt(key, &experience, |record| record.thought = text);
    form.lines(ui, (&name, "in the customer’s own words"), &experience.thought, change, out);
}

/// The other personas with their faces; a click makes one the active persona.
fn others_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Touchpoint>, out: &mut Vec<Intent>) {
    if view.map.personas.len() < 2 {
        return;
    }
    super::form::chips(ui, |ui| {
        for (other, persona) in view.map.personas_in_order() {
            if other != view.persona && other_ui(ui, view, id, other, persona).clicked() {
                out.push(Intent::ChoosePersona(other));
            }
        }
    });
}

fn other_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    other: Id<Persona>,
    persona: &Persona,
) -> egui::Response {
    let palette = view.palette;
    let is_absent = view.map.experiences.get(id, other).is_some_and(|experience| experience.is_absent);
    let face = view.map.emotion(id, other).map(Emotion::face);
    let says = match face {
        _ if is_absent => "does not come here".to_owned(),
        Some(face) => face_name(face).to_lowercase(),
        None => "not rated".to_owned(),
    };
    let galley = ui.painter().layout_no_wrap(persona.name.clone(), tokens::regular(size::SMALL), Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 42.0, 26.0), Sense::click());
    let spoken = format!("{}: {says}", persona.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let fill = if response.hovered() { mix(palette.panel, palette.ink, 0.05) } else { palette.panel };
    let edge = Stroke::new(1.0, mix(palette.panel, view.colour(other), 0.6));
    ui.painter().rect(rect, 13, fill, edge, egui::StrokeKind::Inside);
    let place = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), Vec2::splat(17.0));
    match face {
        Some(face) => {
            control::icon(ui.painter(), place, Icon::face(face.level()), face_tone(face, palette));
        }
        None => {
            let dash = [place.left_center() + vec2(4.0, 0.0), place.right_center() - vec2(4.0, 0.0)];
            ui.painter().line_segment(dash, Stroke::new(1.5, palette.muted));
        }
    }
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + 30.0, top), galley, palette.ink);
    control::focus_ring(ui.painter(), rect, 13, &response, palette);
    response.on_hover_text(format!("{spoken}. Click to see and change it."))
}

/// The rest, folded.
pub(super) fn folded_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Touchpoint>, out: &mut Vec<Intent>) {
    let Some(persona) = view.map.personas.get(view.persona) else { return };
    let key = (id, view.persona);
    let (form, experience) = (form(view, key), experience(view.map, key));
    let mut holds = Vec::new();
    holds.extend(view.map.emotion(id, view.persona).map(|emotion| format!("feels {}", words::feeling(emotion))));
    holds.extend((!experience.ratings.is_empty()).then(|| format!("{} raters", experience.ratings.len())));
    section(ui, view, ("Why it feels so", &holds.join(" · ")), out, |ui, out| {
        exactly_ui(ui, &form, id, view, out);
        let name = format!("Why {} does it", persona.name);
        let change = |text| felt(key, &experience, |record| record.motivation = text);
        form.lines(ui, (&name, "the motivation behind it"), &experience.motivation, change, out);
        let name = format!("What {} expects", persona.name);
        let change = |text| felt(key, &experience, |record| record.expectation = text);
        form.lines(ui, (&name, "before it happens"), &experience.expectation, change, out);
        ratings_ui(ui, &form, key, &experience, out);
    });
    let count = experience.evidence.len();
    let holds = match experience.evidence.as_slice() {
        [] => String::new(),
        [only] => words::word(words::EVIDENCE, &only.kind).to_owned(),
        _ => format!("{count} sources"),
    };
    section(ui, view, ("Evidence", &holds), out, |ui, out| {
        let set = |evidence| felt(key, &experience, |record| record.evidence = evidence);
        evidence_ui(ui, &form, &experience.evidence, set, out);
    });
}

/// The feeling on its whole scale, for those who have measured it.
fn exactly_ui(ui: &mut Ui, form: &Form<'_>, id: Id<Touchpoint>, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let scale = Scale {
        name: "How strongly, from −1 to 1",
        value: view.map.emotion(id, view.persona).map(i64::from),
        ends: (-100, 100),
        step: 5,
        says: &|value| words::feeling(Emotion::clamped(value)),
        unsaid: "nobody said",
        can_clear: true,
    };
    let form = Form { label: Label::SetEmotion, ..*form };
    let set = |value: Option<i64>| Command::SetEmotion {
        touchpoint: id,
        persona: view.persona,
        emotion: value.map(Emotion::clamped),
    };
    scale.show(ui, &form, set, out);
}

/// What each of the team said, one line each, and a line for the next rater.
fn ratings_ui(ui: &mut Ui, form: &Form<'_>, key: ExperienceKey, experience: &Experience, out: &mut Vec<Intent>) {
    form.caption(ui, "What each of the team said");
    for (rater, rating) in &experience.ratings {
        let set = |emotion: Option<Emotion>| {
            felt(key, experience, |record| {
                record.ratings.remove(rater);
                record.ratings.extend(emotion.map(|emotion| (rater.clone(), emotion)));
            })
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.allocate_ui_with_layout(
                vec2((ui.available_width() - 5.0 * 28.0 - 34.0).max(40.0), 28.0),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_min_width(ui.available_width());
                    control::line(ui, rater, tokens::regular(size::BODY), form.palette.ink);
                },
            );
            for face in Face::ALL {
                if small_face(ui, form, rater, face, rating.face() == face).clicked() {
                    out.push(Intent::Edit(set(Some(Emotion::from(face))), form.label));
                }
            }
            let spoken = format!("Remove rating of {rater}");
            let cross = Button { icon: Some(Icon::X), name: &spoken, height: 28.0, ..Button::new(Look::Quiet, "") };
            if cross.show(ui, form.palette).on_hover_text(&spoken).clicked() {
                out.push(Intent::Edit(set(None), form.label));
            }
        });
    }
    if let Some(rater) = new_line_ui(ui, ("new rater", form.key), "New rater", "another rater’s name") {
        let add = felt(key, experience, |record| {
            record.ratings.entry(rater).or_insert(Emotion::NEUTRAL);
        });
        out.push(Intent::Edit(add, form.label));
    }
}

fn small_face(ui: &mut Ui, form: &Form<'_>, rater: &str, face: Face, is_on: bool) -> egui::Response {
    let palette = form.palette;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(26.0), Sense::click());
    let spoken = format!("{rater}: {}", face_name(face).to_lowercase());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &spoken));
    let tone = face_tone(face, palette);
    if is_on {
        ui.painter().rect_filled(rect, 6, mix(palette.panel, tone, 0.18));
    }
    let tint = if is_on { tone } else { mix(palette.panel, palette.ink, 0.5) };
    control::icon(ui.painter(), rect.shrink(4.0), Icon::face(face.level()), tint);
    control::focus_ring(ui.painter(), rect, 6, &response, palette);
    response.on_hover_text(spoken)
}
