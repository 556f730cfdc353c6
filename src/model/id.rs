//! Typed random ids: 40 bits, written as a prefix and eight base-32 letters (`tp-k3f7q2mx`).

use std::{cmp::Ordering, fmt, hash::Hash, hash::Hasher, marker::PhantomData, str::FromStr};

use rand_core::Rng;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A record that has an id of its own.
pub trait Kind {
    /// The two letters before the dash.
    const PREFIX: &'static str;
}

/// The id of a `T`. An id of a stage cannot be given where one of a touchpoint is asked.
pub struct Id<T> {
    raw: u64,
    kind: PhantomData<fn() -> T>,
}

/// Letters that are not mistaken for one another (no 0, 1, l, o), in the order of their codes, so
/// that ids sort alike as numbers and as text.
const LETTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
const LENGTH: usize = 8;
const BITS: u32 = 40;

/// A text that is not an id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not an id of the form `{prefix}-abcdefgh`")]
pub struct IdError {
    /// What was read.
    pub text: String,
    /// What an id of this kind begins with.
    pub prefix: &'static str,
}

impl<T: Kind> Id<T> {
    /// A new id; the caller draws again if it is taken.
    #[must_use]
    pub fn random(source: &mut impl Rng) -> Self {
        Self::from_raw(source.next_u64())
    }

    /// An id made from what a record is, so that the same import gives the same bytes.
    /// `occurrence` tells equal titles apart (FNV-1a, 64 bits, folded to 40).
    #[must_use]
    pub fn from_words(words: &str, occurrence: u32) -> Self {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let bytes = T::PREFIX.bytes().chain([0]).chain(words.bytes()).chain([0]).chain(occurrence.to_le_bytes());
        for byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self::from_raw(hash ^ (hash >> BITS))
    }

    fn from_raw(raw: u64) -> Self {
        Self { raw: raw & ((1 << BITS) - 1), kind: PhantomData }
    }
}

impl<T> Id<T> {
    /// Sorts before or with every id.
    pub(super) const LOWEST: Self = Self { raw: 0, kind: PhantomData };
    /// Sorts after or with every id.
    pub(super) const HIGHEST: Self = Self { raw: u64::MAX, kind: PhantomData };

    /// The 40 bits, for hashing into a widget's id.
    #[must_use]
    pub fn raw(self) -> u64 {
        self.raw
    }
}

impl<T: Kind> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", T::PREFIX)?;
        for place in (0..LENGTH).rev() {
            let digit = usize::try_from((self.raw >> (place * 5)) & 31).unwrap_or_default();
            let letter = LETTERS.get(digit).copied().unwrap_or(b'a');
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl<T: Kind> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T: Kind> FromStr for Id<T> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let refuse = || IdError { text: text.to_owned(), prefix: T::PREFIX };
        let letters = text.strip_prefix(T::PREFIX).and_then(|rest| rest.strip_prefix('-')).ok_or_else(refuse)?;
        if letters.len() != LENGTH {
            return Err(refuse());
        }
        letters
            .bytes()
            .try_fold(0_u64, |raw, byte| {
                let digit = LETTERS.iter().position(|letter| *letter == byte)?;
                Some((raw << 5) | u64::try_from(digit).ok()?)
            })
            .map(Self::from_raw)
            .ok_or_else(refuse)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}

impl<T: Kind> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Kind> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Thing;
    impl Kind for Thing {
        const PREFIX: &'static str = "th";
    }

    #[test]
    fn an_id_is_read_back_as_it_was_written() {
        for occurrence in 0..200 {
            let id = Id::<Thing>::from_words("Cart", occurrence);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().len(), 11);
        }
    }

    #[test]
    fn ids_sort_as_their_letters_do() {
        let mut ids: Vec<_> = (0..200).map(|n| Id::<Thing>::from_words("x", n)).collect();
        ids.sort();
        let mut written: Vec<_> = ids.iter().map(ToString::to_string).collect();
        let before = written.clone();
        written.sort();
        assert_eq!(before, written);
    }

    #[test]
    fn a_foreign_or_broken_id_is_refused() {
        for text in ["tp-abcdefgh", "th-abcdefg", "th-abcdefgl", "th-abcdefgh2", "", "th"] {
            assert!(text.parse::<Id<Thing>>().is_err(), "{text}");
        }
    }
}
