//! The program's own folder: recovery, recent files, preferences. Nothing of a user's own folders is ever in it, and
//! the program writes nowhere else without being asked.

use std::{ffi::OsStr, path::PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};

/// The environment variable that puts the folder elsewhere: for tests, and for those who carry the program on a stick.
pub const DATA_VARIABLE: &str = "JOURNEY_CANVAS_DATA";

/// Where the program keeps what is its own, by the custom of the system (on Linux `$XDG_DATA_HOME/journey-canvas`);
/// none = the user has no home, and nothing is kept. The folder need not exist yet.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    folder_from(std::env::var_os(DATA_VARIABLE).as_deref())
}

fn folder_from(asked: Option<&OsStr>) -> Option<PathBuf> {
    match asked.filter(|path| !path.is_empty()) {
        Some(path) => Some(PathBuf::from(path)),
        None => choose_base_strategy().ok().map(|strategy| strategy.data_dir().join("journey-canvas")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_that_was_asked_for_wins() {
        assert_eq!(folder_from(Some(OsStr::new("/tmp/elsewhere"))), Some(PathBuf::from("/tmp/elsewhere")));
        let usual = folder_from(Some(OsStr::new("")));
        assert!(usual.is_none_or(|folder| folder.ends_with("journey-canvas")));
    }
}
