//! Which map files were open last: newest first, each once, a dozen at most.
//!
//! Limitations: a file is known by its path; one that was moved is missing until it is opened again.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{SaveError, keep};

/// How many are kept.
const MOST: usize = 12;
/// The name of the list in the program's own folder.
const NAME: &str = "recent.ron";

/// A file that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// What the map was called.
    pub title: String,
    /// When it was open last, in seconds since 1970.
    pub opened: u64,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecentFiles(Vec<Recent>);

impl RecentFiles {
    /// The list in this folder; empty where there is none.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        keep::recall(folder, NAME)
    }

    /// Keeps the list in this folder.
    ///
    /// # Errors
    /// [`SaveError`]; then the list that was there is still there.
    pub fn keep_in(&self, folder: &Path) -> Result<(), SaveError> {
        keep::remember(folder, NAME, self)
    }

    /// All, newest first.
    #[must_use]
    pub fn all(&self) -> &[Recent] {
        &self.0
    }

    /// This file was opened or saved just now.
    pub fn opened(&mut self, path: &Path, title: &str, opened: u64) {
        self.forget(path);
        self.0.insert(0, Recent { path: path.to_path_buf(), title: title.to_owned(), opened });
        self.0.truncate(MOST);
    }

    /// This file is not wanted in the list any more.
    pub fn forget(&mut self, path: &Path) {
        self.0.retain(|recent| recent.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(files: &RecentFiles) -> Vec<&str> {
        files.all().iter().filter_map(|recent| recent.path.to_str()).collect()
    }

    #[test]
    fn the_file_opened_last_stands_first_and_once() {
        let mut files = RecentFiles::default();
        for (path, now) in [("a", 1), ("b", 2), ("a", 3)] {
            files.opened(Path::new(path), path, now);
        }
        assert_eq!(paths(&files), ["a", "b"]);
        files.forget(Path::new("a"));
        assert_eq!(paths(&files), ["b"]);
    }

    #[test]
    fn a_dozen_are_kept_between_two_runs() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = RecentFiles::default();
        for number in 0..20 {
            files.opened(Path::new(&format!("map-{number}.ron")), "Map", number);
        }
        files.keep_in(folder.path()).unwrap();
        let again = RecentFiles::in_folder(folder.path());
        assert_eq!(again, files);
        assert_eq!((again.all().len(), again.all()[0].opened), (12, 19));
    }
}
