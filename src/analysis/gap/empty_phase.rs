//! A phase without touchpoints.

use super::Sight;
use crate::{analysis::report::Gap, model::Phase};

/// Silent on a map without any touchpoint.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let is_begun = !sight.study.records.is_empty();
    let empty = Phase::ALL.into_iter().filter(|phase| is_begun && sight.within(*phase).next().is_none());
    empty.map(Gap::EmptyPhase).collect()
}
