//! Impact against effort: what to do first.
//!
//! Limitations: of many touchpoints only the best have their names beside them; the others are dots.

use std::collections::BTreeMap;

use super::{Deck, MARGIN, Section, on_top, sheet};
use crate::{
    analysis::{FruitFlag, TouchpointReport, matrix},
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
    wording::{self, deck as words, figure::score, page},
};

/// Where effort is cut.
#[expect(clippy::cast_possible_truncation, reason = "a share")]
const CUT: f32 = matrix::CUT as f32;
/// At most so many have names.
const MOST_NAMES: usize = 24;
/// At most so many rows in the strip of those without a need.
const MOST_ROWS: usize = 3;
/// Height of such a row.
const ROW: f32 = 34.0;

/// A touchpoint that has a place from left to right.
struct Mark<'a> {
    entry: &'a TouchpointReport,
    title: &'a str,
    across: f32,
    /// From the bottom; none = no need found, or nothing known of it.
    up: Option<f32>,
}

/// Those of a report whose effort is known, the one to mend first at the front.
fn known<'a>(subject: &Subject<'a>) -> Vec<Mark<'a>> {
    let Some(report) = subject.report.filter(|_| subject.parts.has_findings) else { return Vec::new() };
    let entries: BTreeMap<_, _> = report.touchpoints.iter().map(|entry| (entry.id, entry)).collect();
    let marks = matrix::matrix(report).into_iter().filter_map(|point| {
        let (entry, record) = (*entries.get(&point.touchpoint)?, subject.map.touchpoints.get(point.touchpoint)?);
        #[expect(clippy::cast_possible_truncation, reason = "a place in a picture")]
        let real = |place: f64| place as f32;
        Some(Mark { entry, title: record.title.trim(), across: real(point.across?), up: point.up.map(real) })
    });
    let mut marks: Vec<Mark<'a>> = marks.collect();
    let worth = |mark: &Mark<'_>| (mark.entry.fruit.score, mark.entry.fruit.benefit);
    marks.sort_by(|a, b| worth(b).partial_cmp(&worth(a)).unwrap_or(std::cmp::Ordering::Equal));
    marks
}

/// Is there anything to show?
pub(super) fn has_points(subject: &Subject<'_>) -> bool {
    known(subject).iter().any(|mark| mark.up.is_some())
}

/// The page.
pub(super) fn page(deck: &Deck<'_>) -> Page {
    let (mut items, top) = deck.head(words::MATRIX_HEADING, words::MATRIX_BENEATH);
    let (charted, idle): (Vec<Mark<'_>>, Vec<Mark<'_>>) =
        known(deck.subject).into_iter().partition(|mark| mark.up.is_some());
    let side = 70.0;
    let width = deck.inner() - side;
    let (strip, strip_height) = strip(deck, &idle, width);
    let height = deck.foot() - 118.0 - top - strip_height;
    let chart = Rect::new(MARGIN + side, top, width, height);
    items.extend(ground(deck, chart, strip_height));
    let points = apart(charted.into_iter().map(|mark| placed(mark, chart)).collect(), chart);
    items.extend(marks(deck, &points, chart));
    items.extend(super::shifted(strip, Point::new(chart.x, chart.bottom())));
    let below = Rect { h: chart.h + strip_height, ..chart };
    items.extend(legend(deck, below));
    items.extend(deck.nav(Section::Matrix, None, &deck.evidence()));
    let said: Vec<&str> =
        points.iter().filter(|(entry, ..)| entry.fruit.is_marked()).map(|(_, title, _)| *title).collect();
    let alternative = format!("{}: {}. {}", words::DO_FIRST, said.join(", "), page::subtitle(deck.subject.map));
    deck.page(words::MATRIX.to_owned(), words::MATRIX_HEADING.to_owned(), alternative, vec![sheet(items)])
}

/// A touchpoint at its place on the chart.
fn placed<'a>(mark: Mark<'a>, chart: Rect) -> Named<'a> {
    let (x, y) = (chart.x + mark.across * chart.w, chart.bottom() - mark.up.unwrap_or_default() * chart.h);
    (mark.entry, mark.title, Point::new(x, y))
}

/// Those without a need, beneath the chart: each at its effort, in as many rows as keep names apart; from (0, 0), and
/// the height.
fn strip(deck: &Deck<'_>, idle: &[Mark<'_>], width: f32) -> (Vec<Item>, f32) {
    if idle.is_empty() {
        return (Vec::new(), 0.0);
    }
    let theme = deck.theme();
    let heading = deck.text(words::NO_NEED, 17.0, Weight::SemiBold, None);
    let head_bottom = 10.0 + heading.height;
    let mut items = vec![text(&Placed::new(heading, Point::new(18.0, 10.0)), theme.muted)];
    let mut rows: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut left_out = 0;
    for mark in idle {
        let name = deck.text(mark.title, 17.0, Weight::Regular, None);
        let x = mark.across * width;
        let reach = 18.0;
        // To the right of its dot, or to the left where the chart ends.
        let from = if x + reach + name.width <= width - 14.0 { x } else { (x - reach - name.width).max(14.0) };
        let span = (from - 12.0, from + reach + name.width + 12.0);
        let is_free = |row: &Vec<(f32, f32)>| row.iter().all(|(start, end)| span.1 < *start || span.0 > *end);
        let row = match rows.iter().position(is_free) {
            Some(row) => row,
            None if rows.len() < MOST_ROWS => {
                rows.push(Vec::new());
                rows.len() - 1
            }
            None => {
                left_out += 1;
                continue;
            }
        };
        if let Some(row) = rows.get_mut(row) {
            row.push(span);
        }
        let middle = head_bottom + ROW * (row as f32 + 0.5);
        items.extend(dot(deck, mark.entry, Point::new(x, middle)));
        let at = if from < x { x - reach - name.width } else { x + reach };
        let at = Point::new(at, middle - name.height / 2.0);
        items.push(text(&Placed::new(name, at), theme.muted));
    }
    if left_out > 0 {
        let more = deck.text(&words::more(left_out), 17.0, Weight::Regular, None);
        let at = Point::new(width - 18.0 - more.width, 10.0);
        items.push(text(&Placed::new(more, at), theme.muted));
    }
    (items, head_bottom + ROW * rows.len() as f32 + 8.0)
}

/// The dot of a touchpoint that is neither fruit nor moment of truth: hollow where it is not ours to mend.
fn dot(deck: &Deck<'_>, entry: &TouchpointReport, at: Point) -> Vec<Item> {
    let theme = deck.theme();
    if entry.moment.is_marked() {
        let star = if entry.moment.is_candidate() { Icon::StarHollow } else { Icon::Star };
        return vec![icon(star, at, 22.0, theme.moment)];
    }
    let is_others = matches!(entry.fruit.flag, FruitFlag::Influence);
    let (fill, edge) = if is_others { (theme.card, Some(solid(theme.neutral, 2.5))) } else { (theme.neutral, None) };
    vec![disc(at, if is_others { 7.0 } else { 8.0 }, fill, edge)]
}

/// Quarters, columns, axes.
fn ground(deck: &Deck<'_>, chart: Rect, strip: f32) -> Vec<Item> {
    let theme = deck.theme();
    let cut = Point::new(chart.x + chart.w * CUT, chart.centre().y);
    let whole = Rect { h: chart.h + strip, ..chart };
    let mut items = vec![
        Item::Box { rect: whole, radius: 14.0, fill: Some(theme.card), stroke: None },
        filled(Rect::new(chart.x, chart.y, cut.x - chart.x, cut.y - chart.y), 14.0, on_top(theme.fruit, 0x1A)),
    ];
    let thin = solid(theme.hairline, 1.5);
    for column in [0.2, 0.4, 0.8] {
        let x = chart.x + chart.w * column;
        items.push(straight(Point::new(x, chart.y), Point::new(x, chart.bottom()), thin));
    }
    if strip > 0.0 {
        items.push(straight(Point::new(chart.x, chart.bottom()), Point::new(chart.right(), chart.bottom()), thin));
    }
    let thick = solid(theme.neutral, 2.0);
    items.push(straight(Point::new(cut.x, chart.y), Point::new(cut.x, chart.bottom()), thick));
    items.push(straight(Point::new(chart.x, cut.y), Point::new(chart.right(), cut.y), thick));
    items.push(Item::Box { rect: whole, radius: 14.0, fill: None, stroke: Some(thin) });
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
        let middle = Point::new(chart.x + chart.w * place, whole.bottom() + 24.0);
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

/// A touchpoint, its title and its place.
type Named<'a> = (&'a TouchpointReport, &'a str, Point);

/// Radius of a mark.
const RADIUS: f32 = 17.0;

/// Marks that would cover each other are moved apart, sideways within their column.
fn apart<'a>(points: Vec<Named<'a>>, chart: Rect) -> Vec<Named<'a>> {
    let mut placed: Vec<Named<'a>> = Vec::new();
    for (entry, title, at) in points {
        let is_free =
            |at: Point| placed.iter().all(|(.., other)| (other.x - at.x).hypot(other.y - at.y) >= 2.0 * RADIUS + 2.0);
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
        placed.push((entry, title, at));
    }
    placed
}

fn marks(deck: &Deck<'_>, points: &[Named<'_>], chart: Rect) -> Vec<Item> {
    let theme = deck.theme();
    let mut items = Vec::new();
    let mut taken: Vec<Rect> = points.iter().map(|(.., at)| Rect::around(*at, 2.0 * RADIUS, 2.0 * RADIUS)).collect();
    // No name is crossed by the lines between the quarters.
    taken.push(Rect::new(chart.x + chart.w * CUT - 2.0, chart.y, 4.0, chart.h));
    taken.push(Rect::new(chart.x, chart.centre().y - 2.0, chart.w, 4.0));
    for (entry, _, at) in points.iter().rev() {
        let is_moment = entry.moment.is_marked();
        if entry.fruit.is_marked() {
            items.push(disc(*at, RADIUS, theme.card, Some(solid(theme.fruit, 2.0))));
            items.push(icon(Icon::Cherries, *at, RADIUS * 1.25, theme.fruit));
        } else if is_moment {
            let star = if entry.moment.is_candidate() { Icon::StarHollow } else { Icon::Star };
            items.push(disc(*at, RADIUS, theme.card, Some(solid(theme.moment, 2.0))));
            items.push(icon(star, *at, RADIUS * 1.25, theme.moment));
        } else {
            items.extend(dot(deck, entry, *at));
        }
        if is_moment && entry.fruit.is_marked() {
            let beside = *at + Point::new(RADIUS * 0.85, -RADIUS * 0.85);
            items.push(disc(beside, 10.0, theme.card, None));
            items.push(icon(Icon::Star, beside, 18.0, theme.moment));
        }
    }
    for (entry, title, at) in points.iter().take(MOST_NAMES) {
        let is_told = entry.fruit.is_marked() || entry.moment.is_marked();
        let weight = if is_told { Weight::SemiBold } else { Weight::Regular };
        let figure = entry.fruit.score.filter(|_| entry.fruit.is_marked()).map(|value| format!("  {}", score(value)));
        let name = format!("{title}{}", figure.unwrap_or_default());
        // Where there is little room, in more rows.
        let free = [300.0, 190.0, 130.0].into_iter().find_map(|width| {
            let runs = deck.dense(&name, 18.0, weight, Some(width));
            Some((beside(*at, (runs.width, runs.height), chart, &taken)?, runs))
        });
        if let Some((rect, runs)) = free {
            taken.push(rect);
            items.push(text(&Placed::new(runs, rect.corner()), if is_told { theme.ink } else { theme.muted }));
        }
    }
    items
}

/// A free place for a name beside its mark: to the right, to the left, beneath, above.
fn beside(at: Point, (w, h): (f32, f32), chart: Rect, taken: &[Rect]) -> Option<Rect> {
    let reach = RADIUS + 8.0;
    let corners = [
        Point::new(at.x + reach, at.y - h / 2.0),
        Point::new(at.x - reach - w, at.y - h / 2.0),
        Point::new(at.x - w / 2.0, at.y + reach - 4.0),
        Point::new(at.x - w / 2.0, at.y - reach - h + 4.0),
    ];
    let inside = chart.grown(-4.0);
    let mut places = corners.into_iter().map(|corner| Rect::new(corner.x, corner.y, w, h));
    places.find(|rect| inside.holds(*rect) && taken.iter().all(|other| !other.overlaps(*rect)))
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
        (disc(Point::default(), 7.0, theme.card, Some(solid(theme.neutral, 2.5))), wording::matrix::NOT_OURS),
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
