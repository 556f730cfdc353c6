//! Asking for a file. Behind a trait, so that a test answers at once and without a window.
//!
//! Limitations: on Linux the portal does not say whether nobody answered or somebody cancelled; an
//! answer that comes faster than a hand can give it is taken for nobody.

use std::{
    path::PathBuf,
    sync::mpsc::{self, Receiver, Sender},
    time::{Duration, Instant},
};

use crate::{interact::Intent, model::Subject};

/// What a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A map to open.
    Open,
    /// Where to save the map.
    Save,
    /// Where to put a picture.
    Export,
    /// A picture for a record.
    Picture(Subject),
}

/// A question for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What for.
    pub purpose: Purpose,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// The name to offer.
    pub name: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// This file.
    File(PathBuf),
    /// None, thank you.
    Cancelled,
    /// There is nobody to ask: the app asks by itself.
    Nobody,
}

/// Who asks the user for a file.
pub trait Dialogs {
    /// Asks; the answer may come later, from another thread, which calls `wake` after it.
    fn ask(&mut self, question: Question, answer: Sender<Answer>, wake: Box<dyn Fn() + Send>);
}

/// The dialogs of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct NativeDialogs;

/// Nobody cancels a dialog in so short a time: it was never shown.
const FASTER_THAN_A_HAND: Duration = Duration::from_millis(400);

impl Dialogs for NativeDialogs {
    fn ask(&mut self, question: Question, answer: Sender<Answer>, wake: Box<dyn Fn() + Send>) {
        if !is_somebody_there() {
            drop(answer.send(Answer::Nobody));
            return wake();
        }
        let show = move || {
            let begun = Instant::now();
            let given = match shown(&question) {
                Some(path) => Answer::File(path),
                None if cfg!(target_os = "linux") && begun.elapsed() < FASTER_THAN_A_HAND => Answer::Nobody,
                None => Answer::Cancelled,
            };
            drop(answer.send(given));
            wake();
        };
        if cfg!(target_os = "linux") {
            // The portal runs beside us: the canvas stays alive meanwhile.
            drop(std::thread::Builder::new().name("dialog".into()).spawn(show));
        } else {
            show();
        }
    }
}

/// On Linux the portal is reached over the session's bus.
fn is_somebody_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let has_address = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    has_address || runtime.is_some_and(|folder| folder.join("bus").exists())
}

fn shown(question: &Question) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_file_name(question.name.as_str());
    if let Some(folder) = &question.folder {
        dialog = dialog.set_directory(folder);
    }
    match question.purpose {
        Purpose::Open => dialog
            .set_title("Open a map")
            .add_filter("Maps, Mermaid journeys and tables", &["ron", "mmd", "md", "csv", "tsv"])
            .pick_file(),
        Purpose::Picture(_) => {
            dialog.set_title("Choose a picture").add_filter("Pictures", &["png", "jpg", "jpeg", "webp"]).pick_file()
        }
        Purpose::Save => dialog.set_title("Save the map").add_filter("Map", &["ron"]).save_file(),
        Purpose::Export => {
            let ending = question.name.rsplit('.').next().unwrap_or_default().to_owned();
            dialog = dialog.set_title("Export").add_filter(ending.to_uppercase(), &[ending]);
            dialog.add_filter("All kinds", &crate::export::Format::ENDINGS).save_file()
        }
    }
}

/// A question that is waiting for its answer.
pub(super) struct Waiting {
    pub(super) question: Question,
    /// What is asked for once it is answered: quit after the save, say.
    pub(super) then: Option<Intent>,
    pub(super) answer: Receiver<Answer>,
}

impl Waiting {
    pub(super) fn new(question: Question, then: Option<Intent>) -> (Self, Sender<Answer>) {
        let (send, answer) = mpsc::channel();
        (Self { question, then, answer }, send)
    }
}
