//! Gaps, strengths, divergences.

use super::{name, title, titles};
use crate::{
    analysis::{Divergence, Gap, Report, Strength},
    model::{Id, JourneyMap, Phase, Touchpoint},
    wording::{
        fault::upper_first,
        figure::{list, percent, signed},
    },
};

/// What is missing, in a sentence.
#[must_use]
pub fn gap(map: &JourneyMap, gap: &Gap) -> String {
    match gap {
        Gap::EmptyPhase(phase) => format!("There is no touchpoint {}.", when(*phase)),
        Gap::UnexplainedExit { touchpoints } => leaks(map, touchpoints),
        Gap::NoMetric(ids) => lacking(map, ids, "no metric"),
        Gap::NoResponsible(ids) => lacking(map, ids, "nobody who answers for it"),
        Gap::NoProcedure(ids) => lacking(map, ids, "no operating procedure"),
        Gap::FrontLineBound(ids) => {
            format!("At {} the front line may not solve problems on the spot.", list(&titles(map, ids)))
        }
        Gap::SingleChannel { stage, channel } => {
            let stage = map.stages.get(*stage).map_or("", |stage| stage.name.trim());
            let channel = map.channels.get(*channel).map_or("", |channel| channel.name.trim());
            format!("{} has one channel only: {channel}.", upper_first(stage))
        }
        Gap::NoEarned(phases) => {
            format!("No earned touchpoint {}.", list(&phases.iter().map(|phase| when(*phase)).collect::<Vec<_>>()))
        }
    }
}

fn when(phase: Phase) -> &'static str {
    match phase {
        Phase::PrePurchase => "before the purchase",
        Phase::Purchase => "in the purchase",
        Phase::PostPurchase => "after the purchase",
    }
}

/// "30 % leave at ad and we do not know why (26 % of all lost journeys)."
fn leaks(map: &JourneyMap, touchpoints: &[(Id<Touchpoint>, f64, f64)]) -> String {
    let mut leaks = touchpoints.iter();
    let Some((id, leave, lost)) = leaks.next() else { return String::new() };
    let others: Vec<String> = leaks
        .map(|(id, leave, lost)| format!("{} ({}; {})", title(map, *id), percent(*leave), percent(*lost)))
        .collect();
    let likewise = if others.is_empty() { String::new() } else { format!("; likewise at {}", list(&others)) };
    format!(
        "{} leave at {} and we do not know why ({} of all lost journeys){likewise}.",
        upper_first(&percent(*leave)),
        title(map, *id),
        percent(*lost)
    )
}

fn lacking(map: &JourneyMap, ids: &[Id<Touchpoint>], what: &str) -> String {
    let titles = upper_first(&list(&titles(map, ids)));
    if ids.len() == 1 {
        format!("{titles}, a moment of truth, has {what}.")
    } else {
        format!("{titles}, moments of truth, have {}.", what.replace("for it", "for them"))
    }
}

/// What kind of gap, for machines.
#[must_use]
pub fn gap_kind(gap: &Gap) -> &'static str {
    match gap {
        Gap::EmptyPhase(_) => "empty_phase",
        Gap::UnexplainedExit { .. } => "unexplained_exit",
        Gap::NoMetric(_) => "no_metric",
        Gap::NoResponsible(_) => "no_responsible",
        Gap::NoProcedure(_) => "no_procedure",
        Gap::FrontLineBound(_) => "front_line_bound",
        Gap::SingleChannel { .. } => "single_channel",
        Gap::NoEarned(_) => "no_earned",
    }
}

/// The records that a gap is about.
#[must_use]
pub fn gap_subjects(gap: &Gap) -> Vec<String> {
    let texts = |ids: &[Id<Touchpoint>]| ids.iter().map(ToString::to_string).collect();
    match gap {
        Gap::EmptyPhase(_) | Gap::NoEarned(_) => Vec::new(),
        Gap::UnexplainedExit { touchpoints } => touchpoints.iter().map(|(id, _, _)| id.to_string()).collect(),
        Gap::NoMetric(ids) | Gap::NoResponsible(ids) | Gap::NoProcedure(ids) | Gap::FrontLineBound(ids) => texts(ids),
        Gap::SingleChannel { stage, channel } => vec![stage.to_string(), channel.to_string()],
    }
}

/// A love point, in a sentence.
#[must_use]
pub fn strength(map: &JourneyMap, report: &Report, strength: &Strength) -> String {
    let entry = report.touchpoint(strength.touchpoint);
    let feeling =
        entry.and_then(|entry| entry.emotion).map(|emotion| format!(" ({})", signed(emotion))).unwrap_or_default();
    let reach = entry.and_then(|entry| entry.visit_probability).filter(|_| !report.is_flow_assumed);
    let reach = reach.map(|share| format!(", and {} of those who enter pass here", percent(share))).unwrap_or_default();
    format!("{} is loved{feeling}{reach}.", upper_first(title(map, strength.touchpoint)))
}

/// Two personas who differ, in a sentence.
#[must_use]
pub fn divergence(map: &JourneyMap, divergence: &Divergence) -> String {
    let (low, high) = (divergence.low, divergence.high);
    format!(
        "{} divides personas: {} {}, {} {}.",
        upper_first(title(map, divergence.touchpoint)),
        name(map, low.0),
        signed(low.1),
        name(map, high.0),
        signed(high.1)
    )
}

/// "Not linked yet: stray."; none where every touchpoint is.
#[must_use]
pub fn not_linked(map: &JourneyMap, report: &Report) -> Option<String> {
    let ids = &report.not_linked;
    (!ids.is_empty()).then(|| format!("Not linked yet: {}.", list(&titles(map, ids))))
}

/// "Rate this first: site and store."; none where every touchpoint is rated.
#[must_use]
pub fn rate_first(map: &JourneyMap, report: &Report) -> Option<String> {
    let ids = &report.rate_first;
    let this = if ids.len() == 1 { "this" } else { "these" };
    (!ids.is_empty()).then(|| format!("Rate {this} first: {}.", list(&titles(map, ids))))
}
