//! The page's head: its message on the left, the personas on the right.

use unicode_segmentation::UnicodeSegmentation;

use super::{Block, Sheet, persona_colour};
use crate::{
    layout::{Placed, geometry::Point, text::Weight},
    model::{Id, Persona},
    scene::{
        Item,
        compose::brush::{disc, text},
    },
    wording,
};

/// So many personas are shown; those beyond are counted.
const MOST: usize = 4;

pub(super) fn header(sheet: &Sheet<'_>) -> Block {
    let unit = sheet.unit;
    let (mut items, taken, personas_height) = personas(sheet);
    let room = (sheet.inner() - taken - 40.0 * unit).max(sheet.inner() * 0.4);
    let title = sheet.text(wording::page::title(sheet.map), 30.0, Weight::Bold, Some(room));
    let title = Placed::new(title, Point::new(sheet.margin, 0.0));
    let subtitle = sheet.text(&wording::page::subtitle(sheet.map), 17.0, Weight::Regular, Some(room));
    let subtitle_at = Point::new(sheet.margin, title.runs.height + 4.0 * unit);
    let subtitle = Placed::new(subtitle, subtitle_at);
    let height = (subtitle_at.y + subtitle.runs.height).max(personas_height);
    items.push(text(&title, sheet.theme.ink));
    items.push(text(&subtitle, sheet.theme.muted));
    Block { items, height }
}

/// The personas side by side, the last one at the right margin: items, width and height taken.
fn personas(sheet: &Sheet<'_>) -> (Vec<Item>, f32, f32) {
    let unit = sheet.unit;
    let all = sheet.map.personas_in_order();
    let shown: Vec<(Id<Persona>, &Persona)> = all.iter().take(MOST).copied().collect();
    let most = sheet.inner() * 0.5;
    let each = most / f32::from(u8::try_from(shown.len().max(1)).unwrap_or(u8::MAX));
    let mut items = Vec::new();
    let mut right = sheet.width - sheet.margin;
    let mut height = 0.0_f32;
    if let Some(more) = all.len().checked_sub(MOST).filter(|more| *more > 0) {
        let runs = sheet.text(&format!("+{more}"), 17.0, Weight::SemiBold, None);
        right -= runs.width;
        let middle = Point::new(right + runs.width / 2.0, 26.0 * unit);
        items.push(text(&Placed::centred(runs, middle), sheet.theme.muted));
        right -= 28.0 * unit;
    }
    for (id, persona) in shown.into_iter().rev() {
        let (own, width, own_height) = portrait(sheet, id, persona, each);
        right -= width;
        items.extend(own.into_iter().map(|item| moved(item, Point::new(right, 0.0))));
        right -= 40.0 * unit;
        height = height.max(own_height);
    }
    (items, sheet.width - sheet.margin - right, height)
}

/// A disc with her initial, her name, and a few words about her; drawn from (0, 0): items, width, height.
fn portrait(sheet: &Sheet<'_>, id: Id<Persona>, persona: &Persona, most: f32) -> (Vec<Item>, f32, f32) {
    let unit = sheet.unit;
    let radius = 22.0 * unit;
    let colour = persona_colour(sheet.map, sheet.theme, id);
    let left = 2.0 * radius + 11.0 * unit;
    let room = Some((most - left - 40.0 * unit).max(90.0 * unit));
    let name = sheet.text(&persona.name, 18.0, Weight::SemiBold, room);
    let about = sheet.text(persona.demographics.trim(), 16.0, Weight::Regular, room);
    let words = name.height + about.height;
    let top = (radius - words / 2.0).max(0.0);
    let middle = Point::new(radius, top + words / 2.0);
    let initial = sheet.text(&initial(&persona.name), 19.0, Weight::Bold, None);
    let width = left + name.width.max(about.width);
    let name = Placed::new(name, Point::new(left, top));
    let about = Placed::new(about, Point::new(left, top + name.runs.height));
    let items = vec![
        disc(middle, radius, colour, None),
        text(&Placed::centred(initial, middle), sheet.theme.on_persona),
        text(&name, sheet.theme.ink),
        text(&about, sheet.theme.muted),
    ];
    (items, width, (top + words).max(middle.y + radius))
}

/// The first letter of a name.
fn initial(name: &str) -> String {
    name.trim().graphemes(true).next().map(str::to_uppercase).unwrap_or_default()
}

/// An item of a page's part, elsewhere.
pub(super) fn moved(item: Item, by: Point) -> Item {
    match item {
        Item::Shadow { rect, radius, blur, colour } => Item::Shadow { rect: rect.moved(by), radius, blur, colour },
        Item::Box { rect, radius, fill, stroke } => Item::Box { rect: rect.moved(by), radius, fill, stroke },
        Item::Shape { path, at, scale, fill, stroke } => Item::Shape { path, at: at + by, scale, fill, stroke },
        Item::Text { runs, at, colour } => Item::Text { runs, at: at + by, colour },
        Item::Picture { rect, radius, pixels } => Item::Picture { rect: rect.moved(by), radius, pixels },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_is_a_whole_letter() {
        assert_eq!(initial("maya"), "M");
        assert_eq!(initial("  e\u{301}mile"), "E\u{301}");
        assert_eq!(initial(""), "");
    }
}
