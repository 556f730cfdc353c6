//! What was inferred, and what was left out.

use super::{all_quoted, quoted, title};
use crate::{
    analysis::{Assumption, Report, Term, TouchpointReport},
    model::{Id, JourneyMap, Touchpoint},
    wording::{
        fault::upper_first,
        figure::{count, list},
    },
};

/// An inference, in a sentence.
#[must_use]
pub fn assumption(map: &JourneyMap, assumption: &Assumption) -> String {
    let named = |ids: &[Id<Touchpoint>]| list(&all_quoted(map, ids));
    match assumption {
        Assumption::Flow => "No share and no count is given anywhere: how many go where is not known.".to_owned(),
        Assumption::Path => "No arrows are drawn: the order of the touchpoints is taken as the path.".to_owned(),
        Assumption::Entries(ids) => format!("Journeys are taken to start at {}.", named(ids)),
        Assumption::EqualStarts(ids) => format!("Equally many are taken to start at {}.", named(ids)),
        Assumption::Goals(ids) => format!("Journeys are taken to reach their goal at {}.", named(ids)),
        Assumption::Arrow { from, to } => {
            format!("Is an arrow missing? {} is taken to lead to {}.", upper_first(title(map, *from)), quoted(map, *to))
        }
        Assumption::EqualParts(id) => format!("The ways out of {} are taken as equal parts.", quoted(map, *id)),
        Assumption::SplitRest(id) => {
            format!("Some ways out of {} have no share: they split what is left.", quoted(map, *id))
        }
        Assumption::Overfull(id) => {
            format!("The shares at {} come to more than the whole: they were scaled to fit.", quoted(map, *id))
        }
        Assumption::SharesIgnored(id) => {
            format!("At {} there are counts: the shares beside them were not used.", quoted(map, *id))
        }
        Assumption::StartsIgnored(ids) => {
            format!("Those who start were counted: the shares of starts at {} were not used.", named(ids))
        }
        Assumption::Loyalty(link) => {
            let ends = map.links.get(*link).map(|link| (quoted(map, link.from), quoted(map, link.to)));
            let (from, to) = ends.unwrap_or_default();
            format!("The way back from {from} to {to} is read as loyalty.")
        }
        Assumption::Closed(ids) => format!("Nobody can leave: {}; left out of the figures.", named(ids)),
        Assumption::TooLarge(size) => format!(
            "{} touchpoints all lead to one another; beyond 2,000 the flow is not computed. Take out links that lead back.",
            count(*size)
        ),
    }
}

/// A term, within a sentence.
#[must_use]
pub fn term(term: Term) -> &'static str {
    match term {
        Term::Criticality => "criticality",
        Term::Intensity => "intensity",
        Term::Gateway => "gateway",
        Term::Importance => "importance",
        Term::Memory => "memory",
    }
}

/// "Importance is not counted: nobody has said how much it matters. Criticality is not counted: it is about the same
/// everywhere."; none where every term counts.
#[must_use]
pub fn dropped_term(map: &JourneyMap, report: &Report) -> Option<String> {
    let mut by_reason: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for dropped in &report.dropped_terms {
        let reason = why_dropped(map, report, *dropped);
        match by_reason.iter_mut().find(|(other, _)| *other == reason) {
            Some((_, terms)) => terms.push(term(*dropped)),
            None => by_reason.push((reason, vec![term(*dropped)])),
        }
    }
    let told = |(reason, terms): &(&str, Vec<&str>)| {
        let (are, they_are) = if terms.len() == 1 { ("is", "it is") } else { ("are", "they are") };
        format!("{} {are} not counted: {}.", upper_first(&list(terms)), reason.replacen("it is", they_are, 1))
    };
    (!by_reason.is_empty()).then(|| by_reason.iter().map(told).collect::<Vec<_>>().join(" "))
}

/// A term is dropped where it is known nowhere, or where it tells no touchpoint from another.
fn why_dropped(map: &JourneyMap, report: &Report, dropped: Term) -> &'static str {
    let in_chain = || report.touchpoints.iter().filter(|entry| entry.is_in_chain);
    let is_known = |entry: &TouchpointReport| match dropped {
        Term::Criticality => entry.removal_effect.or(entry.observed_pass_through).is_some(),
        Term::Intensity | Term::Memory => entry.emotion.is_some(),
        Term::Importance => map.touchpoints.get(entry.id).is_some_and(|record| record.importance.is_some()),
        Term::Gateway => in_chain().any(|other| other.phase != entry.phase),
    };
    match dropped {
        _ if in_chain().next().is_none() => "no touchpoint is left in the figures",
        Term::Gateway if in_chain().any(is_known) => "it is unknown, or about the same everywhere",
        _ if in_chain().any(is_known) => "it is about the same everywhere",
        Term::Criticality if report.success.is_none() => "the flow cannot be computed",
        Term::Criticality => "nobody reaches the goal",
        Term::Intensity | Term::Memory => "nobody has rated how it feels",
        Term::Importance => "nobody has said how much each touchpoint matters",
        Term::Gateway => "no way leads from one phase to the next",
    }
}
