//! Moments of truth.

use super::rated;
use super::reason::{Reasons, one_sentence, sentences, word};
use crate::{
    analysis::{Moment, MomentFlag, Report, Term, TouchpointReport},
    model::{FindingKind, Id, JourneyMap, Touchpoint, VerdictRuling},
    wording::figure::{count, list, percent, rating, score},
};

/// What it is called: "firm moment of truth", "candidate moment of truth (the team's view)" …
#[must_use]
pub fn moment_name(moment: &Moment) -> &'static str {
    match moment.flag {
        _ if moment.ruling == Some(VerdictRuling::Veto) => "set aside by the team",
        MomentFlag::Watch => "touchpoint to watch",
        MomentFlag::Firm => "firm moment of truth",
        MomentFlag::Likely if moment.is_indicative => "candidate moment of truth (the team's view)",
        MomentFlag::Likely => "likely moment of truth",
        MomentFlag::None if moment.ruling == Some(VerdictRuling::Pin) => "moment of truth by the team's decision",
        MomentFlag::None => "no moment of truth",
    }
}

/// "Checkout is a firm moment of truth (0.92; in the top 3 in 100 % of 1,000 re-runs with other weights and data)."
#[must_use]
pub fn moment_headline(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let name = Reasons { map, report, entry }.name();
    let kind = moment_name(&entry.moment);
    let article = if entry.moment.flag == MomentFlag::None || entry.moment.ruling == Some(VerdictRuling::Veto) {
        ""
    } else {
        "a "
    };
    Some(format!("{name} is {article}{kind}{}.", figures(report, &entry.moment)))
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
        ruling(map, entry),
    ];
    let mut text = moment_headline(map, report, touchpoint)?;
    let reasons = sentences(parts);
    if !reasons.is_empty() {
        text = format!("{text} {reasons}");
    }
    Some(text)
}

fn ruling(map: &JourneyMap, entry: &TouchpointReport) -> Option<String> {
    let verdict = map.touchpoints.get(entry.id)?.verdicts.get(&FindingKind::MomentOfTruth)?;
    let done = match verdict.ruling {
        VerdictRuling::Pin => "the team pinned it",
        VerdictRuling::Veto => "the team set it aside",
    };
    let reason = verdict.reason.trim().trim_end_matches('.');
    Some(if reason.is_empty() { done.to_owned() } else { format!("{done}: {reason}") })
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
    let is_common = feelings.iter().all(|(_, emotion)| word(*emotion) == word(mean));
    Some(match feelings.as_slice() {
        [_] => format!("customers feel {}", word(mean)),
        [_, _] if is_common => format!("both feel {}", word(mean)),
        _ if is_common => format!("all feel {}", word(mean)),
        _ => "personas differ".to_owned(),
    })
}

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
    } else if entry.fruit.confidence <= 0.5 {
        wanted.push("a survey, interviews or an observation of how customers feel here".to_owned());
    }
    if map.touchpoints.get(touchpoint)?.importance.is_none() {
        wanted.push("how important customers say it is".to_owned());
    }
    (!wanted.is_empty()).then(|| format!("What would make this firm: {}.", list(&wanted)))
}
