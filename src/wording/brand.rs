//! What is said of a brand's colours and letters.

use std::io::ErrorKind;

use crate::persist::FontFileError;

/// Why the letters of a brand are not used, and what to do; the pictures have the program's own.
#[must_use]
pub fn font_file_refused(error: &FontFileError, path: &str) -> String {
    match error {
        FontFileError::Outside => format!(
            "The font is outside the folder of the map, so the program’s own letters are used. Put it beside the map: {path}"
        ),
        FontFileError::Unreadable(ErrorKind::NotFound) => {
            format!("The font is not there, so the program’s own letters are used. Put it beside the map: {path}")
        }
        FontFileError::Unreadable(kind) => {
            format!("The font cannot be read ({kind}), so the program’s own letters are used: {path}")
        }
        FontFileError::TooLarge(_) => no_font_file(path),
    }
}

/// A file that is not taken for letters.
#[must_use]
pub fn no_font_file(path: &str) -> String {
    format!(
        "This is no TrueType or OpenType font of at most 16 MiB, so the program’s own letters are used. Choose another \
         file: {path}"
    )
}

/// A font cannot be found before the map has a folder.
#[must_use]
pub fn font_before_saving() -> String {
    "The font lies beside the map, so it is found once the map is saved; until then the program’s own letters are used."
        .to_owned()
}

/// What is no colour.
#[must_use]
pub fn no_colour(text: &str) -> String {
    format!("`{text}` is no colour. Write one as 1A73E8: two digits each of red, green and blue.")
}

/// An accent too pale or too dark to be read as letters.
#[must_use]
pub fn accent_adjusted(accent: &str, letters: &str) -> String {
    format!("Letters in {accent} could not be read on this ground; they are {letters} instead.")
}
