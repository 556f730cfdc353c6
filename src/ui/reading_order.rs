//! Text of the controls in the order in which it is read. egui shapes each word right but sets all of them from left to
//! right, which puts the words of an Arabic or Hebrew text in the wrong order. After everything is painted, such texts
//! are set again by the typesetter of the map, in the same place and letters; and faces are asked for that letters of
//! other scripts need which stand in no card (a name in the list of recent files, a line that is being typed).
//!
//! Limitations: the caret of a text field stands where egui thinks that it is; a text with a selection, and one of
//! several rows in several colours, keeps egui's order. The signs of the capture line stay where they are: only the
//! words between them are put right.

use egui::{
    Color32, Context, FontFamily, Galley, LayerId, Shape,
    epaint::TextShape,
    layers::ShapeIdx,
    pos2,
    text::{LayoutJob, LayoutSection},
};

use super::{
    direction::{from_its_side, is_leftward},
    paint::{FaceSet, Manner, View, family, run_shape},
};
use crate::layout::text::{FaceId, Row, Runs, TextStyle, Typesetter, Weight};

/// May the bundled faces lack it? Signs and punctuation are theirs.
fn is_foreign(letter: char) -> bool {
    letter >= '\u{530}' && !('\u{1E00}'..='\u{2BFF}').contains(&letter)
}

/// Sets again what stands in the wrong order on the screen, once everything of this frame is painted.
pub fn put_right(ctx: &Context, set: &dyn Typesetter, faces: &mut FaceSet) {
    for (layer, at, shape) in foreign_texts(ctx) {
        let Some(again) = set_again(ctx, &shape, set, faces) else { continue };
        ctx.graphics_mut(|layers| {
            if let Some(list) = layers.get_mut(layer) {
                list.mutate_shape(at, |clipped| clipped.shape = Shape::Vec(again));
            }
        });
    }
}

/// The texts of the controls that have letters of other scripts, with their places among the shapes.
fn foreign_texts(ctx: &Context) -> Vec<(LayerId, ShapeIdx, TextShape)> {
    let mut layers: Vec<LayerId> = ctx.memory(|memory| memory.layer_ids().collect());
    if !layers.contains(&LayerId::background()) {
        layers.push(LayerId::background());
    }
    ctx.graphics(|graphics| {
        let lists = layers.into_iter().filter_map(|layer| Some((layer, graphics.get(layer)?)));
        let texts = lists.flat_map(|(layer, list)| {
            list.all_entries().enumerate().filter_map(move |(at, clipped)| match &clipped.shape {
                Shape::Text(text) if is_of_control(text) => Some((layer, ShapeIdx(at), text.clone())),
                _ => None,
            })
        });
        texts.collect()
    })
}

/// Is it text of a control, and not a run of the scene, which is in order already?
fn is_of_control(shape: &TextShape) -> bool {
    let text = &shape.galley.job.text;
    // Nearly every text is told by its bytes: letters of other scripts begin with one of these.
    text.bytes().any(|byte| byte >= 0xD4) && text.chars().any(is_foreign) && style(&shape.galley).is_some()
}

/// How the typesetter sets what egui set in this family.
fn style(galley: &Galley) -> Option<TextStyle> {
    let font = &galley.job.sections.first()?.format.font_id;
    Some(TextStyle::new(font.size, weight(&font.family)?))
}

fn weight(name: &FontFamily) -> Option<Weight> {
    match name {
        FontFamily::Proportional => Some(Weight::Regular),
        name if *name == family(FaceId(1)) => Some(Weight::SemiBold),
        name if *name == family(FaceId(2)) => Some(Weight::Bold),
        _ => None,
    }
}

/// The same text from the typesetter. None where it can stay as it is, or must.
fn set_again(ctx: &Context, shape: &TextShape, set: &dyn Typesetter, faces: &mut FaceSet) -> Option<Vec<Shape>> {
    let galley = &shape.galley;
    let runs = runs(galley, style(galley)?, set);
    let glyphs = || runs.rows.iter().flat_map(|row| &row.runs);
    let missing = glyphs().filter(|run| !faces.has(run.face)).count();
    if missing > 0 {
        // It is asked for, and there in the next frame.
        ctx.request_repaint();
        return None;
    }
    let is_marked = galley.rows.iter().any(|row| row.visuals.mesh.vertices.len() > row.visuals.glyph_vertex_range.end);
    let is_plain = shape.angle == 0.0 && !is_marked;
    if !is_plain || !galley.job.text.chars().any(is_leftward) {
        return None;
    }
    let [section] = galley.job.sections.as_slice() else { return by_section(ctx, shape, set, faces) };
    if galley.rows.len() != runs.rows.len() {
        return None;
    }
    let tint = tint(shape, section);
    let rows = galley.rows.iter().zip(&runs.rows);
    let shapes = rows.filter_map(|(there, row)| Some(row_shapes(ctx, row, baseline(shape, there)?, tint)));
    Some(shapes.flatten().collect())
}

/// The colour of a section.
fn tint(shape: &TextShape, section: &LayoutSection) -> Color32 {
    let own = Some(section.format.color).filter(|colour| *colour != Color32::PLACEHOLDER);
    shape.override_text_color.or(own).unwrap_or(shape.fallback_color).gamma_multiply(shape.opacity_factor)
}

/// A row of several sections, each in its place and in its own order.
fn by_section(ctx: &Context, shape: &TextShape, set: &dyn Typesetter, faces: &mut FaceSet) -> Option<Vec<Shape>> {
    let [row] = shape.galley.rows.as_slice() else { return None };
    let begin = baseline(shape, row)?;
    let mut shapes = Vec::new();
    for (section, (left, right)) in shape.galley.job.sections.iter().zip(edges(ctx, &shape.galley)?) {
        let text = text_of(&shape.galley, section)?;
        let at = begin + egui::vec2(left, 0.0);
        if text.chars().any(is_leftward) {
            let style = TextStyle::new(section.format.font_id.size, weight(&section.format.font_id.family)?);
            let runs = set.set(text.trim(), style, None);
            if runs.rows.iter().flat_map(|row| &row.runs).any(|run| !faces.has(run.face)) {
                return None;
            }
            let spaces = text.get(..text.len() - text.trim_start().len())?;
            let at = at + egui::vec2(alone(ctx, spaces, section).rect.width(), 0.0);
            let rows = runs.rows.first().map(|row| row_shapes(ctx, row, at, tint(shape, section)));
            shapes.extend(rows.into_iter().flatten());
            // Beneath what is not understood.
            if section.format.underline.width > 0.0 {
                let ends = [pos2(at.x, at.y + 3.0), pos2(begin.x + right, at.y + 3.0)];
                shapes.push(Shape::line_segment(ends, section.format.underline));
            }
            continue;
        }
        let own = alone(ctx, text, section);
        if let Some(glyph) = own.rows.first().and_then(|row| row.glyphs.first()) {
            let top = at - egui::vec2(0.0, glyph.pos.y);
            shapes.push(Shape::Text(TextShape::new(top, own, tint(shape, section))));
        }
    }
    Some(shapes)
}

/// Where the sections of a row begin and end, from its left side. None where it needs no other order, or has several
/// rows: egui's own cursor says it then.
#[must_use]
pub fn edges(ctx: &Context, galley: &Galley) -> Option<Vec<(f32, f32)>> {
    if galley.rows.len() != 1 || galley.elided || !galley.job.text.chars().any(is_leftward) {
        return None;
    }
    let mut at = 0.0;
    let mut edges = Vec::new();
    for section in &galley.job.sections {
        let left = at + section.leading_space;
        at = left + alone(ctx, text_of(galley, section)?, section).rect.width();
        edges.push((left, at));
    }
    Some(edges)
}

fn text_of<'a>(galley: &'a Galley, section: &LayoutSection) -> Option<&'a str> {
    galley.job.text.get(usize::from(section.byte_range.start)..usize::from(section.byte_range.end))
}

/// A text as egui sets it in the look of a section.
fn alone(ctx: &Context, text: &str, section: &LayoutSection) -> std::sync::Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), section.format.clone());
    job.break_on_newline = false;
    job.wrap.max_width = f32::INFINITY;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Where the text begins at the left, and the baseline of one of its rows.
fn baseline(shape: &TextShape, row: &egui::epaint::text::PlacedRow) -> Option<egui::Pos2> {
    let ascent = row.glyphs.first()?.pos.y;
    Some(pos2(shape.pos.x + shape.galley.rect.left(), shape.pos.y + row.pos.y + ascent))
}

fn row_shapes(ctx: &Context, row: &Row, begin: egui::Pos2, tint: Color32) -> Vec<Shape> {
    let view = View { corner: begin - egui::vec2(0.0, row.baseline), scale: 1.0 };
    let manner = Manner { view, is_zooming: false };
    row.runs.iter().filter_map(|run| run_shape(ctx, run, tint, manner)).map(Shape::Text).collect()
}

/// The text as far as it is shown.
fn runs(galley: &Galley, style: TextStyle, set: &dyn Typesetter) -> std::sync::Arc<Runs> {
    let text = from_its_side(&galley.job.text);
    let text = text.as_ref();
    if galley.elided {
        return cut(text, style, galley.job.wrap.max_width, set);
    }
    // As wide as its widest row: a field may show less than it has asked for.
    let widest = galley.rows.iter().map(|row| row.size.x).fold(0.0, f32::max) + 1.0;
    set.set(text, style, (galley.rows.len() > 1).then_some(widest))
}

/// As many letters as fit on one row with … behind them.
fn cut(text: &str, style: TextStyle, most: f32, set: &dyn Typesetter) -> std::sync::Arc<Runs> {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let shortened = |end: usize| set.set(&format!("{}…", text.get(..end).unwrap_or_default()), style, None);
    let fitting = ends.partition_point(|end| shortened(*end).width <= most);
    shortened(fitting.checked_sub(1).and_then(|place| ends.get(place)).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::Arc};

    use super::*;
    use crate::layout::{
        geometry::{Point, Rect},
        text::GlyphRun,
        typeset::Parley,
    };

    /// Sets words from right to left, 10 wide each, in the first bundled face.
    struct Leftward;

    impl Typesetter for Leftward {
        fn set(&self, text: &str, _: TextStyle, _: Option<f32>) -> Arc<Runs> {
            let words: Vec<&str> = text.split(' ').rev().collect();
            let run = |(place, word): (u8, &&str)| GlyphRun {
                face: FaceId(0),
                size: 13.5,
                origin: Point::new(f32::from(place) * 10.0, 12.0),
                width: 10.0,
                glyphs: Vec::new(),
                text: (*word).to_owned(),
                is_rtl: true,
            };
            let rect = Rect::new(0.0, 0.0, 20.0, 18.0);
            let runs = (0_u8..).zip(&words).map(run).collect();
            let row = Row { rect, baseline: 12.0, runs, text: text.to_owned() };
            Arc::new(Runs { rows: vec![row], width: 20.0, height: 18.0, text: text.to_owned(), missing: Vec::new() })
        }
    }

    /// The words on the screen and how far to the right each begins, after a label with this text was put right.
    fn shown(text: &'static str) -> Vec<(String, f32)> {
        let mut faces = FaceSet::default();
        faces.learn([FaceId(0)]);
        let mut found = Vec::new();
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::fonts::definitions(&Parley::bundled(), &BTreeSet::new()).0);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let at = egui::pos2(5.0, 5.0);
            ui.painter().text(at, egui::Align2::LEFT_TOP, text, egui::FontId::proportional(13.5), Color32::BLACK);
            put_right(ui.ctx(), &Leftward, &mut faces);
            let layer = ui.layer_id();
            found = ui.ctx().graphics(|layers| {
                let list = layers.get(layer).into_iter().flat_map(|list| list.all_entries());
                list.flat_map(|clipped| texts(&clipped.shape)).collect()
            });
        });
        output.textures_delta.clear();
        found
    }

    fn texts(shape: &Shape) -> Vec<(String, f32)> {
        match shape {
            Shape::Text(text) => vec![(text.galley.job.text.clone(), text.pos.x)],
            Shape::Vec(shapes) => shapes.iter().flat_map(texts).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn words_that_are_read_from_right_to_left_stand_so() {
        let found = shown("رحلة العميل");
        let [(left, from), (right, to)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((left.as_str(), right.as_str()), ("العميل", "رحلة"));
        assert!((to - from - 10.0).abs() < 0.5, "{found:?}");
    }

    #[test]
    fn what_is_read_from_left_to_right_stays_as_it_was_painted() {
        for text in ["A sofa → in a weekend …", "顧客 の旅", "ταξίδι του πελάτη"] {
            assert_eq!(shown(text).into_iter().map(|(text, _)| text).collect::<Vec<_>>(), [text]);
        }
    }
}
