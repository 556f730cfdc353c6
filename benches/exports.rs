//! How long exports take and how much memory they need: every format, for 30, 1,000 and 10,000 touchpoints, pictures
//! 3,840 and 15,360 pixels wide, as ratios to a floor that is measured in the same run: copying a picture's pixels once
//! and encoding as many zeros.
//!
//! A plain program, no framework. Each work has a process of its own, so that its peak of memory is its own, and runs
//! three times; the fastest counts. Numbers as arguments stand in for the sizes. With `--mermaid`, and where `mmdc` can
//! be called, the same list of tasks is drawn by Mermaid too.
//!
//! Limitations: the peak is read from `/proc`, so elsewhere than on Linux it is not known. The analysis is not counted:
//! in the window it is there before anybody exports.
#![allow(clippy::print_stdout, reason = "a table is what it is for")]
#![allow(clippy::cast_precision_loss, reason = "milliseconds and megabytes are read by people")]

use std::{
    process::Command,
    time::{Duration, Instant},
};

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    export::{Format, Order as Wanted, Size, make, mermaid},
    layout::{Lens, typeset::Parley},
    model::*,
    scene::PageRequest,
};

/// The widths of pictures, in pixels.
const WIDTHS: [u32; 2] = [3_840, 15_360];
/// How often each work is done.
const TIMES: usize = 3;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, size, work] = words.as_slice()
        && flag == "--one"
    {
        return one(size.parse().unwrap_or(30), work);
    }
    let asked: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![30, 1_000, 10_000] } else { asked };
    println!("{:>11} {:>11} {:>11} {:>11} {:>9} {:>9}", "touchpoints", "work", "time", "of floor", "peak", "file");
    for size in sizes {
        let mut floors = Vec::new();
        for width in WIDTHS {
            let Some(floor) = measured(size, &format!("floor-{width}")) else { continue };
            told(size, &format!("floor {width}"), &floor, None);
            floors.push(floor.time);
            if let Some(png) = measured(size, &format!("png-{width}")) {
                told(size, &format!("png {width}"), &png, Some(floor.time));
            }
        }
        let floor = floors.first().copied();
        for format in ["svg", "pdf", "pptx", "xlsx", "csv", "md", "mmd"] {
            if let Some(made) = measured(size, format) {
                told(size, format, &made, floor);
            }
        }
        if words.iter().any(|word| word == "--mermaid")
            && let Some(made) = by_mermaid(size)
        {
            told(size, "mermaid-cli", &made, floor);
        }
    }
    println!(
        "\nOf floor: times as long as the floor of the same picture; where there are no pixels, of the floor at 3,840."
    );
}

/// What a work took.
struct Measured {
    time: Duration,
    /// KiB, of the whole process.
    peak: Option<u64>,
    bytes: u64,
}

fn told(size: usize, work: &str, made: &Measured, floor: Option<Duration>) {
    let ratio = floor.map_or(String::new(), |floor| format!("{:.2}", made.time.as_secs_f64() / floor.as_secs_f64()));
    let peak = made.peak.map_or_else(|| "?".to_owned(), |peak| format!("{:.0} MB", peak as f64 / 1_024.0));
    let time = made.time.as_secs_f64() * 1e3;
    println!("{size:>11} {work:>11} {time:>8.1} ms {ratio:>11} {peak:>9} {:>6} kB", made.bytes / 1_024);
}

/// The fastest of some processes that do this work.
fn measured(size: usize, work: &str) -> Option<Measured> {
    let own = std::env::current_exe().ok()?;
    let run = |_| {
        let output = Command::new(&own).args(["--one", &size.to_string(), work]).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let mut numbers = text.split_whitespace().map(|word| word.parse::<u64>().ok());
        let time = Duration::from_micros(numbers.next()??);
        Some(Measured { time, peak: numbers.next()?, bytes: numbers.next()?? })
    };
    (0..TIMES).filter_map(run).min_by_key(|made| made.time)
}

/// Does one work, and prints microseconds, the peak in KiB, and the bytes of its files.
fn one(size: usize, work: &str) {
    let map = journey(size);
    let (name, width) = work.split_once('-').unwrap_or((work, ""));
    let width: u32 = width.parse().unwrap_or(WIDTHS[0]);
    let report = analyse(&map, None, Seed::default(), &NoWatch);
    let set = Parley::bundled();
    let order = |format| Wanted {
        format,
        request: PageRequest { lens: Lens::Map, ..PageRequest::default() },
        size: Some(Size::Width(width)),
        outlines: false,
        stem: "map".to_owned(),
    };
    let (time, bytes) = if name == "floor" {
        let page =
            journey_canvas::scene::pages(&map, report.as_ref(), &order(Format::Png).request, &set).swap_remove(0);
        let height = f64::from(page.size.1) * f64::from(width) / f64::from(page.size.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows")]
        floor(width, height.round() as u32)
    } else {
        let format = Format::of_ending(name).unwrap_or(Format::Png);
        let begun = Instant::now();
        let made = make(&map, report.as_ref(), &order(format), &set, &NoWatch);
        let time = begun.elapsed();
        (time, made.map_or(0, |made| made.files.iter().map(|file| file.bytes.len()).sum()))
    };
    let peak = peak().map_or("?".to_owned(), |peak| peak.to_string());
    println!("{} {peak} {bytes}", time.as_micros());
}

/// Copying so many pixels once, row by row, and encoding as many zeros.
fn floor(width: u32, height: u32) -> (Duration, usize) {
    use std::io::Write as _;
    let row = vec![0_u8; width as usize * 3];
    let source = vec![0_u8; width as usize * 4 * 256];
    let mut copy = vec![0_u8; source.len()];
    let mut bytes = Vec::new();
    let begun = Instant::now();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    if let Ok(mut writer) = encoder.write_header()
        && let Ok(mut stream) = writer.stream_writer()
    {
        for place in 0..height {
            if place % 256 == 0 {
                copy.copy_from_slice(&source);
                std::hint::black_box(&mut copy);
            }
            if stream.write_all(&row).is_err() {
                break;
            }
        }
        drop(stream.finish());
    }
    (begun.elapsed(), bytes.len())
}

/// The most memory that this process has had, in KiB.
fn peak() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The same tasks, drawn by Mermaid's own program in a browser: the whole process.
fn by_mermaid(size: usize) -> Option<Measured> {
    let folder = std::env::temp_dir().join(format!("journey-canvas-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let (from, to, more) = (folder.join("map.mmd"), folder.join("map.png"), folder.join("more.json"));
    std::fs::write(&from, mermaid(&journey(size)).0).ok()?;
    // Else a long list becomes the picture of a message that it is too long.
    std::fs::write(&more, r#"{ "maxTextSize": 100000000 }"#).ok()?;
    let begun = Instant::now();
    let done = Command::new("mmdc")
        .args(["-q", "-w", "3840", "-c"])
        .arg(&more)
        .arg("-i")
        .arg(&from)
        .arg("-o")
        .arg(&to)
        .output()
        .ok()?;
    let time = begun.elapsed();
    let bytes = std::fs::metadata(&to).map_or(0, |about| about.len());
    drop(std::fs::remove_dir_all(&folder));
    done.status.success().then_some(Measured { time, peak: None, bytes })
}

/// A journey of this many touchpoints in so many stages that its picture is about as wide as a screen.
fn journey(size: usize) -> JourneyMap {
    let mut map = JourneyMap::default();
    map.about.title = format!("{size} touchpoints");
    for (name, order) in ["Maya", "Jonas"].into_iter().zip(Order::spread(2)) {
        map.personas.insert(Id::from_words(name, 0), Persona::named(name, order));
    }
    let stages = (1..).find(|stages| stages * stages * 4 >= size * 3).unwrap_or(3).max(3);
    let stage = |number: usize| Id::<Stage>::from_words(&format!("stage {number}"), 0);
    for (number, order) in Order::spread(stages).into_iter().enumerate() {
        let phase = Phase::ALL.get(number * 3 / stages).copied().unwrap_or(Phase::PostPurchase);
        map.stages.insert(stage(number), Stage::named(format!("Stage {number}"), phase, order));
    }
    for (number, (name, order)) in ["Web shop", "Store", "Phone", "Van"].into_iter().zip(Order::spread(4)).enumerate() {
        let place = if number == 0 { Place::Online } else { Place::Offline };
        map.channels.insert(Id::from_words(name, 0), Channel { name: name.to_owned(), order, place, icon: None });
    }
    let channels: Vec<Id<Channel>> = map.channels.ids().collect();
    let touchpoint = |number: usize| Id::<Touchpoint>::from_words(&format!("touchpoint {number}"), 0);
    for (number, order) in Order::spread(size).into_iter().enumerate() {
        let title = format!("Waits for the van, step {number}");
        let mut record = Touchpoint::titled(title, stage(number * stages / size), order);
        record.channels = channels.get(number % channels.len().max(1)).copied().into_iter().collect();
        record.creator = [Creator::Paid, Creator::Owned, Creator::Earned].get(number % 3).copied();
        record.action = "Stays at home all day".to_owned();
        let varied = i64::try_from(number * 37 % 201).unwrap_or_default() - 100;
        for (turn, name) in [(0, "Maya"), (29, "Jonas")] {
            let emotion = Emotion::clamped((varied + turn).min(100));
            map.experiences.insert((touchpoint(number), Id::from_words(name, 0)), Experience::feels(emotion));
        }
        map.touchpoints.insert(touchpoint(number), record);
        if number > 0 {
            map.links.insert(
                Id::from_words(&format!("link {number}"), 0),
                Link::between(touchpoint(number - 1), touchpoint(number)),
            );
        }
    }
    map
}
