//! Two channels made one: what was written twice under two names.

use crate::model::{Channel, Id, JourneyMap, Subject};

use super::refusal::Refusal;

/// Touchpoints of `from` are in `into` from now, in the same place of their order, once; `from` goes.
pub(super) fn merge(from: Id<Channel>, into: Id<Channel>, map: &mut JourneyMap) -> Result<(), Refusal> {
    if from == into {
        return Err(Refusal::SameChannel(from));
    }
    if let Some(lost) = [from, into].into_iter().find(|channel| !map.channels.contains(*channel)) {
        return Err(Refusal::Unknown(Subject::Channel(lost)));
    }
    let within: Vec<_> =
        map.touchpoints.iter().filter(|(_, record)| record.channels.contains(&from)).map(|(id, _)| id).collect();
    for id in within {
        map.touchpoints.update(id, |record| {
            let mut channels = Vec::with_capacity(record.channels.len());
            for channel in record.channels.drain(..).map(|channel| if channel == from { into } else { channel }) {
                if !channels.contains(&channel) {
                    channels.push(channel);
                }
            }
            record.channels = channels;
            record.crosses_online_offline &= record.is_omni_channel();
        });
    }
    map.channels.remove(from);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{
            Command, Document, perform,
            sample::{id, map},
        },
        model::{Order, Place, Touchpoint, check},
    };

    /// Three touchpoints in channels "Web", "Shop" and "Phone".
    fn before() -> JourneyMap {
        let mut map = map("Buy: Cart Pay Box");
        for name in ["Shop", "Phone"] {
            let channel = Channel { name: name.into(), order: Order::after(None), place: Place::Online, icon: None };
            map.channels.insert(id(name), channel);
        }
        let put = |map: &mut JourneyMap, title, names: &[&str], crosses| {
            map.touchpoints.update(id(title), |record| {
                record.channels = names.iter().map(|name| id(name)).collect();
                record.crosses_online_offline = crosses;
            });
        };
        put(&mut map, "Cart", &["Phone", "Shop"], true);
        put(&mut map, "Pay", &["Web", "Phone", "Shop"], true);
        put(&mut map, "Box", &["Web", "Shop"], true);
        map
    }

    fn channels(map: &JourneyMap, title: &str) -> String {
        let touchpoint: &Touchpoint = map.touchpoints.get(id(title)).unwrap();
        let name = |channel: &Id<Channel>| map.channels.get(*channel).unwrap().name.clone();
        touchpoint.channels.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    fn crosses(map: &JourneyMap, title: &str) -> bool {
        map.touchpoints.get(id(title)).unwrap().crosses_online_offline
    }

    #[test]
    fn touchpoints_keep_the_order_of_their_channels_and_name_none_twice() {
        let after = perform(&Command::MergeChannels { from: id("Shop"), into: id("Web") }, &before()).unwrap();
        assert_eq!(["Cart", "Pay", "Box"].map(|title| channels(&after, title)), ["Phone Web", "Web Phone", "Web"]);
        assert_eq!(["Cart", "Pay", "Box"].map(|title| crosses(&after, title)), [true, true, false]);
        assert!(!after.channels.contains(id("Shop")));
        assert_eq!(check(&after), []);
    }

    #[test]
    fn a_merge_is_one_step() {
        let mut document = Document::new(before());
        document.edit(&Command::MergeChannels { from: id("Web"), into: id("Phone") }).unwrap();
        document.undo();
        assert_eq!(*document.map(), before());
    }

    #[test]
    fn a_channel_is_not_merged_into_itself_nor_into_none() {
        let merge = |from: &str, into: &str| {
            perform(&Command::MergeChannels { from: id(from), into: id(into) }, &before()).unwrap_err()
        };
        assert_eq!(merge("Web", "Web"), Refusal::SameChannel(id("Web")));
        assert_eq!(merge("Web", "None"), Refusal::Unknown(Subject::Channel(id("None"))));
    }
}
