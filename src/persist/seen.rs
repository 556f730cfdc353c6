//! What a file held when it was last looked at, so that a change by somebody else is noticed.

use std::{
    hash::{DefaultHasher, Hasher},
    path::Path,
};

use super::disk::read_bytes;

/// The length and a digest of a file's bytes. Compared within one run only: the digest (SipHash) may differ between
/// two versions of the program.
///
/// Limitations: it tells apart by content, not by time; a file that was changed and changed back was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    length: usize,
    digest: u64,
}

impl Seen {
    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self { length: bytes.len(), digest: hasher.finish() }
    }

    /// Of the file there; none = there is none that can be read.
    #[must_use]
    pub fn at(path: &Path) -> Option<Self> {
        read_bytes(path).ok().map(|bytes| Self::of(&bytes))
    }
}
