//! Touchpoints without a channel.

use super::{Lint, Sight};

pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    super::one(sight.all_where(|_, record| record.channels.is_empty()), Lint::NoChannel)
}
