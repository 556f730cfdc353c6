//! A persona may be under thirteen, and personal data are collected where she comes.

use super::Sight;
use crate::{
    analysis::{feeling::comes_to, report::Gap},
    model::{Id, Persona},
};

/// Silent where she does not come.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let map = sight.map();
    let in_focus = |id: Id<Persona>| sight.study.focus.is_none_or(|focus| focus == id);
    let all = map.personas_in_order();
    let young: Vec<Id<Persona>> =
        all.iter().filter(|(id, persona)| persona.may_be_under_13 && in_focus(*id)).map(|(id, _)| *id).collect();
    let touchpoints = sight.all_where(|id, record| {
        !record.personal_data.trim().is_empty() && young.iter().any(|persona| comes_to(map, id, *persona))
    });
    let comes = |persona: &Id<Persona>| touchpoints.iter().any(|id| comes_to(map, *id, *persona));
    let personas = young.iter().copied().filter(comes).collect();
    super::one(touchpoints.clone(), |touchpoints| Gap::DataOfChildren { personas, touchpoints })
}
