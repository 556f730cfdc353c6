//! The action plan: a line an opportunity.

use super::{Deck, MARGIN, Section, sheet, shifted};
use crate::{
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    model::{Id, Opportunity, Status},
    scene::{
        Item, Page,
        compose::brush::{filled, solid, straight, text},
    },
    wording::{choice, deck as words, figure::fine_percent, page, upper_first},
};

/// Columns: heading, and the part of the width that they have.
const COLUMNS: [(&str, f32); 7] = [
    (words::WHAT, 0.29),
    (words::WHERE, 0.22),
    (words::PURPOSE, 0.12),
    (words::EFFORT, 0.07),
    (words::WHO, 0.13),
    (words::BY, 0.09),
    (words::STATUS, 0.08),
];
const GAP: f32 = 18.0;
const PAD: f32 = 14.0;

/// As many pages as the plan needs; none where there is none.
pub(super) fn pages(deck: &Deck<'_>, plan: &[(Id<Opportunity>, &Opportunity)]) -> Vec<Page> {
    let heading = words::plan_heading(deck.subject.map);
    let (_, top) = deck.head(&heading, &page::subtitle(deck.subject.map));
    let bottom = deck.foot() - 20.0;
    let mut pages = Vec::new();
    let mut rest: Vec<(Vec<Item>, f32, String)> = plan.iter().map(|(_, one)| row(deck, one)).collect();
    while !rest.is_empty() {
        let (mut items, _) = deck.head(&heading, &page::subtitle(deck.subject.map));
        items.extend(deck.nav(Section::Plan, None, &deck.evidence()));
        let mut below = top + head(deck, top, &mut items);
        let mut said = Vec::new();
        let first = below;
        while let Some((_, height, _)) = rest.first() {
            // A line higher than a page stands alone.
            if below + height > bottom && below > first {
                break;
            }
            let (own, height, words) = rest.remove(0);
            items.extend(shifted(own, Point::new(0.0, below)));
            below += height;
            said.push(words);
            let line = solid(deck.theme().hairline, 1.5);
            items.push(straight(Point::new(MARGIN, below), Point::new(deck.size.0 - MARGIN, below), line));
        }
        pages.push(deck.page(words::PLAN.to_owned(), heading.clone(), said.join(" "), vec![sheet(items)]));
    }
    pages
}

fn columns(deck: &Deck<'_>) -> impl Iterator<Item = (&'static str, f32, f32)> {
    let inner = deck.inner();
    let mut left = MARGIN;
    COLUMNS.into_iter().map(move |(heading, share)| {
        let (x, width) = (left, inner * share);
        left += width;
        (heading, x, width - GAP)
    })
}

/// The line of headings; its height.
fn head(deck: &Deck<'_>, top: f32, items: &mut Vec<Item>) -> f32 {
    let theme = deck.theme();
    let height = 44.0;
    items.push(filled(Rect::new(MARGIN - 12.0, top, deck.inner() + 24.0, height), 8.0, theme.well));
    for (heading, x, width) in columns(deck) {
        let runs = deck.text(heading, 18.0, Weight::SemiBold, Some(width));
        let y = top + (height - runs.height) / 2.0;
        items.push(text(&Placed::new(runs, Point::new(x, y)), theme.muted));
    }
    height
}

/// One line, from its top; its height; in words.
fn row(deck: &Deck<'_>, one: &Opportunity) -> (Vec<Item>, f32, String) {
    let theme = deck.theme();
    let lift = one.expected_lift.map(|lift| words::lift(&fine_percent(lift.value()), one.metric.trim()));
    let cells = [
        one.title.trim().to_owned(),
        words::places(deck.subject.map, one),
        upper_first(choice::purpose(one.kind)),
        one.effort.map_or(String::new(), |effort| format!("{effort:?}")),
        one.responsible.trim().to_owned(),
        one.due.trim().to_owned(),
        upper_first(choice::status(one.status)),
    ];
    let is_done = matches!(one.status, Status::Done | Status::Dropped);
    let mut items = Vec::new();
    let mut height = 0.0_f32;
    for (place, ((_, x, width), cell)) in columns(deck).zip(&cells).enumerate() {
        let weight = if place == 0 { Weight::SemiBold } else { Weight::Regular };
        let runs = deck.text(cell, if place == 0 { 22.0 } else { 18.0 }, weight, Some(width));
        let top = if place == 0 { PAD } else { PAD + 3.0 };
        let colour = if place == 0 && !is_done { theme.ink } else { theme.muted };
        let mut below = top + runs.height;
        items.push(text(&Placed::new(runs, Point::new(x, top)), colour));
        if let (0, Some(lift)) = (place, &lift) {
            let lift = deck.text(lift, 16.0, Weight::Regular, Some(width));
            let own = lift.height;
            items.push(text(&Placed::new(lift, Point::new(x, below)), theme.love_text));
            below += own;
        }
        height = height.max(below);
    }
    (items, height + PAD, words::opportunity(one))
}
