//! Links, their labels, and those who leave.

use super::{
    ORIGIN, Studio,
    brush::{line as stroke_line, piece, shape, solid, text},
};
use crate::{
    layout::{LeaveStub, LinkKind, LinkPath},
    model::Subject,
    scene::{Item, Part, Piece, Stroke},
};

fn subject(link: &LinkPath) -> Option<Subject> {
    match link.kind {
        LinkKind::Drawn(id) => Some(Subject::Link(id)),
        LinkKind::Missing => None,
    }
}

/// The line with its arrow head; dotted where the map does not draw it.
pub(super) fn line(studio: &Studio<'_>, link: &LinkPath) -> Piece {
    let colour = studio.theme.link;
    let dash = (link.kind == LinkKind::Missing).then_some((2.0, 4.0));
    let stroke = Stroke { colour, width: link.width, dash };
    let items = vec![stroke_line(&link.line, stroke), shape(&link.head, colour)];
    piece(Part::Link, subject(link), ORIGIN, items)
}

/// The share, on a pill.
pub(super) fn label(studio: &Studio<'_>, link: &LinkPath) -> Option<Piece> {
    let label = link.label.as_ref()?;
    let theme = studio.theme;
    let pill = Item::Box {
        rect: label.rect,
        radius: label.rect.h / 2.0,
        fill: Some(theme.label),
        stroke: Some(solid(theme.label_edge, 1.0)),
    };
    Some(piece(Part::Label, subject(link), ORIGIN, vec![pill, text(&label.text, theme.label_text)]))
}

/// "40 % leave".
pub(super) fn stub(studio: &Studio<'_>, stub: &LeaveStub) -> Piece {
    let theme = studio.theme;
    let items = vec![
        stroke_line(&stub.line, solid(theme.link, 1.25)),
        shape(&stub.head, theme.link),
        text(&stub.text, theme.muted),
    ];
    piece(Part::Link, None, ORIGIN, items)
}
