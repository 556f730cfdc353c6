//! What is to be connected, and how: upright, or from side to side.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{
    column::Across,
    geometry::Rect,
    leaving::Leaving,
    measure::Measure,
    plan::{CardBox, LinkKind},
    request::Request,
};
use crate::model::{Flow, Id, Touchpoint};

/// How far a frame reaches beyond its card.
pub(in crate::layout) const FRAME: f32 = 6.5;

/// Where cards stand while links are drawn.
pub(in crate::layout) struct Field<'a> {
    pub request: &'a Request,
    pub measure: Measure,
    pub across: &'a Across,
    pub leaving: &'a Leaving,
    /// Where the first cards may begin: lower edge of the band or of the headings.
    pub top: f32,
    pub cards: &'a [CardBox],
    /// The column of each card.
    pub columns: &'a BTreeMap<Id<Touchpoint>, usize>,
    /// Width of the widest pill.
    pub widest_label: f32,
}

/// The left or the right side of a card or a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::layout) enum Side {
    Left,
    Right,
}

/// How two cards are connected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) enum Form {
    /// A straight upright arrow at this x.
    Upright(f32),
    /// Through the ways between columns.
    Sideways,
}

/// One end of a wire.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct End {
    pub card: Id<Touchpoint>,
    pub rect: Rect,
    pub column: usize,
    pub side: Side,
    pub is_framed: bool,
}

/// A link, before it has a way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct Wire {
    pub kind: LinkKind,
    pub flow: Option<Flow>,
    pub form: Form,
    pub start: End,
    pub finish: End,
}

impl Wire {
    /// Does it run from column to next column, along one row?
    pub fn is_level(&self) -> bool {
        self.start.column.abs_diff(self.finish.column) == 1 && (self.start.rect.y - self.finish.rect.y).abs() < 1.0
    }

    /// The ways it goes through, in order; way n is left of column n.
    pub fn ways(&self) -> Vec<usize> {
        let (from, to) = (self.start.column, self.finish.column);
        match from.cmp(&to) {
            std::cmp::Ordering::Less => (from + 1..=to).collect(),
            std::cmp::Ordering::Greater => (to + 1..=from).rev().collect(),
            std::cmp::Ordering::Equal => vec![from],
        }
    }
}

/// All wires: links by id, then missing arrows in their order.
pub(super) fn wires(field: &Field<'_>) -> Vec<Wire> {
    let cards: BTreeMap<Id<Touchpoint>, &CardBox> = field.cards.iter().map(|card| (card.id, card)).collect();
    let upright = Upright::in_field(field);
    let drawn = field.request.map.links.iter().map(|(id, link)| (LinkKind::Drawn(id), link.from, link.to, link.flow));
    let missing = field.request.missing_arrows.iter().map(|(from, to)| (LinkKind::Missing, *from, *to, None));
    let mut straight = BTreeSet::new();
    let both: BTreeSet<(Id<Touchpoint>, Id<Touchpoint>)> =
        field.request.map.links.values().map(|link| (link.from, link.to)).collect();
    drawn
        .chain(missing)
        .filter(|(_, from, to, _)| from != to)
        .filter_map(|(kind, from, to, flow)| {
            let (a, b) = (*cards.get(&from)?, *cards.get(&to)?);
            let (a_column, b_column) = (*field.columns.get(&from)?, *field.columns.get(&to)?);
            let (a_side, b_side) = sides(a_column, b_column);
            let there_and_back =
                if both.contains(&(to, from)) { if a.rect.y < b.rect.y { -9.0 } else { 9.0 } } else { 0.0 };
            let form = match upright.x(a, b).filter(|_| straight.insert((from, to))) {
                Some(x) => Form::Upright(x + there_and_back),
                None => Form::Sideways,
            };
            let end = |card: &CardBox, column, side| End {
                card: card.id,
                rect: card.rect,
                column,
                side,
                is_framed: card.is_framed,
            };
            Some(Wire { kind, flow, form, start: end(a, a_column, a_side), finish: end(b, b_column, b_side) })
        })
        .collect()
}

/// Links leave on the side where they go, and arrive on the one where they come from; within a column they stay left.
fn sides(from: usize, to: usize) -> (Side, Side) {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => (Side::Right, Side::Left),
        std::cmp::Ordering::Greater => (Side::Left, Side::Right),
        std::cmp::Ordering::Equal => (Side::Left, Side::Left),
    }
}

/// Which cards follow each other in a column with nothing in between.
struct Upright(BTreeSet<(Id<Touchpoint>, Id<Touchpoint>)>);

impl Upright {
    fn in_field(field: &Field<'_>) -> Self {
        let mut columns: BTreeMap<usize, Vec<&CardBox>> = BTreeMap::new();
        for card in field.cards {
            columns.entry(field.columns.get(&card.id).copied().unwrap_or_default()).or_default().push(card);
        }
        let mut pairs = BTreeSet::new();
        for cards in columns.values_mut() {
            cards.sort_by(|a, b| a.rect.y.total_cmp(&b.rect.y).then(a.number.cmp(&b.number)));
            for (above, below) in cards.iter().zip(cards.iter().skip(1)) {
                if below.rect.y - above.rect.bottom() >= 12.0 {
                    pairs.insert((above.id, below.id));
                }
            }
        }
        Self(pairs)
    }

    /// Where a straight arrow between the two would stand.
    fn x(&self, a: &CardBox, b: &CardBox) -> Option<f32> {
        if !self.0.contains(&(a.id, b.id)) && !self.0.contains(&(b.id, a.id)) {
            return None;
        }
        let left = a.rect.x.max(b.rect.x);
        let right = a.rect.right().min(b.rect.right());
        (right - left >= 60.0).then_some(f32::midpoint(left, right))
    }
}
