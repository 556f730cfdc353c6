//! The headings of a table of touchpoints, by the names that people use: for cells from the clipboard and for files
//! alike.
//!
//! Limitations: names are English ones.

/// What a column of a table of touchpoints holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// What the touchpoint is called.
    Title,
    /// The stage it belongs to.
    Stage,
    /// The phase of the stage.
    Phase,
    /// Where it happens.
    Channels,
    /// Paid, owned or earned.
    Creator,
    /// How it feels.
    Emotion,
    /// How much it matters, 0 to 10.
    Importance,
    /// How satisfied customers are, 0 to 10.
    Satisfaction,
    /// What it costs to improve.
    Effort,
    /// Why it hurts, or is loved.
    Cause,
    /// What it does in the journey.
    Roles,
    /// What the customer does.
    Action,
    /// What she thinks.
    Thought,
    /// The touchpoints that come next.
    Next,
    /// Anything else.
    Notes,
}

/// The names of each, folded; the first is the one that lists give.
const NAMES: [(Heading, &[&str]); 15] = [
    (Heading::Title, &["title", "touchpoint", "touchpoints", "task", "step", "activity", "name", "contact"]),
    (Heading::Stage, &["stage", "stages", "section", "column"]),
    (Heading::Phase, &["phase"]),
    (Heading::Channels, &["channels", "channel", "medium", "where"]),
    (Heading::Creator, &["creator", "ownership", "media", "mediatype", "paidownedearned", "poe"]),
    (Heading::Emotion, &["emotion", "emotions", "feeling", "score", "rating", "sentiment", "mood"]),
    (Heading::Importance, &["importance", "important", "matters", "weight"]),
    (Heading::Satisfaction, &["satisfaction", "satisfied", "csat"]),
    (Heading::Effort, &["effort", "size", "cost"]),
    (Heading::Cause, &["cause", "reason", "paincause", "lovecause", "pain", "why"]),
    (Heading::Roles, &["roles", "role"]),
    (Heading::Action, &["action", "actions", "customeraction", "whatthecustomerdoes", "doing", "does"]),
    (Heading::Thought, &["thought", "thoughts", "thinking", "quote", "verbatim"]),
    (Heading::Next, &["next", "nexttouchpoint", "nextstep", "leadsto", "followedby", "then"]),
    (Heading::Notes, &["notes", "note", "comment", "comments", "remarks"]),
];

impl Heading {
    /// The heading that this text is; none = nobody knows it.
    #[must_use]
    pub fn of(text: &str) -> Option<Heading> {
        let folded = folded_heading(text);
        NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(heading, _)| *heading)
    }

    /// The name that lists give, of each in their order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter_map(|(_, names)| names.first().copied())
    }
}

/// Letters and digits, small: "Touch-point " and "touchpoint" are one.
#[must_use]
pub fn folded_heading(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_heading_is_known_whatever_its_case_and_its_strokes() {
        let known = ["Touch-point ", "STEP", "What the customer does", "Paid/owned/earned", "leads to", "Colour"];
        let expected = [Heading::Title, Heading::Title, Heading::Action, Heading::Creator, Heading::Next].map(Some);
        assert_eq!(known.map(Heading::of), [expected.as_slice(), &[None]].concat().as_slice());
    }

    #[test]
    fn no_name_stands_for_two_columns_and_every_name_is_folded() {
        let all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|name| folded_heading(name) == **name));
    }
}
