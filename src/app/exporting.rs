//! Files and pictures of the map, by the same maker as on the command line, made beside the window.
//!
//! Limitations: one at a time; between two pages, or two bands of a PNG, it can be called off.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, Ordering},
        mpsc::{self, Receiver},
    },
    thread::JoinHandle,
};

use egui::Context;

use super::App;
use crate::{
    analysis::{Report, Watch},
    export::{self, ExportError, Format, Order, Size},
    interact::{Intent, Notice},
    layout::typeset::Parley,
    model::JourneyMap,
    persist,
    scene::{Page, PageRequest, Pages, pages},
    ui::export_dialog::{ExportChoice, ExportReply, ExportView, export_dialog_ui},
    wording,
};

/// Pixels for a document unit of a picture on the clipboard.
const COPY_SCALE: f32 = 2.0;
/// Maps with more touchpoints are not shown in the preview, so that every choice answers at once.
const MOST_SHOWN: usize = 400;

/// The dialog, while it is open.
pub(super) struct Asking {
    choice: ExportChoice,
    /// What the pages were made for, and they.
    made: Option<(ExportChoice, u64, Vec<Page>)>,
    shown: usize,
}

/// A file in the making.
pub(super) struct Exporting {
    outcome: Receiver<Outcome>,
    shown: String,
    watched: Arc<Stopper>,
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

/// What came of it.
enum Outcome {
    Told(Notice),
    Copied(egui::ColorImage),
}

/// Is told how far it is, and may stop it.
#[derive(Debug, Default)]
struct Stopper {
    is_stopped: AtomicBool,
    percent: AtomicU8,
}

impl Watch for Stopper {
    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    fn progress(&self, done: f32) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100")]
        self.percent.store((done * 100.0).clamp(0.0, 100.0) as u8, Ordering::Relaxed);
    }
}

/// All that a file is made of.
struct Work {
    map: JourneyMap,
    report: Option<Arc<Report>>,
    order: Order,
    set: Arc<Parley>,
    /// Where to; none = the clipboard.
    path: Option<PathBuf>,
    watched: Arc<Stopper>,
}

impl App {
    /// Is a file in the making?
    pub(super) fn is_exporting(&self) -> bool {
        self.exporting.is_some()
    }

    /// Opens the dialog, with what was chosen last.
    pub(super) fn ask_for_export(&mut self) {
        let Some(open) = &self.open else { return };
        let choice = ExportChoice { lens: open.looking.lens, has_analysis: self.is_analysis_on, ..self.export_choice };
        self.export_asking = Some(Asking { choice, made: None, shown: 0 });
    }

    /// Is the dialog open?
    pub(super) fn is_asked_for_export(&self) -> bool {
        self.export_asking.is_some()
    }

    /// Shows the dialog and what is in the making.
    pub(super) fn export_ui(&mut self, ctx: &Context, now: f64) {
        self.progress_ui(ctx);
        let Some(mut asking) = self.export_asking.take() else { return };
        self.make_preview(&mut asking);
        let pages = asking.made.as_ref().map_or(&[][..], |(_, _, pages)| pages.as_slice());
        let view = ExportView { pages, shown: &mut asking.shown };
        let before = asking.choice;
        let reply = export_dialog_ui(ctx, &mut asking.choice, view, &mut self.store, &self.palette);
        if asking.choice != before {
            ctx.request_repaint();
        }
        self.export_choice = asking.choice;
        match reply {
            None => self.export_asking = Some(asking),
            Some(ExportReply::Cancel) => {}
            Some(ExportReply::Copy) => self.begin_export(None, now),
            Some(ExportReply::File) => self.ask_where_to_export(asking.choice.format.ending(), now),
        }
    }

    /// The pages anew, where a choice or the map has changed.
    fn make_preview(&self, asking: &mut Asking) {
        let Some(open) = &self.open else { return };
        let revision = open.document.revision();
        let is_current =
            asking.made.as_ref().is_some_and(|(choice, made_at, _)| *choice == asking.choice && *made_at == revision);
        if is_current {
            return;
        }
        let mut made = Vec::new();
        let is_drawn = asking.choice.format.is_drawn() || asking.choice.format == Format::Markdown;
        if is_drawn && open.document.map().touchpoints.len() <= MOST_SHOWN {
            let order = self.order(asking.choice, String::new());
            let report = self.export_report();
            made = pages(open.document.map(), report.as_deref(), &order.pages(), self.set.as_ref());
        }
        asking.made = Some((asking.choice, revision, made));
    }

    fn export_report(&self) -> Option<Arc<Report>> {
        self.open.as_ref().and_then(|open| open.analysed.last().cloned())
    }

    fn order(&self, choice: ExportChoice, stem: String) -> Order {
        let pages = match (choice.is_deck && choice.format.is_drawn(), choice.has_stages) {
            (false, false) => Pages::Map,
            (false, true) => Pages::Stages,
            (true, false) => Pages::Deck,
            (true, true) => Pages::DeckWithStages,
        };
        let request = PageRequest {
            lens: choice.lens,
            page: choice.page,
            pages,
            parts: choice.parts,
            hidden: self.open.as_ref().map(|open| open.looking.hidden.clone()).unwrap_or_default(),
            theme: self.picture_theme(),
            has_analysis: choice.has_analysis,
            persona: self.open.as_ref().and_then(|open| open.persona),
            is_transparent: choice.is_transparent,
        };
        let size = Some(Size::Scale(f32::from(choice.scale)));
        Order { format: choice.format, request, size, outlines: false, stem }
    }

    /// Begins on the file with this name; its ending says what it is.
    pub(super) fn export_to(&mut self, path: &Path, now: f64) {
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some(format) = Format::of_ending(&ending) {
            self.export_choice.format = format;
        }
        self.begin_export(Some(path), now);
    }

    fn begin_export(&mut self, path: Option<&Path>, now: f64) {
        let report = self.export_report();
        let Some(open) = &self.open else { return };
        let map = open.document.map().clone();
        let stem = path.and_then(Path::file_stem).unwrap_or_default().to_string_lossy().into_owned();
        let order = self.order(self.export_choice, stem);
        let watched = Arc::new(Stopper::default());
        let set = Arc::clone(&self.set);
        let work = Work { map, report, order, set, path: path.map(Path::to_path_buf), watched: Arc::clone(&watched) };
        let shown = path.map_or_else(|| "the picture".to_owned(), |path| path.display().to_string());
        let (send, outcome) = mpsc::channel();
        let wake = self.wake.clone();
        let run = move || {
            // Nobody listens any more where the window is closed.
            drop(send.send(work.done()));
            wake.iter().for_each(Context::request_repaint);
        };
        match std::thread::Builder::new().name("export".into()).spawn(run) {
            Ok(work) => self.exporting = Some(Exporting { outcome, shown, watched, work: Some(work) }),
            Err(error) => {
                let text = format!("The picture cannot be made: {error}. {shown}");
                self.tell(Notice::failed(text).or("Try again…", Intent::Export), now);
            }
        }
    }

    /// Tells what became of the file, once it is known.
    pub(super) fn take_picture(&mut self, now: f64) {
        let Some(exporting) = &self.exporting else { return };
        let notice = match exporting.outcome.try_recv() {
            Ok(Outcome::Told(notice)) => notice,
            Ok(Outcome::Copied(image)) => {
                if let Some(ctx) = &self.wake {
                    ctx.copy_image(image);
                }
                Notice::done("The picture is on the clipboard.")
            }
            Err(mpsc::TryRecvError::Empty) => return,
            Err(mpsc::TryRecvError::Disconnected) => {
                let text = format!("The picture cannot be made. {}", exporting.shown);
                Notice::failed(text).or("Try again…", Intent::Export)
            }
        };
        self.exporting = None;
        self.tell(notice, now);
    }

    /// How far it is, with a button that stops it.
    fn progress_ui(&self, ctx: &Context) {
        let Some(exporting) = &self.exporting else { return };
        crate::ui::export_progress::export_progress_ui(
            ctx,
            &exporting.shown,
            exporting.watched.percent.load(Ordering::Relaxed),
            &self.palette,
        )
        .then(|| exporting.watched.is_stopped.store(true, Ordering::Relaxed));
    }
}

impl Work {
    fn done(&self) -> Outcome {
        match &self.path {
            Some(path) => Outcome::Told(self.write(path)),
            None => self.copy(),
        }
    }

    /// Makes the files and puts them into their places; what there is to tell of it.
    fn write(&self, path: &Path) -> Notice {
        let shown = path.display().to_string();
        let failed = |text: String| Notice::failed(text).or("Try again…", Intent::Export);
        let made = match export::make(
            &self.map,
            self.report.as_deref(),
            &self.order,
            self.set.as_ref(),
            self.watched.as_ref(),
        ) {
            Ok(made) => made,
            Err(ExportError::Stopped) => return Notice::done("The export was stopped; nothing was written."),
            Err(error) => return failed(format!("The picture cannot be made: {error}. {shown}")),
        };
        for file in &made.files {
            let path = persist::beside(path, &file.suffix, file.ending);
            if let Err(error) = persist::replace(&path, &file.bytes) {
                let shown = path.display().to_string();
                return Notice::failed(wording::save_error(&error, &shown)).or("Elsewhere…", Intent::Export);
            }
        }
        let more = made.files.len().saturating_sub(1);
        let beside = if more > 0 { format!(", and {more} beside it") } else { String::new() };
        let missing = if made.missing.is_empty() {
            String::new()
        } else {
            format!(". {}", wording::command::no_font(&made.missing))
        };
        Notice::done(format!("Exported {shown}{beside}{missing}"))
    }

    /// Draws the first page for the clipboard.
    fn copy(&self) -> Outcome {
        let pages = pages(&self.map, self.report.as_deref(), &self.order.pages(), self.set.as_ref());
        let failed = |text: String| Outcome::Told(Notice::failed(text).or("Try again…", Intent::Export));
        let Some(page) = pages.first() else { return failed("There is nothing to copy.".to_owned()) };
        match export::pixels(page, Size::Scale(COPY_SCALE), self.set.as_ref()) {
            Err(error) => failed(format!("The picture cannot be made: {error}.")),
            Ok(pixels) => {
                let size = [pixels.width, pixels.height].map(|side| usize::try_from(side).unwrap_or_default());
                Outcome::Copied(egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))
            }
        }
    }
}
