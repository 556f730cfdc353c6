//! What the lenses say on the canvas itself.

use super::figure;
use crate::model::{Creator, Emotion, Id, JourneyMap, Persona, Place, Touchpoint};

/// A card whose active persona has said nothing.
pub const NOT_RATED: &str = "not rated yet";
/// A touchpoint that a persona does not come to.
pub const DOES_NOT_COME: &str = "does not come here";
/// The lane of what has no channel.
pub const NO_CHANNEL: &str = "No channel yet";
/// The lane of what nobody is said to make.
pub const NO_CREATOR: &str = "Nobody said";

/// Above the signs of the Emotion lens.
pub const HOW_TO_READ: &str = "How to read this lens";

/// A sign of the Emotion lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The large face of a card.
    Face,
    /// A face in a ring.
    Ring,
    /// An arrow up and down.
    Arrow,
    /// The bars of the axis.
    Bars,
}

/// What the signs of the Emotion lens mean: whose face is large, and who else is shown.
#[must_use]
pub fn how_to_read(active: &str, others: &[&str]) -> Vec<(Sign, String)> {
    let face = (Sign::Face, format!("The card’s face stands where {active} feels."));
    let ring = match others {
        [] => None,
        [other] => {
            let initial: String = other.chars().take(1).collect();
            Some(format!("A ring is {other}; a letter {initial} where both agree."))
        }
        _ => Some("A ring is another persona; a letter where they agree.".to_owned()),
    };
    let arrow = ring.is_some().then(|| (Sign::Arrow, "An arrow: a full point apart, or more.".to_owned()));
    let bars = (Sign::Bars, "Green is love, red is pain; 0 is dashed.".to_owned());
    [Some(face), ring.map(|says| (Sign::Ring, says)), arrow, Some(bars)].into_iter().flatten().collect()
}

/// "love point above +0.20".
#[must_use]
pub fn love_above(threshold: Emotion) -> String {
    format!("love point above {}", figure::signed(threshold.value()))
}

/// "pain point below −0.20".
#[must_use]
pub fn pain_below(threshold: Emotion) -> String {
    format!("pain point below {}", figure::signed(threshold.value()))
}

/// How far two feelings are from each other: "1.20 apart".
#[must_use]
pub fn apart(one: Emotion, other: Emotion) -> String {
    format!("{} apart", figure::score((one.value() - other.value()).abs()))
}

/// A level of the axis: "+2", "0", "−1".
#[must_use]
pub fn level(level: i8) -> String {
    match level {
        1.. => format!("+{level}"),
        0 => "0".to_owned(),
        _ => format!("−{}", level.unsigned_abs()),
    }
}

/// A feeling as a figure: "+0.65".
#[must_use]
pub fn feeling(emotion: Emotion) -> String {
    figure::signed(emotion.value())
}

/// How many touchpoints are in a lane.
#[must_use]
pub fn in_lane(count: usize) -> String {
    match count {
        0 => "nothing here".to_owned(),
        1 => "1 touchpoint".to_owned(),
        count => format!("{count} touchpoints"),
    }
}

/// On a screen or in the world.
#[must_use]
pub fn place(place: Place) -> &'static str {
    match place {
        Place::Online => "online",
        Place::Offline => "offline",
    }
}

/// What a creator's lane is about.
#[must_use]
pub fn creator_means(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "bought",
        Creator::Owned => "our own",
        Creator::Earned => "made by customers",
    }
}

/// "Maya does not come here", if so.
#[must_use]
pub fn absence(map: &JourneyMap, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> Option<String> {
    let experience = map.experiences.get(touchpoint, persona).filter(|experience| experience.is_absent);
    let name = &map.personas.get(persona)?.name;
    experience.map(|_| format!("{name} {DOES_NOT_COME}"))
}

/// Who feels a whole point or more away from a persona: "1.20 apart from Jonas".
#[must_use]
pub fn apart_from(map: &JourneyMap, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> Vec<String> {
    let Some(own) = map.emotion(touchpoint, persona) else { return Vec::new() };
    let others = map.personas_in_order().into_iter().filter_map(|(id, other)| {
        let emotion = map.emotion(touchpoint, id)?;
        let is_far = own.hundredths().abs_diff(emotion.hundredths()) >= 100;
        is_far.then(|| format!("{} from {}", apart(own, emotion), other.name))
    });
    others.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_on_the_lens_is_not_explained() {
        let signs = |others: &[&str]| how_to_read("Maya", others).into_iter().map(|(sign, _)| sign).collect::<Vec<_>>();
        assert_eq!(signs(&[]), [Sign::Face, Sign::Bars]);
        assert_eq!(signs(&["Jonas"]), [Sign::Face, Sign::Ring, Sign::Arrow, Sign::Bars]);
        assert_eq!(how_to_read("Maya", &["Jonas"])[1].1, "A ring is Jonas; a letter J where both agree.");
        assert_eq!(signs(&["Jonas", "Ada"]).len(), 4);
    }
}
