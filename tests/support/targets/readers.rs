//! The readers: of maps, Mermaid, tables, capture lines, the clipboard, themes and pictures.

use base64::{Engine, engine::general_purpose::STANDARD};
use journey_canvas::{
    edit::{
        Command,
        capture::{self, Context},
        join, perform,
    },
    import::{self, Blocks, TableOptions},
    model::{JourneyMap, check},
    persist,
    scene::Theme,
};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use super::{Outcome, of, recipes::start};

const FROZEN: &str = include_str!("../../files/map-v1.ron");

/// Maps that are read.
pub fn maps() -> Vec<Vec<u8>> {
    let texts = persist::TEMPLATES.iter().map(|template| template.text).chain([FROZEN]);
    texts.map(|text| text.as_bytes().to_vec()).collect()
}

pub const MAP_WORDS: &[&str] = &[
    "format: \"journey-canvas\"",
    "version: 1",
    "version: 18446744073709551616",
    "map: (",
    "r#\"",
    "\"#",
    "/*",
    "*/",
    "//",
    "Some(",
    "None",
    "()",
    "{",
    "}",
    "[",
    "(",
    ")",
    "\\u{202E}",
    "\\u{0}",
    "\u{feff}",
    "emotion: -200",
    "share: 10000",
    "NaN",
    "\r\n",
    "<<<<<<< ",
    "tp-23456789",
];

pub fn map(bytes: &[u8]) -> Outcome {
    let Ok(map) = persist::decode(bytes) else { return Outcome::Refused };
    let text = persist::write(&map);
    assert_eq!(persist::read(&text).as_ref(), Ok(&map), "what is written is read again");
    of(check(&map).is_empty())
}

/// Mermaid journeys.
pub fn journeys() -> Vec<Vec<u8>> {
    let texts = [include_str!("../../files/mermaid/lamp.mmd"), include_str!("../../files/mermaid/notes.md")];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

pub const JOURNEY_WORDS: &[&str] = &[
    "journey\n",
    "title ",
    "section ",
    ": 5",
    ": -1e308",
    ": NaN",
    ": 0x1f",
    ": Me, Cat",
    "%%",
    "%%{init: {}}%%",
    "#",
    "#35;",
    "#9829;",
    "---\n",
    "accTitle:",
    "accDescr {",
    "}",
    ";",
    "```mermaid\n",
    "```\n",
    "flowchart\n",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "\r\n",
];

pub fn mermaid(bytes: &[u8]) -> Outcome {
    let text = String::from_utf8_lossy(bytes);
    let outcomes = [Blocks::First, Blocks::All].map(|blocks| match import::mermaid(&text, blocks) {
        Ok(imported) => sound(&imported.map().unwrap()),
        Err(_) => Outcome::Refused,
    });
    of(outcomes.contains(&Outcome::Taken))
}

/// What a reader made is a sound map that is saved and read again.
fn sound(map: &JourneyMap) -> Outcome {
    assert_eq!(check(map), [], "readers make sound maps");
    assert_eq!(persist::read(&persist::write(map)).as_ref(), Ok(map), "readers make maps that can be saved");
    Outcome::Taken
}

/// Tables of touchpoints.
pub fn tables() -> Vec<Vec<u8>> {
    let plain = "title,stage,phase,channels,creator,emotion,importance,satisfaction,effort,cause,roles,notes,next\n\
                 Ad,Before,pre-purchase,Web;Shop,paid,-1,7,6,S,delay,sales,\"a \"\"note\"\", two\nlines\",Cart\n\
                 Cart,Buy,purchase,Web,owned,+2,9,3,XL,,,,\n";
    let faces = "Schritt;Phase;Bewertung:Mia;Bewertung:Ben\nSuche;Kauf;1,5;-0,5\nKasse;Kauf;-2;\n";
    let tabs = "activity\tscore\nSearch\t3\nPay\t\n";
    let wide: Vec<u8> = "title,stage\nCaf\u{e9},Use\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    [plain.as_bytes(), faces.as_bytes(), tabs.as_bytes()]
        .map(<[u8]>::to_vec)
        .into_iter()
        .chain([[&[0xff, 0xfe][..], &wide].concat()])
        .collect()
}

pub const TABLE_WORDS: &[&str] = &[
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "title",
    "emotion:Maya",
    "emotion:",
    "stage",
    "next",
    "-2,5",
    "1e400",
    "=1+1",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "Ad",
    "Cart",
];

pub fn table(bytes: &[u8]) -> Outcome {
    let options = TableOptions { title: "Table".to_owned(), ..TableOptions::default() };
    let alone = import::touchpoints(bytes, &options, None);
    let taken = alone.map(|imported| sound(&imported.map().unwrap())).is_ok();
    let there = start();
    if let Ok(imported) = import::touchpoints(bytes, &options, Some(&there)) {
        sound(&imported.onto(&there).unwrap());
    }
    of(taken)
}

/// Lines of the capture grammar.
pub fn lines() -> Vec<Vec<u8>> {
    let texts = [
        "Checkout asks for account @web #owned -2 !delay ~S *8 >Pay",
        "## Delivery\n- Van arrives @phone Maya:+1.5\n2. Unpacks #love ~XL\n",
        "title\tchannel\temotion\nSearch\tWeb, \"review site\"\t-1\nPay\t\t2\n",
        "Reads reviews @\"Review site\"#e+1~.3 >Compares prices",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

pub const LINE_WORDS: &[&str] = &[
    "@",
    "#",
    "!",
    "~",
    "*",
    ">",
    "## ",
    "-2",
    "+1.5",
    "\u{2212}1",
    ":",
    "Maya:",
    "\"",
    "\t",
    "\n",
    "- ",
    "1. ",
    "#paid",
    "@web",
    "~XS",
    "!delay",
    "*11",
    "0",
    "\u{202e}",
    "\u{0}",
    "title\tnext\n",
];

pub fn capture(bytes: &[u8]) -> Outcome {
    let text = String::from_utf8_lossy(bytes);
    for map in [start(), JourneyMap::empty()] {
        let context = Context::of(&map);
        let reading = capture::read(&text, &context);
        let made = reading.make(&context, &mut ChaCha8Rng::seed_from_u64(1));
        perform_soundly(&map, &made.command);
        let caret = text.char_indices().map(|(at, _)| at).nth(text.len() / 2).unwrap_or(text.len());
        for caret in [0, caret, text.len()] {
            let _choices = capture::complete(&text, caret, &context);
        }
    }
    of(!text.trim().is_empty())
}

fn perform_soundly(map: &JourneyMap, command: &Command) {
    // A text longer than a map may hold is the one thing that is refused, and only when it is saved.
    let done = perform(command, map).unwrap();
    assert_eq!(check(&done), [], "what is typed makes a sound map");
}

/// What the clipboard may hold.
pub fn clips() -> Vec<Vec<u8>> {
    [maps(), journeys(), lines()].concat()
}

/// As the clipboard does it: a part of a map, a Mermaid journey, or lines.
pub fn paste(bytes: &[u8]) -> Outcome {
    let text = String::from_utf8_lossy(bytes);
    let map = start();
    let clip = persist::read(&text).ok().or_else(|| import::mermaid(&text, Blocks::All).ok()?.map().ok());
    let Some(clip) = clip.filter(|clip| check(clip).is_empty()) else { return Outcome::Refused };
    for stage in [None, map.stages.ids().next()] {
        let joined = join(&map, &clip, stage, &mut ChaCha8Rng::seed_from_u64(2));
        let done = perform(&joined.command, &map).unwrap();
        assert_eq!(check(&done), []);
        assert_eq!(done.touchpoints.len(), map.touchpoints.len() + clip.touchpoints.len(), "nothing is left out");
    }
    Outcome::Taken
}

/// Themes.
pub fn themes() -> Vec<Vec<u8>> {
    Theme::names().iter().map(|name| written(&Theme::named(name).unwrap()).into_bytes()).collect()
}

fn written(theme: &Theme) -> String {
    ron::ser::to_string_pretty(theme, ron::ser::PrettyConfig::new().new_line("\n")).unwrap()
}

pub const THEME_WORDS: &[&str] =
    &["\"#ffffff\"", "\"#fff\"", "\"#12345678\"", "\"#\u{e9}23456\"", "\"red\"", "(", ")", "[", "]", ",", "name:"];

pub fn theme(bytes: &[u8]) -> Outcome {
    let Ok(theme) = Theme::read(&String::from_utf8_lossy(bytes)) else { return Outcome::Refused };
    assert_eq!(Theme::read(&written(&theme)).as_ref(), Ok(&theme), "a theme that is written is read again");
    assert!(theme.ink.contrast(theme.ground).is_finite());
    Outcome::Taken
}

/// Pictures in each format that is taken, and one that is not.
pub fn pictures() -> Vec<Vec<u8>> {
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
    let shades =
        RgbImage::from_fn(24, 16, |x, y| Rgb([u8::try_from(x * 10).unwrap(), u8::try_from(y * 15).unwrap(), 90]));
    let shades = DynamicImage::ImageRgb8(shades);
    let file = |format| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        shades.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let mut files: Vec<_> = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP].map(file).to_vec();
    files.push(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".to_vec());
    files
}

pub fn picture(bytes: &[u8]) -> Outcome {
    let Ok(picture) = import::picture(bytes) else { return Outcome::Refused };
    let png = STANDARD.decode(&picture.png).unwrap();
    let small = image::load_from_memory_with_format(&png, image::ImageFormat::Png).unwrap();
    assert!(small.width() <= import::PICTURE_SIDE && small.height() <= import::PICTURE_SIDE);
    assert!(picture.png.len() <= persist::PICTURE_LIMIT, "a picture that is taken can be saved");
    Outcome::Taken
}
