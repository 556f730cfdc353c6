//! A picture file into a record, read and made small beside the window.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
};

use super::{App, dialogs::Purpose};
use crate::{
    edit::Command,
    import,
    interact::{Intent, Notice},
    model::{JourneyMap, Picture, Subject},
    persist, wording,
};

/// A picture that is being read.
pub(super) struct Reading {
    subject: Subject,
    picture: Receiver<Result<Picture, String>>,
}

impl App {
    /// Asks for a picture file for this record.
    pub(super) fn choose_picture(&mut self, subject: Subject, now: f64) {
        self.ask_for_file(Purpose::Picture(subject), String::new(), None, now);
    }

    /// Begins to read a picture file for this record.
    pub(super) fn read_picture(&mut self, subject: Subject, path: &Path, now: f64) {
        let (send, picture) = mpsc::channel();
        let wake = self.wake.clone();
        let path: PathBuf = path.to_path_buf();
        let read = move || {
            // Nobody listens any more where the window is closed.
            drop(send.send(small_picture(&path, subject)));
            wake.iter().for_each(egui::Context::request_repaint);
        };
        match std::thread::Builder::new().name("picture".into()).spawn(read) {
            Ok(_) => self.reading = Some(Reading { subject, picture }),
            Err(error) => self.tell(Notice::failed(format!("The picture cannot be read: {error}.")), now),
        }
    }

    /// Puts the picture that has been read into its record.
    pub(super) fn take_small_picture(&mut self, now: f64) {
        let Some(reading) = &self.reading else { return };
        let (subject, read) = match reading.picture.try_recv() {
            Err(mpsc::TryRecvError::Empty) => return,
            Err(mpsc::TryRecvError::Disconnected) => (reading.subject, Err("The picture cannot be read.".to_owned())),
            Ok(read) => (reading.subject, read),
        };
        self.reading = None;
        match read {
            Ok(picture) => {
                let command = self.map().and_then(|map| with_picture(map, subject, picture));
                if let Some(command) = command {
                    self.apply(Intent::edit(command), now);
                }
            }
            Err(text) => self.tell(Notice::failed(text).or("Another…", Intent::ChoosePicture(subject)), now),
        }
    }
}

fn small_picture(path: &Path, subject: Subject) -> Result<Picture, String> {
    let shown = path.display().to_string();
    let bytes = persist::read_bytes(path).map_err(|error| wording::load_error(&error, &shown))?;
    let made = if subject == Subject::About { import::logo(&bytes) } else { import::picture(&bytes) };
    made.map_err(|error| wording::picture_error(&error, &shown))
}

/// The record with this picture; none where it is gone, or has no picture.
fn with_picture(map: &JourneyMap, subject: Subject, picture: Picture) -> Option<Command> {
    match subject {
        Subject::Persona(id) => {
            let mut persona = map.personas.get(id)?.clone();
            persona.portrait.picture = Some(picture);
            Some(Command::set(id, persona))
        }
        Subject::Touchpoint(id) => {
            let mut touchpoint = map.touchpoints.get(id)?.clone();
            touchpoint.picture = Some(picture);
            Some(Command::set(id, touchpoint))
        }
        Subject::About => {
            let mut about = map.about.clone();
            about.brand.logo = Some(picture);
            Some(Command::SetAbout(Box::new(about)))
        }
        _ => None,
    }
}
