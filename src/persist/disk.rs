//! Files in and out. A file is replaced as a whole or not at all.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{
    error::{LoadError, SaveError},
    format,
    layer::{Layer, RealLayer},
    limit::{self, FILE_LIMIT},
    seen::Seen,
    sweep,
};
use crate::model::{JourneyMap, check};

/// How many symbolic links are followed before a circle is assumed.
const LINKS_FOLLOWED: usize = 40;

/// Reads a map file. The map may have faults.
///
/// # Errors
/// [`LoadError`]; never [`LoadError::Unsound`].
pub fn load(path: &Path) -> Result<JourneyMap, LoadError> {
    format::decode(&read_bytes(path)?)
}

/// Reads a map file for work: one with faults is refused.
///
/// # Errors
/// [`LoadError`], [`LoadError::Unsound`] among them.
pub fn open(path: &Path) -> Result<JourneyMap, LoadError> {
    open_seen(path).map(|(map, _)| map)
}

/// The same, and what the file held, so that a later [`save_over`] notices if somebody else has written it since.
///
/// # Errors
/// [`LoadError`], [`LoadError::Unsound`] among them.
pub fn open_seen(path: &Path) -> Result<(JourneyMap, Seen), LoadError> {
    let bytes = read_bytes(path)?;
    let map = format::decode(&bytes)?;
    let faults = check(&map);
    if faults.is_empty() { Ok((map, Seen::of(&bytes))) } else { Err(LoadError::Unsound(faults)) }
}

/// The bytes of a file, at most [`FILE_LIMIT`]; its size is asked before memory is.
///
/// # Errors
/// [`LoadError::Unreadable`], [`LoadError::FileTooLarge`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, LoadError> {
    let unreadable = |error: io::Error| LoadError::Unreadable(error.kind());
    let file = fs::File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(LoadError::Unreadable(io::ErrorKind::IsADirectory));
    }
    limit::check_size(about.len())?;
    let mut bytes = Vec::new();
    // A pipe has no size of its own, and a file may grow while it is read.
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    limit::check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    Ok(bytes)
}

/// The name of a file that belongs to another: `map.png`, `-2-purchase`, `png` is `map-2-purchase.png`. The name that
/// was asked for stays as it was typed.
#[must_use]
pub fn beside(path: &Path, suffix: &str, ending: &str) -> PathBuf {
    let has_ending = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if suffix.is_empty() && has_ending {
        return path.to_path_buf();
    }
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(format!("{suffix}.{ending}"));
    path.with_file_name(name)
}

/// Saves a map: beside its target first, synced, read back and compared, then moved over it. Gives what the file
/// holds then.
///
/// # Errors
/// [`SaveError`]; then the target is as it was, and nothing is left beside it.
pub fn save(path: &Path, map: &JourneyMap) -> Result<Seen, SaveError> {
    let text = text_of(map)?;
    replace(path, text.as_bytes())?;
    Ok(Seen::of(text.as_bytes()))
}

/// Saves a map over the file that was seen: one that holds something else by now is left alone. A file that is gone
/// is made again. Gives what the file holds then.
///
/// # Errors
/// [`SaveError::ChangedMeanwhile`], and as [`save`].
pub fn save_over(path: &Path, map: &JourneyMap, seen: &Seen) -> Result<Seen, SaveError> {
    let text = text_of(map)?;
    if Seen::at(path).is_some_and(|now| now != *seen && now != Seen::of(text.as_bytes())) {
        return Err(SaveError::ChangedMeanwhile);
    }
    replace(path, text.as_bytes())?;
    Ok(Seen::of(text.as_bytes()))
}

/// The text of a map that will be read again as that map.
fn text_of(map: &JourneyMap) -> Result<String, SaveError> {
    let text = format::write(map);
    if format::read(&text)? == *map { Ok(text) } else { Err(SaveError::ReadBack) }
}

/// Puts `bytes` in place of a file, or makes it. Goes through symbolic links, keeps permissions.
/// A device or a pipe is written to as it is.
///
/// # Errors
/// [`SaveError`]; then the target is as it was, and nothing is left beside it.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace_on(&RealLayer, path, bytes)
}

/// The same upon another [`Layer`]: tests put in one that fails.
///
/// # Errors
/// [`SaveError`]; then the target is as it was, and nothing is left beside it.
pub fn replace_on(layer: &dyn Layer, path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = behind_links(path)?;
    let before = fs::metadata(&target).ok();
    match &before {
        Some(about) if about.is_dir() => return Err(SaveError::IsAFolder),
        Some(about) if about.permissions().readonly() => return Err(SaveError::ReadOnly),
        Some(about) if !about.is_file() => return fs::write(&target, bytes).map_err(write_error),
        _ => {}
    }
    let folder = folder_of(&target);
    let mut beside = layer.make(folder).map_err(|error| SaveError::Folder(error.kind()))?;
    layer.write(&mut beside, bytes).and_then(|()| layer.sync(&beside)).map_err(write_error)?;
    if let Some(about) = before {
        layer.permit(&beside, about.permissions()).map_err(write_error)?;
    }
    if layer.read(beside.path()).map_err(write_error)? != bytes {
        return Err(SaveError::ReadBack);
    }
    layer.rename(beside, &target).map_err(write_error)?;
    // The file is in its place already: where a file system cannot make the name last through a power cut, nothing
    // is lost by going on.
    drop(layer.sync_folder(folder));
    sweep::sweep(folder, &target);
    Ok(())
}

fn write_error(error: io::Error) -> SaveError {
    SaveError::Write(error.kind())
}

/// The file that is really meant, also where it does not exist yet.
pub(super) fn behind_links(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_path_buf();
    for _ in 0..LINKS_FOLLOWED {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(SaveError::Folder(io::ErrorKind::NotFound))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        save(&path, &JourneyMap::empty()).unwrap();
        assert_eq!(open(&path), Ok(JourneyMap::empty()));
        assert_eq!(names_in(folder.path()), ["map.ron"]);
    }

    #[test]
    fn a_save_that_fails_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        fs::write(&path, "old").unwrap();
        let mut map = JourneyMap::empty();
        map.about.title = "x".repeat(super::super::TEXT_LIMIT + 1);
        assert!(matches!(save(&path, &map), Err(SaveError::Unfit(LoadError::TextTooLong { .. }))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names_in(folder.path()), ["map.ron"]);
    }

    #[test]
    fn a_file_that_somebody_else_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        let mut map = JourneyMap::empty();
        save(&path, &map).unwrap();
        let (_, seen) = open_seen(&path).unwrap();
        map.about.title = "Mine".to_owned();
        let mine = save_over(&path, &map, &seen).unwrap();
        assert_eq!(Seen::at(&path), Some(mine));
        let mut theirs = map.clone();
        theirs.about.title = "Theirs".to_owned();
        save(&path, &theirs).unwrap();
        map.about.title = "Mine again".to_owned();
        assert_eq!(save_over(&path, &map, &mine), Err(SaveError::ChangedMeanwhile));
        assert_eq!(open(&path), Ok(theirs.clone()));
        // They wrote just what we would: there is nothing to ask.
        save_over(&path, &theirs, &mine).unwrap();
        // A file that is gone is made again.
        fs::remove_file(&path).unwrap();
        save_over(&path, &map, &mine).unwrap();
        assert_eq!(open(&path), Ok(map));
    }

    #[test]
    fn a_folder_is_no_target_and_a_missing_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(replace(folder.path(), b"new"), Err(SaveError::IsAFolder));
        let nowhere = folder.path().join("no/such/map.ron");
        assert_eq!(replace(&nowhere, b"new"), Err(SaveError::Folder(io::ErrorKind::NotFound)));
        assert_eq!(names_in(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(replace(&path, b"new"), Err(SaveError::ReadOnly));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn permissions_are_kept_and_a_new_file_has_those_of_any_other() {
            let folder = tempfile::tempdir().unwrap();
            let (old, new, other) = (folder.path().join("old"), folder.path().join("new"), folder.path().join("other"));
            fs::write(&old, "old").unwrap();
            fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
            replace(&old, b"new").unwrap();
            assert_eq!(mode(&old), 0o640);
            replace(&new, b"new").unwrap();
            fs::write(&other, "other").unwrap();
            assert_eq!(mode(&new), mode(&other));
        }

        #[test]
        fn a_symbolic_link_stays_and_its_target_is_replaced() {
            let folder = tempfile::tempdir().unwrap();
            let real = folder.path().join("real");
            fs::create_dir(&real).unwrap();
            let (link, target) = (folder.path().join("link.ron"), real.join("map.ron"));
            symlink("real/map.ron", &link).unwrap();
            replace(&link, b"first").unwrap();
            replace(&link, b"second").unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read_to_string(&target).unwrap(), "second");
            assert_eq!(names_in(&real), ["map.ron"]);
        }

        #[test]
        fn links_that_go_in_a_circle_are_refused() {
            let folder = tempfile::tempdir().unwrap();
            let (one, two) = (folder.path().join("one"), folder.path().join("two"));
            symlink(&two, &one).unwrap();
            symlink(&one, &two).unwrap();
            assert!(matches!(replace(&one, b"new"), Err(SaveError::Folder(_))));
        }

        #[test]
        fn the_file_is_replaced_as_a_whole() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("map.ron");
            fs::write(&path, "a long old text").unwrap();
            let reader = fs::File::open(&path).unwrap();
            let before = fs::metadata(&path).unwrap().ino();
            replace(&path, b"new").unwrap();
            assert_ne!(fs::metadata(&path).unwrap().ino(), before);
            assert_eq!(io::read_to_string(reader).unwrap(), "a long old text");
        }

        #[test]
        fn a_read_only_folder_is_refused_and_left_alone() {
            let folder = tempfile::tempdir().unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
            // The superuser may write anywhere; then a place where nobody may stands in.
            let may_write = fs::write(folder.path().join("probe"), "").is_ok();
            let path = if may_write { PathBuf::from("/proc/map.ron") } else { folder.path().join("map.ron") };
            assert!(matches!(replace(&path, b"new"), Err(SaveError::Folder(_))), "{}", path.display());
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        }

        #[test]
        fn a_device_is_written_to_and_not_replaced() {
            replace(Path::new("/dev/null"), b"new").unwrap();
            assert!(!fs::metadata("/dev/null").unwrap().is_file());
        }
    }
}
