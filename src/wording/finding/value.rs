//! What customers are worth, and what the plan would bring. Not for clients' eyes unless asked for.

use super::{all_quoted, name};
use crate::{
    analysis::{OpportunityReport, PersonaValue, Report, ValueCategory},
    model::{JourneyMap, OpportunityKind},
    wording::{
        fault::upper_first,
        figure::{amount, fine_percent, list},
        plan::expected,
    },
};

/// What every report on lifetime values says first.
pub const CONVENTION: &str = "A lifetime value is the margin of every year in which the customer is still there, discounted to today; \
                              the first comes after a year, and nothing is counted for today.";

/// "Maya is worth 266.67 over their time with the company, and could be worth 408.00: most growable."
#[must_use]
pub fn value(map: &JourneyMap, value: &PersonaValue) -> String {
    let years =
        value.horizon.map_or("over their time with the company".to_owned(), |years| format!("over {years} years"));
    let potential = value.potential.map(|potential| format!(", and could be worth {}", amount(potential)));
    let category = value.category.map(|category| format!(": {}", category_name(category)));
    format!(
        "{} is worth {} {years}{}{}.",
        upper_first(name(map, value.persona)),
        amount(value.actual),
        potential.unwrap_or_default(),
        category.unwrap_or_default()
    )
}

/// A kind of customer, within a sentence.
#[must_use]
pub fn category_name(category: ValueCategory) -> &'static str {
    match category {
        ValueCategory::MostValuable => "most valuable",
        ValueCategory::MostGrowable => "most growable",
        ValueCategory::SuperGrowth => "super-growth",
        ValueCategory::LowMaintenance => "low-maintenance",
        ValueCategory::BelowZero => "below zero",
    }
}

/// "Guest checkout: halving the drop-off at Checkout would lift success from 30.4 % to 34.2 %."; none where that is not
/// known, or nobody leaves there. What it is worth is told only to those who ask for values.
#[must_use]
pub fn opportunity(map: &JourneyMap, report: &Report, opportunity: &OpportunityReport) -> Option<String> {
    let plan = map.opportunities.get(opportunity.opportunity)?;
    let before = report.success?;
    let lift = opportunity.lift.filter(|lift| *lift >= 0.0005 && plan.kind != OpportunityKind::AmplifyLove)?;
    let ids: Vec<_> =
        report.touchpoints.iter().map(|entry| entry.id).filter(|id| plan.touchpoints.contains(id)).collect();
    let hoped = plan.expected_lift.map(|share| format!(" {}.", upper_first(&expected(share)))).unwrap_or_default();
    Some(format!(
        "{}: halving the drop-off at {} would lift success from {} to {}.{hoped}",
        upper_first(plan.title.trim().trim_end_matches('.')),
        list(&all_quoted(map, &ids)),
        fine_percent(before),
        fine_percent(before + lift)
    ))
}

/// "Guest checkout: half of the drop-off is worth 101,244 a year."; none where that is not known, or is nothing.
#[must_use]
pub fn worth(map: &JourneyMap, opportunity: &OpportunityReport) -> Option<String> {
    let plan = map.opportunities.get(opportunity.opportunity)?;
    let worth = opportunity.worth.filter(|worth| *worth >= 100.0)?;
    let title = upper_first(plan.title.trim().trim_end_matches('.'));
    Some(format!("{title}: half of the drop-off is worth {} a year.", amount(worth)))
}
