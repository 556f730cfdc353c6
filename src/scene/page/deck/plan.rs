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
    wording::{choice, deck as words, page, upper_first},
};

/// Columns: heading, and the part that they have of the width that is left by those that are as wide as their words.
const COLUMNS: [(&str, Option<f32>); 7] = [
    (words::WHAT, Some(0.37)),
    (words::WHERE, Some(0.28)),
    (words::PURPOSE, Some(0.17)),
    (words::EFFORT, None),
    (words::WHO, Some(0.18)),
    (words::BY, None),
    (words::STATUS, None),
];
/// A column that is as wide as its words is no wider than this.
const MOST: f32 = 170.0;
const GAP: f32 = 18.0;
const PAD: f32 = 14.0;

/// As many pages as the plan needs; none where there is none.
pub(super) fn pages(deck: &Deck<'_>, plan: &[(Id<Opportunity>, &Opportunity)]) -> Vec<Page> {
    let heading = words::plan_heading(deck.subject.map);
    let (_, top) = deck.head(&heading, &page::subtitle(deck.subject.map));
    let bottom = deck.foot() - 20.0;
    let mut pages = Vec::new();
    let columns = columns(deck, plan);
    let mut rest: Vec<(Vec<Item>, f32, String)> = plan.iter().map(|(_, one)| row(deck, one, &columns)).collect();
    while !rest.is_empty() {
        let (mut items, _) = deck.head(&heading, &page::subtitle(deck.subject.map));
        items.extend(deck.nav(Section::Plan, None, &deck.evidence()));
        let mut below = top + head(deck, top, &columns, &mut items);
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

/// Heading, left edge and width of every column.
fn columns(deck: &Deck<'_>, plan: &[(Id<Opportunity>, &Opportunity)]) -> Vec<Column> {
    let lines: Vec<[String; 7]> = plan.iter().map(|(_, one)| cells(deck, one)).collect();
    let wide = |text: &str, weight| deck.text(text, 18.0, weight, None).width;
    let natural = |place: usize, heading: &str| {
        let cells = lines.iter().filter_map(|line| line.get(place)).map(|cell| wide(cell, Weight::Regular));
        cells.fold(wide(heading, Weight::SemiBold), f32::max).min(MOST) + 1.0 + GAP
    };
    let own: Vec<Option<f32>> = COLUMNS
        .iter()
        .enumerate()
        .map(|(place, (heading, share))| share.is_none().then(|| natural(place, heading)))
        .collect();
    let left_over = deck.inner() - own.iter().flatten().sum::<f32>();
    let mut left = MARGIN;
    let column = |((heading, share), own): ((&'static str, Option<f32>), Option<f32>)| {
        let width = own.unwrap_or_else(|| left_over * share.unwrap_or_default());
        left += width;
        (heading, left - width, width - GAP)
    };
    COLUMNS.into_iter().zip(own).map(column).collect()
}

/// What a line says, column by column.
fn cells(deck: &Deck<'_>, one: &Opportunity) -> [String; 7] {
    [
        one.title.trim().to_owned(),
        words::places(deck.subject.map, one),
        upper_first(choice::purpose(one.kind)),
        one.effort.map_or(String::new(), |effort| format!("{effort:?}")),
        one.responsible.trim().to_owned(),
        one.due.trim().to_owned(),
        upper_first(choice::status(one.status)),
    ]
}

/// A column: heading, left edge, width.
type Column = (&'static str, f32, f32);

/// The line of headings; its height.
fn head(deck: &Deck<'_>, top: f32, columns: &[Column], items: &mut Vec<Item>) -> f32 {
    let theme = deck.theme();
    let height = 44.0;
    items.push(filled(Rect::new(MARGIN - 12.0, top, deck.inner() + 24.0, height), 8.0, theme.well));
    for (heading, x, width) in columns.iter().copied() {
        let runs = deck.text(heading, 18.0, Weight::SemiBold, Some(width));
        let y = top + (height - runs.height) / 2.0;
        items.push(text(&Placed::new(runs, Point::new(x, y)), theme.muted));
    }
    height
}

/// One line, from its top; its height; in words.
fn row(deck: &Deck<'_>, one: &Opportunity, columns: &[Column]) -> (Vec<Item>, f32, String) {
    let theme = deck.theme();
    let lift = one.expected_lift.map(|lift| words::lift(lift, one.metric.trim()));
    let cells = cells(deck, one);
    let is_done = matches!(one.status, Status::Done | Status::Dropped);
    let mut items = Vec::new();
    let mut height = 0.0_f32;
    for (place, ((_, x, width), cell)) in columns.iter().copied().zip(&cells).enumerate() {
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
