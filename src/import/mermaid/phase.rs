//! The phase of a stage, guessed from its name: a journey goes forward, so never backwards.

use crate::{import::note::Because, model::Phase};

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

/// One guess for each stage, in order; it rests on nothing but its place where no name tells anything.
pub(super) fn guesses(stages: &[&str]) -> Vec<(Phase, Option<Because>)> {
    let told: Vec<_> = stages.iter().map(|name| told(name)).collect();
    if told.iter().all(Option::is_none) {
        return (0..stages.len()).map(|place| (by_place(place, stages.len()), None)).collect();
    }
    let mut reached = Phase::PrePurchase;
    let mut guesses = Vec::new();
    for told in told {
        let because = match told {
            Some((word, phase)) if phase >= reached => {
                reached = phase;
                Because::Word(word)
            }
            Some((word, _)) => Because::NotBack(word),
            None => Because::Before,
        };
        guesses.push((reached, Some(because)));
    }
    guesses
}

fn by_place(place: usize, count: usize) -> Phase {
    match place {
        0 => Phase::PrePurchase,
        last if last + 1 == count => Phase::PostPurchase,
        _ => Phase::Purchase,
    }
}

/// The first word of a name that tells a phase.
fn told(name: &str) -> Option<(String, Phase)> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use Phase::{PostPurchase, PrePurchase, Purchase};

    #[track_caller]
    fn assert_guessed<const N: usize>(stages: [&str; N], phases: [Phase; N]) {
        let guessed: Vec<_> = guesses(&stages).into_iter().map(|(phase, _)| phase).collect();
        assert_eq!(guessed, phases, "{stages:?}");
    }

    #[test]
    fn a_word_tells_the_phase_and_the_next_stage_follows() {
        assert_guessed(
            ["Dream", "Compare", "Book", "Wait", "Use"],
            [PrePurchase, PrePurchase, Purchase, Purchase, PostPurchase],
        );
        assert_guessed(["Payment", "Delivery"], [Purchase, PostPurchase]);
        assert_guessed(
            ["Evaluate", "Purchase", "Onboarding", "Renewal"],
            [PrePurchase, Purchase, PostPurchase, PostPurchase],
        );
        assert_guessed(["CHECKOUT", "After-sales"], [Purchase, PostPurchase]);
    }

    #[test]
    fn a_journey_never_goes_back() {
        assert_guessed(["Returns", "Order again"], [PostPurchase, PostPurchase]);
        assert_eq!(guesses(&["Returns", "Order again"])[1].1, Some(Because::NotBack("order".into())));
    }

    #[test]
    fn without_a_word_the_place_decides() {
        assert_guessed(["One", "Two", "Three", "Four"], [PrePurchase, Purchase, Purchase, PostPurchase]);
        assert_guessed(["One", "Two"], [PrePurchase, PostPurchase]);
        assert_guessed(["One"], [PrePurchase]);
        assert_guessed([], []);
    }

    #[test]
    fn a_word_within_a_word_tells_nothing() {
        assert_guessed(["User research", "Bookshelf", "Afternoon"], [PrePurchase, Purchase, PostPurchase]);
    }
}
