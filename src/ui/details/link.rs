//! The Details of a link: where it comes from, where it goes, how many go along.
//!
//! Limitations: what all links of a touchpoint come to together is the analysis' affair, not told here.

use egui::{Ui, vec2};

use super::{
    DetailsView,
    flow::{FlowField, Unit, flow_ui, unit_of},
    form::{Form, heading, with},
    remove_ui, what_if_ui,
};
use crate::{
    edit::{FlowPlace, Word},
    interact::Intent,
    model::{Id, JourneyMap, Link, Subject, Touchpoint},
    ui::{
        control::{self, Button, Look},
        tokens::{self, size},
    },
};

/// Shows the tab of one link.
pub(super) fn link_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Link>, link: &Link, out: &mut Vec<Intent>) {
    let form = Form::of(view, id, Word::Link);
    heading(ui, "Link", view.palette);
    end_ui(ui, view, "From", link.from, out);
    end_ui(ui, view, "To", link.to, out);
    let says = (
        "Of those who come to the first, how many in a hundred. Empty: nobody has said yet.",
        "How many customers were counted. Empty: nobody has said yet.",
    );
    let flow = FlowField {
        name: "How many go along",
        at: FlowPlace::Link(id),
        flow: link.flow,
        usual: unit_of_others(view.map, link),
        says,
    };
    flow_ui(ui, &form, flow, out);
    let set = |note| with(id, link, |next| next.note = note);
    form.lines(ui, ("Note", "why they go this way"), &link.note, set, out);
    what_if_ui(ui, link.from, view.palette, out);
    remove_ui(ui, "Remove link", vec![Subject::Link(id)], view.palette, out);
}

/// As on the other links that leave the same touchpoint; per cent where none says.
fn unit_of_others(map: &JourneyMap, link: &Link) -> Unit {
    let mut flows = map.links.values().filter(|other| other.from == link.from).filter_map(|other| other.flow);
    flows.next().map_or(Unit::Percent, unit_of)
}

/// One end as a button that goes there.
fn end_ui(ui: &mut Ui, view: &DetailsView<'_>, name: &str, end: Id<Touchpoint>, out: &mut Vec<Intent>) {
    let title = view.map.touchpoints.get(end).map_or("", |touchpoint| touchpoint.title.trim());
    let spoken = format!("{name}: {title}");
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(vec2(40.0, 30.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(40.0);
            control::line(ui, name, tokens::regular(size::SMALL), view.palette.muted);
        });
        let shown = shortened(ui, title);
        let button = Button { name: &spoken, ..Button::new(Look::Plain, &shown) };
        if button.show(ui, view.palette).on_hover_text("Go there").clicked() {
            out.push(Intent::ShowTouchpoint(end));
        }
    });
}

/// As much of a title as there is room for on a button.
pub(super) fn shortened(ui: &Ui, title: &str) -> String {
    let room = (ui.available_width() - 28.0).max(60.0);
    let width = |text: &str| {
        let font = tokens::semibold(size::BODY);
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
    };
    if width(title) <= room {
        return title.to_owned();
    }
    let letters: Vec<char> = title.chars().collect();
    let cut = |count: usize| letters.iter().take(count).collect::<String>().trim_end().to_owned() + "…";
    (0..letters.len()).rev().map(cut).find(|text| width(text) <= room).unwrap_or_default()
}
