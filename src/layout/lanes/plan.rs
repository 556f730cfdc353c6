//! What the lens of lanes adds to a layout.

use std::sync::Arc;

use crate::{
    layout::{
        geometry::{Path, Point, Rect},
        plan::{Chip, Placed},
    },
    model::{Channel, Creator, Id, Touchpoint},
};

/// What the touchpoints of a lane have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKind {
    /// They happen here first.
    Channel(Id<Channel>),
    /// Nobody said where they happen.
    NoChannel,
    /// They make them.
    Creator(Creator),
    /// Nobody said who makes them.
    NoCreator,
}

/// A lane: a row across all stages.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Which.
    pub kind: LaneKind,
    /// The whole row.
    pub rect: Rect,
    /// Its heading, at the left side.
    pub head: Rect,
    /// The middle and the size of its icon.
    pub icon: Option<(Point, f32)>,
    /// Its name, where that is not a chip.
    pub name: Option<Placed>,
    /// Its name as a chip.
    pub chip: Option<Chip>,
    /// What kind of lane it is, and how much is in it.
    pub notes: Vec<Placed>,
    /// Does another kind of lane begin here: offline after online?
    pub begins_group: bool,
    /// Has it any touchpoint, its own or another lane's?
    pub is_empty: bool,
}

/// A touchpoint that happens here too, and stands in another lane.
#[derive(Debug, Clone, PartialEq)]
pub struct AlsoHere {
    /// Which touchpoint.
    pub touchpoint: Id<Touchpoint>,
    /// In which lane.
    pub lane: LaneKind,
    /// Its box.
    pub rect: Rect,
    /// Radius of the number's disc, and its middle.
    pub number_disc: (Point, f32),
    /// Its number.
    pub number_text: Placed,
    /// Its title.
    pub title: Placed,
    /// From its card to here.
    pub way: Arc<Path>,
    /// Where that ends.
    pub end: Point,
}
