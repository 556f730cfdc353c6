//! What the window says: for those who cannot see it, and where it cannot be opened.

use std::path::Path;

use crate::{
    analysis::TouchpointReport,
    edit::Selection,
    model::{Flow, Id, JourneyMap, Link, Persona, Subject, Touchpoint},
    persist::SaveError,
};

/// Said of an action that would do nothing as things stand.
pub const NOT_NOW: &str = "not possible now";

/// Why there is no window, and the command that needs none.
#[must_use]
pub fn no_display(file: &str, cause: &str) -> String {
    format!(
        "There is no display to open a window on{cause}; `journey-canvas export {file} -o map.png` makes a picture without one."
    )
}

/// How long ago, in words: "5 min ago", "yesterday", "3 weeks ago".
#[must_use]
pub fn opened_ago(seconds: u64) -> String {
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    match days {
        _ if seconds < 60 => "just now".to_owned(),
        _ if minutes < 60 => format!("{minutes} min ago"),
        0 => format!("{hours} h ago"),
        1 => "yesterday".to_owned(),
        2..=13 => format!("{days} days ago"),
        14..=59 => format!("{} weeks ago", days / 7),
        60..=729 => format!("{} months ago", days / 30),
        _ => format!("{} years ago", days / 365),
    }
}

/// Where a file is, short: from the user's own folder on, and without what stands before the last three parts.
#[must_use]
pub fn place(path: &Path, home: Option<&Path>) -> String {
    let (start, rest) = match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => ("", rest),
        None => ("/", path),
    };
    let parts: Vec<_> = rest.iter().filter(|part| *part != "/").map(|part| part.to_string_lossy()).collect();
    let start = if parts.len() > 3 { "…/" } else { start };
    let last: Vec<&str> = parts.iter().skip(parts.len().saturating_sub(3)).map(AsRef::as_ref).collect();
    format!("{start}{}", last.join("/"))
}

/// "12 MB", "700 KB".
#[must_use]
pub fn bytes(count: u64) -> String {
    match count {
        1_000_000.. => format!("{} MB", count.div_ceil(1_000_000)),
        _ => format!("{} KB", count.div_ceil(1_000)),
    }
}

/// How long ago: "3 minutes ago".
#[must_use]
pub fn ago(seconds: u64) -> String {
    let counted = |count: u64, one: &str| format!("{count} {one}{} ago", if count == 1 { "" } else { "s" });
    match seconds {
        0..90 => "a minute ago".to_owned(),
        90..5_400 => counted((seconds + 30) / 60, "minute"),
        5_400..129_600 => counted((seconds + 1_800) / 3_600, "hour"),
        _ => counted((seconds + 43_200) / 86_400, "day"),
    }
}

/// What was recovered, and where it goes when it is saved.
#[must_use]
pub fn recovered(title: &str, is_file_newer: bool) -> String {
    if is_file_newer {
        return format!("{title} is as you left it. Its file was written after that, so Save asks for another name.");
    }
    format!("{title} is as you left it. It is not saved yet.")
}

/// The file is open twice.
#[must_use]
pub fn open_elsewhere() -> &'static str {
    "This map is open in another window too. Whoever saves second is asked before anything is overwritten."
}

/// Why unsaved changes are not safe.
#[must_use]
pub fn not_kept(error: &SaveError, folder: &str) -> String {
    let why = super::save_error(error, folder);
    format!("Unsaved changes cannot be kept for the case of a crash, so save often. {why}")
}

/// What a program that falls over says at the end.
#[must_use]
pub fn last_words(kept: Option<&str>) -> String {
    match kept {
        Some(place) => format!(
            "Journey Canvas has met a fault of its own and ends. Your map is kept, and the next start offers it: {place}"
        ),
        None => "Journey Canvas has met a fault of its own and ends. Nothing unsaved was kept.".to_owned(),
    }
}

/// "11 touchpoints · 15 links · 2 personas". Without any link the order of the cards is taken as the path: that is said
/// where the map is seen.
#[must_use]
pub fn counts(map: &JourneyMap) -> String {
    let counted = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let is_in_order = map.links.is_empty() && map.touchpoints.len() > 1;
    let links = if is_in_order { "no links: taken in order".to_owned() } else { counted(map.links.len(), "link") };
    [counted(map.touchpoints.len(), "touchpoint"), links, counted(map.personas.len(), "persona")].join(" · ")
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

/// A link in words: "Checkout to Delivery, 80 %".
#[must_use]
pub fn link(map: &JourneyMap, id: Id<Link>) -> String {
    let Some(link) = map.links.get(id) else { return String::new() };
    let title = |id| map.touchpoints.get(id).map_or("", |touchpoint| touchpoint.title.trim());
    let ends = format!("{} to {}", title(link.from), title(link.to));
    match link.flow {
        Some(Flow::Share(share)) => format!("{ends}, {:.0} %", share.value() * 100.0),
        Some(Flow::Count(count)) => format!("{ends}, {count} customers"),
        None => ends,
    }
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

/// What can be written on a link.
pub const A_FLOW: &str = "A share, such as 40 %, or a count, such as 120";

/// Something else was written there.
#[must_use]
pub fn no_flow(text: &str) -> String {
    format!("“{text}” is neither a share of at most 100 % nor a count, so the link stays as it was.")
}

/// A field was left with a text that cannot be read; `must_be` is the sentence that says what it must be.
#[must_use]
pub fn not_taken(text: &str, must_be: &str) -> String {
    format!("“{text}” was not taken, so what stood there stays. {}.", must_be.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_without_links_says_that_its_order_is_the_path() {
        use crate::edit::sample::map;
        assert_eq!(counts(&map("Buy: Cart Pay | Cart>Pay")), "2 touchpoints · 1 link · 1 persona");
        assert_eq!(counts(&map("Buy: Cart Pay")), "2 touchpoints · no links: taken in order · 1 persona");
        assert_eq!(counts(&map("Buy: Cart")), "1 touchpoint · 0 links · 1 persona");
    }

    #[test]
    fn times_read_as_people_say_them() {
        let said = [30, 300, 7_200, 100_000, 400_000, 3_000_000, 9_000_000, 80_000_000].map(opened_ago);
        let words = [
            "just now",
            "5 min ago",
            "2 h ago",
            "yesterday",
            "4 days ago",
            "4 weeks ago",
            "3 months ago",
            "2 years ago",
        ];
        assert_eq!(said, words);
    }

    #[test]
    fn a_place_is_short_and_begins_at_home() {
        let home = Some(Path::new("/home/maya"));
        assert_eq!(place(Path::new("/home/maya/Work/trial.ron"), home), "Work/trial.ron");
        assert_eq!(place(Path::new("/home/maya/Uni/a/b/c/trial.ron"), home), "…/b/c/trial.ron");
        assert_eq!(place(Path::new("/tmp/trial.ron"), home), "/tmp/trial.ron");
    }
}
