//! How somebody likes the window: kept in the program's own folder, never in a map.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::intent::Tab;

/// All of it. What an older or newer program did not say stays as it is at first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The theme of the window, by name; none = light or dark, as the system is.
    pub theme: Option<String>,
    /// The size of everything in the window but the map, in per cent, 75 to 250.
    pub size: u16,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// Width of the right panel in points.
    pub panel_width: u16,
    /// Is the right panel shown?
    pub is_panel_open: bool,
    /// Its tab in front.
    pub tab: Tab,
    /// Sections of the Details tab that are open.
    pub unfolded: BTreeSet<String>,
    /// What was chosen for the last export.
    pub export: ExportHabit,
}

/// What somebody chose for an export, by the names that the command line has for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportHabit {
    /// The ending of the file.
    pub format: String,
    /// The page.
    pub page: String,
    /// A page for every stage?
    pub stages: bool,
    /// Everything that is presented?
    pub deck: bool,
    /// Parts that are left out.
    pub without: BTreeSet<String>,
    /// Pixels for a unit of a PNG.
    pub scale: u8,
    /// Without ground?
    pub transparent: bool,
}

impl Default for ExportHabit {
    fn default() -> Self {
        Self {
            format: "png".to_owned(),
            page: "fit".to_owned(),
            stages: false,
            deck: false,
            without: BTreeSet::new(),
            scale: 2,
            transparent: false,
        }
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: None,
            size: 100,
            reduced_motion: false,
            panel_width: 374,
            is_panel_open: true,
            tab: Tab::Findings,
            unfolded: ["Personas", "Stages"].map(str::to_owned).into(),
            export: ExportHabit::default(),
        }
    }
}

/// Sizes of the interface that can be chosen, in per cent.
pub const SIZES: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];

/// Something that somebody prefers from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preference {
    /// This theme; none = as the system is.
    Theme(Option<String>),
    /// This size, in per cent.
    Size(u16),
    /// The next larger size.
    Larger,
    /// The next smaller size.
    Smaller,
    /// Nothing moves by itself, or things may.
    ReducedMotion(bool),
}

impl Preferences {
    /// The same with this preference.
    #[must_use]
    pub fn with(mut self, preference: Preference) -> Self {
        match preference {
            Preference::Theme(theme) => self.theme = theme,
            Preference::Size(size) => self.size = size,
            Preference::Larger => self.size = SIZES.into_iter().find(|size| *size > self.size).unwrap_or(self.size),
            Preference::Smaller => {
                self.size = SIZES.into_iter().rev().find(|size| *size < self.size).unwrap_or(self.size);
            }
            Preference::ReducedMotion(is_reduced) => self.reduced_motion = is_reduced,
        }
        self.sound()
    }

    /// Within what the window can show, whatever a file says.
    #[must_use]
    pub fn sound(mut self) -> Self {
        self.size = self.size.clamp(75, 250);
        self.panel_width = self.panel_width.clamp(280, 720);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_goes_from_step_to_step_and_stops_at_the_ends() {
        let size = |size, preference| Preferences { size, ..Preferences::default() }.with(preference).size;
        assert_eq!(size(100, Preference::Larger), 110);
        assert_eq!(size(100, Preference::Smaller), 90);
        assert_eq!(size(250, Preference::Larger), 250);
        assert_eq!(size(75, Preference::Smaller), 75);
        assert_eq!(size(100, Preference::Size(9_000)), 250);
    }
}
