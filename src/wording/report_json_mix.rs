//! The mix and the value of the report for machines: what stands beside the findings.

use serde_json::{Map, Value, json};

use super::report_json::phase;
use crate::{
    analysis::{LovePain, Report, ValueCategory},
    model::{Creator, JourneyMap},
};

/// Love against pain; lines in the order of the map, as names may be equal.
pub(super) fn balance(map: &JourneyMap, report: &Report) -> Value {
    let line = |name: &str, of: LovePain| json!({ "name": name, "love": of.love, "pain": of.pain });
    let channel = |id| map.channels.get(id).map_or("", |record| record.name.as_str());
    let persona = |id| map.personas.get(id).map_or("", |record| record.name.as_str());
    let creator = |creator| match creator {
        Creator::Paid => "paid",
        Creator::Owned => "owned",
        Creator::Earned => "earned",
    };
    let balance = &report.balance;
    json!({
        "phase": balance.by_phase.iter().map(|(one, of)| line(phase(*one), *of)).collect::<Vec<_>>(),
        "channel": balance.by_channel.iter().map(|(id, of)| line(channel(*id), *of)).collect::<Vec<_>>(),
        "creator": balance.by_creator.iter().map(|(one, of)| line(creator(*one), *of)).collect::<Vec<_>>(),
        "persona": balance.by_persona.iter().map(|(id, of)| line(persona(*id), *of)).collect::<Vec<_>>(),
    })
}

/// Links that change the channel.
pub(super) fn channel_switches(report: &Report) -> Value {
    let switches = report.channel_switches.switches.iter().map(|one| {
        json!({
            "link": one.link.to_string(),
            "from": one.from.to_string(),
            "to": one.to.to_string(),
            "fall": one.fall,
            "feels_worse": one.is_fall(),
        })
    });
    json!({ "share": report.channel_switches.share, "links": switches.collect::<Vec<_>>() })
}

/// The weights and λ that were used.
pub(super) fn weights(report: &Report) -> Value {
    let weights = &report.weights;
    json!({
        "criticality": weights.criticality.value(),
        "intensity": weights.intensity.value(),
        "gateway": weights.gateway.value(),
        "importance": weights.importance.value(),
        "memory": weights.memory.value(),
        "loss_aversion": report.loss_aversion,
    })
}

/// What personas are worth, in the unit of the margin: only for those who ask for it.
#[must_use]
pub fn values_json(map: &JourneyMap, report: &Report) -> Value {
    let hundredths = |amount: f64| amount / 100.0;
    let value = |one: &crate::analysis::PersonaValue| {
        let mut told = Map::new();
        let name = map.personas.get(one.persona).map_or("", |record| record.name.as_str());
        told.insert("persona".to_owned(), json!(name));
        told.insert("lifetime_value".to_owned(), json!(hundredths(one.actual)));
        told.insert("potential".to_owned(), json!(one.potential.map(hundredths)));
        told.insert("unrealised".to_owned(), json!(one.unrealised.map(hundredths)));
        told.insert("horizon".to_owned(), json!(one.horizon));
        told.insert("category".to_owned(), json!(one.category.map(category)));
        Value::Object(told)
    };
    Value::Array(report.values.iter().map(value).collect())
}

fn category(category: ValueCategory) -> &'static str {
    match category {
        ValueCategory::MostValuable => "most_valuable",
        ValueCategory::MostGrowable => "most_growable",
        ValueCategory::SuperGrowth => "super_growth",
        ValueCategory::LowMaintenance => "low_maintenance",
        ValueCategory::BelowZero => "below_zero",
    }
}
