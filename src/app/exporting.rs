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

use super::{App, letters::letters, page_maker::Ready};
use crate::{
    analysis::{Report, Watch},
    export::{self, ExportError, Format, Order, Size},
    interact::{Intent, Notice},
    layout::typeset::{Branded, Parley},
    model::JourneyMap,
    persist,
    scene::{PageRequest, PageSize, Pages, pages_watched},
    ui::export_dialog::{ExportChoice, ExportReply, ExportView, export_dialog_ui},
    wording,
};

/// Pixels for a document unit of a picture on the clipboard.
const COPY_SCALE: f32 = 2.0;
/// A picture on the clipboard is never wider, in pixels: other programs would refuse it.
const COPY_MOST: f32 = 8_192.0;

/// The dialog, while it is open.
pub(super) struct Asking {
    choice: ExportChoice,
    shown: usize,
    /// A size of a sheet as it is being typed.
    sheet: String,
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
    /// Where the map is kept.
    from: Option<PathBuf>,
    /// Where to; none = the clipboard.
    path: Option<PathBuf>,
    /// The page for the clipboard.
    page: usize,
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
        let choice = ExportChoice {
            lens: open.looking.lens,
            has_analysis: self.is_analysis_on,
            ..ExportChoice::of(&self.preferences.export)
        };
        let is_own = !PageSize::NAMED.iter().any(|(_, size)| *size == choice.page);
        let sheet = if is_own { choice.page.name() } else { String::new() };
        self.export_asking = Some(Asking { choice, shown: 0, sheet });
    }

    /// Is the dialog open?
    pub(super) fn is_asked_for_export(&self) -> bool {
        self.export_asking.is_some()
    }

    /// Shows the dialog and what is in the making.
    pub(super) fn export_ui(&mut self, ctx: &Context, now: f64) {
        self.progress_ui(ctx);
        let Some(mut asking) = self.export_asking.take() else { return };
        let Some(open) = &self.open else { return };
        let has_brand = !open.document.map().about.brand.is_plain();
        let is_drawn = asking.choice.format.is_drawn() || asking.choice.format == Format::Markdown;
        let asked = self.asked(self.order(asking.choice, String::new()).pages()).filter(|_| is_drawn);
        let nothing = Ready::default();
        let (ready, is_coming) = match (&asked, &self.open) {
            (Some(asked), Some(open)) => self.page_maker.ask(asked, open.document.map(), &self.set, ctx),
            _ => (&nothing, false),
        };
        let view = ExportView {
            pages: &ready.pages,
            is_coming,
            said: ready.said.as_deref(),
            shown: &mut asking.shown,
            sheet: &mut asking.sheet,
            has_brand,
        };
        let before = asking.choice;
        let reply = export_dialog_ui(ctx, &mut asking.choice, view, &mut self.store, &self.palette);
        if asking.choice != before {
            ctx.request_repaint();
        }
        self.export_choice = asking.choice;
        self.preferences.export = asking.choice.habit();
        match reply {
            None => self.export_asking = Some(asking),
            Some(ExportReply::Cancel) => {}
            Some(ExportReply::Copy) => self.begin_export(None, asking.shown, now),
            Some(ExportReply::File) => self.ask_where_to_export(asking.choice.format.ending(), now),
        }
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
        self.begin_export(Some(path), 0, now);
    }

    /// A file, or the page of this number on the clipboard.
    fn begin_export(&mut self, path: Option<&Path>, page: usize, now: f64) {
        let report = self.export_report();
        let Some(open) = &self.open else { return };
        let map = open.document.map().clone();
        let stem = path.and_then(Path::file_stem).unwrap_or_default().to_string_lossy().into_owned();
        let order = self.order(self.export_choice, stem);
        let watched = Arc::new(Stopper::default());
        let set = Arc::clone(&self.set);
        let (from, path_to) = (open.file.clone(), path.map(Path::to_path_buf));
        let work = Work { map, report, order, set, from, path: path_to, page, watched: Arc::clone(&watched) };
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
        let (set, said) = self.letters();
        let made = match export::make(&self.map, self.report.as_deref(), &self.order, &set, self.watched.as_ref()) {
            Ok(made) => made,
            Err(ExportError::Stopped) => return Notice::done("The export was stopped; nothing was written."),
            Err(error) => return failed(export::refusal(&error, &shown)),
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
        let told = made
            .told(wording::command::LARGER_BY_CHOICE)
            .into_iter()
            .chain(said)
            .map(|said| format!(". {}", said.trim_end_matches('.')));
        Notice::done(format!("Exported {shown}{beside}{}", told.collect::<String>()))
    }

    fn letters(&self) -> (Branded, Option<String>) {
        letters(&self.set, &self.map, self.from.as_deref(), self.order.request.parts)
    }

    /// Draws the page that is shown for the clipboard.
    fn copy(&self) -> Outcome {
        let (set, _) = self.letters();
        let request = self.order.pages();
        let failed = |text: String| Outcome::Told(Notice::failed(text).or("Try again…", Intent::Export));
        let pages = pages_watched(&self.map, self.report.as_deref(), &request, &set, self.watched.as_ref());
        let Some(pages) = pages else {
            return Outcome::Told(Notice::done("The picture was stopped; the clipboard is as it was."));
        };
        let Some(page) = pages.get(self.page).or(pages.first()) else {
            return failed("There is nothing to copy.".to_owned());
        };
        let scale = COPY_SCALE.min(COPY_MOST / page.size.0.max(page.size.1).max(1.0));
        match export::pixels(page, Size::Scale(scale), &set) {
            Err(error) => failed(format!("The picture cannot be made: {error}.")),
            Ok(pixels) => {
                let size = [pixels.width, pixels.height].map(|side| usize::try_from(side).unwrap_or_default());
                Outcome::Copied(egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))
            }
        }
    }
}
