//! After the purchase there is no place to complain: no claim, and no contact that customers themselves can begin.

use super::Sight;
use crate::{
    analysis::report::Gap,
    model::{Initiator, Phase, Role, Touchpoint},
};

/// Silent where nothing lies after the purchase (that is a gap of its own), and where a touchpoint there might be such
/// a place for all that is known.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let mut after = sight.within(Phase::PostPurchase).map(|(_, record)| record).peekable();
    let is_missing = after.peek().is_some() && !after.any(may_be_place_to_complain);
    if is_missing { vec![Gap::NoPlaceToComplain] } else { Vec::new() }
}

fn may_be_place_to_complain(record: &Touchpoint) -> bool {
    let begun_by_others = matches!(record.initiator, Some(Initiator::Company | Initiator::ThirdParty));
    record.roles.contains(&Role::Claim) || record.is_interactive != Some(false) && !begun_by_others
}
