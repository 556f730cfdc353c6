//! What the window says: for those who cannot see it, and where it cannot be opened.

use crate::{
    analysis::TouchpointReport,
    model::{Id, JourneyMap, Persona, Touchpoint},
};

/// Why there is no window, and the command that needs none.
#[must_use]
pub fn no_display(file: &str, cause: &str) -> String {
    format!(
        "There is no display to open a window on{cause}; `journey-canvas export {file} -o map.png` makes a picture without one."
    )
}

/// "11 touchpoints · 15 links · 2 personas".
#[must_use]
pub fn counts(map: &JourneyMap) -> String {
    let counted = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    [
        counted(map.touchpoints.len(), "touchpoint"),
        counted(map.links.len(), "link"),
        counted(map.personas.len(), "persona"),
    ]
    .join(" · ")
}

/// A card in words: "Waits for the van, Delivery, pain, moment of truth".
#[must_use]
pub fn card(
    map: &JourneyMap,
    id: Id<Touchpoint>,
    persona: Option<Id<Persona>>,
    entry: Option<&TouchpointReport>,
) -> String {
    let Some(touchpoint) = map.touchpoints.get(id) else { return String::new() };
    let mut words = vec![touchpoint.title.clone()];
    words.extend(map.stages.get(touchpoint.stage).map(|stage| stage.name.clone()));
    if let Some(emotion) = persona.and_then(|persona| map.emotion(id, persona)) {
        let settings = &map.settings;
        let word = match emotion {
            emotion if emotion > settings.love_above => "love",
            emotion if emotion < settings.pain_below => "pain",
            _ => "neutral",
        };
        words.push(word.to_owned());
    }
    if let Some(entry) = entry {
        if entry.moment.is_marked() {
            let word = if entry.moment.is_candidate() { "candidate for a moment of truth" } else { "moment of truth" };
            words.push(word.to_owned());
        }
        if entry.fruit.is_marked() {
            words.push("low-hanging fruit".to_owned());
        }
    }
    words.join(", ")
}
