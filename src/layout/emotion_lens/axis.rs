//! The axis: five faces with their figures, a bar in the colours of love, neither and pain, and a dotted line where
//! each begins.

use super::{
    SIDE, Studio,
    plan::{AxisFace, Threshold},
    span::Span,
};
use crate::{
    layout::{
        geometry::{Point, Rect},
        plan::Placed,
        text::TextStyle,
    },
    model::{Emotion, Face},
    wording::{canvas, lens},
};

/// The middle of the faces.
const FACES: f32 = 28.0;
/// The bar.
const BAR: (f32, f32) = (SIDE - 13.0, 4.0);

/// Love, neither, pain: from above to below.
pub(super) fn bars(studio: &Studio<'_>, span: &Span) -> [Rect; 3] {
    let settings = &studio.request.map.settings;
    let (love, pain) = (span.y(settings.love_above), span.y(settings.pain_below));
    let (top, bottom) = (span.zero - span.reach - 16.0, span.zero + span.reach + 16.0);
    let part = |from: f32, to: f32| Rect::new(BAR.0, from + 1.0, BAR.1, (to - from - 2.0).max(1.0));
    [part(top, love), part(love, pain.max(love)), part(pain.max(love), bottom)]
}

/// +2 to -2.
pub(super) fn faces(studio: &Studio<'_>, span: &Span) -> Vec<AxisFace> {
    let radius = studio.measure.face;
    let face = |face: &Face| {
        let emotion = Emotion::from(*face);
        let at = Point::new(FACES, span.y(emotion));
        let runs = studio.set.set(&lens::level(face.level()), studio.measure.label_text, None);
        let level =
            Placed::new(std::sync::Arc::clone(&runs), Point::new(FACES - runs.width / 2.0, at.y + radius + 2.0));
        AxisFace { emotion, at, radius, level }
    };
    Face::ALL.iter().rev().map(face).collect()
}

/// "love" above the uppermost face, "pain" below the lowest.
pub(super) fn ends(studio: &Studio<'_>, span: &Span) -> [Placed; 2] {
    let word = |words, style: TextStyle| studio.set.set(words, style, None);
    let style = studio.measure.name_text;
    let (love, pain) = (word(canvas::LOVE, style), word(canvas::PAIN, style));
    let radius = studio.measure.face;
    let upper = span.zero - span.reach - radius - 4.0 - love.height;
    let lower = span.zero + span.reach + radius + 4.0 + studio.measure.label_text.size() * 1.35;
    let centred = |width: f32| FACES - width / 2.0;
    let (love_at, pain_at) = (Point::new(centred(love.width), upper), Point::new(centred(pain.width), lower));
    [Placed::new(love, love_at), Placed::new(pain, pain_at)]
}

/// Where love begins and where pain begins; their labels get their places later.
pub(super) fn thresholds(studio: &Studio<'_>, span: &Span) -> [Threshold; 2] {
    let settings = &studio.request.map.settings;
    let threshold = |emotion, words: String| {
        let label = studio.set.set(&words, studio.measure.label_text, None);
        Threshold { y: span.y(emotion), label: Placed::new(label, Point::default()) }
    };
    [
        threshold(settings.love_above, lens::love_above(settings.love_above)),
        threshold(settings.pain_below, lens::pain_below(settings.pain_below)),
    ]
}
