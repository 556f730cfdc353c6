//! What stands on the pages that are presented beside the map.

use super::{choice, page};
use crate::model::{BasisPoints, EffortSize, JourneyMap, Opportunity, Persona};

/// A section, and its page.
pub const PERSONAS: &str = "Personas";
/// A section, and its page.
pub const MAP: &str = "Map";
/// A section.
pub const STAGES: &str = "Stages";
/// A section.
pub const FINDINGS: &str = "Findings";
/// A section, and its page.
pub const MATRIX: &str = "Matrix";
/// A section, and its page.
pub const PLAN: &str = "Plan";
/// A list on a persona's card.
pub const GOALS: &str = "Goals";
/// A list on a persona's card.
pub const MOTIVATIONS: &str = "Motivations";
/// A list on a persona's card.
pub const NEEDS: &str = "Needs";
/// A list on a persona's card.
pub const FRUSTRATIONS: &str = "Frustrations";
/// A list on a persona's card.
pub const BEHAVIOURS: &str = "Behaviour";
/// A column of the plan.
pub const WHAT: &str = "What";
/// A column of the plan.
pub const WHERE: &str = "Where";
/// A column of the plan.
pub const PURPOSE: &str = "Purpose";
/// A column of the plan.
pub const EFFORT: &str = "Effort";
/// A column of the plan.
pub const WHO: &str = "Who";
/// A column of the plan.
pub const BY: &str = "By";
/// A column of the plan.
pub const STATUS: &str = "Status";
/// Over the matrix.
pub const MATRIX_HEADING: &str = "What to do first";
/// Beneath it.
pub const MATRIX_BENEATH: &str = "How much customers would gain, against what it costs us";
/// An axis.
pub const BENEFIT: &str = "Benefit";
/// An axis.
pub const EFFORT_AXIS: &str = "Effort →";
/// An axis.
pub const LOW: &str = "low";
/// An axis.
pub const HIGH: &str = "high";
/// A quarter of the matrix.
pub const DO_FIRST: &str = "Do first";
/// A quarter of the matrix.
pub const PLAN_IT: &str = "Plan";
/// A quarter of the matrix.
pub const FILL_IN: &str = "Fill in";
/// A quarter of the matrix.
pub const LEAVE: &str = "Leave";
/// Over those that stand beneath the matrix.
pub const NO_NEED: &str = "No need found, or unknown";
/// Of the legend of the matrix.
pub const OTHER: &str = "other";

/// Over the findings that the team does not follow, and the name of their page.
pub const SET_ASIDE: &str = "Set aside by the team";
/// Beneath it.
pub const SET_ASIDE_BENEATH: &str = "What the figures say, and why the team decided otherwise";

/// Over the personas.
#[must_use]
pub fn personas_heading(map: &JourneyMap) -> String {
    if map.personas.len() == 1 { "Who the customer is".to_owned() } else { "Who the customers are".to_owned() }
}

/// "35 % of customers".
#[must_use]
pub fn share(percent: &str) -> String {
    format!("{percent} of customers")
}

/// "1 of 3".
#[must_use]
pub fn place((place, count): (usize, usize)) -> String {
    format!("{place} of {count}")
}

/// "and 3 more".
#[must_use]
pub fn more(count: usize) -> String {
    format!("and {count} more")
}

/// A persona in a sentence or two.
#[must_use]
pub fn persona(persona: &Persona) -> String {
    let about = persona.demographics.trim();
    let about = if about.is_empty() { String::new() } else { format!(", {about}") };
    let quote = persona.quote.trim();
    let quote = if quote.is_empty() { String::new() } else { format!(" “{quote}”") };
    let goals = if persona.goals.is_empty() { String::new() } else { format!(" Goals: {}.", persona.goals.join("; ")) };
    format!("{}{about}.{quote}{goals}", persona.name.trim())
}

/// Over the plan.
#[must_use]
pub fn plan_heading(map: &JourneyMap) -> String {
    match map.opportunities.len() {
        1 => "Action plan: one step".to_owned(),
        count => format!("Action plan: {count} steps"),
    }
}

/// "3 small steps, 2 medium, 1 large · due from Dec 2026 to Mar 2027 · by E-commerce, Brand and Logistics": as much as
/// is known.
#[must_use]
pub fn plan_summary(map: &JourneyMap) -> String {
    let all = map.opportunities_in_order();
    let sized = |sizes: &[EffortSize]| {
        all.iter().filter(|(_, one)| one.effort.is_some_and(|effort| sizes.contains(&effort))).count()
    };
    let sizes = [
        (sized(&[EffortSize::XS, EffortSize::S]), "small"),
        (sized(&[EffortSize::M]), "medium"),
        (sized(&[EffortSize::L, EffortSize::XL]), "large"),
    ];
    let sizes: Vec<String> = sizes
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, size)| if count == 1 { format!("one {size} step") } else { format!("{count} {size} steps") })
        .collect();
    let mut dues: Vec<&str> = all.iter().map(|(_, one)| one.due.trim()).filter(|due| !due.is_empty()).collect();
    dues.sort_unstable();
    let due = match (dues.first().map(|due| page::month(due)), dues.last().map(|due| page::month(due))) {
        (Some(from), Some(to)) if from == to => format!("due in {from}"),
        (Some(from), Some(to)) => format!("due from {from} to {to}"),
        _ => String::new(),
    };
    let mut names: Vec<&str> = Vec::new();
    for (_, one) in &all {
        let name = one.responsible.trim();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let names = match names.as_slice() {
        [] => String::new(),
        [only] => format!("by {only}"),
        [before @ .., last] if before.len() < 4 => format!("by {} and {last}", before.join(", ")),
        many => format!("{} are responsible", many.len()),
    };
    let parts = [sizes.join(", "), due, names];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// "measured by conversion".
#[must_use]
pub fn measured(metric: &str) -> String {
    format!("measured by {metric}")
}

/// "7 Checkout asks for account, 8 Waits for the van".
#[must_use]
pub fn places(map: &JourneyMap, opportunity: &Opportunity) -> String {
    let all = map.touchpoints_in_order();
    let here = (1..).zip(&all).filter(|(_, (id, _))| opportunity.touchpoints.contains(id));
    let here: Vec<String> =
        here.map(|(number, (_, touchpoint))| format!("{number} {}", touchpoint.title.trim())).collect();
    here.join(", ")
}

/// "expected +3.8 points: conversion".
#[must_use]
pub fn lift(share: BasisPoints, metric: &str) -> String {
    let metric = if metric.is_empty() { String::new() } else { format!(": {metric}") };
    format!("expected {}{metric}", super::plan::gained(share))
}

/// A line of the plan in a sentence.
#[must_use]
pub fn opportunity(opportunity: &Opportunity) -> String {
    let mut facts = vec![choice::purpose(opportunity.kind).to_owned()];
    facts.extend(opportunity.effort.map(|effort| format!("effort {effort:?}")));
    let who = opportunity.responsible.trim();
    facts.extend((!who.is_empty()).then(|| who.to_owned()));
    let due = opportunity.due.trim();
    facts.extend((!due.is_empty()).then(|| format!("by {due}")));
    facts.push(choice::status(opportunity.status).to_owned());
    format!("{} ({}).", opportunity.title.trim(), facts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, OpportunityKind, Order};

    #[test]
    fn a_plan_is_summed_up_with_as_much_as_is_known_of_it() {
        let mut map = JourneyMap::empty();
        let mut orders = Order::spread(4).into_iter();
        let mut step = |effort, due: &str, responsible: &str| Opportunity {
            effort,
            due: due.to_owned(),
            responsible: responsible.to_owned(),
            ..Opportunity::titled("A step", orders.next().unwrap(), OpportunityKind::FixPain)
        };
        map.opportunities.insert(Id::from_words("step", 1), step(None, "", ""));
        assert_eq!(plan_summary(&map), "");
        map.opportunities.insert(Id::from_words("step", 2), step(Some(EffortSize::XS), "2026-12-01", "Brand"));
        assert_eq!(plan_summary(&map), "one small step · due in Dec 2026 · by Brand");
        map.opportunities.insert(Id::from_words("step", 3), step(Some(EffortSize::S), "2027-03-01", "Brand"));
        map.opportunities.insert(Id::from_words("step", 4), step(Some(EffortSize::XL), "", "Logistics"));
        let says = "2 small steps, one large step · due from Dec 2026 to Mar 2027 · by Brand and Logistics";
        assert_eq!(plan_summary(&map), says);
    }

    #[test]
    fn a_hoped_for_lift_is_told_in_points() {
        assert_eq!(lift(BasisPoints::clamped(380), "conversion"), "expected +3.8 points: conversion");
        assert_eq!(lift(BasisPoints::clamped(600), ""), "expected +6 points");
    }
}
