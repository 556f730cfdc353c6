//! Performing: a command and a map give the next map, or a refusal. Pure: the map given is never touched, and the
//! next one shares every record that did not change.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::{Emotion, Experience, ExperienceKey, Flow, Id, JourneyMap, Link, Subject, Touchpoint};

use super::{
    cascade, channels,
    command::{Command, FlowPlace, Placement},
    record::Record,
    refusal::Refusal,
};

/// The map after the command. A sound map stays sound.
///
/// # Errors
/// A [`Refusal`] with the facts; the map given is as it was.
pub fn perform(command: &Command, map: &JourneyMap) -> Result<JourneyMap, Refusal> {
    let mut next = map.clone();
    change(command, &mut next)?;
    Ok(next)
}

/// Performs in place. After a refusal the map may be half changed: it is the caller's copy, to be dropped.
fn change(command: &Command, map: &mut JourneyMap) -> Result<(), Refusal> {
    match command {
        Command::Add(record) if record.subject().is_in(map) => Err(Refusal::Taken(record.subject())),
        Command::Add(record) => put(record, map),
        Command::Set(record @ Record::Experience(..)) => put(record, map),
        Command::Set(record) => known(record.subject(), map).and_then(|()| put(record, map)),
        Command::Remove(subjects) => cascade::remove(subjects, map),
        Command::SetAbout(about) => {
            map.about.clone_from(about);
            Ok(())
        }
        Command::SetSettings(settings) => {
            map.settings = settings.clone();
            Ok(())
        }
        Command::Rename(subject, name) => rename(*subject, name.trim(), map),
        Command::SetEmotion { touchpoint, persona, emotion } => set_emotion((*touchpoint, *persona), *emotion, map),
        Command::SetCreator { touchpoints, creator } => {
            on_each(touchpoints, map, |touchpoint| touchpoint.creator = *creator)
        }
        Command::SetChannels { touchpoint, channels } => on(*touchpoint, map, |record| {
            record.channels.clone_from(channels);
        })
        .and_then(|()| sound_touchpoint(*touchpoint, map)),
        Command::MergeChannels { from, into } => channels::merge(*from, *into, map),
        Command::SetEffort { touchpoints, effort } => {
            on_each(touchpoints, map, |touchpoint| touchpoint.effort = *effort)
        }
        Command::SetFlow { at, flow } => set_flow(*at, *flow, map),
        Command::MoveTouchpoints { placements } => placements.iter().try_for_each(|placement| place(placement, map)),
        Command::Tidy => {
            tidy(map);
            Ok(())
        }
        Command::All(commands) => commands.iter().try_for_each(|command| change(command, map)),
    }
}

fn known(subject: Subject, map: &JourneyMap) -> Result<(), Refusal> {
    if subject.is_in(map) { Ok(()) } else { Err(Refusal::Unknown(subject)) }
}

fn named(name: &str, subject: Subject) -> Result<(), Refusal> {
    if name.trim().is_empty() { Err(Refusal::Unnamed(subject)) } else { Ok(()) }
}

/// Puts a record in, in place of the one with its id if there is one, and looks whether it is sound there.
fn put(record: &Record, map: &mut JourneyMap) -> Result<(), Refusal> {
    let subject = record.subject();
    match record {
        Record::Persona(id, persona) => {
            named(&persona.name, subject)?;
            map.personas.insert(*id, Arc::clone(persona));
        }
        Record::Stage(id, stage) => {
            named(&stage.name, subject)?;
            map.stages.insert(*id, Arc::clone(stage));
        }
        Record::Channel(id, channel) => {
            named(&channel.name, subject)?;
            map.channels.insert(*id, Arc::clone(channel));
        }
        Record::Touchpoint(id, touchpoint) => {
            named(&touchpoint.title, subject)?;
            map.touchpoints.insert(*id, Arc::clone(touchpoint));
            sound_touchpoint(*id, map)?;
        }
        Record::Experience(key, experience) => put_experience(*key, Arc::clone(experience), map)?,
        Record::Link(id, link) => {
            sound_link(*id, link, map)?;
            map.links.insert(*id, Arc::clone(link));
        }
        Record::Opportunity(id, opportunity) => {
            named(&opportunity.title, subject)?;
            opportunity.touchpoints.iter().try_for_each(|place| known(Subject::Touchpoint(*place), map))?;
            map.opportunities.insert(*id, Arc::clone(opportunity));
        }
    }
    Ok(())
}

/// Does the touchpoint stand in a stage and in channels that are there?
fn sound_touchpoint(id: Id<Touchpoint>, map: &JourneyMap) -> Result<(), Refusal> {
    let touchpoint = map.touchpoints.get(id).ok_or(Refusal::Unknown(Subject::Touchpoint(id)))?;
    known(Subject::Stage(touchpoint.stage), map)?;
    let mut seen = BTreeSet::new();
    touchpoint.channels.iter().try_for_each(|channel| {
        known(Subject::Channel(*channel), map)?;
        if seen.insert(*channel) { Ok(()) } else { Err(Refusal::RepeatedChannel { touchpoint: id, channel: *channel }) }
    })
}

fn sound_link(id: Id<Link>, link: &Link, map: &JourneyMap) -> Result<(), Refusal> {
    let Link { from, to, .. } = *link;
    known(Subject::Touchpoint(from), map)?;
    known(Subject::Touchpoint(to), map)?;
    if from == to {
        return Err(Refusal::SelfLink { link: id, touchpoint: from });
    }
    match map.links.iter().find(|(other, link)| *other != id && link.from == from && link.to == to) {
        Some((existing, _)) => Err(Refusal::LinkedAlready { existing, from, to }),
        None => Ok(()),
    }
}

/// An experience that says nothing is not kept: "nobody said" has one spelling only.
fn put_experience(key: ExperienceKey, experience: Arc<Experience>, map: &mut JourneyMap) -> Result<(), Refusal> {
    known(Subject::Touchpoint(key.0), map)?;
    known(Subject::Persona(key.1), map)?;
    if *experience == Experience::default() {
        map.experiences.remove(key);
    } else {
        map.experiences.insert(key, experience);
    }
    Ok(())
}

fn set_emotion(key: ExperienceKey, emotion: Option<Emotion>, map: &mut JourneyMap) -> Result<(), Refusal> {
    let mut experience = map.experiences.get_shared(key).map(|shared| (**shared).clone()).unwrap_or_default();
    experience.emotion = emotion;
    experience.is_absent &= emotion.is_none();
    put_experience(key, Arc::new(experience), map)
}

fn rename(subject: Subject, name: &str, map: &mut JourneyMap) -> Result<(), Refusal> {
    known(subject, map)?;
    let title = name.to_owned();
    if subject == Subject::About {
        // A map may be without a title.
        map.about.title = title;
        return Ok(());
    }
    named(name, subject)?;
    match subject {
        Subject::Persona(id) => map.personas.update(id, |record| record.name = title),
        Subject::Stage(id) => map.stages.update(id, |record| record.name = title),
        Subject::Channel(id) => map.channels.update(id, |record| record.name = title),
        Subject::Touchpoint(id) => map.touchpoints.update(id, |record| record.title = title),
        Subject::Opportunity(id) => map.opportunities.update(id, |record| record.title = title),
        Subject::About | Subject::Settings | Subject::Experience(_) | Subject::Link(_) => {
            return Err(Refusal::NotNameable(subject));
        }
    };
    Ok(())
}

fn on(id: Id<Touchpoint>, map: &mut JourneyMap, change: impl FnOnce(&mut Touchpoint)) -> Result<(), Refusal> {
    if map.touchpoints.update(id, change) { Ok(()) } else { Err(Refusal::Unknown(Subject::Touchpoint(id))) }
}

fn on_each(
    touchpoints: &[Id<Touchpoint>],
    map: &mut JourneyMap,
    change: impl Fn(&mut Touchpoint),
) -> Result<(), Refusal> {
    touchpoints.iter().try_for_each(|id| on(*id, map, &change))
}

fn set_flow(at: FlowPlace, flow: Option<Flow>, map: &mut JourneyMap) -> Result<(), Refusal> {
    match at {
        FlowPlace::Link(id) if map.links.update(id, |link| link.flow = flow) => Ok(()),
        FlowPlace::Link(id) => Err(Refusal::Unknown(Subject::Link(id))),
        FlowPlace::Start(id) => on(id, map, |touchpoint| touchpoint.start = flow),
        FlowPlace::Succeed(id) => on(id, map, |touchpoint| touchpoint.succeed = flow),
        FlowPlace::Leave(id) => on(id, map, |touchpoint| touchpoint.leave = flow),
    }
}

fn place(placement: &Placement, map: &mut JourneyMap) -> Result<(), Refusal> {
    known(Subject::Stage(placement.stage), map)?;
    on(placement.touchpoint, map, |touchpoint| {
        touchpoint.stage = placement.stage;
        touchpoint.order = placement.order.clone();
        touchpoint.offset = placement.offset;
    })
}

fn tidy(map: &mut JourneyMap) {
    let placed: Vec<_> =
        map.touchpoints.iter().filter(|(_, touchpoint)| touchpoint.offset.is_some()).map(|(id, _)| id).collect();
    for id in placed {
        map.touchpoints.update(id, |touchpoint| touchpoint.offset = None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::sample::{id, map, text},
        model::{Creator, Offset, Order, Persona, Stage, check},
    };

    #[track_caller]
    fn assert_becomes(before: &str, command: &Command, after: &str) {
        let next = perform(command, &map(before)).unwrap();
        assert_eq!(text(&next), after);
        assert_eq!(check(&next), []);
    }

    #[track_caller]
    fn assert_refused(before: &str, command: &Command, why: Refusal) {
        assert_eq!(perform(command, &map(before)), Err(why));
    }

    fn touchpoint(name: &str) -> Subject {
        Subject::Touchpoint(id(name))
    }

    fn link(from: &str, to: &str) -> Command {
        Command::add(id::<Link>("new"), Link::between(id(from), id(to)))
    }

    #[test]
    fn a_touchpoint_goes_with_its_links_feelings_and_mentions() {
        let before = map("Buy: Cart Pay Box | Cart>Pay Pay>Box Cart>Box");
        let after = perform(&Command::Remove(vec![touchpoint("Pay")]), &before).unwrap();
        assert_eq!(text(&after), "Buy: Cart Box | Cart>Box");
        assert_eq!(after.experiences.len(), 2);
        assert_eq!(after.opportunities.values().next().unwrap().touchpoints.len(), 2);
    }

    #[test]
    fn a_stage_goes_with_its_touchpoints() {
        let stage = Subject::Stage(id("Buy"));
        assert_becomes("Buy: Cart Pay | Use: Box | Cart>Pay Pay>Box", &Command::Remove(vec![stage]), "Use: Box");
    }

    #[test]
    fn what_hangs_on_one_record_removed_may_be_named_beside_it() {
        let both = vec![touchpoint("Cart"), Subject::Link(id("Cart>Pay")), Subject::Stage(id("Buy"))];
        assert_becomes("Buy: Cart Pay | Use: Box | Cart>Pay", &Command::Remove(both), "Use: Box");
    }

    #[test]
    fn a_channel_is_dropped_from_its_touchpoints() {
        let after = perform(&Command::Remove(vec![Subject::Channel(id("Web"))]), &map("Buy: Cart Pay")).unwrap();
        assert!(after.touchpoints.values().all(|touchpoint| touchpoint.channels.is_empty()));
        assert_eq!(check(&after), []);
    }

    #[test]
    fn a_persona_goes_with_her_feelings_but_the_last_one_stays() {
        let before = map("Buy: Cart");
        let last = Subject::Persona(id("Customer"));
        assert_refused("Buy: Cart", &Command::Remove(vec![last]), Refusal::LastPersona(id("Customer")));
        let maya = Command::add(id::<Persona>("Maya"), Persona::named("Maya", Order::after(None)));
        let after = perform(&Command::All(vec![maya, Command::Remove(vec![last])]), &before).unwrap();
        assert_eq!((after.personas.len(), after.experiences.len()), (1, 0));
    }

    #[test]
    fn links_to_itself_double_or_nowhere_are_refused() {
        let before = "Buy: Cart Pay | Cart>Pay";
        let new = id("new");
        assert_refused(before, &link("Cart", "Cart"), Refusal::SelfLink { link: new, touchpoint: id("Cart") });
        let existing = id("Cart>Pay");
        let double = Refusal::LinkedAlready { existing, from: id("Cart"), to: id("Pay") };
        assert_refused(before, &link("Cart", "Pay"), double);
        assert_refused(before, &link("Cart", "Gone"), Refusal::Unknown(touchpoint("Gone")));
        assert_becomes(before, &link("Pay", "Cart"), "Buy: Cart Pay | Cart>Pay Pay>Cart");
    }

    #[test]
    fn names_are_never_empty_and_lose_the_space_around_them() {
        let cart = touchpoint("Cart");
        assert_becomes("Buy: Cart", &Command::Rename(cart, " Basket ".into()), "Buy: Basket");
        assert_refused("Buy: Cart", &Command::Rename(cart, " \n".into()), Refusal::Unnamed(cart));
        assert_refused("Buy: Cart", &Command::Rename(Subject::Settings, "x".into()), {
            Refusal::NotNameable(Subject::Settings)
        });
    }

    #[test]
    fn ids_taken_and_records_unknown_are_refused() {
        let again = Touchpoint::titled("Cart", id("Buy"), Order::after(None));
        assert_refused("Buy: Cart", &Command::add(id("Cart"), again.clone()), Refusal::Taken(touchpoint("Cart")));
        assert_refused("Buy: Cart", &Command::set(id("Gone"), again), Refusal::Unknown(touchpoint("Gone")));
        let nowhere = Touchpoint::titled("Pay", id("Gone"), Order::after(None));
        let no_stage = Refusal::Unknown(Subject::Stage(id::<Stage>("Gone")));
        assert_refused("Buy: Cart", &Command::add(id("Pay"), nowhere), no_stage);
        assert_refused("Buy: Cart", &Command::Remove(vec![Subject::About]), Refusal::NotRemovable(Subject::About));
    }

    #[test]
    fn a_channel_is_named_once() {
        let (touchpoint, web) = (id("Cart"), id("Web"));
        let twice = Command::SetChannels { touchpoint, channels: vec![web, web] };
        assert_refused("Buy: Cart", &twice, Refusal::RepeatedChannel { touchpoint, channel: web });
    }

    #[test]
    fn a_feeling_taken_back_leaves_no_record() {
        let (touchpoint, persona) = (id("Cart"), id("Customer"));
        let after = perform(&Command::SetEmotion { touchpoint, persona, emotion: None }, &map("Buy: Cart")).unwrap();
        assert!(after.experiences.is_empty());
    }

    #[test]
    fn a_rating_says_that_she_comes_here() {
        let key = (id("Cart"), id("Customer"));
        let absent = Command::set(key, Experience { is_absent: true, ..Experience::default() });
        let emotion = Some(Emotion::clamped(-50));
        let rated = Command::SetEmotion { touchpoint: key.0, persona: key.1, emotion };
        let after = perform(&Command::All(vec![absent, rated]), &map("Buy: Cart")).unwrap();
        assert_eq!(after.emotion(key.0, key.1), emotion);
    }

    #[test]
    fn cards_move_across_stages_and_are_tidied() {
        let placement = Placement {
            touchpoint: id("Cart"),
            stage: id("Use"),
            order: Order::after(None),
            offset: Some(Offset { x: 3, y: -4 }),
        };
        let placed = Command::MoveTouchpoints { placements: vec![placement] };
        assert_becomes("Buy: Cart Pay | Use:", &placed, "Buy: Pay | Use: Cart@3,-4");
        assert_becomes("Buy: Cart Pay | Use: Box@1,2", &Command::Tidy, "Buy: Cart Pay | Use: Box");
    }

    #[test]
    fn one_refusal_refuses_all() {
        let ids = vec![id("Cart"), id("Gone")];
        let set = Command::SetCreator { touchpoints: ids, creator: Some(Creator::Paid) };
        assert_refused("Buy: Cart", &set, Refusal::Unknown(touchpoint("Gone")));
        let both = Command::All(vec![Command::Rename(touchpoint("Cart"), "Basket".into()), link("Cart", "Cart")]);
        assert_refused("Buy: Cart", &both, Refusal::SelfLink { link: id("new"), touchpoint: id("Cart") });
    }
}
