//! Why an edit is refused: a quiet sentence, never more.

use super::{fault::upper_first, subject::subject};
use crate::{
    edit::Refusal,
    model::{JourneyMap, Subject},
};

/// Why an edit is refused; `map` is the map as it is.
#[must_use]
pub fn refusal(refusal: &Refusal, map: &JourneyMap) -> String {
    let the = |record: Subject| subject(record, map);
    let begins = |record: Subject| upper_first(&the(record));
    match *refusal {
        Refusal::Unknown(record) => format!("Nothing was changed: {} is no longer there.", the(record)),
        Refusal::Taken(record) => format!("Nothing was added: {} is there already.", the(record)),
        Refusal::Unnamed(record) => format!("{} needs a name.", begins(record)),
        Refusal::NotNameable(record) => format!("{} has no name to change.", begins(record)),
        Refusal::NotRemovable(record) => {
            format!("{} belongs to every map and stays.", begins(record))
        }
        Refusal::LastPersona(id) => {
            format!(
                "{} is the last persona, and a rating needs an owner. Add another first.",
                begins(Subject::Persona(id))
            )
        }
        Refusal::RepeatedChannel { touchpoint, channel } => format!(
            "{} happens in {} already.",
            begins(Subject::Touchpoint(touchpoint)),
            the(Subject::Channel(channel))
        ),
        Refusal::SelfLink { touchpoint, .. } => {
            format!(
                "A link leads from one touchpoint to another, not back to {}.",
                the(Subject::Touchpoint(touchpoint))
            )
        }
        Refusal::SameChannel(channel) => format!("{} is one channel already.", begins(Subject::Channel(channel))),
        Refusal::LinkedAlready { existing, .. } => format!("{} is there already.", begins(Subject::Link(existing))),
        Refusal::NotBegun => "Nothing was changed: no drag has begun.".to_owned(),
    }
}
