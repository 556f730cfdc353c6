//! What stays together: blanks and hyphens at which no row may end, because what stands on both sides is read as one: a
//! figure and its unit, a share and what it is a share of, a short note in brackets.
//!
//! Limitations: units and the word between two figures are those of English; a row ends where Unicode lets it end
//! otherwise (UAX 14).

use std::ops::Range;

/// A bracket with more letters than this is read on its own.
const SHORT_NOTE: usize = 4;
/// What may stand after a figure without being its unit.
const NO_UNITS: [&str; 12] = ["a", "an", "as", "at", "by", "do", "in", "is", "it", "of", "on", "or"];

/// The byte ranges of blanks and hyphens after which no row may begin, in order.
pub(super) fn bound(text: &str) -> Vec<Range<usize>> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut bound = Vec::new();
    let word = |place: usize| words.get(place).map(|(_, word)| *word);
    for (place, (start, own)) in words.iter().enumerate() {
        if let Some(at) = prefix(own) {
            bound.push(start + at..start + at + 1);
        }
        let end = start + own.len();
        let Some((next_start, next)) = words.get(place + 1) else { continue };
        let is_one_blank = text.get(end..*next_start) == Some(" ");
        let before = place.checked_sub(1).and_then(word);
        if is_one_blank && belong(before, own, next, word(place + 2)) {
            bound.push(end..*next_start);
        }
    }
    bound
}

/// Words and where they begin; what is between them is white space.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // A no-break space is part of its word: it breaks nowhere anyway.
    let parts = text.split_inclusive([' ', '\n']).scan(0, |at, part| {
        let start = *at;
        *at += part.len();
        Some((start, part.trim_end_matches([' ', '\n'])))
    });
    parts.filter(|(_, word)| !word.is_empty())
}

/// The hyphen of a word such as “e-mail”, whose one letter would be left alone.
fn prefix(word: &str) -> Option<usize> {
    let mut letters = word.char_indices();
    let (_, first) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
    let (at, second) = letters.next()?;
    (first.is_alphabetic() && second == '-').then_some(at)
}

/// Are `word` and `next` read as one? With what stands before the one and after the other.
fn belong(before: Option<&str>, word: &str, next: &str, after: Option<&str>) -> bool {
    let opened = word.trim_start_matches(is_opening);
    let is_figure_before = before.is_some_and(ends_with_figure);
    is_note(next)
        || is_separator(next)
        || ends_with_figure(word) && is_unit(next)
        || ends_with_figure(word) && next == "of" && after.is_some_and(begins_with_figure)
        || word == "of" && is_figure_before && begins_with_figure(next)
        || matches!(opened, "n" | "N" | "p" | "p." | "No." | "Nr.") && (next == "=" || begins_with_figure(next))
        || word == "=" && begins_with_figure(next)
        || word == "target" && begins_with_figure(next)
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '“' | '„' | '"' | '‘' | '«')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, ')' | ']' | '”' | '"' | '’' | '»' | '.' | ',' | ';' | ':' | '!' | '?')
}

/// “(S)”: as short as that.
fn is_note(word: &str) -> bool {
    let inner = word.strip_prefix('(').map(|rest| rest.trim_end_matches(is_closing));
    inner.is_some_and(|inner| word.contains(')') && (1..=SHORT_NOTE).contains(&inner.chars().count()))
}

/// A row does not begin with what separates.
fn is_separator(word: &str) -> bool {
    matches!(word, "·" | "–" | "—" | "→" | "+" | "=" | "/" | "|" | "×")
}

fn is_unit(word: &str) -> bool {
    let unit = word.trim_end_matches(is_closing);
    let letters = unit.chars().count();
    let is_short = (1..=2).contains(&letters) && unit.chars().all(char::is_alphabetic) && !NO_UNITS.contains(&unit);
    is_short || matches!(unit, "%" | "‰" | "°" | "°C" | "°F" | "€" | "$" | "£" | "min" | "m²" | "pts" | "pt." | "dpi")
}

fn ends_with_figure(word: &str) -> bool {
    word.ends_with(|letter: char| letter.is_ascii_digit())
}

fn begins_with_figure(word: &str) -> bool {
    let bare = word.trim_start_matches(is_opening).trim_start_matches(['+', '-', '−', '€', '$', '£']);
    bare.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::bound;

    /// The text with a `_` for each blank, and a `~` for each hyphen, after which no row begins.
    fn shown(text: &str) -> String {
        let mut shown = text.to_owned();
        for range in bound(text).into_iter().rev() {
            let mark = if text[range.clone()] == *"-" { "~" } else { "_" };
            shown.replace_range(range, mark);
        }
        shown
    }

    #[test]
    fn figures_and_their_units_stay_together() {
        assert_eq!(shown("Types “grey sofa 2 m”"), "Types “grey sofa 2_m”");
        assert_eq!(shown("solved at once 38 % of"), "solved at once 38_% of");
        assert_eq!(shown("waits 14 minutes, 5 km."), "waits 14 minutes, 5_km.");
        assert_eq!(shown("page 3 of the log"), "page 3 of the log");
    }

    #[test]
    fn a_share_stays_with_what_it_is_of() {
        assert_eq!(shown("done 80 %, target 95 %"), "done 80_%, target_95_%");
        assert_eq!(shown("important (6 of 10) to them"), "important (6_of_10) to them");
        assert_eq!(shown("NPS +22 (n 210), n = 41"), "NPS +22 (n_210), n_=_41");
    }

    #[test]
    fn a_short_note_in_brackets_stays_with_its_word() {
        assert_eq!(shown("Guest checkout (S)"), "Guest checkout_(S)");
        assert_eq!(shown("Guest checkout (XL), slots"), "Guest checkout_(XL), slots");
        assert_eq!(shown("Guest checkout (as of May)"), "Guest checkout (as of May)");
        assert_eq!(shown("Guest (shop)"), "Guest_(shop)");
        assert_eq!(shown("Guest (checkout)"), "Guest (checkout)");
    }

    #[test]
    fn no_letter_is_left_alone_before_its_hyphen() {
        assert_eq!(shown("an e-mail, “E-Mail”, click-and-collect"), "an e~mail, “E~Mail”, click-and-collect");
    }

    #[test]
    fn no_row_begins_with_what_separates() {
        assert_eq!(shown("Sofa · Hearth – as-is"), "Sofa_· Hearth_– as-is");
    }

    #[test]
    fn words_are_free_otherwise() {
        for text in ["", " ", "a", "Waits for the van", "one\ntwo  three", "2 \n m"] {
            assert_eq!(shown(text), text);
        }
    }
}
