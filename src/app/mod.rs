//! The only mutable heart: the window and what is in it.
//!
//! Panels ask by intents; `App::apply` answers, and nobody else. Only the document changes the
//! map; layout, scene and sentences come from memos keyed by their question, the report from a
//! worker. This floor may know files, the clock and the operating system.
//!
//! Limitations: one window and one map in a process; the size of the window is not kept between two runs.

mod apply;
mod calm;
mod capturing;
mod clipboard;
mod dialogs;
mod explained;
mod exporting;
mod files;
mod finding;
mod frame;
mod glide;
mod keeping;
mod keys;
mod lenses;
mod letters;
mod matrix;
mod mix;
mod motion;
mod opening;
mod page_maker;
mod people;
mod picture;
mod pictures;
mod plan;
mod preferring;
mod presenting;
mod recent;
mod regions;
mod run;
mod tabs;
mod thumbnail;
mod turns;
mod views;
mod what_if;
mod work;
mod worker;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;

use capturing::Capture;
pub use dialogs::{Answer, Dialogs, NativeDialogs, Purpose, Question};
pub use run::run;
pub use work::Work;

use crate::{
    analysis::Report,
    edit::Document,
    interact::{Action, Camera, Gesture, Intent, Memo, Notice, Preferences, Tab},
    layout::{Lens, geometry::Point, typeset::Parley},
    model::{Id, JourneyMap, Persona, Subject, Touchpoint},
    persist::{Hold, RecentFiles, Seen},
    scene::Theme,
    ui::{ask::Ask, capture::Line, paint::Store, tokens::Palette},
};

/// A map that is open, and how it is looked at.
struct Open {
    document: Document,
    file: Option<PathBuf>,
    /// What the file held when it was last read or written here.
    seen: Option<Seen>,
    /// Has it become the to-be map since, so that it must not be written over the as-is map?
    parts_from_file: bool,
    /// Tells other windows that the file is open here.
    hold: Option<Hold>,
    camera: Camera,
    /// What was in view when each step was done, by its number.
    seen_from: BTreeMap<u64, (Lens, Camera)>,
    /// Is the camera still where it was put when the map was opened? Then it is put there again
    /// when the canvas changes its size.
    is_fresh: bool,
    persona: Option<Id<Persona>>,
    /// Whose curves are drawn beside the active one's; none = everybody's.
    overlaid: Option<BTreeSet<Id<Persona>>>,
    looking: lenses::Looking,
    editing: Option<Subject>,
    capture: Option<Capture>,
    search: Option<finding::Search>,
    analysed: Memo<u64, Arc<Report>>,
}

/// The app.
pub struct App {
    open: Option<Open>,
    gesture: Gesture,
    is_hand: bool,
    is_analysis_on: bool,
    is_panel_open: bool,
    tab: Tab,
    /// The finding whose card is open.
    explained: Option<(Id<Touchpoint>, crate::model::FindingKind)>,
    /// What is tried out on a scratch copy.
    trial: Option<what_if::Trial>,
    /// Mix and matrix are shown at once.
    is_split: bool,
    theme: Arc<Theme>,
    palette: Palette,
    set: Arc<Parley>,
    store: Store,
    canvas_size: Point,
    /// Where the canvas begins in the window.
    canvas_corner: Point,
    zoomed_at: f64,
    glide: Option<glide::Glide>,
    picture: picture::Memory,
    /// What is typed in the capture line, also while it is closed.
    line: Line,
    previews: Memo<capturing::Asked, Arc<capturing::Preview>>,
    preview_count: u64,
    /// Where on the map what the system was asked for is to come, and when it was asked.
    paste_at: Option<(Point, f64)>,
    /// Actions chosen by name lately, the last one first.
    used: Vec<Action>,
    /// Alt is held, and nothing else was pressed since.
    is_alt_alone: bool,
    was_alt: bool,
    /// What keys asked for while the hand held something: it is answered when it lets go.
    keyed: Vec<Intent>,
    /// The canvas wants the keyboard.
    wants_canvas: bool,
    motion: motion::Motion,
    /// Does nothing move by itself?
    is_motion_reduced: bool,
    calm: calm::Calm,
    views: views::Memory,
    thumbnails: thumbnail::Thumbnails,
    worker: worker::Worker,
    /// The revision of which the analysis was given up.
    stopped_at: Option<u64>,
    work: Work,
    exporting: Option<exporting::Exporting>,
    export_asking: Option<exporting::Asking>,
    export_choice: crate::ui::export_dialog::ExportChoice,
    presenting: Option<presenting::Presenting>,
    page_maker: page_maker::PageMaker,
    reading: Option<pictures::Reading>,
    opening: Option<opening::Opening>,
    /// The program's own folder; none = nothing is kept.
    folder: Option<PathBuf>,
    preferences: Preferences,
    /// The preferences as they were kept last.
    kept: Preferences,
    is_preferring: bool,
    recent: RecentFiles,
    recent_pictures: recent::Pictures,
    /// Which recent file the arrow keys have reached on the welcome page.
    chosen_recent: Option<usize>,
    /// Sections of the Details tab that are open.
    unfolded: BTreeSet<String>,
    /// A section of the details that was asked for and is not yet in view.
    reveal: Option<String>,
    notices: Vec<Shown>,
    notice_count: u64,
    ask: Option<Ask>,
    keeping: keeping::Keeping,
    dialogs: Box<dyn Dialogs>,
    waiting: Option<dialogs::Waiting>,
    ids: ChaCha8Rng,
    regions: regions::Regions,
    /// Escape left the canvas: it does not take the keyboard back by itself.
    has_left_canvas: bool,
    dressed: Option<Palette>,
    is_closing: bool,
    wake: Option<egui::Context>,
    title: String,
}

/// A notice on the screen.
struct Shown {
    id: u64,
    notice: Notice,
    /// When it goes by itself, in seconds of the clock; none = when it is read.
    until: Option<f64>,
}

impl App {
    /// The app on its welcome page. New ids are drawn from `seed`.
    #[must_use]
    pub fn new(set: Arc<Parley>, dialogs: Box<dyn Dialogs>, seed: [u8; 32]) -> Self {
        let theme = Theme::paper();
        let palette = Palette::of(&theme);
        Self {
            open: None,
            gesture: Gesture::Idle,
            is_hand: false,
            is_analysis_on: true,
            is_panel_open: true,
            tab: Tab::Findings,
            explained: None,
            trial: None,
            is_split: false,
            theme,
            palette,
            set,
            store: Store::default(),
            canvas_size: Point::new(1_174.0, 918.0),
            canvas_corner: Point::default(),
            zoomed_at: f64::NEG_INFINITY,
            glide: None,
            picture: picture::Memory::default(),
            line: Line::default(),
            previews: Memo::default(),
            preview_count: 0,
            paste_at: None,
            used: Vec::new(),
            is_alt_alone: false,
            was_alt: false,
            keyed: Vec::new(),
            wants_canvas: false,
            motion: motion::Motion::default(),
            is_motion_reduced: false,
            calm: calm::Calm::default(),
            views: views::Memory::default(),
            thumbnails: thumbnail::Thumbnails::default(),
            worker: worker::Worker::default(),
            stopped_at: None,
            work: Work::default(),
            exporting: None,
            export_asking: None,
            export_choice: crate::ui::export_dialog::ExportChoice::default(),
            presenting: None,
            page_maker: page_maker::PageMaker::default(),
            reading: None,
            opening: None,
            folder: None,
            preferences: Preferences::default(),
            kept: Preferences::default(),
            is_preferring: false,
            recent: RecentFiles::default(),
            recent_pictures: recent::Pictures::default(),
            chosen_recent: None,
            unfolded: Preferences::default().unfolded,
            reveal: None,
            notices: Vec::new(),
            notice_count: 0,
            ask: None,
            keeping: keeping::Keeping::default(),
            dialogs,
            waiting: None,
            ids: ChaCha8Rng::from_seed(seed),
            regions: regions::Regions::default(),
            has_left_canvas: false,
            dressed: None,
            is_closing: false,
            wake: None,
            title: String::new(),
        }
    }

    /// The map that is open.
    #[must_use]
    pub fn map(&self) -> Option<&JourneyMap> {
        self.open.as_ref().map(|open| open.document.map())
    }

    /// The document that is open.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.open.as_ref().map(|open| &open.document)
    }

    /// What is in view.
    #[must_use]
    pub fn camera(&self) -> Option<Camera> {
        self.open.as_ref().map(|open| open.camera)
    }

    /// The colours of the window.
    #[must_use]
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    /// Asks for something as if by key or panel.
    pub fn ask_for(&mut self, intent: Intent) {
        self.apply(intent, 0.0);
    }

    /// Tells something. `now` in seconds of the clock.
    fn tell(&mut self, notice: Notice, now: f64) {
        self.notice_count += 1;
        let until = notice.seconds().map(|seconds| now + seconds);
        self.notices.retain(|shown| shown.notice != notice);
        self.notices.push(Shown { id: self.notice_count, notice, until });
        let surplus = self.notices.len().saturating_sub(4);
        self.notices.drain(..surplus);
    }
}
