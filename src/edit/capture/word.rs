//! A line in words, with the bytes where each stands. Quotes hold a name of several words together.

use std::ops::Range;

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Its bytes in the whole text.
    pub(super) range: Range<usize>,
    /// Its letters, quotes included.
    pub(super) text: &'a str,
}

/// Signs that a name in quotes may follow.
const NAMING: [char; 2] = ['@', '>'];
/// Quotes that open, and the one that closes.
const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('„', '“')];

/// The words of `line`, which begins at byte `base` of the whole text. A quote opens at the beginning of a word or
/// after `@` and `>`, and only where it is closed on the same line.
pub(super) fn words(line: &str, base: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = line;
    let mut at = base;
    loop {
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.is_empty() {
            return words;
        }
        let (word, after) = trimmed.split_at(length(trimmed));
        words.push(Word { range: at..at + word.len(), text: word });
        at += word.len();
        rest = after;
    }
}

/// Bytes of the first word.
fn length(text: &str) -> usize {
    let quoted = quoted_length(text).unwrap_or(0);
    let rest = text.get(quoted..).unwrap_or_default();
    quoted + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

/// Bytes up to the end of the quotes that the text opens with, after its sign.
fn quoted_length(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|sign| NAMING.contains(sign)).map_or(0, char::len_utf8);
    let inside = text.get(sign..)?;
    let open = inside.chars().next()?;
    let (_, close) = QUOTES.into_iter().find(|(quote, _)| *quote == open)?;
    let from = sign + open.len_utf8();
    let end = text.get(from..)?.find(close)?;
    Some(from + end + close.len_utf8())
}

/// What stands between the quotes, if all of `text` is in quotes.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let open = text.chars().next()?;
    let (_, close) = QUOTES.into_iter().find(|(quote, _)| *quote == open)?;
    text.strip_prefix(open)?.strip_suffix(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_a_name_together_where_they_are_closed() {
        let texts = |line| words(line, 0).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts("Reads  @\"review site\" -2"), ["Reads", "@\"review site\"", "-2"]);
        assert_eq!(texts("Says \"not me\": fine"), ["Says", "\"not me\":", "fine"]);
        assert_eq!(texts("A 19\" screen @\"web"), ["A", "19\"", "screen", "@\"web"]);
        assert_eq!(words("  é x", 3)[1].range, 8..9);
        assert_eq!((unquoted("“web shop”"), unquoted("\""), unquoted("web")), (Some("web shop"), None, None));
    }
}
