//! Pages of the map that a room can read: no letters below 8 points, no title of a card below 11. What does not fit one
//! page goes on several; where the whole still fits without some of its rows, a page with the whole goes before them.
//!
//! Limitations: a touchpoint that fills more than a page alone becomes small on it, never cut.

use super::{
    Page, Subject,
    excerpt::{Excerpt, excerpts},
    fit, map_page,
    request::{PageRequest, Parts},
};
use crate::{
    layout::RowKind,
    model::{Id, Stage, Touchpoint},
};

/// Rows in the order in which a page with the whole map does without them, where it cannot be read with them.
const DISPENSABLE: [RowKind; 11] = [
    RowKind::Expectation,
    RowKind::Motivation,
    RowKind::Metric,
    RowKind::Cause,
    RowKind::Thinking,
    RowKind::Doing,
    RowKind::Opportunity,
    RowKind::Where,
    RowKind::Support,
    RowKind::Backstage,
    RowKind::Frontstage,
];

/// The map among other pages. `has_stages`: pages of the stages follow.
pub(super) fn map_pages(whole: &Subject<'_>, request: &PageRequest, has_stages: bool) -> Vec<Page> {
    let Some(size) = request.page.units() else { return vec![map_page(whole, request, None)] };
    // The findings leave the page first: each of them has one of its own.
    let alone = Parts { has_findings: false, ..whole.parts };
    for parts in [whole.parts, alone] {
        let subject = Subject { parts, ..whole.clone() };
        if fit::is_legible(&subject, size) {
            return vec![map_page(&subject, request, None)];
        }
    }
    // It says so beneath its title, which takes room too.
    let mut subject = Subject { parts: alone, is_shortened: true, ..whole.clone() };
    let mut pages = Vec::new();
    for row in DISPENSABLE.into_iter().filter(|row| whole.wanted.lens.rows().contains(row)) {
        subject.wanted.hidden.insert(row);
        if fit::is_legible(&subject, size) {
            pages.push(map_page(&subject, request, None));
            break;
        }
    }
    // The pages of the stages tell everything, as the parts would.
    if !has_stages {
        let all: Vec<Id<Touchpoint>> = whole.map.touchpoints_in_order().into_iter().map(|(id, _)| id).collect();
        let subject = Subject { parts: alone, ..whole.clone() };
        let excerpts = excerpts(&subject, &all, None, Some(size));
        pages.extend(excerpts.iter().map(|excerpt| map_page(&subject.about(excerpt), request, None)));
    }
    pages
}

/// A page for every stage that has touchpoints; several for one that cannot be read on a single page.
pub(super) fn stage_pages(whole: &Subject<'_>, request: &PageRequest) -> Vec<Page> {
    let map = whole.map;
    let stages = map.stages_in_order();
    let of = stages.len();
    let excerpts = (1..).zip(&stages).flat_map(|(number, (id, _)): (usize, &(Id<Stage>, &Stage))| {
        let own: Vec<Id<Touchpoint>> = map.touchpoints_of(*id).into_iter().map(|(id, _)| id).collect();
        if own.is_empty() { Vec::new() } else { excerpts(whole, &own, Some((*id, number, of)), request.page.units()) }
    });
    let excerpts: Vec<Excerpt> = excerpts.collect();
    let page = |among| {
        let one = |excerpt| map_page(&whole.about(excerpt), request, among);
        excerpts.iter().map(one).collect::<Vec<Page>>()
    };
    let mut pages = page(None);
    if request.page.units().is_some() {
        return pages;
    }
    // Pages as large as their content are of one size all the same: first as wide as the widest, then as high as the
    // highest of these.
    for _ in 0..2 {
        let widest = pages.iter().map(|page| page.size.0).fold(0.0, f32::max);
        let same = pages.iter().all(|page| (page.size.0 - widest).abs() < 0.5);
        let highest = if same { pages.iter().map(|page| page.size.1).fold(0.0, f32::max) } else { 0.0 };
        pages = page(Some((widest, highest)));
    }
    pages
}
