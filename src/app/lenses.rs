//! Which lens the map is seen through, which rows of a sheet are shown, and where each lens was left.

use std::collections::{BTreeMap, BTreeSet};

use super::{App, apply::LEAST_OPENED};
use crate::{
    interact::Camera,
    layout::{Layout, Lens, RowKind},
    ui::rows::RowChoice,
};

/// How an open map is looked at.
#[derive(Default)]
pub(super) struct Looking {
    /// Through which lens.
    pub(super) lens: Lens,
    /// Rows of a sheet that are not shown.
    pub(super) hidden: BTreeSet<RowKind>,
    /// The camera of each lens that was left, and whether it was still where it had been put.
    left: BTreeMap<Lens, (Camera, bool)>,
}

impl Looking {
    /// The rows that the lens can have; none where it has none.
    pub(super) fn choices(&self, layout: &Layout) -> Vec<RowChoice> {
        let choice = |row: &RowKind| {
            let is_shown = !self.hidden.contains(row);
            let is_told = layout.rows.iter().any(|told| told.kind == *row);
            RowChoice { row: *row, is_shown, is_empty: is_shown && !is_told }
        };
        self.lens.rows().iter().map(choice).collect()
    }
}

impl App {
    /// The map through another lens, as that was left; one that was never looked through is shown afresh.
    pub(super) fn set_lens(&mut self, lens: Lens) {
        let Some(open) = self.open.as_mut().filter(|open| open.looking.lens != lens) else { return };
        // A drag belongs to the lens in which it began.
        open.document.cancel();
        self.gesture = crate::interact::Gesture::Idle;
        open.editing = None;
        open.looking.left.insert(open.looking.lens, (open.camera, open.is_fresh));
        open.looking.lens = lens;
        match open.looking.left.get(&lens).copied() {
            Some((camera, false)) => (open.camera, open.is_fresh) = (camera, false),
            _ => self.fit_fresh(),
        }
    }

    /// Feelings that come to the same height need more width in the Emotion lens: what was whole in view stays so.
    pub(super) fn stay_whole(&mut self) {
        let is_meant =
            |open: &super::Open| open.is_fresh && open.looking.lens == Lens::Emotion && !open.document.is_in_gesture();
        if !self.open.as_ref().is_some_and(is_meant) {
            return;
        }
        let Some(wide) = self.picture().map(|picture| picture.layout.size.0) else { return };
        let Some(zoom) = self.open.as_ref().map(|open| open.camera.zoom()) else { return };
        // One that is opened at its beginning is not whole, and one as small as can be does not get smaller.
        let can_shrink = (zoom - LEAST_OPENED).abs() > 1e-4 && zoom > Camera::MIN_ZOOM + 1e-4;
        if !can_shrink || wide * zoom <= self.canvas_size.x + 1.0 {
            return;
        }
        if zoom < LEAST_OPENED { self.fit_all() } else { self.fit_fresh() }
    }

    /// A row of a sheet is shown, or no longer.
    pub(super) fn toggle_row(&mut self, row: RowKind) {
        let Some(open) = &mut self.open else { return };
        if !open.looking.hidden.remove(&row) {
            open.looking.hidden.insert(row);
        }
        if open.is_fresh {
            self.fit_fresh();
        }
    }
}
