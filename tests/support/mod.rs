//! Maps in one line of the domain, and the two maps that the analysis is checked on.
//!
//! A map is written stage by stage: `Buy: Cart(owned, -2, ~S) -> Pay`. Stages named `Pre…` and `Post…` (and those of
//! [`phase`]) lie before and after the purchase; the others are the purchase. A title that stood before is the same
//! touchpoint, so a line `Links:` can join what is there. Ways: `->`, `-.7>` (a share), `-#30>` (a count); `|` parts
//! touchpoints without joining them. In brackets: creator; a face `-2` to `+2`, or `e=-.75` (`Maya:+2` for one
//! persona, `Maya:absent`); effort `~S` or `~.3`; importance `*9`; satisfaction `/3`; `!` a pain cause; `c=.8`
//! control; flows `start=.6`, `ok=#12`, `x=.3`; roles; evidence `survey=41`, `interview`, `workshop`, `assumption`;
//! `seen=.9`, the observed pass-through; `@web`, a channel; `answers` or `mute` (interactive or not), `company` or
//! `visitor` (who begins it), `bound` (the front line may not solve it), `data` (personal data) with `optin` or
//! `unasked`, `unneeded`; `claim`, `consent`; `sensorial` and the other dimensions.
#![allow(dead_code, reason = "each test program uses its own part of the support")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a map that is written wrongly must stop the test; its figures are small"
)]

use std::collections::BTreeMap;

use journey_canvas::model::*;

/// The map that these lines describe, of one persona, "Customer", or of those named.
pub fn map(text: &str) -> JourneyMap {
    map_for(&["Customer"], text)
}

/// The same, of these personas.
pub fn map_for(personas: &[&str], text: &str) -> JourneyMap {
    let mut map = JourneyMap { about: About { title: "Test".into(), ..About::default() }, ..JourneyMap::default() };
    for (name, order) in personas.iter().zip(Order::spread(personas.len())) {
        map.personas.insert(Id::from_words(name, 0), Persona::named(*name, order));
    }
    let lines: Vec<&str> = text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()).collect();
    let orders = Order::spread(lines.len());
    for (line, order) in lines.iter().zip(orders) {
        let (stage, chain) = line.split_once(':').expect("a stage before the colon");
        if stage != "Links" {
            map.stages.insert(Id::from_words(stage, 0), Stage::named(stage, phase(stage), order));
        }
        read_chain(&mut map, stage, chain);
    }
    map
}

fn phase(stage: &str) -> Phase {
    let before = ["Pre", "Awareness", "Consideration"];
    let after = ["Post", "Delivery", "Use"];
    if before.iter().any(|start| stage.starts_with(start)) {
        Phase::PrePurchase
    } else if after.iter().any(|start| stage.starts_with(start)) {
        Phase::PostPurchase
    } else {
        Phase::Purchase
    }
}

fn read_chain(map: &mut JourneyMap, stage: &str, chain: &str) {
    let mut before: Option<(Id<Touchpoint>, Option<Flow>)> = None;
    let mut rest = chain.trim();
    while !rest.is_empty() {
        let end = way_at(rest).map_or(rest.len(), |(at, _)| at);
        let here = read_touchpoint(map, stage, rest[..end].trim());
        if let Some((from, flow)) = before {
            let id = Id::from_words(&format!("{from}>{here}"), u32::try_from(map.links.len()).expect("few links"));
            map.links.insert(id, Link { flow, ..Link::between(from, here) });
        }
        let Some((at, way)) = way_at(rest) else { return };
        before = (way != "|").then(|| (here, (way != "->").then(|| flow(&way[1..way.len() - 1]))));
        rest = rest[at + way.len()..].trim_start();
    }
}

/// The next way outside brackets: where it stands, and how it is written.
fn way_at(text: &str) -> Option<(usize, &str)> {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => return Some((at, &text[at..=at])),
            '-' if depth == 0 => return text[at..].find('>').map(|length| (at, &text[at..=at + length])),
            _ => {}
        }
    }
    None
}

fn flow(text: &str) -> Flow {
    match text.strip_prefix('#') {
        Some(count) => Flow::Count(count.parse().expect("a count")),
        None => Flow::Share(points(text)),
    }
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

fn points(text: &str) -> BasisPoints {
    BasisPoints::clamped((number(text) * 10_000.0).round() as i64)
}

fn read_touchpoint(map: &mut JourneyMap, stage: &str, text: &str) -> Id<Touchpoint> {
    let (title, attributes) =
        text.split_once('(').map_or((text, ""), |(title, rest)| (title, rest.trim_end_matches(')')));
    let id = Id::from_words(title.trim(), 0);
    if !map.touchpoints.contains(id) {
        let order = Order::spread(200).swap_remove(map.touchpoints.len());
        map.touchpoints.insert(id, Touchpoint::titled(title.trim(), Id::from_words(stage, 0), order));
    }
    let mut touchpoint = map.touchpoints.get(id).expect("just put in").clone();
    let mut feelings: BTreeMap<Id<Persona>, Experience> = BTreeMap::new();
    let mut evidence = Vec::new();
    for word in attributes.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        read_attribute(map, word, &mut touchpoint, &mut feelings, &mut evidence);
    }
    map.touchpoints.insert(id, touchpoint);
    for (persona, mut experience) in feelings {
        experience.evidence.clone_from(&evidence);
        map.experiences.insert((id, persona), experience);
    }
    id
}

fn read_attribute(
    map: &mut JourneyMap,
    word: &str,
    touchpoint: &mut Touchpoint,
    feelings: &mut BTreeMap<Id<Persona>, Experience>,
    evidence: &mut Vec<Evidence>,
) {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    match name {
        "owned" => touchpoint.creator = Some(Creator::Owned),
        "paid" => touchpoint.creator = Some(Creator::Paid),
        "earned" => touchpoint.creator = Some(Creator::Earned),
        "!" => touchpoint.pain_cause = Some(PainCause::Delay),
        "c" => touchpoint.control = Some(points(value)),
        "start" => touchpoint.start = Some(flow(value)),
        "ok" => touchpoint.succeed = Some(flow(value)),
        "x" => touchpoint.leave = Some(flow(value)),
        "seen" => touchpoint.observed_pass_through = Some(points(value)),
        "entry" => drop(touchpoint.roles.insert(Role::Entry)),
        "goal" => drop(touchpoint.roles.insert(Role::Goal)),
        "pay" => drop(touchpoint.roles.insert(Role::Pay)),
        "research" => drop(touchpoint.roles.insert(Role::Research)),
        "claim" => drop(touchpoint.roles.insert(Role::Claim)),
        "consent" => drop(touchpoint.roles.insert(Role::Consent)),
        "answers" => touchpoint.is_interactive = Some(true),
        "mute" => touchpoint.is_interactive = Some(false),
        "bound" => touchpoint.front_line_may_solve = Some(false),
        "company" => touchpoint.initiator = Some(Initiator::Company),
        "visitor" => touchpoint.initiator = Some(Initiator::Customer),
        "data" => touchpoint.personal_data = "Address".to_owned(),
        "optin" => touchpoint.consent = Some(Consent::OptIn),
        "unasked" => touchpoint.consent = Some(Consent::NotAsked),
        "unneeded" => touchpoint.consent = Some(Consent::NotNeeded),
        _ if Dimension::ALL.into_iter().any(|one| format!("{one:?}").to_lowercase() == name) => {
            touchpoint
                .dimensions
                .extend(Dimension::ALL.into_iter().filter(|one| format!("{one:?}").to_lowercase() == name));
        }
        _ if name.starts_with('@') => {
            let id = Id::from_words(&name[1..], 0);
            if !map.channels.contains(id) {
                let (name, order) = (name[1..].to_owned(), Order::spread(200).swap_remove(map.channels.len()));
                map.channels.insert(id, Channel { name, order, place: Place::Online, icon: None });
            }
            touchpoint.channels.push(id);
        }
        "survey" => evidence.push(Evidence { n: value.parse().ok(), ..Evidence::of(EvidenceKind::Survey) }),
        "interview" => evidence.push(Evidence::of(EvidenceKind::Interview)),
        "workshop" => evidence.push(Evidence::of(EvidenceKind::Workshop)),
        "assumption" => evidence.push(Evidence::of(EvidenceKind::Assumption)),
        _ => read_figure(map, word, touchpoint, feelings),
    }
}

fn read_figure(
    map: &JourneyMap,
    word: &str,
    touchpoint: &mut Touchpoint,
    feelings: &mut BTreeMap<Id<Persona>, Experience>,
) {
    let feeling = |text: &str| match text.strip_prefix("e=") {
        Some(emotion) => Experience::feels(Emotion::clamped((number(emotion) * 100.0).round() as i64)),
        None if text == "absent" => Experience { is_absent: true, ..Experience::default() },
        None => Experience::feels(Emotion::clamped((number(text) * 50.0).round() as i64)),
    };
    if let Some(size) = word.strip_prefix('~') {
        let named = EffortSize::ALL.into_iter().find(|one| format!("{one:?}") == size);
        touchpoint.effort = Some(named.map_or_else(|| Effort::Number(points(size)), Effort::Size));
    } else if let Some(importance) = word.strip_prefix('*') {
        touchpoint.importance = Some(Rating::clamped((number(importance) * 10.0).round() as i64));
    } else if let Some(satisfaction) = word.strip_prefix('/') {
        touchpoint.satisfaction = Some(Rating::clamped((number(satisfaction) * 10.0).round() as i64));
    } else if let Some((persona, text)) = word.split_once(':') {
        feelings.insert(Id::from_words(persona, 0), feeling(text));
    } else {
        feelings.extend(map.personas.ids().map(|persona| (persona, feeling(word))));
    }
}

/// The retail graph: the map on which every figure of the analysis is known.
pub fn retail_graph() -> JourneyMap {
    map("
        Awareness: ad(start=.6, x=.3, e=0, *3, /5, ~.3, c=.8, survey=20) | friend(start=.4, e=.5, *5, /8, ~.8, c=.3, survey=20)
        Consideration: search(x=.1, e=0, *6, /6, ~.5, c=.6, survey=20) | reviews(x=.4, e=-.25, *7, /4, ~.4, c=.3, assumption) | site(x=.3, e=.25, *8, /6, ~.5, c=1, survey=20) | store(x=.4, e=.5, *7, /7, ~.7, c=1, survey=20)
        Buy: checkout(x=.2, e=-.75, *9, /3, ~S, c=1, survey=41)
        Delivery: delivery(e=-.25, *8, /4, ~.75, c=.7, survey=20) | support(x=.3, e=-.5, *8, /3, ~.4, c=1, survey=20)
        Use: use(ok=.6, e=.75, *9, /8, ~.9, c=1, survey=20) | share(ok=1, e=.5, *4, /7, ~.3, c=.3, survey=20)
        Links: ad -.7> search
        Links: friend -.5> search -.4> reviews -.6> site -.5> checkout -.8> delivery -.9> use -.3> share
        Links: friend -.5> store -.6> checkout
        Links: search -.5> site -.2> store
        Links: delivery -.1> support -.7> use -.1> support
    ")
}

/// The touchpoints of the plain workshop map, with `->` or `|` between them.
pub fn workshop_with(way: &str) -> JourneyMap {
    let text = "
        Pre: ad(0, workshop) W friend(+1, workshop) W search(0, workshop) W reviews(+1, workshop) W store(+2, workshop) W compares prices(-1, workshop)
        Buy: checkout(-2, workshop) W pays(0, workshop)
        Post: e-mail(+1, workshop) W waits(-2, workshop) W unpacks(+2, workshop) W return(-1, workshop)";
    map(&text.replace(" W ", &format!(" {way} ")).replace("e-mail", "e–mail"))
}

/// The plain workshop map: faces, and nothing else.
pub fn plain_workshop() -> JourneyMap {
    workshop_with("|")
}

/// The touchpoint with this title.
pub fn touchpoint(map: &JourneyMap, title: &str) -> Id<Touchpoint> {
    map.touchpoints
        .iter()
        .find(|(_, record)| record.title == title)
        .map_or_else(|| panic!("no `{title}`"), |(id, _)| id)
}
