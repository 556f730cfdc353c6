//! A page for each of the most important findings: its sentence, what it rests on, its card with the map behind it, and
//! where it lies on the curve.

use std::sync::Arc;

use super::{Deck, MARGIN, MOST_FINDINGS, Section, curve, on_top, sheet};
use crate::{
    analysis::TouchpointReport,
    layout::{
        BandShown, Layout, Placed,
        geometry::{Point, Rect},
        layout,
        text::{Runs, Weight},
    },
    model::{Id, Subject as Record, Touchpoint},
    scene::{
        Item, Page, Part, Piece, Scene, Stroke,
        compose::brush::{disc, filled, icon, solid, straight, text},
        icon::Icon,
        page::{Subject, persona_colour},
        scale::scaled,
    },
    wording::finding,
};

/// A finding that has a page.
pub(super) struct Told {
    touchpoint: Id<Touchpoint>,
    is_moment: bool,
    /// Its place among its like, and how many those are.
    place: usize,
    of: usize,
}

/// The moments of truth, best first, then the fruits that are no moments.
pub(super) fn told(subject: &Subject<'_>) -> Vec<Told> {
    let Some(report) = subject.report.filter(|_| subject.parts.has_findings) else { return Vec::new() };
    let ranked = |is: fn(&TouchpointReport) -> bool, rank: fn(&TouchpointReport) -> Option<usize>| {
        let mut entries: Vec<&TouchpointReport> = report.touchpoints.iter().filter(|entry| is(entry)).collect();
        entries.sort_by_key(|entry| rank(entry).unwrap_or(usize::MAX));
        entries.into_iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    let moments = ranked(|entry| entry.moment.is_marked(), |entry| entry.moment.rank);
    let fruits = ranked(|entry| entry.fruit.is_marked(), |entry| entry.fruit.rank);
    let list = |all: &[Id<Touchpoint>], is_moment: bool| {
        let of = all.len();
        all.iter().zip(1..).map(|(id, place)| Told { touchpoint: *id, is_moment, place, of }).collect::<Vec<_>>()
    };
    let mut told = list(&moments, true);
    // A fruit that is a moment of truth too is told on that page.
    told.extend(list(&fruits, false).into_iter().filter(|one| !moments.contains(&one.touchpoint)));
    told.truncate(MOST_FINDINGS);
    told
}

pub(super) fn pages(deck: &Deck<'_>, told: &[Told]) -> Vec<Page> {
    if told.is_empty() {
        return Vec::new();
    }
    let source = curve::source(deck);
    let mut request = deck.map_request();
    request.band = BandShown::Folded;
    let map = layout(&request, deck.subject.set);
    let scene = crate::scene::compose(deck.subject.map, &map, deck.theme(), deck.subject.report);
    let drawn = (&map, &scene);
    told.iter().enumerate().map(|(place, one)| page(deck, one, (place, told.len()), drawn, &source)).collect()
}

fn page(deck: &Deck<'_>, one: &Told, dots: (usize, usize), map: (&Layout, &Scene), source: &Layout) -> Page {
    let subject = deck.subject;
    let (Some(report), record) = (subject.report, subject.map.touchpoints.get(one.touchpoint)) else {
        return deck.page(String::new(), String::new(), String::new(), Vec::new());
    };
    let heading = if one.is_moment {
        finding::moment_message(subject.map, report, one.touchpoint)
    } else {
        finding::fruit_message(subject.map, report, one.touchpoint)
    };
    let heading = heading.unwrap_or_default();
    let title = record.map_or("", |record| record.title.trim());
    let mut pieces = spotlight(deck, one, map);
    let mut items = words(deck, one, &heading);
    items.extend(panel(deck, one.touchpoint, source));
    let rests_on = finding::support(subject.map, report, one.touchpoint, one.is_moment);
    let rests_on = if rests_on.is_empty() { deck.evidence() } else { rests_on };
    items.extend(deck.nav(Section::Findings, Some(dots), &rests_on));
    pieces.push(sheet(items));
    let more = if one.is_moment {
        finding::moment(subject.map, report, one.touchpoint)
    } else {
        finding::fruit(subject.map, report, one.touchpoint)
    };
    let alternative = format!("{heading} {}", more.unwrap_or_default());
    deck.page(title.to_owned(), heading, alternative, pieces)
}

/// Where words end and the map begins, as a part of the width.
const WORDS: f32 = 0.43;

/// The map with the camera at the card, a wash over it, the card drawn again on top.
fn spotlight(deck: &Deck<'_>, one: &Told, (map, scene): (&Layout, &Scene)) -> Vec<Piece> {
    let theme = deck.theme();
    let touchpoint = one.touchpoint;
    let glow = if one.is_moment { theme.moment } else { theme.fruit };
    let Some(card) = map.card(touchpoint) else { return Vec::new() };
    let (width, height) = deck.size;
    let factor = (width * 0.22 / card.rect.w.max(1.0)).clamp(0.8, 2.2);
    let to = Point::new(width * 0.745, height * 0.35);
    let by = to - card.rect.centre() * factor;
    let view = Rect::new(width * (WORDS + 0.02), 0.0, width * (0.98 - WORDS), height);
    let is_seen = |piece: &&Piece| {
        let bounds = piece.bounds.moved(piece.origin);
        let corner = bounds.corner() * factor + by;
        Rect::new(corner.x, corner.y, bounds.w * factor, bounds.h * factor).overlaps(view)
    };
    let larger = |piece: &Piece| scaled(piece, factor, by);
    let mut pieces: Vec<Piece> =
        scene.pieces.iter().filter(is_seen).map(|piece| within(&larger(piece), deck.size)).collect();
    let page = Rect::new(0.0, 0.0, width, height);
    let mut wash = vec![filled(page, 0.0, on_top(theme.ground, 0xA6))];
    // From the words to the map it clears in steps too small to be seen. Each lies on those before it, so what it adds
    // is what is still missing of the whole.
    let steps = 24;
    let (clear, opaque) = (width * 0.66, width * WORDS);
    let covered = |step: i32| (step as f32 / steps as f32).powi(2);
    for step in 0..steps {
        let x = clear + (opaque - clear) * (step as f32 / steps as f32);
        let alpha = 1.0 - (1.0 - covered(step + 1)) / (1.0 - covered(step));
        wash.push(filled(Rect::new(0.0, 0.0, x, height), 0.0, on_top(theme.ground, part_of_255(alpha))));
    }
    wash.push(filled(Rect::new(0.0, 0.0, opaque, height), 0.0, theme.ground));
    // Behind the curve and the line of sections there is nothing.
    let below = deck.foot() - 24.0 - PANEL / 2.0;
    wash.push(filled(Rect::new(0.0, below, width, height - below), 0.0, theme.ground));
    let around =
        Rect::new(card.rect.x * factor + by.x, card.rect.y * factor + by.y, card.rect.w * factor, card.rect.h * factor);
    wash.push(Item::Shadow { rect: around.grown(30.0), radius: 40.0, blur: 46.0, colour: on_top(glow, 0x2C) });
    pieces.push(sheet(wash));
    let is_it = |piece: &&Piece| {
        matches!(piece.part, Part::Card | Part::Mark) && piece.subject == Some(Record::Touchpoint(touchpoint))
    };
    pieces.extend(scene.pieces.iter().filter(is_it).map(larger));
    pieces
}

/// An opacity of 0..=1 as a byte.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn part_of_255(alpha: f32) -> u8 {
    (alpha * 255.0).round().clamp(0.0, 255.0) as u8
}

/// What lies beyond the page is cut off where it is a plain box, and left out where it is text.
fn within(piece: &Piece, (width, height): (f32, f32)) -> Piece {
    if piece.part != Part::Ground {
        return piece.clone();
    }
    let page = Rect::new(-20.0, -20.0, width + 40.0, height + 40.0).moved(Point::default() - piece.origin);
    let cut = |rect: Rect| {
        let (x, y) = (rect.x.max(page.x), rect.y.max(page.y));
        Rect::new(x, y, rect.right().min(page.right()) - x, rect.bottom().min(page.bottom()) - y)
    };
    let kept = |item: &Item| match item {
        Item::Box { rect, radius, fill, stroke } => {
            let rect = cut(*rect);
            let cut = Item::Box { rect, radius: *radius, fill: *fill, stroke: *stroke };
            (rect.w > 0.0 && rect.h > 0.0).then_some(cut)
        }
        Item::Text { runs, at, .. } => page.holds(Placed::new(runs.clone(), *at).rect()).then(|| item.clone()),
        other => Some(other.clone()),
    };
    let items: Vec<Item> = piece.items.iter().filter_map(kept).collect();
    Piece { items: items.into(), ..piece.clone() }
}

/// The column of words: what it is, the sentence, the figures, what else it is.
fn words(deck: &Deck<'_>, one: &Told, heading: &str) -> Vec<Item> {
    let theme = deck.theme();
    let subject = deck.subject;
    let (Some(report), width) = (subject.report, deck.size.0 * WORDS - MARGIN) else { return Vec::new() };
    let Some(entry) = report.touchpoint(one.touchpoint) else { return Vec::new() };
    let (picture, colour, colour_text, kind) = if one.is_moment {
        let star = if entry.moment.is_candidate() { Icon::StarHollow } else { Icon::Star };
        (star, theme.moment, theme.moment_text, finding::moment_label(&entry.moment))
    } else {
        (Icon::Cherries, theme.fruit, theme.fruit_text, finding::FRUIT_LABEL)
    };
    let middle = Point::new(MARGIN + 22.0, 110.0);
    let mut items = vec![disc(middle, 21.0, theme.card, Some(solid(colour, 2.5))), icon(picture, middle, 26.0, colour)];
    let label = deck.text(kind, 24.0, Weight::SemiBold, None);
    let at = Point::new(MARGIN + 58.0, 110.0 - label.height / 2.0);
    let after = at + Point::new(label.width + 14.0, 0.0);
    items.push(text(&Placed::new(label, at), colour_text));
    if one.of > 1 {
        let count = deck.text(&format!("{} of {}", one.place, one.of), 24.0, Weight::Regular, None);
        items.push(text(&Placed::new(count, after), theme.muted));
    }
    let figures = finding::figures_of(subject.map, report, one.touchpoint, one.is_moment);
    let bottom = deck.foot() - PANEL - 50.0;
    // The sentence is as large as leaves room for the rest.
    let mut top = 152.0;
    let sizes = [62.0, 54.0, 47.0, 41.0, 36.0, 31.0, 27.0, 24.0];
    let also = also(deck, one, entry, width);
    let below = if figures.is_empty() { 0.0 } else { 150.0 } + also.as_ref().map_or(0.0, |(_, height)| height + 30.0);
    let set = |size: f32| balanced(deck, heading, size, width);
    let fitting = sizes.into_iter().map(set).find(|runs| top + runs.height + below <= bottom);
    let sentence = fitting.unwrap_or_else(|| set(20.0));
    let height = sentence.height;
    items.push(text(&Placed::new(sentence, Point::new(MARGIN, top)), theme.heading));
    top += height + 44.0;
    let column = (width / 3.0).min(262.0);
    for (place, (value, caption, is_bad)) in (0_u8..).zip(&figures) {
        let left = MARGIN + column * f32::from(place);
        let tint = if *is_bad { theme.pain } else { colour };
        items.push(filled(Rect::new(left, top, 4.0, 104.0), 2.0, tint));
        let value = deck.dense(value, 42.0, Weight::Bold, None);
        let ink = if *is_bad { theme.pain_text } else { theme.ink };
        let height = value.height;
        items.push(text(&Placed::new(value, Point::new(left + 22.0, top - 4.0)), ink));
        let caption = deck.dense(caption, 19.0, Weight::Regular, Some(column - 40.0));
        items.push(text(&Placed::new(caption, Point::new(left + 22.0, top + height)), theme.muted));
    }
    if !figures.is_empty() {
        top += 134.0;
    }
    if let Some((own, _)) = also {
        items.extend(super::shifted(own, Point::new(MARGIN, top)));
    }
    items
}

/// What mending it would bring; on the page of a moment of truth only where it is a low-hanging fruit too, and said so.
fn also(deck: &Deck<'_>, one: &Told, entry: &TouchpointReport, width: f32) -> Option<(Vec<Item>, f32)> {
    let report = deck.subject.report?;
    let lift = finding::lift_sentence(report, entry);
    let (label, sentence) = if one.is_moment {
        let sentence = finding::fruit_footer(deck.subject.map, report, one.touchpoint)?;
        entry.fruit.is_marked().then(|| (Some(finding::FRUIT_LABEL), lift.unwrap_or(sentence)))?
    } else {
        (None, lift?)
    };
    let theme = deck.theme();
    let left = 46.0;
    let label = label.map(|label| deck.text(label, 22.0, Weight::SemiBold, None));
    let below = label.as_ref().map_or(0.0, |label| label.height);
    let runs = deck.text(&sentence, 22.0, Weight::Regular, Some(width - left));
    let first = runs.rows.first().map_or(22.0, |row| row.rect.h);
    let height = below + runs.height;
    let mut items = vec![icon(Icon::Cherries, Point::new(14.0, first / 2.0), 28.0, theme.fruit)];
    items.extend(label.map(|label| text(&Placed::new(label, Point::new(left, 0.0)), theme.fruit_text)));
    items.push(text(&Placed::new(runs, Point::new(left, below)), theme.ink));
    Some((items, height))
}

/// A sentence in rows about equally long, as few as it needs: no word stands alone in the last one.
fn balanced(deck: &Deck<'_>, sentence: &str, size: f32, width: f32) -> Arc<Runs> {
    let set = |width: f32| deck.dense(sentence, size, Weight::Bold, Some(width));
    let widest = set(width);
    let rows = widest.rows.len();
    let (mut narrow, mut best) = (width * 0.6, widest);
    let mut wide = width;
    while wide - narrow > 8.0 {
        let middle = (narrow + wide) / 2.0;
        let next = set(middle);
        if next.rows.len() == rows && next.width <= middle {
            (wide, best) = (middle, next);
        } else {
            narrow = middle;
        }
    }
    best
}

/// Height of the panel with the curve.
const PANEL: f32 = 176.0;

/// Where it lies on the curve.
fn panel(deck: &Deck<'_>, touchpoint: Id<Touchpoint>, source: &Layout) -> Vec<Item> {
    let theme = deck.theme();
    let map = deck.subject.map;
    if source.band.as_ref().is_none_or(|band| band.curves.is_empty()) {
        return Vec::new();
    }
    let rect = Rect::new(MARGIN, deck.foot() - 24.0 - PANEL, deck.inner(), PANEL);
    let mut items =
        vec![Item::Box { rect, radius: 14.0, fill: Some(theme.card), stroke: Some(solid(theme.hairline, 1.5)) }];
    let heading = deck.text(crate::wording::canvas::HOW_IT_FEELS, 20.0, Weight::SemiBold, None);
    items.push(text(&Placed::new(heading, rect.corner() + Point::new(28.0, 28.0)), theme.ink));
    let active = deck.subject.wanted.active_persona();
    for (place, (id, persona)) in (0_u8..3).zip(map.personas_in_order()) {
        let middle = rect.y + 76.0 + 32.0 * f32::from(place);
        let colour = persona_colour(map, theme, id);
        let stroke =
            if Some(id) == active { solid(colour, 4.0) } else { Stroke { colour, width: 3.0, dash: Some((5.0, 4.0)) } };
        items.push(straight(Point::new(rect.x + 28.0, middle), Point::new(rect.x + 66.0, middle), stroke));
        let name = first_row(deck, persona.name.trim(), 118.0);
        let at = Point::new(rect.x + 78.0, middle - name.height / 2.0);
        items.push(text(&Placed::new(name, at), theme.muted));
    }
    let within = Rect::new(rect.x + 210.0, rect.y + 26.0, rect.w - 240.0, rect.h - 66.0);
    for band in &source.phases {
        let (from, to) = curve::span(source, band.rect, within);
        items.push(filled(
            Rect::new(from + 2.0, rect.y + 9.0, to - from - 4.0, 6.0),
            3.0,
            theme.phase(band.phase).band,
        ));
    }
    let wanted = curve::Wanted { persona: None, touchpoint: Some(touchpoint), radius: 11.0 };
    items.extend(curve::curves(deck, source, within, &wanted));
    let here = map.touchpoints.get(touchpoint).map(|touchpoint| touchpoint.stage);
    for column in &source.columns {
        let (from, to) = curve::span(source, column.rect, within);
        let is_here = here == Some(column.id);
        let (weight, colour) = if is_here { (Weight::SemiBold, theme.ink) } else { (Weight::Regular, theme.muted) };
        let name = map.stages.get(column.id).map_or("", |stage| stage.name.trim());
        let name = deck.text(name, 16.0, weight, None);
        if name.width <= to - from - 8.0 {
            let middle = Point::new((from + to) / 2.0, rect.bottom() - 22.0);
            items.push(text(&Placed::centred(name, middle), colour));
        }
    }
    items
}

/// A name on one row, with as many words of it as fit.
fn first_row(deck: &Deck<'_>, name: &str, width: f32) -> Arc<Runs> {
    let whole = deck.text(name, 18.0, Weight::Regular, None);
    if whole.width <= width {
        return whole;
    }
    let rows = deck.text(name, 18.0, Weight::Regular, Some(width - 20.0));
    let first = rows.rows.first().map_or("", |row| row.text.trim());
    deck.text(&format!("{first} …"), 18.0, Weight::Regular, None)
}
