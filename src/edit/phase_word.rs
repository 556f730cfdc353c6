//! Words in the name of a stage that tell its phase. Used wherever stages come from text: the capture line, pasted
//! tables, imported diagrams.
//!
//! Limitations: English words only.

use crate::model::Phase;

/// Words that tell a phase, in their plain form.
const WORDS: [(&str, Phase); 14] = [
    ("buy", Phase::Purchase),
    ("pay", Phase::Purchase),
    ("order", Phase::Purchase),
    ("book", Phase::Purchase),
    ("checkout", Phase::Purchase),
    ("purchase", Phase::Purchase),
    ("deliver", Phase::PostPurchase),
    ("use", Phase::PostPurchase),
    ("support", Phase::PostPurchase),
    ("return", Phase::PostPurchase),
    ("after", Phase::PostPurchase),
    ("onboard", Phase::PostPurchase),
    ("adopt", Phase::PostPurchase),
    ("renew", Phase::PostPurchase),
];

/// What may hang on such a word and leave it what it is: "ordering", "payment", "delivery". Not "er": a user
/// does not say in which phase she is.
const ENDINGS: [&str; 12] = ["", "s", "d", "ed", "ing", "ings", "y", "ies", "ment", "ments", "ion", "al"];

/// The first word of a stage's name that tells a phase, in small letters, and the phase.
#[must_use]
pub fn phase_word(name: &str) -> Option<(String, Phase)> {
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.find_map(|word| Some((word.to_owned(), phase_of(word)?)))
}

fn phase_of(word: &str) -> Option<Phase> {
    if word == "using" {
        return Some(Phase::PostPurchase);
    }
    let is_form = |plain: &str| word.strip_prefix(plain).is_some_and(|ending| ENDINGS.contains(&ending));
    WORDS.iter().find(|(plain, _)| is_form(plain)).map(|(_, phase)| *phase)
}
