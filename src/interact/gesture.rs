//! Gestures: press, drag, release as a state machine. A state knows where it began and nothing of the map; what it
//! would do is always said from the beginning, so that giving up is exact.
//!
//! | where it begins | a click | a drag |
//! |---|---|---|
//! | card | selects it (Shift: adds, or takes away) | moves the selection |
//! | handle of a card | selects the card | draws a link to a card, or to a new one on empty ground |
//! | link, stage, … | selects it | a frame around cards |
//! | ground | selects nothing | a frame around cards |
//! | anywhere, middle button or Space | – | pans |
//!
//! A double click edits the title beneath it, or opens the capture line on empty ground. The secondary button selects
//! what is beneath it and leaves the menu to others. Wheel and pinch work in the midst of every gesture.

use crate::{
    edit::Selection,
    layout::geometry::{Point, Rect},
    model::{Id, Subject, Touchpoint},
};

use super::{
    input::{Button, Event, Hit, Input, Spot},
    intent::{Drag, Intent},
};

/// How far the pointer must go for a press to become a drag, in logical pixels.
const SLACK: f32 = 4.0;
/// Zoom for a logical pixel of the wheel: 100 pixels are a factor of about 1.2.
const WHEEL_ZOOM: f32 = 0.0018;

/// What the hand is in the midst of.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// A button is down and has not moved far enough to be a drag.
    Pressed {
        /// Where, logical pixels.
        in_screen: Point,
        /// Where on the map.
        in_doc: Point,
        /// On what.
        hit: Option<Hit>,
        /// With Shift?
        adds: bool,
    },
    /// The selected cards are dragged.
    Moving {
        /// Where on the map it began.
        from: Point,
        /// Are they drawn to nothing?
        is_free: bool,
    },
    /// A frame is drawn around cards.
    Framing {
        /// Where on the map it began.
        from: Point,
        /// Where on the map it is now.
        to: Point,
        /// With Shift?
        adds: bool,
    },
    /// The map is pulled.
    Panning {
        /// With which button.
        button: Button,
        /// Where the pointer was last, logical pixels.
        last: Point,
    },
    /// A link is drawn.
    Linking {
        /// From this card.
        from: Id<Touchpoint>,
        /// To here on the map.
        to: Point,
        /// Over this card, to which it snaps.
        over: Option<Id<Touchpoint>>,
    },
}

impl Gesture {
    /// What becomes of the gesture with this input, `under` being what is beneath the pointer, and what it asks for.
    #[must_use]
    pub fn next(self, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        if let Some(intent) = view_intent(input) {
            return (self, vec![intent]);
        }
        match (self, input.event) {
            (_, Event::Escape | Event::Lost) => (Gesture::Idle, self.given_up()),
            (Gesture::Idle, Event::Press(button)) => pressed(button, input, under),
            (Gesture::Idle, Event::DoubleClick) => (Gesture::Idle, vec![double_clicked(input, under)]),
            (Gesture::Pressed { in_screen, in_doc, hit, adds }, Event::Move) if is_far(in_screen, input.in_screen) => {
                drag_begun(in_doc, hit, adds).moved(input, under)
            }
            (Gesture::Pressed { hit, adds, .. }, Event::Release(Button::Primary)) => {
                (Gesture::Idle, clicked(hit, adds))
            }
            (_, Event::Move) => self.moved_on(input, under),
            (_, Event::Release(button)) => self.released(button, input, under),
            _ => (self, Vec::new()),
        }
    }

    /// The frame being drawn, on the map.
    #[must_use]
    pub fn frame(self) -> Option<Rect> {
        match self {
            Gesture::Framing { from, to, .. } => Some(rect_between(from, to)),
            _ => None,
        }
    }

    /// Is anything going on?
    #[must_use]
    pub fn is_idle(self) -> bool {
        self == Gesture::Idle
    }

    fn given_up(self) -> Vec<Intent> {
        if matches!(self, Gesture::Moving { .. }) { vec![Intent::Cancel] } else { Vec::new() }
    }

    /// A drag that was begun just now, moved for the first time.
    fn moved(self, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        let (next, intents) = self.moved_on(input, under);
        let begun = if matches!(self, Gesture::Moving { .. }) { vec![Intent::BeginMove] } else { Vec::new() };
        (next, begun.into_iter().chain(intents).collect())
    }

    fn moved_on(self, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        match self {
            Gesture::Moving { from, .. } => {
                let drag = dragged(from, input);
                (Gesture::Moving { from, is_free: drag.is_free }, vec![Intent::PreviewMove(drag)])
            }
            Gesture::Framing { from, adds, .. } => (Gesture::Framing { from, to: input.in_doc, adds }, Vec::new()),
            Gesture::Linking { from, .. } => {
                let over = card(under).filter(|over| *over != from);
                (Gesture::Linking { from, to: input.in_doc, over }, Vec::new())
            }
            Gesture::Panning { button, last } => {
                let panned = Gesture::Panning { button, last: input.in_screen };
                (panned, vec![Intent::Pan(input.in_screen - last)])
            }
            Gesture::Idle | Gesture::Pressed { .. } => (self, Vec::new()),
        }
    }

    fn released(self, button: Button, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        match (self, button) {
            (Gesture::Moving { from, .. }, Button::Primary) => {
                (Gesture::Idle, vec![Intent::Drop(dragged(from, input)), Intent::Commit])
            }
            (Gesture::Framing { from, adds, .. }, Button::Primary) => {
                let rect = rect_between(from, input.in_doc);
                (Gesture::Idle, vec![Intent::SelectWithin { rect, adds }])
            }
            (Gesture::Linking { from, .. }, Button::Primary) => {
                (Gesture::Idle, linked(from, input.in_doc, under).into_iter().collect())
            }
            (Gesture::Panning { button: held, .. }, button) if held == button => (Gesture::Idle, Vec::new()),
            _ => (self, Vec::new()),
        }
    }
}

/// Wheel and pinch: what they ask of the view, whatever else is going on.
fn view_intent(input: &Input) -> Option<Intent> {
    let zoom = |factor| Intent::ZoomAbout { in_screen: input.in_screen, factor };
    match input.event {
        Event::Wheel(by) if input.modifiers.command => Some(zoom((by.y * WHEEL_ZOOM).exp())),
        // Shift turns a wheel with one axis sideways.
        Event::Wheel(by) if input.modifiers.shift && by.x == 0.0 => Some(Intent::Pan(Point::new(by.y, 0.0))),
        Event::Wheel(by) => Some(Intent::Pan(by)),
        Event::Pinch(factor) => Some(zoom(factor)),
        _ => None,
    }
}

fn pressed(button: Button, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
    let pans = button == Button::Middle || (button == Button::Primary && input.modifiers.space);
    match (button, under) {
        _ if pans => (Gesture::Panning { button, last: input.in_screen }, Vec::new()),
        (Button::Secondary, Some(hit)) if !hit.is_selected => {
            (Gesture::Idle, vec![Intent::Select(Selection::one(hit.subject))])
        }
        (Button::Primary, hit) => {
            let adds = input.modifiers.shift;
            let pressed = Gesture::Pressed { in_screen: input.in_screen, in_doc: input.in_doc, hit, adds };
            (pressed, selected_by_press(hit, adds).into_iter().collect())
        }
        _ => (Gesture::Idle, Vec::new()),
    }
}

/// What is not selected yet is selected by the press already: it answers at once, and can be dragged.
fn selected_by_press(hit: Option<Hit>, adds: bool) -> Option<Intent> {
    let hit = hit.filter(|hit| !hit.is_selected)?;
    Some(if adds { Intent::Toggle(hit.subject) } else { Intent::Select(Selection::one(hit.subject)) })
}

/// A click that was not a drag: what the press has not done yet.
fn clicked(hit: Option<Hit>, adds: bool) -> Vec<Intent> {
    let intent = match hit {
        Some(hit) if hit.is_selected && adds => Intent::Toggle(hit.subject),
        Some(hit) if hit.is_selected => Intent::Select(Selection::one(hit.subject)),
        None if !adds => Intent::Select(Selection::none()),
        _ => return Vec::new(),
    };
    vec![intent]
}

fn double_clicked(input: &Input, under: Option<Hit>) -> Intent {
    match under {
        Some(hit) => Intent::EditTitle(hit.subject),
        None => Intent::Capture { at: Some(input.in_doc), from: None },
    }
}

fn drag_begun(from: Point, hit: Option<Hit>, adds: bool) -> Gesture {
    match hit {
        Some(Hit { subject: Subject::Touchpoint(id), spot: Spot::Handle, .. }) => {
            Gesture::Linking { from: id, to: from, over: None }
        }
        Some(Hit { subject: Subject::Touchpoint(_), spot: Spot::Body, .. }) => Gesture::Moving { from, is_free: false },
        _ => Gesture::Framing { from, to: from, adds },
    }
}

/// Control (Command) lets a drag go where it will.
fn dragged(from: Point, input: &Input) -> Drag {
    Drag { by: input.in_doc - from, pointer: input.in_doc, is_free: input.modifiers.command }
}

fn linked(from: Id<Touchpoint>, at: Point, under: Option<Hit>) -> Option<Intent> {
    match (card(under), under) {
        (Some(to), _) => (to != from).then_some(Intent::Link { from, to }),
        (None, None) => Some(Intent::Capture { at: Some(at), from: Some(from) }),
        (None, Some(_)) => None,
    }
}

fn card(under: Option<Hit>) -> Option<Id<Touchpoint>> {
    match under?.subject {
        Subject::Touchpoint(id) => Some(id),
        _ => None,
    }
}

fn is_far(from: Point, to: Point) -> bool {
    (to.x - from.x).hypot(to.y - from.y) > SLACK
}

fn rect_between(a: Point, b: Point) -> Rect {
    Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs())
}
