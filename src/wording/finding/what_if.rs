//! What would change our mind.

use super::quoted;
use crate::{
    analysis::{Change, Report, Term, WhatIf, what_would_change},
    model::{Id, JourneyMap, Touchpoint},
    wording::figure::score,
};

/// How a sentence about what would change our mind begins.
pub const CHANGE_OF_MIND: &str = "What would change our mind:";

/// "What would change our mind: a feeling of 0 alone would not (0.64, rank 2); …"; none where the touchpoint is not
/// found to be a moment of truth.
#[must_use]
pub fn change_of_mind(map: &JourneyMap, report: &Report, touchpoint: Id<Touchpoint>) -> Option<String> {
    let tried = what_would_change(map, report, touchpoint);
    if tried.is_empty() {
        return None;
    }
    let with_figures = !report.touchpoint(touchpoint)?.moment.is_candidate();
    let is_told =
        |trial: &&WhatIf| trial.suffices || !trial.changes.iter().any(|change| matches!(change, Change::Unknown(_)));
    let mut parts: Vec<String> = tried.iter().filter(is_told).map(|trial| part(map, trial, with_figures)).collect();
    if !tried.iter().any(|trial| trial.suffices) {
        parts.push("no pair of changes would either".to_owned());
    }
    Some(format!("{CHANGE_OF_MIND} {}.", parts.join("; ")))
}

fn part(map: &JourneyMap, trial: &WhatIf, with_figures: bool) -> String {
    let would = if trial.suffices { "would" } else { "would not" };
    let figures = match (trial.score, trial.rank) {
        (Some(value), Some(rank)) if with_figures => format!(" ({}, rank {rank})", score(value)),
        _ => String::new(),
    };
    match trial.changes.as_slice() {
        [only @ Change::Unknown(_)] => format!("{} {would} by itself{figures}", change(map, *only)),
        [only] => format!("{} alone {would}{figures}", change(map, *only)),
        [Change::FeelsNeutral, Change::Bypass { .. }] => format!("both together {would}{figures}"),
        several => {
            let words: Vec<String> = several.iter().map(|one| change(map, *one)).collect();
            format!("{} together {would}{figures}", words.join(" and "))
        }
    }
}

/// A change, within a sentence.
#[must_use]
pub fn change(map: &JourneyMap, change: Change) -> String {
    match change {
        Change::FeelsNeutral => "a feeling of 0".to_owned(),
        Change::Unknown(unknown) => format!("not knowing {}", unknown_fact(unknown)),
        Change::Bypass { from, to, takes_half } => {
            let to = to.map_or("the goal".to_owned(), |to| quoted(map, to));
            let what = if takes_half { "sending half of the customers" } else { "a way" };
            format!("{what} from {} straight to {to}", quoted(map, from))
        }
    }
}

/// What a term tells, within a sentence.
fn unknown_fact(term: Term) -> &'static str {
    match term {
        Term::Criticality => "how many pass here",
        Term::Intensity => "how it feels",
        Term::Gateway => "how many cross between phases here",
        Term::Importance => "how important it is",
        Term::Memory => "how well it is remembered",
    }
}
