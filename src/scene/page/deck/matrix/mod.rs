//! Impact against effort: what to do first.
//!
//! Limitations: of many touchpoints only the best have their names beside them; the others are dots.

mod chart;
mod ground;
mod legend;

use std::collections::BTreeMap;

use super::{Deck, MARGIN, Section, sheet};
use crate::{
    analysis::{FruitFlag, TouchpointReport, matrix},
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    scene::{
        Item, Page,
        compose::brush::{disc, icon, solid, text},
        icon::Icon,
        page::Subject,
    },
    wording::{deck as words, page},
};

/// At most so many rows in the strip of those without a need.
const MOST_ROWS: usize = 6;
/// Height of such a row.
const ROW: f32 = 32.0;

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
    let all = known(deck.subject);
    let signs = legend::Signs::of(&all);
    let (charted, idle): (Vec<Mark<'_>>, Vec<Mark<'_>>) = all.into_iter().partition(|mark| mark.up.is_some());
    let side = 70.0;
    let width = deck.inner() - side;
    let (strip, strip_height) = strip(deck, &idle, width);
    let height = deck.foot() - 118.0 - top - strip_height;
    let chart = Rect::new(MARGIN + side, top, width, height);
    let names = ground::quarters(deck, chart);
    let points = chart::apart(charted.into_iter().map(|mark| chart::placed(mark, chart)).collect());
    let (marks, taken) = chart::marks(deck, &points, &names);
    items.extend(ground::ground(deck, chart, strip_height, &taken));
    items.extend(names.into_iter().map(|(item, _)| item));
    items.extend(marks);
    items.extend(super::shifted(strip, Point::new(chart.x, chart.bottom())));
    let below = Rect { h: chart.h + strip_height, ..chart };
    items.extend(legend::legend(deck, below, signs));
    items.extend(deck.nav(Section::Matrix, None, &deck.evidence()));
    let said: Vec<&str> =
        points.iter().filter(|point| point.entry.fruit.is_marked()).map(|point| point.title).collect();
    let alternative = format!("{}: {}. {}", words::DO_FIRST, said.join(", "), page::subtitle(deck.subject.map));
    deck.page(words::MATRIX.to_owned(), words::MATRIX_HEADING.to_owned(), alternative, vec![sheet(items)])
}

/// Those without a need, beneath the chart: each at its effort, in as many rows as keep names apart; from (0, 0), and
/// the height.
fn strip(deck: &Deck<'_>, idle: &[Mark<'_>], width: f32) -> (Vec<Item>, f32) {
    if idle.is_empty() {
        return (Vec::new(), 0.0);
    }
    let theme = deck.theme();
    let heading = deck.text(words::NO_NEED, 18.0, Weight::SemiBold, None);
    let head_bottom = 10.0 + heading.height;
    let mut items = vec![text(&Placed::new(heading, Point::new(18.0, 10.0)), theme.muted)];
    let mut rows: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut left_out = 0;
    for mark in idle {
        let name = deck.text(mark.title, 18.0, Weight::Regular, None);
        let x = mark.across * width;
        let reach = 16.0;
        // To the right of its dot, or to its left.
        let spans = [(x - 12.0, x + reach + name.width), (x - reach - name.width, x + 12.0)];
        let inside = |(from, to): &(f32, f32)| *from >= 14.0 && *to <= width - 14.0;
        let is_free = |row: &[(f32, f32)], span: (f32, f32)| {
            row.iter().all(|(start, end)| span.1 + 16.0 < *start || span.0 - 16.0 > *end)
        };
        let fits = |span: &(f32, f32)| {
            rows.iter().position(|row| is_free(row, *span)).or_else(|| (rows.len() < MOST_ROWS).then_some(rows.len()))
        };
        let places = spans.into_iter().filter(inside).filter_map(|span| Some((fits(&span)?, span)));
        let Some((row, span)) = places.min_by_key(|(row, _)| *row) else {
            left_out += 1;
            continue;
        };
        if row == rows.len() {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.get_mut(row) {
            row.push(span);
        }
        let middle = head_bottom + ROW * (row as f32 + 0.5);
        items.extend(dot(deck, mark.entry, Point::new(x, middle)));
        let from = if span.1 > x + 12.0 { x + reach } else { span.0 };
        items.push(text(&Placed::new(name.clone(), Point::new(from, middle - name.height / 2.0)), theme.muted));
    }
    if left_out > 0 {
        let more = deck.text(&words::more(left_out), 18.0, Weight::Regular, None);
        let at = Point::new(width - 18.0 - more.width, 10.0);
        items.push(text(&Placed::new(more, at), theme.muted));
    }
    (items, head_bottom + ROW * rows.len() as f32 + 10.0)
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
