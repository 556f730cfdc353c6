//! Where customers must change the channel: links between touchpoints that share none.
//!
//! Limitations: a link counts only where the channels at both ends are named; links that the analysis inferred do not
//! count, because nobody drew them.

use std::collections::BTreeSet;

use crate::model::{Channel, Id, Link};

use super::{
    chain::To,
    report::{ChannelSwitch, ChannelSwitches},
    study::{Outcome, Study},
};

/// All switches in journey order, and the share of the flow that makes one.
pub(super) fn switches(study: &Study<'_>, outcome: &Outcome) -> ChannelSwitches {
    let map = study.map;
    let place_of = |id| study.place(id);
    let channels = |place: usize| -> BTreeSet<Id<Channel>> {
        study.records.get(place).map(|record| record.channels.iter().copied().collect()).unwrap_or_default()
    };
    let mut drawn: Vec<(usize, usize, Id<Link>)> =
        map.links.iter().filter_map(|(id, link)| Some((place_of(link.from)?, place_of(link.to)?, id))).collect();
    drawn.sort_unstable();
    // Parallel links are one way.
    drawn.dedup_by_key(|(from, to, _)| (*from, *to));
    let (mut switches, mut all, mut switching) = (Vec::new(), 0.0, 0.0);
    for (from, to, link) in drawn {
        let (here, there) = (channels(from), channels(to));
        if here.is_empty() || there.is_empty() || from == to {
            continue;
        }
        let visits = outcome.solution.as_ref().and_then(|found| found.visits.get(from)).copied().unwrap_or(0.0);
        let flow = visits * study.chain.row(from).share_to(To::Place(to));
        all += flow;
        if here.is_disjoint(&there) {
            switching += flow;
            let fall = study.emotion(from).zip(study.emotion(to)).map(|(from, to)| from - to);
            switches.extend(study.chain.ids.get(from).zip(study.chain.ids.get(to)).map(|(from, to)| ChannelSwitch {
                link,
                from: *from,
                to: *to,
                fall,
            }));
        }
    }
    let is_known = !study.chain.is_flow_assumed && all > 0.0;
    ChannelSwitches { share: is_known.then(|| (switching / all).min(1.0)), switches }
}
