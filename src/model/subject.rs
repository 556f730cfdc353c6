//! Which record: what a patch touches, what a pointer hits, what a finding is about.

use super::{
    channel::Channel, experience::ExperienceKey, id::Id, link::Link, opportunity::Opportunity, persona::Persona,
    stage::Stage, touchpoint::Touchpoint,
};

/// One record of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// What the map is about.
    About,
    /// Its settings.
    Settings,
    /// A persona.
    Persona(Id<Persona>),
    /// A stage.
    Stage(Id<Stage>),
    /// A channel.
    Channel(Id<Channel>),
    /// A touchpoint.
    Touchpoint(Id<Touchpoint>),
    /// How a touchpoint feels to a persona.
    Experience(ExperienceKey),
    /// A link.
    Link(Id<Link>),
    /// An opportunity.
    Opportunity(Id<Opportunity>),
}
