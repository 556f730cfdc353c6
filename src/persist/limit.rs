//! How much a map may hold. The limits are checked before memory is asked for where that is
//! possible, and named in the error.

use super::error::{LoadError, Position};
use crate::model::JourneyMap;

/// Bytes of a file: 256 MiB.
pub const FILE_LIMIT: u64 = 256 << 20;
/// Touchpoints of a map.
pub const TOUCHPOINT_LIMIT: usize = 100_000;
/// Links of a map.
pub const LINK_LIMIT: usize = 1_000_000;
/// Bytes of one text: 64 KiB.
pub const TEXT_LIMIT: usize = 64 << 10;
/// Bytes of one picture in base 64: 256 by 256 px without any compression fit in it.
pub const PICTURE_LIMIT: usize = 512 << 10;
/// Brackets within brackets.
pub const NESTING_LIMIT: usize = 128;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// Touchpoints, at most [`TOUCHPOINT_LIMIT`].
    Touchpoints,
    /// Links, at most [`LINK_LIMIT`].
    Links,
}

pub(super) fn check_size(bytes: u64) -> Result<(), LoadError> {
    if bytes > FILE_LIMIT { Err(LoadError::FileTooLarge { bytes }) } else { Ok(()) }
}

pub(super) fn check_counts(map: &JourneyMap) -> Result<(), LoadError> {
    let counts = [
        (Limited::Touchpoints, map.touchpoints.len(), TOUCHPOINT_LIMIT),
        (Limited::Links, map.links.len(), LINK_LIMIT),
    ];
    match counts.into_iter().find(|(_, count, limit)| count > limit) {
        Some((what, count, _)) => Err(LoadError::TooMany { what, count }),
        None => Ok(()),
    }
}

/// Refuses a text that is longer than it may be, as it stands in the file (escapes counted as
/// written). Looks at quotes and comments only: whether the rest is a map is asked later.
pub(super) fn check_texts(source: &str) -> Result<(), LoadError> {
    let mut rest = source;
    while let Some(start) = rest.find(['"', '/']) {
        let (before, tail) = rest.split_at(start);
        let Some(end) = comment(tail).or_else(|| string(before, tail)) else { return Ok(()) };
        let is_picture = before.trim_end().ends_with("png:");
        let limit = if is_picture { PICTURE_LIMIT } else { TEXT_LIMIT };
        if tail.starts_with('"') && end > limit.saturating_add(2) {
            let at = Position::of_byte(source, source.len() - tail.len());
            let bytes = end - 2;
            return Err(match is_picture {
                true => LoadError::PictureTooLong { at, bytes },
                false => LoadError::TextTooLong { at, bytes },
            });
        }
        rest = tail.get(end..).unwrap_or_default();
    }
    Ok(())
}

/// Where a comment at the start of `text` ends.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return text.starts_with('/').then_some(1);
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("/*").into_iter().chain(rest.find("*/")).min()) {
        at += found;
        depth = if text.get(at..).is_some_and(|rest| rest.starts_with("/*")) { depth + 1 } else { depth - 1 };
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Where a string at the start of `text` ends; `before` tells a raw one. None = never.
fn string(before: &str, text: &str) -> Option<usize> {
    let hashes = before.len() - before.trim_end_matches('#').len();
    if before.trim_end_matches('#').ends_with('r') {
        let close = format!("\"{}", "#".repeat(hashes));
        return text.get(1..)?.find(&close).map(|end| 1 + end + close.len());
    }
    let mut is_escaped = false;
    let close = text.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        closes
    })?;
    Some(close + 2)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Id, Link};

    #[test]
    fn a_million_links_are_a_map_and_one_more_is_not() {
        let (from, to) = (Id::from_words("a", 0), Id::from_words("b", 0));
        let link = Arc::new(Link::between(from, to));
        let mut map = JourneyMap::empty();
        // Ids of 40 bits meet now and then among a million: so it is counted, not assumed.
        let mut occurrence = 0;
        while map.links.len() < LINK_LIMIT {
            map.links.insert(Id::from_words("x", occurrence), Arc::clone(&link));
            occurrence += 1;
        }
        assert_eq!(check_counts(&map), Ok(()));
        map.links.insert(Id::from_words("one more", 0), link);
        assert_eq!(check_counts(&map), Err(LoadError::TooMany { what: Limited::Links, count: LINK_LIMIT + 1 }));
    }

    fn long(bytes: usize) -> String {
        "x".repeat(bytes)
    }

    #[test]
    fn a_text_may_have_64_kib_and_not_a_byte_more() {
        assert_eq!(check_texts(&format!("( title: \"{}\" )", long(TEXT_LIMIT))), Ok(()));
        let refused = check_texts(&format!("( a: \"b\",\n  title: \"{}\" )", long(TEXT_LIMIT + 1)));
        let at = Position { line: 2, column: 10 };
        assert_eq!(refused, Err(LoadError::TextTooLong { at, bytes: TEXT_LIMIT + 1 }));
    }

    #[test]
    fn a_picture_may_be_longer() {
        assert_eq!(check_texts(&format!("( png: \"{}\" )", long(PICTURE_LIMIT))), Ok(()));
        let refused = check_texts(&format!("( png: \"{}\" )", long(PICTURE_LIMIT + 1)));
        assert!(matches!(refused, Err(LoadError::PictureTooLong { bytes, .. }) if bytes == PICTURE_LIMIT + 1));
    }

    #[test]
    fn quotes_in_comments_and_escapes_do_not_confuse() {
        let filler = long(TEXT_LIMIT);
        let sound = format!("/* \" /* \" */ */ // \"\n ( a: \"\\\\\", b: \"\\\"{filler}\", c: r#\"\"{filler}\"#)");
        assert!(check_texts(&sound).is_err(), "the escape takes b over the limit");
        let sound =
            format!("/* \" /* {filler} */ */ // \" {filler}\n ( a: \"\\\\\", b: \"\\\"\", c: r##\"\"#\"##, d: '/' )");
        assert_eq!(check_texts(&sound), Ok(()));
    }
}
