//! Does the system ask for less motion? Asked once at the start, beside the window, of the system's own program for its
//! settings: nothing goes over a network, and nothing waits for the answer.
//!
//! Limitations: GNOME and its kin, KDE, macOS and Windows are asked; others are taken to want motion. A change in the
//! system is heeded at the next start.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver},
};

use super::App;

/// The question that is still open.
#[derive(Default)]
pub(super) struct Calm {
    asked: Option<Receiver<bool>>,
    /// Does the system ask for less motion?
    is_wanted: bool,
}

impl App {
    /// Asks the system whether things should move.
    pub(super) fn ask_system_for_motion(&mut self, ctx: &egui::Context) {
        let (send, asked) = mpsc::channel();
        let wake = ctx.clone();
        let ask = move || {
            // Nobody listens any more where the window is closed.
            if send.send(wants_calm()).is_ok() {
                wake.request_repaint();
            }
        };
        if std::thread::Builder::new().name("motion".into()).spawn(ask).is_ok() {
            self.calm.asked = Some(asked);
        }
    }

    /// Takes the system's answer, once it is there.
    pub(super) fn hear_system(&mut self) {
        let Some(asked) = &self.calm.asked else { return };
        match asked.try_recv() {
            Ok(is_wanted) => self.calm = Calm { asked: None, is_wanted },
            Err(mpsc::TryRecvError::Disconnected) => self.calm.asked = None,
            Err(mpsc::TryRecvError::Empty) => {}
        }
    }

    /// Does nothing move by itself, because somebody prefers it so or the system asks for it?
    pub(super) fn is_calm(&self) -> bool {
        self.is_motion_reduced || self.calm.is_wanted
    }

    /// Does the system ask for less motion?
    pub(super) fn is_system_calm(&self) -> bool {
        self.calm.is_wanted
    }
}

fn wants_calm() -> bool {
    if cfg!(target_os = "macos") {
        return said("defaults", &["read", "com.apple.universalaccess", "reduceMotion"])
            .is_some_and(|said| said == "1");
    }
    if cfg!(target_os = "windows") {
        let metrics = ["query", r"HKCU\Control Panel\Desktop\WindowMetrics", "/v", "MinAnimate"];
        return said("reg", &metrics).is_some_and(|said| said.ends_with('0'));
    }
    // Outside a desktop session GNOME's program would make files of its own in the user's home to answer.
    let is_session = std::env::var_os("XDG_RUNTIME_DIR").is_some();
    let settings = ["get", "org.gnome.desktop.interface", "enable-animations"];
    let gnome = is_session.then(|| said("gsettings", &settings)).flatten();
    gnome.is_some_and(|said| said == "false") || kde().is_some_and(|text| kde_wants_calm(&text))
}

/// What a program says, without the space around it.
fn said(program: &str, words: &[&str]) -> Option<String> {
    let asked = Command::new(program).args(words).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    Some(String::from_utf8_lossy(&asked.stdout).trim().to_owned()).filter(|_| asked.status.success())
}

fn kde() -> Option<String> {
    let own = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    let folder = own.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")))?;
    fs::read_to_string(folder.join("kdeglobals")).ok()
}

/// A factor of 0 for the length of animations.
fn kde_wants_calm(text: &str) -> bool {
    let value =
        text.lines().filter_map(|line| line.split_once('=')).find(|(key, _)| key.trim() == "AnimationDurationFactor");
    value.and_then(|(_, value)| value.trim().parse::<f64>().ok()) == Some(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_of_nothing_asks_for_calm() {
        assert!(kde_wants_calm("[KDE]\nAnimationDurationFactor=0\nwidgetStyle=Breeze"));
        assert!(!kde_wants_calm("[KDE]\nAnimationDurationFactor=0.5"));
        assert!(!kde_wants_calm("[KDE]\nwidgetStyle=Breeze"));
    }

    #[test]
    fn a_program_that_is_not_there_says_nothing() {
        assert_eq!(said("there is no such program", &["get"]), None);
    }
}
