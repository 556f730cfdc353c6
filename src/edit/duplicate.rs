//! Touchpoints once more: with how they feel to everybody, and with the links among them. What the plan says about the
//! originals is not said about the copies.
//!
//! The ids of copies are made from those of the originals, so that a drag that shows copies shows the same ones at
//! every move.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Id, JourneyMap, Kind, Link, Offset, Order, Table, Touchpoint};

use super::command::Command;

/// Copies, and what makes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copies {
    /// The copy of each original.
    pub of: BTreeMap<Id<Touchpoint>, Id<Touchpoint>>,
    /// What makes them.
    pub commands: Vec<Command>,
}

/// How far a copy of a card that was placed by hand stands from the original, in document units.
const ASIDE: i32 = 16;

/// Copies of these touchpoints, each stage's after the last of them in it.
#[must_use]
pub fn duplicate(map: &JourneyMap, originals: &BTreeSet<Id<Touchpoint>>) -> Copies {
    let mut copies = Copies::default();
    for (stage, _) in map.stages_in_order() {
        let cards = map.touchpoints_of(stage);
        let Some(last) = cards.iter().rposition(|(id, _)| originals.contains(id)) else { continue };
        let order = |place: usize| cards.get(place).map(|(_, card)| &card.order);
        let mut low = order(last).cloned();
        for (id, card) in cards.iter().filter(|(id, _)| originals.contains(id)) {
            let copy = free_id(&map.touchpoints, *id, &copies.of.values().copied().collect());
            let place = Order::between(low.as_ref(), order(last + 1));
            let offset = card.offset.map(aside);
            copies.commands.push(Command::add(copy, Touchpoint { order: place.clone(), offset, ..(*card).clone() }));
            copies.of.insert(*id, copy);
            low = Some(place);
        }
    }
    feel_alike(map, &mut copies);
    link_alike(map, &mut copies);
    copies
}

fn aside(offset: Offset) -> Offset {
    Offset { x: offset.x.saturating_add(ASIDE), y: offset.y.saturating_add(ASIDE) }
}

fn feel_alike(map: &JourneyMap, copies: &mut Copies) {
    for (original, copy) in &copies.of {
        for (persona, experience) in map.experiences.at(*original) {
            copies.commands.push(Command::set((*copy, persona), experience.clone()));
        }
    }
}

fn link_alike(map: &JourneyMap, copies: &mut Copies) {
    let mut taken = BTreeSet::new();
    for (id, link) in map.links.iter() {
        if let (Some(from), Some(to)) = (copies.of.get(&link.from), copies.of.get(&link.to)) {
            let copy = free_id(&map.links, id, &taken);
            taken.insert(copy);
            copies.commands.push(Command::add(copy, Link { from: *from, to: *to, ..link.clone() }));
        }
    }
}

/// The first id made from the original's that nobody has.
fn free_id<T: Kind>(table: &Table<T>, original: Id<T>, taken: &BTreeSet<Id<T>>) -> Id<T> {
    let mut occurrence = 1;
    loop {
        let id = Id::from_words(&format!("copy of {original}"), occurrence);
        if !table.contains(id) && !taken.contains(&id) {
            return id;
        }
        occurrence = u32::wrapping_add(occurrence, 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{
            perform,
            sample::{id, map, text},
        },
        model::check,
    };

    #[track_caller]
    fn assert_duplicates(before: &str, originals: &[&str], after: &str) {
        let before = map(before);
        let copies = duplicate(&before, &originals.iter().map(|title| id(title)).collect());
        let next = perform(&Command::All(copies.commands.clone()), &before).unwrap();
        assert_eq!(text(&next), after);
        assert_eq!(check(&next), []);
        assert_eq!(duplicate(&before, &originals.iter().map(|title| id(title)).collect()), copies);
        let again = duplicate(&next, &originals.iter().map(|title| id(title)).collect());
        assert!(perform(&Command::All(again.commands), &next).is_ok());
    }

    #[test]
    fn copies_stand_after_the_last_of_the_originals() {
        assert_duplicates("Buy: Cart Pay Sign", &["Cart"], "Buy: Cart Cart Pay Sign");
        assert_duplicates("Buy: Cart Pay Sign", &["Cart", "Pay"], "Buy: Cart Pay Cart Pay Sign");
        assert_duplicates("Buy: Cart Pay | Use: Box", &["Cart", "Box"], "Buy: Cart Cart Pay | Use: Box Box");
        assert_duplicates("Buy: Cart@7,-4", &["Cart"], "Buy: Cart@7,-4 Cart@23,12");
    }

    #[test]
    fn links_among_the_originals_and_feelings_are_copied_too() {
        let before = "Buy: Cart Pay Sign | Cart>Pay Pay>Sign";
        let after = "Buy: Cart Pay Cart Pay Sign | Cart>Pay Cart>Pay Pay>Sign";
        assert_duplicates(before, &["Cart", "Pay"], after);
        let before = map(before);
        let copies = duplicate(&before, &BTreeSet::from([id("Cart")]));
        let next = perform(&Command::All(copies.commands), &before).unwrap();
        assert_eq!(next.experiences.len(), before.experiences.len() + 1);
    }
}
