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
/// A column that is as wide as its words is no wider than this, in letters of its size.
const MOST: f32 = 9.5;
const GAP: f32 = 22.0;
const PAD: f32 = 14.0;
/// Sizes of letters: as large as leave the plan on one page.
const SIZES: [f32; 5] = [26.0, 24.0, 22.0, 20.0, 18.0];
/// By how much lines are spread where there is room, in letters.
const SPREAD: f32 = 1.4;

/// As many pages as the plan needs; none where there is none.
pub(super) fn pages(deck: &Deck<'_>, plan: &[(Id<Opportunity>, &Opportunity)]) -> Vec<Page> {
    let heading = words::plan_heading(deck.subject.map);
    let beneath = words::plan_summary(deck.subject.map);
    let beneath = if beneath.is_empty() { page::subtitle(deck.subject.map) } else { beneath };
    let (_, top) = deck.head(&heading, &beneath);
    let bottom = deck.foot() - 20.0;
    let mut table = Table::default();
    for size in SIZES {
        table = Table::of(deck, plan, size);
        if top + table.height() <= bottom && !table.has_broken_words {
            break;
        }
    }
    table.spread(bottom - top);
    let mut pages = Vec::new();
    let mut rest = table.rows.iter().peekable();
    while rest.peek().is_some() {
        let (mut items, _) = deck.head(&heading, &beneath);
        items.extend(deck.nav(Section::Plan, None, &deck.evidence()));
        let first = top + table.head;
        items.extend(head(deck, top, &table));
        let (mut below, mut said) = (first, Vec::new());
        // A line higher than a page stands alone.
        while let Some(row) = rest.next_if(|row| below + row.height <= bottom || below <= first) {
            items.extend(shifted(row.items.clone(), Point::new(0.0, below + table.lead)));
            below += row.height + 2.0 * table.lead;
            said.push(row.said.as_str());
            let line = solid(deck.theme().hairline, 1.5);
            items.push(straight(Point::new(MARGIN, below), Point::new(deck.size.0 - MARGIN, below), line));
        }
        pages.push(deck.page(words::PLAN.to_owned(), heading.clone(), said.join(" "), vec![sheet(items)]));
    }
    pages
}

/// The lines of the plan in letters of one size.
#[derive(Default)]
struct Table {
    size: f32,
    columns: Vec<Column>,
    /// Height of the line of headings.
    head: f32,
    rows: Vec<Row>,
    /// Room above and below a line, beside its own.
    lead: f32,
    /// Is a column narrower than a word in it?
    has_broken_words: bool,
}

/// A line, from its top.
struct Row {
    items: Vec<Item>,
    height: f32,
    said: String,
}

impl Table {
    fn of(deck: &Deck<'_>, plan: &[(Id<Opportunity>, &Opportunity)], size: f32) -> Self {
        let columns = columns(deck, plan, size);
        let rows = plan.iter().map(|(_, one)| row(deck, one, &columns, size)).collect();
        let breaks = |place: usize, cell: &String, width: f32| {
            let (size, weight) = lettering(place, size);
            cell.split_whitespace().any(|word| deck.text(word, size, weight, None).width > width)
        };
        let has_broken_words = plan.iter().any(|(_, one)| {
            let cells = cells(deck, one);
            let mut all = cells.iter().zip(&columns).enumerate();
            all.any(|(place, (cell, (_, _, width)))| breaks(place, cell, *width))
        });
        Self { size, columns, head: size * 1.35 + 20.0, rows, lead: 0.0, has_broken_words }
    }

    fn height(&self) -> f32 {
        self.head + self.rows.iter().map(|row| row.height).sum::<f32>()
    }

    /// Room that is left is shared by the lines.
    fn spread(&mut self, room: f32) {
        let left = (room - self.height()).max(0.0);
        let each = left / self.rows.len().max(1) as f32;
        self.lead = (each / 2.0).min(self.size * SPREAD / 2.0);
    }
}

/// Heading, left edge and width of every column.
fn columns(deck: &Deck<'_>, plan: &[(Id<Opportunity>, &Opportunity)], size: f32) -> Vec<Column> {
    let lines: Vec<[String; 7]> = plan.iter().map(|(_, one)| cells(deck, one)).collect();
    let wide = |text: &str, weight| deck.text(text, size, weight, None).width;
    let natural = |place: usize, heading: &str| {
        let cells = lines.iter().filter_map(|line| line.get(place)).map(|cell| wide(cell, Weight::Regular));
        cells.fold(wide(heading, Weight::SemiBold), f32::max).min(MOST * size) + 1.0 + GAP
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

/// The letters of a column: what to do stands out.
fn lettering(place: usize, size: f32) -> (f32, Weight) {
    if place == 0 { (size * 1.15, Weight::SemiBold) } else { (size, Weight::Regular) }
}

/// The line of headings.
fn head(deck: &Deck<'_>, top: f32, table: &Table) -> Vec<Item> {
    let theme = deck.theme();
    let mut items = vec![filled(Rect::new(MARGIN - 12.0, top, deck.inner() + 24.0, table.head), 8.0, theme.well)];
    for (heading, x, width) in table.columns.iter().copied() {
        let runs = deck.text(heading, table.size, Weight::SemiBold, Some(width));
        let y = top + (table.head - runs.height) / 2.0;
        items.push(text(&Placed::new(runs, Point::new(x, y)), theme.muted));
    }
    items
}

/// One line.
fn row(deck: &Deck<'_>, one: &Opportunity, columns: &[Column], size: f32) -> Row {
    let theme = deck.theme();
    let metric = one.metric.trim();
    let hoped = one.expected_lift.map(|lift| (words::lift(lift, metric), theme.love_text));
    let hoped = hoped.or_else(|| (!metric.is_empty()).then(|| (words::measured(metric), theme.muted)));
    let cells = cells(deck, one);
    let is_done = matches!(one.status, Status::Done | Status::Dropped);
    let mut items = Vec::new();
    let mut height = 0.0_f32;
    let (title, _) = lettering(0, size);
    for (place, ((_, x, width), cell)) in columns.iter().copied().zip(&cells).enumerate() {
        let is_title = place == 0;
        let (own, weight) = lettering(place, size);
        let runs = deck.text(cell, own, weight, Some(width));
        // All first rows stand on one line.
        let top = if is_title { PAD } else { PAD + (title - size) };
        let colour = if is_title && !is_done { theme.ink } else { theme.muted };
        let mut below = top + runs.height;
        items.push(text(&Placed::new(runs, Point::new(x, top)), colour));
        if let (true, Some((words, colour))) = (is_title, &hoped) {
            let words = deck.text(words, (size * 0.85).max(16.0), Weight::Regular, Some(width));
            let own = words.height;
            items.push(text(&Placed::new(words, Point::new(x, below)), *colour));
            below += own;
        }
        height = height.max(below);
    }
    Row { items, height: height + PAD, said: words::opportunity(one) }
}
