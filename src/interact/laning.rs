//! Cards dragged between lanes: in which lane and stage each of them would be.
//!
//! The card in the hand goes to the cell beneath the pointer; every other one that is dragged with it goes as many
//! lanes and stages further as that did, so that a group keeps its shape. At the edges it stays in the last lane or
//! stage. A lane without a name ("no channel yet") takes something away: the others fall into it only where the card
//! in the hand does too.
//!
//! Limitations: a card that changes its stage loses its place by hand in the Map lens, which was counted from the
//! other stage's corner.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    edit::{Command, Placement},
    layout::{LaneKind, geometry::Rect},
    model::{Channel, Creator, Id, JourneyMap, Order, Stage, Touchpoint},
};

use super::{intent::Drag, meaning::Row, placing::Facts};

/// A lane and a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The lane.
    pub lane: LaneKind,
    /// The stage.
    pub stage: Id<Stage>,
}

/// From where to where a card goes, and how far down in the cell.
struct Way {
    touchpoint: Id<Touchpoint>,
    from: Cell,
    to: Cell,
    y: f32,
}

/// A map in lanes.
pub(super) struct Lanes<'a> {
    pub map: &'a JourneyMap,
    pub facts: &'a Facts,
    pub rows: &'a [Row],
}

impl Lanes<'_> {
    /// The cells into which these cards would fall, `first` being the one in the hand.
    pub fn cells(&self, dragged: &BTreeSet<Id<Touchpoint>>, first: Id<Touchpoint>, drag: Drag) -> BTreeSet<Cell> {
        self.dragged(dragged, first, drag).into_iter().map(|way| way.to).collect()
    }

    /// What they become there.
    pub fn dropped(&self, dragged: &BTreeSet<Id<Touchpoint>>, first: Id<Touchpoint>, drag: Drag) -> Command {
        self.changed(self.dragged(dragged, first, drag), drag.is_free, dragged.len() == 1)
    }

    /// What they become one lane or stage further; `down` and `right` are -1, 0 or 1.
    pub fn nudged(&self, selected: &BTreeSet<Id<Touchpoint>>, down: isize, right: isize) -> Command {
        let Some(goal) = selected.first().and_then(|first| self.further(self.here(*first)?, down, right, true)) else {
            return Command::All(Vec::new());
        };
        let may_lose = !is_named(goal.lane);
        let way = |id: &Id<Touchpoint>| {
            let from = self.here(*id)?;
            Some(Way { touchpoint: *id, from, to: self.further(from, down, right, may_lose)?, y: f32::MAX })
        };
        self.changed(selected.iter().filter_map(way).collect(), false, false)
    }

    fn dragged(&self, dragged: &BTreeSet<Id<Touchpoint>>, first: Id<Touchpoint>, drag: Drag) -> Vec<Way> {
        let goal = self.row_at(drag.pointer.y).zip(self.facts.column_at(drag.pointer.x));
        let (Some((row, column)), Some(from)) = (goal, self.here(first)) else { return Vec::new() };
        let goal = Cell { lane: row.kind, stage: column.stage };
        let (Some(down), Some(right)) = (self.steps_down(from, goal), self.steps_right(from, goal)) else {
            return Vec::new();
        };
        let may_lose = !is_named(goal.lane);
        let way = |id: &Id<Touchpoint>| {
            let from = self.here(*id)?;
            if *id == first {
                return Some(Way { touchpoint: *id, from, to: goal, y: drag.pointer.y });
            }
            let y = self.facts.cards.get(id)?.centre().y + drag.by.y;
            Some(Way { touchpoint: *id, from, to: self.further(from, down, right, may_lose)?, y })
        };
        dragged.iter().filter_map(way).collect()
    }

    /// Where a touchpoint stands now.
    fn here(&self, id: Id<Touchpoint>) -> Option<Cell> {
        let middle = self.facts.cards.get(&id)?.centre();
        Some(Cell { lane: self.row_at(middle.y)?.kind, stage: self.map.touchpoints.get(id)?.stage })
    }

    /// The lane at `y`; above and below them the nearest.
    fn row_at(&self, y: f32) -> Option<&Row> {
        let distance = |row: &Row| (row.top - y).max(y - row.bottom).max(0.0);
        self.rows.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    fn row(&self, lane: LaneKind) -> Option<usize> {
        self.rows.iter().position(|row| row.kind == lane)
    }

    fn column(&self, stage: Id<Stage>) -> Option<usize> {
        self.facts.columns.iter().position(|column| column.stage == stage)
    }

    fn steps_down(&self, from: Cell, to: Cell) -> Option<isize> {
        self.row(to.lane)?.checked_signed_diff(self.row(from.lane)?)
    }

    fn steps_right(&self, from: Cell, to: Cell) -> Option<isize> {
        self.column(to.stage)?.checked_signed_diff(self.column(from.stage)?)
    }

    /// So many lanes and stages further, at most to the last ones.
    fn further(&self, from: Cell, down: isize, right: isize, may_lose: bool) -> Option<Cell> {
        let stage = self.column(from.stage)?.saturating_add_signed(right).min(self.facts.columns.len() - 1);
        let stage = self.facts.columns.get(stage)?.stage;
        if down == 0 {
            return Some(Cell { stage, ..from });
        }
        let is_open = |row: &&Row| may_lose || is_named(row.kind);
        let last = self.rows.iter().enumerate().filter(|(_, row)| is_open(row)).map(|(place, _)| place).next_back();
        let row = self.row(from.lane)?.saturating_add_signed(down).min(last?);
        Some(Cell { lane: self.rows.get(row)?.kind, stage })
    }

    fn changed(&self, ways: Vec<Way>, adds: bool, is_alone: bool) -> Command {
        let mut commands = self.lane_commands(&ways, adds);
        let placements = self.placements(&ways, is_alone);
        if !placements.is_empty() {
            commands.push(Command::MoveTouchpoints { placements });
        }
        Command::All(commands)
    }

    /// Channels or creators of those that change their lane; `adds` keeps their other channels.
    fn lane_commands(&self, ways: &[Way], adds: bool) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut creators: BTreeMap<Option<Creator>, Vec<Id<Touchpoint>>> = BTreeMap::new();
        for way in ways.iter().filter(|way| way.from.lane != way.to.lane) {
            let mut channels = |to: Option<Id<Channel>>| {
                let now = self.map.touchpoints.get(way.touchpoint).map_or(&[][..], |record| record.channels.as_slice());
                let channels = rechannelled(now, to, adds);
                commands.push(Command::SetChannels { touchpoint: way.touchpoint, channels });
            };
            match way.to.lane {
                LaneKind::Channel(id) => channels(Some(id)),
                LaneKind::NoChannel => channels(None),
                LaneKind::Creator(who) => creators.entry(Some(who)).or_default().push(way.touchpoint),
                LaneKind::NoCreator => creators.entry(None).or_default().push(way.touchpoint),
            }
        }
        let set = |(creator, touchpoints)| Command::SetCreator { touchpoints, creator };
        commands.extend(creators.into_iter().map(set));
        commands
    }

    /// Stage and place in its order of those that change their stage, and of one alone that is put elsewhere in its
    /// cell.
    fn placements(&self, ways: &[Way], is_alone: bool) -> Vec<Placement> {
        let mut stages: BTreeMap<Id<Stage>, Vec<&Way>> = BTreeMap::new();
        for way in ways {
            let is_reordered = is_alone && way.from == way.to && way.y < f32::MAX;
            if way.from.stage != way.to.stage || is_reordered {
                stages.entry(way.to.stage).or_default().push(way);
            }
        }
        let dragged: BTreeSet<_> = ways.iter().map(|way| way.touchpoint).collect();
        stages.into_iter().flat_map(|(stage, ways)| self.ordered(stage, &ways, &dragged)).collect()
    }

    /// Each after the lowest card above it in its cell, and those for one place in the order that they had.
    fn ordered(&self, stage: Id<Stage>, ways: &[&Way], dragged: &BTreeSet<Id<Touchpoint>>) -> Vec<Placement> {
        let in_stage = self.map.touchpoints_of(stage);
        let stays: Vec<_> = in_stage.into_iter().filter(|(id, _)| !dragged.contains(id)).collect();
        let mut moved: Vec<_> = ways
            .iter()
            .filter_map(|way| Some((self.place(way, &stays), way, self.map.touchpoints.get(way.touchpoint)?)))
            .collect();
        let old = |record: &Touchpoint| {
            let column = self.column(record.stage);
            (column, record.order.clone())
        };
        moved.sort_by(|(a, _, was_a), (b, _, was_b)| a.cmp(b).then_with(|| old(was_a).cmp(&old(was_b))));
        let mut before: Option<Order> = None;
        moved
            .into_iter()
            .filter_map(|(place, way, record)| {
                let stay = |place: usize| stays.get(place).map(|(_, record)| record.order.clone());
                let low = place.checked_sub(1).and_then(stay).max(before.clone());
                let high = stay(place);
                let is_here = record.stage == stage;
                let fits = is_here
                    && low.as_ref().is_none_or(|low| *low < record.order)
                    && high.as_ref().is_none_or(|high| record.order < *high);
                let order = if fits { record.order.clone() } else { Order::between(low.as_ref(), high.as_ref()) };
                before = Some(order.clone());
                let offset = record.offset.filter(|_| is_here);
                (!fits).then_some(Placement { touchpoint: way.touchpoint, stage, order, offset })
            })
            .collect()
    }

    /// Before which of those that stay in the stage.
    fn place(&self, way: &Way, stays: &[(Id<Touchpoint>, &Touchpoint)]) -> usize {
        let in_cell = |id: Id<Touchpoint>| self.here(id).is_some_and(|cell| cell == way.to);
        let cell: Vec<(usize, Rect)> = stays
            .iter()
            .enumerate()
            .filter(|(_, (id, _))| in_cell(*id))
            .filter_map(|(place, (id, _))| Some((place, *self.facts.cards.get(id)?)))
            .collect();
        match cell.iter().rfind(|(_, rect)| rect.centre().y <= way.y) {
            Some((above, _)) => above + 1,
            None => cell.first().map_or(stays.len(), |(place, _)| *place),
        }
    }
}

/// Does a card in this lane have what the lanes are about?
fn is_named(lane: LaneKind) -> bool {
    !matches!(lane, LaneKind::NoChannel | LaneKind::NoCreator)
}

/// The channel takes the place of the first; where it is added, or was there already, it comes first and the others
/// stay.
fn rechannelled(now: &[Id<Channel>], to: Option<Id<Channel>>, adds: bool) -> Vec<Id<Channel>> {
    let Some(to) = to else { return Vec::new() };
    let keeps_first = adds || now.contains(&to);
    let rest = now.iter().skip(usize::from(!keeps_first)).copied().filter(|other| *other != to);
    std::iter::once(to).chain(rest).collect()
}
