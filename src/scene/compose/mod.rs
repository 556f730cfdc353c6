//! From a layout to a scene: the pieces in the order of painting, each with what it shows.

pub(super) mod brush;
pub(super) mod card;
mod curve;
mod emotion_lens;
mod ground;
mod lanes;
mod link;
mod reuse;
mod sheet;

use std::collections::BTreeMap;

pub use card::corner_marks;
pub use reuse::Drawn;

use super::{Colour, Piece, Scene, Theme};
use crate::{
    analysis::{Report, TouchpointReport},
    layout::{
        CardBox, Layout,
        geometry::{Point, Rect},
    },
    model::{Id, JourneyMap, Persona, Touchpoint},
};

/// What every part is drawn with.
struct Studio<'a> {
    map: &'a JourneyMap,
    theme: &'a Theme,
    findings: BTreeMap<Id<Touchpoint>, &'a TouchpointReport>,
    personas: BTreeMap<Id<Persona>, Colour>,
}

impl Studio<'_> {
    fn persona(&self, id: Id<Persona>) -> Colour {
        self.personas.get(&id).copied().unwrap_or(self.theme.ink)
    }
}

/// The colour of every persona: her own choice, else by her place among them.
pub(super) fn persona_colours(map: &JourneyMap, theme: &Theme) -> BTreeMap<Id<Persona>, Colour> {
    let personas = map.personas_in_order().into_iter().enumerate();
    personas
        .map(|(place, (id, persona))| {
            let place = persona.portrait.colour.map_or(place, usize::from);
            (id, theme.persona(place))
        })
        .collect()
}

/// The picture of a map. Marks of findings are drawn where the layout has places for them and a report is given.
#[must_use]
pub fn compose(map: &JourneyMap, layout: &Layout, theme: &Theme, report: Option<&Report>) -> Scene {
    compose_again(map, layout, theme, report, &Drawn::default())
}

/// The same, with what can be taken over from the last one.
#[must_use]
pub fn compose_again(
    map: &JourneyMap,
    layout: &Layout,
    theme: &Theme,
    report: Option<&Report>,
    drawn: &Drawn,
) -> Scene {
    // Of a large map a page may show a few cards only.
    let entries = report.into_iter().flat_map(|report| &report.touchpoints);
    let findings = entries.filter(|entry| layout.card(entry.id).is_some()).map(|entry| (entry.id, entry)).collect();
    let studio = Studio { map, theme, findings, personas: persona_colours(map, theme) };
    let mut pieces = Vec::with_capacity(layout.cards.len() * 3 + layout.links.len() * 2 + 32);
    let is_sheet = layout.lens.is_sheet();
    drawn.begin(map, &studio, is_sheet);
    pieces.push(if is_sheet { sheet::ground(layout, theme) } else { ground::ground(layout, theme) });
    pieces.extend(ground::headings(layout, theme));
    if is_sheet {
        pieces.push(sheet::rows(layout, theme));
    }
    for band in layout.band.iter().chain(&layout.more_bands) {
        pieces.extend(curve::band(&studio, band, drawn));
    }
    pieces.extend(layout.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| sheet::cell(&studio, cell)));
    if !layout.lanes.is_empty() {
        pieces.push(lanes::ground(&studio, layout));
        pieces.extend(layout.also.iter().map(|also| lanes::way(&studio, also)));
    }
    pieces.extend(layout.field.iter().flat_map(|field| emotion_lens::behind(&studio, field)));
    let links = if layout.has_quiet_links { &[] } else { layout.links.as_slice() };
    let mut labels = Vec::new();
    for link in links {
        let make = || std::iter::once(link::line(&studio, link)).chain(link::label(&studio, link)).collect();
        let mut drawn = drawn.link(link, make).into_iter();
        pieces.extend(drawn.next());
        labels.extend(drawn);
    }
    pieces.extend(layout.also.iter().map(|also| lanes::mark(&studio, also)));
    for stub in &layout.leaving {
        pieces.extend(drawn.stub(stub, || vec![link::stub(&studio, stub)]));
    }
    for card in &layout.cards {
        pieces.extend(drawn.card(&studio, card, || card_pieces(&studio, card, is_sheet)));
    }
    pieces.extend(labels);
    if let Some(field) = &layout.field {
        pieces.extend(emotion_lens::before(&studio, field));
        pieces.push(emotion_lens::side(&studio, field, layout.size.1));
    }
    pieces.extend(lanes::side(&studio, layout));
    pieces.extend(layout.lanes.iter().map(|lane| lanes::head(&studio, lane)));
    Scene { bounds: bounds(layout), ground: Some(theme.ground), pieces }
}

/// A card, its frame beneath and its marks above it.
fn card_pieces(studio: &Studio<'_>, card: &CardBox, is_sheet: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if is_sheet {
        pieces.push(sheet::head(studio, card));
    } else {
        pieces.extend(card::frame(studio, card));
        pieces.push(card::card(studio, card));
    }
    pieces.extend(card::marks(studio, card));
    pieces
}

/// The whole map, and cards that were moved beyond it.
fn bounds(layout: &Layout) -> Rect {
    let whole = Rect::new(0.0, 0.0, layout.size.0, layout.size.1);
    // The last column of a sheet ends where the sheet does, but for rounding.
    let nearly = whole.grown(0.5);
    let beyond = layout.cards.iter().map(|card| card.rect).filter(|card| !nearly.holds(*card));
    beyond.map(|card| card.grown(16.0)).fold(whole, Rect::union)
}

/// Where coordinates of a piece that is not moved begin.
const ORIGIN: Point = Point::new(0.0, 0.0);
