//! Where two personas feel very different about the same touchpoint.

use crate::model::JourneyMap;

use super::report::{Divergence, TouchpointReport};

/// Personas who differ by so much diverge.
const DIVERGING: f64 = 1.0;

/// Touchpoints where two personas differ by a full point or more, in journey order.
pub(super) fn divergences(map: &JourneyMap, reports: &[TouchpointReport]) -> Vec<Divergence> {
    let order = map.personas_in_order();
    let divergence = |report: &TouchpointReport| {
        let rated = order.iter().filter_map(|(id, _)| Some((*id, report.emotions.get(id).copied().flatten()?)));
        let rated: Vec<_> = rated.collect();
        let low = rated.iter().copied().reduce(|low, next| if next.1 < low.1 { next } else { low })?;
        let high = rated.iter().copied().reduce(|high, next| if next.1 > high.1 { next } else { high })?;
        (high.1 - low.1 >= DIVERGING - 1e-12).then_some(Divergence { touchpoint: report.id, low, high })
    };
    reports.iter().filter_map(divergence).collect()
}
