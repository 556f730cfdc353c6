//! The moment-of-truth score of one touchpoint, who can be flagged, and what it is called.
#![expect(clippy::indexing_slicing, reason = "terms are five")]

use std::collections::BTreeMap;

use crate::model::{Role, Touchpoint, Weights};

use super::{
    feeling::Feeling,
    report::{Moment, MomentFlag, MomentLabel, Polarity},
    terms::{Terms, term},
};

/// Weights of the terms, in the order of the terms; their sum is as the team set it.
pub(super) fn weights(of: &Weights) -> [f64; 5] {
    [of.criticality, of.intensity, of.gateway, of.importance, of.memory].map(|weight| weight.value())
}

/// M with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Score {
    /// None where no kept term is known.
    pub score: Option<f64>,
    /// With what is unknown at 0.
    pub low: Option<f64>,
    /// With what is unknown at 1.
    pub high: Option<f64>,
}

/// The weighted mean of the kept terms that are known.
pub(super) fn score(terms: &Terms, kept: [bool; 5], weights: &[f64; 5]) -> Score {
    let (mut known, mut whole, mut sum) = (0.0, 0.0, 0.0);
    for number in (0..5).filter(|number| kept[*number]) {
        whole += weights[number];
        if let Some(value) = terms[number] {
            known += weights[number];
            sum += weights[number] * value;
        }
    }
    if known <= 0.0 {
        return Score::default();
    }
    Score { score: Some(sum / known), low: Some(sum / whole), high: Some(((sum + whole - known) / whole).min(1.0)) }
}

/// Who can be flagged: touchpoints with something given about flow, commitment, importance or a strong feeling; but
/// none that is neither rated nor weighed.
pub(super) fn is_eligible(record: &Touchpoint, has_flow_at_link: bool, feelings: &[Feeling]) -> bool {
    let has_flow = has_flow_at_link || record.start.or(record.succeed).or(record.leave).is_some();
    let is_commitment = record.roles.iter().any(|role| role.is_commitment());
    let matters = record.importance.is_some_and(|importance| importance.tenths() >= 70);
    let is_strong = feelings.iter().any(|feeling| feeling.emotion.abs() > 0.5);
    let is_known = !feelings.is_empty() || record.importance.is_some();
    is_known && (has_flow || is_commitment || matters || is_strong)
}

/// 1 + how many are strictly better, for each that has a score and counts.
pub(super) fn ranks(scores: &[Option<f64>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<f64> = scores.iter().copied().flatten().collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let better = |score: f64| sorted.partition_point(|other| *other > score + 1e-12);
    scores.iter().map(|score| score.map(|score| 1 + better(score))).collect()
}

/// What decides how a touchpoint is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// M.
    pub score: Option<f64>,
    /// Rank among those that can be flagged.
    pub rank: Option<usize>,
    /// P(top k) of simulation C.
    pub p_top_k: Option<f64>,
    /// How many count.
    pub k: usize,
    /// Is it at most likely?
    pub is_indicative: bool,
    /// Does every successful path pass here, does it hurt, is that known?
    pub is_to_watch: bool,
}

/// The first that applies.
pub(super) fn flag(standing: Standing) -> MomentFlag {
    let (Some(score), Some(rank)) = (standing.score, standing.rank) else { return MomentFlag::None };
    let is_high = rank <= standing.k && score >= 0.50 - 1e-12;
    let is_steady = |least: f64| standing.p_top_k.is_some_and(|share| share >= least);
    if is_high && is_steady(0.80) && !standing.is_indicative {
        MomentFlag::Firm
    } else if is_high && is_steady(0.50) {
        MomentFlag::Likely
    } else if standing.is_to_watch {
        MomentFlag::Watch
    } else {
        MomentFlag::None
    }
}

/// The field's name for it. Of several roles, the one nearest to the purchase decides.
pub(super) fn label(record: &Touchpoint) -> Option<MomentLabel> {
    let has = |role| record.roles.contains(&role);
    if has(Role::Choose) || has(Role::Pay) {
        Some(MomentLabel::First)
    } else if has(Role::FirstUse) {
        Some(MomentLabel::Second)
    } else if has(Role::Share) {
        Some(MomentLabel::Ultimate)
    } else if has(Role::Research) {
        Some(MomentLabel::Zero)
    } else {
        None
    }
}

/// Does it make or break? None where nobody rated it.
pub(super) fn polarity(feelings: &[Feeling]) -> Option<Polarity> {
    if feelings.is_empty() {
        None
    } else if feelings.iter().all(|feeling| feeling.emotion >= 0.0) {
        Some(Polarity::Make)
    } else if feelings.iter().all(|feeling| feeling.emotion <= 0.0) {
        Some(Polarity::Break)
    } else {
        Some(Polarity::Mixed)
    }
}

/// The terms for the report: those that were kept.
pub(super) fn kept_terms(terms: &Terms, kept: [bool; 5]) -> BTreeMap<super::report::Term, Option<f64>> {
    (0..5).filter(|number| kept[*number]).filter_map(|number| Some((term(number)?, terms[number]))).collect()
}

impl Moment {
    /// Of a touchpoint of which only the score is known.
    pub(super) fn scored(score: Score, coverage: f64) -> Self {
        Self {
            score: score.score,
            low: score.low,
            high: score.high,
            coverage,
            is_eligible: false,
            rank: None,
            p_top_k: None,
            p_top_k_weights: None,
            p_top_k_any_weights: None,
            flag: MomentFlag::None,
            is_indicative: false,
            label: None,
            polarity: None,
            is_memory_maker: false,
            is_way_in: false,
            terms: BTreeMap::new(),
            ruling: None,
        }
    }
}
