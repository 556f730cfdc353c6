//! Finding touchpoints by text or tag. Every word that is typed must be found: `@store` in a channel, `#earned` as the
//! creator, `#pain` and `#love` by the map's thresholds, `-2` to `+2` as a face, `!delay` as a cause, `~S` as the
//! effort, anything else in what is written about the touchpoint.

use crate::{
    edit::capture::folded,
    model::{Creator, Effort, EffortSize, Id, JourneyMap, LoveCause, PainCause, Touchpoint},
    wording,
};

/// The touchpoints that answer to `typed`, in journey order; none where nothing is typed.
#[must_use]
pub fn search(map: &JourneyMap, typed: &str) -> Vec<Id<Touchpoint>> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let answers = |id: Id<Touchpoint>, touchpoint: &Touchpoint| {
        let written = written(map, id, touchpoint);
        words.iter().all(|word| answers(map, id, touchpoint, &written, word))
    };
    let order = map.touchpoints_in_order();
    order.into_iter().filter(|(id, touchpoint)| answers(*id, touchpoint)).map(|(id, _)| id).collect()
}

/// Everything written about a touchpoint, folded.
fn written(map: &JourneyMap, id: Id<Touchpoint>, touchpoint: &Touchpoint) -> String {
    let mut texts = vec![touchpoint.title.as_str(), &touchpoint.action, &touchpoint.notes, &touchpoint.responsible];
    texts.extend(map.stages.get(touchpoint.stage).map(|stage| stage.name.as_str()));
    texts.extend(channels(map, touchpoint));
    texts.extend(touchpoint.creator.map(wording::canvas::creator));
    for (_, experience) in map.experiences.at(id) {
        texts.extend([experience.thought.as_str(), &experience.motivation, &experience.expectation]);
    }
    folded(&texts.join(" \n "))
}

fn channels<'a>(map: &'a JourneyMap, touchpoint: &'a Touchpoint) -> impl Iterator<Item = &'a str> {
    touchpoint.channels.iter().filter_map(|id| map.channels.get(*id)).map(|channel| channel.name.as_str())
}

fn answers(map: &JourneyMap, id: Id<Touchpoint>, touchpoint: &Touchpoint, written: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let sign = letters.next();
    let rest = folded(letters.as_str());
    let feelings = || map.experiences.at(id).filter(|(_, one)| !one.is_absent).filter_map(|(_, one)| one.emotion);
    let named = |name: &str| name.starts_with(&rest);
    match sign {
        _ if rest.is_empty() => written.contains(&folded(word)),
        Some('@') => channels(map, touchpoint).any(|name| format!(" {}", folded(name)).contains(&format!(" {rest}"))),
        Some('#') => {
            let is_made = touchpoint.creator.is_some_and(|creator| named(creator_word(creator)));
            let is_pain = named("pain") && feelings().any(|emotion| emotion < map.settings.pain_below);
            let is_love = named("love") && feelings().any(|emotion| emotion > map.settings.love_above);
            is_made || is_pain || is_love
        }
        Some('!') => {
            touchpoint.pain_cause.is_some_and(|cause| named(pain_word(cause)))
                || touchpoint.love_cause.is_some_and(|cause| named(love_word(cause)))
        }
        Some('~') => touchpoint.effort.is_some_and(|effort| size_word(effort) == rest),
        Some('+' | '-' | '−' | '–') if level(word).is_some() => {
            feelings().any(|emotion| Some(emotion.face().level()) == level(word))
        }
        _ => written.contains(&folded(word)),
    }
}

/// A face by its number and sign.
fn level(word: &str) -> Option<i8> {
    let is_minus = word.starts_with(['-', '−', '–']);
    let digits = word.trim_start_matches(['+', '-', '−', '–']);
    let level: i8 = digits.parse().ok().filter(|level| (0..=2).contains(level))?;
    Some(if is_minus { -level } else { level })
}

fn creator_word(creator: Creator) -> &'static str {
    match creator {
        Creator::Paid => "paid",
        Creator::Owned => "owned",
        Creator::Earned => "earned",
    }
}

fn pain_word(cause: PainCause) -> &'static str {
    wording::capture::pain_cause(cause)
}

fn love_word(cause: LoveCause) -> &'static str {
    wording::capture::love_cause(cause)
}

fn size_word(effort: Effort) -> &'static str {
    match effort.nearest_size() {
        EffortSize::XS => "xs",
        EffortSize::S => "s",
        EffortSize::M => "m",
        EffortSize::L => "l",
        EffortSize::XL => "xl",
    }
}

/// How one goes round: the place after (or before) `at` among `count`.
#[must_use]
pub fn round(at: Option<usize>, count: usize, is_backwards: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (at, is_backwards) {
        (None, false) => 0,
        (None, true) => last,
        (Some(at), false) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        (Some(at), true) => at.checked_sub(1).unwrap_or(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::sample::{self, id},
        model::{Channel, Emotion, Experience, Order, Place},
    };

    fn map() -> JourneyMap {
        let mut map = sample::map("Buy: Cart Pay | Use: Box");
        let store =
            Channel { name: "Flagship store".into(), order: Order::after(None), place: Place::Offline, icon: None };
        map.channels.insert(id("Store"), store);
        map.touchpoints.update(id("Cart"), |one| {
            one.creator = Some(Creator::Owned);
            one.pain_cause = Some(PainCause::Delay);
            one.effort = Some(Effort::Size(EffortSize::S));
            one.notes = "Ask the shop".into();
        });
        map.touchpoints.update(id("Box"), |one| one.channels = vec![id("Store")]);
        let bad = Experience { thought: "Where is it?".into(), ..Experience::feels(Emotion::clamped(-100)) };
        map.experiences.insert((id("Pay"), id("Customer")), bad);
        map
    }

    #[track_caller]
    fn assert_found(typed: &str, titles: &[&str]) {
        let map = map();
        let found: Vec<_> =
            search(&map, typed).into_iter().map(|id| map.touchpoints.get(id).unwrap().title.clone()).collect();
        assert_eq!(found, titles, "{typed}");
    }

    #[test]
    fn touchpoints_are_found_by_text_and_by_tag_in_journey_order() {
        assert_found("", &[]);
        assert_found("where IS", &["Pay"]);
        assert_found("the shop", &["Cart"]);
        assert_found("use", &["Box"]);
        assert_found("@store", &["Box"]);
        assert_found("@web", &["Cart", "Pay"]);
        assert_found("#owned", &["Cart"]);
        assert_found("-2", &["Pay"]);
        assert_found("#pain", &["Pay"]);
        assert_found("+1", &["Cart", "Box"]);
        assert_found("!del", &["Cart"]);
        assert_found("~s", &["Cart"]);
        assert_found("@web #love", &["Cart"]);
        assert_found("nowhere", &[]);
    }

    #[test]
    fn one_goes_round_both_ways() {
        assert_eq!(
            [round(None, 3, false), round(Some(2), 3, false), round(Some(0), 3, true)],
            [Some(0), Some(0), Some(2)]
        );
        assert_eq!(round(None, 0, false), None);
    }
}
