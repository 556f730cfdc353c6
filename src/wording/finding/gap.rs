//! What is missing.

use super::{all_quoted, name, quoted, titles};
use crate::{
    analysis::{Gap, checklist},
    model::{Dimension, Id, JourneyMap, Persona, Phase, Stage, Touchpoint},
    wording::{
        fault::upper_first,
        figure::{count, list, percent},
    },
};

/// What is missing, in a sentence.
#[must_use]
pub fn gap(map: &JourneyMap, gap: &Gap) -> String {
    match gap {
        Gap::EmptyPhase(phase) => format!("There is no touchpoint {}.", when(*phase)),
        Gap::UnexplainedExit { touchpoints } => leaks(map, touchpoints),
        Gap::NoMetric(ids) => lacking(map, ids, "no metric"),
        Gap::NoResponsible(ids) => lacking(map, ids, "nobody who answers for it"),
        Gap::NoProcedure(ids) => lacking(map, ids, "no operating procedure"),
        Gap::FrontLineBound(ids) => {
            format!("At {} the front line may not solve problems on the spot.", list(&all_quoted(map, ids)))
        }
        Gap::SingleChannel { stage, channel } => {
            let stage = map.stages.get(*stage).map_or("", |stage| stage.name.trim());
            let channel = map.channels.get(*channel).map_or("", |channel| channel.name.trim());
            format!("{} has one channel only: {channel}.", upper_first(stage))
        }
        Gap::NoEarned(phases) => {
            format!("No earned touchpoint {}.", list(&phases.iter().map(|phase| when(*phase)).collect::<Vec<_>>()))
        }
        Gap::NothingInteractive => {
            "After the purchase customers can answer nowhere: no touchpoint there is interactive.".to_owned()
        }
        Gap::NoPlaceToComplain => "After the purchase there is no place to complain.".to_owned(),
        Gap::NoRecovery(ids) => format!(
            "{} {}, and neither there nor within two steps is anybody who may put it right.",
            upper_first(&list(&titles(map, ids))),
            if ids.len() == 1 { "hurts" } else { "hurt" }
        ),
        Gap::ContactWithoutConsent(ids) => {
            format!("The company reaches out at {}, and no step before asks for consent.", list(&all_quoted(map, ids)))
        }
        Gap::ConsentNotAsked(ids) => {
            format!("Personal data are collected at {}, and nobody asks for consent.", list(&all_quoted(map, ids)))
        }
        Gap::DataOfChildren { personas, touchpoints } => children(map, personas, touchpoints),
        Gap::NoDimension(dimensions) => {
            let words: Vec<&str> = dimensions.iter().map(|one| dimension(*one)).collect();
            format!("No touchpoint is noted as {}.", alternatives(&words))
        }
        Gap::Unanswered { checklist, stages } => unanswered(map, checklist, stages),
        Gap::AnsweredNo { checklist, stages } => answered_no(map, checklist, stages),
    }
}

fn children(map: &JourneyMap, personas: &[Id<Persona>], touchpoints: &[Id<Touchpoint>]) -> String {
    let names: Vec<&str> = personas.iter().map(|id| name(map, *id)).collect();
    format!(
        "{} may be under 13, and personal data are collected at {}: a parent’s consent may be needed.",
        upper_first(&list(&names)),
        list(&all_quoted(map, touchpoints))
    )
}

/// "Trust: 2 of 4 questions are open for Awareness, 1 of 4 for Delivery."
fn unanswered(map: &JourneyMap, name: &str, stages: &[(Id<Stage>, Vec<String>)]) -> String {
    let list_of = checklist(name);
    let all = list_of.map_or(0, |list| list.questions.len());
    let title = list_of.map_or(name, |list| list.title.as_str());
    let mut parts = stages.iter().map(|(stage, open)| (stage_name(map, *stage), open.len()));
    let first = parts.next().map(|(stage, open)| {
        let verb = if open == 1 { "is" } else { "are" };
        format!("{} of {} questions {verb} open for {stage}", count(open), count(all))
    });
    let others = parts.map(|(stage, open)| format!("{} of {} for {stage}", count(open), count(all)));
    let parts: Vec<String> = first.into_iter().chain(others).collect();
    format!("{title}: {}.", parts.join(", "))
}

/// "Trust: no to intimacy for Delivery."
fn answered_no(map: &JourneyMap, name: &str, stages: &[(Id<Stage>, Vec<String>)]) -> String {
    let list_of = checklist(name);
    let title = list_of.map_or(name, |list| list.title.as_str());
    let word = |question: &String| {
        list_of.and_then(|list| list.question(question)).map_or(question.clone(), |one| one.title.to_lowercase())
    };
    let parts = stages.iter().map(|(stage, questions)| {
        let words: Vec<String> = questions.iter().map(word).collect();
        format!("no to {} for {}", list(&words), stage_name(map, *stage))
    });
    format!("{title}: {}.", parts.collect::<Vec<_>>().join("; "))
}

fn stage_name(map: &JourneyMap, stage: Id<Stage>) -> &str {
    map.stages.get(stage).map_or("", |stage| stage.name.trim())
}

fn alternatives(words: &[&str]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => words.concat(),
    }
}

fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Cognitive => "cognitive",
        Dimension::Emotional => "emotional",
        Dimension::Behavioural => "behavioural",
        Dimension::Sensorial => "sensorial",
        Dimension::Social => "social",
    }
}

pub(super) fn when(phase: Phase) -> &'static str {
    match phase {
        Phase::PrePurchase => "before the purchase",
        Phase::Purchase => "in the purchase",
        Phase::PostPurchase => "after the purchase",
    }
}

/// "30 % leave at ad and we do not know why (26 % of all lost journeys)."
fn leaks(map: &JourneyMap, touchpoints: &[(Id<Touchpoint>, f64, f64)]) -> String {
    let part = |lost: f64| if lost > 1.0 - 1e-9 { "all".to_owned() } else { format!("{} of all", percent(lost)) };
    let mut leaks = touchpoints.iter();
    let Some((id, leave, lost)) = leaks.next() else { return String::new() };
    let others: Vec<String> = leaks
        .map(|(id, leave, lost)| format!("{} ({}; {})", quoted(map, *id), percent(*leave), percent(*lost)))
        .collect();
    let likewise = if others.is_empty() { String::new() } else { format!("; likewise at {}", list(&others)) };
    format!(
        "{} leave at {} and we do not know why ({} lost journeys){likewise}.",
        upper_first(&percent(*leave)),
        quoted(map, *id),
        part(*lost)
    )
}

fn lacking(map: &JourneyMap, ids: &[Id<Touchpoint>], what: &str) -> String {
    let titles = upper_first(&list(&titles(map, ids)));
    if ids.len() == 1 {
        format!("{titles}, a moment of truth, has {what}.")
    } else {
        format!("{titles}, moments of truth, have {}.", what.replace("for it", "for them"))
    }
}

/// What kind of gap, for machines.
#[must_use]
pub fn gap_kind(gap: &Gap) -> &'static str {
    match gap {
        Gap::EmptyPhase(_) => "empty_phase",
        Gap::UnexplainedExit { .. } => "unexplained_exit",
        Gap::NoMetric(_) => "no_metric",
        Gap::NoResponsible(_) => "no_responsible",
        Gap::NoProcedure(_) => "no_procedure",
        Gap::FrontLineBound(_) => "front_line_bound",
        Gap::SingleChannel { .. } => "single_channel",
        Gap::NoEarned(_) => "no_earned",
        Gap::NothingInteractive => "nothing_interactive",
        Gap::NoPlaceToComplain => "no_place_to_complain",
        Gap::NoRecovery(_) => "no_recovery",
        Gap::ContactWithoutConsent(_) => "contact_without_consent",
        Gap::ConsentNotAsked(_) => "consent_not_asked",
        Gap::DataOfChildren { .. } => "data_of_children",
        Gap::NoDimension(_) => "no_dimension",
        Gap::Unanswered { .. } => "unanswered",
        Gap::AnsweredNo { .. } => "answered_no",
    }
}

/// The records that a gap is about.
#[must_use]
pub fn gap_subjects(gap: &Gap) -> Vec<String> {
    let texts = |ids: &[Id<Touchpoint>]| ids.iter().map(ToString::to_string).collect();
    match gap {
        Gap::EmptyPhase(_)
        | Gap::NoEarned(_)
        | Gap::NothingInteractive
        | Gap::NoPlaceToComplain
        | Gap::NoDimension(_) => Vec::new(),
        Gap::UnexplainedExit { touchpoints } => touchpoints.iter().map(|(id, _, _)| id.to_string()).collect(),
        Gap::NoMetric(ids)
        | Gap::NoResponsible(ids)
        | Gap::NoProcedure(ids)
        | Gap::FrontLineBound(ids)
        | Gap::NoRecovery(ids)
        | Gap::ContactWithoutConsent(ids)
        | Gap::ConsentNotAsked(ids) => texts(ids),
        Gap::DataOfChildren { personas, touchpoints } => {
            personas.iter().map(ToString::to_string).chain(texts(touchpoints)).collect()
        }
        Gap::Unanswered { stages, .. } | Gap::AnsweredNo { stages, .. } => {
            stages.iter().map(|(stage, _)| stage.to_string()).collect()
        }
        Gap::SingleChannel { stage, channel } => vec![stage.to_string(), channel.to_string()],
    }
}
