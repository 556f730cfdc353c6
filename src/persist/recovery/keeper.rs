//! Keeps what is not saved yet, beside the window: the latest map asked for is written as soon as the one before is.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError},
    thread::JoinHandle,
    time::Duration,
};

use super::Slot;
use crate::{model::JourneyMap, persist::SaveError};

/// A thread with a [`Slot`]. What it is given last is on the disk within the time of two writes.
#[derive(Debug)]
pub struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    recovery: PathBuf,
    desk: Mutex<Desk>,
    called: Condvar,
    slot: Mutex<Option<Slot>>,
}

/// What is asked for and not done yet.
#[derive(Debug, Default)]
struct Desk {
    job: Option<Job>,
    is_closing: bool,
    is_busy: bool,
    failed: Option<SaveError>,
}

#[derive(Debug)]
enum Job {
    Keep(Box<JourneyMap>, Option<PathBuf>),
    Discard,
}

impl Keeper {
    /// Keeps in the folder of all slots; nothing is written before the first map is given.
    #[must_use]
    pub fn new(recovery: &Path) -> Keeper {
        let shared = Arc::new(Shared {
            recovery: recovery.to_path_buf(),
            desk: Mutex::default(),
            called: Condvar::new(),
            slot: Mutex::default(),
        });
        let at_work = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("keeper".into()).spawn(move || at_work.work()).ok();
        Keeper { shared, thread }
    }

    /// This map is to be kept; one that was given before and is not written yet is left out.
    pub fn keep(&self, map: JourneyMap, file: Option<PathBuf>) {
        self.ask(Job::Keep(Box::new(map), file));
    }

    /// The map is saved, or nobody wants it: what was kept goes.
    pub fn discard(&self) {
        self.ask(Job::Discard);
    }

    /// Goes on in a slot that was left over.
    pub fn adopt(&self, slot: Slot) {
        *open(&self.shared.slot) = Some(slot);
    }

    /// Why the last map could not be kept, once.
    pub fn failure(&self) -> Option<SaveError> {
        open(&self.shared.desk).failed.take()
    }

    /// Waits until everything that was asked for is done.
    pub fn settle(&self) {
        let mut desk = open(&self.shared.desk);
        while self.thread.is_some() && (desk.job.is_some() || desk.is_busy) {
            desk = self.shared.called.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// For a program that is about to end by a fault: writes what is not written yet, without waiting for anybody,
    /// and says in which folder the last map lies.
    #[must_use]
    pub fn last_words(&self) -> Option<PathBuf> {
        let job = match self.shared.desk.try_lock() {
            Ok(mut desk) => desk.job.take(),
            Err(TryLockError::Poisoned(desk)) => desk.into_inner().job.take(),
            Err(TryLockError::WouldBlock) => None,
        };
        let mut slot = self.shared.slot_soon()?;
        if let Some(Job::Keep(map, file)) = job {
            drop(keep_in(&mut slot, &self.shared.recovery, &map, file.as_deref()));
        }
        slot.as_ref().map(|slot| slot.folder().to_path_buf())
    }

    fn ask(&self, job: Job) {
        open(&self.shared.desk).job = Some(job);
        self.shared.called.notify_all();
    }
}

impl Drop for Keeper {
    /// What was asked for last is done first.
    fn drop(&mut self) {
        open(&self.shared.desk).is_closing = true;
        self.shared.called.notify_all();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Shared {
    fn work(&self) {
        while let Some(job) = self.next() {
            let failed = match job {
                Job::Keep(map, file) => self.keep(&map, file.as_deref()).err(),
                Job::Discard => {
                    if let Some(slot) = open(&self.slot).take() {
                        slot.discard();
                    }
                    None
                }
            };
            let mut desk = open(&self.desk);
            desk.is_busy = false;
            desk.failed = failed.or(desk.failed.take());
            self.called.notify_all();
        }
    }

    /// The next job; none = it is time to go home.
    fn next(&self) -> Option<Job> {
        let mut desk = open(&self.desk);
        loop {
            if let Some(job) = desk.job.take() {
                desk.is_busy = true;
                return Some(job);
            }
            if desk.is_closing {
                return None;
            }
            desk = self.called.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn keep(&self, map: &JourneyMap, file: Option<&Path>) -> Result<(), SaveError> {
        keep_in(&mut open(&self.slot), &self.recovery, map, file)
    }

    /// The slot as soon as a write that is under way is done; none = the thread that writes is the one that fell.
    fn slot_soon(&self) -> Option<MutexGuard<'_, Option<Slot>>> {
        for _ in 0..PATIENCE {
            match self.slot.try_lock() {
                Ok(slot) => return Some(slot),
                Err(TryLockError::Poisoned(slot)) => return Some(slot.into_inner()),
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
            }
        }
        None
    }
}

/// How often a program that is about to end looks whether the write under way is done.
const PATIENCE: usize = 200;

fn keep_in(slot: &mut Option<Slot>, recovery: &Path, map: &JourneyMap, file: Option<&Path>) -> Result<(), SaveError> {
    if let Some(slot) = slot {
        match slot.keep(map, file) {
            // Somebody has taken the folder away: a new one will do.
            Err(SaveError::Folder(ErrorKind::NotFound)) => {}
            kept => return kept,
        }
    }
    let new = Slot::new(recovery).map_err(|error| SaveError::Folder(error.kind()))?;
    slot.insert(new).keep(map, file)
}

/// A thread that fell over left nothing half done here: the desk and the slot are as good as before.
fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persist::recovery::{
        left_over,
        sample::{titled, titles},
    };

    #[test]
    fn the_last_map_is_left_over_when_the_program_just_ends() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path());
        for step in 0..20 {
            keeper.keep(titled(&format!("Step {step}")), None);
        }
        keeper.settle();
        assert_eq!(keeper.failure(), None);
        drop(keeper);
        assert_eq!(titles(folder.path()), ["Step 19"]);
    }

    #[test]
    fn after_a_save_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path());
        keeper.keep(titled("Mine"), None);
        keeper.settle();
        keeper.discard();
        drop(keeper);
        assert_eq!(titles(folder.path()), Vec::<String>::new());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_slot_left_over_is_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let first = Keeper::new(folder.path());
        first.keep(titled("Mine"), None);
        drop(first);
        let kept = left_over(folder.path()).remove(0);
        let second = Keeper::new(folder.path());
        second.adopt(Slot::take(&kept.slot).unwrap());
        second.keep(titled("Mine, mended"), None);
        drop(second);
        assert_eq!(titles(folder.path()), ["Mine, mended"]);
    }

    #[test]
    fn the_last_words_are_written_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path());
        keeper.keep(titled("Mine"), None);
        let place = keeper.last_words();
        keeper.settle();
        assert!(place.is_some_and(|place| place.starts_with(folder.path())));
        drop(keeper);
        assert_eq!(titles(folder.path()), ["Mine"]);
    }

    #[test]
    fn a_slot_that_was_taken_away_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path());
        keeper.keep(titled("Mine"), None);
        keeper.settle();
        std::fs::remove_dir_all(folder.path()).unwrap();
        keeper.keep(titled("Mine again"), None);
        keeper.settle();
        assert_eq!(keeper.failure(), None);
        drop(keeper);
        assert_eq!(titles(folder.path()), ["Mine again"]);
    }

    #[test]
    fn what_cannot_be_kept_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("a file");
        std::fs::write(&nowhere, "").unwrap();
        let keeper = Keeper::new(&nowhere);
        keeper.keep(titled("Mine"), None);
        keeper.settle();
        assert!(matches!(keeper.failure(), Some(SaveError::Folder(_))));
        assert_eq!(keeper.failure(), None);
    }
}
