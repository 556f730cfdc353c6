//! What a text may hold wherever it is shown.

use std::borrow::Cow;

/// Is this a letter that no file and no terminal should be handed: a control character other than tab and line
/// breaks, or one of the two that are no characters at all? XML 1.0 forbids most of them.
#[must_use]
pub fn is_forbidden(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The text with U+FFFD for what is [forbidden](is_forbidden): a title that holds the commands of a terminal gives it
/// none.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) { text.replace(is_forbidden, "\u{FFFD}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_a_terminal_become_signs_and_line_breaks_stay() {
        assert_eq!(printable("\u{1b}[2Ja\tb\r\nc\u{9b}\u{fffe}"), "\u{fffd}[2Ja\tb\r\nc\u{fffd}\u{fffd}");
        assert!(matches!(printable("plain – text ✓"), Cow::Borrowed(_)));
    }
}
