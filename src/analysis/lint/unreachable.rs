//! Touchpoints of the chain that no entry leads to; what nobody links is another matter.

use std::collections::BTreeSet;

use super::{Lint, Sight};
use crate::{
    analysis::{prepare, report::Assumption},
    model::{Id, Touchpoint},
};

/// Silent about sets that nobody can leave: they are named as such.
pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let chain = prepare::chain(sight.map);
    let closed: BTreeSet<Id<Touchpoint>> = chain
        .assumed
        .iter()
        .filter_map(|assumption| if let Assumption::Closed(ids) = assumption { Some(ids) } else { None })
        .flatten()
        .copied()
        .collect();
    let lost = chain.members().filter(|place| chain.hops.get(*place) == Some(&None));
    let ids = lost.filter_map(|place| chain.ids.get(place).copied()).filter(|id| !closed.contains(id));
    super::one(ids.collect(), Lint::Unreachable)
}
