//! Words that begin with a sign, each alone: creators, feelings, causes, efforts, ratings.

use super::{name::folded, reading::Why};
use crate::model::{BasisPoints, Creator, Effort, EffortSize, Emotion, Face, LoveCause, PainCause, Rating, Role};

/// What one word says by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A plain word.
    Plain,
    /// Who makes it.
    Creator(Creator),
    /// How it feels.
    Emotion(Emotion),
    /// The beginning of a cause; which one depends on the feeling.
    Cause(String),
    /// What it costs to improve.
    Effort(Effort),
    /// How much it matters.
    Importance(Rating),
    /// A sign that says nothing.
    Not(Why),
}

/// Tags as they are typed.
pub(super) const TAGS: [&str; 5] = ["paid", "owned", "earned", "love", "pain"];

/// Sizes of effort as they are typed.
pub(super) const SIZES: [(&str, EffortSize); 5] =
    [("xs", EffortSize::XS), ("s", EffortSize::S), ("m", EffortSize::M), ("l", EffortSize::L), ("xl", EffortSize::XL)];

/// Causes of pain as they are typed.
pub(super) const PAINS: [(&str, PainCause); 7] = [
    ("failure", PainCause::Failure),
    ("delay", PainCause::Delay),
    ("inconsistency", PainCause::Inconsistency),
    ("effort", PainCause::Effort),
    ("price", PainCause::Price),
    ("trust", PainCause::Trust),
    ("other", PainCause::Other),
];

/// Causes of love as they are typed.
pub(super) const LOVES: [(&str, LoveCause); 7] = [
    ("sensory", LoveCause::Sensory),
    ("service", LoveCause::Service),
    ("speed", LoveCause::Speed),
    ("price", LoveCause::Price),
    ("person", LoveCause::Person),
    ("surprise", LoveCause::Surprise),
    ("other", LoveCause::Other),
];

/// Roles as they are typed.
pub(super) const ROLES: [(&str, Role); 11] = [
    ("entry", Role::Entry),
    ("goal", Role::Goal),
    ("research", Role::Research),
    ("choice", Role::Choose),
    ("pay", Role::Pay),
    ("sign", Role::Sign),
    ("consent", Role::Consent),
    ("first use", Role::FirstUse),
    ("claim", Role::Claim),
    ("cancel", Role::Cancel),
    ("share", Role::Share),
];

/// What a word says. A bare `0` is a plain word here: where it stands decides.
pub(super) fn sign(word: &str) -> Sign {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return Sign::Plain };
    let rest = letters.as_str();
    match first {
        '#' => tag(rest),
        '!' if rest.starts_with(char::is_alphabetic) => Sign::Cause(folded(rest)),
        '~' => effort(rest),
        '*' => importance(rest),
        '+' | '-' | '−' | '–' => feeling(word),
        _ => Sign::Plain,
    }
}

fn tag(rest: &str) -> Sign {
    if !rest.starts_with(char::is_alphabetic) {
        return Sign::Plain;
    }
    let asked = rest.to_lowercase();
    // As the key P is: paid. Pain has its number.
    let asked = if asked == "p" { "paid" } else { asked.as_str() };
    let found: Vec<&str> = TAGS.into_iter().filter(|name| name.starts_with(asked)).collect();
    match found.as_slice() {
        ["paid"] => Sign::Creator(Creator::Paid),
        ["owned"] => Sign::Creator(Creator::Owned),
        ["earned"] => Sign::Creator(Creator::Earned),
        ["love"] => Sign::Emotion(Emotion::from(Face::Good)),
        ["pain"] => Sign::Emotion(Emotion::from(Face::Bad)),
        [] => Sign::Not(Why::Tag),
        _ => Sign::Not(Why::Tags(found)),
    }
}

fn effort(rest: &str) -> Sign {
    if let Some(number) = rest.strip_suffix('%') {
        let share = hundredths(number).filter(|share| *share <= 10_000);
        return share.map_or(Sign::Not(Why::Effort), |share| Sign::Effort(Effort::Number(BasisPoints::clamped(share))));
    }
    if !rest.starts_with(char::is_alphabetic) {
        return Sign::Plain;
    }
    size(rest).map_or(Sign::Not(Why::Effort), |size| Sign::Effort(Effort::Size(size)))
}

/// A size of effort by its name.
pub(super) fn size(name: &str) -> Option<EffortSize> {
    let name = name.to_lowercase();
    SIZES.into_iter().find(|(size, _)| *size == name).map(|(_, size)| size)
}

fn importance(rest: &str) -> Sign {
    if !rest.starts_with(|first: char| first.is_ascii_digit()) {
        return Sign::Plain;
    }
    match hundredths(rest) {
        Some(number) => rating(number).map_or(Sign::Not(Why::Rating), Sign::Importance),
        None => Sign::Plain,
    }
}

/// A rating of so many hundredths of a point.
pub(super) fn rating(hundredths: i64) -> Option<Rating> {
    (0..=1_000).contains(&hundredths).then(|| Rating::clamped((hundredths + 5) / 10))
}

fn feeling(word: &str) -> Sign {
    let digits = word.get(word.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
    match (level(word), hundredths(digits)) {
        (Some(emotion), _) => Sign::Emotion(emotion),
        // A number of several digits is one of the title: "+49 30 …", "-20 %".
        (None, Some(number)) if number < 1_000 => Sign::Not(Why::Feeling),
        _ => Sign::Plain,
    }
}

/// A feeling from -2 to +2, written with its sign; 0 may do without.
pub(super) fn level(word: &str) -> Option<Emotion> {
    let (digits, factor) = match word.chars().next()? {
        '+' => (word.get(1..)?, 1),
        minus @ ('-' | '−' | '–') => (word.get(minus.len_utf8()..)?, -1),
        _ => (word, 1),
    };
    let number = hundredths(digits).filter(|number| *number <= 200)?;
    let is_signed = digits.len() < word.len() || number == 0;
    // Two points of the scale of faces are a hundred hundredths.
    is_signed.then(|| Emotion::clamped(factor * number / 2))
}

/// A plain number in hundredths: `1`, `1.5`, `1,25`; no sign, at most two decimals.
pub(super) fn hundredths(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || whole.len() > 6 || decimals.len() > 2 {
        return None;
    }
    let part: i64 = decimals.parse().ok()?;
    let part = if decimals.len() == 1 { part * 10 } else { part };
    Some(whole.parse::<i64>().ok()? * 100 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_tags_do_where_they_are_unique() {
        assert_eq!(
            [sign("#o"), sign("#Earn"), sign("#p")],
            [Sign::Creator(Creator::Owned), Sign::Creator(Creator::Earned), Sign::Creator(Creator::Paid)]
        );
        assert_eq!(sign("#l"), Sign::Emotion(Emotion::clamped(50)));
        assert_eq!(sign("#pain"), Sign::Emotion(Emotion::clamped(-50)));
        assert_eq!(sign("#pa"), Sign::Not(Why::Tags(vec!["paid", "pain"])));
        assert_eq!(sign("#foo"), Sign::Not(Why::Tag));
        assert_eq!(sign("#1"), Sign::Plain);
    }

    #[test]
    fn a_feeling_has_a_sign_and_lies_between_minus_two_and_two() {
        let hundredths = |word| match sign(word) {
            Sign::Emotion(emotion) => Some(emotion.hundredths()),
            _ => None,
        };
        assert_eq!(
            ["-2", "−1", "+2", "-0", "+1.5", "-0,5"].map(hundredths),
            [Some(-100), Some(-50), Some(100), Some(0), Some(75), Some(-25)]
        );
        assert_eq!(sign("-3"), Sign::Not(Why::Feeling));
        assert_eq!(["+49", "-20", "-", "--", "2", "-x", "+1.234"].map(sign), [const { Sign::Plain }; 7]);
    }

    #[test]
    fn efforts_are_sizes_or_shares_and_importance_is_of_ten() {
        assert_eq!(sign("~xs"), Sign::Effort(Effort::Size(EffortSize::XS)));
        assert_eq!(sign("~40%"), Sign::Effort(Effort::Number(BasisPoints::clamped(4_000))));
        assert_eq!([sign("~x"), sign("~120%")], [const { Sign::Not(Why::Effort) }; 2]);
        assert_eq!(sign("~20"), Sign::Plain);
        assert_eq!(sign("*8"), Sign::Importance(Rating::clamped(80)));
        assert_eq!(sign("*7.5"), Sign::Importance(Rating::clamped(75)));
        assert_eq!(sign("*11"), Sign::Not(Why::Rating));
        assert_eq!([sign("*really*"), sign("!"), sign("!!!")], [const { Sign::Plain }; 3]);
    }
}
