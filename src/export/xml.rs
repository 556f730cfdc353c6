//! The one sanitiser for XML, and numbers as XML formats write them.

use std::fmt::{self, Display, Formatter};

use crate::wording::is_forbidden;

/// Text or an attribute's value, safe anywhere in XML 1.0: markup escaped, what XML forbids as U+FFFD.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut done = 0;
        for (place, letter) in self.0.char_indices() {
            let Some(instead) = replacement(letter) else { continue };
            f.write_str(self.0.get(done..place).unwrap_or_default())?;
            f.write_str(instead)?;
            done = place + letter.len_utf8();
        }
        f.write_str(self.0.get(done..).unwrap_or_default())
    }
}

fn replacement(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        letter if is_forbidden(letter) => Some("\u{FFFD}"),
        _ => None,
    }
}

/// A number with at most three decimals and no needless zeros; what is no number is 0.
#[derive(Clone, Copy)]
pub(super) struct Number(pub(super) f32);

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let number = if self.0.is_finite() { f64::from(self.0) } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "whole and clamped")]
        let thousandths = (number * 1000.0).round().clamp(-1e15, 1e15) as i64;
        let sign = if thousandths < 0 { "-" } else { "" };
        let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest if rest % 100 == 0 => write!(f, "{sign}{whole}.{}", rest / 100),
            rest if rest % 10 == 0 => write!(f, "{sign}{whole}.{:02}", rest / 10),
            rest => write!(f, "{sign}{whole}.{rest:03}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(Escaped("<a b=\"c\" d='e'>&").to_string(), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    }

    #[test]
    fn what_xml_forbids_becomes_a_replacement_character() {
        assert_eq!(
            Escaped("a\u{0}b\u{1B}c\u{7F}\u{85}\u{FFFE}\u{FFFF}\tä\n").to_string(),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\tä\n"
        );
    }

    #[test]
    fn numbers_are_short_and_never_nan() {
        let all: Vec<String> =
            [1.0, 0.123_45, -0.0001, f32::NAN, 1e7, -2.5, 3.04].map(|n| Number(n).to_string()).into();
        assert_eq!(all, ["1", "0.123", "0", "0", "10000000", "-2.5", "3.04"]);
    }
}
