//! A sheet: columns in the tints of their phases, rows with their labels and cells, the heads of the columns.

use super::{
    ORIGIN, Studio,
    brush::{disc, filled, icon, piece, solid, straight, text},
    card::{channel_icon, faces, hatch},
};
use crate::{
    layout::{
        CardBox, Cell, CellPart, Layout, RowKind, SheetRow, Tone,
        geometry::{Point, Rect},
    },
    model::Subject,
    scene::{Colour, Item, Part, Piece, Stroke, Theme},
};

/// Columns that keep a little way between them, and the phase bands above.
pub(super) fn ground(layout: &Layout, theme: &Theme) -> Piece {
    let mut items = Vec::new();
    for column in &layout.columns {
        // Beneath the band of its phase.
        let top = column.corner.y;
        let rect = Rect::new(column.rect.x + 1.0, top, (column.rect.w - 2.0).max(0.0), column.rect.bottom() - top);
        items.push(filled(rect, 2.0, theme.phase(column.phase).column));
    }
    for band in &layout.phases {
        let tint = theme.phase(band.phase);
        let rect = Rect::new(band.rect.x + 1.0, band.rect.y, (band.rect.w - 2.0).max(0.0), band.rect.h);
        items.push(filled(rect, 6.0, tint.band));
        items.push(text(&band.name, tint.text));
    }
    piece(Part::Ground, None, ORIGIN, items)
}

/// The lines above the rows and the rows' labels.
pub(super) fn rows(layout: &Layout, theme: &Theme) -> Piece {
    let left = |row: &SheetRow| row.cells.first().map_or(row.rect.x, |cell| cell.rect.x);
    let line = |row: &SheetRow| {
        let to = Point::new(row.rect.right(), row.rect.y);
        match &row.line {
            // A line with a name stands out, and begins where its name ends.
            Some(_) => {
                let stroke = Stroke { colour: theme.muted, width: 1.5, dash: Some((6.0, 4.0)) };
                straight(Point::new(left(row), row.rect.y), to, stroke)
            }
            None => straight(Point::new(row.rect.x, row.rect.y), to, solid(theme.hairline, 1.25)),
        }
    };
    let ruled = layout.rows.iter().filter(|row| row.kind != RowKind::Feeling);
    let labels = layout.rows.iter().map(|row| text(&row.label, theme.ink));
    let names = layout.rows.iter().filter_map(|row| row.line.as_ref()).map(|name| text(name, theme.muted));
    piece(Part::Ground, None, ORIGIN, ruled.map(line).chain(labels).chain(names).collect())
}

/// What a row tells of one touchpoint, counted from the cell's corner.
pub(super) fn cell(studio: &Studio<'_>, cell: &Cell) -> Option<Piece> {
    let theme = studio.theme;
    let mut items = Vec::new();
    for part in &cell.parts {
        match part {
            CellPart::Words(words, tone) => items.push(text(words, colour(studio, *tone))),
            CellPart::Channel(id, middle, size) => {
                if let Some(channel) = studio.map.channels.get(*id) {
                    items.push(icon(channel_icon(channel), *middle, *size, theme.muted));
                }
            }
            CellPart::Missing(rect, words) => {
                let edge = Stroke { colour: theme.neutral, width: 1.0, dash: Some((3.0, 3.0)) };
                items.push(Item::Box { rect: *rect, radius: 4.0, fill: None, stroke: Some(edge) });
                items.push(text(words, theme.muted));
            }
            CellPart::Chip(chip) => {
                let tint = theme.creator(chip.creator);
                items.push(filled(chip.rect, chip.rect.h / 2.0, tint.fill));
                items.push(text(&chip.word, tint.text));
            }
        }
    }
    let subject = Some(Subject::Touchpoint(cell.touchpoint));
    (!items.is_empty()).then(|| piece(Part::Card, subject, cell.rect.corner(), items))
}

fn colour(studio: &Studio<'_>, tone: Tone) -> Colour {
    match tone {
        Tone::Plain => studio.theme.ink,
        Tone::Quiet => studio.theme.muted,
        Tone::Accent => studio.theme.accent_text,
        Tone::Love => studio.theme.love_text,
        Tone::Pain => studio.theme.pain_text,
        Tone::Of(persona) => studio.persona(persona),
    }
}

/// Number and title, counted from the head's corner; stripes beside the number where the feeling is only assumed.
pub(super) fn head(studio: &Studio<'_>, card: &CardBox) -> Piece {
    let theme = studio.theme;
    let (middle, radius) = card.number_disc;
    let mut items: Vec<Item> =
        vec![disc(middle, radius, theme.number, None), text(&card.number_text, theme.number_text)];
    if card.is_assumed && card.emotion.is_some() && card.edge.w > 6.0 {
        items.push(hatch(card.edge, theme.neutral));
    }
    items.extend(faces(studio, card));
    items.push(text(&card.title, theme.ink));
    piece(Part::Card, Some(Subject::Touchpoint(card.id)), card.rect.corner(), items)
}
