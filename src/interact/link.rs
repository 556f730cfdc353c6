//! Which links the window may hand to the system: those that a browser or a mail program opens, never a program or a
//! file.

/// Is this a link to a page or an address: `http`, `https` or `mailto`, with something after it?
#[must_use]
pub fn is_openable(link: &str) -> bool {
    let Some((scheme, rest)) = link.split_once(':') else { return false };
    let is_plain = !link.chars().any(|letter| letter.is_control() || letter.is_whitespace());
    let goes_on = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    goes_on && is_plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_addresses_are_opened_and_nothing_else() {
        let open = ["https://example.org/a?b=c", "HTTP://example.org", "mailto:maya@example.org"];
        let shut = [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "example.org",
            "https:",
            "https://",
            "mailto:",
            "https://example.org/\nmore",
            "smb://host/share",
            "C:\\map.exe",
            "",
        ];
        assert!(open.iter().all(|link| is_openable(link)));
        assert!(shut.iter().all(|link| !is_openable(link)));
    }
}
