//! Map and page brought together: a page as large as its content, or content as large as its page allows.

use super::{Block, Sheet, Subject, findings, footer, header, placed, tiers};
use crate::{
    layout::{
        Density, Layout, Lens, Placed, Request,
        geometry::{Point, Rect},
        layout,
        text::{Typesetter, Weight},
    },
    scene::{
        Item, Part, Piece,
        compose::brush::{piece, text},
    },
    wording::canvas::NO_TOUCHPOINTS,
};

/// Size, pieces, and what the findings say.
type Made = ((f32, f32), Vec<Piece>, Vec<(String, String)>);

/// How much smaller everything around the map is on a page that fits its content than on a slide.
const FIT_UNIT: f32 = 0.75;
/// The least width of such a page's map.
const FIT_LEAST: u32 = 960;
/// The height of such a page's map where it has no touchpoints yet.
const EMPTY_HEIGHT: u32 = 320;
/// The map is never enlarged more than this.
const MOST: f32 = 1.6;

pub(super) fn page_of_content(subject: &Subject<'_>) -> Made {
    let Subject { map, report, theme, set, ref wanted, .. } = *subject;
    let wanted = &tiers::as_long_as_read(wanted.clone());
    let wanted = &if wanted.map.touchpoints.is_empty() {
        Request { height: Some(EMPTY_HEIGHT), ..wanted.clone() }
    } else {
        wanted.clone()
    };
    let plain = layout(wanted, set);
    let laid = if plain.size.0 < real(FIT_LEAST) {
        layout(&Request { width: Some(FIT_LEAST), ..wanted.clone() }, set)
    } else {
        plain
    };
    let margin = 36.0;
    let bounds = super::compose(map, &laid, theme, report).bounds;
    let width = bounds.w + 2.0 * margin;
    let sheet = subject.sheet(FIT_UNIT, margin, width);
    let head = header::header(&sheet);
    let (cards, told) = findings::findings(&sheet);
    let foot = footer::footer(&sheet, &laid);
    let gap = 18.0;
    let mut pieces = Vec::new();
    let mut top = 26.0;
    push(&mut pieces, head, &mut top, gap);
    pieces.extend(placed(map, &laid, theme, report, 1.0, Point::new(margin, top)));
    pieces.extend(nothing(&sheet, &laid, Rect::new(margin, top, bounds.w, bounds.h)));
    top += bounds.h + gap;
    push(&mut pieces, cards, &mut top, gap);
    push(&mut pieces, foot, &mut top, gap);
    ((width, top + 4.0), pieces, told)
}

pub(super) fn content_on_page(subject: &Subject<'_>, (width, height): (f32, f32)) -> Made {
    let Subject { map, report, theme, set, ref wanted, .. } = *subject;
    // A pixel is half a point of a slide, whether it is wide or not.
    let unit = (width / 1_440.0).min(height / 1_080.0);
    let margin = 48.0 * unit;
    let sheet = subject.sheet(unit, margin, width);
    let head = header::header(&sheet);
    let (cards, told) = findings::findings(&sheet);
    let gap = 18.0 * unit;
    let top = 30.0 * unit;
    let map_top = top + head.height + gap;
    let cards_room = if cards.height > 0.0 { cards.height + gap } else { 0.0 };
    // The legend needs a layout to know what occurs; any will do.
    let compact = Request { density: Density::Compact, ..wanted.clone() };
    let foot = footer::footer(&sheet, &layout(&compact, set));
    let foot_room = if foot.height > 0.0 { foot.height + gap } else { 0.0 };
    let bottom = height - 24.0 * unit;
    let room = (sheet.inner(), (bottom - foot_room - cards_room - map_top).max(height * 0.2));
    let (laid, factor) = tiers::best(&compact, unit, |wanted| largest(wanted, set, room, MOST * unit));
    let bounds = super::compose(map, &laid, theme, report).bounds;
    let factor = factor.min(room.0 / bounds.w.max(1.0)).min(room.1 / bounds.h.max(1.0));
    let left = margin + (room.0 - bounds.w * factor) / 2.0;
    let mut pieces = Vec::new();
    push(&mut pieces, head, &mut top.clone(), 0.0);
    pieces.extend(placed(map, &laid, theme, report, factor, Point::new(left, map_top)));
    pieces.extend(nothing(&sheet, &laid, Rect::new(left, map_top, bounds.w * factor, bounds.h * factor)));
    let mut at = bottom - foot_room - cards.height;
    push(&mut pieces, cards, &mut at, 0.0);
    push(&mut pieces, foot, &mut (bottom - (foot_room - gap).max(0.0)), 0.0);
    ((width, height), pieces, told)
}

/// A map without touchpoints says so, in its middle.
fn nothing(sheet: &Sheet<'_>, laid: &Layout, within: Rect) -> Option<Piece> {
    if !laid.cards.is_empty() {
        return None;
    }
    let headings = laid.columns.iter().map(|column| column.heading.rect().bottom()).fold(0.0, f32::max);
    let scale = within.h / laid.size.1.max(1.0);
    let beneath = Rect::new(within.x, within.y + headings * scale, within.w, (within.h - headings * scale).max(0.0));
    let words = sheet.text(NO_TOUCHPOINTS, 20.0, Weight::SemiBold, None);
    let placed = Placed::centred(words, Point::default());
    // A pill, so that no edge between two columns runs through the words.
    let pill = placed.rect().grown(14.0 * sheet.unit);
    let ground = Item::Box { rect: pill, radius: pill.h / 2.0, fill: Some(sheet.theme.panel), stroke: None };
    let items = vec![ground, text(&placed, sheet.theme.muted)];
    Some(piece(Part::Page, None, beneath.centre(), items))
}

/// The layout with the largest letters that fits, and its scale: columns become narrower as letters grow, so
/// the scale is searched.
fn largest(wanted: &Request, set: &dyn Typesetter, room: (f32, f32), most: f32) -> (Layout, f32) {
    let at = |factor: f32, height: Option<u32>| {
        let request = Request { width: Some(whole(room.0 / factor)), height, ..wanted.clone() };
        layout(&request, set)
    };
    // How wide the Emotion lens must be depends on how high it may be.
    let needs_height = wanted.lens == Lens::Emotion;
    let fits = |factor: f32| {
        let laid = at(factor, needs_height.then(|| whole(room.1 / factor)));
        laid.size.0 * factor <= room.0 + 1.0 && laid.content_height * factor <= room.1
    };
    let (mut low, mut high) = (0.02_f32, most);
    if fits(most) {
        low = most;
    } else {
        for _ in 0..9 {
            let middle = (low * high).sqrt();
            if fits(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
    (at(low, Some(whole(room.1 / low))), low)
}

#[expect(clippy::cast_precision_loss, reason = "no page is 2^24 units wide")]
fn real(length: u32) -> f32 {
    length as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped into range")]
fn whole(length: f32) -> u32 {
    length.clamp(0.0, 1e6).floor() as u32
}

fn push(pieces: &mut Vec<Piece>, block: Block, top: &mut f32, gap: f32) {
    if block.items.is_empty() {
        return;
    }
    let at = Point::new(0.0, *top);
    pieces.push(piece(Part::Page, None, at, block.items));
    *top += block.height + gap;
}
