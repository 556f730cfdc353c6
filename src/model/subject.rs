//! Which record: what a patch touches, what a pointer hits, what a finding is about.

use super::{
    channel::Channel, experience::ExperienceKey, id::Id, link::Link, map::JourneyMap, opportunity::Opportunity,
    persona::Persona, stage::Stage, touchpoint::Touchpoint,
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

impl Subject {
    /// Is there such a record in the map?
    #[must_use]
    pub fn is_in(self, map: &JourneyMap) -> bool {
        match self {
            Subject::About | Subject::Settings => true,
            Subject::Persona(id) => map.personas.contains(id),
            Subject::Stage(id) => map.stages.contains(id),
            Subject::Channel(id) => map.channels.contains(id),
            Subject::Touchpoint(id) => map.touchpoints.contains(id),
            Subject::Experience(key) => map.experiences.get_shared(key).is_some(),
            Subject::Link(id) => map.links.contains(id),
            Subject::Opportunity(id) => map.opportunities.contains(id),
        }
    }
}
