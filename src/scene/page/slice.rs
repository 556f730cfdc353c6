//! A part of the map as a map of its own: the touchpoints of some stages, numbered as on the whole.

use std::collections::BTreeSet;

use crate::{
    layout::Request,
    model::{Id, JourneyMap, Stage, Table},
};

/// The same question about these stages only. They follow each other in the journey, so the numbers of their
/// touchpoints do too.
pub(super) fn slice(wanted: &Request, stages: &BTreeSet<Id<Stage>>) -> Request {
    let map = &wanted.map;
    let is_here = |stage: Id<Stage>| stages.contains(&stage);
    let before = map.touchpoints_in_order().iter().take_while(|(_, touchpoint)| !is_here(touchpoint.stage)).count();
    let mut part =
        JourneyMap { stages: Table::default(), touchpoints: Table::default(), links: Table::default(), ..map.clone() };
    for (id, stage) in map.stages.iter().filter(|(id, _)| is_here(*id)) {
        // A stage alone may be as wide as its page.
        part.stages.insert(id, Stage { width: None, ..stage.clone() });
    }
    for (id, touchpoint) in map.touchpoints.iter().filter(|(_, touchpoint)| is_here(touchpoint.stage)) {
        part.touchpoints.insert(id, touchpoint.clone());
    }
    let is_kept = |id| part.touchpoints.contains(id);
    let links = map.links.iter().filter(|(_, link)| is_kept(link.from) && is_kept(link.to));
    let links: Vec<_> = links.map(|(id, link)| (id, link.clone())).collect();
    for (id, link) in links {
        part.links.insert(id, link);
    }
    part.experiences =
        map.experiences.iter().filter(|((id, _), _)| is_kept(*id)).map(|(key, record)| (key, record.clone())).collect();
    let missing = wanted.missing_arrows.iter().filter(|(from, to)| is_kept(*from) && is_kept(*to)).copied().collect();
    Request { map: part, first_number: wanted.first_number + before, missing_arrows: missing, ..wanted.clone() }
}
