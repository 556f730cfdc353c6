//! The Details of an opportunity: what to do, where, by whom and by when, and what it should move.

use egui::{Align, Layout, Ui};

use super::{
    DetailsView,
    form::{Form, heading, pick, put, with},
    link::shortened,
    read, remove_ui, words,
};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{Id, Opportunity, Subject},
    scene::icon::Icon,
    ui::control::{self, Button, Look},
};

/// Shows the tab of one opportunity.
pub(super) fn opportunity_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Opportunity>,
    record: &Opportunity,
    out: &mut Vec<Intent>,
) {
    let form = Form::of(view, id, Word::Opportunity);
    heading(ui, "Opportunity", view.palette);
    let named = Form { label: Label::Rename(Word::Opportunity), ..form };
    let rename = |text| Command::Rename(Subject::Opportunity(id), text);
    named.line(ui, ("Title", "what to do"), &record.title, rename, out);
    let set = |kind| with(id, record, |next| next.kind = kind);
    form.always(ui, "What it is for", words::OPPORTUNITIES, record.kind, set, out);
    let set = |status| with(id, record, |next| next.status = status);
    form.always(ui, "Status", words::STATUSES, record.status, set, out);
    let set = |effort| with(id, record, |next| next.effort = effort);
    form.choice(ui, "Effort", words::EFFORTS, record.effort, set, out);
    let set = |text| with(id, record, |next| next.responsible = text);
    form.line(ui, ("Responsible", "who does it"), &record.responsible, set, out);
    let set = |text| with(id, record, |next| next.due = text);
    form.line(ui, ("Due", "2026-10-31"), &record.due, set, out);
    let set = |lifecycle| with(id, record, |next| next.lifecycle = lifecycle);
    form.choice(ui, "Customers it is to", words::LIFECYCLES, record.lifecycle, set, out);
    let set = |text| with(id, record, |next| next.metric = text);
    form.line(ui, ("The metric it should move", "conversion"), &record.metric, set, out);
    let lift = record.expected_lift.map(read::of_share).unwrap_or_default();
    let says = ("Expected lift of success (points)", "2.5", "A number from 0 to 100.");
    let set = |lift| with(id, record, |next| next.expected_lift = lift);
    form.read(ui, says, &lift, read::optional(read::share), set, out);
    places_ui(ui, view, &form, id, record, out);
    remove_ui(ui, "Remove opportunity", vec![Subject::Opportunity(id)], view.palette, out);
}

/// Where it is, each a button that goes there, and a list to add another.
fn places_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    form: &Form<'_>,
    id: Id<Opportunity>,
    record: &Opportunity,
    out: &mut Vec<Intent>,
) {
    form.caption(ui, "At these touchpoints");
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        view.map.touchpoints_in_order().into_iter().partition(|(place, _)| record.touchpoints.contains(place));
    for (place, touchpoint) in here {
        control::from_right(ui, 30.0, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let spoken = format!("Not at {}", touchpoint.title);
            let cross = Button { icon: Some(Icon::X), name: &spoken, ..Button::new(Look::Quiet, "") };
            if cross.show(ui, form.palette).on_hover_text(&spoken).clicked() {
                let without = with(id, record, |next| put(&mut next.touchpoints, place, false));
                out.push(Intent::Edit(without, form.label));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let shown = shortened(ui, &touchpoint.title);
                let spoken = format!("Go to {}", touchpoint.title);
                let go = Button { name: &spoken, ..Button::new(Look::Plain, &shown) };
                if go.show(ui, form.palette).clicked() {
                    out.push(Intent::ShowTouchpoint(place));
                }
            });
        });
    }
    let options: Vec<_> = elsewhere.into_iter().map(|(place, other)| (place, other.title.clone())).collect();
    if let Some(place) = pick(ui, ("Add a touchpoint", id.raw()), "which one", &options, None, form.palette) {
        let more = with(id, record, |next| put(&mut next.touchpoints, place, true));
        out.push(Intent::Edit(more, form.label));
    }
}
