//! Every reader and every way out under damaged, spliced and made-up input: nothing panics, nothing hangs, and what is
//! taken is sound. Seeded, so a run repeats.
//!
//! `FUZZ_ROUNDS=100 cargo test --test fuzzing -- --nocapture` runs it longer and prints the table; four rounds unless
//! said. Whatever was ever found stands in `tests/files/found/TARGET` and is run first.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so")]

#[path = "support/targets/mod.rs"]
mod targets;

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use targets::{Outcome, TARGETS, Target};

/// Runs of a target of weight one in a round.
const RUNS: usize = 8;
/// A single input that takes longer than this is a finding: it would hang a window.
const PATIENCE: Duration = Duration::from_secs(20);
/// Inputs grow no longer than this.
const MOST: usize = 64 << 10;

#[derive(Default)]
struct Tally {
    runs: usize,
    taken: usize,
    slowest: Duration,
    found: Vec<PathBuf>,
}

fn kept(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/found").join(target.name);
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

fn try_one(target: &Target, bytes: &[u8], tally: &mut Tally) {
    let begun = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    let took = begun.elapsed();
    tally.runs += 1;
    tally.slowest = tally.slowest.max(took);
    tally.taken += usize::from(matches!(outcome, Ok(Outcome::Taken)));
    if outcome.is_err() || took > PATIENCE {
        let path = std::env::temp_dir().join(format!("journey-canvas-{}-{}", target.name, tally.runs));
        fs::write(&path, bytes).unwrap();
        tally.found.push(path);
    }
}

/// One text made of others: bytes changed, parts cut, doubled, moved, words of the language put in.
fn damaged(seeds: &[Vec<u8>], words: &[&str], draw: &mut ChaCha8Rng) -> Vec<u8> {
    let mut below = |count: usize| usize::try_from(draw.next_u64() % count.max(1) as u64).unwrap();
    let mut bytes = seeds[below(seeds.len())].clone();
    for _ in 0..=below(6) {
        let most = 1 << below(8);
        let (at, length) = (below(bytes.len() + 1), below(most));
        let end = (at + length).min(bytes.len());
        match below(7) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(below(256)).unwrap(),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                let to = below(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            3 => {
                let other = &seeds[below(seeds.len())];
                let from = below(other.len() + 1);
                let part = other[from..(from + 2 * length).min(other.len())].to_vec();
                bytes.splice(at..end, part);
            }
            4 => bytes.truncate(at),
            5 => {
                let part = bytes[at..end].repeat(1 + below(40));
                bytes.splice(at..end, part);
            }
            _ if !words.is_empty() => drop(bytes.splice(at..at, words[below(words.len())].bytes())),
            _ if at < bytes.len() => bytes[at] ^= 1 << below(8),
            _ => {}
        }
        bytes.truncate(MOST);
    }
    bytes
}

#[test]
fn nothing_that_comes_in_breaks_anything() {
    let rounds = std::env::var("FUZZ_ROUNDS").ok().and_then(|count| count.parse().ok()).unwrap_or(4_usize);
    let only = std::env::var("FUZZ_TARGET").ok();
    println!("target | runs | taken | seconds | slowest, ms | findings");
    let mut found = Vec::new();
    for target in TARGETS.iter().filter(|target| only.as_deref().is_none_or(|only| only == target.name)) {
        let (mut tally, begun) = (Tally::default(), Instant::now());
        let (seeds, mut draw) = ((target.seeds)(), ChaCha8Rng::seed_from_u64(11));
        for bytes in kept(target).iter().chain(&seeds) {
            try_one(target, bytes, &mut tally);
        }
        for _ in 0..rounds * target.weight * RUNS {
            try_one(target, &damaged(&seeds, target.words, &mut draw), &mut tally);
        }
        let (seconds, slowest) = (begun.elapsed().as_secs_f32(), tally.slowest.as_millis());
        println!(
            "{} | {} | {} | {seconds:.1} | {slowest} | {}",
            target.name,
            tally.runs,
            tally.taken,
            tally.found.len()
        );
        if tally.taken == 0 {
            found.push(format!("{}: nothing was ever taken, so nothing was tried", target.name));
        }
        found.extend(tally.found.iter().map(|path| path.display().to_string()));
    }
    assert!(found.is_empty(), "keep these in tests/files/found: {found:#?}");
}
