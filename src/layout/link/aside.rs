//! The shares on links that follow a card in the hand: beside the cards and each other, where the way has room for
//! them. One that finds none is left out until the card is let go; a word that is covered would be worse.
//!
//! Limitations: where very many links follow nobody reads their shares, and they stay in the middle of their ways.

use super::{
    follow::{along, moved},
    taken::{Taken, Weight},
};
use crate::layout::{
    geometry::Rect,
    plan::{CardBox, LinkPath},
};

/// Of so many links the shares are led aside.
const AT_MOST: usize = 48;
/// The parts of a way at which a share may stand: the middle, then further and further from it.
const PARTS: [f32; 13] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86];

/// Leads the shares of those links aside that follow a card.
pub(in crate::layout) fn lead_aside(links: &mut [LinkPath], cards: &[CardBox], follows: impl Fn(&LinkPath) -> bool) {
    let count = links.iter().filter(|link| follows(link)).count();
    if count == 0 || count > AT_MOST {
        return;
    }
    // Only what a share on those links could cover: a large map holds far more.
    let Some(field) = links.iter().filter(|link| follows(link)).filter_map(reach).reduce(Rect::union) else { return };
    let mut taken = Taken::default();
    let mut add = |rect: Rect| {
        if rect.overlaps(field) {
            taken.add(rect, Weight::Solid);
        }
    };
    cards.iter().for_each(|card| add(card.rect.grown(2.0)));
    let resting = links.iter().filter(|link| !follows(link)).filter_map(|link| link.label.as_ref());
    resting.for_each(|label| add(label.rect.grown(1.0)));
    for link in links.iter_mut().filter(|link| follows(link)) {
        let Some(label) = &link.label else { continue };
        let steps = PARTS.iter().map(|part| along(&link.corners, *part) - label.rect.centre());
        let is_free = |step: &_| taken.covered(label.rect.moved(*step)) == [0, 0, 0];
        link.label = steps.into_iter().find(is_free).map(|step| moved(label, step));
        if let Some(label) = &link.label {
            taken.add(label.rect.grown(1.0), Weight::Solid);
        }
    }
}

/// Where the share of a link may come to stand.
fn reach(link: &LinkPath) -> Option<Rect> {
    let label = link.label.as_ref()?.rect;
    let points = link.corners.iter().map(|corner| Rect::around(*corner, 2.0 * label.w, 2.0 * label.h));
    points.reduce(Rect::union)
}
