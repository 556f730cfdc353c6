//! A page for each of the most important findings: its sentence, what it rests on, its card with the map behind it, and
//! where it lies on the curve.

use super::{Deck, MARGIN, MOST_FINDINGS, Section, curve, panel, sheet, shifted, spotlight};
use crate::{
    analysis::TouchpointReport,
    layout::{
        BandShown, Layout, Placed,
        geometry::{Point, Rect},
        layout,
        text::Weight,
    },
    model::{Id, Touchpoint},
    scene::{
        Colour, Item, Page, Scene,
        compose::brush::{disc, filled, icon, solid, text},
        icon::Icon,
        page::Subject,
    },
    wording::{deck as words, finding},
};

/// A finding that has a page.
pub(super) struct Told {
    touchpoint: Id<Touchpoint>,
    is_moment: bool,
    /// Its place among its like, and how many those are.
    count: (usize, usize),
    /// The same among the fruits, where a moment of truth is one too.
    as_fruit: Option<(usize, usize)>,
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
    let place = |all: &[Id<Touchpoint>], id: Id<Touchpoint>| {
        all.iter().position(|other| *other == id).map(|place| (place + 1, all.len()))
    };
    let moment = |id: Id<Touchpoint>| {
        let count = place(&moments, id)?;
        Some(Told { touchpoint: id, is_moment: true, count, as_fruit: place(&fruits, id) })
    };
    let fruit = |id: Id<Touchpoint>| {
        let count = place(&fruits, id)?;
        Some(Told { touchpoint: id, is_moment: false, count, as_fruit: None })
    };
    let mut told: Vec<Told> = moments.iter().filter_map(|id| moment(*id)).collect();
    // A fruit that is a moment of truth too is told on that page.
    told.extend(fruits.iter().filter(|id| !moments.contains(id)).filter_map(|id| fruit(*id)));
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
    let light = spotlight::Spotlight {
        touchpoint: one.touchpoint,
        glow: if one.is_moment { deck.theme().moment } else { deck.theme().fruit },
        map: map.0,
        scene: map.1,
        left: deck.size.0 * WORDS + 24.0,
        bottom: panel::place(deck, source).map_or(deck.foot(), |panel| panel.y) - 20.0,
    };
    let mut pieces = spotlight::pieces(deck, &light);
    let mut items = told_in_words(deck, one, &heading, light.bottom);
    items.extend(panel::panel(deck, one.touchpoint, source));
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

/// The column of words: what it is, the sentence, the figures, what else it is.
fn told_in_words(deck: &Deck<'_>, one: &Told, heading: &str, bottom: f32) -> Vec<Item> {
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
    if one.count.1 > 1 {
        let count = deck.text(&words::place(one.count), 24.0, Weight::Regular, None);
        items.push(text(&Placed::new(count, after), theme.muted));
    }
    let (figures, figures_height) = figures(deck, one, colour, width);
    // The sentence is as large as leaves room for the rest.
    let mut top = 152.0;
    let sizes = [62.0, 54.0, 47.0, 41.0, 36.0, 31.0, 27.0, 24.0];
    let also = also(deck, one, entry, width);
    let below = figures_height + also.as_ref().map_or(0.0, |(_, height)| height + 30.0);
    let set = |size: f32| deck.balanced(heading, size, width);
    let fitting = sizes.into_iter().map(set).find(|runs| top + runs.height + below <= bottom);
    let sentence = fitting.unwrap_or_else(|| set(20.0));
    let height = sentence.height;
    items.push(text(&Placed::new(sentence, Point::new(MARGIN, top)), theme.heading));
    top += height + 44.0;
    items.extend(shifted(figures, Point::new(MARGIN, top)));
    top += figures_height;
    if let Some((own, _)) = also {
        items.extend(shifted(own, Point::new(MARGIN, top)));
    }
    items
}

/// At most three figures side by side, each over what it is; from (0, 0), and the height with room beneath.
fn figures(deck: &Deck<'_>, one: &Told, colour: Colour, width: f32) -> (Vec<Item>, f32) {
    let theme = deck.theme();
    let Some(report) = deck.subject.report else { return (Vec::new(), 0.0) };
    let figures = finding::figures_of(deck.subject.map, report, one.touchpoint, one.is_moment);
    let column = (width / 3.0).min(262.0);
    let mut items = Vec::new();
    let told: Vec<_> = figures
        .iter()
        .map(|(value, caption, is_bad)| {
            let value = deck.dense(value, 42.0, Weight::Bold, None);
            (value, deck.dense(caption, 19.0, Weight::Regular, Some(column - 34.0)), *is_bad)
        })
        .collect();
    let height = told.iter().map(|(value, caption, _)| value.height + caption.height).fold(0.0, f32::max);
    for (place, (value, caption, is_bad)) in (0_u8..).zip(told) {
        let left = column * f32::from(place);
        let (tint, ink) = if is_bad { (theme.pain, theme.pain_text) } else { (colour, theme.ink) };
        items.push(filled(Rect::new(left, 0.0, 4.0, height), 2.0, tint));
        let below = value.height;
        items.push(text(&Placed::new(value, Point::new(left + 22.0, -4.0)), ink));
        items.push(text(&Placed::new(caption, Point::new(left + 22.0, below)), theme.muted));
    }
    (items, if figures.is_empty() { 0.0 } else { height + 34.0 })
}

/// What mending it would bring; on the page of a moment of truth only where it is a low-hanging fruit too, and said so,
/// and which of them, as it has no page of its own.
fn also(deck: &Deck<'_>, one: &Told, entry: &TouchpointReport, width: f32) -> Option<(Vec<Item>, f32)> {
    let report = deck.subject.report?;
    let lift = finding::lift_sentence(report, entry);
    let (count, sentence) = if one.is_moment {
        let count = one.as_fruit?;
        let sentence = lift.or_else(|| finding::fruit_footer(deck.subject.map, report, one.touchpoint));
        (Some(count), sentence.unwrap_or_default())
    } else {
        (None, lift?)
    };
    let theme = deck.theme();
    let left = 46.0;
    let (mut items, mut below) = (Vec::new(), 0.0);
    if let Some(count) = count {
        let label = deck.text(finding::FRUIT_LABEL, 22.0, Weight::SemiBold, None);
        let after = Point::new(left + label.width + 12.0, 0.0);
        below = label.height;
        items.push(text(&Placed::new(label, Point::new(left, 0.0)), theme.fruit_text));
        if count.1 > 1 {
            let count = deck.text(&words::place(count), 22.0, Weight::Regular, None);
            items.push(text(&Placed::new(count, after), theme.muted));
        }
    }
    let runs = deck.text(&sentence, 22.0, Weight::Regular, Some(width - left));
    let first = runs.rows.first().map_or(22.0, |row| row.rect.h);
    let height = below + runs.height;
    items.push(icon(Icon::Cherries, Point::new(14.0, first / 2.0), 28.0, theme.fruit));
    items.push(text(&Placed::new(runs, Point::new(left, below)), theme.ink));
    Some((items, height))
}
