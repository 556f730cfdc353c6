//! Small strokes that all parts are drawn with.

use std::sync::Arc;

use crate::{
    layout::{
        Placed,
        geometry::{Path, Point, Rect, Step},
    },
    model::{Emotion, Settings, Subject},
    scene::{Colour, Item, Part, Piece, Stroke, Theme, icon::Icon},
};

/// How an emotion counts on this map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scene) enum Sentiment {
    Love,
    Neutral,
    Pain,
}

impl Sentiment {
    pub fn of(emotion: Emotion, settings: &Settings) -> Self {
        if emotion > settings.love_above {
            Sentiment::Love
        } else if emotion < settings.pain_below {
            Sentiment::Pain
        } else {
            Sentiment::Neutral
        }
    }

    pub fn colour(self, theme: &Theme) -> Colour {
        match self {
            Sentiment::Love => theme.love,
            Sentiment::Neutral => theme.neutral,
            Sentiment::Pain => theme.pain,
        }
    }
}

/// A piece around its items; bounds are those of the items.
pub(in crate::scene) fn piece(part: Part, subject: Option<Subject>, origin: Point, items: Vec<Item>) -> Piece {
    let bounds = items.iter().map(extent).reduce(Rect::union).unwrap_or_default();
    Piece { subject, part, origin, bounds, items: items.into() }
}

/// The box that an item paints in.
pub(in crate::scene) fn extent(item: &Item) -> Rect {
    let half = |stroke: &Option<Stroke>| stroke.map_or(0.0, |stroke| stroke.width / 2.0);
    match item {
        Item::Shadow { rect, blur, .. } => rect.grown(3.0 * blur),
        Item::Box { rect, stroke, .. } => rect.grown(half(stroke)),
        Item::Shape { path, at, scale, stroke, .. } => path_extent(path, *at, *scale).grown(half(stroke)),
        Item::Text { runs, at, .. } => Placed::new(Arc::clone(runs), *at).rect(),
        Item::Picture { rect, .. } => *rect,
    }
}

fn path_extent(path: &Path, at: Point, scale: f32) -> Rect {
    let mut points = path.steps.iter().flat_map(|step| match *step {
        Step::Move(a) | Step::Line(a) => [Some(a), None, None],
        Step::Cubic(a, b, c) => [Some(a), Some(b), Some(c)],
        Step::Close => [None; 3],
    });
    let placed = |point: Point| {
        let point = at + point * scale;
        Rect::new(point.x, point.y, 0.0, 0.0)
    };
    let first = points.by_ref().flatten().next().map_or(Rect::new(at.x, at.y, 0.0, 0.0), placed);
    points.flatten().map(placed).fold(first, Rect::union)
}

pub(in crate::scene) fn filled(rect: Rect, radius: f32, fill: Colour) -> Item {
    Item::Box { rect, radius, fill: Some(fill), stroke: None }
}

pub(in crate::scene) fn disc(middle: Point, radius: f32, fill: Colour, stroke: Option<Stroke>) -> Item {
    Item::Box { rect: Rect::around(middle, 2.0 * radius, 2.0 * radius), radius, fill: Some(fill), stroke }
}

pub(in crate::scene) fn solid(colour: Colour, width: f32) -> Stroke {
    Stroke { colour, width, dash: None }
}

pub(in crate::scene) fn text(placed: &Placed, colour: Colour) -> Item {
    Item::Text { runs: Arc::clone(&placed.runs), at: placed.at, colour }
}

pub(in crate::scene) fn line(path: &Arc<Path>, stroke: Stroke) -> Item {
    Item::Shape { path: Arc::clone(path), at: Point::default(), scale: 1.0, fill: None, stroke: Some(stroke) }
}

pub(in crate::scene) fn shape(path: &Arc<Path>, fill: Colour) -> Item {
    Item::Shape { path: Arc::clone(path), at: Point::default(), scale: 1.0, fill: Some(fill), stroke: None }
}

/// A straight line.
pub(in crate::scene) fn straight(from: Point, to: Point, stroke: Stroke) -> Item {
    line(&Arc::new(Path { steps: vec![Step::Move(from), Step::Line(to)] }), stroke)
}

/// An icon with its middle at a place.
pub(in crate::scene) fn icon(icon: Icon, middle: Point, size: f32, colour: Colour) -> Item {
    icon.item(middle - Point::new(size / 2.0, size / 2.0), size, colour)
}

/// A face on a disc of its own, so that nothing shows through; a dashed ring where nobody has rated.
pub(in crate::scene) fn face(
    emotion: Option<Emotion>,
    at: Point,
    radius: f32,
    colour: Colour,
    theme: &Theme,
) -> Vec<Item> {
    let Some(emotion) = emotion else {
        let ring = Stroke { colour: theme.unrated, width: 1.5, dash: Some((3.0, 3.0)) };
        return vec![disc(at, radius - 1.0, theme.card, Some(ring))];
    };
    // The ring of the icon lies a little inside its grid.
    let size = radius * 2.0 * 24.0 / 22.9;
    vec![disc(at, radius + 0.5, theme.card, None), icon(Icon::face(emotion.face().level()), at, size, colour)]
}
