//! Love points and pain points, by the thresholds of the map.

use crate::model::{Emotion, Id, JourneyMap, Persona, Touchpoint};

/// Is it a pain point for one of the personas in focus, or is a cause of pain recorded there?
pub(super) fn is_pain(map: &JourneyMap, id: Id<Touchpoint>, focus: Option<Id<Persona>>) -> bool {
    let has_cause = map.touchpoints.get(id).is_some_and(|record| record.pain_cause.is_some());
    has_cause || feels(map, id, focus, |emotion| emotion < map.settings.pain_below)
}

/// Does one of the personas in focus feel so here?
pub(super) fn feels(
    map: &JourneyMap,
    id: Id<Touchpoint>,
    focus: Option<Id<Persona>>,
    is_so: impl Fn(Emotion) -> bool,
) -> bool {
    let in_focus = |persona: &Id<Persona>| focus.is_none_or(|focus| focus == *persona);
    map.personas.ids().filter(in_focus).any(|persona| map.emotion(id, persona).is_some_and(&is_so))
}

/// A mean emotion as the map would store it.
#[expect(clippy::cast_possible_truncation, reason = "an emotion times 100 lies within -100..=100")]
pub(super) fn stored(emotion: f64) -> Emotion {
    Emotion::clamped((emotion * 100.0).round() as i64)
}
