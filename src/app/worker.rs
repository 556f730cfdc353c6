//! The analysis, beside the window: one at a time, stopped when the map has moved on.
//!
//! Limitations: a map that is edited faster than it can be analysed keeps its last report until a
//! pause.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
    mpsc::{self, Receiver},
};

use crate::{
    analysis::{Report, Seed, Watch, analyse},
    model::JourneyMap,
};

/// At most one analysis at work.
#[derive(Default)]
pub(super) struct Worker {
    work: Option<Work>,
}

struct Work {
    revision: u64,
    stop: Arc<AtomicBool>,
    report: Receiver<Option<Report>>,
}

struct Stop(Arc<AtomicBool>);

impl Watch for Stop {
    fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn progress(&self, _done: f32) {}
}

impl Worker {
    /// The report that is finished, and the revision of its map.
    pub(super) fn take(&mut self) -> Option<(u64, Arc<Report>)> {
        let work = self.work.as_ref()?;
        let revision = work.revision;
        let answer = work.report.try_recv();
        if matches!(answer, Err(mpsc::TryRecvError::Empty)) {
            return None;
        }
        self.work = None;
        Some((revision, Arc::new(answer.ok()??)))
    }

    /// Is it at work on this revision?
    pub(super) fn is_at(&self, revision: u64) -> bool {
        self.work.as_ref().is_some_and(|work| work.revision == revision)
    }

    /// Is it at work at all?
    pub(super) fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Begins on a map, leaving what it was at; `wake` is called at the end.
    pub(super) fn begin(&mut self, revision: u64, map: JourneyMap, wake: impl Fn() + Send + 'static) {
        self.stop();
        let stop = Arc::new(AtomicBool::new(false));
        let (send, report) = mpsc::channel();
        let watch = Stop(Arc::clone(&stop));
        let run = move || {
            // Nobody listens any more where the map has moved on.
            drop(send.send(analyse(&map, None, Seed::default(), &watch)));
            wake();
        };
        if std::thread::Builder::new().name("analysis".into()).spawn(run).is_ok() {
            self.work = Some(Work { revision, stop, report });
        }
    }

    /// Leaves what it is at.
    pub(super) fn stop(&mut self) {
        if let Some(work) = self.work.take() {
            work.stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop();
    }
}
