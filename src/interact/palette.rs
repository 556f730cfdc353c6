//! The command palette without its look: what it offers, and which of it a few typed letters mean.
//!
//! Limitations: letters are matched as they are, accents included.

use std::ops::Range;

use super::{action::Action, intent::Intent};

/// One thing that the palette offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What kind of thing.
    pub kind: OfferKind,
    /// Its name.
    pub name: String,
    /// A few words more: the key of an action, the stage of a touchpoint.
    pub says: String,
    /// What it asks for; none = nothing as things stand.
    pub asks: Option<Intent>,
    /// How long ago it was used, 0 = last; none = not lately.
    pub used: Option<usize>,
}

/// What kind of thing the palette offers, in the order of equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfferKind {
    /// A named action.
    Action(Action),
    /// Goes to a touchpoint.
    Touchpoint,
    /// Goes to a stage.
    Stage,
    /// Goes to a persona.
    Persona,
}

/// How well a name answers to what is typed: less is better. Equal only for equal names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// 0 the name begins so, 1 a word of it, 2 it holds it, 3 its words begin so one after another, 4 its letters
    /// come in this order.
    kind: u8,
    /// How long ago it was used.
    used: usize,
    /// How far apart the letters stand.
    spread: usize,
    /// Where the first stands.
    at: usize,
}

/// An offer that answers, and which bytes of its name were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its place among the offers.
    pub place: usize,
    /// The bytes of the name that answer, letter by letter.
    pub letters: Vec<Range<usize>>,
}

/// The offers that answer to `typed`, best first; the order is total. Nothing typed: the actions, those used lately
/// first.
#[must_use]
pub fn matches(typed: &str, offers: &[Offer]) -> Vec<Match> {
    let asked: Vec<char> = typed.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase).collect();
    if asked.is_empty() {
        let mut actions: Vec<(usize, &Offer)> =
            offers.iter().enumerate().filter(|(_, offer)| matches!(offer.kind, OfferKind::Action(_))).collect();
        actions.sort_by_key(|(place, offer)| (offer.used.unwrap_or(usize::MAX), *place));
        return actions.into_iter().map(|(place, _)| Match { place, letters: Vec::new() }).collect();
    }
    let mut found: Vec<(Fit, &Offer, Match)> = offers
        .iter()
        .enumerate()
        .filter_map(|(place, offer)| {
            let (fit, letters) = fit(&asked, &offer.name, offer.used.unwrap_or(usize::MAX))?;
            Some((fit, offer, Match { place, letters }))
        })
        .collect();
    found.sort_by(|(a_fit, a, a_match), (b_fit, b, b_match)| {
        (a_fit, a.kind, &a.name, a_match.place).cmp(&(b_fit, b.kind, &b.name, b_match.place))
    });
    found.into_iter().map(|(.., one)| one).collect()
}

/// A letter of a name: where it stands, in small.
struct Letter {
    range: Range<usize>,
    small: char,
    begins: bool,
}

fn letters(name: &str) -> Vec<Letter> {
    let mut begins = true;
    let mut letters = Vec::new();
    for (at, letter) in name.char_indices() {
        if letter.is_alphanumeric() {
            let small = letter.to_lowercase().next().unwrap_or(letter);
            letters.push(Letter { range: at..at + letter.len_utf8(), small, begins });
            begins = false;
        } else {
            begins = true;
        }
    }
    letters
}

fn fit(asked: &[char], name: &str, used: usize) -> Option<(Fit, Vec<Range<usize>>)> {
    let letters = letters(name);
    let run = |from: usize| {
        let these = letters.iter().skip(from).map(|letter| letter.small);
        these.take(asked.len()).eq(asked.iter().copied())
    };
    let runs = (0..letters.len()).filter(|from| run(*from));
    let begins = |from: &usize| letters.get(*from).is_some_and(|letter| letter.begins);
    let best = runs.min_by_key(|from| (!begins(from), *from));
    let (kind, places): (u8, Vec<usize>) = match best {
        Some(0) => (0, (0..asked.len()).collect()),
        Some(from) => (if begins(&from) { 1 } else { 2 }, (from..from + asked.len()).collect()),
        None => in_words(asked, &letters)
            .map(|places| (3, places))
            .or_else(|| in_order(asked, &letters).map(|places| (4, places)))?,
    };
    let (first, last) = (places.first().copied()?, places.last().copied()?);
    let ranges = places.iter().filter_map(|place| Some(letters.get(*place)?.range.clone())).collect();
    Some((Fit { kind, used, spread: last - first, at: first }, ranges))
}

/// Each letter goes on in its word or begins a later one: "nt" in "New touchpoint".
fn in_words(asked: &[char], letters: &[Letter]) -> Option<Vec<usize>> {
    fn go(asked: &[char], letters: &[Letter], from: usize, places: &mut Vec<usize>) -> bool {
        let Some((first, rest)) = asked.split_first() else { return true };
        for place in from..letters.len() {
            let Some(letter) = letters.get(place) else { break };
            let goes_on = places.last().is_some_and(|last| last + 1 == place);
            if letter.small == *first && (goes_on || letter.begins) {
                places.push(place);
                if go(rest, letters, place + 1, places) {
                    return true;
                }
                places.pop();
            }
        }
        false
    }
    let mut places = Vec::new();
    // A long text against a long name could be tried in very many ways.
    (asked.len() <= 12 && go(asked, letters, 0, &mut places)).then_some(places)
}

fn in_order(asked: &[char], letters: &[Letter]) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    for small in asked {
        let place = letters.iter().skip(from).position(|letter| letter.small == *small)? + from;
        places.push(place);
        from = place + 1;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(names: &[&str]) -> Vec<Offer> {
        let offer = |name: &&str| Offer {
            kind: OfferKind::Action(Action::Undo),
            name: (*name).to_owned(),
            says: String::new(),
            asks: None,
            used: None,
        };
        names.iter().map(offer).collect()
    }

    fn found<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
        matches(typed, &offers(names)).into_iter().map(|one| names[one.place]).collect()
    }

    const NAMES: [&str; 6] =
        ["Zoom in", "New touchpoint", "Next touchpoint", "Fit everything", "Feels neutral", "Undo"];

    #[test]
    fn what_begins_so_comes_before_what_holds_it_and_that_before_letters_in_order() {
        assert_eq!(found("ne", &NAMES), ["New touchpoint", "Next touchpoint", "Feels neutral"]);
        assert_eq!(found("nt", &NAMES)[..2], ["New touchpoint", "Next touchpoint"]);
        assert_eq!(found("new to", &NAMES), ["New touchpoint"]);
        assert_eq!(found("zzz", &NAMES), [""; 0]);
    }

    #[test]
    fn the_order_is_total() {
        let twice = ["Same", "Same", "same thing"];
        let places: Vec<usize> = matches("same", &offers(&twice)).into_iter().map(|one| one.place).collect();
        assert_eq!(places, [0, 1, 2]);
    }

    #[test]
    fn what_was_used_lately_comes_first_where_both_fit_alike() {
        let mut all = offers(&NAMES);
        all[2].used = Some(0);
        assert_eq!(matches("ne", &all)[0].place, 2);
        assert_eq!(matches("", &all)[0].place, 2);
        assert_eq!(matches("", &all).len(), NAMES.len());
    }

    #[test]
    fn the_letters_that_answer_are_named() {
        let one = &matches("tou", &offers(&["New touchpoint"]))[0];
        assert_eq!(one.letters, [4..5, 5..6, 6..7]);
        assert_eq!(matches("é", &offers(&["Café"]))[0].letters, [3..5]);
    }
}
