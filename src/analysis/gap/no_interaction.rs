//! After the purchase there is nothing that customers can answer.

use super::Sight;
use crate::{analysis::report::Gap, model::Phase};

/// Silent unless it is known of every touchpoint there.
pub(super) fn gaps(sight: &Sight<'_>) -> Vec<Gap> {
    let mut after = sight.within(Phase::PostPurchase).peekable();
    let is_missing = after.peek().is_some() && after.all(|(_, record)| record.is_interactive == Some(false));
    if is_missing { vec![Gap::NothingInteractive] } else { Vec::new() }
}
