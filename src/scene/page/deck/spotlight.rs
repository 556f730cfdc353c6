//! The map with the camera at a card: all else faded, and the card drawn again on top, beneath the names of its phase
//! and its stage.

use std::sync::Arc;

use super::{
    Deck,
    fade::{Towards, fade, washed},
    on_top, one_row, sheet,
};
use crate::{
    layout::{
        CardBox, Layout, Placed, StageColumn,
        geometry::{Point, Rect},
        text::Weight,
    },
    model::{Id, Subject as Record, Touchpoint},
    scene::{
        Colour, Item, Part, Piece, Scene,
        compose::brush::{filled, text},
        scale::scaled,
    },
};

/// How much of the map the wash covers.
const WASH: u8 = 0xB0;
/// Height of the names of the phase and the stage, from the top of the page.
const HEAD: f32 = 132.0;
/// Above this, nothing of the map is left; below [`CLEAR`], all of it.
const GONE: f32 = 128.0;
const CLEAR: f32 = 196.0;
/// So far badges are lifted from the words of the card, in units of the map.
const LIFT: f32 = 3.5;

/// What is in the light, and where.
pub(super) struct Spotlight<'a> {
    pub touchpoint: Id<Touchpoint>,
    pub glow: Colour,
    pub map: &'a Layout,
    pub scene: &'a Scene,
    /// Where words end, and where the curve begins.
    pub left: f32,
    pub bottom: f32,
}

/// Where the map stands on the page: enlarged, then moved.
#[derive(Clone, Copy)]
struct Camera {
    factor: f32,
    by: Point,
}

impl Camera {
    /// The card a little above the middle; a high one between the names and the curve.
    fn at(card: &CardBox, (width, height): (f32, f32), bottom: f32) -> Self {
        let (top, bottom) = (HEAD + 44.0, bottom - 24.0);
        let by_height = (bottom - top) / card.rect.h.max(1.0);
        let factor = (width * 0.22 / card.rect.w.max(1.0)).min(by_height).clamp(0.8, 2.2);
        let half = card.rect.h * factor / 2.0;
        let middle = (height * 0.35).min(bottom - half).max(top + half);
        Self { factor, by: Point::new(width * 0.745, middle) - card.rect.centre() * factor }
    }

    fn rect(self, rect: Rect) -> Rect {
        let corner = rect.corner() * self.factor + self.by;
        Rect::new(corner.x, corner.y, rect.w * self.factor, rect.h * self.factor)
    }

    fn piece(self, piece: &Piece) -> Piece {
        scaled(piece, self.factor, self.by)
    }
}

/// From the back to the front.
pub(super) fn pieces(deck: &Deck<'_>, light: &Spotlight<'_>) -> Vec<Piece> {
    let Some(card) = light.map.card(light.touchpoint) else { return Vec::new() };
    let camera = Camera::at(card, deck.size, light.bottom);
    let ground = deck.theme().ground;
    let view = Rect::new(light.left, 0.0, deck.size.0 - light.left, light.bottom);
    let mut pieces = vec![sheet(columns(deck, light, camera))];
    pieces.extend(behind(light.scene, camera, view));
    pieces.push(sheet(vec![filled(view, 0.0, on_top(ground, WASH)), glow(light, card, camera)]));
    pieces.extend(own_links(deck, light, camera, view));
    pieces.push(sheet(top(deck, light, camera)));
    pieces.push(sheet(edges(deck, view, ground)));
    pieces.extend(own(light, camera));
    pieces.push(sheet(heading(deck, light, camera)));
    pieces
}

/// The columns in view, from the top of the page to where the curve begins, with the lines between them.
fn columns(deck: &Deck<'_>, light: &Spotlight<'_>, camera: Camera) -> Vec<Item> {
    let theme = deck.theme();
    let columns = seen_columns(deck, light, camera);
    let tints = columns.iter().map(|(column, rect)| filled(*rect, 0.0, theme.phase(column.phase).column));
    let lines = columns.iter().skip(1);
    let lines = lines.map(|(_, rect)| filled(Rect::new(rect.x - 2.0, 0.0, 4.0, rect.h), 0.0, theme.separator));
    tints.chain(lines).collect()
}

/// The first and the last column of the map reach as far as there is room, so that the map has no edge.
fn seen_columns<'a>(deck: &Deck<'_>, light: &Spotlight<'a>, camera: Camera) -> Vec<(&'a StageColumn, Rect)> {
    let columns = &light.map.columns;
    let (first, last) = (columns.first().map(|column| column.id), columns.last().map(|column| column.id));
    let placed = |column: &'a StageColumn| {
        let own = camera.rect(column.rect);
        let from = if first == Some(column.id) { light.left } else { own.x.max(light.left) };
        let to = if last == Some(column.id) { deck.size.0 } else { own.right().min(deck.size.0) };
        (to > from).then(|| (column, Rect::new(from, 0.0, to - from, light.bottom)))
    };
    columns.iter().filter_map(placed).collect()
}

/// Cards, links and what stands on them, as far as they are in view.
fn behind(scene: &Scene, camera: Camera, view: Rect) -> impl Iterator<Item = Piece> {
    let is_map = |piece: &&Piece| matches!(piece.part, Part::Card | Part::Mark | Part::Link | Part::Label);
    scene.pieces.iter().filter(is_map).filter_map(move |piece| {
        let own = camera.rect(piece.bounds.moved(piece.origin));
        // A pill that is cut says nothing.
        let is_seen = if piece.part == Part::Label { view.holds(own) } else { view.overlaps(own) };
        is_seen.then(|| readable(&camera.piece(piece), view))
    })
}

/// Words that would be cut are left out, with the pill that they stand on.
fn readable(piece: &Piece, view: Rect) -> Piece {
    if view.holds(piece.bounds.moved(piece.origin)) {
        return piece.clone();
    }
    let mut kept: Vec<Item> = Vec::new();
    for item in piece.items.iter() {
        let Item::Text { runs, at, .. } = item else {
            kept.push(item.clone());
            continue;
        };
        let words = Placed::new(Arc::clone(runs), *at).rect();
        if view.holds(words.moved(piece.origin)) {
            kept.push(item.clone());
            continue;
        }
        let is_pill = |before: &Item| match before {
            Item::Box { rect, .. } => rect.w < piece.bounds.w * 0.8 && rect.contains(words.centre()),
            _ => false,
        };
        if kept.last().is_some_and(is_pill) {
            kept.pop();
        }
    }
    Piece { items: kept.into(), ..piece.clone() }
}

/// Every column is clear of cards and links where the names stand.
fn top(deck: &Deck<'_>, light: &Spotlight<'_>, camera: Camera) -> Vec<Item> {
    let theme = deck.theme();
    let mut items = Vec::new();
    for (column, rect) in seen_columns(deck, light, camera) {
        let tint = washed(theme.phase(column.phase).column, on_top(theme.ground, WASH));
        items.push(filled(Rect { h: GONE, ..rect }, 0.0, tint));
        items.extend(fade(Rect { y: GONE, h: CLEAR - GONE, ..rect }, Towards::Top, tint, 16));
    }
    items
}

fn glow(light: &Spotlight<'_>, card: &CardBox, camera: Camera) -> Item {
    let rect = camera.rect(card.rect).grown(14.0);
    Item::Shadow { rect, radius: 36.0, blur: 44.0, colour: on_top(light.glow, 0x28) }
}

/// The links of the card stand out of the wash; they are lost again where the map ends.
fn own_links(deck: &Deck<'_>, light: &Spotlight<'_>, camera: Camera, view: Rect) -> Vec<Piece> {
    let is_own = |piece: &&Piece| {
        let Some(Record::Link(id)) = piece.subject else { return false };
        let link = deck.subject.map.links.get(id);
        link.is_some_and(|link| link.from == light.touchpoint || link.to == light.touchpoint)
    };
    let pieces = light.scene.pieces.iter().filter(|piece| matches!(piece.part, Part::Link | Part::Label));
    let clear = Rect { y: CLEAR, h: (view.h - CLEAR).max(0.0), ..view };
    let placed = |piece: &Piece| {
        let larger = camera.piece(piece);
        let own = larger.bounds.moved(larger.origin);
        (if piece.part == Part::Label { clear.holds(own) } else { clear.overlaps(own) }).then_some(larger)
    };
    pieces.filter(is_own).filter_map(placed).collect()
}

/// Towards the words, the curve and the side of the page, the map is lost.
fn edges(deck: &Deck<'_>, view: Rect, ground: Colour) -> Vec<Item> {
    let (width, height) = deck.size;
    let reach = width * 0.2;
    let mut items = fade(Rect { w: reach, ..view }, Towards::Left, ground, 40);
    let deep = view.h * 0.4;
    items.extend(fade(Rect { y: view.bottom() - deep, h: deep, ..view }, Towards::Bottom, ground, 32));
    let side = width * 0.09;
    items.extend(fade(Rect { x: width - side, w: side, ..view }, Towards::Right, ground, 20));
    // Links may lead anywhere.
    items.push(filled(Rect::new(0.0, 0.0, view.x, height), 0.0, ground));
    items.push(filled(Rect::new(0.0, view.bottom(), width, height - view.bottom()), 0.0, ground));
    items
}

/// The card itself, its frame and its badges, which keep clear of its words.
fn own<'a>(light: &'a Spotlight<'_>, camera: Camera) -> impl Iterator<Item = Piece> + 'a {
    let is_it = |piece: &&Piece| {
        matches!(piece.part, Part::Card | Part::Mark) && piece.subject == Some(Record::Touchpoint(light.touchpoint))
    };
    light.scene.pieces.iter().filter(is_it).map(move |piece| {
        let larger = camera.piece(piece);
        let is_badge = piece.part == Part::Mark && matches!(piece.items.first(), Some(Item::Box { fill: Some(_), .. }));
        let up = if is_badge { LIFT * camera.factor } else { 0.0 };
        Piece { origin: larger.origin - Point::new(0.0, up), ..larger }
    })
}

/// The names of its phase and its stage, over its column.
fn heading(deck: &Deck<'_>, light: &Spotlight<'_>, camera: Camera) -> Vec<Item> {
    let theme = deck.theme();
    let stage = deck.subject.map.touchpoints.get(light.touchpoint).map(|touchpoint| touchpoint.stage);
    let Some(column) = light.map.columns.iter().find(|column| Some(column.id) == stage) else { return Vec::new() };
    let own = camera.rect(column.rect);
    let from = own.x.max(light.left);
    let rect = Rect::new(from, 0.0, own.right().min(deck.size.0 - 24.0) - from, 0.0);
    let tint = theme.phase(column.phase);
    let band = Rect::new(rect.x + 4.0, 40.0, rect.w - 8.0, 40.0);
    let phase = light.map.phases.iter().find(|band| band.phase == column.phase);
    let phase = phase.map_or("", |band| band.name.runs.text.trim());
    let name = deck.subject.map.stages.get(column.id).map_or("", |stage| stage.name.trim());
    let mut items = vec![filled(band, 8.0, tint.band)];
    let phase = if phase.is_empty() { name } else { phase };
    let runs = one_row(deck, phase, (20.0, Weight::SemiBold), band.w - 16.0);
    items.push(text(&Placed::centred(runs, band.centre()), tint.text));
    if name != phase {
        let runs = one_row(deck, name, (24.0, Weight::SemiBold), band.w - 16.0);
        let middle = Point::new(band.centre().x, HEAD - runs.height / 2.0 - 4.0);
        items.push(text(&Placed::centred(runs, middle), tint.text));
    }
    items
}
