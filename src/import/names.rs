//! Ids from names: the same text gives the same ids, and equal names are told apart by their turn.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, Kind};

/// Gives out ids of one kind.
#[derive(Debug)]
pub(super) struct Names<T: Kind> {
    turns: BTreeMap<String, u32>,
    taken: BTreeSet<Id<T>>,
}

impl<T: Kind> Default for Names<T> {
    fn default() -> Self {
        Self { turns: BTreeMap::new(), taken: BTreeSet::new() }
    }
}

impl<T: Kind> Names<T> {
    /// Beside ids that are taken already.
    pub(super) fn taken(ids: impl IntoIterator<Item = Id<T>>) -> Self {
        Self { turns: BTreeMap::new(), taken: ids.into_iter().collect() }
    }

    /// The id of the next record with this name: the next free one.
    pub(super) fn id(&mut self, name: &str) -> Id<T> {
        let turn = self.turns.entry(name.to_owned()).or_default();
        loop {
            let id = Id::from_words(name, *turn);
            *turn = turn.wrapping_add(1);
            if self.taken.insert(id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Touchpoint;

    #[test]
    fn equal_names_have_different_ids_and_the_same_ones_every_time() {
        let ids = || {
            let mut names = Names::<Touchpoint>::default();
            ["Pay", "Wait", "Pay"].map(|name| names.id(name))
        };
        let [first, wait, second] = ids();
        assert!(first != second && first != wait && second != wait);
        assert_eq!(ids(), [first, wait, second]);
    }
}
