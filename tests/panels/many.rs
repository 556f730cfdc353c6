//! Several touchpoints at once: what differs says so, and a change is one step for all.

use super::*;
use journey_canvas::model::Role as Part;

fn both() -> (JourneyMap, [Id<Touchpoint>; 2], Selection) {
    let map = example();
    let ids = ["Waits for the van", "Friend shows her sofa"].map(|title| titled(&map, title));
    let selection = ids.into_iter().map(Subject::Touchpoint).collect();
    (map, ids, selection)
}

/// Each of the two after a click; one step.
fn after(section: &str, role: Role, name: &str) -> [Touchpoint; 2] {
    let (map, ids, selection) = both();
    let mut harness = unfolded(map, selection, &[section]);
    harness.get_by_role_and_label(role, name).click();
    harness.run();
    let edits = harness.state().iter().filter(|intent| matches!(intent, Intent::Edit(..))).count();
    assert_eq!(edits, 1, "one step");
    let map = done(&harness);
    ids.map(|id| map.touchpoints.get(id).unwrap().clone())
}

#[test]
fn what_differs_is_said_to_be_mixed() {
    let (map, _, selection) = both();
    let harness = unfolded(map, selection, &["Roles"]);
    for caption in ["Creator: mixed", "Channels: mixed", "How all of them feel for Maya: mixed"] {
        harness.get_by_label(caption);
    }
    harness.get_by_role_and_label(Role::Button, "Social, mixed");
}

#[test]
fn a_channel_of_some_is_given_to_all_and_keeps_the_others() {
    let [van, friend] = after("", Role::Button, "Social, mixed");
    assert_eq!((van.channels.len(), friend.channels.len()), (3, 2));
    assert!(friend.channels.contains(van.channels.last().unwrap()));
}

#[test]
fn a_cause_an_effort_and_a_role_are_given_to_all() {
    use journey_canvas::model::{Effort, PainCause};
    assert!(after("", Role::Button, "Delay").iter().all(|record| record.pain_cause == Some(PainCause::Delay)));
    let large = Some(Effort::Size(EffortSize::XL));
    assert!(after("", Role::Button, "XL").iter().all(|record| record.effort == large));
    assert!(after("Roles", Role::Button, "Claim").iter().all(|record| record.roles.contains(&Part::Claim)));
}

#[test]
fn all_go_into_one_stage_in_their_order() {
    let (map, ids, selection) = both();
    let mut harness = unfolded(map, selection, &[]);
    harness.get_by_role_and_label(Role::ComboBox, "Stage").click();
    harness.run();
    harness.get_by_label("Purchase").click();
    harness.run();
    let map = done(&harness);
    let stage = map.touchpoints.get(ids[0]).unwrap().stage;
    let order: Vec<_> = map.touchpoints_of(stage).into_iter().map(|(_, record)| record.title.clone()).collect();
    assert_eq!(order, ["Checkout asks for account", "Friend shows her sofa", "Waits for the van"]);
}
