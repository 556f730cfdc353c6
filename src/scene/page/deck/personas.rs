//! Who the customers are: a card each, side by side.

use super::{Deck, MARGIN, Section, curve, sheet, shifted};
use crate::{
    layout::{
        Layout, Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    model::{Id, JourneyMap, Persona},
    scene::Part,
    scene::{
        Item, Page, Piece,
        compose::brush::{disc, filled, piece, solid, text},
        page::{header::portrayed_in, persona_colour},
    },
    wording::{deck as words, figure::percent, page},
};

/// A card is never narrower.
const LEAST: f32 = 470.0;
/// And never wider.
const MOST: f32 = 860.0;
const GAP: f32 = 28.0;
const PAD: f32 = 36.0;

/// Is more known of anybody than a name?
pub(super) fn is_told(map: &JourneyMap) -> bool {
    map.personas.values().any(|persona| {
        let lists = [&persona.goals, &persona.motivations, &persona.needs, &persona.frustrations, &persona.behaviours];
        map.personas.len() > 1
            || persona.portrait.picture.is_some()
            || persona.share.is_some()
            || lists.iter().any(|list| !list.is_empty())
            || [&persona.quote, &persona.demographics].iter().any(|text| !text.trim().is_empty())
    })
}

/// As many pages as they need.
pub(super) fn pages(deck: &Deck<'_>) -> Vec<Page> {
    let all = deck.subject.map.personas_in_order();
    let fitting = ((deck.inner() + GAP) / (LEAST + GAP)).floor().clamp(1.0, 3.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one to three")]
    let fitting = fitting as usize;
    let count = all.len().div_ceil(fitting).max(1);
    let each = all.len().div_ceil(count).max(1);
    let source = curve::source(deck);
    all.chunks(each).map(|personas| page_of(deck, personas, &source)).collect()
}

fn page_of(deck: &Deck<'_>, personas: &[(Id<Persona>, &Persona)], source: &Layout) -> Page {
    let map = deck.subject.map;
    let heading = words::personas_heading(map);
    let (mut items, top) = deck.head(&heading, &page::subtitle(map));
    let count = f32::from(u8::try_from(personas.len()).unwrap_or(1));
    let width = ((deck.inner() - GAP * (count - 1.0)) / count).min(MOST);
    let height = deck.foot() - 24.0 - top;
    items.extend(deck.nav(Section::Personas, None, &deck.evidence()));
    let mut pieces = vec![sheet(items)];
    let mut left = MARGIN;
    for (id, persona) in personas {
        pieces.push(card(deck, *id, persona, Rect::new(left, top, width, height), source));
        left += width + GAP;
    }
    let alternative = personas.iter().map(|(_, persona)| words::persona(persona)).collect::<Vec<_>>().join(" ");
    deck.page(words::PERSONAS.to_owned(), heading, alternative, pieces)
}

/// Her card: as much as fits, in the largest letters that do.
fn card(deck: &Deck<'_>, id: Id<Persona>, persona: &Persona, rect: Rect, source: &Layout) -> Piece {
    let theme = deck.theme();
    let own = Rect::new(0.0, 0.0, rect.w, rect.h);
    let mut items =
        vec![Item::Box { rect: own, radius: 16.0, fill: Some(theme.card), stroke: Some(solid(theme.hairline, 1.5)) }];
    let colour = persona_colour(deck.subject.map, theme, id);
    items.push(filled(Rect::new(PAD, 0.0, rect.w - 2.0 * PAD, 6.0), 3.0, colour));
    let curve_height = 150.0;
    let room = rect.h - curve_height - 30.0;
    let sizes = [24.0, 22.0, 20.0, 18.0, 16.0];
    let tries = sizes.iter().map(|size| (*size, usize::MAX)).chain([4, 3, 2, 1].map(|most| (16.0, most)));
    let mut made = (Vec::new(), f32::MAX);
    for (size, most) in tries {
        made = told(deck, id, persona, rect.w, size, most);
        if made.1 <= room {
            break;
        }
    }
    items.extend(made.0);
    let within = Rect::new(PAD, rect.h - curve_height, rect.w - 2.0 * PAD, curve_height - 36.0);
    let label = deck.text(crate::wording::canvas::HOW_IT_FEELS, 16.0, Weight::SemiBold, None);
    if made.1 <= room {
        items.push(text(&Placed::new(label, Point::new(PAD, within.y - 24.0)), theme.muted));
        let wanted = curve::Wanted { persona: Some(id), touchpoint: None, radius: 9.0 };
        items.extend(curve::curves(deck, source, within, &wanted));
    }
    piece(Part::Card, Some(crate::model::Subject::Persona(id)), rect.corner(), items)
}

/// Everything that is known of her, and how high it is; `most` lines of a list.
fn told(deck: &Deck<'_>, id: Id<Persona>, persona: &Persona, width: f32, size: f32, most: usize) -> (Vec<Item>, f32) {
    let theme = deck.theme();
    let radius = 46.0;
    let left = PAD + 2.0 * radius + 22.0;
    let room = width - left - PAD;
    let name = deck.dense(&persona.name, 32.0, Weight::Bold, Some(room));
    let about = deck.text(persona.demographics.trim(), 20.0, Weight::Regular, Some(room));
    let share = persona.share.map(|share| words::share(&percent(share.value()))).unwrap_or_default();
    let share = deck.text(&share, 18.0, Weight::SemiBold, Some(room));
    let words_height = name.height + about.height + share.height;
    let top = 34.0_f32;
    let head = words_height.max(2.0 * radius);
    let mut items = portrayed_in(deck.subject, id, persona, Point::new(PAD + radius, top + head / 2.0), radius, 38.0);
    let mut at = Point::new(left, top + (head - words_height) / 2.0);
    for (runs, colour) in [(name, theme.ink), (about, theme.muted), (share, theme.accent_text)] {
        let height = runs.height;
        items.push(text(&Placed::new(runs, at), colour));
        at.y += height;
    }
    let mut below = top + head + 24.0;
    let inner = width - 2.0 * PAD;
    if !persona.quote.trim().is_empty() {
        let quote = format!("“{}”", persona.quote.trim().trim_matches(['“', '”', '"']));
        let quote = deck.dense(&quote, size + 2.0, Weight::SemiBold, Some(inner));
        let height = quote.height;
        items.push(text(&Placed::new(quote, Point::new(PAD, below)), persona_colour(deck.subject.map, theme, id)));
        below += height + 20.0;
    }
    let lists = [
        (words::GOALS, &persona.goals),
        (words::MOTIVATIONS, &persona.motivations),
        (words::NEEDS, &persona.needs),
        (words::FRUSTRATIONS, &persona.frustrations),
        (words::BEHAVIOURS, &persona.behaviours),
    ];
    let filled_lists: Vec<_> = lists.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    // Wide cards set their lists side by side.
    let columns: usize = if width > 700.0 && filled_lists.len() > 1 { 2 } else { 1 };
    let column_gap = 32.0;
    let column = if columns == 2 { (inner - column_gap) / 2.0 } else { inner };
    let mut bottoms = [below, below];
    for (heading, lines) in filled_lists {
        let side = usize::from(columns == 2 && bottoms[1] < bottoms[0]);
        let x = if side == 1 { PAD + column + column_gap } else { PAD };
        let (own, height) = list(deck, heading, lines, column, size, most);
        let y = if side == 1 { bottoms[1] } else { bottoms[0] };
        items.extend(shifted(own, Point::new(x, y)));
        if side == 1 {
            bottoms[1] += height + 18.0;
        } else {
            bottoms[0] += height + 18.0;
        }
    }
    (items, bottoms[0].max(bottoms[1]))
}

fn list(deck: &Deck<'_>, heading: &str, lines: &[String], width: f32, size: f32, most: usize) -> (Vec<Item>, f32) {
    let theme = deck.theme();
    let heading = deck.text(heading, size - 2.0, Weight::SemiBold, Some(width));
    let mut below = heading.height + 2.0;
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
