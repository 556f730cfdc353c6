//! Keys and the hand, one after the other: a slow frame hears a card let go and a key pressed at once, and a key may be
//! pressed while a card is held. What a key does to the map must neither come before what was done before it, nor break
//! into a drag: the drag would lose its beginning, and the card would stay where it was.

use egui::{Context, Event};

use super::App;
use crate::interact::{Action, Intent};

impl App {
    /// Was the hand at it before the first key of this frame?
    pub(super) fn is_hand_first(&self, ctx: &Context) -> bool {
        let is_hand = |event: &&Event| matches!(event, Event::PointerButton { .. });
        let is_key = |event: &&Event| {
            matches!(event, Event::Key { pressed: true, .. } | Event::Copy | Event::Cut | Event::Paste(_))
        };
        let first = |input: &egui::InputState| {
            input.events.iter().find(|event| is_hand(event) || is_key(event)).is_some_and(|event| is_hand(&event))
        };
        self.gesture.is_changing() || ctx.input(first)
    }

    /// What keys have asked for, in its turn: while the hand holds a card or the edge of a stage, only the view
    /// answers them, and the rest waits until it lets go.
    pub(super) fn take_turns(&mut self, keyed: Vec<Intent>, asked: &mut Vec<Intent>) {
        self.keyed.extend(keyed);
        let is_held = self.gesture.is_changing();
        let (now, later) =
            std::mem::take(&mut self.keyed).into_iter().partition(|intent| !is_held || is_of_view(intent));
        self.keyed = later;
        asked.extend::<Vec<_>>(now);
    }
}

fn is_of_view(intent: &Intent) -> bool {
    let Intent::Act(action) = intent else { return false };
    matches!(action, Action::ZoomIn | Action::ZoomOut | Action::ZoomToOne | Action::FitAll | Action::FitSelection)
}
