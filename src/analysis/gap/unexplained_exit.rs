//! Customers leave here and we do not know why: a large part of all lost journeys, and no recorded pain.

use super::Sight;
use crate::analysis::{point::is_pain, report::Gap};

/// A leak this large must have a reason.
const LARGE_LEAK: f64 = 0.10;

/// Silent where no flow is given: else nobody knows who leaves.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let chain = &sight.study.chain;
    let Some(solution) = sight.outcome.solution.as_ref().filter(|_| !chain.is_flow_assumed) else { return Vec::new() };
    let leak = |place: usize| {
        let id = *chain.ids.get(place)?;
        let lost = solution.lost_share(place).filter(|lost| *lost >= LARGE_LEAK)?;
        let leave = solution.leave.get(place)?;
        (!is_pain(sight.map(), id, None)).then_some((id, *leave, lost))
    };
    let mut leaks: Vec<_> = chain.members().filter_map(leak).collect();
    // A stable sort: journey order decides between equal leaks.
    leaks.sort_by(|(_, _, a), (_, _, b)| b.total_cmp(a));
    super::one(leaks, |touchpoints| Gap::UnexplainedExit { touchpoints })
}
