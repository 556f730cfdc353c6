//! A picture of the map, by the same pages and writers as on the command line, made beside the window.
//!
//! Limitations: one picture at a time; it cannot be called off.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    thread::JoinHandle,
};

use super::App;
use crate::{
    analysis::Report,
    export::{self, ExportError},
    interact::{Intent, Notice},
    layout::typeset::Parley,
    model::JourneyMap,
    persist,
    scene::{PageRequest, PageSize, pages},
    wording,
};

/// Pixels for a document unit of a PNG: sharp on a screen of twice the usual density.
const SCALE: f32 = 2.0;

/// A picture in the making.
pub(super) struct Exporting {
    notice: Receiver<Notice>,
    shown: String,
    work: Option<JoinHandle<()>>,
}

/// A window that closes waits for the file.
impl Drop for Exporting {
    fn drop(&mut self) {
        if let Some(work) = self.work.take() {
            drop(work.join());
        }
    }
}

/// All that a picture is made of.
struct Picture {
    map: JourneyMap,
    report: Option<Arc<Report>>,
    request: PageRequest,
    set: Arc<Parley>,
    path: PathBuf,
}

impl App {
    /// Is a picture in the making?
    pub(super) fn is_exporting(&self) -> bool {
        self.exporting.is_some()
    }

    /// Begins on the picture that goes into this file: SVG if it is called so, else PNG.
    pub(super) fn export_to(&mut self, path: &Path, now: f64) {
        let report = self.shown_report();
        let Some(open) = &self.open else { return };
        let request = PageRequest {
            page: if self.export_slide { PageSize::Slide16x9 } else { PageSize::Fit },
            theme: self.picture_theme(),
            has_analysis: self.is_analysis_on,
            persona: open.persona,
            lens: open.looking.lens,
            hidden: open.looking.hidden.clone(),
            ..PageRequest::default()
        };
        let (map, set) = (open.document.map().clone(), Arc::clone(&self.set));
        let picture = Picture { map, report, request, set, path: path.to_path_buf() };
        let shown = path.display().to_string();
        let (send, notice) = mpsc::channel();
        let wake = self.wake.clone();
        let run = move || {
            // Nobody listens any more where the window is closed.
            drop(send.send(picture.write()));
            wake.iter().for_each(egui::Context::request_repaint);
        };
        match std::thread::Builder::new().name("export".into()).spawn(run) {
            Ok(work) => self.exporting = Some(Exporting { notice, shown, work: Some(work) }),
            Err(error) => {
                let text = format!("The picture cannot be made: {error}. {shown}");
                self.tell(Notice::failed(text).or("Try again…", Intent::Export), now);
            }
        }
    }

    /// Tells what became of the picture, once it is known.
    pub(super) fn take_picture(&mut self, now: f64) {
        let Some(exporting) = &self.exporting else { return };
        let notice = match exporting.notice.try_recv() {
            Ok(notice) => notice,
            Err(mpsc::TryRecvError::Empty) => return,
            Err(mpsc::TryRecvError::Disconnected) => {
                let text = format!("The picture cannot be made. {}", exporting.shown);
                Notice::failed(text).or("Try again…", Intent::Export)
            }
        };
        self.exporting = None;
        self.tell(notice, now);
    }
}

impl Picture {
    /// Makes the picture and puts it into its file; what there is to tell of it.
    fn write(&self) -> Notice {
        let shown = self.path.display().to_string();
        match self.bytes() {
            Err(error) => {
                Notice::failed(format!("The picture cannot be made: {error}. {shown}")).or("Try again…", Intent::Export)
            }
            Ok(bytes) => match persist::replace(&self.path, &bytes) {
                Ok(()) => Notice::done(format!("Exported {shown}")),
                Err(error) => Notice::failed(wording::save_error(&error, &shown)).or("Elsewhere…", Intent::Export),
            },
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, ExportError> {
        let set = self.set.as_ref();
        let pages = pages(&self.map, self.report.as_deref(), &self.request, set);
        let Some(page) = pages.first() else { return Ok(Vec::new()) };
        if self.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
            return export::svg(page, &export::SvgOptions::default(), set).map(String::into_bytes);
        }
        let options = export::PngOptions { size: export::Size::Scale(SCALE), ..export::PngOptions::default() };
        let mut bytes = Vec::new();
        export::png(page, &options, set, &mut bytes).map(|()| bytes)
    }
}
