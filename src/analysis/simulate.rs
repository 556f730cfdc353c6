//! The three simulations, side by side on as many threads as there are.
//!
//! Work comes in fixed blocks, each with its own stream of draws, and counts are whole numbers: so the same seed gives
//! the same report with any number of threads.

use std::{
    num::NonZeroUsize,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
};

use super::{
    data_draws::{self, DataDraws},
    draw::BLOCK,
    feeling::count,
    report::Seed,
    robustness::{Alternatives, WEIGHT_DRAWS, Weighting, weigh},
    study::{Outcome, Study},
    tally::{Acceptability, Tally},
    watch::Watch,
};

/// What the draws showed, by place among the candidates.
pub(super) struct Simulations {
    /// A: any weights.
    pub any: Acceptability,
    /// B: weights around ours.
    pub around: Acceptability,
    /// C: weights and data.
    pub data: Acceptability,
    /// P(fruit of the top k) of C, by place in the journey.
    pub fruits: Vec<Option<f64>>,
}

/// A block of draws.
#[derive(Debug, Clone, Copy)]
enum Work {
    Any(u32),
    Around(u32),
    Data(u32),
}

/// What all threads work on.
struct Bench<'a> {
    study: &'a Study<'a>,
    outcome: &'a Outcome,
    candidates: Vec<usize>,
    alternatives: Alternatives,
    works: Vec<Work>,
    next: AtomicUsize,
    done: AtomicUsize,
    is_stopped: AtomicBool,
    seed: Seed,
    watch: &'a dyn Watch,
}

/// What one thread counted.
struct Counted<'a> {
    any: Tally,
    around: Tally,
    data: DataDraws<'a>,
}

/// As many threads as the machine has, a few at most.
pub(super) fn usual_threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(8)
}

/// All draws. None = cancelled.
pub(super) fn simulate(
    study: &Study<'_>,
    outcome: &Outcome,
    (seed, threads): (Seed, usize),
    watch: &dyn Watch,
) -> Option<Simulations> {
    let candidates = study.candidates(outcome);
    let terms: Vec<_> = candidates.iter().filter_map(|place| outcome.terms.get(*place).copied()).collect();
    let data_draws = data_draws::draws(study.chain.len());
    let blocks = |draws: usize, block: usize| 0..u32::try_from(draws.div_ceil(block)).unwrap_or_default();
    // The long ones first, so that no thread is left with one at the end.
    let works = blocks(data_draws, data_draws::BLOCK).map(Work::Data);
    let works = works.chain(blocks(WEIGHT_DRAWS, BLOCK).flat_map(|block| [Work::Any(block), Work::Around(block)]));
    let bench = Bench {
        alternatives: Alternatives::new(&terms, outcome.kept),
        works: works.collect(),
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        is_stopped: AtomicBool::new(false),
        study,
        outcome,
        candidates,
        seed,
        watch,
    };
    let whole = bench.counted_by(threads);
    if bench.is_stopped.load(Ordering::Relaxed) {
        return None;
    }
    Some(Simulations {
        any: whole.any.shares(WEIGHT_DRAWS),
        around: whole.around.shares(WEIGHT_DRAWS),
        data: whole.data.tally.shares(data_draws),
        fruits: whole.data.fruits.shares(data_draws),
    })
}

impl Bench<'_> {
    fn counted_by(&self, threads: usize) -> Counted<'_> {
        std::thread::scope(|scope| {
            // A thread that cannot be had leaves its work to the others.
            let hand = |_| std::thread::Builder::new().name("draws".into()).spawn_scoped(scope, || self.counted()).ok();
            let hands: Vec<_> = (1..threads).filter_map(hand).collect();
            let mut whole = self.counted();
            for hand in hands {
                match hand.join() {
                    Ok(counted) => whole.join(&counted),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            whole
        })
    }

    /// Takes work until none is left, or somebody stops it.
    fn counted(&self) -> Counted<'_> {
        let tally = || Tally::new(self.candidates.len(), self.study.k);
        let data = DataDraws::new(self.study, self.outcome, &self.candidates);
        let mut counted = Counted { any: tally(), around: tally(), data };
        let mut scores = Vec::new();
        while let Some(work) = self.works.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let is_whole = !self.watch.is_stopped() && self.count(*work, &mut counted, &mut scores);
            if !is_whole || self.is_stopped.load(Ordering::Relaxed) {
                self.is_stopped.store(true, Ordering::Relaxed);
                break;
            }
            let done = 1 + self.done.fetch_add(1, Ordering::Relaxed);
            #[expect(clippy::cast_possible_truncation, reason = "a share")]
            let share = (count(done) / count(self.works.len())) as f32;
            self.watch.progress(0.1 + 0.85 * share);
        }
        counted
    }

    fn count(&self, work: Work, counted: &mut Counted<'_>, scores: &mut Vec<f64>) -> bool {
        match work {
            Work::Any(block) => {
                weigh(&self.alternatives, Weighting::Any, (self.seed, block), scores, &mut counted.any);
            }
            Work::Around(block) => {
                let around = Weighting::Around(self.study.weights);
                weigh(&self.alternatives, around, (self.seed, block), scores, &mut counted.around);
            }
            Work::Data(block) => return counted.data.run(self.seed, block, self.watch),
        }
        true
    }
}

impl Counted<'_> {
    fn join(&mut self, other: &Self) {
        self.any.join(&other.any);
        self.around.join(&other.around);
        self.data.tally.join(&other.data.tally);
        self.data.fruits.join(&other.data.fruits);
    }
}
