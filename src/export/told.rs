//! What there is to say about files that were made, or could not be: the same in the window and on the command line.

use super::{ExportError, Losses, Made};
use crate::wording::command as words;

/// The smallest letters that a room can read on a slide, in points; of chips, captions and legends they may be smaller.
const LEAST_LETTERS: f32 = 9.0;
const LEAST_CAPTION: f32 = 8.0;
/// And the smallest titles of cards.
const LEAST_TITLE: f32 = 11.0;

impl Made {
    /// Letters too small for a room, what cards leave out, what Mermaid could not hold, characters that no font has: a sentence each. `way_out`
    /// says what makes letters larger.
    #[must_use]
    pub fn told(&self, way_out: &str) -> Vec<String> {
        let small = self.too_small().map(|(what, points, least)| words::small_text(what, points, least, way_out));
        // The way out is told once.
        let way_out = if small.is_some() { "" } else { way_out };
        let left_out = words::left_out(self.left_out.channels, self.left_out.creators, way_out);
        let lost = self.losses.as_ref().and_then(lost);
        let missing = (!self.missing.is_empty()).then(|| words::no_font(&self.missing));
        small.into_iter().chain(left_out).chain(lost).chain(missing).collect()
    }

    /// What can be read least, in points, and how large it should be.
    fn too_small(&self) -> Option<(&'static str, f32, f32)> {
        let measured = [
            ("text", self.smallest_points, LEAST_CAPTION),
            ("title of a card", self.smallest_title_points, LEAST_TITLE),
            ("text that is read", self.smallest_read_points, LEAST_LETTERS),
        ];
        let mut small = measured.into_iter().filter_map(|(what, points, least)| Some((what, points?, least)));
        small.find(|(_, points, least)| *points < least - 0.005)
    }
}

/// What Mermaid cannot hold, as one sentence; nothing where it holds all.
fn lost(losses: &Losses) -> Option<String> {
    let all = [
        (losses.links, "link"),
        (losses.channels, "touchpoint with channels"),
        (losses.creators, "touchpoint with a creator"),
        (losses.averaged, "touchpoint where personas differ (the mean is written)"),
        (losses.rounded, "feeling between two scores (the nearest is written)"),
        (losses.unrated, "touchpoint that nobody rated (written as 3)"),
        (losses.thoughts, "thought"),
        (losses.evidence, "rating with evidence"),
        (losses.opportunities, "opportunity"),
        (losses.empty_stages, "stage without touchpoints"),
    ];
    words::mermaid_losses(&all)
}

/// Why a file was not made, and what works instead; `path` is the file.
#[must_use]
pub fn refusal(error: &ExportError, path: &str) -> String {
    match error {
        ExportError::TooLarge { width, height, most_width, most_height, .. } => {
            words::picture_too_large((*width, *height), (*most_width, *most_height), path)
        }
        ExportError::PageTooLarge { width, height, most } => words::page_too_large((*width, *height), *most, path),
        ExportError::Empty { .. } => words::picture_too_small(path),
        other => words::picture_failed(&other.to_string(), path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_small_for_a_room_is_said_once() {
        let said = |text, title, read| {
            Made { smallest_points: text, smallest_title_points: title, smallest_read_points: read, ..Made::default() }
                .told(words::LARGER_BY_OPTION)
        };
        assert_eq!(said(None, None, None), Vec::<String>::new());
        assert_eq!(said(Some(8.0), Some(11.0), Some(9.0)), Vec::<String>::new());
        for (told, what) in [
            (said(Some(7.9), Some(10.0), Some(7.9)), "The smallest text on the slide has 7.9 points, and below 8"),
            (said(Some(8.0), Some(10.9), Some(8.0)), "The smallest title of a card on the slide has 10.9 points"),
            (said(Some(8.0), Some(11.0), Some(8.5)), "The smallest text that is read on the slide has 8.5 points"),
        ] {
            assert!(told.len() == 1 && told[0].starts_with(what) && told[0].contains("--slices"), "{told:?}");
        }
    }
}
