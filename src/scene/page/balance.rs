//! Rows about equally long, so that no word stands alone in the last one.

use std::sync::Arc;

use crate::layout::text::{Runs, TextStyle, Typesetter};

/// A last row shorter than this part of the longest one stands alone.
const ALONE: f32 = 0.4;
/// Rows are never made narrower than this part of their room.
const NARROWEST: f32 = 0.5;

/// The text in as few rows as it needs within this width, and none of them much shorter than the others.
pub(super) fn balanced(set: &dyn Typesetter, words: &str, style: TextStyle, width: f32) -> Arc<Runs> {
    let widest = set.set(words, style, Some(width));
    let rows = widest.rows.len();
    let (mut narrow, mut wide, mut best) = (width * NARROWEST, width, widest);
    if rows < 2 {
        return best;
    }
    while wide - narrow > width / 100.0 {
        let middle = (narrow + wide) / 2.0;
        let next = set.set(words, style, Some(middle));
        if next.rows.len() == rows && next.width <= middle {
            (wide, best) = (middle, next);
        } else {
            narrow = middle;
        }
    }
    best
}

/// The same where the last row would stand alone; else rows as long as there is room.
pub(super) fn without_a_word_alone(set: &dyn Typesetter, words: &str, style: TextStyle, width: f32) -> Arc<Runs> {
    let runs = set.set(words, style, Some(width));
    let last = runs.rows.last().map_or(0.0, |row| row.rect.w);
    if runs.rows.len() > 1 && last < runs.width * ALONE { balanced(set, words, style, width) } else { runs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{text::Weight, typeset::Parley};

    const WORDS: &str = "Everybody waits at home for a whole day until the van comes";

    #[test]
    fn no_row_is_much_shorter_than_the_others() {
        let (set, style) = (Parley::bundled(), TextStyle::new(17.0, Weight::Regular));
        for width in [150.0, 230.0, 300.0, 455.0] {
            let (plain, even) = (set.set(WORDS, style, Some(width)), balanced(&set, WORDS, style, width));
            assert_eq!(even.rows.len(), plain.rows.len());
            assert!(even.width <= plain.width);
            let last = even.rows.last().unwrap().rect.w;
            assert!(last >= even.width * ALONE, "{width}: {last} of {}", even.width);
        }
    }

    #[test]
    fn rows_that_are_well_broken_stay_as_they_are() {
        let (set, style) = (Parley::bundled(), TextStyle::new(17.0, Weight::Regular));
        let plain = set.set(WORDS, style, Some(300.0));
        assert_eq!(without_a_word_alone(&set, WORDS, style, 300.0), plain);
        let lonely = set.set(WORDS, style, Some(455.0));
        assert_eq!(lonely.rows.last().unwrap().text, "comes");
        assert_ne!(without_a_word_alone(&set, WORDS, style, 455.0), lonely);
    }
}
