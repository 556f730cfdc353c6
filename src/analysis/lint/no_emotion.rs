//! Touchpoints that nobody rated, though somebody comes.

use super::{Lint, Sight};
use crate::{
    analysis::feeling::comes_to,
    model::{Id, Touchpoint},
};

pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let is_visited = |id: Id<Touchpoint>| sight.map.personas.ids().any(|persona| comes_to(sight.map, id, persona));
    super::one(sight.all_where(|id, _| sight.rated(id).next().is_none() && is_visited(id)), Lint::NoEmotion)
}
