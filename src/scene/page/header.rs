//! The page's head: its message on the left, the personas on the right.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Block, Sheet, Subject,
    balance::{balanced, without_a_word_alone},
    persona_colour,
};
use crate::{
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::{Runs, TextStyle, Weight},
    },
    model::{Id, Persona},
    scene::{
        Item,
        compose::brush::{disc, text},
        portrait,
    },
    wording,
};

/// At most so many personas are shown; those beyond are counted.
const MOST: usize = 6;
/// As many as may be high rather than wide.
const FEW: usize = 2;

pub(super) fn header(sheet: &Sheet<'_>) -> Block {
    let unit = sheet.unit;
    let side = personas(sheet);
    let mut items = side.items;
    let room = sheet.inner() - side.width - 40.0 * unit;
    if !sheet.parts.has_title {
        return Block { height: side.height, items };
    }
    let title = balanced(sheet.set, wording::page::title(sheet.map), sheet.style(30.0, Weight::Bold), room);
    let title = Placed::new(title, Point::new(sheet.margin, 0.0));
    let beneath = match sheet.only {
        None if sheet.is_shortened => wording::page::shortened_subtitle(sheet.map),
        None => wording::page::subtitle(sheet.map),
        Some(only) => only.subtitle(sheet.map),
    };
    let subtitle = without_a_word_alone(sheet.set, &beneath, sheet.style(17.0, Weight::Regular), room);
    let subtitle_at = Point::new(sheet.margin, title.runs.height + 4.0 * unit);
    let subtitle = Placed::new(subtitle, subtitle_at);
    let height = (subtitle_at.y + subtitle.runs.height).max(side.height);
    items.push(text(&title, sheet.theme.heading));
    items.push(text(&subtitle, sheet.theme.muted));
    Block { items, height }
}

/// The personas side by side, the last one at the right margin.
struct Side {
    items: Vec<Item>,
    width: f32,
    height: f32,
    has_broken_words: bool,
}

/// As many personas as fit in half of the page without crowding: a name and a row about her.
fn personas(sheet: &Sheet<'_>) -> Side {
    let most = sheet.inner() * 0.5;
    let count = if sheet.parts.has_personas { sheet.map.personas.len().min(MOST) } else { 0 };
    let calm = |count: usize, side: &Side| count <= FEW || (side.height <= 74.0 * sheet.unit && !side.has_broken_words);
    let sides = (1..=count).rev().map(|count| (count, side_by_side(sheet, count)));
    let mut fitting = sides.filter(|(count, side)| *count == 1 || (side.width <= most && calm(*count, side)));
    fitting
        .next()
        .map_or_else(|| Side { items: Vec::new(), width: 0.0, height: 0.0, has_broken_words: false }, |(_, side)| side)
}

fn side_by_side(sheet: &Sheet<'_>, count: usize) -> Side {
    let unit = sheet.unit;
    let all = sheet.map.personas_in_order();
    let each = sheet.inner() * 0.5 / f32::from(u8::try_from(count.max(1)).unwrap_or(u8::MAX));
    let mut items = Vec::new();
    let mut right = sheet.width - sheet.margin;
    let mut height = 0.0_f32;
    let mut has_broken_words = false;
    if let Some(more) = all.len().checked_sub(count).filter(|more| *more > 0) {
        let runs = sheet.text(&format!("+{more}"), 17.0, Weight::SemiBold, None);
        right -= runs.width;
        let middle = Point::new(right + runs.width / 2.0, RADIUS * unit);
        items.push(text(&Placed::centred(runs, middle), sheet.theme.muted));
        right -= 28.0 * unit;
    }
    for (id, persona) in all.into_iter().take(count).rev() {
        let (own, width, own_height) = introduced(sheet, id, persona, each);
        right -= width;
        items.extend(own.into_iter().map(|item| moved(item, Point::new(right, 0.0))));
        right -= 40.0 * unit;
        height = height.max(own_height);
        let is_broken = |word| sheet.text(word, 18.0, Weight::SemiBold, None).width > room(sheet, each);
        has_broken_words |= persona.name.split_whitespace().any(is_broken);
    }
    Side { items, width: sheet.width - sheet.margin - right - 40.0 * unit, height, has_broken_words }
}

/// Radius of a portrait, in units of the page.
const RADIUS: f32 = 22.0;
/// Where the words beside it begin.
const LEFT: f32 = 2.0 * RADIUS + 11.0;

/// How wide the words beside a portrait may be.
fn room(sheet: &Sheet<'_>, most: f32) -> f32 {
    (most - (LEFT + 40.0) * sheet.unit).max(90.0 * sheet.unit)
}

/// Her portrait, her name, and a few words about her; drawn from (0, 0): items, width, height.
fn introduced(sheet: &Sheet<'_>, id: Id<Persona>, persona: &Persona, most: f32) -> (Vec<Item>, f32, f32) {
    let unit = sheet.unit;
    let radius = RADIUS * unit;
    let left = LEFT * unit;
    let room = Some(room(sheet, most));
    let name = sheet.text(&persona.name, 18.0, Weight::SemiBold, room);
    let about = sheet.text(persona.demographics.trim(), 16.0, Weight::Regular, room);
    let words = name.height + about.height;
    let top = (radius - words / 2.0).max(0.0);
    let middle = Point::new(radius, top + words / 2.0);
    let width = left + name.width.max(about.width);
    let name = beside(name, Point::new(left, top));
    let about = beside(about, Point::new(left, top + name.runs.height));
    let mut items = portrayed(sheet, id, persona, middle);
    items.push(text(&name, sheet.theme.ink));
    items.push(text(&about, sheet.theme.muted));
    (items, width, (top + words).max(middle.y + radius))
}

/// Words that begin here, also those that are read from the right.
fn beside(runs: Arc<Runs>, at: Point) -> Placed {
    let first = runs.rows.iter().map(|row| row.rect.x).reduce(f32::min).unwrap_or_default();
    Placed::new(runs, at - Point::new(first, 0.0))
}

/// Her portrait as `portrayed` draws it, on a page of another kind.
pub(super) fn portrayed_in(
    subject: &Subject<'_>,
    id: Id<Persona>,
    persona: &Persona,
    middle: Point,
    radius: f32,
    letter: f32,
) -> Vec<Item> {
    let sheet = subject.sheet(radius / RADIUS, 0.0, 0.0);
    let ring = disc(middle, radius, persona_colour(sheet.map, sheet.theme, id), None);
    let Some(pixels) = persona.portrait.picture.as_ref().and_then(portrait) else {
        let initial = subject.set.set(&initial(&persona.name), TextStyle::new(letter, Weight::Bold), None);
        return vec![ring, text(&Placed::centred(initial, middle), sheet.theme.on_persona)];
    };
    let inside = radius - 4.0;
    vec![ring, Item::Picture { rect: Rect::around(middle, 2.0 * inside, 2.0 * inside), radius: inside, pixels }]
}

/// Her picture within a ring of her colour, or a disc of it with her initial.
fn portrayed(sheet: &Sheet<'_>, id: Id<Persona>, persona: &Persona, middle: Point) -> Vec<Item> {
    let radius = RADIUS * sheet.unit;
    let ring = disc(middle, radius, persona_colour(sheet.map, sheet.theme, id), None);
    let Some(pixels) = persona.portrait.picture.as_ref().and_then(portrait) else {
        let initial = sheet.text(&initial(&persona.name), 19.0, Weight::Bold, None);
        return vec![ring, text(&Placed::centred(initial, middle), sheet.theme.on_persona)];
    };
    let inside = radius - 2.5 * sheet.unit;
    vec![ring, Item::Picture { rect: Rect::around(middle, 2.0 * inside, 2.0 * inside), radius: inside, pixels }]
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
    use crate::layout::{text::Typesetter, typeset::Parley};

    #[test]
    fn words_that_are_read_from_the_right_begin_where_they_are_put() {
        let set = Parley::bundled();
        for name in ["ليلى", "Maya"] {
            let runs = set.set(name, TextStyle::new(18.0, Weight::SemiBold), Some(300.0));
            let placed = beside(runs, Point::new(50.0, 0.0));
            assert!((placed.rect().x - 50.0).abs() < 0.1, "{name}: {:?}", placed.rect());
        }
    }

    #[test]
    fn an_initial_is_a_whole_letter() {
        assert_eq!(initial("maya"), "M");
        assert_eq!(initial("  e\u{301}mile"), "E\u{301}");
        assert_eq!(initial(""), "");
    }
}
