//! Lanes: lines between them, their headings, and marks of what happens there too.

use super::{
    ORIGIN, Studio,
    brush::{disc, filled, icon, line, piece, solid, straight, text},
    card::channel_icon,
};
use crate::{
    layout::{
        AlsoHere, Lane, LaneKind, Layout,
        geometry::{Point, Rect},
    },
    model::Subject,
    scene::{Item, Part, Piece, Stroke},
};

/// Lines above the lanes; a stronger one where another kind begins.
pub(super) fn ground(studio: &Studio<'_>, layout: &Layout) -> Piece {
    let theme = studio.theme;
    let rule = |lane: &Lane| {
        let (left, right) = (Point::new(lane.head.right(), lane.rect.y), Point::new(lane.rect.right(), lane.rect.y));
        let stroke = if lane.begins_group { solid(theme.neutral, 1.75) } else { solid(theme.unrated, 1.0) };
        straight(left, right, stroke)
    };
    piece(Part::Ground, None, ORIGIN, layout.lanes.iter().map(rule).collect())
}

/// Above the headings of the lanes and below them.
pub(super) fn side(studio: &Studio<'_>, layout: &Layout) -> Option<Piece> {
    let head = layout.lanes.first()?.head;
    let items = vec![filled(Rect::new(head.x, 0.0, head.w - 2.0, layout.size.1), 0.0, studio.theme.panel)];
    Some(piece(Part::Side, None, ORIGIN, items))
}

/// The heading of a lane, which stays in view beside it.
pub(super) fn head(studio: &Studio<'_>, lane: &Lane) -> Piece {
    let theme = studio.theme;
    let own = lane.head;
    let mut items = vec![filled(Rect::new(own.x, own.y, own.w - 2.0, own.h), 0.0, theme.panel)];
    let stroke = if lane.begins_group { solid(theme.neutral, 1.75) } else { solid(theme.hairline, 1.0) };
    items.push(straight(own.corner(), Point::new(own.right() - 2.0, own.y), stroke));
    if let (LaneKind::Channel(id), Some((middle, size))) = (lane.kind, lane.icon)
        && let Some(channel) = studio.map.channels.get(id)
    {
        items.push(icon(channel_icon(channel), middle, size, if lane.is_empty { theme.muted } else { theme.ink }));
    }
    if let Some(name) = &lane.name {
        items.push(text(name, if lane.is_empty { theme.muted } else { theme.ink }));
    }
    if let Some(chip) = &lane.chip {
        let tint = theme.creator(chip.creator);
        items.push(filled(chip.rect, chip.rect.h / 2.0, tint.fill));
        items.push(text(&chip.word, tint.text));
    }
    items.extend(lane.notes.iter().map(|note| text(note, theme.muted)));
    let subject = match lane.kind {
        LaneKind::Channel(id) => Some(Subject::Channel(id)),
        _ => None,
    };
    piece(Part::Side, subject, ORIGIN, items)
}

/// From a card to its mark in another lane; behind everything.
pub(super) fn way(studio: &Studio<'_>, also: &AlsoHere) -> Piece {
    let theme = studio.theme;
    let stroke = Stroke { colour: theme.neutral, width: 1.5, dash: Some((2.0, 3.0)) };
    piece(Part::Link, None, ORIGIN, vec![line(&also.way, stroke), disc(also.end, 2.5, theme.neutral, None)])
}

/// The mark: "it happens here too".
pub(super) fn mark(studio: &Studio<'_>, also: &AlsoHere) -> Piece {
    let theme = studio.theme;
    let at = also.rect.corner();
    let own = Rect::new(0.0, 0.0, also.rect.w, also.rect.h);
    let edge = Stroke { colour: theme.neutral, width: 1.25, dash: Some((3.0, 3.0)) };
    let counted = |placed: &crate::layout::Placed| {
        let mut placed = placed.clone();
        placed.at = placed.at - at;
        placed
    };
    let (middle, radius) = also.number_disc;
    let items = vec![
        Item::Box { rect: own, radius: 8.0, fill: Some(theme.panel), stroke: Some(edge) },
        disc(middle - at, radius, theme.number, None),
        text(&counted(&also.number_text), theme.number_text),
        text(&counted(&also.title), theme.muted),
    ];
    piece(Part::Mark, Some(Subject::Touchpoint(also.touchpoint)), at, items)
}
