//! What stands on the pages that are presented beside the map.

use super::choice;
use crate::model::{BasisPoints, JourneyMap, Opportunity, Persona};

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

    #[test]
    fn a_hoped_for_lift_is_told_in_points() {
        assert_eq!(lift(BasisPoints::clamped(380), "conversion"), "expected +3.8 points: conversion");
        assert_eq!(lift(BasisPoints::clamped(600), ""), "expected +6 points");
    }
}
