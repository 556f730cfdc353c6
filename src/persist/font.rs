//! A brand's font file: the one path that a map may name. It leads from the map's own folder to a file in it, and
//! nowhere else.

use std::{
    fs,
    io::{self, Read},
    path::{Component, Path},
};

/// Why a font file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontFileError {
    /// The path is absolute, goes upward, or leads out of the folder through a link.
    #[error("outside the folder of the map")]
    Outside,
    /// The file system said no.
    #[error("cannot be read: {0}")]
    Unreadable(io::ErrorKind),
    /// More bytes than are taken.
    #[error("{0} bytes are too many")]
    TooLarge(u64),
}

/// The bytes of the font file that a map names by its path from the map's folder; at most `most` bytes are taken.
///
/// # Errors
/// [`FontFileError`]; a path that leaves the folder is refused before anything is read.
pub fn font_beside(map: &Path, font: &str, most: u64) -> Result<Vec<u8>, FontFileError> {
    let font = Path::new(font.trim());
    let is_plain = font.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !is_plain || font.as_os_str().is_empty() {
        return Err(FontFileError::Outside);
    }
    let unreadable = |error: io::Error| FontFileError::Unreadable(error.kind());
    let folder = map.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(unreadable)?;
    let path = fs::canonicalize(folder.join(font)).map_err(unreadable)?;
    if !path.starts_with(&folder) {
        return Err(FontFileError::Outside);
    }
    font_file(&path, most)
}

/// The bytes of a font file that a person has chosen; at most `most` bytes are taken.
///
/// # Errors
/// [`FontFileError::Unreadable`], [`FontFileError::TooLarge`].
pub fn font_file(path: &Path, most: u64) -> Result<Vec<u8>, FontFileError> {
    let unreadable = |error: io::Error| FontFileError::Unreadable(error.kind());
    let file = fs::File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(FontFileError::Unreadable(io::ErrorKind::InvalidInput));
    }
    if about.len() > most {
        return Err(FontFileError::TooLarge(about.len()));
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if count > most { Err(FontFileError::TooLarge(count)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_read_from_the_folder_of_the_map_and_from_nowhere_else() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("maps");
        fs::create_dir_all(folder.join("fonts")).unwrap();
        fs::write(folder.join("fonts/own.otf"), b"OTTO").unwrap();
        fs::write(outside.path().join("other.otf"), b"OTTO").unwrap();
        let map = folder.join("map.ron");
        assert_eq!(font_beside(&map, "fonts/own.otf", 9), Ok(b"OTTO".to_vec()));
        assert_eq!(font_beside(&map, "./fonts/own.otf", 9), Ok(b"OTTO".to_vec()));
        let absolute = outside.path().join("other.otf");
        for wrong in ["../other.otf", "fonts/../../other.otf", absolute.to_str().unwrap(), "", " ", "/etc/passwd"] {
            assert_eq!(font_beside(&map, wrong, 9), Err(FontFileError::Outside), "{wrong}");
        }
        assert_eq!(font_beside(&map, "no.otf", 9), Err(FontFileError::Unreadable(io::ErrorKind::NotFound)));
        assert_eq!(font_beside(&map, "fonts", 9), Err(FontFileError::Unreadable(io::ErrorKind::InvalidInput)));
        assert_eq!(font_beside(&map, "fonts/own.otf", 3), Err(FontFileError::TooLarge(4)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_the_folder_is_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("maps");
        fs::create_dir_all(&folder).unwrap();
        fs::write(outside.path().join("other.otf"), b"OTTO").unwrap();
        std::os::unix::fs::symlink("../other.otf", folder.join("own.otf")).unwrap();
        assert_eq!(font_beside(&folder.join("map.ron"), "own.otf", 9), Err(FontFileError::Outside));
    }
}
