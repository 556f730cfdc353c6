//! The Details of a touchpoint: in the open what every map needs, the rest folded.

use egui::{Sense, Ui, Vec2};

use super::{
    DetailsView,
    channels::channels_ui,
    experience, folded,
    form::{Form, chips, pick, section, with},
    remove_ui,
    rows::new_line_ui,
    what_if_ui,
    words::{self, creator_name},
};
use crate::{
    edit::{Command, Label, Placement, Selection, Word},
    interact::Intent,
    model::{
        Creator, Effort, EffortSize, Id, JourneyMap, Opportunity, OpportunityKind, Order, Stage, Subject, Touchpoint,
    },
    ui::{
        control::{self, Button, Look},
        tokens::{self, Palette, size},
    },
};

/// Shows the tab of one touchpoint.
pub(super) fn touchpoint_ui(
    ui: &mut Ui,
    view: &DetailsView<'_>,
    id: Id<Touchpoint>,
    touchpoint: &Touchpoint,
    out: &mut Vec<Intent>,
) {
    let form = Form::of(view, id, Word::Touchpoint);
    let palette = view.palette;
    head_ui(ui, view, touchpoint);
    let named = Form { label: Label::Rename(Word::Touchpoint), ..form };
    let rename = |text| Command::Rename(Subject::Touchpoint(id), text);
    named.line(ui, ("Title", "what happens, in the customer’s words"), &touchpoint.title, rename, out);
    let change = |text| with(id, touchpoint, |record| record.action = text);
    form.lines(ui, ("What the customer does", "looks, asks, compares …"), &touchpoint.action, change, out);
    experience::open_ui(ui, view, id, out);
    form.caption(ui, "Channels");
    channels_ui(ui, view, id, touchpoint, out);
    form.caption(ui, "Creator");
    let change = |creator| Command::SetCreator { touchpoints: vec![id], creator };
    creator_ui(ui, touchpoint.creator, palette, change, out);
    causes_ui(ui, view, id, touchpoint, out);
    opportunities_ui(ui, view, id, out);
    form.caption(ui, "Effort to improve");
    let change = |effort| Command::SetEffort { touchpoints: vec![id], effort };
    effort_ui(ui, touchpoint.effort.map(Effort::nearest_size), palette, change, out);
    experience::folded_ui(ui, view, id, out);
    folded::folded_ui(ui, view, id, touchpoint, out);
    section(ui, view, ("Stage and place", stage_name(view.map, touchpoint.stage)), out, |ui, out| {
        let now = Some(touchpoint.stage);
        let key = ("Stage", id.raw());
        if let Some(stage) = stage_pick(ui, view.map, key, now, stage_name(view.map, touchpoint.stage), palette) {
            out.push(Intent::edit(into_stage(view.map, &[id], stage)));
        }
        if touchpoint.offset.is_some() {
            let back = Button::new(Look::Plain, "Back into its column");
            if back.show(ui, palette).on_hover_text("The card was placed by hand").clicked() {
                out.push(Intent::edit(with(id, touchpoint, |record| record.offset = None)));
            }
        }
    });
    control::rule(ui, palette);
    what_if_ui(ui, id, palette, out);
    remove_ui(ui, "Remove touchpoint", vec![Subject::Touchpoint(id)], palette, out);
}

fn head_ui(ui: &mut Ui, view: &DetailsView<'_>, touchpoint: &Touchpoint) {
    let stage = stage_name(view.map, touchpoint.stage);
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

fn stage_name(map: &JourneyMap, stage: Id<Stage>) -> &str {
    map.stages.get(stage).map_or("", |stage| stage.name.as_str())
}

/// The stages as a list that opens.
pub(super) fn stage_pick(
    ui: &mut Ui,
    map: &JourneyMap,
    key: (&str, u64),
    now: Option<Id<Stage>>,
    shown: &str,
    palette: &Palette,
) -> Option<Id<Stage>> {
    let stages: Vec<_> = map.stages_in_order().into_iter().map(|(id, stage)| (id, stage.name.clone())).collect();
    pick(ui, key, shown, &stages, now, palette)
}

/// These touchpoints at the end of a stage, in the order of the journey; those that are in it already stay.
pub(super) fn into_stage(map: &JourneyMap, touchpoints: &[Id<Touchpoint>], stage: Id<Stage>) -> Command {
    let mut last = map.touchpoints_of(stage).last().map(|(_, record)| record.order.clone());
    let moved = map
        .touchpoints_in_order()
        .into_iter()
        .filter(|(id, record)| record.stage != stage && touchpoints.contains(id))
        .map(|(touchpoint, _)| {
            let order = Order::after(last.as_ref());
            last = Some(order.clone());
            Placement { touchpoint, stage, order, offset: None }
        });
    Command::MoveTouchpoints { placements: moved.collect() }
}

/// Who makes it, as chips in the colours of the cards.
pub(super) fn creator_ui(
    ui: &mut Ui,
    now: Option<Creator>,
    palette: &Palette,
    change: impl Fn(Option<Creator>) -> Command,
    out: &mut Vec<Intent>,
) {
    chips(ui, |ui| {
        for creator in [Creator::Paid, Creator::Owned, Creator::Earned] {
            let is_on = now == Some(creator);
            let tones = palette.creator(creator);
            if control::chip(ui, creator_name(creator), is_on, Some(tones), palette).clicked() {
                out.push(Intent::edit(change(if is_on { None } else { Some(creator) })));
            }
        }
    });
}

/// What it costs to improve, as five sizes.
pub(super) fn effort_ui(
    ui: &mut Ui,
    now: Option<EffortSize>,
    palette: &Palette,
    change: impl Fn(Option<Effort>) -> Command,
    out: &mut Vec<Intent>,
) {
    chips(ui, |ui| {
        for (size, name) in words::EFFORTS {
            let is_on = now == Some(*size);
            if control::chip(ui, name, is_on, None, palette).clicked() {
                out.push(Intent::edit(change(if is_on { None } else { Some(Effort::Size(*size)) })));
            }
        }
    });
}

/// Does it hurt somebody, is it loved by somebody?
fn felt(map: &JourneyMap, id: Id<Touchpoint>) -> (bool, bool) {
    let emotions = || map.personas.ids().filter_map(|persona| map.emotion(id, persona));
    let settings = &map.settings;
    (emotions().any(|emotion| emotion < settings.pain_below), emotions().any(|emotion| emotion > settings.love_above))
}

/// Why it hurts, where it does; why it is loved, where it is.
fn causes_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Touchpoint>, record: &Touchpoint, out: &mut Vec<Intent>) {
    let form = Form::of(view, id, Word::Touchpoint);
    let (hurts, is_loved) = felt(view.map, id);
    if hurts || record.pain_cause.is_some() {
        let change = |cause| with(id, record, |record| record.pain_cause = cause);
        form.choice(ui, "Why it hurts", words::PAIN_CAUSES, record.pain_cause, change, out);
    }
    if is_loved || record.love_cause.is_some() {
        let change = |cause| with(id, record, |record| record.love_cause = cause);
        form.choice(ui, "Why it is loved", words::LOVE_CAUSES, record.love_cause, change, out);
    }
}

/// What is planned here, each a button that opens it, and a line for the next.
fn opportunities_ui(ui: &mut Ui, view: &DetailsView<'_>, id: Id<Touchpoint>, out: &mut Vec<Intent>) {
    super::form::caption(ui, "Opportunities", view.palette);
    for (opportunity, record) in view.map.opportunities_in_order() {
        if record.touchpoints.contains(&id) {
            let spoken = format!("Opportunity: {}", record.title);
            let says = format!("{} · {}", words::word(words::OPPORTUNITIES, &record.kind), status(record));
            if super::lists::row_ui(ui, (&record.title, &says, &spoken), None, view.palette).clicked() {
                out.push(Intent::Select(Selection::one(Subject::Opportunity(opportunity))));
            }
        }
    }
    let key = ("new opportunity", id.raw());
    if let Some(title) = new_line_ui(ui, key, "New opportunity", "what to do about it") {
        out.push(Intent::edit(add_opportunity(view.map, id, &title)));
    }
}

fn status(record: &Opportunity) -> &'static str {
    words::word(words::STATUSES, &record.status)
}

/// An opportunity at this touchpoint, at the end of the plan: against the pain, for more of the love, or for a gap.
fn add_opportunity(map: &JourneyMap, touchpoint: Id<Touchpoint>, title: &str) -> Command {
    let kind = match felt(map, touchpoint) {
        (true, _) => OpportunityKind::FixPain,
        (false, true) => OpportunityKind::AmplifyLove,
        (false, false) => OpportunityKind::FillGap,
    };
    let last = map.opportunities_in_order().last().map(|(_, record)| record.order.clone());
    let mut record = Opportunity::titled(title, Order::after(last.as_ref()), kind);
    record.touchpoints.insert(touchpoint);
    Command::add(super::lists::free_id(&map.opportunities, title), record)
}
