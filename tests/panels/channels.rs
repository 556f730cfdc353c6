//! Channels: the list, the record, two made one.

use super::*;
use journey_canvas::model::Channel;

fn named(map: &JourneyMap, name: &str) -> Id<Channel> {
    map.channels.iter().find(|(_, channel)| channel.name == name).unwrap().0
}

fn channel(name: &str, section: &str) -> Harness<'static, Vec<Intent>> {
    let map = example();
    let selection = Selection::one(Subject::Channel(named(&map, name)));
    unfolded(map, selection, &[section])
}

#[test]
fn a_row_of_the_list_opens_the_channel() {
    let mut harness = unfolded(example(), Selection::none(), &["Channels"]);
    harness.get_by_role_and_label(Role::Button, "Channel Store").click();
    harness.run();
    let store = named(&example(), "Store");
    assert_eq!(harness.state().last(), Some(&Intent::Select(Selection::one(Subject::Channel(store)))));
}

#[test]
fn a_channel_is_added_to_the_list() {
    let mut harness = unfolded(example(), Selection::none(), &["Channels"]);
    harness.get_by_role_and_label(Role::TextInput, "New channel").focus();
    harness.run();
    harness.event(egui::Event::Text("Kiosk".into()));
    harness.run();
    let map = clicked(harness, Role::Button, "Add offline channel");
    assert_eq!(map.channels.get(named(&map, "Kiosk")).unwrap().place, Place::Offline);
}

#[test]
fn a_channel_is_online_or_offline_and_has_an_icon() {
    let map = clicked(channel("Store", ""), Role::Button, "Online");
    assert_eq!(map.channels.get(named(&map, "Store")).unwrap().place, Place::Online);
    let map = clicked(channel("Store", ""), Role::RadioButton, "Icon: truck");
    assert_eq!(map.channels.get(named(&map, "Store")).unwrap().icon.as_deref(), Some("truck"));
}

#[test]
fn two_channels_become_one() {
    let mut harness = channel("Review site", "");
    harness.get_by_role_and_label(Role::ComboBox, "Merge into another channel").click();
    harness.run();
    harness.get_by_label("Web shop").click();
    harness.run();
    let map = done(&harness);
    let reviews = map.touchpoints.get(titled(&map, "Reads reviews")).unwrap();
    assert_eq!(reviews.channels, [named(&map, "Web shop")]);
    assert_eq!(map.channels.len(), example().channels.len() - 1);
}

#[test]
fn a_channel_moves_up_and_is_duplicated() {
    let before: Vec<_> = example().channels_in_order().into_iter().map(|(_, channel)| channel.name.clone()).collect();
    let second = before[1].clone();
    let map = clicked(channel(&second, "Place among the channels"), Role::Button, "Move up");
    assert_eq!(map.channels_in_order()[0].1.name, second);
    let map = clicked(channel(&second, ""), Role::Button, "Duplicate channel");
    assert_eq!(map.channels_in_order()[2].1.name, format!("{second} 2"));
}
