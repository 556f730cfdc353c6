//! The parts of a presentation that are the same for every map: types, relations, master, layout, theme.

use std::fmt::Write as _;

use crate::{
    export::xml::Escaped,
    scene::{Colour, Theme},
};

/// What every part begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PRESENTATION: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The three names that slides, master and layout begin with.
pub(super) fn names() -> String {
    format!(r#"xmlns:a="{MAIN}" xmlns:r="{RELATIONS}" xmlns:p="{PRESENTATION}""#)
}

/// An empty tree of shapes begins so.
pub(super) const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
    <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>\
    <a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// `[Content_Types].xml`: only of parts that are there.
pub(super) fn content_types(slides: usize, has_pictures: bool) -> String {
    let mut text = format!("{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">");
    text.push_str(
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    );
    text.push_str("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    if has_pictures {
        text.push_str("<Default Extension=\"png\" ContentType=\"image/png\"/>");
    }
    let mut part = |name: &str, kind: &str| {
        // Writing to a string cannot fail.
        let _ =
            write!(text, "<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>");
    };
    part("/docProps/core.xml", "package.core-properties");
    part("/docProps/app.xml", "officedocument.extended-properties");
    part("/ppt/presentation.xml", "officedocument.presentationml.presentation.main");
    part("/ppt/slideMasters/slideMaster1.xml", "officedocument.presentationml.slideMaster");
    part("/ppt/slideLayouts/slideLayout1.xml", "officedocument.presentationml.slideLayout");
    part("/ppt/theme/theme1.xml", "officedocument.theme");
    part("/ppt/notesMasters/notesMaster1.xml", "officedocument.presentationml.notesMaster");
    part("/ppt/theme/theme2.xml", "officedocument.theme");
    for number in 1..=slides {
        part(&format!("/ppt/slides/slide{number}.xml"), "officedocument.presentationml.slide");
        part(&format!("/ppt/notesSlides/notesSlide{number}.xml"), "officedocument.presentationml.notesSlide");
    }
    text.push_str("</Types>");
    text
}

/// A part's relations: name, kind (the end of its address), target.
pub(super) fn relations(all: &[(String, &str, String)]) -> String {
    let mut text = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (name, kind, target) in all {
        let kind = if *kind == "core-properties" {
            format!("{PACKAGE}/relationships/metadata/core-properties")
        } else {
            format!("{RELATIONS}/{kind}")
        };
        let _ = write!(text, "<Relationship Id=\"{name}\" Type=\"{kind}\" Target=\"{target}\"/>");
    }
    text.push_str("</Relationships>");
    text
}

/// One relation, to be listed.
pub(super) fn relation(number: usize, kind: &'static str, target: impl Into<String>) -> (String, &'static str, String) {
    (format!("rId{number}"), kind, target.into())
}

/// `ppt/presentation.xml`: its slides are the relations from the second on, then theme and master of notes.
pub(super) fn presentation(slides: usize, (width, height): (i64, i64)) -> String {
    let mut list = String::new();
    for number in 0..slides {
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + number, number + 2);
    }
    let names = names();
    let notes = slides + 3;
    format!(
        "{HEAD}<p:presentation {names} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>\
         </p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId{notes}\"/></p:notesMasterIdLst><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

/// The master: nothing on it but the place of a title.
pub(super) fn master(size: (i64, i64)) -> String {
    let (names, title) = (names(), title(size));
    let levels = |from: usize| {
        (1..=9).fold(String::new(), |mut text, level| {
            let _ = write!(
                text,
                "<a:lvl{level}pPr><a:defRPr sz=\"{from}\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill>\
                 <a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl{level}pPr>"
            );
            text
        })
    };
    let (head, body, map) = (levels(1500), levels(900), colour_map());
    format!(
        "{HEAD}<p:sldMaster {names}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>{TREE}{title}\
         </p:spTree></p:cSld>{map}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{head}\
         </p:titleStyle><p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{body}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
}

/// Which colour of the theme is used for what.
pub(super) fn colour_map() -> &'static str {
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
     accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>"
}

/// The only layout: a title.
pub(super) fn layout(size: (i64, i64)) -> String {
    let (names, title) = (names(), title(size));
    format!(
        "{HEAD}<p:sldLayout {names} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title only\"><p:spTree>{TREE}{title}</p:spTree>\
         </p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

fn title((width, height): (i64, i64)) -> String {
    let (x, y, w, h) = (width / 40, height / 36, width - width / 20, height / 15);
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\">\
         <a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

/// Colours and fonts, so that what is added later looks alike.
pub(super) fn theme(theme: &Theme, family: &str) -> String {
    let colour = |name: &str, colour: Colour| format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(colour));
    let colours = [
        ("dk1", theme.ink),
        ("lt1", theme.panel),
        ("dk2", theme.muted),
        ("lt2", theme.ground),
        ("accent1", theme.accent),
        ("accent2", theme.love),
        ("accent3", theme.pain),
        ("accent4", theme.moment),
        ("accent5", theme.fruit),
        ("accent6", theme.neutral),
        ("hlink", theme.accent_text),
        ("folHlink", theme.muted),
    ];
    let colours: String = colours.into_iter().map(|(name, of)| colour(name, of)).collect();
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = |width: u32| {
        format!("<a:ln w=\"{width}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{fill}<a:prstDash val=\"solid\"/></a:ln>")
    };
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let (name, family) = (Escaped(&theme.name), Escaped(family));
    let font = format!("<a:latin typeface=\"{family}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>");
    format!(
        "{HEAD}<a:theme xmlns:a=\"{MAIN}\" name=\"Journey Canvas {name}\"><a:themeElements><a:clrScheme name=\"{name}\">{colours}</a:clrScheme>\
         <a:fontScheme name=\"{family}\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
         <a:fmtScheme name=\"Plain\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{}{}{}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst>\
         </a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>",
        line(6350),
        line(12700),
        line(19050)
    )
}

/// `docProps/core.xml`.
pub(super) fn core(title: &str, words: &str, authors: &[String]) -> String {
    let (title, words, authors) = (Escaped(title), Escaped(words), authors.join("; "));
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{title}</dc:title><dc:creator>{}</dc:creator><dc:description>{words}</dc:description><dc:language>en</dc:language>\
         </cp:coreProperties>",
        Escaped(&authors)
    )
}

/// `docProps/app.xml`.
pub(super) fn app(slides: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Journey Canvas</Application><Slides>{slides}</Slides></Properties>"
    )
}

/// `1F2430`.
pub(super) fn hex(colour: Colour) -> String {
    format!("{:02X}{:02X}{:02X}", colour.r, colour.g, colour.b)
}
