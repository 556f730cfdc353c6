//! Ratings without a reason: neither a thought nor evidence.

use super::{Lint, Sight};

pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let bare = sight.all_where(|id, _| {
        sight.rated(id).any(|experience| experience.thought.trim().is_empty() && experience.evidence.is_empty())
    });
    super::one(bare, Lint::NoReason)
}
