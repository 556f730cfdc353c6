//! What a careful reader would still ask about a map: a rule a file. None of it makes the map wrong.

mod company_words;
mod equal_titles;
mod no_channel;
mod no_creator;
mod no_emotion;
mod no_reason;
mod unplanned;
mod unreachable;

use crate::model::{Experience, Id, JourneyMap, Opportunity, Touchpoint};

/// One question, for all records that it concerns, in journey order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lint {
    /// Touchpoints without a channel.
    NoChannel(Vec<Id<Touchpoint>>),
    /// Touchpoints without a creator.
    NoCreator(Vec<Id<Touchpoint>>),
    /// Touchpoints that nobody rated.
    NoEmotion(Vec<Id<Touchpoint>>),
    /// Touchpoints with a rating that has neither a thought nor evidence.
    NoReason(Vec<Id<Touchpoint>>),
    /// Touchpoints of one stage with one title.
    EqualTitles(Vec<Id<Touchpoint>>),
    /// Touchpoints that no entry leads to.
    Unreachable(Vec<Id<Touchpoint>>),
    /// Touchpoints whose titles are in the company's words, each with the word that tells.
    CompanyWords(Vec<(Id<Touchpoint>, String)>),
    /// Open lines of the plan without somebody responsible, or a date.
    Unplanned(Vec<Id<Opportunity>>),
}

/// What a rule may look at.
struct Sight<'a> {
    map: &'a JourneyMap,
    /// In journey order.
    touchpoints: Vec<(Id<Touchpoint>, &'a Touchpoint)>,
}

const RULES: [fn(&Sight<'_>) -> Vec<Lint>; 8] = [
    no_channel::lint,
    no_creator::lint,
    no_emotion::lint,
    no_reason::lint,
    equal_titles::lint,
    unreachable::lint,
    company_words::lint,
    unplanned::lint,
];

/// All questions, in a fixed order.
#[must_use]
pub fn lint(map: &JourneyMap) -> Vec<Lint> {
    let sight = Sight { map, touchpoints: map.touchpoints_in_order() };
    RULES.iter().flat_map(|rule| rule(&sight)).collect()
}

impl<'a> Sight<'a> {
    fn all_where(&self, is_wanted: impl Fn(Id<Touchpoint>, &Touchpoint) -> bool) -> Vec<Id<Touchpoint>> {
        self.touchpoints.iter().filter(|(id, record)| is_wanted(*id, record)).map(|(id, _)| *id).collect()
    }

    /// Experiences with a rating; a rating of somebody who does not come here is none.
    fn rated(&self, id: Id<Touchpoint>) -> impl Iterator<Item = &'a Experience> {
        let all = self.map.experiences.at(id).map(|(_, experience)| experience);
        all.filter(|experience| experience.emotion.is_some() && !experience.is_absent)
    }
}

/// One question for all of them; none where there is none.
fn one<T>(found: Vec<T>, lint: impl FnOnce(Vec<T>) -> Lint) -> Vec<Lint> {
    if found.is_empty() { Vec::new() } else { vec![lint(found)] }
}
