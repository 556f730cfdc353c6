//! Touchpoints without a creator.

use super::{Lint, Sight};

pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    super::one(sight.all_where(|_, record| record.creator.is_none()), Lint::NoCreator)
}
