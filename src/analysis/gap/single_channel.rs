//! A stage of several touchpoints that offers one channel only.

use std::collections::BTreeSet;

use super::Sight;
use crate::analysis::report::Gap;

/// A stage of so many touchpoints should offer more than one channel.
const LARGE_STAGE: usize = 3;

/// Silent where a channel is not named: such a touchpoint may well be elsewhere.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let map = sight.map();
    let gap = |stage| {
        let touchpoints = map.touchpoints_of(stage);
        let channels: BTreeSet<_> =
            touchpoints.iter().flat_map(|(_, record)| record.channels.iter().copied()).collect();
        let only = channels.first().filter(|_| channels.len() == 1 && touchpoints.len() >= LARGE_STAGE)?;
        let all_named = touchpoints.iter().all(|(_, record)| !record.channels.is_empty());
        all_named.then_some(Gap::SingleChannel { stage, channel: *only })
    };
    map.stages_in_order().into_iter().filter_map(|(stage, _)| gap(stage)).collect()
}
