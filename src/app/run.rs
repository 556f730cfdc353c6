//! Opening the window.

use std::{path::PathBuf, process::ExitCode, sync::Arc, time::SystemTime};

use super::{App, NativeDialogs};
use crate::{
    interact::Intent,
    layout::typeset::Parley,
    persist::{self, recovery::Keeper},
    ui::tokens,
};

/// Opens the window, with this file or on the welcome page. Where there is no display, one sentence
/// says so and names the command that needs none; exit code 2.
#[must_use]
pub fn run(file: Option<PathBuf>) -> ExitCode {
    if !has_display() {
        return no_display(None, file);
    }
    let set = Arc::new(Parley::with_system_fonts());
    let viewport = egui::ViewportBuilder::default()
        .with_title("Journey Canvas")
        .with_app_id("journey-canvas")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 480.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let asked = file.clone();
    let opened = eframe::run_native(
        "Journey Canvas",
        options,
        Box::new(move |creation| {
            let app = App::new(set, Box::new(NativeDialogs), seed());
            let mut app = app.keeping(persist::data_folder());
            if let Some(folder) = persist::data_folder() {
                speak_last(app.keep_in(&folder, SystemTime::now()));
            }
            app.dress(&creation.egui_ctx);
            app.ask_system_for_motion(&creation.egui_ctx);
            if let Some(file) = file {
                app.ask_for(Intent::OpenFile(file));
            }
            Ok(Box::new(app))
        }),
    );
    match opened {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_display(Some(&error), asked),
    }
}

/// Randomness for new ids: the one place where it enters the window.
fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    if getrandom::fill(&mut seed).is_err() {
        // Ids are drawn again where they are taken, so the clock will do.
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let clock = now.as_nanos().to_le_bytes();
        seed.iter_mut().zip(clock).for_each(|(byte, tick)| *byte = tick);
    }
    seed
}

/// A program that falls over writes what is not kept yet, and says where it is.
fn speak_last(keeper: Arc<Keeper>) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        before(fault);
        let kept = keeper.last_words().map(|place| place.display().to_string());
        eprintln!("{}", crate::wording::window::last_words(kept.as_deref()));
    }));
}

fn has_display() -> bool {
    if cfg!(any(target_os = "macos", target_os = "windows")) {
        return true;
    }
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn no_display(error: Option<&eframe::Error>, file: Option<PathBuf>) -> ExitCode {
    let file = file.map_or_else(|| "map.ron".to_owned(), |file| file.display().to_string());
    let cause = error.map(|error| format!(" ({error})")).unwrap_or_default();
    eprintln!("{}", crate::wording::window::no_display(&file, &cause));
    ExitCode::from(2)
}

impl App {
    /// Gives the window its look: colours, sizes, the bundled faces.
    pub fn dress(&mut self, ctx: &egui::Context) {
        tokens::dress(ctx, &self.palette);
        self.dressed = Some(self.palette);
        self.load_faces(ctx, &std::collections::BTreeSet::new());
    }

    /// Makes egui know the bundled faces, and those that a text has asked for.
    pub(super) fn load_faces(
        &mut self,
        ctx: &egui::Context,
        wanted: &std::collections::BTreeSet<crate::layout::text::FaceId>,
    ) {
        let mut all = self.store.faces.known().clone();
        all.extend(wanted);
        let (definitions, found) = crate::ui::fonts::definitions(self.set.as_ref(), &all);
        ctx.set_fonts(definitions);
        self.store.faces.learn(found);
    }
}
