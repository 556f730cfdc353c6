//! What the tests of this room keep, and what they find again.

use std::path::Path;

use super::left_over;
use crate::model::JourneyMap;

/// A map of this title, and nothing else.
pub(super) fn titled(title: &str) -> JourneyMap {
    let mut map = JourneyMap::empty();
    title.clone_into(&mut map.about.title);
    map
}

/// The titles of what is left over.
pub(super) fn titles(recovery: &Path) -> Vec<String> {
    left_over(recovery).into_iter().map(|kept| kept.map.about.title).collect()
}
