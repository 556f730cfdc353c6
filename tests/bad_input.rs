//! Whatever is put in, the program ends by itself with a sentence and exit code 2, within its memory, and writes
//! nothing.
//!
//! `cargo test --test bad_input -- --nocapture` prints the table: input, exit code, peak memory, sentence.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so"
)]

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use journey_canvas::persist::{FILE_LIMIT, LINK_LIMIT, PICTURE_LIMIT, TEXT_LIMIT, TOUCHPOINT_LIMIT, template};
use wait4::Wait4;

/// Memory of the program at rest, and of what a small map takes: fonts, tables, stacks of threads.
const AT_REST: u64 = 64 << 20;
/// Bytes of memory for each byte of input, at the most: text, records, and a second copy while a vector grows.
const PER_BYTE: u64 = 12;
/// Longer than this is a hang.
const PATIENCE: Duration = Duration::from_secs(300);

/// What went in, and what must be said.
struct Case {
    name: &'static str,
    arguments: &'static [&'static str],
    input: Input,
    says: &'static str,
}

type Writes = dyn Fn(&mut dyn Write) -> io::Result<()>;

/// Written to the disk bit by bit: a process begins with the peak of the one that started it, so the test stays small.
enum Input {
    Text(Box<Writes>),
    /// A file of so many bytes that is nothing but a hole.
    Hole(u64),
    /// Nothing is put there.
    Absent,
    Folder,
    /// Zeros without end, on standard input.
    Endless,
}

const CHECK: &[&str] = &["check", "IN"];
const DRAW: &[&str] = &["export", "IN", "-o", "OUT.svg"];
const PAINT: &[&str] = &["export", "IN", "-o", "OUT.png", "--width", "4000000"];
const NO_PAGE: &[&str] = &["export", "IN", "-o", "OUT.png", "--page", "0x0mm"];
const MERMAID: &[&str] = &["import", "IN", "--as", "mermaid", "-o", "OUT.ron"];
const TABLE: &[&str] = &["import", "IN", "--as", "touchpoints", "-o", "OUT.ron"];

/// A PNG that says it is 30,000 by 30,000.
const BOMB: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x75\x30\x00\x00\x75\x30\x08\x06\x00\x00\x00";

fn bytes(bytes: impl Into<Vec<u8>>) -> Input {
    repeated(bytes, "", 0, "")
}

/// A text with a part of it many times over.
fn repeated(before: impl Into<Vec<u8>>, part: &'static str, count: usize, after: impl Into<Vec<u8>>) -> Input {
    let (before, after) = (before.into(), after.into());
    Input::Text(Box::new(move |file| {
        file.write_all(&before)?;
        (0..count).try_for_each(|_| file.write_all(part.as_bytes()))?;
        file.write_all(&after)
    }))
}

/// A template with one text in place of another, and `count` letters behind that.
fn altered(from: &str, to: &str, letter: &'static str, count: usize) -> Input {
    let (before, after) = template("retailer").unwrap().split_once(from).expect(from);
    repeated([before, to].concat(), letter, count, after)
}

/// A map whose table of this name holds `count` records.
fn filled(name: &'static str, prefix: &'static str, record: &'static str, count: usize) -> Input {
    const TABLES: [&str; 7] =
        ["personas", "stages", "channels", "touchpoints", "experiences", "links", "opportunities"];
    Input::Text(Box::new(move |file| {
        writeln!(
            file,
            "(\nformat: \"journey-canvas\",\nversion: 1,\nmap: (\nabout: (title: \"Many\"),\nsettings: (),"
        )?;
        for table in TABLES {
            writeln!(file, "{table}: {{")?;
            let count = if table == name { count } else { 0 };
            (0..count).try_for_each(|number| writeln!(file, "\"{prefix}-{}\": {record},", id(number)))?;
            writeln!(file, "}},")?;
        }
        writeln!(file, "),\n)")
    }))
}

/// The number in the eight signs of an id.
fn id(number: usize) -> String {
    const SIGNS: &[u8] = b"23456789abcdefghijkmnpqrstuvwxyz";
    (0..8).rev().map(|place| char::from(SIGNS[(number >> (5 * place)) % 32])).collect()
}

fn cases() -> Vec<Case> {
    let case = |name, arguments, input, says| Case { name, arguments, input, says };
    let retailer = || bytes(template("retailer").unwrap());
    let open = "( format: \"journey-canvas\", bomb: ";
    let picture = "personas: { \"pe-22222222\": (name: \"x\", order: \"n\", portrait: (picture: (png: \"A";
    vec![
        case("a file that is not there", CHECK, Input::Absent, "no such file"),
        case("a folder", CHECK, Input::Folder, "folder"),
        case("an empty file", CHECK, bytes(""), "not a Journey Canvas map"),
        case("a shopping list", CHECK, bytes("milk, bread"), "not a Journey Canvas map"),
        case("a picture", CHECK, bytes(BOMB), "not UTF-8 text"),
        case("half a map", CHECK, bytes(&template("retailer").unwrap()[..2_000]), "breaks off"),
        case("a newer version", CHECK, altered("version: 1", "version: 2", "", 0), "newer Journey Canvas"),
        case("a merge left open", CHECK, altered("    map: (", "<<<<<<< ours\n    map: (", "", 0), "merge conflict"),
        case("an unknown field", CHECK, altered("title:", "tittle:", "", 0), "tittle"),
        case("a title of 10 MB", CHECK, altered("title: \"", "title: \"", "x", 10 << 20), "64 KiB is the most"),
        case(
            "a text of 64 KiB and a byte",
            CHECK,
            altered("title: \"", "title: \"", "x", TEXT_LIMIT + 1),
            "64 KiB is the most",
        ),
        case("200 brackets", CHECK, repeated(open, "[", 200, ""), "deep"),
        case("10 million brackets", CHECK, repeated(open, "[", 10_000_000, ""), "deep"),
        case(
            "a portrait that is too long",
            CHECK,
            altered("personas: {", picture, "A", PICTURE_LIMIT),
            "512 KiB is the most",
        ),
        case(
            "more touchpoints than may be",
            CHECK,
            filled("touchpoints", "tp", "(title: \"x\", stage: \"st-22222222\", order: \"n\")", TOUCHPOINT_LIMIT + 1),
            "100000 is the most",
        ),
        case(
            "more links than may be",
            CHECK,
            filled("links", "li", "(from: \"tp-22222222\", to: \"tp-33333333\")", LINK_LIMIT + 1),
            "1000000 is the most",
        ),
        case("a file of 256 MiB and a byte", CHECK, Input::Hole(FILE_LIMIT + 1), "256 MiB is the most"),
        case("zeros without end", &["check", "-"], Input::Endless, "256 MiB is the most"),
        case("a drawing of no map", DRAW, bytes("( format: 3 )"), "not a Journey Canvas map"),
        case("more pixels than can be made", PAINT, retailer(), "the largest that works"),
        case("a page of no size", NO_PAGE, retailer(), "0x0mm"),
        case("a flow chart", MERMAID, bytes("flowchart LR\n a --> b\n"), "flowchart"),
        case("a score that is none", MERMAID, bytes("journey\n Pay: lots: Me\n"), "line 2"),
        case("a brace without end", MERMAID, repeated("journey\n accDescr { ", "x", 1 << 20, ""), "never closed"),
        case(
            "more tasks than may be",
            MERMAID,
            repeated("journey\n section Buy\n", "Pay: 3: Me\n", TOUCHPOINT_LIMIT + 1, ""),
            "100000",
        ),
        case("a task of 1 MB", MERMAID, repeated("journey\n ", "x", 1 << 20, ": 3: Me\n"), "64 KiB"),
        case("a table of nothing", TABLE, bytes("\n\n"), "nothing in the table"),
        case("a table without titles", TABLE, bytes("a,b\n1,2\n"), "no column holds the titles"),
        case("more rows than may be", TABLE, repeated("title\n", "Pay\n", TOUCHPOINT_LIMIT + 1, ""), "100000"),
        case("a table of 8 MiB of zeros", TABLE, Input::Hole(8 << 20), "no column holds the titles"),
    ]
}

/// Starts the program, as a process of its own: what it takes is its own.
fn start(case: &Case, desk: &Path) -> Child {
    let stand_in = |argument: &&str| desk.join(argument.replace("IN", "in").replace("OUT", "out"));
    let arguments = case.arguments.iter().map(|argument| {
        if argument.contains("IN") || argument.contains("OUT") {
            stand_in(argument).into_os_string()
        } else {
            argument.into()
        }
    });
    let is_endless = matches!(case.input, Input::Endless);
    Command::new(env!("CARGO_BIN_EXE_journey-canvas"))
        .args(arguments)
        .current_dir(desk)
        .stdin(if is_endless { File::open("/dev/zero").unwrap().into() } else { Stdio::null() })
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Exit code, what was said, and the peak of resident memory in bytes.
fn run(case: &Case, desk: &Path) -> (Option<i32>, String, u64) {
    let begun = Instant::now();
    let mut child = start(case, desk);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    let used = child.wait4().unwrap();
    assert!(begun.elapsed() < PATIENCE, "{} took {:?}", case.name, begun.elapsed());
    (used.status.code(), said, used.rusage.maxrss)
}

/// Says how many bytes it put there.
fn put(input: &Input, path: &Path) -> u64 {
    match input {
        Input::Text(write) => {
            let mut file = BufWriter::new(File::create(path).unwrap());
            write(&mut file).unwrap();
            file.flush().unwrap();
        }
        Input::Hole(bytes) => File::create(path).unwrap().set_len(*bytes).unwrap(),
        Input::Folder => fs::create_dir(path).unwrap(),
        Input::Absent | Input::Endless => return FILE_LIMIT,
    }
    fs::metadata(path).unwrap().len()
}

#[test]
fn bad_input_ends_with_a_sentence_within_memory_and_writes_nothing() {
    println!("input | exit code | peak memory, MiB | seconds | sentence");
    let mut wrong = Vec::new();
    for case in cases() {
        let desk = tempfile::tempdir().unwrap();
        let size = put(&case.input, &desk.path().join("in"));
        let begun = Instant::now();
        let (code, said, memory) = run(&case, desk.path());
        let sentence = said.lines().next().unwrap_or_default();
        let shown: String = sentence.chars().take(150).collect();
        let shown = shown.replace(desk.path().to_str().expect("a plain path"), "…");
        println!(
            "{} | {} | {} | {:.1} | {shown}",
            case.name,
            code.unwrap_or(-1),
            memory >> 20,
            begun.elapsed().as_secs_f32()
        );
        let left =
            fs::read_dir(desk.path()).unwrap().filter(|entry| entry.as_ref().unwrap().file_name() != "in").count();
        let is_bounded = memory <= AT_REST + PER_BYTE * size.min(FILE_LIMIT);
        let is_said = said.to_lowercase().contains(&case.says.to_lowercase()) && !sentence.is_empty();
        if code != Some(2) || !is_said || !is_bounded || left > 0 || said.contains("panicked") {
            wrong.push(format!("{}: exit {code:?}, {memory} bytes of memory, {left} files, {said:.400}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Legal, and meant to do harm: drawn all the same, with nothing in the file that XML forbids.
#[test]
fn control_characters_and_a_portrait_that_would_unpack_to_gigabytes_do_no_harm() {
    let portrait = STANDARD.encode(BOMB);
    let persona = format!("portrait: (picture: (png: \"{portrait}\")), order: ");
    let retailer = template("retailer").unwrap();
    let (about, personas) = retailer.split_once("personas: {").unwrap();
    let about = about.replacen("title: \"", "title: \"\\u{0}\\u{1b}\\u{9f}\\u{fffe}\\u{202e}desrever\\u{2066}", 1);
    let map = [about.as_str(), "personas: {", &personas.replacen("order: ", &persona, 1)].concat();
    for ending in ["svg", "png", "pdf", "pptx", "xlsx", "md", "mmd"] {
        let desk = tempfile::tempdir().unwrap();
        let drawn = format!("OUT.{ending}");
        let arguments: &'static [&'static str] = vec!["export", "IN", "-o", drawn.leak()].leak();
        let case = Case { name: "harm", arguments, input: bytes(map.as_str()), says: "" };
        let size = put(&case.input, &desk.path().join("in"));
        let (code, said, memory) = run(&case, desk.path());
        assert_eq!(code, Some(0), "{ending}: {said}");
        assert!(memory <= 2 * AT_REST + PER_BYTE * size, "{ending}: {memory} bytes");
        let file = fs::read(desk.path().join(format!("out.{ending}"))).unwrap();
        let Ok(text) = String::from_utf8(file) else { continue };
        let is_forbidden = |letter: char| letter.is_control() && !"\t\r\n".contains(letter) || letter == '\u{fffe}';
        assert_eq!(text.find(is_forbidden), None, "{ending}");
    }
}
