//! A record together with its id: what is added to a map, or put in place of what stands there.

use std::sync::Arc;

use crate::model::{Channel, Experience, ExperienceKey, Id, Link, Opportunity, Persona, Stage, Subject, Touchpoint};

/// One record with its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Record {
    /// A persona.
    Persona(Id<Persona>, Arc<Persona>),
    /// A stage.
    Stage(Id<Stage>, Arc<Stage>),
    /// A channel.
    Channel(Id<Channel>, Arc<Channel>),
    /// A touchpoint.
    Touchpoint(Id<Touchpoint>, Arc<Touchpoint>),
    /// How a touchpoint feels to a persona.
    Experience(ExperienceKey, Arc<Experience>),
    /// A link.
    Link(Id<Link>, Arc<Link>),
    /// An opportunity.
    Opportunity(Id<Opportunity>, Arc<Opportunity>),
}

impl Record {
    /// Which record it is.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Record::Persona(id, _) => Subject::Persona(*id),
            Record::Stage(id, _) => Subject::Stage(*id),
            Record::Channel(id, _) => Subject::Channel(*id),
            Record::Touchpoint(id, _) => Subject::Touchpoint(*id),
            Record::Experience(key, _) => Subject::Experience(*key),
            Record::Link(id, _) => Subject::Link(*id),
            Record::Opportunity(id, _) => Subject::Opportunity(*id),
        }
    }
}

macro_rules! from_pair {
    ($($key:ty, $kind:ident;)*) => {$(
        impl From<($key, $kind)> for Record {
            fn from((key, record): ($key, $kind)) -> Record {
                Record::$kind(key, Arc::new(record))
            }
        }
    )*};
}

from_pair! {
    Id<Persona>, Persona;
    Id<Stage>, Stage;
    Id<Channel>, Channel;
    Id<Touchpoint>, Touchpoint;
    ExperienceKey, Experience;
    Id<Link>, Link;
    Id<Opportunity>, Opportunity;
}
