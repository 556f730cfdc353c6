//! From where a card is dropped to its stage, its place in the stage, and its offset.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    edit::Placement,
    layout::{
        Layout, StageColumn,
        geometry::{Point, Rect},
    },
    model::{Id, JourneyMap, Offset, Order, Stage, Touchpoint},
};

use super::{
    intent::Drag,
    meaning::Meaning,
    snap::{self, Seen},
};

/// Where cards and stages stand, in document units. Filled from the layout of the map without the drag: while a card
/// is dragged, the columns must not run away beneath it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The columns of the stages from left to right.
    pub columns: Vec<Column>,
    /// The box of each card.
    pub cards: Arc<BTreeMap<Id<Touchpoint>, Rect>>,
    /// Is it a sheet, where touchpoints follow each other from left to right and have no places of their own?
    pub is_sheet: bool,
    /// What a dragged card can be aligned with.
    pub seen: Seen,
    /// What it means to drag a card.
    pub meaning: Meaning,
}

/// The column of a stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Which stage.
    pub stage: Id<Stage>,
    /// Its left side.
    pub left: f32,
    /// Its right side.
    pub right: f32,
    /// From where the offsets of its cards count.
    pub corner: Point,
    /// The width that its stage would have to ask for to be as wide as it is now, and the least it can get.
    pub breadth: (f32, f32),
}

impl Facts {
    /// The facts of a layout.
    #[must_use]
    pub fn of(layout: &Layout) -> Facts {
        let column = |column: &StageColumn| Column {
            stage: column.id,
            left: column.rect.x,
            right: column.rect.right(),
            corner: column.corner,
            breadth: column.breadth,
        };
        Facts {
            columns: layout.columns.iter().map(column).collect(),
            cards: Arc::new(layout.cards.iter().map(|card| (card.id, card.rect)).collect()),
            is_sheet: layout.lens.is_sheet(),
            seen: Seen::default(),
            meaning: Meaning::of(layout),
        }
    }

    /// The same with what a dragged card can be aligned with.
    #[must_use]
    pub fn with_seen(self, seen: Seen) -> Facts {
        Facts { seen, ..self }
    }

    /// The same with boxes of more cards.
    #[must_use]
    pub fn with_cards(mut self, more: impl IntoIterator<Item = (Id<Touchpoint>, Rect)>) -> Facts {
        Arc::make_mut(&mut self.cards).extend(more);
        self
    }

    /// The column of a stage.
    #[must_use]
    pub fn column(&self, stage: Id<Stage>) -> Option<&Column> {
        self.columns.iter().find(|column| column.stage == stage)
    }

    /// The box around these cards.
    #[must_use]
    pub fn around<'a>(&self, cards: impl IntoIterator<Item = &'a Id<Touchpoint>>) -> Option<Rect> {
        cards.into_iter().filter_map(|id| self.cards.get(id).copied()).reduce(Rect::union)
    }

    /// What a key does that moves cards a little: on a sheet, one place further along the journey.
    #[must_use]
    pub fn nudge(&self, by: Point) -> Point {
        let column = self.cards.values().map(|card| card.w).fold(0.0, f32::max);
        // A little more than a column, so that the neighbour's middle is passed.
        if self.is_sheet { Point::new(by.x.clamp(-1.0, 1.0) * column * 1.05, 0.0) } else { by }
    }

    /// Does the middle of this card come before a place in the order of its stage?
    #[must_use]
    pub fn is_before(&self, card: Id<Touchpoint>, at: Point) -> bool {
        let along = self.along(Rect::new(at.x, at.y, 0.0, 0.0));
        self.cards.get(&card).is_some_and(|rect| self.along(*rect) <= along)
    }

    /// How far along the order a box stands: by its middle, down a column or across a sheet.
    fn along(&self, rect: Rect) -> f32 {
        if self.is_sheet { rect.centre().x } else { rect.centre().y }
    }

    /// The offset of a card whose corner stands here. On a sheet cards have none of their own, so that from the Map
    /// lens stays, unless the card goes to another stage.
    fn offset(&self, was: &Touchpoint, column: &Column, corner: Point) -> Option<Offset> {
        if self.is_sheet {
            return was.offset.filter(|_| was.stage == column.stage);
        }
        let offset = corner - column.corner;
        Some(Offset { x: whole(offset.x), y: whole(offset.y) })
    }

    /// The column at `x`; between columns and beyond them, the nearest.
    #[must_use]
    pub fn column_at(&self, x: f32) -> Option<&Column> {
        let distance = |column: &Column| (column.left - x).max(x - column.right).max(0.0);
        self.columns.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The box of a card placed by hand.
    fn placed(&self, placement: &Placement) -> Option<Rect> {
        let (card, offset) = (self.cards.get(&placement.touchpoint)?, placement.offset?);
        let column = self.column(placement.stage)?;
        let corner = column.corner + Point::new(f32_from(offset.x), f32_from(offset.y));
        Some(Rect::new(corner.x, corner.y, card.w, card.h))
    }

    /// The cards that touch the box, by id.
    pub fn cards_within(&self, rect: Rect) -> impl Iterator<Item = Id<Touchpoint>> + '_ {
        self.cards.iter().filter(move |(_, card)| card.overlaps(rect)).map(|(id, _)| *id)
    }
}

/// Where the dragged cards come to stand: one placement for each that is on the map and has a card.
///
/// Cards of one stage go to the stage beneath the pointer; where several stages are dragged together, each card goes
/// to the stage beneath its own middle. Their order is that of their middles, from above, among the cards that stay.
#[must_use]
pub fn placements(map: &JourneyMap, facts: &Facts, dragged: &BTreeSet<Id<Touchpoint>>, drag: Drag) -> Vec<Placement> {
    let Drag { by, pointer, .. } = drag;
    let further = pull(facts, dragged, drag);
    let mut cards: Vec<Dropped<'_>> = dragged
        .iter()
        .filter_map(|id| {
            Some(Dropped { id: *id, was: map.touchpoints.get(*id)?, rect: facts.cards.get(id)?.moved(by) })
        })
        .collect();
    let along = |card: &Dropped<'_>| facts.along(card.rect);
    cards.sort_by(|a, b| along(a).total_cmp(&along(b)).then_with(|| a.was.order.cmp(&b.was.order)));
    let is_one_stage = cards.iter().all(|card| Some(card.was.stage) == cards.first().map(|first| first.was.stage));
    let mut stacks: BTreeMap<Id<Stage>, Stack> = BTreeMap::new();
    cards
        .iter()
        .filter_map(|card| {
            let aim = if is_one_stage { pointer } else { card.rect.centre() };
            let column = facts.column_at(aim.x)?;
            let stack = stacks.entry(column.stage).or_insert_with(|| Stack::of(map, facts, column.stage, dragged));
            Some(Placement {
                touchpoint: card.id,
                stage: column.stage,
                order: stack.insert(card, along(card), column.stage),
                offset: facts.offset(card.was, column, card.rect.corner() + further),
            })
        })
        .collect()
}

/// By how much further dragged cards move to stand in line with what is seen. It does not change their order, so
/// that what they are in line with stays where it is.
fn pull(facts: &Facts, dragged: &BTreeSet<Id<Touchpoint>>, drag: Drag) -> Point {
    let Some(whole) = facts.around(dragged).filter(|_| !drag.is_free && facts.seen.reach > 0.0) else {
        return Point::default();
    };
    let still: Vec<Rect> =
        facts.seen.cards.iter().filter(|(id, _)| !dragged.contains(id)).map(|(_, rect)| *rect).collect();
    snap::pull(whole.moved(drag.by), &still, facts.seen.reach)
}

/// A card is in its column when its left side is no farther than this from where cards of the column stand.
const IN_COLUMN: f32 = 16.0;

/// The placements of cards that are let go: one in its column, or upon a card that stays, loses its offset, so that
/// it is laid out at its new place in the order and no card covers another. Those that come into its stage with it
/// follow it there, unless they stand beside the column. One that is back where it was stays.
#[must_use]
pub fn settled(map: &JourneyMap, facts: &Facts, mut placements: Vec<Placement>) -> Vec<Placement> {
    if facts.is_sheet {
        return placements;
    }
    let dragged: BTreeSet<_> = placements.iter().map(|placement| placement.touchpoint).collect();
    let box_of = |placement: &Placement| {
        let was = map.touchpoints.get(placement.touchpoint);
        let is_back = was.is_some_and(|was| was.stage == placement.stage && was.offset == placement.offset);
        facts.placed(placement).filter(|_| !is_back)
    };
    let aside = |placement: &Placement| placement.offset.map_or(0.0, |offset| f32_from(offset.x).abs());
    let is_laid_out = |placement: &Placement| {
        let covers = |rect| facts.cards_within(rect).any(|card| !dragged.contains(&card));
        box_of(placement).is_some_and(|rect| covers(rect) || aside(placement) <= IN_COLUMN)
    };
    let filled: BTreeSet<_> = placements.iter().filter(|one| is_laid_out(one)).map(|one| one.stage).collect();
    for placement in placements.iter_mut().filter(|placement| filled.contains(&placement.stage)) {
        if is_laid_out(placement) || box_of(placement).is_some_and(|rect| aside(placement) < rect.w) {
            placement.offset = None;
        }
    }
    placements
}

/// Where a new card would stand with its corner here: its stage, its order, its offset.
#[must_use]
pub fn spot(map: &JourneyMap, facts: &Facts, at: Point) -> Option<(Id<Stage>, Order, Offset)> {
    let column = facts.column_at(at.x)?;
    let stack = Stack::of(map, facts, column.stage, &BTreeSet::new());
    let (low, high) = stack.gap(at.y);
    let offset = at - column.corner;
    Some((column.stage, Order::between(low, high), Offset { x: whole(offset.x), y: whole(offset.y) }))
}

/// Whole document units as a coordinate.
#[expect(clippy::cast_precision_loss, reason = "offsets of a canvas lie far below 2^24")]
fn f32_from(units: i32) -> f32 {
    units as f32
}

/// A drag that is drawn to nothing.
impl Drag {
    /// By so much, with the pointer here.
    #[must_use]
    pub fn free(by: Point, pointer: Point) -> Drag {
        Drag { by, pointer, is_free: true, is_copy: false }
    }
}

/// A card where it is dropped.
struct Dropped<'a> {
    id: Id<Touchpoint>,
    was: &'a Touchpoint,
    rect: Rect,
}

/// The cards of a stage that stay, in their order, each with how far along its middle is.
struct Stack(Vec<(Order, f32)>);

impl Stack {
    fn of(map: &JourneyMap, facts: &Facts, stage: Id<Stage>, dragged: &BTreeSet<Id<Touchpoint>>) -> Stack {
        let staying = map.touchpoints_of(stage).into_iter().filter(|(id, _)| !dragged.contains(id));
        Stack(
            staying
                .filter_map(|(id, touchpoint)| Some((touchpoint.order.clone(), facts.along(*facts.cards.get(&id)?))))
                .collect(),
        )
    }

    /// The orders between which a card there belongs: after the last of those before it.
    fn gap(&self, along: f32) -> (Option<&Order>, Option<&Order>) {
        let above = self.0.iter().enumerate().filter(|(_, (_, middle))| *middle <= along);
        let last = above.max_by(|(_, (_, a)), (_, (_, b))| a.total_cmp(b)).map(|(place, _)| place);
        let next = last.map_or(0, |place| place + 1);
        let order = |place: usize| self.0.get(place).map(|(order, _)| order);
        (last.and_then(order), order(next))
    }

    /// The order of a card dropped here; the one that it has where that still fits.
    fn insert(&mut self, card: &Dropped<'_>, along: f32, stage: Id<Stage>) -> Order {
        let (low, high) = self.gap(along);
        let was = &card.was.order;
        let fits = card.was.stage == stage && low.is_none_or(|low| low < was) && high.is_none_or(|high| was < high);
        let order = if fits { was.clone() } else { Order::between(low, high) };
        let place = self.0.partition_point(|(other, _)| *other < order);
        self.0.insert(place, (order.clone(), along));
        order
    }
}

/// The nearest whole number of units.
#[expect(clippy::cast_possible_truncation, reason = "a float to integer cast saturates, and that is what is wanted")]
pub(super) fn whole(units: f32) -> i32 {
    units.round() as i32
}
