//! The five terms of the moment-of-truth score, for every touchpoint.
#![expect(clippy::indexing_slicing, reason = "all columns are as long as the chain; terms are five")]

use std::collections::BTreeMap;

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
pub(super) fn terms(basis: Basis<'_>, solution: Option<&Solution>, feelings: &[Vec<Feeling>]) -> Vec<Terms> {
    let crossings = crossings(basis);
    let gates = solution.map(|solution| gateways(&crossings, solution, None)).unwrap_or_default();
    let extremes = extremes(basis, feelings);
    (0..basis.chain.ids.len()).map(|place| at(basis, place, solution, &gates, &extremes, &feelings[place])).collect()
}

/// The terms of one touchpoint.
pub(super) fn at(
    basis: Basis<'_>,
    place: usize,
    solution: Option<&Solution>,
    gates: &Gates,
    extremes: &[(f64, f64)],
    feelings: &[Feeling],
) -> Terms {
    let facts = &basis.facts[place];
    let is_member = basis.chain.is_member[place];
    let modelled = solution.filter(|_| is_member).and_then(|solution| solution.removal_effect(place));
    let last = solution.filter(|_| is_member).and_then(|solution| solution.last_touch_share(place));
    let crossed = gates.share(place);
    let gateway = match facts.is_commitment {
        true => Some(1.0),
        false => Some(crossed).filter(|_| gates.is_any && is_member),
    };
    [
        facts.observed.or(modelled),
        mean(feelings, |feeling| intensity(feeling.emotion, basis.loss_aversion)),
        gateway,
        facts.importance,
        at_extreme(feelings, extremes).map(|extreme| extreme.max(last.unwrap_or(0.0))),
    ]
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

/// Lowest and highest emotion of each persona over the touchpoints of the chain that she rated and can reach.
pub(super) fn extremes(basis: Basis<'_>, feelings: &[Vec<Feeling>]) -> Vec<(f64, f64)> {
    let mut found = vec![(f64::INFINITY, f64::NEG_INFINITY); basis.personas];
    for place in basis.chain.members().filter(|place| basis.chain.is_reached(*place)) {
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

/// A way that crosses from a phase to a later one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Crossing {
    from: usize,
    to: usize,
    /// Its number among the ways of all rows.
    way: usize,
    share: f64,
    /// The boundaries that it crosses: first, and one behind the last.
    boundaries: (usize, usize),
}

/// All ways that cross a boundary between phases: a forward link crosses each boundary that it spans, a backward link
/// none.
///
/// A way that is only tried out and skips a phase is a boundary of its own; see [`super::what_if`].
pub(super) fn crossings(basis: Basis<'_>) -> Vec<Crossing> {
    let mut found = Vec::new();
    let mut number = 0;
    for (from, row) in basis.chain.rows.iter().enumerate() {
        for way in &row.ways {
            let phases = |to: usize| step(basis.facts[from].phase).zip(step(basis.facts[to].phase));
            if let To::Place(to) = way.to
                && let Some((here, there)) = phases(to).filter(|(here, there)| here < there)
            {
                let boundaries = if way.is_tried && there > here + 1 { TRIED } else { (here, there) };
                found.push(Crossing { from, to, way: number, share: way.share, boundaries });
            }
            number += 1;
        }
    }
    found
}

/// The boundary of a way that is tried out: behind those between the three phases.
const TRIED: (usize, usize) = (2, 3);

/// G where it is more than 0, by place.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Gates {
    /// Does anybody cross at all?
    is_any: bool,
    shares: BTreeMap<usize, Gate>,
}

/// What part of the flow between two phases a place stands for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Gate {
    share: f64,
    /// Does the flow come in here? Else it goes on from here.
    is_way_in: bool,
}

impl Gates {
    /// G of a place by the flow alone, 0 where nothing crosses there.
    fn share(&self, place: usize) -> f64 {
        self.shares.get(&place).map_or(0.0, |gate| gate.share)
    }

    /// Does the flow that makes it a gateway come in here (and not leave)? Of two that are alike, the way in counts.
    pub fn is_way_in(&self, place: usize) -> bool {
        self.shares.get(&place).is_some_and(|gate| gate.is_way_in)
    }
}

/// The largest share of a boundary's flow that leaves or enters at a place; with other shares on the ways, where they
/// are given.
pub(super) fn gateways(crossings: &[Crossing], solution: &Solution, ways: Option<&[f64]>) -> Gates {
    let mut totals = [0.0; 3];
    let mut parts: BTreeMap<(usize, bool, usize), f64> = BTreeMap::new();
    for crossing in crossings {
        let share = ways.map_or(crossing.share, |ways| ways[crossing.way]);
        let flow = solution.visits[crossing.from] * share;
        let (first, end) = crossing.boundaries;
        totals[first..end].iter_mut().for_each(|total| *total += flow);
        for boundary in first..end {
            *parts.entry((crossing.from, false, boundary)).or_default() += flow;
            *parts.entry((crossing.to, true, boundary)).or_default() += flow;
        }
    }
    let mut gates = Gates { is_any: totals.iter().any(|total| *total > 0.0), shares: BTreeMap::new() };
    for ((place, is_way_in, boundary), part) in parts {
        if totals[boundary] > 0.0 {
            let gate = gates.shares.entry(place).or_default();
            let share = (part / totals[boundary]).min(1.0);
            gate.is_way_in = if share > gate.share - 1e-9 { is_way_in } else { gate.is_way_in };
            gate.share = gate.share.max(share);
        }
    }
    gates
}

fn step(phase: Option<Phase>) -> Option<usize> {
    Phase::ALL.iter().position(|other| Some(*other) == phase)
}

/// Which term stands at this number.
pub(super) fn term(number: usize) -> Option<Term> {
    Term::ALL.get(number).copied()
}
