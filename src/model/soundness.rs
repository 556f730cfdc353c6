//! What makes a map sound. A map with faults can be read and mended, never analysed or autosaved.

use std::collections::BTreeSet;

use super::{
    channel::Channel, id::Id, link::Link, map::JourneyMap, opportunity::Opportunity, persona::Persona, stage::Stage,
    subject::Subject, touchpoint::Touchpoint,
};

/// Something that must not be in a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The map has no persona, so no rating has an owner.
    NoPersona,
    /// A record without a name or title.
    Unnamed(Subject),
    /// A touchpoint in a stage that is not there.
    LostStage {
        /// The touchpoint.
        touchpoint: Id<Touchpoint>,
        /// The missing stage.
        stage: Id<Stage>,
    },
    /// A touchpoint in a channel that is not there.
    LostChannel {
        /// The touchpoint.
        touchpoint: Id<Touchpoint>,
        /// The missing channel.
        channel: Id<Channel>,
    },
    /// A touchpoint that names one channel twice.
    RepeatedChannel {
        /// The touchpoint.
        touchpoint: Id<Touchpoint>,
        /// The channel named twice.
        channel: Id<Channel>,
    },
    /// A link from or to a touchpoint that is not there.
    LostEnd {
        /// The link.
        link: Id<Link>,
        /// The missing touchpoint.
        touchpoint: Id<Touchpoint>,
    },
    /// A link from a touchpoint to itself.
    SelfLink {
        /// The link.
        link: Id<Link>,
    },
    /// A feeling at a touchpoint that is not there.
    LostTouchpoint {
        /// The missing touchpoint.
        touchpoint: Id<Touchpoint>,
        /// Whose feeling.
        persona: Id<Persona>,
    },
    /// A feeling of a persona that is not there.
    LostPersona {
        /// Where.
        touchpoint: Id<Touchpoint>,
        /// The missing persona.
        persona: Id<Persona>,
    },
    /// An opportunity at a touchpoint that is not there.
    LostPlace {
        /// The opportunity.
        opportunity: Id<Opportunity>,
        /// The missing touchpoint.
        touchpoint: Id<Touchpoint>,
    },
}

/// Everything that is wrong with a map, in a fixed order; empty = sound.
#[must_use]
pub fn check(map: &JourneyMap) -> Vec<Fault> {
    let mut faults = Vec::new();
    if map.personas.is_empty() {
        faults.push(Fault::NoPersona);
    }
    unnamed(map, &mut faults);
    for (id, touchpoint) in map.touchpoints.iter() {
        check_touchpoint(map, id, touchpoint, &mut faults);
    }
    for ((touchpoint, persona), _) in map.experiences.iter() {
        if !map.touchpoints.contains(touchpoint) {
            faults.push(Fault::LostTouchpoint { touchpoint, persona });
        }
        if !map.personas.contains(persona) {
            faults.push(Fault::LostPersona { touchpoint, persona });
        }
    }
    for (id, link) in map.links.iter() {
        if link.from == link.to {
            faults.push(Fault::SelfLink { link: id });
        }
        let ends = BTreeSet::from([link.from, link.to]);
        let lost = ends.into_iter().filter(|end| !map.touchpoints.contains(*end));
        faults.extend(lost.map(|touchpoint| Fault::LostEnd { link: id, touchpoint }));
    }
    for (id, opportunity) in map.opportunities.iter() {
        let lost = opportunity.touchpoints.iter().filter(|place| !map.touchpoints.contains(**place));
        faults.extend(lost.map(|touchpoint| Fault::LostPlace { opportunity: id, touchpoint: *touchpoint }));
    }
    faults
}

fn check_touchpoint(map: &JourneyMap, id: Id<Touchpoint>, touchpoint: &Touchpoint, faults: &mut Vec<Fault>) {
    if !map.stages.contains(touchpoint.stage) {
        faults.push(Fault::LostStage { touchpoint: id, stage: touchpoint.stage });
    }
    let mut seen = BTreeSet::new();
    for channel in &touchpoint.channels {
        if !map.channels.contains(*channel) {
            faults.push(Fault::LostChannel { touchpoint: id, channel: *channel });
        }
        if !seen.insert(*channel) {
            faults.push(Fault::RepeatedChannel { touchpoint: id, channel: *channel });
        }
    }
}

fn unnamed(map: &JourneyMap, faults: &mut Vec<Fault>) {
    let personas = map.personas.iter().map(|(id, record)| (Subject::Persona(id), &record.name));
    let stages = map.stages.iter().map(|(id, record)| (Subject::Stage(id), &record.name));
    let channels = map.channels.iter().map(|(id, record)| (Subject::Channel(id), &record.name));
    let touchpoints = map.touchpoints.iter().map(|(id, record)| (Subject::Touchpoint(id), &record.title));
    let opportunities = map.opportunities.iter().map(|(id, record)| (Subject::Opportunity(id), &record.title));
    let all = personas.chain(stages).chain(channels).chain(touchpoints).chain(opportunities);
    faults.extend(all.filter(|(_, name)| name.trim().is_empty()).map(|(subject, _)| Fault::Unnamed(subject)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Experience, Opportunity, OpportunityKind, Order, Phase, Place, Stage};

    struct Ids {
        stage: Id<Stage>,
        card: Id<Touchpoint>,
        link: Id<Link>,
    }

    fn sound_map() -> (JourneyMap, Ids) {
        let mut map = JourneyMap::empty();
        let order = Order::after(None);
        let ids =
            Ids { stage: Id::from_words("Buy", 0), card: Id::from_words("Cart", 0), link: Id::from_words("c-p", 0) };
        let pay = Id::from_words("Pay", 0);
        map.stages.insert(ids.stage, Stage::named("Buy", Phase::Purchase, order.clone()));
        map.touchpoints.insert(ids.card, Touchpoint::titled("Cart", ids.stage, order.clone()));
        map.touchpoints.insert(pay, Touchpoint::titled("Pay", ids.stage, Order::after(Some(&order))));
        map.links.insert(ids.link, Link::between(ids.card, pay));
        (map, ids)
    }

    #[test]
    fn a_sound_map_has_no_faults() {
        assert_eq!(check(&sound_map().0), []);
        assert_eq!(check(&JourneyMap::empty()), []);
    }

    #[test]
    fn a_map_without_a_persona_is_not_sound() {
        assert_eq!(check(&JourneyMap::default()), [Fault::NoPersona]);
    }

    #[test]
    fn whoever_takes_a_stage_away_by_force_loses_its_touchpoints() {
        let (mut map, ids) = sound_map();
        map.stages.remove(ids.stage);
        assert_eq!(check(&map).len(), 2);
        assert!(check(&map).contains(&Fault::LostStage { touchpoint: ids.card, stage: ids.stage }));
    }

    #[test]
    fn every_way_to_point_at_nothing_is_found() {
        let (mut map, ids) = sound_map();
        let channel: Id<Channel> = Id::from_words("Web", 0);
        let stranger = Id::from_words("Nobody", 0);
        map.touchpoints.update(ids.card, |card| card.channels = vec![channel, channel]);
        map.experiences.insert((ids.card, stranger), Experience::default());
        map.links.update(ids.link, |link| link.to = link.from);
        let gone: Id<Touchpoint> = Id::from_words("Gone", 0);
        let opportunity = Id::from_words("Do it", 0);
        let mut plan = Opportunity::titled("Do it", Order::after(None), OpportunityKind::FixPain);
        plan.touchpoints.insert(gone);
        map.opportunities.insert(opportunity, plan);
        map.channels.insert(
            Id::from_words("", 0),
            Channel { name: " ".into(), order: Order::after(None), place: Place::Online, icon: None },
        );
        let faults = check(&map);
        for expected in [
            Fault::LostChannel { touchpoint: ids.card, channel },
            Fault::RepeatedChannel { touchpoint: ids.card, channel },
            Fault::LostPersona { touchpoint: ids.card, persona: stranger },
            Fault::SelfLink { link: ids.link },
            Fault::LostPlace { opportunity, touchpoint: gone },
            Fault::Unnamed(Subject::Channel(Id::from_words("", 0))),
        ] {
            assert!(faults.contains(&expected), "{expected:?} is missing in {faults:?}");
        }
    }
}
