//! The order in which words are seen: right to left in Arabic and Hebrew, also amid words from left to right.
//!
//! The toolkit shapes each word in its own direction but sets all words from left to right, so texts are handed to it in
//! the order in which their words are seen. The map itself is laid out by the typesetter, which knows better.
//!
//! Limitations: a field that is written in keeps the toolkit's order; marks that ask for a direction are not heard.

use std::{borrow::Cow, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

/// What a letter says of the direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    Number,
    Neutral,
}

fn class(letters: &str) -> Class {
    let Some(first) = letters.chars().next() else { return Class::Neutral };
    match first {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Class::Number,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Class::Right,
        _ if first.is_alphabetic() => Class::Left,
        _ => Class::Neutral,
    }
}

/// Is there a word from right to left?
#[must_use]
pub fn has_right_to_left(text: &str) -> bool {
    // Nothing before U+0590 is, and most texts hold nothing else.
    text.bytes().any(|byte| byte >= 0xd6) && text.graphemes(true).any(|letters| class(letters) == Class::Right)
}

/// Does the first word that has a direction go from right to left?
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    let mut strong = text.graphemes(true).map(class).filter(|class| matches!(class, Class::Left | Class::Right));
    strong.next() == Some(Class::Right)
}

/// Is more of it written from right to left than from left to right? So a sentence that begins with somebody's title
/// keeps its own direction.
#[must_use]
pub fn is_mostly_right_to_left(text: &str) -> bool {
    let count = |wanted: Class| text.graphemes(true).filter(|letters| class(letters) == wanted).count();
    count(Class::Right) > count(Class::Left)
}

/// One line of text with its words in the order in which they are seen.
#[must_use]
pub fn as_seen(line: &str) -> Cow<'_, str> {
    as_seen_in(line, is_right_to_left(line))
}

/// The same for a line of a text that goes from right to left as a whole, or does not.
#[must_use]
pub fn as_seen_in(line: &str, is_from_right: bool) -> Cow<'_, str> {
    if !has_right_to_left(line) && !is_from_right {
        return Cow::Borrowed(line);
    }
    let mut units = units(line, u8::from(is_from_right));
    let highest = units.iter().map(|unit| unit.level).max().unwrap_or_default();
    for level in (1..=highest).rev() {
        for stretch in units.chunk_by_mut(|a, b| (a.level >= level) == (b.level >= level)) {
            if stretch.first().is_some_and(|unit| unit.level >= level) {
                stretch.reverse();
            }
        }
    }
    let seen = units.iter().map(|unit| {
        let text = line.get(unit.range.clone()).unwrap_or_default();
        if unit.level % 2 == 1 { mirrored(text) } else { text }
    });
    Cow::Owned(seen.collect())
}

/// What keeps its inner order: a word from right to left, or any other letter.
struct Unit {
    range: Range<usize>,
    level: u8,
}

/// Even levels go from left to right, odd ones from right to left (after UAX 9, without explicit marks).
fn units(line: &str, base: u8) -> Vec<Unit> {
    let letters: Vec<(usize, &str)> = line.grapheme_indices(true).collect();
    let classes = numbered(&letters);
    let mut units: Vec<(Unit, Class)> = Vec::new();
    let mut before = if base == 1 { Class::Right } else { Class::Left };
    for (place, ((at, text), class)) in letters.iter().zip(&classes).enumerate() {
        let level = match class {
            Class::Right => 1,
            Class::Left => 2 * base,
            Class::Number => {
                if before == Class::Right {
                    2
                } else {
                    0
                }
            }
            Class::Neutral => {
                let next = classes.iter().skip(place + 1).find(|class| **class != Class::Neutral);
                let is_right = |class: &Class| match class {
                    Class::Number => before == Class::Right,
                    class => *class == Class::Right,
                };
                match next {
                    Some(next) if is_right(next) == (before == Class::Right) => {
                        if before == Class::Right {
                            1
                        } else {
                            2 * base
                        }
                    }
                    _ => base,
                }
            }
        };
        if matches!(class, Class::Left | Class::Right) {
            before = *class;
        }
        let range = *at..at + text.len();
        match units.last_mut() {
            Some((last, Class::Right)) if *class == Class::Right => last.range.end = range.end,
            _ => units.push((Unit { range, level }, *class)),
        }
    }
    units.into_iter().map(|(unit, _)| unit).collect()
}

/// The classes of all letters; what stands within a number or at its side belongs to it: "3.5", "40 %", "-1".
fn numbered(letters: &[(usize, &str)]) -> Vec<Class> {
    let plain: Vec<Class> = letters.iter().map(|(_, text)| class(text)).collect();
    let at = |place: Option<usize>| place.and_then(|place| plain.get(place)).copied();
    let of = |(place, (_, text)): (usize, &(usize, &str))| {
        let own = at(Some(place)).unwrap_or(Class::Neutral);
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        let is_number = |class| class == Some(Class::Number);
        let joins = match *text {
            "." | "," | ":" | "/" => is_number(before) && is_number(after),
            "%" => is_number(before) || is_number(at(place.checked_sub(2))),
            "+" | "-" | "−" => is_number(after),
            "\u{a0}" => is_number(before) && letters.get(place + 1).is_some_and(|(_, next)| *next == "%"),
            _ => false,
        };
        if joins { Class::Number } else { own }
    };
    letters.iter().enumerate().map(of).collect()
}

/// A bracket that opens is seen to open also where the text goes the other way.
fn mirrored(text: &str) -> &str {
    match text {
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
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_from_right_to_left_are_seen_from_the_right() {
        for (written, seen) in [
            ("Plain words, 40 %", "Plain words, 40 %"),
            ("אבג דהו זחט", "זחט דהו אבג"),
            ("מחכה.", ".מחכה"),
            ("7 אבג דהו", "דהו אבג 7"),
            ("אבג 12 דהו", "דהו 12 אבג"),
            ("אבג 3.5 דהו", "דהו 3.5 אבג"),
            ("אבג Web shop דהו", "דהו Web shop אבג"),
            ("Checkout “אבג דהו” hurts", "Checkout “דהו אבג” hurts"),
            ("אבג (דהו)", "(דהו) אבג"),
            ("انتظار السيارة", "السيارة انتظار"),
        ] {
            assert_eq!(as_seen(written), seen, "{written}");
        }
    }

    #[test]
    fn a_sentence_keeps_its_direction_whatever_it_begins_with() {
        let sentence = "אבג דהו hurts, and nobody may put it right.";
        assert!(is_right_to_left(sentence) && !is_mostly_right_to_left(sentence));
        assert_eq!(as_seen_in(sentence, false), "דהו אבג hurts, and nobody may put it right.");
        assert_eq!(as_seen_in(" (", true), ") ");
    }

    #[test]
    fn every_letter_is_kept() {
        let text = "a אב 1 (ג) ד. «ה» 5\u{a0}% b";
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(sorted(&as_seen(text)), sorted(text));
    }
}
