//! Opening a large file beside the window: the canvas goes on, the wait is shown, and it can be given up.
//!
//! Limitations: how far the reading has come is not known, only for how long it goes on; a reading that is given up
//! ends by itself, and nobody listens.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
};

use super::App;
use crate::{interact::Notice, model::JourneyMap, persist::Seen};

/// Bytes of a file that is opened at once: reading it takes less than a blink.
const AT_ONCE: u64 = 512 << 10;

/// What was read: the map, what was noted about it, and what its file holds; or why not.
pub(super) type Opened = Result<(JourneyMap, Vec<String>, Option<Seen>), String>;

/// A file that is being opened.
pub(super) struct Opening {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    /// In seconds of the clock.
    pub(super) begun: f64,
    opened: Receiver<Opened>,
}

impl App {
    /// Opens a large file beside the window; false = it is small and is opened at once.
    pub(super) fn begin_opening(&mut self, path: &Path, read: fn(&Path) -> Opened, now: f64) -> bool {
        let bytes = fs::metadata(path).map_or(0, |about| about.len());
        if bytes <= AT_ONCE {
            return false;
        }
        let (send, opened) = mpsc::channel();
        let (wake, from) = (self.wake.clone(), path.to_path_buf());
        let run = move || {
            // Nobody listens any more where it was given up.
            drop(send.send(read(&from)));
            wake.iter().for_each(egui::Context::request_repaint);
        };
        match std::thread::Builder::new().name("opening".into()).spawn(run) {
            Ok(_) => self.opening = Some(Opening { path: path.to_path_buf(), bytes, begun: now, opened }),
            Err(error) => self.tell(Notice::failed(format!("The file cannot be opened: {error}.")), now),
        }
        true
    }

    /// Shows the map that has been read, once it has.
    pub(super) fn take_opened(&mut self, now: f64) {
        let Some(opening) = &self.opening else { return };
        let opened = match opening.opened.try_recv() {
            Err(mpsc::TryRecvError::Empty) => return,
            Err(mpsc::TryRecvError::Disconnected) => Err("The file cannot be opened.".to_owned()),
            Ok(opened) => opened,
        };
        let path = opening.path.clone();
        self.opening = None;
        self.opened(&path, opened, now);
    }
}
