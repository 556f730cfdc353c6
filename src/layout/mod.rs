//! WHERE things are: a request becomes boxes, paths and glyphs in document units.
//!
//! This floor knows the map, the measures and a [`text::Typesetter`]; it knows no colours, no zoom and
//! nothing of what is selected. A layout is pure: equal requests have equal layouts, so a request is
//! its own cache key.
//!
//! Limitations: cards that were moved by hand may cover each other or stand in a way between columns;
//! links then keep to their ways and may run beneath them. Touchpoints whose stage is missing are not drawn.

mod card;
mod column;
mod emotion;
mod emotion_lens;
pub mod geometry;
mod hand;
mod lanes;
mod leaving;
mod link;
mod map_lens;
mod measure;
mod ordered;
mod part;
mod plan;
mod request;
mod reuse;
mod row;
mod sheet;
pub mod text;
pub mod typeset;

pub use emotion_lens::{AxisFace, EmotionField, Letter, Ring, Threshold, Tie, Unrated};
pub use lanes::{AlsoHere, Lane, LaneKind};
pub use measure::Measure;
pub use part::Cut;
pub use plan::{
    Card, CardBox, Cell, CellPart, Chip, CurveLine, CurvePoint, EmotionBand, FacePlace, Layout, LeaveStub, LeftOut,
    LinkKind, LinkLabel, LinkPath, PhaseBand, Placed, Seat, SheetRow, StageColumn, Strip, Tone,
};
pub use request::{BandShown, Density, Lens, Request};
pub use reuse::Reuse;
pub use row::RowKind;

/// Lays a map out.
#[must_use]
pub fn layout(request: &Request, set: &dyn text::Typesetter) -> Layout {
    layout_again(request, set, &Reuse::default())
}

/// The same, with what can be taken over from the last one.
#[must_use]
pub fn layout_again(request: &Request, set: &dyn text::Typesetter, reuse: &Reuse) -> Layout {
    match request.lens {
        Lens::Map if !request.in_hand.is_empty() => hand::layout(request, set, reuse),
        Lens::Map => map_lens::layout(request, set, reuse),
        Lens::Journey | Lens::Blueprint => sheet::layout(request, set),
        Lens::Emotion => emotion_lens::layout(request, set),
        Lens::Channels | Lens::Creators => lanes::layout(request, set),
    }
}

/// How wide the layout is, and how high its content: what [`layout`] would say, for less where it can be had for less.
#[must_use]
pub fn extent(request: &Request, set: &dyn text::Typesetter) -> (f32, f32) {
    if request.lens.is_sheet() {
        return sheet::extent(request, set);
    }
    let laid = layout(request, set);
    (laid.size.0, laid.content_height)
}

/// A number of things, to reckon places with.
#[expect(clippy::cast_precision_loss, reason = "a map has far fewer than 2^24 of anything")]
fn real(count: usize) -> f32 {
    count as f32
}
