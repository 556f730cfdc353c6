//! How gestures begin, and what a press that was no drag does.

use crate::{edit::Selection, layout::geometry::Point, model::Subject};

use super::Gesture;
use crate::interact::{
    input::{Button, Hit, Input, Spot},
    intent::Intent,
};

pub(super) fn pressed(button: Button, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
    let pans = button == Button::Middle || (button == Button::Primary && input.modifiers.space);
    match (button, under) {
        _ if pans => (Gesture::Panning { button, last: input.in_screen }, Vec::new()),
        // The menu is about what is beneath the pointer; on the ground it is about the map.
        (Button::Secondary, Some(hit)) if hit.is_selected => (Gesture::Idle, Vec::new()),
        (Button::Secondary, hit) => {
            let selection = hit.map_or(Selection::none(), |hit| Selection::one(hit.subject));
            (Gesture::Idle, vec![Intent::Select(selection)])
        }
        (Button::Primary, hit) => {
            let adds = input.modifiers.shift;
            let pressed = Gesture::Pressed { in_screen: input.in_screen, in_doc: input.in_doc, hit, adds };
            (pressed, selected_by_press(hit, adds).into_iter().collect())
        }
        _ => (Gesture::Idle, Vec::new()),
    }
}

/// What is not selected yet is selected by the press already: it answers at once, and can be dragged. An edge between
/// stages is only taken hold of.
fn selected_by_press(hit: Option<Hit>, adds: bool) -> Option<Intent> {
    let hit = hit.filter(|hit| !hit.is_selected && hit.spot != Spot::Edge)?;
    Some(if adds { Intent::Toggle(hit.subject) } else { Intent::Select(Selection::one(hit.subject)) })
}

/// A click that was not a drag: what the press has not done yet.
pub(super) fn clicked(hit: Option<Hit>, adds: bool) -> Vec<Intent> {
    let intent = match hit {
        Some(Hit { spot: Spot::Edge, .. }) => return Vec::new(),
        Some(hit) if hit.is_selected && adds => Intent::Toggle(hit.subject),
        Some(hit) if hit.is_selected => Intent::Select(Selection::one(hit.subject)),
        None if !adds => Intent::Select(Selection::none()),
        _ => return Vec::new(),
    };
    vec![intent]
}

pub(super) fn double_clicked(input: &Input, under: Option<Hit>) -> Intent {
    match under {
        Some(Hit { spot: Spot::Edge, subject: Subject::Stage(stage), .. }) => Intent::FitStage(stage),
        Some(hit) => Intent::EditTitle(hit.subject),
        None => Intent::Capture { at: Some(input.in_doc), from: None },
    }
}

/// What a drag that begins here, on that, is about.
pub(super) fn drag_begun(from: Point, hit: Option<Hit>, adds: bool) -> Gesture {
    match hit.map(|hit| (hit.subject, hit.spot)) {
        Some((Subject::Touchpoint(id), Spot::Handle)) => Gesture::Linking { from: id, to: from, over: None },
        Some((Subject::Link(link), Spot::End(end))) => Gesture::Rerouting { link, end, to: from, over: None },
        Some((Subject::Stage(stage), Spot::Edge)) => Gesture::Sizing { stage, from },
        Some((Subject::Stage(stage), Spot::Body)) => Gesture::Placing { stage, at: from },
        Some((Subject::Touchpoint(_), Spot::Body)) => Gesture::Moving { from, to: from, is_free: false },
        _ => Gesture::Framing { from, to: from, adds },
    }
}
