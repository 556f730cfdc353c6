//! One slide: a page's pieces as shapes, in the order of painting.

use std::{fmt::Write as _, sync::Arc};

use super::{
    emu,
    glue::{End, Glue},
    ink::{self, fill, freeform, line, off_and_ext, place, preset},
    link::{Connector, connector},
    parts,
    words::{self, Stand},
};
use crate::{
    export::{ExportError, picture, xml::Escaped},
    layout::{
        geometry::{Point, Rect},
        text::{FaceFile, FaceId, Faces, Runs},
    },
    model::Subject,
    scene::{Colour, Item, Page, Part, Piece, Pixels, Stroke},
};

/// A slide's text, and the pictures that its relations name from the second on.
pub(super) struct Slide {
    pub text: String,
    pub pictures: Vec<usize>,
    /// The first family of its letters.
    pub family: String,
    /// What is said while it is shown: its notes, else the picture in words.
    pub notes: String,
}

impl Slide {
    /// The slide of a page; pictures that are new are added to those of the presentation.
    pub fn of(page: &Page, faces: &dyn Faces, all: &mut Vec<Arc<Pixels>>) -> Result<Self, ExportError> {
        // The first is that of the tree of shapes.
        let mut next = 2;
        let glue = Glue::of(page, &mut next);
        let mut painter = Painter {
            glue,
            page,
            faces,
            all,
            own: Vec::new(),
            next,
            text: String::new(),
            family: String::new(),
            has_title: false,
            has_words: false,
        };
        painter.check()?;
        for (place, piece) in page.scene.pieces.iter().enumerate() {
            painter.piece(place, piece);
        }
        let ground = page.scene.ground.map_or(String::new(), |ground| {
            format!("<p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>", fill(Some(ground)))
        });
        let names = parts::names();
        let text = format!(
            "{}<p:sld {names}><p:cSld name=\"{}\">{ground}<p:spTree>{}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>\
             </p:clrMapOvr></p:sld>",
            parts::HEAD,
            Escaped(&page.name),
            parts::TREE,
            painter.text
        );
        let notes = if page.notes.trim().is_empty() { &page.alternative } else { &page.notes };
        Ok(Self { text, pictures: painter.own, family: painter.family, notes: notes.clone() })
    }
}

struct Painter<'a> {
    /// What is glued to what.
    glue: Glue,
    page: &'a Page,
    faces: &'a dyn Faces,
    /// The pictures of the presentation.
    all: &'a mut Vec<Arc<Pixels>>,
    /// Those of this slide.
    own: Vec<usize>,
    /// The next number of a shape: every one is there once.
    next: u32,
    text: String,
    family: String,
    has_title: bool,
    has_words: bool,
}

/// A shape in the making: its box and its text.
struct Shape {
    rect: Rect,
    text: String,
}

impl Painter<'_> {
    /// Are all faces there?
    fn check(&mut self) -> Result<(), ExportError> {
        let items = self.page.scene.pieces.iter().flat_map(|piece| piece.items.iter());
        let texts = items.filter_map(|item| if let Item::Text { runs, .. } = item { Some(runs) } else { None });
        for id in texts.flat_map(|runs| &runs.rows).flat_map(|row| &row.runs).map(|run| run.face) {
            let face = self.faces.face(id).ok_or(ExportError::NoFace(id))?;
            if self.family.is_empty() && face.is_bundled {
                self.family = face.family;
            }
        }
        Ok(())
    }

    fn face(&self) -> impl Fn(FaceId) -> Option<FaceFile> + '_ {
        |id| self.faces.face(id)
    }

    fn number(&mut self) -> u32 {
        let number = self.next;
        self.next += 1;
        number
    }

    /// A piece as a group, so that a card is moved as a whole; as a single shape where it is one; a link as a connector.
    fn piece(&mut self, place: usize, piece: &Piece) {
        let ends = self.glue.ends.get(&place).copied().unwrap_or_default();
        if piece.part == Part::Link
            && let Some(link) = connector(piece).filter(|link| link.is_straight() || ends.iter().all(Option::is_some))
        {
            self.connector(&link, ends);
            let rest = piece.items.get(2..).unwrap_or_default();
            self.items(rest, piece, Vec::new());
            return;
        }
        let ports = self.glue.ports.remove(&place).unwrap_or_default();
        let look = format!("{}{}{}", preset(Rect::default(), 0.0), fill(None), line(None, ""));
        let ports = ports.iter().map(|port| numbered(port.number, "Port", port.rect, &look, "")).collect();
        self.items(&piece.items, piece, ports);
    }

    /// `ports`: what links are glued to.
    fn items(&mut self, items: &[Item], piece: &Piece, ports: Vec<Shape>) {
        let group = self.number();
        let mut shapes = self.shapes(items, piece);
        shapes.extend(ports);
        let Some(around) = shapes.iter().map(|shape| shape.rect).reduce(Rect::union) else { return };
        let is_group = shapes.len() > 1 && piece.part != Part::Page;
        if !is_group {
            shapes.into_iter().for_each(|shape| self.text.push_str(&shape.text));
            return;
        }
        let words = self.words_of(piece);
        let inside: String = shapes.into_iter().map(|shape| shape.text).collect();
        let _ = write!(
            self.text,
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"{group}\" name=\"{}\"{words}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
             {}{}</a:xfrm></p:grpSpPr>{inside}</p:grpSp>",
            Escaped(&name(piece)),
            off_and_ext(around, "off", "ext"),
            off_and_ext(around, "chOff", "chExt")
        );
    }

    /// The picture in words on the first piece, the title on every other that has one.
    fn words_of(&mut self, piece: &Piece) -> String {
        if self.has_words {
            let title = spoken(piece);
            return if title.is_empty() { String::new() } else { format!(" descr=\"{}\"", Escaped(&title)) };
        }
        self.has_words = true;
        format!(" descr=\"{}\"", Escaped(&self.page.alternative))
    }

    fn shapes(&mut self, items: &[Item], piece: &Piece) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut rest = items;
        while let [item, after @ ..] = rest {
            rest = after;
            let mut shade = String::new();
            let mut item = item;
            // A shadow is an effect of the box that follows.
            if let Item::Shadow { rect, radius, blur, colour } = item {
                if let [next @ Item::Box { rect: above, fill: Some(_), .. }, beyond @ ..] = after {
                    shade = ink::shadow(*blur, rect.y - above.y, *colour);
                    item = next;
                    rest = beyond;
                } else {
                    shapes.push(self.glow(rect.moved(piece.origin), *radius, *blur, *colour));
                    continue;
                }
            }
            if let Item::Box { rect, radius, fill, stroke } = item {
                let rect = rect.moved(piece.origin);
                // A word in the middle of a pill is the pill's own.
                let word = rest.first().and_then(|next| centred(next, rect, piece.origin));
                if word.is_some() {
                    rest = rest.get(1..).unwrap_or_default();
                }
                shapes.push(self.boxed(rect, *radius, (*fill, *stroke), &shade, word));
            } else {
                shapes.extend(self.shape(item, piece));
            }
        }
        shapes
    }

    fn shape(&mut self, item: &Item, piece: &Piece) -> Option<Shape> {
        let origin = piece.origin;
        match item {
            Item::Shape { path, at, scale, fill: inside, stroke } => {
                let at = *at + origin;
                let rect = ink::extent(path, at, *scale);
                let outline = freeform(path, at, *scale, inside.is_some());
                let look = format!("{outline}{}{}", fill(*inside), line(*stroke, ""));
                ink::is_seen(rect).then(|| self.plain("Shape", rect, &look, ""))
            }
            Item::Text { runs, at, colour } => {
                (!runs.rows.is_empty()).then(|| self.words(runs, *at + origin, *colour, piece))
            }
            Item::Picture { rect, radius, pixels } => self.picture(rect.moved(origin), *radius, pixels),
            Item::Box { .. } | Item::Shadow { .. } => None,
        }
    }

    fn plain(&mut self, name: &str, rect: Rect, look: &str, body: &str) -> Shape {
        let number = self.number();
        numbered(number, name, rect, look, body)
    }

    fn boxed(
        &mut self,
        rect: Rect,
        radius: f32,
        (inside, edge): (Option<Colour>, Option<Stroke>),
        shade: &str,
        word: Option<(&Runs, Colour)>,
    ) -> Shape {
        let look = format!("{}{}{}{shade}", preset(rect, radius), fill(inside), line(edge, ""));
        let body = word.map_or(String::new(), |(runs, colour)| words::body(runs, colour, Stand::Middle, &self.face()));
        self.plain("Box", rect, &look, &body)
    }

    /// A soft shadow that belongs to no box: a glow.
    fn glow(&mut self, rect: Rect, radius: f32, blur: f32, colour: Colour) -> Shape {
        let rect = rect.grown(blur);
        let look =
            format!("{}{}{}{}", preset(rect, radius + blur), fill(Some(colour)), line(None, ""), ink::soft(blur * 2.0));
        self.plain("Glow", rect, &look, "")
    }

    fn words(&mut self, runs: &Runs, at: Point, colour: Colour, piece: &Piece) -> Shape {
        let own = words::frame(runs, at);
        let number = self.number();
        let is_title = !self.has_title && piece.part == Part::Page && runs.text == self.page.heading;
        self.has_title |= is_title;
        // Some readers wrap titles whatever is said: so much room that they need not.
        let rect = if is_title { Rect::new(own.x, own.y, own.w * 1.2 + 40.0, own.h) } else { own };
        let body = words::body(runs, colour, Stand::Start, &self.face());
        // A page of words alone has no shape that could carry the picture in words.
        let is_of_words = self.page.scene.pieces.iter().all(|piece| piece.part == Part::Page);
        let told = if is_title && is_of_words {
            format!(" descr=\"{}\"", Escaped(&self.page.alternative))
        } else {
            String::new()
        };
        let (kind, mark) = if is_title {
            ("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>", "<p:nvPr><p:ph type=\"title\"/></p:nvPr>")
        } else {
            ("<p:cNvSpPr txBox=\"1\"/>", "<p:nvPr/>")
        };
        let text = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{number}\" name=\"Text {number}\"{told}/>{kind}{mark}</p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\">\
             <a:avLst/></a:prstGeom><a:noFill/></p:spPr>{body}</p:sp>",
            place(rect)
        );
        Shape { rect, text }
    }

    fn picture(&mut self, rect: Rect, radius: f32, pixels: &Arc<Pixels>) -> Option<Shape> {
        if !picture::is_whole(pixels) {
            return None;
        }
        let place_of = |all: &Vec<Arc<Pixels>>| all.iter().position(|known| Arc::ptr_eq(known, pixels));
        let known = place_of(self.all).unwrap_or_else(|| {
            self.all.push(Arc::clone(pixels));
            self.all.len() - 1
        });
        let own = self.own.iter().position(|own| *own == known).unwrap_or_else(|| {
            self.own.push(known);
            self.own.len() - 1
        });
        let whole = picture::covering(pixels, rect);
        // What lies beyond the box, in thousandths of a per cent of the whole picture.
        let share = |part: f32, of: f32| (f64::from(part / of.max(0.001)) * 100_000.0).round().max(0.0);
        let (left, top) = (share(rect.x - whole.x, whole.w), share(rect.y - whole.y, whole.h));
        let (right, bottom) =
            (share(whole.right() - rect.right(), whole.w), share(whole.bottom() - rect.bottom(), whole.h));
        let number = self.number();
        let text = format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{number}\" name=\"Picture {number}\" descr=\"Portrait\"/><p:cNvPicPr><a:picLocks \
             noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId{}\"/><a:srcRect l=\"{left}\" \
             t=\"{top}\" r=\"{right}\" b=\"{bottom}\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}{}</p:spPr></p:pic>",
            own + 2,
            place(rect),
            preset(rect, radius)
        );
        Some(Shape { rect, text })
    }

    fn connector(&mut self, link: &Connector, ends: [Option<End>; 2]) {
        let Some((kind, corners)) = link.preset() else { return };
        let number = self.number();
        let (rect, flips) = link.rect();
        let look = line(Some(link.stroke), &link.end());
        let (x, y, w, h) = (emu(rect.x), emu(rect.y), emu(rect.w), emu(rect.h));
        let glued: String = ["stCxn", "endCxn"]
            .into_iter()
            .zip(ends)
            .filter_map(|(name, end)| end.map(|(shape, site)| format!("<a:{name} id=\"{shape}\" idx=\"{site}\"/>")))
            .collect();
        let _ = write!(
            self.text,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{number}\" name=\"Link {number}\"/><p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/>\
             </p:nvCxnSpPr><p:spPr><a:xfrm{flips}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm><a:prstGeom \
             prst=\"{kind}\"><a:avLst>{corners}</a:avLst></a:prstGeom>{look}</p:spPr></p:cxnSp>"
        );
    }
}

/// A shape of this number.
fn numbered(number: u32, name: &str, rect: Rect, look: &str, body: &str) -> Shape {
    let text = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{number}\" name=\"{name} {number}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}{look}</p:spPr>\
         {body}</p:sp>",
        place(rect)
    );
    Shape { rect, text }
}

/// The text that stands in the middle of a box, on one row.
fn centred(item: &Item, rect: Rect, origin: Point) -> Option<(&Runs, Colour)> {
    let Item::Text { runs, at, colour } = item else { return None };
    let [row] = runs.rows.as_slice() else { return None };
    let own = row.rect.moved(*at + origin);
    let (a, b) = (own.centre(), rect.centre());
    let is_within = own.w <= rect.w + 1.0 && rect.h <= own.h * 2.2;
    (is_within && (a.x - b.x).abs() < 1.5 && (a.y - b.y).abs() < 2.5).then_some((runs.as_ref(), *colour))
}

/// What a piece is called in the list of shapes.
fn name(piece: &Piece) -> String {
    let kind = match piece.part {
        Part::Ground => "Ground",
        Part::Heading => "Stage",
        Part::Curve => "Curve",
        Part::Link => "Link",
        Part::Label => "Share",
        Part::Card => "Card",
        Part::Mark => "Mark",
        Part::Page => "Page",
        Part::Side => "Side",
    };
    let title = spoken(piece);
    if title.is_empty() { kind.to_owned() } else { format!("{kind}: {title}") }
}

/// The longest text of a card or a heading: its title.
fn spoken(piece: &Piece) -> String {
    if !matches!(piece.subject, Some(Subject::Touchpoint(_) | Subject::Stage(_))) {
        return String::new();
    }
    let texts =
        piece.items.iter().filter_map(|item| if let Item::Text { runs, .. } = item { Some(&runs.text) } else { None });
    let largest = texts.max_by_key(|text| text.chars().count());
    largest.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
