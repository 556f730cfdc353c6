//! What stands in the rows of a sheet, and what the rows are called.

use crate::model::{EffortSize, LoveCause, Metric, PainCause};

/// Row of the curve.
pub const FEELING: &str = "Feeling";
/// Row of what the customer does.
pub const DOING: &str = "Doing";
/// Row of channels and creator.
pub const WHERE: &str = "Where";
/// Row of thoughts.
pub const THINKING: &str = "Thinking";
/// Row of motivations.
pub const MOTIVATION: &str = "Motivation";
/// Row of expectations.
pub const EXPECTATION: &str = "Expectation";
/// Row of causes.
pub const CAUSE: &str = "Love & pain";
/// Row of opportunities.
pub const OPPORTUNITY: &str = "Opportunity";
/// Row of metrics.
pub const METRIC: &str = "Metric";
/// Blueprint: row of what the customer does.
pub const ACTION: &str = "Customer";
/// Blueprint: row of where customer and company meet.
pub const FRONTSTAGE: &str = "Frontstage";
/// Blueprint: row of what the customer does not see.
pub const BACKSTAGE: &str = "Backstage";
/// Blueprint: row of what holds it up.
pub const SUPPORT: &str = "Support";
/// Blueprint: between customer and frontstage.
pub const LINE_OF_INTERACTION: &str = "line of interaction";
/// Blueprint: between frontstage and backstage.
pub const LINE_OF_VISIBILITY: &str = "line of visibility";
/// Blueprint: between backstage and support.
pub const LINE_WITHIN: &str = "line of internal interaction";
/// Blueprint: nobody wrote what the customer does.
pub const NO_ACTION: &str = "No action";
/// Blueprint: nobody said where it happens.
pub const NO_CHANNEL: &str = "No channel";
/// Blueprint: there is no procedure.
pub const NO_PROCEDURE: &str = "No procedure";
/// Blueprint: nothing is measured.
pub const NO_METRIC: &str = "No metric";
/// Blueprint: the front line may solve problems on the spot.
pub const MAY_SOLVE: &str = "May solve it on the spot";
/// Blueprint: it may not.
pub const MAY_NOT_SOLVE: &str = "May not solve it on the spot";

/// The name of a stage that began in the tier before.
#[must_use]
pub fn goes_on(stage: &str) -> String {
    format!("{stage}, continued")
}

/// A thought in quotation marks, unless it has them already; nothing if there is none.
#[must_use]
pub fn quoted(thought: &str) -> String {
    let thought = thought.trim();
    if thought.is_empty() {
        return String::new();
    }
    let is_quoted = thought.starts_with(['“', '"', '„', '«', '»', '「', '‘']);
    if is_quoted { thought.to_owned() } else { format!("“{thought}”") }
}

/// What is somebody else's, with whose it is.
#[must_use]
pub fn of(name: &str, words: &str) -> String {
    format!("{name}: {words}")
}

/// "Guest checkout (S)".
#[must_use]
pub fn opportunity(title: &str, effort: Option<EffortSize>) -> String {
    match effort {
        Some(size) => format!("{} ({size:?})", title.trim()),
        None => title.trim().to_owned(),
    }
}

/// "done 80 %, target 95 %".
#[must_use]
pub fn metric(metric: &Metric) -> String {
    let measured = |figure: &str| match (figure.trim(), metric.unit.trim()) {
        ("", _) => None,
        (figure, "") => Some(figure.to_owned()),
        (figure, unit) => Some(format!("{figure} {unit}")),
    };
    let name = metric.name.trim();
    match (measured(&metric.actual), measured(&metric.target)) {
        (Some(actual), Some(target)) => format!("{name} {actual}, target {target}"),
        (Some(actual), None) => format!("{name} {actual}"),
        (None, Some(target)) => format!("{name}, target {target}"),
        (None, None) => name.to_owned(),
    }
    .trim()
    .to_owned()
}

/// "reviewed 2026-03".
#[must_use]
pub fn reviewed(date: &str) -> String {
    format!("reviewed {}", date.trim())
}

/// Why it is loved.
#[must_use]
pub fn love_cause(cause: LoveCause) -> &'static str {
    match cause {
        LoveCause::Sensory => "Looks and feels good",
        LoveCause::Service => "Good service",
        LoveCause::Speed => "Quick",
        LoveCause::Price => "A good price",
        LoveCause::Person => "A helpful person",
        LoveCause::Surprise => "A nice surprise",
        LoveCause::Other => "Loved",
    }
}

/// Why it hurts.
#[must_use]
pub fn pain_cause(cause: PainCause) -> &'static str {
    match cause {
        PainCause::Failure => "It fails",
        PainCause::Delay => "Too slow",
        PainCause::Inconsistency => "Not as promised",
        PainCause::Effort => "Too much effort",
        PainCause::Price => "Too expensive",
        PainCause::Trust => "Lack of trust",
        PainCause::Other => "It hurts",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_says_what_is_and_what_should_be() {
        let of = |actual: &str, target: &str| {
            metric(&Metric { name: "done".into(), unit: "%".into(), actual: actual.into(), target: target.into() })
        };
        assert_eq!(of("80", "95"), "done 80 %, target 95 %");
        assert_eq!(of("80", ""), "done 80 %");
        assert_eq!(of("", "95"), "done, target 95 %");
        assert_eq!(of("", ""), "done");
    }

    #[test]
    fn a_thought_is_quoted_once() {
        assert_eq!(quoted(" Where is it? "), "“Where is it?”");
        assert_eq!(quoted("“Where is it?”"), "“Where is it?”");
    }

    #[test]
    fn an_opportunity_says_its_effort() {
        assert_eq!(opportunity("Guest checkout", Some(EffortSize::S)), "Guest checkout (S)");
        assert_eq!(opportunity("Guest checkout", None), "Guest checkout");
    }
}
