//! Text in boxes: a paragraph a row, never wrapped anew.

use std::fmt::Write as _;

use super::{emu, ink::tint};
use crate::{
    export::xml::Escaped,
    layout::{
        geometry::{Point, Rect},
        text::{FaceFile, FaceId, Row, Runs},
    },
    scene::Colour,
};

/// Ascent and descent of the bundled family, in parts of the size: readers place the first row by them.
const ASCENT: f32 = 0.968_75;
const DESCENT: f32 = 0.241_2;

/// How a text stands in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// From the upper left.
    Start,
    /// In the middle of a shape.
    Middle,
}

/// The box that a text needs so that its first baseline is where it is in the scene.
pub(super) fn frame(runs: &Runs, at: Point) -> Rect {
    let Some(first) = runs.rows.first() else { return Rect::new(at.x, at.y, 0.0, 0.0) };
    let left = runs.rows.iter().map(|row| row.rect.x).fold(f32::INFINITY, f32::min);
    let right = runs.rows.iter().map(|row| row.rect.right()).fold(0.0, f32::max);
    let top = first.baseline - ASCENT * size(first);
    let bottom = runs.rows.last().map_or(top, |row| row.baseline + DESCENT * size(row));
    Rect::new(at.x + left, at.y + top, right - left, bottom - top)
}

fn size(row: &Row) -> f32 {
    row.runs.iter().map(|run| run.size).fold(0.0, f32::max)
}

/// `<p:txBody>`.
pub(super) fn body(runs: &Runs, colour: Colour, stand: Stand, face: &dyn Fn(FaceId) -> Option<FaceFile>) -> String {
    let (anchor, align) = match stand {
        Stand::Start => ("t", "l"),
        Stand::Middle => ("ctr", "ctr"),
    };
    let mut text = format!(
        "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"{anchor}\"><a:noAutofit/>\
         </a:bodyPr><a:lstStyle/>"
    );
    let mut before: Option<&Row> = None;
    for row in &runs.rows {
        let is_rtl = row.runs.first().is_some_and(|run| run.is_rtl);
        let align = if is_rtl && align == "l" { "r" } else { align };
        let rtl = if is_rtl { " rtl=\"1\"" } else { "" };
        // What a row stands lower than its letters alone would make it.
        let gap = before.map_or(0.0, |above| row.baseline - above.baseline - (ASCENT + DESCENT) * size(row));
        let gap = points(gap.max(0.0));
        let _ = write!(
            text,
            "<a:p><a:pPr algn=\"{align}\"{rtl} indent=\"0\" marL=\"0\"><a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:spcBef>\
             <a:spcPts val=\"{gap}\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft><a:buNone/></a:pPr>"
        );
        for run in in_reading_order(row) {
            let face = face(run.face);
            let bold = face.as_ref().is_some_and(|face| face.weight >= 600);
            let family = face.map_or_else(|| "Inter".to_owned(), |face| face.family);
            let family = Escaped(&family);
            let _ = write!(
                text,
                "<a:r><a:rPr lang=\"en-GB\" sz=\"{}\" b=\"{}\" i=\"0\" u=\"none\" dirty=\"0\"><a:solidFill>{}</a:solidFill><a:latin \
                 typeface=\"{family}\"/><a:ea typeface=\"{family}\"/><a:cs typeface=\"{family}\"/></a:rPr><a:t>{}</a:t></a:r>",
                points(run.size).max(100),
                u8::from(bold),
                tint(colour),
                Escaped(&one_line(&run.text))
            );
        }
        text.push_str("</a:p>");
        before = Some(row);
    }
    if runs.rows.is_empty() {
        text.push_str("<a:p/>");
    }
    text.push_str("</p:txBody>");
    text
}

/// Runs stand from left to right; a row from right to left is read the other way.
fn in_reading_order(row: &Row) -> Vec<&crate::layout::text::GlyphRun> {
    let mut runs: Vec<_> = row.runs.iter().collect();
    if row.runs.first().is_some_and(|run| run.is_rtl) {
        runs.reverse();
    }
    runs
}

fn one_line(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\n' | '\r')).collect()
}

/// Document units as hundredths of a point.
fn points(units: f32) -> i64 {
    emu(units) / 127
}
