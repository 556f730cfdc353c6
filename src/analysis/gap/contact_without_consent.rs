//! The company reaches out, paid or by its own means, and no step before asks for consent.
//!
//! A step asks for consent where it has that role, or where consent is opt-in or opt-out there. The step itself counts.
//! What meets customers first and cannot be answered is an advertisement: it is addressed to nobody in particular, so
//! nobody need have agreed to it. A call or a visit out of the blue can be answered, and is a contact.

use std::collections::BTreeSet;

use super::Sight;
use crate::{
    analysis::{
        chain::{Place, To, Way},
        report::Gap,
    },
    model::{Consent, Creator, Id, Initiator, Role, Touchpoint},
};

/// Silent where it is not known who begins the contact, who makes it or what comes before it, and where no consent is
/// needed.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let chain = &sight.study.chain;
    let asking: BTreeSet<Id<Touchpoint>> = sight.all_where(|_, record| asks(record)).into_iter().collect();
    let after_asking = chain.network(|way| way.share > 0.0).fewest_hops(&asking);
    let led_to: BTreeSet<Place> = chain.rows.iter().flat_map(|row| &row.ways).filter_map(place).collect();
    let is_contact = |id: Id<Touchpoint>, record: &Touchpoint| {
        let place = sight.study.place(id).filter(|place| chain.is_member.get(*place) == Some(&true));
        place.is_some_and(|place| led_to.contains(&place) || record.is_interactive == Some(true))
    };
    let is_bare = |id: Id<Touchpoint>, record: &Touchpoint| {
        is_outbound(record) && is_contact(id, record) && !asking.contains(&id) && !after_asking.contains_key(&id)
    };
    super::one(sight.all_where(is_bare), Gap::ContactWithoutConsent)
}

fn place(way: &Way) -> Option<Place> {
    if let To::Place(place) = way.to { Some(place).filter(|_| way.share > 0.0) } else { None }
}

fn asks(record: &Touchpoint) -> bool {
    record.roles.contains(&Role::Consent) || matches!(record.consent, Some(Consent::OptIn | Consent::OptOut))
}

fn is_outbound(record: &Touchpoint) -> bool {
    record.initiator == Some(Initiator::Company)
        && matches!(record.creator, Some(Creator::Paid | Creator::Owned))
        && record.consent != Some(Consent::NotNeeded)
}
