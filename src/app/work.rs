//! What the window has done so far, counted: which cause makes what. For tests and for the table of frame costs.

use super::App;
use crate::{
    layout::{
        geometry::{Point, Rect},
        typeset::Parley,
    },
    model::{Id, Touchpoint},
};

/// How often what was made since the window opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Layouts of the map on the canvas.
    pub layouts: u64,
    /// Scenes of it.
    pub scenes: u64,
    /// Cards of those layouts that were made anew, in the Map lens of the present map.
    pub cards: u64,
    /// Links of those layouts that were led anew, but for those of a card in the hand.
    pub links: u64,
    /// Pieces of those scenes that were made anew: cards, links, points of curves of the present map.
    pub pieces: u64,
    /// Texts that were shaped, by the window's own thread.
    pub texts: u64,
    /// Analyses that were begun.
    pub analyses: u64,
    /// Maps that were handed over to be kept or saved.
    pub files: u64,
}

impl App {
    /// What has been done so far.
    #[must_use]
    pub fn work(&self) -> Work {
        let (cards, pieces, links) = self.picture.made();
        Work { texts: Parley::shaped(), cards, pieces, links, ..self.work }
    }

    /// Is an analysis under way, or about to begin?
    #[must_use]
    pub fn is_analysing(&self) -> bool {
        self.open.is_some() && self.is_analysis_on && self.is_report_stale()
    }

    /// The middle of a touchpoint's card in the window, in logical pixels.
    #[must_use]
    pub fn place_of(&mut self, id: Id<Touchpoint>) -> Option<Point> {
        let card = self.picture()?.layout.card(id).map(|card| card.rect)?;
        let camera = self.open.as_ref()?.camera;
        Some(camera.screen_from_doc(Rect::centre(card)) + self.canvas_corner)
    }
}
