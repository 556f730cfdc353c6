//! What is missing, and what to keep.

use std::collections::BTreeSet;

use crate::model::{Creator, Emotion, Id, JourneyMap, Phase, Touchpoint, VerdictRuling};

use super::{
    feeling::{self, intensity},
    report::{Divergence, Gap, Moment, Strength, TouchpointReport},
    study::{Outcome, Study},
};

/// A leak this large must have a reason.
const LARGE_LEAK: f64 = 0.10;
/// Personas who differ by so much diverge.
const DIVERGING: f64 = 1.0;
/// A stage of so many touchpoints should offer more than one channel.
const LARGE_STAGE: usize = 3;

/// All gaps, in a fixed order.
pub(super) fn gaps(study: &Study<'_>, outcome: &Outcome, reports: &[TouchpointReport]) -> Vec<Gap> {
    let map = study.map;
    let mut gaps: Vec<Gap> = empty_phases(map).collect();
    gaps.extend(unexplained_exits(study, outcome));
    gaps.extend(single_channel_stages(map));
    gaps.extend(phases_without_earned(map));
    let marked = || {
        let marked = reports.iter().filter(|report| is_settled(&report.moment));
        marked.filter_map(|report| Some((report.id, map.touchpoints.get(report.id)?)))
    };
    let lacking = |is_lacking: &dyn Fn(&Touchpoint) -> bool| {
        marked().filter(|(_, record)| is_lacking(record)).map(|(id, _)| id).collect::<Vec<_>>()
    };
    let some = |ids: Vec<Id<Touchpoint>>| Some(ids).filter(|ids| !ids.is_empty());
    gaps.extend(some(lacking(&|record| record.metrics.is_empty())).map(Gap::NoMetric));
    gaps.extend(some(lacking(&|record| record.responsible.trim().is_empty())).map(Gap::NoResponsible));
    gaps.extend(some(lacking(&|record| record.procedure.is_none())).map(Gap::NoProcedure));
    let bound = lacking(&|record| record.is_interactive == Some(true) && record.front_line_may_solve == Some(false));
    gaps.extend(some(bound).map(Gap::FrontLineBound));
    gaps
}

/// A candidate is the team's view: what it lacks first is evidence.
fn is_settled(moment: &Moment) -> bool {
    moment.is_marked() && (!moment.is_indicative || moment.ruling == Some(VerdictRuling::Pin))
}

fn empty_phases(map: &JourneyMap) -> impl Iterator<Item = Gap> {
    let filled: BTreeSet<Phase> =
        map.touchpoints.values().filter_map(|record| Some(map.stages.get(record.stage)?.phase)).collect();
    let is_begun = !map.touchpoints.is_empty();
    Phase::ALL.into_iter().filter(move |phase| is_begun && !filled.contains(phase)).map(Gap::EmptyPhase)
}

/// Only where flow is given: else nobody knows who leaves.
fn unexplained_exits(study: &Study<'_>, outcome: &Outcome) -> Option<Gap> {
    let solution = outcome.solution.as_ref().filter(|_| !study.chain.is_flow_assumed)?;
    let leak = |place: usize| {
        let id = *study.chain.ids.get(place)?;
        let lost = solution.lost_share(place).filter(|lost| *lost >= LARGE_LEAK)?;
        let leave = solution.leave.get(place)?;
        (!has_recorded_pain(study.map, id)).then_some((id, *leave, lost))
    };
    let mut leaks: Vec<_> = study.chain.members().filter_map(leak).collect();
    leaks.sort_by(|(_, _, a), (_, _, b)| b.total_cmp(a));
    (!leaks.is_empty()).then_some(Gap::UnexplainedExit { touchpoints: leaks })
}

fn has_recorded_pain(map: &JourneyMap, id: Id<Touchpoint>) -> bool {
    let has_cause = map.touchpoints.get(id).is_some_and(|record| record.pain_cause.is_some());
    has_cause || map.personas.ids().any(|persona| map.emotion(id, persona).is_some_and(|e| e < map.settings.pain_below))
}

fn single_channel_stages(map: &JourneyMap) -> impl Iterator<Item = Gap> + '_ {
    map.stages_in_order().into_iter().filter_map(|(id, _)| {
        let touchpoints = map.touchpoints_of(id);
        let channels: BTreeSet<_> =
            touchpoints.iter().flat_map(|(_, record)| record.channels.iter().copied()).collect();
        let only = channels.first().filter(|_| channels.len() == 1 && touchpoints.len() >= LARGE_STAGE)?;
        // A touchpoint whose channel nobody named may well be elsewhere.
        let all_named = touchpoints.iter().all(|(_, record)| !record.channels.is_empty());
        all_named.then_some(Gap::SingleChannel { stage: id, channel: *only })
    })
}

/// Before and after the purchase, where every creator is known.
fn phases_without_earned(map: &JourneyMap) -> Option<Gap> {
    let lacks = |phase: &Phase| {
        let within = || {
            let is_in = |record: &&Touchpoint| map.stages.get(record.stage).is_some_and(|stage| stage.phase == *phase);
            map.touchpoints.values().filter(is_in)
        };
        let mut creators = within().map(|record| record.creator);
        within().next().is_some() && creators.all(|creator| creator.is_some_and(|creator| creator != Creator::Earned))
    };
    let phases: Vec<Phase> = [Phase::PrePurchase, Phase::PostPurchase].into_iter().filter(lacks).collect();
    (!phases.is_empty()).then_some(Gap::NoEarned(phases))
}

/// Love points by intensity (of the gains) times reach; the strongest first.
pub(super) fn strengths(study: &Study<'_>, reports: &[TouchpointReport]) -> Vec<Strength> {
    let is_loved = |emotion: f64| Emotion::clamped(hundredths(emotion)) > study.map.settings.love_above;
    let strength = |(place, report): (usize, &TouchpointReport)| {
        study.emotion(place).filter(|emotion| is_loved(*emotion))?;
        let felt = feeling::mean(study.feelings.get(place)?, |feeling| {
            intensity(feeling.emotion.max(0.0), study.loss_aversion)
        })?;
        Some(Strength { touchpoint: report.id, weight: felt * report.visit_probability.unwrap_or(0.0) })
    };
    let mut found: Vec<Strength> = reports.iter().enumerate().filter_map(strength).collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    found
}

#[expect(clippy::cast_possible_truncation, reason = "an emotion times 100 lies within -100..=100")]
fn hundredths(emotion: f64) -> i64 {
    (emotion * 100.0).round() as i64
}

/// Touchpoints where two personas differ by a full point or more, in journey order.
pub(super) fn divergences(map: &JourneyMap, reports: &[TouchpointReport]) -> Vec<Divergence> {
    let order = map.personas_in_order();
    let divergence = |report: &TouchpointReport| {
        let rated = order.iter().filter_map(|(id, _)| Some((*id, report.emotions.get(id).copied().flatten()?)));
        let rated: Vec<_> = rated.collect();
        let low = rated.iter().copied().reduce(|low, next| if next.1 < low.1 { next } else { low })?;
        let high = rated.iter().copied().reduce(|high, next| if next.1 > high.1 { next } else { high })?;
        (high.1 - low.1 >= DIVERGING - 1e-12).then_some(Divergence { touchpoint: report.id, low, high })
    };
    reports.iter().filter_map(divergence).collect()
}
