//! Moments of truth.

use super::reason::{Reasons, one_sentence, sentences, word};
use super::{because, decision, is_own_view, rated};
use crate::{
    analysis::{Moment, MomentFlag, Report, Term, TouchpointReport},
    model::{FindingKind, Id, JourneyMap, Touchpoint, VerdictRuling},
    wording::figure::{count, percent, rating, score},
};

/// What it is called: "firm moment of truth", "candidate moment of truth (the team’s view)" …
#[must_use]
pub fn moment_name(moment: &Moment) -> &'static str {
    match moment.flag {
        _ if moment.ruling == Some(VerdictRuling::Veto) => "set aside by the team",
        MomentFlag::None if moment.ruling == Some(VerdictRuling::Pin) => "moment of truth by the team’s decision",
        _ => found_name(moment),
    }
}

/// What the figures make of it, whatever the team decided.
fn found_name(moment: &Moment) -> &'static str {
    match moment.flag {
        MomentFlag::Watch => "touchpoint to watch",
        MomentFlag::Firm => "firm moment of truth",
        MomentFlag::Likely if moment.is_indicative => "candidate moment of truth (the team’s view)",
        MomentFlag::Likely => "likely moment of truth",
        MomentFlag::None => "no moment of truth",
    }
}

/// "Checkout is a firm moment of truth (0.92; in the top 3 in 100 % of 1,000 re-runs with other weights and data)."
/// What the team decided stands before what the figures say.
#[must_use]
pub fn moment_headline(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let name = Reasons { map, report, entry }.name();
    if report.rate_first.contains(&touchpoint) && entry.moment.ruling.is_none() {
        return Some(format!("{name} cannot be judged yet: nobody has rated it."));
    }
    let is_found = entry.moment.flag != MomentFlag::None;
    let article = if is_found { "a " } else { "" };
    let found = format!("{article}{}{}", found_name(&entry.moment), figures(report, &entry.moment));
    Some(match decision(map, touchpoint, FindingKind::MomentOfTruth) {
        Some((VerdictRuling::Veto, reason)) => {
            format!("{name} was set aside by the team{}. By the figures it is {found}.", because(reason))
        }
        Some((VerdictRuling::Pin, reason)) if !is_found => {
            format!(
                "{name} is a moment of truth by the team’s decision{}. By the figures it is {found}.",
                because(reason)
            )
        }
        _ => format!("{name} is {found}."),
    })
}

fn figures(report: &Report, moment: &Moment) -> String {
    let is_shown = matches!(moment.flag, MomentFlag::Firm | MomentFlag::Likely) && !moment.is_candidate();
    let (Some(value), Some(share), true) = (moment.score, moment.p_top_k, is_shown) else { return String::new() };
    let runs = count(report.robustness.data_draws);
    format!(
        " ({}; in the top {} in {} of {runs} re-runs with other weights and data)",
        score(value),
        report.k,
        percent(share)
    )
}

/// Headline and reasons, in sentences.
#[must_use]
pub fn moment(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let reasons = Reasons { map, report, entry };
    let parts = [
        reasons.passing(),
        reasons.feeling(),
        reasons.gateway(),
        reasons.importance(),
        reasons.last_impression(),
        pinned(map, entry),
    ];
    let mut text = moment_headline(map, report, touchpoint)?;
    let reasons = sentences(parts);
    if !reasons.is_empty() {
        text = format!("{text} {reasons}");
    }
    Some(text)
}

/// "the team pinned it: …", where the figures find it too; else the headline says so.
fn pinned(map: &JourneyMap, entry: &TouchpointReport) -> Option<String> {
    let (ruling, reason) = decision(map, entry.id, FindingKind::MomentOfTruth)?;
    let is_told = ruling == VerdictRuling::Pin && entry.moment.flag != MomentFlag::None;
    is_told.then(|| format!("the team pinned it{}", because(reason)))
}

/// Two lines for a card: "Every successful journey passes here; the low point of the journey (−0.75, n = 41)."
#[must_use]
pub fn moment_card(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let reasons = Reasons { map, report, entry };
    let plain = |part: String| part.trim_start_matches("it is ").to_owned();
    let extreme = reasons.extreme().map(|extreme| format!("{extreme}{}", reasons.figures()));
    let strong =
        reasons.passing().filter(|_| entry.dominates_success || entry.removal_effect.is_some_and(|e| e >= 0.5));
    let parts =
        [strong, extreme, reasons.gateway().map(plain), reasons.last_impression().map(plain), reasons.importance()];
    let mut parts: Vec<String> = parts.into_iter().flatten().take(2).collect();
    if parts.len() < 2 && reasons.extreme().is_none() {
        parts.extend(reasons.feeling());
    }
    Some(one_sentence(&parts))
}

/// Two lines for the foot of a picture: "Everyone who succeeds passes here; both feel bad; importance 9 of 10."
#[must_use]
pub fn moment_footer(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let reasons = Reasons { map, report, entry };
    let passing = match reasons.passing() {
        Some(_) if entry.dominates_success && !report.is_flow_assumed => {
            Some("everyone who succeeds passes here".to_owned())
        }
        other => other,
    };
    let importance = map.touchpoints.get(touchpoint)?.importance;
    let importance = importance.map(|importance| format!("importance {} of 10", rating(importance.tenths())));
    let extreme = reasons.extreme().filter(|_| importance.is_none());
    let parts: Vec<String> =
        [passing, extreme.or_else(|| short_feeling(map, report, entry)), importance].into_iter().flatten().collect();
    Some(one_sentence(&parts))
}

fn short_feeling(map: &JourneyMap, report: &Report, entry: &TouchpointReport) -> Option<String> {
    let feelings = rated(map, report, entry);
    let mean = entry.emotion?;
    if feelings.iter().any(|(_, emotion)| word(*emotion) != word(mean)) {
        return Some("personas differ".to_owned());
    }
    let who = Reasons { map, report, entry }.who_feels(&feelings);
    Some(format!("{} {}", who.replace(" personas", ""), word(mean)))
}

/// How a sentence about the evidence that a candidate wants begins.
pub const EVIDENCE_NEEDED: &str = "What evidence would make this firm:";

/// What evidence would make a candidate firm; none where nothing is wanting.
#[must_use]
pub fn evidence_needed(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint).filter(|entry| entry.moment.is_indicative)?;
    let mut wanted = Vec::new();
    if report.is_flow_assumed {
        wanted.push("shares or counts on the arrows (how many go where, and how many leave)".to_owned());
    }
    let is_unknown = |term: Term| entry.moment.terms.get(&term).copied().flatten().is_none();
    if is_unknown(Term::Intensity) {
        wanted.push("a rating of how customers feel here".to_owned());
    } else if is_own_view(map, report, touchpoint) {
        wanted.push("a survey, interviews or an observation of how customers feel here".to_owned());
    }
    if map.touchpoints.get(touchpoint)?.importance.is_none() {
        wanted.push("how important customers say it is".to_owned());
    }
    let last = wanted.pop()?;
    let before = if wanted.is_empty() { String::new() } else { format!("{}; and ", wanted.join("; ")) };
    Some(format!("{EVIDENCE_NEEDED} {before}{last}."))
}
