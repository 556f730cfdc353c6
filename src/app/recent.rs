//! The files that were open last: remembered when a map is opened or saved, looked at beside the window for the
//! welcome page.
//!
//! Limitations: a very large map has no picture in the list; it would take as long as opening it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use super::{App, thumbnail};
use crate::{
    layout::typeset::Parley,
    persist::{self, Recent, RecentFiles},
    scene::{Scene, Theme},
    ui::recent::RecentRow,
    wording,
};

/// How many are shown.
const SHOWN: usize = 5;
/// Bytes of a map that is looked at for its picture: 2 MiB.
const MOST: u64 = 2 << 20;
/// How much wider than high the small pictures are.
const SHAPE: f32 = 1.3;

/// What became of a file since.
#[derive(Clone, Default)]
struct Found {
    is_missing: bool,
    scene: Option<Arc<Scene>>,
}

/// What is known of the recent files, and what is being found out.
#[derive(Default)]
pub(super) struct Pictures {
    asked: (String, Vec<PathBuf>),
    found: BTreeMap<PathBuf, Found>,
    coming: Option<Receiver<(PathBuf, Found)>>,
}

impl Pictures {
    /// Looks at the files again, if they or the theme are others than last time.
    fn look(&mut self, files: &[Recent], theme: &Arc<Theme>, set: &Arc<Parley>, wake: impl Fn() + Send + 'static) {
        let paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
        let asked = (theme.name.clone(), paths);
        if asked != self.asked {
            let (send, coming) = mpsc::channel();
            let (theme, set, paths) = (Arc::clone(theme), Arc::clone(set), asked.1.clone());
            let look = move || {
                for path in paths {
                    let found = found(&path, &theme, set.as_ref());
                    if send.send((path, found)).is_err() {
                        return;
                    }
                    wake();
                }
            };
            let is_begun = std::thread::Builder::new().name("recent files".into()).spawn(look).is_ok();
            self.coming = is_begun.then_some(coming);
            self.asked = asked;
        }
        for (path, found) in self.coming.iter().flat_map(Receiver::try_iter) {
            self.found.insert(path, found);
        }
    }
}

fn found(path: &Path, theme: &Theme, set: &Parley) -> Found {
    let Ok(about) = fs::metadata(path) else { return Found { is_missing: true, scene: None } };
    let map = if about.len() <= MOST { persist::load(path).ok() } else { None };
    let scene = map.map(|map| Arc::new(thumbnail::picture(SHAPE, &map, theme, set)));
    Found { is_missing: false, scene }
}

/// Seconds since 1970.
fn seconds_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl App {
    /// This file was opened or saved just now.
    pub(super) fn remember_file(&mut self, path: &Path, title: &str) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        self.change_recent(|recent| recent.opened(&path, title, seconds_now()));
    }

    /// This file is not wanted in the list any more.
    pub(super) fn forget_file(&mut self, path: &Path) {
        self.change_recent(|recent| recent.forget(path));
        self.chosen_recent = None;
    }

    /// Changes the list and keeps it. Another window may have kept one meanwhile: that one is changed.
    fn change_recent(&mut self, change: impl FnOnce(&mut RecentFiles)) {
        if let Some(folder) = &self.folder {
            self.recent = RecentFiles::in_folder(folder);
        }
        change(&mut self.recent);
        if let Some(folder) = &self.folder {
            // A list that cannot be kept is no loss: the files are where they were.
            drop(self.recent.keep_in(folder));
        }
    }

    /// The files in the list of the welcome page.
    pub(super) fn recent_paths(&self) -> Vec<PathBuf> {
        self.recent.all().iter().take(SHOWN).map(|file| file.path.clone()).collect()
    }

    /// The list of the welcome page.
    pub(super) fn recent_rows(&mut self, ctx: &egui::Context) -> Vec<RecentRow> {
        let files: Vec<Recent> = self.recent.all().iter().take(SHOWN).cloned().collect();
        let wake = ctx.clone();
        self.recent_pictures.look(&files, &self.theme, &self.set, move || wake.request_repaint());
        let (now, home) = (seconds_now(), std::env::var_os("HOME").map(PathBuf::from));
        let row = |file: Recent| {
            let found = self.recent_pictures.found.get(&file.path).cloned().unwrap_or_default();
            RecentRow {
                title: file.title,
                place: wording::window::place(&file.path, home.as_deref()),
                when: wording::window::opened_ago(now.saturating_sub(file.opened)),
                is_missing: found.is_missing,
                scene: found.scene,
                path: file.path,
            }
        };
        files.into_iter().map(row).collect()
    }
}
