//! Findings on a page of their own: one sentence to be read from the back of the room, and three figures.

use super::reason::{Reasons, word};
use super::{because, best_evidence, decision, evidence_kind, rated, title};
use crate::{
    analysis::{Moment, Report, TouchpointReport},
    model::{EffortSize, FindingKind, Id, JourneyMap, Touchpoint, VerdictRuling},
    wording::{
        fault::upper_first,
        figure::{count, fine_percent, percent, rating, signed},
    },
};

/// What a page about a fruit is headed with.
pub const FRUIT_LABEL: &str = "Low-hanging fruit";

/// "Moment of truth", "Candidate (the team’s view)".
#[must_use]
pub fn moment_label(moment: &Moment) -> &'static str {
    if moment.is_candidate() { "Moment of truth? The team’s view" } else { "Moment of truth" }
}

/// "Every successful journey passes through “Checkout asks for account”, and it is the low point of the journey."
#[must_use]
pub fn moment_message(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let reasons = Reasons { map, report, entry };
    let name = format!("“{}”", title(map, touchpoint));
    let first = if report.is_flow_assumed {
        let is_drawn = !report.assumed.contains(&crate::analysis::Assumption::Path);
        (is_drawn && entry.dominates_success).then(|| format!("Every drawn path passes through {name}"))
    } else if entry.dominates_success {
        Some(format!("Every successful journey passes through {name}"))
    } else {
        let share = entry.removal_effect.filter(|share| *share >= 0.2);
        share.map(|share| format!("{} of successful journeys pass through {name}", upper_first(&percent(share))))
    };
    // What is said of it behind another reason, and alone.
    let extreme = reasons.extreme().map(|extreme| (format!("it is {extreme}"), format!("is {extreme}")));
    let feeling = || {
        let mean = entry.emotion?;
        // Where some feel good and others bad, the mean is nobody's feeling.
        if rated(map, report, entry).iter().any(|(_, emotion)| word(*emotion) != word(mean)) {
            let says = "does not feel the same to everyone";
            return Some((format!("it {says}"), says.to_owned()));
        }
        let felt = word(mean);
        Some((format!("customers feel {felt} there"), format!("makes customers feel {felt}")))
    };
    let second = extreme.or_else(feeling);
    Some(match (first, second) {
        (Some(first), Some((second, _))) => format!("{first}, and {second}."),
        (Some(first), None) => format!("{first}."),
        (None, Some((_, alone))) => {
            let rest = reasons.gateway().map(|gateway| format!(", and {gateway}")).unwrap_or_default();
            format!("{name} {alone}{rest}.")
        }
        (None, None) => format!("{name} decides how the journey goes on."),
    })
}

/// "“Calls support” hurts, and a small effort would ease it."
#[must_use]
pub fn fruit_message(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let record = map.touchpoints.get(touchpoint)?;
    let name = format!("“{}”", title(map, touchpoint));
    let size = entry.fruit.effort_size.map_or("little", effort);
    let hurts = entry.emotion.is_some_and(|emotion| word(emotion) == "bad");
    Some(match (record.importance, record.satisfaction) {
        _ if hurts => format!("{name} hurts, and {size} effort would ease it."),
        (Some(importance), Some(satisfaction)) if entry.fruit.gap.is_some_and(|gap| gap > 0.0) => format!(
            "{name} matters ({}\u{a0}of\u{a0}10) more than it satisfies ({}\u{a0}of\u{a0}10), and {size} effort would close the gap.",
            rating(importance.tenths()),
            rating(satisfaction.tenths())
        ),
        _ => format!("{name} can be made better with {size} effort."),
    })
}

fn effort(size: EffortSize) -> &'static str {
    match size {
        EffortSize::XS => "a very small",
        EffortSize::S => "a small",
        EffortSize::M => "a medium",
        EffortSize::L => "a large",
        EffortSize::XL => "a very large",
    }
}

/// At most three figures: value, what it is, whether it is bad news. A candidate has only what customers said.
#[must_use]
pub fn figures_of(
    map: &JourneyMap,
    report: &Report,
    touchpoint: Id<Touchpoint>,
    is_moment: bool,
) -> Vec<(String, &'static str, bool)> {
    let (Some(entry), Some(record)) = (report.touchpoint(touchpoint), map.touchpoints.get(touchpoint)) else {
        return Vec::new();
    };
    let mut figures = Vec::new();
    let is_candidate = is_moment && entry.moment.is_candidate();
    if !report.is_flow_assumed {
        let passing = entry.removal_effect.filter(|_| is_moment);
        figures.extend(passing.map(|share| (percent(share), "of the successful journeys pass here", false)));
        let met = entry.visit_probability.filter(|_| !is_moment);
        figures.extend(met.map(|share| (percent(share), "of those who enter come here", false)));
    }
    let felt = entry.emotion.filter(|_| !is_candidate);
    figures.extend(felt.map(|emotion| (signed(emotion), "how customers feel, from −1 to +1", emotion < -0.2)));
    if !is_moment {
        figures.extend(entry.fruit.effort_size.map(|size| (format!("{size:?}"), "effort to improve it", false)));
    }
    let importance = record.importance.map(|importance| rating(importance.tenths()));
    figures.extend(importance.map(|value| (format!("{value} of 10"), "how important they say it is", false)));
    figures.truncate(3);
    figures
}

/// "Halving its drop-off would lift success from 30.4 % to 34.2 %."; only where flow is given.
#[must_use]
pub fn lift_sentence(report: &Report, entry: &TouchpointReport) -> Option<String> {
    let before = report.success.filter(|_| !report.is_flow_assumed)?;
    let lift = entry.success_lift_if_exit_halved.filter(|lift| *lift >= 0.0005)?;
    let (from, to) = (fine_percent(before), fine_percent(before + lift));
    Some(format!("Halving its drop-off would lift success from {from} to {to}."))
}

/// "Survey, n = 41, 2026-10 · in the top 3 in 100 % of 1,000 re-runs"; nothing where nothing is known.
#[must_use]
pub fn support(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>, is_moment: bool) -> String {
    let Some(entry) = report.touchpoint(touchpoint) else { return String::new() };
    let mut parts = Vec::new();
    if let Some(evidence) = best_evidence(map, report, touchpoint) {
        let mut source = upper_first(evidence_kind(evidence.kind));
        source.push_str(&evidence.n.map(|n| format!(", n = {n}")).unwrap_or_default());
        if !evidence.date.trim().is_empty() {
            source.push_str(&format!(", {}", crate::wording::page::month(&evidence.date)));
        }
        parts.push(source);
    }
    let share = entry.moment.p_top_k.filter(|_| is_moment && !entry.moment.is_candidate());
    parts.extend(share.map(|share| {
        let runs = count(report.robustness.data_draws);
        format!("in the top {} in {} of {runs} re-runs", report.k, percent(share))
    }));
    let kind = if is_moment { FindingKind::MomentOfTruth } else { FindingKind::LowHangingFruit };
    if let Some((VerdictRuling::Pin, reason)) = decision(map, touchpoint, kind) {
        parts.push(format!("pinned by the team{}", because(reason)));
    }
    parts.join(" · ")
}
