//! How somebody likes the window: taken from the program's own folder at the start, kept there when it changes.

use std::{path::PathBuf, sync::Arc};

use super::App;
use crate::{
    interact::{Preference, Preferences},
    persist::{self, RecentFiles},
    scene::Theme,
};

/// The name of the preferences in the program's own folder.
const NAME: &str = "preferences.ron";

impl App {
    /// With a folder of its own, in which preferences and recent files are kept from one run to the next. Without,
    /// nothing is kept.
    #[must_use]
    pub fn keeping(mut self, folder: Option<PathBuf>) -> Self {
        if let Some(folder) = &folder {
            self.preferences = persist::recall::<Preferences>(folder, NAME).sound();
            self.recent = RecentFiles::in_folder(folder);
        }
        self.kept = self.preferences.clone();
        self.is_motion_reduced = self.preferences.reduced_motion;
        self.tab = self.preferences.tab;
        self.is_panel_open = self.preferences.is_panel_open;
        self.unfolded.clone_from(&self.preferences.unfolded);
        self.folder = folder;
        self
    }

    /// How the window is liked.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    pub(super) fn prefer(&mut self, preference: Preference) {
        self.preferences = self.preferences.clone().with(preference);
        self.is_motion_reduced = self.preferences.reduced_motion;
    }

    /// The theme and the size that are preferred, at the beginning of a frame.
    pub(super) fn dress_as_preferred(&mut self, ctx: &egui::Context) {
        let is_dark = ctx.input(|input| input.raw.system_theme) == Some(egui::Theme::Dark);
        let systems = if is_dark { "night" } else { "paper" };
        let wanted = self.preferences.theme.as_deref().unwrap_or(systems).to_owned();
        if self.theme.name != wanted {
            self.set_theme(&wanted);
        }
        let size = f32::from(self.preferences.size) / 100.0;
        if (ctx.zoom_factor() - size).abs() > 0.001 {
            ctx.set_zoom_factor(size);
        }
    }

    /// What changed is kept, as soon as nothing is held: a panel that is dragged wide is kept when it is let go.
    pub(super) fn keep_preferences(&mut self, ctx: &egui::Context) {
        self.preferences.reduced_motion = self.is_motion_reduced;
        self.preferences.tab = self.tab;
        self.preferences.is_panel_open = self.is_panel_open;
        if self.preferences.unfolded != self.unfolded {
            self.preferences.unfolded.clone_from(&self.unfolded);
        }
        let is_held = ctx.input(|input| input.pointer.any_down());
        if is_held || self.preferences == self.kept {
            return;
        }
        self.kept = self.preferences.clone();
        if let Some(folder) = &self.folder {
            // A preference that cannot be kept holds until the window closes: no work is lost, so nobody is told.
            drop(persist::remember(folder, NAME, &self.preferences));
        }
    }

    /// The theme of exported pictures: the one that the map brings, however the window looks.
    pub(super) fn picture_theme(&self) -> Arc<Theme> {
        let named = self.map().and_then(|map| map.settings.theme.as_deref()).and_then(Theme::named);
        named.unwrap_or_else(Theme::paper)
    }
}
