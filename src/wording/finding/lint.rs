//! Questions of a careful reader.

use super::titles;
use crate::{
    analysis::Lint,
    model::JourneyMap,
    wording::figure::{count, list},
};

/// So many are named; more are counted.
const NAMED: usize = 5;

/// The question, as a statement.
#[must_use]
pub fn lint(map: &JourneyMap, lint: &Lint) -> String {
    let (ids, what) = match lint {
        Lint::NoChannel(ids) => (ids, "no channel"),
        Lint::NoCreator(ids) => (ids, "no creator (paid, owned or earned)"),
        Lint::NoEmotion(ids) => (ids, "no rating of how it feels"),
        Lint::NoReason(ids) => (ids, "a rating without a reason (a thought or evidence)"),
        Lint::EqualTitles(ids) => {
            let title = titles(map, ids).first().copied().unwrap_or_default().to_owned();
            return format!("{} touchpoints of one stage are called {title}.", count(ids.len()));
        }
        Lint::Unreachable(ids) => return format!("No way in leads to {}.", named(&titles(map, ids))),
        Lint::CompanyWords(told) => {
            let titles: Vec<String> =
                told.iter().map(|(id, word)| format!("{} (“{word}”)", titles(map, &[*id]).concat())).collect();
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            return format!("In the company’s words and not the customer’s: {}.", named(&titles));
        }
        Lint::Unplanned(ids) => {
            let titles: Vec<&str> =
                ids.iter().filter_map(|id| map.opportunities.get(*id)).map(|plan| plan.title.trim()).collect();
            return format!("In the plan, nobody responsible or no date: {}.", named(&titles));
        }
    };
    format!(
        "{} {} {what}: {}.",
        count(ids.len()),
        if ids.len() == 1 { "touchpoint has" } else { "touchpoints have" },
        named(&titles(map, ids))
    )
}

fn named(titles: &[&str]) -> String {
    match titles.get(..NAMED) {
        Some(first) if titles.len() > NAMED => format!("{} and {} more", first.join(", "), count(titles.len() - NAMED)),
        _ => list(titles),
    }
}

/// What kind of question, for machines.
#[must_use]
pub fn lint_kind(lint: &Lint) -> &'static str {
    match lint {
        Lint::NoChannel(_) => "no_channel",
        Lint::NoCreator(_) => "no_creator",
        Lint::NoEmotion(_) => "no_emotion",
        Lint::NoReason(_) => "no_reason",
        Lint::EqualTitles(_) => "equal_titles",
        Lint::Unreachable(_) => "unreachable",
        Lint::CompanyWords(_) => "company_words",
        Lint::Unplanned(_) => "unplanned",
    }
}

/// The records that it concerns.
#[must_use]
pub fn lint_subjects(lint: &Lint) -> Vec<String> {
    match lint {
        Lint::NoChannel(ids)
        | Lint::NoCreator(ids)
        | Lint::NoEmotion(ids)
        | Lint::NoReason(ids)
        | Lint::EqualTitles(ids)
        | Lint::Unreachable(ids) => ids.iter().map(ToString::to_string).collect(),
        Lint::CompanyWords(told) => told.iter().map(|(id, _)| id.to_string()).collect(),
        Lint::Unplanned(ids) => ids.iter().map(ToString::to_string).collect(),
    }
}
