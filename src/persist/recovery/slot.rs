//! A place for one map that is not saved yet.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use crate::{
    model::{JourneyMap, check},
    persist::{SaveError, disk},
};

/// The map.
const MAP: &str = "map.ron";
/// The file that it belongs to, as text; absent for one that was never saved.
const FILE: &str = "file.txt";
/// Locked while a process has the slot.
const LOCK: &str = "lock";

/// A slot that this process has.
#[derive(Debug)]
pub struct Slot {
    folder: PathBuf,
    _lock: File,
}

/// A map that some earlier run could not save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its slot: give it to [`Slot::take`].
    pub slot: PathBuf,
    /// The map as it was last kept.
    pub map: JourneyMap,
    /// The file that it belongs to; none = it was never saved.
    pub file: Option<PathBuf>,
    /// When it was last kept, in seconds since the beginning of 1970 (UTC).
    pub at: u64,
}

impl Slot {
    /// A new slot in the folder of all of them, which is made if need be.
    ///
    /// # Errors
    /// What the file system says.
    pub fn new(recovery: &Path) -> io::Result<Slot> {
        fs::create_dir_all(recovery)?;
        let folder = tempfile::Builder::new().prefix("slot-").tempdir_in(recovery)?;
        let lock = File::create(folder.path().join(LOCK))?;
        lock.lock()?;
        Ok(Slot { folder: folder.keep(), _lock: lock })
    }

    /// A slot that was left over; none = another process has it, or it is gone.
    #[must_use]
    pub fn take(folder: &Path) -> Option<Slot> {
        let lock = File::options().write(true).open(folder.join(LOCK)).ok()?;
        lock.try_lock().ok()?;
        // Whoever had it may have taken it away in the meantime.
        folder.join(LOCK).exists().then(|| Slot { folder: folder.to_path_buf(), _lock: lock })
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps a map in place of the one before. An unsound one is not kept: it could not be opened again.
    ///
    /// # Errors
    /// [`SaveError`]; what was kept before is still there.
    pub fn keep(&self, map: &JourneyMap, file: Option<&Path>) -> Result<(), SaveError> {
        let faults = check(map);
        if !faults.is_empty() {
            return Err(SaveError::Unfit(super::super::LoadError::Unsound(faults)));
        }
        match file.and_then(Path::to_str) {
            Some(file) => disk::replace(&self.folder.join(FILE), file.as_bytes())?,
            None => remove(&self.folder.join(FILE)),
        }
        disk::save(&self.folder.join(MAP), map).map(drop)
    }

    /// Takes the slot away with what it holds: the map is saved, or nobody wants it.
    pub fn discard(self) {
        // The map goes first: a slot without one is never offered.
        remove(&self.folder.join(MAP));
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// What earlier runs could not save, the latest first. Empty slots that nobody has are swept away.
#[must_use]
pub fn left_over(recovery: &Path) -> Vec<Kept> {
    let folders = fs::read_dir(recovery).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut kept: Vec<Kept> = folders.filter_map(|folder| kept_in(&folder)).collect();
    kept.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.slot.cmp(&b.slot)));
    kept
}

fn kept_in(folder: &Path) -> Option<Kept> {
    let lock = File::options().write(true).open(folder.join(LOCK)).ok()?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => return None,
    }
    let path = folder.join(MAP);
    let Ok(about) = fs::metadata(&path) else {
        // Nothing was ever kept here.
        drop(fs::remove_dir_all(folder));
        return None;
    };
    let map = disk::open(&path).ok()?;
    let file = fs::read_to_string(folder.join(FILE)).ok().map(PathBuf::from);
    let at = about.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Some(Kept { slot: folder.to_path_buf(), map, file, at })
}

/// A file that is not there is gone as well.
fn remove(path: &Path) {
    drop(fs::remove_file(path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persist::recovery::sample::{titled, titles};

    #[test]
    fn what_was_kept_is_offered_once_its_process_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::new(folder.path()).unwrap();
        slot.keep(&titled("Mine"), Some(Path::new("/maps/mine.ron"))).unwrap();
        assert_eq!(titles(folder.path()), Vec::<String>::new(), "it is still at work");
        drop(slot);
        let kept = left_over(folder.path());
        assert_eq!(kept[0].map, titled("Mine"));
        assert_eq!(kept[0].file.as_deref(), Some(Path::new("/maps/mine.ron")));
    }

    #[test]
    fn the_last_that_was_kept_counts() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::new(folder.path()).unwrap();
        slot.keep(&titled("First"), Some(Path::new("/maps/mine.ron"))).unwrap();
        slot.keep(&titled("Second"), None).unwrap();
        drop(slot);
        assert_eq!(left_over(folder.path())[0].file, None);
        assert_eq!(titles(folder.path()), ["Second"]);
    }

    #[test]
    fn a_slot_is_taken_by_one_and_discarded_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::new(folder.path()).unwrap();
        slot.keep(&titled("Mine"), None).unwrap();
        let place = slot.folder().to_path_buf();
        assert!(Slot::take(&place).is_none(), "somebody has it");
        drop(slot);
        let slot = Slot::take(&place).unwrap();
        assert_eq!(titles(folder.path()), Vec::<String>::new());
        slot.discard();
        assert_eq!((titles(folder.path()), place.exists()), (Vec::new(), false));
    }

    #[test]
    fn a_slot_in_which_nothing_was_kept_is_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        let place = Slot::new(folder.path()).unwrap().folder().to_path_buf();
        assert_eq!(titles(folder.path()), Vec::<String>::new());
        assert!(!place.exists());
    }

    #[test]
    fn a_torn_map_is_not_offered_and_not_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::new(folder.path()).unwrap();
        let path = slot.folder().join(MAP);
        fs::write(&path, "( format: \"journey-canvas\", ver").unwrap();
        drop(slot);
        assert_eq!(titles(folder.path()), Vec::<String>::new());
        assert!(path.exists());
    }
}
