//! Map and page brought together: a page as large as its content, or content as large as its page allows.

use super::{Block, Made, Sheet, Subject, findings, footer, header, placed, smallest_text, smallest_title, tiers};
use crate::{
    layout::{
        Density, Layout, Lens, Placed, Request, extent,
        geometry::{Point, Rect},
        layout,
        text::Weight,
    },
    scene::{
        Item, Part, Piece,
        compose::brush::{piece, text},
    },
    wording::canvas::NO_TOUCHPOINTS,
};

/// How much smaller everything around the map is on a page that fits its content than on a slide.
const FIT_UNIT: f32 = 0.75;
/// The least width of such a page's map.
const FIT_LEAST: u32 = 960;
/// The height of such a page's map where it has no touchpoints yet.
const EMPTY_HEIGHT: u32 = 320;
/// The map is never enlarged more than this.
const MOST: f32 = 1.6;

/// Width and height of pages of content that are to be of one size.
pub(super) type Common = (f32, f32);

/// A page as large as its content, or as large as `common`, where that is larger.
pub(super) fn page_of_content(subject: &Subject<'_>, common: Common) -> Made {
    let Subject { map, report, theme, set, ref wanted, .. } = *subject;
    let wanted = &tiers::as_long_as_read(wanted.clone());
    let wanted = &if wanted.map.touchpoints.is_empty() {
        Request { height: Some(EMPTY_HEIGHT), ..wanted.clone() }
    } else {
        wanted.clone()
    };
    let plain = layout(wanted, set);
    let margin = 36.0;
    let least = FIT_LEAST.max(whole(common.0 - 2.0 * margin));
    let laid =
        if plain.size.0 < real(least) { layout(&Request { width: Some(least), ..wanted.clone() }, set) } else { plain };
    let bounds = super::compose(map, &laid, theme, report).bounds;
    let width = (bounds.w + 2.0 * margin).max(common.0);
    let sheet = subject.sheet(FIT_UNIT, margin, width);
    let head = header::header(&sheet);
    let (cards, told) = findings::findings(&sheet);
    let foot = footer::footer(&sheet, &laid);
    let gap = 18.0;
    let mut pieces = Vec::new();
    let mut top = 26.0;
    let around = [&head, &cards, &foot].map(|block| if block.items.is_empty() { 0.0 } else { block.height + gap });
    let spare = common.1 - (top + around.iter().sum::<f32>() + bounds.h + gap + 4.0);
    // The map goes down as far as it can, and what stands beneath it stands at the foot of the page.
    let laid = if spare >= 1.0 {
        let (width, height) = (Some(whole(laid.size.0)), Some(whole(laid.size.1 + spare)));
        layout(&Request { width, height, ..wanted.clone() }, set)
    } else {
        laid
    };
    let filled = super::compose(map, &laid, theme, report).bounds;
    let (bounds, spare) = (filled, spare - (filled.h - bounds.h));
    push(&mut pieces, head, &mut top, gap);
    pieces.extend(placed(map, &laid, theme, report, 1.0, Point::new(margin, top)));
    pieces.extend(nothing(&sheet, &laid, Rect::new(margin, top, bounds.w, bounds.h)));
    top += bounds.h + gap + spare.max(0.0);
    push(&mut pieces, cards, &mut top, gap);
    push(&mut pieces, foot, &mut top, gap);
    Made { size: (width, top + 4.0), pieces, told, left_out: laid.left_out }
}

/// The least size of letters that a room can read, in document units: 8 points.
const LEAST_LETTERS: f32 = 16.0;
/// The least size of the title of a card: 11 points.
const LEAST_TITLE: f32 = 22.0;

/// No card that can be read takes less room than this: on a map, and with its column on a sheet.
const LEAST_CARD: (f32, f32) = (100.0, 44.0);
const LEAST_COLUMN: (f32, f32) = (108.0, 100.0);

/// More cards than these cannot be read on a page of this size, whatever they say. Asked first, as laying out a large
/// map takes its time.
pub(super) fn most_cards(lens: Lens, (width, height): (f32, f32)) -> usize {
    let (w, h) = if lens.is_sheet() { LEAST_COLUMN } else { LEAST_CARD };
    usize::try_from(whole(width * height / (w * h))).unwrap_or(usize::MAX)
}

/// Letters must become so many times as large for the findings to be told by their titles only.
const WORTH: f32 = 1.06;

/// A page of a fixed size, with everything but the map in its place.
#[derive(Clone)]
struct Frame<'a> {
    subject: &'a Subject<'a>,
    sheet: Sheet<'a>,
    head: Block,
    cards: Block,
    told: Vec<(String, String)>,
    foot: Block,
    /// What is asked of the layout, close together.
    compact: Request,
    /// The map's own size of letters: so much must it be enlarged to be read; and where it spares.
    needed: f32,
    needed_tight: f32,
    /// So much at least for its letters, whatever its titles.
    needed_letters: f32,
    top: f32,
    map_top: f32,
    /// Lower edge of the findings.
    cards_bottom: f32,
    foot_top: f32,
    /// Room for the map.
    room: (f32, f32),
}

impl<'a> Frame<'a> {
    fn of(subject: &'a Subject<'a>, (width, height): (f32, f32)) -> Self {
        let Subject { map, report, theme, set, ref wanted, .. } = *subject;
        // A pixel is half a point of a slide, whether it is wide or not.
        let unit = (width / 1_440.0).min(height / 1_080.0);
        let sheet = subject.sheet(unit, 48.0 * unit, width);
        let head = header::header(&sheet);
        let (cards, told) = findings::findings(&sheet);
        let gap = 18.0 * unit;
        let top = 30.0 * unit;
        let map_top = top + head.height + gap;
        let cards_room = if cards.height > 0.0 { cards.height + gap } else { 0.0 };
        let compact = Request { density: Density::Compact, has_large_titles: true, ..wanted.clone() };
        // The legend needs a layout to know what occurs, and so does the size of letters; any will do.
        let mut sample = layout(&compact, set);
        let over = |least: f32, size: Option<f32>| size.map_or(0.0, |size| least / size.max(0.1));
        let enlarged = |laid: &Layout| {
            let scene = super::compose(map, laid, theme, report);
            over(LEAST_LETTERS, smallest_text(&scene)).max(over(LEAST_TITLE, smallest_title(map, &scene)))
        };
        let needed = enlarged(&sample);
        let needed_letters = over(LEAST_LETTERS, smallest_text(&super::compose(map, &sample, theme, report)));
        let (needed_tight, left_out) = if wanted.lens.has_larger_letters_when_tight() {
            let tight = layout(&Request { is_tight: true, ..compact.clone() }, set);
            (enlarged(&tight), tight.left_out)
        } else {
            (needed, sample.left_out)
        };
        // Room for all that may have to be said.
        sample.left_out = left_out;
        let foot = footer::footer(&sheet, &sample);
        let foot_room = if foot.height > 0.0 { foot.height + gap } else { 0.0 };
        let bottom = height - 24.0 * unit;
        let foot_top = bottom - (foot_room - gap).max(0.0);
        let room = (sheet.inner(), (bottom - foot_room - cards_room - map_top).max(height * 0.2));
        let cards_bottom = bottom - foot_room;
        Frame {
            subject,
            sheet,
            head,
            cards,
            told,
            foot,
            compact,
            needed,
            needed_tight,
            needed_letters,
            top,
            map_top,
            cards_bottom,
            foot_top,
            room,
        }
    }

    /// Has it findings that could be told in less room?
    fn is_long(&self) -> bool {
        !self.sheet.is_brief && !self.cards.items.is_empty() && !self.has_too_many()
    }

    /// The map as large as it gets, with the findings in full where it can be read so. Else they are told by their
    /// titles only, where that helps.
    fn settled(self) -> (Self, (Layout, f32)) {
        if !self.is_long() || self.legible().is_some() {
            let best = self.best();
            return (self, best);
        }
        let brief = self.briefly();
        if brief.legible().is_some() {
            let best = brief.best();
            return (brief, best);
        }
        let (in_full, in_brief) = (self.best(), brief.best());
        let reads = |best: &(Layout, f32)| best.1 >= self.needed_letters;
        if in_brief.1 >= in_full.1 * WORTH || reads(&in_brief) && !reads(&in_full) {
            (brief, in_brief)
        } else {
            (self, in_full)
        }
    }

    /// The same with the findings told by their titles only.
    fn briefly(&self) -> Self {
        let mut brief = self.clone();
        brief.sheet.is_brief = true;
        (brief.cards, brief.told) = findings::findings(&brief.sheet);
        brief.room.1 += (self.cards.height - brief.cards.height).max(0.0);
        brief
    }

    /// Are there more cards than can be read here, whatever they say?
    fn has_too_many(&self) -> bool {
        self.compact.map.touchpoints.len() > most_cards(self.compact.lens, self.room)
    }

    /// So much must the map be enlarged to be read.
    fn needed(&self, wanted: &Request) -> f32 {
        if wanted.is_tight { self.needed_tight } else { self.needed }
    }

    /// The least number of tiers with which the map can be read here.
    fn legible(&self) -> Option<Request> {
        let columns = self.compact.map.touchpoints.len();
        let is_sheet = self.compact.lens.is_sheet();
        let most = if is_sheet { tiers::most(columns) } else { 1 };
        if self.subject.watch.is_stopped() || self.has_too_many() {
            return None;
        }
        let with = |tiers, is_tight| Request { tiers, is_tight, ..self.compact.clone() };
        let is_fitting = |wanted: &Request| self.fits(wanted, self.needed(wanted));
        if !is_sheet {
            let tight = || Some(with(1, true)).filter(|wanted| wanted.lens.has_larger_letters_when_tight());
            return Some(with(1, false)).filter(is_fitting).or_else(|| tight().filter(is_fitting));
        }
        // A row with less air is easier to follow than two rows.
        let tiers = (1..=most).filter(|tiers| self.is_wide_enough(columns.div_ceil(usize::from(*tiers))));
        let tight = tiers.map(|tiers| with(tiers, true)).find(is_fitting)?;
        Some(with(tight.tiers, false)).filter(is_fitting).or(Some(tight))
    }

    /// Could so many columns be read side by side?
    fn is_wide_enough(&self, columns: usize) -> bool {
        u16::try_from(columns).is_ok_and(|columns| f32::from(columns) * LEAST_COLUMN.0 <= self.room.0)
    }

    fn at(&self, wanted: &Request, factor: f32, height: Option<u32>) -> Request {
        Request { width: Some(whole(self.room.0 / factor)), height, ..wanted.clone() }
    }

    fn fits(&self, wanted: &Request, factor: f32) -> bool {
        // How wide the Emotion lens must be depends on how high it may be.
        let needs_height = wanted.lens == Lens::Emotion;
        let wanted = self.at(wanted, factor, needs_height.then(|| whole(self.room.1 / factor)));
        let (width, height) = extent(&wanted, self.subject.set);
        width * factor <= self.room.0 + 1.0 && height * factor <= self.room.1
    }

    /// The layout with the largest letters that fits, and its scale: columns become narrower as letters grow, so
    /// the scale is searched; `least` is known to fit.
    fn largest(&self, wanted: &Request, least: f32) -> (Layout, f32) {
        let most = (MOST * self.sheet.unit).max(least);
        let (mut low, mut high) = (least, most);
        if self.fits(wanted, most) {
            low = most;
        } else {
            for _ in 0..9 {
                // Nobody sees a hundredth.
                if self.subject.watch.is_stopped() || high / low < 1.01 {
                    break;
                }
                let middle = (low * high).sqrt();
                if self.fits(wanted, middle) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
        }
        (layout(&self.at(wanted, low, Some(whole(self.room.1 / low))), self.subject.set), low)
    }

    /// The map as large as it gets: so that a room can read it, if it can be.
    fn best(&self) -> (Layout, f32) {
        let unit = self.sheet.unit;
        let legible = self.legible();
        let least = legible.as_ref().map_or(0.02, |wanted| self.needed(wanted));
        let plain = || Request { has_large_titles: false, is_tight: true, ..self.compact.clone() };
        let wanted = legible.unwrap_or_else(plain);
        let first = self.largest(&wanted, least);
        tiers::best(&wanted, unit, first, |wanted, least| self.fits(wanted, least).then(|| self.largest(wanted, least)))
    }
}

/// Can a room read the map, or the part of it, on a page of this size?
pub(super) fn is_legible(subject: &Subject<'_>, size: (f32, f32)) -> bool {
    let cards = subject.wanted.map.touchpoints.len();
    if cards > most_cards(subject.wanted.lens, size) {
        return false;
    }
    let frame = Frame::of(subject, size);
    frame.legible().is_some() || frame.is_long() && frame.briefly().legible().is_some()
}

pub(super) fn content_on_page(subject: &Subject<'_>, (width, height): (f32, f32)) -> Made {
    let Subject { map, report, theme, .. } = *subject;
    let (frame, (laid, factor)) = Frame::of(subject, (width, height)).settled();
    let Frame { sheet, head, cards, told, foot, top, map_top, cards_bottom, foot_top, room, .. } = frame;
    let reserved = foot.height;
    let foot = footer::footer(&sheet, &laid);
    let foot_top = foot_top + (reserved - foot.height).max(0.0);
    let bounds = super::compose(map, &laid, theme, report).bounds;
    let factor = factor.min(room.0 / bounds.w.max(1.0)).min(room.1 / bounds.h.max(1.0));
    let left = sheet.margin + (room.0 - bounds.w * factor) / 2.0;
    let mut pieces = Vec::new();
    push(&mut pieces, head, &mut top.clone(), 0.0);
    pieces.extend(placed(map, &laid, theme, report, factor, Point::new(left, map_top)));
    pieces.extend(nothing(&sheet, &laid, Rect::new(left, map_top, bounds.w * factor, bounds.h * factor)));
    let mut at = cards_bottom - cards.height;
    push(&mut pieces, cards, &mut at, 0.0);
    push(&mut pieces, foot, &mut foot_top.clone(), 0.0);
    Made { size: (width, height), pieces, told, left_out: laid.left_out }
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
