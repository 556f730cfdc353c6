//! Killed at any moment, the program leaves a whole file and a whole recovery.
//!
//! `CRASH_KILLS=1000 cargo test --test crash -- --nocapture` kills it a thousand times and prints the table; fifty
//! times unless said.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use journey_canvas::{
    model::JourneyMap,
    persist::{self, recovery},
};
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// What may be missing from the recovery after a crash.
const GRACE: Duration = Duration::from_secs(1);

/// What the program said, and when.
#[derive(Default, Clone)]
struct Said {
    edited: Vec<(u64, Instant)>,
    saved: Option<u64>,
}

/// The program at work on a map, with a data folder of its own.
struct Run {
    child: Child,
    said: Arc<Mutex<Said>>,
    ear: JoinHandle<()>,
}

impl Run {
    fn start(map: &Path, data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_journey-canvas"))
            .arg("rehearse")
            .arg(map)
            .env(persist::DATA_VARIABLE, data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (said, lines) = (Arc::new(Mutex::new(Said::default())), BufReader::new(child.stdout.take().unwrap()));
        let heard = Arc::clone(&said);
        let ear = std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                let Some((what, number)) = line.split_once(' ') else { continue };
                let mut said = heard.lock().unwrap();
                match (what, number.parse()) {
                    ("edited", Ok(number)) => said.edited.push((number, Instant::now())),
                    ("saved", Ok(number)) => said.saved = Some(number),
                    _ => {}
                }
            }
        });
        Self { child, said, ear }
    }

    /// Waits until it has said something, goes on for `life`, then kills it. Says what it said, and when it died.
    fn kill_after(mut self, life: Duration) -> (Said, Instant) {
        while self.said.lock().unwrap().edited.is_empty() {
            assert!(self.child.try_wait().unwrap().is_none(), "it ended by itself");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(life);
        let died = Instant::now();
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.ear.join().unwrap();
        (self.said.lock().unwrap().clone(), died)
    }
}

/// The number of the edit that a map shows; none = it is not whole.
fn edit_of(map: &JourneyMap) -> Option<u64> {
    let number: u64 = map.about.title.parse().ok()?;
    (map.touchpoints.len() == usize::try_from(1 + number % 40).ok()?).then_some(number)
}

/// What became of the file and of the recovery.
#[derive(Default, Debug, PartialEq, Eq)]
struct Tally {
    kills: u32,
    /// The file was the last version that the program called saved.
    old: u32,
    /// The file was the version that was being saved.
    new: u32,
    /// The file was neither.
    torn: u32,
    /// A change older than a second was neither in the file nor in the recovery.
    lost: u32,
    /// The recovery held changes that the file did not.
    recovered: u32,
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_file_or_the_new_one_and_loses_a_second_at_most() {
    let kills = std::env::var("CRASH_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(50);
    let mut draw = ChaCha8Rng::seed_from_u64(7);
    let desk = tempfile::tempdir().unwrap();
    let (map, data) = (desk.path().join("map.ron"), desk.path().join("data"));
    let mut tally = Tally::default();
    for _ in 0..kills {
        std::fs::write(&map, persist::template("retailer").unwrap()).unwrap();
        let run = Run::start(&map, &data);
        // Mostly short lives, and some beyond the second of grace.
        let life =
            if draw.next_u32().is_multiple_of(8) { 1_000 + draw.next_u32() % 400 } else { draw.next_u32() % 250 };
        let (said, died) = run.kill_after(Duration::from_millis(life.into()));
        judge(&mut tally, &map, &data, &said, died);
        drop(std::fs::remove_dir_all(&data));
    }
    let leftovers =
        std::fs::read_dir(desk.path()).unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let leftovers = leftovers.filter(|name| name.ends_with(".tmp")).count();
    println!("kills | old | new | torn | lost | changes only in the recovery | half-written files beside the map");
    println!(
        "{kills} | {} | {} | {} | {} | {} | {leftovers}",
        tally.old, tally.new, tally.torn, tally.lost, tally.recovered
    );
    assert_eq!((tally.torn, tally.lost, tally.old + tally.new), (0, 0, kills), "{tally:?}");
    assert!(tally.recovered > 0, "never anything to recover: {tally:?}");
}

fn judge(tally: &mut Tally, map: &Path, data: &Path, said: &Said, died: Instant) {
    tally.kills += 1;
    let whole = persist::open(map).ok();
    let in_file = whole.as_ref().and_then(edit_of);
    let is_untouched = whole.is_some_and(|map| persist::write(&map) == persist::template("retailer").unwrap());
    match (said.saved, in_file) {
        (Some(saved), Some(found)) if found == saved => tally.old += 1,
        (None, _) if is_untouched => tally.old += 1,
        (saved, Some(found)) if saved.is_none_or(|saved| found > saved) => tally.new += 1,
        _ => tally.torn += 1,
    }
    let kept = recovery::left_over(&data.join("recovery"));
    let in_recovery = kept.iter().filter_map(|kept| edit_of(&kept.map)).max();
    tally.torn += u32::from(kept.iter().any(|kept| edit_of(&kept.map).is_none()));
    tally.recovered += u32::from(in_recovery > in_file);
    let due = said.edited.iter().filter(|(_, at)| died.duration_since(*at) > GRACE).map(|(number, _)| *number).max();
    tally.lost += u32::from(due > in_recovery.max(in_file));
}
