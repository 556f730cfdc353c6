//! Love against pain: how many touchpoints are loved and how many hurt, by phase, channel, creator and persona.
//!
//! A touchpoint counts as loved where one of the personas in focus loves it, and as painful where it hurts one of them:
//! so it can count as both. Personas must not cancel out.

use crate::model::{Creator, Id, JourneyMap, Persona, Phase, Touchpoint};

use super::{
    point::feels,
    report::{Balance, LovePain},
};

/// The four tables; lines without a love or pain point are left out.
pub(super) fn balance(map: &JourneyMap, focus: Option<Id<Persona>>) -> Balance {
    let touchpoints = map.touchpoints_in_order();
    let count = |is_wanted: &dyn Fn(&Touchpoint) -> bool, focus: Option<Id<Persona>>| {
        let wanted = || touchpoints.iter().filter(|(_, record)| is_wanted(record));
        LovePain {
            love: wanted().filter(|(id, _)| feels(map, *id, focus, |e| e > map.settings.love_above)).count(),
            pain: wanted().filter(|(id, _)| feels(map, *id, focus, |e| e < map.settings.pain_below)).count(),
        }
    };
    let phase = |record: &Touchpoint| map.stages.get(record.stage).map(|stage| stage.phase);
    let phases = Phase::ALL.into_iter().map(|one| (one, count(&|record| phase(record) == Some(one), focus)));
    let channels = map.channels_in_order().into_iter();
    let channels = channels.map(|(id, _)| (id, count(&|record| record.channels.contains(&id), focus)));
    let creators = Creator::ALL.into_iter().map(|one| (one, count(&|record| record.creator == Some(one), focus)));
    let personas = map.personas_in_order().into_iter().filter(|(id, _)| focus.is_none_or(|focus| focus == *id));
    let personas = personas.map(|(id, _)| (id, count(&|_| true, Some(id))));
    Balance {
        by_phase: phases.filter(|(_, count)| !count.is_nothing()).collect(),
        by_channel: channels.filter(|(_, count)| !count.is_nothing()).collect(),
        by_creator: creators.filter(|(_, count)| !count.is_nothing()).collect(),
        by_persona: personas.filter(|(_, count)| !count.is_nothing()).collect(),
    }
}
