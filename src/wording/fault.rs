//! What makes a map unsound, as sentences: which record, what is wrong, what to do.

use super::subject::subject;
use crate::model::{Fault, Id, JourneyMap, Kind, Link, Subject, Touchpoint};

/// One fault of a map.
#[must_use]
pub fn fault(fault: &Fault, map: &JourneyMap) -> String {
    match *fault {
        Fault::NoPersona => {
            "The map has no persona, so no rating has an owner. Add one, if only “Customer”.".to_owned()
        }
        Fault::Unnamed(record) => {
            format!("{} has no name. Give it one, or remove it.", upper_first(&subject(record, map)))
        }
        Fault::LostStage { touchpoint, stage } => {
            format!("{} stands in a stage that is not there ({stage}). Move it to another.", place(touchpoint, map))
        }
        Fault::LostChannel { touchpoint, channel } => {
            format!(
                "{} names a channel that is not there ({channel}). Take it out, or add the channel.",
                place(touchpoint, map)
            )
        }
        Fault::RepeatedChannel { touchpoint, channel } => {
            format!(
                "{} names {} twice. Take one of the two out.",
                place(touchpoint, map),
                subject(Subject::Channel(channel), map)
            )
        }
        Fault::LostEnd { link, touchpoint } => {
            format!("{} has an end that is not there ({touchpoint}). Remove it, or link it anew.", link_name(link, map))
        }
        Fault::SelfLink { link } => format!("{} leads back to where it begins. Remove it.", link_name(link, map)),
        Fault::LostTouchpoint { touchpoint, persona } => format!(
            "A feeling of {} belongs to a touchpoint that is not there ({touchpoint}). Remove it.",
            subject(Subject::Persona(persona), map)
        ),
        Fault::LostPersona { touchpoint, persona } => format!(
            "A feeling at {} belongs to a persona that is not there ({persona}). Remove it, or add the persona.",
            subject(Subject::Touchpoint(touchpoint), map)
        ),
        Fault::LostPlace { opportunity, touchpoint } => format!(
            "{} names a touchpoint that is not there ({touchpoint}). Take it out.",
            upper_first(&subject(Subject::Opportunity(opportunity), map))
        ),
    }
}

/// A word for the kind of fault, for machines that sort by it.
#[must_use]
pub fn fault_kind(fault: &Fault) -> &'static str {
    match fault {
        Fault::NoPersona => "no_persona",
        Fault::Unnamed(_) => "unnamed",
        Fault::LostStage { .. } => "lost_stage",
        Fault::LostChannel { .. } => "lost_channel",
        Fault::RepeatedChannel { .. } => "repeated_channel",
        Fault::LostEnd { .. } => "lost_end",
        Fault::SelfLink { .. } => "self_link",
        Fault::LostTouchpoint { .. } => "lost_touchpoint",
        Fault::LostPersona { .. } => "lost_persona",
        Fault::LostPlace { .. } => "lost_place",
    }
}

/// The ids of the records that a fault is about, the one that holds the fault first.
#[must_use]
pub fn fault_subjects(fault: &Fault) -> Vec<String> {
    fn ids<A: Kind, B: Kind>(first: Id<A>, second: Id<B>) -> Vec<String> {
        vec![first.to_string(), second.to_string()]
    }
    match *fault {
        Fault::NoPersona => Vec::new(),
        Fault::Unnamed(record) => super::subject::subject_id(record).into_iter().collect(),
        Fault::LostStage { touchpoint, stage } => ids(touchpoint, stage),
        Fault::LostChannel { touchpoint, channel } | Fault::RepeatedChannel { touchpoint, channel } => {
            ids(touchpoint, channel)
        }
        Fault::LostEnd { link, touchpoint } => ids(link, touchpoint),
        Fault::SelfLink { link } => vec![link.to_string()],
        Fault::LostTouchpoint { touchpoint, persona } | Fault::LostPersona { touchpoint, persona } => {
            ids(touchpoint, persona)
        }
        Fault::LostPlace { opportunity, touchpoint } => ids(opportunity, touchpoint),
    }
}

fn place(touchpoint: Id<Touchpoint>, map: &JourneyMap) -> String {
    upper_first(&subject(Subject::Touchpoint(touchpoint), map))
}

fn link_name(link: Id<Link>, map: &JourneyMap) -> String {
    upper_first(&subject(Subject::Link(link), map))
}

/// "Calls support" of "calls support".
#[must_use]
pub fn upper_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Link, Order, Stage, Touchpoint, check};

    #[test]
    fn a_fault_names_the_record_by_its_title() {
        let mut map = JourneyMap::empty();
        let (id, stage) = (Id::from_words("Pay", 0), Id::<Stage>::from_words("Buy", 0));
        map.touchpoints.insert(id, Touchpoint::titled("Pay", stage, Order::after(None)));
        map.links.insert(Id::from_words("loop", 0), Link::between(id, id));
        let said: Vec<_> = check(&map).iter().map(|found| fault(found, &map)).collect();
        assert_eq!(
            said,
            [
                format!("The touchpoint “Pay” stands in a stage that is not there ({stage}). Move it to another."),
                "The link from “Pay” to “Pay” leads back to where it begins. Remove it.".to_owned(),
            ]
        );
    }
}
