//! Maps in one line, for tests: `Buy: Cart Pay | Use: Box@10,-4 | Cart>Pay`. Stages, then links; `@` is an offset.
//! Every touchpoint is in the channel "Web", feels good to "Customer", and is in the opportunity "Fix".

use std::{collections::BTreeSet, fmt::Write as _};

use crate::model::{
    Channel, Emotion, Experience, Id, JourneyMap, Kind, Link, Offset, Opportunity, OpportunityKind, Order, Phase,
    Place, Stage, Touchpoint,
};

/// The id of the record called so.
pub(crate) fn id<T: Kind>(name: &str) -> Id<T> {
    Id::from_words(name, 0)
}

/// The map written so.
pub(crate) fn map(text: &str) -> JourneyMap {
    let mut map = JourneyMap::empty();
    let web = Channel { name: "Web".into(), order: Order::after(None), place: Place::Online, icon: None };
    map.channels.insert(id("Web"), web);
    let parts: Vec<&str> = text.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    let (stages, links): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.contains(':'));
    for (stage, order) in stages.iter().zip(Order::spread(stages.len())) {
        let (name, cards) = stage.split_once(':').unwrap();
        map.stages.insert(id(name), Stage::named(name, Phase::Purchase, order));
        let cards: Vec<&str> = cards.split_whitespace().collect();
        for (card, order) in cards.iter().zip(Order::spread(cards.len())) {
            add_card(&mut map, card, id(name), order);
        }
    }
    for (from, to) in links.iter().flat_map(|part| part.split_whitespace()).map(|link| link.split_once('>').unwrap()) {
        map.links.insert(id(&format!("{from}>{to}")), Link::between(id(from), id(to)));
    }
    let mut fix = Opportunity::titled("Fix", Order::after(None), OpportunityKind::FixPain);
    fix.touchpoints = map.touchpoints.ids().collect::<BTreeSet<_>>();
    map.opportunities.insert(id("Fix"), fix);
    assert_eq!(crate::model::check(&map), [], "{text}");
    map
}

fn add_card(map: &mut JourneyMap, card: &str, stage: Id<Stage>, order: Order) {
    let (title, offset) = card.split_once('@').map_or((card, None), |(title, at)| (title, Some(at)));
    let mut touchpoint = Touchpoint::titled(title, stage, order);
    touchpoint.offset = offset.map(|at| {
        let (x, y) = at.split_once(',').unwrap();
        Offset { x: x.parse().unwrap(), y: y.parse().unwrap() }
    });
    touchpoint.channels.push(id("Web"));
    map.touchpoints.insert(id(title), touchpoint);
    map.experiences.insert((id(title), id("Customer")), Experience::feels(Emotion::clamped(50)));
}

/// The map, written as above.
pub(crate) fn text(map: &JourneyMap) -> String {
    let mut text = String::new();
    for (stage, record) in map.stages_in_order() {
        write!(text, "{}{}:", if text.is_empty() { "" } else { " | " }, record.name).unwrap();
        for (_, card) in map.touchpoints_of(stage) {
            write!(text, " {}", card.title).unwrap();
            if let Some(Offset { x, y }) = card.offset {
                write!(text, "@{x},{y}").unwrap();
            }
        }
    }
    let title = |id| &map.touchpoints.get(id).unwrap().title;
    let mut links: Vec<_> = map.links.values().map(|link| format!("{}>{}", title(link.from), title(link.to))).collect();
    links.sort();
    if !links.is_empty() {
        write!(text, " | {}", links.join(" ")).unwrap();
    }
    text
}
