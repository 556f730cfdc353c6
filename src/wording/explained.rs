//! The arithmetic of a finding in words: what each term is, how the parts add up, what would change our mind.

use super::{
    figure::{percent, rating, score, signed},
    finding,
};
use crate::{
    analysis::{Fruit, Moment, Report, Term, TouchpointReport, WhatIf, what_would_change},
    model::{Id, JourneyMap, Touchpoint},
};

/// Rounded to hundredths so that they add up to the rounded whole: the largest remainders are rounded up.
#[must_use]
pub fn parts_that_add_up(parts: &[f64]) -> Vec<f64> {
    let scaled: Vec<f64> = parts.iter().map(|part| part * 100.0 + 1e-9).collect();
    let whole = parts.iter().sum::<f64>() * 100.0;
    let mut short = (whole + 1e-6).round() - scaled.iter().map(|part| part.floor()).sum::<f64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |place: &usize| scaled.get(*place).map_or(0.0, |part| part.fract());
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    let mut rounded: Vec<f64> = scaled.iter().map(|part| part.floor()).collect();
    for place in order {
        if short < 0.5 {
            break;
        }
        if let Some(part) = rounded.get_mut(place) {
            *part += 1.0;
            short -= 1.0;
        }
    }
    rounded.into_iter().map(|part| part / 100.0).collect()
}

/// A term's name, as it begins a line.
#[must_use]
pub fn term_name(term: Term) -> &'static str {
    match term {
        Term::Criticality => "Criticality",
        Term::Intensity => "Intensity",
        Term::Gateway => "Gateway",
        Term::Importance => "Importance",
        Term::Memory => "Memory",
    }
}

/// Its letter.
#[must_use]
pub fn letter(term: Term) -> &'static str {
    match term {
        Term::Criticality => "C",
        Term::Intensity => "E",
        Term::Gateway => "G",
        Term::Importance => "I",
        Term::Memory => "K",
    }
}

/// What a term says of a touchpoint, in a few words.
#[must_use]
pub fn note(map: &JourneyMap, report: &Report, entry: &TouchpointReport, term: Term) -> String {
    let Some(value) = entry.moment.terms.get(&term).copied().flatten() else { return "not known".to_owned() };
    match term {
        Term::Criticality if entry.observed_pass_through.is_some() => {
            let modelled = entry.removal_effect.filter(|_| !report.is_flow_assumed);
            let modelled = modelled.map(|share| format!(", {} by the arrows", percent(share))).unwrap_or_default();
            format!("{} seen{modelled}", percent(value))
        }
        Term::Criticality if report.is_flow_assumed => "by the drawn paths".to_owned(),
        Term::Criticality if value > 1.0 - 1e-9 => "all successes pass".to_owned(),
        Term::Criticality => format!("{} of successes pass", percent(value)),
        Term::Intensity => entry.emotion.map_or_else(String::new, |emotion| format!("feels {}", signed(emotion))),
        Term::Gateway if is_commitment(map, entry) => "customers commit".to_owned(),
        Term::Gateway if report.is_flow_assumed => "by the drawn paths".to_owned(),
        Term::Gateway => format!("{} cross phases", percent(value)),
        Term::Importance => {
            let importance = map.touchpoints.get(entry.id).and_then(|record| record.importance);
            importance.map_or_else(String::new, |importance| format!("{} of 10", rating(importance.tenths())))
        }
        Term::Memory if entry.moment.is_memory_maker && entry.emotion.is_some_and(|emotion| emotion < 0.0) => {
            "the low point".to_owned()
        }
        Term::Memory if entry.moment.is_memory_maker => "the high point".to_owned(),
        Term::Memory => "extremes and last impression".to_owned(),
    }
}

fn is_commitment(map: &JourneyMap, entry: &TouchpointReport) -> bool {
    map.touchpoints.get(entry.id).is_some_and(|record| record.roles.iter().any(|role| role.is_commitment()))
}

/// How much of the weight stands on what is known and given.
#[must_use]
pub fn known(moment: &Moment) -> String {
    format!("{} of the weight known", percent(moment.coverage))
}

/// "0.86^.5 × 0.40^.3 × 0.50^.2"
#[must_use]
pub fn benefit(fruit: &Fruit, reach: Option<f64>) -> String {
    match fruit.need.zip(reach) {
        Some((need, reach)) => format!("{}^.5 × {}^.3 × {}^.2", score(need), score(reach), score(fruit.value)),
        None => "need and reach are not known".to_owned(),
    }
}

/// "effort S: 0.75^.7 × 1.00^.3"
#[must_use]
pub fn ease(fruit: &Fruit, size: &str) -> String {
    match fruit.effort {
        Some(effort) => format!("{size}: {}^.7 × {}^.3", score(1.0 - effort), score(fruit.control)),
        None => size.to_owned(),
    }
}

/// "0.62^.45 × 0.82^.40 × 1.00^.15"
#[must_use]
pub fn together(fruit: &Fruit) -> String {
    match fruit.benefit.zip(fruit.ease) {
        Some((benefit, ease)) => {
            format!("{}^.45 × {}^.40 × {}^.15", score(benefit), score(ease), score(fruit.confidence))
        }
        None => String::new(),
    }
}

/// What would change our mind: a change, and what would follow.
#[must_use]
pub fn changes(map: &JourneyMap, report: &Report, id: Id<Touchpoint>) -> Vec<(String, String)> {
    let is_candidate = report.touchpoint(id).is_none_or(|entry| entry.moment.is_candidate());
    let line = |trial: &WhatIf| {
        let words: Vec<String> = trial.changes.iter().map(|one| finding::change(map, *one)).collect();
        let star = if trial.suffices { "the star goes" } else { "the star stays" };
        let figures = match (trial.score, trial.rank) {
            (Some(value), Some(rank)) if !is_candidate => format!("{}, rank {rank}; ", score(value)),
            _ => String::new(),
        };
        (super::fault::upper_first(&words.join(" and ")), format!("{figures}{star}"))
    };
    let mut trials = what_would_change(map, report, id);
    trials.sort_by_key(|trial| !trial.suffices);
    trials.iter().take(4).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_parts_add_up_to_the_rounded_whole() {
        let parts = parts_that_add_up(&[0.3, 0.1875, 0.2, 0.135, 0.1]);
        assert_eq!(parts, [0.30, 0.19, 0.20, 0.13, 0.10]);
        assert!((parts.iter().sum::<f64>() - 0.92).abs() < 1e-9);
        assert_eq!(parts_that_add_up(&[1.0 / 3.0; 3]), [0.34, 0.33, 0.33]);
    }
}
