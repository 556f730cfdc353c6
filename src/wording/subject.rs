//! A record in the middle of a sentence: "the touchpoint “Pay”".

use crate::model::{JourneyMap, Subject};

/// The record as it is called, or by its id where it has no name or is not there.
pub(super) fn subject(subject: Subject, map: &JourneyMap) -> String {
    let named = |kind: &str, name: Option<&String>, id: String| match name.map(|name| name.trim()) {
        Some(name) if !name.is_empty() => format!("the {kind} “{name}”"),
        _ => format!("the {kind} {id}"),
    };
    let title = |id| map.touchpoints.get(id).map(|record| record.title.as_str()).unwrap_or("?");
    match subject {
        Subject::About => "the description of the map".to_owned(),
        Subject::Settings => "the settings of the map".to_owned(),
        Subject::Persona(id) => named("persona", map.personas.get(id).map(|record| &record.name), id.to_string()),
        Subject::Stage(id) => named("stage", map.stages.get(id).map(|record| &record.name), id.to_string()),
        Subject::Channel(id) => named("channel", map.channels.get(id).map(|record| &record.name), id.to_string()),
        Subject::Touchpoint(id) => {
            named("touchpoint", map.touchpoints.get(id).map(|record| &record.title), id.to_string())
        }
        Subject::Opportunity(id) => {
            named("opportunity", map.opportunities.get(id).map(|record| &record.title), id.to_string())
        }
        Subject::Experience((touchpoint, _)) => format!("the feeling at “{}”", title(touchpoint)),
        Subject::Link(id) => match map.links.get(id) {
            Some(link) => format!("the link from “{}” to “{}”", title(link.from), title(link.to)),
            None => format!("the link {id}"),
        },
    }
}

/// The record's id as in the file; none for parts that every map has.
pub(super) fn subject_id(subject: Subject) -> Option<String> {
    Some(match subject {
        Subject::About | Subject::Settings => return None,
        Subject::Persona(id) => id.to_string(),
        Subject::Stage(id) => id.to_string(),
        Subject::Channel(id) => id.to_string(),
        Subject::Touchpoint(id) => id.to_string(),
        Subject::Experience((touchpoint, persona)) => format!("{touchpoint} {persona}"),
        Subject::Link(id) => id.to_string(),
        Subject::Opportunity(id) => id.to_string(),
    })
}
