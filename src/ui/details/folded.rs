//! What a touchpoint can say beyond the essentials, in sections that fold away and say in few words what they hold.

use egui::{Align, Layout, Ui};

use super::{
    DetailsView,
    flow::{FlowField, Unit, flow_ui, spoken, unit_of},
    form::{Form, boxed, halves, put, section, with},
    picture::picture_ui,
    read,
    rows::new_line_ui,
    scale::Scale,
    words,
};
use crate::{
    analysis,
    edit::{Command, FlowPlace, Word},
    interact::Intent,
    model::{BasisPoints, Effort, Flow, Id, Metric, Procedure, Rating, Subject, Touchpoint, Verdict},
    scene::icon::Icon,
    ui::{
        control::{self, Button, Look},
        tokens::{self, size},
    },
    wording::figure,
};

/// One touchpoint in its sections.
#[derive(Clone, Copy)]
struct Room<'a> {
    form: Form<'a>,
    id: Id<Touchpoint>,
    record: &'a Touchpoint,
}

impl Room<'_> {
    fn with(&self, change: impl FnOnce(&mut Touchpoint)) -> Command {
        with(self.id, self.record, change)
    }
}

/// Shows the sections.
pub(super) fn folded_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    record: &Touchpoint,
    out: &mut Vec<Intent>,
) {
    let room = Room { form: Form::of(view, id, Word::Touchpoint), id, record };
    section(ui, view, ("Need", &need(record)), out, |ui, out| need_ui(ui, room, out));
    section(ui, view, ("Who", &record.responsible), out, |ui, out| who_ui(ui, room, out));
    section(ui, view, ("Roles", &roles(record)), out, |ui, out| {
        let change = |role, is_on| room.with(|next| put(&mut next.roles, role, is_on));
        room.form.several(
            ui,
            "What it does in the journey",
            words::ROLES,
            |role| record.roles.contains(&role),
            change,
            out,
        );
    });
    section(ui, view, ("Customers", &customers(record)), out, |ui, out| customers_ui(ui, room, out));
    let metrics = if record.metrics.is_empty() { String::new() } else { record.metrics.len().to_string() };
    section(ui, view, ("Metrics", &metrics), out, |ui, out| metrics_ui(ui, room, out));
    let procedure = record.procedure.as_ref().map_or("", |procedure| procedure.title.as_str());
    section(ui, view, ("Procedure", procedure), out, |ui, out| procedure_ui(ui, room, out));
    let consent = record.consent.map_or(record.personal_data.as_str(), |now| words::word(words::CONSENTS, &now));
    section(ui, view, ("Personal data", consent), out, |ui, out| privacy_ui(ui, room, out));
    let dimensions: Vec<_> = record.dimensions.iter().map(|now| words::word(words::DIMENSIONS, now)).collect();
    section(ui, view, ("Dimensions of the experience", &dimensions.join(", ")), out, |ui, out| {
        let change = |dimension, is_on| room.with(|next| put(&mut next.dimensions, dimension, is_on));
        let is_on = |dimension| record.dimensions.contains(&dimension);
        room.form.several(ui, "What it speaks to", words::DIMENSIONS, is_on, change, out);
    });
    let control = analysis::control(record).map(figure::percent).unwrap_or_default();
    section(ui, view, ("Control and time", &control), out, |ui, out| control_ui(ui, room, out));
    section(ui, view, ("Verdicts and votes", &verdicts(record)), out, |ui, out| verdicts_ui(ui, room, out));
    let notes = record.notes.lines().next().unwrap_or_default();
    section(ui, view, ("Notes and picture", notes), out, |ui, out| {
        let set = |text| room.with(|next| next.notes = text);
        room.form.lines(ui, ("Notes", "anything else"), &record.notes, set, out);
        let without = room.with(|next| next.picture = None);
        picture_ui(ui, &room.form, ("Picture", Subject::Touchpoint(id)), record.picture.as_ref(), without, out);
    });
}

fn need(record: &Touchpoint) -> String {
    let rated =
        |name: &str, rating: Option<Rating>| rating.map(|rating| format!("{name} {}", figure::rating(rating.tenths())));
    let said = [rated("important", record.importance), rated("satisfying", record.satisfaction)];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn need_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    let scale = |name, rating: Option<Rating>| Scale {
        name,
        value: rating.map(i64::from),
        ends: (0, 100),
        step: 5,
        says: &|value| figure::rating(Rating::clamped(value).tenths()),
        unsaid: "nobody said",
        can_clear: true,
    };
    let set = |value: Option<i64>| room.with(|next| next.importance = value.map(Rating::clamped));
    scale("Importance, 0 to 10", record.importance).show(ui, &form, set, out);
    let set = |value: Option<i64>| room.with(|next| next.satisfaction = value.map(Rating::clamped));
    scale("Satisfaction, 0 to 10", record.satisfaction).show(ui, &form, set, out);
}

fn who_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    let set = |text| room.with(|next| next.responsible = text);
    form.line(ui, ("Responsible", "who answers for it"), &record.responsible, set, out);
    let set = |now| room.with(|next| next.run_by = now);
    form.choice(ui, "Run by", words::RUN_BY, record.run_by, set, out);
    let set = |now| room.with(|next| next.initiator = now);
    form.choice(ui, "Begun by", words::INITIATORS, record.initiator, set, out);
    ui.add_space(4.0);
    let set = |now| room.with(|next| next.is_interactive = now);
    form.yes_no(ui, "The customer can answer", record.is_interactive, set, out);
    let set = |now| room.with(|next| next.front_line_may_solve = now);
    form.yes_no(ui, "The front line may solve problems", record.front_line_may_solve, set, out);
}

fn roles(record: &Touchpoint) -> String {
    let names: Vec<_> = record.roles.iter().map(|role| words::word(words::ROLES, role)).collect();
    names.join(", ")
}

fn customers(record: &Touchpoint) -> String {
    let said = |name: &str, flow: Option<Flow>| flow.map(|flow| format!("{} {name}", spoken(flow)));
    let flows = [said("start", record.start), said("succeed", record.succeed), said("leave", record.leave)];
    flows.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn customers_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, id, .. } = room;
    // What is counted at one place of a touchpoint is usually counted at the others.
    let usual =
        [record.leave, record.succeed, record.start].into_iter().flatten().next().map_or(Unit::Percent, unit_of);
    let fields = [
        (
            "Start here",
            FlowPlace::Start(id),
            record.start,
            ("Of all who start, how many in a hundred.", "How many customers were counted."),
        ),
        (
            "Succeed here",
            FlowPlace::Succeed(id),
            record.succeed,
            ("Of those who come here, how many in a hundred have what they came for.", "How many were counted."),
        ),
        (
            "Leave here",
            FlowPlace::Leave(id),
            record.leave,
            ("Of those who come here, how many in a hundred give up.", "How many were counted."),
        ),
    ];
    for (name, at, flow, says) in fields {
        flow_ui(ui, &form, FlowField { name, at, flow, usual, says }, out);
    }
    let value = record.observed_pass_through.map(read::of_share).unwrap_or_default();
    let words = ("Pass-through, measured (%)", "67", "A share from 0 to 100.");
    let set = |share| room.with(|next| next.observed_pass_through = share);
    form.read(ui, words, &value, read::optional(read::share), set, out);
    form.caption(ui, "Of those who succeeded, how many came through here.");
}

fn metrics_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    for (place, metric) in record.metrics.iter().enumerate() {
        let key = form.key ^ u64::try_from(place + 1).unwrap_or_default().rotate_left(52);
        let form = Form { key, ..form };
        boxed(ui, form.palette, |ui| metric_ui(ui, room, &form, (place, metric), out));
    }
    if let Some(name) = new_line_ui(ui, ("new metric", form.key), "New metric", "what is measured") {
        let metric = Metric { name, unit: String::new(), target: String::new(), actual: String::new() };
        out.push(Intent::Edit(room.with(|next| next.metrics.push(metric)), form.label));
    }
}

fn metric_ui(ui: &mut Ui, room: Room<'_>, form: &Form<'_>, (place, metric): (usize, &Metric), out: &mut Vec<Intent>) {
    let set = |change: &dyn Fn(&mut Metric)| {
        room.with(|next| {
            if let Some(metric) = next.metrics.get_mut(place) {
                change(metric);
            }
        })
    };
    ui.horizontal(|ui| {
        control::line(ui, &metric.name, tokens::semibold(size::BODY), form.palette.ink);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let spoken = format!("Remove metric {}", place + 1);
            let cross = Button { icon: Some(Icon::X), name: &spoken, height: 26.0, ..Button::new(Look::Quiet, "") };
            if cross.show(ui, form.palette).on_hover_text(&spoken).clicked() {
                let without = room.with(|next| drop(next.metrics.remove(place)));
                out.push(Intent::Edit(without, form.label));
            }
        });
    });
    halves(ui, |left, right| {
        let change = |text: String| set(&|metric| metric.name.clone_from(&text));
        form.line(left, ("Metric", "waiting time"), &metric.name, change, out);
        let change = |text: String| set(&|metric| metric.unit.clone_from(&text));
        form.line(right, ("Unit", "minutes"), &metric.unit, change, out);
    });
    halves(ui, |left, right| {
        let change = |text: String| set(&|metric| metric.target.clone_from(&text));
        form.line(left, ("Target", "10"), &metric.target, change, out);
        let change = |text: String| set(&|metric| metric.actual.clone_from(&text));
        form.line(right, ("Actual", "25"), &metric.actual, change, out);
    });
}

fn procedure_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    let empty = Procedure { title: String::new(), link: String::new(), last_reviewed: String::new() };
    let now = record.procedure.as_ref().unwrap_or(&empty);
    let set = |change: &dyn Fn(&mut Procedure)| {
        let mut procedure = now.clone();
        change(&mut procedure);
        room.with(|next| next.procedure = (procedure != empty).then_some(procedure))
    };
    let change = |text: String| set(&|next| next.title.clone_from(&text));
    form.line(ui, ("Standard operating procedure", "what it is called"), &now.title, change, out);
    let change = |text: String| set(&|next| next.link.clone_from(&text));
    form.line(ui, ("Link", "https://…"), &now.link, change, out);
    if !now.link.trim().is_empty() {
        link_ui(ui, &form, now.link.trim(), out);
    }
    let change = |text: String| set(&|next| next.last_reviewed.clone_from(&text));
    form.line(ui, ("Last reviewed", "2026-10-31"), &now.last_reviewed, change, out);
}

/// The button that opens a link, or why it is not opened.
fn link_ui(ui: &mut Ui, form: &Form<'_>, link: &str, out: &mut Vec<Intent>) {
    if crate::interact::is_openable(link) {
        if Button::new(Look::Plain, "Open the link").show(ui, form.palette).on_hover_text(link).clicked() {
            out.push(Intent::OpenLink(link.to_owned()));
        }
    } else {
        form.caption(ui, "Links that begin with http, https or mailto can be opened from here.");
    }
}

fn privacy_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    let set = |text| room.with(|next| next.personal_data = text);
    form.lines(ui, ("Which personal data are collected", "name, address, e-mail"), &record.personal_data, set, out);
    let set = |now| room.with(|next| next.consent = now);
    form.choice(ui, "Consent", words::CONSENTS, record.consent, set, out);
}

fn control_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    let derived = analysis::control(&Touchpoint { control: None, ..record.clone() });
    let unsaid = derived.map_or_else(
        || "unknown: creator and run by say nothing".to_owned(),
        |derived| format!("{}, from creator and run by", figure::percent(derived)),
    );
    let scale = Scale {
        name: "In our hands",
        value: record.control.map(i64::from),
        ends: (0, 10_000),
        step: 500,
        says: &|value| format!("{}, said by hand", figure::percent(BasisPoints::clamped(value).value())),
        unsaid: &unsaid,
        can_clear: true,
    };
    let set = |value: Option<i64>| room.with(|next| next.control = value.map(BasisPoints::clamped));
    scale.show(ui, &form, set, out);
    let scale = Scale {
        name: "Effort to improve, as a number",
        value: match record.effort {
            Some(Effort::Number(share)) => Some(i64::from(share)),
            _ => None,
        },
        ends: (0, 10_000),
        step: 250,
        says: &|value| figure::score(BasisPoints::clamped(value).value()),
        unsaid: if record.effort.is_some() { "given as a size" } else { "nobody said" },
        can_clear: true,
    };
    let set = |value: Option<i64>| Command::SetEffort {
        touchpoints: vec![room.id],
        effort: value.map(|value| Effort::Number(BasisPoints::clamped(value))),
    };
    scale.show(ui, &form, set, out);
    let value = record.seconds.map(read::of_time).unwrap_or_default();
    let words = ("Time it takes the customer", "5 min", "A time such as 90 s, 5 min, 2 h or 3 d.");
    let set = |seconds| room.with(|next| next.seconds = seconds);
    form.read(ui, words, &value, read::optional(read::time), set, out);
}

fn verdicts(record: &Touchpoint) -> String {
    let mut said: Vec<String> = Vec::new();
    for (kind, verdict) in &record.verdicts {
        let kind = words::word(words::FINDINGS, kind).to_lowercase();
        said.push(format!("{} {kind}", words::word(words::RULINGS, &verdict.ruling).to_lowercase()));
    }
    match record.votes {
        0 => {}
        1 => said.push("1 vote".to_owned()),
        votes => said.push(format!("{votes} votes")),
    }
    said.join(", ")
}

fn verdicts_ui(ui: &mut Ui, room: Room<'_>, out: &mut Vec<Intent>) {
    let Room { form, record, .. } = room;
    for (kind, name) in words::FINDINGS {
        let verdict = record.verdicts.get(kind);
        form.caption(ui, name);
        super::form::chips(ui, |ui| {
            for (ruling, text) in words::RULINGS {
                let is_on = verdict.is_some_and(|verdict| verdict.ruling == *ruling);
                let spoken = format!("{text} as {}", name.to_lowercase());
                if control::named_chip(ui, text, &spoken, is_on, None, form.palette).clicked() {
                    let reason = verdict.map_or_else(String::new, |verdict| verdict.reason.clone());
                    let change = room.with(|next| match is_on {
                        true => drop(next.verdicts.remove(kind)),
                        false => drop(next.verdicts.insert(*kind, Verdict { ruling: *ruling, reason })),
                    });
                    out.push(Intent::Edit(change, form.label));
                }
            }
        });
        if let Some(verdict) = verdict {
            let asked = format!("Why, {}", name.to_lowercase());
            let set = |reason| {
                let verdict = Verdict { ruling: verdict.ruling, reason };
                room.with(|next| drop(next.verdicts.insert(*kind, verdict)))
            };
            form.line(ui, (&asked, "the team’s reason"), &verdict.reason, set, out);
        }
    }
    let votes = record.votes.to_string();
    let words = ("Votes of the room", "0", "A whole number.");
    let read_votes = |text: &str| if text.trim().is_empty() { Some(0) } else { read::whole::<u32>(text) };
    form.read(ui, words, &votes, read_votes, |votes| room.with(|next| next.votes = votes), out);
}
