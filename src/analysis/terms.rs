//! The five terms of the moment-of-truth score, for every touchpoint.
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the chain; terms are five")]

use crate::model::Phase;

use super::{
    chain::{Chain, To},
    feeling::{Feeling, intensity, mean},
    report::Term,
    solve::Solution,
};

/// C, E, G, I, K of one touchpoint; none = unknown. In the order of [`Term::ALL`].
pub(super) type Terms = [Option<f64>; 5];

pub(super) const C: usize = 0;
pub(super) const G: usize = 2;
pub(super) const K: usize = 4;

/// What the terms need to know of a touchpoint, beside the chain and the feelings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Facts {
    /// Its phase.
    pub phase: Option<Phase>,
    /// Share of successful journeys that were seen to pass here.
    pub observed: Option<f64>,
    /// Does the customer commit herself here?
    pub is_commitment: bool,
    /// 0..=1.
    pub importance: Option<f64>,
}

/// Everything that the terms follow from. All columns by place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'a> {
    /// The chain.
    pub chain: &'a Chain,
    /// What is known beside it.
    pub facts: &'a [Facts],
    /// How many personas there are.
    pub personas: usize,
    /// λ.
    pub loss_aversion: f64,
}

/// The terms of every touchpoint, for one solution of the chain (with its shares) and one set of feelings.
pub(super) fn terms(
    basis: Basis<'_>,
    solution: Option<&Solution>,
    rows: Option<&[Vec<f64>]>,
    feelings: &[Vec<Feeling>],
) -> Vec<Terms> {
    let gates = solution.map(|solution| gateways(basis, solution, rows)).unwrap_or_default();
    let extremes = extremes(basis, feelings);
    let term = |place: usize| {
        let facts = &basis.facts[place];
        let is_member = basis.chain.is_member[place];
        let modelled = solution.filter(|_| is_member).and_then(|solution| solution.removal_effect(place));
        let last = solution.filter(|_| is_member).and_then(|solution| solution.last_touch_share(place));
        let gateway = if facts.is_commitment { Some(1.0) } else { gates.get(place).copied().flatten() };
        [
            facts.observed.or(modelled),
            mean(&feelings[place], |feeling| intensity(feeling.emotion, basis.loss_aversion)),
            gateway,
            facts.importance,
            at_extreme(&feelings[place], &extremes).map(|extreme| extreme.max(last.unwrap_or(0.0))),
        ]
    };
    (0..basis.chain.ids.len()).map(term).collect()
}

/// Terms that are kept: known somewhere, and spanning more than 0.05 over the journey, that is, over the touchpoints
/// of the chain that customers can reach at all.
pub(super) fn kept(chain: &Chain, solution: Option<&Solution>, terms: &[Terms]) -> [bool; 5] {
    let is_reached = |place: &usize| solution.is_none_or(|solution| solution.visits[*place] > 0.0);
    let places: Vec<usize> = chain.members().filter(is_reached).collect();
    std::array::from_fn(|term| {
        let known = || places.iter().filter_map(|place| terms[*place][term]);
        let (low, high) =
            known().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        high - low > SPAN + 1e-12
    })
}

/// A term that spans no more cannot discriminate.
const SPAN: f64 = 0.05;

/// Is a term of this touchpoint given, or does it follow from an assumption?
pub(super) fn is_given(
    term: usize,
    facts: &Facts,
    is_flow_assumed: bool,
    extreme: Option<f64>,
    value: Option<f64>,
) -> bool {
    match term {
        C => facts.observed.is_some() || !is_flow_assumed,
        G => facts.is_commitment || !is_flow_assumed,
        K => !is_flow_assumed || extreme >= value,
        _ => true,
    }
}

/// Lowest and highest emotion of each persona over the touchpoints of the chain that she rated.
pub(super) fn extremes(basis: Basis<'_>, feelings: &[Vec<Feeling>]) -> Vec<(f64, f64)> {
    let mut found = vec![(f64::INFINITY, f64::NEG_INFINITY); basis.personas];
    for place in basis.chain.members() {
        for feeling in &feelings[place] {
            let (low, high) = &mut found[feeling.persona];
            *low = low.min(feeling.emotion);
            *high = high.max(feeling.emotion);
        }
    }
    found
}

/// Share of those who rated it whose highest or lowest this is. None where nobody rated it.
pub(super) fn at_extreme(feelings: &[Feeling], extremes: &[(f64, f64)]) -> Option<f64> {
    mean(feelings, |feeling| {
        let (low, high) = extremes[feeling.persona];
        f64::from(u8::from(feeling.emotion <= low || feeling.emotion >= high))
    })
}

/// G by place: a forward link crosses each boundary between phases that it spans; the largest share of a boundary's
/// flow that leaves or enters here. None everywhere where nothing crosses.
///
/// A way that is only tried out and skips a phase is a boundary of its own: customers then decide on that way, and
/// those who still go through the phase between are counted as before.
fn gateways(basis: Basis<'_>, solution: &Solution, rows: Option<&[Vec<f64>]>) -> Vec<Option<f64>> {
    let size = basis.chain.ids.len();
    let mut gates = [Gate::new(size), Gate::new(size), Gate::new(size)];
    for from in basis.chain.members() {
        for (number, way) in basis.chain.rows[from].ways.iter().enumerate() {
            let To::Place(to) = way.to else { continue };
            let (Some(here), Some(there)) = (step(basis.facts[from].phase), step(basis.facts[to].phase)) else {
                continue;
            };
            let share = rows.map_or(way.share, |rows| rows[from][number]);
            let flow = solution.visits[from] * share;
            if way.is_tried && there > here + 1 {
                gates[2].add(from, to, flow);
            } else {
                (here..there).for_each(|boundary| gates[boundary].add(from, to, flow));
            }
        }
    }
    if gates.iter().all(|gate| gate.total <= 0.0) {
        return vec![None; size];
    }
    let at = |place: usize| gates.iter().map(|gate| gate.share(place)).fold(0.0, f64::max);
    (0..size).map(|place| basis.chain.is_member[place].then(|| at(place))).collect()
}

fn step(phase: Option<Phase>) -> Option<usize> {
    Phase::ALL.iter().position(|other| Some(*other) == phase)
}

/// The flow across one boundary.
struct Gate {
    total: f64,
    leaving: Vec<f64>,
    entering: Vec<f64>,
}

impl Gate {
    fn new(size: usize) -> Self {
        Self { total: 0.0, leaving: vec![0.0; size], entering: vec![0.0; size] }
    }

    fn add(&mut self, from: usize, to: usize, flow: f64) {
        self.total += flow;
        self.leaving[from] += flow;
        self.entering[to] += flow;
    }

    fn share(&self, place: usize) -> f64 {
        if self.total > 0.0 { (self.leaving[place].max(self.entering[place]) / self.total).min(1.0) } else { 0.0 }
    }
}

/// Which term stands at this number.
pub(super) fn term(number: usize) -> Option<Term> {
    Term::ALL.get(number).copied()
}
