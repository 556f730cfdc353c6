//! What the open lines of the action plan would bring, if each halved the exit of its touchpoints.

use std::collections::BTreeSet;

use crate::{
    analysis::{
        chain::{Chain, Place, To},
        report::OpportunityReport,
        solve::{Shares, Solver},
        study::{Outcome, Study},
        value::whole_value,
    },
    model::Status,
};

/// The open lines, in the order of the plan.
pub(in crate::analysis) fn opportunities(study: &Study<'_>, outcome: &Outcome) -> Vec<OpportunityReport> {
    let map = study.map;
    let before = outcome.solution.as_ref().filter(|_| !study.chain.is_flow_assumed).map(|found| found.success);
    let each = yearly_value(study);
    let solver = before.and_then(|_| Solver::new(&study.chain));
    let plan = map.opportunities_in_order();
    let open = plan.iter().filter(|(_, plan)| matches!(plan.status, Status::Open | Status::InProgress));
    open.map(|(id, plan)| {
        let places: BTreeSet<Place> = plan.touchpoints.iter().filter_map(|id| study.place(*id)).collect();
        let lift = before.filter(|_| !places.is_empty()).and_then(|before| {
            let solver = solver.as_ref()?;
            let after = solver.solution(&halved(&study.chain, solver, &places))?;
            Some((after.success - before).max(0.0))
        });
        OpportunityReport { opportunity: *id, lift, worth: lift.zip(each).map(|(lift, each)| lift * each) }
    })
    .collect()
}

/// What it would be worth, in cents, if everybody who enters in a year succeeded: customers × lifetime value.
pub(super) fn yearly_value(study: &Study<'_>) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "customers are far below 2^53")]
    let customers = study.map.settings.customers? as f64;
    Some(customers * whole_value(study.map, &study.shares)?)
}

/// Half of those who leave there take the other ways, in their proportions. Where everybody leaves, nothing changes.
fn halved(chain: &Chain, solver: &Solver<'_>, places: &BTreeSet<Place>) -> Shares {
    let mut shares = solver.own_shares();
    for place in places {
        let row = chain.row(*place);
        let leave = row.share_to(To::Leave);
        let own = shares.ways.get_mut(solver.ways_of(*place)).filter(|_| leave < 1.0);
        for (share, way) in own.into_iter().flatten().zip(&row.ways) {
            *share *= if way.to == To::Leave { 0.5 } else { (1.0 - leave / 2.0) / (1.0 - leave) };
        }
    }
    shares
}
