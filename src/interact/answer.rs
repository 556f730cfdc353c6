//! The answer to those intents that concern the document. `app` gives the others their answer.

use std::collections::BTreeSet;

use rand_core::Rng;

use crate::{
    edit::{Command, Document, Placement, Refusal, Selection},
    layout::geometry::Point,
    model::{Link, Subject},
};

use super::{
    intent::{Drag, Intent},
    meaning,
    placing::{Facts, placements, settled},
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
        Intent::PreviewMove(drag) => {
            let placements = moved(document, facts, |_| *drag);
            document.preview(&Command::MoveTouchpoints { placements })?;
        }
        Intent::Drop(drag) => {
            let placements = settled(document.settled(), facts, moved(document, facts, |_| *drag));
            document.preview(&Command::MoveTouchpoints { placements })?;
        }
        Intent::Nudge(by) => {
            // There is no pointer: a card stays in its stage until its middle leaves it.
            let placements = moved(document, facts, |middle| Drag::free(*by, middle + *by));
            document.edit(&Command::MoveTouchpoints { placements })?;
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
        Intent::SelectNext { is_backwards } => select_next(document, *is_backwards),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Placements of the selected cards; `drag` is given the middle of the first.
fn moved(document: &Document, facts: &Facts, drag: impl Fn(Point) -> Drag) -> Vec<Placement> {
    let dragged: BTreeSet<_> = document.selection().touchpoints().collect();
    let middle = dragged.iter().find_map(|id| facts.cards.get(id)).map_or(Point::default(), |card| card.centre());
    placements(document.settled(), facts, &dragged, drag(middle))
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
