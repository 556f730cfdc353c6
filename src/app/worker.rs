//! The analysis, beside the window: one at a time, stopped when the map has moved on.
//!
//! Limitations: a map that is edited faster than it can be analysed keeps its last report until a
//! pause.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{self, Receiver},
    },
    time::{Duration, Instant},
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
    began: Instant,
    stop: Arc<AtomicBool>,
    /// How much is done, in thousandths.
    done: Arc<AtomicU32>,
    report: Receiver<Option<Report>>,
}

struct Stop {
    stop: Arc<AtomicBool>,
    done: Arc<AtomicU32>,
}

impl Watch for Stop {
    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn progress(&self, done: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
        let thousandths = (done.clamp(0.0, 1.0) * 1000.0) as u32;
        self.done.fetch_max(thousandths, Ordering::Relaxed);
    }
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

    /// How much is done, 0..=1, and for how long it has been at work; none = it is not.
    pub(super) fn progress(&self) -> Option<(f32, Duration)> {
        let work = self.work.as_ref()?;
        let thousandths = u16::try_from(work.done.load(Ordering::Relaxed)).unwrap_or(1_000);
        Some((f32::from(thousandths) / 1_000.0, work.began.elapsed()))
    }

    /// Begins on a map, leaving what it was at; `wake` is called at the end.
    pub(super) fn begin(&mut self, revision: u64, map: JourneyMap, wake: impl Fn() + Send + 'static) {
        self.stop();
        let stop = Arc::new(AtomicBool::new(false));
        let done = Arc::new(AtomicU32::new(0));
        let (send, report) = mpsc::channel();
        let watch = Stop { stop: Arc::clone(&stop), done: Arc::clone(&done) };
        let run = move || {
            // Nobody listens any more where the map has moved on.
            drop(send.send(analyse(&map, None, Seed::default(), &watch)));
            wake();
        };
        if std::thread::Builder::new().name("analysis".into()).spawn(run).is_ok() {
            self.work = Some(Work { revision, began: Instant::now(), stop, done, report });
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
