//! Who the customers are: a card each, side by side; one alone has the whole page.

use super::{
    Deck, MARGIN, Section, curve,
    profile::{self, PAD},
    sheet,
};
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
        compose::brush::{filled, piece, solid, text},
        page::persona_colour,
    },
    wording::{canvas::HOW_IT_FEELS, deck as words, page},
};

/// A card is never narrower.
const LEAST: f32 = 470.0;
const GAP: f32 = 28.0;
/// Sizes of letters: as large as leave room for all that is known of everybody on the page.
const SIZES: [f32; 8] = [30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0];
/// Height of a curve, with its heading.
const CURVE: (f32, f32) = (160.0, 330.0);

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
    let width = (deck.inner() - GAP * (count - 1.0)) / count;
    let height = deck.foot() - 24.0 - top;
    items.extend(deck.nav(Section::Personas, None, &deck.evidence()));
    let mut pieces = vec![sheet(items)];
    let is_drawn = |id: Id<Persona>| {
        let curves = source.band.as_ref().map_or(&[][..], |band| band.curves.as_slice());
        curves.iter().any(|curve| curve.persona == Some(id))
    };
    let has_curves = personas.iter().any(|(id, _)| is_drawn(*id));
    let room = height - if has_curves { CURVE.0 } else { 0.0 };
    let tries = SIZES.iter().map(|size| (*size, usize::MAX)).chain([4, 3, 2, 1].map(|most| (16.0, most)));
    let mut made: Vec<(Vec<Item>, f32)> = Vec::new();
    for (size, most) in tries {
        made = personas.iter().map(|(id, persona)| profile::told(deck, *id, persona, width, (size, most))).collect();
        if highest(&made) <= room {
            break;
        }
    }
    // Curves that stand side by side are as high as each other.
    let curve_height = (height - highest(&made)).min(CURVE.1);
    let mut left = MARGIN;
    for ((id, _), (told, _)) in personas.iter().zip(made) {
        let rect = Rect::new(left, top, width, height);
        let curve = (is_drawn(*id) && curve_height >= CURVE.0).then_some(curve_height);
        pieces.push(card(deck, *id, rect, told, curve, source));
        left += width + GAP;
    }
    let alternative = personas.iter().map(|(_, persona)| words::persona(persona)).collect::<Vec<_>>().join(" ");
    deck.page(words::PERSONAS.to_owned(), heading, alternative, pieces)
}

fn highest(made: &[(Vec<Item>, f32)]) -> f32 {
    made.iter().map(|(_, height)| *height).fold(0.0, f32::max)
}

/// Her card: what is known of her, and how it feels to her where there is room for it.
fn card(deck: &Deck<'_>, id: Id<Persona>, rect: Rect, told: Vec<Item>, curve: Option<f32>, source: &Layout) -> Piece {
    let theme = deck.theme();
    let own = Rect::new(0.0, 0.0, rect.w, rect.h);
    let mut items =
        vec![Item::Box { rect: own, radius: 16.0, fill: Some(theme.card), stroke: Some(solid(theme.hairline, 1.5)) }];
    let colour = persona_colour(deck.subject.map, theme, id);
    items.push(filled(Rect::new(PAD, 0.0, rect.w - 2.0 * PAD, 6.0), 3.0, colour));
    items.extend(told);
    if let Some(height) = curve {
        let within = Rect::new(PAD, rect.h - height + 34.0, rect.w - 2.0 * PAD, height - 64.0);
        let label = deck.text(HOW_IT_FEELS, 18.0, Weight::SemiBold, None);
        items.push(text(&Placed::new(label, Point::new(PAD, rect.h - height)), theme.muted));
        let wanted = curve::Wanted { persona: Some(id), touchpoint: None, radius: 11.0 };
        items.extend(curve::curves(deck, source, within, &wanted));
    }
    piece(Part::Card, Some(crate::model::Subject::Persona(id)), rect.corner(), items)
}
