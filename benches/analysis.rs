//! How the cost of the analysis grows with the map: the chain alone, and the whole report with its 10,000 weightings.
//!
//! A plain program, no framework: it runs each work a few times, takes the fastest, and prints a table. Numbers as
//! arguments stand in for the sizes. The maps have two personas, three phases, shares on every link, and a small loop
//! at every tenth touchpoint.
#![allow(clippy::print_stdout, reason = "a table is what it is for")]

use std::time::{Duration, Instant};

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse, chain_success},
    model::*,
};

fn main() {
    // Cargo hands `--bench` on.
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![30, 300, 3_000, 10_000] } else { asked };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("Chain: from map to solution. Report: chain, scores, findings and all draws ({threads} threads).\n");
    println!("{:>11} {:>12} {:>9} {:>12} {:>9}", "touchpoints", "chain", "growth", "report", "growth");
    let mut before: Option<(usize, Duration, Duration)> = None;
    for size in sizes {
        let map = journey(size);
        let chain = fastest(5, || assert!(chain_success(&map).is_some_and(|success| success > 0.0)));
        let report = fastest(3, || assert!(analyse(&map, None, Seed::default(), &NoWatch).is_some()));
        let growth = |now: Duration, then: fn(&(usize, Duration, Duration)) -> Duration| {
            before.as_ref().map_or(String::new(), |old| exponent(size, now, old.0, then(old)))
        };
        println!(
            "{size:>11} {:>9.2} ms {:>9} {:>9.2} ms {:>9}",
            chain.as_secs_f64() * 1e3,
            growth(chain, |old| old.1),
            report.as_secs_f64() * 1e3,
            growth(report, |old| old.2)
        );
        before = Some((size, chain, report));
    }
    println!("\nGrowth: the power of the size with which the cost grew since the line above; 1 is in proportion.");
}

/// "n^1.02"
fn exponent(size: usize, now: Duration, size_before: usize, before: Duration) -> String {
    #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
    let ratio = size as f64 / size_before as f64;
    format!("n^{:.2}", (now.as_secs_f64() / before.as_secs_f64()).ln() / ratio.ln())
}

fn fastest(times: usize, work: impl Fn()) -> Duration {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..times).map(run).min().unwrap_or_default()
}

/// A journey of this many touchpoints.
fn journey(size: usize) -> JourneyMap {
    let mut map = JourneyMap::default();
    for (name, order) in ["Maya", "Jonas"].into_iter().zip(Order::spread(2)) {
        map.personas.insert(Id::from_words(name, 0), Persona::named(name, order));
    }
    let stages = (size / 10).max(3);
    let stage_orders = Order::spread(stages);
    let stage_id = |number: usize| Id::<Stage>::from_words(&format!("stage {number}"), 0);
    let mut phases = Phase::ALL.into_iter().cycle();
    for (number, order) in stage_orders.into_iter().enumerate() {
        let phase = phases.clone().nth(number * 3 / stages).unwrap_or(Phase::PrePurchase);
        map.stages.insert(stage_id(number), Stage::named(format!("Stage {number}"), phase, order));
    }
    let _first = phases.next();
    let touchpoint_id = |number: usize| Id::<Touchpoint>::from_words(&format!("touchpoint {number}"), 0);
    let share = |hundredths: i64| Some(Flow::Share(BasisPoints::clamped(hundredths * 100)));
    let mut link = |from: usize, to: usize, hundredths: i64| {
        let record = Link { flow: share(hundredths), ..Link::between(touchpoint_id(from), touchpoint_id(to)) };
        map.links.insert(Id::from_words(&format!("{from} {to}"), 0), record);
    };
    for number in 0..size.saturating_sub(1) {
        let is_looping = number % 10 == 9;
        link(number, number + 1, if is_looping { 90 } else { 98 });
        if is_looping {
            link(number, number - 3, 9);
        }
    }
    let orders = Order::spread(size);
    for (number, order) in orders.into_iter().enumerate() {
        let mut record = Touchpoint::titled(format!("Touchpoint {number}"), stage_id(number * stages / size), order);
        let varied = i64::try_from(number * 37 % 101).unwrap_or_default();
        record.importance = (number % 3 > 0).then(|| Rating::clamped(varied));
        record.satisfaction = (number % 3 > 0).then(|| Rating::clamped(100 - varied));
        record.effort = (number % 2 > 0).then_some(Effort::Size(EffortSize::S));
        record.start = if number == 0 { share(100) } else { None };
        record.succeed = if number + 1 == size { share(100) } else { None };
        let id = touchpoint_id(number);
        map.touchpoints.insert(id, record);
        for (turn, name) in [(0, "Maya"), (29, "Jonas")] {
            let emotion = Emotion::clamped((varied * 2 + turn) % 201 - 100);
            map.experiences.insert((id, Id::from_words(name, 0)), Experience::feels(emotion));
        }
    }
    map
}
