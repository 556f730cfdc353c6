//! Cards move from where they stood to where they will stand: from one lens to the next, after undo, redo and tidying
//! up, and when they fall into a lane. What the hand does meanwhile is done to the map as it will stand.
//!
//! Limitations: what the system asks for holds; the action "Reduce motion" cannot bring motion back then.

use std::sync::Arc;

use super::{App, picture::Picture};
use crate::{
    edit::Command,
    interact::{Camera, Intent, Meaning, Notice},
    layout::geometry::Point,
    model::{Id, Touchpoint},
    ui::canvas::OnTheWay,
};

/// How long a move takes, in seconds.
const LASTS: f64 = 0.2;

/// What was shown last, and the way from there that is under way.
#[derive(Default)]
pub(super) struct Motion {
    /// Does the next change move things?
    is_asked: bool,
    carried: (Vec<Id<Touchpoint>>, Point),
    shown: Option<(Arc<Picture>, Camera)>,
    /// The way that is under way.
    pub(super) way: Option<Way>,
}

/// A way from one picture to the next.
pub(super) struct Way {
    from: Arc<Picture>,
    camera: Camera,
    /// Cards that were carried, and how far, in document units.
    carried: (Vec<Id<Touchpoint>>, Point),
    begun: f64,
}

impl Way {
    /// What the canvas shows of it.
    pub(super) fn seen(&self, now: f64) -> OnTheWay<'_> {
        let (cards, by) = &self.carried;
        OnTheWay { from: &self.from.scene, camera: self.camera, carried: (cards, *by), share: self.share(now) }
    }

    /// How much of it is done, slow at both ends.
    pub(super) fn share(&self, now: f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let time = ((now - self.begun) / LASTS).clamp(0.0, 1.0) as f32;
        time * time * (3.0 - 2.0 * time)
    }
}

impl App {
    /// Does this make things jump that should move instead?
    pub(super) fn expect_motion(&mut self, intent: &Intent) {
        let is_fall = matches!(intent, Intent::Drop(_)) && matches!(self.facts().meaning, Meaning::Lane(_));
        let is_end = matches!(intent, Intent::Commit) && matches!(self.facts().meaning, Meaning::Feeling(_));
        let moves = match intent {
            Intent::SetLens(_) | Intent::Undo | Intent::Redo | Intent::Edit(Command::Tidy, _) => true,
            Intent::Commit => is_end,
            Intent::Drop(drag) if is_fall => {
                let cards = self.open.as_ref().map(|open| open.document.selection().touchpoints().collect());
                self.motion.carried = (cards.unwrap_or_default(), drag.by);
                true
            }
            _ => false,
        };
        self.motion.is_asked |= moves && !self.is_calm();
    }

    /// Nothing moves by itself from now on, or does again.
    pub(super) fn reduce_motion(&mut self, now: f64) {
        self.is_motion_reduced = !self.is_motion_reduced;
        if self.is_system_calm() {
            let text = "The system asks for less motion: cards change their places at once";
            return self.tell(Notice::done(text), now);
        }
        let text =
            if self.is_motion_reduced { "Cards change their places at once" } else { "Cards move to their places" };
        self.tell(Notice::done(text), now);
    }

    /// Another map: nothing moves from the one before.
    pub(super) fn forget_motion(&mut self) {
        self.motion = Motion::default();
    }

    /// Is anything under way? Keeps what is shown now for the next time.
    pub(super) fn go_on_moving(&mut self, picture: &Arc<Picture>, camera: Camera, now: f64) {
        let motion = &mut self.motion;
        let before = motion.shown.replace((Arc::clone(picture), camera));
        let carried = std::mem::take(&mut motion.carried);
        if std::mem::take(&mut motion.is_asked)
            && let Some((from, before)) = before.filter(|(from, _)| !Arc::ptr_eq(from, picture))
        {
            motion.way = Some(Way { from, camera: before, carried, begun: now });
        }
        if motion.way.as_ref().is_some_and(|way| way.share(now) >= 1.0) {
            motion.way = None;
        }
    }
}
