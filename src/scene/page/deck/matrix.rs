//! Impact against effort: what to do first.
//!
//! Limitations: of many touchpoints only the best have their names beside them; the others are dots.

use super::{Deck, MARGIN, Section, on_top, sheet};
use crate::{
    analysis::TouchpointReport,
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    model::EffortSize,
    scene::{
        Item, Page,
        compose::brush::{disc, filled, icon, solid, straight, text},
        icon::Icon,
        page::Subject,
    },
    wording::{deck as words, figure::score, page},
};

/// The axis of benefit reaches so far above the largest one, and never less far than the second.
const HEADROOM: f64 = 1.17;
const SHORTEST: f64 = 0.2;
/// At most so many have names.
const MOST_NAMES: usize = 24;

/// Is there anything to show?
pub(super) fn has_points(subject: &Subject<'_>) -> bool {
    subject.parts.has_findings
        && subject.report.is_some_and(|report| report.touchpoints.iter().any(|entry| stands(entry, 1.0).is_some()))
}

/// Where a touchpoint stands: from the left and from the bottom, 0..=1; none where effort or need is unknown.
fn stands(entry: &TouchpointReport, top: f64) -> Option<(f32, f32)> {
    let benefit = entry.fruit.benefit.filter(|benefit| *benefit > 0.0)?;
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
    let place = (across(entry.fruit.effort?) as f32, (benefit / top) as f32);
    Some(place)
}

/// The five sizes stand in the middles of columns of equal width; a number between those next to it.
fn across(effort: f64) -> f64 {
    let middles = EffortSize::ALL.iter().map(|size| size.share().value()).zip([0.1, 0.3, 0.5, 0.7, 0.9]);
    let mut before = (0.0, 0.0);
    for knot in middles.chain([(1.0, 1.0)]) {
        if effort <= knot.0 {
            return before.1 + (effort - before.0) / (knot.0 - before.0) * (knot.1 - before.1);
        }
        before = knot;
    }
    1.0
}

/// The page.
pub(super) fn page(deck: &Deck<'_>) -> Page {
    let map = deck.subject.map;
    let (mut items, top) = deck.head(words::MATRIX_HEADING, words::MATRIX_BENEATH);
    let chart = Rect::new(MARGIN + 70.0, top, deck.inner() - 70.0, deck.foot() - 118.0 - top);
    items.extend(ground(deck, chart));
    let mut said = Vec::new();
    if let Some(report) = deck.subject.report {
        let largest = report.touchpoints.iter().filter_map(|entry| entry.fruit.benefit).fold(0.0, f64::max);
        let reach = (largest * HEADROOM).clamp(SHORTEST, 1.0);
        let mut points: Vec<(&TouchpointReport, Point)> = report
            .touchpoints
            .iter()
            .filter_map(|entry| {
                let (across, up) = stands(entry, reach)?;
                Some((entry, Point::new(chart.x + across * chart.w, chart.bottom() - up * chart.h)))
            })
            .collect();
        points.sort_by(|(a, _), (b, _)| {
            (b.fruit.score, b.fruit.benefit)
                .partial_cmp(&(a.fruit.score, a.fruit.benefit))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let points = apart(points, chart);
        items.extend(marks(deck, &points, chart));
        for (entry, _) in points.iter().filter(|(entry, _)| entry.fruit.is_marked()) {
            said.extend(map.touchpoints.get(entry.id).map(|touchpoint| touchpoint.title.trim().to_owned()));
        }
    }
    items.extend(legend(deck, chart));
    items.extend(deck.nav(Section::Matrix, None, &deck.evidence()));
    let alternative = format!("{}: {}. {}", words::DO_FIRST, said.join(", "), page::subtitle(map));
    deck.page(words::MATRIX.to_owned(), words::MATRIX_HEADING.to_owned(), alternative, vec![sheet(items)])
}

/// Quarters, columns, axes.
fn ground(deck: &Deck<'_>, chart: Rect) -> Vec<Item> {
    let theme = deck.theme();
    let cut = Point::new(chart.x + chart.w * 0.6, chart.centre().y);
    let mut items = vec![
        Item::Box { rect: chart, radius: 14.0, fill: Some(theme.card), stroke: None },
        filled(Rect::new(chart.x, chart.y, cut.x - chart.x, cut.y - chart.y), 14.0, on_top(theme.fruit, 0x1A)),
    ];
    let thin = solid(theme.hairline, 1.5);
    for column in [0.2, 0.4, 0.8] {
        let x = chart.x + chart.w * column;
        items.push(straight(Point::new(x, chart.y), Point::new(x, chart.bottom()), thin));
    }
    let thick = solid(theme.neutral, 2.0);
    items.push(straight(Point::new(cut.x, chart.y), Point::new(cut.x, chart.bottom()), thick));
    items.push(straight(Point::new(chart.x, cut.y), Point::new(chart.right(), cut.y), thick));
    items.push(Item::Box { rect: chart, radius: 14.0, fill: None, stroke: Some(thin) });
    let pad = 18.0;
    let corners = [
        (words::DO_FIRST, theme.fruit_text, false, false),
        (words::PLAN_IT, theme.muted, true, false),
        (words::FILL_IN, theme.muted, false, true),
        (words::LEAVE, theme.muted, true, true),
    ];
    for (name, colour, is_right, is_low) in corners {
        let runs = deck.text(name, 22.0, Weight::SemiBold, None);
        let x = if is_right { chart.right() - pad - runs.width } else { chart.x + pad };
        let y = if is_low { chart.bottom() - pad - runs.height + 6.0 } else { chart.y + pad - 6.0 };
        items.push(text(&Placed::new(runs, Point::new(x, y)), colour));
    }
    for (size, place) in EffortSize::ALL.iter().zip([0.1, 0.3, 0.5, 0.7, 0.9]) {
        let runs = deck.text(&format!("{size:?}"), 20.0, Weight::SemiBold, None);
        let middle = Point::new(chart.x + chart.w * place, chart.bottom() + 24.0);
        items.push(text(&Placed::centred(runs, middle), theme.ink));
    }
    for (name, y, weight) in [
        (words::HIGH, chart.y + 16.0, Weight::Regular),
        (words::BENEFIT, chart.centre().y, Weight::SemiBold),
        (words::LOW, chart.bottom() - 16.0, Weight::Regular),
    ] {
        let runs = deck.text(name, 18.0, weight, None);
        let at = Point::new(chart.x - 14.0 - runs.width, y - runs.height / 2.0);
        items.push(text(&Placed::new(runs, at), if weight == Weight::SemiBold { theme.ink } else { theme.muted }));
    }
    items
}

/// Radius of a mark.
const RADIUS: f32 = 17.0;

/// Marks that would cover each other are moved apart, sideways within their column.
fn apart(points: Vec<(&TouchpointReport, Point)>, chart: Rect) -> Vec<(&TouchpointReport, Point)> {
    let mut placed: Vec<(&TouchpointReport, Point)> = Vec::new();
    for (entry, at) in points {
        let is_free =
            |at: Point| placed.iter().all(|(_, other)| (other.x - at.x).hypot(other.y - at.y) >= 2.0 * RADIUS + 2.0);
        let step = 2.0 * RADIUS + 3.0;
        let ways = [
            (0.0, 0.0),
            (1.0, 0.0),
            (-1.0, 0.0),
            (0.0, 1.0),
            (0.0, -1.0),
            (2.0, 0.0),
            (-2.0, 0.0),
            (1.0, 1.0),
            (-1.0, -1.0),
        ];
        let tries = ways.into_iter().map(|(x, y)| Point::new(at.x + x * step, at.y + y * step));
        let inside = chart.grown(-RADIUS - 2.0);
        let at = tries.filter(|at| inside.contains(*at)).find(|at| is_free(*at)).unwrap_or(at);
        placed.push((entry, at));
    }
    placed
}

fn marks(deck: &Deck<'_>, points: &[(&TouchpointReport, Point)], chart: Rect) -> Vec<Item> {
    let theme = deck.theme();
    let mut items = Vec::new();
    let mut taken: Vec<Rect> = points.iter().map(|(_, at)| Rect::around(*at, 2.0 * RADIUS, 2.0 * RADIUS)).collect();
    // No name is crossed by the lines between the quarters.
    taken.push(Rect::new(chart.x + chart.w * 0.6 - 2.0, chart.y, 4.0, chart.h));
    taken.push(Rect::new(chart.x, chart.centre().y - 2.0, chart.w, 4.0));
    for (entry, at) in points.iter().rev() {
        let is_moment = entry.moment.is_marked();
        if entry.fruit.is_marked() {
            items.push(disc(*at, RADIUS, theme.card, Some(solid(theme.fruit, 2.0))));
            items.push(icon(Icon::Cherries, *at, RADIUS * 1.25, theme.fruit));
        } else if is_moment {
            let star = if entry.moment.is_candidate() { Icon::StarHollow } else { Icon::Star };
            items.push(disc(*at, RADIUS, theme.card, Some(solid(theme.moment, 2.0))));
            items.push(icon(star, *at, RADIUS * 1.25, theme.moment));
        } else {
            items.push(disc(*at, 8.0, theme.neutral, None));
        }
        if is_moment && entry.fruit.is_marked() {
            let beside = *at + Point::new(RADIUS * 0.85, -RADIUS * 0.85);
            items.push(disc(beside, 10.0, theme.card, None));
            items.push(icon(Icon::Star, beside, 18.0, theme.moment));
        }
    }
    for (entry, at) in points.iter().take(MOST_NAMES) {
        let Some(touchpoint) = deck.subject.map.touchpoints.get(entry.id) else { continue };
        let is_told = entry.fruit.is_marked() || entry.moment.is_marked();
        let weight = if is_told { Weight::SemiBold } else { Weight::Regular };
        let figure = entry.fruit.score.filter(|_| entry.fruit.is_marked()).map(|value| format!("  {}", score(value)));
        let name = format!("{}{}", touchpoint.title.trim(), figure.unwrap_or_default());
        let runs = deck.dense(&name, 18.0, weight, Some(240.0));
        let (w, h) = (runs.width, runs.height);
        let reach = RADIUS + 8.0;
        let corners = [
            Point::new(at.x + reach, at.y - h / 2.0),
            Point::new(at.x - reach - w, at.y - h / 2.0),
            Point::new(at.x - w / 2.0, at.y + reach - 4.0),
            Point::new(at.x - w / 2.0, at.y - reach - h + 4.0),
        ];
        let inside = chart.grown(-4.0);
        let place = corners.into_iter().map(|corner| Rect::new(corner.x, corner.y, w, h));
        let free =
            place.filter(|rect| inside.holds(*rect)).find(|rect| taken.iter().all(|other| !other.overlaps(*rect)));
        if let Some(rect) = free {
            taken.push(rect);
            items.push(text(&Placed::new(runs, rect.corner()), if is_told { theme.ink } else { theme.muted }));
        }
    }
    items
}

fn legend(deck: &Deck<'_>, chart: Rect) -> Vec<Item> {
    let theme = deck.theme();
    if !deck.subject.parts.has_legend {
        return Vec::new();
    }
    let middle = chart.bottom() + 66.0;
    let mut left = chart.x;
    let mut items = Vec::new();
    let signs = [
        (icon(Icon::Cherries, Point::default(), 24.0, theme.fruit), page::LOW_HANGING_FRUIT),
        (icon(Icon::Star, Point::default(), 24.0, theme.moment), page::MOMENT_OF_TRUTH),
        (disc(Point::default(), 8.0, theme.neutral, None), words::OTHER),
    ];
    for (sign, name) in signs {
        items.extend(super::shifted(vec![sign], Point::new(left + 12.0, middle)));
        let runs = deck.text(name, 18.0, Weight::Regular, None);
        let (width, height) = (runs.width, runs.height);
        items.push(text(&Placed::new(runs, Point::new(left + 32.0, middle - height / 2.0)), theme.muted));
        left += width + 32.0 + 34.0;
    }
    let effort = deck.text(words::EFFORT, 18.0, Weight::SemiBold, None);
    let at = Point::new(chart.right() - effort.width, middle - effort.height / 2.0);
    items.push(text(&Placed::new(effort, at), theme.ink));
    items
}
