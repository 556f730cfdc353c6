//! What it means to drag a card, lens by lens: where it stands, how it feels, in which lane and stage it happens. In
//! the lenses in which height or a lane says something, a place chosen by hand in the Map lens is left as it is.
//!
//! Limitations: several cards dragged at once between lanes all come to the lane beneath the pointer; a card that
//! changes its stage loses its place by hand, which was counted from the other stage's corner.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    edit::{Command, Document, Label, Placement},
    layout::{
        LaneKind, Layout,
        geometry::{Point, Rect},
    },
    model::{Channel, Creator, Emotion, Id, JourneyMap, Order, Persona, Stage, Touchpoint},
};

use super::{intent::Drag, placing::Facts};

/// What a drag changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Meaning {
    /// Where the card stands.
    #[default]
    Place,
    /// How it feels.
    Feeling(Scale),
    /// In which lane and stage it is.
    Lane(Arc<Vec<Row>>),
}

/// Heights of feelings.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Whose.
    pub persona: Id<Persona>,
    /// Where 0 stands.
    pub zero: f32,
    /// From 0 to +1.
    pub reach: f32,
    /// The upper edge of what is not rated.
    pub unrated_from: Option<f32>,
    /// How high the face of each card stands.
    pub faces: Arc<BTreeMap<Id<Touchpoint>, f32>>,
}

/// A lane and its span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Which.
    pub kind: LaneKind,
    /// Upper edge.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// A drag rates in steps of so many hundredths; where it is drawn to nothing, in single ones.
const STEP: i64 = 5;

impl Meaning {
    /// What it means in this layout.
    #[must_use]
    pub fn of(layout: &Layout) -> Meaning {
        if let Some(field) = &layout.field {
            let Some(persona) = field.persona else { return Meaning::Place };
            let face = |card: &crate::layout::CardBox| Some((card.id, card.rect.y + card.face.as_ref()?.at.y));
            return Meaning::Feeling(Scale {
                persona,
                zero: field.zero,
                reach: field.reach,
                unrated_from: field.unrated.as_ref().map(|strip| strip.rect.y),
                faces: Arc::new(layout.cards.iter().filter_map(face).collect()),
            });
        }
        if layout.lanes.is_empty() {
            return Meaning::Place;
        }
        let row = |lane: &crate::layout::Lane| Row { kind: lane.kind, top: lane.rect.y, bottom: lane.rect.bottom() };
        Meaning::Lane(Arc::new(layout.lanes.iter().map(row).collect()))
    }

    /// Is it something else than a place?
    #[must_use]
    pub fn is_own(&self) -> bool {
        *self != Meaning::Place
    }

    /// What the step of such a drag is called.
    #[must_use]
    pub fn label(&self, count: usize) -> Label {
        match self {
            Meaning::Feeling(_) => Label::SetEmotion,
            Meaning::Place | Meaning::Lane(_) => Label::Move(count),
        }
    }
}

impl Scale {
    /// The feeling at this height; none in the strip of what is not rated.
    #[must_use]
    pub fn emotion_at(&self, y: f32, step: i64) -> Option<Emotion> {
        if self.unrated_from.is_some_and(|top| y >= top) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "clamped into range")]
        let hundredths = ((self.zero - y) / self.reach.max(1.0) * 100.0).clamp(-100.0, 100.0).round() as i64;
        #[expect(clippy::integer_division, reason = "to the nearest step, away from zero at a half")]
        let steps = (hundredths.abs() + step / 2) / step * hundredths.signum();
        Some(Emotion::clamped(steps * step))
    }
}

/// What dragged cards become while the hand is at it; none = nothing before they are let go.
#[must_use]
pub fn previewed(document: &Document, facts: &Facts, drag: Drag) -> Option<Command> {
    match &facts.meaning {
        Meaning::Feeling(scale) => Some(rated(document, facts, scale, drag)),
        Meaning::Place | Meaning::Lane(_) => None,
    }
}

/// What they become when they are let go.
#[must_use]
pub fn dropped(document: &Document, facts: &Facts, drag: Drag) -> Option<Command> {
    match &facts.meaning {
        Meaning::Feeling(scale) => Some(rated(document, facts, scale, drag)),
        Meaning::Lane(rows) => Some(laned(document, facts, rows, drag)),
        Meaning::Place => None,
    }
}

/// What an arrow key makes of the selected cards: a step of feeling, the next lane, the next stage.
#[must_use]
pub fn nudged(document: &Document, facts: &Facts, by: Point) -> Option<Command> {
    let map = document.map();
    let selected: Vec<_> = document.selection().touchpoints().collect();
    match &facts.meaning {
        Meaning::Place => None,
        Meaning::Feeling(scale) => {
            let step = if by.y < 0.0 { STEP } else { -STEP };
            let moved = |id: &Id<Touchpoint>| {
                let now = i64::from(map.emotion(*id, scale.persona)?);
                let emotion = Some(Emotion::clamped(now + step)).filter(|_| by.y != 0.0)?;
                Some(Command::SetEmotion { touchpoint: *id, persona: scale.persona, emotion: Some(emotion) })
            };
            Some(Command::All(selected.iter().filter_map(moved).collect()))
        }
        Meaning::Lane(rows) => {
            let first = selected.first()?;
            let (from, to) = (here(map, facts, rows, *first)?, there(map, facts, rows, *first, by)?);
            Some(changed(map, facts, &selected, (from, to), f32::MAX, false))
        }
    }
}

/// The card that was taken hold of: the one beneath the point where the drag began, else the first.
fn taken(facts: &Facts, dragged: &BTreeSet<Id<Touchpoint>>, drag: Drag) -> Option<Id<Touchpoint>> {
    let from = drag.pointer - drag.by;
    let is_there = |id: &&Id<Touchpoint>| facts.cards.get(*id).is_some_and(|card| card.contains(from));
    dragged.iter().find(is_there).or(dragged.first()).copied()
}

/// The card in the hand feels as high as its face stands; others that are dragged with it change by as much.
fn rated(document: &Document, facts: &Facts, scale: &Scale, drag: Drag) -> Command {
    let map = document.settled();
    let dragged: BTreeSet<_> = document.selection().touchpoints().collect();
    let set = |touchpoint, emotion| Command::SetEmotion { touchpoint, persona: scale.persona, emotion };
    let step = if drag.is_free { 1 } else { STEP };
    let Some(first) = taken(facts, &dragged, drag) else { return Command::All(Vec::new()) };
    let Some(face) = scale.faces.get(&first) else { return Command::All(Vec::new()) };
    // A card from the strip feels as high as it is held; one that is rated moves by steps from where it was.
    let now = scale.emotion_at(face + drag.by.y, step);
    let before = map.emotion(first, scale.persona);
    let change = now.zip(before).map(|(now, before)| i64::from(now) - i64::from(before));
    let other = |id: &Id<Touchpoint>| {
        let felt = map.emotion(*id, scale.persona);
        let emotion = match (felt, change, now) {
            _ if *id == first => now,
            (Some(felt), Some(change), _) => Some(Emotion::clamped(i64::from(felt) + change)),
            (_, None, None) => None,
            _ => felt,
        };
        set(*id, emotion)
    };
    Command::All(dragged.iter().map(other).collect())
}

/// A cell: a lane and a stage.
type Place = (LaneKind, Id<Stage>);

fn laned(document: &Document, facts: &Facts, rows: &[Row], drag: Drag) -> Command {
    let map = document.settled();
    let dragged: BTreeSet<_> = document.selection().touchpoints().collect();
    let places = taken(facts, &dragged, drag).and_then(|first| {
        let to = (row_at(rows, drag.pointer.y)?.kind, facts.column_at(drag.pointer.x)?.stage);
        Some((here(map, facts, rows, first)?, to))
    });
    let Some(places) = places else { return Command::All(Vec::new()) };
    let selected: Vec<_> = dragged.into_iter().collect();
    changed(map, facts, &selected, places, drag.pointer.y, drag.is_free)
}

/// Where a touchpoint stands now.
fn here(map: &JourneyMap, facts: &Facts, rows: &[Row], id: Id<Touchpoint>) -> Option<Place> {
    let middle = facts.cards.get(&id)?.centre();
    Some((row_at(rows, middle.y)?.kind, map.touchpoints.get(id)?.stage))
}

/// The neighbouring place in a direction; the same one at the edge.
fn there(map: &JourneyMap, facts: &Facts, rows: &[Row], id: Id<Touchpoint>, by: Point) -> Option<Place> {
    let (kind, stage) = here(map, facts, rows, id)?;
    let row = rows.iter().position(|row| row.kind == kind)?;
    let column = facts.columns.iter().position(|column| column.stage == stage)?;
    let step = |place: usize, by: f32| {
        if by > 0.0 {
            place + 1
        } else if by < 0.0 {
            place.saturating_sub(1)
        } else {
            place
        }
    };
    let row = rows.get(step(row, by.y)).map_or(kind, |row| row.kind);
    let stage = facts.columns.get(step(column, by.x)).map_or(stage, |column| column.stage);
    Some((row, stage))
}

/// The lane at `y`; above and below them the nearest.
fn row_at(rows: &[Row], y: f32) -> Option<&Row> {
    let distance = |row: &Row| (row.top - y).max(y - row.bottom).max(0.0);
    rows.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// Lane and stage of these touchpoints, as far as the one in the hand changed them; `adds` keeps their other channels.
fn changed(
    map: &JourneyMap,
    facts: &Facts,
    touchpoints: &[Id<Touchpoint>],
    (from, to): (Place, Place),
    y: f32,
    adds: bool,
) -> Command {
    let mut commands = Vec::new();
    if from.0 != to.0 {
        commands.extend(lane_commands(map, touchpoints, to.0, adds));
    }
    let placements = ordered(map, facts, touchpoints, (from, to), y);
    if !placements.is_empty() {
        commands.push(Command::MoveTouchpoints { placements });
    }
    Command::All(commands)
}

fn lane_commands(map: &JourneyMap, touchpoints: &[Id<Touchpoint>], lane: LaneKind, adds: bool) -> Vec<Command> {
    let creator = |creator: Option<Creator>| vec![Command::SetCreator { touchpoints: touchpoints.to_vec(), creator }];
    let channels = |to: Option<Id<Channel>>| {
        let set = |id: &Id<Touchpoint>| {
            let now = &map.touchpoints.get(*id)?.channels;
            Some(Command::SetChannels { touchpoint: *id, channels: rechannelled(now, to, adds) })
        };
        touchpoints.iter().filter_map(set).collect()
    };
    match lane {
        LaneKind::Channel(id) => channels(Some(id)),
        LaneKind::NoChannel => channels(None),
        LaneKind::Creator(who) => creator(Some(who)),
        LaneKind::NoCreator => creator(None),
    }
}

/// The channel takes the place of the first; where it is added, or was there already, it comes first and the others
/// stay.
fn rechannelled(now: &[Id<Channel>], to: Option<Id<Channel>>, adds: bool) -> Vec<Id<Channel>> {
    let Some(to) = to else { return Vec::new() };
    let keeps_first = adds || now.contains(&to);
    let rest = now.iter().skip(usize::from(!keeps_first)).copied().filter(|other| *other != to);
    std::iter::once(to).chain(rest).collect()
}

/// Their stage and their place in its order: after the lowest card above the pointer in that cell.
fn ordered(
    map: &JourneyMap,
    facts: &Facts,
    touchpoints: &[Id<Touchpoint>],
    (from, to): (Place, Place),
    y: f32,
) -> Vec<Placement> {
    let is_elsewhere = from.1 != to.1;
    let is_reordered = from.0 == to.0 && touchpoints.len() == 1 && y < f32::MAX;
    if !is_elsewhere && !is_reordered {
        return Vec::new();
    }
    let stays: Vec<_> = map.touchpoints_of(to.1).into_iter().filter(|(id, _)| !touchpoints.contains(id)).collect();
    let cell = cell_of(map, facts, touchpoints, to, &stays);
    let place = match cell.iter().rposition(|(_, rect)| rect.centre().y <= y) {
        Some(above) => cell.get(above).map_or(0, |(place, _)| place + 1),
        None => cell.first().map_or(stays.len(), |(place, _)| *place),
    };
    let mut low = place.checked_sub(1).and_then(|before| stays.get(before)).map(|(_, record)| record.order.clone());
    let high = stays.get(place).map(|(_, record)| record.order.clone());
    let mut moved: Vec<_> = touchpoints.iter().filter_map(|id| Some((*id, map.touchpoints.get(*id)?))).collect();
    moved.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
    moved
        .into_iter()
        .filter_map(|(touchpoint, record)| {
            let is_here = record.stage == to.1;
            let fits = is_here
                && low.as_ref().is_none_or(|low| *low < record.order)
                && high.as_ref().is_none_or(|high| record.order < *high);
            let order = if fits { record.order.clone() } else { Order::between(low.as_ref(), high.as_ref()) };
            low = Some(order.clone());
            let offset = record.offset.filter(|_| is_here);
            (!fits).then_some(Placement { touchpoint, stage: to.1, order, offset })
        })
        .collect()
}

/// The cards of a cell that stay, each with its place in the stage.
fn cell_of(
    map: &JourneyMap,
    facts: &Facts,
    dragged: &[Id<Touchpoint>],
    to: Place,
    stays: &[(Id<Touchpoint>, &Touchpoint)],
) -> Vec<(usize, Rect)> {
    let Meaning::Lane(rows) = &facts.meaning else { return Vec::new() };
    let in_cell =
        |id: Id<Touchpoint>| here(map, facts, rows, id).is_some_and(|place| place == to) && !dragged.contains(&id);
    let cards = stays.iter().enumerate().filter(|(_, (id, _))| in_cell(*id));
    cards.filter_map(|(place, (id, _))| Some((place, *facts.cards.get(id)?))).collect()
}
