//! The company reaches out, paid or by its own means, and no step before asks for consent.
//!
//! A step asks for consent where it has that role, or where consent is opt-in or opt-out there. The step itself counts.

use std::collections::BTreeSet;

use super::Sight;
use crate::{
    analysis::report::Gap,
    model::{Consent, Creator, Id, Initiator, Role, Touchpoint},
};

/// Silent where it is not known who begins the contact or who makes it, and where none is needed.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let asking: BTreeSet<Id<Touchpoint>> = sight.all_where(|_, record| asks(record)).into_iter().collect();
    let after_asking = sight.study.chain.network(|way| way.share > 0.0).fewest_hops(&asking);
    let is_bare = |id: Id<Touchpoint>, record: &Touchpoint| {
        is_outbound(record) && !asking.contains(&id) && !after_asking.contains_key(&id)
    };
    super::one(sight.all_where(is_bare), Gap::ContactWithoutConsent)
}

fn asks(record: &Touchpoint) -> bool {
    record.roles.contains(&Role::Consent) || matches!(record.consent, Some(Consent::OptIn | Consent::OptOut))
}

fn is_outbound(record: &Touchpoint) -> bool {
    record.initiator == Some(Initiator::Company)
        && matches!(record.creator, Some(Creator::Paid | Creator::Owned))
        && record.consent != Some(Consent::NotNeeded)
}
