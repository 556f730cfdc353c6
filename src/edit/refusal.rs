//! Why a command is refused. Plain lines for engineers; `wording` makes the sentences that users read.

use crate::model::{Channel, Id, Link, Persona, Subject, Touchpoint};

/// Why a command is refused: nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// There is no such record.
    #[error("there is no {0:?}")]
    Unknown(Subject),
    /// There is a record with this id already.
    #[error("{0:?} is there already")]
    Taken(Subject),
    /// A record without a name or title.
    #[error("{0:?} would have no name")]
    Unnamed(Subject),
    /// A record that has no name cannot get one.
    #[error("{0:?} has no name to change")]
    NotNameable(Subject),
    /// A part of every map.
    #[error("{0:?} belongs to every map and cannot be removed")]
    NotRemovable(Subject),
    /// A rating needs an owner.
    #[error("{0} is the last persona")]
    LastPersona(Id<Persona>),
    /// A touchpoint that names one channel twice.
    #[error("{touchpoint} would name {channel} twice")]
    RepeatedChannel {
        /// The touchpoint.
        touchpoint: Id<Touchpoint>,
        /// The channel.
        channel: Id<Channel>,
    },
    /// A channel merged into itself.
    #[error("{0} is one channel already")]
    SameChannel(Id<Channel>),
    /// A link from a touchpoint to itself.
    #[error("{link} would link {touchpoint} to itself")]
    SelfLink {
        /// The link.
        link: Id<Link>,
        /// The touchpoint.
        touchpoint: Id<Touchpoint>,
    },
    /// The two are linked already, in this direction.
    #[error("{existing} links {from} to {to} already")]
    LinkedAlready {
        /// The link that is there.
        existing: Id<Link>,
        /// From.
        from: Id<Touchpoint>,
        /// To.
        to: Id<Touchpoint>,
    },
    /// A preview without a gesture.
    #[error("no gesture has begun")]
    NotBegun,
}
