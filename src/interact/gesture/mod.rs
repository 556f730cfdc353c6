//! Gestures: press, drag, release as a state machine. A state knows where it began and nothing of the map; what it
//! would do is always said from the beginning, so that giving up is exact.
//!
//! | where it begins | a click | a drag |
//! |---|---|---|
//! | card | selects it (Shift: adds, or takes away) | moves the selection |
//! | handle of a card | selects the card | draws a link to a card, or to a new one on empty ground |
//! | end of a link | selects the link | leads it to another card; on empty ground nothing happens |
//! | heading of a stage | selects it | puts the stage elsewhere |
//! | edge of a stage, in the row of headings | – | makes it wider or narrower |
//! | link | selects it | a frame around cards |
//! | ground | selects nothing | a frame around cards |
//! | anywhere, middle button or Space | – | pans |
//!
//! A drag of cards with Alt takes copies along and leaves the cards where they are; Control lets it go where it will.
//! A double click edits the title (of a link: how many go along) beneath it, makes a stage as wide as it needs at its
//! edge, or opens the capture line on empty ground. The secondary button selects what is beneath it and leaves the menu
//! to others. Wheel and pinch work in the midst of every gesture; two fingers on the screen itself give up what the
//! first of them began.

mod begin;

use crate::{
    edit::Label,
    layout::geometry::{Point, Rect},
    model::{Id, Link, Stage, Subject, Touchpoint},
};

use super::{
    input::{Button, End, Event, Hit, Input},
    intent::{Drag, Intent},
};
use begin::{clicked, double_clicked, drag_begun, pressed};

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
        /// Where on the map the pointer is.
        to: Point,
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
    /// An end of a link is led elsewhere.
    Rerouting {
        /// Which link.
        link: Id<Link>,
        /// Which of its ends.
        end: End,
        /// To here on the map.
        to: Point,
        /// Over this card, to which it snaps.
        over: Option<Id<Touchpoint>>,
    },
    /// A link is drawn without a button held: a click says where it leads.
    Aiming {
        /// From this card.
        from: Id<Touchpoint>,
        /// To here on the map.
        to: Point,
        /// Over this card, to which it snaps.
        over: Option<Id<Touchpoint>>,
    },
    /// A stage becomes wider or narrower.
    Sizing {
        /// Which.
        stage: Id<Stage>,
        /// Where on the map it began.
        from: Point,
    },
    /// A stage is put elsewhere.
    Placing {
        /// Which.
        stage: Id<Stage>,
        /// Where the pointer is on the map.
        at: Point,
    },
}

impl Gesture {
    /// What becomes of the gesture with this input, `under` being what is beneath the pointer, and what it asks for.
    #[must_use]
    pub fn next(self, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        if let Some(intent) = view_intent(input) {
            return (self, vec![intent]);
        }
        if let Event::Fingers { by, factor } = input.event {
            return self.held_by_two(input, by, factor);
        }
        match (self, input.event) {
            (_, Event::Escape | Event::Lost) => (Gesture::Idle, self.given_up()),
            (Gesture::Idle, Event::Press(button)) => pressed(button, input, under),
            (Gesture::Aiming { from, .. }, Event::Press(Button::Primary)) => {
                (Gesture::Idle, linked(from, input.in_doc, under).into_iter().collect())
            }
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

    /// A link from this card, of which nobody has said yet where it leads; it stands at `at`.
    #[must_use]
    pub fn aiming(from: Id<Touchpoint>, at: Point) -> Gesture {
        Gesture::Aiming { from, to: at, over: None }
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

    /// Does it show on the map what it is about to change there?
    #[must_use]
    pub fn is_changing(self) -> bool {
        matches!(self, Gesture::Moving { .. } | Gesture::Sizing { .. })
    }

    /// A second finger came down: what the first one did is given up, the two of them hold the map.
    fn held_by_two(self, input: &Input, by: Point, factor: f32) -> (Gesture, Vec<Intent>) {
        let (next, mut intents) = match self {
            Gesture::Aiming { .. } => (self, Vec::new()),
            _ => (Gesture::Idle, self.given_up()),
        };
        if (factor - 1.0).abs() > 1e-4 {
            intents.push(Intent::ZoomAbout { in_screen: input.in_screen, factor });
        }
        if by != Point::default() {
            intents.push(Intent::Pan(by));
        }
        (next, intents)
    }

    fn given_up(self) -> Vec<Intent> {
        if self.is_changing() { vec![Intent::Cancel] } else { Vec::new() }
    }

    /// A drag that was begun just now, moved for the first time.
    fn moved(self, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        let (next, intents) = self.moved_on(input, under);
        let begun = match self {
            Gesture::Moving { .. } => Some(Intent::BeginMove),
            Gesture::Sizing { .. } => Some(Intent::Begin(Label::ResizeStage)),
            _ => None,
        };
        (next, begun.into_iter().chain(intents).collect())
    }

    fn moved_on(self, input: &Input, under: Option<Hit>) -> (Gesture, Vec<Intent>) {
        match self {
            Gesture::Moving { from, .. } => {
                let drag = dragged(from, input);
                (Gesture::Moving { from, to: input.in_doc, is_free: drag.is_free }, vec![Intent::PreviewMove(drag)])
            }
            Gesture::Framing { from, adds, .. } => (Gesture::Framing { from, to: input.in_doc, adds }, Vec::new()),
            Gesture::Linking { from, .. } => {
                let over = card(under).filter(|over| *over != from);
                (Gesture::Linking { from, to: input.in_doc, over }, Vec::new())
            }
            Gesture::Aiming { from, .. } => {
                let over = card(under).filter(|over| *over != from);
                (Gesture::Aiming { from, to: input.in_doc, over }, Vec::new())
            }
            Gesture::Rerouting { link, end, .. } => {
                (Gesture::Rerouting { link, end, to: input.in_doc, over: card(under) }, Vec::new())
            }
            Gesture::Sizing { stage, from } => (self, vec![Intent::SizeStage { stage, by: input.in_doc.x - from.x }]),
            Gesture::Placing { stage, .. } => (Gesture::Placing { stage, at: input.in_doc }, Vec::new()),
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
            (Gesture::Rerouting { link, end, .. }, Button::Primary) => {
                (Gesture::Idle, card(under).map(|to| Intent::Reroute { link, end, to }).into_iter().collect())
            }
            (Gesture::Sizing { stage, from }, Button::Primary) => {
                let sized = Intent::SizeStage { stage, by: input.in_doc.x - from.x };
                (Gesture::Idle, vec![sized, Intent::Commit])
            }
            (Gesture::Placing { stage, .. }, Button::Primary) => {
                (Gesture::Idle, vec![Intent::PlaceStage { stage, at: input.in_doc.x }])
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

/// Control (Command) lets a drag go where it will, Alt makes it one of copies.
fn dragged(from: Point, input: &Input) -> Drag {
    let (is_free, is_copy) = (input.modifiers.command, input.modifiers.alt);
    Drag { by: input.in_doc - from, pointer: input.in_doc, is_free, is_copy }
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
