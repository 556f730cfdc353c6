//! Pages: the map with what a reader needs around it: message, personas, findings, legend, evidence.
//!
//! Limitations: one page, the Map lens; a map too large for a slide becomes small on it, never cut
//! ([`smallest_text`] says how small).

mod findings;
mod fit;
mod footer;
mod header;
mod tiers;

use std::{collections::BTreeSet, sync::Arc};

use super::{Colour, Item, Page, Piece, Scene, Theme, compose, compose::persona_colours, scale::scaled};
use crate::{
    analysis::Report,
    layout::{
        Lens, Request, RowKind,
        geometry::{Point, Rect},
        text::{Runs, TextStyle, Typesetter, Weight},
    },
    model::{Id, JourneyMap, Persona},
    wording,
};

/// What a page is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PageSize {
    /// As large as its content.
    #[default]
    Fit,
    /// A wide slide, 1,920 × 1,080.
    Slide16x9,
    /// A slide, 1,440 × 1,080.
    Slide4x3,
    /// Of this width and height at scale 1.
    Of(u32, u32),
}

impl PageSize {
    /// Width and height at scale 1; none = as large as its content.
    #[must_use]
    pub fn pixels(self) -> Option<(u32, u32)> {
        match self {
            PageSize::Fit => None,
            PageSize::Slide16x9 => Some((1_920, 1_080)),
            PageSize::Slide4x3 => Some((1_440, 1_080)),
            PageSize::Of(width, height) => Some((width.max(64), height.max(64))),
        }
    }
}

/// What pages are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// Which view.
    pub lens: Lens,
    /// How large.
    pub page: PageSize,
    /// Rows of a sheet that are left out.
    pub hidden: BTreeSet<RowKind>,
    /// In which colours.
    pub theme: Arc<Theme>,
    /// With marks and findings?
    pub has_analysis: bool,
    /// Whose curve is solid; none = the first persona's.
    pub persona: Option<Id<Persona>>,
    /// Without ground?
    pub is_transparent: bool,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            lens: Lens::Journey,
            page: PageSize::Fit,
            hidden: BTreeSet::new(),
            theme: Theme::paper(),
            has_analysis: true,
            persona: None,
            is_transparent: false,
        }
    }
}

/// What all parts of a page share.
struct Sheet<'a> {
    map: &'a JourneyMap,
    report: Option<&'a Report>,
    theme: &'a Theme,
    set: &'a dyn Typesetter,
    /// By how much everything around the map is enlarged.
    unit: f32,
    /// Distance from the sides.
    margin: f32,
    /// Width of the page.
    width: f32,
}

impl Sheet<'_> {
    fn style(&self, size: f32, weight: Weight) -> TextStyle {
        TextStyle::new(size * self.unit, weight)
    }

    fn text(&self, words: &str, size: f32, weight: Weight, width: Option<f32>) -> Arc<Runs> {
        self.set.set(words, self.style(size, weight), width)
    }

    /// Width between the margins.
    fn inner(&self) -> f32 {
        self.width - 2.0 * self.margin
    }
}

/// A part of a page, drawn from its own corner.
struct Block {
    items: Vec<Item>,
    height: f32,
}

/// The pages of a map.
#[must_use]
pub fn pages(map: &JourneyMap, report: Option<&Report>, request: &PageRequest, set: &dyn Typesetter) -> Vec<Page> {
    let report = report.filter(|_| request.has_analysis);
    let mut wanted = Request::of(map);
    wanted.lens = request.lens;
    wanted.hidden.clone_from(&request.hidden);
    wanted.active = request.persona;
    wanted.band = crate::layout::BandShown::WhenRated;
    if let Some(report) = report {
        wanted = wanted.with_report(report);
    }
    let theme = request.theme.as_ref();
    let (size, pieces, told) = match request.page.pixels() {
        None => fit::page_of_content(map, report, &wanted, theme, set),
        Some(size) => fit::content_on_page(map, report, &wanted, theme, set, size),
    };
    let ground = (!request.is_transparent).then_some(theme.panel);
    let scene = Scene { bounds: Rect::new(0.0, 0.0, size.0, size.1), ground, pieces };
    let name = wording::page::title(map).to_owned();
    let alternative = wording::page::alternative(map, wanted.active_persona(), &told);
    let notes = told.into_iter().map(|(title, sentence)| format!("{title}: {sentence}")).collect::<Vec<_>>().join("\n");
    vec![Page { name, size, scene, alternative, notes }]
}

/// The size of the smallest letters of a picture, in its units; none without letters.
#[must_use]
pub fn smallest_text(scene: &Scene) -> Option<f32> {
    let items = scene.pieces.iter().flat_map(|piece| piece.items.iter());
    let sizes = items.filter_map(|item| match item {
        Item::Text { runs, .. } => Some(runs),
        _ => None,
    });
    let sizes = sizes.flat_map(|runs| &runs.rows).flat_map(|row| &row.runs).map(|run| run.size);
    sizes.min_by(f32::total_cmp)
}

/// The map's pieces on a page.
fn placed(
    map: &JourneyMap,
    layout: &crate::layout::Layout,
    theme: &Theme,
    report: Option<&Report>,
    factor: f32,
    at: Point,
) -> Vec<Piece> {
    let scene = compose(map, layout, theme, report);
    let by = at - scene.bounds.corner() * factor;
    scene.pieces.iter().map(|piece| scaled(piece, factor, by)).collect()
}

fn persona_colour(map: &JourneyMap, theme: &Theme, id: Id<Persona>) -> Colour {
    persona_colours(map, theme).get(&id).copied().unwrap_or(theme.ink)
}
