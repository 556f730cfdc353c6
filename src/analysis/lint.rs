//! What a careful reader would still ask about a map. None of it makes the map wrong.
//!
//! Limitations: whether a title is in the company's words or the customer's is not judged.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, JourneyMap, Opportunity, Stage, Status, Touchpoint};

use super::{prepare, report::Assumption};

/// One question, for all records that it concerns, in journey order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lint {
    /// Touchpoints without a channel.
    NoChannel(Vec<Id<Touchpoint>>),
    /// Touchpoints without a creator.
    NoCreator(Vec<Id<Touchpoint>>),
    /// Touchpoints that nobody rated.
    NoEmotion(Vec<Id<Touchpoint>>),
    /// Touchpoints with a rating that has neither a thought nor evidence.
    NoReason(Vec<Id<Touchpoint>>),
    /// Touchpoints of one stage with one title.
    EqualTitles(Vec<Id<Touchpoint>>),
    /// Touchpoints that no entry leads to.
    Unreachable(Vec<Id<Touchpoint>>),
    /// Open lines of the plan without somebody responsible, or a date.
    Unplanned(Vec<Id<Opportunity>>),
}

/// All questions, in a fixed order.
#[must_use]
pub fn lint(map: &JourneyMap) -> Vec<Lint> {
    let touchpoints = map.touchpoints_in_order();
    let which = |is_wanted: &dyn Fn(Id<Touchpoint>, &Touchpoint) -> bool| -> Vec<Id<Touchpoint>> {
        touchpoints.iter().filter(|(id, record)| is_wanted(*id, record)).map(|(id, _)| *id).collect()
    };
    let rated =
        |id| map.experiences.at(id).map(|(_, experience)| experience).filter(|experience| experience.emotion.is_some());
    let mut found = vec![
        Lint::NoChannel(which(&|_, record| record.channels.is_empty())),
        Lint::NoCreator(which(&|_, record| record.creator.is_none())),
        Lint::NoEmotion(which(&|id, _| rated(id).next().is_none())),
        Lint::NoReason(which(&|id, _| {
            rated(id).any(|experience| experience.thought.trim().is_empty() && experience.evidence.is_empty())
        })),
    ];
    found.extend(equal_titles(&touchpoints));
    found.push(Lint::Unreachable(unreachable(map)));
    let is_open = |plan: &Opportunity| matches!(plan.status, Status::Open | Status::InProgress);
    let is_loose = |plan: &Opportunity| plan.responsible.trim().is_empty() || plan.due.trim().is_empty();
    let plan = map.opportunities_in_order();
    found.push(Lint::Unplanned(
        plan.iter().filter(|(_, plan)| is_open(plan) && is_loose(plan)).map(|(id, _)| *id).collect(),
    ));
    found.retain(|lint| !lint.is_empty());
    found
}

impl Lint {
    fn is_empty(&self) -> bool {
        match self {
            Lint::NoChannel(ids)
            | Lint::NoCreator(ids)
            | Lint::NoEmotion(ids)
            | Lint::NoReason(ids)
            | Lint::EqualTitles(ids)
            | Lint::Unreachable(ids) => ids.is_empty(),
            Lint::Unplanned(ids) => ids.is_empty(),
        }
    }
}

fn equal_titles(touchpoints: &[(Id<Touchpoint>, &Touchpoint)]) -> Vec<Lint> {
    let mut by_title: BTreeMap<(Id<Stage>, String), Vec<Id<Touchpoint>>> = BTreeMap::new();
    for (id, record) in touchpoints {
        by_title.entry((record.stage, record.title.trim().to_lowercase())).or_default().push(*id);
    }
    let place = |ids: &Vec<Id<Touchpoint>>| touchpoints.iter().position(|(id, _)| ids.first() == Some(id));
    let mut equal: Vec<Vec<Id<Touchpoint>>> = by_title.into_values().filter(|ids| ids.len() > 1).collect();
    equal.sort_by_key(place);
    equal.into_iter().map(Lint::EqualTitles).collect()
}

/// In the chain, but not led to; what nobody links is another matter.
fn unreachable(map: &JourneyMap) -> Vec<Id<Touchpoint>> {
    let chain = prepare::chain(map);
    let closed: BTreeSet<Id<Touchpoint>> = chain
        .assumed
        .iter()
        .filter_map(|assumption| if let Assumption::Closed(ids) = assumption { Some(ids) } else { None })
        .flatten()
        .copied()
        .collect();
    let lost = chain.members().filter(|place| chain.hops.get(*place) == Some(&None));
    lost.filter_map(|place| chain.ids.get(place).copied()).filter(|id| !closed.contains(id)).collect()
}
