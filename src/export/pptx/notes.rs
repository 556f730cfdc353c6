//! Speaker notes: a page of notes for every slide, and the master that they need; complete, or readers would mend the
//! file.

use std::fmt::Write as _;

use super::parts::{HEAD, TREE, colour_map, names};
use crate::export::xml::Escaped;

/// A page of notes, upright A4 near enough: 7.5 × 10 inches, as every reader has it.
const WIDTH: i64 = 6_858_000;

/// The master of all notes: the slide above, the words beneath.
pub(super) fn master((width, height): (i64, i64)) -> String {
    // The picture of the slide keeps its shape.
    let wide = 5_486_400;
    let high = (wide * height / width.max(1)).min(4_000_000);
    let styles = (1..=9).fold(String::new(), |mut text, level| {
        let _ = write!(
            text,
            "<a:lvl{level}pPr><a:defRPr sz=\"1200\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin \
             typeface=\"+mn-lt\"/></a:defRPr></a:lvl{level}pPr>"
        );
        text
    });
    let place = |y: i64, high: i64| {
        format!(
            "<p:spPr><a:xfrm><a:off x=\"{}\" y=\"{y}\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></p:spPr>",
            (WIDTH - wide) / 2
        )
    };
    format!(
        "{HEAD}<p:notesMaster {}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{TREE}\
         {}{}</p:spTree></p:cSld>{}<p:notesStyle>{styles}</p:notesStyle></p:notesMaster>",
        names(),
        image(&place(685_800, high)),
        words(&place(4_900_000, 3_600_000), "Notes"),
        colour_map()
    )
}

/// The notes of one slide.
pub(super) fn page(text: &str) -> String {
    format!(
        "{HEAD}<p:notes {}><p:cSld><p:spTree>{TREE}{}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        names(),
        image("<p:spPr/>"),
        words("<p:spPr/>", text)
    )
}

fn image(place: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>{place}</p:sp>"
    )
}

fn words(place: &str, text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).fold(String::new(), |mut lines, line| {
        let _ = write!(lines, "<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{}</a:t></a:r></a:p>", Escaped(line.trim()));
        lines
    });
    let lines = if lines.is_empty() { "<a:p/>".to_owned() } else { lines };
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" \
         idx=\"1\"/></p:nvPr></p:nvSpPr>{place}<p:txBody><a:bodyPr/><a:lstStyle/>{lines}</p:txBody></p:sp>"
    )
}
