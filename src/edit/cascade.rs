//! What else goes when a record goes. One pass over the map however many records go, so that removing a stage of a
//! thousand touchpoints costs no more than removing one.
//!
//! - A stage goes with its touchpoints.
//! - A touchpoint goes with its links, its experiences, and its mention in opportunities (which stay).
//! - A channel is dropped from its touchpoints (which stay, and cross online and offline no more if one is left).
//! - A persona goes with her experiences; the last one does not go.

use std::collections::BTreeSet;

use crate::model::{Channel, Id, JourneyMap, Kind, Subject, Table, Touchpoint};

use super::refusal::Refusal;

/// Removes these records with all that hangs on them.
pub(super) fn remove(subjects: &[Subject], map: &mut JourneyMap) -> Result<(), Refusal> {
    if let Some(lost) = subjects.iter().find(|subject| !subject.is_in(map)) {
        return Err(Refusal::Unknown(*lost));
    }
    let gone: BTreeSet<Subject> = subjects.iter().copied().collect();
    for subject in &gone {
        match *subject {
            Subject::About | Subject::Settings => return Err(Refusal::NotRemovable(*subject)),
            Subject::Persona(id) if map.personas.len() == 1 => return Err(Refusal::LastPersona(id)),
            Subject::Persona(id) => drop(map.personas.remove(id)),
            Subject::Stage(id) => drop(map.stages.remove(id)),
            Subject::Channel(id) => drop(map.channels.remove(id)),
            Subject::Touchpoint(id) => drop(map.touchpoints.remove(id)),
            Subject::Experience(key) => drop(map.experiences.remove(key)),
            Subject::Link(id) => drop(map.links.remove(id)),
            Subject::Opportunity(id) => drop(map.opportunities.remove(id)),
        }
    }
    if gone.iter().any(|subject| matches!(subject, Subject::Stage(_))) {
        leave_lost_stages(map);
    }
    if gone.iter().any(|subject| matches!(subject, Subject::Channel(_))) {
        leave_lost_channels(map);
    }
    if gone.iter().any(|subject| matches!(subject, Subject::Stage(_) | Subject::Touchpoint(_) | Subject::Persona(_))) {
        leave_lost_touchpoints(map);
    }
    Ok(())
}

/// Touchpoints of stages that are gone.
fn leave_lost_stages(map: &mut JourneyMap) {
    for id in ids_where(&map.touchpoints, |touchpoint| !map.stages.contains(touchpoint.stage)) {
        map.touchpoints.remove(id);
    }
}

/// Mentions of channels that are gone.
fn leave_lost_channels(map: &mut JourneyMap) {
    let lost = |channel: &Id<Channel>| !map.channels.contains(*channel);
    for id in ids_where(&map.touchpoints, |touchpoint| touchpoint.channels.iter().any(lost)) {
        map.touchpoints.update(id, |touchpoint| {
            touchpoint.channels.retain(|channel| !lost(channel));
            touchpoint.crosses_online_offline &= touchpoint.is_omni_channel();
        });
    }
}

/// Links, experiences and mentions of touchpoints and personas that are gone.
fn leave_lost_touchpoints(map: &mut JourneyMap) {
    let lost = |touchpoint: &Id<Touchpoint>| !map.touchpoints.contains(*touchpoint);
    for id in ids_where(&map.links, |link| lost(&link.from) || lost(&link.to)) {
        map.links.remove(id);
    }
    let experiences: Vec<_> = map.experiences.iter().map(|(key, _)| key).collect();
    for key in experiences.into_iter().filter(|key| lost(&key.0) || !map.personas.contains(key.1)) {
        map.experiences.remove(key);
    }
    for id in ids_where(&map.opportunities, |opportunity| opportunity.touchpoints.iter().any(lost)) {
        map.opportunities.update(id, |opportunity| opportunity.touchpoints.retain(|place| !lost(place)));
    }
}

fn ids_where<T: Kind>(table: &Table<T>, test: impl Fn(&T) -> bool) -> Vec<Id<T>> {
    table.iter().filter(|(_, record)| test(record)).map(|(id, _)| id).collect()
}
