//! Places, fills, lines and outlines of shapes.

use std::fmt::Write as _;

use super::{UNIT, emu, parts::hex};
use crate::{
    layout::geometry::{Path, Point, Rect, Step},
    scene::{Colour, Stroke},
};

/// `<a:xfrm>` of a box.
pub(super) fn place(rect: Rect) -> String {
    format!("<a:xfrm>{}</a:xfrm>", off_and_ext(rect, "off", "ext"))
}

pub(super) fn off_and_ext(rect: Rect, off: &str, ext: &str) -> String {
    let (x, y, w, h) = (emu(rect.x), emu(rect.y), emu(rect.w.max(0.0)), emu(rect.h.max(0.0)));
    format!("<a:{off} x=\"{x}\" y=\"{y}\"/><a:{ext} cx=\"{w}\" cy=\"{h}\"/>")
}

/// A box, a round one, or a disc.
pub(super) fn preset(rect: Rect, radius: f32) -> String {
    let side = rect.w.min(rect.h).max(0.001);
    let round = (radius / side).clamp(0.0, 0.5);
    if round <= 0.0 {
        return "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned();
    }
    if round > 0.499 && (rect.w - rect.h).abs() < 0.02 {
        return "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>".to_owned();
    }
    let share = (f64::from(round) * 100_000.0).round();
    format!("<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {share}\"/></a:avLst></a:prstGeom>")
}

/// `<a:solidFill>` or `<a:noFill/>`.
pub(super) fn fill(colour: Option<Colour>) -> String {
    colour.map_or_else(|| "<a:noFill/>".to_owned(), |colour| format!("<a:solidFill>{}</a:solidFill>", tint(colour)))
}

/// A colour and how opaque it is.
pub(super) fn tint(colour: Colour) -> String {
    if colour.a == 255 {
        return format!("<a:srgbClr val=\"{}\"/>", hex(colour));
    }
    let share = u32::from(colour.a) * 100_000 / 255;
    format!("<a:srgbClr val=\"{}\"><a:alpha val=\"{share}\"/></a:srgbClr>", hex(colour))
}

/// `<a:ln>`; `end` is what its end carries.
pub(super) fn line(stroke: Option<Stroke>, end: &str) -> String {
    let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0) else {
        return "<a:ln><a:noFill/></a:ln>".to_owned();
    };
    let width = emu(stroke.width).max(1);
    let (cap, dash) = match stroke.dash.filter(|(dash, gap)| *dash > 0.0 && *gap > 0.0) {
        // In thousandths of a per cent of the line's width.
        Some((dash, gap)) => {
            let share = |length: f32| (f64::from(length / stroke.width) * 100_000.0).round();
            ("flat", format!("<a:custDash><a:ds d=\"{}\" sp=\"{}\"/></a:custDash>", share(dash), share(gap)))
        }
        None => ("rnd", "<a:prstDash val=\"solid\"/>".to_owned()),
    };
    format!("<a:ln w=\"{width}\" cap=\"{cap}\">{}{dash}<a:round/>{end}</a:ln>", fill(Some(stroke.colour)))
}

/// A soft shadow beneath a box, as an effect of the box: blur and how far down.
pub(super) fn shadow(blur: f32, down: f32, colour: Colour) -> String {
    let (blur, distance) = (emu(blur * 2.0), emu(down.max(0.0)));
    format!(
        "<a:effectLst><a:outerShdw blurRad=\"{blur}\" dist=\"{distance}\" dir=\"5400000\" algn=\"ctr\" rotWithShape=\"0\">{}\
         </a:outerShdw></a:effectLst>",
        tint(colour)
    )
}

/// Edges that fade away.
pub(super) fn soft(reach: f32) -> String {
    format!("<a:effectLst><a:softEdge rad=\"{}\"/></a:effectLst>", emu(reach))
}

/// The box around a path in place and in size.
pub(super) fn extent(path: &Path, at: Point, scale: f32) -> Rect {
    let mut points = points(path).map(|point| at + point * scale);
    let first = points.next().unwrap_or(at);
    points.fold(Rect::new(first.x, first.y, 0.0, 0.0), |rect, point| rect.union(Rect::new(point.x, point.y, 0.0, 0.0)))
}

pub(super) fn points(path: &Path) -> impl Iterator<Item = Point> + '_ {
    path.steps
        .iter()
        .flat_map(|step| match *step {
            Step::Move(a) | Step::Line(a) => [Some(a), None, None],
            Step::Cubic(a, b, c) => [Some(a), Some(b), Some(c)],
            Step::Close => [None; 3],
        })
        .flatten()
}

/// `<a:custGeom>`: the path, counted from the corner of the box around it.
pub(super) fn freeform(path: &Path, at: Point, scale: f32, is_filled: bool) -> String {
    let rect = extent(path, at, scale);
    let place = |point: Point| {
        let point = at + point * scale - rect.corner();
        format!("<a:pt x=\"{}\" y=\"{}\"/>", emu(point.x), emu(point.y))
    };
    let mut steps = String::new();
    for step in &path.steps {
        // Writing to a string cannot fail.
        let _ = match *step {
            Step::Move(p) => write!(steps, "<a:moveTo>{}</a:moveTo>", place(p)),
            Step::Line(p) => write!(steps, "<a:lnTo>{}</a:lnTo>", place(p)),
            Step::Cubic(a, b, c) => write!(steps, "<a:cubicBezTo>{}{}{}</a:cubicBezTo>", place(a), place(b), place(c)),
            Step::Close => write!(steps, "<a:close/>"),
        };
    }
    let fill = if is_filled { "" } else { " fill=\"none\"" };
    format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>\
         <a:path w=\"{}\" h=\"{}\"{fill}>{steps}</a:path></a:pathLst></a:custGeom>",
        emu(rect.w),
        emu(rect.h)
    )
}

/// Is there anything of it in whole units?
pub(super) fn is_seen(rect: Rect) -> bool {
    rect.w.max(rect.h) * UNIT >= 1.0
}
