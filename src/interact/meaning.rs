//! What it means to drag a card, lens by lens: where it stands, how it feels, in which lane and stage it happens. In
//! the lenses in which height or a lane says something, a place chosen by hand in the Map lens is left as it is.
//!
//! What happens between lanes is said in `laning`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    edit::{Command, Document, Label},
    layout::{LaneKind, Layout, geometry::Point},
    model::{Emotion, Id, JourneyMap, Persona, Touchpoint},
};

use super::{
    intent::Drag,
    laning::{Cell, Lanes},
    placing::Facts,
};

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
        Meaning::Lane(rows) => {
            let dragged: BTreeSet<_> = document.selection().touchpoints().collect();
            let lanes = Lanes { map: document.settled(), facts, rows };
            taken(facts, &dragged, drag).map(|first| lanes.dropped(&dragged, first, drag))
        }
        Meaning::Place => None,
    }
}

/// The cells into which they would fall if they were let go now; none in lenses without lanes.
#[must_use]
pub fn cells(map: &JourneyMap, facts: &Facts, dragged: &BTreeSet<Id<Touchpoint>>, drag: Drag) -> BTreeSet<Cell> {
    let Meaning::Lane(rows) = &facts.meaning else { return BTreeSet::new() };
    let first = taken(facts, dragged, drag);
    first.map(|first| Lanes { map, facts, rows }.cells(dragged, first, drag)).unwrap_or_default()
}

/// What an arrow key makes of the selected cards: a step of feeling, the next lane, the next stage.
#[must_use]
pub fn nudged(document: &Document, facts: &Facts, by: Point) -> Option<Command> {
    let map = document.map();
    let selected: BTreeSet<_> = document.selection().touchpoints().collect();
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
            let step = |by: f32| if by > 0.0 { 1 } else { -isize::from(by < 0.0) };
            Some(Lanes { map, facts, rows }.nudged(&selected, step(by.y), step(by.x)))
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
