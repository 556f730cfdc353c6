//! Open lines of the plan without somebody responsible, or a date.

use super::{Lint, Sight};
use crate::model::{Opportunity, Status};

pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let is_open = |plan: &Opportunity| matches!(plan.status, Status::Open | Status::InProgress);
    let is_loose = |plan: &Opportunity| plan.responsible.trim().is_empty() || plan.due.trim().is_empty();
    let plan = sight.map.opportunities_in_order();
    let loose = plan.iter().filter(|(_, plan)| is_open(plan) && is_loose(plan)).map(|(id, _)| *id);
    super::one(loose.collect(), Lint::Unplanned)
}
