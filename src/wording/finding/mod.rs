//! Findings as sentences that a manager can check.
//!
//! Where no share and no count is given, nothing is said of success, exits or lift; a candidate is "the team's view",
//! without a score. Customers "pass through"; nothing is "caused".

mod assumption;
mod fruit;
mod gap;
mod lint;
mod mix;
mod moment;
mod reason;
mod slide;
mod value;
mod weights;
mod what_if;

pub use assumption::{assumption, dropped_term, term};
pub use fruit::{effort_missing, fruit, fruit_card, fruit_footer, fruit_headline, fruit_name};
pub use gap::{gap, gap_kind, gap_subjects};
pub use lint::{lint, lint_kind, lint_subjects};
pub use mix::{balance, channel_switch, channel_switches, divergence, not_linked, rate_first, strength};
pub use moment::{EVIDENCE_NEEDED, evidence_needed, moment, moment_card, moment_footer, moment_headline, moment_name};
pub use slide::{FRUIT_LABEL, figures_of, fruit_message, lift_sentence, moment_label, moment_message, support};
pub use value::{CONVENTION, category_name, opportunity, value, worth};
pub use weights::weights_used;
pub use what_if::{CHANGE_OF_MIND, change, change_of_mind};

use crate::{
    analysis::{Report, TouchpointReport},
    model::{Evidence, EvidenceKind, FindingKind, Id, JourneyMap, Persona, Touchpoint, VerdictRuling},
    wording::figure::list,
};

/// The title of a touchpoint, as it stands in a sentence.
fn title(map: &JourneyMap, id: Id<Touchpoint>) -> &str {
    map.touchpoints.get(id).map_or("", |record| record.title.trim())
}

fn titles<'a>(map: &'a JourneyMap, ids: &[Id<Touchpoint>]) -> Vec<&'a str> {
    ids.iter().map(|id| title(map, *id)).collect()
}

/// The title in the middle of a sentence, in quotation marks: without them “to use” or “from checkout” might be read as
/// the sentence's own words.
fn quoted(map: &JourneyMap, id: Id<Touchpoint>) -> String {
    format!("“{}”", title(map, id))
}

fn all_quoted(map: &JourneyMap, ids: &[Id<Touchpoint>]) -> Vec<String> {
    ids.iter().map(|id| quoted(map, *id)).collect()
}

/// What the team decided about a finding, and why.
fn decision(map: &JourneyMap, id: Id<Touchpoint>, kind: FindingKind) -> Option<(VerdictRuling, &str)> {
    let verdict = map.touchpoints.get(id)?.verdicts.get(&kind)?;
    Some((verdict.ruling, verdict.reason.trim().trim_end_matches('.')))
}

/// ": the reason", or nothing where nobody gave one.
fn because(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(": {reason}") }
}

/// Who they are that rated it, within a sentence: "both personas", "Buyer and IT"; a map of one persona speaks of
/// customers.
fn who(map: &JourneyMap, rated: &[(&str, f64)]) -> String {
    let is_everybody = rated.len() == map.personas.len();
    match rated {
        [_] if is_everybody => "customers".to_owned(),
        [_, _] if is_everybody => "both personas".to_owned(),
        _ if is_everybody => "all personas".to_owned(),
        _ => list(&rated.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
    }
}

fn name(map: &JourneyMap, id: Id<Persona>) -> &str {
    map.personas.get(id).map_or("", |record| record.name.trim())
}

/// Who rated a touchpoint and how, of those in focus, in the order of the personas.
fn rated<'a>(map: &'a JourneyMap, report: &Report, entry: &TouchpointReport) -> Vec<(&'a str, f64)> {
    let in_focus = |id: Id<Persona>| report.focus.is_none_or(|focus| focus == id);
    let personas = map.personas_in_order();
    let rated = personas.iter().filter(|(id, _)| in_focus(*id));
    rated.filter_map(|(id, _)| Some((name(map, *id), entry.emotions.get(id).copied().flatten()?))).collect()
}

/// Does every rating here, of those in focus, rest on assumption or workshop only?
fn is_own_view(map: &JourneyMap, report: &Report, id: Id<Touchpoint>) -> bool {
    let in_focus = |persona: Id<Persona>| report.focus.is_none_or(|focus| focus == persona);
    let rated = map.experiences.at(id).filter(|(persona, _)| in_focus(*persona) && map.emotion(id, *persona).is_some());
    let mut evidence = rated.flat_map(|(_, experience)| &experience.evidence);
    evidence.all(|evidence| matches!(evidence.kind, EvidenceKind::Assumption | EvidenceKind::Workshop))
}

/// The best evidence for how a touchpoint feels: measured first, then by how many answered.
fn best_evidence<'a>(map: &'a JourneyMap, report: &Report, id: Id<Touchpoint>) -> Option<&'a Evidence> {
    let in_focus = |persona: Id<Persona>| report.focus.is_none_or(|focus| focus == persona);
    let experiences =
        map.experiences.at(id).filter(|(persona, experience)| in_focus(*persona) && !experience.is_absent);
    experiences
        .flat_map(|(_, experience)| &experience.evidence)
        .max_by_key(|evidence| (rank(evidence.kind), evidence.n))
}

fn rank(kind: EvidenceKind) -> u8 {
    match kind {
        EvidenceKind::Assumption => 0,
        EvidenceKind::Workshop => 1,
        EvidenceKind::Observation | EvidenceKind::Interview | EvidenceKind::Review | EvidenceKind::Complaint => 2,
        EvidenceKind::Survey => 3,
        EvidenceKind::Analytics => 4,
    }
}

/// A kind of evidence, within a sentence.
fn evidence_kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Assumption => "assumption",
        EvidenceKind::Workshop => "workshop",
        EvidenceKind::Observation => "observation",
        EvidenceKind::Interview => "interviews",
        EvidenceKind::Survey => "survey",
        EvidenceKind::Review => "reviews",
        EvidenceKind::Complaint => "complaints",
        EvidenceKind::Analytics => "analytics",
    }
}
