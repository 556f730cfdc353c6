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

    #[test]
    fn signs_between_words_from_right_to_left_are_turned_round() {
        assert_eq!(turned(" ("), ") ");
        assert_eq!(turned("». "), " .«");
        assert_eq!(turned("אבג"), "אבג", "the toolkit does that");
    }
}
