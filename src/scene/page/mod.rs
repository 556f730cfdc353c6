//! Pages: the map with what a reader needs around it: message, personas, findings, legend, evidence.
//!
//! Limitations: a map too large for a slide becomes small on it, never cut ([`smallest_text`] says how small); on the
//! page of one stage, links to other stages are left out.

mod deck;
mod findings;
mod fit;
mod footer;
mod header;
mod request;
mod size;
mod tiers;

use std::{collections::BTreeSet, sync::Arc};

pub use request::{PageRequest, Pages, Parts};
pub use size::{PageSize, UNITS_PER_INCH};

use self::header::moved;
use super::{Colour, Item, Page, Piece, Scene, Theme, compose, compose::persona_colours, scale::scaled};
use crate::{
    analysis::Report,
    layout::{
        Request,
        geometry::{Point, Rect},
        text::{Runs, TextStyle, Typesetter, Weight},
    },
    model::{Id, JourneyMap, Persona, Stage, Touchpoint},
    wording,
};

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
    /// What is wanted around the map.
    parts: Parts,
    /// The stage that the page is about, its number and how many there are; none = the whole map.
    only: Option<(Id<Stage>, usize, usize)>,
}

impl Sheet<'_> {
    fn style(&self, size: f32, weight: Weight) -> TextStyle {
        TextStyle::new(size * self.unit, weight)
    }

    fn text(&self, words: &str, size: f32, weight: Weight, width: Option<f32>) -> Arc<Runs> {
        self.set.set(words, self.style(size, weight), width)
    }

    /// Is this touchpoint on the page?
    fn has(&self, id: Id<Touchpoint>) -> bool {
        let stage = self.map.touchpoints.get(id).map(|touchpoint| touchpoint.stage);
        self.only.is_none_or(|(only, ..)| stage == Some(only))
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

/// What one page with a map on it is made of.
struct Subject<'a> {
    map: &'a JourneyMap,
    report: Option<&'a Report>,
    theme: &'a Theme,
    set: &'a dyn Typesetter,
    parts: Parts,
    /// What is laid out: the whole map, or a part of it.
    wanted: Request,
    /// The stage that the page is about, its number and how many there are; none = the whole map.
    only: Option<(Id<Stage>, usize, usize)>,
}

impl<'a> Subject<'a> {
    fn sheet(&self, unit: f32, margin: f32, width: f32) -> Sheet<'a> {
        let Subject { map, report, theme, set, parts, only, .. } = *self;
        Sheet { map, report, theme, set, unit, margin, width, parts, only }
    }
}

/// The pages of a map: at least one.
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
    let whole = Subject { map, report, theme, set, parts: request.parts, wanted, only: None };
    match request.pages {
        Pages::Map => vec![map_page(&whole, request)],
        Pages::Deck | Pages::DeckWithStages => {
            let stages = match request.pages {
                Pages::DeckWithStages => stage_pages(&whole, request),
                _ => Vec::new(),
            };
            let size = request.page.units();
            let (mut pages, after) = deck::around(&whole, size, !stages.is_empty(), request.is_transparent);
            pages.push(readable(&whole, request));
            pages.extend(stages);
            pages.extend(after);
            pages
        }
        Pages::Stages => {
            let slices = stage_pages(&whole, request);
            if slices.is_empty() { vec![map_page(&whole, request)] } else { slices }
        }
    }
}

/// A page for every stage that has touchpoints.
fn stage_pages(whole: &Subject<'_>, request: &PageRequest) -> Vec<Page> {
    let map = whole.map;
    let stages = map.stages_in_order();
    let filled = (1..).zip(&stages).filter(|(_, (id, _))| map.touchpoints.values().any(|card| card.stage == *id));
    let page = |(number, (id, _)): (usize, &(Id<Stage>, &Stage))| {
        let wanted = whole.wanted.only(&BTreeSet::from([*id]));
        let only = Some((*id, number, stages.len()));
        map_page(&Subject { wanted, only, ..*whole }, request)
    };
    filled.map(page).collect()
}

/// The least size of letters on a slide, in units: 8 points.
const LEAST_LETTERS: f32 = 16.0;

/// The map among other pages: where its letters would be too small to be read, the findings leave it, as each of them
/// has a page of its own.
fn readable(whole: &Subject<'_>, request: &PageRequest) -> Page {
    let page = map_page(whole, request);
    let smallest = |page: &Page| smallest_text(&page.scene).unwrap_or(LEAST_LETTERS);
    if smallest(&page) >= LEAST_LETTERS || !whole.parts.has_findings {
        return page;
    }
    let parts = Parts { has_findings: false, ..whole.parts };
    let alone = map_page(&Subject { wanted: whole.wanted.clone(), parts, ..*whole }, request);
    if smallest(&alone) > smallest(&page) { alone } else { page }
}

/// The map, or a stage of it, with what stands around it.
fn map_page(subject: &Subject<'_>, request: &PageRequest) -> Page {
    let map = subject.map;
    let (size, pieces, told) = match request.page.units() {
        None => fit::page_of_content(subject),
        Some(size) => fit::content_on_page(subject, size),
    };
    let ground = (!request.is_transparent).then_some(subject.theme.panel);
    let scene = Scene { bounds: Rect::new(0.0, 0.0, size.0, size.1), ground, pieces };
    let heading = wording::page::title(map).to_owned();
    let stage = subject.only.and_then(|(id, ..)| map.stages.get(id));
    let name = stage.map_or_else(|| heading.clone(), |stage| stage.name.clone());
    let only = subject.only.map(|(id, ..)| id);
    let alternative = wording::page::alternative(map, subject.wanted.active_persona(), only, &told);
    let notes = told.into_iter().map(|(title, sentence)| format!("{title}: {sentence}")).collect::<Vec<_>>().join("\n");
    Page { name, heading, size, scene, alternative, notes }
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
