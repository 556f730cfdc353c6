//! Nothing earned before, or after, the purchase.

use super::Sight;
use crate::{
    analysis::report::Gap,
    model::{Creator, Phase},
};

/// Silent unless the creator of every touchpoint of the phase is known.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let lacks = |phase: &Phase| {
        let mut creators = sight.within(*phase).map(|(_, record)| record.creator).peekable();
        creators.peek().is_some() && creators.all(|creator| creator.is_some_and(|creator| creator != Creator::Earned))
    };
    super::one([Phase::PrePurchase, Phase::PostPurchase].into_iter().filter(lacks).collect(), Gap::NoEarned)
}
