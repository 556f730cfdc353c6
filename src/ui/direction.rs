//! Letters that are read from right to left, and the signs among them.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// Is it a letter of a script that is read from right to left?
#[must_use]
pub fn is_leftward(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// A run that is read from right to left, as the toolkit must be handed it. It turns round what holds letters of such a
/// script by itself, but not brackets and signs between them that stand in another face.
#[must_use]
pub fn turned(run: &str) -> Cow<'_, str> {
    if run.chars().any(is_leftward) {
        return Cow::Borrowed(run);
    }
    Cow::Owned(run.graphemes(true).rev().map(mirrored).collect())
}

/// Says to the typesetter that what follows is read from left to right; it is not seen.
const FROM_THE_LEFT: char = '\u{200E}';

/// A sentence of the app stays one also where it begins with a name from right to left: what holds more letters of
/// scripts that are read from left to right is read from the left.
#[must_use]
pub fn from_its_side(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic()).map(is_leftward).peekable();
    if letters.peek() != Some(&true) {
        return Cow::Borrowed(text);
    }
    let (leftward, others): (Vec<bool>, Vec<bool>) = letters.partition(|is_leftward| *is_leftward);
    if others.len() > leftward.len() { Cow::Owned(format!("{FROM_THE_LEFT}{text}")) } else { Cow::Borrowed(text) }
}

/// A bracket that opens is seen to open also where the text goes the other way.
fn mirrored(sign: &str) -> &str {
    match sign {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "{" => "}",
        "}" => "{",
        "<" => ">",
        ">" => "<",
        "«" => "»",
        "»" => "«",
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{
        text::{TextStyle, Typesetter, Weight},
        typeset::Parley,
    };

    #[test]
    fn a_sentence_that_begins_with_a_name_from_right_to_left_is_read_from_the_left() {
        let style = TextStyle::new(13.5, Weight::Regular);
        // The bundled faces have no such letters: stand-ins keep the order in which they would stand.
        let begins_in_latin = |text: &str| {
            let set = Parley::bundled().set(&from_its_side(text), style, None);
            assert!(!set.missing.contains(&FROM_THE_LEFT), "a mark is nothing that can be missing");
            let mut runs: Vec<_> = set.rows[0].runs.iter().collect();
            runs.sort_by(|one, other| one.origin.x.total_cmp(&other.origin.x));
            let seen: String = runs.iter().map(|run| run.text.as_str()).collect();
            seen.trim_start_matches([FROM_THE_LEFT, ' ']).starts_with(char::is_alphabetic)
        };
        assert!(!begins_in_latin("מאיה does not come here"));
        assert!(begins_in_latin("IKEA"));
        assert!(begins_in_latin("מאיה קונה IKEA"), "a title in Hebrew is read from the right");
        assert_eq!(from_its_side("What מאיה thinks"), "What מאיה thinks");
    }

    #[test]
    fn signs_between_words_from_right_to_left_are_turned_round() {
        assert_eq!(turned(" ("), ") ");
        assert_eq!(turned("». "), " .«");
        assert_eq!(turned("אבג"), "אבג", "the toolkit does that");
    }
}
