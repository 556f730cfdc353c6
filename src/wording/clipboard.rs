//! What came in from the clipboard, or why nothing did.

use crate::model::JourneyMap;

/// Where a text came from that has no path.
pub const CLIPBOARD: &str = "the clipboard";

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// "Copied 3 touchpoints."
#[must_use]
pub fn copied(touchpoints: usize) -> String {
    format!("Copied {}.", counted(touchpoints, "touchpoint"))
}

/// "Pasted 3 touchpoints and 2 links; new: 1 channel."
#[must_use]
pub fn pasted(before: &JourneyMap, after: &JourneyMap) -> String {
    let more = |now: usize, then: usize, one: &str| match now.saturating_sub(then) {
        0 => None,
        count => Some(counted(count, one)),
    };
    let what = [
        more(after.touchpoints.len(), before.touchpoints.len(), "touchpoint"),
        more(after.links.len(), before.links.len(), "link"),
    ];
    let new = [
        more(after.stages.len(), before.stages.len(), "stage"),
        more(after.channels.len(), before.channels.len(), "channel"),
        more(after.personas.len(), before.personas.len(), "persona"),
    ];
    let list = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join(" and ");
    match (list(&what), list(&new)) {
        (what, new) if what.is_empty() && new.is_empty() => "There was nothing to paste.".to_owned(),
        (what, new) if new.is_empty() => format!("Pasted {what}."),
        (what, new) if what.is_empty() => format!("Pasted {new}."),
        (what, new) => format!("Pasted {what}; new: {new}."),
    }
}

/// A text that would hold up the window.
#[must_use]
pub fn too_much(bytes: usize, most: usize) -> String {
    format!(
        "The clipboard holds {} MB of text, and {} MB is the most that can be pasted. Save it as a file and import that.",
        bytes.div_ceil(1 << 20),
        most >> 20
    )
}

/// A part of a map with records that do not fit together.
#[must_use]
pub fn unsound() -> String {
    "The clipboard holds a map with faults, so nothing was pasted. Open it as a file to see which.".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::sample::map;

    #[test]
    fn what_came_in_is_counted() {
        let (before, after) = (map("Buy: Cart"), map("Buy: Cart Pay Sign | Use: | Cart>Pay"));
        assert_eq!(pasted(&before, &after), "Pasted 2 touchpoints and 1 link; new: 1 stage.");
        assert_eq!(pasted(&before, &before), "There was nothing to paste.");
        assert_eq!(copied(1), "Copied 1 touchpoint.");
    }
}
