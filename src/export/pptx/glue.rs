//! Which links are glued to which cards, so that a link follows the card that somebody moves.
//!
//! A connector is glued to a numbered site of a shape, and a box has one in the middle of each side only. So a card has a
//! small box that cannot be seen for every end of a link, exactly where that end is: readers know from the side which way
//! a link leaves, and none of them leads it anew before a card is moved.
//!
//! Limitations: the shares beside links stay where they are, and so do links that are no connectors.

use std::collections::BTreeMap;

use super::link::{Connector, connector, distance};
use crate::{
    layout::geometry::{Point, Rect},
    model::{Id, Subject, Touchpoint},
    scene::{Item, Page, Part, Piece},
};

/// A box that the end of a link is glued to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Port {
    /// Its number among the shapes of the slide.
    pub number: u32,
    pub rect: Rect,
}

/// An end of a link: the number of a port, and of its site.
pub(super) type End = (u32, usize);

/// What is glued to what, by the places of the pieces: the ports of cards, the ends of links.
#[derive(Debug, Default)]
pub(super) struct Glue {
    pub ports: BTreeMap<usize, Vec<Port>>,
    pub ends: BTreeMap<usize, [Option<End>; 2]>,
}

/// Side of a port.
const PORT: f32 = 2.0;

impl Glue {
    /// Numbers of shapes are taken from `next` on.
    pub fn of(page: &Page, next: &mut u32) -> Self {
        let mut glue = Self::default();
        let pieces = || page.scene.pieces.iter().enumerate();
        let links = pieces().filter(|(_, piece)| is_link(piece));
        let links: Vec<(usize, Connector)> =
            links.filter_map(|(place, piece)| Some((place, connector(piece)?))).collect();
        if links.is_empty() {
            return glue;
        }
        let mut cards: BTreeMap<Id<Touchpoint>, (usize, Rect)> = BTreeMap::new();
        for (place, piece) in pieces().filter(|(_, piece)| piece.part == Part::Card) {
            if let (Some(Subject::Touchpoint(id)), Some(rect)) = (piece.subject, body(piece)) {
                // A card that is drawn twice is drawn on top of a wash: links lie beneath.
                cards.entry(id).or_insert((place, rect));
            }
        }
        for (place, link) in links {
            let reach = 1.25 * link.head_length();
            let card = |point: Point| {
                let near = cards.values().map(|(card, rect)| (off(*rect, point), *card, *rect));
                near.filter(|(off, ..)| *off <= reach).min_by(|(a, ..), (b, ..)| a.total_cmp(b))
            };
            let ends = [link.from(), link.to()].map(|point| (point, card(point)));
            // A bent connector that hangs on one card only is led anew: it is drawn instead.
            if !link.is_straight() && ends.iter().any(|(_, card)| card.is_none()) {
                continue;
            }
            let mut glued = |(point, card): (Point, Option<(f32, usize, Rect)>)| {
                let (_, card, rect) = card?;
                let (site, port) = port(*next, rect, point);
                *next += 1;
                glue.ports.entry(card).or_default().push(port);
                Some((port.number, site))
            };
            glue.ends.insert(place, ends.map(&mut glued));
        }
        glue
    }
}

/// Links of the map, not who leaves: what is said there would stay behind.
fn is_link(piece: &Piece) -> bool {
    piece.part == Part::Link && piece.items.len() == 2
}

/// The box that a card is drawn on.
fn body(piece: &Piece) -> Option<Rect> {
    piece.items.iter().take(2).find_map(|item| match item {
        Item::Box { rect, fill: Some(_), .. } => Some(rect.moved(piece.origin)),
        _ => None,
    })
}

/// How far a point is from a box.
fn off(rect: Rect, point: Point) -> f32 {
    let nearest = Point::new(point.x.clamp(rect.x, rect.right()), point.y.clamp(rect.y, rect.bottom()));
    distance(nearest, point)
}

/// The port of a card whose site is at this point, and the number of that site: of a box the upper one is 0, then it goes
/// round to the left.
fn port(number: u32, card: Rect, point: Point) -> (usize, Port) {
    let sides = [
        (point.y - card.y, 0, Point::new(-PORT / 2.0, 0.0)),
        (point.x - card.x, 1, Point::new(0.0, -PORT / 2.0)),
        (point.y - card.bottom(), 2, Point::new(-PORT / 2.0, -PORT)),
        (point.x - card.right(), 3, Point::new(-PORT, -PORT / 2.0)),
    ];
    let nearest = sides.into_iter().min_by(|(a, ..), (b, ..)| a.abs().total_cmp(&b.abs()));
    let (site, by) = nearest.map_or((0, Point::default()), |(_, site, by)| (site, by));
    let corner = point + by;
    (site, Port { number, rect: Rect::new(corner.x, corner.y, PORT, PORT) })
}
