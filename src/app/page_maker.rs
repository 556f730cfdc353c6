//! Pages of the map, made beside the window: for the preview of an export, and for presenting. No choice in a dialog
//! waits for them.
//!
//! Limitations: one question at a time; what is asked meanwhile is begun as soon as the work before it is called off.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver},
    },
};

use egui::Context;

use super::letters::letters;
use crate::{
    analysis::{Report, Watch},
    layout::typeset::Parley,
    model::JourneyMap,
    scene::{Page, PageRequest, pages_watched},
};

/// What pages are asked of.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Which state of the map.
    pub revision: u64,
    /// Where the map is kept: its letters may lie beside it.
    pub path: Option<PathBuf>,
    pub report: Option<Arc<Report>>,
    pub request: PageRequest,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let report = |asked: &Asked| asked.report.as_ref().map(Arc::as_ptr);
        self.revision == other.revision
            && self.path == other.path
            && self.request == other.request
            && report(self) == report(other)
    }
}

/// Pages, and what there is to say of their letters.
#[derive(Debug, Clone, Default)]
pub(super) struct Ready {
    pub pages: Vec<Page>,
    pub said: Option<String>,
}

/// At most one set of pages at work, and the last that was made.
#[derive(Default)]
pub(super) struct PageMaker {
    work: Option<Work>,
    made: Option<(Asked, Ready)>,
}

struct Work {
    asked: Asked,
    called_off: Arc<AtomicBool>,
    outcome: Receiver<Option<Ready>>,
}

struct CalledOff(Arc<AtomicBool>);

impl Watch for CalledOff {
    fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn progress(&self, _done: f32) {}
}

/// Whatever is at work when nobody asks any more is called off.
impl Drop for Work {
    fn drop(&mut self) {
        self.called_off.store(true, Ordering::Relaxed);
    }
}

impl PageMaker {
    /// The pages that were made last, even where they answer an older question; and whether better ones are coming.
    pub fn ask(&mut self, asked: &Asked, map: &JourneyMap, set: &Arc<Parley>, wake: &Context) -> (&Ready, bool) {
        self.take();
        let is_answered = self.made.as_ref().is_some_and(|(made, _)| made == asked);
        if is_answered {
            self.work = None;
        } else {
            match &self.work {
                Some(work) if work.asked == *asked => {}
                // It is waited for, so that never more than one is at work.
                Some(work) => work.called_off.store(true, Ordering::Relaxed),
                None => self.work = begin(asked, map, set, wake),
            }
        }
        static NONE: Ready = Ready { pages: Vec::new(), said: None };
        (self.made.as_ref().map_or(&NONE, |(_, ready)| ready), !is_answered)
    }

    fn take(&mut self) {
        let Some(work) = &self.work else { return };
        match work.outcome.try_recv() {
            Err(mpsc::TryRecvError::Empty) => {}
            Ok(Some(ready)) => {
                self.made = Some((work.asked.clone(), ready));
                self.work = None;
            }
            // Called off, or dead: a page that cannot be made is not asked for again and again.
            Ok(None) => self.work = None,
            Err(mpsc::TryRecvError::Disconnected) => {
                self.made = Some((work.asked.clone(), Ready::default()));
                self.work = None;
            }
        }
    }
}

fn begin(asked: &Asked, map: &JourneyMap, set: &Arc<Parley>, wake: &Context) -> Option<Work> {
    let called_off = Arc::new(AtomicBool::new(false));
    let (send, outcome) = mpsc::channel();
    let (question, map, set, wake) = (asked.clone(), map.clone(), Arc::clone(set), wake.clone());
    let watch = CalledOff(Arc::clone(&called_off));
    let work = move || {
        let (set, said) = letters(&set, &map, question.path.as_deref(), question.request.parts);
        let pages = pages_watched(&map, question.report.as_deref(), &question.request, &set, &watch);
        // Nobody listens any more where the dialog is closed.
        drop(send.send(pages.map(|pages| Ready { pages, said })));
        wake.request_repaint();
    };
    std::thread::Builder::new().name("pages".into()).spawn(work).ok()?;
    Some(Work { asked: asked.clone(), called_off, outcome })
}
