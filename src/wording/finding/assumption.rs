//! What was inferred, and what was left out.

use super::{all_quoted, quoted, title};
use crate::{
    analysis::{Assumption, Report, Term},
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

/// "Criticality and importance are not counted: nobody knows them, or they are about the same everywhere."; none
/// where every term counts.
#[must_use]
pub fn dropped_term(report: &Report) -> Option<String> {
    let terms: Vec<&str> = report.dropped_terms.iter().map(|dropped| term(*dropped)).collect();
    let named = upper_first(&list(&terms));
    match terms.len() {
        0 => None,
        1 => Some(format!("{named} is not counted: it is unknown, or about the same everywhere.")),
        _ => Some(format!("{named} are not counted: they are unknown, or about the same everywhere.")),
    }
}
