//! How many tiers a sheet is broken into, so that a long map can be read on its page.

use crate::layout::{Layout, Request};

/// Letters as large as this need no further tier: times the size at which a layout is made.
const ENOUGH: f32 = 1.3;
/// A further tier must make letters larger by so much: one row is easier to follow than two.
const GAIN: f32 = 1.08;
/// More tiers than this are no picture of a journey any more.
const MOST: u16 = 8;
/// On a page as large as its content, no tier is longer than this.
const LONGEST: usize = 24;

/// The request with as many tiers as a page needs that is as large as its content.
pub(super) fn as_long_as_read(wanted: Request) -> Request {
    let columns = wanted.map.touchpoints.len();
    let tiers = if wanted.lens.is_sheet() { columns.div_ceil(LONGEST) } else { 1 };
    Request { tiers: u16::try_from(tiers.max(1)).unwrap_or(u16::MAX), ..wanted }
}

/// The layout with the largest letters, in as many tiers as are wanted (that is the `first`) or in more; `larger` finds
/// the one for a request and its scale, if that is so much at least. `unit` is the scale of the page.
pub(super) fn best(
    wanted: &Request,
    unit: f32,
    first: (Layout, f32),
    mut larger: impl FnMut(&Request, f32) -> Option<(Layout, f32)>,
) -> (Layout, f32) {
    let mut best = first;
    if !wanted.lens.is_sheet() {
        return best;
    }
    for tiers in wanted.tiers.max(1) + 1..=most(wanted.map.touchpoints.len()) {
        if best.1 >= ENOUGH * unit {
            break;
        }
        if let Some(next) = larger(&Request { tiers, ..wanted.clone() }, best.1 * GAIN) {
            best = next;
        }
    }
    best
}

/// The most tiers of so many columns: three columns at least make a tier.
pub(super) fn most(columns: usize) -> u16 {
    u16::try_from(columns / 3).unwrap_or(MOST).clamp(1, MOST)
}
