//! Commands: what should change. A command carries the ids of the records that it makes, so performing it twice on
//! the same map gives the same map.

use crate::model::{
    About, Channel, Creator, Effort, Emotion, Flow, Id, Link, Offset, Order, Persona, Settings, Stage, Subject,
    Touchpoint,
};

use super::record::Record;

/// What should change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Command {
    /// A new record; its id must be free.
    Add(Record),
    /// A record in place of the one with its id, which must be there. An experience need not be there, and one that
    /// says nothing is taken out.
    Set(Record),
    /// These records go, with all that hangs on them.
    Remove(Vec<Subject>),
    /// What the map is about.
    SetAbout(Box<About>),
    /// Thresholds, weights and other choices.
    SetSettings(Settings),
    /// A new name or title for a persona, stage, channel, touchpoint or opportunity; the map itself through
    /// [`Subject::About`]. Space around it is dropped.
    Rename(Subject, String),
    /// How a touchpoint feels to a persona; none = nobody said. A rating also says that she comes here.
    SetEmotion {
        /// Where.
        touchpoint: Id<Touchpoint>,
        /// To whom.
        persona: Id<Persona>,
        /// How.
        emotion: Option<Emotion>,
    },
    /// Who makes these touchpoints.
    SetCreator {
        /// Which.
        touchpoints: Vec<Id<Touchpoint>>,
        /// Who; none = nobody said.
        creator: Option<Creator>,
    },
    /// Where a touchpoint happens.
    SetChannels {
        /// Which.
        touchpoint: Id<Touchpoint>,
        /// Where, in the order shown.
        channels: Vec<Id<Channel>>,
    },
    /// Two channels become one: touchpoints of the first are in the second from now, in the same place of their
    /// order; the first goes.
    MergeChannels {
        /// The one that goes.
        from: Id<Channel>,
        /// The one that stays.
        into: Id<Channel>,
    },
    /// What it costs to improve these touchpoints.
    SetEffort {
        /// Which.
        touchpoints: Vec<Id<Touchpoint>>,
        /// How much; none = nobody said.
        effort: Option<Effort>,
    },
    /// How many customers go along a link, or start, succeed or leave at a touchpoint.
    SetFlow {
        /// Where they are counted.
        at: FlowPlace,
        /// How many; none = nobody said.
        flow: Option<Flow>,
    },
    /// Where these touchpoints stand.
    MoveTouchpoints {
        /// One place for each.
        placements: Vec<Placement>,
    },
    /// All cards back to where the layout puts them.
    Tidy,
    /// Several commands as one: the first refusal refuses the whole.
    All(Vec<Command>),
}

/// Where a touchpoint stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Placement {
    /// Which.
    pub touchpoint: Id<Touchpoint>,
    /// Its stage.
    pub stage: Id<Stage>,
    /// Its place in the stage.
    pub order: Order,
    /// Where its card stands, from the corner of the stage; none = laid out.
    pub offset: Option<Offset>,
}

/// Where customers are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowPlace {
    /// They go along this link.
    Link(Id<Link>),
    /// They start at this touchpoint.
    Start(Id<Touchpoint>),
    /// They succeed at this touchpoint.
    Succeed(Id<Touchpoint>),
    /// They leave at this touchpoint.
    Leave(Id<Touchpoint>),
}

impl Command {
    /// A new record under a free id: `Command::add(id, touchpoint)`.
    pub fn add<K, T>(key: K, record: T) -> Command
    where
        Record: From<(K, T)>,
    {
        Command::Add(Record::from((key, record)))
    }

    /// A record in place of the one with its id: `Command::set(id, touchpoint)`.
    pub fn set<K, T>(key: K, record: T) -> Command
    where
        Record: From<(K, T)>,
    {
        Command::Set(Record::from((key, record)))
    }
}
