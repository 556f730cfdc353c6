//! The Details of the map itself, shown where nothing is selected: what it is about, its lists, its settings.

use egui::Ui;

use super::{
    DetailsView,
    form::{Form, halves, heading, section},
    lists,
    picture::picture_ui,
    read,
    rows::{Rows, rows_ui},
    settings::settings_ui,
    words,
};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{About, Subject, Tint},
    ui::{
        control,
        field::field_id,
        tokens::{self, size},
    },
};

/// The name of the section that holds thresholds and weights.
pub const SETTINGS: &str = "Settings of the map";

/// What the field is called that holds the name of the map.
const NAME: &str = "Journey";

/// The field that holds the name of the map.
#[must_use]
pub fn name_id() -> egui::Id {
    field_id(NAME, 0)
}

/// Shows the tab where nothing is selected.
pub(super) fn map_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let map = view.map;
    heading(ui, "The map", view.palette);
    let hint = "Nothing is selected. Click a card, a link or a stage; Tab goes through the touchpoints.";
    control::paragraph(ui, hint, tokens::regular(size::SMALL), view.palette.muted);
    let form = Form { palette: view.palette, key: 0, label: Label::Change(Word::Map) };
    essentials_ui(ui, &form, &map.about, out);
    let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    section(ui, view, ("Personas", &count(map.personas.len())), out, |ui, out| lists::personas_ui(ui, view, out));
    section(ui, view, ("Stages", &count(map.stages.len())), out, |ui, out| lists::stages_ui(ui, view, out));
    section(ui, view, ("Channels", &count(map.channels.len())), out, |ui, out| lists::channels_ui(ui, view, out));
    section(ui, view, ("Opportunities", &count(map.opportunities.len())), out, |ui, out| {
        lists::opportunities_ui(ui, view, out);
    });
    section(ui, view, ("Scope and goal", &map.about.customer_goal), out, |ui, out| {
        scope_ui(ui, &form, &map.about, out);
    });
    let sources = count(map.about.sources.len());
    section(ui, view, ("Sources and authors", &sources), out, |ui, out| sources_ui(ui, &form, &map.about, out));
    section(ui, view, ("Title and brand of pictures", &map.about.headline), out, |ui, out| {
        pictures_ui(ui, &form, &map.about, out);
    });
    section(ui, view, (SETTINGS, ""), out, |ui, out| settings_ui(ui, view, out));
}

/// What the map is about, with a change.
fn about(about: &About, change: impl FnOnce(&mut About)) -> Command {
    let mut next = about.clone();
    change(&mut next);
    Command::SetAbout(Box::new(next))
}

fn essentials_ui(ui: &mut Ui, form: &Form<'_>, now: &About, out: &mut Vec<Intent>) {
    let named = Form { label: Label::Rename(Word::Map), ..*form };
    let rename = |text| Command::Rename(Subject::About, text);
    named.line(ui, (NAME, "what the customer is after"), &now.title, rename, out);
    let set = |text| about(now, |next| next.organisation = text);
    form.line(ui, ("Organisation", "whose map it is"), &now.organisation, set, out);
    let set = |state| about(now, |next| next.state = state);
    form.always(ui, "State", words::STATES, now.state, set, out);
    let set = |text| about(now, |next| next.scenario = text);
    form.lines(ui, ("Scenario", "where they are, what made them start"), &now.scenario, set, out);
}

fn scope_ui(ui: &mut Ui, form: &Form<'_>, now: &About, out: &mut Vec<Intent>) {
    let set = |text| about(now, |next| next.customer_goal = text);
    form.line(ui, ("The customer’s goal", "what they want to reach"), &now.customer_goal, set, out);
    let set = |text| about(now, |next| next.starts_when = text);
    form.line(ui, ("Starts when", "what it begins with"), &now.starts_when, set, out);
    let set = |text| about(now, |next| next.ends_when = text);
    form.line(ui, ("Ends when", "what it ends with"), &now.ends_when, set, out);
}

fn sources_ui(ui: &mut Ui, form: &Form<'_>, now: &About, out: &mut Vec<Intent>) {
    let set = |sources| about(now, |next| next.sources = sources);
    let rows = Rows { name: "Sources", one: "Source", hint: "what it rests on" };
    rows_ui(ui, form, rows, &now.sources, set, out);
    let set = |authors| about(now, |next| next.authors = authors);
    let rows = Rows { name: "Authors", one: "Author", hint: "who made it" };
    rows_ui(ui, form, rows, &now.authors, set, out);
    halves(ui, |left, right| {
        let set = |text| about(now, |next| next.version = text);
        form.line(left, ("Version", "1"), &now.version, set, out);
        let set = |text| about(now, |next| next.date = text);
        form.line(right, ("Date", "2026-10-31"), &now.date, set, out);
    });
}

fn pictures_ui(ui: &mut Ui, form: &Form<'_>, now: &About, out: &mut Vec<Intent>) {
    let set = |text| about(now, |next| next.headline = text);
    form.lines(ui, ("Headline", "the message in a sentence; empty: the title"), &now.headline, set, out);
    let set = |text| about(now, |next| next.evidence_line = text);
    form.lines(ui, ("Evidence line", "empty: made from the evidence"), &now.evidence_line, set, out);
    brand_ui(ui, form, now, out);
}

/// What pictures are dressed in.
fn brand_ui(ui: &mut Ui, form: &Form<'_>, now: &About, out: &mut Vec<Intent>) {
    let brand = &now.brand;
    let says = "A colour as 1A73E8.";
    let shown = |tint: Option<Tint>| tint.map(|tint| tint.to_string()).unwrap_or_default();
    let tint = |text: &str| text.parse::<Tint>().ok();
    let set = |accent| about(now, |next| next.brand.accent = accent);
    let name = ("Accent colour", "the theme’s", says);
    form.read(ui, name, &shown(brand.accent), read::optional(tint), set, out);
    let set = |headings| about(now, |next| next.brand.headings = headings);
    let name = ("Colour of headings", "the theme’s", says);
    form.read(ui, name, &shown(brand.headings), read::optional(tint), set, out);
    let set = |bands| about(now, |next| next.brand.bands = bands);
    let name = ("Colour of the phases", "the theme’s", says);
    form.read(ui, name, &shown(brand.bands), read::optional(tint), set, out);
    let set = |font| about(now, |next| next.brand.font = font);
    form.line(ui, ("Font file", "beside the map: fonts/own.otf"), &brand.font, set, out);
    let without = about(now, |next| next.brand.logo = None);
    picture_ui(ui, form, ("Logo", Subject::About), brand.logo.as_ref(), without, out);
}
