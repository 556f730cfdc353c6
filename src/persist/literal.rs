//! Strings in the file as people read them. What ron writes is right but not kind: `It\'s`, `e\u{301}`,
//! and a paragraph as one endless line.
//!
//! Only what cannot be seen stays an escape: control characters, white space other than the blank,
//! marks that change the direction of reading. A line break in a text also breaks the line in the
//! file (`\n\`), so that a paragraph is merged line by line.

use std::{iter::Peekable, str::Chars};

/// The same RON with its strings made readable. `ron` must be what the serializer wrote, with
/// strings escaped.
pub(super) fn readable(ron: &str) -> String {
    let mut out = String::with_capacity(ron.len());
    let mut letters = ron.chars().peekable();
    let mut indent = 0;
    let mut at_start = true;
    while let Some(letter) = letters.next() {
        out.push(letter);
        match letter {
            '\n' => (indent, at_start) = (0, true),
            ' ' if at_start => indent += 1,
            '"' => {
                at_start = false;
                string(&mut letters, indent + 4, &mut out);
            }
            _ => at_start = false,
        }
    }
    out
}

/// One string, from behind its opening quote to behind its closing one.
fn string(letters: &mut Peekable<Chars<'_>>, indent: usize, out: &mut String) {
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                out.push('"');
                return;
            }
            '\\' => escape(letters, indent, out),
            plain => out.push(plain),
        }
    }
}

/// One escape, from behind its backslash.
fn escape(letters: &mut Peekable<Chars<'_>>, indent: usize, out: &mut String) {
    match letters.next() {
        Some('\'') => out.push('\''),
        Some('u') => unicode(letters, out),
        Some('n') if letters.peek() != Some(&'"') => {
            out.push_str("\\n\\\n");
            out.extend(std::iter::repeat_n(' ', indent));
            // The reader skips blanks after such a break, so the text's own are escaped.
            if letters.next_if_eq(&' ').is_some() {
                out.push_str("\\u{20}");
            }
        }
        Some(other) => {
            out.push('\\');
            out.push(other);
        }
        None => out.push('\\'),
    }
}

/// `{301}`: the letter itself where it can be seen.
fn unicode(letters: &mut Peekable<Chars<'_>>, out: &mut String) {
    let code: String = letters.by_ref().skip(1).take_while(|letter| *letter != '}').collect();
    match u32::from_str_radix(&code, 16).ok().and_then(char::from_u32) {
        Some(letter) if is_visible(letter) => out.push(letter),
        _ => {
            out.push_str("\\u{");
            out.push_str(&code);
            out.push('}');
        }
    }
}

/// Not control, not white space, not a mark that hides or turns text, not a code that never is a
/// character. Joiners and variation selectors, which emoji are made of, do count as visible.
fn is_visible(letter: char) -> bool {
    let hides = matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{fdd0}'..='\u{fdef}');
    let is_no_character = u32::from(letter) & 0xfffe == 0xfffe;
    !(letter.is_control() || letter.is_whitespace() || hides || is_no_character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_written(text: &str, literal: &str) {
        let options = ron::Options::default();
        let written = readable(&options.to_string(text).unwrap());
        assert_eq!(written, literal);
        assert_eq!(options.from_str::<String>(&written).as_deref(), Ok(text));
    }

    #[test]
    fn what_can_be_seen_is_written_as_it_is() {
        assert_written(
            "It's “schön”, 買う, e\u{301}, 👩\u{200d}🔧 ❤\u{fe0f}",
            "\"It's “schön”, 買う, e\u{301}, 👩\u{200d}🔧 ❤\u{fe0f}\"",
        );
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        assert_written(r#"say "yes" \u{41} \'"#, r#""say \"yes\" \\u{41} \\'""#);
    }

    #[test]
    fn what_cannot_be_seen_stays_an_escape() {
        assert_written("a\tb\rc\u{0}\u{202e}\u{a0}\u{2028}\u{feff}", r#""a\tb\rc\0\u{202e}\u{a0}\u{2028}\u{feff}""#);
    }

    #[test]
    fn a_line_of_text_is_a_line_of_the_file() {
        assert_written("one\ntwo\n\n  three\n", "\"one\\n\\\n    two\\n\\\n    \\n\\\n    \\u{20} three\\n\"");
    }
}
