//! From a map to its report.

use std::collections::BTreeMap;

use crate::model::{FindingKind, Id, JourneyMap, Persona, Phase, Touchpoint};

use super::{
    balance::balance,
    chain::Place,
    channel_switch, data_draws, divergence,
    feeling::{self, comes_to},
    figures::curves,
    fruit::{self, Setting},
    gap, mix,
    moment::{self, Standing},
    report::{Fruit, FruitFlag, Moment, MomentFlag, Report, Robustness, Seed, Swing, Term, TouchpointReport},
    robustness::WEIGHT_DRAWS,
    simulate::{self, Simulations, simulate},
    strength,
    study::{Outcome, Study},
    terms::{self, C, Gates},
    value,
    watch::Watch,
    what_if,
};

/// What the map says, for all personas or for one: a pure function of map, focus and seed. `None` = cancelled.
pub fn analyse(map: &JourneyMap, focus: Option<Id<Persona>>, seed: Seed, watch: &dyn Watch) -> Option<Report> {
    analyse_on(simulate::usual_threads(), map, focus, seed, watch)
}

/// The same on this many threads; the report does not depend on them.
pub fn analyse_on(
    threads: usize,
    map: &JourneyMap,
    focus: Option<Id<Persona>>,
    seed: Seed,
    watch: &dyn Watch,
) -> Option<Report> {
    let study = Study::new(map, focus);
    let outcome = study.outcome();
    watch.progress(0.1);
    let draws = simulate(&study, &outcome, (seed, threads), watch)?;
    let whole = Whole::of(&study, &outcome);
    let mut reports: Vec<TouchpointReport> =
        (0..study.chain.ids.len()).filter_map(|place| touchpoint(&study, &outcome, &whole, place)).collect();
    add_standing(&study, &outcome, &draws, &mut reports);
    add_fruits(&study, &draws, &mut reports);
    watch.progress(1.0);
    let ids_where = |is_wanted: &dyn Fn(&TouchpointReport) -> bool| {
        reports.iter().filter(|report| is_wanted(report)).map(|report| report.id).collect::<Vec<_>>()
    };
    Some(Report {
        seed,
        focus,
        k: study.k,
        success: outcome.solution.as_ref().map(|solution| solution.success),
        entered: study.chain.entered,
        assumed: study.chain.assumed.clone(),
        is_flow_assumed: study.chain.is_flow_assumed,
        not_linked: study.chain.not_linked.clone(),
        rate_first: ids_where(&|report| is_to_rate_first(&study, report)),
        effort_missing: ids_where(&|report| report.fruit.flag == FruitFlag::EffortMissing),
        dropped_terms: Term::ALL
            .into_iter()
            .zip(outcome.kept)
            .filter(|(_, kept)| !kept)
            .map(|(term, _)| term)
            .collect(),
        curves: curves(map, focus),
        robustness: robustness(draws, &study, &outcome),
        strengths: strength::strengths(&study, &reports),
        gaps: gap::gaps(&study, &outcome, &reports),
        mix: mix::of(&study, &outcome, watch)?,
        divergences: divergence::divergences(map, &reports),
        balance: balance(map, focus),
        channel_switches: channel_switch::switches(&study, &outcome),
        values: value::values(map, &study.shares),
        opportunities: what_if::opportunities(&study, &outcome),
        weights: map.settings.weights,
        loss_aversion: study.loss_aversion,
        touchpoints: reports,
    })
}

/// The fruit scores alone, by touchpoint in journey order: no draws, so quick enough to follow the hand.
#[must_use]
pub fn fruits(map: &JourneyMap, focus: Option<Id<Persona>>) -> Vec<(Id<Touchpoint>, Fruit)> {
    let study = Study::new(map, focus);
    let outcome = study.outcome();
    let fruit = |place: Place| {
        let is_in_chain = study.chain.is_member.get(place) == Some(&true);
        Some((*study.chain.ids.get(place)?, is_in_chain, fruit_of(&study, &outcome, place)?))
    };
    let mut found: Vec<_> = (0..study.chain.ids.len()).filter_map(fruit).collect();
    let mut ranked: Vec<(bool, &mut Fruit)> =
        found.iter_mut().map(|(_, is_in_chain, fruit)| (*is_in_chain, fruit)).collect();
    fruit::rank(&mut ranked, study.k);
    found.into_iter().map(|(id, _, fruit)| (id, fruit)).collect()
}

/// P*: the share of those who enter that reach a goal, without any draws. None where a component is too large, or
/// nothing is in the chain.
#[must_use]
pub fn chain_success(map: &JourneyMap) -> Option<f64> {
    let chain = super::prepare::chain(map);
    super::solve::Solution::of(&chain).filter(|_| chain.len() > 0).map(|found| found.success)
}

/// The draws as the report tells them.
fn robustness(draws: Simulations, study: &Study<'_>, outcome: &Outcome) -> Robustness {
    let candidates = study.candidates(outcome);
    let named = |weights: [f64; 5]| -> BTreeMap<Term, f64> {
        let all = Term::ALL.into_iter().zip(weights).zip(outcome.kept);
        all.filter(|(_, kept)| *kept).map(|(pair, _)| pair).collect()
    };
    Robustness {
        draws: WEIGHT_DRAWS,
        data_draws: data_draws::draws(study.chain.len()),
        subjects: candidates.iter().filter_map(|place| study.chain.ids.get(*place).copied()).collect(),
        ranks_any_weights: draws.any.ranks,
        ranks_weights: draws.around.ranks,
        ranks: draws.data.ranks,
        central_weights: draws.any.central.into_iter().map(|weights| weights.map(named)).collect(),
        tornado: candidates.iter().map(|place| swings(study, outcome, *place)).collect(),
    }
}

/// What ±50 % of each weight makes of a score.
fn swings(study: &Study<'_>, outcome: &Outcome, place: Place) -> Vec<Swing> {
    let Some(terms) = outcome.terms.get(place) else { return Vec::new() };
    let with = |number: usize, factor: f64| {
        let mut weights = study.weights;
        if let Some(weight) = weights.get_mut(number) {
            *weight *= factor;
        }
        moment::score(terms, outcome.kept, &weights).score
    };
    let kept = Term::ALL.into_iter().zip(outcome.kept).enumerate().filter(|(_, (_, kept))| *kept);
    kept.filter_map(|(number, (term, _))| Some(Swing { term, half: with(number, 0.5)?, more: with(number, 1.5)? }))
        .collect()
}

/// What is computed once for all touchpoints.
struct Whole {
    /// Lowest and highest of each persona.
    extremes: Vec<(f64, f64)>,
    /// ΣRE.
    effects: f64,
    /// Where the flow crosses from phase to phase.
    gates: Gates,
}

impl Whole {
    fn of(study: &Study<'_>, outcome: &Outcome) -> Self {
        let effect = |place| outcome.solution.as_ref().and_then(|found| found.removal_effect(place));
        let gates = |found| terms::gateways(&terms::crossings(study.basis()), found, None);
        Self {
            gates: outcome.solution.as_ref().map(gates).unwrap_or_default(),
            extremes: terms::extremes(study.basis(), &study.feelings),
            effects: study.chain.members().filter_map(effect).sum(),
        }
    }
}

/// What is known of one touchpoint before the simulations.
fn touchpoint(study: &Study<'_>, outcome: &Outcome, whole: &Whole, place: Place) -> Option<TouchpointReport> {
    let id = *study.chain.ids.get(place)?;
    let facts = study.facts.get(place)?;
    let is_in_chain = *study.chain.is_member.get(place)?;
    let solution = outcome.solution.as_ref().filter(|_| is_in_chain);
    let column =
        |of: fn(&super::solve::Solution) -> &Vec<f64>| solution.and_then(|found| of(found).get(place).copied());
    let removal_effect = solution.and_then(|found| found.removal_effect(place));
    Some(TouchpointReport {
        id,
        phase: facts.phase.unwrap_or(Phase::PostPurchase),
        is_in_chain,
        emotion: study.emotion(place),
        emotions: feeling::emotions(study.map, id),
        visits: column(|found| &found.visits),
        visit_probability: solution.map(|found| found.visit_probability(place)),
        success_from_here: column(|found| &found.success_from),
        removal_effect,
        observed_pass_through: facts.observed,
        exit_mass: solution.map(|found| found.exit_mass(place)),
        lost_share: solution.and_then(|found| found.lost_share(place)),
        last_touch_share: solution.and_then(|found| found.last_touch_share(place)),
        attribution: removal_effect.filter(|_| whole.effects > 0.0).map(|effect| effect / whole.effects),
        leave_share: column(|found| &found.leave),
        dominates_success: is_in_chain && study.chain.is_on_every_way.get(place) == Some(&true),
        success_lift_if_exit_halved: solution.and_then(|found| found.lift_if_exit_halved(place)),
        moment: moment_of(study, outcome, whole, place)?,
        fruit: fruit_of(study, outcome, place)?,
    })
}

fn moment_of(study: &Study<'_>, outcome: &Outcome, whole: &Whole, place: Place) -> Option<Moment> {
    let (id, record) = (*study.chain.ids.get(place)?, *study.records.get(place)?);
    let (facts, feelings) = (study.facts.get(place)?, study.feelings.get(place)?);
    let values = outcome.terms.get(place)?;
    let extreme = terms::at_extreme(feelings, &whole.extremes).filter(|_| study.chain.is_reached(place));
    let is_counted = |number: usize, value: Option<f64>| {
        value.is_some() && terms::is_given(number, facts, study.chain.is_flow_assumed, extreme, value)
    };
    let all: f64 = study.weights.iter().sum();
    let known = values.iter().zip(outcome.kept).zip(study.weights).enumerate();
    let covered: f64 = known
        .filter(|(number, ((value, kept), _))| *kept && is_counted(*number, **value))
        .map(|(_, (_, weight))| weight)
        .sum();
    let coverage = if covered > 0.0 { covered / all } else { 0.0 };
    let rests_on_own_view = !feelings.is_empty() && feeling::rests_on_own_view(study.map, id, study.focus);
    Some(Moment {
        is_eligible: *study.is_eligible.get(place)?,
        rank: outcome.ranks.get(place).copied().flatten(),
        is_indicative: study.chain.is_flow_assumed || rests_on_own_view || coverage < ENOUGH_COVERAGE - 1e-9,
        label: moment::label(record),
        polarity: moment::polarity(feelings),
        is_way_in: whole.gates.is_way_in(place),
        is_memory_maker: extreme.is_some_and(|extreme| extreme >= 1.0 - 1e-12),
        terms: moment::kept_terms(values, outcome.kept),
        ruling: record.verdicts.get(&FindingKind::MomentOfTruth).map(|verdict| verdict.ruling),
        ..Moment::scored(*outcome.scores.get(place)?, coverage)
    })
}

/// Below this a moment of truth is a candidate at most.
const ENOUGH_COVERAGE: f64 = 0.70;

fn add_standing(study: &Study<'_>, outcome: &Outcome, draws: &Simulations, reports: &mut [TouchpointReport]) {
    for (number, place) in study.candidates(outcome).into_iter().enumerate() {
        let Some(report) = reports.get_mut(place) else { continue };
        let hurts = report.emotion.is_some_and(|emotion| emotion < 0.0);
        let is_criticality_kept = outcome.kept.get(C) == Some(&true);
        let moment = &mut report.moment;
        moment.p_top_k = draws.data.top.get(number).copied();
        moment.p_top_k_weights = draws.around.top.get(number).copied();
        moment.p_top_k_any_weights = draws.any.top.get(number).copied();
        moment.flag = moment::flag(Standing {
            score: moment.score,
            rank: moment.rank,
            p_top_k: moment.p_top_k,
            k: study.k,
            is_indicative: moment.is_indicative,
            is_to_watch: report.dominates_success && hurts && is_criticality_kept && !study.chain.is_flow_assumed,
        });
    }
}

fn fruit_of(study: &Study<'_>, outcome: &Outcome, place: Place) -> Option<Fruit> {
    let id = *study.chain.ids.get(place)?;
    let is_in_chain = study.chain.is_member.get(place) == Some(&true);
    let setting = Setting {
        feelings: study.feelings.get(place)?,
        reach: outcome.solution.as_ref().filter(|_| is_in_chain).map(|found| found.visit_probability(place)),
        position: study.position(place),
        value: study.value_at(place),
        confidence: feeling::confidence(study.map, id, study.focus),
    };
    Some(fruit::fruit(study.records.get(place)?, setting))
}

fn add_fruits(study: &Study<'_>, draws: &Simulations, reports: &mut [TouchpointReport]) {
    for (report, share) in reports.iter_mut().zip(&draws.fruits) {
        report.fruit.p_top_k = *share;
    }
    let mut fruits: Vec<(bool, &mut Fruit)> =
        reports.iter_mut().map(|report| (report.is_in_chain, &mut report.fruit)).collect();
    fruit::rank(&mut fruits, study.k);
}

/// Neither rated nor weighed, though somebody comes here.
fn is_to_rate_first(study: &Study<'_>, report: &TouchpointReport) -> bool {
    let in_focus = |persona: &&(Id<Persona>, f64)| study.focus.is_none_or(|focus| focus == persona.0);
    let mut visitors =
        study.shares.iter().filter(in_focus).filter(|(persona, _)| comes_to(study.map, report.id, *persona));
    let has_importance = study.map.touchpoints.get(report.id).is_some_and(|record| record.importance.is_some());
    report.emotion.is_none() && !has_importance && visitors.next().is_some()
}

impl MomentFlag {
    /// Is it a moment of truth, whatever the team decided?
    #[must_use]
    pub fn is_found(self) -> bool {
        matches!(self, MomentFlag::Firm | MomentFlag::Likely)
    }
}
