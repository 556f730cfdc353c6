//! The page's foot: what the signs mean, and what it all rests on.

use std::sync::Arc;

use super::{Block, Parts, Sheet, header::moved};
use crate::{
    layout::{
        Layout, LeftOut, LinkKind, Placed,
        geometry::{Path, Point, Rect, Step},
        text::Weight,
    },
    model::{Emotion, JourneyMap},
    scene::{
        Item, Stroke,
        compose::{brush, card::hatch},
        icon::Icon,
        portrait,
    },
    wording::page,
};

/// Legend on the left, evidence on the right; beneath each other where there is no room.
pub(super) fn footer(sheet: &Sheet<'_>, layout: &Layout) -> Block {
    let unit = sheet.unit;
    let mut items = Vec::new();
    let row = 26.0 * unit;
    let mut at = Point::new(sheet.margin, 0.0);
    let legend = if sheet.parts.has_legend { legend(sheet, layout, row) } else { Vec::new() };
    for (own, width) in legend {
        if at.x > sheet.margin && at.x + width > sheet.width - sheet.margin {
            at = Point::new(sheet.margin, at.y + row + 4.0 * unit);
        }
        items.extend(own.into_iter().map(|item| moved(item, at)));
        at.x += width + 28.0 * unit;
    }
    let mut right = sheet.width - sheet.margin;
    if let Some((logo, width)) = logo(sheet.map, sheet.parts, Point::new(right, row / 2.0), LOGO * unit) {
        items.push(logo);
        right -= width + 24.0 * unit;
    }
    let evidence = if sheet.parts.has_evidence { sheet.facts.evidence.as_str() } else { "" };
    let evidence = sheet.text(evidence, 16.0, Weight::Regular, Some(right - sheet.margin));
    if !evidence.rows.is_empty() {
        let left = right - evidence.width;
        if at.x > left {
            at.y += row + 4.0 * unit;
        }
        let top = at.y + ((row - evidence.height) / 2.0).max(0.0);
        at.y = at.y.max(top + evidence.height - row);
        items.push(brush::text(&Placed::new(evidence, Point::new(left, top)), sheet.theme.muted));
    }
    let height = if items.is_empty() { 0.0 } else { at.y + row };
    Block { items, height }
}

/// Height of a logo.
const LOGO: f32 = 38.0;
/// A logo is never wider than so many times its height.
const WIDEST: f32 = 5.0;

/// The organisation's logo with its right end in the middle of a row, and its width; none without one that can be read.
pub(super) fn logo(map: &JourneyMap, parts: Parts, right: Point, height: f32) -> Option<(Item, f32)> {
    let pixels = map.about.brand.logo.as_ref().filter(|_| parts.has_brand).and_then(portrait)?;
    #[expect(clippy::cast_precision_loss, reason = "a side of at most 512 pixels")]
    let shape = pixels.width as f32 / (pixels.height as f32).max(1.0);
    let width = height * shape.min(WIDEST);
    let height = width / shape.max(0.01);
    let rect = Rect::new(right.x - width, right.y - height / 2.0, width, height);
    Some((Item::Picture { rect, radius: 0.0, pixels }, width))
}

/// The signs that occur: each with its items from (0, 0), and its width.
fn legend(sheet: &Sheet<'_>, layout: &Layout, row: f32) -> Vec<(Vec<Item>, f32)> {
    let theme = sheet.theme;
    let settings = &sheet.map.settings;
    let emotions = || layout.cards.iter().filter_map(|card| card.emotion);
    let has = |is: &dyn Fn(Emotion) -> bool| emotions().any(is);
    let marks = page::Marks::of(sheet.report, |id| sheet.has(id));
    let middle = Point::new(11.0 * sheet.unit, row / 2.0);
    let picture = |icon: Icon, colour| brush::icon(icon, middle, 22.0 * sheet.unit, colour);
    let mut signs = Vec::new();
    if has(&|emotion| emotion > settings.love_above) {
        signs.push((picture(Icon::FaceGood, theme.love), page::LOVE_POINT));
    }
    if has(&|emotion| emotion < settings.pain_below) {
        signs.push((picture(Icon::FaceBad, theme.pain), page::PAIN_POINT));
    }
    if marks.has_moment {
        signs.push((picture(Icon::Star, theme.moment), page::MOMENT_OF_TRUTH));
    }
    if marks.has_candidate {
        signs.push((picture(Icon::StarHollow, theme.moment), page::CANDIDATE));
    }
    if marks.has_fruit {
        signs.push((picture(Icon::Cherries, theme.fruit), page::LOW_HANGING_FRUIT));
    }
    if layout.cards.iter().any(|card| card.is_assumed && card.emotion.is_some()) {
        let bar = Rect::around(middle, 9.0 * sheet.unit, 20.0 * sheet.unit);
        signs.push((hatch(bar, theme.neutral), page::ASSUMPTION));
    }
    if layout.links.iter().any(|link| link.kind == LinkKind::Missing) {
        signs.push((dotted(sheet, middle), page::MISSING_ARROW));
    }
    let left = 30.0 * sheet.unit;
    let told = |(sign, words): (Item, &str)| {
        let runs = sheet.text(words, 16.0, Weight::Regular, None);
        let width = left + runs.width;
        let words = Placed::new(Arc::clone(&runs), Point::new(left, (row - runs.height) / 2.0));
        (vec![sign, brush::text(&words, theme.muted)], width)
    };
    let words_alone = |words: &str| {
        let runs = sheet.text(words, 16.0, Weight::Regular, None);
        let width = runs.width;
        let words = Placed::new(Arc::clone(&runs), Point::new(0.0, (row - runs.height) / 2.0));
        (vec![brush::text(&words, theme.muted)], width)
    };
    let LeftOut { channels, creators } = layout.left_out;
    let left_out = page::left_out(channels, creators).map(words_alone);
    signs.into_iter().map(told).chain(left_out).collect()
}

fn dotted(sheet: &Sheet<'_>, middle: Point) -> Item {
    let half = Point::new(11.0 * sheet.unit, 0.0);
    let steps = vec![Step::Move(middle - half), Step::Line(middle + half)];
    let dash = Some((3.0 * sheet.unit, 5.0 * sheet.unit));
    let stroke = Stroke { colour: sheet.theme.link, width: 2.5 * sheet.unit, dash };
    brush::line(&Arc::new(Path { steps }), stroke)
}
