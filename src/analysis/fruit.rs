//! The low-hanging-fruit score: need, reach and value make the benefit; benefit, ease and confidence make the score.

use crate::model::{Creator, FindingKind, RunBy, Touchpoint};

use super::{
    feeling::{Feeling, mean},
    report::{Fruit, FruitFlag},
};

/// κ: how much more a pain weighs at the start of the journey than at its end.
const EARLY_PAIN: f64 = 0.25;
/// A recorded pain cause counts as at least this.
pub(super) const CAUSE: f64 = 0.3;
/// Below this need nothing is worth fixing.
pub(super) const NEEDED: f64 = 0.30;
/// A fruit has at least this score.
pub(super) const WORTH_IT: f64 = 0.50;
/// And at most this effort.
pub(super) const LITTLE_EFFORT: f64 = 0.50;
/// With less control it is not ours to fix.
pub(super) const OURS: f64 = 0.5;
/// What V is where nobody knows what the personas are worth.
pub(super) const UNKNOWN_VALUE: f64 = 0.5;

/// What the score needs to know of a touchpoint, beside its record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    /// Feelings here.
    pub feelings: &'a [Feeling],
    /// f: probability of coming here; none outside the chain.
    pub reach: Option<f64>,
    /// d: position in the journey, 0..=1.
    pub position: f64,
    /// V; none = unknown.
    pub value: Option<f64>,
    /// q.
    pub confidence: f64,
}

/// The score and all that it is made of; rank and mark are given later.
pub(super) fn fruit(record: &Touchpoint, setting: Setting<'_>) -> Fruit {
    let severity = mean(setting.feelings, |feeling| severity(feeling.emotion, setting.position));
    let gap = gap(record);
    let cause = record.pain_cause.map(|_| CAUSE);
    let need = [severity, gap, cause].into_iter().flatten().reduce(f64::max);
    let value = setting.value.unwrap_or(UNKNOWN_VALUE);
    let benefit = need
        .zip(setting.reach)
        .map(|(need, reach)| libm::pow(need, 0.5) * libm::pow(reach, 0.3) * libm::pow(value, 0.2));
    let control = control(record);
    let effort = record.effort.map(|effort| effort.value());
    let ease = effort.map(|effort| libm::pow(1.0 - effort, 0.7) * libm::pow(control.unwrap_or(1.0), 0.3));
    let score = benefit
        .zip(ease)
        .map(|(benefit, ease)| libm::pow(benefit, 0.45) * libm::pow(ease, 0.40) * libm::pow(setting.confidence, 0.15));
    let mut fruit = Fruit {
        score,
        severity,
        gap,
        need,
        benefit,
        ease,
        effort,
        effort_size: record.effort.map(|effort| effort.nearest_size()),
        control: control.unwrap_or(1.0),
        is_control_assumed: control.is_none(),
        value,
        is_value_assumed: setting.value.is_none(),
        confidence: setting.confidence,
        rank: None,
        p_top_k: None,
        flag: FruitFlag::None,
        is_top: false,
        ruling: record.verdicts.get(&FindingKind::LowHangingFruit).map(|verdict| verdict.ruling),
    };
    fruit.flag = flag(&fruit);
    fruit
}

/// Pain, worse the earlier it comes.
pub(super) fn severity(emotion: f64, position: f64) -> f64 {
    (if emotion < 0.0 { -emotion } else { 0.0 } * (1.0 + EARLY_PAIN * (1.0 - position))).min(1.0)
}

/// Important but not satisfying (Ulwick 2005, normalised to 0..=1). None unless both are known.
fn gap(record: &Touchpoint) -> Option<f64> {
    let (importance, satisfaction) = (record.importance?.value(), record.satisfaction?.value());
    let lack = importance - satisfaction;
    Some(if lack > 0.0 { (importance + lack) / 20.0 } else { 0.0 })
}

/// How far a touchpoint is in our hands, 0 to 1: as the team says, else derived from creator and run-by; none where
/// neither is known. Then the score takes it as ours alone.
#[must_use]
pub fn control(record: &Touchpoint) -> Option<f64> {
    let creator = record.creator.map(|creator| match creator {
        Creator::Owned => 1.0,
        Creator::Paid => 0.8,
        Creator::Earned => 0.3,
    });
    let run_by = record.run_by.map(|run_by| match run_by {
        RunBy::Brand => 1.0,
        RunBy::Partner => 0.7,
        RunBy::Customer => 0.4,
        RunBy::Social => 0.3,
    });
    let derived = [creator, run_by].into_iter().flatten().reduce(f64::min);
    record.control.map(|control| control.value()).or(derived)
}

/// The first that applies.
fn flag(fruit: &Fruit) -> FruitFlag {
    let is_needed = fruit.need.is_some_and(|need| need >= NEEDED);
    let benefit_at_least = |least: f64| fruit.benefit.is_some_and(|benefit| benefit >= least);
    let effort_at_most = |most: f64| fruit.effort.is_some_and(|effort| effort <= most);
    if is_needed && fruit.effort.is_none() {
        FruitFlag::EffortMissing
    } else if is_needed && fruit.control < OURS {
        FruitFlag::Influence
    } else if is_needed && fruit.score.is_some_and(|score| score >= WORTH_IT) && effort_at_most(LITTLE_EFFORT) {
        FruitFlag::Fruit
    } else if is_needed && benefit_at_least(0.50) && !effort_at_most(LITTLE_EFFORT) {
        FruitFlag::MajorProject
    } else if effort_at_most(0.25) && fruit.benefit.is_some_and(|benefit| benefit < 0.30) {
        FruitFlag::FillIn
    } else {
        FruitFlag::None
    }
}

/// Ranks and marks: `is_ranked` says which count (those in the chain).
pub(super) fn rank(fruits: &mut [(bool, &mut Fruit)], k: usize) {
    let ranked = || fruits.iter().filter(|(is_ranked, _)| *is_ranked).map(|(_, fruit)| fruit);
    let all = best_first(ranked().filter_map(|fruit| fruit.score).collect());
    let found =
        best_first(ranked().filter(|fruit| fruit.flag == FruitFlag::Fruit).filter_map(|fruit| fruit.score).collect());
    let better = |scores: &[f64], than: f64| scores.partition_point(|other| *other > than + 1e-12);
    for (is_ranked, fruit) in fruits {
        let Some(score) = fruit.score.filter(|_| *is_ranked) else { continue };
        fruit.rank = Some(1 + better(&all, score));
        fruit.is_top = fruit.flag == FruitFlag::Fruit && better(&found, score) < k;
    }
}

fn best_first(mut scores: Vec<f64>) -> Vec<f64> {
    scores.sort_by(|a, b| b.total_cmp(a));
    scores
}
