//! Pages: the map with what a reader needs around it: message, personas, findings, legend, evidence.
//!
//! Limitations: a map too large for a single page becomes small on it, never cut ([`smallest_text`] says how small); on
//! the page of a part, links to other parts are left out.

mod balance;
mod deck;
mod excerpt;
mod findings;
mod fit;
mod footer;
mod header;
mod legible;
mod request;
mod size;
mod tiers;

use std::{collections::BTreeMap, sync::Arc};

pub use request::{PageRequest, Pages, Parts};
pub use size::{PageSize, UNITS_PER_INCH};

use self::{excerpt::Excerpt, header::moved};
use super::{Colour, Item, Page, Part, Piece, Scene, Theme, compose, compose::persona_colours, scale::scaled};
use crate::{
    analysis::{NoWatch, Report, Watch},
    layout::{
        Cut, LeftOut, Request,
        geometry::{Point, Rect},
        text::{Runs, TextStyle, Typesetter, Weight},
    },
    model::{Id, JourneyMap, Persona, Subject as Record, Touchpoint},
    wording,
};

/// What every page of a map asks for, found once.
struct Facts {
    /// The order of the touchpoints, and what parts of the map are cut out by.
    cut: Cut,
    /// What it all rests on.
    evidence: String,
}

/// What all parts of a page share.
#[derive(Clone)]
struct Sheet<'a> {
    map: &'a JourneyMap,
    facts: &'a Facts,
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
    /// The part of the map that the page is about; none = the whole.
    only: Option<&'a Excerpt>,
    /// Are some of its rows on other pages?
    is_shortened: bool,
    /// Are the findings told by their titles only, so that the map has more room?
    is_brief: bool,
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
        self.only.is_none_or(|only| only.touchpoints.contains(&id))
    }

    /// Width between the margins.
    fn inner(&self) -> f32 {
        self.width - 2.0 * self.margin
    }
}

/// A part of a page, drawn from its own corner.
#[derive(Clone)]
struct Block {
    items: Vec<Item>,
    height: f32,
}

/// What came of a page with a map on it.
struct Made {
    size: (f32, f32),
    pieces: Vec<Piece>,
    /// What the findings say.
    told: Vec<(String, String)>,
    left_out: LeftOut,
}

/// What one page with a map on it is made of.
#[derive(Clone)]
struct Subject<'a> {
    map: &'a JourneyMap,
    facts: &'a Facts,
    report: Option<&'a Report>,
    theme: &'a Theme,
    set: &'a dyn Typesetter,
    parts: Parts,
    /// What is laid out: the whole map, or a part of it.
    wanted: Request,
    /// The part of the map that the page is about; none = the whole.
    only: Option<&'a Excerpt>,
    /// Are some of its rows on other pages?
    is_shortened: bool,
    /// Who waits for it.
    watch: &'a dyn Watch,
}

impl<'a> Subject<'a> {
    fn sheet(&self, unit: f32, margin: f32, width: f32) -> Sheet<'a> {
        let Subject { map, facts, report, theme, set, parts, only, is_shortened, .. } = *self;
        let is_brief = false;
        Sheet { map, facts, report, theme, set, unit, margin, width, parts, only, is_shortened, is_brief }
    }

    /// The same about a part of the map.
    fn about<'b>(&self, only: &'b Excerpt) -> Subject<'b>
    where
        'a: 'b,
    {
        let Subject { map, facts, report, theme, set, parts, watch, .. } = *self;
        let wanted = self.wanted.among(&only.touchpoints, &facts.cut);
        Subject { map, facts, report, theme, set, parts, wanted, only: Some(only), is_shortened: false, watch }
    }
}

/// The pages of a map: at least one.
#[must_use]
pub fn pages(map: &JourneyMap, report: Option<&Report>, request: &PageRequest, set: &dyn Typesetter) -> Vec<Page> {
    pages_watched(map, report, request, set, &NoWatch).unwrap_or_default()
}

/// The same, while somebody waits: none where the watch called it off.
#[must_use]
pub fn pages_watched(
    map: &JourneyMap,
    report: Option<&Report>,
    request: &PageRequest,
    set: &dyn Typesetter,
    watch: &dyn Watch,
) -> Option<Vec<Page>> {
    let pages = all_pages(map, report, request, set, watch);
    (!watch.is_stopped()).then_some(pages)
}

fn all_pages(
    map: &JourneyMap,
    report: Option<&Report>,
    request: &PageRequest,
    set: &dyn Typesetter,
    watch: &dyn Watch,
) -> Vec<Page> {
    let report = report.filter(|_| request.has_analysis);
    let mut wanted = Request::of(map);
    wanted.lens = request.lens;
    wanted.hidden.clone_from(&request.hidden);
    wanted.active = request.persona;
    wanted.band = crate::layout::BandShown::WhenRated;
    if let Some(report) = report {
        wanted = wanted.with_report(report);
    }
    let branded = request.theme.branded(&map.about.brand);
    let theme = if request.parts.has_brand { &branded } else { request.theme.as_ref() };
    let facts = &Facts { cut: Cut::of(&wanted), evidence: wording::page::evidence(map) };
    let parts = request.parts;
    let whole = Subject { map, facts, report, theme, set, parts, wanted, only: None, is_shortened: false, watch };
    match request.pages {
        Pages::Map => vec![map_page(&whole, request, None)],
        Pages::Deck | Pages::DeckWithStages => {
            // All pages of a deck stand on the same ground.
            let theme = &Theme { panel: theme.ground, ..theme.clone() };
            let whole = Subject { theme, ..whole };
            let stages = match request.pages {
                Pages::DeckWithStages => legible::stage_pages(&whole, request),
                _ => Vec::new(),
            };
            let size = request.page.units();
            let (mut pages, after) = deck::around(&whole, size, !stages.is_empty(), request.is_transparent);
            pages.extend(legible::map_pages(&whole, request, !stages.is_empty()));
            pages.extend(stages);
            pages.extend(after);
            pages
        }
        Pages::Stages => {
            let slices = legible::stage_pages(&whole, request);
            if slices.is_empty() { vec![map_page(&whole, request, None)] } else { slices }
        }
    }
}

/// The map, or a part of it, with what stands around it; a page of content at least as large as those it is among.
fn map_page(subject: &Subject<'_>, request: &PageRequest, among: Option<(f32, f32)>) -> Page {
    let map = subject.map;
    let Made { size, pieces, told, left_out } = match request.page.units() {
        None => fit::page_of_content(subject, among.unwrap_or_default()),
        Some(size) => fit::content_on_page(subject, size),
    };
    let ground = (!request.is_transparent).then_some(subject.theme.panel);
    let scene = Scene { bounds: Rect::new(0.0, 0.0, size.0, size.1), ground, pieces };
    let heading = wording::page::title(map).to_owned();
    let name = subject.only.map_or_else(|| heading.clone(), |only| only.name(map));
    let only = subject.only.map(|only| &only.touchpoints);
    let number = |id| subject.facts.cut.place(id) + 1;
    let alternative = wording::page::alternative(map, subject.wanted.active_persona(), only, &number, &told);
    let notes = told.into_iter().map(|(title, sentence)| format!("{title}: {sentence}")).collect::<Vec<_>>().join("\n");
    Page { name, heading, size, scene, alternative, notes, left_out }
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

/// The size of the smallest letters that tell of a touchpoint, in units of the picture: words on a pill or a disc are
/// captions, and so is what stands around the map. None without any.
#[must_use]
pub fn smallest_read(scene: &Scene) -> Option<f32> {
    let told = scene.pieces.iter().filter(|piece| matches!(piece.subject, Some(Record::Touchpoint(_))));
    let read = told.flat_map(|piece| {
        let before = std::iter::once(None).chain(piece.items.iter().map(Some));
        before.zip(piece.items.iter()).filter_map(|(before, item)| match (before, item) {
            (Some(Item::Box { .. }), Item::Text { .. }) => None,
            (_, Item::Text { runs, .. }) => Some(runs),
            _ => None,
        })
    });
    let sizes = read.flat_map(|runs| &runs.rows).flat_map(|row| &row.runs).map(|run| run.size);
    sizes.min_by(f32::total_cmp)
}

/// The size of the smallest title of a card, in units of the picture; none without cards.
#[must_use]
pub fn smallest_title(map: &JourneyMap, scene: &Scene) -> Option<f32> {
    let mut sizes: BTreeMap<Id<Touchpoint>, f32> = BTreeMap::new();
    for piece in scene.pieces.iter().filter(|piece| piece.part == Part::Card) {
        let Some(Record::Touchpoint(id)) = piece.subject else { continue };
        let title = map.touchpoints.get(id).map_or("", |touchpoint| touchpoint.title.trim());
        for item in piece.items.iter() {
            let Item::Text { runs, .. } = item else { continue };
            if runs.text.trim() != title {
                continue;
            }
            // What is done there may be called the same: the title is the larger one.
            let own = runs.rows.iter().flat_map(|row| &row.runs).map(|run| run.size).fold(0.0, f32::max);
            let size = sizes.entry(id).or_default();
            *size = size.max(own);
        }
    }
    sizes.into_values().min_by(f32::total_cmp)
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
