//! How each touchpoint feels, to whom, and how sure that is.

use std::collections::BTreeMap;

use crate::model::{EvidenceKind, Experience, Id, JourneyMap, Persona, Touchpoint};

/// One persona's feeling at one touchpoint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Feeling {
    /// Whose, as her place among the personas.
    pub persona: usize,
    /// Her segment share; not yet renormalised over those who rated the touchpoint.
    pub share: f64,
    /// How it feels, -1..=1.
    pub emotion: f64,
    /// How far it may be off (h of simulation C).
    pub spread: f64,
}

/// Half a step of the five faces.
const HALF_STEP: f64 = 0.25;
/// A step of the five faces.
const STEP: f64 = 0.5;

/// Segment shares, by place among the personas; those without one share the rest equally.
pub(super) fn segment_shares(map: &JourneyMap) -> Vec<(Id<Persona>, f64)> {
    let personas = map.personas_in_order();
    let given: f64 = personas.iter().filter_map(|(_, persona)| persona.share).map(|share| share.value()).sum();
    let without = personas.iter().filter(|(_, persona)| persona.share.is_none()).count();
    let rest = (1.0 - given).max(0.0) / count(without).max(1.0);
    personas.iter().map(|(id, persona)| (*id, persona.share.map_or(rest, |share| share.value()))).collect()
}

/// Does she come here, as far as anybody knows?
pub(super) fn comes_to(map: &JourneyMap, touchpoint: Id<Touchpoint>, persona: Id<Persona>) -> bool {
    map.experiences.get(touchpoint, persona).is_none_or(|experience| !experience.is_absent)
}

/// The feelings at a touchpoint: of those who come here and rated it, of one persona where she is in focus.
pub(super) fn feelings(
    map: &JourneyMap,
    touchpoint: Id<Touchpoint>,
    shares: &[(Id<Persona>, f64)],
    focus: Option<Id<Persona>>,
) -> Vec<Feeling> {
    let in_focus = |persona: Id<Persona>| focus.is_none_or(|focus| focus == persona);
    let feeling = |(persona, (id, share)): (usize, &(Id<Persona>, f64))| {
        let experience = map.experiences.get(touchpoint, *id).filter(|experience| !experience.is_absent)?;
        let emotion = experience.emotion?.value();
        Some(Feeling { persona, share: *share, emotion, spread: spread(experience) })
    };
    shares.iter().enumerate().filter(|(_, (id, _))| in_focus(*id)).filter_map(feeling).collect()
}

/// Mean over the feelings by segment share; where all shares are 0, each counts alike. None where nobody rated.
pub(super) fn mean(feelings: &[Feeling], of: impl Fn(&Feeling) -> f64) -> Option<f64> {
    if feelings.is_empty() {
        return None;
    }
    let total: f64 = feelings.iter().map(|feeling| feeling.share).sum();
    if total > 0.0 {
        Some(feelings.iter().map(|feeling| feeling.share / total * of(feeling)).sum())
    } else {
        Some(feelings.iter().map(of).sum::<f64>() / count(feelings.len()))
    }
}

/// How a touchpoint feels to these personas on the whole, -1..=1: the mean by segment share over those who come here
/// and rated it; none where nobody did. It is drawn, never scored.
#[must_use]
pub fn mean_emotion(map: &JourneyMap, touchpoint: Id<Touchpoint>, personas: &[Id<Persona>]) -> Option<f64> {
    let mut shares = segment_shares(map);
    shares.retain(|(persona, _)| personas.contains(persona));
    mean(&feelings(map, touchpoint, &shares, None), |feeling| feeling.emotion)
}

/// v: how strongly a feeling counts, losses in full and gains divided by λ (Tversky & Kahneman 1992).
pub(super) fn intensity(emotion: f64, loss_aversion: f64) -> f64 {
    if emotion < 0.0 { -emotion } else { emotion / loss_aversion }
}

/// 1.96 standard errors where they are known, else half a scale step, a whole one for the team's own view.
fn spread(experience: &Experience) -> f64 {
    let measured = experience.evidence.iter().filter_map(|evidence| {
        let (n, sd) = (evidence.n.filter(|n| *n > 0)?, evidence.sd?);
        Some((n, 1.96 * f64::from(sd) / 100.0 / f64::from(n).sqrt()))
    });
    let most = measured.max_by_key(|(n, _)| *n);
    match most {
        Some((_, spread)) => spread,
        None if is_own_view(experience) => STEP,
        None => HALF_STEP,
    }
}

/// Does the rating rest on assumption or workshop only?
pub(super) fn is_own_view(experience: &Experience) -> bool {
    experience.evidence.iter().all(|evidence| is_own_view_kind(evidence.kind))
}

fn is_own_view_kind(kind: EvidenceKind) -> bool {
    matches!(kind, EvidenceKind::Assumption | EvidenceKind::Workshop)
}

/// Does every rating here, of those in focus, rest on assumption or workshop only?
pub(super) fn rests_on_own_view(map: &JourneyMap, touchpoint: Id<Touchpoint>, focus: Option<Id<Persona>>) -> bool {
    rated(map, touchpoint, focus).all(is_own_view)
}

/// q: how good the evidence here is, 0.5..=1; the best counts, whether a feeling came of it or not.
pub(super) fn confidence(map: &JourneyMap, touchpoint: Id<Touchpoint>, focus: Option<Id<Persona>>) -> f64 {
    let worth = |kind: EvidenceKind, n: Option<u32>| match kind {
        EvidenceKind::Analytics => 1.0,
        EvidenceKind::Survey if n.is_some_and(|n| n >= 30) => 1.0,
        kind if is_own_view_kind(kind) => 0.5,
        _ => 0.8,
    };
    let evidence = visited(map, touchpoint, focus).flat_map(|experience| &experience.evidence);
    evidence.map(|evidence| worth(evidence.kind, evidence.n)).fold(0.5, f64::max)
}

fn rated(
    map: &JourneyMap,
    touchpoint: Id<Touchpoint>,
    focus: Option<Id<Persona>>,
) -> impl Iterator<Item = &Experience> {
    visited(map, touchpoint, focus).filter(|experience| experience.emotion.is_some())
}

/// What is known of those in focus who come here.
fn visited(
    map: &JourneyMap,
    touchpoint: Id<Touchpoint>,
    focus: Option<Id<Persona>>,
) -> impl Iterator<Item = &Experience> {
    let in_focus = move |persona: Id<Persona>| focus.is_none_or(|focus| focus == persona);
    let experiences = map.experiences.at(touchpoint);
    experiences
        .filter(move |(persona, experience)| in_focus(*persona) && !experience.is_absent)
        .map(|(_, experience)| experience)
}

/// Each persona's emotion; none where she does not come or nobody said.
pub(super) fn emotions(map: &JourneyMap, touchpoint: Id<Touchpoint>) -> BTreeMap<Id<Persona>, Option<f64>> {
    map.personas.ids().map(|id| (id, map.emotion(touchpoint, id).map(|emotion| emotion.value()))).collect()
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of records are far below 2^53")]
pub(super) fn count(of: usize) -> f64 {
    of as f64
}
