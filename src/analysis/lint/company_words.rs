//! Titles in the company's words ("process order") where the customer's would tell more ("waits for a word").
//!
//! A title is taken for the company's where it begins with what only a company does, speaks of the customer as somebody
//! else, or holds a word of the trade.
//!
//! Limitations: a list of English words. A title in another language is not judged.

use super::{Lint, Sight};

/// What a company does and a customer does not, at the beginning of a title.
const DEEDS: [&str; 22] = [
    "acquire",
    "bill",
    "convert",
    "cross-sell",
    "dispatch",
    "escalate",
    "fulfil",
    "fulfill",
    "handle",
    "inform",
    "nurture",
    "onboard",
    "process",
    "provision",
    "qualify",
    "remind",
    "retain",
    "retarget",
    "segment",
    "triage",
    "upsell",
    "validate",
];

/// Words of the trade, anywhere in a title.
const TRADE: [&str; 19] = [
    "acquisition",
    "backend",
    "backoffice",
    "churn",
    "conversion",
    "crm",
    "cross-selling",
    "erp",
    "fulfilment",
    "fulfillment",
    "kyc",
    "leadgen",
    "monetisation",
    "monetization",
    "onboarding",
    "provisioning",
    "sla",
    "touchpoint",
    "upselling",
];

/// How a company speaks of those who come.
const OTHERS: [&str; 4] = ["customer", "customers", "client", "clients"];

/// What customers call by that name themselves: "customer service".
const BESIDE: [&str; 9] = ["account", "advisor", "card", "care", "hotline", "number", "review", "service", "support"];

pub(super) fn lint(sight: &Sight<'_>) -> Vec<Lint> {
    let told = sight.touchpoints.iter().filter_map(|(id, record)| Some((*id, telling_word(&record.title)?)));
    super::one(told.collect(), Lint::CompanyWords)
}

/// The word that tells; none where the title may be the customer's.
fn telling_word(title: &str) -> Option<String> {
    let words: Vec<String> = title
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let deed = words.first().filter(|first| words.len() > 1 && is_deed(first));
    let trade = || words.iter().find(|word| TRADE.contains(&word.as_str()));
    let followed_by = |place: usize| words.get(place + 1).map(String::as_str).unwrap_or_default();
    let is_name = |next: &str| BESIDE.contains(&next.strip_suffix('s').unwrap_or(next));
    let other = || {
        let found = words
            .iter()
            .enumerate()
            .find(|(place, word)| OTHERS.contains(&word.as_str()) && *place > 0 && !is_name(followed_by(*place)));
        found.map(|(_, word)| word)
    };
    deed.or_else(trade).or_else(other).cloned()
}

/// The deed, also as "processes" and "processing".
fn is_deed(word: &str) -> bool {
    DEEDS.iter().any(|deed| {
        let stem = deed.strip_suffix('e').unwrap_or(deed);
        word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "e" | "s" | "es" | "ing" | "ling"))
            && word.len() >= deed.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_companys_words_are_told_from_the_customers() {
        let company = ["Process order", "Order fulfilment", "Inform the customer", "Onboarding", "Handling complaints"];
        for title in company {
            assert!(telling_word(title).is_some(), "{title}");
        }
        let customer = [
            "Calls customer service",
            "Waits for the van",
            "Checkout asks for account",
            "Market on Saturday",
            "Other customers' reviews",
            "Routes home",
            "Marketing",
            "Gets the bill",
            "Information desk",
        ];
        for title in customer {
            assert_eq!(telling_word(title), None, "{title}");
        }
    }
}
