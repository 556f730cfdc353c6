//! Down: which touchpoint stands in which lane, and how high each lane is.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AlsoHere, Lane, LaneKind, Lanes, SIDE,
    also::{self, Mark},
    heads::{self, Head},
};
use crate::{
    layout::{
        card::Cards,
        column::{Across, Moves, Stack, real_of},
        geometry::Rect,
        ordered::Numbered,
        plan::CardBox,
        real,
        request::Density,
    },
    model::{Creator, Id, Place, Stage, Touchpoint},
};

/// Above and below the cards of a lane.
const PAD: f32 = 14.0;
const PAD_COMPACT: f32 = 7.0;
const PAD_TIGHT: f32 = 5.0;
/// A lane becomes no higher than this beyond what it needs.
const MOST_SPARE: f32 = 96.0;

/// All lanes with their cards and marks.
pub(super) struct Rows {
    pub lanes: Vec<Lane>,
    pub cards: Vec<CardBox>,
    pub also: Vec<AlsoHere>,
    /// Lower edge where no height is asked for.
    pub least_bottom: f32,
}

/// A lane's cards and marks, counted from its upper edge, and how high they are.
struct Filled {
    kind: LaneKind,
    cards: Vec<CardBox>,
    marks: Vec<Mark>,
    height: f32,
    head: Head,
}

impl Rows {
    pub fn of(lanes: &Lanes<'_>, cards: &Cards<'_>, across: &Across, top: f32) -> Self {
        let pad = match lanes.request.density {
            Density::Compact if lanes.request.is_tight => PAD_TIGHT,
            Density::Compact => PAD_COMPACT,
            Density::Roomy => PAD,
        };
        let kinds = kinds(lanes);
        let mut filled: Vec<Filled> = kinds.iter().map(|kind| filled(lanes, cards, across, *kind)).collect();
        if lanes.request.is_tight {
            leave_room_for_shares(lanes, &mut filled, (lanes.measure.labelled_gap - 2.0 * pad).max(0.0));
        }
        let needed = |lane: &Filled| lane.height.max(lane.head.height) + 2.0 * pad;
        let least: f32 = filled.iter().map(needed).sum();
        let wished = lanes.request.height.map_or(0.0, real_of);
        let spare = ((wished - top - least - 8.0) / real(filled.len().max(1))).clamp(0.0, MOST_SPARE);
        let mut rows = Self { lanes: Vec::new(), cards: Vec::new(), also: Vec::new(), least_bottom: top + least };
        let mut y = top;
        let mut marks: Vec<(LaneKind, Mark)> = Vec::new();
        let mut before = None;
        for lane in filled {
            let height = (needed(&lane) + spare).round();
            let inside = y + ((height - lane.height) / 2.0).round();
            rows.cards.extend(lane.cards.into_iter().map(|card| lowered(card, inside)));
            let is_empty = lane.height < 1.0;
            marks.extend(lane.marks.into_iter().map(|mark| (lane.kind, mark.lowered(inside))));
            let rect = Rect::new(0.0, y, across.width, height);
            let group = group(lanes, lane.kind);
            let begins_group = before.is_some_and(|before| before != group);
            before = Some(group);
            rows.lanes.push(lane.head.lane(lane.kind, rect, Rect::new(0.0, y, SIDE, height), begins_group, is_empty));
            y += height;
        }
        rows.also = marks.into_iter().filter_map(|(kind, mark)| also::joined(kind, mark, &rows.cards)).collect();
        rows
    }
}

/// Where letters are large, the share on the straight way from a card to the one beneath it in the next lane needs more
/// room. A way round other cards or marks has its share beside them.
fn leave_room_for_shares(lanes: &Lanes<'_>, filled: &mut [Filled], room: f32) {
    let links = lanes.request.map.links.values().filter(|link| link.flow.is_some());
    let ways: BTreeSet<_> = links.flat_map(|link| [(link.from, link.to), (link.to, link.from)]).collect();
    let mut above: BTreeMap<Id<Stage>, Id<Touchpoint>> = BTreeMap::new();
    for lane in filled {
        let mut first: BTreeMap<Id<Stage>, Id<Touchpoint>> = BTreeMap::new();
        let mut last: BTreeMap<Id<Stage>, Id<Touchpoint>> = BTreeMap::new();
        // The cards of a stage stand from top to bottom.
        for card in &lane.cards {
            first.entry(card.stage).or_insert(card.id);
            last.insert(card.stage, card.id);
        }
        let is_straight = |(stage, upper): (&Id<Stage>, &Id<Touchpoint>)| {
            first.get(stage).is_some_and(|lower| ways.contains(&(*upper, *lower)))
        };
        if above.iter().any(is_straight) {
            lane.height += room;
            lane.cards.iter_mut().for_each(|card| card.rect.y += room);
            let marks = std::mem::take(&mut lane.marks);
            lane.marks = marks.into_iter().map(|mark| mark.lowered(room)).collect();
        }
        for mark in &lane.marks {
            last.retain(|stage, _| Some(*stage) != lanes.stage_of(mark.touchpoint));
        }
        above = last;
    }
}

fn lowered(mut card: CardBox, by: f32) -> CardBox {
    card.rect.y += by;
    card.home = card.rect.corner();
    card
}

/// The lanes from top to bottom: online channels, offline ones, none; or paid, owned, earned, nobody.
fn kinds(lanes: &Lanes<'_>) -> Vec<LaneKind> {
    let map = &lanes.request.map;
    let is_used = |kind| map.touchpoints.iter().any(|(_, touchpoint)| lane_of(lanes, touchpoint) == kind);
    if lanes.is_of_channels() {
        let channels = map.channels_in_order();
        let of = |place: Place| {
            channels.iter().filter(move |(_, channel)| channel.place == place).map(|(id, _)| LaneKind::Channel(*id))
        };
        let none = Some(LaneKind::NoChannel).filter(|kind| is_used(*kind) || channels.is_empty());
        of(Place::Online).chain(of(Place::Offline)).chain(none).collect()
    } else {
        let creators = [Creator::Paid, Creator::Owned, Creator::Earned].map(LaneKind::Creator);
        creators.into_iter().chain(Some(LaneKind::NoCreator).filter(|kind| is_used(*kind))).collect()
    }
}

/// Lanes of one kind stand together.
fn group(lanes: &Lanes<'_>, kind: LaneKind) -> u8 {
    match kind {
        LaneKind::Channel(id) => match lanes.request.map.channels.get(id).map(|channel| channel.place) {
            Some(Place::Online) => 0,
            _ => 1,
        },
        LaneKind::NoChannel => 2,
        LaneKind::Creator(_) => 3,
        LaneKind::NoCreator => 4,
    }
}

/// Where a touchpoint stands.
fn lane_of(lanes: &Lanes<'_>, touchpoint: &Touchpoint) -> LaneKind {
    if lanes.is_of_channels() {
        let known = |id: &&Id<crate::model::Channel>| lanes.request.map.channels.contains(**id);
        touchpoint.channels.iter().find(known).map_or(LaneKind::NoChannel, |id| LaneKind::Channel(*id))
    } else {
        touchpoint.creator.map_or(LaneKind::NoCreator, LaneKind::Creator)
    }
}

/// Does it happen in this lane too?
fn is_also_in(lanes: &Lanes<'_>, touchpoint: &Touchpoint, kind: LaneKind) -> bool {
    let LaneKind::Channel(id) = kind else { return false };
    touchpoint.channels.contains(&id) && lane_of(lanes, touchpoint) != kind
}

fn filled(lanes: &Lanes<'_>, cards: &Cards<'_>, across: &Across, kind: LaneKind) -> Filled {
    let mut boxes = Vec::new();
    let mut marks = Vec::new();
    let mut height = 0.0_f32;
    let mut numbers: BTreeMap<Id<Touchpoint>, usize> = BTreeMap::new();
    for (place, column) in lanes.ordered.touchpoints.iter().enumerate() {
        let (left, width) = across.cards(place, &lanes.measure);
        let own: Vec<Numbered<'_>> =
            column.iter().filter(|(_, _, touchpoint)| lane_of(lanes, touchpoint) == kind).copied().collect();
        numbers.extend(own.iter().map(|(number, id, _)| (*id, *number)));
        let stack = Stack { cards, leaving: &lanes.leaving, left, top: 0.0, width, pitch: 0.0, moves: Moves::Ignored };
        let placed = stack.place(&own);
        let mut bottom = placed.iter().map(|card| card.rect.bottom()).fold(0.0, f32::max);
        // A frame needs room below the last card.
        let below = 2.0;
        let has_marks = placed.first().is_some_and(|card| card.star.is_some() || card.cherries.is_some());
        let above = if has_marks { 8.0 } else { 0.0 };
        boxes.extend(placed.into_iter().map(|mut card| {
            card.rect.y += above;
            card
        }));
        bottom += if own.is_empty() { 0.0 } else { above + below };
        for (number, id, touchpoint) in column.iter().filter(|(_, _, touchpoint)| is_also_in(lanes, touchpoint, kind)) {
            let top = if bottom > 0.0 { bottom + 8.0 } else { 0.0 };
            let mark = also::mark(lanes, *id, *number, &touchpoint.title, Rect::new(left, top, width, 0.0));
            bottom = mark.rect.bottom();
            marks.push(mark);
        }
        height = height.max(bottom);
    }
    let head = heads::head(lanes, kind, numbers.len() + marks.len());
    Filled { kind, cards: boxes, marks, height, head }
}
