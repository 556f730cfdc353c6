//! What the hand does: one event at a time, where, and what is beneath it.

use crate::{layout::geometry::Point, model::Subject};

/// One event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// What happened.
    pub event: Event,
    /// Where the pointer is, in logical pixels from the corner of the canvas.
    pub in_screen: Point,
    /// Where that is on the map.
    pub in_doc: Point,
    /// What is held.
    pub modifiers: Modifiers,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// A button went down.
    Press(Button),
    /// The pointer moved.
    Move,
    /// A button went up.
    Release(Button),
    /// Two clicks in quick succession; comes after the second release.
    DoubleClick,
    /// The wheel or two fingers, in logical pixels that the map should move by.
    Wheel(Point),
    /// Two fingers apart or together: by what factor.
    Pinch(f32),
    /// Two fingers on the screen itself: how far they moved together, in logical pixels, and by what factor apart.
    Fingers {
        /// How far.
        by: Point,
        /// Apart (more than 1) or together.
        factor: f32,
    },
    /// The key that gives up.
    Escape,
    /// The pointer or the window's focus is gone in the midst of it.
    Lost,
}

/// A button of the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Button {
    /// The one that selects and drags.
    Primary,
    /// The one that asks for a menu.
    Secondary,
    /// The one that pans.
    Middle,
}

/// What is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Control; Command on macOS.
    pub command: bool,
    /// Alt; Option on macOS.
    pub alt: bool,
    /// The space bar.
    pub space: bool,
}

/// What is beneath the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Which record.
    pub subject: Subject,
    /// Which part of it.
    pub spot: Spot,
    /// Is it selected?
    pub is_selected: bool,
}

/// Which part of a record is hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// Anywhere.
    Body,
    /// The handle at a card's edge from which links start.
    Handle,
    /// The handle at an end of a link.
    End(End),
    /// The right edge of a stage, in the row of headings.
    Edge,
}

/// An end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Where customers come from.
    From,
    /// Where they go.
    To,
}
