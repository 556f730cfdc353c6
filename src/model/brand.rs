//! How exported pictures are dressed: the organisation's colours, its logo, its letters.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::persona::Picture;

/// The brand of a map's pictures; what is not said stays as the theme has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// What is stressed: where one is in a presentation, what could be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<Tint>,
    /// Headings and the numbers of cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headings: Option<Tint>,
    /// The bands of the phases, as a tint of this colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bands: Option<Tint>,
    /// At the foot of every page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
    /// A font file, by its path from the map's own folder; empty = the program's letters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub font: String,
}

impl Brand {
    /// Is nothing said?
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Brand::default()
    }
}

/// An opaque colour, written `1A73E8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tint {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

/// A text that is no colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not RRGGBB")]
pub struct NoTint;

impl FromStr for Tint {
    type Err = NoTint;

    /// `1A73E8` or `#1a73e8`.
    fn from_str(text: &str) -> Result<Self, NoTint> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NoTint);
        }
        let part = |from: usize| {
            let digits = digits.get(from..from + 2).ok_or(NoTint)?;
            u8::from_str_radix(digits, 16).map_err(|_| NoTint)
        };
        Ok(Self { r: part(0)?, g: part(2)?, b: part(4)? })
    }
}

impl fmt::Display for Tint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

impl Serialize for Tint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Tint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format_args!("`{text}` is not RRGGBB")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tint_is_read_as_it_is_written_on_the_web_and_written_in_one_way() {
        for (text, written) in [("1a73e8", "1A73E8"), ("#FF0000", "FF0000"), (" 00aB01 ", "00AB01")] {
            assert_eq!(text.parse::<Tint>().map(|tint| tint.to_string()).as_deref(), Ok(written));
        }
        for wrong in ["", "fff", "red", "12345g", "#12345", "1234567", "é12345"] {
            assert_eq!(wrong.parse::<Tint>(), Err(NoTint), "{wrong}");
        }
    }
}
