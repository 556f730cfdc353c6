//! The report for machines: every figure in full, `null` for what is unknown, never NaN.

use serde_json::{Map, Value, json};

use super::report_json_mix as mix;
use crate::{
    analysis::{
        Assumption, CurveReport, Fruit, FruitFlag, Lint, Moment, MomentFlag, MomentLabel, Polarity, Report, Robustness,
        TouchpointReport,
    },
    model::{Id, JourneyMap, OpportunityKind, Phase, Status, Touchpoint, VerdictRuling},
    wording::finding,
};

/// The report as `analyze --format json` prints it. `lint` is handed in, as it is not part of the report.
#[must_use]
pub fn report_json(map: &JourneyMap, report: &Report, lint: &[Lint]) -> Value {
    let touchpoints: Vec<Value> = report.touchpoints.iter().map(|entry| touchpoint(map, report, entry)).collect();
    unsigned_zeros(json!({
        "schema": 1,
        "map": map.about.title,
        "seed": report.seed.0,
        "focus": report.focus.and_then(|id| map.personas.get(id)).map(|persona| persona.name.as_str()),
        "k": report.k,
        "success": report.success,
        "entered": report.entered,
        "assumed": assumed(&report.assumed),
        "touchpoints": touchpoints,
        "dropped_terms": report.dropped_terms.iter().map(|term| finding::term(*term)).collect::<Vec<_>>(),
        "curves": report.curves.iter().map(|one| curve(map, one)).collect::<Vec<_>>(),
        "robustness": robustness(&report.robustness),
        "opportunities": opportunities(map, report),
        "strengths": report.strengths.iter().map(|strength| told(
            "strength", &finding::strength(map, report, strength), vec![strength.touchpoint.to_string()])).collect::<Vec<_>>(),
        "gaps": report.gaps.iter().map(|gap| told(
            finding::gap_kind(gap), &finding::gap(map, gap), finding::gap_subjects(gap))).collect::<Vec<_>>(),
        "divergences": report.divergences.iter().map(|one| told(
            "divergence", &finding::divergence(map, one), vec![one.touchpoint.to_string()])).collect::<Vec<_>>(),
        "lint": lint.iter().map(|one| told(
            finding::lint_kind(one), &finding::lint(map, one), finding::lint_subjects(one))).collect::<Vec<_>>(),
        "balance": mix::balance(map, report),
        "channel_switches": mix::channel_switches(report),
        "weights": mix::weights(report),
    }))
}

/// A sum of nothing may be -0: a reader who compares texts would take it for another figure.
fn unsigned_zeros(value: Value) -> Value {
    match value {
        Value::Number(number) if number.as_f64() == Some(0.0) && number.is_f64() => json!(0.0),
        Value::Array(values) => values.into_iter().map(unsigned_zeros).collect(),
        Value::Object(values) => values.into_iter().map(|(key, value)| (key, unsigned_zeros(value))).collect(),
        other => other,
    }
}

fn told(kind: &str, sentence: &str, subjects: Vec<String>) -> Value {
    json!({ "kind": kind, "sentence": sentence, "subjects": subjects })
}

/// Each kind of inference once, in the order in which they were made.
fn assumed(assumptions: &[Assumption]) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    for assumption in assumptions {
        let kind = match assumption {
            Assumption::Flow => "flow",
            Assumption::Path => "path",
            Assumption::Entries(_) => "entries",
            Assumption::EqualStarts(_) => "equal_starts",
            Assumption::Goals(_) => "goals",
            Assumption::Arrow { .. } => "arrow",
            Assumption::EqualParts(_) => "equal_parts",
            Assumption::SplitRest(_) => "split_rest",
            Assumption::Overfull(_) => "overfull",
            Assumption::SharesIgnored(_) | Assumption::StartsIgnored(_) => "shares_ignored",
            Assumption::Loyalty(_) => "loyalty",
            Assumption::Closed(_) => "closed",
            Assumption::TooLarge(_) => "too_large",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn touchpoint(map: &JourneyMap, report: &Report, entry: &TouchpointReport) -> Value {
    let record = map.touchpoints.get(entry.id);
    let stage = record.and_then(|record| map.stages.get(record.stage));
    let emotions: Map<String, Value> = map
        .personas_in_order()
        .into_iter()
        .map(|(id, persona)| (persona.name.clone(), json!(entry.emotions.get(&id).copied().flatten())))
        .collect();
    json!({
        "id": entry.id.to_string(),
        "title": record.map_or("", |record| record.title.as_str()),
        "stage": stage.map_or("", |stage| stage.name.as_str()),
        "phase": phase(entry.phase),
        "in_chain": entry.is_in_chain,
        "emotion": entry.emotion,
        "emotions": emotions,
        "visits": entry.visits,
        "visit_probability": entry.visit_probability,
        "success_from_here": entry.success_from_here,
        "removal_effect": entry.removal_effect,
        "observed_pass_through": entry.observed_pass_through,
        "exit_mass": entry.exit_mass,
        "lost_share": entry.lost_share,
        "dominates_success": entry.dominates_success,
        "success_lift_if_exit_halved": entry.success_lift_if_exit_halved,
        "moment_of_truth": moment(map, report, entry.id, &entry.moment),
        "low_hanging_fruit": fruit(map, report, entry.id, &entry.fruit),
    })
}

pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::PrePurchase => "pre_purchase",
        Phase::Purchase => "purchase",
        Phase::PostPurchase => "post_purchase",
    }
}

fn moment(map: &JourneyMap, report: &Report, id: Id<Touchpoint>, moment: &Moment) -> Value {
    let terms: Map<String, Value> = crate::analysis::Term::ALL
        .into_iter()
        .map(|term| (finding::term(term).to_owned(), json!(moment.terms.get(&term).copied().flatten())))
        .collect();
    json!({
        "score": moment.score,
        "low": moment.low,
        "high": moment.high,
        "coverage": moment.coverage,
        "eligible": moment.is_eligible,
        "rank": moment.rank,
        "p_top_k": moment.p_top_k,
        "p_top_k_weights": moment.p_top_k_weights,
        "p_top_k_any_weights": moment.p_top_k_any_weights,
        "flag": moment_flag(moment.flag),
        "indicative": moment.is_indicative,
        "label": moment.label.map(|label| match label {
            MomentLabel::Zero => "zero",
            MomentLabel::First => "first",
            MomentLabel::Second => "second",
            MomentLabel::Ultimate => "ultimate",
        }),
        "polarity": moment.polarity.map(|polarity| match polarity {
            Polarity::Make => "make",
            Polarity::Break => "break",
            Polarity::Mixed => "mixed",
        }),
        "memory_maker": moment.is_memory_maker,
        "terms": terms,
        "pinned": moment.ruling == Some(VerdictRuling::Pin),
        "vetoed": moment.ruling == Some(VerdictRuling::Veto),
        "sentence": finding::moment(map, report, id).unwrap_or_default(),
    })
}

fn fruit(map: &JourneyMap, report: &Report, id: Id<Touchpoint>, fruit: &Fruit) -> Value {
    json!({
        "score": fruit.score,
        "severity": fruit.severity,
        "gap": fruit.gap,
        "need": fruit.need,
        "benefit": fruit.benefit,
        "ease": fruit.ease,
        "confidence": fruit.confidence,
        "rank": fruit.rank,
        "flag": fruit_flag(fruit.flag),
        "p_top_k": fruit.p_top_k,
        "sentence": finding::fruit(map, report, id).unwrap_or_default(),
    })
}

/// A flag, for machines.
pub(super) fn moment_flag(flag: MomentFlag) -> &'static str {
    match flag {
        MomentFlag::Firm => "firm",
        MomentFlag::Likely => "likely",
        MomentFlag::Watch => "watch",
        MomentFlag::None => "none",
    }
}

/// A flag, for machines.
pub(super) fn fruit_flag(flag: FruitFlag) -> &'static str {
    match flag {
        FruitFlag::Fruit => "fruit",
        FruitFlag::MajorProject => "major_project",
        FruitFlag::FillIn => "fill_in",
        FruitFlag::Influence => "influence",
        FruitFlag::EffortMissing => "effort_missing",
        FruitFlag::None => "none",
    }
}

fn curve(map: &JourneyMap, curve: &CurveReport) -> Value {
    let figure = |of: fn(&crate::analysis::CurveFigures) -> f64| curve.figures.as_ref().map(of);
    let points = curve.points.iter().map(|(id, emotion)| json!({ "touchpoint": id.to_string(), "emotion": emotion }));
    json!({
        "persona": curve.persona.and_then(|id| map.personas.get(id)).map(|persona| persona.name.as_str()),
        "points": points.collect::<Vec<_>>(),
        "mean": figure(|figures| figures.mean),
        "sd": figure(|figures| figures.sd),
        "mean_step": figure(|figures| figures.mean_step),
        "lowest": figure(|figures| figures.lowest),
        "highest": figure(|figures| figures.highest),
        "start": figure(|figures| figures.start),
        "end": figure(|figures| figures.end),
        "peak_end": figure(|figures| figures.peak_end),
        "area": figure(|figures| figures.area),
        "loss_averse_mean": figure(|figures| figures.loss_averse_mean),
        "slope": figure(|figures| figures.slope),
    })
}

/// Rows by the id of their touchpoint.
fn robustness(robustness: &Robustness) -> Value {
    let rows = |matrix: &[Vec<f64>]| by_subject(robustness, matrix.iter().map(|row| json!(row)));
    let central = robustness.central_weights.iter().map(|weights| {
        let named = |weights: &std::collections::BTreeMap<_, f64>| -> Map<String, Value> {
            weights.iter().map(|(term, weight)| (finding::term(*term).to_owned(), json!(weight))).collect()
        };
        json!(weights.as_ref().map(named))
    });
    let tornado = robustness.tornado.iter().map(|swings| {
        let named = swings
            .iter()
            .map(|swing| (finding::term(swing.term).to_owned(), json!({ "half": swing.half, "more": swing.more })));
        Value::Object(named.collect())
    });
    json!({
        "draws": robustness.draws,
        "data_draws": robustness.data_draws,
        "ranks": {
            "any_weights": rows(&robustness.ranks_any_weights),
            "weights": rows(&robustness.ranks_weights),
            "data": rows(&robustness.ranks),
        },
        "central_weights": by_subject(robustness, central),
        "tornado": by_subject(robustness, tornado),
    })
}

fn by_subject(robustness: &Robustness, values: impl Iterator<Item = Value>) -> Value {
    Value::Object(robustness.subjects.iter().map(ToString::to_string).zip(values).collect())
}

fn opportunities(map: &JourneyMap, report: &Report) -> Vec<Value> {
    let found = |id: &Id<_>| report.opportunities.iter().find(|one| one.opportunity == *id);
    let opportunity = |(id, plan): &(Id<crate::model::Opportunity>, &crate::model::Opportunity)| {
        json!({
            "id": id.to_string(),
            "title": plan.title,
            "kind": match plan.kind {
                OpportunityKind::FixPain => "fix_pain",
                OpportunityKind::AmplifyLove => "amplify_love",
                OpportunityKind::FillGap => "fill_gap",
            },
            "touchpoints": plan.touchpoints.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "effort": plan.effort.map(|effort| format!("{effort:?}")),
            "responsible": plan.responsible,
            "due": plan.due,
            "status": match plan.status {
                Status::Open => "open",
                Status::InProgress => "in_progress",
                Status::Done => "done",
                Status::Dropped => "dropped",
            },
            "expected_lift": plan.expected_lift.map(|lift| lift.value()),
            "lift_if_exits_halved": found(id).and_then(|one| one.lift),
        })
    };
    map.opportunities_in_order().iter().map(opportunity).collect()
}
