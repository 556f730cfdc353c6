//! "Does not come here": said of the active persona, for all that is selected; said again, it is taken back.

use super::{action::Situation, intent::Intent};
use crate::{
    edit::{Command, Label},
    model::{Experience, Id, JourneyMap, Persona, Touchpoint},
};

/// What the action asks for; none without a selection or a persona.
pub(super) fn intent(situation: &Situation<'_>) -> Option<Intent> {
    let persona = situation.persona?;
    let touchpoints: Vec<_> = situation.selection.touchpoints().collect();
    let is_everywhere = touchpoints.iter().all(|id| is_absent(situation.map, *id, persona));
    let commands: Vec<_> =
        touchpoints.into_iter().map(|id| absent(situation.map, id, persona, !is_everywhere)).collect();
    (!commands.is_empty()).then_some(Intent::Edit(Command::All(commands), Label::SetEmotion))
}

/// Is it said that she does not come here?
fn is_absent(map: &JourneyMap, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> bool {
    map.experiences.get(touchpoint, persona).is_some_and(|experience| experience.is_absent)
}

/// Says that she comes here or not. Her rating is kept, for the day on which she comes again.
pub(super) fn absent(map: &JourneyMap, touchpoint: Id<Touchpoint>, persona: Id<Persona>, is_absent: bool) -> Command {
    let experience = map.experiences.get(touchpoint, persona).cloned().unwrap_or_default();
    Command::set((touchpoint, persona), Experience { is_absent, ..experience })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{
        Selection, perform,
        sample::{id, map},
    };

    fn toggled(map: &JourneyMap) -> JourneyMap {
        let selection = Selection::touchpoint(id("Cart"));
        let situation = Situation {
            map,
            selection: &selection,
            persona: Some(id("Customer")),
            is_analysis_on: false,
            can_undo: false,
            can_redo: false,
        };
        let Some(Intent::Edit(command, _)) = intent(&situation) else { panic!("nothing is asked for") };
        perform(&command, map).unwrap()
    }

    #[test]
    fn said_twice_she_comes_again_and_feels_as_before() {
        let before = map("Buy: Cart");
        let (cart, customer) = (id("Cart"), id("Customer"));
        let away = toggled(&before);
        assert_eq!((is_absent(&away, cart, customer), away.emotion(cart, customer)), (true, None));
        assert_eq!(toggled(&away), before);
    }
}
