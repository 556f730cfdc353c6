//! What the Emotion lens adds to a layout: the axis, how others feel, who is far apart, what is not rated.

use std::sync::Arc;

use crate::{
    layout::{
        geometry::{Path, Point, Rect},
        plan::{CurveLine, Placed},
    },
    model::{Emotion, Id, Persona, Touchpoint},
};

/// Height is feeling: everything of the Emotion lens that is not a card, a column or a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct EmotionField {
    /// Whose face is the point of the curve.
    pub persona: Option<Id<Persona>>,
    /// From the headings to the strip of what is not rated, beside the axis.
    pub rect: Rect,
    /// The place of the axis, at the left side.
    pub side: Rect,
    /// Where an emotion of 0 stands.
    pub zero: f32,
    /// From 0 to +1.
    pub reach: f32,
    /// The bar of the axis: where love begins from above, neither, pain.
    pub bars: [Rect; 3],
    /// The five faces of the axis, from the best to the worst.
    pub faces: Vec<AxisFace>,
    /// Where love begins, and where pain begins.
    pub thresholds: [Threshold; 2],
    /// "love" and "pain" at the ends of the axis.
    pub ends: [Placed; 2],
    /// The curves, behind everything; the active persona's is last.
    pub curves: Vec<CurveLine>,
    /// How the other personas feel.
    pub rings: Vec<Ring>,
    /// The ground of what is not rated; none where everything is.
    pub unrated: Option<Unrated>,
}

/// A face of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisFace {
    /// What it stands for.
    pub emotion: Emotion,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
    /// "+2".
    pub level: Placed,
}

/// A dotted line, from where on an emotion counts as love or as pain.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// How high it stands.
    pub y: f32,
    /// What it says: "love point above +0.20".
    pub label: Placed,
}

/// How another persona feels here: her ring, tied to the card.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// Where.
    pub touchpoint: Id<Touchpoint>,
    /// Who.
    pub persona: Id<Persona>,
    /// How.
    pub emotion: Emotion,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
    /// The number of the touchpoint, where its card does not stand in the field.
    pub number: Option<Placed>,
    /// From the card to the ring; none where the card does not stand in the field.
    pub tie: Option<Tie>,
}

/// A line between a card and a ring.
#[derive(Debug, Clone, PartialEq)]
pub enum Tie {
    /// Less than a whole point apart.
    Near(Point, Point),
    /// A whole point apart or more: an arrow with words.
    Apart {
        /// The line.
        line: Arc<Path>,
        /// Its two heads.
        heads: [Arc<Path>; 2],
        /// Behind the words.
        pill: Rect,
        /// "1.20 apart".
        text: Placed,
    },
}

/// Where touchpoints stand that the active persona has not rated.
#[derive(Debug, Clone, PartialEq)]
pub struct Unrated {
    /// The strip.
    pub rect: Rect,
    /// What it says.
    pub label: Placed,
}

/// A small letter on a card: this persona feels the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Who; none = several more.
    pub persona: Option<Id<Persona>>,
    /// Its middle, from the corner of the card.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
    /// The letter.
    pub text: Placed,
}
