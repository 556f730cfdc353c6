//! A moment of truth between people, where the front line may not solve problems on the spot.

use super::Sight;
use crate::analysis::report::Gap;

/// Silent where either is not known.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let bound =
        sight.moments_where(|record| record.is_interactive == Some(true) && record.front_line_may_solve == Some(false));
    super::one(bound, Gap::FrontLineBound)
}
