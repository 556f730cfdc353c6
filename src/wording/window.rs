//! What the window says: for those who cannot see it, and where it cannot be opened.

use crate::{
    analysis::TouchpointReport,
    edit::Selection,
    model::{Id, JourneyMap, Persona, Subject, Touchpoint},
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

/// What is selected, where it is several: "3 touchpoints and 2 links are selected".
#[must_use]
pub fn selected(selection: &Selection) -> String {
    let mut counts = [("touchpoint", 0_usize), ("link", 0), ("stage", 0), ("persona", 0), ("other", 0)];
    let kind = |subject| match subject {
        Subject::Touchpoint(_) => "touchpoint",
        Subject::Link(_) => "link",
        Subject::Stage(_) => "stage",
        Subject::Persona(_) => "persona",
        _ => "other",
    };
    for subject in selection.iter() {
        counts.iter_mut().filter(|(name, _)| *name == kind(subject)).for_each(|(_, count)| *count += 1);
    }
    let counted = |(name, count): &(&str, usize)| match count {
        0 => None,
        1 => Some(format!("1 {name}")),
        count => Some(format!("{count} {name}s")),
    };
    let parts: Vec<String> = counts.iter().filter_map(counted).collect();
    format!("{} are selected", parts.join(" and "))
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
    words.extend(persona.and_then(|persona| super::lens::absence(map, id, persona)));
    words.extend(persona.into_iter().flat_map(|persona| super::lens::apart_from(map, id, persona)));
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
