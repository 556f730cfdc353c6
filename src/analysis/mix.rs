//! The mix: stage by channel by creator. What is covered, by whom, how many customers meet it, how it feels.
//!
//! The share of a set of touchpoints is the probability of an absorbing chain to visit at least one of them, which is
//! the success of the same chain in which they are the only goal (Kemeny & Snell 1960, ch. III); see
//! [`super::meeting`]. A channel that several touchpoints share is therefore not counted twice for a customer who meets two of them.
//!
//! Limitations: a touchpoint with two channels counts in both rows, as nothing says how its customers divide between
//! them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Channel, Creator, Id, JourneyMap, Persona, Stage, Touchpoint};

use super::{
    chain::Place,
    feeling::count,
    meeting::Meeting,
    study::{Outcome, Study},
    watch::{NoWatch, Watch},
};

/// The creators, in the order of their letters: paid, owned, earned.
pub const CREATORS: [Creator; 3] = [Creator::Paid, Creator::Owned, Creator::Earned];

/// Stage by channel by creator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mix {
    /// The columns, in journey order.
    pub stages: Vec<MixStage>,
    /// The rows: online channels, then offline ones, each in their order; last, where there are any, the touchpoints
    /// whose channel nobody named.
    pub channels: Vec<MixChannel>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct MixChannel {
    /// Which; none = the channel is not named.
    pub channel: Option<Id<Channel>>,
    /// A cell for each stage.
    pub cells: Vec<MixCell>,
}

/// A column as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct MixStage {
    /// Which.
    pub stage: Id<Stage>,
    /// Everything in it.
    pub whole: MixCell,
    /// How many channels serve it.
    pub channels: usize,
}

/// The touchpoints where a channel meets a stage.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MixCell {
    /// Which, in journey order.
    pub touchpoints: Vec<Id<Touchpoint>>,
    /// How many are paid, owned, earned.
    pub creators: [usize; 3],
    /// How many have no creator.
    pub unnamed: usize,
    /// Share of those who enter that meet at least one, 0..=1. None where no flow is given, or none of them is linked.
    pub share: Option<f64>,
    /// Mean feeling of the rated ones, each counting alike, -1..=1.
    pub emotion: Option<f64>,
}

impl MixCell {
    /// Creators that nothing here comes from; empty where some creator is not named, as nobody knows then.
    #[must_use]
    pub fn missing(&self) -> Vec<Creator> {
        if self.unnamed > 0 || self.touchpoints.is_empty() {
            return Vec::new();
        }
        let lacks = CREATORS.into_iter().zip(self.creators).filter(|(_, count)| *count == 0);
        lacks.map(|(creator, _)| creator).collect()
    }
}

/// The mix of a map, for all personas or one.
#[must_use]
pub fn mix(map: &JourneyMap, focus: Option<Id<Persona>>) -> Mix {
    let study = Study::new(map, focus);
    let outcome = study.outcome();
    of(&study, &outcome, &NoWatch).unwrap_or_default()
}

/// The mix of a study that is solved already. None = cancelled.
pub(super) fn of(study: &Study<'_>, outcome: &Outcome, watch: &dyn Watch) -> Option<Mix> {
    let map = study.map;
    let stages: Vec<Id<Stage>> = map.stages_in_order().into_iter().map(|(id, _)| id).collect();
    let solution = outcome.solution.as_ref().filter(|_| !study.chain.is_flow_assumed);
    let mut meeting = solution.and_then(|solution| Meeting::new(&study.chain, solution));
    let mut columns: BTreeMap<Id<Stage>, Vec<Place>> = BTreeMap::new();
    for (place, record) in study.records.iter().enumerate() {
        columns.entry(record.stage).or_default().push(place);
    }
    let mut cells = |is_in_row: &dyn Fn(&Touchpoint) -> bool| -> Option<Vec<MixCell>> {
        let is_here = |place: &Place| study.records.get(*place).is_some_and(|record| is_in_row(record));
        let mut cell = |stage: &Id<Stage>| {
            let column = columns.get(stage).map(Vec::as_slice).unwrap_or_default();
            let places: Vec<Place> = column.iter().copied().filter(is_here).collect();
            (!watch.is_stopped()).then(|| cell(study, meeting.as_mut(), &places))
        };
        stages.iter().map(&mut cell).collect()
    };
    let mut channels = Vec::new();
    for place in [crate::model::Place::Online, crate::model::Place::Offline] {
        for (id, _) in map.channels_in_order().into_iter().filter(|(_, channel)| channel.place == place) {
            channels.push(MixChannel { channel: Some(id), cells: cells(&|record| record.channels.contains(&id))? });
        }
    }
    if study.records.iter().any(|record| record.channels.is_empty()) {
        channels.push(MixChannel { channel: None, cells: cells(&|record| record.channels.is_empty())? });
    }
    let wholes = cells(&|_| true)?;
    let stage = |(stage, whole): (&Id<Stage>, MixCell)| {
        let column = columns.get(stage).into_iter().flatten();
        let records = column.filter_map(|place| study.records.get(*place));
        let named: BTreeSet<_> = records.flat_map(|record| &record.channels).collect();
        MixStage { stage: *stage, whole, channels: named.len() }
    };
    Some(Mix { stages: stages.iter().zip(wholes).map(stage).collect(), channels })
}

fn cell(study: &Study<'_>, meeting: Option<&mut Meeting<'_>>, places: &[Place]) -> MixCell {
    let creator = |place: &Place| study.records.get(*place).and_then(|record| record.creator);
    let made_by = |wanted: Creator| places.iter().filter(|place| creator(place) == Some(wanted)).count();
    let felt: Vec<f64> = places.iter().filter_map(|place| study.emotion(*place)).collect();
    MixCell {
        touchpoints: places.iter().filter_map(|place| study.chain.ids.get(*place).copied()).collect(),
        creators: CREATORS.map(made_by),
        unnamed: places.iter().filter(|place| creator(place).is_none()).count(),
        share: meeting.and_then(|meeting| share(study, meeting, places)),
        emotion: (!felt.is_empty()).then(|| felt.iter().sum::<f64>() / count(felt.len())),
    }
}

/// Probability of visiting at least one of these. None where none of them is in the chain.
fn share(study: &Study<'_>, meeting: &mut Meeting<'_>, places: &[Place]) -> Option<f64> {
    let is_member = |place: &Place| study.chain.is_member.get(*place) == Some(&true);
    let wanted: Vec<Place> = places.iter().copied().filter(is_member).collect();
    meeting.chance(&wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Order, Persona as Someone, Phase, Place as Where, Stage as Column};

    /// `"A: hear@Web(P) see@Web+Store | B: buy@Store(O)"`: stages with touchpoints, each with channels and a creator;
    /// ways are added with [`link`].
    fn map(text: &str) -> JourneyMap {
        let mut map = JourneyMap::default();
        map.personas.insert(Id::from_words("Customer", 0), Someone::named("Customer", Order::after(None)));
        let orders = Order::spread(40);
        let mut next = orders.iter().cloned();
        for (stage, words) in text.split('|').map(|part| part.trim().split_once(':').expect("a stage")) {
            let column = Id::from_words(stage, 0);
            let phase = if stage == "A" { Phase::PrePurchase } else { Phase::PostPurchase };
            map.stages.insert(column, Column::named(stage, phase, next.next().expect("an order")));
            for word in words.split_whitespace() {
                let (word, creator) = word.split_once('(').unwrap_or((word, ")"));
                let (title, channels) = word.split_once('@').unwrap_or((word, ""));
                let mut record = Touchpoint::titled(title, column, next.next().expect("an order"));
                record.creator = match creator {
                    "P)" => Some(Creator::Paid),
                    "O)" => Some(Creator::Owned),
                    "E)" => Some(Creator::Earned),
                    _ => None,
                };
                for name in channels.split('+').filter(|name| !name.is_empty()) {
                    let id = Id::from_words(name, 0);
                    let place = if name == "Store" { Where::Offline } else { Where::Online };
                    if !map.channels.contains(id) {
                        let order = next.next().expect("an order");
                        map.channels.insert(id, Channel { name: name.into(), order, place, icon: None });
                    }
                    record.channels.push(id);
                }
                map.touchpoints.insert(Id::from_words(title, 0), record);
            }
        }
        map
    }

    fn link(map: &mut JourneyMap, from: &str, to: &str, share: Option<i64>) {
        use crate::model::{BasisPoints, Flow, Link};
        let flow = share.map(|share| Flow::Share(BasisPoints::clamped(share)));
        let ends = Link::between(Id::from_words(from, 0), Id::from_words(to, 0));
        map.links.insert(Id::from_words(&format!("{from}{to}"), 0), Link { flow, ..ends });
    }

    /// Hear leads on to see (60 %) and buy (30 %); see to buy (50 %).
    fn shop() -> JourneyMap {
        let mut map = map("A: hear@Web(P) see@Web+Store(E) | B: buy@Store(O) ask@Phone(O)");
        link(&mut map, "hear", "see", Some(6_000));
        link(&mut map, "hear", "buy", Some(3_000));
        link(&mut map, "see", "buy", Some(5_000));
        link(&mut map, "buy", "ask", Some(2_000));
        link(&mut map, "ask", "buy", Some(5_000));
        map
    }

    fn cell_of(mix: &Mix, channel: &str, stage: usize) -> MixCell {
        let row = mix.channels.iter().find(|row| row.channel == Some(Id::from_words(channel, 0))).expect("a row");
        row.cells.get(stage).expect("a cell").clone()
    }

    #[test]
    fn a_cell_is_the_share_of_customers_that_meets_at_least_one_of_its_touchpoints() {
        let mix = mix(&shop(), None);
        let near = |found: Option<f64>, expected: f64| found.is_some_and(|found| (found - expected).abs() < 1e-9);
        // All hear; who sees too is not counted twice.
        assert!(near(cell_of(&mix, "Web", 0).share, 1.0));
        assert!(near(cell_of(&mix, "Store", 0).share, 0.6));
        // .3 at once and .6 × .5 by way of seeing it.
        assert!(near(cell_of(&mix, "Store", 1).share, 0.6));
        assert!(near(mix.stages.get(1).expect("a stage").whole.share, 0.6));
        assert_eq!(cell_of(&mix, "Phone", 0).share, None);
    }

    #[test]
    fn without_a_share_on_any_link_no_cell_has_a_share() {
        let mut map = map("A: hear@Web see@Store | B: buy@Store");
        link(&mut map, "hear", "see", None);
        link(&mut map, "see", "buy", None);
        let mix = mix(&map, None);
        assert!(mix.channels.iter().flat_map(|row| &row.cells).all(|cell| cell.share.is_none()));
        assert_eq!(cell_of(&mix, "Store", 1).touchpoints.len(), 1);
    }

    #[test]
    fn online_channels_come_first_and_touchpoints_without_a_channel_last() {
        let mix = mix(&map("A: try@Store read@Web think | B: use@Web"), None);
        let rows: Vec<_> = mix.channels.iter().map(|row| row.channel).collect();
        assert_eq!(rows, [Some(Id::from_words("Web", 0)), Some(Id::from_words("Store", 0)), None]);
    }

    #[test]
    fn a_missing_creator_is_named_only_where_all_others_are_known() {
        let mix = mix(&shop(), None);
        let missing: Vec<_> = mix.stages.iter().map(|stage| stage.whole.missing()).collect();
        assert_eq!(missing, [vec![Creator::Owned], vec![Creator::Paid, Creator::Earned]]);
        let unknown = super::mix(&map("A: hear@Web(P) see@Web"), None);
        assert!(unknown.stages.iter().all(|stage| stage.whole.missing().is_empty()));
    }
}
