//! What the figures point to and the team does not follow: a line each, with the reason.

use super::{Deck, MARGIN, Section, sheet, shifted};
use crate::{
    analysis::{FruitFlag, MomentFlag},
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    model::{FindingKind, Id, Touchpoint, VerdictRuling},
    scene::{
        Item, Page,
        compose::brush::{filled, icon, solid, straight, text},
        icon::Icon,
        page::Subject,
    },
    wording::{deck as words, finding, page},
};

/// A finding that is not shown.
pub(super) struct SetAside {
    touchpoint: Id<Touchpoint>,
    kind: FindingKind,
}

/// Moments of truth, then fruits, in journey order.
pub(super) fn set_aside(subject: &Subject<'_>) -> Vec<SetAside> {
    let Some(report) = subject.report.filter(|_| subject.parts.has_findings) else { return Vec::new() };
    let of = |kind| {
        let entries = report.touchpoints.iter().filter(move |entry| match kind {
            FindingKind::MomentOfTruth => {
                entry.moment.ruling == Some(VerdictRuling::Veto) && entry.moment.flag != MomentFlag::None
            }
            FindingKind::LowHangingFruit => {
                entry.fruit.ruling == Some(VerdictRuling::Veto) && entry.fruit.flag == FruitFlag::Fruit
            }
        });
        entries.map(move |entry| SetAside { touchpoint: entry.id, kind })
    };
    of(FindingKind::MomentOfTruth).chain(of(FindingKind::LowHangingFruit)).collect()
}

/// As many pages as they need; none where there is nothing.
pub(super) fn pages(deck: &Deck<'_>, all: &[SetAside]) -> Vec<Page> {
    let bottom = deck.foot() - 20.0;
    let mut rest: Vec<(Vec<Item>, f32, String)> = all.iter().map(|one| line(deck, one)).collect();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let (mut items, top) = deck.head(words::SET_ASIDE, words::SET_ASIDE_BENEATH);
        items.extend(deck.nav(Section::Findings, None, deck.evidence()));
        let mut below = top + heads(deck, top, &mut items);
        let first = below;
        let mut said = Vec::new();
        while let Some((_, height, _)) = rest.first() {
            // A line higher than a page stands alone.
            if below + height > bottom && below > first {
                break;
            }
            let (own, height, words) = rest.remove(0);
            items.extend(shifted(own, Point::new(0.0, below)));
            below += height;
            said.push(words);
            let stroke = solid(deck.theme().hairline, 1.5);
            items.push(straight(Point::new(MARGIN, below), Point::new(deck.size.0 - MARGIN, below), stroke));
        }
        let (name, heading) = (words::SET_ASIDE.to_owned(), words::SET_ASIDE.to_owned());
        pages.push(deck.page(name, heading, said.join(" "), vec![sheet(items)]));
    }
    pages
}

/// Left edges and widths: which touchpoint, what it would be, why not.
fn columns(deck: &Deck<'_>) -> [(f32, f32); 3] {
    let gap = 24.0;
    let wide = deck.inner();
    let edges = [0.0, 0.36, 0.56, 1.0].map(|part| MARGIN + part * wide);
    [(edges[0], edges[1] - edges[0] - gap), (edges[1], edges[2] - edges[1] - gap), (edges[2], edges[3] - edges[2])]
}

/// The line of headings; its height.
fn heads(deck: &Deck<'_>, top: f32, items: &mut Vec<Item>) -> f32 {
    let theme = deck.theme();
    let height = 44.0;
    items.push(filled(Rect::new(MARGIN - 12.0, top, deck.inner() + 24.0, height), 8.0, theme.well));
    for (heading, (left, width)) in [words::WHERE, words::FINDING, words::WHY].into_iter().zip(columns(deck)) {
        let runs = deck.text(heading, 18.0, Weight::SemiBold, Some(width));
        let at = Point::new(left, top + (height - runs.height) / 2.0);
        items.push(text(&Placed::new(runs, at), theme.muted));
    }
    height
}

/// One line, from its top; its height; in words.
fn line(deck: &Deck<'_>, one: &SetAside) -> (Vec<Item>, f32, String) {
    let theme = deck.theme();
    let Subject { map, report, facts, .. } = *deck.subject;
    let record = map.touchpoints.get(one.touchpoint);
    let title = record.map_or("", |record| record.title.trim());
    let title = format!("{} {title}", facts.cut.place(one.touchpoint) + 1);
    let reason = record.and_then(|record| record.verdicts.get(&one.kind)).map_or("", |verdict| verdict.reason.trim());
    let (sign, colour, kind) = match one.kind {
        FindingKind::MomentOfTruth => (Icon::StarHollow, theme.moment, page::MOMENT_OF_TRUTH),
        FindingKind::LowHangingFruit => (Icon::Cherries, theme.fruit, page::LOW_HANGING_FRUIT),
    };
    let (pad, mark) = (14.0, 34.0);
    let cells = [
        (title.as_str(), 22.0, Weight::SemiBold, theme.ink, 0.0),
        (kind, 18.0, Weight::Regular, theme.muted, mark),
        (reason, 20.0, Weight::Regular, theme.ink, 0.0),
    ];
    let mut items = Vec::new();
    let mut height = 0.0_f32;
    for ((words, size, weight, ink, inset), (left, width)) in cells.into_iter().zip(columns(deck)) {
        let runs = deck.text(words, size, weight, Some(width - inset));
        let first = runs.rows.first().map_or(0.0, |row| row.rect.h);
        if inset > 0.0 {
            items.push(icon(sign, Point::new(left + 12.0, pad + 3.0 + first / 2.0), 24.0, colour));
        }
        height = height.max(runs.height + 3.0);
        items.push(text(&Placed::new(runs, Point::new(left + inset, pad + (22.0 - size) * 0.6)), ink));
    }
    let said = report.and_then(|report| match one.kind {
        FindingKind::MomentOfTruth => finding::moment_headline(map, report, one.touchpoint),
        FindingKind::LowHangingFruit => finding::fruit(map, report, one.touchpoint),
    });
    (items, height + 2.0 * pad, said.unwrap_or_default())
}
