//! Names as they are asked for: small letters, unique beginnings, hyphens for spaces.
//!
//! Limitations: accents are not folded ("cafe" does not find "Café").

/// A name as names are compared: small letters, hyphens and underscores as spaces, one space between words.
#[must_use]
pub fn folded(name: &str) -> String {
    let words = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '_' | '‑'));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

/// What a name that is asked for finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found<T> {
    /// This one.
    One(T),
    /// More than one begins so.
    Several(Vec<T>),
    /// Nothing begins so.
    Nothing,
}

/// The one among `names` (folded) that is meant by `asked` (folded). The whole name comes before its beginning, that
/// before the beginning of a later word of it; of several equal names the first is meant.
pub(super) fn find<T: Copy>(asked: &str, names: &[(T, String)]) -> Found<T> {
    if asked.is_empty() {
        return Found::Nothing;
    }
    if let Some((one, _)) = names.iter().find(|(_, name)| name == asked) {
        return Found::One(*one);
    }
    let within = format!(" {asked}");
    let tests: [&dyn Fn(&str) -> bool; 2] = [&|name| name.starts_with(asked), &|name| name.contains(&within)];
    for test in tests {
        let found: Vec<T> = names.iter().filter(|(_, name)| test(name)).map(|(one, _)| *one).collect();
        match (found.first(), found.len()) {
            (Some(one), 1) => return Found::One(*one),
            (Some(_), _) => return Found::Several(found),
            (None, _) => {}
        }
    }
    Found::Nothing
}

/// The name of a new record typed without quotes: hyphens and underscores are spaces, but for a hyphen after a lone
/// letter ("e-mail"); a name all in small letters gets a capital.
pub(super) fn made(typed: &str) -> String {
    let parts: Vec<&str> = typed.split(['-', '_']).filter(|part| !part.is_empty()).collect();
    let mut name = String::new();
    let mut before: Option<&str> = None;
    for part in parts {
        if let Some(before) = before {
            name.push(if before.chars().count() == 1 { '-' } else { ' ' });
        }
        name.push_str(part);
        before = Some(part);
    }
    capital(&name)
}

/// The same with a first capital, if it has none at all.
pub(super) fn capital(name: &str) -> String {
    if name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_beginning_where_nothing_else_begins_so() {
        let names: Vec<_> =
            ["web shop", "word of mouth", "store", "app store"].map(str::to_owned).into_iter().collect();
        let names: Vec<(usize, String)> = names.into_iter().enumerate().collect();
        assert_eq!(find("we", &names), Found::One(0));
        assert_eq!(find("w", &names), Found::Several(vec![0, 1]));
        assert_eq!(find("store", &names), Found::One(2), "the whole name first");
        assert_eq!(find("s", &names), Found::One(2), "the beginning of the name before that of a later word");
        assert_eq!(find("shop", &names), Found::One(0));
        assert_eq!(find("phone", &names), Found::Nothing);
        assert_eq!(find("", &names), Found::Nothing);
    }

    #[test]
    fn a_new_name_reads_like_a_name() {
        assert_eq!(
            ["review-site", "e-mail", "pop_up-store", "iOS", "kiosk"].map(made),
            ["Review site", "E-mail", "Pop up store", "iOS", "Kiosk"]
        );
        assert_eq!(folded("  Review-Site_now "), "review site now");
    }
}
