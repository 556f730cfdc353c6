//! The phase of a stage, guessed from its name: a journey goes forward, so never backwards.

use crate::{edit::phase_word, import::note::Because, model::Phase};

/// One guess for each stage, in order; it rests on nothing but its place where no name tells anything.
pub(in crate::import) fn guesses(stages: &[&str]) -> Vec<(Phase, Option<Because>)> {
    let told: Vec<_> = stages.iter().map(|name| phase_word(name)).collect();
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
