//! Text made fit for setting: what is no character is taken out, what no face can draw gets a stand-in.

use std::ops::Range;

/// What is drawn for a missing character: it is in every bundled face, and has as many bytes in UTF-8 as
/// U+FFFD, which stands in the text, so that all byte ranges hold for both.
const STAND_IN: char = '\u{25C6}';
const REPLACEMENT: char = '\u{FFFD}';

/// One kind of line break, tabs as spaces, no control characters, no direction overrides (they can make a
/// title read as another), nothing that Unicode calls no character; no breaks at the end.
pub(super) fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                let _ = letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {}
            '\u{FFFE}' | '\u{FFFF}' | '\u{FFFC}' | REPLACEMENT => out.push(REPLACEMENT),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

/// The text with a stand-in for each of these ranges: as it is drawn, and as it reads. What stood there is
/// added to `missing`.
pub(super) fn with_stand_ins(text: &str, ranges: &[Range<usize>], missing: &mut Vec<char>) -> (String, String) {
    let (mut drawn, mut read) = (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let mut done = 0;
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        if range.start < done {
            continue;
        }
        let between = text.get(done..range.start).unwrap_or_default();
        drawn.push_str(between);
        read.push_str(between);
        drawn.push(STAND_IN);
        read.push(REPLACEMENT);
        missing.extend(text.get(range.clone()).unwrap_or_default().chars().filter(|letter| !is_joining(*letter)));
        done = range.end;
    }
    let rest = text.get(done..).unwrap_or_default();
    drawn.push_str(rest);
    read.push_str(rest);
    missing.retain(|letter| *letter != REPLACEMENT);
    missing.sort_unstable();
    missing.dedup();
    (drawn, read)
}

/// Joiners and variation selectors: they have no picture of their own.
fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}
