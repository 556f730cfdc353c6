//! The marks of the matrix and their names, each within its own quarter.

use std::sync::Arc;

use super::{super::Deck, Mark, dot, ground::CUT};
use crate::{
    analysis::TouchpointReport,
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::{Runs, Weight},
    },
    scene::{
        Item,
        compose::brush::{disc, icon, solid, text},
        icon::Icon,
    },
    wording::figure::score,
};

/// At most so many have names.
const MOST_NAMES: usize = 24;
/// Radius of a mark.
const RADIUS: f32 = 18.0;
/// Star and cherries stand side by side, so far from each other.
const PAIR: f32 = 1.65 * RADIUS;
/// Radius of the dot of any other.
const DOT: f32 = 9.0;

/// A touchpoint, its place, and the quarter that it must not leave.
pub(super) struct Spot<'a> {
    pub entry: &'a TouchpointReport,
    pub title: &'a str,
    at: Point,
    quarter: Rect,
}

impl Spot<'_> {
    fn is_pair(&self) -> bool {
        self.entry.fruit.is_marked() && self.entry.moment.is_marked()
    }

    fn size(&self) -> (f32, f32) {
        let is_dot = !self.entry.fruit.is_marked() && !self.entry.moment.is_marked();
        let radius = if is_dot { DOT } else { RADIUS };
        (2.0 * radius + if self.is_pair() { PAIR } else { 0.0 }, 2.0 * radius)
    }

    /// What its mark covers there.
    fn mark(&self, at: Point) -> Rect {
        let (width, height) = self.size();
        Rect::around(at, width, height)
    }
}

/// A touchpoint at its place on the chart, wholly within its quarter.
pub(super) fn placed<'a>(mark: Mark<'a>, chart: Rect) -> Spot<'a> {
    let up = mark.up.unwrap_or_default();
    let (cut, middle) = (chart.x + chart.w * CUT, chart.centre().y);
    let (left, right) = if mark.across <= CUT { (chart.x, cut) } else { (cut, chart.right()) };
    let (top, bottom) = if up >= 0.5 { (chart.y, middle) } else { (middle, chart.bottom()) };
    let quarter = Rect::new(left, top, right - left, bottom - top).grown(-4.0);
    let at = Point::new(chart.x + mark.across * chart.w, chart.bottom() - up * chart.h);
    let mut spot = Spot { entry: mark.entry, title: mark.title, at, quarter };
    let (width, height) = spot.size();
    let within = |value: f32, from: f32, to: f32| value.max(from).min(to.max(from));
    spot.at = Point::new(
        within(at.x, quarter.x + width / 2.0, quarter.right() - width / 2.0),
        within(at.y, quarter.y + height / 2.0, quarter.bottom() - height / 2.0),
    );
    spot
}

/// Marks that would cover each other are moved apart, as little as is enough.
pub(super) fn apart(spots: Vec<Spot<'_>>) -> Vec<Spot<'_>> {
    let mut placed: Vec<Spot<'_>> = Vec::new();
    for mut spot in spots {
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
        let tries = ways.into_iter().map(|(x, y)| Point::new(spot.at.x + x * step, spot.at.y + y * step));
        let is_free = |at: &Point| {
            let own = spot.mark(*at);
            spot.quarter.holds(own) && placed.iter().all(|other| !other.mark(other.at).grown(1.0).overlaps(own))
        };
        spot.at = tries.into_iter().find(is_free).unwrap_or(spot.at);
        placed.push(spot);
    }
    placed
}

/// The marks with their names, and all that they cover.
pub(super) fn marks(deck: &Deck<'_>, spots: &[Spot<'_>], names: &[(Item, Rect)]) -> (Vec<Item>, Vec<Rect>) {
    let mut items: Vec<Item> = spots.iter().rev().flat_map(|spot| mark(deck, spot)).collect();
    let mut taken: Vec<Rect> = spots.iter().map(|spot| spot.mark(spot.at)).collect();
    taken.extend(names.iter().map(|(_, rect)| *rect));
    for spot in spots.iter().take(MOST_NAMES) {
        // Where there is little room, in more rows.
        let free = [330.0, 220.0, 150.0].into_iter().find_map(|width| {
            let name = Name::of(deck, spot, width);
            Some((beside(spot, name.size, &taken)?, name))
        });
        if let Some((rect, name)) = free {
            taken.push(rect);
            items.extend(name.items(deck, rect.corner()));
        }
    }
    (items, taken)
}

fn mark(deck: &Deck<'_>, spot: &Spot<'_>) -> Vec<Item> {
    let theme = deck.theme();
    let star = if spot.entry.moment.is_candidate() { Icon::StarHollow } else { Icon::Star };
    let badge = |at: Point, sign, colour| {
        [disc(at, RADIUS, theme.card, Some(solid(colour, 2.0))), icon(sign, at, RADIUS * 1.25, colour)]
    };
    let half = Point::new(PAIR / 2.0, 0.0);
    match (spot.entry.fruit.is_marked(), spot.entry.moment.is_marked()) {
        (true, true) => {
            let cherries = badge(spot.at + half, Icon::Cherries, theme.fruit);
            cherries.into_iter().chain(badge(spot.at - half, star, theme.moment)).collect()
        }
        (true, false) => badge(spot.at, Icon::Cherries, theme.fruit).to_vec(),
        (false, true) => badge(spot.at, star, theme.moment).to_vec(),
        (false, false) => dot(deck, spot.entry, spot.at),
    }
}

/// A name beside a mark, and the score of a fruit behind its last word.
struct Name {
    title: Arc<Runs>,
    score: Option<(Arc<Runs>, Point)>,
    size: (f32, f32),
    is_told: bool,
}

impl Name {
    fn of(deck: &Deck<'_>, spot: &Spot<'_>, width: f32) -> Self {
        let is_told = spot.entry.fruit.is_marked() || spot.entry.moment.is_marked();
        let weight = if is_told { Weight::SemiBold } else { Weight::Regular };
        let title = deck.dense(spot.title, 20.0, weight, Some(width));
        let mut size = (title.width, title.height);
        let figure = spot.entry.fruit.score.filter(|_| spot.entry.fruit.is_marked());
        let score = figure.map(|figure| {
            let figure = deck.dense(&score(figure), 20.0, Weight::SemiBold, None);
            let last = title.rows.last().map_or(0.0, |row| row.rect.right());
            let at = Point::new(last + 10.0, title.height - figure.height);
            size.0 = size.0.max(at.x + figure.width);
            (figure, at)
        });
        Self { title, score, size, is_told }
    }

    fn items(self, deck: &Deck<'_>, corner: Point) -> Vec<Item> {
        let theme = deck.theme();
        let colour = if self.is_told { theme.ink } else { theme.muted };
        let mut items = vec![text(&Placed::new(self.title, corner), colour)];
        items.extend(self.score.map(|(figure, at)| text(&Placed::new(figure, corner + at), theme.fruit_text)));
        items
    }
}

/// A free place for a name near its mark, in its quarter: to the right, to the left, beneath, above, at its corners.
fn beside(spot: &Spot<'_>, (w, h): (f32, f32), taken: &[Rect]) -> Option<Rect> {
    let (own, gap) = (spot.mark(spot.at), 8.0);
    let middle = (spot.at.x - w / 2.0, spot.at.y - h / 2.0);
    let (left, right) = (own.x - gap - w, own.right() + gap);
    let (above, below) = (own.y - 4.0 - h, own.bottom() + 4.0);
    // At a corner it begins or ends where the mark does.
    let (from, until) = (own.x, own.right() - w);
    let corners = [
        (right, middle.1),
        (left, middle.1),
        (middle.0, below),
        (middle.0, above),
        (from, below),
        (until, below),
        (from, above),
        (until, above),
    ];
    let inside = spot.quarter.grown(-4.0);
    let mut places = corners.into_iter().map(|(x, y)| Rect::new(x, y, w, h));
    places.find(|rect| inside.holds(*rect) && taken.iter().all(|other| !other.overlaps(*rect)))
}
