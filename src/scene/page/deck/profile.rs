//! What is known of a persona: who she is, what she says, what she wants and what gets in her way.

use super::{Deck, shifted};
use crate::{
    layout::{Placed, geometry::Point, text::Weight},
    model::{Id, Persona},
    scene::{
        Item,
        compose::brush::{disc, text},
        page::{header::portrayed_in, persona_colour},
    },
    wording::{deck as words, figure::percent},
};

/// Between the edge of a card and its words.
pub(super) const PAD: f32 = 36.0;
/// A card so wide tells who she is on its left, and the rest beside it.
const WIDE: f32 = 1_150.0;
/// A field so wide sets its lists in two columns.
const TWO_COLUMNS: f32 = 600.0;
const COLUMN_GAP: f32 = 40.0;

/// Everything that is known of her, in letters of a size, and how high it is; at most so many lines of a list.
pub(super) fn told(
    deck: &Deck<'_>,
    id: Id<Persona>,
    persona: &Persona,
    width: f32,
    (size, most): (f32, usize),
) -> (Vec<Item>, f32) {
    let inner = width - 2.0 * PAD;
    let top = 36.0;
    let lists = |width: f32| lists(deck, persona, width, (size, most));
    let (items, height) = if width < WIDE {
        let (mut items, head) = introduced(deck, id, persona, inner, size);
        let (lists, height) = lists(inner);
        items.extend(shifted(lists, Point::new(0.0, head + size)));
        (items, head + size + height)
    } else {
        let side = inner * 0.36;
        let (mut items, head) = introduced(deck, id, persona, side, size * 1.25);
        let (lists, height) = lists(inner - side - 2.0 * COLUMN_GAP);
        items.extend(shifted(lists, Point::new(side + 2.0 * COLUMN_GAP, 0.0)));
        (items, head.max(height))
    };
    (shifted(items, Point::new(PAD, top)).collect(), top + height + 12.0)
}

/// Her portrait, her name, a few words about her, and a sentence of hers; from (0, 0), and the height.
fn introduced(deck: &Deck<'_>, id: Id<Persona>, persona: &Persona, width: f32, size: f32) -> (Vec<Item>, f32) {
    let theme = deck.theme();
    let radius = size * 2.0;
    let left = 2.0 * radius + size;
    let room = Some(width - left);
    let name = deck.dense(&persona.name, size * 1.45, Weight::Bold, room);
    let about = deck.text(persona.demographics.trim(), (size * 0.9).max(16.0), Weight::Regular, room);
    let share = persona.share.map(|share| words::share(&percent(share.value()))).unwrap_or_default();
    let share = deck.text(&share, (size * 0.8).max(16.0), Weight::SemiBold, room);
    let words_height = name.height + about.height + share.height;
    let head = words_height.max(2.0 * radius);
    let middle = Point::new(radius, head / 2.0);
    let mut items = portrayed_in(deck.subject, id, persona, middle, radius, size * 1.6);
    let mut at = Point::new(left, (head - words_height) / 2.0);
    for (runs, colour) in [(name, theme.ink), (about, theme.muted), (share, theme.accent_text)] {
        let height = runs.height;
        items.push(text(&Placed::new(runs, at), colour));
        at.y += height;
    }
    let quote = persona.quote.trim();
    if quote.is_empty() {
        return (items, head);
    }
    let quote = format!("“{}”", quote.trim_matches(['“', '”', '"']));
    let quote = deck.dense(&quote, size * 1.1, Weight::SemiBold, Some(width));
    let below = head + size;
    let height = quote.height;
    let colour = persona_colour(deck.subject.map, theme, id);
    items.push(text(&Placed::new(quote, Point::new(0.0, below)), colour));
    (items, below + height)
}

/// What she wants, what drives her, what gets in her way; from (0, 0), and the height.
fn lists(deck: &Deck<'_>, persona: &Persona, width: f32, (size, most): (f32, usize)) -> (Vec<Item>, f32) {
    let all = [
        (words::GOALS, &persona.goals),
        (words::MOTIVATIONS, &persona.motivations),
        (words::NEEDS, &persona.needs),
        (words::FRUSTRATIONS, &persona.frustrations),
        (words::BEHAVIOURS, &persona.behaviours),
    ];
    let known: Vec<_> = all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    let is_split = width > TWO_COLUMNS && known.len() > 1;
    let column = if is_split { (width - COLUMN_GAP) / 2.0 } else { width };
    let mut items = Vec::new();
    let (mut left, mut right) = (0.0_f32, 0.0_f32);
    for (heading, lines) in known {
        let (own, height) = list(deck, (heading, lines), column, (size, most));
        let is_right = is_split && right < left;
        let (x, bottom) = if is_right { (column + COLUMN_GAP, &mut right) } else { (0.0, &mut left) };
        items.extend(shifted(own, Point::new(x, *bottom)));
        *bottom += height + size * 0.8;
    }
    (items, left.max(right))
}

fn list(
    deck: &Deck<'_>,
    (heading, lines): (&str, &[String]),
    width: f32,
    (size, most): (f32, usize),
) -> (Vec<Item>, f32) {
    let theme = deck.theme();
    let heading = deck.text(heading, (size * 0.85).max(16.0), Weight::SemiBold, Some(width));
    let mut below = heading.height + 4.0;
    let mut items = vec![text(&Placed::new(heading, Point::default()), theme.muted)];
    let left = size * 0.8;
    let shown = lines.len().min(most);
    let more = lines.len() - shown;
    let more = (more > 0).then(|| words::more(more));
    for line in lines.iter().take(shown).map(String::as_str).chain(more.as_deref()) {
        let runs = deck.text(line.trim(), size, Weight::Regular, Some(width - left));
        let first = runs.rows.first().map_or(size, |row| row.rect.h);
        items.push(disc(Point::new(size * 0.25, below + first / 2.0), size * 0.12, theme.muted, None));
        let height = runs.height;
        items.push(text(&Placed::new(runs, Point::new(left, below)), theme.ink));
        below += height + size * 0.15;
    }
    (items, below)
}
