//! Half-written files that a killed process left beside a map.

use std::{fs, path::Path, time::Duration};

/// How the file is called that a save writes before it takes the place of its target.
pub(super) const PREFIX: &str = ".journey-canvas-";
/// How its name ends.
pub(super) const SUFFIX: &str = ".tmp";

/// A save takes seconds at most, even over a slow network: what is this much older than the file just saved belongs
/// to nobody. Both times come from the same file system, so no clock need be right.
const ABANDONED: Duration = Duration::from_mins(10);

/// Takes away what was left in the folder of `saved`. Whatever cannot be looked at or removed stays.
pub(super) fn sweep(folder: &Path, saved: &Path) {
    let Some(now) = fs::metadata(saved).ok().and_then(|about| about.modified().ok()) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if !is_ours {
            continue;
        }
        // Not followed: a symbolic link of that name is not a file that a save made.
        let Ok(about) = entry.metadata() else { continue };
        let age = about.modified().ok().and_then(|then| now.duration_since(then).ok());
        if about.is_file() && age.is_some_and(|age| age > ABANDONED) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{File, FileTimes};

    use super::*;

    #[test]
    fn what_a_killed_process_left_goes_and_everything_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = fs::metadata(folder.path()).unwrap().modified().unwrap() - Duration::from_hours(1);
        for name in [".journey-canvas-left.tmp", "map.ron", "notes.tmp", ".journey-canvas-kept"] {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_times(FileTimes::new().set_modified(long_ago)).unwrap();
        }
        fs::write(folder.path().join(".journey-canvas-busy.tmp"), "somebody is writing this").unwrap();
        super::super::replace(&folder.path().join("map.ron"), b"new").unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, [".journey-canvas-busy.tmp", ".journey-canvas-kept", "map.ron", "notes.tmp"]);
    }
}
