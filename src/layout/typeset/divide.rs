//! Where a word that is too long for a row is divided: before a syllable, as far as letters alone tell where one begins.
//! The language is not known, so no list of words and no patterns are asked.
//!
//! Limitations: a compound may be divided within one of its words; vowels are those of Latin, Greek and Cyrillic.

/// Fewer letters than this stay with no part of a word.
const LEAST: usize = 3;
/// A row is shortened by at most so many letters for the sake of a syllable.
const BACK: usize = 7;

/// Consonants that begin a syllable together.
const TOGETHER: [&str; 26] = [
    "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "tr", "vr", "ch", "ck", "ph", "sh",
    "th", "qu", "sch", "schl", "schr", "schw", "ß",
];

/// How many letters of the word's part in the row (`before`) go to the next one, which has `after` of it.
pub(super) fn letters_back(before: &str, after: &str) -> usize {
    let word: Vec<char> = before.chars().chain(after.chars()).flat_map(char::to_lowercase).collect();
    let end = before.chars().count().min(word.len());
    let last = end.min(word.len().saturating_sub(LEAST));
    let first = LEAST.max(end.saturating_sub(BACK));
    let begins = (first..=last).rev().find(|place| begins_a_syllable(&word, *place));
    match begins {
        Some(place) => end - place,
        // At least no letter or two alone on the next row.
        None if last >= LEAST => end - last,
        None => 0,
    }
}

/// Does a vowel follow here after as many consonants as can be said together, with a vowel somewhere before?
fn begins_a_syllable(word: &[char], place: usize) -> bool {
    let (before, rest) = word.split_at(place.min(word.len()));
    let onset: String = rest.iter().take_while(|letter| !is_vowel(**letter)).collect();
    let consonants = onset.chars().count();
    if consonants == 0 || rest.len() == consonants || !before.iter().any(|letter| is_vowel(*letter)) {
        return false;
    }
    let is_said = |onset: &str| onset.chars().count() == 1 || TOGETHER.contains(&onset);
    // One more consonant from before would belong to the same syllable.
    let longer: String = before.last().into_iter().copied().chain(onset.chars()).collect();
    is_said(&onset) && !TOGETHER.contains(&longer.as_str())
}

fn is_vowel(letter: char) -> bool {
    "aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýÿąęőű".contains(letter)
        || "αεηιουωάέήίόύώϊϋ".contains(letter)
        || "аеёиоуыэюяіїєў".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::letters_back;

    /// The word as it is divided where so many letters fit.
    fn divided(word: &str, fitting: usize) -> String {
        let letters: Vec<char> = word.chars().collect();
        let (before, after) = letters.split_at(fitting);
        let back = letters_back(&before.iter().collect::<String>(), &after.iter().collect::<String>());
        let (before, after) = letters.split_at(fitting - back);
        format!("{}-{}", before.iter().collect::<String>(), after.iter().collect::<String>())
    }

    #[test]
    fn words_are_divided_before_a_syllable() {
        assert_eq!(divided("Produktinformationsblatt", 21), "Produktinformations-blatt");
        assert_eq!(divided("Personalausweisnummer", 19), "Personalausweisnum-mer");
        assert_eq!(divided("Lebensversicherungsgesellschaft", 20), "Lebensversicherungs-gesellschaft");
        assert_eq!(divided("Donaudampfschifffahrt", 13), "Donaudampf-schifffahrt");
        assert_eq!(divided("incomprehensibilities", 16), "incomprehensibi-lities");
        assert_eq!(divided("électroencéphalogramme", 17), "électroencéphalo-gramme");
        assert_eq!(divided("Ηλεκτροεγκεφαλογράφημα", 14), "Ηλεκτροεγκεφα-λογράφημα");
        assert_eq!(divided("электрокардиография", 12), "электрокар-диография");
    }

    #[test]
    fn no_letter_or_two_stand_alone() {
        assert_eq!(divided("Einzugsermaechtigungen", 21), "Einzugsermaechtigun-gen");
        assert_eq!(divided("bcdfghjklmn", 10), "bcdfghjk-lmn");
        assert_eq!(divided("abc", 2), "ab-c");
    }
}
