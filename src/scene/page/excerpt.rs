//! A part of the map on a page of its own: a stage, or as many touchpoints as can be read on one page.

use std::collections::BTreeSet;

use super::{Subject, fit};
use crate::{
    model::{Id, JourneyMap, Stage, Touchpoint},
    wording,
};

/// Touchpoints that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Which.
    pub touchpoints: BTreeSet<Id<Touchpoint>>,
    /// The stage that it is about, its number and how many there are; none = as many stages as fit.
    pub stage: Option<(Id<Stage>, usize, usize)>,
    /// Its number among the parts of that stage, or of the whole map, and how many those are.
    pub part: (usize, usize),
}

impl Excerpt {
    /// What its page is called: its stages.
    pub fn name(&self, map: &JourneyMap) -> String {
        let stages = map.stages_in_order().into_iter().filter(|(id, _)| {
            self.touchpoints.iter().any(|touchpoint| map.touchpoints.get(*touchpoint).is_some_and(|it| it.stage == *id))
        });
        let names: Vec<&str> = stages.map(|(_, stage)| stage.name.trim()).collect();
        let part = if self.stage.is_some() { self.part } else { (1, 1) };
        wording::page::part_name(&names, part)
    }

    /// What stands beneath the title.
    pub fn subtitle(&self, map: &JourneyMap) -> String {
        match self.stage {
            Some((stage, number, of)) => wording::page::stage_subtitle(map, stage, (number, of), self.part),
            None => wording::page::part_subtitle(&self.name(map), self.part),
        }
    }
}

/// The excerpts of some touchpoints in journey order, each so long that it can be read on its page; one touchpoint has a
/// page in any case.
pub(super) fn excerpts(
    whole: &Subject<'_>,
    touchpoints: &[Id<Touchpoint>],
    stage: Option<(Id<Stage>, usize, usize)>,
    size: Option<(f32, f32)>,
) -> Vec<Excerpt> {
    let lengths = match size {
        Some(size) => lengths(whole, touchpoints, stage, size),
        None => vec![touchpoints.len()],
    };
    let of = lengths.len();
    let mut rest = touchpoints;
    let mut excerpts = Vec::with_capacity(of);
    for (number, length) in (1..).zip(lengths) {
        let (own, after) = rest.split_at(length.min(rest.len()));
        excerpts.push(Excerpt { touchpoints: own.iter().copied().collect(), stage, part: (number, of) });
        rest = after;
    }
    excerpts
}

/// What most pages hold.
const USUAL: usize = 12;

/// How many touchpoints each page takes: as few pages as can be read, about equally full, ending with a stage where that
/// costs no page more.
fn lengths(
    whole: &Subject<'_>,
    touchpoints: &[Id<Touchpoint>],
    stage: Option<(Id<Stage>, usize, usize)>,
    size: (f32, f32),
) -> Vec<usize> {
    let all = touchpoints.len();
    let most = fit::most_cards(whole.wanted.lens, size);
    let reads = |first: usize, length: usize| {
        if length > most || whole.watch.is_stopped() {
            return false;
        }
        let own = touchpoints.iter().skip(first).take(length).copied().collect();
        // Whatever its number will be, its subtitle is about as long.
        let excerpt = Excerpt { touchpoints: own, stage, part: (1, if length == all { 1 } else { 2 }) };
        fit::is_legible(&whole.about(&excerpt), size)
    };
    if reads(0, all) {
        return vec![all];
    }
    let mut longest = Vec::new();
    let mut first = 0;
    let mut length = USUAL;
    while first < all {
        length = length.clamp(1, all - first);
        while length > 1 && !reads(first, length) {
            length -= 1;
        }
        while first + length < all && reads(first, length + 1) {
            length += 1;
        }
        longest.push(length);
        first += length;
    }
    even(whole, touchpoints, longest.len(), reads).unwrap_or(longest)
}

/// So many pages, about equally full; none where one of them could not be read.
fn even(
    whole: &Subject<'_>,
    touchpoints: &[Id<Touchpoint>],
    pages: usize,
    reads: impl Fn(usize, usize) -> bool,
) -> Option<Vec<usize>> {
    let all = touchpoints.len();
    let stage = |place: usize| Some(whole.map.touchpoints.get(*touchpoints.get(place)?)?.stage);
    let mut lengths = Vec::with_capacity(pages);
    let mut first = 0;
    for left in (1..=pages).rev() {
        let share = (all - first).div_ceil(left);
        let mut wishes: Vec<usize> =
            if left == 1 { vec![all - first] } else { (share.saturating_sub(2).max(1)..=share + 2).collect() };
        let is_calm = |length: usize| stage(first + length) != stage(first + length - 1);
        wishes.sort_by_key(|length| (!is_calm(*length), length.abs_diff(share)));
        let fits = |length: &usize| first + length <= all && reads(first, *length);
        let length = wishes.into_iter().find(fits)?;
        lengths.push(length);
        first += length;
    }
    (first == all).then_some(lengths)
}
