//! Low-hanging fruit, and the other things to fix.

use super::reason::{one_sentence, word};
use super::{because, best_evidence, decision, evidence_kind, rated, who};
use crate::{
    analysis::{Fruit, FruitFlag, Report, TouchpointReport},
    model::{EffortSize, FindingKind, Id, JourneyMap, PainCause, Touchpoint, VerdictRuling},
    wording::choice::pain_cause,
    wording::fault::upper_first,
    wording::figure::{count, fine_percent, percent, rating, score},
};

/// What it is called.
#[must_use]
pub fn fruit_name(fruit: &Fruit) -> &'static str {
    match fruit.flag {
        _ if fruit.ruling == Some(VerdictRuling::Veto) => "set aside by the team",
        FruitFlag::None if fruit.ruling == Some(VerdictRuling::Pin) => "to be fixed by the team’s decision",
        _ => found_name(fruit),
    }
}

/// What the figures make of it, whatever the team decided.
fn found_name(fruit: &Fruit) -> &'static str {
    match fruit.flag {
        FruitFlag::Fruit => "low-hanging fruit",
        FruitFlag::MajorProject => "major project",
        FruitFlag::FillIn => "fill-in",
        FruitFlag::Influence => "influence, do not fix",
        FruitFlag::EffortMissing => "effort missing",
        FruitFlag::None => "nothing to fix first",
    }
}

/// "Low-hanging fruit (0.74): met by 40 % of those who enter, effort S, fully under our control, evidence: survey,
/// n = 41. Halving its drop-off would lift success from 30.4 % to 34.2 %."
#[must_use]
pub fn fruit(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let fruit = &entry.fruit;
    let headline = fruit_headline(map, report, touchpoint)?;
    let facts =
        [pain(map, report, entry), reach(report, entry), effort(fruit), control(fruit), evidence(map, report, entry)];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let text = if facts.is_empty() { format!("{headline}.") } else { format!("{headline}: {}.", facts.join(", ")) };
    let more = [lift(report, entry), steadiness(report, fruit)].into_iter().flatten();
    Some(std::iter::once(text).chain(more).collect::<Vec<_>>().join(" "))
}

/// "Low-hanging fruit (0.74)", without a full stop. What the team decided stands before what the figures say.
#[must_use]
pub fn fruit_headline(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let fruit = &report.touchpoint(touchpoint)?.fruit;
    let name = match decision(map, touchpoint, FindingKind::LowHangingFruit) {
        Some((VerdictRuling::Veto, reason)) => {
            format!("Set aside by the team{}. By the figures: {}", because(reason), found_name(fruit))
        }
        Some((VerdictRuling::Pin, reason)) => {
            format!("To be fixed by the team’s decision{}. By the figures: {}", because(reason), found_name(fruit))
        }
        None => upper_first(found_name(fruit)),
    };
    let is_scored = !matches!(fruit.flag, FruitFlag::None | FruitFlag::EffortMissing | FruitFlag::FillIn);
    let figure = fruit.score.filter(|_| is_scored).map(|value| format!(" ({})", score(value))).unwrap_or_default();
    Some(format!("{name}{figure}"))
}

/// What hurts, in a few words.
fn pain(map: &JourneyMap, report: &Report, entry: &TouchpointReport) -> Option<String> {
    let feelings = rated(map, report, entry);
    let bad: Vec<(&str, f64)> = feelings.into_iter().filter(|(_, emotion)| word(*emotion) == "bad").collect();
    if bad.is_empty() {
        unmet(map, entry).or_else(|| on_record(map, entry))
    } else {
        Some(format!("pain for {}", who(map, &bad)))
    }
}

/// "a pain on record (delay)": a cause that somebody wrote down counts whatever the feeling is.
fn on_record(map: &JourneyMap, entry: &TouchpointReport) -> Option<String> {
    let cause = map.touchpoints.get(entry.id)?.pain_cause?;
    Some(match cause {
        PainCause::Other => "a pain on record".to_owned(),
        cause => format!("a pain on record ({})", pain_cause(cause)),
    })
}

/// "important (8), satisfying less (6)".
fn unmet(map: &JourneyMap, entry: &TouchpointReport) -> Option<String> {
    let record = map.touchpoints.get(entry.id)?;
    let (importance, satisfaction) = (record.importance?, record.satisfaction?);
    entry.fruit.gap.filter(|gap| *gap > 0.0)?;
    Some(format!("important ({}), satisfying less ({})", rating(importance.tenths()), rating(satisfaction.tenths())))
}

fn reach(report: &Report, entry: &TouchpointReport) -> Option<String> {
    let share = entry.visit_probability.filter(|_| !report.is_flow_assumed)?;
    Some(format!("met by {} of those who enter", percent(share)))
}

fn effort(fruit: &Fruit) -> Option<String> {
    Some(format!("effort {:?}", fruit.effort_size?))
}

fn control(fruit: &Fruit) -> Option<String> {
    let text = match fruit.control {
        _ if fruit.is_control_assumed => return None,
        control if control >= 0.995 => "fully under our control",
        control if control >= 0.7 => "mostly under our control",
        control if control >= 0.5 => "partly under our control",
        _ => "hardly under our control",
    };
    Some(text.to_owned())
}

fn evidence(map: &JourneyMap, report: &Report, entry: &TouchpointReport) -> Option<String> {
    let evidence = best_evidence(map, report, entry.id)?;
    let n = evidence.n.map(|n| format!(", n = {n}")).unwrap_or_default();
    Some(format!("evidence: {}{n}", evidence_kind(evidence.kind)))
}

/// "It stays one in 97 % of 1,000 re-runs with other data and effort."; only where flow is given.
fn steadiness(report: &Report, fruit: &Fruit) -> Option<String> {
    let share = fruit.p_top_k.filter(|_| fruit.flag == FruitFlag::Fruit && !report.is_flow_assumed)?;
    let runs = count(report.robustness.data_draws);
    Some(format!("It stays one in {} of {runs} re-runs with other data and effort.", percent(share)))
}

/// What halving the exit would do; only where flow is given.
fn lift(report: &Report, entry: &TouchpointReport) -> Option<String> {
    let before = report.success.filter(|_| !report.is_flow_assumed)?;
    let lift = entry.success_lift_if_exit_halved.filter(|lift| *lift >= 0.0005)?;
    Some(format!(
        "Halving its drop-off would lift success from {} to {}.",
        fine_percent(before),
        fine_percent(before + lift)
    ))
}

/// Two lines for a card: "Pain for both personas, effort S, ours alone; 40 % of those who enter pass here."
#[must_use]
pub fn fruit_card(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let ours = (!entry.fruit.is_control_assumed && entry.fruit.control >= 0.995).then(|| "ours alone".to_owned());
    let facts: Vec<String> = [pain(map, report, entry), effort(&entry.fruit), ours].into_iter().flatten().collect();
    let share = entry.visit_probability.filter(|_| !report.is_flow_assumed);
    let reach = share.map(|share| format!("{} of those who enter pass here", percent(share)));
    Some(one_sentence(
        &[facts.join(", ")].into_iter().filter(|facts| !facts.is_empty()).chain(reach).collect::<Vec<_>>(),
    ))
}

/// Two lines for the foot of a picture: "Pain for both, small effort, ours alone; met by 40 % of those who enter."
#[must_use]
pub fn fruit_footer(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let entry = report.touchpoint(touchpoint)?;
    let pain = pain(map, report, entry).map(|pain| pain.replace(" personas", ""));
    let size = entry.fruit.effort_size.map(|size| {
        let word = match size {
            EffortSize::XS => "very small",
            EffortSize::S => "small",
            EffortSize::M => "medium",
            EffortSize::L => "large",
            EffortSize::XL => "very large",
        };
        format!("{word} effort")
    });
    let ours = (!entry.fruit.is_control_assumed && entry.fruit.control >= 0.995).then(|| "ours alone".to_owned());
    let facts: Vec<String> = [pain, size, ours].into_iter().flatten().collect();
    Some(one_sentence(
        &[facts.join(", ")]
            .into_iter()
            .filter(|facts| !facts.is_empty())
            .chain(reach(report, entry))
            .collect::<Vec<_>>(),
    ))
}

/// "4 pain points need an effort"; none where none does.
#[must_use]
pub fn effort_missing(map: &JourneyMap, report: &Report) -> Option<String> {
    let all = report.effort_missing.len();
    let is_pain = |id: &Id<Touchpoint>| {
        let hurts = |persona| map.emotion(*id, persona).is_some_and(|emotion| emotion < map.settings.pain_below);
        let has_cause = map.touchpoints.get(*id).is_some_and(|record| record.pain_cause.is_some());
        has_cause || map.personas.ids().any(hurts)
    };
    let what = if report.effort_missing.iter().all(is_pain) { "pain point" } else { "touchpoint" };
    match all {
        0 => None,
        1 => Some(format!("1 {what} needs an effort")),
        _ => Some(format!("{all} {what}s need an effort")),
    }
}
