//! Where a touchpoint lies on the curve, along the whole way.

use super::{Deck, MARGIN, curve, one_row};
use crate::{
    layout::{
        Layout, Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    model::{Id, Touchpoint},
    scene::{
        Item, Stroke,
        compose::brush::{filled, solid, straight, text},
        page::persona_colour,
    },
};

/// Its height.
const HEIGHT: f32 = 176.0;

/// Where it stands; none where nobody has rated.
pub(super) fn place(deck: &Deck<'_>, source: &Layout) -> Option<Rect> {
    source.band.as_ref().filter(|band| !band.curves.is_empty())?;
    Some(Rect::new(MARGIN, deck.foot() - 24.0 - HEIGHT, deck.inner(), HEIGHT))
}

/// The panel.
pub(super) fn panel(deck: &Deck<'_>, touchpoint: Id<Touchpoint>, source: &Layout) -> Vec<Item> {
    let theme = deck.theme();
    let map = deck.subject.map;
    let Some(rect) = place(deck, source) else { return Vec::new() };
    let mut items =
        vec![Item::Box { rect, radius: 14.0, fill: Some(theme.card), stroke: Some(solid(theme.hairline, 1.5)) }];
    let heading = deck.text(crate::wording::canvas::HOW_IT_FEELS, 20.0, Weight::SemiBold, None);
    items.push(text(&Placed::new(heading, rect.corner() + Point::new(28.0, 28.0)), theme.ink));
    let active = deck.subject.wanted.active_persona();
    for (place, (id, persona)) in (0_u8..3).zip(map.personas_in_order()) {
        let middle = rect.y + 76.0 + 32.0 * f32::from(place);
        let colour = persona_colour(map, theme, id);
        let stroke =
            if Some(id) == active { solid(colour, 4.0) } else { Stroke { colour, width: 3.0, dash: Some((5.0, 4.0)) } };
        items.push(straight(Point::new(rect.x + 28.0, middle), Point::new(rect.x + 66.0, middle), stroke));
        let name = one_row(deck, persona.name.trim(), (18.0, Weight::Regular), 118.0);
        let at = Point::new(rect.x + 78.0, middle - name.height / 2.0);
        items.push(text(&Placed::new(name, at), theme.muted));
    }
    let within = Rect::new(rect.x + 210.0, rect.y + 26.0, rect.w - 240.0, rect.h - 66.0);
    for band in &source.phases {
        let (from, to) = curve::span(source, band.rect, within);
        items.push(filled(
            Rect::new(from + 2.0, rect.y + 9.0, to - from - 4.0, 6.0),
            3.0,
            theme.phase(band.phase).band,
        ));
    }
    let wanted = curve::Wanted { persona: None, touchpoint: Some(touchpoint), radius: 11.0 };
    items.extend(curve::curves(deck, source, within, &wanted));
    let here = map.touchpoints.get(touchpoint).map(|touchpoint| touchpoint.stage);
    for column in &source.columns {
        let (from, to) = curve::span(source, column.rect, within);
        let is_here = here == Some(column.id);
        let (weight, colour) = if is_here { (Weight::SemiBold, theme.ink) } else { (Weight::Regular, theme.muted) };
        let name = map.stages.get(column.id).map_or("", |stage| stage.name.trim());
        let name = deck.text(name, 16.0, weight, None);
        if name.width <= to - from - 8.0 {
            let middle = Point::new((from + to) / 2.0, rect.bottom() - 22.0);
            items.push(text(&Placed::centred(name, middle), colour));
        }
    }
    items
}
