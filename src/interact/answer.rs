//! The answer to those intents that concern the document. `app` gives the others their answer.

use std::collections::BTreeSet;

use rand_core::Rng;

use crate::{
    edit::{Command, Document, Label, Placement, Refusal, Selection, duplicate, perform},
    layout::geometry::Point,
    model::{Id, JourneyMap, Link, Order, Phase, Stage, Subject, Touchpoint},
};

use super::{
    arrange::{aligned, distributed},
    compass::nearest,
    input::End,
    intent::{Drag, Intent},
    meaning,
    placing::{Facts, placements, settled},
    staging::{stage_place, stepped, width},
};

/// Does what an intent asks of the document; `false` = it asks nothing of the document. `facts` are those of the map
/// without the open gesture ([`Document::settled`]); new ids are drawn from `source`.
///
/// # Errors
/// A [`Refusal`]; the map is as it was.
pub fn answer(intent: &Intent, document: &mut Document, facts: &Facts, source: &mut impl Rng) -> Result<bool, Refusal> {
    match intent {
        Intent::Edit(command, label) => document.edit_as(*label, command)?,
        Intent::Begin(label) => document.begin(*label),
        Intent::Preview(command) => document.preview(command)?,
        Intent::Commit => document.commit(),
        Intent::Cancel => document.cancel(),
        Intent::Undo => drop(document.undo().copied()),
        Intent::Redo => drop(document.redo().copied()),
        Intent::BeginMove => {
            let count = document.selection().touchpoints().count();
            document.begin(facts.meaning.label(count));
        }
        Intent::PreviewMove(drag) if facts.meaning.is_own() => {
            if let Some(command) = meaning::previewed(document, facts, *drag) {
                document.preview(&command)?;
            }
        }
        Intent::Drop(drag) if facts.meaning.is_own() => {
            if let Some(command) = meaning::dropped(document, facts, *drag) {
                document.preview(&command)?;
            }
        }
        Intent::Nudge(by) if facts.meaning.is_own() => {
            if let Some(command) = meaning::nudged(document, facts, *by) {
                document.edit_as(facts.meaning.label(document.selection().touchpoints().count()), &command)?;
            }
        }
        Intent::PreviewMove(drag) => hand_on(document, facts, *drag, |_, _, placements| placements)?,
        Intent::Drop(drag) => hand_on(document, facts, *drag, settled)?,
        Intent::Nudge(by) => {
            // There is no pointer: a card stays in its stage until its middle leaves it.
            let by = facts.nudge(*by);
            let placements = moved(document, facts, |middle| Drag::free(by, middle + by));
            document.edit(&Command::MoveTouchpoints { placements })?;
        }
        Intent::Reroute { link, end, to } => reroute(document, *link, *end, *to)?,
        Intent::SizeStage { stage, by } => {
            let width = width(document.settled(), facts, *stage, *by);
            document.preview(&with_stage(document.settled(), *stage, |record| record.width = width)?)?;
        }
        Intent::FitStage(stage) => {
            let command = with_stage(document.settled(), *stage, |record| record.width = None)?;
            document.edit_as(Label::ResizeStage, &command)?;
        }
        Intent::PlaceStage { stage, at } => {
            let place = stage_place(document.settled(), facts, *stage, *at).map(|place| (place.phase, place.order));
            put_stage(document, *stage, place)?;
        }
        Intent::StepStage { stage, is_left } => {
            let place = stepped(document.settled(), *stage, *is_left);
            put_stage(document, *stage, place)?;
        }
        Intent::Align(alignment) => {
            let placements = aligned(document.settled(), facts, &selected(document), *alignment);
            let label = Label::Align(document.selection().touchpoints().count());
            document.edit_as(label, &Command::MoveTouchpoints { placements })?;
        }
        Intent::Distribute(spread) => {
            let placements = distributed(document.settled(), facts, &selected(document), *spread);
            let label = Label::Distribute(document.selection().touchpoints().count());
            document.edit_as(label, &Command::MoveTouchpoints { placements })?;
        }
        Intent::Duplicate => {
            let copies = duplicate(document.settled(), &selected(document));
            document.edit_as(Label::Duplicate(copies.of.len()), &Command::All(copies.commands))?;
            document.select(copies.of.into_values().map(Subject::Touchpoint).collect());
        }
        Intent::Link { from, to } => {
            let id = document.settled().links.free_id(source);
            document.edit(&Command::add(id, Link::between(*from, *to)))?;
            document.select(Selection::one(Subject::Link(id)));
        }
        Intent::Select(selection) => document.select(selection.clone()),
        Intent::Toggle(subject) => document.select(document.selection().clone().toggled(*subject)),
        Intent::SelectWithin { rect, adds } => {
            let before = if *adds { document.selection().clone() } else { Selection::none() };
            document.select(before.iter().chain(facts.cards_within(*rect).map(Subject::Touchpoint)).collect());
        }
        Intent::SelectAll => document.select(document.map().touchpoints.ids().map(Subject::Touchpoint).collect()),
        Intent::SelectToward { from, way } => {
            if let Some(id) = nearest(facts, *from, *way) {
                document.select(Selection::touchpoint(id));
            }
        }
        Intent::SelectNext { is_backwards } => select_next(document, *is_backwards),
        _ => return Ok(false),
    }
    Ok(true)
}

fn selected(document: &Document) -> BTreeSet<Id<Touchpoint>> {
    document.selection().touchpoints().collect()
}

/// Placements of the selected cards; `drag` is given the middle of the first.
fn moved(document: &Document, facts: &Facts, drag: impl Fn(Point) -> Drag) -> Vec<Placement> {
    let dragged = selected(document);
    let middle = dragged.iter().find_map(|id| facts.cards.get(id)).map_or(Point::default(), |card| card.centre());
    placements(document.settled(), facts, &dragged, drag(middle))
}

/// Shows the dragged cards, or copies of them, where they are by now; `last` may change where they stand.
fn hand_on(
    document: &mut Document,
    facts: &Facts,
    drag: Drag,
    last: impl Fn(&JourneyMap, &Facts, Vec<Placement>) -> Vec<Placement>,
) -> Result<(), Refusal> {
    let originals: BTreeSet<_> = document.settled_selection().touchpoints().collect();
    let before = document.settled().clone();
    let (command, selection, label) = if drag.is_copy {
        let copies = duplicate(&before, &originals);
        let with_copies = perform(&Command::All(copies.commands.clone()), &before)?;
        let boxes = copies.of.iter().filter_map(|(id, copy)| Some((*copy, *facts.cards.get(id)?)));
        let facts = facts.clone().with_cards(boxes);
        let dragged: BTreeSet<_> = copies.of.values().copied().collect();
        let placements = last(&with_copies, &facts, placements(&with_copies, &facts, &dragged, drag));
        let mut commands = copies.commands;
        commands.push(Command::MoveTouchpoints { placements });
        (Command::All(commands), dragged, Label::Duplicate(originals.len()))
    } else {
        let placements = last(&before, facts, placements(&before, facts, &originals, drag));
        let label = Label::Move(originals.len());
        (Command::MoveTouchpoints { placements }, originals, label)
    };
    document.relabel(label);
    document.preview(&command)?;
    let others = document.settled_selection().iter().filter(|subject| !matches!(subject, Subject::Touchpoint(_)));
    let selection: Selection = others.chain(selection.into_iter().map(Subject::Touchpoint)).collect();
    document.select(selection);
    Ok(())
}

fn reroute(document: &mut Document, link: Id<Link>, end: End, to: Id<Touchpoint>) -> Result<(), Refusal> {
    let was = document.settled().links.get(link).ok_or(Refusal::Unknown(Subject::Link(link)))?;
    let led = match end {
        End::From => Link { from: to, ..was.clone() },
        End::To => Link { to, ..was.clone() },
    };
    document.edit_as(Label::Reroute, &Command::set(link, led))?;
    document.select(Selection::one(Subject::Link(link)));
    Ok(())
}

/// The stage changed so.
fn with_stage(map: &JourneyMap, id: Id<Stage>, change: impl FnOnce(&mut Stage)) -> Result<Command, Refusal> {
    let mut stage = map.stages.get(id).ok_or(Refusal::Unknown(Subject::Stage(id)))?.clone();
    change(&mut stage);
    Ok(Command::set(id, stage))
}

fn put_stage(document: &mut Document, stage: Id<Stage>, place: Option<(Phase, Order)>) -> Result<(), Refusal> {
    let Some((phase, order)) = place else { return Ok(()) };
    let map = document.settled();
    let before = map.stages_in_order().into_iter().map(|(id, record)| (id, record.phase));
    let command = with_stage(map, stage, |record| (record.phase, record.order) = (phase, order))?;
    let after = perform(&command, map)?;
    // Where nothing would be seen to change, nothing changes.
    if !before.eq(after.stages_in_order().into_iter().map(|(id, record)| (id, record.phase))) {
        document.edit_as(Label::MoveStage, &command)?;
    }
    document.select(Selection::one(Subject::Stage(stage)));
    Ok(())
}

/// The neighbour in journey order of the selected touchpoint, round in a circle.
fn select_next(document: &mut Document, is_backwards: bool) {
    let order: Vec<_> = document.map().touchpoints_in_order().into_iter().map(|(id, _)| id).collect();
    let mut places =
        order.iter().enumerate().filter(|(_, id)| document.selection().contains(Subject::Touchpoint(**id)));
    let at = if is_backwards { places.next() } else { places.next_back() }.map(|(place, _)| place);
    let next = match (at, is_backwards) {
        (None, false) => order.first(),
        (None, true) => order.last(),
        (Some(place), false) => order.get(place + 1).or(order.first()),
        (Some(place), true) => place.checked_sub(1).map_or(order.last(), |before| order.get(before)),
    };
    if let Some(id) = next.copied() {
        document.select(Selection::touchpoint(id));
    }
}
